// SPDX-License-Identifier: EUPL-1.2
/*
 * What the étages show, before any geometry: bands and their cells, passages
 * from one band to another, rows of direct transmissions.
 */
#pragma once

#include "diagram/columns.h"
#include "diagram/frame.h"

/* One information that a party may bring to a room. */
struct brought {
	const struct information *item;
	enum badge_mark mark;
};

/* A party in a band: what it is there, what it may bring. */
struct cell {
	gboolean present;   /* sits, chairs, animates, or speaks there */
	enum sign sign;
	const char *quality; /* id of the words that say what it is there */
	GPtrArray *brought; /* struct brought * */
	GPtrArray *flows;   /* const struct flow *, in order */
};

struct band {
	const struct room *room;
	guint index;
	struct cell *cells; /* by index of party */
	char **title, **level_lines, **says;
	char *law;
	double y, height;   /* set by the layout */
	double ends;        /* height that the passages which touch it need */
};

/* What enters a band, leaves it, or goes from one to another. */
enum course { COURSE_BETWEEN, COURSE_OUT, COURSE_IN };

struct passage {
	guint number;
	enum course course;
	struct band *from, *to; /* to: BETWEEN; IN and OUT have one band, in `from` */
	enum nature nature;
	const struct room *carrier; /* through which it goes, or NULL */
	GPtrArray *items;       /* const struct information * */
	GPtrArray *targets;     /* char *: where it goes when it leaves */
	GPtrArray *flows;       /* const struct flow * */
	const struct never *never;
	char *law, *condition;
	char *lead, *text;  /* lead: bold, or NULL */
	char **lines;
	guint lane;
	double from_y, to_y;    /* ports */
};

/* A row of the last band. */
struct direct {
	GPtrArray *sources, *targets; /* struct party * */
	GPtrArray *items;
	GPtrArray *flows;
	const struct never *never;
	const struct room *read, *written; /* carriers, or NULL */
	enum nature nature;
	char *law, *condition;
	char *lead, *text, *brief; /* brief: without the numbers of the flows */
	double height;
};

struct etages {
	const struct charter *charter;
	const struct look *look;
	GPtrArray *bands;    /* struct band * */
	GPtrArray *passages; /* struct passage * */
	GPtrArray *directs;  /* struct direct * */
	GPtrArray *columns;  /* struct party *, those concerned, in order */
	guint lanes;
};

/* Reads the charter: every flow ends in a cell, a passage or a row. */
struct etages *etages_new(const struct charter *charter, const struct look *look);
void etages_free(struct etages *etages);
/* Words the passages: in full, or with letters only. */
void etages_word(struct etages *etages, gboolean brief);
/* Gives each passage its lane, the shortest inside. */
void etages_assign_lanes(struct etages *etages);
/* Ports on the edges of the bands, once these are placed. */
void etages_place_ports(struct etages *etages);
/* Height that a passage needs on the edge of a band. */
double passage_pitch(const struct passage *passage);
