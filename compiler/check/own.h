// SPDX-License-Identifier: EUPL-1.2
/*
 * A charter's own rules: <regles href="…"/>. Private to check/.
 */
#pragma once

#include "check/check.h"

/* Appends to `rules` those of every file the charter names; the documents they
 * hang on go to `docs` (xmlDoc *, owned) and must outlive them. A file that
 * cannot be read or is outside the profile gives a finding, and none of its
 * rules. */
void own_rules_load(const struct charter *charter, const xmlDoc *facts, const char *lang, GPtrArray *rules, GPtrArray *docs,
		    struct findings *findings);
