// SPDX-License-Identifier: EUPL-1.2
/*
 * Tables and signature blocks: rows of cells, each cell a flow of its own.
 *
 * A row is one item of the page's flow, as high as its highest cell. Rows break
 * between pages; a row higher than what a page leaves is divided, every cell at
 * a legal break of its own. The header rows are kept aside for repetition.
 */
#include "typeset/layout.h"

#include <string.h>

#define ROW_ALONE 24   /* cost of leaving the first row alone under its header */
#define LAST_ALONE 40  /* cost of sending the last row alone to a new page */

static GArray *column_edges(struct flow *flow, const xmlNode *node)
{
	GArray *edges = g_array_new(FALSE, FALSE, sizeof(double));
	double total = 0, x = 0;
	for (const xmlNode *column = doc_first(node); column; column = doc_next(column))
		if (doc_is(column, "colonne")) {
			char *part = doc_get(flow->t, column, "part");
			total += part ? MAX(g_ascii_strtod(part, NULL), 0.01) : 1;
		}
	g_array_append_val(edges, x);
	for (const xmlNode *column = doc_first(node); column; column = doc_next(column))
		if (doc_is(column, "colonne")) {
			char *part = doc_get(flow->t, column, "part");
			x += (part ? MAX(g_ascii_strtod(part, NULL), 0.01) : 1) / total * flow->width;
			g_array_append_val(edges, x);
		}
	if (edges->len == 1)
		g_array_append_val(edges, flow->width);
	return edges;
}

static enum align cell_align(struct typeset *t, const xmlNode *node)
{
	char *align = doc_get(t, node, "alignement");
	if (g_strcmp0(align, "centre") == 0)
		return ALIGN_CENTRE;
	return g_strcmp0(align, "droite") == 0 ? ALIGN_RIGHT : ALIGN_LEFT;
}

static void cell_content(struct typeset *t, struct cell *cell, const xmlNode *node, struct tag *tag,
			 const struct table_style *style, const char *look)
{
	struct text_style_def *text = arena_new(t, struct text_style_def);
	*text = *style_text(t->style, look);
	text->align = cell->align;
	struct flow flow = { .t = t, .items = cell->items, .width = MAX(cell->width - 2 * style->padding_x, 8),
			     .parent = tag, .style = text, .in_cell = TRUE, .level = 6 };
	if (doc_is_inline(node)) {
		struct rich *rich = rich_new(t);
		rich_inline(t, rich, node, tag_new(t, tag, "P"));
		rich_finish(t, rich);
		flow_lines(&flow, rich, text);
	} else {
		flow_blocks(&flow, node);
	}
	cell->content_height = items_height(cell->items);
}

static struct cell *make_cell(struct flow *flow, struct table *table, const xmlNode *node, struct tag *tr,
			      gboolean header, gboolean group, double x, double width, guint span)
{
	struct typeset *t = flow->t;
	struct cell *cell = arena_new(t, struct cell);
	char *head = doc_get(t, node, "tete");
	gboolean is_head = header || head || group;
	struct tag *tag = tag_new(t, tr, is_head ? "TH" : "TD");
	if (is_head)
		tag->scope = g_strcmp0(head, "rangee") == 0 ? "Row" : group ? "Row" : "Column";
	tag->column_span = span;
	*cell = (struct cell){ .x = x, .width = width, .items = arena_list(t), .head = is_head && !group,
			       .align = cell_align(t, node) };
	const char *look = group ? "groupe" : header ? "tete" : is_head ? "tete-rangee" : "cellule";
	cell_content(t, cell, node, tag, table->style, look);
	return cell;
}

static struct item *make_row(struct flow *flow, struct table *table, const GArray *edges, const xmlNode *node,
			     struct tag *parent, gboolean header)
{
	struct typeset *t = flow->t;
	struct row *row = arena_new(t, struct row);
	struct tag *tr = tag_new(t, parent, "TR");
	gboolean group = g_strcmp0(doc_get(t, node, "genre"), "groupe") == 0;
	guint column = 0, columns = edges->len - 1;
	*row = (struct row){ .table = table, .cells = arena_list(t), .header = header, .group = group,
			     .first_piece = TRUE, .last_piece = TRUE };
	double height = 0;
	for (const xmlNode *child = doc_first(node); child && column < columns; child = doc_next(child)) {
		char *wanted = doc_get(t, child, "etendue");
		guint span = wanted ? (guint)g_ascii_strtoull(wanted, NULL, 10) : 1;
		if (group && !wanted && !doc_next(child))
			span = columns;
		span = CLAMP(span, 1, columns - column);
		double x = g_array_index(edges, double, column);
		double width = g_array_index(edges, double, column + span) - x;
		struct cell *cell = make_cell(flow, table, child, tr, header, group, x, width, span);
		height = MAX(height, cell->content_height);
		g_ptr_array_add(row->cells, cell);
		column += span;
	}
	for (; column < columns; column++) { /* a regular grid, whatever was written */
		struct tag *empty = tag_new(t, tr, header ? "TH" : "TD");
		empty->scope = header ? "Column" : NULL;
	}
	struct item *item = flow_item(flow, ITEM_ROW, height + 2 * table->style->padding_y, 0);
	item->row = row;
	return item;
}

