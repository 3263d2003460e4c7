// SPDX-License-Identifier: EUPL-1.2
/*
 * Pages to marks, through a painter. Decides nothing but rules, tints, bullets
 * and running lines; every mark is given its slot in the structure, or is an
 * artifact.
 */
#include "typeset/layout.h"

#include <math.h>

struct drawing {
	struct typeset *t;
	const struct painter *p;
	const struct page *page;
	guint index;            /* of the page, from 0 */
	gboolean artifact;      /* a repeated header: painted, not read */
	gboolean back;          /* first tints and rules, then all that is said: few leaves */
};

static void mark(struct drawing *d, struct slot *slot, enum artifact artifact)
{
	d->p->mark(d->p->data, d->artifact ? NULL : slot, artifact);
}

static void fill(struct drawing *d, const struct colour *colour, double x, double y, double width, double height)
{
	if (!d->back)
		return;
	mark(d, NULL, ARTIFACT_LAYOUT);
	d->p->fill(d->p->data, colour, x, y, width, height);
}

static void rule(struct drawing *d, const struct colour *colour, double thickness, double x, double y, double width)
{
	fill(d, colour, x, y - thickness / 2, width, thickness);
}

/* ---- lines ------------------------------------------------------------------------- */

static void draw_piece(struct drawing *d, const struct piece *piece, double x, double y, enum artifact artifact)
{
	cairo_glyph_t stack[256], *glyphs = piece->n_glyphs <= 256 ? stack : g_new(cairo_glyph_t, piece->n_glyphs);
	for (guint i = 0; i < piece->n_glyphs; i++)
		glyphs[i] = (cairo_glyph_t){ piece->glyphs[i].index, x + piece->glyphs[i].x,
					     y + piece->glyphs[i].y - piece->rise };
	mark(d, piece->slot, artifact);
	d->p->glyphs(d->p->data, piece->font, &piece->colour, glyphs, piece->n_glyphs, piece->text, piece->clusters,
		     piece->n_clusters);
	if (glyphs != stack)
		g_free(glyphs);
}

static void draw_line(struct drawing *d, const struct line *line, double x, double y, double height, enum artifact artifact)
{
	for (guint i = 0; d->back && i < line->pieces->len; i++) {
		const struct piece *piece = line->pieces->pdata[i];
		if (piece->decide)
			fill(d, &d->t->style->decide, x + piece->x - 0.6, y + 1.2, piece->width + 1.2, height - 2.4);
	}
	for (guint i = 0; !d->back && i < line->pieces->len; i++) {
		const struct piece *piece = line->pieces->pdata[i];
		if (piece->font)
			draw_piece(d, piece, x, y + line->baseline, artifact);
		if (piece->link && !d->artifact)
			d->p->link(d->p->data, piece->link, x + piece->x, y, piece->width, height);
	}
}

/* Text of ours in one line; `align` 1: ends at x. Returns its width. */
static double draw_text(struct drawing *d, const char *text, const struct text_style_def *style, double x, double baseline,
			gboolean ends_there, struct slot *slot, enum artifact artifact)
{
	struct rich *rich = slot ? rich_new(d->t) : rich_text(d->t, text, NULL, 0);
	if (slot)
		rich_append(rich, text, 0, slot, NULL);
	if (!rich->text->len)
		return 0;
	struct line *line = line_single(d->t, rich, style);
	double left = ends_there ? x - line->width : x;
	draw_line(d, line, left, baseline - line->baseline, style->leading, artifact);
	return line->width;
}

static void draw_check_box(struct drawing *d, const struct item *item, double x, double y)
{
	if (d->back)
		return;
	double side = 7.4, baseline = item->line ? item->line->baseline : item->height * 0.7;
	mark(d, item->bullet_slot, ARTIFACT_LAYOUT);
	d->p->box(d->p->data, &d->t->style->ink, 0.8, 0.8, x + 0.4, y + baseline - side + 0.6, side, side);
}

static void draw_entry(struct drawing *d, const struct item *item, double x, double y)
{
	const struct toc_entry *entry = item->entry;
	g_autofree char *number = g_strdup_printf(" %u", entry->anchor->page + 1);
	double right = x + item->width, baseline = y + item->line->baseline;
	double width = draw_text(d, number, entry->style, right, baseline, TRUE, entry->slot, ARTIFACT_LAYOUT);
	double from = x + item->line->width + 6, to = right - width - 3, gap = 4.4;
	/* Dots stand on one grid for the whole page. */
	from = ceil(from / gap) * gap;
	to = floor(to / gap) * gap;
	if (to > from && d->back) {
		mark(d, NULL, ARTIFACT_LAYOUT);
		d->p->stroke(d->p->data, &d->t->style->soft, 0.85, gap, from, baseline - 0.5, to, baseline - 0.5);
	}
	if (!d->back)
		d->p->link(d->p->data, entry->link, right - width, y, width, item->height);
}

/* ---- items -------------------------------------------------------------------------- */

