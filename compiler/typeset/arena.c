// SPDX-License-Identifier: EUPL-1.2
/*
 * Memory of one typesetting, and small readers of the document tree.
 *
 * Everything is allocated in blocks that die together; foreign things (pango's,
 * cairo's, GLib's) are registered with the function that frees them.
 */
#include "typeset/layout.h"

#include <string.h>

#define BLOCK (256u << 10)

struct cleanup { void *thing; GDestroyNotify free_func; };

void *arena_alloc(struct typeset *t, gsize size)
{
	size = (size + 15) & ~(gsize)15;
	if (size > t->arena_left) {
		gsize block = MAX(size, BLOCK);
		t->arena_next = g_malloc0(block);
		t->arena_left = block;
		g_ptr_array_add(t->arena, t->arena_next);
	}
	void *memory = t->arena_next;
	t->arena_next += size;
	t->arena_left -= size;
	return memory;
}

char *arena_strndup(struct typeset *t, const char *text, gsize length)
{
	char *copy = arena_alloc(t, length + 1);
	memcpy(copy, text, length);
	return copy;
}

char *arena_strdup(struct typeset *t, const char *text)
{
	return text ? arena_strndup(t, text, strlen(text)) : NULL;
}

void arena_hold(struct typeset *t, void *thing, GDestroyNotify free_func)
{
	struct cleanup *cleanup = g_new(struct cleanup, 1);
	*cleanup = (struct cleanup){ thing, free_func };
	g_ptr_array_add(t->cleanup, cleanup);
}

static void unref_list(void *list)
{
	g_ptr_array_unref(list);
}

GPtrArray *arena_list(struct typeset *t)
{
	GPtrArray *list = g_ptr_array_new();
	arena_hold(t, list, unref_list);
	return list;
}

void arena_start(struct typeset *t)
{
	t->arena = g_ptr_array_new_with_free_func(g_free);
	t->cleanup = g_ptr_array_new_with_free_func(g_free);
}

void arena_end(struct typeset *t)
{
	for (guint i = t->cleanup->len; i-- > 0;) {
		struct cleanup *cleanup = t->cleanup->pdata[i];
		cleanup->free_func(cleanup->thing);
	}
	g_ptr_array_unref(t->cleanup);
	g_ptr_array_unref(t->arena);
}

/* ---- the document tree ------------------------------------------------- */

char *doc_get(struct typeset *t, const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)node, (const xmlChar *)name);
	if (!value)
		return NULL;
	char *copy = arena_strdup(t, (const char *)value);
	xmlFree(value);
	return copy;
}

gboolean doc_is(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

gboolean doc_yes(const xmlNode *node, const char *attribute)
{
	const xmlAttr *found = xmlHasProp((xmlNode *)node, (const xmlChar *)attribute);
	return found && found->children && strcmp((const char *)found->children->content, "oui") == 0;
}

const xmlNode *doc_first(const xmlNode *node)
{
	const xmlNode *child = node ? node->children : NULL;
	while (child && child->type != XML_ELEMENT_NODE)
		child = child->next;
	return child;
}

const xmlNode *doc_next(const xmlNode *node)
{
	const xmlNode *next = node->next;
	while (next && next->type != XML_ELEMENT_NODE)
		next = next->next;
	return next;
}

const xmlNode *doc_child(const xmlNode *node, const char *name)
{
	for (const xmlNode *child = doc_first(node); child; child = doc_next(child))
		if (doc_is(child, name))
			return child;
	return NULL;
}
