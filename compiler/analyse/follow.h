// SPDX-License-Identifier: EUPL-1.2
/*
 * Writing what follows from the facts: shared by follow.c and remark.c.
 */
#pragma once

#include "analyse/closure.h"
#include "analyse/internal.h"

struct story {
	struct writer *w;
	const struct flow_problem *problem;
	const struct flow_result *result;
};

const char *story_locus(const struct charter *charter, locus_t locus);
/* «école → groupe → compte rendu → bailleur», each name once in a row; newly allocated. */
char *story_tell(const struct charter *charter, const struct flow_path *path);
/* One <pas> per flow; `vers` is its declared target. */
void story_path(struct story *story, xmlNode *parent, const struct flow_path *path);

/* remark.c: <manque-besoin>, <plafond-depasse>, <flux-interdit>, <sans-source>. */
void remarks_write(struct story *story);
