// SPDX-License-Identifier: EUPL-1.2
/*
 * Shared inside timeline/.
 */
#pragma once

#include "timeline/timeline.h"
#include "timeline/watch.h"

#include "check/check.h"

/* What bears on the verdict on one charter. */
struct watch {
	const struct compile *compile;
	GPtrArray *provisions; /* char *: ids that the charter or kinds of rooms and roles cite, and their successors, each once */
	GHashTable *cited;     /* those of the charter */
	GPtrArray *parameters; /* const struct parameter *: read by a rule or a gate */
	GPtrArray *terms;      /* const struct term *: found in the charter's texts */
	GArray *own;           /* date_n: the dates of the charter, each with the day after, and the day it is read */
};

/* The days, in order, on which something watched changes: after `when.from`, up
 * to `when.to`. date_n; free with g_array_unref. */
GArray *watch_days(const struct watch *watch, struct interval when);
/* When a row <porte> of the vocabulary may be open. */
struct interval gate_interval(const struct word *gate);
/* Ids of the provisions it rests on; free with g_strfreev. */
char **gate_provisions(const struct word *gate);

/* The changes of `date` that explain `findings` (const struct finding *), which
 * came or went that day: struct change *, owned by the array. */
GPtrArray *explain_changes(const struct watch *watch, date_n date, const GPtrArray *appeared, const GPtrArray *gone);