static void table_caption(struct flow *flow, const xmlNode *node, struct tag *tag)
{
	struct typeset *t = flow->t;
	char *legend = doc_get(t, node, "legende"), *label = doc_get(t, node, "etiquette");
	if (!legend)
		return;
	tag->title = legend;
	g_autofree char *text =
		label ? g_strconcat(label, style_word(t->style, t->lang, "tiret"), legend, NULL) : g_strdup(legend);
	struct slot *slot = slot_new(t, tag_new(t, tag, "Caption"));
	flow_lines(flow, rich_text(t, text, slot, 0), style_text(t->style, "legende"));
}

static void header_rows(struct flow *flow, struct table *table, const GArray *edges, const xmlNode *node, struct tag *tag)
{
	const xmlNode *head = doc_child(node, "entete");
	struct tag *group = head ? tag_new(flow->t, tag, "THead") : NULL;
	for (const xmlNode *row = doc_first(head); row; row = doc_next(row)) {
		struct item *item = make_row(flow, table, edges, row, group, TRUE);
		item->penalty = FORBIDDEN;
		table->header_height += item->height;
		g_ptr_array_add(table->headers, item);
	}
}

static void body_rows(struct flow *flow, struct table *table, const GArray *edges, const xmlNode *node, struct tag *tag)
{
	const xmlNode *body = doc_child(node, "corps");
	struct tag *group = tag_new(flow->t, tag, "TBody");
	struct item *last = NULL, *previous = NULL;
	for (const xmlNode *row = doc_first(body); row; row = doc_next(row)) {
		previous = last;
		last = make_row(flow, table, edges, row, group, FALSE);
		last->penalty = last->row->group ? FORBIDDEN : previous ? 0 : ROW_ALONE;
	}
	if (previous && previous->penalty == 0)
		previous->penalty = LAST_ALONE;
	if (last) {
		last->penalty = 0;
		last->row->ends_table = TRUE;
	}
}

void flow_table(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	gboolean was = flow->landscape, turn = doc_yes(node, "paysage") && !flow->in_cell && !flow->frame && !was;
	if (turn)
		flow_page(flow, TRUE, FALSE);
	struct tag *tag = tag_new(t, flow->parent, "Table");
	char *id = doc_get(t, node, "id");
	if (id)
		flow_anchor(flow, anchor_new(t, id, NULL, 0));
	flow->space = MAX(flow->space, t->style->table.before);
	table_caption(flow, node, tag);
	struct table *table = arena_new(t, struct table);
	*table = (struct table){ .style = &t->style->table, .width = flow->width, .headers = arena_list(t) };
	g_autoptr(GArray) edges = column_edges(flow, node);
	header_rows(flow, table, edges, node, tag);
	body_rows(flow, table, edges, node, tag);
	flow->space = t->style->table.after;
	if (turn)
		flow_page(flow, was, FALSE);
}

/* ---- signatures ------------------------------------------------------------------- */

static void signature_line(struct flow *flow, struct tag *tag, const char *text, const char *style)
{
	if (text && *text) {
		struct slot *slot = slot_new(flow->t, tag_new(flow->t, tag, "P"));
		flow_lines(flow, rich_text(flow->t, text, slot, 0), style_text(flow->t->style, style));
	}
}

static struct cell *signatory(struct flow *flow, const xmlNode *node, struct tag *parent, double x, double width)
{
	struct typeset *t = flow->t;
	struct cell *cell = arena_new(t, struct cell);
	*cell = (struct cell){ .x = x, .width = width, .items = arena_list(t) };
	struct tag *tag = tag_new(t, parent, "Div");
	struct flow inner = { .t = t, .items = cell->items, .width = width - 2 * t->style->table.padding_x,
			      .parent = tag, .in_cell = TRUE };
	signature_line(&inner, tag, doc_get(t, node, "organisme"), "signature");
	signature_line(&inner, tag, doc_get(t, node, "nom"), "signataire");
	signature_line(&inner, tag, doc_get(t, node, "qualite"), "qualite");
	inner.space = 8;
	char *date = doc_get(t, node, "le");
	g_autofree char *on = g_strconcat(style_word(t->style, t->lang, "date"), " ", date ? date : "", NULL);
	signature_line(&inner, tag, on, "signature");
	signature_line(&inner, tag, style_word(t->style, t->lang, "signature"), "signature");
	flow_item(&inner, ITEM_RULE, t->style->signature_height * 0.55, 0);
	cell->content_height = items_height(cell->items);
	return cell;
}

