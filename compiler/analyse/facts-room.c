// SPDX-License-Identifier: EUPL-1.2
/*
 * Instances and carriers as facts: one <membre>, <invite>, <lecteur> per party.
 * Who sits because it chairs, runs or keeps the secretariat, without being
 * listed, is a <membre> too, with its office (`office`).
 */
#include "analyse/internal.h"

#include <string.h>

gboolean room_member(const struct room *room, const struct party *party)
{
	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		if (seat->party == party && seat->present && !seat->guest)
			return TRUE;
	}
	return FALSE;
}

gboolean seat_admits(const struct seat *seat, const struct flow *flow)
{
	if (!seat->present || !seat->only_for)
		return seat->present;
	for (guint i = 0; i < flow->items->len; i++)
		if (g_ptr_array_find(seat->only_for, flow->items->pdata[i], NULL))
			return TRUE;
	return FALSE;
}

static char **list_dup(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	g_autoptr(GStrvBuilder) words = g_strv_builder_new();
	g_auto(GStrv) parts = value ? g_strsplit_set((const char *)value, " \t\r\n", -1) : NULL;

	for (char **part = parts; part && *part; part++)
		if (**part && strcmp(*part, "a-decider") != 0)
			g_strv_builder_add(words, *part);
	xmlFree(value);
	return g_strv_builder_end(words);
}

static const struct party *party_by_id(const struct charter *charter, const char *id)
{
	for (guint i = 0; i < charter->parties->len; i++)
		if (strcmp(((struct party *)charter->parties->pdata[i])->id, id) == 0)
			return charter->parties->pdata[i];
	return NULL;
}

/* ---- seats -------------------------------------------------------------------------- */

static const char *office_of(const struct room *room, const struct party *party)
{
	if (g_ptr_array_find(room->chairs, party, NULL))
		return "preside";
	return g_ptr_array_find(room->hosts, party, NULL) ? "anime" : "secretariat";
}

static void person_set(struct writer *w, xmlNode *fact, const struct party *party)
{
	fact_set(fact, "partie", party->id);
	fact_set(fact, "nom", party->name);
	fact_set(fact, "court", party->label);
	traits_set(w, fact, "", party);
}

static void seat_write(struct writer *w, xmlNode *parent, const struct room *room, const struct seat *seat)
{
	xmlNode *fact = fact_new(w, parent, seat->guest ? "invite" : "membre");

	person_set(w, fact, seat->party);
	if (!seat->guest) {
		fact_set_or_to_decide(fact, seat->node, "qualite", seat->quality);
		fact_set_yes(fact, "present", seat->present);
	}
	fact_set_source(fact, seat->node);
	fact_set_key(fact, seat->party->name);
	if (seat->node == room->node)
		fact_set(fact, "office", office_of(room, seat->party));
	else
		fact_copy_attributes(fact, seat->node);
}

/* Who sits is left to decide: everything a rule may ask of a seat says so. */
static void undecided_write(struct writer *w, xmlNode *parent, const xmlNode *node)
{
	static const char *const names[] = { "partie", "nom", "court", "role", "role-libelle", "secteur",
		"tenu-au-secret", "elu", "agent-public", "action-sociale", "protection-enfance", "soignant",
		"autorite-judiciaire", "force-ordre", "agent-etat", "intervenant" };
	xmlNode *fact = fact_new(w, parent, (const char *)node->name);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		fact_set(fact, names[i], "a-decider");
	if (strcmp((const char *)node->name, "membre") == 0) {
		fact_set(fact, "qualite", "participant");
		fact_set(fact, "present", "oui");
	}
	fact_set_source(fact, node);
	fact_set(fact, "cle-tri", "");
	fact_copy_attributes(fact, node);
}

static void seats_write(struct writer *w, xmlNode *parent, const struct room *room, gboolean guests)
{
	const char *element = guests ? "invite" : "membre";

	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		if (seat->guest == guests)
			seat_write(w, parent, room, seat);
	}
	for (const xmlNode *n = room->node->children; n; n = n->next) {
		xmlChar *party = n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, element) == 0 ?
					 xmlGetNoNsProp(n, (const xmlChar *)"partie") : NULL;

		if (party && strcmp((const char *)party, "a-decider") == 0)
			undecided_write(w, parent, n);
		xmlFree(party);
	}
}

/* ---- instances ------------------------------------------------------------------------ */

static void roles_set(xmlNode *fact, const char *name, const GPtrArray *parties)
{
	g_autoptr(GString) roles = g_string_new(NULL);

	for (guint i = 0; i < parties->len; i++)
		g_string_append_printf(roles, "%s%s", i ? " " : "", ((struct party *)parties->pdata[i])->role->id);
	fact_set(fact, name, roles->str);
}

