// SPDX-License-Identifier: EUPL-1.2
/*
 * May A tell B this? The acts that the question means (the steps that foresee
 * it, or one supposed), each judged by the analysis; the best foreseen decides.
 */
#include "analyse/ask-internal.h"

gboolean flow_derives(const struct flow_problem *p, guint kind, guint part)
{
	const GArray *parts = KIND(p, kind)->parts;

	if (kind == part)
		return TRUE;
	for (guint i = 0; parts && i < parts->len; i++)
		if (flow_derives(p, AT(parts, i), part))
			return TRUE;
	return FALSE;
}

/* ---- copies of the problem ---------------------------------------------- */

static GArray *share(GArray *array)
{
	return array ? g_array_ref(array) : NULL;
}

/* Kinds linked to `kind` by derivation, either way. */
static gboolean *family_of(const struct flow_problem *p, guint kind)
{
	gboolean *in = g_new0(gboolean, p->kinds->len);

	in[kind] = TRUE;
	for (gboolean grown = TRUE; grown;) {
		grown = FALSE;
		for (guint k = 0; k < p->kinds->len; k++) {
			const GArray *parts = KIND(p, k)->parts;
			for (guint i = 0; parts && i < parts->len; i++)
				if (in[k] != in[AT(parts, i)])
					in[k] = in[AT(parts, i)] = grown = TRUE;
		}
	}
	return in;
}

static GArray *kinds_in(const GArray *kinds, const gboolean *family)
{
	GArray *kept = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < kinds->len; i++)
		if (family[AT(kinds, i)])
			g_array_append_val(kept, AT(kinds, i));
	return kept;
}

/* Gates own their recipients, so the array cannot be shared. */
static GArray *copy_gates(const GArray *gates)
{
	GArray *copy = g_array_new(FALSE, FALSE, sizeof(struct flow_gate));

	for (guint i = 0; gates && i < gates->len; i++) {
		struct flow_gate gate = g_array_index(gates, struct flow_gate, i);
		gate.who = share(gate.who);
		g_array_append_val(copy, gate);
	}
	return copy;
}

static void copy_loci(struct flow_problem *copy, const struct flow_problem *p)
{
	g_array_append_vals(copy->parties, p->parties->data, p->parties->len);
	g_array_append_vals(copy->places, p->places->data, p->places->len);
	g_array_append_vals(copy->kinds, p->kinds->data, p->kinds->len);
	for (guint i = 0; i < p->parties->len; i++) {
		share(PARTY(p, i)->bound);
		share(PARTY(p, i)->needs);
	}
	for (locus_t l = p->parties->len; l < flow_loci(p); l++) {
		GArray *const arrays[] = { PLACE(p, l)->circle, PLACE(p, l)->also, PLACE(p, l)->former, PLACE(p, l)->covers,
					   PLACE(p, l)->purposes, PLACE(p, l)->needs };
		for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
			share(arrays[i]);
	}
	for (guint i = 0; i < p->kinds->len; i++)
		share(KIND(p, i)->parts);
}

struct flow_problem *ask_copy(const struct flow_problem *p, guint kind)
{
	struct flow_problem *copy = flow_problem_new();
	g_autofree gboolean *family = family_of(p, kind);

	copy_loci(copy, p);
	for (guint s = 0; s < p->steps->len; s++) {
		struct flow_step step = *STEP(p, s);
		step.kinds = kinds_in(step.kinds, family);
		step.hearers = share(step.hearers);
		step.guests = share(step.guests);
		step.named = share(step.named);
		step.former = share(step.former);
		step.gates = copy_gates(step.gates);
		g_array_append_val(copy->steps, step);
	}
	for (guint i = 0; i < p->holdings->len; i++)
		if (family[g_array_index(p->holdings, struct flow_holding, i).kind])
			g_array_append_val(copy->holdings, g_array_index(p->holdings, struct flow_holding, i));
	for (guint i = 0; i < p->nevers->len; i++)
		g_array_append_val(copy->nevers, g_array_index(p->nevers, struct flow_never, i));
	return copy;
}

