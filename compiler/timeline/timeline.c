// SPDX-License-Identifier: EUPL-1.2
/*
 * One verdict for each state of the law that bears on the charter; days in a row
 * with the same findings are one period.
 */
#include "timeline/internal.h"

#include <string.h>

static void period_free(struct period *period)
{
	findings_free(period->findings);
	g_ptr_array_unref(period->appeared);
	g_ptr_array_unref(period->gone);
	g_ptr_array_unref(period->changes);
	g_free(period);
}

void timeline_free(struct timeline *timeline)
{
	if (!timeline)
		return;
	g_ptr_array_unref(timeline->periods);
	g_free(timeline);
}

/* ---- what came and went ---------------------------------------------------- */

/* The words may differ: they may tell the date, or a value of the law. */
static gboolean same_finding(const struct finding *a, const struct finding *b)
{
	return g_str_equal(a->id, b->id) && a->at.source == b->at.source && a->at.offset == b->at.offset &&
	       a->severity == b->severity && a->contested == b->contested && a->derogated == b->derogated;
}

static guint count_same(const GPtrArray *list, guint end, const struct finding *finding)
{
	guint count = 0;

	for (guint i = 0; i < end; i++)
		count += same_finding(list->pdata[i], finding) ? 1 : 0;
	return count;
}

/* Appends to `out` the findings of `list` that `others` has not, or has fewer of. */
static void difference(const struct findings *list, const struct findings *others, GPtrArray *out)
{
	for (guint i = 0; i < list->list->len; i++) {
		struct finding *finding = list->list->pdata[i];
		if (count_same(list->list, i + 1, finding) > count_same(others->list, others->list->len, finding))
			g_ptr_array_add(out, finding);
	}
}

static struct period *period_new(date_n from, struct findings *findings, const struct period *before)
{
	struct period *period = g_new0(struct period, 1);

	period->when.from = from;
	period->findings = findings;
	period->appeared = g_ptr_array_new();
	period->gone = g_ptr_array_new();
	if (before) {
		difference(findings, before->findings, period->appeared);
		difference(before->findings, findings, period->gone);
	}
	return period;
}

/* ---- verdicts ---------------------------------------------------------------- */

static struct findings *judge(const struct compile *compile, date_n date)
{
	struct compile *again = compile_again(compile, date);
	struct findings *findings = g_steal_pointer(&again->findings);

	compile_free(again);
	return findings;
}

/* Adds what is found from `date` on, unless nothing changed. */
static void add_verdict(struct timeline *timeline, const struct watch *watch, date_n date)
{
	struct period *before = timeline->periods->len ? timeline->periods->pdata[timeline->periods->len - 1] : NULL;
	struct period *period = period_new(date, judge(watch->compile, date), before);

	timeline->verdicts++;
	if (before && !period->appeared->len && !period->gone->len) {
		period->changes = g_ptr_array_new();
		period_free(period);
		return;
	}
	period->changes = before ? explain_changes(watch, date, period->appeared, period->gone) : g_ptr_array_new();
	if (before)
		before->when.to = date_shift(date, -1);
	g_ptr_array_add(timeline->periods, period);
}

/* Where the chronology starts and ends. A law base that does not say from when it
 * tells its history is read from the charter's date on. */
static struct interval bounds(const struct compile *compile, date_n from)
{
	date_n to = compile->pack->law_base;

	if (!from)
		from = compile->pack->history;
	if (!from || from > to)
		from = MIN(compile->charter->as_of, to);
	return (struct interval){ from, to };
}

static guint period_at(const struct timeline *timeline, date_n date)
{
	guint i = 0;

	while (i + 1 < timeline->periods->len && ((const struct period *)timeline->periods->pdata[i])->when.to < date)
		i++;
	return i;
}

struct timeline *timeline_make(const struct compile *compile, date_n from)
{
	struct timeline *timeline = g_new0(struct timeline, 1);
	g_autoptr(watch_t) watch = watch_new(compile);
	struct interval when = bounds(compile, from);
	g_autoptr(GArray) days = watch_days(watch, when);
	g_autofree char *state = watch_state(watch, when.from);

	timeline->periods = g_ptr_array_new_with_free_func((GDestroyNotify)period_free);
	add_verdict(timeline, watch, when.from);
	for (guint i = 0; i < days->len; i++) {
		date_n day = g_array_index(days, date_n, i);
		char *next = watch_state(watch, day);
		if (strcmp(state, next) != 0)
			add_verdict(timeline, watch, day);
		g_free(state);
		state = next;
	}
	((struct period *)timeline->periods->pdata[timeline->periods->len - 1])->when.to = when.to;
	timeline->current = period_at(timeline, compile->charter->as_of);
	return timeline;
}

/* ---- how long it is sound ------------------------------------------------------ */

static gboolean is_sound(const struct timeline *timeline, guint i)
{
	return findings_count(((const struct period *)timeline->periods->pdata[i])->findings, SEVERITY_ERROR) == 0;
}

struct interval timeline_sound(const struct timeline *timeline)
{
	guint first = timeline->current, last = timeline->current;

	if (!is_sound(timeline, first))
		return (struct interval){ 0, 0 };
	while (first > 0 && is_sound(timeline, first - 1))
		first--;
	while (last + 1 < timeline->periods->len && is_sound(timeline, last + 1))
		last++;
	return (struct interval){ ((const struct period *)timeline->periods->pdata[first])->when.from,
				  ((const struct period *)timeline->periods->pdata[last])->when.to };
}
