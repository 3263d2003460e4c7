// SPDX-License-Identifier: EUPL-1.2
/*
 * The French and the Belgian packs, as built in: they load, their citations and
 * terms are found in the sentences that clerks write, and their values change on
 * the right day.
 */
#include "pack/pack.h"

struct seen { GString *out; };

static void note(const struct mention *mention, gpointer data)
{
	struct seen *seen = data;
	if (seen->out->len)
		g_string_append_c(seen->out, ' ');
	g_string_append(seen->out, mention->provision ? mention->provision : mention->term->id);
}

static void expect(const struct pack *pack, const char *text, date_n date, const char *wanted)
{
	struct seen seen = { g_string_new("") };
	pack_scan(pack, text, date, note, &seen);
	if (!g_str_equal(seen.out->str, wanted))
		g_error("«%s»\n  gives  %s\n  wanted %s", text, seen.out->str, wanted);
	g_string_free(seen.out, TRUE);
}

static void test_scan(void)
{
	static const char *const cases[][2] = {
		{ "l’article L. 132-5 du code de la sécurité intérieure", "fr-csi:l132-5" },
		{ "art. L.132-4 et L.132-5 CSI", "fr-csi:l132-4 fr-csi:l132-5" },
		{ "l'article L.2211-5 du code général des collectivités territoriales", "fr-cgct:l2211-5" },
		{ "CASF, art. L. 121-6-2", "fr-casf:l121-6-2" },
		{ "article 226-13 du code pénal", "fr-cp:226-13" },
		{ "l’article 40 du code de procédure pénale", "fr-cpp:40" },
		{ "l'article 8 de la loi n° 2007-297 du 5 mars 2007", "fr-l2007-297:8" },
		{ "décret n° 2002-999 du 17 juillet 2002", "fr-d2002-999" },
		{ "article 26 de la loi du 13 juillet 1983", "fr-l83-634:26" },
		{ "articles 13 et 14 du RGPD", "eu-rgpd:13 eu-rgpd:14" },
		{ "l’ordonnance du 2 février 1945 relative à l’enfance", "fr-o45-174 ordonnance-1945" },
		{ "article 7 de la charte déontologique type de 2014", "fr-charte-2014:7" },
		{ "conforme à l’AU-038", "fr-cnil-2014-262" },
		{ "article 46 de la loi n° 78-17 du 6 janvier 1978", "fr-lil:46" },
		{ "une zone urbaine sensible et le conseil général", "zus conseil-general" },
		{ "le conseil général de l’alimentation", "conseil-general" },
		{ "les faits et informations à caractère confidentiel", "faits-confidentiels" },
		{ "les communes de plus de 10 000 habitants", "seuil-10000" },
		{ "Ville de 10 000 habitants, au sens large", "" },
		{ "communique toute information utile", "toute-information-utile" },
		{ "les informations utiles à la réunion", "" },
		{ "un secret partagé", "secret-partage" },
	};
	g_autoptr(pack_t) pack = pack_load("fr");
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		expect(pack, cases[i][0], 0, cases[i][1]);
}

static void test_dates(void)
{
	static const struct { const char *id; date_n at; const char *value; } values[] = {
		{ "seuil-clspd", 20210526, "10000" }, { "seuil-clspd", 20210527, "5000" }, { "seuil-clspd", 20070306, "none" },
		{ "seuil-coordonnateur", 20210526, "none" }, { "seuil-coordonnateur", 20210527, "15000" },
		{ "autre-declencheur", 20141231, "zus" }, { "autre-declencheur", 20150101, "qpv" },
		{ "membres-de-droit-par", 20240322, "decret" }, { "membres-de-droit-par", 20240323, "loi" },
		{ "pleniere-par-an-min", 20070724, "2" }, { "pleniere-par-an-min", 20070725, "1" },
		{ "demandeurs-peines", 20190325, "autorite-judiciaire membres" },
	};
	static const struct { const char *id; date_n at; enum force force; } forces[] = {
		{ "fr-csi:l132-5", 20120430, FORCE_NOT_YET }, { "fr-csi:l132-5", 20120501, FORCE_IN },
		{ "fr-cgct:l2211-5", 20120430, FORCE_IN }, { "fr-cgct:l2211-5", 20120501, FORCE_EXPIRED },
		{ "fr-csi:l132-4-al5", 20240322, FORCE_NOT_YET }, { "fr-cnil-2014-262", 20180525, FORCE_EXPIRED },
		{ "fr-cnil-2014-262:5", 20261121, FORCE_IN }, { "eu-rgpd:30", 20180524, FORCE_NOT_YET },
		{ "fr-d2002-999", 20070724, FORCE_IN }, { "fr-cgct:d2211-3", 20131231, FORCE_IN },
	};
	g_autoptr(pack_t) pack = pack_load("fr");
	for (guint i = 0; i < G_N_ELEMENTS(values); i++)
		g_assert_cmpstr(pack_parameter(pack, values[i].id, values[i].at)->value, ==, values[i].value);
	for (guint i = 0; i < G_N_ELEMENTS(forces); i++)
		g_assert_cmpint(pack_force(pack, forces[i].id, forces[i].at), ==, forces[i].force);
}

