// SPDX-License-Identifier: EUPL-1.2
/*
 * The fixed words of reports, and the counts that sum them up.
 */
#include "diag/words.h"

static const char *const words[WORD_COUNT][2] = {
#define WORD(symbol, fr, en) [symbol] = { fr, en },
#include "diag/words.def"
#undef WORD
};

static const char *const dutch[WORD_COUNT] = {
#define WORD_NL(symbol, nl) [symbol] = nl,
#include "diag/words-nl.def"
#undef WORD_NL
};

const char *report_word(enum report_word word, const char *lang)
{
	if (g_strcmp0(lang, "nl") == 0 && dutch[word])
		return dutch[word];
	return words[word][g_strcmp0(lang, "fr") != 0];
}

char *report_words(enum report_word word, const char *lang, const char *const *args)
{
	return message_format(report_word(word, lang), args);
}

void add_count(GString *line, const char *lang, enum report_word one, guint count)
{
	g_autofree char *number = g_strdup_printf("%u", count);
	g_autofree char *text = NULL;

	if (!count)
		return;
	text = report_words((enum report_word)(one + (count > 1)), lang, (const char *[]){ number, NULL });
	g_string_append_printf(line, "%s%s", line->len ? ", " : "", text);
}

char *findings_verdict(const struct findings *findings, const char *lang)
{
	GString *line = g_string_new(NULL);

	add_count(line, lang, WORD_ERROR_ONE, findings_count(findings, SEVERITY_ERROR));
	add_count(line, lang, WORD_WARNING_ONE, findings_count(findings, SEVERITY_WARNING));
	add_count(line, lang, WORD_ADVICE_ONE, findings_count(findings, SEVERITY_ADVICE));
	if (!line->len)
		g_string_append(line, report_word(WORD_NOTHING, lang));
	add_count(line, lang, WORD_DEROGATED_ONE, findings_count_derogated(findings));
	return g_string_free(line, FALSE);
}
