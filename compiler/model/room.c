// SPDX-License-Identifier: EUPL-1.2
/*
 * Places where things are said or written: instances and carriers, with who
 * sits or reads there at the as-of date.
 *
 * Who chairs, runs or keeps the secretariat of an instance sits there, listed
 * among its members or not. A carrier is read by its readers, by those it is
 * circulated to, by its writer, and by the public if it is published; an
 * instance named as a reader stands for its present members.
 */
#include "model/internal.h"

#include <string.h>

void seat_free(struct seat *seat)
{
	if (seat->only_for)
		g_ptr_array_unref(seat->only_for);
	if (seat->needs)
		g_ptr_array_unref(seat->needs);
	g_free(seat);
}

void room_free(struct room *room)
{
	g_ptr_array_unref(room->chairs);
	g_ptr_array_unref(room->hosts);
	g_ptr_array_unref(room->secretaries);
	g_ptr_array_unref(room->seats);
	g_ptr_array_unref(room->readers);
	if (room->purposes)
		g_ptr_array_unref(room->purposes);
	g_free(room);
}

/* ---- seats ----------------------------------------------------------------------- */

static enum voice voice_parse(const xmlNode *node)
{
	if (attribute_is(node, "voix", "deliberative"))
		return VOICE_DELIBERATIVE;
	if (attribute_is(node, "voix", "consultative"))
		return VOICE_CONSULTATIVE;
	return attribute_is(node, "voix", "aucune") ? VOICE_NONE : VOICE_UNSPECIFIED;
}

static struct seat *seat_add(struct builder *b, struct room *room, struct party *party, const xmlNode *node)
{
	struct seat *seat = g_new0(struct seat, 1);

	seat->party = party;
	seat->node = node;
	seat->quality = attribute_get(b->charter, node, "qualite");
	if (!seat->quality)
		seat->quality = "participant";
	seat->voice = voice_parse(node);
	seat->when = attribute_interval(node);
	seat->present = interval_has(seat->when, b->charter->as_of);
	g_ptr_array_add(room->seats, seat);
	return seat;
}

static GPtrArray *informations_or_null(struct builder *b, const xmlNode *node, const char *attribute)
{
	g_auto(GStrv) ids = attribute_list(node, attribute);

	return ids ? list_informations(b, node, attribute) : NULL;
}

static void seats_read(struct builder *b, struct room *room, const char *element, gboolean guest)
{
	for (xmlNode *n = first_element(room->node, element); n; n = next_element(n, element)) {
		g_autoptr(GPtrArray) parties = list_parties(b, n, "partie");

		for (guint i = 0; i < parties->len; i++) {
			struct seat *seat = seat_add(b, room, parties->pdata[i], n);

			seat->guest = guest;
			seat->only_for = guest ? informations_or_null(b, n, "pour") : NULL;
			seat->needs = informations_or_null(b, n, "besoin");
		}
	}
}

static gboolean sits_now(const struct room *room, const struct party *party)
{
	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		if (seat->party == party && seat->present)
			return TRUE;
	}
	return FALSE;
}

static void officers_sit(struct builder *b, struct room *room)
{
	GPtrArray *const offices[] = { room->chairs, room->hosts, room->secretaries };

	for (gsize i = 0; i < G_N_ELEMENTS(offices); i++)
		for (guint j = 0; j < offices[i]->len; j++)
			if (!sits_now(room, offices[i]->pdata[j]))
				seat_add(b, room, offices[i]->pdata[j], room->node);
}

/* ---- readers --------------------------------------------------------------------- */

static void readers_add(struct builder *b, struct room *carrier, const char *attribute)
{
	g_auto(GStrv) ids = attribute_list(carrier->node, attribute);

	for (char **id = ids; id && *id; id++) {
		const struct room *room = g_hash_table_lookup(b->rooms, *id);

		array_add_once(carrier->readers, g_hash_table_lookup(b->parties, *id));
		for (guint i = 0; room && !room->carrier && i < room->seats->len; i++) {
			const struct seat *seat = room->seats->pdata[i];

			if (seat->present && !seat->guest)
				array_add_once(carrier->readers, seat->party);
		}
	}
}

static gint party_order(gconstpointer one, gconstpointer other)
{
	const struct party *a = *(struct party *const *)one, *b = *(struct party *const *)other;

	return a->index < b->index ? -1 : a->index > b->index;
}

static void readers_build(struct builder *b, struct room *carrier)
{
	readers_add(b, carrier, "lecteurs");
	readers_add(b, carrier, "diffusion");
	readers_add(b, carrier, "redacteur");
	for (guint i = 0; i < b->charter->parties->len; i++) {
		struct party *party = b->charter->parties->pdata[i];

		if (party->is_public && attribute_is(carrier->node, "publie", "oui"))
			array_add_once(carrier->readers, party);
	}
	g_ptr_array_sort(carrier->readers, party_order);
}

/* ---- ceilings, bases --------------------------------------------------------------- */

static enum rank rank_or_default(struct builder *b, const struct room *room, const char *attribute)
{
	const char *said = attribute_get(b->charter, room->node, attribute);

	if (!said && room->type)
		said = word_get(room->type, attribute);
	return rank_parse(b->pack, said);
}

