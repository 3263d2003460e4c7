// SPDX-License-Identifier: EUPL-1.2
/*
 * A charter seen without some of its rooms and flows: what a paper leaves to
 * another one must not show in its diagrams either. The view shares everything
 * with the charter but the lists; numbers and indices stay the charter's.
 */
#include "model/model.h"

static gboolean listed(const char *const *ids, const char *id)
{
	return id && g_strv_contains(ids, id);
}

static gboolean room_left_out(const struct room *room, const char *const *ids)
{
	return room && (listed(ids, room->id) || room_left_out(room->parent && room->carrier ? room->parent : NULL, ids));
}

static gboolean locus_left_out(const struct locus *locus, const char *const *ids)
{
	if (locus->kind == LOCUS_ROOM)
		return room_left_out(locus->room, ids);
	return locus->party && listed(ids, locus->party->id);
}

static gboolean flow_left_out(const struct flow *flow, const char *const *ids)
{
	return listed(ids, flow->id) || locus_left_out(&flow->from, ids) || locus_left_out(&flow->to, ids) ||
	       room_left_out(flow->in, ids);
}

static gboolean never_left_out(const struct never *never, const char *const *ids)
{
	return !never->to_role && locus_left_out(&never->to, ids);
}

struct charter *charter_without(const struct charter *charter, const char *const *ids)
{
	struct charter *view = g_memdup2(charter, sizeof *charter);

	view->rooms = g_ptr_array_new();
	view->flows = g_ptr_array_new();
	view->nevers = g_ptr_array_new();
	for (guint i = 0; i < charter->rooms->len; i++)
		if (!room_left_out(charter->rooms->pdata[i], ids))
			g_ptr_array_add(view->rooms, charter->rooms->pdata[i]);
	for (guint i = 0; i < charter->flows->len; i++)
		if (!flow_left_out(charter->flows->pdata[i], ids))
			g_ptr_array_add(view->flows, charter->flows->pdata[i]);
	for (guint i = 0; i < charter->nevers->len; i++)
		if (!never_left_out(charter->nevers->pdata[i], ids))
			g_ptr_array_add(view->nevers, charter->nevers->pdata[i]);
	return view;
}

void charter_without_free(struct charter *view)
{
	if (!view)
		return;
	g_ptr_array_unref(view->rooms);
	g_ptr_array_unref(view->flows);
	g_ptr_array_unref(view->nevers);
	g_free(view);
}