static void draw_items(struct drawing *d, const GPtrArray *items, double x, double y);
static void draw_item(struct drawing *d, const struct item *item, double left, double y);

static void draw_frame(struct drawing *d, const struct frame *frame, double left, double y, double height)
{
	const struct frame_style *style = frame->style;
	fill(d, &style->fill, left + frame->x, y, frame->width, height);
	fill(d, &style->bar, left + frame->x, y, style->bar_width, height);
}

static void draw_cell(struct drawing *d, const struct row *row, const struct cell *cell, double x, double y)
{
	const struct table_style *style = row->table->style;
	draw_items(d, cell->items, x + cell->x + style->padding_x, y + style->padding_y);
}

static void draw_row(struct drawing *d, const struct item *item, double x, double y)
{
	const struct row *row = item->row;
	const struct table_style *style = row->table->style;
	gboolean first_header = row->header && row->table->headers->pdata[0] == item;
	gboolean last_header =
		row->header && row->table->headers->pdata[row->table->headers->len - 1] == item;
	if (row->header || row->group)
		fill(d, row->header ? &style->header_fill : &style->group_fill, x, y, row->table->width, item->height);
	if (row->bare)
		for (guint i = 0; i < row->cells->len; i++) {
			const struct cell *cell = row->cells->pdata[i];
			rule(d, &style->heavy_colour, style->rule_heavy, x + cell->x, y, cell->width);
		}
	else if (first_header || (!row->header && !row->table->headers->len && row->first_piece))
		rule(d, &style->heavy_colour, first_header ? style->rule_heavy : style->rule, x, y, row->table->width);
	for (guint i = 0; i < row->cells->len; i++)
		draw_cell(d, row, row->cells->pdata[i], x, y);
	if (!row->bare)
		rule(d, last_header || row->ends_table ? &style->heavy_colour : &style->rule_colour,
		     last_header || row->ends_table ? style->rule_heavy : style->rule, x, y + item->height,
		     row->table->width);
}

struct figure_call { const struct figure_source *source; const struct picture *picture; };

static void draw_figure(void *what, cairo_t *cr)
{
	const struct figure_call *call = what;
	call->source->draw(call->source->data, call->picture->schema, call->picture->page, cr);
}

/* Not smoothed by the reader's program: PDF/A forbids to ask for it. */
static void draw_image(void *what, cairo_t *cr)
{
	const struct figure_call *call = what;
	cairo_set_source_surface(cr, call->picture->image, 0, 0);
	cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_FAST);
	cairo_paint(cr);
}

static void draw_picture(struct drawing *d, const struct item *item, double x, double y)
{
	const struct picture *picture = item->picture;
	struct tag *tag = picture->slot->tag;
	struct figure_call call = { d->t->figures, picture };
	if (d->back)
		return;
	mark(d, picture->slot, ARTIFACT_LAYOUT);
	if (picture->plate)
		y = 0;
	d->p->figure(d->p->data, x, y, picture->scale, picture->image ? draw_image : draw_figure, &call);
	tag->box_page = d->index;
	tag->box[0] = x;
	tag->box[1] = y;
	tag->box[2] = x + picture->width;
	tag->box[3] = y + picture->height;
}

static void draw_item(struct drawing *d, const struct item *item, double left, double y)
{
	double x = left + item->x;
	if (item->anchor && !d->artifact && !d->back)
		d->p->dest(d->p->data, item->anchor->id, x, y);
	if (item->bullet == BULLET_CHECK)
		draw_check_box(d, item, x + item->label_x, y);
	if (item->label)
		draw_line(d, item->label, x + item->label_x, y, item->height, ARTIFACT_LAYOUT);
	if (item->kind == ITEM_LINE)
		draw_line(d, item->line, x, y, item->height, ARTIFACT_LAYOUT);
	else if (item->kind == ITEM_ROW)
		draw_row(d, item, x, y);
	else if (item->kind == ITEM_FIGURE)
		draw_picture(d, item, x, y);
	else if (item->kind == ITEM_RULE && item->thickness > 0)
		fill(d, item->colour, x, y, item->width, item->thickness);
	if (item->entry)
		draw_entry(d, item, x, y);
}

/* Items of a cell, one under the other, boxes behind them. */
static void draw_items(struct drawing *d, const GPtrArray *items, double x, double y)
{
	double top = y;
	const struct frame *frame = NULL;
	for (guint pass = 0; pass < 2; pass++, y = top) {
		double start = y;
		for (guint i = 0; i < items->len; i++) {
			const struct item *item = items->pdata[i];
			double before = y;
			y += i ? item->before : 0;
			if (pass == 1) {
				draw_item(d, item, x, y);
			} else if (item->frame != frame) {
				if (frame)
					draw_frame(d, frame, x, start, before - start);
				frame = item->frame;
				start = y;
			}
			y += item->height;
		}
		if (pass == 0 && frame)
			draw_frame(d, frame, x, start, y - start);
	}
}

