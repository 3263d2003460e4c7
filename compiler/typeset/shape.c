// SPDX-License-Identifier: EUPL-1.2
/*
 * Running text to shaped clusters, through pango.
 *
 * Words are shaped one by one and kept: a charter says the same words again and
 * again, so most of them are found in the cache. pango cuts a word into items
 * of one font and script and shapes each, so kerning and ligatures are the
 * font's. A word divided at a line end is shaped again in two parts; a break
 * inside a word falls only between clusters, never inside a ligature.
 */
#include "typeset/shape.h"

#include <pango/pangocairo.h>
#include <string.h>

#define RAISED_SIZE 0.66 /* of a note's call */

/* A font as asked for, and the words already shaped in it. */
struct face {
	const char *family;
	double size;
	gboolean bold, italic, small_caps;
	PangoAttrList *attributes;
	GHashTable *words;      /* look-up only: text -> struct word */
	PangoItem *latin;       /* the item that a word of plain letters is, or NULL: none seen yet */
};

struct word {
	GArray *clusters;       /* struct cluster, bytes from the word's start */
	GList *items;           /* PangoItem: they keep the fonts */
	GPtrArray *strings;     /* PangoGlyphString: the clusters point into them */
};

/* ---- faces and words ----------------------------------------------------------------- */

static void free_word(void *data)
{
	struct word *word = data;
	g_array_unref(word->clusters);
	g_ptr_array_unref(word->strings);
	g_list_free_full(word->items, (GDestroyNotify)pango_item_free);
	g_free(word);
}

static void free_face(void *data)
{
	struct face *face = data;
	pango_attr_list_unref(face->attributes);
	if (face->latin)
		pango_item_free(face->latin);
	g_hash_table_unref(face->words);
	g_free(face);
}

static PangoAttrList *face_attributes(const struct face *face)
{
	PangoAttrList *list = pango_attr_list_new();
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family_static(font, face->family);
	pango_font_description_set_absolute_size(font, face->size * PANGO_SCALE);
	pango_font_description_set_weight(font, face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(font, face->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_attr_list_insert(list, pango_attr_font_desc_new(font));
	pango_font_description_free(font);
	if (face->small_caps)
		pango_attr_list_insert(list, pango_attr_font_features_new("smcp=1"));
	return list;
}

static struct face *face_find(struct typeset *t, const struct text_style_def *style, guint flags)
{
	struct face wanted = { .family = style->family, .size = style->size, .small_caps = style->small_caps,
			       .bold = style->bold || flags & SPAN_BOLD,
			       .italic = style->italic != ((flags & SPAN_ITALIC) != 0) };
	if (flags & SPAN_RAISED)
		wanted.size *= RAISED_SIZE;
	for (guint i = 0; i < t->faces->len; i++) {
		struct face *face = t->faces->pdata[i];
		if (face->family == wanted.family && face->size == wanted.size && face->bold == wanted.bold
		    && face->italic == wanted.italic && face->small_caps == wanted.small_caps)
			return face;
	}
	struct face *face = g_new0(struct face, 1);
	*face = wanted;
	face->attributes = face_attributes(face);
	face->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_word);
	g_ptr_array_add(t->faces, face);
	return face;
}

GPtrArray *faces_new(void)
{
	return g_ptr_array_new_with_free_func(free_face);
}

/* Ligatures are coded at U+FB00, others of Libertine in the private area. The
 * lowest code is the one by which cairo knows the glyph. */
static GHashTable *ligature_codes_new(hb_font_t *hb)
{
	static const struct { gunichar from, to; } ranges[] = { { 0xE000, 0xF8FF }, { 0xFB00, 0xFB06 } };
	GHashTable *codes = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(ranges); i++)
		for (gunichar c = ranges[i].from; c <= ranges[i].to; c++) {
			hb_codepoint_t glyph;
			if (hb_font_get_nominal_glyph(hb, c, &glyph) && !g_hash_table_contains(codes, GUINT_TO_POINTER(glyph)))
				g_hash_table_insert(codes, GUINT_TO_POINTER(glyph), GUINT_TO_POINTER(c));
		}
	return codes;
}

