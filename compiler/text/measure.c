// SPDX-License-Identifier: EUPL-1.2
/*
 * Widths of labels, and lines of balanced length.
 *
 * Pango measures each string once, at 100 points, unhinted and unrounded; the
 * result is kept and scaled, so that a page of a thousand labels costs one
 * look-up per label. It is kept for the thread, not for the view: all views of
 * all charters of a run say much the same words. The widths are those of the SVG's font (Liberation Sans has
 * Arial's), so that what is measured here is what a browser draws.
 */
#include "text/text.h"

#include <string.h>

#define MEASURE_AT 100.0

#define MOST_KEPT 65536 /* widths of a style; beyond, it starts again */

/* What a thread knows of the font. */
struct ruler {
	PangoContext *context;
	PangoLayout *layouts[3]; /* by style */
	GHashTable *widths[3];   /* by style: text -> double *, look-up only */
};

struct text_measure {
	char *lang;
	struct ruler *ruler; /* of this thread */
};

static void layout_style(PangoLayout *layout, enum text_style style)
{
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family_static(font, FONT_LABEL);
	pango_font_description_set_absolute_size(font, MEASURE_AT * PANGO_SCALE);
	if (style == TEXT_BOLD)
		pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
	if (style == TEXT_ITALIC)
		pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
}

static void ruler_free(gpointer data)
{
	struct ruler *ruler = data;
	for (guint i = 0; i < G_N_ELEMENTS(ruler->widths); i++) {
		g_hash_table_unref(ruler->widths[i]);
		g_object_unref(ruler->layouts[i]);
	}
	g_object_unref(ruler->context);
	g_free(ruler);
}

static struct ruler *ruler_of_thread(void)
{
	static GPrivate kept = G_PRIVATE_INIT(ruler_free);
	struct ruler *ruler = g_private_get(&kept);
	if (ruler)
		return ruler;
	ruler = g_new0(struct ruler, 1);
	ruler->context = text_context_new();
	for (guint i = 0; i < G_N_ELEMENTS(ruler->widths); i++) {
		ruler->widths[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
		ruler->layouts[i] = pango_layout_new(ruler->context);
		pango_layout_set_single_paragraph_mode(ruler->layouts[i], TRUE);
		layout_style(ruler->layouts[i], i);
	}
	g_private_set(&kept, ruler);
	return ruler;
}

struct text_measure *text_measure_new(const char *lang)
{
	struct text_measure *measure = g_new0(struct text_measure, 1);
	measure->lang = g_strdup(lang ? lang : "fr");
	measure->ruler = ruler_of_thread();
	return measure;
}

void text_measure_free(struct text_measure *measure)
{
	if (!measure)
		return;
	g_free(measure->lang);
	g_free(measure);
}

double text_width(struct text_measure *measure, const char *text, double size, enum text_style style)
{
	PangoLayout *layout = measure->ruler->layouts[style];
	GHashTable *widths = measure->ruler->widths[style];
	double *known = g_hash_table_lookup(widths, text);
	if (!known) {
		PangoRectangle extents;
		pango_layout_set_text(layout, text, -1);
		pango_layout_get_extents(layout, NULL, &extents);
		if (g_hash_table_size(widths) >= MOST_KEPT)
			g_hash_table_remove_all(widths);
		known = g_new(double, 1);
		*known = (double)extents.width / PANGO_SCALE / MEASURE_AT;
		g_hash_table_insert(widths, g_strdup(text), known);
	}
	return *known * size;
}

/* ---- lines ------------------------------------------------------------- */

struct wrapping {
	struct text_measure *measure;
	char **words;
	double *widths; /* of each word */
	double space;
	guint count;
};

/* Greedy: number of lines at `width`; `starts` (may be NULL) takes the first word of each. */
static guint greedy(const struct wrapping *w, double width, GArray *starts)
{
	guint lines = 0;
	double used = 0;
	for (guint i = 0; i < w->count; i++) {
		double with = used + w->space + w->widths[i];
		if (i == 0 || with > width + 1e-6) {
			lines++;
			used = w->widths[i];
			if (starts)
				g_array_append_val(starts, i);
		} else {
			used = with;
		}
	}
	return lines;
}

/* Smallest width that still gives `lines` lines: bisection, as precise as a tenth of a point. */
static double balanced_width(const struct wrapping *w, double width, guint lines)
{
	double low = 0, high = width;
	for (guint i = 0; i < 12; i++) {
		double middle = (low + high) / 2;
		if (greedy(w, middle, NULL) <= lines)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static char **lines_of(const struct wrapping *w, double width)
{
	g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint));
	guint n = greedy(w, width, starts);
	char **lines = g_new0(char *, n + 1);
	for (guint i = 0; i < n; i++) {
		guint first = g_array_index(starts, guint, i);
		guint end = i + 1 < n ? g_array_index(starts, guint, i + 1) : w->count;
		GString *line = g_string_new(w->words[first]);
		for (guint k = first + 1; k < end; k++)
			g_string_append_printf(line, " %s", w->words[k]);
		lines[i] = g_string_free(line, FALSE);
	}
	return lines;
}

/* Words of `text` between breaking spaces; empty ones dropped. */
static char **words_of(const char *text)
{
	g_autoptr(GStrvBuilder) words = g_strv_builder_new();
	g_auto(GStrv) parts = g_strsplit_set(text, " \t\r\n", -1);
	for (char **p = parts; *p; p++) {
		if (**p)
			g_strv_builder_add(words, *p);
	}
	return g_strv_builder_end(words);
}

char **text_wrap(struct text_measure *measure, const char *text, double size, enum text_style style, double width,
		 gboolean *ret_overfull)
{
	g_autofree char *set = text_typography(text, measure->lang);
	g_auto(GStrv) words = words_of(set);
	struct wrapping w = { measure, words, NULL, text_width(measure, " ", size, style), g_strv_length(words) };
	g_autofree double *widths = w.widths = g_new(double, w.count + 1);
	gboolean overfull = FALSE;
	for (guint i = 0; i < w.count; i++) {
		widths[i] = text_width(measure, words[i], size, style);
		overfull = overfull || widths[i] > width;
	}
	if (ret_overfull)
		*ret_overfull = overfull;
	guint lines = greedy(&w, width, NULL);
	return lines_of(&w, lines > 1 ? balanced_width(&w, width, lines) : width);
}
