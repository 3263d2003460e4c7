// SPDX-License-Identifier: EUPL-1.2
/*
 * What attributes name, as structs of the model. What does not resolve is left
 * out: reference.c has said so.
 */
#include "model/internal.h"

void array_add_once(GPtrArray *array, gpointer item)
{
	if (item && !g_ptr_array_find(array, item, NULL))
		g_ptr_array_add(array, item);
}

static GPtrArray *list_from(GHashTable *table, const xmlNode *node, const char *attribute)
{
	GPtrArray *found = g_ptr_array_new();
	g_auto(GStrv) ids = attribute_list(node, attribute);

	for (char **id = ids; id && *id; id++)
		array_add_once(found, g_hash_table_lookup(table, *id));
	return found;
}

GPtrArray *list_parties(const struct builder *b, const xmlNode *node, const char *attribute)
{
	return list_from(b->parties, node, attribute);
}

GPtrArray *list_parties_or_null(const struct builder *b, const xmlNode *node, const char *attribute)
{
	g_auto(GStrv) ids = attribute_list(node, attribute);

	return ids ? list_from(b->parties, node, attribute) : NULL;
}

GPtrArray *list_informations(const struct builder *b, const xmlNode *node, const char *attribute)
{
	return list_from(b->informations, node, attribute);
}

GPtrArray *list_words(const struct builder *b, enum word_kind kind, const xmlNode *node, const char *attribute)
{
	GPtrArray *found = g_ptr_array_new();
	g_auto(GStrv) ids = attribute_list(node, attribute);

	for (char **id = ids; id && *id; id++)
		array_add_once(found, (gpointer)pack_word(b->pack, kind, *id));
	return found;
}

const struct word *attribute_word(const struct builder *b, enum word_kind kind, const xmlNode *node,
				  const char *attribute)
{
	const char *id = attribute_get(b->charter, node, attribute);

	return id ? pack_word(b->pack, kind, id) : NULL;
}

struct interval attribute_interval(const xmlNode *node)
{
	return (struct interval){ attribute_date(node, "du"), attribute_date(node, "au") };
}

enum rank rank_parse(const struct pack *pack, const char *class_id)
{
	const struct word *word = class_id ? pack_word(pack, WORD_CLASS, class_id) : NULL;
	const char *rank = word ? word_get(word, "rang") : NULL;
	gint64 value = rank ? g_ascii_strtoll(rank, NULL, 10) : 0;

	return value >= RANK_GENERAL && value <= RANK_SECRET ? (enum rank)value : (enum rank)0;
}

static const struct word *class_of_rank(const struct pack *pack, enum rank rank)
{
	for (guint i = 0; i < pack->words[WORD_CLASS]->len; i++) {
		const struct word *word = pack->words[WORD_CLASS]->pdata[i];

		if (rank_parse(pack, word->id) == rank)
			return word;
	}
	return NULL;
}

guint rank_level(const struct pack *pack, enum rank rank)
{
	const struct word *word = class_of_rank(pack, rank);
	const char *level = word ? word_get(word, "niveau") : NULL;

	return level && *level >= '1' && *level <= '3' ? (guint)(*level - '0') : 3;
}
