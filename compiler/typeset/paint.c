// SPDX-License-Identifier: EUPL-1.2
/*
 * The painter over cairo's PDF surface.
 *
 * cairo 1.16 keeps no attribute of a structure element and orders elements as
 * they are painted, so it is asked for one thing only: a numbered mark around
 * each leaf (a flat Span). The tree itself, links, destinations and bookmarks
 * are recorded here and written by finish.c. A leaf never spans pages, and
 * consecutive marks of one slot share a leaf.
 *
 * Text goes through cairo_show_text_glyphs with one text for each glyph, always
 * the same, so that cairo needs no ActualText.
 */
#include "typeset/paint.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

static cairo_status_t write_bytes(void *closure, const unsigned char *data, unsigned int length)
{
	g_byte_array_append(closure, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static GArray *page_leaves(const struct painted *painted)
{
	return painted->leaves->pdata[painted->leaves->len - 1];
}

static void close_leaf(struct painted *painted)
{
	if (painted->open)
		cairo_tag_end(painted->cr, "Span");
	painted->open = FALSE;
}

/* Opens a leaf for what is wanted, unless it is open already. */
static void ensure_leaf(struct painted *painted)
{
	GArray *leaves = page_leaves(painted);
	if (painted->open) {
		const struct leaf *last = &g_array_index(leaves, struct leaf, leaves->len - 1);
		if (last->slot == painted->slot && (last->slot || last->artifact == painted->artifact))
			return;
		close_leaf(painted);
	}
	struct leaf leaf = { painted->slot, painted->artifact, 0 };
	if (leaf.slot) {
		leaf.mcid = painted->next_mcid++;
		struct mark mark = { painted->leaves->len - 1, leaf.mcid };
		g_array_append_val(leaf.slot->marks, mark);
	}
	g_array_append_val(leaves, leaf);
	cairo_tag_begin(painted->cr, "Span", "");
	painted->open = TRUE;
}

static void set_colour(cairo_t *cr, const struct colour *colour)
{
	cairo_set_source_rgb(cr, colour->red, colour->green, colour->blue);
}

static void free_leaves(void *leaves)
{
	g_array_unref(leaves);
}

static void paint_page(void *data, double width, double height)
{
	struct painted *painted = data;
	close_leaf(painted);
	if (painted->leaves->len)
		cairo_show_page(painted->cr);
	cairo_pdf_surface_set_size(painted->surface, width, height);
	g_ptr_array_add(painted->leaves, g_array_new(FALSE, FALSE, sizeof(struct leaf)));
	g_array_append_val(painted->heights, height);
	painted->next_mcid = 0;
}

static void paint_mark(void *data, struct slot *slot, enum artifact artifact)
{
	struct painted *painted = data;
	painted->slot = slot;
	painted->artifact = artifact;
}

/* cairo leaves out a mark whose box is empty: a space alone, on whole coordinates,
 * and two words would run together. Off them, it stays. */
static double off_grid(double value)
{
	double part = value - floor(value);
	return part < 0.02 ? value + 0.04 : part > 0.98 ? value - 0.04 : value;
}

static gboolean is_blank(const char *text)
{
	return text[strspn(text, " ")] == 0;
}

static void paint_glyphs(void *data, cairo_scaled_font_t *font, const struct colour *colour, const cairo_glyph_t *glyphs,
			 guint n_glyphs, const char *text, const cairo_text_cluster_t *clusters, guint n_clusters)
{
	struct painted *painted = data;
	ensure_leaf(painted);
	set_colour(painted->cr, colour);
	cairo_set_scaled_font(painted->cr, font);
	cairo_glyph_t moved[8];
	if (n_glyphs <= G_N_ELEMENTS(moved) && is_blank(text)) {
		for (guint i = 0; i < n_glyphs; i++)
			moved[i] = (cairo_glyph_t){ glyphs[i].index, off_grid(glyphs[i].x), off_grid(glyphs[i].y) };
		glyphs = moved;
	}
	cairo_show_text_glyphs(painted->cr, text, (int)strlen(text), glyphs, (int)n_glyphs, clusters, (int)n_clusters, 0);
}

static void paint_fill(void *data, const struct colour *colour, double x, double y, double width, double height)
{
	struct painted *painted = data;
	ensure_leaf(painted);
	set_colour(painted->cr, colour);
	cairo_rectangle(painted->cr, x, y, width, height);
	cairo_fill(painted->cr);
}

static void paint_stroke(void *data, const struct colour *colour, double thickness, double dot_gap,
			 double x1, double y1, double x2, double y2)
{
	struct painted *painted = data;
	cairo_t *cr = painted->cr;
	ensure_leaf(painted);
	set_colour(cr, colour);
	cairo_set_line_width(cr, thickness);
	if (dot_gap > 0) {
		const double dashes[] = { 0, dot_gap };
		cairo_set_dash(cr, dashes, 2, 0);
		cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	}
	cairo_move_to(cr, x1, y1);
	cairo_line_to(cr, x2, y2);
	cairo_stroke(cr);
	cairo_set_dash(cr, NULL, 0, 0);
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
}

static void paint_box(void *data, const struct colour *colour, double thickness, double radius,
		      double x, double y, double width, double height)
{
	struct painted *painted = data;
	cairo_t *cr = painted->cr;
	ensure_leaf(painted);
	set_colour(cr, colour);
	cairo_set_line_width(cr, thickness);
	cairo_new_sub_path(cr);
	cairo_arc(cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
	cairo_arc(cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
	cairo_arc(cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
	cairo_arc(cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
	cairo_close_path(cr);
	cairo_stroke(cr);
}

static void paint_figure(void *data, double x, double y, double scale, void (*draw)(void *what, cairo_t *cr), void *what)
{
	struct painted *painted = data;
	ensure_leaf(painted);
	cairo_save(painted->cr);
	cairo_translate(painted->cr, x, y);
	cairo_scale(painted->cr, scale, scale);
	draw(what, painted->cr);
	cairo_restore(painted->cr);
}

static void paint_link(void *data, struct link *link, double x, double y, double width, double height)
{
	struct painted *painted = data;
	struct area area = { link, painted->leaves->len - 1, x, y, x + width, y + height };
	/* Neighbours on one line are one rectangle. */
	if (painted->areas->len) {
		struct area *last = &g_array_index(painted->areas, struct area, painted->areas->len - 1);
		if (last->link == link && last->page == area.page && last->y1 == y && ABS(last->x2 - x) < 1) {
			last->x2 = area.x2;
			return;
		}
	}
	g_array_append_val(painted->areas, area);
}

static void paint_dest(void *data, const char *id, double x, double y)
{
	struct painted *painted = data;
	struct destination destination = { g_strdup(id), painted->leaves->len - 1, x, y };
	g_array_append_val(painted->destinations, destination);
}

static void paint_outline(void *data, guint level, const char *title, const char *id)
{
	struct painted *painted = data;
	struct bookmark bookmark = { level, g_strdup(title), g_strdup(id) };
	g_array_append_val(painted->bookmarks, bookmark);
}

static void clear_destination(void *destination)
{
	g_free(((struct destination *)destination)->id);
}

static void clear_bookmark(void *bookmark)
{
	g_free(((struct bookmark *)bookmark)->title);
	g_free(((struct bookmark *)bookmark)->id);
}

struct painted *painted_new(void)
{
	struct painted *painted = g_new0(struct painted, 1);
	painted->pdf = g_byte_array_sized_new(1 << 18);
	painted->leaves = g_ptr_array_new_with_free_func(free_leaves);
	painted->heights = g_array_new(FALSE, FALSE, sizeof(double));
	painted->areas = g_array_new(FALSE, FALSE, sizeof(struct area));
	painted->destinations = g_array_new(FALSE, FALSE, sizeof(struct destination));
	painted->bookmarks = g_array_new(FALSE, FALSE, sizeof(struct bookmark));
	g_array_set_clear_func(painted->destinations, clear_destination);
	g_array_set_clear_func(painted->bookmarks, clear_bookmark);
	painted->surface = cairo_pdf_surface_create_for_stream(write_bytes, painted->pdf, 595, 842);
	cairo_pdf_surface_set_metadata(painted->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
	painted->cr = cairo_create(painted->surface);
	return painted;
}

gboolean painted_end(struct painted *painted, GError **error)
{
	close_leaf(painted);
	cairo_show_page(painted->cr);
	cairo_status_t status = cairo_status(painted->cr);
	cairo_surface_finish(painted->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(painted->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		return TRUE;
	g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cairo: %s", cairo_status_to_string(status));
	return FALSE;
}

void painted_free(struct painted *painted)
{
	if (!painted)
		return;
	cairo_destroy(painted->cr);
	cairo_surface_destroy(painted->surface);
	g_byte_array_unref(painted->pdf);
	g_ptr_array_unref(painted->leaves);
	g_array_unref(painted->heights);
	g_array_unref(painted->areas);
	g_array_unref(painted->destinations);
	g_array_unref(painted->bookmarks);
	g_free(painted);
}

struct painter painter_cairo(struct painted *painted)
{
	return (struct painter){ painted, paint_page, paint_mark, paint_glyphs, paint_fill, paint_stroke, paint_box,
				 paint_figure, paint_link, paint_dest, paint_outline };
}
