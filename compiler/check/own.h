// SPDX-License-Identifier: EUPL-1.2
/*
 * A charter's own rules: <regles href="…"/>. Private to check/.
 */
#pragma once

#include "check/check.h"

/* The rules of `law` and those of every file the charter names, which are
 * appended to `own` (owned there); the documents they hang on go to `docs`
 * (xmlDoc *, owned) and must outlive them. A file that cannot be read or is
 * outside the profile gives a finding, and none of its rules. Free the list, of
 * borrowed rules, with g_ptr_array_unref. */
GPtrArray *own_rules_load(const struct charter *charter, const xmlDoc *facts, const char *lang, const GPtrArray *law,
			  GPtrArray *own, GPtrArray *docs, struct findings *findings);
