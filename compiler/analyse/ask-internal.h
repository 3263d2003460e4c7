// SPDX-License-Identifier: EUPL-1.2
/*
 * Shared by ask.c and ask-change.c, and nobody else.
 */
#pragma once

#include "analyse/ask.h"
#include "analyse/closure.h"

/* A copy of `problem` of which steps may be changed. Only what is of the family
 * of `kind` is kept in steps, holdings and promises; numbers stay. */
struct flow_problem *ask_copy(const struct flow_problem *problem, guint kind);
/* Supposes that the sender holds what he is not known to know. TRUE if he had to. */
gboolean ask_suppose(struct flow_problem *problem, const struct flow_question *question);
/* Makes `step` own its arrays, so that they may be changed. */
void ask_own_step(struct flow_step *step);
/* The act of telling `to` the kind in `place` (-1: directly): a step to append. */
struct flow_step ask_step(const struct flow_problem *problem, locus_t from, locus_t to, guint kind, int place, int purpose);
/* Who hears it now: the circle of its place, and the addressee. */
void ask_seat(const struct flow_problem *problem, struct flow_step *step);
/* Purposes worth supposing for an act in `place`: none (-1) first. */
GArray *ask_purposes(const struct flow_problem *problem, int place);

/* What bars step `s` for `kind`, from an analysis with it; `without` is one
 * without it (NULL: promises broken by its effects are not looked for). */
GPtrArray *ask_causes(const struct flow_problem *problem, const struct flow_result *result,
		      const struct flow_result *without, guint s, guint kind);
/* Whether a ban towards the party, or a promise that the step itself breaks, bars it from hearing. */
gboolean ask_barred(const struct flow_problem *problem, const struct flow_result *result, guint s, guint kind, guint party);
/* Whether the place's ceiling or a ban bars the step, whatever is known. */
gboolean ask_closed(const struct flow_problem *problem, guint s, guint kind);
/* An analysis without the kind in that step. Only its promises may be read. */
struct flow_result *ask_without(const struct flow_problem *problem, guint s, guint kind);
gboolean ask_refutes(const struct flow_problem *problem, const struct flow_result *result);
/* What a leak is, were it the first: a consequence does not say whether it is certain. */
enum leak_kind ask_leak(const struct flow_result *result, const struct leak *leak);
/* The worst of `causes`. */
enum flow_verdict ask_verdict(const GPtrArray *causes);
/* Whether the step brings the kind to `party` (-1: to anybody) from somewhere. */
gboolean ask_tells(const struct flow_result *result, const struct flow_problem *problem, guint s, guint kind, int party);
gboolean ask_needless(const struct flow_result *result, guint s);
void ask_free_cause(gpointer cause);
