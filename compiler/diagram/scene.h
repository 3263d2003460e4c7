// SPDX-License-Identifier: EUPL-1.2
/*
 * The display list: one page, as a flat list of drawing operations in reading
 * order, with the groups that give them sense (role, name, flows). Painters
 * read it; they know nothing of charters. Units are points, y goes down.
 *
 * Text is measured when it is added, so every box is known before anything is
 * painted, and `scene_faults` can prove that no label touches another.
 */
#pragma once

#include "text/text.h"

/* Colours are 0xRRGGBB; NO_COLOUR paints nothing. */
#define NO_COLOUR (-1)

enum dash { DASH_NONE, DASH_FILTERED, DASH_FORBIDDEN, DASH_FRAME, DASH_COUNT };

struct paint {
	int fill, stroke;
	double width;
	enum dash dash;
};

enum op_kind { OP_RECT, OP_CIRCLE, OP_PATH, OP_TEXT, OP_GROUP, OP_END, OP_LINK, OP_LINK_END };
enum group_role { GROUP_PLAIN, GROUP_OBJECT, GROUP_SYMBOL };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* What a label is, for tests: `data-role`. */
struct group {
	enum group_role role;
	char *id;        /* stable, from ids of the model; or NULL */
	char *label;     /* a sentence: the accessible name, and what paint-text.c says; or NULL */
	gboolean complete; /* the label says every word inside: they are hidden from readers */
	gboolean decor;  /* guides, casings: hidden from readers */
	char *kind;      /* data-role: row, badge, passage, band… or NULL */
	char *party, *instance; /* data-party, data-instance, or NULL */
	GPtrArray *flows;  /* ids, in order: data-flow; or NULL */
	GPtrArray *nevers; /* numbers of <jamais>: data-jamais; or NULL */
};

struct segment { char command; double x[6]; }; /* M L C Z, absolute */

struct op {
	enum op_kind kind;
	struct paint paint;
	double x, y, w, h;     /* rect; circle: centre and w = radius; text: anchor on the baseline, w = width */
	double radius;         /* of a rect's corners */
	double angle;          /* of text, degrees, clockwise positive */
	double size;
	enum text_style style;
	enum anchor anchor;
	char *text;            /* text, or address of a link */
	GArray *segments;      /* path */
	struct group *group;
};

typedef struct scene scene_t;
struct scene {
	double width, height;
	char *view, *lang;
	char *name;              /* «registre-2»: prefix of ids, name of the file */
	char *title, *description;
	char *kind;              /* aria-roledescription */
	guint page, pages;
	GPtrArray *ops;          /* struct op * */
	struct text_measure *measure; /* borrowed while the scene is built, then NULL */
	double enlarge;          /* what scene_finish makes of all sizes; 1 unless a larger edition was asked for */
	double dashes[DASH_COUNT][2]; /* by enum dash: drawn, left out */
};

struct scene *scene_new(const char *view, const char *lang, double width, double height,
			struct text_measure *measure);

/* The page is whole: everything on it becomes `enlarge` times larger, the sheet too, so that a page laid out for the
 * sheet divided by it fills the sheet. */
void scene_finish(struct scene *scene);

struct op *scene_rect(struct scene *scene, double x, double y, double w, double h, struct paint paint);
struct op *scene_circle(struct scene *scene, double x, double y, double radius, struct paint paint);
struct op *scene_line(struct scene *scene, double x1, double y1, double x2, double y2, struct paint paint);
struct op *scene_path(struct scene *scene, struct paint paint);
void path_move(struct op *path, double x, double y);
void path_line(struct op *path, double x, double y);
void path_curve(struct op *path, double x1, double y1, double x2, double y2, double x3, double y3);
void path_close(struct op *path);

/* Measures at once: op->w is the width. `text` is set as given. */
struct op *scene_text(struct scene *scene, double x, double y, const char *text, double size,
		      enum text_style style, int colour, enum anchor anchor);
/* Lines one under the other, `lead` points apart; returns the baseline after the last. */
double scene_lines(struct scene *scene, double x, double y, char *const *lines, double size,
		   enum text_style style, int colour, double lead);

/* Strings are copied. Every begin has its end. */
struct group *scene_begin(struct scene *scene, enum group_role role, const char *id, const char *label);
void scene_end(struct scene *scene);
void scene_link(struct scene *scene, const char *address, const char *label);
void scene_link_end(struct scene *scene);
void group_add_flow(struct group *group, const char *id);
void group_add_never(struct group *group, guint number);

/* Corners of the box of a text: ascent .78, descent .22 of its size, turned. */
void op_corners(const struct op *op, double corners[4][2]);

/* What is wrong with the page, one line each: a text outside the margins, two
 * texts that overlap, a text under 7.5 points (enlarged, in a larger edition), a named element without a name,
 * an id given twice. NULL if nothing is. For tests and debugging. */
char *scene_faults(const struct scene *scene);
