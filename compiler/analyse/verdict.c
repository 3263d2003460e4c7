// SPDX-License-Identifier: EUPL-1.2
/*
 * Verdicts: which steps leak, to whom, by which least path; what rooms do not
 * admit, what is banned, what nobody can know, and which promises are kept.
 *
 * Two readings when a disputed gate exists: with it (which decides knowledge
 * and proofs, since it knows more) and without; lawful only in the first is
 * *contested*.
 */
#include "analyse/closure.h"

static void leak_free(gpointer data)
{
	struct leak *leak = data;

	g_free(leak->bond);
	flow_path_free(leak->path);
	flow_path_free(leak->clean);
	g_free(leak);
}

static void never_free(gpointer data)
{
	struct never_result *never = data;

	flow_path_free(never->path);
	g_free(never);
}

/* k ⊒ part, reflexive and transitive. */
static gboolean derives(const struct flow_problem *p, guint kind, guint part)
{
	const GArray *parts = KIND(p, kind)->parts;

	if (kind == part)
		return TRUE;
	for (guint i = 0; parts && i < parts->len; i++)
		if (derives(p, AT(parts, i), part))
			return TRUE;
	return FALSE;
}

/* ---- families ---------------------------------------------------------- */

static guint find_root(guint *parents, guint kind)
{
	while (parents[kind] != kind)
		kind = parents[kind] = parents[parents[kind]];
	return kind;
}

/* Kinds linked by derivation, as GArrays of guint, in document order. */
static GPtrArray *families(const struct flow_problem *p)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_autofree guint *parents = g_new(guint, p->kinds->len + 1);
	g_autofree GArray **by_root = g_new0(GArray *, p->kinds->len + 1);

	for (guint k = 0; k < p->kinds->len; k++)
		parents[k] = k;
	for (guint k = 0; k < p->kinds->len; k++)
		for (guint i = 0; KIND(p, k)->parts && i < KIND(p, k)->parts->len; i++)
			parents[find_root(parents, AT(KIND(p, k)->parts, i))] = find_root(parents, k);
	for (guint k = 0; k < p->kinds->len; k++) {
		guint root = find_root(parents, k);
		if (!by_root[root]) {
			by_root[root] = g_array_new(FALSE, FALSE, sizeof(guint));
			g_ptr_array_add(list, by_root[root]);
		}
		g_array_append_val(by_root[root], k);
	}
	return list;
}

/* The steps that carry a kind of each family, as GArrays of guint, in document order. */
static GPtrArray *carriers_of(const struct flow_problem *p, const GPtrArray *families)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_autofree guint *family_of = g_new0(guint, p->kinds->len + 1);

	for (guint f = 0; f < families->len; f++) {
		const GArray *kinds = families->pdata[f];
		g_ptr_array_add(list, g_array_new(FALSE, FALSE, sizeof(guint)));
		for (guint i = 0; i < kinds->len; i++)
			family_of[AT(kinds, i)] = f;
	}
	for (guint s = 0; s < p->steps->len; s++) {
		for (guint i = 0; i < STEP(p, s)->kinds->len; i++) {
			GArray *steps = list->pdata[family_of[AT(STEP(p, s)->kinds, i)]];
			if (!steps->len || AT(steps, steps->len - 1) != s)
				g_array_append_val(steps, s);
		}
	}
	return list;
}

/* ---- leaks ------------------------------------------------------------- */

enum verdict { VERDICT_NOTHING, VERDICT_CLEAN, VERDICT_CERTAIN, VERDICT_AMBIGUOUS };

/* Over N: the source's nodes that the step draws on, origin the hearer left out. */
static enum verdict judge(const struct closure *closure, const struct edge *edge, gboolean *ret_primary)
{
	const struct flow_step *step = STEP(closure->problem, edge->step);
	const word_t *set = closure->sets->pdata[edge->broken];
	gboolean any = FALSE, carried = FALSE, free_way = FALSE;

	*ret_primary = FALSE;
	for (int n = closure_first(closure, step->from, edge->kind); n >= 0;) {
		const struct node *node = closure->nodes->pdata[n];
		n = node->next;
		if (node->origin == edge->target || !closure_draws(step, node))
			continue;
		any = TRUE;
		carried |= bits_meet(node->may, set, closure->n_words);
		free_way |= bits_has(node->clean, edge->broken);
		*ret_primary |= bits_meet(node->good, set, closure->n_words);
	}
	if (!any)
		return VERDICT_NOTHING;
	if (!carried)
		return VERDICT_CLEAN;
	return free_way ? VERDICT_AMBIGUOUS : VERDICT_CERTAIN;
}

