// SPDX-License-Identifier: EUPL-1.2
/*
 * Drawing the signs; see sign.h. Geometry only: colours and letters of roles
 * come from the look.
 */
#include "diagram/sign.h"

#include <math.h>

/* COLOUR_BADGE_1, _2, _3 follow one another, and so do the other families. */
G_STATIC_ASSERT(COLOUR_BADGE_3 == COLOUR_BADGE_1 + 2 && COLOUR_BADGE_INK_3 == COLOUR_BADGE_INK_1 + 2);
G_STATIC_ASSERT(COLOUR_BADGE_EDGE_3 == COLOUR_BADGE_EDGE_1 + 2 && COLOUR_BAND_3 == COLOUR_BAND_1 + 2);
G_STATIC_ASSERT(COLOUR_STRIP_3 == COLOUR_STRIP_1 + 2);

enum colour level_colour(enum colour first, guint level)
{
	return first + CLAMP(level, 1u, 3u) - 1;
}

static void hexagon(struct scene *scene, double x, double y, double radius, struct paint paint)
{
	struct op *path = scene_path(scene, paint);
	for (guint i = 0; i < 6; i++) {
		double angle = G_PI / 3 * i, px = x + radius * cos(angle), py = y + radius * sin(angle) * .96;
		if (i)
			path_line(path, px, py);
		else
			path_move(path, px, py);
	}
	path_close(path);
}

static void diamond(struct scene *scene, double x, double y, double radius, struct paint paint)
{
	struct op *path = scene_path(scene, paint);
	path_move(path, x - radius, y);
	path_line(path, x, y - radius);
	path_line(path, x + radius, y);
	path_line(path, x, y + radius);
	path_close(path);
}

/* The outline of a badge, `grow` points larger. */
static void badge_shape(const struct look *look, struct scene *scene, double x, double y, guint level, double grow, struct paint paint)
{
	const struct form *form = &look->forms[CLAMP(level, 1u, 3u) - 1];
	double radius = form->radius + grow;
	if (form->shape == FORM_CIRCLE)
		scene_circle(scene, x, y, radius, paint);
	else if (form->shape == FORM_SQUARE)
		scene_rect(scene, x - radius, y - radius, 2 * radius, 2 * radius, paint)->radius = .8;
	else if (form->shape == FORM_DIAMOND)
		diamond(scene, x, y, radius, paint);
	else
		hexagon(scene, x, y, radius, paint);
}

static void cross_disc(const struct look *look, struct scene *scene, double x, double y)
{
	struct paint disc = look_box(look, COLOUR_INK, COLOUR_PAPER, LINE_HALO), cross = look_stroke(look, COLOUR_PAPER, LINE_CROSS);
	scene_circle(scene, x, y, 3.1, disc);
	scene_line(scene, x - 1.3, y - 1.3, x + 1.3, y + 1.3, cross);
	scene_line(scene, x - 1.3, y + 1.3, x + 1.3, y - 1.3, cross);
}

void sign_badge(const struct look *look, struct scene *scene, double x, double y, const struct information *item,
		enum badge_mark mark)
{
	guint level = item->level;
	struct paint paint = look_box(look, level_colour(COLOUR_BADGE_1, level), level_colour(COLOUR_BADGE_EDGE_1, level),
				      mark == BADGE_DUTY ? LINE_BADGE_DUTY : LINE_BADGE);
	const struct face *face = &look->faces[LOOK_BADGE];
	badge_shape(look, scene, x, y, level, 0, paint);
	scene_text(scene, x, y + .36 * face->size, item->letter, face->size, face->style,
		   look->colours[level_colour(COLOUR_BADGE_INK_1, level)], ANCHOR_MIDDLE);
	if (mark == BADGE_FORBIDDEN)
		cross_disc(look, scene, x + 5, y - 4.6);
}

double sign_badges(const struct look *look, struct scene *scene, double x, double y, const GPtrArray *items,
		   enum badge_mark mark)
{
	double pitch = badge_pitch(mark == BADGE_FORBIDDEN ? NATURE_FORBIDDEN : NATURE_PERMITTED);
	for (guint i = 0; i < items->len; i++)
		sign_badge(look, scene, x + BADGE_PITCH / 2 + pitch * i, y, items->pdata[i], mark);
	return x + pitch * items->len;
}

static struct paint ring(const struct look *look, enum line_look line)
{
	return look_box(look, COLOUR_PAPER, COLOUR_INK, line);
}

void sign_dots(const struct look *look, struct scene *scene, double x, double y, guint level)
{
	for (guint i = 0; i < 3; i++) {
		if (i < level)
			scene_circle(scene, x + 3 + 6.6 * i, y, 2.8, look_fill(look, COLOUR_INK));
		else
			scene_circle(scene, x + 3 + 6.6 * i, y, 2.35, ring(look, LINE_DOT));
	}
}

