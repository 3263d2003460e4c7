// SPDX-License-Identifier: EUPL-1.2
/*
 * The structure tree, the links and the bookmarks as PDF objects (PDF 32000-1, 12.3.3, 12.5.6.5, 14.7, 14.8).
 */
#include "typeset/finish.h"

#include <string.h>

/* ---- structure tree --------------------------------------------------------------- */

struct tree {
	struct objects *objects;
	GHashTable *ids;        /* tag -> object id: look-up only */
	GHashTable *annotations;/* link tag -> its OBJR kids */
	GPtrArray *tags;        /* in reading order, those that are kept */
	GPtrArray *named;       /* tags with an id */
};

/* Does anything of it reach the page? Cells are kept even empty. */
static gboolean kept(const struct tag *tag)
{
	if (strcmp(tag->role, "TD") == 0 || strcmp(tag->role, "TH") == 0 || strcmp(tag->role, "Document") == 0)
		return TRUE;
	for (guint i = 0; i < tag->kids->len; i++) {
		const struct kid *kid = tag->kids->pdata[i];
		if (kid->slot ? kid->slot->marks->len > 0 : kept(kid->tag))
			return TRUE;
	}
	return FALSE;
}

static void number_tags(struct tree *tree, struct tag *tag)
{
	if (!kept(tag))
		return;
	g_hash_table_insert(tree->ids, tag, GUINT_TO_POINTER(tree->objects->next_id++));
	g_ptr_array_add(tree->tags, tag);
	if (tag->id)
		g_ptr_array_add(tree->named, tag);
	for (guint i = 0; i < tag->kids->len; i++) {
		const struct kid *kid = tag->kids->pdata[i];
		if (kid->tag)
			number_tags(tree, kid->tag);
	}
}

static guint tag_id(const struct tree *tree, const struct tag *tag)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(tree->ids, tag));
}

static guint page_id(const struct objects *objects, guint page)
{
	return g_array_index(objects->page_ids, guint, page);
}

/* The page that all marks of a tag are on, or G_MAXUINT. */
static guint only_page(const struct tag *tag)
{
	guint page = G_MAXUINT;
	for (guint i = 0; i < tag->kids->len; i++) {
		const struct kid *kid = tag->kids->pdata[i];
		for (guint k = 0; kid->slot && k < kid->slot->marks->len; k++) {
			guint here = g_array_index(kid->slot->marks, struct mark, k).page;
			if (page != G_MAXUINT && page != here)
				return G_MAXUINT;
			page = here;
		}
	}
	return page;
}

static void write_kids(struct tree *tree, const struct tag *tag, guint page)
{
	GString *out = tree->objects->out;
	g_string_append(out, "/K[");
	for (guint i = 0; i < tag->kids->len; i++) {
		const struct kid *kid = tag->kids->pdata[i];
		if (kid->tag && tag_id(tree, kid->tag))
			objects_reference(tree->objects, tag_id(tree, kid->tag));
		for (guint k = 0; kid->slot && k < kid->slot->marks->len; k++) {
			const struct mark *mark = &g_array_index(kid->slot->marks, struct mark, k);
			if (mark->page == page)
				objects_integer(tree->objects, mark->mcid);
			else
				g_string_append_printf(out, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
						       page_id(tree->objects, mark->page), mark->mcid);
		}
	}
	const char *references = g_hash_table_lookup(tree->annotations, tag);
	if (references)
		g_string_append(out, references);
	g_string_append_c(out, ']');
}

static void write_attributes(struct tree *tree, const struct tag *tag, const struct painted *painted)
{
	struct objects *objects = tree->objects;
	GString *out = objects->out;
	if (tag->scope || tag->column_span > 1) {
		g_string_append(out, "/A<</O/Table");
		if (tag->scope)
			g_string_append_printf(out, "/Scope/%s", tag->scope);
		if (tag->column_span > 1)
			g_string_append_printf(out, "/ColSpan %u", tag->column_span);
		g_string_append(out, ">>");
	} else if (tag->numbering) {
		g_string_append_printf(out, "/A<</O/List/ListNumbering/%s>>", tag->numbering);
	} else if (tag->figure_box) {
		double height = g_array_index(painted->heights, double, tag->box_page);
		const double box[] = { tag->box[0], height - tag->box[3], tag->box[2], height - tag->box[1] };
		g_string_append(out, "/A<</O/Layout/Placement/Block/BBox[");
		for (guint i = 0; i < 4; i++)
			objects_number(objects, box[i]);
		g_string_append(out, "]>>");
	}
	if (tag->alt) {
		g_string_append(out, "/Alt");
		objects_text(objects, tag->alt);
	}
	if (tag->title) {
		g_string_append(out, "/T");
		objects_text(objects, tag->title);
	}
	if (tag->id) {
		g_string_append(out, "/ID");
		objects_text(objects, tag->id);
	}
}

