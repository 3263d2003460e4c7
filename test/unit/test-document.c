// SPDX-License-Identifier: EUPL-1.2
/*
 * Numbers and references of document trees, and what a template run refuses.
 */
#include "document/document.h"

#include <libxml/parser.h>
#include <string.h>

#define TREE(content) "<document xmlns='urn:entente:document:1'>" content "</document>"

static xmlDoc *parse(const char *text)
{
	xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), "test", NULL, XML_PARSE_NONET);

	g_assert_nonnull(doc);
	return doc;
}

/* The tree numbered, as text; or the error's code as «error N». */
static char *numbered(const char *text)
{
	xmlDoc *tree = parse(text), *lexicon = template_file("/lexicon/fr.xml");
	g_autoptr(GError) error = NULL;
	char *result;
	xmlChar *bytes;
	int length;

	g_assert_nonnull(lexicon);
	if (document_number(tree, lexicon, &error)) {
		xmlDocDumpMemory(tree, &bytes, &length);
		result = g_strndup((const char *)bytes, (gsize)length);
		xmlFree(bytes);
	} else {
		g_assert_nonnull(error);
		result = g_strdup_printf("error %d", error->code);
	}
	xmlFreeDoc(tree);
	xmlFreeDoc(lexicon);
	return result;
}

static void assert_has(const char *tree, const char *piece)
{
	g_autofree char *result = numbered(tree);

	if (!strstr(result, piece))
		g_error("«%s» not in «%s»", piece, result);
}

static void test_numbers(void)
{
	assert_has(TREE("<partie/><partie/><partie/><partie id='x'/>"), "id=\"x\" numero=\"IV\" etiquette=\"Titre IV\"");
	assert_has(TREE("<partie><article/></partie><partie><article id='x'/></partie>"),
		   "id=\"x\" numero=\"2\" etiquette=\"Article 2\"");
	assert_has(TREE("<article num='non'/><article id='x'/>"), "id=\"x\" numero=\"1\"");
	assert_has(TREE("<annexe/><annexe id='x'/>"), "id=\"x\" numero=\"B\" etiquette=\"Annexe B\"");
	assert_has(TREE("<tableau/><tableau id='x' legende='L'/>"), "legende=\"L\" numero=\"1\" etiquette=\"Tableau 1\"");
	assert_has(TREE("<figure id='x'><legende/></figure>"), "numero=\"1\" etiquette=\"Figure 1\"");
	assert_has(TREE("<article><alinea num='oui'/></article><article><alinea num='oui'/></article>"),
		   "<article numero=\"2\" etiquette=\"Article 2\"><alinea num=\"oui\" numero=\"1\"/>");
	assert_has(TREE("<alinea><note/></alinea><alinea><fort><note id='x'/></fort></alinea>"), "id=\"x\" numero=\"2\"");
}

static void test_many(void)
{
	g_autoptr(GString) tree = g_string_new("<document xmlns='urn:entente:document:1'>");
	g_autofree char *result = NULL;

	for (int i = 0; i < 60; i++)
		g_string_append(tree, "<partie/><annexe/>");
	g_string_append(tree, "</document>");
	result = numbered(tree->str);
	g_assert_nonnull(strstr(result, "Titre XLIX\""));
	g_assert_nonnull(strstr(result, "Titre LX\""));
	g_assert_nonnull(strstr(result, "Annexe Z\""));
	g_assert_nonnull(strstr(result, "Annexe AA\""));
	g_assert_nonnull(strstr(result, "Annexe BH\""));
}

