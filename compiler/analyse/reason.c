// SPDX-License-Identifier: EUPL-1.2
/*
 * Need to know: who hears a nominative kind in a place and has no reason to.
 *
 * Reasons: a declared need, what one holds, being told in person by a step that
 * is no leak, and whatever derives from these; being the person concerned, a
 * guest, or named for the item; an office or a need that holds in that place.
 */
#include "analyse/closure.h"

/* Marks `kind` and all that derives from it. */
static void give(struct flow_result *result, guint party, guint kind)
{
	const struct flow_problem *p = result->problem;
	gboolean *has = &result->reasons[(gsize)party * p->kinds->len + kind];
	const GArray *parts = KIND(p, kind)->parts;

	if (*has)
		return;
	*has = TRUE;
	for (guint i = 0; parts && i < parts->len; i++)
		give(result, party, AT(parts, i));
}

/* Leaks come by step. */
static gboolean is_leak(const struct flow_result *result, guint first, guint step, guint party, guint kind)
{
	for (guint i = first; i < result->leaks->len; i++) {
		const struct leak *leak = result->leaks->pdata[i];
		if (leak->flow != step)
			return FALSE;
		if (leak->recipient == party && leak->what == kind)
			return TRUE;
	}
	return FALSE;
}

/* What is told in person, unless that is a leak. */
static void find_told(struct flow_result *result)
{
	const struct flow_problem *p = result->problem;
	guint first = 0;

	for (guint s = 0; s < p->steps->len; s++) {
		const struct flow_step *step = STEP(p, s);
		while (first < result->leaks->len && ((const struct leak *)result->leaks->pdata[first])->flow < s)
			first++;
		if (step->forbidden || step->to >= p->parties->len)
			continue;
		for (guint i = 0; i < step->kinds->len; i++)
			if (!is_leak(result, first, s, step->to, AT(step->kinds, i)))
				give(result, step->to, AT(step->kinds, i));
	}
}

static void find_reasons(struct flow_result *result)
{
	const struct flow_problem *p = result->problem;

	result->reasons = g_new0(gboolean, (gsize)p->parties->len * p->kinds->len + 1);
	for (guint q = 0; q < p->parties->len; q++)
		for (guint i = 0; PARTY(p, q)->needs && i < PARTY(p, q)->needs->len; i++)
			give(result, q, AT(PARTY(p, q)->needs, i));
	for (guint i = 0; i < p->holdings->len; i++) {
		const struct flow_holding *holding = &g_array_index(p->holdings, struct flow_holding, i);
		if (holding->locus < p->parties->len)
			give(result, holding->locus, holding->kind);
	}
	find_told(result);
}

/* k ⊒ part, reflexive and transitive. */
static gboolean derives(const struct flow_problem *p, guint kind, guint part)
{
	const GArray *parts = KIND(p, kind)->parts;

	for (guint i = 0; kind != part && parts && i < parts->len; i++)
		if (derives(p, AT(parts, i), part))
			return TRUE;
	return kind == part;
}

static gboolean needs_there(const struct flow_problem *p, const struct flow_step *step, guint party, guint kind)
{
	const GArray *needs = step->place >= 0 ? PLACE(p, (guint)step->place)->needs : NULL;

	for (guint i = 0; needs && i < needs->len; i++) {
		const struct flow_need *need = &g_array_index(needs, struct flow_need, i);
		if (need->party == party && (need->kind == FLOW_ANY_KIND || derives(p, need->kind, kind)))
			return TRUE;
	}
	return FALSE;
}

gboolean flow_has_reason(const struct flow_result *result, guint s, guint party, guint kind)
{
	const struct flow_problem *p = result->problem;
	const struct flow_step *step = STEP(p, s);

	return PARTY(p, party)->concerned || result->reasons[(gsize)party * p->kinds->len + kind] ||
	       flow_has(step->guests, party) || flow_has(step->named, party) || needs_there(p, step, party, kind);
}

gboolean flow_discloses(const struct flow_result *result, guint s, guint kind, int party)
{
	const struct closure *closure = result->by_kind[kind];
	const struct flow_step *step = STEP(result->problem, s);

	for (int n = closure_first(closure, step->from, kind); n >= 0;) {
		const struct node *node = closure->nodes->pdata[n];
		if (closure_draws(step, node) && (party < 0 || node->origin != (locus_t)party))
			return TRUE;
		n = node->next;
	}
	return FALSE;
}

static gboolean needless(const struct flow_result *result, guint s, guint party)
{
	const struct flow_problem *p = result->problem;
	const struct flow_step *step = STEP(p, s);

	for (guint i = 0; i < step->kinds->len; i++) {
		guint kind = AT(step->kinds, i);
		if (KIND(p, kind)->nominative && !flow_has_reason(result, s, party, kind) &&
		    flow_discloses(result, s, kind, (int)party))
			return TRUE;
	}
	return FALSE;
}

void reasons_judge(struct flow_result *result)
{
	const struct flow_problem *p = result->problem;

	find_reasons(result);
	for (guint s = 0; s < p->steps->len; s++) {
		const struct flow_step *step = STEP(p, s);
		for (guint i = 0; step->place >= 0 && !step->forbidden && i < step->hearers->len; i++) {
			const struct flow_pair pair = { s, AT(step->hearers, i) };
			if (needless(result, s, pair.other))
				g_array_append_val(result->needs, pair);
		}
	}
}