void sign_role(const struct look *look, struct scene *scene, double x, double y, enum sign sign)
{
	const struct face *face = &look->faces[LOOK_DISC];
	if (sign == SIGN_MEMBER) {
		scene_circle(scene, x, y, 4.4, look_fill(look, COLOUR_INK));
	} else if (sign == SIGN_GUEST) {
		scene_circle(scene, x, y, 4.1, ring(look, LINE_GUEST));
	} else {
		scene_circle(scene, x, y, 7, look_fill(look, COLOUR_INK));
		scene_text(scene, x, y + .36 * face->size, look_say(look, sign == SIGN_CHAIR ? "lettre-preside" : "lettre-anime"),
			   face->size, face->style, face->colour, ANCHOR_MIDDLE);
	}
}

void sign_speaks(const struct look *look, struct scene *scene, double x, double y)
{
	scene_circle(scene, x, y, DOT_RADIUS + .3, look_fill(look, COLOUR_INK));
}

void sign_hears(const struct look *look, struct scene *scene, double x, double y)
{
	scene_circle(scene, x, y, DOT_RADIUS - .3, ring(look, LINE_RING));
}

void sign_barred(const struct look *look, struct scene *scene, double x, double y)
{
	struct paint cross = look_stroke(look, COLOUR_INK, LINE_CROSS);
	double arm = 2.4;
	sign_hears(look, scene, x, y);
	scene_line(scene, x - arm, y - arm, x + arm, y + arm, cross);
	scene_line(scene, x - arm, y + arm, x + arm, y - arm, cross);
}

void sign_carrier(const struct look *look, struct scene *scene, double x, double y, gboolean source)
{
	struct paint paint = look_box(look, source ? COLOUR_INK : COLOUR_PAPER, COLOUR_INK, LINE_CARRIER);
	struct op *sheet = scene_path(scene, paint);
	path_move(sheet, x - 3.6, y - 4.8);
	path_line(sheet, x + 1.2, y - 4.8);
	path_line(sheet, x + 3.6, y - 2.4);
	path_line(sheet, x + 3.6, y + 4.8);
	path_line(sheet, x - 3.6, y + 4.8);
	path_close(sheet);
	struct paint line = look_stroke(look, source ? COLOUR_PAPER : COLOUR_INK, LINE_RULE);
	for (guint i = 0; i < 3; i++)
		scene_line(scene, x - 2, y - 1.2 + 1.9 * i, x + 2, y - 1.2 + 1.9 * i, line);
}

void sign_arrow(const struct look *look, struct scene *scene, double x, double y, double dx, double dy, gboolean duty)
{
	look_head(look, scene, x, y, dx, dy, duty ? HEAD_DUTY : HEAD_FLOW);
}

void sign_bar(const struct look *look, struct scene *scene, double x, double y, gboolean horizontal)
{
	struct paint paint = look_stroke(look, COLOUR_INK, LINE_BAR);
	if (horizontal)
		scene_line(scene, x - 5, y, x + 5, y, paint);
	else
		scene_line(scene, x, y - 5, x, y + 5, paint);
}

void sign_disc(const struct look *look, struct scene *scene, double x, double y, guint number)
{
	g_autofree char *text = g_strdup_printf("%u", number);
	const struct face *face = &look->faces[LOOK_DISC];
	scene_circle(scene, x, y, DISC_RADIUS, look_fill(look, COLOUR_INK));
	scene_text(scene, x, y + .36 * face->size, text, face->size, face->style, face->colour, ANCHOR_MIDDLE);
}

void sign_step(const struct look *look, struct scene *scene, double x, double y, guint number)
{
	g_autofree char *text = g_strdup_printf("%u", number);
	const struct face *face = &look->faces[LOOK_DISC];
	scene_circle(scene, x, y, 8.6, look_fill(look, COLOUR_PAPER));
	scene_circle(scene, x, y, 6.6, ring(look, LINE_STEP));
	scene_text(scene, x, y + .36 * face->size, text, face->size, face->style, look->colours[COLOUR_INK], ANCHOR_MIDDLE);
}

/* Lines at 45°, cut to the rectangle. */
static void hatch(struct scene *scene, double x, double y, double w, double h, struct pattern pattern, int colour)
{
	if (pattern.step <= 0)
		return;
	struct op *lines = scene_path(scene, (struct paint){ NO_COLOUR, colour, pattern.width, DASH_NONE });
	for (double sum = pattern.step; sum < w + h; sum += pattern.step) {
		double from = MIN(sum, w), to = MAX(0, sum - h);
		path_move(lines, x + from, y + sum - from);
		path_line(lines, x + to, y + sum - to);
	}
}

void sign_self(const struct look *look, struct scene *scene, double x, double y, double w, double h)
{
	hatch(scene, x, y, w, h, look->self, look->colours[COLOUR_RULE]);
}

void sign_strip(const struct look *look, struct scene *scene, double x, double y, double w, double h, guint level)
{
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	scene_rect(scene, x, y, w, h, look_fill(look, level_colour(COLOUR_STRIP_1, level)));
	hatch(scene, x, y, w, h, look->strips[CLAMP(level, 1u, 3u) - 1], look->colours[COLOUR_HATCH]);
	scene_end(scene);
}

void sign_level(const struct look *look, struct scene *scene, double x, double y, guint level)
{
	struct paint paint = look_box(look, level_colour(COLOUR_BADGE_1, level), level_colour(COLOUR_BADGE_EDGE_1, level), LINE_BADGE);
	badge_shape(look, scene, x, y, level, -.4, paint);
}
