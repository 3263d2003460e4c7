// SPDX-License-Identifier: EUPL-1.2
/*
 * The least changes that make an act lawful: typed, in a fixed order, sets of at
 * most three, smaller first. Each set is applied to a copy of the problem and the
 * analysis run again. It stands if the act really tells its addressee, nothing
 * is found on it, and no verdict elsewhere gets worse.
 */
#include "analyse/ask-internal.h"

struct search {
	const struct flow_question *q;
	struct flow_answer *answer;
	struct flow_problem *base;  /* with the act as step `act`, as it stands today */
	struct flow_result *before; /* analysis today, without the act if it is not foreseen */
	struct flow_result *without; /* analysis without the act: its promises; or NULL */
	guint act;
	GArray *candidates;         /* struct flow_change */
	flow_try try;
	gpointer data;
	gboolean stopped;
	GArray *skipped;            /* struct flow_proposal: not listed, but their supersets are no better */
};

/* ---- candidates ---------------------------------------------------------- */

static void add(struct search *search, enum flow_change_kind kind, guint what)
{
	const struct flow_change change = { kind, what };

	g_array_append_val(search->candidates, change);
}

static gboolean sits(const struct flow_problem *p, locus_t place, locus_t who)
{
	return who < p->parties->len && flow_has(PLACE(p, place)->circle, who);
}

/* What the act says, or would if it said less. */
static gboolean may_say(const struct search *search, guint kind)
{
	return kind == search->answer->kind || flow_derives(search->base, search->q->kind, kind);
}

/* Whether `from` knows of itself what the act says. */
static gboolean is_source(const struct search *search)
{
	locus_t from = search->q->from;

	for (guint kind = 0; kind < search->base->kinds->len; kind++) {
		const struct closure *closure = search->before->by_kind[kind];
		for (int n = may_say(search, kind) ? closure_first(closure, from, kind) : -1; n >= 0;) {
			const struct node *node = closure->nodes->pdata[n];
			if (node->origin == from)
				return TRUE;
			n = node->next;
		}
	}
	return FALSE;
}

/* Whether what the act says came to `from` by that step. */
static gboolean came_by(const struct search *search, guint s)
{
	const struct flow_problem *p = search->base;
	const struct flow_step *way = STEP(p, s);
	locus_t from = search->q->from;
	gboolean party = from < p->parties->len;
	gboolean reaches = party ? flow_has(way->hearers, from) || flow_has(way->former, from) : way->place == (int)from;

	for (guint i = 0; reaches && !way->forbidden && i < way->kinds->len; i++)
		for (guint kind = 0; kind < p->kinds->len; kind++)
			if (may_say(search, kind) && flow_derives(p, AT(way->kinds, i), kind) &&
			    flow_discloses(search->before, s, AT(way->kinds, i), (int)from))
				return TRUE;
	return FALSE;
}

/* own, by: titles under which the sender has the thing at all. */
static void add_titles(struct search *search)
{
	if (is_source(search))
		add(search, CHANGE_OWN, 0);
	for (guint s = 0; s < search->base->steps->len; s++)
		if (s != search->act && came_by(search, s))
			add(search, CHANGE_BY, s);
}

static void add_places(struct search *search)
{
	const struct flow_problem *p = search->base;
	const struct flow_step *act = STEP(p, search->act);

	for (locus_t place = p->parties->len; place < flow_loci(p); place++)
		if ((int)place != act->place && sits(p, place, search->q->from) && sits(p, place, search->q->to) &&
		    (!search->q->rooms || flow_has(search->q->rooms, place)))
			add(search, CHANGE_ROOM, place);
	if (act->place >= 0 && search->q->to < p->parties->len)
		add(search, CHANGE_DIRECT, 0);
}

static const struct flow_offer *offer_of(const struct search *search, guint index)
{
	return &g_array_index(search->q->offers, struct flow_offer, index);
}

