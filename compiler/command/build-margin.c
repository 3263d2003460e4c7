// SPDX-License-Identifier: EUPL-1.2
/*
 * Why each article of a paper stands, written beside it (build --marge).
 *
 * templates/document/marge.xml tells, for an article, the elements of the charter
 * it is made of (XPath on the facts) and the rules of law that ask for it. What is
 * written is what holds at the date of the build: a rule that is not in force, of
 * another law, or that looks at nothing in this charter is left out; places are
 * those of the author's file.
 */
#include "command/build.h"

#include "check/rule.h"
#include "diag/words.h"

#include <libxml/xpathInternals.h>
#include <string.h>

/* Names shown of one kind; the others are counted. */
#define NAMES_SHOWN 8

struct margin {
	const struct build *build;
	xmlDoc *facts;
	xmlNode *rows;          /* <papier> of marge.xml, or NULL */
	xmlNode *others;        /* of the paper that it is like, or NULL */
	xmlXPathContext *xpath; /* on the facts */
	xmlXPathObject *without; /* elements that the paper leaves out, or NULL */
};

static gboolean is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The row of an article: of its own id, else of a pattern «i-*»; *ret_id: what the star stands for, or the id. */
static const xmlNode *find_row(const xmlNode *rows, const char *id, const char **ret_id)
{
	for (const xmlNode *row = rows ? rows->children : NULL; row; row = row->next) {
		g_autofree char *name = row->type == XML_ELEMENT_NODE ? document_attribute(row, "article") : NULL;
		gsize stem = name ? strlen(name) - 1 : 0;
		if (!name || !*name)
			continue;
		*ret_id = name[stem] == '*' ? id + stem : id;
		if (name[stem] == '*' ? strncmp(name, id, stem) == 0 : strcmp(name, id) == 0)
			return row;
	}
	*ret_id = id;
	return NULL;
}

/* ---- Lists of names ------------------------------------------------------- */

static void add_name(GPtrArray *names, char *name)
{
	if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
		g_free(name);
	else
		g_ptr_array_add(names, name);
}

/* One line of the note, «Tiré de : a ; b et 3 autres»; nothing for no name. */
static void add_line(const struct margin *margin, xmlNode *note, enum report_word head, const GPtrArray *names)
{
	const char *lang = margin->build->compile->lang;
	g_autoptr(GString) line = g_string_new(NULL);

	if (names->len == 0)
		return;
	for (guint i = 0; i < names->len && i < NAMES_SHOWN; i++)
		g_string_append_printf(line, "%s%s", i ? " ; " : "", (const char *)names->pdata[i]);
	if (names->len > NAMES_SHOWN) {
		g_autofree char *rest = g_strdup_printf("%u", names->len - NAMES_SHOWN);
		g_autofree char *more = report_words(WORD_MARGIN_MORE, lang, (const char *[]){ rest, NULL });
		g_string_append(line, more);
	}
	if (note->children)
		xmlNewChild(note, note->ns, BAD_CAST "retour", NULL);
	xmlNewTextChild(note, note->ns, BAD_CAST "fort", BAD_CAST report_word(head, lang));
	xmlNodeAddContent(note, BAD_CAST line->str);
}

/* ---- What an article comes from -------------------------------------------- */

static gboolean left_out(const struct margin *margin, xmlNode *fact)
{
	for (xmlNode *node = fact; node && node->type == XML_ELEMENT_NODE; node = node->parent)
		if (margin->without && xmlXPathNodeSetContains(margin->without->nodesetval, node))
			return TRUE;
	return FALSE;
}

static xmlXPathObject *evaluate(const struct margin *margin, const char *expression)
{
	xmlXPathObject *found = xmlXPathEval(BAD_CAST expression, margin->xpath);

	g_assert(found); /* a fault in marge.xml is ours */
	return found;
}

/* «pleniere (clspd.xml:42)»; an element without id by its name. */
static void add_element(const struct margin *margin, xmlNode *fact, GPtrArray *names)
{
	struct place at = fact_place(margin->build->compile->charter, fact, NULL);
	g_autofree char *id = document_attribute(fact, "id");

	if (!at.source || left_out(margin, fact))
		return;
	g_autofree char *file = g_path_get_basename(at.source->name);
	add_name(names, g_strdup_printf("%s (%s:%u)", id ? id : (const char *)fact->name, file, place_line(at)));
}

static void add_elements(const struct margin *margin, const char *expression, const char *id, GPtrArray *names)
{
	xmlXPathRegisterVariable(margin->xpath, BAD_CAST "id", xmlXPathNewCString(id));
	xmlXPathObject *found = evaluate(margin, expression);
	for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++)
		add_element(margin, found->nodesetval->nodeTab[i], names);
	xmlXPathFreeObject(found);
}

static gboolean holds_at(const struct interval *when, date_n date)
{
	return when->from <= date && (!when->to || date <= when->to);
}