static gunichar ligature_code(struct typeset *t, PangoFont *font, PangoGlyph wanted)
{
	hb_font_t *hb = pango_font_get_hb_font(font);
	hb_face_t *face = hb_font_get_face(hb);
	GHashTable *codes = g_hash_table_lookup(t->ligature_codes, face);
	if (!codes) {
		codes = ligature_codes_new(hb);
		g_hash_table_insert(t->ligature_codes, face, codes);
	}
	return GPOINTER_TO_UINT(g_hash_table_lookup(codes, GUINT_TO_POINTER(wanted)));
}

/* A ligature's letters, for the finishing pass. */
static void know_ligature(struct typeset *t, struct cluster *cluster, const char *text)
{
	const char *first = text + cluster->start;
	if (cluster->n_glyphs != 1 || g_utf8_next_char(first) >= text + cluster->end)
		return;
	g_autofree char *letters = g_strndup(first, cluster->end - cluster->start);
	cluster->ligature = ligature_code(t, cluster->font, cluster->glyphs[0].glyph);
	if (cluster->ligature && !g_hash_table_contains(t->ligatures, GUINT_TO_POINTER(cluster->ligature)))
		g_hash_table_insert(t->ligatures, GUINT_TO_POINTER(cluster->ligature), arena_strdup(t, letters));
}

static cairo_scaled_font_t *scaled_of(struct typeset *t, PangoFont *font)
{
	cairo_scaled_font_t *scaled = font ? pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)) : NULL;
	if (scaled && !g_hash_table_contains(t->scaled, scaled))
		g_hash_table_add(t->scaled, cairo_scaled_font_reference(scaled));
	return scaled;
}

/* The fonts made from one by widening its letters. */
struct expanded { cairo_scaled_font_t *steps[2 * EXPAND_STEPS + 1]; };

static cairo_scaled_font_t *widen(cairo_scaled_font_t *scaled, double factor)
{
	cairo_matrix_t size, ctm, wide;
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_scaled_font_get_font_matrix(scaled, &size);
	cairo_scaled_font_get_ctm(scaled, &ctm);
	cairo_scaled_font_get_font_options(scaled, options);
	cairo_matrix_init_scale(&wide, factor, 1);
	cairo_matrix_multiply(&size, &size, &wide);
	cairo_scaled_font_t *made = cairo_scaled_font_create(cairo_scaled_font_get_font_face(scaled), &size, &ctm, options);
	cairo_font_options_destroy(options);
	return made;
}

cairo_scaled_font_t *shape_expanded(struct typeset *t, cairo_scaled_font_t *scaled, int step)
{
	if (!step || !scaled)
		return scaled;
	struct expanded *known = g_hash_table_lookup(t->expanded, scaled);
	if (!known) {
		known = arena_new(t, struct expanded);
		g_hash_table_insert(t->expanded, scaled, known);
	}
	cairo_scaled_font_t **font = &known->steps[step + EXPAND_STEPS];
	if (!*font) {
		*font = widen(scaled, 1 + step * EXPAND_STEP);
		g_hash_table_add(t->scaled, *font);
	}
	return *font;
}

/* A no-break space says the same as a space: where it is as wide, it is the same
 * glyph, and cairo need not change fonts for it. */
static void share_space(const char *text, const struct cluster *cluster, PangoGlyphInfo *glyph)
{
	if (cluster->n_glyphs != 1 || cluster->end - cluster->start != 2 || memcmp(text + cluster->start, "\302\240", 2) != 0)
		return;
	hb_font_t *hb = pango_font_get_hb_font(cluster->font);
	hb_codepoint_t space;
	if (hb_font_get_nominal_glyph(hb, ' ', &space)
	    && hb_font_get_glyph_h_advance(hb, space) == hb_font_get_glyph_h_advance(hb, glyph->glyph))
		glyph->glyph = space;
}

/* The glyphs of one item, cluster by cluster, left to right. */
static void add_clusters(struct typeset *t, struct word *word, const char *text, const PangoItem *item,
			 const PangoGlyphString *string)
{
	cairo_scaled_font_t *scaled = scaled_of(t, item->analysis.font);
	for (gint i = 0; i < string->num_glyphs;) {
		gint j = i + 1;
		while (j < string->num_glyphs && string->log_clusters[j] == string->log_clusters[i])
			j++;
		struct cluster cluster = { .glyphs = &string->glyphs[i], .n_glyphs = (guint)(j - i),
					   .font = item->analysis.font, .scaled = scaled };
		cluster.start = (guint32)(item->offset + string->log_clusters[i]);
		cluster.end = (guint32)(item->offset + (j < string->num_glyphs ? string->log_clusters[j] : item->length));
		for (gint k = i; k < j; k++)
			cluster.width += string->glyphs[k].geometry.width / (double)PANGO_SCALE;
		know_ligature(t, &cluster, text);
		share_space(text, &cluster, &string->glyphs[i]);
		g_array_append_val(word->clusters, cluster);
		i = j;
	}
}

