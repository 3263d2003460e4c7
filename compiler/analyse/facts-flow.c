// SPDX-License-Identifier: EUPL-1.2
/*
 * Flows as facts, with both ends, the room, what they carry and who hears them;
 * and the charter's promises.
 */
#include "analyse/internal.h"

#include <string.h>

/* ---- ends ------------------------------------------------------------------------------ */

static const char *locus_genre(const struct locus *locus)
{
	if (locus->kind == LOCUS_PARTY)
		return "partie";
	return locus->room->carrier ? "ecrit" : "instance";
}

static const char *locus_id(const struct locus *locus)
{
	return locus->kind == LOCUS_PARTY ? locus->party->id : locus->room->id;
}

static const char *locus_name(const struct locus *locus)
{
	return locus->kind == LOCUS_PARTY ? locus->party->name : locus->room->name;
}

static void end_set(struct writer *w, xmlNode *fact, const char *end, const struct locus *locus)
{
	g_autofree char *genre = g_strconcat(end, "-genre", NULL);
	g_autofree char *name = g_strconcat(end, "-nom", NULL);
	g_autofree char *prefix = g_strconcat(end, "-", NULL);

	fact_set(fact, end, locus_id(locus));
	fact_set(fact, genre, locus_genre(locus));
	fact_set(fact, name, locus_name(locus));
	if (locus->kind == LOCUS_PARTY)
		traits_set(w, fact, prefix, locus->party);
}

static void place_set(xmlNode *fact, const struct room *room)
{
	if (!room)
		return;
	fact_set(fact, "lieu", room->id);
	fact_set(fact, "lieu-nom", room->name);
	fact_set(fact, "lieu-type", room->type->id);
	fact_set(fact, "lieu-categorie", room->category);
	if (room->council)
		fact_set(fact, "lieu-conseil", room->council);
	fact_set_number(fact, "lieu-plafond-rang", room->ceiling);
}

/* The room that the information comes out of: the source, or the source carrier's. */
static const struct room *room_left(const struct flow *flow)
{
	if (flow->from.kind != LOCUS_ROOM)
		return NULL;
	return flow->from.room->carrier ? flow->from.room->parent : flow->from.room;
}

static void room_left_set(xmlNode *fact, const struct room *room)
{
	if (!room)
		return;
	fact_set(fact, "sort-de", room->id);
	fact_set(fact, "sort-de-categorie", room->category);
	if (room->council)
		fact_set(fact, "sort-de-conseil", room->council);
}

/* ---- what it carries ------------------------------------------------------------------------ */

/* The source holds it, or a kind it derives from. */
static gboolean source_holds(struct writer *w, const struct flow *flow, const struct information *info)
{
	const GPtrArray *origins = needs_origins(w->needs, info);

	if (!flow || flow->from.kind != LOCUS_PARTY)
		return FALSE;
	if (g_ptr_array_find(info->holders, flow->from.party, NULL))
		return TRUE;
	for (guint i = 0; i < origins->len; i++)
		if (g_ptr_array_find(((struct information *)origins->pdata[i])->holders, flow->from.party, NULL))
			return TRUE;
	return FALSE;
}

static void items_write(struct writer *w, xmlNode *parent, const GPtrArray *items, const struct flow *flow)
{
	for (guint i = 0; i < items->len; i++) {
		const struct information *info = items->pdata[i];
		xmlNode *fact = fact_new(w, parent, "info");
		g_autoptr(GPtrArray) itself = g_ptr_array_new();

		g_ptr_array_add(itself, (gpointer)info);
		fact_set(fact, "ref", info->id);
		fact_set(fact, "intitule", info->name);
		fact_set(fact, "lettre", info->letter);
		class_set(w, fact, itself);
		fact_set_yes(fact, "detenteur", source_holds(w, flow, info));
	}
}

static void flow_bases_write(struct writer *w, xmlNode *fact, const struct flow *flow)
{
	g_autoptr(GStrvBuilder) refs = g_strv_builder_new();
	g_auto(GStrv) list = NULL;

	for (guint i = 0; i < flow->bases->len; i++)
		g_strv_builder_add(refs, flow->bases->pdata[i]);
	list = g_strv_builder_end(refs);
	bases_write(w, fact, "base", list);
}

/* The offences that the flow reports. */
static void offences_write(struct writer *w, xmlNode *fact, const struct flow *flow)
{
	xmlChar *offences = xmlGetNoNsProp(flow->node, (const xmlChar *)"infractions");
	g_auto(GStrv) refs = offences ? g_strsplit_set((const char *)offences, " \t\r\n", -1) : NULL;

	xmlFree(offences);
	for (char **ref = refs; ref && *ref; ref++)
		if (**ref && strcmp(*ref, "a-decider") != 0)
			bases_write(w, fact, "infraction", (char *[]){ *ref, NULL });
}

/* ---- who hears it ----------------------------------------------------------------------------- */

static gboolean comes_as_guest(const struct flow *flow, const struct party *party)
{
	if (!flow->in || room_member(flow->in, party))
		return FALSE;
	if (flow->invited && g_ptr_array_find(flow->invited, party, NULL))
		return TRUE;
	if (flow->present && g_ptr_array_find(flow->present, party, NULL))
		return TRUE;
	for (guint i = 0; i < flow->in->seats->len; i++) {
		const struct seat *seat = flow->in->seats->pdata[i];

		if (seat->guest && seat->party == party && seat_admits(seat, flow))
			return TRUE;
	}
	return FALSE;
}

