// SPDX-License-Identifier: EUPL-1.2
/* Files of rules: the profile, what is refused, what a charter may bring, what stops our own packs. */
#include "check-bench.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

static void test_profile(void)
{
	static const char *const good[] = { "@a", "not(f:x) and (1 or 2)", "count(../f:x[@a=\"document(\"])=1", "$v/@b > 3 div (2)", "f:*",
		"ancestor::f:x", "string-length (@a)", "concat(' ',@a)", "node()/text()", "preceding-sibling::*[1]/@x-y", "starts-with(@a,'x:y(')", "-1" };
	static const char *const bad[] = { "", "@a and", "document('x')", "current()/@a", "key('a','b')", "id('x')", "e:x", "f:go(1)", "exslt:node-set(@a)",
		"$w", "namespace::*", "generate-id(.)", "format-number(1,'0')", "system-property('x')", "unparsed-entity-uri('x')", "function-available('x')",
		"'open", "if (@a) then 1 else 2", "matches(@a,'b')", "@a[" };
	static const char *const variables[] = { "v", NULL };
	static const char *const contexts[] = { "/f:faits", "f:flux", "f:flux[@a]", "f:flux[@a][2]", "f:flux [f:x[@b=']']]" };
	static const char *const wrong[] = { "/f:faits[@a]", "/", "*", "f:*", "flux", "f:a/f:b", "f:a|f:b", "//f:a", "f:a[", "f:a]", "f:a[$v]", "f:a[1]/f:b", "f:", "@a" };
	for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
		g_autoptr(GError) error = NULL;
		profile_expression(good[i], variables, &error);
		g_assert_no_error(error);
	}
	for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
		g_assert_false(profile_expression(bad[i], variables, NULL));
	for (guint i = 0; i < G_N_ELEMENTS(contexts); i++) {
		g_autoptr(GError) error = NULL;
		profile_context(contexts[i], &error);
		g_assert_no_error(error);
	}
	for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
		g_assert_false(profile_context(wrong[i], NULL));
}

#define BARE(attributes, content) HEAD "<sch:pattern id='xx-a' " attributes ">" CARD("") content "</sch:pattern>" TAIL
#define CARDED(more) HEAD "<sch:pattern id='xx-a' e:severite='error'>" CARD(more) ONE "</sch:pattern>" TAIL
#define ONE "<sch:rule context='f:a'><sch:assert id='xx-a' test='@b'/></sch:rule>"

