// SPDX-License-Identifier: EUPL-1.2
/*
 * Shared inside timeline/.
 */
#pragma once

#include "timeline/timeline.h"

#include "check/check.h"

/* What bears on the verdict on one charter. */
typedef struct watch watch_t;
struct watch {
	const struct compile *compile;
	GPtrArray *provisions; /* char *: ids that the charter or kinds of rooms and roles cite, and their successors, each once */
	GHashTable *cited;     /* those of the charter */
	GPtrArray *parameters; /* const struct parameter *: read by a rule or a gate */
	GPtrArray *terms;      /* const struct term *: found in the charter's texts */
	GArray *own;           /* date_n: the dates of the charter, each with the day after, and the day it is read */
};

struct watch *watch_new(const struct compile *compile);
void watch_free(struct watch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(watch_t, watch_free)

/* The days, in order, on which something watched changes: after `when.from`, up
 * to `when.to`. date_n; free with g_array_unref. */
GArray *watch_days(const struct watch *watch, struct interval when);
/* All that a verdict on `date` depends on, as a string: equal states, equal
 * verdicts. Newly allocated. */
char *watch_state(const struct watch *watch, date_n date);

/* When a row <porte> of the vocabulary may be open. */
struct interval gate_interval(const struct word *gate);
/* Ids of the provisions it rests on; free with g_strfreev. */
char **gate_provisions(const struct word *gate);

/* The changes of `date` that explain `findings` (const struct finding *), which
 * came or went that day: struct change *, owned by the array. */
GPtrArray *explain_changes(const struct watch *watch, date_n date, const GPtrArray *appeared, const GPtrArray *gone);
