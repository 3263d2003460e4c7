// SPDX-License-Identifier: EUPL-1.2
/*
 * A chronology as text: the verdict first, then each period and what changed
 * between it and the one before.
 */
#include "timeline/internal.h"

#include "diag/words.h"

#define MAX_LINES_SHOWN 8 /* of one rule that comes or goes at many places */

static char *verdict_of(const struct period *period, const char *lang)
{
	return findings_verdict(period->findings, lang);
}

static const struct period *last_period(const struct timeline *timeline)
{
	return timeline->periods->pdata[timeline->periods->len - 1];
}

static char *words_of_period(enum report_word word, date_n date, const struct period *period, const char *lang)
{
	g_autofree char *day = date_in_words(date, lang), *verdict = verdict_of(period, lang);

	return report_words(word, lang, (const char *[]){ day, verdict, NULL });
}

/* «one ; other», spaced as the language does. */
static char *join(const char *one, const char *other, const char *lang)
{
	return g_strconcat(one, g_strcmp0(lang, "fr") == 0 ? " ; " : "; ", other, NULL);
}

/* «valable jusqu’au T ; depuis le T+1 : …», or until now. */
static char *how_long(const struct timeline *timeline, struct interval sound, const char *lang)
{
	const struct period *last = last_period(timeline), *next = NULL;
	g_autofree char *to = date_in_words(sound.to, lang), *after = NULL, *verdict = NULL;

	for (guint i = timeline->current; i < timeline->periods->len && !next; i++)
		if (((const struct period *)timeline->periods->pdata[i])->when.from > sound.to)
			next = timeline->periods->pdata[i];
	if (!next)
		return report_words(WORD_TIMELINE_STILL, lang, (const char *[]){ to, NULL });
	after = date_in_words(next->when.from, lang);
	verdict = verdict_of(next, lang);
	g_autofree char *until = report_words(WORD_TIMELINE_UNTIL, lang, (const char *[]){ to, after, verdict, NULL });
	if (next == last)
		return g_steal_pointer(&until);
	g_autofree char *now = words_of_period(WORD_TIMELINE_NOW, last->when.to, last, lang);
	return join(until, now, lang);
}

char *timeline_verdict(const struct timeline *timeline, const struct compile *compile)
{
	const struct period *current = timeline->periods->pdata[timeline->current];
	struct interval sound = timeline_sound(timeline);

	if (sound.to)
		return how_long(timeline, sound, compile->lang);
	g_autofree char *at = words_of_period(WORD_TIMELINE_AT, compile->charter->as_of, current, compile->lang);
	if (current == last_period(timeline))
		return g_steal_pointer(&at);
	g_autofree char *now = words_of_period(WORD_TIMELINE_NOW, last_period(timeline)->when.to, last_period(timeline), compile->lang);
	return join(at, now, compile->lang);
}

char *change_text(const struct change *change, const char *lang)
{
	static const enum report_word words[] = {
		[CHANGE_BEGINS] = WORD_CHANGE_BEGINS, [CHANGE_AMENDED] = WORD_CHANGE_AMENDED, [CHANGE_ENDS] = WORD_CHANGE_ENDS,
		[CHANGE_VALUE] = WORD_CHANGE_VALUE, [CHANGE_RULE] = WORD_CHANGE_RULE, [CHANGE_GATE] = WORD_CHANGE_GATE,
		[CHANGE_TERM] = WORD_CHANGE_TERM, [CHANGE_CHARTER] = WORD_CHANGE_CHARTER,
	};
	const char *args[] = { change->label, change->note ? change->note : "", NULL };

	return report_words(words[change->kind], lang, args);
}

/* ---- what comes and goes: one line for each rule ------------------------------ */

