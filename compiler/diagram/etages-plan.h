// SPDX-License-Identifier: EUPL-1.2
/*
 * The étages on one sheet: measures of the page, shared by the files that draw
 * its bands (view-etages.c), passages (etages-lane.c) and rows (etages-row.c).
 */
#pragma once

#include "diagram/etages.h"

#define STRIP 11.0
#define PLACE 16.0       /* room for the sign of a carrier, left of the columns */
#define LANE_FIRST 20.0  /* from the bands to the first lane */
#define LANE_PITCH 15.0
#define BAND_GAP 4.0
#define BADGES_DROP 17.0 /* from the thread to the badges */
#define RING 5.2

struct plan {
	struct etages *e;
	struct frame *frame;
	struct columns columns;
	double right;        /* of the bands */
	double label;          /* width of the column of labels */
	double panel, panel_x; /* width and left edge */
	double row_height;
	double zone;           /* left edge of what the rows may use */
	double aside;          /* least width kept right of the columns for the words of the rows; 0: they stand where there is room */
	double top, gap;     /* of the first band; above it */
	double rows_y, rows_height, row_extra; /* last band */
	char **note;         /* what the last band is */
};

/* What a sheet of étages says of itself, and what is drawn over it. */
struct etages_page {
	const struct identity *identity;
	const char *view, *title, *subtitle, *reading;
	void (*over)(const struct plan *plan, void *data); /* or NULL */
	void *data;
	gboolean small; /* half a sheet is tried first */
};
/* On the first sheet that takes it; FALSE, with no page, if none does. */
gboolean etages_draw(struct etages *e, const struct etages_page *page, GPtrArray *pages);
/* Height of the signs of those who sit in a room. */
double plan_thread_y(const struct plan *plan, const struct band *band);
/* Height of the line of a direct transmission; place of a lane of passages. */
double plan_row_y(const struct plan *plan, const struct direct *direct);
double plan_lane_x(const struct plan *plan, guint lane);

/* Width of the bold words that begin a text; 0 for NULL. */
double plan_lead_width(const struct look *look, const char *lead);
/* Heights of the rows of the last band, and of the band. */
void plan_measure_rows(struct plan *plan);
void plan_draw_rows(const struct plan *plan);
/* Lines and numbers beside the bands, words in the panel. */
void plan_draw_passages(const struct plan *plan);
/* The id of a group: after its first flow, or its promise; it stays when others are added. Owned by the caller. */
char *plan_id(const char *kind, const GPtrArray *flows, const struct never *never);
/* data-flow and data-jamais of a group. */
void plan_mark_flows(struct group *group, const GPtrArray *flows, const struct never *never);