/* Two by two; the whole block stays together if a page can hold it. */
void flow_signatures(struct flow *flow, const xmlNode *node)
{
	struct typeset *t = flow->t;
	struct table *table = arena_new(t, struct table);
	*table = (struct table){ .style = &t->style->table, .width = flow->width, .headers = arena_list(t) };
	struct tag *tag = tag_new(t, flow->parent, "Div");
	double gap = 18, width = (flow->width - gap) / 2, total = 0;
	guint start = flow->items->len, column = 0;
	flow->space = MAX(flow->space, 12);
	if (start) /* never parted from what is signed */
		((struct item *)flow->items->pdata[start - 1])->penalty = FORBIDDEN;
	struct row *row = NULL;
	struct item *item = NULL;
	for (const xmlNode *child = doc_first(node); child; child = doc_next(child), column = 1 - column) {
		if (column == 0) {
			row = arena_new(t, struct row);
			*row = (struct row){ .table = table, .cells = arena_list(t), .bare = TRUE,
					     .first_piece = TRUE, .last_piece = TRUE };
			item = flow_item(flow, ITEM_ROW, 0, 10);
			item->row = row;
		}
		struct cell *cell = signatory(flow, child, tag, column * (width + gap), width);
		g_ptr_array_add(row->cells, cell);
		item->height = MAX(item->height, cell->content_height + 2 * t->style->table.padding_y + 4);
	}
	struct page page;
	page_geometry(t->style, flow->landscape, &page);
	for (guint i = start; i < flow->items->len; i++)
		total += ((struct item *)flow->items->pdata[i])->height + 10;
	for (guint i = start; i + 1 < flow->items->len && total < page.body_height * 0.9; i++)
		((struct item *)flow->items->pdata[i])->penalty = FORBIDDEN;
	flow->space = 14;
}

/* ---- division ----------------------------------------------------------------------- */

/* How many items of a cell fit in `height`, ending at a legal break. */
static guint fitting(const GPtrArray *items, double height)
{
	double used = 0;
	guint legal = 0;
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = items->pdata[i];
		used += item->height + (i ? item->before : 0);
		if (used > height + 0.01)
			break;
		if (item->penalty < FORBIDDEN || i + 1 == items->len)
			legal = i + 1;
	}
	return legal;
}

static GPtrArray *items_from(struct typeset *t, const GPtrArray *items, guint from)
{
	GPtrArray *rest = arena_list(t);
	for (guint i = from; i < items->len; i++)
		g_ptr_array_add(rest, items->pdata[i]);
	return rest;
}

struct item *row_split(struct typeset *t, struct item *item, double height)
{
	struct row *row = item->row;
	double room = height - 2 * row->table->style->padding_y, kept = 0, rest_height = 0;
	gboolean some = FALSE;
	for (guint i = 0; i < row->cells->len; i++) {
		const struct cell *cell = row->cells->pdata[i];
		guint n = fitting(cell->items, room);
		if (cell->items->len > 0 && n == 0)
			return NULL; /* every cell must begin on this page */
		some |= n < cell->items->len;
	}
	if (!some)
		return NULL;
	struct item *rest = arena_new(t, struct item);
	*rest = *item;
	rest->anchor = NULL;
	rest->row = arena_new(t, struct row);
	*rest->row = *row;
	rest->row->cells = arena_list(t);
	rest->row->first_piece = FALSE;
	row->last_piece = row->ends_table = FALSE;
	for (guint i = 0; i < row->cells->len; i++) {
		struct cell *cell = row->cells->pdata[i], *tail = arena_new(t, struct cell);
		guint n = fitting(cell->items, room);
		*tail = *cell;
		tail->items = items_from(t, cell->items, n);
		g_ptr_array_set_size(cell->items, (gint)n);
		cell->content_height = items_height(cell->items);
		tail->content_height = items_height(tail->items);
		kept = MAX(kept, cell->content_height);
		rest_height = MAX(rest_height, tail->content_height);
		g_ptr_array_add(rest->row->cells, tail);
	}
	item->height = kept + 2 * row->table->style->padding_y;
	item->penalty = 0;
	rest->height = rest_height + 2 * row->table->style->padding_y;
	return rest;
}
