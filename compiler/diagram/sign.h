// SPDX-License-Identifier: EUPL-1.2
/*
 * The signs of the common visual language: letter = information, shape and
 * darkness = level, dash = nature, number = reference. Each is drawn at its
 * centre unless said otherwise.
 */
#pragma once

#include "charter.h"
#include "diagram/look.h"

#define BADGE_RADIUS 4.75
#define BADGE_PITCH 10.4
/* Between badges of a row: those crossed out need more room. */
#define badge_pitch(nature) ((nature) == NATURE_FORBIDDEN ? 13.6 : BADGE_PITCH)
#define DOT_RADIUS 3.9
#define DISC_RADIUS 6.4
#define DOTS_WIDTH 20.0
#define LEGEND_WIDTH 560.0 /* of the name of an information */
#define LEGEND_LINES 2 /* a longer name of an information is not in the legend */

enum sign { SIGN_CHAIR, SIGN_HOST, SIGN_MEMBER, SIGN_GUEST, SIGN_SPEAKS, SIGN_HEARS, SIGN_BARRED, SIGN_CARRIER,
	SIGN_DUTY, SIGN_PERMITTED, SIGN_DIRECT, SIGN_FILTERED, SIGN_FORBIDDEN, SIGN_MUST_BADGE, SIGN_NEVER_BADGE, SIGN_CONTINUES,
	SIGN_BOUND, SIGN_STEP, SIGN_QUESTION, SIGN_END, SIGN_STOP, SIGN_OTHER, SIGN_JUMP,
	SIGN_DEPENDS, SIGN_REPORTS, SIGN_WAY, SIGN_SELF, SIGN_COUNT };

/* The signs a page uses: what its legend must explain. */
struct legend {
	guint32 signs;         /* bit per enum sign */
	const GPtrArray *informations; /* of the charter */
	gboolean *letters;     /* by index of information */
	gboolean compact;      /* levels one after the other, not one below the other */
};
void legend_init(struct legend *legend, const struct charter *charter);
void legend_clear(struct legend *legend);
void legend_add(struct legend *legend, enum sign sign);
void legend_add_nature(struct legend *legend, enum nature nature);
void legend_add_items(struct legend *legend, const GPtrArray *items);
/* Adds all that `other` has. */
void legend_merge(struct legend *legend, const struct legend *other);
void legend_copy(struct legend *legend, const struct legend *other);
/* Lays the legend out in `width`; draws it at (x, y) if `scene` is not NULL. Returns its height. */
double legend_draw(const struct legend *legend, const struct look *look, struct scene *scene, double x, double y,
		   double width);

enum badge_mark { BADGE_PLAIN, BADGE_DUTY, BADGE_FORBIDDEN };
void sign_badge(const struct look *look, struct scene *scene, double x, double y, const struct information *item,
		enum badge_mark mark);
/* Badges in a row from `x` (left edge); returns the right edge. */
double sign_badges(const struct look *look, struct scene *scene, double x, double y, const GPtrArray *items,
		   enum badge_mark mark);
/* Three dots of a level from `x` (left edge). */
void sign_dots(const struct look *look, struct scene *scene, double x, double y, guint level);
/* Chair, host, member, guest. */
void sign_role(const struct look *look, struct scene *scene, double x, double y, enum sign sign);
void sign_speaks(const struct look *look, struct scene *scene, double x, double y);
void sign_hears(const struct look *look, struct scene *scene, double x, double y);
/* One who may not hear: a ring crossed out. */
void sign_barred(const struct look *look, struct scene *scene, double x, double y);
/* A sheet of paper: full if it is read from, empty if it is written. */
void sign_carrier(const struct look *look, struct scene *scene, double x, double y, gboolean source);
/* Head of an arrow whose point is at (x, y); `dx`, `dy` its direction, of length 1. */
void sign_arrow(const struct look *look, struct scene *scene, double x, double y, double dx, double dy, gboolean duty);
/* End of a forbidden line: a bar across the direction. */
void sign_bar(const struct look *look, struct scene *scene, double x, double y, gboolean horizontal);
void sign_disc(const struct look *look, struct scene *scene, double x, double y, guint number);
/* Number of a step of a way drawn over another drawing: white, so that it is no reference. */
void sign_step(const struct look *look, struct scene *scene, double x, double y, guint number);
/* Strip of a band: plain, hatched or solid by level. */
void sign_strip(const struct look *look, struct scene *scene, double x, double y, double w, double h, guint level);

/* The cell where a party meets itself. */
void sign_self(const struct look *look, struct scene *scene, double x, double y, double w, double h);
/* The shape of a level, without a letter. */
void sign_level(const struct look *look, struct scene *scene, double x, double y, guint level);

/* A colour of a family of three, by level. */
enum colour level_colour(enum colour first, guint level);
