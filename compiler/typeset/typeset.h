// SPDX-License-Identifier: EUPL-1.2
/*
 * From a numbered document tree to a tagged PDF.
 */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <libxml/tree.h>

/* Diagrams are asked for by name; typeset/ does not know diagram/. */
struct figure_source {
	void *data;
	/* Number of pages of the diagram, 0 if unknown; size in points. */
	guint (*pages)(void *data, const char *schema, double *ret_width, double *ret_height);
	/* Draws page `page` (from 0) with its top left corner at the origin. */
	void (*draw)(void *data, const char *schema, guint page, cairo_t *cr);
	/* Text equivalent, for /Alt; newly allocated. */
	char *(*alt)(void *data, const char *schema, guint page);
};

/* The PDF as bytes; NULL with `error`. Same tree, same bytes. */
GBytes *typeset_pdf(const xmlDoc *tree, const struct figure_source *figures, GError **error);

/* The layout of the same tree as text, one line per thing placed, for tests:
 * pages, lines with their y and text, rows, notes, places of the headings. */
char *typeset_dump(const xmlDoc *tree, const struct figure_source *figures);
