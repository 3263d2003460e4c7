// SPDX-License-Identifier: EUPL-1.2
/*
 * Running text to shaped clusters, through pango.
 *
 * pango cuts the text into items of one font and script and shapes each whole,
 * so kerning and ligatures are the font's; a word divided at a line end is
 * shaped again in two parts. A break inside a word falls only between clusters,
 * never inside a ligature.
 */
#include "typeset/shape.h"

#include <pango/pangocairo.h>
#include <string.h>

#define RAISED_SIZE 0.66 /* of a note's call */

double span_size(const struct text_style_def *style, guint flags)
{
	return flags & SPAN_RAISED ? style->size * RAISED_SIZE : style->size;
}

static PangoAttrList *attributes(const struct rich *rich, const struct text_style_def *style)
{
	PangoAttrList *list = pango_attr_list_new();
	gsize start = 0;
	for (guint i = 0; i < rich->spans->len; i++) {
		const struct span *span = &g_array_index(rich->spans, struct span, i);
		PangoFontDescription *font = pango_font_description_new();
		pango_font_description_set_family_static(font, style->family);
		pango_font_description_set_absolute_size(font, span_size(style, span->flags) * PANGO_SCALE);
		pango_font_description_set_weight(font, (style->bold || span->flags & SPAN_BOLD) ? PANGO_WEIGHT_BOLD
												: PANGO_WEIGHT_NORMAL);
		gboolean italic = style->italic != ((span->flags & SPAN_ITALIC) != 0);
		pango_font_description_set_style(font, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
		PangoAttribute *attribute = pango_attr_font_desc_new(font);
		attribute->start_index = (guint)start;
		attribute->end_index = (guint)span->end;
		pango_attr_list_insert(list, attribute);
		pango_font_description_free(font);
		start = span->end;
	}
	if (style->small_caps)
		pango_attr_list_insert(list, pango_attr_font_features_new("smcp=1"));
	return list;
}

static enum gap gap_of(const char *text)
{
	switch (g_utf8_get_char(text)) {
	case ' ':
		return GAP_SPACE;
	case 0xA0:
		return GAP_FIXED;
	case LINE_BREAK:
		return GAP_BREAK;
	default:
		return GAP_NONE;
	}
}

/* The glyphs of one item, cluster by cluster, left to right. */
static void add_clusters(struct shaped *shaped, guint item_index, gsize offset, gsize length,
			 const PangoGlyphString *string, GArray *clusters, guint *span)
{
	const char *text = shaped->rich->text->str;
	const GArray *spans = shaped->rich->spans;
	for (gint i = 0; i < string->num_glyphs;) {
		gint j = i + 1;
		while (j < string->num_glyphs && string->log_clusters[j] == string->log_clusters[i])
			j++;
		struct cluster cluster = { .glyphs = &string->glyphs[i], .n_glyphs = (guint)(j - i), .item = item_index };
		cluster.start = offset + (gsize)string->log_clusters[i];
		cluster.end = offset + (j < string->num_glyphs ? (gsize)string->log_clusters[j] : length);
		for (gint k = i; k < j; k++)
			cluster.width += string->glyphs[k].geometry.width / (double)PANGO_SCALE;
		while (*span + 1 < spans->len && g_array_index(spans, struct span, *span).end <= cluster.start)
			(*span)++;
		cluster.span = *span;
		cluster.gap = gap_of(text + cluster.start);
		cluster.width = cluster.gap == GAP_BREAK ? 0 : cluster.width + shaped->style->tracking;
		g_array_append_val(clusters, cluster);
		i = j;
	}
}

static void free_item(void *item)
{
	pango_item_free(item);
}

static void free_string(void *string)
{
	pango_glyph_string_free(string);
}

static PangoGlyphString *shape_range(struct shaped *shaped, const PangoItem *item, gsize start, gsize length)
{
	const GString *text = shaped->rich->text;
	PangoGlyphString *string = pango_glyph_string_new();
	pango_shape_full(text->str + start, (int)length, text->str, (int)text->len, &item->analysis, string);
	g_ptr_array_add(shaped->strings, string);
	return string;
}

void shape_text(struct shaped *shaped, struct typeset *t, const struct rich *rich, const struct text_style_def *style)
{
	memset(shaped, 0, sizeof *shaped);
	shaped->t = t;
	shaped->rich = rich;
	shaped->style = style;
	shaped->items = g_ptr_array_new_with_free_func(free_item);
	shaped->strings = g_ptr_array_new_with_free_func(free_string);
	shaped->clusters = g_array_sized_new(FALSE, FALSE, sizeof(struct cluster), (guint)rich->text->len + 1);
	PangoAttrList *list = attributes(rich, style);
	GList *items = pango_itemize(t->pango, rich->text->str, 0, (int)rich->text->len, list, NULL);
	pango_attr_list_unref(list);
	guint span = 0;
	for (GList *i = items; i; i = i->next) {
		PangoItem *item = i->data;
		item->analysis.level = 0; /* our languages run from left to right */
		g_ptr_array_add(shaped->items, item);
		PangoGlyphString *string = shape_range(shaped, item, (gsize)item->offset, (gsize)item->length);
		add_clusters(shaped, shaped->items->len - 1, (gsize)item->offset, (gsize)item->length, string,
			     shaped->clusters, &span);
	}
	g_list_free(items);
	shaped->points = g_new0(guint8, shaped->clusters->len + 1);
	if (shaped->items->len)
		shape_hyphen(shaped, 0, &shaped->hyphen_width);
}

void shape_free(struct shaped *shaped)
{
	g_ptr_array_unref(shaped->items);
	g_ptr_array_unref(shaped->strings);
	g_array_unref(shaped->clusters);
	g_free(shaped->points);
}

void shape_fragment(struct shaped *shaped, guint from, guint to, GArray *clusters)
{
	for (guint i = from; i < to;) {
		const struct cluster *first = &g_array_index(shaped->clusters, struct cluster, i);
		guint j = i;
		gsize end = first->end;
		for (; j < to && g_array_index(shaped->clusters, struct cluster, j).item == first->item; j++)
			end = g_array_index(shaped->clusters, struct cluster, j).end;
		guint span = first->span;
		PangoGlyphString *string =
			shape_range(shaped, shaped->items->pdata[first->item], first->start, end - first->start);
		add_clusters(shaped, first->item, first->start, end - first->start, string, clusters, &span);
		i = j;
	}
}

cairo_scaled_font_t *shape_font(struct shaped *shaped, guint item_index)
{
	const PangoItem *item = shaped->items->pdata[item_index];
	cairo_scaled_font_t *font =
		item->analysis.font ? pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(item->analysis.font)) : NULL;
	if (font && !g_hash_table_contains(shaped->t->scaled, font))
		g_hash_table_add(shaped->t->scaled, cairo_scaled_font_reference(font));
	return font;
}

