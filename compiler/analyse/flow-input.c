// SPDX-License-Identifier: EUPL-1.2
/*
 * The problem that a charter poses to the flow analysis.
 *
 * Kinds, parties, places and steps keep the charter's order and numbers, so that
 * results speak of it without a table. The level of a kind is its rank; a place
 * is a room or a carrier; a step to a carrier is said *in* the carrier (its
 * readers hear), even when the room it belongs to is another place. What each
 * step lawfully releases is read from the <porte> that gate.c wrote.
 */
#include "analyse/flow.h"

#include "charter.h"

#include <libxml/tree.h>
#include <string.h>

static GArray *numbers(void)
{
	return g_array_new(FALSE, FALSE, sizeof(guint));
}

static void add(GArray *array, guint value)
{
	if (!flow_has(array, value))
		g_array_append_val(array, value);
}

static GArray *kinds_from(const struct charter *charter, enum rank rank)
{
	GArray *kinds = numbers();

	for (guint i = 0; i < charter->informations->len; i++)
		if (((const struct information *)charter->informations->pdata[i])->rank >= rank)
			add(kinds, i);
	return kinds;
}

static void add_kinds(struct flow_problem *problem, const struct charter *charter)
{
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *information = charter->informations->pdata[i];
		struct flow_kind kind = { information->id, information->rank, information->nominative, numbers() };
		g_array_append_val(problem->kinds, kind);
	}
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *information = charter->informations->pdata[i];
		for (guint j = 0; information->derives_from && j < information->derives_from->len; j++) {
			const struct information *whole = information->derives_from->pdata[j];
			add(g_array_index(problem->kinds, struct flow_kind, whole->index).parts, i);
		}
	}
}

static void add_parties(struct flow_problem *problem, const struct charter *charter)
{
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *party = charter->parties->pdata[i];
		struct flow_party one = { party->id, party->concerned, party->is_public,
					  party->bound ? kinds_from(charter, party->bound_from) : NULL, numbers() };
		g_array_append_val(problem->parties, one);
	}
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *information = charter->informations->pdata[i];
		for (guint j = 0; information->holders && j < information->holders->len; j++) {
			const struct flow_holding holding = { ((const struct party *)information->holders->pdata[j])->index, i };
			g_array_append_val(problem->holdings, holding);
		}
	}
}

static void add_seats(struct flow_place *place, const struct room *room, date_n as_of)
{
	for (guint i = 0; room->seats && i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];
		if (seat->guest)
			continue;
		if (seat->present) {
			add(place->circle, seat->party->index);
		} else if (seat->when.to && seat->when.to < as_of) {
			const struct former former = { seat->party->index, seat->when.to };
			g_array_append_val(place->former, former);
		}
	}
	for (guint i = 0; room->readers && i < room->readers->len; i++)
		add(place->circle, ((const struct party *)room->readers->pdata[i])->index);
}

static guint word_index(const struct charter *charter, const struct word *word)
{
	const GPtrArray *words = charter->pack->words[WORD_PURPOSE];
	guint index;

	return g_ptr_array_find((GPtrArray *)words, word, &index) ? index : G_MAXUINT;
}

static void add_places(struct flow_problem *problem, const struct charter *charter)
{
	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *room = charter->rooms->pdata[i];
		struct flow_place place = { .id = room->id, .circle = numbers(), .also = numbers(),
					    .former = g_array_new(FALSE, FALSE, sizeof(struct former)), .ceiling = room->ceiling };
		add_seats(&place, room, charter->as_of);
		if (room->confidential_from)
			place.covers = kinds_from(charter, room->confidential_from);
		if (room->purposes && room->purposes->len) {
			place.purposes = numbers();
			for (guint j = 0; j < room->purposes->len; j++)
				add(place.purposes, word_index(charter, room->purposes->pdata[j]));
		}
		g_array_append_val(problem->places, place);
	}
}

/* ---- steps ------------------------------------------------------------- */

static locus_t locus_number(const struct charter *charter, const struct locus *locus)
{
	return locus->kind == LOCUS_PARTY ? locus->party->index : charter->parties->len + locus->room->index;
}

/* Guests, those who withdrew, former members: from the hearers and the circle. */
static void compare_circle(struct flow_step *step, const struct flow_place *place, date_n start)
{
	for (guint i = 0; i < step->hearers->len; i++)
		if (!flow_has(place->circle, g_array_index(step->hearers, guint, i)))
			add(step->guests, g_array_index(step->hearers, guint, i));
	for (guint i = 0; i < place->circle->len; i++) {
		guint member = g_array_index(place->circle, guint, i);
		step->narrowed |= member != step->from && !flow_has(step->hearers, member);
	}
	for (guint i = 0; !step->narrowed && i < place->former->len; i++) {
		const struct former *former = &g_array_index(place->former, struct former, i);
		if (!start || start <= former->last_day)
			add(step->former, former->party);
	}
}

