// SPDX-License-Identifier: EUPL-1.2
/*
 * A display list on a cairo context, in points: the pages of a PDF, or a PNG.
 *
 * Text is shaped by pango with the program's own fonts, and shown glyph by glyph
 * with the characters it stands for: each glyph maps to one character, every
 * space to U+0020, so that a PDF reader gets whole words back.
 */
#include "diagram/diagram.h"
#include "diagram/scene.h"

#include <pango/pangocairo.h>
#include <string.h>

struct painter {
	cairo_t *cr;
	const struct scene *scene;
	PangoLayout *layout;
};

static void colour(cairo_t *cr, int rgb)
{
	cairo_set_source_rgb(cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
}

static void paint_path(const struct painter *painter, const struct paint *paint)
{
	cairo_t *cr = painter->cr;
	if (paint->fill != NO_COLOUR) {
		colour(cr, paint->fill);
		cairo_fill_preserve(cr);
	}
	if (paint->stroke != NO_COLOUR) {
		colour(cr, paint->stroke);
		cairo_set_line_width(cr, paint->width);
		cairo_set_dash(cr, painter->scene->dashes[paint->dash], paint->dash == DASH_NONE ? 0 : 2, 0);
		cairo_stroke_preserve(cr);
	}
	cairo_new_path(cr);
}

static void rect(const struct painter *painter, const struct op *op)
{
	cairo_t *cr = painter->cr;
	double r = MIN(op->radius, MIN(op->w, op->h) / 2);
	if (r <= 0) {
		cairo_rectangle(cr, op->x, op->y, op->w, op->h);
	} else {
		cairo_new_sub_path(cr);
		cairo_arc(cr, op->x + op->w - r, op->y + r, r, -G_PI_2, 0);
		cairo_arc(cr, op->x + op->w - r, op->y + op->h - r, r, 0, G_PI_2);
		cairo_arc(cr, op->x + r, op->y + op->h - r, r, G_PI_2, G_PI);
		cairo_arc(cr, op->x + r, op->y + r, r, G_PI, 3 * G_PI_2);
		cairo_close_path(cr);
	}
	paint_path(painter, &op->paint);
}

static void path(const struct painter *painter, const struct op *op)
{
	cairo_t *cr = painter->cr;
	for (guint i = 0; i < op->segments->len; i++) {
		const struct segment *s = &g_array_index(op->segments, struct segment, i);
		if (s->command == 'M')
			cairo_move_to(cr, s->x[0], s->x[1]);
		else if (s->command == 'L')
			cairo_line_to(cr, s->x[0], s->x[1]);
		else if (s->command == 'C')
			cairo_curve_to(cr, s->x[0], s->x[1], s->x[2], s->x[3], s->x[4], s->x[5]);
		else
			cairo_close_path(cr);
	}
	paint_path(painter, &op->paint);
}

/* One run of glyphs at `x`, 0; returns where it ends. */
static double show_run(cairo_t *cr, PangoGlyphItem *run, const char *text, double x)
{
	const PangoItem *item = run->item;
	const PangoGlyphString *string = run->glyphs;
	cairo_glyph_t *glyphs = g_new0(cairo_glyph_t, string->num_glyphs + 1);
	cairo_text_cluster_t *clusters = g_new0(cairo_text_cluster_t, string->num_glyphs + 1);
	GString *said = g_string_new(NULL);
	gboolean one_to_one = string->num_glyphs == item->num_chars;
	for (int i = 0; i < string->num_glyphs; i++) {
		const PangoGlyphInfo *info = &string->glyphs[i];
		const char *from = text + item->offset + string->log_clusters[i];
		gunichar c = g_utf8_get_char(from);
		glyphs[i].index = info->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
		glyphs[i].x = x + (double)info->geometry.x_offset / PANGO_SCALE;
		glyphs[i].y = (double)info->geometry.y_offset / PANGO_SCALE;
		if (info->glyph == PANGO_GLYPH_EMPTY)
			one_to_one = FALSE;
		gsize length = said->len;
		g_string_append_unichar(said, c == 0xa0 || c == 0x202f ? ' ' : c);
		clusters[i].num_bytes = (int)(said->len - length);
		clusters[i].num_glyphs = 1;
		x += (double)info->geometry.width / PANGO_SCALE;
	}
	cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(item->analysis.font)));
	if (one_to_one)
		cairo_show_text_glyphs(cr, said->str, (int)said->len, glyphs, string->num_glyphs, clusters,
				       string->num_glyphs, 0);
	else
		pango_cairo_show_glyph_string(cr, item->analysis.font, run->glyphs);
	g_string_free(said, TRUE);
	g_free(clusters);
	g_free(glyphs);
	return x;
}

static PangoFontDescription *font_of(const struct op *op)
{
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family_static(font, FONT_LABEL);
	pango_font_description_set_absolute_size(font, op->size * PANGO_SCALE);
	if (op->style == TEXT_BOLD)
		pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
	if (op->style == TEXT_ITALIC)
		pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
	return font;
}

static void text(struct painter *painter, const struct op *op)
{
	cairo_t *cr = painter->cr;
	PangoFontDescription *font = font_of(op);
	pango_layout_set_font_description(painter->layout, font);
	pango_font_description_free(font);
	pango_layout_set_text(painter->layout, op->text, -1);
	PangoLayoutLine *line = pango_layout_get_line_readonly(painter->layout, 0);
	cairo_save(cr);
	cairo_translate(cr, op->x, op->y);
	cairo_rotate(cr, op->angle * G_PI / 180);
	colour(cr, op->paint.fill);
	double x = op->anchor == ANCHOR_START ? 0 : op->anchor == ANCHOR_MIDDLE ? -op->w / 2 : -op->w;
	for (GSList *runs = line->runs; runs; runs = runs->next)
		x = show_run(cr, runs->data, op->text, x);
	cairo_restore(cr);
}

void scene_paint(const struct scene *scene, cairo_t *cr)
{
	PangoContext *context = text_context_new();
	PangoLayout *layout = pango_layout_new(context);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	struct painter painter = { cr, scene, layout };
	cairo_save(cr);
	for (guint i = 0; i < scene->ops->len; i++) {
		const struct op *op = scene->ops->pdata[i];
		if (op->kind == OP_RECT) {
			rect(&painter, op);
		} else if (op->kind == OP_CIRCLE) {
			cairo_new_sub_path(cr);
			cairo_arc(cr, op->x, op->y, op->w, 0, 2 * G_PI);
			paint_path(&painter, &op->paint);
		} else if (op->kind == OP_PATH) {
			path(&painter, op);
		} else if (op->kind == OP_TEXT) {
			text(&painter, op);
		}
	}
	cairo_restore(cr);
	g_object_unref(layout);
	g_object_unref(context);
}
