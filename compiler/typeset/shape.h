// SPDX-License-Identifier: EUPL-1.2
/*
 * Between shape.c and lines.c: a paragraph as clusters (the smallest groups of
 * glyphs that stand for characters), with the places where it may be broken.
 */
#pragma once

#include "typeset/layout.h"

enum gap { GAP_NONE, GAP_SPACE, GAP_FIXED, GAP_BREAK }; /* GAP_FIXED: U+00A0, stretches but holds */

struct cluster {
	gsize start, end;       /* bytes of the text */
	double width;
	const PangoGlyphInfo *glyphs;
	guint n_glyphs;
	guint item;             /* of `items` */
	guint span;
	enum gap gap;
};

enum point { POINT_NONE, POINT_HYPHEN, POINT_AFTER, POINT_EMERGENCY };

struct shaped {
	struct typeset *t;
	const struct rich *rich;
	const struct text_style_def *style;
	GPtrArray *items;       /* PangoItem *, owned */
	GPtrArray *strings;     /* PangoGlyphString *, owned */
	GArray *clusters;       /* struct cluster */
	guint8 *points;         /* enum point before cluster i; n + 1 of them */
	double hyphen_width;
};

void shape_text(struct shaped *ret_shaped, struct typeset *t, const struct rich *rich,
		const struct text_style_def *style);
void shape_free(struct shaped *shaped);
/* Marks where words may be divided; `width`: longer words may break anywhere. */
void shape_hyphenate(struct shaped *shaped, double width);
/* Clusters from..to shaped anew as a text of their own, appended to `clusters`. */
void shape_fragment(struct shaped *shaped, guint from, guint to, GArray *clusters);
/* The line-end hyphen in the font of item `item`; its width. */
PangoGlyph shape_hyphen(struct shaped *shaped, guint item, double *ret_width);
cairo_scaled_font_t *shape_font(struct shaped *shaped, guint item);
/* The code point of a ligature's glyph in its font, or 0: cairo knows the glyph by it. */
gunichar shape_ligature(struct shaped *shaped, guint item, PangoGlyph glyph);
double span_size(const struct text_style_def *style, guint flags);
