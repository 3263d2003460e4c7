// SPDX-License-Identifier: EUPL-1.2
/*
 * The list of views, in the order they are printed.
 */
#include "diagram/view.h"

#include <string.h>

const struct view *const views[] = {
	&view_etages, &view_matrice, &view_scenario, &view_gouvernance, &view_partage, &view_instance, &view_carte,
	&view_registre, &view_chemin, NULL,
};

const struct view *view_find(const char *name)
{
	for (const struct view *const *view = views; *view; view++) {
		if (!strcmp((*view)->name, name))
			return *view;
	}
	return NULL;
}
