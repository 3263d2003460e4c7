// SPDX-License-Identifier: EUPL-1.2
/*
 * A course: what is done, in what order, by whom, and where it stops. Steps one
 * below the other, actors as lanes; the way always goes down, what ends or leaves
 * it always goes right, a line turns only in the gap between two steps. So no line
 * can cross a shape, whatever the course. Read by two views: the scenarios of a
 * charter, and the questions to ask before sharing.
 *
 * course.c         made by the views, laid out on sheets
 * course-shape.c   sizes and shapes of the steps
 * course-draw.c    lanes, ways, exits, law
 */
#pragma once

#include "charter.h"
#include "diagram/frame.h"

enum shape {
	SHAPE_STEP,     /* something is done */
	SHAPE_QUESTION, /* two answers: one goes down, one goes right */
	SHAPE_END,      /* the way ends well */
	SHAPE_STOP,     /* the way ends: nothing more passes */
};

/* What stands right of a question. */
enum leave { LEAVE_NONE, LEAVE_STOP, LEAVE_OTHER };

struct turn {
	char *answer;      /* «OUI»; NULL for the way down from a step */
	char *words;       /* what happens then, or NULL */
	guint jump;        /* number of the step it goes to, when that is not the next; 0: none */
};

struct course_row {
	enum shape shape;
	guint number;      /* 0: an end that is no step of its own */
	char *id, *sentence;
	char *text;
	guint lane;
	int to_lane;       /* whom it tells, if he has a lane; else -1 */
	const struct flow *flow;   /* or NULL */
	GPtrArray *flows;          /* ids of more flows that the row speaks of, or NULL; borrowed strings */
	const GPtrArray *items;    /* struct information *, or NULL; borrowed */
	GPtrArray *letters;        /* struct information * that its words call by their letter, or NULL */
	enum nature nature;
	char *place;       /* whom or where it tells, without a lane; or NULL */
	guint place_level; /* of a room; 0: none */
	gboolean place_carrier;
	enum leave leave;
	struct turn side, down;
	gboolean goes_on;  /* the way goes down to the next row */
	gboolean starts;   /* a part starts: on its own page, if there are several */
	GArray *from;      /* guint: steps that jump here */
	GPtrArray *law;    /* char *, owned: one paragraph each */
	const char *address; /* of the law, or NULL; borrowed */

	/* layout */
	char **lines, **place_lines, **side_lines, **law_lines, **answer_lines;
	double left, width, height;  /* of the shape */
	double side_height, law_height, row_height;
	double answer_height, gap;   /* below the row */
	double entry, exit;          /* where the way comes and goes */
	gboolean answer_left;        /* the answer stands left of the way */
	double y;                    /* top of the row, on its page */
	double share;                /* of a page that the part it starts may use; 0: all */
};

struct course {
	const struct charter *charter;
	struct look *look;
	struct identity *identity;
	const char *view;            /* name of the scenes */
	char *title, *subtitle, *reading;
	const char *lanes_words;     /* what the lanes are, for readers */
	const char *rule_words;      /* head of the last column */
	GPtrArray *lanes;            /* char *, owned: their names */
	GPtrArray *rows;             /* struct course_row *, owned */

	/* layout */
	enum paper paper;
	gboolean compact;            /* the legend */
	gboolean tight;              /* less air, where that saves a page */
	gboolean several;            /* more than one page: parts start on their own */
	double scale;                /* of the type */
	double zone_left, zone_right, side_left, side_right, law_left, right, lane_width;
	double top;                  /* of the first row */
	gboolean tall;               /* a row is taller than a page */
	double head_y, head_height;
};

struct course *course_new(const struct charter *charter, struct look *look, const struct view_options *options,
			  const char *view, const char *view_words);
void course_free(struct course *course);
struct course_row *course_add(struct course *course, enum shape shape);
/* Index of the lane of that name, added if it is new. */
guint course_lane(struct course *course, const char *name);
/* Once all rows are there: which steps jump to which. */
void course_link(struct course *course);
/* Lays the course out on the smallest sheets that take it and draws it; FALSE,
 * with no page, if it has too many lanes for any, or a step taller than a sheet.
 * `wide`: 0, at most four lanes, A4 upright; 1, seven, A3 upright; 2, ten, A3 across. */
gboolean course_draw(struct course *course, guint wide, GPtrArray *pages);
#define COURSE_WIDTHS 3

/* ---- course-shape.c ---------------------------------------------------- */

double course_lane_x(const struct course *course, guint lane);
/* Width of the answer that goes down, with the space before its words. */
double course_answer_width(const struct course *course, const struct course_row *row);
/* Lines, sizes and places of a row, all but its y. `next` may be NULL. */
void course_measure(const struct course *course, struct course_row *row, const struct course_row *next);
void course_row_clear(struct course_row *row);
void course_draw_shape(const struct course *course, struct scene *scene, const struct course_row *row, double middle);
/* The box right of the row, if it leaves. */
void course_draw_side(const struct course *course, struct scene *scene, const struct course_row *row, double middle);
void course_signs(const struct course_row *row, struct legend *legend);
/* Samples of the shapes, for the legend: `w` by `h` around (x, y). */
void shape_box(struct scene *scene, double x, double y, double w, double h, struct paint paint);
void shape_hexagon(struct scene *scene, double x, double y, double w, double h, double slant, struct paint paint);
void shape_octagon(struct scene *scene, double x, double y, double w, double h, double corner, struct paint paint);

/* ---- course-draw.c ----------------------------------------------------- */

/* Heads of the lanes, lifelines down to `bottom`. */
void course_draw_head(const struct course *course, struct scene *scene, double bottom);
/* A row at its y, and the way to the next; `last`: of the page, the way goes on to page `page` + 1. */
void course_draw_row(const struct course *course, struct scene *scene, const struct course_row *row,
		     const struct course_row *next, gboolean last, guint page);
/* Top of a page that goes on: where the way comes from. */
void course_draw_again(const struct course *course, struct scene *scene, const struct course_row *row, guint page);
/* Height of the tag that says where the way goes on. */
#define COURSE_TAG 15.0
