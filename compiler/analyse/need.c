// SPDX-License-Identifier: EUPL-1.2
/*
 * Who has a reason to know what (flow-semantics §7). A reason for a kind is one
 * for every kind derivable from it. Reasons of a party everywhere: a need it
 * declares, the classes its role has a reason to know, what it holds, what a
 * flow in force addresses to it in person. Reasons in a room or for one flow:
 * the chair and the secretariat, a need declared with the seat or for that
 * instance, being named for the item. The person concerned always has one.
 */
#include "analyse/internal.h"

#include <string.h>

struct needs {
	const struct charter *charter;
	GPtrArray *origins;  /* GPtrArray of struct information *, by index of information */
	gboolean *reasons;   /* by party, then information: everywhere */
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

/* ---- reasons everywhere --------------------------------------------------------------- */

static gboolean *reason(const struct needs *needs, const struct party *party, const struct information *info)
{
	return &needs->reasons[(gsize)party->index * needs->charter->informations->len + info->index];
}

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

/* A <besoin> of the party for `info`, valid in `room` (NULL: one without instance). */
static gboolean declares_need(const struct party *party, const struct information *info, const struct room *room)
{
	for (const xmlNode *n = party->node->children; n; n = n->next) {
		gboolean here;

		if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "besoin") != 0)
			continue;
		here = !xmlHasProp(n, (const xmlChar *)"instance") || (room && list_has(n, "instance", room->id));
		if (here && list_has(n, "information", info->id))
			return TRUE;
	}
	return FALSE;
}

static void reasons_of_party(struct needs *needs, const struct party *party)
{
	const char *classes = word_get(party->role, "besoin");
	g_auto(GStrv) list = classes ? g_strsplit(classes, " ", -1) : NULL;

	for (guint i = 0; i < needs->charter->informations->len; i++) {
		const struct information *info = needs->charter->informations->pdata[i];
		gboolean by_role = list && g_strv_contains((const char *const *)list,
							    class_of(info, needs->charter->pack));

		*reason(needs, party, info) = by_role || g_ptr_array_find(info->holders, (gpointer)party, NULL) ||
					      declares_need(party, info, NULL);
	}
}

struct needs *needs_new(const struct charter *charter)
{
	struct needs *needs = g_new0(struct needs, 1);

	needs->charter = charter;
	needs->origins = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	for (guint i = 0; i < charter->informations->len; i++)
		g_ptr_array_add(needs->origins, origins_of(charter, charter->informations->pdata[i]));
	needs->reasons = g_new0(gboolean, (gsize)charter->parties->len * charter->informations->len + 1);
	for (guint i = 0; i < charter->parties->len; i++)
		reasons_of_party(needs, charter->parties->pdata[i]);
	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];

		if (flow->to.kind != LOCUS_PARTY || !flow->in_force || flow->modality == MODALITY_FORBIDDEN)
			continue;
		for (guint j = 0; j < flow->items->len; j++)
			*reason(needs, flow->to.party, flow->items->pdata[j]) = TRUE;
	}
	return needs;
}

void needs_free(struct needs *needs)
{
	if (!needs)
		return;
	g_ptr_array_unref(needs->origins);
	g_free(needs->reasons);
	g_free(needs);
}

/* ---- reasons for one flow ------------------------------------------------------------------ */

static gboolean in_array(const GPtrArray *array, gconstpointer item)
{
	return array && g_ptr_array_find((GPtrArray *)array, item, NULL);
}

/* Chair and secretariat of the room; those named for the item. */
static gboolean has_office(const struct flow *flow, const struct party *party)
{
	if (in_array(flow->invited, party) || in_array(flow->present, party))
		return TRUE;
	return flow->in && (in_array(flow->in->chairs, party) || in_array(flow->in->secretaries, party));
}

static gboolean seat_needs(const struct flow *flow, const struct party *party, const struct information *info)
{
	for (guint i = 0; flow->in && i < flow->in->seats->len; i++) {
		const struct seat *seat = flow->in->seats->pdata[i];

		if (seat->party == party && seat->present && (in_array(seat->needs, info) || in_array(seat->only_for, info)))
			return TRUE;
	}
	return FALSE;
}

static gboolean has_reason(const struct needs *needs, const struct flow *flow, const struct party *party,
			   const struct information *info)
{
	return *reason(needs, party, info) || seat_needs(flow, party, info) || declares_need(party, info, flow->in);
}

static gboolean item_needed(const struct needs *needs, const struct flow *flow, const struct party *party,
			    const struct information *info)
{
	const GPtrArray *origins = needs_origins(needs, info);

	if (has_reason(needs, flow, party, info))
		return TRUE;
	for (guint i = 0; i < origins->len; i++)
		if (has_reason(needs, flow, party, origins->pdata[i]))
			return TRUE;
	return FALSE;
}

gboolean needs_met(const struct needs *needs, const struct flow *flow, const struct party *party)
{
	gboolean addressed = flow->to.kind == LOCUS_PARTY && flow->to.party == party;

	if (party->concerned || addressed || has_office(flow, party))
		return TRUE;
	for (guint i = 0; i < flow->items->len; i++) {
		const struct information *info = flow->items->pdata[i];

		if (info->nominative && !item_needed(needs, flow, party, info))
			return FALSE;
	}
	return TRUE;
}