/* The numbers of a Code that is renumbered overnight, in two languages. */
static void test_scan_belgium(void)
{
	static const struct { const char *text; date_n at; const char *wanted; } cases[] = {
		{ "art. 458ter C. pén.", 20261101, "be-cp1867:458ter" },
		{ "l’article 458 ter du Code pénal", 20261101, "be-cp1867:458ter" },
		{ "l’article 353, § 2, du Code pénal", 20261101, "be-cp2024:353-2" },
		{ "le § 2 de l’article 353 du Code pénal", 20261101, "be-cp2024:353-2" },
		{ "l’article 353, § 2, alinéa 3, du Code pénal", 20261101, "be-cp2024:353-2" },
		{ "artikel 458ter Strafwetboek", 20261101, "be-cp1867:458ter" },
		{ "artikel 353, § 2, van het Strafwetboek", 20261101, "be-cp2024:353-2" },
		{ "art. 353, § 1, Sw.", 20261101, "be-cp2024:353-1" },
		{ "les articles 458, 458bis et 458ter du Code pénal", 20260831, "be-cp1867:458 be-cp1867:458bis be-cp1867:458ter" },
		{ "l’article 352 du Code pénal", 20260501, "be-cp2024:352" },
		{ "l’article 137 du Code pénal", 20260831, "be-cp1867:137" },
		{ "l’article 137 du Code pénal", 20260901, "be-cp2024:137" },
		{ "l’article 137 de l’ancien Code pénal", 20260901, "be-cp1867:137" },
		{ "l’article 137 du nouveau Code pénal", 20260831, "be-cp2024:137" },
		{ "l’article 458sexies du Code pénal", 20260831, "be-cp1867:458sexies" },
		{ "l’article 458sexies du Code pénal", 20260901, "be-cp2024:458sexies" },
		{ "le Code pénal", 20260831, "be-cp1867" },
		{ "le Code pénal", 20260901, "be-cp2024" },
		{ "l’article 46bis/1, § 3, du Code d’instruction criminelle", 20261101, "be-cic:46bis1-3" },
		{ "art. 28quinquies CIC", 20261101, "be-cic:28quinquies" },
		{ "l’article 44/11/9bis de la loi sur la fonction de police", 20261101, "be-lfp:44-11-9bis" },
		{ "artikel 44/1, § 4, van de wet op het politieambt", 20261101, "be-lfp:44-1-4" },
		{ "l’article 3, § 1er, de la loi CSIL R", 20261101, "be-csil-2018:3-1" },
		{ "l’article 5 de la loi du 30 juillet 2018", 20261101, "be-csil-2018:5" },
		{ "l’article 20 de la loi du 30 juillet 2018", 20261101, "be-dp-2018:20" },
		{ "l’article 5 du décret du 8 juin 2023", 20261101, "be-cf-csil-2023:5" },
		{ "artikel 31 van de wet van 29 maart 2024", 20261101, "be-ter-2024:31" },
		{ "la loi du 8 décembre 1992 relative à la protection de la vie privée", 20261101, "be-l-1992-12-08" },
		{ "le Plan R", 20261101, "be-plan-r" },
		{ "un secret professionnel partagé en CSIL", 20261101, "secret-partage" },
		{ "het gedeeld beroepsgeheim", 20261101, "secret-partage" },
		{ "le secret professionnel et le devoir de discrétion", 20261101, "secret-professionnel devoir-discretion" },
		{ "de discretieplicht", 20261101, "devoir-discretion" },
		{ "les 353 habitants du quartier", 20261101, "" },
		{ "le plan radical de la ville", 20261101, "" },
		{ "articles 13 et 14 du RGPD", 20261101, "eu-rgpd:13 eu-rgpd:14" },
	};
	g_autoptr(pack_t) pack = pack_load("be");
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		expect(pack, cases[i].text, cases[i].at, cases[i].wanted);
}

static void test_dates_belgium(void)
{
	static const struct { const char *id; date_n at; const char *value; } values[] = {
		{ "concertation-base-rangs", 20170802, "none" }, { "concertation-base-rangs", 20170803, "loi decret ordonnance" },
		{ "concertation-base-rangs", 20260831, "loi decret ordonnance" }, { "concertation-base-rangs", 20260901, "loi" },
		{ "article-secret", 20260831, "be-cp1867:458" }, { "article-secret", 20260901, "be-cp2024:352" },
		{ "delai-invitation-cf-jours", 20230827, "none" }, { "delai-invitation-cf-jours", 20230828, "14" },
		{ "banque-commune", 20240930, "bdc" }, { "banque-commune", 20241001, "transition" }, { "banque-commune", 20250101, "ter" },
	};
	static const struct { const char *id; date_n at; enum force force; } forces[] = {
		{ "be-cp1867:458ter", 20170802, FORCE_NOT_YET }, { "be-cp1867:458ter", 20170803, FORCE_IN },
		{ "be-cp1867:458ter", 20260831, FORCE_IN }, { "be-cp1867:458ter", 20260901, FORCE_EXPIRED },
		{ "be-cp2024:353-2", 20260831, FORCE_NOT_YET }, { "be-cp2024:353-2", 20260901, FORCE_IN },
		{ "be-cic:46bis1-3", 20180101, FORCE_ANNULLED }, { "be-cic:46bis1-1", 20180101, FORCE_IN },
		{ "be-plan-r", 20210907, FORCE_IN }, { "be-plan-r", 20210908, FORCE_EXPIRED },
		{ "be-l-1992-12-08", 20180904, FORCE_IN }, { "be-l-1992-12-08", 20180905, FORCE_EXPIRED },
	};
	g_autoptr(pack_t) pack = pack_load("be");
	for (guint i = 0; i < G_N_ELEMENTS(values); i++)
		g_assert_cmpstr(pack_parameter(pack, values[i].id, values[i].at)->value, ==, values[i].value);
	for (guint i = 0; i < G_N_ELEMENTS(forces); i++)
		g_assert_cmpint(pack_force(pack, forces[i].id, forces[i].at), ==, forces[i].force);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/law/fr/scan", test_scan);
	g_test_add_func("/law/fr/dates", test_dates);
	g_test_add_func("/law/be/scan", test_scan_belgium);
	g_test_add_func("/law/be/dates", test_dates_belgium);
	return g_test_run();
}
