// SPDX-License-Identifier: EUPL-1.2
/*
 * The verdict as facts: one <validation> appended to a copy of the facts
 * (schema/facts.rnc, «third step»), for the papers that report on a charter.
 * Rules never read it.
 *
 * constat.c  findings, as <constat>
 * period.c   the chronology, as <periode>
 * rules.c    what was checked and found silent, what was not checked and why
 * report.c   the whole; row.c writes elements
 * exercise.c questions for trainers, as <exercices>
 */
#pragma once

#include "timeline/timeline.h"

/* A copy of the facts of `compile`, which ran every pass, with its verdict. The
 * chronology goes from the day the charter is read to the date of the law base.
 * Caller frees it with xmlFreeDoc. */
xmlDoc *report_facts(const struct compile *compile);

/* A copy of the facts of `compile`, which ran every pass with shared packs, with
 * questions for trainers and the answers of ask_run(). Always the same questions
 * for the same charter. Caller frees it with xmlFreeDoc. */
xmlDoc *report_exercises(const struct compile *compile);
