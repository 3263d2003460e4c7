// SPDX-License-Identifier: EUPL-1.2
/*
 * Parties and informations as facts, and the traits of a party that follow it
 * wherever it appears. What the author says of a party prevails; then its
 * status (`statut`); then the vocabulary's row for its role.
 */
#include "analyse/internal.h"

#include <string.h>

/* ORDER: enum trait. Name of the fact, of the author's attribute and of the role's. */
static const char *const trait_names[TRAIT_COUNT] = {
	"tenu-au-secret", "elu",     "agent-public", "action-sociale", "protection-enfance", "soignant",
	"autorite-judiciaire", "force-ordre", "agent-etat",   "intervenant",
};

/* What a status says of its holder. */
static const struct {
	const char *status;
	enum trait trait;
	const char *value;
} statuses[] = {
	{ "elu", TRAIT_ELECTED, "oui" },
	{ "agent-territorial", TRAIT_PUBLIC_AGENT, "oui" },
	{ "agent-etat", TRAIT_PUBLIC_AGENT, "oui" },
	{ "agent-etat", TRAIT_STATE, "oui" },
	{ "prestataire", TRAIT_PUBLIC_AGENT, "non" },
	{ "salarie-association", TRAIT_PUBLIC_AGENT, "non" },
};

static const char *yes_no_or_later(const char *said)
{
	return strcmp(said, "oui") == 0 ? "oui" : strcmp(said, "non") == 0 ? "non" : "a-decider";
}

static const char *trait_compute(const struct party *party, enum trait trait)
{
	xmlChar *said = xmlGetNoNsProp(party->node, (const xmlChar *)trait_names[trait]);
	xmlChar *status = xmlGetNoNsProp(party->node, (const xmlChar *)"statut");
	const char *value = word_is(party->role, trait_names[trait]) ? "oui" : "non";

	for (gsize i = 0; status && i < G_N_ELEMENTS(statuses); i++)
		if (statuses[i].trait == trait && strcmp((const char *)status, statuses[i].status) == 0)
			value = statuses[i].value;
	if (said)
		value = yes_no_or_later((const char *)said);
	xmlFree(said);
	xmlFree(status);
	return value;
}

static const char *bound_value(const struct party *party)
{
	xmlChar *secret = xmlGetNoNsProp(party->node, (const xmlChar *)"secret");
	gboolean later = secret && strcmp((const char *)secret, "a-decider") == 0;

	xmlFree(secret);
	return later ? "a-decider" : party->bound ? "oui" : "non";
}

/* «niveau-flandre», where the territory says so. Newly allocated, or NULL. */
static char *level_word(const struct charter *charter)
{
	char *word = NULL;

	for (const xmlNode *n = xmlDocGetRootElement(charter->loaded->doc)->children; n; n = n->next) {
		xmlChar *entity = n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "territoire") == 0 ?
					  xmlGetNoNsProp(n, (const xmlChar *)"entite-federee") : NULL;

		if (entity) {
			g_free(word);
			word = g_strconcat("niveau-", (const char *)entity, NULL);
		}
		xmlFree(entity);
	}
	return word;
}

void traits_compute(struct writer *w)
{
	const GPtrArray *parties = w->charter->parties;

	w->level = level_word(w->charter);
	w->traits = g_malloc0_n(parties->len, sizeof *w->traits);
	for (guint i = 0; i < parties->len; i++) {
		w->traits[i][TRAIT_BOUND] = bound_value(parties->pdata[i]);
		for (int t = TRAIT_BOUND + 1; t < TRAIT_COUNT; t++)
			w->traits[i][t] = trait_compute(parties->pdata[i], (enum trait)t);
	}
}

/* ---- words that a role gives ------------------------------------------------------- */

/* That word of the role, else «niveau». */
static const char *level_usual(const struct writer *w, const struct party *party)
{
	const char *level = w->level ? word_get(party->role, w->level) : NULL;

	return level ? level : word_get(party->role, "niveau");
}

