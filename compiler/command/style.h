// SPDX-License-Identifier: EUPL-1.2
/*
 * What --style names: a look that ships, or a town's own file (schema/style.rnc).
 */
#pragma once

#include "diag/diag.h"
#include "export/export.h"
#include "typeset/typeset.h"

typedef struct page_look page_look_t;
struct page_look {
	struct typeset_look typeset;
	struct export_look exported;
	GBytes *logo;           /* the file of the logo, as it is; or NULL */
	double enlarge;         /* of the diagrams; 0: as they are */
	struct loaded *loaded;  /* whose strings the look borrows; its findings' places point into it */
};

/* The look of `name`: «formal», «accessible», or the path of a file. Faults of a
 * file are findings, worded in `lang`; the look is then not to be used. NULL with
 * `error` if the file cannot be read, NULL without if no such style ships. */
struct page_look *page_look_load(const char *name, const char *lang, struct findings *findings, GError **error);
void page_look_free(struct page_look *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(page_look_t, page_look_free)
/* Names of the looks that ship, separated by commas; static. */
const char *page_look_names(void);
