// SPDX-License-Identifier: EUPL-1.2
/*
 * The whole paper in order: title page, contents, parts, articles, annexes; and
 * the places that contents, links and bookmarks lead to.
 */
#include "typeset/layout.h"

#include <math.h>
#include <string.h>

#define COVER_KEY 118   /* width of the keys on the title page */
/* Contents set as close as may be: leading of a size of type, what is left of the white between entries. */
#define CLOSE_LEADING 1.16
#define CLOSE_WHITE 0.4
#define CONTENTS_SLACK 6 /* points kept free at the foot of each page of contents */

struct anchor *anchor_new(struct typeset *t, const char *id, const char *title, guint level)
{
	struct anchor *anchor = arena_new(t, struct anchor);
	anchor->id = arena_strdup(t, id);
	anchor->title = arena_strdup(t, title);
	anchor->level = level;
	g_ptr_array_add(t->anchors, anchor);
	return anchor;
}

struct anchor *anchor_of(struct typeset *t, const xmlNode *node)
{
	struct anchor *anchor = g_hash_table_lookup(t->by_node, node);
	if (anchor)
		return anchor;
	g_autofree char *made = g_strdup_printf("titre-%u", g_hash_table_size(t->by_node) + 1);
	char *id = doc_get(t, node, "id");
	anchor = anchor_new(t, id ? id : made, NULL, 0);
	g_hash_table_insert(t->by_node, (void *)node, anchor);
	return anchor;
}

/* «Article 5 — Secrétariat», for bookmarks and contents. */
static char *full_title(struct typeset *t, const xmlNode *node)
{
	char *label = doc_get(t, node, "etiquette");
	char *title = doc_is(node, "figure") ? doc_get(t, node, "alt") : doc_words(t, doc_child(node, "titre"));
	if (!label || doc_get(t, node, "num"))
		return title;
	g_autofree char *full = g_strconcat(label, *title ? style_word(t->style, t->lang, "tiret") : "", title, NULL);
	return arena_strdup(t, full);
}

/* ---- title page ------------------------------------------------------------------ */

static void cover_rule(struct flow *flow, double width, double thickness, const struct colour *colour, double before,
		       double after)
{
	struct item *item = flow_item(flow, ITEM_RULE, thickness, before);
	item->width = width;
	item->thickness = thickness;
	item->colour = colour;
	item->penalty = FORBIDDEN;
	flow->space = after;
}

static void cover_text(struct flow *flow, const xmlNode *node, const char *role, const char *style)
{
	if (!node)
		return;
	struct rich *rich = rich_new(flow->t);
	rich_inline(flow->t, rich, node, tag_new(flow->t, flow->parent, role));
	rich_finish(flow->t, rich);
	flow_lines(flow, rich, style_text(flow->t->style, style));
}

/* Version, date, state: keys at the left, values beside them, hairlines between. */
static void cover_lines(struct flow *flow, const xmlNode *cover)
{
	struct typeset *t = flow->t;
	struct tag *list = NULL;
	for (const xmlNode *line = doc_first(cover); line; line = doc_next(line)) {
		if (!doc_is(line, "ligne"))
			continue;
		if (!list) {
			list = tag_new(t, flow->parent, "L");
			list->numbering = "None";
		}
		struct tag *li = tag_new(t, list, "LI");
		struct slot *key = slot_new(t, tag_new(t, li, "Lbl"));
		struct rich *rich = rich_new(t);
		rich_inline(t, rich, line, tag_new(t, tag_new(t, li, "LBody"), "P"));
		rich_finish(t, rich);
		cover_rule(flow, flow->width, 0.4, &t->style->table.rule_colour, 5.5, 5.5);
		flow->x += COVER_KEY;
		flow->width -= COVER_KEY;
		struct item *first = flow_lines(flow, rich, style_text(t->style, "valeur"));
		flow->x -= COVER_KEY;
		flow->width += COVER_KEY;
		flow_label(flow, first, doc_get(t, line, "cle"), "cle", -COVER_KEY, key);
	}
	if (list)
		cover_rule(flow, flow->width, 0.4, &t->style->table.rule_colour, 5.5, 0);
}

