// SPDX-License-Identifier: EUPL-1.2
/*
 * The problem of the flow analysis, its families of kinds, and the queries on
 * its result.
 */
#include "analyse/closure.h"

guint64 pair_key(guint a, guint b)
{
	return (guint64)a << 32 | b;
}

struct flow_problem *flow_problem_new(void)
{
	struct flow_problem *problem = g_new0(struct flow_problem, 1);

	problem->parties = g_array_new(FALSE, TRUE, sizeof(struct flow_party));
	problem->places = g_array_new(FALSE, TRUE, sizeof(struct flow_place));
	problem->kinds = g_array_new(FALSE, TRUE, sizeof(struct flow_kind));
	problem->steps = g_array_new(FALSE, TRUE, sizeof(struct flow_step));
	problem->holdings = g_array_new(FALSE, TRUE, sizeof(struct flow_holding));
	problem->nevers = g_array_new(FALSE, TRUE, sizeof(struct flow_never));
	return problem;
}

static void free_array(GArray *array)
{
	if (array)
		g_array_unref(array);
}

static void free_step(struct flow_step *step)
{
	for (guint i = 0; step->gates && i < step->gates->len; i++)
		free_array(g_array_index(step->gates, struct flow_gate, i).who);
	free_array(step->gates);
	free_array(step->kinds);
	free_array(step->hearers);
	free_array(step->guests);
	free_array(step->former);
}

void flow_problem_free(struct flow_problem *problem)
{
	if (!problem)
		return;
	for (guint i = 0; i < problem->parties->len; i++) {
		struct flow_party *party = &g_array_index(problem->parties, struct flow_party, i);
		free_array(party->bound);
		free_array(party->needs);
	}
	for (guint i = 0; i < problem->places->len; i++) {
		struct flow_place *place = &g_array_index(problem->places, struct flow_place, i);
		free_array(place->circle);
		free_array(place->also);
		free_array(place->former);
		free_array(place->covers);
		free_array(place->purposes);
	}
	for (guint i = 0; i < problem->kinds->len; i++)
		free_array(g_array_index(problem->kinds, struct flow_kind, i).parts);
	for (guint i = 0; i < problem->steps->len; i++)
		free_step(&g_array_index(problem->steps, struct flow_step, i));
	g_array_unref(problem->parties);
	g_array_unref(problem->places);
	g_array_unref(problem->kinds);
	g_array_unref(problem->steps);
	g_array_unref(problem->holdings);
	g_array_unref(problem->nevers);
	g_free(problem);
}

guint flow_loci(const struct flow_problem *problem)
{
	return problem->parties->len + problem->places->len;
}

const char *locus_id(const struct flow_problem *problem, locus_t locus)
{
	if (locus < problem->parties->len)
		return g_array_index(problem->parties, struct flow_party, locus).id;
	return g_array_index(problem->places, struct flow_place, locus - problem->parties->len).id;
}

void flow_path_free(struct flow_path *path)
{
	if (!path)
		return;
	g_array_unref(path->hops);
	g_free(path);
}

/* ---- queries ----------------------------------------------------------- */

/* The closure whose family has `kind`. */
static const struct closure *family_of(const struct flow_result *result, guint kind)
{
	const GPtrArray *closures = result->closures;

	for (guint i = 0; i < closures->len; i++) {
		const struct closure *closure = closures->pdata[i];
		if (bits_has(closure->member, kind))
			return closure;
	}
	return NULL;
}

gboolean flow_knows(const struct flow_result *result, locus_t locus, guint kind)
{
	const struct closure *closure = family_of(result, kind);
	return closure && closure_first(closure, locus, kind) >= 0;
}

int flow_learnt_by(const struct flow_result *result, locus_t locus, guint kind)
{
	const struct closure *closure = family_of(result, kind);

	if (!closure)
		return -2;
	return closure->last_steps[locus * closure->kinds->len + closure->position[kind]];
}

/* must(ℓ,k): bonds that no origin is clean of; may: those some copy carries. */
static gboolean is_carried(const struct closure *closure, locus_t locus, guint kind, guint bond, gboolean must)
{
	for (int n = closure_first(closure, locus, kind); n >= 0;) {
		const struct node *node = closure->nodes->pdata[n];
		if (must && bits_has(node->clean, bond + 1))
			return FALSE;
		if (!must && bits_has(node->may, bond))
			return TRUE;
		n = node->next;
	}
	return must;
}

char **flow_bonds(const struct flow_result *result, locus_t locus, guint kind, gboolean must)
{
	const struct closure *closure = family_of(result, kind);
	g_autoptr(GStrvBuilder) names = g_strv_builder_new();

	for (guint b = 0; closure && closure_first(closure, locus, kind) >= 0 && b < closure->bonds->len; b++)
		if (is_carried(closure, locus, kind, b, must))
			g_strv_builder_add(names, ((const struct bond *)closure->bonds->pdata[b])->name);
	return g_strv_builder_end(names);
}

struct flow_path *flow_path_to(const struct flow_result *result, locus_t locus, guint kind)
{
	const struct closure *closure = family_of(result, kind);
	return closure ? witness_find(closure, locus, kind, -1, -1, FOLLOW_KNOWN, 0, NULL) : NULL;
}
