// SPDX-License-Identifier: EUPL-1.2
/* The views; see diagram.h. */
#pragma once

#include "diagram/diagram.h"

extern const struct view view_carte, view_chemin, view_etages, view_gouvernance, view_instance, view_matrice, view_partage,
	view_registre, view_scenario;
