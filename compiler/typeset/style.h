// SPDX-License-Identifier: EUPL-1.2
/*
 * Page styles, read from templates/style/page.xml: sizes, fonts, spaces,
 * colours and the few words that the typesetter adds itself.
 */
#pragma once

#include "typeset/painter.h"
#include "typeset/typeset.h"

#include <libxml/tree.h>

enum align { ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum bullet { BULLET_NONE, BULLET_DASH, BULLET_DISC, BULLET_NUMBER, BULLET_LETTER, BULLET_CHECK };

struct text_style_def {
	const char *name, *family;
	double size, leading;
	gboolean bold, italic, small_caps, hyphenate, keep_next;
	enum align align;
	struct colour colour;
	double before, after, first_indent;
	double tracking;        /* points added after each glyph */
};

struct frame_style {
	const char *name;
	struct colour fill, bar;
	double bar_width, padding, padding_side, before, after;
};

struct table_style {
	double padding_x, padding_y, rule, rule_heavy, before, after;
	struct colour rule_colour, heavy_colour, header_fill, group_fill;
};

struct list_style { double indent, label_gap, item_space; const char *dash; };

struct page_style {
	double width, height, left, right, top, bottom; /* portrait */
	double land_left, land_right, land_top, land_bottom;
	double header, footer;  /* baseline of the running lines, from the edge */
	double note_gap, note_rule;
};

struct style {
	xmlDoc *doc;
	GPtrArray *texts;       /* struct text_style_def *, owned */
	GPtrArray *frames;      /* struct frame_style *, owned */
	struct table_style table;
	struct list_style list;
	struct page_style page;
	struct colour ink, accent, soft, decide, link, stamp;
	double number_indent, definition_indent, toc_indent, signature_height, note_indent;
};

/* The style named `name` (resource /entente/templates/style/<name>.xml), as
 * `look` (or NULL) changes it; a fault in our own data is fatal. */
struct style *style_load(const char *name, const struct typeset_look *look);
void style_free(struct style *style);
/* A text style by name; a name we do not have is fatal. */
const struct text_style_def *style_text(const struct style *style, const char *name);
const struct frame_style *style_frame(const struct style *style, const char *name);
/* A word of the typesetter in `lang`. */
const char *style_word(const struct style *style, const char *lang, const char *key);
