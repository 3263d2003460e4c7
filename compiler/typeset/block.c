// SPDX-License-Identifier: EUPL-1.2
/*
 * Blocks of the document tree to a flow of items.
 *
 * Each element gets its place in the structure tree and its lines in the flow;
 * what may not be parted gets the price of a page break. The same flow serves
 * the body, the cells of tables and the footnotes.
 */
#include "typeset/layout.h"

#include "text/text.h"

#include <string.h>

#define COLON_COST 90 /* points of white that a line announcing what follows is worth at a page's end */

struct item *flow_item(struct flow *flow, enum item_kind kind, double height, double before)
{
	struct item *item = arena_new(flow->t, struct item);
	item->kind = kind;
	item->x = flow->x;
	item->height = height;
	item->before = MAX(before, flow->space);
	item->frame = flow->frame;
	item->anchor = flow->pending;
	flow->pending = NULL;
	flow->space = 0;
	g_ptr_array_add(flow->items, item);
	return item;
}

void flow_anchor(struct flow *flow, struct anchor *anchor)
{
	if (!anchor)
		return;
	if (flow->pending) { /* two places on one spot */
		struct item *item = flow_item(flow, ITEM_RULE, 0, 0);
		item->penalty = FORBIDDEN;
	}
	flow->pending = anchor;
}

void flow_page(struct flow *flow, gboolean landscape, gboolean cover)
{
	struct item *item = flow_item(flow, ITEM_PAGE, 0, 0);
	item->landscape = landscape;
	item->cover = cover;
	struct page page;
	page_geometry(flow->t->style, landscape, &page);
	flow->x = 0;
	flow->width = page.body_width;
	flow->landscape = landscape;
}

struct item *flow_lines(struct flow *flow, const struct rich *rich, const struct text_style_def *style)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new();
	lines_make(flow->t, rich, style, flow->width, style->first_indent, lines);
	struct item *first = NULL;
	for (guint i = 0; i < lines->len; i++) {
		struct line *line = lines->pdata[i];
		struct item *item = flow_item(flow, ITEM_LINE, style->leading, i ? 0 : style->before);
		item->line = line;
		item->heading = style->keep_next;
		gboolean orphan = i == 0 && lines->len > 1, widow = i + 2 == lines->len;
		if (style->keep_next || orphan || widow || line->hyphenated)
			item->penalty = FORBIDDEN; /* a word is not divided between pages */
		else if (i + 1 == lines->len && rich->text->str[rich->text->len - 1] == ':')
			item->penalty = COLON_COST;
		if (!first)
			first = item;
	}
	if (first)
		flow->space = style->after;
	return first;
}

void flow_label(struct flow *flow, struct item *item, const char *text, const char *style, double x, struct slot *slot)
{
	if (!item || !text || item->label)
		return;
	struct rich *rich = rich_new(flow->t);
	g_autofree char *spaced = g_strconcat(text, " ", NULL);
	rich_append(rich, spaced, 0, slot, NULL);
	item->label = line_single(flow->t, rich, style_text(flow->t->style, style));
	if (item->line)
		item->label->baseline = item->line->baseline;
	item->label_x = x;
}

/* An element's own id as a place to go to. */
static void own_anchor(struct flow *flow, const xmlNode *node)
{
	char *id = doc_get(flow->t, node, "id");
	if (id)
		flow_anchor(flow, anchor_new(flow->t, id, NULL, 0));
}

/* Inline content as one paragraph. */
static struct item *paragraph(struct flow *flow, const xmlNode *node, const struct text_style_def *style)
{
	struct rich *rich = rich_new(flow->t);
	rich_inline(flow->t, rich, node, tag_new(flow->t, flow->parent, "P"));
	rich_finish(flow->t, rich);
	return flow_lines(flow, rich, style);
}

/* ---- paragraphs, headings -------------------------------------------------- */