static void test_refused(void)
{
	static const char *const cases[] = {
		"<schema/>",
		HEAD "<sch:phase id='p'/>" TAIL,
		HEAD "<sch:let name='x' value='1'/>" TAIL,
		BARE("e:severite='fatal'", ONE),
		BARE("", ONE),
		BARE("e:severite='error' e:autre='x'", ONE),
		BARE("e:severite='error' is-a='x'", ONE),
		BARE("e:severite='error' e:de='2026-02-30'", ONE),
		BARE("e:severite='error' e:conteste='peut-être'", ONE),
		BARE("e:severite='error' e:donnees='$x'", ONE),
		BARE("e:severite='error'", ""),
		BARE("e:severite='error'", ONE ONE),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:assert id='xx-b' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:report id='xx-a' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:assert id='xx-a' test='@b'/><sch:let name='n' value='1'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:let name='n' value='1'/><sch:let name='n' value='1'/><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:let name='n' value='$n'/><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a' abstract='true'><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		HEAD "<sch:pattern id='xx-a' e:severite='error'>" ONE "</sch:pattern>" TAIL,
		HEAD "<sch:pattern id='xx-a' e:severite='error'><e:carte><e:titre>t</e:titre></e:carte>" ONE "</sch:pattern>" TAIL,
		CARDED("<e:lie xml:lang='fr'>x</e:lie>"),
		CARDED("<e:message xml:lang='nl'><e:valeur select='key(1,2)'/></e:message>"),
		HEAD "<sch:pattern id='Xx_A' e:severite='error'>" CARD("") ONE "</sch:pattern>" TAIL,
		/* a name of ours that is not ours, and another of ours */
		BARE("e:severite='error'", ONE "<carte/>"),
		BARE("e:severite='error'", ONE "<c:carte xmlns:c='urn:x'/>"),
		BARE("e:severite='error'", ONE CARD("")),
		BARE("e:severite='error'", ONE "<e:theme/>"),
		HEAD "<sch:pattern id='xx-a' e:severite='error'><c:carte xmlns:c='urn:x'/>" CARD("") ONE "</sch:pattern>" TAIL,
		HEAD "<theme/>" TAIL,
		HEAD "<c:theme xmlns:c='urn:x'/>" TAIL,
		HEAD "<e:carte/>" TAIL,
		HEAD "<sch:ns prefix='f' uri='urn:x'/>" TAIL,
		HEAD "<sch:ns prefix='g' uri='urn:entente:faits:1'/>" TAIL,
		HEAD "<c:pattern xmlns:c='urn:x'/>" TAIL,
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'/>",
		/* something lacks, or is there twice */
		HEAD "<sch:pattern e:severite='error'>" CARD("") ONE "</sch:pattern>" TAIL,
		HEAD RULE("xx-a", "", "f:a", "", "@b") RULE("xx-a", "", "f:a", "", "@b") TAIL,
		HEAD RULE("xx", "", "f:a", "", "@b") TAIL,
		BARE("e:severite='error' e:a='2026-02-30'", ONE),
		BARE("e:severite='error' e:source='xx-c'", ONE),
		BARE("e:severite='warning' e:source='xx-c'", ONE),
		BARE("e:severite='error'", "<sch:rule><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a' e:place='x'><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'/>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:assert id='xx-a'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:assert id='xx-a' test='@b' role='r'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:assert id='xx-a' test='@b'/><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:let name='n'/><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:let value='1'/><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		BARE("e:severite='error'", "<sch:rule context='f:a'><sch:let name='n' value='1' as='x'/><sch:assert id='xx-a' test='@b'/></sch:rule>"),
		CARDED("<e:message xml:lang='nl'><e:valeur/></e:message>"),
		CARDED("<e:message xml:lang='nl' select='@b'>x</e:message>"),
		CARDED("<message>x</message>"),
		CARDED("<!-- c --><e:exemple/><message>x</message>"),
		CARDED("<c:message xmlns:c='urn:x'>x</c:message>"),
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
		g_autoptr(GError) error = NULL;
		xmlDoc *doc = xmlReadMemory(cases[i], (int)strlen(cases[i]), "r.sch", NULL, 0);
		g_assert_nonnull(doc);
		if (rules_read(doc, ORIGIN_LAW, rules, &error))
			g_error("accepted: %s", cases[i]);
		g_test_message("%s", error->message);
		g_assert_error(error, RULE_ERROR, 0);
		g_assert_true(strstr(error->message, "r.sch:") == error->message);
		xmlFreeDoc(doc);
	}
}

/* What may stand between is passed over. */
static void test_accepted(void)
{
	static const char text[] = HEAD "<!-- a --><sch:title>t</sch:title><sch:p>p</sch:p><e:theme xml:lang='nl'>t</e:theme>"
		"<sch:pattern id='xx-a' e:severite='advice' e:source='xx-c' e:conteste='non' xml:lang='fr'><!-- b -->"
		CARD("<!-- c --><e:exemple><autre/></e:exemple>") "<sch:rule context='f:a'><!-- d --><sch:let name='n' value='1'/>"
		"<sch:let name='m' value='$n'/><sch:assert id='xx-a' test='$m=@b'/></sch:rule></sch:pattern>" TAIL;
	g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
	g_autoptr(GError) error = NULL;
	xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), "r.sch", NULL, 0);
	rules_read(doc, ORIGIN_LAW, rules, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(rules->len, ==, 1);
	const struct rule *rule = rules->pdata[0];
	g_assert_false(rule->contested);
	g_assert_cmpuint(rule->lets->len, ==, 2);
	g_assert_true(rule_mentions(rule, "f:a") && rule_mentions(rule, "$m=") && rule_mentions(rule, "$n"));
	g_assert_false(rule_mentions(rule, "f:b"));
	g_assert_true(rules_find(rules, "xx-a") == rule);
	g_assert_null(rules_find(rules, "xx-b"));
	xmlFreeDoc(doc);
}

