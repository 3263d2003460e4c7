// SPDX-License-Identifier: EUPL-1.2
/*
 * Who can learn this, what can they learn, by which way: read off the analysis.
 */
#include "ask/internal.h"

#include <string.h>

const char *ask_locus_name(const struct charter *charter, locus_t locus)
{
	if (locus < charter->parties->len)
		return ((const struct party *)charter->parties->pdata[locus])->name;
	return ((const struct room *)charter->rooms->pdata[locus - charter->parties->len])->name;
}

int ask_locus_of(const struct charter *charter, const char *id)
{
	for (guint i = 0; i < charter->parties->len; i++)
		if (g_str_equal(((const struct party *)charter->parties->pdata[i])->id, id))
			return (int)i;
	for (guint i = 0; i < charter->rooms->len; i++)
		if (g_str_equal(((const struct room *)charter->rooms->pdata[i])->id, id))
			return (int)(charter->parties->len + i);
	return -1;
}

void ask_step_free(gpointer data)
{
	struct ask_step *step = data;
	char *const strings[] = { step->flow, step->from, step->to, step->information, step->from_name, step->to_name,
				  step->information_name };

	for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
		g_free(strings[i]);
	g_free(step);
}

/* ---- paths -------------------------------------------------------------------- */

/* The ends of a hop: those of its flow, or of the supposed act; published things go by themselves. */
static struct ask_step *new_step(const struct subject *subject, const struct flow_hop *hop, locus_t at, const struct flow_step *act)
{
	const struct charter *charter = subject->compile->charter;
	const struct flow_problem *p = subject->problem;
	const struct information *what = charter->informations->pdata[hop->kind];
	struct ask_step *step = g_new0(struct ask_step, 1);
	gboolean known = hop->flow >= 0 && hop->flow < (int)charter->flows->len;
	const struct flow_step *said = known ? &g_array_index(p->steps, struct flow_step, (guint)hop->flow) : hop->flow >= 0 ? act : NULL;
	locus_t from = said ? said->from : at, to = said ? said->to : hop->reached;

	if (known) {
		const struct flow *flow = charter->flows->pdata[hop->flow];
		step->flow = g_strdup(flow->id);
		step->line = place_line(node_place(flow->node));
	}
	step->from = g_strdup(locus_id(p, from));
	step->to = g_strdup(locus_id(p, to));
	step->information = g_strdup(what->id);
	step->from_name = g_strdup(ask_locus_name(charter, from));
	step->to_name = g_strdup(ask_locus_name(charter, to));
	step->information_name = g_strdup(what->name);
	return step;
}

GPtrArray *ask_steps(const struct subject *subject, const struct flow_path *path, const struct flow_step *act)
{
	GPtrArray *steps = g_ptr_array_new_with_free_func(ask_step_free);
	locus_t at = path->start;

	for (guint i = 0; i < path->hops->len; i++) {
		const struct flow_hop *hop = &g_array_index(path->hops, struct flow_hop, i);
		g_ptr_array_add(steps, new_step(subject, hop, at, act));
		at = hop->reached;
	}
	return steps;
}

/* ---- lists --------------------------------------------------------------------- */

static GPtrArray *bonds_told(const struct subject *subject, locus_t locus, guint kind, gboolean must)
{
	g_auto(GStrv) bonds = flow_bonds(subject->result, locus, kind, must);
	GPtrArray *told = g_ptr_array_new_with_free_func(g_free);

	for (char **bond = bonds; *bond; bond++)
		g_ptr_array_add(told, ask_bond_words(subject->compile, *bond));
	return told;
}

static gboolean declared(const struct flow_problem *p, locus_t locus, guint kind)
{
	for (guint i = 0; i < p->holdings->len; i++) {
		const struct flow_holding *holding = &g_array_index(p->holdings, struct flow_holding, i);
		if (holding->locus == locus && holding->kind == kind)
			return TRUE;
	}
	return FALSE;
}

