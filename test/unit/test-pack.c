// SPDX-License-Identifier: EUPL-1.2
/*
 * The readers of law files, on a small law of our own, and the scanner of
 * running text.
 */
#include "pack/pack.h"

#include <string.h>

static const char acts[] =
	"<actes xmlns='urn:entente:droit:1' juridiction='xx' base-lois='2026-11-21'>"
	"<recueil id='xx-csi' nom='code de la sécurité intérieure' abrege='CSI' genre='loi'/>"
	"<recueil id='xx-cp' nom='code pénal' abrege='CP' genre='loi'/>"
	"<recueil id='xx-lil' nom='loi n° 78-17' abrege='LIL' genre='loi'/>"
	"<recueil id='xx-rgpd' nom='règlement' abrege='RGPD' genre='reglement-ue'/>"
	"<disposition id='xx-csi:l132-5' libelle='CSI, art. L. 132-5' titre='groupes' predecesseur='xx-cgct:l2211-5'>"
	"<version de='2012-05-01' a='2014-09-30' confiance='lu' source='s'/>"
	"<version de='2014-10-01' confiance='non-verifie' source='s' note='n'/></disposition>"
	"<disposition id='xx-cgct:l2211-5' genre='loi' libelle='CGCT' titre='groupes' successeur='xx-csi:l132-5'>"
	"<version de='2007-03-07' a='2012-04-30' confiance='lu' source='s'/></disposition>"
	"<disposition id='xx-csi:d1' libelle='D. 1' titre='hole'>"
	"<version de='2000-01-01' a='2000-12-31' confiance='lu' source='s'/><trou de='2001-01-01' a='2001-12-31' motif='m'/>"
	"<version de='2002-01-01' confiance='lu' source='s' annulee='oui'/></disposition>"
	"<disposition id='xx-csi:l121-6-2-al5' libelle='al. 5' titre='t'><version confiance='lu' source='s'/></disposition>"
	"<disposition id='xx-lil' libelle='LIL' titre='t'><version confiance='lu' source='s'/></disposition>"
	"</actes>";

static const char terms[] =
	"<termes xmlns='urn:entente:droit:1' juridiction='xx'>"
	"<code-cite recueil='xx-csi' motif=\"code de la sécurité intérieure|CSI\"/>"
	"<code-cite recueil='xx-cp' motif='code pénal|CP'/>"
	"<code-cite recueil='xx-lil' motif='loi (n° ?)?78-17( du 6 janvier 1978)?'/>"
	"<code-cite recueil='xx-rgpd' motif='RGPD|règlement général sur la protection des données'/>"
	"<terme id='zus' genre='obsolete' motif='ZUS|zones? urbaines? sensibles?' a='2014-12-31'/>"
	"<terme id='zone' genre='obsolete' motif='zone'/>"
	"<terme id='accord' genre='lemme' motif=\"rappel à l'ordre\" de='2020-01-01'/>"
	"</termes>";

static struct pack *small_pack(void)
{
	struct pack *pack = pack_new("xx");
	pack_add(pack, "acts.xml", acts, strlen(acts));
	pack_add(pack, "termes.xml", terms, strlen(terms));
	pack_ready(pack);
	return pack;
}

static const char catalogue[] =
	"<catalogue xmlns='urn:entente:droit:1' juridiction='xx'><ligne id='XX-1'/>"
	"<ligne id='XX-2'><motif xml:lang='fr'>affaire de jugement</motif><motif xml:lang='en'>a matter of judgement</motif></ligne>"
	"</catalogue>";

static void test_catalogue(void)
{
	g_autoptr(pack_t) pack = small_pack();
	pack_add(pack, "catalogue.xml", catalogue, strlen(catalogue));
	g_assert_cmpuint(pack->catalogue->len, ==, 2);
	g_assert_null(pack_catalogue_row(pack, "XX-3"));
	g_assert_null(catalogue_motif(pack, pack_catalogue_row(pack, "XX-1"), "fr"));
	const struct catalogue_row *row = pack_catalogue_row(pack, "XX-2");
	g_assert_cmpstr(catalogue_motif(pack, row, "fr"), ==, "affaire de jugement");
	g_assert_cmpstr(catalogue_motif(pack, row, "nl"), ==, "a matter of judgement");
}

