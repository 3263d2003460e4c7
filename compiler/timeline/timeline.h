// SPDX-License-Identifier: EUPL-1.2
/*
 * Chronologies: the verdict on one charter at every date where the law changes.
 *
 * The charter stays as it is written; only the date moves, from the day the law
 * base starts telling the law's history (acts.xml, chronologie-de) to its own
 * date. What the verdict on a day is, is what `check --as-of` says that day.
 *
 * watch.c      what of the law (and of the charter's own dates) bears on a charter,
 *              on which days it changes, and in which state it is on a day
 * timeline.c   verdicts on the days where that state changes, gathered in periods
 * explain.c    which changes of the law explain that findings come or go
 * print.c, json.c   the chronology as text and as JSON
 */
#pragma once

#include "compile.h"

/* What changes on a day: a provision enters into force, is worded anew, ends; a
 * value set by the law; a rule that the catalogue dates; a lawful gate; the use
 * of a word; a date of the charter itself. */
enum change_kind { CHANGE_BEGINS, CHANGE_AMENDED, CHANGE_ENDS, CHANGE_VALUE, CHANGE_RULE, CHANGE_GATE, CHANGE_TERM, CHANGE_CHARTER };

struct change {
	date_n date;
	enum change_kind kind;
	const char *provision; /* id, or NULL; borrowed */
	char *label;           /* «CSI, art. L. 132-5», else what changes; empty for the charter's own */
	char *note;            /* what the law says from then on, in our words, or NULL */
};

/* Days in a row with the same findings. */
struct period {
	struct interval when;
	struct findings *findings; /* as found on its first day */
	/* Against the period before; borrowed findings of both. Empty in the first. */
	GPtrArray *appeared, *gone; /* const struct finding * */
	GPtrArray *changes;         /* struct change *: those that explain it */
};

typedef struct timeline timeline_t;
struct timeline {
	GPtrArray *periods; /* struct period *, in order, without gaps */
	guint current;      /* the one that holds the charter's as-of date; the last, if it is later */
	guint verdicts;     /* how many days were judged */
};

/* From `from` (0: from when the law base tells its history) to the date of the
 * law base. `compile` ran every pass, and must outlive the result. */
struct timeline *timeline_make(const struct compile *compile, date_n from);
void timeline_free(struct timeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(timeline_t, timeline_free)

/* The days around `current` in which a period without error lasts: both 0 if the
 * current one has errors. */
struct interval timeline_sound(const struct timeline *timeline);
/* «valable jusqu’au 26 mai 2021 ; depuis le 27 mai 2021 : 2 erreurs»; newly allocated. */
char *timeline_verdict(const struct timeline *timeline, const struct compile *compile);
/* «CSI, art. L. 132-4 : nouvelle version, …», in `lang`; newly allocated. */
char *change_text(const struct change *change, const char *lang);

void timeline_print(const struct timeline *timeline, const struct compile *compile, FILE *out);
/* One object, without final newline; newly allocated. */
char *timeline_to_json(const struct timeline *timeline, const struct compile *compile);