static void free_string(void *string)
{
	pango_glyph_string_free(string);
}

/* Letters of ASCII, and the few signs that go with them: always one item, of one
 * font and in Latin script, whatever the word. */
static gboolean is_plain(const char *text, gsize length)
{
	gboolean letter = FALSE;
	for (gsize i = 0; i < length; i++) {
		if (!g_ascii_isalpha(text[i]) && !strchr(",.;:-()", text[i]))
			return FALSE;
		letter |= g_ascii_isalpha(text[i]);
	}
	return letter;
}

/* pango's items of a word; those of plain words are copies of the first such one. */
static GList *items_of(struct typeset *t, struct face *face, const char *text, gsize length)
{
	gboolean plain = is_plain(text, length);
	if (plain && face->latin) {
		PangoItem *item = pango_item_copy(face->latin);
		item->length = (int)length;
		item->num_chars = (int)length;
		return g_list_prepend(NULL, item);
	}
	GList *items = pango_itemize(t->pango, text, 0, (int)length, face->attributes, NULL);
	if (plain && items && !items->next)
		face->latin = pango_item_copy(items->data);
	return items;
}

static struct word *word_shape(struct typeset *t, struct face *face, const char *text, gsize length)
{
	struct word *word = g_new0(struct word, 1);
	word->clusters = g_array_sized_new(FALSE, FALSE, sizeof(struct cluster), (guint)length);
	word->strings = g_ptr_array_new_with_free_func(free_string);
	word->items = items_of(t, face, text, length);
	for (GList *i = word->items; i; i = i->next) {
		PangoItem *item = i->data;
		item->analysis.level = 0; /* our languages run from left to right */
		PangoGlyphString *string = pango_glyph_string_new();
		pango_shape_full(text + item->offset, item->length, text, (int)length, &item->analysis, string);
		g_ptr_array_add(word->strings, string);
		add_clusters(t, word, text, item, string);
	}
	return word;
}

static const struct word *word_find(struct typeset *t, struct face *face, const char *text, gsize length)
{
	char stack[256];
	g_autofree char *heap = length < sizeof stack ? NULL : g_strndup(text, length);
	if (!heap) {
		memcpy(stack, text, length);
		stack[length] = 0;
	}
	const char *key = heap ? heap : stack;
	struct word *word = g_hash_table_lookup(face->words, key);
	if (!word) {
		word = word_shape(t, face, key, length);
		g_hash_table_insert(face->words, g_strdup(key), word);
	}
	return word;
}

/* ---- paragraphs --------------------------------------------------------------------------- */

static enum gap gap_of(const char *text)
{
	if (*text == ' ')
		return GAP_SPACE;
	if (memcmp(text, "\302\240", 2) == 0)
		return GAP_FIXED;
	return g_utf8_get_char(text) == LINE_BREAK ? GAP_BREAK : GAP_NONE;
}

static void append_word(struct shaped *shaped, GArray *clusters, struct face *face, guint span, gsize start, gsize end,
			enum gap gap)
{
	const struct word *word = gap == GAP_BREAK ? word_find(shaped->t, face, " ", 1)
						   : word_find(shaped->t, face, shaped->rich->text->str + start, end - start);
	guint from = clusters->len;
	g_array_append_vals(clusters, word->clusters->data, word->clusters->len);
	for (guint i = from; i < clusters->len; i++) {
		struct cluster *cluster = &g_array_index(clusters, struct cluster, i);
		cluster->start += (guint32)start;
		cluster->end += (guint32)start;
		cluster->span = span;
		cluster->gap = gap;
		cluster->width = gap == GAP_BREAK ? 0 : cluster->width + shaped->style->tracking;
	}
	if (gap == GAP_BREAK && clusters->len > from)
		g_array_index(clusters, struct cluster, from).end = (guint32)end;
}