/* Sharing ends: the array may be changed. */
static void own(GArray **array)
{
	GArray *mine = *array ? g_array_copy(*array) : g_array_new(FALSE, FALSE, sizeof(guint));

	if (*array)
		g_array_unref(*array);
	*array = mine;
}

void ask_own_step(struct flow_step *step)
{
	own(&step->kinds);
	own(&step->hearers);
	own(&step->guests);
	own(&step->named);
	own(&step->former);
}

/* ---- acts ---------------------------------------------------------------- */

void ask_seat(const struct flow_problem *p, struct flow_step *step)
{
	const GArray *circle = step->place >= 0 ? PLACE(p, (guint)step->place)->circle : NULL;

	g_array_set_size(step->hearers, 0);
	g_array_set_size(step->guests, 0);
	g_array_set_size(step->named, 0);
	g_array_set_size(step->former, 0);
	step->narrowed = FALSE;
	for (guint q = 0; q < p->parties->len; q++) {
		gboolean member = flow_has(circle, q);
		if (q == step->from || !(member || q == step->to))
			continue;
		g_array_append_val(step->hearers, q);
		if (circle && !member)
			g_array_append_val(step->guests, q);
	}
}

struct flow_step ask_step(const struct flow_problem *p, locus_t from, locus_t to, guint kind, int place, int purpose)
{
	struct flow_step step = { .id = "?", .from = from, .to = to, .place = MAX(place, -1), .purpose = purpose };

	if (to >= p->parties->len)
		step.place = (int)to;
	step.gates = g_array_new(FALSE, FALSE, sizeof(struct flow_gate));
	ask_own_step(&step);
	g_array_append_val(step.kinds, kind);
	ask_seat(p, &step);
	return step;
}

GArray *ask_purposes(const struct flow_problem *p, int place)
{
	GArray *purposes = g_array_new(FALSE, FALSE, sizeof(int));
	int none = -1;

	g_array_append_val(purposes, none);
	for (locus_t l = p->parties->len; l < flow_loci(p); l++) {
		const GArray *own_purposes = PLACE(p, l)->purposes;
		if (place >= 0 && PLACE(p, (guint)place)->purposes && (int)l != place)
			continue;
		for (guint i = 0; own_purposes && i < own_purposes->len; i++)
			if (!flow_has(purposes, AT(own_purposes, i)))
				g_array_append_val(purposes, AT(own_purposes, i));
	}
	return purposes;
}

/* ---- verdicts ------------------------------------------------------------ */

gboolean ask_tells(const struct flow_result *result, const struct flow_problem *p, guint s, guint kind, int party)
{
	const struct flow_step *step = STEP(p, s);

	return flow_has(step->kinds, kind) && (party < 0 || flow_has(step->hearers, (guint)party)) &&
	       flow_discloses(result, s, kind, party);
}

/* Some way of knowing it is free of the bonds. */
static gboolean has_free_way(const struct flow_result *result, const struct leak *leak)
{
	const struct flow_problem *p = result->problem;
	const struct closure *closure = result->by_kind[leak->what];
	const struct flow_step *step = STEP(p, leak->flow);
	guint count;
	const struct edge *edges = closure_edges(closure, leak->flow, leak->what, &count);

	for (int n = closure_first(closure, step->from, leak->what); n >= 0;) {
		const struct node *node = closure->nodes->pdata[n];
		for (guint e = 0; e < count && closure_draws(step, node) && node->origin != leak->recipient; e++)
			if (edges[e].checked && edges[e].target == leak->recipient && bits_has(node->clean, edges[e].broken))
				return TRUE;
		n = node->next;
	}
	return FALSE;
}

enum leak_kind ask_leak(const struct flow_result *result, const struct leak *leak)
{
	if (leak->kind != LEAK_CONSEQUENCE)
		return leak->kind;
	return has_free_way(result, leak) ? LEAK_AMBIGUOUS : LEAK_CERTAIN;
}