/* Fills the bond and the paths of a leak. */
static void show_leak(struct leak *leak, const struct closure *closure, const struct edge *edge, gboolean primary)
{
	const struct flow_step *step = STEP(closure->problem, edge->step);
	struct flow_hop last = { (int)edge->step, edge->kind, edge->target };
	guint bond = 0;

	leak->path = witness_find(closure, step->from, edge->kind, (int)edge->step, (int)edge->target,
				  primary ? FOLLOW_GOOD : FOLLOW_CARRIED, edge->broken, &bond);
	leak->bond = g_strdup(((const struct bond *)closure->bonds->pdata[bond])->name);
	if (!primary) {
		leak->after = witness_first_breach(closure, leak->path, bond);
		g_assert(leak->after >= 0);
	}
	g_array_append_val(leak->path->hops, last);
	if (leak->kind == LEAK_AMBIGUOUS) {
		leak->clean = witness_find(closure, step->from, edge->kind, (int)edge->step, (int)edge->target, FOLLOW_FREE,
					   edge->broken, NULL);
		if (leak->clean)
			g_array_append_val(leak->clean->hops, last);
	}
}

static struct leak *make_leak(const struct closure *closure, const struct edge *edge, enum verdict verdict, gboolean primary,
			      gboolean witnesses)
{
	struct leak *leak = g_new0(struct leak, 1);

	leak->flow = edge->step;
	leak->what = edge->kind;
	leak->recipient = edge->target;
	leak->after = -1;
	leak->kind = !primary ? LEAK_CONSEQUENCE : verdict == VERDICT_CERTAIN ? LEAK_CERTAIN : LEAK_AMBIGUOUS;
	if (witnesses)
		show_leak(leak, closure, edge, primary);
	return leak;
}

static gboolean has_disputed(const struct flow_problem *p)
{
	for (guint s = 0; s < p->steps->len; s++) {
		const GArray *gates = STEP(p, s)->gates;
		for (guint g = 0; gates && g < gates->len; g++)
			if (g_array_index(gates, struct flow_gate, g).disputed)
				return TRUE;
	}
	return FALSE;
}

/* The edge of the other reading for the same step, kind and hearer. */
static const struct edge *same_edge(const struct closure *closure, const struct edge *edge)
{
	guint count;
	const struct edge *edges = closure_edges(closure, edge->step, edge->kind, &count);

	for (guint e = 0; e < count; e++)
		if (edges[e].checked && edges[e].target == edge->target)
			return &edges[e];
	return NULL;
}

static void judge_family(struct flow_result *result, const struct closure *closure, const struct closure *strict,
			 gboolean witnesses)
{
	for (guint e = 0; e < closure->edges->len; e++) {
		const struct edge *edge = &g_array_index(closure->edges, struct edge, e);
		gboolean primary;
		if (!edge->checked)
			continue;
		enum verdict verdict = judge(closure, edge, &primary);
		if (verdict == VERDICT_CERTAIN || verdict == VERDICT_AMBIGUOUS) {
			g_ptr_array_add(result->leaks, make_leak(closure, edge, verdict, primary, witnesses));
			continue;
		}
		const struct edge *other = strict && verdict == VERDICT_CLEAN ? same_edge(strict, edge) : NULL;
		if (!other)
			continue;
		verdict = judge(strict, other, &primary);
		if (verdict != VERDICT_CERTAIN && verdict != VERDICT_AMBIGUOUS)
			continue;
		struct leak *leak = make_leak(strict, other, verdict, primary, witnesses);
		leak->kind = LEAK_CONTESTED;
		g_ptr_array_add(result->leaks, leak);
	}
}

static int compare_leaks(const void *a, const void *b)
{
	const struct leak *x = *(const struct leak *const *)a, *y = *(const struct leak *const *)b;

	if (x->flow != y->flow)
		return x->flow < y->flow ? -1 : 1;
	if (x->recipient != y->recipient)
		return x->recipient < y->recipient ? -1 : 1;
	return x->what < y->what ? -1 : x->what > y->what;
}

/* ---- the rest ---------------------------------------------------------- */

static void find_dead_and_ceilings(struct flow_result *result, const struct flow_problem *p)
{
	for (guint s = 0; s < p->steps->len; s++) {
		const struct flow_step *step = STEP(p, s);
		gboolean above = FALSE;
		for (guint i = 0; !step->forbidden && i < step->kinds->len; i++) {
			guint kind = AT(step->kinds, i);
			guint ceiling = step->place >= 0 ? PLACE(p, (guint)step->place)->ceiling : 0;
			const struct flow_pair dead = { s, kind };
			above |= ceiling && KIND(p, kind)->level > ceiling;
			if (!flow_discloses(result, s, kind, -1))
				g_array_append_val(result->dead, dead);
		}
		const struct flow_pair pair = { s, above ? (guint)step->place : 0 };
		if (above)
			g_array_append_val(result->ceilings, pair);
	}
}

