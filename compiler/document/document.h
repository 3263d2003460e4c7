// SPDX-License-Identifier: EUPL-1.2
/*
 * From facts to a document tree (schema/document.rnc).
 *
 * template.c  one XSLT per deliverable, run by libxslt with files, network and
 *             writing forbidden; lexicons are handed in as resources
 * number.c    numbers of articles, alinéas, annexes, tables; cross-references
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

struct template_options {
	const char *lang;    /* of the paper */
	guint errors;        /* errors of the charter: for the stamp */
	gboolean final;      /* adopted and sound: no stamp */
};

/* Names of the templates (modele), NULL-terminated, static. */
const char *const *template_names(void);
/* The numbered document tree of `modele`, valid against document.rnc. NULL with
 * `error` if the template fails (a fault of ours, or a limit). Caller frees. */
xmlDoc *document_make(xmlDoc *facts, const char *modele, const struct template_options *options, GError **error);