static void alinea(struct flow *flow, const xmlNode *node)
{
	char *number = doc_get(flow->t, node, "numero");
	own_anchor(flow, node);
	if (!number || flow->in_cell) {
		paragraph(flow, node, flow->style);
		return;
	}
	double indent = flow->t->style->number_indent;
	struct tag *tag = tag_new(flow->t, flow->parent, "P");
	struct slot *slot = slot_new(flow->t, tag);
	struct rich *rich = rich_new(flow->t);
	rich_inline(flow->t, rich, node, tag);
	rich_finish(flow->t, rich);
	flow->x += indent;
	flow->width -= indent;
	struct item *first = flow_lines(flow, rich, flow->style);
	flow->x -= indent;
	flow->width += indent;
	flow_label(flow, first, number, "numero", -indent, slot);
}

/* Why an article stands: a small line under its heading (the margin is too narrow for file names). */
static void marge(struct flow *flow, const xmlNode *node)
{
	paragraph(flow, node, style_text(flow->t->style, "marge"));
}

static void intertitre(struct flow *flow, const xmlNode *node)
{
	struct rich *rich = rich_new(flow->t);
	own_anchor(flow, node);
	rich_inline(flow->t, rich, node, tag_new(flow->t, flow->parent, heading_role(flow->level)));
	rich_finish(flow->t, rich);
	flow_lines(flow, rich, style_text(flow->t->style, "intertitre"));
}

static void saut(struct flow *flow, const xmlNode *node)
{
	if (!flow->in_cell && !flow->frame)
		flow_page(flow, flow->landscape, FALSE);
}

/* ---- lists -------------------------------------------------------------------- */

static const struct { const char *name, *numbering; enum bullet bullet; } genres[] = {
	{ "tiret", "Disc", BULLET_DASH },      { "puce", "Disc", BULLET_DISC },
	{ "numero", "Decimal", BULLET_NUMBER }, { "lettre", "LowerAlpha", BULLET_LETTER },
	{ "case", "Square", BULLET_CHECK },
};

static char *bullet_text(struct flow *flow, enum bullet bullet, guint n)
{
	g_autofree char *text = NULL;
	if (bullet == BULLET_NUMBER)
		text = g_strdup_printf("%u.", n);
	else if (bullet == BULLET_LETTER)
		text = n <= 26 ? g_strdup_printf("%c)", 'a' + (int)n - 1)
			       : g_strdup_printf("%c%c)", 'a' + (int)(n - 27) / 26 % 26, 'a' + (int)(n - 1) % 26);
	else if (bullet == BULLET_DISC)
		text = g_strdup("•");
	else
		text = g_strdup(flow->t->style->list.dash);
	return arena_strdup(flow->t, text);
}

static void list_item(struct flow *flow, const xmlNode *node, struct tag *list, enum bullet bullet, guint n)
{
	struct typeset *t = flow->t;
	struct tag *li = tag_new(t, list, "LI"), *lbl = tag_new(t, li, "Lbl"), *saved = flow->parent;
	struct slot *slot = slot_new(t, lbl);
	guint start = flow->items->len;
	double space = flow->space;
	own_anchor(flow, node);
	flow->parent = tag_new(t, li, "LBody");
	flow->depth++;
	if (doc_is_inline(node))
		paragraph(flow, node, flow->style);
	else
		flow_blocks(flow, node);
	flow->depth--;
	flow->parent = saved;
	if (flow->items->len == start) { /* empty: a line for its bullet alone */
		struct item *blank = flow_item(flow, ITEM_RULE, flow->style->leading, space);
		blank->x = flow->x;
	}
	struct item *first = flow->items->pdata[start];
	double indent = t->style->list.indent;
	if (bullet == BULLET_CHECK) {
		first->bullet = bullet;
		first->bullet_slot = slot;
		lbl->alt = "☐";
		first->label_x = -indent;
	} else {
		flow_label(flow, first, bullet_text(flow, bullet, n), flow->in_cell ? "cellule" : "puce", -indent, slot);
	}
}