/* A charter's own rules: errors, no citation needed, no prefix of law. */
static void test_own(void)
{
	static const struct { const char *id; gboolean good; } ids[] = { { "ma-regle", TRUE }, { "notes", TRUE }, { "fr-notes", FALSE },
		{ "entente-notes", FALSE }, { "commun-x", FALSE }, { "Ma-regle", FALSE }, { "ma_regle", FALSE }, { "ma-", FALSE }, { "-ma", FALSE },
		{ "ma--regle", FALSE } };
	for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
		g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
		g_autofree char *text = g_strdup_printf(HEAD "<sch:pattern id='%s'>" CARD("") "<sch:rule context='f:a'><sch:assert id='%s' test='@b'/></sch:rule></sch:pattern>" TAIL,
							ids[i].id, ids[i].id);
		xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), "r.sch", NULL, 0);
		g_assert_true(rules_read(doc, ORIGIN_CHARTER, rules, NULL) == ids[i].good);
		xmlFreeDoc(doc);
	}
}

#define SAYS(part, text) "<e:" part " xml:lang='fr'>" text "</e:" part ">"
#define CARD_SAYING(message, more) "<e:carte>" SAYS("titre", "t") SAYS("message", "m" message) more "</e:carte>"
#define NEVER "<sch:rule context='f:partie'><sch:assert id='ma-regle' test='false()'/></sch:rule></sch:pattern>" TAIL

static void count_own(const struct rule *rule, gpointer data)
{
	g_assert_cmpstr(rule->id, ==, "ma-regle");
	++*(guint *)data;
}

/* The charter of `bench` lies at `path`: its rules are read beside it. */
static void settle(struct bench *bench, const char *path)
{
	g_free(bench->source->name);
	bench->source->name = g_strdup(path);
	bench->loaded.sources = g_ptr_array_new();
	g_ptr_array_add(bench->loaded.sources, bench->source);
}