/* The logo at the head of the title page, at its own proportions. */
static void cover_logo(struct flow *flow, double most_width)
{
	struct typeset *t = flow->t;
	const struct typeset_look *look = t->look;
	double height = look->logo_height > 0 ? look->logo_height : 51;
	double width = cairo_image_surface_get_width(look->logo), pixels = cairo_image_surface_get_height(look->logo);
	struct picture *picture = arena_new(t, struct picture);
	struct tag *figure = tag_new(t, flow->parent, "Figure");
	figure->alt = look->logo_alt;
	figure->figure_box = TRUE;
	picture->image = look->logo;
	picture->slot = slot_new(t, figure);
	picture->scale = MIN(height / pixels, most_width / width);
	picture->width = width * picture->scale;
	picture->height = pixels * picture->scale;
	flow_item(flow, ITEM_FIGURE, picture->height, 0)->picture = picture;
}

static double height_from(const GPtrArray *items, guint start)
{
	double height = 0;
	for (guint i = start; i < items->len; i++) {
		const struct item *item = items->pdata[i];
		height += item->height + item->before;
	}
	return height;
}

void flow_cover(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	struct page page;
	page_geometry(t->style, FALSE, &page);
	flow_page(flow, FALSE, TRUE);
	guint start = flow->items->len;
	double head = page.body_height * 0.10;
	if (t->look && t->look->logo) {
		cover_logo(flow, page.body_width);
		head = MAX(head - height_from(flow->items, start), 30);
	}
	struct item *top = flow_item(flow, ITEM_RULE, head, 0);
	cover_text(flow, doc_child(node, "surtitre"), "P", "surtitre");
	cover_rule(flow, 54, 2.2, &t->style->accent, 13, 0);
	cover_text(flow, doc_child(node, "titre"), "H1", "titre");
	cover_text(flow, doc_child(node, "sous-titre"), "P", "sous-titre");
	guint middle = flow->items->len;
	struct item *fill = flow_item(flow, ITEM_RULE, 24, 0);
	cover_lines(flow, node);
	flow->space = 22;
	for (const xmlNode *notice = doc_first(node); notice; notice = doc_next(notice))
		if (doc_is(notice, "avis"))
			cover_text(flow, notice, "P", "avis");
	/* What follows the title stands at the foot of the page. */
	double used = height_from(flow->items, start);
	if (used > page.body_height) { /* large type: the white at the head gives first */
		top->height = MAX(top->height - (used - page.body_height), 6);
		used = height_from(flow->items, start);
	}
	double lower = height_from(flow->items, middle) - fill->height;
	if (used < page.body_height)
		fill->height += MIN(page.body_height - used, MAX(page.body_height * 0.86 - lower, 0));
	for (guint i = start; i < flow->items->len && used <= page.body_height; i++)
		((struct item *)flow->items->pdata[i])->penalty = FORBIDDEN;
}

/* ---- contents ---------------------------------------------------------------------- */

static void entry(struct flow *flow, const xmlNode *node, struct tag *toc, guint level, gboolean inner)
{
	struct typeset *t = flow->t;
	const struct text_style_def *style = style_text(t->style, level == 1 ? "sommaire-1" : "sommaire-2");
	struct toc_entry *entry = arena_new(t, struct toc_entry);
	struct tag *reference = tag_new(t, tag_new(t, toc, "TOCI"), "Reference");
	struct link *link = arena_new(t, struct link);
	char *title = full_title(t, node);
	entry->anchor = anchor_of(t, node);
	link->dest = entry->anchor->id;
	link->tag = tag_new(t, reference, "Link");
	link->contents = title;
	struct rich *rich = rich_new(t);
	struct slot *slot = slot_new(t, link->tag);
	rich_append(rich, title, 0, slot, link);
	entry->slot = slot_new(t, link->tag);
	entry->link = link;
	entry->style = style;
	double indent = inner ? t->style->toc_indent : 0, room = 34, hang = level == 1 ? 0 : 10;
	struct text_style_def hanging = *style;
	hanging.first_indent = -hang;
	flow->x += indent + hang;
	flow->width -= indent + hang + room;
	guint start = flow->items->len;
	flow_lines(flow, rich, &hanging);
	flow->x -= indent + hang;
	flow->width += indent + hang + room;
	if (flow->items->len == start)
		return;
	for (guint i = start; i + 1 < flow->items->len; i++)
		((struct item *)flow->items->pdata[i])->penalty = FORBIDDEN;
	struct item *last = flow->items->pdata[flow->items->len - 1];
	last->entry = entry;
	last->width = flow->width - (indent + hang);
	if (level == 1)
		last->penalty = FORBIDDEN;
}