static void liste(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	char *genre = doc_get(t, node, "genre");
	guint kind = 0;
	for (guint i = 0; i < G_N_ELEMENTS(genres); i++)
		if (g_strcmp0(genre, genres[i].name) == 0)
			kind = i;
	double indent = t->style->list.indent, after = flow->style->after;
	struct tag *list = tag_new(t, flow->parent, "L");
	list->numbering = genres[kind].numbering;
	struct text_style_def tight = *flow->style;
	tight.after = t->style->list.item_space;
	struct text_style_def *copy = arena_new(t, struct text_style_def);
	*copy = tight;
	const struct text_style_def *saved = flow->style;
	flow->style = copy;
	flow->x += indent;
	flow->width -= indent;
	guint n = 0;
	for (const xmlNode *item = doc_first(node); item; item = doc_next(item))
		list_item(flow, item, list, genres[kind].bullet, ++n);
	flow->x -= indent;
	flow->width += indent;
	flow->style = saved;
	flow->space = MAX(flow->space, after);
}

static void definitions(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	struct tag *list = tag_new(t, flow->parent, "L");
	double indent = t->style->definition_indent;
	list->numbering = "None";
	for (const xmlNode *definition = doc_first(node); definition; definition = doc_next(definition)) {
		struct tag *li = tag_new(t, list, "LI"), *lbl = tag_new(t, li, "Lbl"), *body = tag_new(t, li, "LBody");
		struct rich *rich = rich_new(t);
		const xmlNode *term = doc_child(definition, "terme"), *sense = doc_child(definition, "sens");
		own_anchor(flow, definition);
		rich_inline(t, rich, term ? term : definition, tag_new(t, lbl, "Span")); /* a note may follow in it */
		for (guint i = 0; i < rich->spans->len; i++)
			g_array_index(rich->spans, struct span, i).flags |= SPAN_BOLD;
		struct tag *p = tag_new(t, body, "P");
		rich_append(rich, style_word(t->style, t->lang, "deux-points"), 0, slot_new(t, p), NULL);
		if (sense)
			rich_inline(t, rich, sense, p);
		rich_finish(t, rich);
		struct text_style_def style = *flow->style;
		style.first_indent = -indent;
		flow->x += indent;
		flow->width -= indent;
		flow_lines(flow, rich, &style);
		flow->x -= indent;
		flow->width += indent;
	}
}

/* ---- boxes ----------------------------------------------------------------------- */

static struct item *frame_space(struct flow *flow, double height, double before)
{
	struct item *item = flow_item(flow, ITEM_RULE, height, before);
	item->penalty = FORBIDDEN;
	return item;
}

static void encadre(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	struct flow saved = *flow;
	const struct frame_style *style = style_frame(t->style, doc_get(t, node, "genre"));
	struct frame *frame = arena_new(t, struct frame);
	*frame = (struct frame){ style, flow->x, flow->width };
	const xmlNode *title = doc_child(node, "titre");
	flow->parent = tag_new(t, flow->parent, "Div");
	flow->frame = frame;
	frame_space(flow, style->padding, style->before);
	flow->x += style->bar_width + style->padding_side;
	flow->width -= style->bar_width + 2 * style->padding_side;
	flow->style = style_text(t->style, flow->in_cell ? "cellule" : "encadre");
	if (title)
		paragraph(flow, title, style_text(t->style, "encadre-titre"));
	flow_blocks(flow, node);
	struct item *last = flow->items->pdata[flow->items->len - 1];
	last->penalty = FORBIDDEN;
	flow->space = 0;
	flow->x = saved.x;
	frame_space(flow, style->padding, 0)->penalty = 0;
	flow->parent = saved.parent;
	flow->frame = saved.frame;
	flow->width = saved.width;
	flow->style = saved.style;
	flow->space = style->after;
}

/* ---- figures ---------------------------------------------------------------------- */

