// SPDX-License-Identifier: EUPL-1.2
/*
 * Anchors: an id for every part of a paper that can be pointed at.
 *
 * An anchor is made of what does not move: the id of the article, then a name
 * that the lexicon or the charter gives the paragraph. A rank comes last, for
 * what a template makes from lists. So a clause added to a charter changes no
 * anchor but, at most, those after it in the same list.
 */
#include "document/document.h"

#include <string.h>

struct anchoring {
	GHashTable *ids;   /* set of those given */
	GHashTable *ranks; /* id of a container -> how many were ranked in it */
};

static gboolean is_one_of(const xmlNode *node, const char *const *names)
{
	return node->type == XML_ELEMENT_NODE && g_strv_contains(names, (const char *)node->name);
}

static void note_ids(struct anchoring *state, const xmlNode *parent)
{
	for (const xmlNode *node = parent->children; node; node = node->next) {
		char *id = node->type == XML_ELEMENT_NODE ? document_attribute(node, "id") : NULL;
		if (id)
			g_hash_table_add(state->ids, id);
		note_ids(state, node);
	}
}

static void name_node(struct anchoring *state, xmlNode *node, const char *within)
{
	g_autofree char *own = document_attribute(node, "ancre"), *id = NULL;

	if (!own) {
		guint rank = GPOINTER_TO_UINT(g_hash_table_lookup(state->ranks, within)) + 1;
		g_hash_table_insert(state->ranks, g_strdup(within), GUINT_TO_POINTER(rank));
		own = g_strdup_printf("p%u", rank);
	}
	/* «objet-objet-3» says no more than «objet-3» */
	gboolean named = g_str_has_prefix(own, within) && own[strlen(within)] == '-';
	g_autofree char *wished = named ? g_strdup(own) : g_strdup_printf("%s-%s", within, own);
	for (guint again = 2;; again++) {
		if (!id)
			id = g_strdup(wished);
		if (g_hash_table_add(state->ids, g_strdup(id)))
			break;
		g_free(id);
		id = g_strdup_printf("%s-%u", wished, again);
	}
	xmlSetProp(node, BAD_CAST "id", BAD_CAST id);
}

/* `within`: the id of the nearest article, annex or title that has one. */
static void name_children(struct anchoring *state, xmlNode *parent, const char *within)
{
	static const char *const named[] = { "alinea", "item", "intertitre", "tableau", "figure", NULL };
	static const char *const containers[] = { "partie", "article", "annexe", NULL };

	for (xmlNode *node = parent->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		g_autofree char *id = document_attribute(node, "id");
		gboolean cell = strcmp((const char *)node->name, "cellule") == 0;
		if (!id && is_one_of(node, named) && within)
			name_node(state, node, within);
		xmlUnsetProp(node, BAD_CAST "ancre");
		name_children(state, node, cell ? NULL : id && is_one_of(node, containers) ? id : within);
	}
}

void document_anchor(xmlDoc *tree)
{
	struct anchoring state = {
		.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.ranks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};
	xmlNode *root = xmlDocGetRootElement(tree);

	if (root) {
		note_ids(&state, root);
		name_children(&state, root, "texte");
	}
	g_hash_table_unref(state.ids);
	g_hash_table_unref(state.ranks);
}
