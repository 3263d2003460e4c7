// SPDX-License-Identifier: EUPL-1.2
/*
 * The table of messages holds together; findings are kept once, sorted, counted,
 * printed as text and as JSON.
 */
#include "diag/diag.h"

#include <stdlib.h>
#include <string.h>

static void assert_arguments(const char *text, int nargs)
{
	int depth = 0;

	for (const char *p = text; p && *p; p++) {
		if (*p == '{') {
			g_assert_true(g_ascii_isdigit(p[1]));
			g_assert_cmpint(p[1] - '0', <, nargs);
			g_assert_true(strchr("}?!", p[2]) != NULL);
			depth++;
		}
		depth -= *p == '}';
		g_assert_cmpint(depth, >=, 0);
	}
	g_assert_cmpint(depth, ==, 0);
}

static void assert_texts(const struct message_row *row, const struct message_text *texts)
{
	g_assert_true(texts->title && *texts->title);
	g_assert_true(texts->text && *texts->text);
	g_assert_true(texts->explanation && *texts->explanation);
	assert_arguments(texts->text, row->nargs);
	assert_arguments(texts->fix, row->nargs);
	g_assert_false(g_str_has_suffix(texts->text, "."));
}

static void test_rows(void)
{
	for (gsize i = 0; i < MESSAGE_COUNT; i++) {
		const struct message_row *row = &message_rows[i];

		g_assert_true(g_str_has_prefix(row->id, "entente-"));
		g_assert_cmpuint(strspn(row->id, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen(row->id));
		g_assert_true(message_find(row->id) == row); /* no id twice */
		assert_texts(row, &row->fr);
		assert_texts(row, &row->en);
	}
	g_assert_null(message_find("entente-rien"));
	g_assert_true(message_texts(&message_rows[0], "nl") == &message_rows[0].en);
}

static void assert_format(const char *text, const char *expected)
{
	const char *args[] = { "un", "", "trois", NULL };
	g_autofree char *got = message_format(text, args);

	g_assert_cmpstr(got, ==, expected);
}

static void test_format(void)
{
	assert_format("a {0} b {2}{1}", "a un b trois");
	assert_format("{0?oui {0}}{0!non}{1?oui}{1!non {2}}", "oui unnon trois");
	assert_format("{0?{1!x{2}}}{9}", "xtrois");
	assert_format("{x} {", "{x} {");
}

static struct finding *say(struct findings *findings, const struct source *source, gsize offset, const char *id,
			   enum severity severity, const char *message)
{
	struct finding *finding = finding_new(id, severity, ORIGIN_LAW, (struct place){ source, offset }, NULL);

	finding->message = g_strdup(message);
	return findings_add(findings, finding);
}

static void test_findings(void)
{
	const char *text = "<a>\n\t<é b='日本x'/>\n</a>\n";
	struct source *source = source_new("x.xml", g_strdup(text), strlen(text));
	g_autoptr(findings_t) findings = findings_new();
	struct finding *first = say(findings, source, 4, "fr-b", SEVERITY_ERROR, "deux");

	g_assert_true(say(findings, source, 4, "fr-b", SEVERITY_ERROR, "deux") == first);
	say(findings, source, 4, "fr-a", SEVERITY_WARNING, "trois");
	say(findings, source, 0, "fr-z", SEVERITY_ADVICE, "un")->derogated = TRUE;
	findings_sort(findings);
	g_assert_cmpuint(findings->list->len, ==, 3);
	g_assert_cmpstr(((struct finding *)findings->list->pdata[0])->id, ==, "fr-z");
	g_assert_cmpstr(((struct finding *)findings->list->pdata[1])->id, ==, "fr-a");
	g_assert_cmpuint(findings_count(findings, SEVERITY_ERROR), ==, 1);
	g_assert_cmpuint(findings_count(findings, SEVERITY_ADVICE), ==, 0);
	g_assert_cmpuint(findings_count_derogated(findings), ==, 1);
	g_assert_false(findings_has_compiler_error(findings));
	source_free(source);
}

/* A finding with everything, for both printers. */
static struct finding *full(struct findings *findings, const struct source *source)
{
	struct place at = { source, (gsize)(strstr(source->text, "x'") - source->text) };
	struct finding *finding = say(findings, source, at.offset, "fr-tout", SEVERITY_WARNING, "phrase\033[31m");
	const char *provisions[] = { "fr-csi:l132-5", NULL }, *labels[] = { "CSI, art. L. 132-5", NULL };

	finding->contested = TRUE;
	finding->fix = g_strdup("corriger");
	finding->element = g_strdup("f1");
	finding->provisions = g_strdupv((char **)provisions);
	finding->labels = g_strdupv((char **)labels);
	finding_add_reading(finding, "un tribunal", "non");
	finding_add_related(finding, (struct place){ source, 0 }, "ici");
	finding_add_step(finding, "f1", "école", "maire", "absences", at);
	finding_add_step(finding, NULL, "maire", "maire", "chiffres", (struct place){ NULL, 0 });
	return finding;
}

static char *print(const struct findings *findings, const char *lang, gboolean colour)
{
	const struct print_options options = { lang, colour, TRUE };
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	findings_print(findings, &options, out);
	fclose(out);
	return text;
}

static void test_print(void)
{
	const char *text = "<a>\n\t<é b='日本x'/>\n</a>\n";
	struct source *source = source_new("x.xml", g_strdup(text), strlen(text));
	g_autoptr(findings_t) findings = findings_new();
	g_autofree char *fr = NULL, *en = NULL, *nl = NULL, *colour = NULL;

	full(findings, source);
	findings->to_decide = 2;
	fr = print(findings, "fr", FALSE);
	en = print(findings, "de", FALSE);
	nl = print(findings, "nl", FALSE);
	colour = print(findings, "fr", TRUE);
	g_assert_cmpstr(fr, ==,
			"x.xml:2:10: avertissement[fr-tout] (discuté): phrase�[31m\n"
			"    2 |         <é b='日本x'/>\n"
			"      |                   ^\n"
			"      = CSI, art. L. 132-5\n"
			"      = pour y remédier : corriger\n"
			"      = voir x.xml:1:1 : ici\n"
			"      = par ce chemin :\n"
			"        = 1. école fait connaître « absences » à maire (flux f1, ligne 2)\n"
			"        = 2. maire en tire « chiffres »\n"
			"      = le droit est discuté, voici les lectures :\n"
			"        = – un tribunal : non\n"
			"\n"
			"1 avertissement, 2 points restent à décider (avec --strict, un avertissement fait échouer)\n");
	g_assert_nonnull(strstr(en, "warning[fr-tout] (contested): "));
	g_assert_nonnull(strstr(nl, "waarschuwing[fr-tout] (omstreden): "));
	g_assert_nonnull(strstr(nl, "1 waarschuwing, 2 punten blijven te beslissen"));
	g_assert_null(strchr(en, '\033'));
	g_assert_nonnull(strstr(colour, "\033[1;35mavertissement"));
	source_free(source);
}

static void test_long_line(void)
{
	g_autofree char *blank = g_strnfill(500, 'a');
	char *text = g_strdup_printf("%s\t<b/>%s", blank, blank);
	struct source *source = source_new("x.xml", text, strlen(text));
	g_autoptr(findings_t) findings = findings_new();
	g_autofree char *out = NULL;
	g_auto(GStrv) lines = NULL;
	const char *tag;

	say(findings, source, (gsize)(strchr(text, '<') - text), "fr-a", SEVERITY_ERROR, "loin");
	out = print(findings, "fr", FALSE);
	lines = g_strsplit(out, "\n", -1);
	tag = strchr(lines[1], '<');
	g_assert_cmpint(g_utf8_strlen(lines[1], -1), <, 120);
	g_assert_cmpint(g_utf8_strlen(lines[1], tag - lines[1]), ==, strchr(lines[2], '^') - lines[2]);
	source_free(source);
}

/* Advice with a source comes after the rest, by source, one line each. */
static void test_checklist(void)
{
	static const char *const rows[][2] = { { "xx-b", "Note 2" }, { "xx-c", "Note 1" }, { "xx-d", "Note 2" }, { "xx-e", NULL } };
	const struct place nowhere = { NULL, 0 };
	g_autoptr(findings_t) findings = findings_new();
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct finding *finding = finding_new(rows[i][0], SEVERITY_ADVICE, ORIGIN_LAW, nowhere, NULL);
		finding->message = g_strdup("à voir");
		finding->source = g_strdup(rows[i][1]);
		findings_add(findings, finding);
	}
	char *text = print(findings, "fr", FALSE);
	g_assert_cmpstr(text, ==, "conseil[xx-e]: à voir\n\nConseils à passer en revue\n"
			"  Note 2\n    [ ] à voir (xx-b)\n    [ ] à voir (xx-d)\n  Note 1\n    [ ] à voir (xx-c)\n\n4 conseils\n");
	g_free(text);
}