static gboolean is_open(const struct search *search, guint index)
{
	const GArray *from = offer_of(search, index)->from;

	return !from || flow_has(from, search->q->from);
}

static gboolean is_seized(const struct search *search, guint party)
{
	for (guint i = 0; search->q->offers && i < search->q->offers->len; i++) {
		const struct flow_gate *gate = &offer_of(search, i)->gate;
		if (is_open(search, i) && gate->seizing && flow_has(gate->who, party))
			return TRUE;
	}
	return FALSE;
}

/* How bad it is that the step tells the party: 0 not at all. */
static guint gravity(const struct flow_result *result, guint step, guint kind, guint party)
{
	static const guint table[] = { [LEAK_CERTAIN] = 3, [LEAK_AMBIGUOUS] = 1, [LEAK_CONTESTED] = 2 };

	for (guint i = 0; i < result->leaks->len; i++) {
		const struct leak *leak = result->leaks->pdata[i];
		if (leak->flow == step && leak->what == kind && leak->recipient == party)
			return table[ask_leak(result, leak)];
	}
	return 0;
}

/* A reason to know it: a need, its own knowledge, being told in person, being the person concerned. */
static gboolean has_reason(const struct search *search, guint party)
{
	const struct flow_problem *p = search->base;
	const GArray *needs = PARTY(p, party)->needs;
	guint kind = search->answer->kind;

	if (PARTY(p, party)->concerned)
		return TRUE;
	for (guint i = 0; needs && i < needs->len; i++)
		if (flow_derives(p, AT(needs, i), kind))
			return TRUE;
	for (guint i = 0; i < p->holdings->len; i++) {
		const struct flow_holding *holding = &g_array_index(p->holdings, struct flow_holding, i);
		if (holding->locus == party && flow_derives(p, holding->kind, kind))
			return TRUE;
	}
	for (guint s = 0; s < p->steps->len; s++) {
		const struct flow_step *step = STEP(p, s);
		gboolean told = !step->forbidden && step->to == party && s != search->act;
		for (guint i = 0; told && i < step->kinds->len; i++)
			if (flow_derives(p, AT(step->kinds, i), kind) && !gravity(search->before, s, AT(step->kinds, i), party))
				return TRUE;
	}
	return FALSE;
}

static void add_candidates(struct search *search)
{
	const struct flow_problem *p = search->base;
	const struct flow_question *q = search->q;

	add_titles(search);
	add_places(search);
	for (guint i = 0; q->offers && i < q->offers->len; i++)
		if (is_open(search, i))
			add(search, CHANGE_GATE, i);
	for (guint k = 0; k < p->kinds->len; k++)
		if (k != search->answer->kind && flow_derives(p, q->kind, k))
			add(search, CHANGE_ANON, k);
	for (guint party = 0; party < p->parties->len; party++)
		if (party != q->from && party != q->to && !PARTY(p, party)->is_public &&
		    (has_reason(search, party) || is_seized(search, party)))
			add(search, CHANGE_TO, party);
	add(search, CHANGE_PRESENT, 0);
}

/* ---- one set ------------------------------------------------------------- */

/* What a change settles: two that settle the same thing do not go together. */
static guint settles(enum flow_change_kind kind)
{
	enum { TITLE = 1, WHERE = 2, WHAT = 4, WHO = 8, PRESENT = 16 };
	static const guint table[] = {
		[CHANGE_OWN] = TITLE, [CHANGE_BY] = TITLE, [CHANGE_ROOM] = WHERE, [CHANGE_DIRECT] = WHERE | PRESENT,
		[CHANGE_GATE] = 0, [CHANGE_ANON] = WHAT, [CHANGE_TO] = WHERE | WHAT | WHO | PRESENT, [CHANGE_PRESENT] = PRESENT,
	};
	return table[kind];
}