static gboolean has_articles(const xmlNode *node)
{
	return doc_child(node, "article") != NULL;
}

/* How much closer a line of the contents may be set. */
static double entry_yields(const struct item *item, const struct text_style_def *style)
{
	return MAX(item->height - CLOSE_LEADING * style->size, 0);
}

/* Contents that would run over by a few lines onto one more page are set a
 * little closer instead, type unchanged, to end with the page before: from item
 * `start`. Not in a style of large type flush left: it is made to be open. */
static void contents_close_up(struct flow *flow, guint start)
{
	const struct text_style_def *style = style_text(flow->t->style, "sommaire-2");
	double total = height_from(flow->items, start), yields = 0;
	struct page page;
	page_geometry(flow->t->style, FALSE, &page);
	double pages = floor(total / page.body_height), over = total - pages * (page.body_height - CONTENTS_SLACK);
	for (guint i = start + 1; i < flow->items->len; i++) {
		const struct item *item = flow->items->pdata[i];
		yields += entry_yields(item, style) + (1 - CLOSE_WHITE) * item->before;
	}
	if (pages < 1 || over > yields || (flow->t->look && flow->t->look->ragged))
		return;
	double share = over / yields;
	for (guint i = start + 1; i < flow->items->len; i++) {
		struct item *item = flow->items->pdata[i];
		double less = share * entry_yields(item, style);
		item->before -= share * (1 - CLOSE_WHITE) * item->before;
		item->height -= less;
		item->line->baseline -= less / 2;
	}
}

void flow_contents(struct flow *flow, const xmlNode *document, const xmlNode *node)
{
	struct typeset *t = flow->t;
	guint start = flow->items->len;
	char *depth = doc_get(t, node, "profondeur"), *title = doc_get(t, node, "titre");
	gboolean deep = g_strcmp0(depth, "1") != 0, plates = doc_yes(node, "planches");
	struct slot *slot = slot_new(t, tag_new(t, t->document, heading_role(flow->level)));
	flow_lines(flow, rich_text(t, title ? title : style_word(t->style, t->lang, "contenu"), slot, 0),
		   style_text(t->style, "sommaire-titre"));
	struct tag *toc = tag_new(t, t->document, "TOC");
	for (const xmlNode *part = doc_first(document); part; part = doc_next(part)) {
		if (doc_is(part, "article") || (plates && doc_is(part, "figure"))) {
			entry(flow, part, toc, 2, FALSE);
			continue;
		}
		if (!doc_is(part, "partie") && !doc_is(part, "annexe"))
			continue;
		entry(flow, part, toc, 1, FALSE);
		guint last = flow->items->len - 1;
		gboolean inner = deep && doc_is(part, "partie") && has_articles(part);
		if (!inner)
			((struct item *)flow->items->pdata[last])->penalty = 0;
		for (const xmlNode *article = inner ? doc_first(part) : NULL; article; article = doc_next(article))
			if (doc_is(article, "article"))
				entry(flow, article, toc, 2, TRUE);
	}
	contents_close_up(flow, start);
}

/* ---- parts and articles ------------------------------------------------------------- */