static enum rank highest(const GPtrArray *informations)
{
	enum rank rank = (enum rank)0;

	for (guint i = 0; i < informations->len; i++)
		rank = MAX(rank, ((struct information *)informations->pdata[i])->rank);
	return rank;
}

/* A carrier without a ceiling of its own: what it declares to hold, else its
 * instance's ceiling. Nothing said anywhere is no ceiling. */
static void ceiling_build(struct builder *b, struct room *room)
{
	g_autoptr(GPtrArray) held = list_informations(b, room->node, "informations");

	room->ceiling = rank_or_default(b, room, "plafond");
	if (!room->ceiling)
		room->ceiling = highest(held);
	if (!room->ceiling && room->carrier && room->parent)
		room->ceiling = room->parent->ceiling;
	if (!room->ceiling)
		room->ceiling = RANK_SECRET;
	room->confidential_from = rank_or_default(b, room, "confidentiel-des");
	room->level = rank_level(b->pack, room->ceiling);
}

/* First provision of `base`, else the vocabulary's if it is in force. */
static const char *basis_of(struct builder *b, const struct room *room)
{
	g_auto(GStrv) bases = attribute_list(room->node, "base");
	g_autofree char *written = attribute_dup(room->node, "base");
	const char *usual = room->type ? word_get(room->type, "base") : NULL;

	if (bases && *bases)
		return charter_keep(b->charter, g_strdup(*bases));
	if (written || !usual || pack_force(b->pack, usual, b->charter->as_of) != FORCE_IN)
		return NULL;
	return usual;
}

/* ---- rooms ----------------------------------------------------------------------------- */

static struct room *room_declare(struct builder *b, xmlNode *node, gboolean carrier)
{
	struct room *room = g_new0(struct room, 1);
	const char *id = attribute_get(b->charter, node, "id");
	const char *type = attribute_get(b->charter, node, "type");
	const char *name = attribute_get(b->charter, node, "nom");
	const char *label = attribute_get(b->charter, node, "court");

	room->index = b->charter->rooms->len;
	room->carrier = carrier;
	room->id = id ? id : "";
	room->type = type ? pack_word(b->pack, carrier ? WORD_CARRIER : WORD_ROOM, type) : NULL;
	room->name = name ? name : room->type ? word_label(room->type, b->charter->lang) : "";
	room->label = label ? label : room->name;
	room->category = room->type && !carrier ? word_get(room->type, "categorie") : type;
	if (!room->category)
		room->category = type ? type : "";
	room->chairs = list_parties(b, node, "preside");
	room->hosts = list_parties(b, node, "anime");
	room->secretaries = list_parties(b, node, "secretariat");
	room->seats = g_ptr_array_new_with_free_func((GDestroyNotify)seat_free);
	room->readers = g_ptr_array_new();
	room->node = node;
	g_ptr_array_add(b->charter->rooms, room);
	if (!g_hash_table_contains(b->rooms, room->id))
		g_hash_table_insert(b->rooms, (gpointer)room->id, room);
	return room;
}

static void instance_complete(struct builder *b, struct room *room)
{
	const char *parent = attribute_get(b->charter, room->node, "parent");
	gboolean outside = attribute_is(room->node, "hors-conseil", "oui");

	room->parent = parent ? g_hash_table_lookup(b->rooms, parent) : NULL;
	if (room->parent && room->parent->carrier)
		room->parent = NULL;
	if (b->charter->council && !outside && room->type && word_is(room->type, "conseil"))
		room->council = b->charter->council;
	room->basis = basis_of(b, room);
	ceiling_build(b, room);
	seats_read(b, room, "membre", FALSE);
	officers_sit(b, room);
	seats_read(b, room, "invite", TRUE);
}

static void carrier_complete(struct builder *b, struct room *carrier)
{
	if (carrier->parent)
		carrier->council = carrier->parent->council;
	carrier->basis = basis_of(b, carrier);
	ceiling_build(b, carrier);
	readers_build(b, carrier);
}

static void purposes_build(struct builder *b, struct room *room)
{
	g_auto(GStrv) ids = attribute_list(room->node, "finalites");

	if (ids)
		room->purposes = list_words(b, WORD_PURPOSE, room->node, "finalites");
}

void rooms_build(struct builder *b)
{
	xmlNode *root = xmlDocGetRootElement(b->loaded->doc);
	GPtrArray *rooms = b->charter->rooms;

	for (xmlNode *n = root; n; n = following_element(n, root)) {
		gboolean carrier = element_is(n, "ecrit");
		struct room *inside;

		if (!carrier && !element_is(n, "instance"))
			continue;
		inside = carrier && element_is(n->parent, "instance") ? rooms->pdata[rooms->len - 1] : NULL;
		while (inside && inside->carrier)
			inside = inside->parent;
		room_declare(b, n, carrier)->parent = inside;
	}
	for (guint i = 0; i < rooms->len; i++)
		purposes_build(b, rooms->pdata[i]);
	for (guint i = 0; i < rooms->len; i++)
		if (!((struct room *)rooms->pdata[i])->carrier)
			instance_complete(b, rooms->pdata[i]);
	for (guint i = 0; i < rooms->len; i++)
		if (((struct room *)rooms->pdata[i])->carrier)
			carrier_complete(b, rooms->pdata[i]);
}
