// SPDX-License-Identifier: EUPL-1.2
/*
 * The shapes of a course: how large each is for its words, and its drawing. A
 * step is a box; what it tells, to whom or where, is a strip at its foot, under
 * the lanes concerned when they have one. See course.h.
 */
#include "diagram/course.h"

#include "diagram/describe.h"

#include <string.h>

#define PAD 8.0
#define SLANT 13.0
#define CORNER 7.0
#define WIDEST_STEP 178.0
#define WIDEST_QUESTION 196.0
#define NARROWEST 96.0
#define EXIT_ROOM (20.0 * course->scale) /* right of a question, for its answer */
#define STRIP_LINE 17.0
#define ARROW 16.0
#define JUMP_LINE 16.0
#define TURN 14.0
#define EDGE 11.0        /* from the corner of a shape to the way */

double course_lane_x(const struct course *course, guint lane)
{
	return course->zone_left + course->lane_width * (lane + .5);
}

void course_row_clear(struct course_row *row)
{
	g_clear_pointer(&row->lines, g_strfreev);
	g_clear_pointer(&row->place_lines, g_strfreev);
	g_clear_pointer(&row->side_lines, g_strfreev);
	g_clear_pointer(&row->law_lines, g_strfreev);
	g_clear_pointer(&row->answer_lines, g_strfreev);
}

static double widest(const struct look *look, char *const *lines, enum text_look role)
{
	double width = 0;
	for (; lines && *lines; lines++)
		width = MAX(width, look_width(look, *lines, role));
	return width;
}

double course_answer_width(const struct course *course, const struct course_row *row)
{
	const struct look *look = course->look;
	return LOOK_SLACK * text_width(look->measure, row->down.answer, look->faces[LOOK_ANSWER].size, TEXT_BOLD) + 5;
}

/* ---- sizes ------------------------------------------------------------- */

static gboolean tells(const struct course_row *row)
{
	return row->shape != SHAPE_QUESTION && (row->to_lane >= 0 || row->place);
}

/* Width of the badges of what it tells; it may tell what is no flow of the charter. */
static double badges_width(const struct course_row *row)
{
	return row->items ? row->items->len * badge_pitch(row->nature) : 0;
}

/* Left of the name of the place: dot, badges, arrow, sign. */
static double strip_lead(const struct course_row *row)
{
	double sign = row->place_level ? DOTS_WIDTH + 3 : 13;
	return 14 + badges_width(row) + ARROW + 4 + sign;
}

static double strip_height(const struct course *course, const struct course_row *row)
{
	if (!tells(row))
		return 0;
	const struct look *look = course->look;
	double nature = *nature_words(look, row->nature) ? look->faces[LOOK_RULE].lead : 0;
	double lines = row->place ? g_strv_length(row->place_lines) * look->faces[LOOK_RULE].lead + 7 : 0;
	return 4 + nature + MAX(STRIP_LINE, lines);
}

static void measure_step(const struct course *course, struct course_row *row)
{
	const struct look *look = course->look;
	double zone = course->zone_right - course->zone_left, x = course_lane_x(course, row->lane), centre = x;
	double most = MIN(zone, MAX(course->lane_width - 8, WIDEST_STEP * course->scale)), least = NARROWEST;
	if (row->to_lane >= 0) {
		double to = course_lane_x(course, (guint)row->to_lane);
		least = MIN(zone, ABS(to - x) + 44);
		most = MAX(most, least);
		centre = (x + to) / 2;
	}
	if (course->lanes->len == 1)
		least = most = zone - EXIT_ROOM;
	row->lines = look_wrap(look, row->text ? row->text : "", LOOK_STEP, most - 2 * PAD);
	row->width = MAX(widest(look, row->lines, LOOK_STEP) + 2 * PAD, least);
	if (tells(row) && row->place) {
		double lead = strip_lead(row);
		row->place_lines = look_wrap(look, row->place, LOOK_RULE, MAX(most - 2 * PAD - lead, 60));
		row->width = MAX(row->width, widest(look, row->place_lines, LOOK_RULE) + lead + 2 * PAD);
	}
	row->left = CLAMP(centre - row->width / 2, course->zone_left, course->zone_right - row->width);
	double words = row->text && *row->text ? g_strv_length(row->lines) * look->faces[LOOK_STEP].lead : 0;
	row->height = MAX(words + strip_height(course, row) + (course->tight ? 7 : 10), course->tight ? 20 : 24);
}