/* Whether the rule looks at something in this charter; with `here`, at the element of that id, in it, or at a flow said there. */
static gboolean looks_at(const struct margin *margin, const struct rule *rule, const char *here)
{
	g_autofree char *context = g_strdup_printf("boolean(%s%s%s)", *rule->context == '/' ? "" : "//", rule->context,
						   here ? "[ancestor-or-self::*/@id=$id or @lieu=$id]" : "");
	xmlXPathObject *found = evaluate(margin, context);
	gboolean is = xmlXPathCastToBoolean(found) != 0;

	xmlXPathFreeObject(found);
	return is;
}

/* Rules of one list of the row that are in force, and the provisions they rest on. */
static void add_rules(const struct margin *margin, const xmlNode *row, const char *which, GPtrArray *rules, GPtrArray *provisions)
{
	const struct compile *compile = margin->build->compile;
	g_autofree char *list = document_attribute(row, which), *here = document_attribute(row, "ici");
	g_auto(GStrv) ids = g_strsplit(list ? list : "", " ", -1);

	for (char **id = ids; *id; id++) {
		const struct rule *rule = **id ? rules_find(rules_of(compile->pack), *id) : NULL;
		if (!rule || !rule_in_force(rule, compile->pack, compile->charter->as_of) || !looks_at(margin, rule, here))
			continue;
		add_name(rules, g_strdup(rule->id));
		for (char **one = rule->provisions; one && *one; one++) {
			const struct provision *provision = pack_provision(compile->pack, *one, compile->charter->as_of);
			if (provision && holds_at(&provision->in_force, compile->charter->as_of))
				add_name(provisions, g_strdup(provision_label(provision, compile->lang)));
		}
	}
}

/* What any article may have of the charter: paragraphs it adds there, or the article it is. */
#define INSERTIONS "/f:faits/f:document[@modele=$modele]/f:insertion[not(@numero) and @partie=$id or @numero and " \
	"(concat(@partie,'-',@numero)=$id or concat('ins-',@id)=$id or starts-with($id, concat(@partie,'-suite')))]"

static void note_article(const struct margin *margin, xmlNode *article)
{
	g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func(g_free), rules = g_ptr_array_new_with_free_func(g_free),
			     provisions = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *whole = document_attribute(article, "id");
	const char *id = NULL;
	const xmlNode *row = whole ? find_row(margin->rows, whole, &id) : NULL;
	if (whole && !row)
		row = find_row(margin->others, whole, &id);
	g_autofree char *from = document_attribute(row, "de"), *council = document_attribute(xmlDocGetRootElement(margin->facts), "conseil");

	if (!whole)
		return;
	if (from)
		add_elements(margin, from, id, elements);
	add_elements(margin, INSERTIONS, id, elements);
	if (!row)
		add_elements(margin, "/f:faits/*[@id=$id]", id, elements);
	add_rules(margin, row, "regles", rules, provisions);
	if (council)
		add_rules(margin, row, council, rules, provisions);

	xmlNode *note = xmlNewDocNode(article->doc, article->ns, BAD_CAST "marge", NULL), *title = article->children;
	while (title && !is(title, "titre"))
		title = title->next;
	add_line(margin, note, WORD_MARGIN_FROM, elements);
	add_line(margin, note, WORD_MARGIN_RULE, rules);
	add_line(margin, note, WORD_MARGIN_PROVISION, provisions);
	if (!note->children)
		xmlNodeAddContent(note, BAD_CAST report_word(WORD_MARGIN_OURS, margin->build->compile->lang));
	xmlAddNextSibling(title, note);
}

static void note_articles(const struct margin *margin, xmlNode *parent)
{
	for (xmlNode *node = parent->children; node; node = node->next) {
		g_autofree char *numbered = is(node, "annexe") ? document_attribute(node, "numero") : NULL;
		if (is(node, "article") || numbered)
			note_article(margin, node);
		if (is(node, "partie") || is(node, "annexe"))
			note_articles(margin, node);
	}
}

static xmlNode *find_paper(const xmlDoc *table, const char *model)
{
	for (xmlNode *paper = xmlDocGetRootElement((xmlDoc *)table)->children; paper; paper = paper->next) {
		g_autofree char *name = paper->type == XML_ELEMENT_NODE ? document_attribute(paper, "modele") : NULL;
		if (g_strcmp0(name, model) == 0)
			return paper;
	}
	return NULL;
}

void build_margin(const struct build *build, const char *model, xmlDoc *facts, xmlDoc *tree)
{
	xmlDoc *table = template_file("/document/marge.xml");
	struct margin margin = { .build = build, .facts = facts, .xpath = xmlXPathNewContext(facts) };

	g_assert(table);
	margin.rows = find_paper(table, model);
	g_autofree char *like = document_attribute(margin.rows, "comme");
	margin.others = like ? find_paper(table, like) : NULL;
	xmlXPathRegisterNs(margin.xpath, BAD_CAST "f", BAD_CAST "urn:entente:faits:1");
	xmlXPathRegisterVariable(margin.xpath, BAD_CAST "modele", xmlXPathNewCString(model));
	g_autofree char *without = document_attribute(margin.rows, "sauf");
	margin.without = without ? evaluate(&margin, without) : NULL;
	note_articles(&margin, xmlDocGetRootElement(tree));
	xmlXPathFreeObject(margin.without); /* NULL is no matter */
	xmlXPathFreeContext(margin.xpath);
	xmlFreeDoc(table);
}