/* What the author says, else what the role does; absent if neither. */
static void word_set(xmlNode *fact, const char *prefix, const char *name, const struct party *party, const char *usual)
{
	g_autofree char *full = g_strconcat(prefix, name, NULL);
	xmlChar *said = xmlGetNoNsProp(party->node, (const xmlChar *)name);

	if (said || usual)
		fact_set(fact, full, said ? (const char *)said : usual);
	xmlFree(said);
}

static void words_set(struct writer *w, xmlNode *fact, const char *prefix, const struct party *party)
{
	word_set(fact, prefix, "secret", party, word_get(party->role, "origine-secret"));
	word_set(fact, prefix, "niveau", party, level_usual(w, party));
	word_set(fact, prefix, "service-ter", party, word_get(party->role, "service-ter"));
}

/* The source of a secrecy that the author left to the role: of those its row
 * lists, the one in force. Only where the row says of which kind it is. */
static void secrecy_source_set(struct writer *w, xmlNode *fact, const struct party *party)
{
	const char *list = word_get(party->role, "base-secret");
	g_auto(GStrv) refs = NULL;

	if (!list || !word_get(party->role, "origine-secret") || xmlHasProp(party->node, (const xmlChar *)"secret") ||
	    xmlHasProp(party->node, (const xmlChar *)"base-secret"))
		return;
	refs = g_strsplit(list, " ", -1);
	for (char **ref = refs; *ref; ref++) {
		if (pack_force(w->charter->pack, *ref, w->charter->as_of) == FORCE_IN) {
			fact_set(fact, "base-secret", *ref);
			return;
		}
	}
}

static const char *sector_id(const struct party *party)
{
	return party->sector ? party->sector->id : "autre";
}

void traits_set(struct writer *w, xmlNode *fact, const char *prefix, const struct party *party)
{
	g_autofree char *role = g_strconcat(prefix, "role", NULL);
	g_autofree char *label = g_strconcat(prefix, "role-libelle", NULL);
	g_autofree char *sector = g_strconcat(prefix, "secteur", NULL);

	fact_set(fact, role, party->role->id);
	fact_set(fact, label, word_label(party->role, w->charter->lang));
	fact_set(fact, sector, sector_id(party));
	for (int t = 0; t < TRAIT_COUNT; t++) {
		g_autofree char *name = g_strconcat(prefix, trait_names[t], NULL);

		fact_set(fact, name, w->traits[party->index][t]);
	}
	words_set(w, fact, prefix, party);
}

/* ---- parties ---------------------------------------------------------------------- */

static gboolean presides(const struct room *room, const struct party *party)
{
	return g_ptr_array_find(room->chairs, party, NULL);
}

static gboolean hosts(const struct room *room, const struct party *party)
{
	return g_ptr_array_find(room->hosts, party, NULL);
}

static void set_rooms(struct writer *w, xmlNode *fact, const char *name, const struct party *party,
		      gboolean (*in)(const struct room *, const struct party *))
{
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < w->charter->rooms->len; i++) {
		const struct room *room = w->charter->rooms->pdata[i];

		if (!room->carrier && in(room, party))
			g_string_append_printf(ids, "%s%s", ids->len ? " " : "", room->id);
	}
	fact_set(fact, name, ids->str);
}

static void party_write(struct writer *w, const struct party *party)
{
	xmlNode *fact = fact_new(w, w->root, "partie");

	fact_set(fact, "id", party->id);
	fact_set(fact, "nom", party->name);
	fact_set(fact, "court", party->label);
	fact_set_number(fact, "rang", party->index + 1);
	traits_set(w, fact, "", party);
	fact_set(fact, "secteur-libelle", party->sector ? word_label(party->sector, w->charter->lang) : sector_id(party));
	if (party->bound)
		fact_set_number(fact, "secret-des", party->bound_from);
	secrecy_source_set(w, fact, party);
	fact_set_yes(fact, "concernee", party->concerned);
	fact_set_yes(fact, "public", party->is_public);
	set_rooms(w, fact, "preside", party, presides);
	set_rooms(w, fact, "anime", party, hosts);
	set_rooms(w, fact, "siege", party, room_member);
	fact_set_source(fact, party->node);
	fact_set_key(fact, party->name);
	fact_copy_attributes(fact, party->node);
	fact_copy_content(w, fact, party->node);
}