static void measure_question(const struct course *course, struct course_row *row)
{
	const struct look *look = course->look;
	double zone = course->zone_right - EXIT_ROOM - course->zone_left, x = course_lane_x(course, row->lane);
	double most = MIN(zone, MAX(course->lane_width - 8, WIDEST_QUESTION * course->scale));
	if (course->lanes->len == 1)
		most = zone;
	double badges = row->items ? 13 : 0;
	row->lines = look_wrap(look, row->text ? row->text : "", LOOK_QUESTION, most - 2 * SLANT - 6);
	row->width = course->lanes->len == 1 ? most :
		     MAX(widest(look, row->lines, LOOK_QUESTION) + 2 * SLANT + 6, NARROWEST + 24);
	row->left = CLAMP(x - row->width / 2, course->zone_left, course->zone_right - EXIT_ROOM - row->width);
	row->height = MAX(g_strv_length(row->lines) * look->faces[LOOK_QUESTION].lead + badges + (course->tight ? 7 : 12), course->tight ? 22 : 28);
}

/* Lines of a text whose paragraphs are its own lines. */
static char **wrap_paragraphs(const struct look *look, const char *text, enum text_look role, double width)
{
	g_autoptr(GStrvBuilder) all = g_strv_builder_new();
	g_auto(GStrv) parts = g_strsplit(text ? text : "", "\n", -1);
	for (char **part = parts; *part; part++) {
		g_auto(GStrv) lines = look_wrap(look, *part, role, width);
		g_strv_builder_addv(all, (const char **)lines);
	}
	return g_strv_builder_end(all);
}

static void measure_side(const struct course *course, struct course_row *row)
{
	const struct look *look = course->look;
	double width = course->side_right - course->side_left;
	if (row->leave == LEAVE_NONE)
		return;
	row->side_lines = wrap_paragraphs(look, row->side.words, LOOK_ANSWER, width - 2 * PAD);
	guint lines = row->side.words && *row->side.words ? g_strv_length(row->side_lines) : 0;
	row->side_height = lines * look->faces[LOOK_ANSWER].lead + (row->leave == LEAVE_STOP ? look->faces[LOOK_QUESTION].lead : 0) +
			   (row->side.jump ? JUMP_LINE : 0) + (course->tight ? 6 : 9);
	row->side_height = MAX(row->side_height, course->tight ? 20 : 24);
}

static void measure_law(const struct course *course, struct course_row *row)
{
	const struct look *look = course->look;
	g_autoptr(GStrvBuilder) all = g_strv_builder_new();
	for (guint i = 0; i < row->law->len; i++) {
		g_auto(GStrv) lines = look_wrap(look, row->law->pdata[i], LOOK_RULE, course->right - course->law_left - 5);
		if (*(const char *)row->law->pdata[i])
			g_strv_builder_addv(all, (const char **)lines);
	}
	row->law_lines = g_strv_builder_end(all);
	row->law_height = g_strv_length(row->law_lines) * look->faces[LOOK_RULE].lead;
}

/* Where the way comes and goes: straight down to the next step if that stands below the shape. */
static void place_ways(const struct course *course, struct course_row *row, const struct course_row *next)
{
	double edge = row->shape == SHAPE_QUESTION ? SLANT + 4 : EDGE;
	double low = row->left + edge, high = row->left + row->width - edge;
	row->entry = CLAMP(course_lane_x(course, row->lane), low, high);
	row->exit = row->to_lane >= 0 ? CLAMP(course_lane_x(course, (guint)row->to_lane), low, high) : row->entry;
	double below = next ? course_lane_x(course, next->lane) : row->exit;
	if (row->goes_on && next && below >= low && below <= high)
		row->exit = below;
}

/* The words of an answer, after `label`, on lines of about one length. */
static char **wrap_answer(const struct look *look, const char *words, double label, double width)
{
	char **lines = look_wrap_after(look, words, LOOK_ANSWER, label, width);
	guint count = g_strv_length(lines);
	for (double less = .95; count > 1 && less > .6; less -= .05) {
		char **narrower = look_wrap_after(look, words, LOOK_ANSWER, label, width * less);
		gboolean same = g_strv_length(narrower) == count;
		g_strfreev(same ? lines : narrower);
		if (!same)
			break;
		lines = narrower;
	}
	return lines;
}