/* They are read in the charter's folder, never outside it. */
static void test_own_files(void)
{
	static const struct { const char *href, *text, *expected, *law; } cases[] = {
		{ "r.sch", HEAD "<sch:pattern id='ma-regle'>" CARD("") "<sch:rule context='f:partie'><sch:assert id='ma-regle' test='@elu'/></sch:rule></sch:pattern>" TAIL,
		  "ma-regle@2" },
		/* what is cited founds it, in force or not; of several, those in force */
		{ "r.sch", HEAD "<sch:pattern id='ma-regle' e:provisions='xx-c:3'>" CARD("") NEVER, "ma-regle@2", "xx-c:3" },
		{ "r.sch", HEAD "<sch:pattern id='ma-regle' e:provisions='xx-c:3 xx-c:4'>" CARD("") NEVER, "ma-regle@2", "xx-c:3 xx-c:4" },
		{ "r.sch", HEAD "<sch:pattern id='ma-regle' e:provisions='xx-c:3 xx-c:1'>" CARD("") NEVER, "ma-regle@2", "xx-c:1" },
		{ "sub/../r.sch", HEAD RULE("ma-regle", "", "f:partie", "", "false()") TAIL, "entente-regles-absentes@9" },
		{ "absent.sch", "<a/>", "entente-regles-absentes@9" },
		{ "../r.sch", "<a/>", "entente-regles-absentes@9" },
		{ "/etc/hostname", "<a/>", "entente-regles-absentes@9" },
		{ ".", "<a/>", "entente-regles-absentes@9" },
		{ "link.sch", "<a/>", "entente-regles-absentes@9" },
		{ "r.sch", "<a/>", "entente-regles-refusees@9" },
		{ "r.sch", "<a>", "entente-regles-refusees@9" },
		{ "r.sch", "<!DOCTYPE a><a/>", "entente-regles-refusees@9" },
		{ "r.sch", HEAD RULE("fr-regle", "", "f:partie", "", "false()") TAIL, "entente-regles-refusees@9" },
		{ "r.sch", HEAD RULE("ma-regle", "e:premisses='nulle'", "f:partie", "", "false()") TAIL, "entente-regles-refusees@9" },
		/* an expression of XPath that fails when run */
		{ "r.sch", HEAD RULE("ma-regle", "", "f:partie", "", "count(1)") TAIL, "entente-regle-propre@1" },
		{ "r.sch", HEAD RULE("ma-regle", "", "f:partie[count(1)]", "", "false()") TAIL, "entente-regle-propre@1" },
		{ "r.sch", HEAD RULE("ma-regle", "", "f:partie", "<sch:let name='n' value='count(1)'/>", "false()") TAIL, "entente-regle-propre@1" },
		{ "r.sch", HEAD RULE("ma-regle", "e:donnees='count(1)'", "f:partie", "", "false()") TAIL, "entente-regle-propre@1" },
		/* … or when its words are written */
		{ "r.sch", HEAD "<sch:pattern id='ma-regle'>" CARD_SAYING("<e:valeur select='count(1)'/>", "") NEVER, "entente-regle-propre@1" },
		{ "r.sch", HEAD "<sch:pattern id='ma-regle'>" CARD_SAYING("", SAYS("solution", "<e:valeur select='count(1)'/>")) NEVER, "entente-regle-propre@1" },
		{ "r.sch", HEAD "<sch:pattern id='ma-regle'>" CARD_SAYING("", "<e:lie select='count(1)' xml:lang='fr'>x</e:lie>") NEVER, "entente-regle-propre@1" },
		{ "r.sch", HEAD "<sch:pattern id='ma-regle'>" CARD_SAYING("", "<e:lie select='.' xml:lang='fr'><e:valeur select='count(1)'/></e:lie>") NEVER,
		  "entente-regle-propre@1" },
	};
	g_autofree char *folder = g_dir_make_tmp("entente-XXXXXX", NULL), *main = g_build_filename(folder, "t.xml", NULL),
			*rules = g_build_filename(folder, "r.sch", NULL), *link = g_build_filename(folder, "link.sch", NULL);
	g_assert_cmpint(symlink("/etc/hostname", link), ==, 0);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct bench bench;
		g_autofree char *facts = g_strdup_printf(FACTS("<partie src='2'/><regles src='9' href='%s'/>"), cases[i].href);
		g_assert_true(g_file_set_contents(rules, cases[i].text, -1, NULL));
		bench_open(&bench, HEAD RULE("xx-a", "", "f:partie", "", "true()") TAIL, facts);
		settle(&bench, main);
		check_run(&bench.charter, bench.facts, NULL, "fr", bench.findings);
		g_autofree char *actual = outcome(bench.findings);
		g_assert_cmpstr(actual, ==, cases[i].expected);
		guint own = 0;
		check_own(&bench.charter, bench.facts, count_own, &own);
		g_assert_cmpuint(own, ==, strstr(cases[i].expected, "ma-regle") || strstr(cases[i].expected, "propre") ? 1 : 0);
		const struct finding *finding = bench.findings->list->pdata[0];
		g_autofree char *law = cases[i].law ? g_strjoinv(" ", finding->provisions) : NULL;
		g_assert_cmpstr(law, ==, cases[i].law);
		g_assert_cmpint(finding->origin, ==, strstr(actual, "ma-regle") ? ORIGIN_CHARTER : ORIGIN_COMPILER);
		g_assert_cmpint(finding->severity, ==, SEVERITY_ERROR);
		g_ptr_array_unref(bench.loaded.sources);
		bench_close(&bench);
	}
	g_unlink(link);
	g_unlink(rules);
	g_rmdir(folder);
}

