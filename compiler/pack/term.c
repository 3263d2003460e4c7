// SPDX-License-Identifier: EUPL-1.2
/*
 * termes.xml: words to find in free text, and how codes are named there.
 */
#include "pack/read.h"

void term_free(struct term *term)
{
	g_free(term->id);
	g_free(term->kind);
	g_regex_unref(term->regex);
	g_free(term->provision);
	g_free(term->replacement);
	g_free(term->note);
	g_free(term);
}

static void read_term(struct pack *pack, const xmlNode *node)
{
	struct term *term = g_new0(struct term, 1);
	term->id = read_required(node, "id");
	term->kind = read_required(node, "genre");
	term->regex = read_pattern(node, "motif");
	term->provision = read_optional(node, "provision");
	term->replacement = read_optional(node, "remplacant");
	term->in_use = read_interval(node);
	term->note = read_optional(node, "note");
	for (guint i = 0; i < pack->terms->len; i++)
		if (g_str_equal(((const struct term *)pack->terms->pdata[i])->id, term->id))
			read_fault(node, "«%s» is declared twice", term->id);
	g_ptr_array_add(pack->terms, term);
}

static void read_code(struct pack *pack, const xmlNode *node)
{
	g_autofree char *id = read_required(node, "recueil");
	for (guint i = 0; i < pack->collections->len; i++) {
		const struct collection *collection = pack->collections->pdata[i];
		if (g_str_equal(collection->id, id)) {
			g_ptr_array_add(collection->regexes, read_pattern(node, "motif"));
			return;
		}
	}
	read_fault(node, "no collection «%s»", id);
}

void terms_read(struct pack *pack, xmlNode *root)
{
	for (xmlNode *node = read_element(root->children); node; node = read_element(node->next))
		if (xmlStrEqual(node->name, BAD_CAST "terme"))
			read_term(pack, node);
		else
			read_code(pack, node);
}
