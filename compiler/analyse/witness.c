// SPDX-License-Identifier: EUPL-1.2
/*
 * Least paths: shortest first, then by start, then step by step, each in
 * document order.
 *
 * A breadth-first search whose queue stays sorted. Its unit is a *group*: the
 * nodes that one path reaches (the kind it brought, what derives from it, every
 * origin), since a path says nothing of derivations. Groups of one length are
 * in the order of their paths and are expanded in the order of steps, so the
 * first group that holds a goal is the least path.
 */
#include "analyse/closure.h"

struct state { struct node *node; gboolean bit; };

struct group {
	int parent;             /* or -1: a start */
	struct flow_hop hop;
	const struct node *start;
	GArray *states;         /* struct state */
};

struct candidate { struct flow_hop hop; struct state state; };

struct search {
	const struct closure *closure;
	enum follow follow;
	guint bond;             /* followed (good, carried) */
	const word_t *set;      /* avoided (free) */
	GPtrArray *groups;      /* struct group * */
	GHashTable *seen;       /* node pointer, tagged by its bit */
};

static void group_free(gpointer data)
{
	struct group *group = data;

	g_array_unref(group->states);
	g_free(group);
}

static struct group *new_group(struct search *search, int parent)
{
	struct group *group = g_new0(struct group, 1);

	group->parent = parent;
	group->states = g_array_new(FALSE, FALSE, sizeof(struct state));
	g_ptr_array_add(search->groups, group);
	return group;
}

static gboolean any_of(const guint *bonds, guint n, guint bond)
{
	for (guint i = 0; i < n; i++)
		if (bonds[i] == bond)
			return TRUE;
	return FALSE;
}

static gboolean any_in(const guint *bonds, guint n, const word_t *set)
{
	for (guint i = 0; i < n; i++)
		if (bits_has(set, bonds[i]))
			return TRUE;
	return FALSE;
}

static gboolean start_bit(const struct search *search, const struct node *node)
{
	switch (search->follow) {
	case FOLLOW_KNOWN:
		return TRUE;
	case FOLLOW_FREE:
		return !any_in(node->initial_bonds, node->n_initial, search->set);
	default:
		return any_of(node->initial_bonds, node->n_initial, search->bond);
	}
}

static gboolean edge_bit(const struct search *search, const struct edge *edge, const struct state *state)
{
	const struct closure *closure = search->closure;

	switch (search->follow) {
	case FOLLOW_KNOWN:
		return TRUE;
	case FOLLOW_FREE:
		return (state->bit || edge->fresh) && !any_in(edge->made, edge->n_made, search->set);
	default:
		if (any_of(edge->made, edge->n_made, search->bond))
			return TRUE;
		if (edge->fresh || !bits_has(closure->covering->pdata[edge->kind], search->bond))
			return FALSE;
		if (search->follow == FOLLOW_GOOD && bits_has(closure_broken(closure, edge, state->node->origin), search->bond))
			return FALSE;
		return state->bit;
	}
}

/* Adds a state to the group, then what derives from it (same path, no step), at
 * once: a later group must not take what this one reaches by derivation. */
static void visit(struct search *search, struct group *group, struct state state)
{
	const struct closure *closure = search->closure;
	gpointer key = GSIZE_TO_POINTER(GPOINTER_TO_SIZE(state.node) | (state.bit ? 1 : 0));
	const GArray *parts = KIND(closure->problem, state.node->kind)->parts;

	if (!g_hash_table_add(search->seen, key))
		return;
	g_array_append_val(group->states, state);
	for (guint i = 0; parts && i < parts->len; i++) {
		guint part = AT(parts, i);
		gboolean bit = state.bit;
		if (search->follow == FOLLOW_GOOD || search->follow == FOLLOW_CARRIED)
			bit = bit && bits_has(closure->covering->pdata[part], search->bond);
		struct node *node = closure_node(closure, state.node->locus, part, state.node->origin, state.node->title);
		visit(search, group, (struct state){ node, bit });
	}
}

/* The step from `public`, -1 once it is told, comes after all flows. */
static int rank(int flow)
{
	return flow < 0 ? G_MAXINT : flow;
}

static int compare_hops(const struct flow_hop *a, const struct flow_hop *b)
{
	if (a->flow != b->flow)
		return rank(a->flow) < rank(b->flow) ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return a->reached < b->reached ? -1 : a->reached > b->reached;
}

static int compare_candidates(const void *a, const void *b)
{
	return compare_hops(&((const struct candidate *)a)->hop, &((const struct candidate *)b)->hop);
}

