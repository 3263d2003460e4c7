// SPDX-License-Identifier: EUPL-1.2
/*
 * typography.c and measure.c: what is typed against what is set, and that
 * setting twice changes nothing. In the tables ~ stands for U+00A0 and ^ for
 * U+202F.
 */
#include "text/text.h"

#include <string.h>

struct sample { const char *lang, *typed, *set; };

static const struct sample samples[] = {
	{ "fr", "Oui; non ! Vraiment?", "Oui^; non^! Vraiment^?" },
	{ "fr", "Quoi ?! Non...", "Quoi^?! Non…" },
	{ "fr", "voici : ceci:", "voici~: ceci~:" },
	{ "fr", "« mot » et «mot»; fin", "«~mot~» et «~mot~»^; fin" },
	{ "fr", "dit \"oui\".", "dit «~oui~»." },
	{ "fr", "un écran de 15\" large", "un écran de 15\" large" },
	{ "fr", "l'école d'aujourd'hui", "l’école d’aujourd’hui" },
	{ "fr", "CSI, art. L. 132-5 et art. D.132-9", "CSI, art.~L.~132-5 et art.~D.~132-9" },
	{ "fr", "(art. 226-13 du code pénal)", "(art.~226-13 du code pénal)" },
	{ "fr", "l'article L. 132-4, n°5, § 3", "l’article~L.~132-4, n°~5, §~3" },
	{ "fr", "le 14 mars 2026, le 1er juin", "le 14~mars 2026, le 1er~juin" },
	{ "fr", "24 500 habitants, 1 250 000,5 et 50%", "24^500~habitants, 1^250^000,5 et 50~%" },
	{ "fr", "en 2026 500 personnes", "en 2026 500 personnes" },
	{ "fr", "le 01 23 45 67 89", "le 01 23 45 67 89" },
	{ "fr", "à 10:30 ou 10 h 30", "à 10:30 ou 10~h~30" },
	{ "fr", "voir https://exemple.fr/a?b=1;c:d ou x:y@ville.fr !", "voir https://exemple.fr/a?b=1;c:d ou x:y@ville.fr^!" },
	{ "fr", "fr-csi:l132-5", "fr-csi:l132-5" },
	{ "fr", "(?) et (!)", "(?) et (!)" },
	{ "fr", " : suite", "~: suite" },
	{ "fr", ";", ";" },
	{ "fr", "", "" },
	{ "fr", "  deux  espaces  ", "  deux  espaces  " },
	{ "fr", "Mme Durand et M. Petit, 3 ans", "Mme~Durand et M.~Petit, 3~ans" },
	{ "nl", "artikel 5: de foto's van 's avonds, 14 maart?", "artikel~5: de foto’s van ’s avonds, 14~maart?" },
	{ "nl", "hij zei \"ja\"; 3 jaar", "hij zei “ja”; 3~jaar" },
	{ "nl", "OCMW ; CLB ; werk : ja", "OCMW; CLB; werk: ja" },
	{ "nl", "(; ; of :-) 1 :2", "(;; of :-) 1 :2" },
	{ "de", "Art. 5 Abs. 2, z. B. am 14. März", "Art.~5 Abs.~2, z.^B. am 14.~März" },
	{ "de", "§5 und 50% von \"allem\"!", "§~5 und 50~% von „allem“!" },
	{ "en", "section 5 isn't \"fine\"; 14 March, March 14?", "section~5 isn’t “fine”; 14~March, March~14?" },
};

/* Shows the two spaces as ~ and ^. */
static char *shown(const char *text)
{
	g_autoptr(GString) s = g_string_new(text);
	g_string_replace(s, "\302\240", "~", 0);
	g_string_replace(s, "\342\200\257", "^", 0);
	return g_strdup(s->str);
}

static void test_samples(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autofree char *set = text_typography(samples[i].typed, samples[i].lang);
		g_autofree char *twice = text_typography(set, samples[i].lang);
		g_autofree char *visible = shown(set);
		g_assert_cmpstr(visible, ==, samples[i].set);
		g_assert_cmpstr(twice, ==, set);
	}
}

/* Any bytes: never longer than sense, idempotent once valid. */
static void test_random(void)
{
	static const char *const bits[] = { "«", "»", ";", ":", "?", "!", "'", "\"", " ", "\302\240", "a", "5", "art.",
		"L.", "100", "mars", "%", "(", ")", ".", "n°", "@", "http://", "é", "h", "…", "§" };
	static const char *const langs[] = { "fr", "nl", "de", "en" };
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);
	for (guint i = 0; i < 20000; i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (guint k = g_rand_int_range(rand, 0, 9); k > 0; k--)
			g_string_append(text, bits[g_rand_int_range(rand, 0, G_N_ELEMENTS(bits))]);
		const char *lang = langs[i % 4];
		g_autofree char *once = text_typography(text->str, lang);
		g_autofree char *twice = text_typography(once, lang);
		if (strcmp(once, twice))
			g_test_message("«%s» then «%s» then «%s» (%s)", text->str, once, twice, lang);
		g_assert_cmpstr(once, ==, twice);
	}
}

static void test_width(void)
{
	g_autoptr(text_measure_t) measure = text_measure_new("fr");
	double one = text_width(measure, "Police municipale", 8, TEXT_REGULAR);
	g_assert_cmpfloat_with_epsilon(text_width(measure, "Police municipale", 16, TEXT_REGULAR), 2 * one, 1e-6);
	g_assert_cmpfloat(text_width(measure, "Police municipale", 8, TEXT_BOLD), >, one);
	/* Arial's own widths: n = 1139/2048 em. */
	g_assert_cmpfloat_with_epsilon(text_width(measure, "n", 2048, TEXT_REGULAR), 1139, 2);
}

static void test_wrap(void)
{
	g_autoptr(text_measure_t) measure = text_measure_new("fr");
	gboolean overfull = TRUE;
	g_auto(GStrv) lines = text_wrap(measure, "Groupe de travail thématique « Jeunes exposés à la délinquance »", 9,
					TEXT_BOLD, 130, &overfull);
	g_assert_cmpuint(g_strv_length(lines), ==, 3);
	g_assert_false(overfull);
	for (char **line = lines; *line; line++)
		g_assert_cmpfloat(text_width(measure, *line, 9, TEXT_BOLD), <=, 130);
	g_auto(GStrv) narrow = text_wrap(measure, "anticonstitutionnellement", 9, TEXT_BOLD, 20, &overfull);
	g_assert_true(overfull);
	g_assert_cmpuint(g_strv_length(narrow), ==, 1);
	g_auto(GStrv) none = text_wrap(measure, "", 9, TEXT_BOLD, 20, NULL);
	g_assert_cmpuint(g_strv_length(none), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/typography/samples", test_samples);
	g_test_add_func("/typography/random", test_random);
	g_test_add_func("/measure/width", test_width);
	g_test_add_func("/measure/wrap", test_wrap);
	return g_test_run();
}