static struct flow_path *copy_path(const struct flow_path *path)
{
	struct flow_path *copy = path ? g_memdup2(path, sizeof *path) : NULL;

	if (copy)
		copy->hops = g_array_copy(path->hops);
	return copy;
}

void ask_free_cause(gpointer data)
{
	struct flow_cause *cause = data;

	g_free(cause->bond);
	flow_path_free(cause->path);
	flow_path_free(cause->clean);
	g_free(cause);
}

static struct flow_cause *add_cause(GPtrArray *causes, enum flow_bar bar, guint other, const struct flow_path *path)
{
	struct flow_cause *cause = g_new0(struct flow_cause, 1);

	cause->bar = bar;
	cause->other = other;
	cause->path = copy_path(path);
	g_ptr_array_add(causes, cause);
	return cause;
}

static void add_leaks(GPtrArray *causes, const struct flow_result *result, guint s, guint kind)
{
	for (guint i = 0; i < result->leaks->len; i++) {
		const struct leak *leak = result->leaks->pdata[i];
		if (leak->flow != s || leak->what != kind)
			continue;
		struct flow_cause *cause = add_cause(causes, BAR_LEAK, leak->recipient, leak->path);
		cause->leak = ask_leak(result, leak);
		cause->bond = g_strdup(leak->bond);
		cause->clean = copy_path(leak->clean);
	}
}

/* The ban covers what the step says, the party is one whom it names (-1: any recipient). */
static gboolean bans(const struct flow_problem *p, const struct flow_step *ban, const struct flow_step *step, guint kind, int party)
{
	if (!flow_forbids(p, ban, step) || (party >= 0 && ban->to != (locus_t)party))
		return FALSE;
	for (guint i = 0; i < ban->kinds->len; i++)
		if (flow_derives(p, kind, AT(ban->kinds, i)))
			return TRUE;
	return FALSE;
}

static void add_bans(GPtrArray *causes, const struct flow_problem *p, const struct flow_step *step, guint kind)
{
	for (guint b = 0; b < p->steps->len; b++)
		if (bans(p, STEP(p, b), step, kind, -1))
			add_cause(causes, BAR_BAN, b, NULL);
}

/* The step itself breaks the promise. */
static gboolean breaks(const struct flow_problem *p, const struct flow_result *result, guint s, guint kind, guint never)
{
	const struct flow_never *promise = &g_array_index(p->nevers, struct flow_never, never);
	const struct flow_step *step = STEP(p, s);
	gboolean party = promise->to < p->parties->len;

	return flow_derives(p, kind, promise->kind) && (party || step->place == (int)promise->to) &&
	       ask_tells(result, p, s, kind, party ? (int)promise->to : -1);
}

gboolean ask_barred(const struct flow_problem *p, const struct flow_result *result, guint s, guint kind, guint party)
{
	for (guint b = 0; b < p->steps->len; b++)
		if (bans(p, STEP(p, b), STEP(p, s), kind, (int)party))
			return TRUE;
	for (guint i = 0; i < p->nevers->len; i++)
		if (g_array_index(p->nevers, struct flow_never, i).to == party && breaks(p, result, s, kind, i))
			return TRUE;
	return FALSE;
}

static gboolean is_refuted(const struct flow_result *result, guint never)
{
	return ((const struct never_result *)result->nevers->pdata[never])->state == NEVER_REFUTED;
}

/* Directly: the act brings the thing there. Newly by its effects: it is known there
 * with the act and not without. */
static void add_nevers(GPtrArray *causes, const struct flow_problem *p, const struct flow_result *result,
		       const struct flow_result *without, guint s, guint kind)
{
	for (guint i = 0; i < p->nevers->len; i++) {
		gboolean newly = without && is_refuted(result, i) && !is_refuted(without, i);
		if (newly || breaks(p, result, s, kind, i))
			add_cause(causes, BAR_NEVER, i, ((const struct never_result *)result->nevers->pdata[i])->path);
	}
}

