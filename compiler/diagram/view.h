// SPDX-License-Identifier: EUPL-1.2
/* The views, and what they share; see diagram.h. */
#pragma once

#include "diagram/diagram.h"
#include "diagram/look.h"

extern const struct view view_carte, view_chemin, view_etages, view_gouvernance, view_instance, view_matrice, view_partage,
	view_registre, view_scenario, view_secteurs;

/* The finding that a view («words») does not fit on its largest sheet, and that the registre shows all. */
void view_refuse(const struct charter *charter, const struct look *look, const char *words, guint parties, guint rooms,
		 struct findings *findings);
/* Too large for the étages: such a charter gets a sheet for each room, and one where sectors speak to sectors. */
gboolean charter_is_large(const struct charter *charter);