void parties_write(struct writer *w)
{
	for (guint i = 0; i < w->charter->parties->len; i++)
		party_write(w, w->charter->parties->pdata[i]);
}

/* ---- informations ------------------------------------------------------------------- */

static const struct word *class_word(struct writer *w, enum rank rank)
{
	const GPtrArray *classes = w->charter->pack->words[WORD_CLASS];

	for (guint i = 0; i < classes->len; i++) {
		const char *value = word_get(classes->pdata[i], "rang");

		if (value && (enum rank)g_ascii_strtoull(value, NULL, 10) == rank)
			return classes->pdata[i];
	}
	return NULL;
}

/* Natures of all the items, in the vocabulary's order. */
static void natures_set(struct writer *w, xmlNode *fact, const GPtrArray *items)
{
	const GPtrArray *natures = w->charter->pack->words[WORD_NATURE];
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < natures->len; i++) {
		gboolean found = FALSE;

		for (guint j = 0; j < items->len && !found; j++)
			found = g_ptr_array_find(((struct information *)items->pdata[j])->natures, natures->pdata[i], NULL);
		if (found)
			g_string_append_printf(ids, "%s%s", ids->len ? " " : "", ((struct word *)natures->pdata[i])->id);
	}
	fact_set(fact, "natures", ids->str);
}

void class_set(struct writer *w, xmlNode *fact, const GPtrArray *items)
{
	enum rank rank = RANK_GENERAL;
	guint level = 1;
	gboolean nominative = FALSE;
	const struct word *word;

	for (guint i = 0; i < items->len; i++) {
		const struct information *info = items->pdata[i];

		rank = MAX(rank, info->rank);
		level = MAX(level, info->level);
		nominative = nominative || info->nominative;
	}
	word = class_word(w, rank);
	fact_set(fact, "classe", word ? word->id : "generale");
	fact_set_number(fact, "rang", rank);
	fact_set_number(fact, "niveau", level);
	fact_set_yes(fact, "nominative", nominative);
	natures_set(w, fact, items);
}

static void information_write(struct writer *w, const struct information *info)
{
	xmlNode *fact = fact_new(w, w->root, "information"), *title;
	const struct word *word = class_word(w, info->rank);
	g_autoptr(GPtrArray) itself = g_ptr_array_new();

	g_ptr_array_add(itself, (gpointer)info);
	fact_set(fact, "id", info->id);
	fact_set_number(fact, "ordre", info->index + 1);
	fact_set(fact, "lettre", info->letter);
	fact_set(fact, "classe-libelle", word ? word_label(word, w->charter->lang) : "");
	class_set(w, fact, itself);
	if (info->holders->len)
		fact_set_parties(fact, "detenteurs", info->holders);
	else
		fact_set_or_to_decide(fact, info->node, "detenteurs", "");
	{
		const GPtrArray *origins = needs_origins(w->needs, info);
		g_autoptr(GString) ids = g_string_new(NULL);

		for (guint i = 0; i < origins->len; i++)
			g_string_append_printf(ids, "%s%s", i ? " " : "", ((struct information *)origins->pdata[i])->id);
		fact_set(fact, "vient-de", ids->str);
	}
	fact_set_source(fact, info->node);
	fact_set_key(fact, info->name);
	fact_copy_attributes(fact, info->node);
	title = fact_new(w, fact, "intitule");
	for (const xmlNode *child = info->node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)child->name, "intitule") == 0)
			fact_set_source(title, child);
		else
			fact_copy(w, fact, child);
	}
	xmlNodeAddContent(title, (const xmlChar *)info->name);
}

void informations_write(struct writer *w)
{
	for (guint i = 0; i < w->charter->informations->len; i++)
		information_write(w, w->charter->informations->pdata[i]);
}