static void caption(struct flow *flow, const xmlNode *node, struct tag *tag, double width)
{
	struct typeset *t = flow->t;
	const xmlNode *legend = doc_child(node, "legende");
	char *label = doc_get(t, node, "etiquette");
	if (!legend && !label)
		return;
	struct rich *rich = rich_new(t);
	struct tag *p = tag_new(t, tag, "Caption");
	if (label)
		rich_append(rich, label, 0, slot_new(t, p), NULL);
	if (label && legend)
		rich_append(rich, style_word(t->style, t->lang, "tiret"), 0, slot_new(t, p), NULL);
	if (legend)
		rich_inline(t, rich, legend, p);
	rich_finish(t, rich);
	double saved = flow->width;
	flow->width = width;
	flow_lines(flow, rich, style_text(t->style, "legende"));
	flow->width = saved;
}

/* A diagram's text is laid out for a screen: its lines are joined again, its
 * underlines left out, as they would be read aloud. */
static void append_unwrapped(GString *alt, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	gboolean fresh = TRUE;
	for (char **line = lines; *line; line++) {
		char *words = g_strstrip(*line);
		gsize length = strlen(words);
		if (!length || strspn(words, "=") == length || strspn(words, "-") == length) {
			fresh = TRUE;
			continue;
		}
		if (alt->len)
			g_string_append_c(alt, fresh || g_str_has_prefix(words, "- ") ? '\n' : ' ');
		g_string_append(alt, words);
		fresh = FALSE;
	}
}

#define ALT_LONGEST 12000 /* characters: readers and PDF/A limit strings */

/* What the picture shows, in words: its name, then the diagram's own text. */
static char *picture_alt(struct typeset *t, const struct picture *picture, const char *title)
{
	g_autofree char *own = t->figures->alt ? t->figures->alt(t->figures->data, picture->schema, picture->page) : NULL;
	if (!own || !*own)
		return arena_strdup(t, title ? title : "");
	g_autoptr(GString) alt = g_string_new(title && !strstr(own, title) ? title : "");
	append_unwrapped(alt, own);
	if (g_utf8_strlen(alt->str, -1) > ALT_LONGEST) { /* at the end of a line */
		g_string_truncate(alt, (gsize)(g_utf8_offset_to_pointer(alt->str, ALT_LONGEST) - alt->str));
		char *line = strrchr(alt->str, '\n');
		if (line)
			g_string_truncate(alt, (gsize)(line - alt->str));
		g_string_append(alt, "\n…");
	}
	return arena_strdup(t, g_strchomp(alt->str));
}

/* How large a diagram may stand within the text. */
static double scale_in_text(const struct flow *flow, double width, double height)
{
	struct page page;
	page_geometry(flow->t->style, flow->landscape, &page);
	return MIN(MIN(flow->width / width, page.body_height * 0.8 / height), 1.6);
}

/* One page of a diagram: a sheet of its own at its own size, or within the text
 * as large as fits. */
static void picture(struct flow *flow, const xmlNode *node, guint index, double width, double height, gboolean plate)
{
	struct typeset *t = flow->t;
	struct picture *picture = arena_new(t, struct picture);
	struct tag *figure = tag_new(t, flow->parent, "Figure");
	char *alt = doc_get(t, node, "alt");
	picture->schema = doc_get(t, node, "schema");
	picture->page = index;
	picture->plate = plate;
	picture->scale = plate ? 1 : scale_in_text(flow, width, height);
	picture->width = width * picture->scale;
	picture->height = height * picture->scale;
	picture->slot = slot_new(t, figure);
	figure->figure_box = TRUE;
	figure->alt = picture_alt(t, picture, alt);
	struct item *item = flow_item(flow, ITEM_FIGURE, picture->height, 6);
	item->picture = picture;
	item->x = plate ? -PLATE_MARGIN : flow->x + (flow->width - picture->width) / 2;
	flow->space = 8;
}

