// SPDX-License-Identifier: EUPL-1.2
/*
 * What a charter cannot mean, each part being right by itself: a flow to
 * oneself, a presence said in two ways, a seat taken twice, reversed dates, an
 * adoption without a date. None of it stops the law from being run.
 */
#include "model/internal.h"

#include <string.h>

#define SAY(b, ...) findings_say((b)->findings, (b)->lang, __VA_ARGS__)

static gboolean same_locus(const struct locus *one, const struct locus *other)
{
	return one->kind == other->kind && one->party == other->party;
}

static const char *locus_id(const struct locus *locus)
{
	return locus->kind == LOCUS_PARTY ? locus->party->id : locus->room->id;
}

static gboolean in_array(const GPtrArray *array, gconstpointer item)
{
	return array && g_ptr_array_find((GPtrArray *)array, item, NULL);
}

static gboolean seated(const struct room *room, const struct party *party)
{
	for (guint i = 0; i < room->seats->len; i++)
		if (((struct seat *)room->seats->pdata[i])->party == party)
			return TRUE;
	return FALSE;
}

static gboolean member_now(const struct room *room, const struct party *party)
{
	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		if (seat->party == party && seat->present && !seat->guest)
			return TRUE;
	}
	return FALSE;
}

static void dates_check(struct builder *b, const xmlNode *node, const char *element)
{
	struct interval when = attribute_interval(node);
	g_autofree char *from = NULL, *to = NULL;

	if (!when.from || !when.to || when.from <= when.to)
		return;
	from = date_format(when.from);
	to = date_format(when.to);
	SAY(b, MSG_DATES_REVERSED, node_value_place(node, "au"), element, from, to);
}

/* ---- presence in a flow ---------------------------------------------------------- */

static void absent_check(struct builder *b, const struct flow *flow)
{
	for (guint i = 0; flow->absent && i < flow->absent->len; i++) {
		const struct party *party = flow->absent->pdata[i];
		struct place at = token_place(flow->node, "sauf", party->id);
		gboolean speaks = flow->from.kind == LOCUS_PARTY && flow->from.party == party;
		gboolean addressed = flow->to.kind == LOCUS_PARTY && flow->to.party == party;

		if (speaks || addressed || in_array(flow->invited, party))
			SAY(b, MSG_ABSENT_SPEAKER, at, flow->id, party->id);
		else if (!seated(flow->in, party))
			SAY(b, MSG_ABSENT_STRANGER, at, flow->id, party->id);
	}
}

static void invited_check(struct builder *b, const struct flow *flow)
{
	for (guint i = 0; flow->invited && i < flow->invited->len; i++) {
		const struct party *party = flow->invited->pdata[i];

		if (member_now(flow->in, party))
			SAY(b, MSG_INVITED_MEMBER, token_place(flow->node, "invites", party->id), flow->id, party->id);
	}
}

/* True if a meeting hears this flow, so that words on presence make sense. */
static gboolean has_meeting(const struct flow *flow)
{
	gboolean to_carrier = flow->to.kind == LOCUS_ROOM && flow->to.room->carrier;

	return flow->in && (!to_carrier || attribute_is(flow->node, "instance", flow->in->id));
}

static void presence_check(struct builder *b, const struct flow *flow)
{
	static const char *const names[] = { "presents", "sauf", "invites" };
	const GPtrArray *const lists[] = { flow->present, flow->absent, flow->invited };
	gboolean meeting = has_meeting(flow);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (!lists[i])
			continue;
		if (!meeting)
			SAY(b, MSG_PRESENCE_NO_ROOM, node_attribute_place(flow->node, names[i]), flow->id, names[i]);
		else if (i && flow->present)
			SAY(b, MSG_PRESENCE_BOTH, node_attribute_place(flow->node, names[i]), flow->id, names[i]);
	}
	if (!meeting || flow->present)
		return;
	absent_check(b, flow);
	invited_check(b, flow);
}

static void flow_check(struct builder *b, const struct flow *flow)
{
	gboolean to_room = flow->to.kind == LOCUS_ROOM && !flow->to.room->carrier;
	const char *named = attribute_get(b->charter, flow->node, "instance");

	dates_check(b, flow->node, flow->id);
	if (same_locus(&flow->from, &flow->to))
		SAY(b, MSG_FLOW_TO_ITSELF, node_value_place(flow->node, "vers"), flow->id, locus_id(&flow->to));
	if (named && to_room && strcmp(named, flow->to.room->id) != 0 && g_hash_table_contains(b->rooms, named))
		SAY(b, MSG_FLOW_ELSEWHERE, node_value_place(flow->node, "instance"), flow->id, flow->to.room->id, named);
	else
		presence_check(b, flow);
}