static void add_step(struct flow_problem *problem, const struct charter *charter, const struct flow *flow)
{
	const struct room *room = flow->to.kind == LOCUS_ROOM ? flow->to.room : flow->in;
	struct flow_step step = { .id = flow->id, .place = -1, .kinds = numbers(), .hearers = numbers(), .guests = numbers(),
				  .named = numbers(), .former = numbers(), .gates = g_array_new(FALSE, FALSE, sizeof(struct flow_gate)) };

	step.from = locus_number(charter, &flow->from);
	step.to = locus_number(charter, &flow->to);
	step.place = room ? (int)(charter->parties->len + room->index) : -1;
	step.forbidden = flow->modality == MODALITY_FORBIDDEN;
	step.in_confidence = flow->in_confidence;
	step.purpose = flow->purpose ? (int)word_index(charter, flow->purpose) : -1;
	step.title = flow->own_title ? TITLE_OWN : flow->title ? TITLE_FLOW : TITLE_ANY;
	step.title_flow = flow->title ? flow->title->index : 0;
	for (guint i = 0; flow->in_force && i < flow->items->len; i++)
		add(step.kinds, ((const struct information *)flow->items->pdata[i])->index);
	for (guint i = 0; i < flow->hearers->len; i++)
		add(step.hearers, ((const struct party *)flow->hearers->pdata[i])->index);
	for (guint i = 0; flow->present && i < flow->present->len; i++)
		add(step.named, ((const struct party *)flow->present->pdata[i])->index);
	for (guint i = 0; flow->invited && i < flow->invited->len; i++)
		add(step.named, ((const struct party *)flow->invited->pdata[i])->index);
	if (room)
		compare_circle(&step, &g_array_index(problem->places, struct flow_place, room->index), flow->when.from);
	g_array_append_val(problem->steps, step);
}

/* ---- gates ------------------------------------------------------------- */

static guint what_is_released(const char *words)
{
	static const struct { const char *word; guint what; } table[] = {
		{ "secrets", RELEASE_SECRECIES }, { "propre", RELEASE_OWN }, { "lieux", RELEASE_PLACES },
		{ "promesses", RELEASE_PROMISES }, { "finalites", RELEASE_PURPOSES }, { "tout", RELEASE_ALL },
	};
	g_auto(GStrv) list = g_strsplit(words, " ", -1);
	guint what = 0;

	for (char **word = list; *word; word++)
		for (guint i = 0; i < G_N_ELEMENTS(table); i++)
			if (g_str_equal(*word, table[i].word))
				what |= table[i].what;
	return what;
}

static char *attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)node, BAD_CAST name);
	char *copy = g_strdup(value ? (const char *)value : "");

	xmlFree(value);
	return copy;
}

static const struct party *party_of(const struct charter *charter, const char *id)
{
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *party = charter->parties->pdata[i];
		if (g_str_equal(party->id, id))
			return party;
	}
	return NULL;
}

static void add_gate(struct flow_step *step, const struct charter *charter, const xmlNode *node)
{
	g_autofree char *what = attribute(node, "leve"), *who = attribute(node, "vers");
	g_autofree char *seizing = attribute(node, "saisit"), *disputed = attribute(node, "conteste");
	g_auto(GStrv) ids = g_strsplit(who, " ", -1);
	struct flow_gate gate = { NULL, what_is_released(what), -1, numbers(), g_str_equal(seizing, "oui"),
				  g_str_equal(disputed, "oui") };

	for (char **id = ids; *id; id++) {
		const struct party *party = party_of(charter, *id);
		if (!party)
			continue;
		add(gate.who, party->index);
		add(step->named, party->index); /* the law names him for this: a reason to know */
	}
	g_array_append_val(step->gates, gate);
}

static gboolean is_element(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* <flux> of the facts come in the charter's order. */
static void add_gates(struct flow_problem *problem, const struct charter *charter, const xmlDoc *facts)
{
	guint index = 0;

	for (const xmlNode *flow = xmlDocGetRootElement(facts)->children; flow; flow = flow->next) {
		if (!is_element(flow, "flux"))
			continue;
		struct flow_step *step = &g_array_index(problem->steps, struct flow_step, index++);
		for (const xmlNode *node = flow->children; node; node = node->next)
			if (is_element(node, "porte"))
				add_gate(step, charter, node);
	}
}

static void add_nevers(struct flow_problem *problem, const struct charter *charter)
{
	for (guint i = 0; i < charter->nevers->len; i++) {
		const struct never *never = charter->nevers->pdata[i];
		for (guint k = 0; k < never->items->len; k++) {
			struct flow_never one = { ((const struct information *)never->items->pdata[k])->index, 0 };
			if (!never->to_role && never->to.kind == LOCUS_ROOM) {
				one.to = locus_number(charter, &never->to);
				g_array_append_val(problem->nevers, one);
				continue;
			}
			for (guint q = 0; q < never->parties->len; q++) {
				one.to = ((const struct party *)never->parties->pdata[q])->index;
				g_array_append_val(problem->nevers, one);
			}
		}
	}
}

struct flow_problem *flow_problem_of(const struct charter *charter, const void *facts)
{
	struct flow_problem *problem = flow_problem_new();

	add_kinds(problem, charter);
	add_parties(problem, charter);
	add_places(problem, charter);
	for (guint i = 0; i < charter->flows->len; i++)
		add_step(problem, charter, charter->flows->pdata[i]);
	add_gates(problem, charter, facts);
	add_nevers(problem, charter);
	needs_declare(charter, problem);
	return problem;
}

GArray *flow_instances(const struct charter *charter)
{
	GArray *rooms = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < charter->rooms->len; i++) {
		guint locus = charter->parties->len + i;
		if (!((const struct room *)charter->rooms->pdata[i])->carrier)
			g_array_append_val(rooms, locus);
	}
	return rooms;
}
