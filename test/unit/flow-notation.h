// SPDX-License-Identifier: EUPL-1.2
/*
 * Problems of the flow analysis in a short notation, and its results as text.
 * Used by the cases (test-flow.c) and by the oracle's driver (flow-driver.c).
 *
 *   P a b!4 c!{s,t} d*          parties; !n: bound, covering level >= n or the kinds; *: the person concerned
 *   K s:4>t:2 u:1>t             kinds with level; > derivation; without level: a kind told before
 *   N a:s   H a:s               a needs, a holds s
 *   R g(a b) conf2 max3 also(h) for(p)    rooms (W: carriers); conf2 or conf{s}
 *   a@2020-01-01..2026-03-22    a seat with its dates
 *   f1: a > g s,t {a b} {+x} {-x} in g own|by f gate(S>b seize) for p secret @from..to
 *   ban a > b s   never s > b   at DATE   offer name(gate from a,b)
 */
#pragma once

#include "analyse/ask.h"

struct notation {
	struct flow_problem *problem;
	GPtrArray *names;       /* everything interned */
	GPtrArray *purposes;    /* names */
	GPtrArray *titles;      /* per step, the name of the flow it came by, or NULL */
	GArray *offers;         /* struct flow_offer */
	guint32 at;             /* yyyymmdd */
};

/* The problem that `text` tells (statements end with ; or a newline). A fault in
 * it is fatal: it is ours. */
struct notation *notation_read(const char *text);
void notation_free(struct notation *notation);
typedef struct notation notation_t;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(notation_t, notation_free)

guint notation_kind(const struct notation *notation, const char *id);
/* Number of a party or place; fatal if there is none. */
guint notation_locus(const struct notation *notation, const char *id);
/* Id of a step; «public» for what is published (-1). */
const char *notation_step(const struct flow_problem *problem, int step);

/* The findings of `result` as in the cases, each once. Caller frees; owns its strings. */
GPtrArray *notation_findings(const struct flow_problem *problem, const struct flow_result *result, gboolean needs);

/* The answer to «ask a b k [in g]» (what follows is not read): «ask a b k [in g]
 * verdict[: set, set]», a set being «change+change»; `whole`: also the flow that
 * decides and what it carries, or the purpose supposed. Newly allocated. */
char *notation_answer(const struct notation *notation, const char *question, gboolean whole);