/* The soft hyphen's own glyph, so that it maps to U+00AD and nothing else. */
PangoGlyph shape_hyphen(struct shaped *shaped, guint item_index, double *ret_width)
{
	const PangoItem *item = shaped->items->pdata[item_index];
	hb_font_t *hb = pango_font_get_hb_font(item->analysis.font);
	hb_codepoint_t glyph = 0;
	if (!hb_font_get_nominal_glyph(hb, 0xAD, &glyph))
		hb_font_get_nominal_glyph(hb, '-', &glyph);
	PangoRectangle extents;
	pango_font_get_glyph_extents(item->analysis.font, glyph, NULL, &extents);
	*ret_width = extents.width / (double)PANGO_SCALE;
	return glyph;
}

/* Ligatures are coded at U+FB00, others of Libertine in the private area. The
 * lowest code is the one that cairo finds. */
static gunichar ligature_code(hb_font_t *hb, hb_codepoint_t wanted)
{
	static const struct { gunichar from, to; } ranges[] = { { 0xE000, 0xF8FF }, { 0xFB00, 0xFB06 } };
	for (guint i = 0; i < G_N_ELEMENTS(ranges); i++)
		for (gunichar c = ranges[i].from; c <= ranges[i].to; c++) {
			hb_codepoint_t glyph;
			if (hb_font_get_nominal_glyph(hb, c, &glyph) && glyph == wanted)
				return c;
		}
	return 0;
}

