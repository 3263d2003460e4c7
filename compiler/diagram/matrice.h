// SPDX-License-Identifier: EUPL-1.2
/*
 * Who tells what to whom, by closure of membership: what is said in a room
 * reaches all who sit there. Levels 2 and 3 only, flows in force, nothing that
 * is forbidden. matrice.c makes the table, view-matrice.c lays it out.
 */
#pragma once

#include "charter.h"
#include "diagram/columns.h"
#include "diagram/frame.h"

/* One information that passes. */
struct passing { const struct information *item; gboolean duty, filtered; };

struct meeting {
	GPtrArray *passing;    /* struct passing *, in order of the informations */
	GPtrArray *flows;      /* const struct flow * */
	gboolean duty;
};

/* One who speaks: a party, or a room or a writing for which nobody speaks. */
struct speaker {
	const struct party *party; /* or NULL */
	const struct room *room;
	const struct word *sector; /* NULL for rooms and parties without one */
	char *name;
	struct meeting **meetings; /* by index of party; NULL: nothing passes */
};

struct matrice {
	const struct charter *charter;
	GPtrArray *speakers;   /* struct speaker *, those who tell something, in order */
	GPtrArray *hearers;    /* struct party *, those who hear something, in order */
	GPtrArray *mute, *deaf; /* struct party *: those who tell, who hear nothing */
};

struct matrice *matrice_new(const struct charter *charter, const struct look *look, const struct names *names);
void matrice_free(struct matrice *matrice);
/* Adds what passes in `from` to `to`. */
void meeting_merge(struct meeting *to, const struct meeting *from);
struct meeting *meeting_new(void);
void meeting_free(struct meeting *meeting);
/* «Obligatoire : …», as a sentence. */
char *meeting_sentence(const struct look *look, const struct meeting *meeting, const char *from, const char *to);
/* Name of a party in a row or a list: its number if too long. */
char *matrice_name(const struct look *look, const struct names *names, const struct party *party);

/* ---- pages -------------------------------------------------------------- */

/* A table on one page. */
struct table {
	const struct look *look;
	struct frame *frame;
	const GPtrArray *speakers, *hearers;
	struct columns columns;
	double label, right, top, bottom; /* of the rows */
	double *ys, *heights;  /* of each row */
	char **note;           /* lines below, or NULL */
};
/* Measures; FALSE if it does not fit its page. The legend of the frame is filled. */
gboolean table_lay(struct table *table, const struct matrice *matrice, const struct names *names);
void table_draw(const struct table *table);
void table_clear(struct table *table);
/* Badges of a meeting centred in a cell; `per_row` at most side by side. */
void meeting_draw(const struct look *look, struct scene *scene, const struct meeting *meeting, double x, double y, guint per_row);
/* Adds the signs that a meeting needs. */
void meeting_signs(const struct meeting *meeting, struct legend *legend);
guint badges_in(double width);
double badges_height(guint n, guint per_row);

/* Sectors by sectors, on the page of `frame`, with the page of each block that is not empty, the first being
 * `first_page`. `rows`, `columns`: the blocks (arrays of speakers, of parties), or NULL: flows are counted instead.
 * FALSE if it does not fit. */
gboolean overview_draw(const struct matrice *matrice, const struct look *look, struct frame *frame, const GPtrArray *rows,
		       const GPtrArray *columns, guint first_page);