static void test_references(void)
{
	assert_has(TREE("<article/><article id='x'/><alinea><renvoi vers='x'/></alinea>"), ">article 2</renvoi>");
	assert_has(TREE("<alinea><renvoi vers='x'/></alinea><annexe id='x'/>"), ">annexe A</renvoi>");
	assert_has(TREE("<alinea><renvoi vers='x'/></alinea><tableau id='x' legende='L'/>"), ">tableau 1</renvoi>");
	assert_has(TREE("<article><alinea id='x'/></article><alinea><renvoi vers='x'/></alinea>"), ">article 1</renvoi>");
	assert_has(TREE("<article id='x'/><alinea><renvoi vers='x'>ci-dessus</renvoi></alinea>"), ">ci-dessus</renvoi>");
}

static void test_refused(void)
{
	g_autofree char *reference = g_strdup_printf("error %d", DOCUMENT_ERROR_REFERENCE);

	assert_has(TREE("<alinea><renvoi vers='rien'/></alinea>"), reference);
	assert_has(TREE("<alinea><renvoi vers='rien'>texte</renvoi></alinea>"), reference);
	assert_has(TREE("<alinea><renvoi/></alinea>"), reference);
	assert_has(TREE("<tableau id='x'/><alinea><renvoi vers='x'/></alinea>"), reference);
	assert_has(TREE("<article id='x'/><annexe id='x'/>"), reference);
}

static void test_template_refused(void)
{
	static const char *const names[] = { "rien", "../part/nom", "reglement-interieur.xsl", "", "/etc/passwd", NULL };
	static const struct template_options options = { .lang = "fr" };
	xmlDoc *facts = parse("<faits xmlns='urn:entente:faits:1' xml:lang='fr'/>");

	for (int i = 0; names[i]; i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(document_make(facts, names[i], &options, &error));
		g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TEMPLATE);
	}
	g_assert_null(template_file("/lexicon/../../law/fr/acts.xml"));
	g_assert_null(template_file("/absent.xml"));
	xmlFreeDoc(facts);
}

static gboolean ordered(const char *facts, const char *const *only, const char *model, const char *lang)
{
	xmlDoc *doc = parse(facts);
	g_autoptr(GPtrArray) orders = papers_wanted(doc, only);
	gboolean found = FALSE;

	for (guint i = 0; i < orders->len; i++) {
		const struct paper_order *order = orders->pdata[i];
		found |= !g_strcmp0(order->paper->model, model) && !g_strcmp0(order->lang, lang);
	}
	xmlFreeDoc(doc);
	return found;
}

static void test_papers(void)
{
#define FACTS "<faits xmlns='urn:entente:faits:1' xml:lang='fr'"
	static const char council[] = FACTS " conseil='clspd'/>", other[] = FACTS "/>",
			  asked[] = FACTS "><document modele='reglement-interieur'/></faits>",
			  dutch[] = FACTS "><document modele='reglement-interieur' langue='nl'/></faits>";
	static const char *const only[] = { "reglement-interieur", NULL };
	g_auto(GStrv) names = paper_names();

	g_assert_true(g_strv_contains((const char *const *)names, "diagrammes"));
	g_assert_null(paper_find("rien"));
	g_assert_true(paper_find("rapport-validation")->verdict && !paper_find("reglement-interieur")->verdict);
	g_assert_true(ordered(council, NULL, "reglement-interieur", NULL));
	g_assert_false(ordered(other, NULL, "reglement-interieur", NULL));
	g_assert_true(ordered(other, NULL, "rapport-validation", NULL));
	g_assert_true(ordered(other, only, "reglement-interieur", NULL));
	g_assert_false(ordered(other, only, "rapport-validation", NULL));
	g_assert_true(ordered(asked, NULL, "reglement-interieur", NULL));
	g_assert_true(ordered(dutch, NULL, "reglement-interieur", "nl"));
	g_assert_false(ordered(dutch, NULL, "reglement-interieur", NULL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/document/numbers", test_numbers);
	g_test_add_func("/document/many", test_many);
	g_test_add_func("/document/references", test_references);
	g_test_add_func("/document/refused", test_refused);
	g_test_add_func("/document/template-refused", test_template_refused);
	g_test_add_func("/document/papers", test_papers);
	return g_test_run();
}
