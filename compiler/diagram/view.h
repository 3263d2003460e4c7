// SPDX-License-Identifier: EUPL-1.2
/* The views; see diagram.h. */
#pragma once

#include "diagram/diagram.h"

extern const struct view view_etages, view_scenario, view_gouvernance, view_partage, view_registre, view_chemin;