/* The answer that goes down stands beside the way, on the side where there is more room. */
static void measure_answer(const struct course *course, struct course_row *row)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_ANSWER];
	row->answer_height = 0;
	if (!row->down.answer)
		return;
	double label = course_answer_width(course, row);
	double right = course->zone_right - row->exit - 8, left = row->exit - course->zone_left - 8;
	row->answer_left = right < 130 && left > right;
	if (row->down.words && *row->down.words)
		row->answer_lines = wrap_answer(look, row->down.words, label, MIN(row->answer_left ? left : right, 230) / LOOK_SLACK);
	guint lines = row->answer_lines ? g_strv_length(row->answer_lines) : 1;
	row->answer_height = MAX(lines, 1u) * face->lead + 4;
}

void course_measure(const struct course *course, struct course_row *row, const struct course_row *next)
{
	course_row_clear(row);
	if (row->shape == SHAPE_QUESTION)
		measure_question(course, row);
	else
		measure_step(course, row);
	if (row->shape == SHAPE_STOP)
		row->height += course->look->faces[LOOK_QUESTION].lead;
	measure_side(course, row);
	measure_law(course, row);
	place_ways(course, row, next);
	measure_answer(course, row);
	row->row_height = MAX(MAX(row->height, row->side_height), MAX(row->law_height, 15));
	double slack = (row->row_height - row->height) / 2;
	gboolean straight = next && ABS(course_lane_x(course, next->lane) - row->exit) < 1;
	double turn = straight && !row->answer_lines ? (course->tight ? 4 : 7) : TURN; /* the answer stands beside the arrow */
	double way = row->answer_height + (row->down.jump ? 2 * DISC_RADIUS + 12 : turn);
	row->gap = MAX(way - slack, row->goes_on || row->down.jump ? 12 : 9);
}

/* ---- shapes ------------------------------------------------------------ */

void shape_box(struct scene *scene, double x, double y, double w, double h, struct paint paint)
{
	scene_rect(scene, x - w / 2, y - h / 2, w, h, paint)->radius = 3;
}

void shape_hexagon(struct scene *scene, double x, double y, double w, double h, double slant, struct paint paint)
{
	struct op *path = scene_path(scene, paint);
	path_move(path, x - w / 2, y);
	path_line(path, x - w / 2 + slant, y - h / 2);
	path_line(path, x + w / 2 - slant, y - h / 2);
	path_line(path, x + w / 2, y);
	path_line(path, x + w / 2 - slant, y + h / 2);
	path_line(path, x - w / 2 + slant, y + h / 2);
	path_close(path);
}

void shape_octagon(struct scene *scene, double x, double y, double w, double h, double corner, struct paint paint)
{
	double l = x - w / 2, r = x + w / 2, t = y - h / 2, b = y + h / 2;
	struct op *path = scene_path(scene, paint);
	path_move(path, l + corner, t);
	path_line(path, r - corner, t);
	path_line(path, r, t + corner);
	path_line(path, r, b - corner);
	path_line(path, r - corner, b);
	path_line(path, l + corner, b);
	path_line(path, l, b - corner);
	path_line(path, l, t + corner);
	path_close(path);
}

/* Centred lines from the baseline `y`; returns the baseline after the last. */
static double centred(const struct course *course, struct scene *scene, double x, double y, char *const *lines,
		      enum text_look role, enum text_style style, int colour)
{
	const struct face *face = &course->look->faces[role];
	for (; *lines; lines++, y += face->lead) {
		if (**lines)
			scene_text(scene, x, y, *lines, face->size, style, colour, ANCHOR_MIDDLE);
	}
	return y;
}

static void draw_badges(const struct course *course, struct scene *scene, double x, double y, const struct course_row *row)
{
	double width = badges_width(row);
	struct paint ground = look_fill(course->look, COLOUR_PAPER);
	if (!row->items)
		return;
	scene_rect(scene, x - 1.5, y - 6, width + 3, 12, ground);
	sign_badges(course->look, scene, x, y, row->items,
		    row->nature == NATURE_FORBIDDEN ? BADGE_FORBIDDEN : row->nature == NATURE_DUTY ? BADGE_DUTY : BADGE_PLAIN);
}

static void draw_tip(const struct course *course, struct scene *scene, const struct course_row *row, double x, double y,
		     double side)
{
	if (row->nature == NATURE_FORBIDDEN)
		sign_bar(course->look, scene, x - side * 1.4, y, FALSE);
	else
		sign_arrow(course->look, scene, x, y, side, 0, row->nature == NATURE_DUTY);
}

