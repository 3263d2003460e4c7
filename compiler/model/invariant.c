// SPDX-License-Identifier: EUPL-1.2
/*
 * model_check: every link of a model leads into the same model. A broken one is
 * the programmer's fault, whatever the author wrote.
 */
#include "model/internal.h"

#include <string.h>

static gboolean holds(const GPtrArray *array, guint index, gconstpointer item)
{
	return index < array->len && array->pdata[index] == item;
}

static void parties_held(const struct charter *charter, const GPtrArray *parties)
{
	for (guint i = 0; parties && i < parties->len; i++)
		g_assert_true(holds(charter->parties, ((struct party *)parties->pdata[i])->index, parties->pdata[i]));
}

static void informations_held(const struct charter *charter, const GPtrArray *items)
{
	for (guint i = 0; items && i < items->len; i++)
		g_assert_true(holds(charter->informations, ((struct information *)items->pdata[i])->index, items->pdata[i]));
}

static void locus_held(const struct charter *charter, const struct locus *locus)
{
	if (locus->kind == LOCUS_PARTY)
		g_assert_true(locus->party && holds(charter->parties, locus->party->index, locus->party));
	else
		g_assert_true(locus->room && holds(charter->rooms, locus->room->index, locus->room));
}

static void room_check(const struct charter *charter, const struct room *room)
{
	g_assert_true(room->id && *room->id && room->name && room->label && room->type && room->category);
	g_assert_true(room->ceiling >= RANK_GENERAL && room->ceiling <= RANK_SECRET);
	g_assert_true(!room->parent || holds(charter->rooms, room->parent->index, room->parent));
	parties_held(charter, room->chairs);
	parties_held(charter, room->hosts);
	parties_held(charter, room->secretaries);
	parties_held(charter, room->readers);
	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		g_assert_true(holds(charter->parties, seat->party->index, seat->party));
		g_assert_true(seat->quality && seat->node);
		informations_held(charter, seat->only_for);
		informations_held(charter, seat->needs);
	}
}

static void flow_held(const struct charter *charter, const struct flow *flow)
{
	g_assert_true(flow->id && *flow->id && flow->items->len);
	locus_held(charter, &flow->from);
	locus_held(charter, &flow->to);
	g_assert_true(!flow->in || (!flow->in->carrier && holds(charter->rooms, flow->in->index, flow->in)));
	g_assert_true(!flow->title || holds(charter->flows, flow->title->index, flow->title));
	g_assert_true(!flow->title || !flow->own_title);
	informations_held(charter, flow->items);
	parties_held(charter, flow->present);
	parties_held(charter, flow->absent);
	parties_held(charter, flow->invited);
	parties_held(charter, flow->hearers);
	if (flow->from.kind == LOCUS_PARTY)
		g_assert_false(g_ptr_array_find(flow->hearers, flow->from.party, NULL));
}

static void scenario_check(const struct charter *charter, const struct scenario *scenario)
{
	g_assert_true(scenario->id && *scenario->id && scenario->title && scenario->kind);
	for (guint i = 0; i < scenario->stages->len; i++) {
		const struct stage *stage = scenario->stages->pdata[i];

		locus_held(charter, &stage->actor);
		if (stage->has_to)
			locus_held(charter, &stage->to);
		g_assert_true(!stage->flow || holds(charter->flows, stage->flow->index, stage->flow));
		g_assert_true(!stage->decision || (stage->question && stage->yes && stage->no));
	}
}

void model_check(const struct charter *charter)
{
	g_assert_true(charter->lang && charter->as_of && charter->title);
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *party = charter->parties->pdata[i];

		g_assert_true(party->index == i && *party->id && party->name && party->label && party->role);
		g_assert_true(party->bound == (party->bound_from != 0));
	}
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *info = charter->informations->pdata[i];

		g_assert_true(info->index == i && *info->id && info->name && info->letter[0]);
		g_assert_true(info->rank >= RANK_GENERAL && info->rank <= RANK_SECRET && info->level >= 1 && info->level <= 3);
		parties_held(charter, info->holders);
		informations_held(charter, info->derives_from);
	}
	for (guint i = 0; i < charter->rooms->len; i++)
		room_check(charter, charter->rooms->pdata[i]);
	for (guint i = 0; i < charter->flows->len; i++)
		flow_held(charter, charter->flows->pdata[i]);
	for (guint i = 0; i < charter->nevers->len; i++) {
		const struct never *never = charter->nevers->pdata[i];

		informations_held(charter, never->items);
		parties_held(charter, never->parties);
		if (!never->to_role)
			locus_held(charter, &never->to);
	}
	for (guint i = 0; i < charter->scenarios->len; i++)
		scenario_check(charter, charter->scenarios->pdata[i]);
}