static void test_dates(void)
{
	static const char *const bad[] = { "", "2026", "2026-13-01", "2026-02-29", "2025-2-01", "2026-11-21 ", "2026-11-21T00",
		"0000-01-01", "2026/11/21", "aaaa-bb-cc", "2026-00-10", "2026-04-31" };
	for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
		g_assert_cmpuint(date_parse(bad[i]), ==, 0);
	g_assert_cmpuint(date_parse("2024-02-29"), ==, 20240229);
	g_assert_cmpuint(date_day(20240301) - date_day(20240228), ==, 2);
	g_assert_cmpuint(date_day(10101), ==, 1);
	g_autofree char *text = date_format(20260305);
	g_assert_cmpstr(text, ==, "2026-03-05");
	struct interval interval = { 20200101, 20201231 };
	g_assert_true(interval_has(interval, 20200101) && interval_has(interval, 20201231));
	g_assert_false(interval_has(interval, 20191231) || interval_has(interval, 20210101));
}

static void test_provisions(void)
{
	g_autoptr(pack_t) pack = small_pack();
	g_assert_cmpuint(pack->law_base, ==, 20261121);
	g_assert_cmpint(pack_force(pack, "xx-csi:l132-5", 20120430), ==, FORCE_NOT_YET);
	g_assert_cmpint(pack_force(pack, "xx-csi:l132-5", 20120501), ==, FORCE_IN);
	g_assert_cmpint(pack_force(pack, "xx-csi:l132-5", 20990101), ==, FORCE_IN);
	g_assert_cmpint(pack_force(pack, "xx-cgct:l2211-5", 20120430), ==, FORCE_IN);
	g_assert_cmpint(pack_force(pack, "xx-cgct:l2211-5", 20120501), ==, FORCE_EXPIRED);
	g_assert_cmpint(pack_force(pack, "xx-csi:d1", 20010601), ==, FORCE_EXPIRED);
	g_assert_cmpint(pack_force(pack, "xx-csi:d1", 20020601), ==, FORCE_ANNULLED);
	g_assert_cmpint(pack_force(pack, "xx-csi:l9", 20020601), ==, FORCE_UNKNOWN);
	const struct provision *old = pack_provision(pack, "xx-csi:l132-5", 20140930);
	const struct provision *new = pack_provision(pack, "xx-csi:l132-5", 20141001);
	g_assert_true(old != new);
	g_assert_cmpint(new->confidence, ==, CONFIDENCE_UNVERIFIED);
	g_assert_cmpstr(new->kind, ==, "loi");
	g_assert_true(pack_provision(pack, "xx-csi:l132-5", 20000101) == old);
	g_assert_cmpstr(pack_collection(pack, "xx-csi:l132-5")->abbreviation, ==, "CSI");
	g_assert_null(pack_collection(pack, "xx-cs:l132-5"));
}