static gboolean is_above(const struct flow_problem *p, const struct flow_step *step, guint kind)
{
	guint ceiling = step->place >= 0 ? PLACE(p, (guint)step->place)->ceiling : 0;

	return ceiling && KIND(p, kind)->level > ceiling;
}

gboolean ask_closed(const struct flow_problem *p, guint s, guint kind)
{
	gboolean closed = is_above(p, STEP(p, s), kind);

	for (guint b = 0; b < p->steps->len && !closed; b++)
		closed = bans(p, STEP(p, b), STEP(p, s), kind, -1);
	return closed;
}

GPtrArray *ask_causes(const struct flow_problem *p, const struct flow_result *result, const struct flow_result *without,
		      guint s, guint kind)
{
	GPtrArray *causes = g_ptr_array_new_with_free_func(ask_free_cause);
	const struct flow_step *step = STEP(p, s);

	add_leaks(causes, result, s, kind);
	if (is_above(p, step, kind))
		add_cause(causes, BAR_CEILING, (guint)step->place, NULL);
	add_bans(causes, p, step, kind);
	add_nevers(causes, p, result, without, s, kind);
	return causes;
}

enum flow_verdict ask_verdict(const GPtrArray *causes)
{
	enum flow_verdict worst = FLOW_LICIT;

	for (guint i = 0; i < causes->len; i++) {
		const struct flow_cause *cause = causes->pdata[i];
		enum flow_verdict verdict = FLOW_ILLICIT;
		if (cause->bar == BAR_LEAK && cause->leak == LEAK_AMBIGUOUS)
			verdict = FLOW_LICIT_IF;
		if (cause->bar == BAR_LEAK && cause->leak == LEAK_CONTESTED)
			verdict = FLOW_CONTESTED;
		worst = MAX(worst, verdict);
	}
	return worst;
}

gboolean ask_needless(const struct flow_result *result, guint s)
{
	for (guint i = 0; i < result->needs->len; i++)
		if (g_array_index(result->needs, struct flow_pair, i).flow == s)
			return TRUE;
	return FALSE;
}

/* ---- the question -------------------------------------------------------- */

/* The step foresees telling the one asked about, in the room asked about. */
static gboolean foresees(const struct flow_problem *p, const struct flow_question *q, const struct flow_step *step)
{
	gboolean party = q->to < p->parties->len;

	if (step->forbidden || step->from != q->from || (q->room >= 0 && step->place != q->room) ||
	    (q->room == FLOW_DIRECTLY && step->place >= 0))
		return FALSE;
	return step->to == q->to || (party ? flow_has(step->hearers, q->to) : step->place == (int)q->to);
}

static void suppose(struct flow_problem *p, locus_t from, guint kind)
{
	const struct flow_holding holding = { from, kind };

	g_array_append_val(p->holdings, holding);
}

gboolean ask_suppose(struct flow_problem *p, const struct flow_question *q)
{
	g_autoptr(flow_result_t) result = flow_judge(p);

	if (flow_knows(result, q->from, q->kind))
		return FALSE;
	suppose(p, q->from, q->kind);
	for (guint s = 0; s < p->steps->len; s++)
		for (guint i = 0; foresees(p, q, STEP(p, s)) && i < STEP(p, s)->kinds->len; i++)
			if (flow_derives(p, AT(STEP(p, s)->kinds, i), q->kind) && AT(STEP(p, s)->kinds, i) != q->kind)
				suppose(p, q->from, AT(STEP(p, s)->kinds, i));
	return TRUE;
}

struct flow_result *ask_without(const struct flow_problem *p, guint s, guint kind)
{
	g_autoptr(flow_problem_t) copy = ask_copy(p, kind);
	struct flow_step *step = STEP(copy, s);

	for (guint i = 0; i < step->kinds->len; i++)
		if (AT(step->kinds, i) == kind)
			g_array_remove_index(step->kinds, i--);
	/* promises only are read of it: the problem it speaks of may go */
	return flow_judge(copy);
}

