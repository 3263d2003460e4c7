// SPDX-License-Identifier: EUPL-1.2
/*
 * Where the signs of diagrams lead in the charter's main paper: the first one
 * that is made in HTML. templates/document/liens.xml says which anchor tells of
 * which element of the facts; only anchors that the paper has are used.
 */
#include "command/build.h"

#include <libxml/xpathInternals.h>
#include <string.h>

#define TITLE "titre"

struct target { char *anchor, *name; };

struct links {
	char *file;            /* «reglement-interieur.html» */
	GHashTable *targets;   /* id of an element ("": the root) -> struct target * */
};

static void target_free(gpointer data)
{
	struct target *target = data;

	g_free(target->anchor);
	g_free(target->name);
	g_free(target);
}

/* «Article 9 — La formation plénière», of an element that has a title. */
static char *title_of(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE || strcmp((const char *)child->name, TITLE) != 0)
			continue;
		xmlChar *words = xmlNodeGetContent(child);
		g_autofree char *label = document_attribute(node, "etiquette");
		char *title = g_strjoin(label ? " — " : "", label ? label : "", (const char *)words, NULL);
		xmlFree(words);
		return g_strstrip(title);
	}
	return NULL;
}

/* Anchors of the tree, each with the title of the article or annex it stands in. */
static void note_anchors(GHashTable *anchors, const xmlNode *parent, const char *within)
{
	for (const xmlNode *node = parent->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		g_autofree char *title = title_of(node);
		const char *name = title ? title : within;
		char *id = document_attribute(node, "id");
		if (id)
			g_hash_table_insert(anchors, id, g_strdup(name));
		note_anchors(anchors, node, name);
	}
}

/* The anchor of a row for one element; the first row that has one is kept. */
static void add_target(struct links *links, GHashTable *anchors, const char *pattern, const xmlNode *fact)
{
	g_autofree char *own = document_attribute(fact, "id"), *anchor = NULL;
	const char *id = own ? own : "";
	g_autoptr(GString) text = g_string_new(pattern);

	g_string_replace(text, "{id}", id, 0);
	anchor = g_strdup(text->str);
	if (g_hash_table_contains(links->targets, id) || !g_hash_table_contains(anchors, anchor))
		return;
	struct target *target = g_new0(struct target, 1);
	target->name = g_strdup(g_hash_table_lookup(anchors, anchor));
	target->anchor = g_steal_pointer(&anchor);
	g_hash_table_insert(links->targets, g_strdup(id), target);
}

static void read_row(struct links *links, GHashTable *anchors, xmlXPathContext *xpath, const xmlNode *row)
{
	g_autofree char *which = document_attribute(row, "pour"), *pattern = document_attribute(row, "vers");
	xmlXPathObject *found = xmlXPathEval(BAD_CAST which, xpath);

	g_assert(found); /* a fault in liens.xml is ours */
	for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++)
		add_target(links, anchors, pattern, found->nodesetval->nodeTab[i]);
	xmlXPathFreeObject(found);
}

struct links *links_new(xmlDoc *facts, const xmlDoc *tree, const char *file)
{
	struct links *links = g_new0(struct links, 1);
	g_autoptr(GHashTable) anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	xmlXPathContext *xpath = xmlXPathNewContext(facts);
	xmlDoc *table = template_file("/document/liens.xml");

	g_assert(table);
	links->file = g_strdup(file);
	links->targets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, target_free);
	note_anchors(anchors, xmlDocGetRootElement(tree), "");
	xmlXPathRegisterNs(xpath, BAD_CAST "f", BAD_CAST "urn:entente:faits:1");
	for (const xmlNode *row = xmlDocGetRootElement(table)->children; row; row = row->next)
		if (row->type == XML_ELEMENT_NODE)
			read_row(links, anchors, xpath, row);
	xmlXPathFreeContext(xpath);
	xmlFreeDoc(table);
	return links;
}

void links_free(struct links *links)
{
	if (!links)
		return;
	g_hash_table_unref(links->targets);
	g_free(links->file);
	g_free(links);
}

static char *find(const struct links *links, const char *before, const GPtrArray *flows, const char *room, const char *party,
		  char **ret_name)
{
	const char *id = flows && flows->len ? (flows->len == 1 ? flows->pdata[0] : "") : room ? room : party;
	const struct target *target = id ? g_hash_table_lookup(links->targets, id) : NULL;

	if (!target)
		return NULL;
	*ret_name = g_strdup(target->name);
	return g_strdup_printf("%s#%s", before, target->anchor);
}

/* From a sheet in «diagrammes/». */
static char *find_beside(void *data, const GPtrArray *flows, const char *room, const char *party, char **ret_name)
{
	const struct links *links = data;
	g_autofree char *before = g_strconcat("../", links->file, NULL);

	return find(links, before, flows, room, party, ret_name);
}

/* From within the paper itself. */
static char *find_within(void *data, const GPtrArray *flows, const char *room, const char *party, char **ret_name)
{
	return find(data, "", flows, room, party, ret_name);
}

struct scene_links links_beside(struct links *links)
{
	return (struct scene_links){ links, find_beside };
}

struct scene_links links_within(struct links *links)
{
	return (struct scene_links){ links, find_within };
}