static void askers_set(struct writer *w, xmlNode *fact, const struct room *room)
{
	g_auto(GStrv) ids = list_dup(room->node, "demandeurs");
	g_autoptr(GString) roles = g_string_new(NULL);

	for (char **id = ids; *id; id++) {
		const struct party *party = party_by_id(w->charter, *id);

		g_string_append_printf(roles, "%s%s%s", roles->len ? " " : "", party ? "" : "instance:",
				       party ? party->role->id : *id);
	}
	fact_set(fact, "demandeurs-roles", roles->str);
}

static const char *class_id(struct writer *w, enum rank rank)
{
	const GPtrArray *classes = w->charter->pack->words[WORD_CLASS];

	for (guint i = 0; i < classes->len; i++) {
		const char *value = word_get(classes->pdata[i], "rang");

		if (value && (enum rank)g_ascii_strtoull(value, NULL, 10) == rank)
			return ((struct word *)classes->pdata[i])->id;
	}
	return "generale";
}

static guint members_count(const struct room *room)
{
	guint count = 0;

	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		count += seat->present && !seat->guest;
	}
	return count;
}

static void officers_set(xmlNode *fact, const struct room *room)
{
	static const char *const names[] = { "preside", "anime", "secretariat" };
	const GPtrArray *const lists[] = { room->chairs, room->hosts, room->secretaries };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (lists[i]->len)
			fact_set_parties(fact, names[i], lists[i]);
		else
			fact_set_or_to_decide(fact, room->node, names[i], "");
	}
	roles_set(fact, "preside-roles", room->chairs);
	roles_set(fact, "secretariat-roles", room->secretaries);
}

static void instance_set(struct writer *w, xmlNode *fact, const struct room *room)
{
	fact_set(fact, "id", room->id);
	fact_set_number(fact, "ordre", room->index + 1);
	fact_set(fact, "nom", room->name);
	fact_set(fact, "court", room->label);
	fact_set(fact, "type", room->type->id);
	fact_set(fact, "type-libelle", word_label(room->type, w->charter->lang));
	fact_set(fact, "categorie", room->category);
	if (room->council)
		fact_set(fact, "conseil", room->council);
	if (room->parent) {
		fact_set(fact, "parent", room->parent->id);
		fact_set(fact, "parent-categorie", room->parent->category);
	}
	officers_set(fact, room);
	askers_set(w, fact, room);
	fact_set(fact, "plafond", class_id(w, room->ceiling));
	fact_set_number(fact, "plafond-rang", room->ceiling);
	if (room->confidential_from) {
		fact_set(fact, "confidentiel-des", class_id(w, room->confidential_from));
		fact_set_number(fact, "confidentiel-des-rang", room->confidential_from);
	}
	fact_set_number(fact, "nb-membres", members_count(room));
}

/* The references of `base`, or the vocabulary's when the author gives none. */
static void room_bases_write(struct writer *w, xmlNode *fact, const struct room *room)
{
	g_auto(GStrv) refs = list_dup(room->node, "base");
	char *usual[] = { (char *)room->basis, NULL };

	if (!xmlHasProp(room->node, (const xmlChar *)"base") && room->basis) {
		fact_set(fact, "base", room->basis);
		bases_write(w, fact, "base", usual);
	} else {
		bases_write(w, fact, "base", refs);
	}
}

/* Highest rank of the informations named, else of the ceiling named; 0: neither. */
static guint exchange_rank(struct writer *w, const xmlNode *node)
{
	g_auto(GStrv) ids = list_dup(node, "informations");
	xmlChar *ceiling = xmlGetNoNsProp(node, (const xmlChar *)"plafond");
	const struct word *word = ceiling ? pack_word(w->charter->pack, WORD_CLASS, (const char *)ceiling) : NULL;
	guint rank = word && word_get(word, "rang") ? (guint)g_ascii_strtoull(word_get(word, "rang"), NULL, 10) : 0;

	for (guint i = 0; i < w->charter->informations->len; i++) {
		const struct information *info = w->charter->informations->pdata[i];

		if (g_strv_contains((const char *const *)ids, info->id))
			rank = MAX(rank, (guint)info->rank);
	}
	xmlFree(ceiling);
	return rank;
}

static void exchange_write(struct writer *w, xmlNode *parent, const xmlNode *node)
{
	xmlNode *fact = fact_new(w, parent, "echanges");
	guint rank = exchange_rank(w, node);

	if (rank)
		fact_set_number(fact, "rang", rank);
	fact_set_source(fact, node);
	fact_copy_attributes(fact, node);
	fact_copy_content(w, fact, node);
}

/* ---- carriers ------------------------------------------------------------------------------ */

