// SPDX-License-Identifier: EUPL-1.2
/*
 * catalogue.xml: the rows of constraints, each answered by the rules that list
 * it, by an example's own rules, or with the reason why no machine checks it.
 */
#include "pack/read.h"

void catalogue_row_free(struct catalogue_row *row)
{
	g_free(row->id);
	g_free(row->own);
	g_hash_table_unref(row->motifs);
	g_free(row);
}

static void read_motif(struct catalogue_row *row, xmlNode *node)
{
	xmlChar *lang = xmlGetNsProp(node, BAD_CAST "lang", XML_XML_NAMESPACE);
	xmlChar *text = xmlNodeGetContent(node);
	if (!lang || !*text)
		read_fault(node, "a reason needs a language and a text");
	if (!g_hash_table_insert(row->motifs, g_strdup((char *)lang), g_strdup((char *)text)))
		read_fault(node, "two reasons of «%s» in «%s»", row->id, (char *)lang);
	xmlFree(lang);
	xmlFree(text);
}

void catalogue_read(struct pack *pack, xmlNode *root)
{
	for (xmlNode *node = read_element(root->children); node; node = read_element(node->next)) {
		struct catalogue_row *row = g_new0(struct catalogue_row, 1);
		row->id = read_required(node, "id");
		row->own = read_optional(node, "propre");
		if (pack_catalogue_row(pack, row->id))
			read_fault(node, "the row «%s» is there twice", row->id);
		row->motifs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
		for (xmlNode *motif = read_element(node->children); motif; motif = read_element(motif->next))
			read_motif(row, motif);
		g_ptr_array_add(pack->catalogue, row);
	}
}

const struct catalogue_row *pack_catalogue_row(const struct pack *pack, const char *id)
{
	for (guint i = 0; i < pack->catalogue->len; i++) {
		const struct catalogue_row *row = pack->catalogue->pdata[i];
		if (g_str_equal(row->id, id))
			return row;
	}
	return NULL;
}

const char *catalogue_motif(const struct pack *pack, const struct catalogue_row *row, const char *lang)
{
	const char *const langs[] = { lang, pack->language, "en" };
	for (guint i = 0; i < G_N_ELEMENTS(langs); i++) {
		const char *motif = langs[i] ? g_hash_table_lookup(row->motifs, langs[i]) : NULL;
		if (motif)
			return motif;
	}
	return NULL;
}
