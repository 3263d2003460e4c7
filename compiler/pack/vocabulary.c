// SPDX-License-Identifier: EUPL-1.2
/*
 * vocabulary.xml: the words a charter may use, with their traits and labels.
 *
 * Rows of the jurisdiction come before those of eu and commun and win over
 * them; a word repeated in one file is a fault.
 */
#include "pack/read.h"

static const char *const elements[] = {
	[WORD_ARRANGEMENT] = "dispositif", [WORD_TERRITORY] = "territoire", [WORD_ROLE] = "role",
	[WORD_SECTOR] = "secteur", [WORD_LEVEL] = "niveau", [WORD_CLASS] = "classe", [WORD_NATURE] = "nature",
	[WORD_ROOM] = "instance", [WORD_THEME] = "theme", [WORD_CARRIER] = "ecrit", [WORD_CHANNEL] = "canal",
	[WORD_PURPOSE] = "finalite", [WORD_MODEL] = "modele", [WORD_MISSION] = "mission", [WORD_GATE] = "porte",
};
G_STATIC_ASSERT(G_N_ELEMENTS(elements) == WORD_KINDS);

void word_free(struct word *word)
{
	g_free(word->id);
	g_hash_table_unref(word->labels);
	g_hash_table_unref(word->attributes);
	g_free(word);
}

static void read_label(struct word *word, xmlNode *node)
{
	xmlChar *lang = xmlGetNsProp(node, BAD_CAST "lang", XML_XML_NAMESPACE);
	xmlChar *text = xmlNodeGetContent(node);
	if (!lang || !*text)
		read_fault(node, "a label needs a language and a text");
	if (!g_hash_table_insert(word->labels, g_strdup((char *)lang), g_strdup((char *)text)))
		read_fault(node, "two labels of «%s» in «%s»", word->id, (char *)lang);
	xmlFree(lang);
	xmlFree(text);
}

static struct word *read_word(xmlNode *node, guint order)
{
	struct word *word = g_new0(struct word, 1);
	word->id = read_required(node, "id");
	word->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	word->attributes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	word->order = order;
	word->node = node;
	for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
		if (!attribute->ns)
			g_hash_table_insert(word->attributes, g_strdup((const char *)attribute->name),
					    read_optional(node, (const char *)attribute->name));
	for (xmlNode *label = read_element(node->children); label; label = read_element(label->next))
		read_label(word, label);
	if (!g_hash_table_size(word->labels))
		read_fault(node, "«%s» has no label", word->id);
	return word;
}

static enum word_kind kind_of(const xmlNode *node)
{
	for (guint kind = 0; kind < WORD_KINDS; kind++)
		if (xmlStrEqual(node->name, BAD_CAST elements[kind]))
			return kind;
	read_fault(node, "<%s> is no kind of word", (const char *)node->name);
}

void vocabulary_read(struct pack *pack, xmlNode *root)
{
	for (xmlNode *node = read_element(root->children); node; node = read_element(node->next)) {
		enum word_kind kind = kind_of(node);
		GPtrArray *words = pack->words[kind];
		struct word *word = read_word(node, words->len);
		const struct word *other = pack_word(pack, kind, word->id);
		if (other && other->node->doc == node->doc)
			read_fault(node, "<%s id=\"%s\"> is declared twice", elements[kind], word->id);
		if (other)
			word_free(word);
		else
			g_ptr_array_add(words, word);
	}
}

/* ---- look-up ------------------------------------------------------------- */

const struct word *pack_word(const struct pack *pack, enum word_kind kind, const char *id)
{
	const GPtrArray *words = pack->words[kind];
	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];
		if (g_str_equal(word->id, id))
			return word;
	}
	return NULL;
}

const char **pack_word_ids(const struct pack *pack, enum word_kind kind)
{
	const GPtrArray *words = pack->words[kind];
	const char **ids = g_new0(const char *, words->len + 1);
	for (guint i = 0; i < words->len; i++)
		ids[i] = ((const struct word *)words->pdata[i])->id;
	return ids;
}

const char *word_label(const struct word *word, const char *lang)
{
	const char *label = lang ? g_hash_table_lookup(word->labels, lang) : NULL;
	if (label)
		return label;
	xmlNode *first = read_element(word->node->children); /* the pack's first language */
	xmlChar *own = xmlGetNsProp(first, BAD_CAST "lang", XML_XML_NAMESPACE);
	label = g_hash_table_lookup(word->labels, (const char *)own);
	xmlFree(own);
	return label;
}

const char *word_get(const struct word *word, const char *attribute)
{
	return g_hash_table_lookup(word->attributes, attribute);
}

gboolean word_is(const struct word *word, const char *attribute)
{
	return g_strcmp0(word_get(word, attribute), "oui") == 0;
}
