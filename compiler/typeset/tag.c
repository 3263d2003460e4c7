// SPDX-License-Identifier: EUPL-1.2
/*
 * The structure tree: what the paper says, in reading order, whatever the order
 * of painting. Built with the flow; finish-tags.c writes it.
 */
#include "typeset/layout.h"

static void add_kid(struct typeset *t, struct tag *parent, guint at, struct tag *tag, struct slot *slot)
{
	struct kid *kid = arena_new(t, struct kid);
	*kid = (struct kid){ tag, slot };
	g_ptr_array_insert(parent->kids, (gint)at, kid);
}

static struct tag *orphan(struct typeset *t, struct tag *parent, const char *role)
{
	struct tag *tag = arena_new(t, struct tag);
	tag->role = role;
	tag->parent = parent;
	tag->kids = arena_list(t);
	return tag;
}

struct tag *tag_new(struct typeset *t, struct tag *parent, const char *role)
{
	struct tag *tag = orphan(t, parent, role);
	if (parent)
		add_kid(t, parent, parent->kids->len, tag, NULL);
	return tag;
}

struct tag *tag_after(struct typeset *t, struct tag *sibling, const char *role)
{
	struct tag *parent = sibling->parent, *tag = orphan(t, parent, role);
	guint at = 0;
	for (; at < parent->kids->len; at++)
		if (((struct kid *)parent->kids->pdata[at])->tag == sibling)
			break;
	add_kid(t, parent, MIN(at + 1, parent->kids->len), tag, NULL);
	return tag;
}

static void unref_marks(void *marks)
{
	g_array_unref(marks);
}

struct slot *slot_new(struct typeset *t, struct tag *tag)
{
	struct slot *slot = arena_new(t, struct slot);
	slot->tag = tag;
	slot->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
	arena_hold(t, slot->marks, unref_marks);
	add_kid(t, tag, tag->kids->len, NULL, slot);
	return slot;
}

const char *heading_role(guint level)
{
	static const char *const roles[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
	return roles[CLAMP(level, 1, 6) - 1];
}