/* What follows goes on a sheet of this size. */
static void flow_plate(struct flow *flow, double width, double height)
{
	struct item *item = flow_item(flow, ITEM_PAGE, 0, 0);
	item->sheet_width = width;
	item->sheet_height = height;
	flow->x = 0;
	flow->width = width - 2 * PLATE_MARGIN;
}

static void figure_missing(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	struct tag *p = tag_new(t, flow->parent, "P");
	g_autofree char *text = g_strconcat(style_word(t->style, t->lang, "figure"),
					    style_word(t->style, t->lang, "deux-points"), doc_get(t, node, "alt"), NULL);
	flow_lines(flow, rich_text(t, text, slot_new(t, p), SPAN_ITALIC), flow->style);
}

static void figure(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	double width = 0, height = 0;
	char *schema = doc_get(t, node, "schema");
	guint pages = t->figures && t->figures->pages ? t->figures->pages(t->figures->data, schema, &width, &height) : 0;
	own_anchor(flow, node);
	if (!pages || width <= 0 || height <= 0 || flow->in_cell) {
		figure_missing(flow, node);
		return;
	}
	gboolean was = flow->landscape;
	struct anchor *known = g_hash_table_lookup(t->by_node, node);
	/* Its type is never made smaller: what the text has no room for stands on a sheet of its own. */
	gboolean whole = doc_yes(node, "paysage") || pages > 1 || scale_in_text(flow, width, height) < 1;
	for (guint i = 0; i < pages; i++) {
		if (whole)
			flow_plate(flow, width, height);
		if (i == 0 && known) { /* the contents lead here */
			known->title = doc_get(t, node, "alt");
			known->level = 1;
			flow_anchor(flow, known);
		}
		if (i == 0)
			caption(flow, node, flow->parent, flow->width);
		picture(flow, node, i, width, height, whole);
	}
	if (whole)
		flow_page(flow, was, FALSE);
}

/* ---- dispatch ------------------------------------------------------------------------ */

static const struct { const char *name; void (*build)(struct flow *flow, const xmlNode *node); } builders[] = {
	{ "alinea", alinea }, { "definitions", definitions }, { "encadre", encadre }, { "figure", figure },
	{ "intertitre", intertitre }, { "liste", liste }, { "marge", marge }, { "saut", saut }, { "signatures", flow_signatures },
	{ "tableau", flow_table },
};

void flow_block(struct flow *flow, const xmlNode *node)
{
	for (guint i = 0; i < G_N_ELEMENTS(builders); i++)
		if (doc_is(node, builders[i].name))
			builders[i].build(flow, node);
}

void flow_blocks(struct flow *flow, const xmlNode *parent)
{
	for (const xmlNode *node = doc_first(parent); node; node = doc_next(node))
		flow_block(flow, node);
}

double items_height(const GPtrArray *items)
{
	double height = 0;
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = items->pdata[i];
		height += item->height + (i ? item->before : 0);
	}
	return height;
}

/* A footnote: its lines at the width of an upright page. */
void flow_note(struct typeset *t, struct note *note, const xmlNode *node, const char *number)
{
	struct page page;
	page_geometry(t->style, FALSE, &page);
	const struct text_style_def *style = style_text(t->style, "note");
	double indent = t->style->note_indent;
	note->items = arena_list(t);
	struct tag *lbl = tag_new(t, note->tag, "Lbl");
	struct slot *slot = slot_new(t, lbl);
	struct flow flow = { .t = t, .items = note->items, .x = indent, .width = page.body_width - indent,
			     .parent = note->tag, .style = style, .in_cell = TRUE };
	flow_anchor(&flow, anchor_new(t, note->tag->id, NULL, 0));
	struct item *first = paragraph(&flow, node, style);
	if (!first)
		first = flow_item(&flow, ITEM_RULE, style->leading, 0);
	flow_label(&flow, first, number, "note", -indent, slot);
	note->height = items_height(note->items) + style->after;
}
