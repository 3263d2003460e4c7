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

/* What may be chosen of the look; 0 and NULL: the formal style's own. All borrowed. */
struct typeset_look {
	double body;            /* points: size of running text, the rest in proportion */
	gboolean ragged;        /* flush left, words whole */
	const char *text_font, *title_font; /* families of text/text.h */
	double width, height, left, right, top, bottom; /* of the upright page, points */
	const char *ink, *accent, *soft, *link, *stamp; /* #rrggbb */
	cairo_surface_t *logo;  /* opaque image, on the title page */
	double logo_height;     /* points */
	const char *logo_alt;
};
/* The family of a typeface that the program carries, by its usual name («Linux
 * Libertine»); NULL if there is none. Static. */
const char *typeset_font(const char *name);
/* The share of the accent in the tints of tables and boxes that are made from it. */
#define TYPESET_TINT 0.10                         /* the most: in the head of tables */
#define TYPESET_TINT_GROUP (TYPESET_TINT * 0.55)  /* in groups of rows */
#define TYPESET_TINT_BOX (TYPESET_TINT * 0.7)     /* in boxes */

/* All may be absent. */
struct typeset_options {
	const struct figure_source *figures;
	const struct typeset_look *look;
	const GPtrArray *attachments; /* struct attachment * */
};

/* The PDF as bytes; NULL with `error`. Same tree, same bytes. It claims PDF/UA-1
 * and PDF/A-2a (3a with attachments). */
GBytes *typeset_pdf(const xmlDoc *tree, const struct typeset_options *options, GError **error);

/* The layout of the same tree as text, one line per thing placed, for tests:
 * pages, lines with their y and text, rows, notes, places of the headings. */
char *typeset_dump(const xmlDoc *tree, const struct typeset_options *options);
