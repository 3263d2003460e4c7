// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "charter.h"

/* Parties, rooms, informations, flows with who hears them, promises. Newly allocated. */
char *model_to_json(const struct charter *charter);
