// SPDX-License-Identifier: EUPL-1.2
/*
 * The parties as columns: where each stands, its slanted name, the bar of its
 * sector. Names are slanted by 42°, never upright: turned text reads much more
 * slowly (Yu, Park, Gerold, Legge 2010).
 */
#pragma once

#include "charter.h"
#include "diagram/frame.h"

/* The names of all parties, wrapped once. */
struct names {
	const struct look *look;
	GPtrArray *lines;      /* char **, by index of party */
	double *widths;        /* of the widest line, by index */
	gboolean *numbered;    /* by index: too long for a column, called by its number */
};
/* `one_line`: narrower columns, a taller head. */
void names_init(struct names *names, const struct look *look, const struct charter *charter, gboolean one_line);
void names_clear(struct names *names);
/* Points that the name of `party` hangs over to the right of its column, and rises above it. */
double names_overhang(const struct names *names, const struct party *party);
double names_rise(const struct names *names, const struct party *party);

struct columns {
	const struct names *names;
	const GPtrArray *parties; /* struct party *, in order; borrowed */
	double left, right;       /* edges of the first and of the last column */
	double *xs;               /* centre of each */
	double *edges;            /* right edge of the sector of each */
	double step;              /* narrowest distance between two */
	gboolean sectors;         /* draw the bars */
	double bar;               /* their height, 0 without */
	double top;               /* where the bars end: the names clear the title */
};
/* Lays the columns out between `left` and `right`; their names may hang over as
 * far as the frame goes, and rise beside its title. FALSE if they would be too
 * close for their names. */
gboolean columns_lay(struct columns *columns, const struct names *names, const struct frame *frame,
		     const GPtrArray *parties, double left, double right, gboolean sectors);
void columns_clear(struct columns *columns);
/* Draws names and bars so that the bars end at `bottom`. */
void columns_draw(const struct columns *columns, struct scene *scene, double bottom);
/* Centre of the column of `party`, or -1. */
double columns_x(const struct columns *columns, const struct party *party);
/* Vertical guides; hidden from readers. */
void columns_guides(const struct columns *columns, struct scene *scene, double top, double bottom);