static void heading_anchor(struct flow *flow, const xmlNode *node, guint level, gboolean running)
{
	struct anchor *anchor = anchor_of(flow->t, node);
	anchor->title = full_title(flow->t, node);
	anchor->level = level;
	if (running)
		anchor->running = anchor->title;
	flow_anchor(flow, anchor);
}

static void article(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	struct tag *saved = flow->parent;
	char *label = doc_get(t, node, "num") ? NULL : doc_get(t, node, "etiquette");
	struct rich *rich = rich_new(t);
	flow->parent = tag_new(t, saved, "Sect");
	struct tag *heading = tag_new(t, flow->parent, heading_role(flow->level));
	const xmlNode *title = doc_child(node, "titre");
	if (label) {
		rich_append(rich, label, 0, slot_new(t, heading), NULL);
		if (title && (title->children || 0))
			rich_append(rich, style_word(t->style, t->lang, "tiret"), 0, slot_new(t, heading), NULL);
	}
	heading_anchor(flow, node, flow->bookmark, FALSE);
	if (title)
		rich_inline(t, rich, title, heading);
	rich_finish(t, rich);
	flow_lines(flow, rich, style_text(t->style, "article"));
	flow->level++;
	flow_blocks(flow, node);
	flow->level--;
	flow->parent = saved;
}

/* Articles and blocks in their order. */
static void contents_of(struct flow *flow, const xmlNode *node)
{
	for (const xmlNode *child = doc_first(node); child; child = doc_next(child)) {
		if (doc_is(child, "article"))
			article(flow, child);
		else
			flow_block(flow, child);
	}
}

static void part(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	struct tag *saved = flow->parent;
	const xmlNode *title = doc_child(node, "titre");
	char *label = doc_get(t, node, "etiquette");
	flow->parent = tag_new(t, saved, "Sect");
	struct tag *heading = tag_new(t, flow->parent, heading_role(flow->level));
	heading_anchor(flow, node, 1, TRUE);
	if (label) {
		g_autofree char *spaced = g_strconcat(label, " ", NULL);
		struct rich *number = rich_new(t);
		rich_append(number, spaced, 0, slot_new(t, heading), NULL);
		flow_lines(flow, number, style_text(t->style, "partie-numero"));
		flow->space = 1;
	}
	struct rich *rich = rich_new(t);
	if (title)
		rich_inline(t, rich, title, heading);
	rich_finish(t, rich);
	struct text_style_def style = *style_text(t->style, "partie");
	if (label)
		style.before = 0;
	flow_lines(flow, rich, &style);
	cover_rule(flow, flow->width, 0.9, &t->style->accent, 5, style.after);
	((struct item *)flow->items->pdata[flow->items->len - 1])->heading = TRUE;
	flow->level++;
	flow->bookmark = 2;
	contents_of(flow, node);
	flow->bookmark = 1;
	flow->level--;
	flow->parent = saved;
}

static void annex(struct flow *flow, const xmlNode *node)
{
	gboolean landscape = doc_yes(node, "paysage");
	flow_page(flow, landscape, FALSE);
	part(flow, node);
	flow_page(flow, FALSE, FALSE);
}

void flow_body(struct flow *flow, const xmlNode *document)
{
	struct typeset *t = flow->t;
	const xmlNode *cover = doc_child(document, "couverture"), *contents = doc_child(document, "sommaire");
	flow->level = cover ? 2 : 1;
	flow->bookmark = 1;
	if (cover)
		flow_cover(flow, cover);
	flow_page(flow, doc_yes(document, "paysage"), FALSE);
	if (contents) {
		flow_contents(flow, document, contents);
		flow_page(flow, FALSE, FALSE);
	}
	for (const xmlNode *node = doc_first(document); node; node = doc_next(node)) {
		if (doc_is(node, "partie"))
			part(flow, node);
		else if (doc_is(node, "annexe"))
			annex(flow, node);
		else if (doc_is(node, "article"))
			article(flow, node);
		else if (!doc_is(node, "couverture") && !doc_is(node, "sommaire"))
			flow_block(flow, node);
	}
	g_assert(t->items == flow->items);
}