static void test_followed(void)
{
	g_autoptr(findings_t) findings = findings_new();
	struct finding *finding = finding_new("xx-a", SEVERITY_WARNING, ORIGIN_LAW, (struct place){ NULL, 0 }, NULL);
	finding->message = g_strdup("disputé");
	finding_add_reading(finding, "large", "oui");
	finding_add_reading(finding, "stricte", "non");
	struct reading *reading = finding->readings->pdata[1];
	reading->followed = TRUE;
	reading->because = g_strdup("prudence");
	findings_add(findings, finding);
	char *text = print(findings, "fr", FALSE);
	g_assert_nonnull(strstr(text, "– stricte : non\n          = la charte suit cette lecture : prudence\n"));
	g_assert_null(strstr(text, "oui\n          = la charte suit"));
	g_free(text);
}

static void test_json(void)
{
	static const char *const keys[] = { "\"tool\"", "\"name\"", "\"version\"", "\"lawBase\"", "\"charter\"", "\"asOf\"",
					    "\"findings\"", "\"id\"", "\"severity\"", "\"origin\"", "\"contested\"",
					    "\"readings\"", "\"holder\"", "\"file\"", "\"line\"", "\"column\"", "\"element\"",
					    "\"message\"", "\"provisions\"", "\"catalogue\"", "\"related\"", "\"path\"",
					    "\"flow\"", "\"from\"", "\"to\"", "\"information\"", "\"fix\"",
					    "\"derogated\"", "\"summary\"", "\"error\"", "\"warning\"", "\"advice\"",
					    "\"toDecide\"" };
	struct source *source = source_new("x.xml", g_strdup("<a b='x'/>"), 10);
	const struct report_head head = { "x.xml", "2026-12-01", "2026-11-01" };
	g_autoptr(findings_t) findings = findings_new();
	g_autofree char *json = NULL;
	const char *p;

	full(findings, source);
	json = findings_to_json(findings, &head);
	p = json;
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		p = strstr(p, keys[i]);
		g_assert_nonnull(p); /* each key after the one before: the order of the contract */
	}
	g_assert_nonnull(strstr(json, "\"line\" : null"));
	source_free(source);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/message/rows", test_rows);
	g_test_add_func("/message/format", test_format);
	g_test_add_func("/message/findings", test_findings);
	g_test_add_func("/message/print", test_print);
	g_test_add_func("/message/long-line", test_long_line);
	g_test_add_func("/message/checklist", test_checklist);
	g_test_add_func("/message/followed", test_followed);
	g_test_add_func("/message/json", test_json);
	return g_test_run();
}