/* From the lane of who speaks to the lane of who hears. */
static void draw_lane_strip(const struct course *course, struct scene *scene, const struct course_row *row, double y)
{
	const struct look *look = course->look;
	double from = course_lane_x(course, row->lane), to = course_lane_x(course, (guint)row->to_lane);
	double side = to > from ? 1 : -1, tip = to - side * (DOT_RADIUS + 1.6);
	scene_line(scene, from, y, tip - side * 3, y, look_line(look, row->nature));
	sign_speaks(look, scene, from, y);
	if (row->nature == NATURE_FORBIDDEN)
		sign_barred(look, scene, to, y);
	else
		sign_hears(look, scene, to, y);
	draw_tip(course, scene, row, tip, y, side);
	draw_badges(course, scene, (from + tip - badges_width(row)) / 2, y, row);
}

/* To a room, a carrier, or somebody who has no lane: named at the end of the arrow. */
static void draw_place_strip(const struct course *course, struct scene *scene, const struct course_row *row, double y,
			     double bottom)
{
	const struct look *look = course->look;
	double x = row->left + PAD, badges = x + 14, tip = badges + badges_width(row) + ARROW;
	double lead = look->faces[LOOK_RULE].lead, lines = g_strv_length(row->place_lines) * lead;
	double middle = (y + bottom) / 2;
	scene_line(scene, x + 3, middle, tip - 3, middle, look_line(look, row->nature));
	sign_speaks(look, scene, x + 3.5, middle);
	draw_tip(course, scene, row, tip, middle, 1);
	draw_badges(course, scene, badges, middle, row);
	double sign = tip + 4;
	if (row->place_level)
		sign_dots(look, scene, sign, middle, row->place_level);
	else if (row->place_carrier)
		sign_carrier(look, scene, sign + 4, middle, FALSE);
	else if (row->nature == NATURE_FORBIDDEN)
		sign_barred(look, scene, sign + 4, middle);
	else
		sign_hears(look, scene, sign + 4, middle);
	look_lines(look, scene, sign + (row->place_level ? DOTS_WIDTH + 3 : 12),
		   middle - lines / 2 + lead / 2 + .35 * look->faces[LOOK_RULE].size, row->place_lines, LOOK_RULE);
}

static void draw_strip(const struct course *course, struct scene *scene, const struct course_row *row, double y, double bottom)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_RULE];
	const char *nature = nature_words(look, row->nature);
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	scene_line(scene, row->left + 4, y, row->left + row->width - 4, y, look_stroke(look, COLOUR_RULE, LINE_GUIDE));
	scene_end(scene);
	if (*nature) {
		scene_text(scene, row->left + row->width / 2, y + face->lead, nature, face->size, TEXT_BOLD, face->colour, ANCHOR_MIDDLE);
		y += face->lead;
	}
	if (row->to_lane >= 0)
		draw_lane_strip(course, scene, row, y + 1 + (bottom - y) / 2);
	else
		draw_place_strip(course, scene, row, y + 1, bottom);
}

static void draw_step(const struct course *course, struct scene *scene, const struct course_row *row, double middle)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_STEP];
	double top = middle - row->height / 2, bottom = middle + row->height / 2, strip = strip_height(course, row);
	double words = row->text && *row->text ? g_strv_length(row->lines) * face->lead : 0;
	double x = row->left + row->width / 2;
	double y = (top + bottom - strip) / 2 - words / 2 + face->lead / 2 + .35 * face->size;
	if (row->shape == SHAPE_STOP) {
		const struct face *head = &look->faces[LOOK_QUESTION];
		int paper = look->colours[COLOUR_PAPER];
		shape_octagon(scene, x, middle, row->width, row->height, CORNER, look_fill(look, COLOUR_INK));
		y -= head->lead / 2;
		scene_text(scene, x, y, look_say(look, "arret"), head->size, TEXT_BOLD, paper, ANCHOR_MIDDLE);
		centred(course, scene, x, y + head->lead, row->lines, LOOK_STEP, TEXT_REGULAR, paper);
		return;
	}
	gboolean end = row->shape == SHAPE_END;
	struct paint paint = look_box(look, COLOUR_PAPER, COLOUR_INK, end ? LINE_END : LINE_SHAPE);
	scene_rect(scene, row->left, top, row->width, row->height, paint)->radius = end ? MIN(10, row->height / 2) : 3;
	if (words > 0)
		centred(course, scene, x, y, row->lines, LOOK_STEP, face->style, face->colour);
	if (strip > 0)
		draw_strip(course, scene, row, bottom - strip, bottom - 1);
}

