// SPDX-License-Identifier: EUPL-1.2
/*
 * Between shape.c and lines.c: a paragraph as clusters (the smallest groups of
 * glyphs that stand for characters), with the places where it may be broken.
 */
#pragma once

#include "typeset/layout.h"

enum gap { GAP_NONE, GAP_SPACE, GAP_FIXED, GAP_BREAK }; /* GAP_FIXED: U+00A0, stretches but holds */

struct cluster {
	guint32 start, end;     /* bytes of the text */
	double width;
	const PangoGlyphInfo *glyphs;
	guint n_glyphs;
	guint span;
	gunichar ligature;      /* code point of a ligature's glyph in its font, or 0 */
	enum gap gap;
	PangoFont *font;        /* borrowed from the cache of words */
	cairo_scaled_font_t *scaled;
};

enum point { POINT_NONE, POINT_HYPHEN, POINT_AFTER, POINT_EMERGENCY };

struct shaped {
	struct typeset *t;
	const struct rich *rich;
	const struct text_style_def *style;
	GArray *clusters;       /* struct cluster */
	guint8 *points;         /* enum point before cluster i; n + 1 of them */
	double hyphen_width;
};

void shape_text(struct shaped *ret_shaped, struct typeset *t, const struct rich *rich,
		const struct text_style_def *style);
void shape_free(struct shaped *shaped);
/* Marks the places to break that need no hyphen of ours: after those in the text;
 * anywhere in words wider than `width`. */
void shape_breaks(struct shaped *shaped, double width);
/* Then where words may be divided, if the style wants it. */
void shape_hyphenate(struct shaped *shaped);
/* Clusters from..to shaped anew as a text of their own, appended to `clusters`. */
void shape_fragment(struct shaped *shaped, guint from, guint to, GArray *clusters);
/* `scaled` with its letters wider by `step` steps, at most EXPAND_STEPS either way; kept. */
enum { EXPAND_STEPS = 2 };
#define EXPAND_STEP 0.01
cairo_scaled_font_t *shape_expanded(struct typeset *t, cairo_scaled_font_t *scaled, int step);
/* The line-end hyphen of a font; its width. */
PangoGlyph shape_hyphen(PangoFont *font, double *ret_width);
