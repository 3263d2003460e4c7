// SPDX-License-Identifier: EUPL-1.2
/*
 * What a page is painted with: a few functions, and the structure that tells
 * what each mark means. typeset/draw.c calls them; paint.c implements them over
 * cairo; another implementation can take its place.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

struct colour { double red, green, blue; };

/* ---- structure --------------------------------------------------------- */

/* One element of the structure tree (PDF 32000-1, 14.7). Its children are tags
 * and slots in reading order. A slot collects the marks of one stretch of
 * content, wherever and in how many pieces it is painted; so structure and
 * painting may follow different orders (footnotes, repeated table headers). */
struct tag {
	const char *role;       /* P, H1, LI… static */
	struct tag *parent;
	GPtrArray *kids;        /* struct kid * */
	const char *alt, *scope, *numbering, *id, *title; /* attributes, or NULL */
	guint column_span;
	gboolean figure_box;    /* has a Layout BBox: a figure */
	guint box_page;         /* where */
	double box[4];
};
struct slot { struct tag *tag; GArray *marks; /* struct mark */ };
struct mark { guint page; guint mcid; };
struct kid { struct tag *tag; struct slot *slot; };

/* A link: one or several rectangles, one tag. */
struct link { char *uri, *dest, *contents; struct tag *tag; };

/* What is painted but not read. */
enum artifact { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_STAMP, ARTIFACT_COUNT };

/* ---- the painter ------------------------------------------------------- */

struct painter {
	void *data;
	/* A new page; units are points. */
	void (*page)(void *data, double width, double height);
	/* What follows belongs to `slot`, or is an artifact if NULL. */
	void (*mark)(void *data, struct slot *slot, enum artifact artifact);
	void (*glyphs)(void *data, cairo_scaled_font_t *font, const struct colour *colour,
		       const cairo_glyph_t *glyphs, guint n_glyphs, const char *text,
		       const cairo_text_cluster_t *clusters, guint n_clusters);
	void (*fill)(void *data, const struct colour *colour, double x, double y, double width, double height);
	/* A stroke from one point to another; dotted: round dots `gap` apart. */
	void (*stroke)(void *data, const struct colour *colour, double thickness, double dot_gap,
		       double x1, double y1, double x2, double y2);
	void (*box)(void *data, const struct colour *colour, double thickness, double radius,
		    double x, double y, double width, double height);
	/* `draw` paints at the origin, scaled, placed at x, y. */
	void (*figure)(void *data, double x, double y, double scale, void (*draw)(void *what, cairo_t *cr), void *what);
	void (*link)(void *data, struct link *link, double x, double y, double width, double height);
	void (*dest)(void *data, const char *id, double x, double y);
	/* A bookmark to the destination `id`; level from 1. */
	void (*outline)(void *data, guint level, const char *title, const char *id);
};
