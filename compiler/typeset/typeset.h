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

/* A file put inside the PDF, which is then PDF/A-3a; all borrowed. */
struct attachment {
	const char *name;         /* as it will be taken out: no path outside its folder */
	const char *type;         /* application/xml */
	const char *relationship; /* Source, Data, Supplement (ISO 19005-3, annex E) */
	const char *description;
	GBytes *bytes;
};

/* All may be absent. */
struct typeset_options {
	const struct figure_source *figures;
	const GPtrArray *attachments; /* struct attachment * */
};

/* The PDF as bytes; NULL with `error`. Same tree, same bytes. It claims PDF/UA-1
 * and PDF/A-2a (3a with attachments). */
GBytes *typeset_pdf(const xmlDoc *tree, const struct typeset_options *options, GError **error);

/* The layout of the same tree as text, one line per thing placed, for tests:
 * pages, lines with their y and text, rows, notes, places of the headings. */
char *typeset_dump(const xmlDoc *tree, const struct typeset_options *options);