static gboolean go_together(const struct flow_change *changes, guint n)
{
	guint settled = 0;

	for (guint i = 0; i < n; i++) {
		if (settled & settles(changes[i].kind))
			return FALSE;
		settled |= settles(changes[i].kind);
	}
	return TRUE;
}

static gboolean holds(const struct flow_proposal *part, const struct flow_change *changes, guint n)
{
	guint found = 0;

	for (guint i = 0; i < part->n_changes; i++)
		for (guint j = 0; j < n; j++)
			found += part->changes[i].kind == changes[j].kind && part->changes[i].what == changes[j].what;
	return found == part->n_changes;
}

static gboolean part_suffices(const struct search *search, const struct flow_change *changes, guint n)
{
	for (guint i = 0; i < search->answer->proposals->len; i++)
		if (holds(search->answer->proposals->pdata[i], changes, n))
			return TRUE;
	for (guint i = 0; i < search->skipped->len; i++)
		if (holds(&g_array_index(search->skipped, struct flow_proposal, i), changes, n))
			return TRUE;
	return FALSE;
}

static void move_to(const struct flow_problem *p, struct flow_step *step, int place)
{
	const GArray *purposes = place >= 0 ? PLACE(p, (guint)place)->purposes : NULL;

	if (place >= 0 && step->to >= p->parties->len)
		step->to = (guint)place;
	step->place = place;
	if (purposes && purposes->len && (step->purpose < 0 || !flow_has(purposes, (guint)step->purpose)))
		step->purpose = (int)AT(purposes, 0);
	ask_seat(p, step);
}

static void add_gate(struct flow_step *step, const struct flow_offer *offer)
{
	struct flow_gate gate = offer->gate;

	if (gate.who)
		g_array_ref(gate.who);
	g_array_append_val(step->gates, gate);
}

static void set_kind(struct flow_step *step, guint kind)
{
	g_array_set_size(step->kinds, 0);
	g_array_append_val(step->kinds, kind);
}

static void apply(const struct search *search, struct flow_problem *p, const struct flow_change *change)
{
	struct flow_step *step = STEP(p, search->act);

	switch (change->kind) {
	case CHANGE_OWN:
		step->title = TITLE_OWN;
		break;
	case CHANGE_BY:
		step->title = TITLE_FLOW;
		step->title_flow = change->what;
		break;
	case CHANGE_ROOM:
		move_to(p, step, (int)change->what);
		break;
	case CHANGE_DIRECT:
		step->to = search->q->to;
		move_to(p, step, -1);
		break;
	case CHANGE_GATE:
		add_gate(step, offer_of(search, change->what));
		break;
	case CHANGE_ANON:
		set_kind(step, change->what);
		break;
	case CHANGE_TO:
		step->to = change->what;
		move_to(p, step, -1);
		break;
	default:
		break;
	}
}

static void remove_party(GArray *parties, guint party)
{
	for (guint i = 0; i < parties->len; i++)
		if (AT(parties, i) == party)
			g_array_remove_index(parties, i--);
}

static gboolean may_not_hear(const struct flow_problem *p, const struct flow_result *result, guint s, guint party)
{
	guint kind = AT(STEP(p, s)->kinds, 0);

	for (guint i = 0; i < result->needs->len; i++) {
		const struct flow_pair *need = &g_array_index(result->needs, struct flow_pair, i);
		if (need->flow == s && need->other == party)
			return TRUE;
	}
	return gravity(result, s, kind, party) || ask_barred(p, result, s, kind, party);
}

