// SPDX-License-Identifier: EUPL-1.2
/*
 * What would mend a step that some hear without a reason, tried in order
 * (flow-semantics §7): they leave for that item; it is said in another room,
 * where all have a reason; something of which nobody is recognised is said
 * instead. Each is applied to a copy of the problem and the analysis run again:
 * it is named only if the step still tells somebody, nobody hears it needlessly
 * any more, and no verdict anywhere gets worse.
 */
#include "analyse/ask-internal.h"

struct trial {
	const struct flow_result *result;
	guint step;
	const GArray *parties, *kinds; /* guint: who hears what without a reason */
	GPtrArray *before;             /* struct flow_result *: today, family of each of `kinds` */
	GPtrArray *problems;           /* struct flow_problem *: what they speak of */
};

static guint gravity(const struct leak *leak)
{
	return leak->kind == LEAK_AMBIGUOUS ? 1 : leak->kind == LEAK_CONTESTED ? 2 : 3;
}

static int compare(const struct leak *a, const struct leak *b)
{
	if (a->flow != b->flow)
		return a->flow < b->flow ? -1 : 1;
	if (a->recipient != b->recipient)
		return a->recipient < b->recipient ? -1 : 1;
	return a->what < b->what ? -1 : a->what > b->what;
}

/* Leaks come sorted: a leak of `after` that is not in `before`, or is graver. */
static gboolean leaks_more(const struct flow_result *before, const struct flow_result *after)
{
	guint b = 0;

	for (guint a = 0; a < after->leaks->len; a++) {
		const struct leak *leak = after->leaks->pdata[a];
		while (b < before->leaks->len && compare(before->leaks->pdata[b], leak) < 0)
			b++;
		const struct leak *old = b < before->leaks->len ? before->leaks->pdata[b] : NULL;
		if (!old || compare(old, leak) != 0 || gravity(leak) > gravity(old))
			return TRUE;
	}
	return FALSE;
}

static gboolean breaks_promise(const struct flow_result *before, const struct flow_result *after)
{
	for (guint i = 0; i < after->nevers->len; i++)
		if (((const struct never_result *)after->nevers->pdata[i])->state == NEVER_REFUTED &&
		    ((const struct never_result *)before->nevers->pdata[i])->state == NEVER_PROVED)
			return TRUE;
	return FALSE;
}

static gboolean tells(const struct flow_result *result, guint s)
{
	const struct flow_step *step = STEP(result->problem, s);

	for (guint i = 0; i < step->kinds->len; i++)
		for (guint j = 0; j < step->hearers->len; j++)
			if (flow_discloses(result, s, AT(step->kinds, i), (int)AT(step->hearers, j)))
				return TRUE;
	return FALSE;
}

static gboolean stands(const struct flow_problem *changed, const struct flow_result *before, guint s)
{
	g_autoptr(flow_result_t) after = flow_judge(changed);

	return tells(after, s) && !ask_needless(after, s) && after->ceilings->len <= before->ceilings->len &&
	       after->banned->len <= before->banned->len && after->needs->len < before->needs->len &&
	       !leaks_more(before, after) && !breaks_promise(before, after);
}

/* ---- the three mends ------------------------------------------------------ */

static void take_out(GArray *from, const GArray *parties)
{
	for (guint i = from->len; i-- > 0;)
		if (flow_has(parties, AT(from, i)))
			g_array_remove_index(from, i);
}

static void let_leave(struct flow_step *step, const GArray *parties)
{
	take_out(step->hearers, parties);
	take_out(step->guests, parties);
	g_array_set_size(step->former, 0);
	step->narrowed = TRUE;
}

static void move(const struct flow_problem *problem, struct flow_step *step, locus_t room)
{
	if (step->place == (int)step->to)
		step->to = room;
	step->place = (int)room;
	ask_seat(problem, step);
}

static void replace_kind(struct flow_step *step, guint kind, guint part)
{
	for (guint i = 0; i < step->kinds->len; i++)
		if (AT(step->kinds, i) == kind)
			AT(step->kinds, i) = part;
}

/* The first kind that derives from `kind` and names nobody; -1: none is declared. */
static int nameless(const struct flow_problem *p, guint kind)
{
	for (guint part = 0; part < p->kinds->len; part++)
		if (!KIND(p, part)->nominative && flow_derives(p, kind, part))
			return (int)part;
	return -1;
}

/* One mend on the family of each kind that some hear needlessly. */
static gboolean accepted(const struct trial *trial, struct flow_mend mend)
{
	for (guint i = 0; i < trial->kinds->len; i++) {
		guint kind = AT(trial->kinds, i);
		g_autoptr(flow_problem_t) changed = ask_copy(trial->result->problem, kind);
		struct flow_step *step = STEP(changed, trial->step);
		int part = nameless(changed, kind);
		ask_own_step(step);
		if (mend.kind == MEND_LEAVE)
			let_leave(step, trial->parties);
		else if (mend.kind == MEND_ROOM)
			move(changed, step, mend.what);
		else if (part >= 0)
			replace_kind(step, kind, (guint)part);
		if ((mend.kind == MEND_ANONYMISE && part < 0) || !stands(changed, trial->before->pdata[i], trial->step))
			return FALSE;
	}
	return TRUE;
}

/* Worth trying: the speaker sits there, and so does somebody of today's circle. */
static gboolean is_candidate(const struct flow_problem *p, const struct flow_step *step, locus_t room)
{
	const GArray *circle = PLACE(p, room)->circle;

	return (int)room != step->place && step->from < p->parties->len && flow_has(circle, step->from) && circle->len > 1;
}

static void add_mend(GArray *mends, enum mend_kind kind, guint what)
{
	const struct flow_mend mend = { kind, what };

	g_array_append_val(mends, mend);
}

static void find_mends(const struct trial *trial, const GArray *rooms, GArray *mends)
{
	const struct flow_problem *p = trial->result->problem;
	const struct flow_step *step = STEP(p, trial->step);

	if (flow_has(rooms, (guint)step->place) && accepted(trial, (struct flow_mend){ MEND_LEAVE, 0 }))
		add_mend(mends, MEND_LEAVE, 0);
	for (guint i = 0; i < rooms->len; i++)
		if (is_candidate(p, step, AT(rooms, i)) && accepted(trial, (struct flow_mend){ MEND_ROOM, AT(rooms, i) })) {
			add_mend(mends, MEND_ROOM, AT(rooms, i));
			break;
		}
	if (accepted(trial, (struct flow_mend){ MEND_ANONYMISE, 0 }))
		for (guint i = 0; i < trial->kinds->len; i++)
			add_mend(mends, MEND_ANONYMISE, (guint)nameless(p, AT(trial->kinds, i)));
}

GArray *flow_mends(const struct flow_result *result, guint step, const GArray *parties, const GArray *kinds,
		   const GArray *rooms)
{
	struct trial trial = { result, step, parties, kinds, g_ptr_array_new_with_free_func((GDestroyNotify)flow_result_free),
			       g_ptr_array_new_with_free_func((GDestroyNotify)flow_problem_free) };
	GArray *mends = g_array_new(FALSE, FALSE, sizeof(struct flow_mend));

	for (guint i = 0; i < kinds->len; i++) {
		struct flow_problem *problem = ask_copy(result->problem, AT(kinds, i));
		g_ptr_array_add(trial.problems, problem);
		g_ptr_array_add(trial.before, flow_judge(problem));
	}
	find_mends(&trial, rooms, mends);
	g_ptr_array_unref(trial.before);
	g_ptr_array_unref(trial.problems);
	return mends;
}
