// SPDX-License-Identifier: EUPL-1.2
/*
 * Flows, promises (`jamais`) and scenarios: what moves, what must not, and the
 * stories told with it.
 */
#include "model/internal.h"

#include <string.h>

gboolean locus_find(const struct builder *b, const char *id, struct locus *ret_locus)
{
	struct party *party = id ? g_hash_table_lookup(b->parties, id) : NULL;
	struct room *room = id ? g_hash_table_lookup(b->rooms, id) : NULL;

	if (party)
		*ret_locus = (struct locus){ .kind = LOCUS_PARTY, .party = party };
	else if (room)
		*ret_locus = (struct locus){ .kind = LOCUS_ROOM, .room = room };
	return party || room;
}

static gboolean locus_attribute(struct builder *b, const xmlNode *node, const char *name, struct locus *ret_locus)
{
	return locus_find(b, attribute_get(b->charter, node, name), ret_locus);
}

/* ---- flows ----------------------------------------------------------------------- */

static void array_drop(GPtrArray *array)
{
	if (array)
		g_ptr_array_unref(array);
}

void flow_free(struct flow *flow)
{
	array_drop(flow->items);
	array_drop(flow->bases);
	array_drop(flow->present);
	array_drop(flow->absent);
	array_drop(flow->invited);
	array_drop(flow->hearers);
	g_free(flow);
}

static enum modality modality_parse(const xmlNode *node)
{
	if (attribute_is(node, "modalite", "devoir"))
		return MODALITY_DUTY;
	return attribute_is(node, "modalite", "interdit") ? MODALITY_FORBIDDEN : MODALITY_FACULTY;
}

/* The room where it is said: the target, the one named, or that of the target carrier. */
static struct room *room_of(struct builder *b, const struct flow *flow)
{
	const char *named = attribute_get(b->charter, flow->node, "instance");
	struct room *room = named ? g_hash_table_lookup(b->rooms, named) : NULL;
	gboolean to_room = flow->to.kind == LOCUS_ROOM;

	if (to_room && !flow->to.room->carrier)
		return flow->to.room;
	if (room && !room->carrier)
		return room;
	return to_room ? flow->to.room->parent : NULL;
}

static gboolean is_carrier(const struct locus *locus)
{
	return locus->kind == LOCUS_ROOM && locus->room->carrier;
}

static const struct word *word_attribute(struct builder *b, enum word_kind kind, const xmlNode *node, const char *name)
{
	const char *id = attribute_get(b->charter, node, name);

	return id ? pack_word(b->pack, kind, id) : NULL;
}

static void flow_fill(struct builder *b, struct flow *flow)
{
	const xmlNode *node = flow->node;
	g_auto(GStrv) bases = attribute_list(node, "base");

	flow->in = room_of(b, flow);
	flow->modality = modality_parse(node);
	flow->channel = word_attribute(b, WORD_CHANNEL, node, "canal");
	flow->purpose = word_attribute(b, WORD_PURPOSE, node, "finalite");
	flow->written = is_carrier(&flow->from) || is_carrier(&flow->to) || attribute_is(node, "enregistre", "oui") ||
			(flow->channel && g_strcmp0(word_get(flow->channel, "forme"), "ecrit") == 0);
	flow->anonymised = attribute_is(node, "anonymise", "oui");
	flow->in_confidence = attribute_is(node, "suite", "interdite");
	flow->own_title = attribute_is(node, "origine", "propre");
	flow->bases = g_ptr_array_new();
	for (char **base = bases; base && *base; base++)
		g_ptr_array_add(flow->bases, (gpointer)charter_keep(b->charter, g_strdup(*base)));
	flow->present = list_parties_or_null(b, node, "presents");
	flow->absent = list_parties_or_null(b, node, "sauf");
	flow->invited = list_parties_or_null(b, node, "invites");
	flow->when = attribute_interval(node);
	flow->in_force = interval_has(flow->when, b->charter->as_of);
	flow->hearers = g_ptr_array_new();
}

static void flow_build(struct builder *b, xmlNode *node)
{
	struct flow *flow = g_new0(struct flow, 1);
	const char *id = attribute_get(b->charter, node, "id");

	flow->node = node;
	flow->id = id ? id : "";
	flow->items = list_informations(b, node, "information");
	if (!flow->items->len || !locus_attribute(b, node, "de", &flow->from) ||
	    !locus_attribute(b, node, "vers", &flow->to)) {
		b->broken = TRUE; /* said already, by references_check */
		flow_free(flow);
		return;
	}
	flow->index = b->charter->flows->len;
	flow_fill(b, flow);
	g_ptr_array_add(b->charter->flows, flow);
	if (!g_hash_table_contains(b->flows, flow->id))
		g_hash_table_insert(b->flows, (gpointer)flow->id, flow);
}