/* Outside the room that the information comes from. */
static gboolean is_third_party(const struct flow *flow, const struct party *party)
{
	const struct room *room = room_left(flow);

	if (!room)
		return FALSE;
	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		if (seat->party == party && seat_admits(seat, flow))
			return FALSE;
	}
	return !(flow->from.room->carrier && g_ptr_array_find(flow->from.room->readers, party, NULL));
}

static enum rank flow_rank(const struct flow *flow)
{
	enum rank rank = RANK_GENERAL;

	for (guint i = 0; i < flow->items->len; i++)
		rank = MAX(rank, ((struct information *)flow->items->pdata[i])->rank);
	return rank;
}

static gboolean both(struct writer *w, const struct party *one, const struct party *other, enum trait trait)
{
	return strcmp(w->traits[one->index][trait], "oui") == 0 && strcmp(w->traits[other->index][trait], "oui") == 0;
}

static gboolean same_mission(struct writer *w, const struct flow *flow, const struct party *party)
{
	const struct party *from = flow->from.party;

	return flow->from.kind == LOCUS_PARTY && (both(w, from, party, TRAIT_SOCIAL) ||
		both(w, from, party, TRAIT_CHILD) || both(w, from, party, TRAIT_CARE));
}

static void hearer_write(struct writer *w, xmlNode *parent, const struct flow *flow, const struct party *party)
{
	xmlNode *fact = fact_new(w, parent, "auditeur");
	gboolean addressed = flow->to.kind == LOCUS_PARTY && flow->to.party == party;

	fact_set(fact, "partie", party->id);
	fact_set(fact, "nom", party->name);
	traits_set(w, fact, "", party);
	fact_set_yes(fact, "adresse", addressed);
	fact_set_yes(fact, "membre", flow->in && room_member(flow->in, party));
	fact_set_yes(fact, "invite", comes_as_guest(flow, party));
	fact_set_yes(fact, "tiers", is_third_party(flow, party));
	fact_set_yes(fact, "lie", party->bound && party->bound_from <= flow_rank(flow));
	fact_set_yes(fact, "mission", same_mission(w, flow, party));
	fact_set_yes(fact, "en-charge", strcmp(w->traits[party->index][TRAIT_IN_CHARGE], "oui") == 0);
}

/* ---- flows -------------------------------------------------------------------------------------- */

static const char *modality_name(enum modality modality)
{
	return modality == MODALITY_DUTY ? "devoir" : modality == MODALITY_FORBIDDEN ? "interdit" : "faculte";
}

static void flow_write(struct writer *w, const struct flow *flow)
{
	xmlNode *fact = fact_new(w, w->root, "flux");
	g_autofree char *key = g_strdup_printf("%s %s %u", locus_name(&flow->from), locus_name(&flow->to), flow->index + 1);

	g_ptr_array_add(w->flows, fact);
	fact_set(fact, "id", flow->id);
	fact_set_number(fact, "numero", flow->index + 1);
	end_set(w, fact, "de", &flow->from);
	end_set(w, fact, "vers", &flow->to);
	place_set(fact, flow->in);
	room_left_set(fact, room_left(flow));
	class_set(w, fact, flow->items);
	fact_set(fact, "forme", flow->written ? "ecrit" : "oral");
	fact_set(fact, "modalite", modality_name(flow->modality));
	fact_set_yes(fact, "en-vigueur", flow->in_force);
	fact_set_source(fact, flow->node);
	fact_set_key(fact, key);
	fact_copy_attributes(fact, flow->node);
	items_write(w, fact, flow->items, flow);
	flow_bases_write(w, fact, flow);
	offences_write(w, fact, flow);
	for (guint i = 0; i < flow->hearers->len; i++)
		hearer_write(w, fact, flow, flow->hearers->pdata[i]);
	fact_copy_content(w, fact, flow->node);
}

void flows_write(struct writer *w)
{
	for (guint i = 0; i < w->charter->flows->len; i++)
		flow_write(w, w->charter->flows->pdata[i]);
}

/* ---- promises -------------------------------------------------------------------------------------- */

static void never_write(struct writer *w, const struct never *never)
{
	xmlNode *fact = fact_new(w, w->root, "jamais");
	xmlChar *bases = xmlGetNoNsProp(never->node, (const xmlChar *)"base");
	g_auto(GStrv) refs = bases ? g_strsplit_set((const char *)bases, " \t\r\n", -1) : NULL;

	xmlFree(bases);
	fact_set_number(fact, "numero", never->index + 1);
	if (never->to_role) {
		fact_set(fact, "vers", never->to_role->id);
		fact_set(fact, "vers-genre", "role");
		fact_set(fact, "vers-nom", word_label(never->to_role, w->charter->lang));
	} else {
		fact_set(fact, "vers", locus_id(&never->to));
		fact_set(fact, "vers-genre", locus_genre(&never->to));
		fact_set(fact, "vers-nom", locus_name(&never->to));
	}
	fact_set_parties(fact, "vers-parties", never->parties);
	fact_set_source(fact, never->node);
	fact_copy_attributes(fact, never->node);
	items_write(w, fact, never->items, NULL);
	for (char **ref = refs; ref && *ref; ref++)
		if (**ref && strcmp(*ref, "a-decider") != 0)
			bases_write(w, fact, "base", (char *[]){ *ref, NULL });
}

void nevers_write(struct writer *w)
{
	for (guint i = 0; i < w->charter->nevers->len; i++)
		never_write(w, w->charter->nevers->pdata[i]);
}
