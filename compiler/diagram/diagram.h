// SPDX-License-Identifier: EUPL-1.2
/*
 * Diagrams: views build scenes (display lists), painters paint them.
 *
 * look.c        templates/style/diagram.xml and templates/lexicon/diagram-*.xml
 * scene.c       the display list: boxes, paths, text, groups with role and name
 * fault.c       what may be wrong with a page: overlaps, text outside, names
 * sign.c        the signs of the common visual language: badges, roles, dots
 * legend.c      the legend of the signs a page uses
 * frame.c       page, title, stamp, title block
 * columns.c     parties as columns: slanted names, bars of sectors
 * course*.c     steps one below the other, actors as lanes: scenarios, questions
 * describe.c    what is said of a flow, a room, a promise, in words
 * carte*.c, matrice*.c, etages*.c, rows.c  what a view shows, before it is laid out
 * view-*.c      one per view; with describe, rows, etages*, carte, matrice, the readers of charter.h
 * paint-svg.c   our SVG, with real text
 * paint-cairo.c a cairo context: PDF pages, PNG
 * paint-text.c  the text equivalent
 */
#pragma once

#include "charter.h"

#include <cairo.h>

struct scene; /* one page; scene.h */

/* What the analysis found and the model does not hold: the caller reads it from
 * the facts. Strings are borrowed from them. */
struct gate_use {
	const char *gate, *flow; /* ids: a gate that the law opens for a flow, at the as-of date */
	gboolean disputed;
};
struct leak_step { const char *flow, *from, *to; }; /* ids */
struct leak {
	const char *number;      /* «1»…, in the order of the facts */
	const char *information, *information_words;
	const char *to; /* ids of those whom it reaches, separated by spaces */
	const char *to_words, *bond_words; /* whom it reaches, whose circle it leaves */
	gboolean ambiguous, disputed;
	GArray *steps;           /* struct leak_step */
};
struct followed {
	GArray *gates;           /* struct gate_use */
	GArray *leaks;           /* struct leak */
};

struct view_options {
	const char *lang;
	guint errors;          /* for the stamp */
	gboolean final;
	const char *digest;    /* of the source: title block */
	const struct followed *followed; /* or NULL */
	double enlarge;        /* of type and signs: 1.6 in the low-vision edition; 0 is 1 */
};

struct view {
	const char *name;   /* "registre", "etages": file names and --only */
	gboolean complete;  /* draws every flow of the charter: a lost one stops the build */
	/* What it draws one of: ids (a scenario, a party), NULL-terminated, newly
	 * allocated. NULL: it draws the whole charter, once. */
	char **(*subjects)(const struct charter *charter);
	/* Scenes of the view, one per page, appended to `pages` (struct scene *);
	 * `subject` is one of its subjects, or NULL. A view that cannot draw this
	 * charter says so in `findings`. */
	void (*build)(const struct charter *charter, const char *subject, const struct view_options *options,
		      GPtrArray *pages, struct findings *findings);
	gboolean of_leaks;  /* it draws one of the leaks found: its subjects are their numbers */
};
extern const struct view *const views[]; /* NULL-terminated */
const struct view *view_find(const char *name);

/* Where links from what is drawn go; the caller knows, the painter does not. */
struct group; /* scene.h */
struct scene_links {
	void *data;
	/* The address of what tells of these flows (ids, or NULL), room or party (ids, or NULL), and its name (*ret_name,
	 * newly allocated); NULL if nothing does. */
	char *(*find)(void *data, const GPtrArray *flows, const char *room, const char *party, char **ret_name);
};

/* Bytes of each rendering; newly allocated. `links`: or NULL. */
char *scene_to_svg(const struct scene *scene, const struct scene_links *links);
char *scene_to_text(const struct scene *scene);
void scene_paint(const struct scene *scene, cairo_t *cr);
void scene_size(const struct scene *scene, double *ret_width, double *ret_height); /* points */
void scene_free(struct scene *scene);
/* Flows of the model found in no scene, as ids; NULL if all are there. */
char **scenes_missing_flows(const struct charter *charter, const GPtrArray *pages);