gunichar shape_ligature(struct shaped *shaped, guint item_index, PangoGlyph glyph)
{
	const PangoItem *item = shaped->items->pdata[item_index];
	PangoFontDescription *description = pango_font_describe(item->analysis.font);
	pango_font_description_unset_fields(description, PANGO_FONT_MASK_SIZE);
	g_autofree char *name = pango_font_description_to_string(description);
	pango_font_description_free(description);
	g_autofree char *key = g_strdup_printf("%s/%u", name, glyph);
	guint code = GPOINTER_TO_UINT(g_hash_table_lookup(shaped->t->ligature_codes, key));
	if (!code) {
		gunichar found = ligature_code(pango_font_get_hb_font(item->analysis.font), glyph);
		code = found ? found : 1;
		g_hash_table_insert(shaped->t->ligature_codes, g_steal_pointer(&key), GUINT_TO_POINTER(code));
	}
	return code == 1 ? 0 : code;
}

/* ---- places to break ---------------------------------------------------- */

/* After a hyphen, a dash or a slash between letters. */
static gboolean breaks_after(const char *text, const struct cluster *cluster, const struct cluster *next)
{
	if (cluster->end - cluster->start > 3 || cluster->start == 0)
		return FALSE;
	gunichar c = g_utf8_get_char(text + cluster->start), n = g_utf8_get_char(text + next->start);
	gunichar before = g_utf8_get_char(g_utf8_prev_char(text + cluster->start));
	if (c != '-' && c != 0x2010 && c != 0x2013 && c != 0x2014 && c != '/' && c != '_')
		return FALSE;
	return g_unichar_isalnum(n) && g_unichar_isalnum(before);
}

static void word_points(struct shaped *shaped, guint from, guint to, double width)
{
	struct cluster *clusters = (struct cluster *)(void *)shaped->clusters->data;
	const char *text = shaped->rich->text->str;
	gsize start = clusters[from].start, length = clusters[to - 1].end - start;
	double total = 0;
	for (guint i = from; i < to; i++) {
		total += clusters[i].width;
		if (i + 1 < to && breaks_after(text, &clusters[i], &clusters[i + 1]))
			shaped->points[i + 1] = POINT_AFTER;
	}
	if (total > width)
		for (guint i = from + 1; i < to; i++)
			if (!shaped->points[i])
				shaped->points[i] = POINT_EMERGENCY;
	if (!shaped->style->hyphenate || length < 5)
		return;
	/* Parts between hyphens are words of their own. */
	g_autofree gboolean *points = g_new(gboolean, length + 1);
	for (guint i = from, part = from; i < to; i++) {
		if (i + 1 < to && shaped->points[i + 1] != POINT_AFTER)
			continue;
		gsize at = clusters[part].start;
		if (hyphen_points(shaped->t->hyphen, text + at, clusters[i].end - at, points))
			for (guint k = part + 1; k <= i; k++)
				if (points[clusters[k].start - at])
					shaped->points[k] = POINT_HYPHEN;
		part = i + 1;
	}
}

void shape_hyphenate(struct shaped *shaped, double width)
{
	const struct cluster *clusters = (struct cluster *)(void *)shaped->clusters->data;
	guint n = shaped->clusters->len;
	for (guint i = 0; i < n;) {
		guint j = i;
		while (j < n && clusters[j].gap == GAP_NONE)
			j++;
		if (j > i)
			word_points(shaped, i, j, width);
		i = j + 1;
	}
}