/* On large facts a charter's rule may spend less than one of ours. */
static void test_own_budget(void)
{
#define DEAR(id) RULE(id, "", "/f:faits", "", "count(f:x[../f:x[last()]]) = 2000")
	g_autoptr(GString) facts = g_string_new("<faits xmlns='urn:entente:faits:1' src='1'><regles src='9' href='r.sch'/>");
	g_autofree char *folder = g_dir_make_tmp("entente-XXXXXX", NULL), *main = g_build_filename(folder, "t.xml", NULL),
			*rules = g_build_filename(folder, "r.sch", NULL);
	struct bench bench;
	for (guint i = 0; i < 2000; i++)
		g_string_append(facts, "<x/>");
	g_string_append(facts, "</faits>");
	g_assert_true(g_file_set_contents(rules, HEAD DEAR("ma-regle") TAIL, -1, NULL));
	bench_open(&bench, HEAD DEAR("xx-a") TAIL, facts->str);
	settle(&bench, main);
	check_run(&bench.charter, bench.facts, NULL, "en", bench.findings);
	g_autofree char *found = outcome(bench.findings);
	g_assert_cmpstr(found, ==, "entente-regle-interrompue@1");
	g_assert_nonnull(strstr(((const struct finding *)bench.findings->list->pdata[0])->message, "ma-regle"));
	g_ptr_array_unref(bench.loaded.sources);
	bench_close(&bench);
	g_unlink(rules);
	g_rmdir(folder);
}

/* In our own packs a bad rule stops the program. */
static const struct { const char *rules, *said; } fatal[] = {
	{ HEAD RULE("xx-a", "e:premisses='xx-no'", "f:a", "", "@b") TAIL, "*xx-a: no rule*xx-no*premise*" },
	{ HEAD RULE("xx-a", "e:explique='xx-no'", "f:a", "", "@b") TAIL, "*xx-a: no rule*xx-no*explain*" },
	{ HEAD "<sch:pattern id='xx-a' e:severite='error' e:provisions='xx-c:1 xx-c:no'>" CARD("") ONE "</sch:pattern>" TAIL,
	  "*xx-a: no provision*xx-c:no*" },
	{ HEAD "<sch:pattern id='xx-a' e:severite='advice' e:source='xx-no'>" CARD("") ONE "</sch:pattern>" TAIL, "*xx-a: no collection*xx-no*" },
	{ HEAD "<sch:phase id='p'/>" TAIL, "*rules.sch:*outside the profile*" },
};

static void test_fatal(gconstpointer data)
{
	if (g_test_subprocess()) {
		struct bench bench;
		bench_open(&bench, fatal[GPOINTER_TO_UINT(data)].rules, FACTS(""));
		rules_of(bench.pack);
		return;
	}
	g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
	g_test_trap_assert_failed();
	g_test_trap_assert_stderr(fatal[GPOINTER_TO_UINT(data)].said);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rule/profile", test_profile);
	g_test_add_func("/rule/refused", test_refused);
	g_test_add_func("/rule/accepted", test_accepted);
	g_test_add_func("/rule/own", test_own);
	g_test_add_func("/rule/own-files", test_own_files);
	g_test_add_func("/rule/own-budget", test_own_budget);
	for (guint i = 0; i < G_N_ELEMENTS(fatal); i++) {
		g_autofree char *path = g_strdup_printf("/rule/fatal/%u", i);
		g_test_add_data_func(path, GUINT_TO_POINTER(i), test_fatal);
	}
	return g_test_run();
}