static void write_tag(struct tree *tree, const struct tag *tag, const struct painted *painted)
{
	GString *out = tree->objects->out;
	guint page = only_page(tag);
	objects_begin(tree->objects, tag_id(tree, tag));
	g_string_append_printf(out, "<</Type/StructElem/S/%s/P %u 0 R", tag->role,
			       tag->parent ? tag_id(tree, tag->parent) : tree->objects->tree_id);
	if (page != G_MAXUINT)
		g_string_append_printf(out, "/Pg %u 0 R", page_id(tree->objects, page));
	write_attributes(tree, tag, painted);
	write_kids(tree, tag, page);
	g_string_append(out, ">>");
	objects_end(tree->objects);
}

/* Which element owns each mark of each page, then each annotation. */
static void write_parent_tree(struct tree *tree, const struct painted *painted, guint id)
{
	GString *out = tree->objects->out;
	objects_begin(tree->objects, id);
	g_string_append(out, "<</Nums[");
	for (guint i = 0; i < painted->leaves->len; i++) {
		const GArray *leaves = painted->leaves->pdata[i];
		g_string_append_printf(out, " %u[", i);
		for (guint k = 0; k < leaves->len; k++) {
			const struct leaf *leaf = &g_array_index(leaves, struct leaf, k);
			if (leaf->slot)
				objects_reference(tree->objects, tag_id(tree, leaf->slot->tag));
		}
		g_string_append_c(out, ']');
	}
	for (guint i = 0; i < painted->areas->len; i++) {
		const struct area *area = &g_array_index(painted->areas, struct area, i);
		objects_integer(tree->objects, painted->leaves->len + i);
		objects_reference(tree->objects, tag_id(tree, area->link->tag));
	}
	g_string_append(out, "]>>");
	objects_end(tree->objects);
}

static gint by_id(gconstpointer a, gconstpointer b)
{
	const struct tag *const *x = a, *const *y = b;
	return strcmp((*x)->id, (*y)->id);
}

void finish_tags(struct objects *objects, struct typeset *t, const struct painted *painted)
{
	struct tree tree = { .objects = objects, .ids = g_hash_table_new(NULL, NULL),
			     .annotations = g_hash_table_new_full(NULL, NULL, NULL, g_free),
			     .tags = g_ptr_array_new(), .named = g_ptr_array_new() };
	GString *out = objects->out;
	objects->tree_id = objects->next_id++;
	guint parents = objects->next_id++;
	finish_links(objects, painted, tree.annotations);
	number_tags(&tree, t->document);
	objects_begin(objects, objects->tree_id);
	g_string_append_printf(out, "<</Type/StructTreeRoot/K[%u 0 R]/ParentTree %u 0 R/ParentTreeNextKey %u", tag_id(&tree, t->document), parents, painted->leaves->len + painted->areas->len);
	if (tree.named->len) {
		g_ptr_array_sort(tree.named, by_id);
		g_string_append(out, "/IDTree<</Names[");
		for (guint i = 0; i < tree.named->len; i++) {
			const struct tag *tag = tree.named->pdata[i];
			objects_text(objects, tag->id);
			objects_reference(objects, tag_id(&tree, tag));
		}
		g_string_append(out, "]>>");
	}
	g_string_append(out, ">>");
	objects_end(objects);
	for (guint i = 0; i < tree.tags->len; i++)
		write_tag(&tree, tree.tags->pdata[i], painted);
	write_parent_tree(&tree, painted, parents);
	g_ptr_array_unref(tree.tags);
	g_ptr_array_unref(tree.named);
	g_hash_table_unref(tree.annotations);
	g_hash_table_unref(tree.ids);
}

/* ---- places and links ---------------------------------------------------------------- */

static const struct destination *destination_find(const struct painted *painted, const char *id)
{
	for (guint i = 0; id && i < painted->destinations->len; i++) {
		const struct destination *destination = &g_array_index(painted->destinations, struct destination, i);
		if (strcmp(destination->id, id) == 0)
			return destination;
	}
	return NULL;
}

/* [page /XYZ left top null], a little above the thing. */
static void write_destination(struct objects *objects, const struct painted *painted, const struct destination *to)
{
	double height = g_array_index(painted->heights, double, to->page);
	g_string_append_printf(objects->out, "[%u 0 R/XYZ null", page_id(objects, to->page));
	objects_number(objects, MIN(height - to->y + 6, height));
	g_string_append(objects->out, " null]");
}

/* Only characters that an URI may have; the rest is percent-encoded. */
static void write_uri(struct objects *objects, const char *uri)
{
	g_autofree char *escaped = g_uri_escape_string(uri, ":/?#[]@!$&'()*+,;=%", FALSE);
	g_string_append(objects->out, "/A<</Type/Action/S/URI/URI");
	objects_text(objects, escaped);
	g_string_append(objects->out, ">>");
}

