// SPDX-License-Identifier: EUPL-1.2
/*
 * What a charter says of who needs to know what (flow-semantics §7), for the
 * flow analysis to judge (reason.c): needs that a party declares, the classes
 * its role has a reason to know; in an instance and its carriers, the chair and
 * the secretariat, needs declared with the seat or for that instance; who is
 * named for an item. What a party holds or is told in person is the analysis's.
 */
#include "analyse/flow.h"
#include "analyse/internal.h"

#include <string.h>

struct needs {
	const struct charter *charter;
	GPtrArray *origins;  /* GPtrArray of struct information *, by index of information */
};

/* ---- derivation ------------------------------------------------------------------- */

static gint by_index(gconstpointer one, gconstpointer other)
{
	const struct information *a = *(struct information *const *)one, *b = *(struct information *const *)other;

	return a->index < b->index ? -1 : a->index > b->index;
}

static GPtrArray *origins_of(const struct charter *charter, const struct information *info)
{
	GPtrArray *found = g_ptr_array_new();
	g_autofree gboolean *seen = g_new0(gboolean, charter->informations->len);

	seen[info->index] = TRUE;
	for (guint next = 0;; next++) {
		for (guint i = 0; i < info->derives_from->len; i++) {
			struct information *from = info->derives_from->pdata[i];

			if (!seen[from->index])
				g_ptr_array_add(found, from);
			seen[from->index] = TRUE;
		}
		if (next >= found->len)
			break;
		info = found->pdata[next];
	}
	g_ptr_array_sort(found, by_index);
	return found;
}

const GPtrArray *needs_origins(const struct needs *needs, const struct information *info)
{
	return needs->origins->pdata[info->index];
}

struct needs *needs_new(const struct charter *charter)
{
	struct needs *needs = g_new0(struct needs, 1);

	needs->charter = charter;
	needs->origins = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	for (guint i = 0; i < charter->informations->len; i++)
		g_ptr_array_add(needs->origins, origins_of(charter, charter->informations->pdata[i]));
	return needs;
}

void needs_free(struct needs *needs)
{
	if (!needs)
		return;
	g_ptr_array_unref(needs->origins);
	g_free(needs);
}

/* ---- reasons of a party --------------------------------------------------------------- */

static gboolean list_has(const xmlNode *node, const char *name, const char *word)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	g_auto(GStrv) words = value ? g_strsplit_set((const char *)value, " \t\r\n", -1) : NULL;

	xmlFree(value);
	return words && g_strv_contains((const char *const *)words, word);
}

static const char *class_of(const struct information *info, const struct pack *pack)
{
	for (guint i = 0; i < pack->words[WORD_CLASS]->len; i++) {
		const struct word *word = pack->words[WORD_CLASS]->pdata[i];
		const char *rank = word_get(word, "rang");

		if (rank && (enum rank)g_ascii_strtoull(rank, NULL, 10) == info->rank)
			return word->id;
	}
	return "";
}

/* A <besoin> of the party for `info`, for `room` by name (NULL: for no instance in particular). */
static gboolean declares_need(const struct party *party, const struct information *info, const struct room *room)
{
	for (const xmlNode *n = party->node->children; n; n = n->next) {
		gboolean here;

		if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "besoin") != 0)
			continue;
		here = room ? list_has(n, "instance", room->id) : !xmlHasProp(n, (const xmlChar *)"instance");
		if (here && list_has(n, "information", info->id))
			return TRUE;
	}
	return FALSE;
}

static void needs_of_party(struct flow_problem *problem, const struct charter *charter, const struct party *party)
{
	GArray *needs = g_array_index(problem->parties, struct flow_party, party->index).needs;
	const char *classes = word_get(party->role, "besoin");
	g_auto(GStrv) list = classes ? g_strsplit(classes, " ", -1) : NULL;

	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *info = charter->informations->pdata[i];
		gboolean by_role = list && g_strv_contains((const char *const *)list, class_of(info, charter->pack));

		if (by_role || declares_need(party, info, NULL))
			g_array_append_val(needs, i);
	}
}

/* ---- reasons in an instance ------------------------------------------------------------ */

static void add_need(GArray *needs, const struct party *party, guint kind)
{
	const struct flow_need need = { party->index, kind };

	g_array_append_val(needs, need);
}

static void add_offices(GArray *needs, const GPtrArray *parties)
{
	for (guint i = 0; parties && i < parties->len; i++)
		add_need(needs, parties->pdata[i], FLOW_ANY_KIND);
}

static void add_items(GArray *needs, const struct party *party, const GPtrArray *items)
{
	for (guint i = 0; items && i < items->len; i++)
		add_need(needs, party, ((const struct information *)items->pdata[i])->index);
}

/* Needs in an instance; in a carrier, those of its instance, its writers' and its controllers'. */
static GArray *needs_in(const struct charter *charter, const struct room *carrier)
{
	const struct room *room = carrier->carrier ? carrier->parent : carrier;
	GArray *needs = g_array_new(FALSE, FALSE, sizeof(struct flow_need));

	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *party = charter->parties->pdata[i];

		if (carrier->carrier && (list_has(carrier->node, "redacteur", party->id) ||
					 list_has(carrier->node, "responsable", party->id)))
			add_need(needs, party, FLOW_ANY_KIND);
		for (guint k = 0; room && k < charter->informations->len; k++)
			if (declares_need(party, charter->informations->pdata[k], room))
				add_need(needs, party, k);
	}
	if (!room)
		return needs;
	add_offices(needs, room->chairs);
	add_offices(needs, room->secretaries);
	for (guint i = 0; room->seats && i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];

		if (!seat->present)
			continue;
		add_items(needs, seat->party, seat->needs);
		add_items(needs, seat->party, seat->only_for);
	}
	return needs;
}

void needs_declare(const struct charter *charter, struct flow_problem *problem)
{
	for (guint i = 0; i < charter->parties->len; i++)
		needs_of_party(problem, charter, charter->parties->pdata[i]);
	for (guint i = 0; i < charter->rooms->len; i++)
		g_array_index(problem->places, struct flow_place, i).needs = needs_in(charter, charter->rooms->pdata[i]);
}