static void draw_question(const struct course *course, struct scene *scene, const struct course_row *row, double middle)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_QUESTION];
	double x = row->left + row->width / 2, badges = row->items ? 13 : 0;
	double words = g_strv_length(row->lines) * face->lead;
	shape_hexagon(scene, x, middle, row->width, row->height, SLANT, look_box(look, COLOUR_PAPER, COLOUR_INK, LINE_QUESTION));
	double y = middle - badges / 2 - words / 2 + face->lead / 2 + .35 * face->size;
	y = centred(course, scene, x, y, row->lines, LOOK_QUESTION, face->style, face->colour);
	if (row->items)
		sign_badges(look, scene, x - BADGE_PITCH * row->items->len / 2, y - .35 * face->size - face->lead / 2 + 8.5, row->items,
			    BADGE_PLAIN);
}

void course_draw_shape(const struct course *course, struct scene *scene, const struct course_row *row, double middle)
{
	if (row->shape == SHAPE_QUESTION)
		draw_question(course, scene, row, middle);
	else
		draw_step(course, scene, row, middle);
}

void course_draw_side(const struct course *course, struct scene *scene, const struct course_row *row, double middle)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_ANSWER], *head = &look->faces[LOOK_QUESTION];
	double x = (course->side_left + course->side_right) / 2, width = course->side_right - course->side_left;
	gboolean stop = row->leave == LEAVE_STOP;
	guint lines = row->side.words && *row->side.words ? g_strv_length(row->side_lines) : 0;
	double content = lines * face->lead + (stop ? head->lead : 0) + (row->side.jump ? JUMP_LINE : 0);
	double y = middle - content / 2;
	int ink = look->colours[stop ? COLOUR_PAPER : COLOUR_INK];
	if (stop) {
		shape_octagon(scene, x, middle, width, row->side_height, CORNER, look_fill(look, COLOUR_INK));
		scene_text(scene, x, y + head->lead / 2 + .35 * head->size, look_say(look, "arret"), head->size, TEXT_BOLD, ink,
			   ANCHOR_MIDDLE);
		y += head->lead;
	} else {
		struct paint paint = look_box(look, COLOUR_PAPER, COLOUR_INK, LINE_SHAPE);
		paint.dash = DASH_FRAME;
		shape_box(scene, x, middle, width, row->side_height, paint);
	}
	if (lines)
		y = centred(course, scene, x, y + face->lead / 2 + .35 * face->size, row->side_lines, LOOK_ANSWER, face->style, ink) -
		    face->lead / 2 - .35 * face->size;
	if (row->side.jump) {
		y += JUMP_LINE / 2 + 1;
		scene_line(scene, x - 22, y, x - 6, y, look_line(look, NATURE_PERMITTED));
		sign_arrow(look, scene, x - 1, y, 1, 0, FALSE);
		sign_disc(look, scene, x + 8, y, row->side.jump);
	}
}

void course_signs(const struct course_row *row, struct legend *legend)
{
	static const enum sign signs[] = { SIGN_STEP, SIGN_QUESTION, SIGN_END, SIGN_STOP };
	legend_add(legend, signs[row->shape]);
	if (row->leave == LEAVE_STOP)
		legend_add(legend, SIGN_STOP);
	if (row->leave == LEAVE_OTHER)
		legend_add(legend, SIGN_OTHER);
	if (row->side.jump || row->down.jump || row->from->len)
		legend_add(legend, SIGN_JUMP);
	if (row->items)
		legend_add_items(legend, row->items);
	if (row->letters)
		legend_add_items(legend, row->letters);
	if (!tells(row))
		return;
	if (row->nature == NATURE_PERMITTED)
		legend_add(legend, SIGN_DIRECT);
	else
		legend_add_nature(legend, row->nature);
	legend_add(legend, SIGN_SPEAKS);
	if (row->place && row->place_carrier && !row->place_level)
		legend_add(legend, SIGN_CARRIER);
	else if (row->to_lane >= 0 || !row->place_level)
		legend_add(legend, row->nature == NATURE_FORBIDDEN ? SIGN_BARRED : SIGN_HEARS);
}