static void add_candidates(const struct search *search, const struct state *state, const struct edge *edge, GArray *found)
{
	const struct closure *closure = search->closure;
	locus_t origin = edge->fresh ? edge->target : state->node->origin;
	gboolean titled = g_array_index(closure->titles, gboolean, edge->step);

	if (state->node->origin == edge->target)
		return;
	for (int pass = 0; pass <= titled; pass++) {
		struct candidate candidate = {
			{ (int)edge->step, edge->kind, edge->target },
			{ closure_node(closure, edge->target, edge->kind, origin, pass ? (int)edge->step : -1),
			  edge_bit(search, edge, state) },
		};
		g_array_append_val(found, candidate);
	}
}

static void expand(struct search *search, guint index)
{
	const struct closure *closure = search->closure;
	const struct flow_problem *p = closure->problem;
	const struct group *group = search->groups->pdata[index];
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct candidate));

	for (guint i = 0; i < group->states->len; i++) {
		const struct state *state = &g_array_index(group->states, struct state, i);
		guint64 key = pair_key(state->node->locus, state->node->kind);
		const GArray *steps = g_hash_table_lookup(closure->steps_from, &key);
		for (guint j = 0; steps && j < steps->len; j++) {
			guint s = AT(steps, j), count = 0;
			gboolean draws = s < p->steps->len ? closure_draws(STEP(p, s), state->node)
							   : state->node->title < 0;
			const struct edge *edges = draws ? closure_edges(closure, s, state->node->kind, &count) : NULL;
			for (guint e = 0; edges && e < count; e++)
				add_candidates(search, state, &edges[e], found);
		}
	}
	g_array_sort(found, compare_candidates);
	struct group *target = NULL;
	for (guint i = 0; i < found->len; i++) {
		const struct candidate *candidate = &g_array_index(found, struct candidate, i);
		if (!target || compare_hops(&target->hop, &candidate->hop) != 0) {
			if (target && target->states->len == 0)
				g_ptr_array_remove_index(search->groups, search->groups->len - 1);
			target = new_group(search, (int)index);
			target->hop = candidate->hop;
		}
		visit(search, target, candidate->state);
	}
	if (target && target->states->len == 0)
		g_ptr_array_remove_index(search->groups, search->groups->len - 1);
}

static int compare_starts(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a, *y = *(const struct node *const *)b;

	if (x->holder != y->holder)
		return x->holder < y->holder ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->locus < y->locus ? -1 : x->locus > y->locus;
}

static void add_starts(struct search *search)
{
	g_autoptr(GPtrArray) starts = g_ptr_array_new();

	for (guint i = 0; i < search->closure->nodes->len; i++) {
		struct node *node = search->closure->nodes->pdata[i];
		if (node->initial)
			g_ptr_array_add(starts, node);
	}
	g_ptr_array_sort(starts, compare_starts);
	for (guint i = 0; i < starts->len; i++) {
		struct node *node = starts->pdata[i];
		struct group *group = new_group(search, -1);
		group->start = node;
		visit(search, group, (struct state){ node, start_bit(search, node) });
	}
}

static struct flow_path *trace(const struct search *search, guint index)
{
	struct flow_path *path = g_new0(struct flow_path, 1);
	const struct group *group = search->groups->pdata[index];

	path->hops = g_array_new(FALSE, FALSE, sizeof(struct flow_hop));
	for (; group->parent >= 0; group = search->groups->pdata[group->parent])
		g_array_prepend_val(path->hops, group->hop);
	path->holder = group->start->holder;
	path->kind = group->start->kind;
	path->start = group->start->locus;
	for (guint i = 0; i < path->hops->len; i++) {
		struct flow_hop *hop = &g_array_index(path->hops, struct flow_hop, i);
		if (hop->flow >= (int)search->closure->problem->steps->len)
			hop->flow = -1;
	}
	return path;
}

struct goal { locus_t locus; guint kind; int step, not_origin; };

static gboolean is_goal(const struct search *search, const struct goal *goal, const struct state *state)
{
	const struct node *node = state->node;

	if (!state->bit || node->locus != goal->locus || node->kind != goal->kind)
		return FALSE;
	if (goal->not_origin >= 0 && node->origin == (locus_t)goal->not_origin)
		return FALSE;
	return goal->step < 0 || closure_draws(STEP(search->closure->problem, (guint)goal->step), node);
}

static struct flow_path *run(struct search *search, const struct goal *goal)
{
	struct flow_path *path = NULL;

	search->groups = g_ptr_array_new_with_free_func(group_free);
	search->seen = g_hash_table_new(NULL, NULL);
	add_starts(search);
	for (guint i = 0; i < search->groups->len && !path; i++) {
		struct group *group = search->groups->pdata[i];
		for (guint j = 0; j < group->states->len && !path; j++)
			if (is_goal(search, goal, &g_array_index(group->states, struct state, j)))
				path = trace(search, i);
		if (!path)
			expand(search, i);
	}
	g_hash_table_unref(search->seen);
	g_ptr_array_unref(search->groups);
	return path;
}

