// SPDX-License-Identifier: EUPL-1.2
/*
 * From a numbered document tree to the formats that people read on a screen or
 * go on writing: one HTML file, an OpenDocument text.
 *
 * prepare.c  the tree as both want it: typography applied, diagrams inside
 * look.c     a chosen look, written where templates/export/apparence.xsl reads it
 * html.c     templates/export/html.xsl, written as HTML
 * odt.c      templates/export/odt-*.xsl, packed by libzip
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#define EXPORT_ERROR (export_error_quark())
GQuark export_error_quark(void);
enum export_error { EXPORT_ERROR_ARCHIVE /* libzip could not write */ };

/* Diagrams are asked for by name; export/ does not know diagram/. */
struct export_figures {
	void *data;
	/* Number of pages of the diagram, 0 if unknown; size in points. */
	guint (*pages)(void *data, const char *schema, double *ret_width, double *ret_height);
	/* The page (from 0) as SVG, and its text equivalent; newly allocated. */
	char *(*svg)(void *data, const char *schema, guint page);
	char *(*text)(void *data, const char *schema, guint page);
};

/* What a style chose; 0 and NULL: what templates/style/page.xml has. All borrowed. */
struct export_look {
	const char *ink, *accent, *soft, *link, *stamp; /* #rrggbb */
	double tint_head, tint_group, tint_box; /* shares of the accent in what is made from it: head and groups of tables, boxes */
	const char *text_font, *title_font; /* as a style file names them */
	double scale;            /* of all type */
	gboolean ragged;         /* flush left, words whole */
	double width, height, left, right, top, bottom; /* of the upright page, points */
	GBytes *logo;            /* PNG */
	double logo_width, logo_height; /* points */
	const char *logo_alt;
};

/* The paper as one HTML file: style, logo, diagrams and their text equivalents inside,
 * nothing fetched, no script. `look` may be NULL. NULL with `error`. Same tree, same bytes. */
GBytes *export_html(const xmlDoc *tree, const struct export_figures *figures, const struct export_look *look, GError **error);
/* The paper as an OpenDocument text, with named styles and numbered headings. */
GBytes *export_odt(const xmlDoc *tree, const struct export_figures *figures, const struct export_look *look, GError **error);

/* ---- prepare.c, for the two above -------------------------------------- */

/* A copy of `tree` where every text has the spaces of its language, and every
 * figure its pages: <page largeur hauteur nom> with the SVG element and an
 * <equivalent>. `nom` is unique within the tree. Caller frees. */
xmlDoc *export_prepare(const xmlDoc *tree, const struct export_figures *figures, const struct export_look *look);

/* ---- look.c, likewise ---------------------------------------------------- */

/* Writes the look as the first child of `root`: <apparence> of the namespace of
 * styles, with what was chosen and the tints made from it. */
void export_look_write(xmlNode *root, const struct export_look *look);