static void test_vocabulary(void)
{
	static const char own[] =
		"<vocabulaire xmlns='urn:entente:droit:1' juridiction='xx'>"
		"<role id='maire' secteur='autorite' elu='oui'><libelle xml:lang='fr'>maire</libelle><libelle xml:lang='en'>mayor</libelle></role>"
		"</vocabulaire>";
	static const char shared[] =
		"<vocabulaire xmlns='urn:entente:droit:1' juridiction='commun'>"
		"<role id='maire' secteur='x'><libelle xml:lang='en'>other</libelle></role>"
		"<role id='autre' secteur='x'><libelle xml:lang='en'>other</libelle></role></vocabulaire>";
	static const char values[] =
		"<parametres xmlns='urn:entente:droit:1' juridiction='xx'><parametre id='seuil' titre='t'>"
		"<valeur de='2007-03-07' a='2021-05-26' valeur='10000'/><valeur de='2021-05-27' valeur='5000' provision='p'/>"
		"</parametre></parametres>";
	g_autoptr(pack_t) pack = pack_new("xx");
	pack_add(pack, "vocabulary.xml", own, strlen(own));
	pack_add(pack, "vocabulary.xml", shared, strlen(shared));
	pack_add(pack, "parametres.xml", values, strlen(values));
	const struct word *mayor = pack_word(pack, WORD_ROLE, "maire");
	g_assert_cmpstr(pack->language, ==, "fr");
	g_assert_cmpstr(word_label(mayor, "en"), ==, "mayor");
	g_assert_cmpstr(word_label(mayor, "nl"), ==, "maire");
	g_assert_cmpstr(word_label(mayor, NULL), ==, "maire");
	g_assert_true(word_is(mayor, "elu"));
	g_assert_false(word_is(mayor, "agent-public"));
	g_assert_cmpstr(word_get(mayor, "secteur"), ==, "autorite");
	g_assert_null(pack_word(pack, WORD_SECTOR, "maire"));
	g_autofree const char **ids = pack_word_ids(pack, WORD_ROLE);
	g_assert_cmpstr(ids[0], ==, "maire");
	g_assert_cmpstr(ids[1], ==, "autre");
	g_assert_null(ids[2]);
	g_assert_cmpstr(pack_parameter(pack, "seuil", 20210526)->value, ==, "10000");
	g_assert_cmpstr(pack_parameter(pack, "seuil", 20210527)->value, ==, "5000");
	g_assert_null(pack_parameter(pack, "seuil", 20000101));
	g_assert_null(pack_parameter(pack, "autre", 20210526));
}

/* A fault in our data stops the program with file and line. */
static void test_faults(void)
{
	static const struct { const char *name, *xml, *said; } cases[] = {
		{ "acts.xml", "<actes juridiction='xx'/>", "*acts.xml:1*base-lois*" },
		{ "acts.xml", "<actes juridiction='xx' base-lois='2026-02-30'/>", "*is not a day*" },
		{ "acts.xml", "<actes", "*acts.xml:1:*" },
		{ "acts.xml", "<actes juridiction='xx' base-lois='2026-01-01'>\n<disposition id='x:1' genre='loi' libelle='l' titre='t'>"
			      "<version a='2000-01-01' source='s' confiance='lu'/>\n<version de='2000-01-01' source='s' confiance='lu'/></disposition></actes>",
		  "*acts.xml:3*overlaps*" },
		{ "acts.xml", "<actes juridiction='xx' base-lois='2026-01-01'><disposition id='x:1' libelle='l' titre='t'>"
			      "<version source='s' confiance='lu'/></disposition></actes>", "*no kind*" },
		{ "acts.xml", "<actes juridiction='xx' base-lois='2026-01-01'><disposition id='x:1' genre='loi' libelle='l' titre='t'>"
			      "<version source='s' confiance='sûr'/></disposition></actes>", "*confidence*" },
		{ "termes.xml", "<termes juridiction='xx'><terme id='t' genre='vague' motif='('/></termes>", "*termes.xml:1*" },
		{ "termes.xml", "<termes juridiction='xx'><terme id='t' genre='vague' motif='a*'/></termes>", "*matches nothing*" },
		{ "termes.xml", "<termes juridiction='xx'><code-cite recueil='no' motif='a'/></termes>", "*no collection*" },
		{ "vocabulary.xml", "<vocabulaire juridiction='xx'><role id='r'/></vocabulaire>", "*no label*" },
		{ "vocabulary.xml", "<vocabulaire juridiction='xx'><rol id='r'/></vocabulaire>", "*no kind of word*" },
		{ "other.xml", "<autre/>", "*no law file*" },
	};
	if (g_test_subprocess()) {
		guint i = (guint)g_ascii_strtoull(g_getenv("TEST_FAULT"), NULL, 10);
		g_autoptr(pack_t) pack = pack_new("xx");
		pack_add(pack, cases[i].name, cases[i].xml, strlen(cases[i].xml));
		return;
	}
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *number = g_strdup_printf("%u", i);
		g_setenv("TEST_FAULT", number, TRUE);
		g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
		g_test_trap_assert_failed();
		g_test_trap_assert_stderr(cases[i].said);
	}
}

static void note(const struct mention *mention, gpointer data)
{
	GString *out = data;
	g_string_append_printf(out, "%s%s", out->len ? " " : "", mention->term ? mention->term->id : mention->provision);
}

