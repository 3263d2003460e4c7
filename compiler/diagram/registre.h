// SPDX-License-Identifier: EUPL-1.2
/*
 * Rows of the registre: what stands in each, already worded and wrapped, before
 * any page is chosen.
 */
#pragma once

#include "diagram/columns.h"
#include "diagram/frame.h"

#define ROW_BADGES 6         /* badges side by side */

enum row_kind { ROW_HEADING, ROW_FLOW, ROW_NEVER, ROW_NOTE };
/* What stands left of the columns: nothing, a room that speaks, a carrier read from, a carrier written to. */
enum place_sign { PLACE_NONE, PLACE_SPEAKS, PLACE_READ, PLACE_WRITTEN };

struct row {
	enum row_kind kind;
	const struct flow *flow;   /* ROW_FLOW */
	const struct never *never; /* ROW_NEVER */
	const struct room *place;  /* of a heading; NULL: direct */
	guint level;               /* of a heading; 0: none */
	guint number;              /* shown; 0: none */
	char *id, *sentence;
	GPtrArray *parties, *speakers; /* struct party *: all concerned, and those who speak */
	gboolean *concerns;        /* by index of party: in `parties` */
	const GPtrArray *items;    /* struct information *, or NULL; borrowed */
	enum nature nature;
	gboolean arrows;
	enum place_sign place_sign;
	char *lead;                /* bold words that begin the text, or NULL */
	double lead_width, text_x;
	char **lines;
	guint first, n_lines;      /* those shown */
	char *basis;               /* label of the link */
	const char *address;       /* or NULL */
	char *note;                /* of a heading: law */
	double last_width;         /* of a heading: its last line */
	double height, natural;
};

struct rows {
	GPtrArray *list;   /* struct row *, in order; owned by `all` */
	GPtrArray *all;    /* struct row *, owned */
	gboolean has_place, has_notes;
	guint n_parties;
	double text_right; /* where the text column ends, from the left margin */
};

/* `only`: the rows of that room; NULL: all. */
struct rows *rows_new(const struct charter *charter, const struct look *look, const struct names *names,
		      const struct room *only, double text_right);
void rows_free(struct rows *rows);
/* The heading again, «(suite)», for another page. */
struct row *rows_repeat(struct rows *rows, const struct look *look, const struct row *heading);
/* Cuts `row` to what fits in `height`; returns the rest, or NULL if not even one line fits. */
struct row *rows_split(struct rows *rows, const struct look *look, struct row *row, double height);
/* Adds the signs that a row needs to a legend. */
void row_signs(const struct row *row, struct legend *legend);