void flows_build(struct builder *b)
{
	const xmlNode *root = xmlDocGetRootElement(b->loaded->doc);

	for (xmlNode *n = first_element(root, "flux"); n; n = next_element(n, "flux"))
		flow_build(b, n);
	for (guint i = 0; i < b->charter->flows->len; i++) {
		struct flow *flow = b->charter->flows->pdata[i];
		const char *title = flow->own_title ? NULL : attribute_get(b->charter, flow->node, "origine");

		flow->title = title ? g_hash_table_lookup(b->flows, title) : NULL;
	}
}

/* ---- promises ----------------------------------------------------------------------- */

void never_free(struct never *never)
{
	array_drop(never->items);
	array_drop(never->parties);
	g_free(never);
}

static void never_parties(struct builder *b, struct never *never)
{
	const struct room *room = never->to_role || never->to.kind != LOCUS_ROOM ? NULL : never->to.room;

	if (!never->to_role && !room)
		array_add_once(never->parties, never->to.party);
	for (guint i = 0; never->to_role && i < b->charter->parties->len; i++) {
		struct party *party = b->charter->parties->pdata[i];

		if (party->role == never->to_role)
			g_ptr_array_add(never->parties, party);
	}
	for (guint i = 0; room && room->carrier && i < room->readers->len; i++)
		g_ptr_array_add(never->parties, room->readers->pdata[i]);
	for (guint i = 0; room && !room->carrier && i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		if (seat->present && !seat->guest)
			array_add_once(never->parties, seat->party);
	}
}

static void never_build(struct builder *b, xmlNode *node)
{
	struct never *never = g_new0(struct never, 1);
	const char *to = attribute_get(b->charter, node, "vers");

	never->node = node;
	never->id = attribute_get(b->charter, node, "id");
	never->items = list_informations(b, node, "information");
	never->parties = g_ptr_array_new();
	if (!locus_find(b, to, &never->to))
		never->to_role = to ? pack_word(b->pack, WORD_ROLE, to) : NULL;
	if (!never->items->len || (!never->to_role && !never->to.party)) {
		b->broken = TRUE; /* said already */
		never_free(never);
		return;
	}
	never_parties(b, never);
	never->index = b->charter->nevers->len;
	g_ptr_array_add(b->charter->nevers, never);
}

void nevers_build(struct builder *b)
{
	const xmlNode *root = xmlDocGetRootElement(b->loaded->doc);

	for (xmlNode *n = first_element(root, "jamais"); n; n = next_element(n, "jamais"))
		never_build(b, n);
}

/* ---- scenarios ------------------------------------------------------------------------ */

void scenario_free(struct scenario *scenario)
{
	g_ptr_array_unref(scenario->stages);
	g_free(scenario);
}

static void stage_build(struct builder *b, struct scenario *scenario, xmlNode *node)
{
	struct stage *stage = g_new0(struct stage, 1);
	const char *flow = attribute_get(b->charter, node, "flux");

	stage->node = node;
	stage->decision = element_is(node, "decision");
	stage->id = attribute_get(b->charter, node, "id");
	if (!locus_attribute(b, node, "acteur", &stage->actor)) {
		b->broken = TRUE; /* said already */
		g_free(stage);
		return;
	}
	stage->flow = flow ? g_hash_table_lookup(b->flows, flow) : NULL;
	stage->has_to = locus_attribute(b, node, "vers", &stage->to);
	if (!stage->has_to && stage->flow) {
		stage->to = stage->flow->to;
		stage->has_to = TRUE;
	}
	stage->stop = attribute_is(node, "arret", "oui");
	if (stage->decision) {
		const char *question = attribute_get(b->charter, node, "question");

		stage->question = question ? question : "";
		stage->yes_continues = !attribute_is(node, "continue", "non");
		stage->yes = first_element(node, "oui");
		stage->no = first_element(node, "non");
	}
	g_ptr_array_add(scenario->stages, stage);
}

void scenarios_build(struct builder *b)
{
	const xmlNode *root = xmlDocGetRootElement(b->loaded->doc);

	for (xmlNode *n = first_element(root, "scenario"); n; n = next_element(n, "scenario")) {
		struct scenario *scenario = g_new0(struct scenario, 1);
		const char *id = attribute_get(b->charter, n, "id"), *title = attribute_get(b->charter, n, "titre");
		const char *kind = attribute_get(b->charter, n, "genre");

		scenario->index = b->charter->scenarios->len;
		scenario->node = n;
		scenario->id = id ? id : "";
		scenario->title = title ? title : scenario->id;
		scenario->kind = kind ? kind : "echange";
		scenario->stages = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(b->charter->scenarios, scenario);
		for (xmlNode *step = first_element(n, NULL); step; step = next_element(step, NULL))
			if (element_is(step, "etape") || element_is(step, "decision"))
				stage_build(b, scenario, step);
	}
}
