// SPDX-License-Identifier: EUPL-1.2
/*
 * The painter over cairo, and what it leaves for the finishing pass: cairo's
 * PDF, where every mark is a numbered leaf, and what each leaf is.
 */
#pragma once

#include "typeset/painter.h"

struct leaf { struct slot *slot; enum artifact artifact; guint mcid; };
struct area { struct link *link; guint page; double x1, y1, x2, y2; };
struct destination { char *id; guint page; double x, y; };
struct bookmark { guint level; char *title, *id; };

typedef struct painted painted_t;
struct painted {
	GByteArray *pdf;
	GPtrArray *leaves;      /* per page: GArray of struct leaf, in painting order */
	GArray *heights;        /* double, of each page */
	GArray *areas;          /* struct area */
	GArray *destinations;   /* struct destination */
	GArray *bookmarks;      /* struct bookmark */
	/* private */
	cairo_surface_t *surface;
	cairo_t *cr;
	struct slot *slot;      /* wanted */
	enum artifact artifact;
	gboolean open;          /* a leaf is open: the last one */
	guint next_mcid;
};

struct painted *painted_new(void);
/* Ends the last page; the PDF is then complete. FALSE with `error` if cairo failed. */
gboolean painted_end(struct painted *painted, GError **error);
void painted_free(struct painted *painted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(painted_t, painted_free)
/* The painter over `painted`. */
struct painter painter_cairo(struct painted *painted);