static void test_scan(void)
{
	static const struct { const char *text, *found; } cases[] = {
		{ "Vu l'article L. 132-5 du code de la sécurité intérieure ;", "xx-csi:l132-5" },
		{ "Vu l’article L.\u00a0132‑5 du code de la\u202fsécurité\n  intérieure ;", "xx-csi:l132-5" },
		{ "art. L.132-5 CSI", "xx-csi:l132-5" },
		{ "CSI, art. L. 132-5", "xx-csi:l132-5" },
		{ "(CSI L132-5)", "xx-csi:l132-5" },
		{ "L. 132-5 (CSI)", "xx-csi:l132-5" },
		{ "l'article R 132-10-1 du CSI", "xx-csi:r132-10-1" },
		{ "l'art. 226-13 du code pénal", "xx-cp:226-13" },
		{ "code pénal, art. 226-13 et 226-14", "xx-cp:226-13 xx-cp:226-14" },
		{ "D. 132-7 à D. 132-12 du CSI", "xx-csi:d132-7 xx-csi:d132-12" },
		{ "articles L. 132-4, 132-5 et R. 132-10-1 du CSI", "xx-csi:l132-4 xx-csi:l132-5 xx-csi:r132-10-1" },
		{ "L. 132-4 et 2 autres articles du CSI", "xx-csi:l132-4" },
		{ "articles 226-13 du code pénal et L. 132-5 du CSI", "xx-cp:226-13 xx-csi:l132-5" },
		{ "CP, art. 226-13 ; CSI, art. L. 132-5", "xx-cp:226-13 xx-csi:l132-5" },
		{ "CP, art. 226-13, CSI, art. L. 132-5", "xx-cp:226-13 xx-csi:l132-5" },
		{ "l'article L. 132-5 dudit code", "" },
		{ "l'article L. 132-5. Le CSI dispose", "" },
		{ "article 9 du RGPD et article 6, paragraphe 1, du règlement général sur la protection des données", "xx-rgpd:9 xx-rgpd:6" },
		{ "L. 121-6-2, alinéa 5, du CSI", "xx-csi:l121-6-2-al5" },
		{ "le 5e alinéa de l'article L. 121-6-2 du CSI", "xx-csi:l121-6-2-al5" },
		{ "L. 121-6-2, alinéa 2, du CSI", "xx-csi:l121-6-2" },
		{ "la loi n° 78-17 du 6 janvier 1978", "xx-lil" },
		{ "article 4 de la loi n°\u00a078-17 du 6 janvier 1978", "xx-lil:4" },
		{ "l'article 1er de la loi 78-17", "xx-lil:1" },
		{ "Le code pénal protège 24 500 habitants.", "" },
		{ "en 2014 le CSI a 132 articles", "" },
		{ "une ZUS, des zones urbaines sensibles", "zus zus" },
		{ "bazus ZUSe", "" },
		{ "le Rappel  à\nl’ordre", "accord" },
		{ "", "" },
	};
	g_autoptr(pack_t) pack = small_pack();
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) found = g_string_new(NULL);
		pack_scan(pack, cases[i].text, 0, note, found);
		if (!g_str_equal(found->str, cases[i].found))
			g_test_message("%s", cases[i].text);
		g_assert_cmpstr(found->str, ==, cases[i].found);
	}
}

static void span(const struct mention *mention, gpointer data)
{
	GString *out = data;
	g_string_append_printf(out, "[%zu-%zu]", mention->start, mention->end);
}

static void test_scan_places(void)
{
	g_autoptr(pack_t) pack = small_pack();
	g_autoptr(GString) found = g_string_new(NULL);
	pack_scan(pack, "Vu l'art. L. 132-5 et L. 132-6 du CSI, CP, art. 3", 0, span, found);
	g_assert_cmpstr(found->str, ==, "[5-18][22-37][39-49]");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pack/dates", test_dates);
	g_test_add_func("/pack/catalogue", test_catalogue);
	g_test_add_func("/pack/provisions", test_provisions);
	g_test_add_func("/pack/vocabulary", test_vocabulary);
	g_test_add_func("/pack/faults", test_faults);
	g_test_add_func("/pack/scan", test_scan);
	g_test_add_func("/pack/scan-places", test_scan_places);
	return g_test_run();
}