/* What is written there: declared, or brought by a flow that is not forbidden. */
static GPtrArray *carrier_items(struct writer *w, const struct room *carrier)
{
	GPtrArray *items = g_ptr_array_new();
	g_auto(GStrv) ids = list_dup(carrier->node, "informations");

	for (guint i = 0; i < w->charter->informations->len; i++) {
		struct information *info = w->charter->informations->pdata[i];

		if (g_strv_contains((const char *const *)ids, info->id))
			g_ptr_array_add(items, info);
	}
	for (guint i = 0; i < w->charter->flows->len; i++) {
		const struct flow *flow = w->charter->flows->pdata[i];

		if (flow->to.kind != LOCUS_ROOM || flow->to.room != carrier || flow->modality == MODALITY_FORBIDDEN ||
		    !flow->in_force)
			continue;
		for (guint j = 0; j < flow->items->len; j++)
			if (!g_ptr_array_find(items, flow->items->pdata[j], NULL))
				g_ptr_array_add(items, flow->items->pdata[j]);
	}
	return items;
}

static void reader_write(struct writer *w, xmlNode *parent, const struct room *carrier, const struct party *party)
{
	xmlNode *fact = fact_new(w, parent, "lecteur");

	fact_set(fact, "partie", party->id);
	fact_set(fact, "nom", party->name);
	fact_set_yes(fact, "membre", carrier->parent && room_member(carrier->parent, party));
	traits_set(w, fact, "", party);
}

static void carrier_write(struct writer *w, xmlNode *parent, const struct room *carrier)
{
	xmlNode *fact = fact_new(w, parent, "ecrit");
	g_autoptr(GPtrArray) items = carrier_items(w, carrier);

	fact_set(fact, "id", carrier->id);
	fact_set(fact, "nom", carrier->name);
	fact_set(fact, "court", carrier->label);
	fact_set(fact, "type", carrier->type->id);
	fact_set(fact, "type-libelle", word_label(carrier->type, w->charter->lang));
	fact_set_yes(fact, "fichier", word_is(carrier->type, "fichier"));
	if (carrier->parent) {
		fact_set(fact, "instance", carrier->parent->id);
		fact_set(fact, "instance-categorie", carrier->parent->category);
		if (carrier->parent->council)
			fact_set(fact, "instance-conseil", carrier->parent->council);
	}
	class_set(w, fact, items);
	xmlUnsetProp(fact, (const xmlChar *)"classe"); /* its rank is that of what it holds */
	fact_set_number(fact, "plafond-rang", carrier->ceiling);
	if (carrier->readers->len)
		fact_set_parties(fact, "lecteurs", carrier->readers);
	else
		fact_set_or_to_decide(fact, carrier->node, "lecteurs", "");
	fact_set_source(fact, carrier->node);
	fact_set_key(fact, carrier->name);
	fact_copy_attributes(fact, carrier->node);
	for (guint i = 0; i < carrier->readers->len; i++)
		reader_write(w, fact, carrier, carrier->readers->pdata[i]);
	room_bases_write(w, fact, carrier);
	fact_copy_content(w, fact, carrier->node);
}

/* ---- order ------------------------------------------------------------------------------------ */

/* Children that are facts of their own, written before the copies. */
static gboolean is_own_fact(const xmlNode *node)
{
	static const char *const names[] = { "membre", "invite", "ecrit", "echanges", NULL };

	return g_strv_contains(names, (const char *)node->name);
}

static void instance_write(struct writer *w, const struct room *room)
{
	xmlNode *fact = fact_new(w, w->root, "instance");

	instance_set(w, fact, room);
	fact_set_source(fact, room->node);
	fact_set_key(fact, room->name);
	fact_copy_attributes(fact, room->node);
	seats_write(w, fact, room, FALSE);
	seats_write(w, fact, room, TRUE);
	for (guint i = room->index + 1; i < w->charter->rooms->len; i++) {
		const struct room *carrier = w->charter->rooms->pdata[i];

		if (!carrier->carrier || carrier->parent != room)
			break;
		carrier_write(w, fact, carrier);
	}
	room_bases_write(w, fact, room);
	for (const xmlNode *n = room->node->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "echanges") == 0)
			exchange_write(w, fact, n);
	for (const xmlNode *n = room->node->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && !is_own_fact(n))
			fact_copy(w, fact, n);
}

void rooms_write(struct writer *w)
{
	for (guint i = 0; i < w->charter->rooms->len; i++) {
		const struct room *room = w->charter->rooms->pdata[i];

		if (!room->carrier)
			instance_write(w, room);
	}
	for (guint i = 0; i < w->charter->rooms->len; i++) {
		const struct room *room = w->charter->rooms->pdata[i];

		if (room->carrier && !room->parent)
			carrier_write(w, w->root, room);
	}
}