/* Sends out those who may not hear; NULL if nobody had to, or the addressee does. */
static GArray *empty_room(const struct search *search, struct flow_problem *p, guint addressee)
{
	g_autoptr(flow_result_t) result = flow_judge(p);
	struct flow_step *step = STEP(p, search->act);
	GArray *leavers = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < step->hearers->len; i++)
		if (may_not_hear(p, result, search->act, AT(step->hearers, i)))
			g_array_append_val(leavers, AT(step->hearers, i));
	for (guint i = 0; i < leavers->len; i++) {
		remove_party(step->hearers, AT(leavers, i));
		remove_party(step->guests, AT(leavers, i));
		step->narrowed |= flow_has(PLACE(p, (guint)step->place)->circle, AT(leavers, i));
	}
	if (leavers->len && step->hearers->len && !flow_has(leavers, addressee)) {
		g_array_set_size(step->former, 0);
		return leavers;
	}
	g_array_unref(leavers);
	return NULL;
}

/* ---- does it stand? ------------------------------------------------------ */

static gboolean worse_elsewhere(const struct search *search, const struct flow_result *after)
{
	const struct flow_result *before = search->before;

	for (guint i = 0; i < after->leaks->len; i++) {
		const struct leak *leak = after->leaks->pdata[i];
		if (leak->flow != search->act && gravity(after, leak->flow, leak->what, leak->recipient) >
						 gravity(before, leak->flow, leak->what, leak->recipient))
			return TRUE;
	}
	for (guint i = 0; i < after->nevers->len; i++)
		if (((const struct never_result *)after->nevers->pdata[i])->state == NEVER_REFUTED &&
		    ((const struct never_result *)before->nevers->pdata[i])->state == NEVER_PROVED)
			return TRUE;
	return FALSE;
}

static gboolean is_lawful(const struct search *search, const struct flow_problem *p, guint addressee)
{
	guint kind = AT(STEP(p, search->act)->kinds, 0);
	int told = addressee < p->parties->len ? (int)addressee : -1;

	if (ask_closed(p, search->act, kind))
		return FALSE;
	g_autoptr(flow_result_t) result = flow_judge(p);
	if (!ask_tells(result, p, search->act, kind, told) || ask_needless(result, search->act))
		return FALSE;
	g_autoptr(GPtrArray) causes = ask_causes(p, result, search->without, search->act, kind);
	return causes->len == 0 && !worse_elsewhere(search, result);
}

/* Every gate opens towards somebody who hears. */
static gboolean gates_serve(const struct search *search, const struct flow_step *step, const struct flow_change *changes, guint n)
{
	for (guint i = 0; i < n; i++) {
		const GArray *who = changes[i].kind == CHANGE_GATE ? offer_of(search, changes[i].what)->gate.who : NULL;
		gboolean serves = who == NULL;
		for (guint j = 0; who && j < who->len; j++)
			serves |= flow_has(step->hearers, AT(who, j));
		if (!serves)
			return FALSE;
	}
	return TRUE;
}

static void keep(struct search *search, const struct flow_problem *p, struct flow_proposal *proposal)
{
	enum flow_tried tried = FLOW_STANDS;

	proposal->act = *STEP(p, search->act);
	if (search->try)
		tried = search->try(proposal, search->data);
	search->stopped = tried == FLOW_STOP;
	if (tried == FLOW_STANDS) {
		memset(&proposal->act, 0, sizeof proposal->act);
		g_ptr_array_add(search->answer->proposals, g_memdup2(proposal, sizeof *proposal));
		return;
	}
	g_clear_pointer(&proposal->leavers, g_array_unref);
	if (tried == FLOW_SKIP)
		g_array_append_vals(search->skipped, proposal, 1);
}

static void try_set(struct search *search, const struct flow_change *changes, guint n)
{
	guint addressee = search->q->to;
	gboolean present = FALSE;
	struct flow_proposal proposal = { .n_changes = n };

	if (!go_together(changes, n) || part_suffices(search, changes, n))
		return;
	g_autoptr(flow_problem_t) p = ask_copy(search->base, search->q->kind);
	ask_own_step(STEP(p, search->act));
	for (guint i = 0; i < n; i++) {
		apply(search, p, &changes[i]);
		proposal.changes[i] = changes[i];
		present |= changes[i].kind == CHANGE_PRESENT;
		if (changes[i].kind == CHANGE_TO)
			addressee = changes[i].what;
	}
	if (!gates_serve(search, STEP(p, search->act), changes, n))
		return;
	if (present && (STEP(p, search->act)->place < 0 || !(proposal.leavers = empty_room(search, p, addressee))))
		return;
	if (is_lawful(search, p, addressee))
		keep(search, p, &proposal);
	else if (proposal.leavers)
		g_array_unref(proposal.leavers);
}