gboolean flow_forbids(const struct flow_problem *p, const struct flow_step *ban, const struct flow_step *step)
{
	gboolean reached = ban->to < p->parties->len ? flow_has(step->hearers, ban->to) : step->place == (int)ban->to;

	return ban->forbidden && !step->forbidden && step->from == ban->from && reached;
}

gboolean flow_breaks_ban(const struct flow_problem *p, const struct flow_step *ban, const struct flow_step *step)
{
	if (!flow_forbids(p, ban, step))
		return FALSE;
	for (guint j = 0; j < ban->kinds->len; j++)
		for (guint k = 0; k < step->kinds->len; k++)
			if (derives(p, AT(step->kinds, k), AT(ban->kinds, j)))
				return TRUE;
	return FALSE;
}

static void find_banned(struct flow_result *result, const struct flow_problem *p)
{
	g_autoptr(GArray) bans = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint s = 0; s < p->steps->len; s++)
		if (STEP(p, s)->forbidden)
			g_array_append_val(bans, s);
	for (guint s = 0; s < p->steps->len; s++) {
		gboolean banned = FALSE;
		for (guint b = 0; b < bans->len && !banned; b++)
			banned = flow_breaks_ban(p, STEP(p, AT(bans, b)), STEP(p, s));
		if (banned)
			g_array_append_val(result->banned, s);
	}
}

static void judge_nevers(struct flow_result *result, const struct flow_problem *p, gboolean witnesses)
{
	for (guint i = 0; i < p->nevers->len; i++) {
		const struct flow_never *asked = &g_array_index(p->nevers, struct flow_never, i);
		struct never_result *never = g_new0(struct never_result, 1);
		never->state = flow_knows(result, asked->to, asked->kind) ? NEVER_REFUTED : NEVER_PROVED;
		if (witnesses && never->state == NEVER_REFUTED)
			never->path = flow_path_to(result, asked->to, asked->kind);
		for (guint d = 0; d < result->dead->len; d++)
			never->reserve |= derives(p, g_array_index(result->dead, struct flow_pair, d).other, asked->kind);
		g_ptr_array_add(result->nevers, never);
	}
}

static struct flow_result *analyse(const struct flow_problem *problem, gboolean witnesses)
{
	struct flow_result *result = g_new0(struct flow_result, 1);
	g_autoptr(GPtrArray) list = families(problem), carriers = carriers_of(problem, list);
	gboolean disputed = has_disputed(problem);
	GPtrArray *closures = g_ptr_array_new_with_free_func((GDestroyNotify)closure_free);

	result->problem = problem;
	result->closures = closures;
	result->by_kind = g_new0(gpointer, problem->kinds->len + 1);
	result->leaks = g_ptr_array_new_with_free_func(leak_free);
	result->nevers = g_ptr_array_new_with_free_func(never_free);
	result->ceilings = g_array_new(FALSE, FALSE, sizeof(struct flow_pair));
	result->banned = g_array_new(FALSE, FALSE, sizeof(guint));
	result->dead = g_array_new(FALSE, FALSE, sizeof(struct flow_pair));
	result->needs = g_array_new(FALSE, FALSE, sizeof(struct flow_pair));
	for (guint i = 0; i < list->len; i++) {
		struct closure *closure = closure_new(problem, list->pdata[i], carriers->pdata[i], TRUE);
		struct closure *strict = disputed ? closure_new(problem, list->pdata[i], carriers->pdata[i], FALSE) : NULL;
		closure_run(closure);
		if (strict)
			closure_run(strict);
		closure->last_steps = witnesses ? witness_last_steps(closure) : NULL;
		g_ptr_array_add(closures, closure);
		for (guint k = 0; k < closure->kinds->len; k++)
			result->by_kind[AT(closure->kinds, k)] = closure;
		judge_family(result, closure, strict, witnesses);
		g_clear_pointer(&strict, closure_free);
	}
	g_ptr_array_sort(result->leaks, compare_leaks);
	find_dead_and_ceilings(result, problem);
	find_banned(result, problem);
	reasons_judge(result);
	judge_nevers(result, problem, witnesses);
	return result;
}

struct flow_result *flow_analyse(const struct flow_problem *problem)
{
	return analyse(problem, TRUE);
}

struct flow_result *flow_judge(const struct flow_problem *problem)
{
	return analyse(problem, FALSE);
}

void flow_result_free(struct flow_result *result)
{
	if (!result)
		return;
	g_ptr_array_unref(result->leaks);
	g_ptr_array_unref(result->nevers);
	g_ptr_array_unref(result->closures);
	g_free(result->by_kind);
	g_free(result->reasons);
	g_array_unref(result->ceilings);
	g_array_unref(result->banned);
	g_array_unref(result->dead);
	g_array_unref(result->needs);
	g_free(result);
}