static char *lines_of(const GPtrArray *findings, guint from, guint *ret_count)
{
	const struct finding *first = findings->pdata[from];
	GString *lines = g_string_new(NULL);

	*ret_count = 0;
	for (guint i = from; i < findings->len; i++) {
		const struct finding *finding = findings->pdata[i];
		if (!g_str_equal(finding->id, first->id) || finding->severity != first->severity)
			continue;
		if (++*ret_count <= MAX_LINES_SHOWN && finding->at.source)
			g_string_append_printf(lines, "%s%u", lines->len ? ", " : "", place_line(finding->at));
	}
	if (*ret_count > MAX_LINES_SHOWN)
		g_string_append(lines, "…");
	return g_string_free(lines, FALSE);
}

static gboolean told(const GPtrArray *findings, guint index)
{
	const struct finding *finding = findings->pdata[index];

	for (guint i = 0; i < index; i++) {
		const struct finding *other = findings->pdata[i];
		if (g_str_equal(other->id, finding->id) && other->severity == finding->severity)
			return TRUE;
	}
	return FALSE;
}

/* Of one finding its message, of several the title of their rule. */
static char *sense_of(const struct finding *finding, guint count, const struct compile *compile)
{
	const struct rule *rule = count > 1 ? rules_find(rules_of(compile->pack), finding->id) : NULL;
	char *title = rule ? rule_card(rule, "titre", compile->lang) : NULL;

	return title ? title : g_strdup(finding->message);
}

static void print_findings(const GPtrArray *findings, enum report_word one, const struct compile *compile, FILE *out)
{
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->pdata[i];
		guint count;
		if (told(findings, i))
			continue;
		g_autofree char *lines = lines_of(findings, i, &count), *sense = sense_of(finding, count, compile);
		const char *severity = report_word((enum report_word)(WORD_SEVERITY_ADVICE + finding->severity), compile->lang);
		g_autofree char *text = report_words((enum report_word)(one + (count > 1)), compile->lang,
						     (const char *[]){ severity, finding->id, lines, sense, NULL });
		fprintf(out, "  %s\n", text);
	}
}

/* ---- the whole ---------------------------------------------------------------- */

static void print_changes(const struct period *period, const char *lang, FILE *out)
{
	g_autofree char *day = date_in_words(period->when.from, lang);
	g_autofree char *head = report_words(WORD_CHANGES_ON, lang, (const char *[]){ day, NULL });

	if (period->changes->len)
		fprintf(out, "  %s\n", head);
	for (guint i = 0; i < period->changes->len; i++) {
		g_autofree char *text = change_text(period->changes->pdata[i], lang);
		fprintf(out, "    · %s\n", text);
	}
}

static void print_period(const struct period *period, gboolean current, const struct compile *compile, FILE *out)
{
	g_autofree char *from = date_in_words(period->when.from, compile->lang), *to = date_in_words(period->when.to, compile->lang);
	g_autofree char *verdict = verdict_of(period, compile->lang);
	g_autofree char *head = report_words(WORD_PERIOD, compile->lang, (const char *[]){ from, to, verdict, NULL });

	fprintf(out, "\n%s", head);
	if (current)
		fprintf(out, " (%s)", report_word(WORD_PERIOD_READ, compile->lang));
	fputc('\n', out);
	print_changes(period, compile->lang, out);
	print_findings(period->gone, WORD_GONE, compile, out);
	print_findings(period->appeared, WORD_APPEARS, compile, out);
}

void timeline_print(const struct timeline *timeline, const struct compile *compile, FILE *out)
{
	const struct period *first = timeline->periods->pdata[0];
	g_autofree char *from = date_in_words(first->when.from, compile->lang);
	g_autofree char *to = date_in_words(last_period(timeline)->when.to, compile->lang);
	g_autofree char *head = report_words(WORD_TIMELINE, compile->lang, (const char *[]){ compile->options.path, from, to, NULL });
	g_autofree char *verdict = timeline_verdict(timeline, compile);

	fprintf(out, "%s\n%s\n", head, verdict);
	for (guint i = 0; i < timeline->periods->len; i++)
		print_period(timeline->periods->pdata[i], i == timeline->current, compile, out);
}
