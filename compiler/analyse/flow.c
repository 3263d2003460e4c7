// SPDX-License-Identifier: EUPL-1.2
/*
 * The problem of the flow analysis: making one, taking it apart, naming things.
 */
#include "analyse/flow.h"

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
	free_array(step->named);
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
		free_array(place->needs);
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

gboolean flow_has(const GArray *array, guint value)
{
	for (guint i = 0; array && i < array->len; i++)
		if (g_array_index(array, guint, i) == value)
			return TRUE;
	return FALSE;
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
