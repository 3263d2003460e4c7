// SPDX-License-Identifier: EUPL-1.2
/*
 * Questions to the result of the flow analysis: who knows what, by which step,
 * under which bonds.
 */
#include "analyse/closure.h"

gboolean flow_knows(const struct flow_result *result, locus_t locus, guint kind)
{
	const struct closure *closure = result->by_kind[kind];
	return closure && closure_first(closure, locus, kind) >= 0;
}

int flow_learnt_by(const struct flow_result *result, locus_t locus, guint kind)
{
	const struct closure *closure = result->by_kind[kind];

	if (!closure)
		return -2;
	return closure->last_steps[locus * closure->kinds->len + closure->position[kind]];
}

/* must(ℓ,k): bonds of the kind that no origin is clean of; may: those some copy carries. */
static gboolean is_carried(const struct closure *closure, locus_t locus, guint kind, guint bond, gboolean must)
{
	if (!bits_has(closure->covering->pdata[kind], bond))
		return FALSE;
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
	const struct closure *closure = result->by_kind[kind];
	g_autoptr(GStrvBuilder) names = g_strv_builder_new();

	for (guint b = 0; closure && closure_first(closure, locus, kind) >= 0 && b < closure->bonds->len; b++)
		if (is_carried(closure, locus, kind, b, must))
			g_strv_builder_add(names, ((const struct bond *)closure->bonds->pdata[b])->name);
	return g_strv_builder_end(names);
}

struct flow_path *flow_path_to(const struct flow_result *result, locus_t locus, guint kind)
{
	const struct closure *closure = result->by_kind[kind];
	return closure ? witness_find(closure, locus, kind, -1, -1, FOLLOW_KNOWN, 0, NULL) : NULL;
}

struct flow_path *flow_path_by(const struct flow_result *result, guint s, guint kind, locus_t party)
{
	const struct flow_step *step = STEP(result->problem, s);
	const struct flow_hop last = { (int)s, kind, party };
	struct flow_path *path = witness_find(result->by_kind[kind], step->from, kind, (int)s, (int)party, FOLLOW_KNOWN, 0, NULL);

	if (!path) {
		path = g_new0(struct flow_path, 1);
		*path = (struct flow_path){ step->from, kind, step->from, g_array_new(FALSE, FALSE, sizeof(struct flow_hop)) };
	}
	g_array_append_val(path->hops, last);
	return path;
}