/* Bytes start..end, all of one span: gaps one by one, words between them. */
static void append_range(struct shaped *shaped, GArray *clusters, guint span_index, gsize start, gsize end)
{
	const char *text = shaped->rich->text->str;
	const struct span *span = &g_array_index(shaped->rich->spans, struct span, span_index);
	struct face *face = face_find(shaped->t, shaped->style, span->flags);
	for (gsize i = start; i < end;) {
		gsize next = (gsize)(g_utf8_next_char(text + i) - text);
		enum gap gap = gap_of(text + i);
		while (gap == GAP_NONE && next < end && gap_of(text + next) == GAP_NONE)
			next = (gsize)(g_utf8_next_char(text + next) - text);
		append_word(shaped, clusters, face, span_index, i, next, gap);
		i = next;
	}
}

static void append_text(struct shaped *shaped, GArray *clusters, guint span, gsize start, gsize end)
{
	const GArray *spans = shaped->rich->spans;
	for (; span < spans->len && start < end; span++) {
		gsize stop = MIN(g_array_index(spans, struct span, span).end, end);
		if (stop > start)
			append_range(shaped, clusters, span, start, stop);
		start = MAX(start, stop);
	}
}

void shape_text(struct shaped *shaped, struct typeset *t, const struct rich *rich, const struct text_style_def *style)
{
	*shaped = (struct shaped){ .t = t, .rich = rich, .style = style };
	shaped->clusters = g_array_sized_new(FALSE, FALSE, sizeof(struct cluster), (guint)rich->text->len + 1);
	append_text(shaped, shaped->clusters, 0, 0, rich->text->len);
	shaped->points = g_new0(guint8, shaped->clusters->len + 1);
	if (shaped->clusters->len)
		shape_hyphen(g_array_index(shaped->clusters, struct cluster, 0).font, &shaped->hyphen_width);
}

void shape_free(struct shaped *shaped)
{
	g_array_unref(shaped->clusters);
	g_free(shaped->points);
}

void shape_fragment(struct shaped *shaped, guint from, guint to, GArray *clusters)
{
	const struct cluster *first = &g_array_index(shaped->clusters, struct cluster, from);
	const struct cluster *last = &g_array_index(shaped->clusters, struct cluster, to - 1);
	append_text(shaped, clusters, first->span, first->start, last->end);
}

/* The soft hyphen's own glyph, so that it maps to U+00AD and nothing else. */
PangoGlyph shape_hyphen(PangoFont *font, double *ret_width)
{
	hb_font_t *hb = pango_font_get_hb_font(font);
	hb_codepoint_t glyph = 0;
	if (!hb_font_get_nominal_glyph(hb, 0xAD, &glyph))
		hb_font_get_nominal_glyph(hb, '-', &glyph);
	PangoRectangle extents;
	pango_font_get_glyph_extents(font, glyph, NULL, &extents);
	*ret_width = extents.width / (double)PANGO_SCALE;
	return glyph;
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
	if (c == '/' || c == '_')
		return g_unichar_isalnum(n) && g_unichar_isalnum(before);
	return g_unichar_isalpha(n) && g_unichar_isalpha(before); /* «L. 132-4» holds */
}

/* After explicit hyphens; anywhere in a word wider than `width`. */
static void word_breaks(struct shaped *shaped, guint from, guint to, double width)
{
	const struct cluster *clusters = (struct cluster *)(void *)shaped->clusters->data;
	const char *text = shaped->rich->text->str;
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
}

/* By the patterns of the language. */
static void word_points(struct shaped *shaped, guint from, guint to)
{
	const struct cluster *clusters = (struct cluster *)(void *)shaped->clusters->data;
	const char *text = shaped->rich->text->str;
	gsize length = clusters[to - 1].end - clusters[from].start;
	if (length < 5)
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

/* Each word of the text: a stretch of clusters without gap. */
static void each_word(struct shaped *shaped, double width)
{
	const struct cluster *clusters = (struct cluster *)(void *)shaped->clusters->data;
	guint n = shaped->clusters->len;
	for (guint i = 0; i < n;) {
		guint j = i;
		while (j < n && clusters[j].gap == GAP_NONE)
			j++;
		if (j > i && width > 0)
			word_breaks(shaped, i, j, width);
		else if (j > i)
			word_points(shaped, i, j);
		i = j + 1;
	}
}

void shape_breaks(struct shaped *shaped, double width)
{
	each_word(shaped, MAX(width, 0.1));
}

void shape_hyphenate(struct shaped *shaped)
{
	if (shaped->style->hyphenate)
		each_word(shaped, 0);
}