int *witness_last_steps(const struct closure *closure)
{
	struct search search = { .closure = closure, .follow = FOLLOW_KNOWN };
	guint n = flow_loci(closure->problem) * closure->kinds->len;
	int *last = g_new(int, n), n_steps = (int)closure->problem->steps->len;

	for (guint i = 0; i < n; i++)
		last[i] = -2;
	search.groups = g_ptr_array_new_with_free_func(group_free);
	search.seen = g_hash_table_new(NULL, NULL);
	add_starts(&search);
	for (guint i = 0; i < search.groups->len; i++) {
		struct group *group = search.groups->pdata[i];
		for (guint j = 0; j < group->states->len; j++) {
			const struct node *node = g_array_index(group->states, struct state, j).node;
			int *at = &last[node->locus * closure->kinds->len + closure->position[node->kind]];
			if (*at == -2)
				*at = group->parent < 0 || group->hop.flow >= n_steps ? -1 : group->hop.flow;
		}
		expand(&search, i);
	}
	g_hash_table_unref(search.seen);
	g_ptr_array_unref(search.groups);
	return last;
}

static int compare_paths(const struct flow_path *a, const struct flow_path *b)
{
	if (a->hops->len != b->hops->len)
		return a->hops->len < b->hops->len ? -1 : 1;
	if (a->holder != b->holder)
		return a->holder < b->holder ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	for (guint i = 0; i < a->hops->len; i++) {
		int order = compare_hops(&g_array_index(a->hops, struct flow_hop, i), &g_array_index(b->hops, struct flow_hop, i));
		if (order)
			return order;
	}
	return 0;
}

/* Whether some node of the goal has `bond` in the vector that is followed. */
static gboolean worth_searching(const struct closure *closure, const struct goal *goal, enum follow follow, guint bond)
{
	for (int n = closure_first(closure, goal->locus, goal->kind); n >= 0;) {
		const struct node *node = closure->nodes->pdata[n];
		if (bits_has(follow == FOLLOW_GOOD ? node->good : node->may, bond))
			return TRUE;
		n = node->next;
	}
	return FALSE;
}

struct flow_path *witness_find(const struct closure *closure, locus_t locus, guint kind, int step, int not_origin,
			       enum follow follow, guint set, guint *ret_bond)
{
	const struct goal goal = { locus, kind, step, not_origin };
	const word_t *bonds = closure->sets->pdata[set];
	struct flow_path *best = NULL;

	if (follow == FOLLOW_KNOWN || follow == FOLLOW_FREE) {
		struct search search = { .closure = closure, .follow = follow, .set = bonds };
		return run(&search, &goal);
	}
	for (guint b = 0; b < closure->bonds->len; b++) {
		struct search search = { .closure = closure, .follow = follow, .bond = b };
		if (!bits_has(bonds, b) || !worth_searching(closure, &goal, follow, b))
			continue;
		struct flow_path *path = run(&search, &goal);
		if (path && (!best || compare_paths(path, best) < 0)) {
			flow_path_free(best);
			best = path;
			*ret_bond = b;
		} else {
			flow_path_free(path);
		}
	}
	return best;
}

/* The edge of a hop that comes from `from`: what is published goes by an edge of
 * the party it reached (closure_make_edges()). */
static const struct edge *edge_of(const struct closure *closure, const struct flow_hop *hop, locus_t from)
{
	guint step = hop->flow < 0 ? closure->problem->steps->len + from : (guint)hop->flow, count = 0;
	const struct edge *edges = closure_edges(closure, step, hop->kind, &count);

	for (guint e = 0; e < count; e++)
		if (edges[e].target == hop->reached)
			return &edges[e];
	g_assert_not_reached();
}

int witness_first_breach(const struct closure *closure, const struct flow_path *path, guint bond)
{
	const struct flow_problem *p = closure->problem;
	locus_t from = path->start;
	gboolean hers = from < p->parties->len && PARTY(p, from)->concerned;
	locus_t origin = hers ? from : path->holder;
	int breach = -1;

	for (guint i = 0; i < path->hops->len; i++) {
		const struct flow_hop *hop = &g_array_index(path->hops, struct flow_hop, i);
		const struct edge *edge = edge_of(closure, hop, from);
		if (any_of(edge->made, edge->n_made, bond))
			breach = -1;
		else if (breach < 0 && bits_has(closure_broken(closure, edge, origin), bond))
			breach = hop->flow;
		if (edge->fresh)
			origin = edge->target;
		from = hop->reached;
	}
	return breach;
}
