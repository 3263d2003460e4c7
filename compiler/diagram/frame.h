// SPDX-License-Identifier: EUPL-1.2
/*
 * The page around a view: size, margins, question and how to read it, stamp,
 * legend, title block. Opened before the content is laid out, closed when the
 * number of pages is known.
 */
#pragma once

#include "diagram/diagram.h"
#include "diagram/sign.h"

#define MARGIN 26.0

/* A4 and A3 lie across; the portraits stand; A5 is half an A4, across. */
enum paper { PAPER_A4, PAPER_A3, PAPER_A4_PORTRAIT, PAPER_A3_PORTRAIT, PAPER_A5 };

/* What every page of a charter says of itself. Owned strings. */
struct identity {
	char *territory_kind, *territory, *document, *view, *version, *foundation, *source, *stamp, *stamp_note;
};
struct identity *identity_new(const struct look *look, const struct charter *charter,
			      const struct view_options *options, const char *view_words);
void identity_free(struct identity *identity);

struct frame {
	struct scene *scene;
	struct legend legend;
	const struct look *look;
	const struct identity *identity;
	double left, right, top; /* of the content */
	double block;            /* height of the title block */
	double title_right, title_bottom, subtitle_right; /* what slanted names must not touch; */
	double stamp_left, stamp_bottom;                  /* the subtitle ends at `top` */
};

/* A page with its title drawn. Strings are in the charter's language already. */
struct frame *frame_open(const struct look *look, const struct identity *identity, const char *view, enum paper paper,
			 const char *title, const char *subtitle, const char *description);
/* Where the content must end, given the legend so far. */
double frame_bottom(const struct frame *frame, const struct legend *legend);
double paper_width(enum paper paper);
double paper_height(enum paper paper);
/* Draws legend and title block, names the page n of `pages`, frees the frame.
 * Returns the finished scene. */
struct scene *frame_close(struct frame *frame, guint page, guint pages);
/* Throws away a page that did not fit. */
void frame_drop(struct frame *frame);