/* ---- pages ----------------------------------------------------------------------------- */

static void draw_frames(struct drawing *d, const GPtrArray *placed)
{
	const struct page *page = d->page;
	for (guint i = 0; i < placed->len;) {
		const struct placed *first = placed->pdata[i], *last = first;
		guint j = i + 1;
		while (j < placed->len && ((struct placed *)placed->pdata[j])->item->frame == first->item->frame)
			last = placed->pdata[j++];
		if (first->item->frame)
			draw_frame(d, first->item->frame, page->left, page->top + first->y,
				   last->y + last->item->height - first->y);
		i = j;
	}
}

static void draw_notes(struct drawing *d)
{
	const struct page *page = d->page;
	const struct page_style *style = &d->t->style->page;
	if (!page->notes->len)
		return;
	rule(d, &d->t->style->soft, 0.5, page->left, page->top + page->notes_top - 4.5, style->note_rule);
	for (guint i = 0; i < page->notes->len; i++) {
		const struct placed *placed = page->notes->pdata[i];
		draw_item(d, placed->item, page->left, page->top + placed->y);
	}
}

/* The stamp in a thin frame, its right edge at `right`. Returns its width. */
static double draw_stamp(struct drawing *d, const char *text, double right, double baseline)
{
	const struct text_style_def *style = style_text(d->t->style, "estampille");
	double width = draw_text(d, text, style, right - 6, baseline, TRUE, NULL, ARTIFACT_STAMP) + 12;
	mark(d, NULL, ARTIFACT_STAMP);
	d->p->box(d->p->data, &style->colour, 0.8, 2, right - width, baseline - 10.2, width, 15);
	return width;
}

/* Width of a text of ours on one line. */
static double run_width(struct drawing *d, const char *text, const struct text_style_def *style)
{
	struct rich *rich = rich_text(d->t, text, NULL, 0);
	return rich->text->len ? line_single(d->t, rich, style)->width : 0;
}

static void draw_running(struct drawing *d, guint index)
{
	struct typeset *t = d->t;
	const struct page *page = d->page;
	const struct page_style *s = &t->style->page;
	const xmlNode *root = xmlDocGetRootElement(t->tree);
	const struct text_style_def *style = style_text(t->style, "courant");
	char *stamp = doc_get(t, root, "estampille"), *head = doc_get(t, root, "entete"), *foot = doc_get(t, root, "pied");
	double right = page->left + page->body_width, header = s->header + 4, footer = page->height - s->footer;
	g_autofree char *folio =
		g_strdup_printf("%s %u/%u", style_word(t->style, t->lang, "page"), index + 1, t->pages->len);
	if (page->plate) {
		draw_text(d, folio, style_text(t->style, "folio"), right, page->height - 12, TRUE, NULL, ARTIFACT_FOOTER);
		return;
	}
	if (page->landscape) {
		header = page->top - 22;
		footer = page->height - 28;
	}
	if (stamp && *stamp)
		draw_stamp(d, stamp, right, header);
	if (page->cover)
		return;
	double taken = 0;
	if (page->running && !(stamp && *stamp))
		taken = draw_text(d, page->running, style, right, header, TRUE, NULL, ARTIFACT_HEADER);
	if (head && run_width(d, head, style) + taken + 12 <= page->body_width) /* where the page stands matters more */
		draw_text(d, head, style, page->left, header, FALSE, NULL, ARTIFACT_HEADER);
	mark(d, NULL, ARTIFACT_HEADER);
	d->p->fill(d->p->data, &t->style->table.rule_colour, page->left, header + 8, page->body_width, 0.4);
	draw_text(d, foot ? foot : "", style, page->left, footer, FALSE, NULL, ARTIFACT_FOOTER);
	draw_text(d, folio, style_text(t->style, "folio"), right, footer, TRUE, NULL, ARTIFACT_FOOTER);
}

static void draw_content(struct drawing *d)
{
	const struct page *page = d->page;
	for (guint k = 0; k < page->placed->len; k++) {
		const struct placed *placed = page->placed->pdata[k];
		d->artifact = placed->repeated;
		draw_item(d, placed->item, page->left, page->top + placed->y);
	}
	d->artifact = FALSE;
	draw_notes(d);
}

void draw_pages(struct typeset *t, const struct painter *painter)
{
	for (guint i = 0; i < t->pages->len; i++) {
		const struct page *page = t->pages->pdata[i];
		struct drawing d = { .t = t, .p = painter, .page = page, .index = i };
		painter->page(painter->data, page->width, page->height);
		d.back = TRUE;
		draw_frames(&d, page->placed);
		draw_content(&d);
		d.back = FALSE;
		draw_content(&d);
		draw_running(&d, i);
	}
	for (guint i = 0; i < t->anchors->len; i++) {
		const struct anchor *anchor = t->anchors->pdata[i];
		if (anchor->level && anchor->title)
			painter->outline(painter->data, anchor->level, anchor->title, anchor->id);
	}
}
