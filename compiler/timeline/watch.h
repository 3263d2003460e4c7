// SPDX-License-Identifier: EUPL-1.2
/*
 * On which days the verdict on a charter must be the same.
 */
#pragma once

#include "compile.h"

/* What bears on the verdict on one charter, to tell days on which it must be the
 * same. `compile` ran every pass, and must outlive the result. */
typedef struct watch watch_t;
struct watch *watch_new(const struct compile *compile);
void watch_free(struct watch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(watch_t, watch_free)
/* All that a verdict on `date` depends on, as a string: equal states, equal
 * verdicts. Newly allocated. */
char *watch_state(const struct watch *watch, date_n date);
