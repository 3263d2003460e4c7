// SPDX-License-Identifier: EUPL-1.2
/*
 * The engine that runs the law on the facts; the law itself is in law/.
 *
 * rule.c       Schematron files (our profile, design of law.rnc) to a table of rules
 * xpath.c      evaluation with libxml2's XPath, bounded by an operation limit
 * check.c      runs the rules in force, premises first; a failed assertion
 *              becomes a finding
 * derogation.c derogations of the charter
 */
#pragma once

#include "charter.h"

typedef struct rule rule_t;
struct rule {
	char *id;
	enum severity severity;
	enum origin origin;
	struct interval in_force;
	char **provisions;      /* ids */
	char **catalogue;       /* FR-33 */
	char **premises;        /* ids of rules */
	gboolean contested;
	char *context, *test;   /* XPath 1.0 */
	char *data;             /* XPath of the data it reads: one left to decide silences it; or NULL */
	char *place;            /* attribute of the context blamed, or NULL */
	const xmlNode *pattern; /* the card and the messages hang there */
};

/* Rules of a pack, file order. Free with rules_free. A malformed rule of ours aborts. */
GPtrArray *rules_load(const struct pack *pack);
/* Title, or another part of the card ("pourquoi", "question"…), in `lang`, else
 * the pack's first language, else en. Newly allocated, or NULL. */
char *rule_card(const struct rule *rule, const char *part, const char *lang);

/* Runs every rule in force at the charter's as-of date (or `only_rule`), then
 * the derogations. Findings are appended to `findings`, worded in `lang`. */
void check_run(const struct charter *charter, xmlDoc *facts, const char *only_rule,
	       const char *lang, struct findings *findings);