/* ---- seats, steps, head ------------------------------------------------------------ */

static gboolean overlap(struct interval one, struct interval other)
{
	return (!one.to || !other.from || other.from <= one.to) && (!other.to || !one.from || one.from <= other.to);
}

static void seats_check(struct builder *b, const struct room *room)
{
	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		if (seat->node == room->node)
			continue;
		dates_check(b, seat->node, room->id);
		for (guint j = 0; j < i; j++) {
			const struct seat *other = room->seats->pdata[j];
			struct finding *finding;

			if (other->party != seat->party || other->guest || seat->guest ||
			    other->node == room->node || !overlap(seat->when, other->when))
				continue;
			finding = SAY(b, MSG_SEAT_TWICE, token_place(seat->node, "partie", seat->party->id), room->id,
				      seat->party->name);
			finding_note(finding, b->lang, NOTE_USED_HERE,
				     token_place(other->node, "partie", seat->party->id));
			break;
		}
	}
}

static void stage_check(struct builder *b, const struct scenario *scenario, const struct stage *stage)
{
	const struct flow *flow = stage->flow;

	if (!flow || same_locus(&stage->actor, &flow->from))
		return;
	if (flow->from.kind == LOCUS_ROOM && stage->actor.kind == LOCUS_PARTY) {
		const struct room *room = flow->from.room;
		const struct room *meeting = room->carrier && room->parent ? room->parent : room;
		gconstpointer actor = stage->actor.party;

		if (in_array(meeting->chairs, actor) || in_array(meeting->hosts, actor) ||
		    in_array(meeting->secretaries, actor) || in_array(room->readers, actor))
			return;
	}
	SAY(b, MSG_STEP_ACTOR, node_value_place(stage->node, "acteur"), stage->id ? stage->id : scenario->id,
	    locus_id(&stage->actor), flow->id, locus_id(&flow->from));
}

/* ---- articles of the charter's own in a paper ------------------------------------ */

/* The insertion before `node` that takes the same number after the same article, or NULL. */
static const xmlNode *same_number(const xmlNode *node, const char *place, const char *number)
{
	for (const xmlNode *other = node->prev; other; other = other->prev)
		if (element_is(other, "insertion") && attribute_is(other, "partie", place) && attribute_is(other, "numero", number))
			return other;
	return NULL;
}

static void insertion_check(struct builder *b, const xmlNode *node)
{
	const char *number = attribute_get(b->charter, node, "numero"), *place = attribute_get(b->charter, node, "partie");

	if (!number)
		return;
	if (!attribute_get(b->charter, node, "titre"))
		SAY(b, MSG_INSERTION_UNTITLED, node_attribute_place(node, "numero"), NULL);
	if (!place || strcmp(number, "suite") == 0)
		return;
	if (strcmp(place, "preambule") == 0)
		SAY(b, MSG_INSERTION_FIRST, node_value_place(node, "partie"), NULL, number);
	const xmlNode *other = same_number(node, place, number);
	if (other) {
		struct finding *finding = SAY(b, MSG_INSERTION_TWICE, node_value_place(node, "numero"), NULL, number, place);
		finding_note(finding, b->lang, NOTE_USED_HERE, node_value_place(other, "numero"));
	}
}

static void papers_check(struct builder *b, const xmlNode *root)
{
	for (const xmlNode *paper = root->children; paper; paper = paper->next)
		for (const xmlNode *node = element_is(paper, "document") ? paper->children : NULL; node; node = node->next)
			if (element_is(node, "insertion"))
				insertion_check(b, node);
}

void consistency_check(struct builder *b)
{
	const struct charter *charter = b->charter;
	const xmlNode *root = xmlDocGetRootElement(b->loaded->doc);

	if (charter->adopted && !xmlHasProp(root, (const xmlChar *)"adopte-le"))
		SAY(b, MSG_ADOPTED_UNDATED, node_attribute_place(root, "etat"), NULL);
	papers_check(b, root);
	for (guint i = 0; i < charter->rooms->len; i++)
		seats_check(b, charter->rooms->pdata[i]);
	for (guint i = 0; i < charter->flows->len; i++)
		flow_check(b, charter->flows->pdata[i]);
	for (guint i = 0; i < charter->scenarios->len; i++) {
		const struct scenario *scenario = charter->scenarios->pdata[i];

		for (guint j = 0; j < scenario->stages->len; j++)
			stage_check(b, scenario, scenario->stages->pdata[j]);
	}
}
