// SPDX-License-Identifier: EUPL-1.2
/*
 * The list of views, in the order they are printed.
 */
#include "diagram/view.h"

#include "diagram/describe.h"
#include "load/load.h"

#include <string.h>

const struct view *const views[] = {
	&view_secteurs, &view_etages, &view_matrice, &view_scenario, &view_gouvernance, &view_partage, &view_instance, &view_carte,
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

void view_refuse(const struct charter *charter, const struct look *look, const char *words, guint parties, guint rooms,
		 struct findings *findings)
{
	struct place at = { 0 };
	g_autofree char *columns = g_strdup_printf("%u", parties), *bands = g_strdup_printf("%u", rooms);
	if (charter->loaded && charter->loaded->doc)
		at = node_place(xmlDocGetRootElement(charter->loaded->doc));
	findings_say(findings, look->lang, MSG_VIEW_TOO_LARGE, at, NULL, words, columns, bands, look_say(look, "registre-vue"));
}

#define MANY_PARTIES 28 /* beyond, the étages do not fit on a sheet */
#define MANY_ROOMS 9

gboolean charter_is_large(const struct charter *charter)
{
	guint rooms = 0;
	for (guint i = 0; i < charter->rooms->len; i++)
		rooms += !((const struct room *)charter->rooms->pdata[i])->carrier;
	return charter->parties->len > MANY_PARTIES || rooms > MANY_ROOMS;
}
