// SPDX-License-Identifier: EUPL-1.2
/*
 * What is, and what follows: the facts (schema/facts.rnc is the contract).
 *
 * facts.c, facts-*.c  base facts: the resolved charter as one XML tree
 * need.c, gate.c      who has a reason to know; what each flow lawfully releases
 * cite.c              citations and terms found in running text and attributes
 * flow*.c, bond.c…    who can learn what (flow.h), on a problem of its own terms
 * follow.c            second step: what follows, appended to the facts
 * certificate.c       what lets somebody else verify the promises that hold
 */
#pragma once

#include "charter.h"

/* Base facts of `charter`. `name` is the file's name without .xml. Caller frees
 * the document. Every element's `src` is the index of its tag. */
xmlDoc *facts_build(const struct charter *charter, const char *name);
/* Appends to the base facts of `charter` what follows from them: <sait>,
 * <fuite>, <preuve>. */
void facts_follow(const struct charter *charter, xmlDoc *facts);
/* The certificates of the promises of `charter` that hold, as JSON; `facts` are
 * its facts, followed or not. Newly allocated. */
char *facts_certify(const struct charter *charter, xmlDoc *facts);