/* Keeps the better of what the answer has and this act. */
static void consider(struct flow_answer *answer, int s, guint kind, GPtrArray *causes, const enum flow_verdict *law)
{
	enum flow_verdict verdict = MAX(ask_verdict(causes), law && s >= 0 ? law[s] : FLOW_LICIT);

	if (answer->causes && verdict >= answer->verdict) {
		g_ptr_array_unref(causes);
		return;
	}
	g_clear_pointer(&answer->causes, g_ptr_array_unref);
	answer->verdict = verdict;
	answer->step = s;
	answer->kind = kind;
	answer->causes = causes;
}

gboolean ask_refutes(const struct flow_problem *p, const struct flow_result *result)
{
	for (guint i = 0; i < p->nevers->len; i++)
		if (is_refuted(result, i))
			return TRUE;
	return FALSE;
}

static void consider_foreseen(struct flow_answer *answer, const struct flow_problem *p, const struct flow_question *q)
{
	g_autoptr(flow_result_t) result = flow_analyse(p);

	for (guint s = 0; s < p->steps->len; s++) {
		const struct flow_step *step = STEP(p, s);
		for (guint i = 0; foresees(p, q, step) && i < step->kinds->len; i++) {
			guint kind = AT(step->kinds, i);
			if (!flow_derives(p, kind, q->kind) || !ask_tells(result, p, s, kind, -1))
				continue;
			g_autoptr(flow_result_t) without = ask_refutes(p, result) ? ask_without(p, s, kind) : NULL;
			consider(answer, (int)s, kind, ask_causes(p, result, without, s, kind), q->law);
		}
	}
	if (answer->step >= 0)
		answer->needless = ask_needless(result, (guint)answer->step);
}

static void consider_supposed(struct flow_answer *answer, struct flow_problem *p, const struct flow_question *q)
{
	g_autoptr(flow_result_t) before = flow_judge(p);
	g_autoptr(GArray) purposes = ask_purposes(p, q->room >= 0 ? q->room : q->to >= p->parties->len ? (int)q->to : -1);
	guint act = p->steps->len;

	for (guint i = 0; i < purposes->len; i++) {
		g_autoptr(flow_problem_t) copy = ask_copy(p, q->kind);
		int purpose = g_array_index(purposes, int, i);
		struct flow_step step = ask_step(copy, q->from, q->to, q->kind, q->room, purpose);
		GPtrArray *kept = answer->causes;
		g_array_append_val(copy->steps, step);
		g_autoptr(flow_result_t) result = flow_analyse(copy);
		consider(answer, -1, q->kind, ask_causes(copy, result, before, act, q->kind), NULL);
		if (answer->causes == kept)
			continue;
		answer->purpose = purpose;
		answer->needless = ask_needless(result, act);
	}
	if (answer->verdict == FLOW_LICIT || answer->verdict == FLOW_LICIT_IF)
		answer->verdict = FLOW_NOT_FORESEEN;
}

static void free_proposal(gpointer data)
{
	struct flow_proposal *proposal = data;

	if (proposal->leavers)
		g_array_unref(proposal->leavers);
	g_free(proposal);
}

struct flow_answer *flow_ask(const struct flow_problem *problem, const struct flow_question *q)
{
	struct flow_answer *answer = g_new0(struct flow_answer, 1);
	g_autoptr(flow_problem_t) p = ask_copy(problem, q->kind);

	answer->step = answer->purpose = -1;
	answer->kind = q->kind;
	answer->proposals = g_ptr_array_new_with_free_func(free_proposal);
	answer->seated = q->room < 0 || q->to >= p->parties->len || flow_has(PLACE(p, (guint)q->room)->circle, q->to);
	answer->supposed = ask_suppose(p, q);
	consider_foreseen(answer, p, q);
	if (answer->step < 0)
		consider_supposed(answer, p, q);
	return answer;
}

void flow_answer_free(struct flow_answer *answer)
{
	if (!answer)
		return;
	if (answer->causes)
		g_ptr_array_unref(answer->causes);
	g_ptr_array_unref(answer->proposals);
	g_free(answer);
}