static void try_sets(struct search *search, struct flow_change *changes, guint n, guint size, guint from)
{
	if (n == size) {
		try_set(search, changes, n);
		return;
	}
	for (guint i = from; i < search->candidates->len && !search->stopped; i++) {
		changes[n] = g_array_index(search->candidates, struct flow_change, i);
		if (go_together(changes, n + 1))
			try_sets(search, changes, n + 1, size, i + 1);
	}
}

/* ---- the act today ------------------------------------------------------- */

/* The foreseen step, set apart from what else it carries. */
static guint isolate(struct flow_problem *p, guint s, guint kind)
{
	struct flow_step *step = STEP(p, s), act;

	if (step->kinds->len == 1)
		return s;
	act = *step;
	act.gates = g_array_new(FALSE, FALSE, sizeof(struct flow_gate));
	for (guint i = 0; step->gates && i < step->gates->len; i++) {
		struct flow_gate gate = g_array_index(step->gates, struct flow_gate, i);
		if (gate.who)
			g_array_ref(gate.who);
		g_array_append_val(act.gates, gate);
	}
	act.kinds = g_array_new(FALSE, FALSE, sizeof(guint));
	g_array_append_val(act.kinds, kind);
	act.hearers = g_array_copy(step->hearers);
	act.guests = step->guests ? g_array_copy(step->guests) : NULL;
	act.named = step->named ? g_array_copy(step->named) : NULL;
	act.former = step->former ? g_array_copy(step->former) : NULL;
	for (guint i = 0; i < step->kinds->len; i++)
		if (AT(step->kinds, i) == kind)
			g_array_remove_index(step->kinds, i--);
	g_array_append_val(p->steps, act);
	return p->steps->len - 1;
}

void flow_propose(const struct flow_problem *problem, const struct flow_question *q, struct flow_answer *answer, flow_try try,
		  gpointer data)
{
	g_autoptr(flow_problem_t) base = ask_copy(problem, q->kind);
	g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(struct flow_change));
	g_autoptr(GArray) skipped = g_array_new(FALSE, FALSE, sizeof(struct flow_proposal));
	struct search search = { .q = q, .answer = answer, .base = base, .candidates = candidates, .try = try, .data = data,
				 .skipped = skipped };
	struct flow_change changes[FLOW_MAX_CHANGES];

	ask_suppose(base, q);
	if (answer->step >= 0) {
		search.act = isolate(base, (guint)answer->step, answer->kind);
	} else {
		struct flow_step step = ask_step(base, q->from, q->to, q->kind, q->room, answer->purpose);
		search.act = base->steps->len;
		g_array_append_val(base->steps, step);
	}
	g_autoptr(flow_problem_t) today = ask_copy(base, q->kind);
	if (answer->step < 0) {
		ask_own_step(STEP(today, search.act));
		g_array_set_size(STEP(today, search.act)->kinds, 0);
	}
	g_autoptr(flow_result_t) before = flow_judge(today);
	/* of an act that nothing foresees, today is without it */
	g_autoptr(flow_result_t) without = answer->step >= 0 && base->nevers->len ? ask_without(base, search.act, answer->kind) : NULL;
	search.before = before;
	search.without = answer->step >= 0 ? without : before;
	add_candidates(&search);
	for (guint size = 1; size <= FLOW_MAX_CHANGES; size++)
		try_sets(&search, changes, 0, size, 0);
}