/* Harmless schemes only: a link may not run anything. */
static gboolean uri_allowed(const char *uri)
{
	return g_str_has_prefix(uri, "https://") || g_str_has_prefix(uri, "http://") || g_str_has_prefix(uri, "mailto:");
}

static void write_link(struct objects *objects, const struct painted *painted, guint index, guint id)
{
	const struct area *area = &g_array_index(painted->areas, struct area, index);
	const struct destination *to = destination_find(painted, area->link->dest);
	double height = g_array_index(painted->heights, double, area->page);
	const double rectangle[] = { area->x1, height - area->y2, area->x2, height - area->y1 };
	GString *out = objects->out;
	objects_begin(objects, id);
	g_string_append(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
	for (guint i = 0; i < 4; i++)
		objects_number(objects, rectangle[i]);
	g_string_append_printf(out, "]/StructParent %u/P %u 0 R/Contents", painted->leaves->len + index,
			       page_id(objects, area->page));
	objects_text(objects, area->link->contents ? area->link->contents : "");
	if (area->link->uri && uri_allowed(area->link->uri)) {
		write_uri(objects, area->link->uri);
	} else if (to) {
		g_string_append(out, "/Dest");
		write_destination(objects, painted, to);
	}
	g_string_append(out, ">>");
	objects_end(objects);
}

/* Every rectangle becomes an annotation; ret_references: link tag -> its OBJR kids. */
void finish_links(struct objects *objects, const struct painted *painted, GHashTable *ret_references)
{
	for (guint i = 0; i < painted->areas->len; i++) {
		const struct area *area = &g_array_index(painted->areas, struct area, i);
		guint id = objects->next_id++;
		write_link(objects, painted, i, id);
		g_array_append_val((GArray *)objects->annotations->pdata[area->page], id);
		const char *before = g_hash_table_lookup(ret_references, area->link->tag);
		char *all = g_strdup_printf("%s<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", before ? before : "",
					    page_id(objects, area->page), id);
		g_hash_table_insert(ret_references, area->link->tag, all);
	}
}

/* ---- bookmarks --------------------------------------------------------------------------- */

static void write_bookmark(struct objects *objects, const struct painted *painted, guint first_id, guint i)
{
	const GArray *all = painted->bookmarks;
	const struct bookmark *bookmark = &g_array_index(all, struct bookmark, i);
	const struct destination *to = destination_find(painted, bookmark->id);
	GString *out = objects->out;
	gint parent = -1, previous = -1, next = -1, first = -1, last = -1;
	gint children = 0;
	for (gint k = (gint)i - 1; k >= 0 && parent < 0; k--) {
		guint level = g_array_index(all, struct bookmark, k).level;
		if (level < bookmark->level)
			parent = k;
		else if (level == bookmark->level && previous < 0)
			previous = k;
	}
	for (guint k = i + 1; k < all->len; k++) {
		guint level = g_array_index(all, struct bookmark, k).level;
		if (level <= bookmark->level) {
			next = level == bookmark->level ? (gint)k : -1;
			break;
		}
		first = first < 0 ? (gint)k : first;
		if (level == g_array_index(all, struct bookmark, first).level) {
			last = (gint)k;
			children++;
		}
	}
	objects_begin(objects, first_id + i);
	g_string_append(out, "<</Title");
	objects_text(objects, bookmark->title);
	g_string_append_printf(out, "/Parent %u 0 R", parent < 0 ? objects->outlines_id : first_id + (guint)parent);
	if (previous >= 0)
		g_string_append_printf(out, "/Prev %u 0 R", first_id + (guint)previous);
	if (next >= 0)
		g_string_append_printf(out, "/Next %u 0 R", first_id + (guint)next);
	if (first >= 0)
		g_string_append_printf(out, "/First %u 0 R/Last %u 0 R/Count %d", first_id + (guint)first, first_id + (guint)last, children);
	if (to) {
		g_string_append(out, "/Dest");
		write_destination(objects, painted, to);
	}
	g_string_append(out, ">>");
	objects_end(objects);
}

void finish_outlines(struct objects *objects, const struct painted *painted)
{
	const GArray *all = painted->bookmarks;
	if (!all->len)
		return;
	objects->outlines_id = objects->next_id++;
	guint first_id = objects->next_id, top = 0, last = 0;
	objects->next_id += all->len;
	guint level = g_array_index(all, struct bookmark, 0).level;
	for (guint i = 0; i < all->len; i++) {
		write_bookmark(objects, painted, first_id, i);
		if (g_array_index(all, struct bookmark, i).level == level) {
			top++;
			last = i;
		}
	}
	objects_begin(objects, objects->outlines_id);
	g_string_append_printf(objects->out, "<</Type/Outlines/First %u 0 R/Last %u 0 R/Count %u>>", first_id, first_id + last,
			       all->len);
	objects_end(objects);
}