static struct ask_known *add_known(const struct subject *subject, struct ask_answer *answer, locus_t locus, guint kind)
{
	int step = flow_learnt_by(subject->result, locus, kind);

	if (step < -1)
		return NULL;
	const struct charter *charter = subject->compile->charter;
	struct ask_known *known = g_new0(struct ask_known, 1);
	g_autoptr(flow_path_t) path = flow_path_to(subject->result, locus, kind);
	known->by = step >= 0 ? ((const struct flow *)charter->flows->pdata[step])->id : NULL;
	known->inferred = step < 0 && !declared(subject->problem, locus, kind);
	known->may = bonds_told(subject, locus, kind, FALSE);
	known->must = bonds_told(subject, locus, kind, TRUE);
	known->path = path ? ask_steps(subject, path, NULL) : g_ptr_array_new();
	g_ptr_array_add(answer->known, known);
	return known;
}

void ask_list_who(const struct subject *subject, struct ask_answer *answer, guint kind)
{
	const struct charter *charter = subject->compile->charter;

	for (locus_t locus = 0; locus < flow_loci(subject->problem); locus++) {
		struct ask_known *known = add_known(subject, answer, locus, kind);
		if (!known)
			continue;
		gboolean party = locus < charter->parties->len;
		known->id = locus_id(subject->problem, locus);
		known->name = ask_locus_name(charter, locus);
		known->genre = party ? "partie"
			       : ((const struct room *)charter->rooms->pdata[locus - charter->parties->len])->carrier ? "ecrit"
													      : "instance";
	}
}

void ask_list_what(const struct subject *subject, struct ask_answer *answer, locus_t who)
{
	const struct charter *charter = subject->compile->charter;

	for (guint kind = 0; kind < charter->informations->len; kind++) {
		struct ask_known *known = add_known(subject, answer, who, kind);
		const struct information *what = charter->informations->pdata[kind];
		if (!known)
			continue;
		known->id = what->id;
		known->name = what->name;
		known->genre = "information";
	}
}

/* ---- from the one to the other -------------------------------------------------- */

static gboolean holds(const struct flow_problem *p, locus_t locus, guint kind)
{
	for (guint i = 0; i < p->holdings->len; i++) {
		const struct flow_holding *holding = &g_array_index(p->holdings, struct flow_holding, i);
		if (holding->locus == locus && flow_derives(p, holding->kind, kind))
			return TRUE;
	}
	return FALSE;
}

/* The same problem, in which only what `from` can know starts, and from him. */
static struct flow_problem *seen_from(const struct subject *subject, locus_t from)
{
	struct flow_problem *p = flow_problem_of(subject->compile->charter, subject->compile->facts);

	for (guint s = 0; s < p->steps->len; s++) {
		struct flow_step *step = &g_array_index(p->steps, struct flow_step, s);
		if (step->from != from)
			continue;
		/* what he passes on as his own he must hold; another title is one of the ways in which he knows */
		for (guint i = 0; step->title == TITLE_OWN && i < step->kinds->len; i++)
			if (!holds(p, from, g_array_index(step->kinds, guint, i)))
				g_array_remove_index(step->kinds, i--);
		if (step->title == TITLE_FLOW)
			step->title = TITLE_ANY;
	}
	g_array_set_size(p->holdings, 0);
	for (guint kind = 0; kind < p->kinds->len; kind++) {
		const struct flow_holding holding = { from, kind };
		if (flow_knows(subject->result, from, kind))
			g_array_append_val(p->holdings, holding);
	}
	return p;
}

void ask_find_path(const struct subject *subject, struct ask_answer *answer, locus_t from, locus_t to, guint kind)
{
	g_autoptr(flow_problem_t) p = seen_from(subject, from);
	g_autoptr(flow_result_t) result = flow_analyse(p);
	g_autoptr(flow_path_t) path = flow_path_to(result, to, kind);

	answer->supposed = p->holdings->len == 0;
	if (path)
		answer->path = ask_steps(subject, path, NULL);
}
