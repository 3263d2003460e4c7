// SPDX-License-Identifier: EUPL-1.2
/*
 * The card of a party: what it may say, what it may hear, what it never says.
 * carte.c reads the charter and words it, carte-line.c sets the words in lines,
 * view-carte.c shares the lines among cards and draws them.
 */
#pragma once

#include "charter.h"
#include "diagram/frame.h"

enum carte_part { CARTE_SAYS, CARTE_HEARS, CARTE_NEVER, CARTE_PARTS };

/* Informations with what is said of them together. */
struct portion {
	enum nature nature;
	GPtrArray *items;       /* const struct information *, in order */
	GPtrArray *others;      /* const char *: whom from or to, in order; or NULL */
	char *terms;            /* basis and conditions, or why not; may be "" */
};

/* One place, or one recipient of a prohibition. */
struct entry {
	char *id;
	char *title;
	char *note;             /* under it: on whose behalf, in writing; or NULL */
	guint level;            /* of the place; 0: none */
	GPtrArray *portions;    /* struct portion * */
	GPtrArray *flows;       /* const struct flow * */
	const struct never *never; /* or NULL */
	char *sentence;         /* all of it, for readers */
};

struct carte {
	const struct party *party;
	GPtrArray *parts[CARTE_PARTS]; /* struct entry * */
};

/* Only flows in force at the date of the charter. */
struct carte *carte_new(const struct charter *charter, const struct look *look, const struct party *party);
void carte_free(struct carte *carte);

/* ---- lines ------------------------------------------------------------- */

enum span_kind { SPAN_TEXT, SPAN_BADGE, SPAN_DOTS };
struct span { enum span_kind kind; double x; char *text; enum text_look role; const struct information *item;
	enum badge_mark mark; guint level; };
struct line {
	const struct entry *entry;
	GPtrArray *spans;      /* struct span * */
	double height;
	gboolean heading;      /* repeated when the entry goes on elsewhere */
	gboolean keep;         /* goes with the next */
};

/* How tightly lines are set: informations one under the other, or one after the other (RUN); in the frame, each
 * named wherever it stands, or only the first time (ONCE). */
enum carte_setting { CARTE_RUN = 1, CARTE_ONCE = 2 };
/* Lines of a part, `width` wide; owned by the array. */
GPtrArray *carte_lines(const struct look *look, const GPtrArray *entries, enum carte_part part, double width, guint setting);
/* Appends the heading of `entry` again, «(suite)». */
void carte_lines_repeat(const struct look *look, const struct entry *entry, double width, GPtrArray *lines);
void carte_line_free(gpointer line);
