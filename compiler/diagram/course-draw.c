// SPDX-License-Identifier: EUPL-1.2
/*
 * Drawing a course: heads of the lanes, then each step with its number, its way
 * out and its law. See course.h.
 */
#include "diagram/course.h"

#include "diagram/describe.h"

#include <string.h>

#define RADIUS 3.0
#define BEND .55 /* of a quarter of a circle drawn as a curve */

/* ---- head -------------------------------------------------------------- */

static void draw_label(const struct course *course, struct scene *scene, double left, double right, const char *words,
		       struct paint paint, int ink)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_LANE];
	g_auto(GStrv) lines = look_wrap(look, words, LOOK_LANE, right - left - 5);
	double x = (left + right) / 2, middle = course->head_y + course->head_height / 2;
	double y = middle - (g_strv_length(lines) - 1) * face->lead / 2 + .36 * face->size;
	scene_rect(scene, left, course->head_y, right - left, course->head_height, paint)->radius = 2;
	for (char **line = lines; *line; line++, y += face->lead)
		scene_text(scene, x, y, *line, face->size, face->style, ink, ANCHOR_MIDDLE);
}

static void draw_lifelines(const struct course *course, struct scene *scene, double bottom)
{
	const struct look *look = course->look;
	struct paint life = look_stroke(look, COLOUR_RULE, LINE_RULE), rule = look_stroke(look, COLOUR_GUIDE, LINE_RULE);
	double top = course->head_y + course->head_height;
	life.dash = DASH_FILTERED;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	for (guint i = 0; i < course->lanes->len; i++)
		scene_line(scene, course_lane_x(course, i), top, course_lane_x(course, i), bottom, life);
	scene_line(scene, course->side_left - 2, top + 3, course->side_left - 2, bottom, rule);
	scene_line(scene, course->law_left - 2, top + 3, course->law_left - 2, bottom, rule);
	scene_end(scene);
}

void course_draw_head(const struct course *course, struct scene *scene, double bottom)
{
	const struct look *look = course->look;
	struct paint paint = look_fill(look, COLOUR_PAPER), lane = look_fill(look, COLOUR_INK);
	draw_lifelines(course, scene, bottom);
	scene_begin(scene, GROUP_OBJECT, "couloirs", course->lanes_words)->kind = g_strdup("band");
	for (guint i = 0; i < course->lanes->len; i++) {
		double x = course_lane_x(course, i), half = course->lane_width / 2 - 1.5;
		scene_begin(scene, GROUP_SYMBOL, NULL, course->lanes->pdata[i])->kind = g_strdup("label");
		draw_label(course, scene, x - half, x + half, course->lanes->pdata[i], lane, look->colours[COLOUR_PAPER]);
		scene_end(scene);
	}
	scene_end(scene);
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	paint.stroke = look->colours[COLOUR_INK];
	paint.width = look->lines[LINE_BLOCK];
	draw_label(course, scene, course->side_left, course->side_right, look_say(look, "colonne-sortie"), paint,
		   look->colours[COLOUR_INK]);
	paint.stroke = look->colours[COLOUR_RULE];
	paint.width = look->lines[LINE_RULE];
	draw_label(course, scene, course->law_left + 1, course->right, course->rule_words, paint,
		   look->colours[COLOUR_INK]);
	scene_end(scene);
}

/* ---- ways -------------------------------------------------------------- */

/* Down from (x1, y1) to (x2, y2), across at `turn`. */
static void draw_way(const struct course *course, struct scene *scene, double x1, double y1, double x2, double y2,
		     double turn)
{
	const struct look *look = course->look;
	struct op *path = scene_path(scene, look_line(look, NATURE_PERMITTED));
	path_move(path, x1, y1);
	if (ABS(x2 - x1) >= .5) {
		double r = MIN(RADIUS, ABS(x2 - x1) / 2), side = x2 > x1 ? r : -r, c = 1 - BEND;
		path_line(path, x1, turn - r);
		path_curve(path, x1, turn - r * c, x1 + side * c, turn, x1 + side, turn);
		path_line(path, x2 - side, turn);
		path_curve(path, x2 - side * c, turn, x2, turn + r * c, x2, turn + r);
	}
	path_line(path, x2, y2 - 5);
	sign_arrow(look, scene, x2, y2, 0, 1, FALSE);
}

static void draw_answer(const struct course *course, struct scene *scene, const struct course_row *row, double y)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_ANSWER];
	double base = y + face->lead - .5, width = 0, label = course_answer_width(course, row);
	char *const none[] = { NULL }, *const *lines = row->answer_lines ? row->answer_lines : none;
	for (guint i = 0; lines[i]; i++)
		width = MAX(width, look_width(look, lines[i], LOOK_ANSWER) + (i == 0 ? label : 0));
	width = MAX(width, label);
	double x = row->answer_left ? row->exit - 5 - LOOK_SLACK * width : row->exit + 5;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE; /* paper under the words: no lifeline runs through them */
	scene_rect(scene, x - 2, y + 1.5, width + 4, row->answer_height - 2, look_fill(look, COLOUR_PAPER));
	scene_end(scene);
	scene_text(scene, x, base, row->down.answer, face->size, TEXT_BOLD, face->colour, ANCHOR_START);
	for (guint i = 0; lines[i]; i++, base += face->lead)
		if (*lines[i])
			look_text(look, scene, x + (i ? 0 : label), base, lines[i], LOOK_ANSWER, ANCHOR_START);
}

/* A plate on the way: where it goes on, where it comes from. */
static void draw_tag(const struct course *course, struct scene *scene, double x, double y, const char *id, guint page)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_ANSWER];
	g_autofree char *number = g_strdup_printf("%u", page), *words = look_say_with(look, id, number, NULL);
	double width = text_width(look->measure, words, face->size, TEXT_BOLD) + 12;
	x = CLAMP(x, course->zone_left + width / 2, course->zone_right - width / 2);
	shape_box(scene, x, y, width, 13, look_box(look, COLOUR_SECTOR, COLOUR_INK, LINE_FRAME));
	scene_text(scene, x, y + .36 * face->size, words, face->size, TEXT_BOLD, face->colour, ANCHOR_MIDDLE);
}

static void draw_down(const struct course *course, struct scene *scene, const struct course_row *row,
		      const struct course_row *next, gboolean last, guint page)
{
	const struct look *look = course->look;
	double bottom = row->y + (row->row_height + row->height) / 2, below = bottom + row->answer_height;
	if (row->down.answer)
		draw_answer(course, scene, row, bottom);
	if (row->down.jump) {
		scene_line(scene, row->exit, bottom, row->exit, below + 4, look_line(look, NATURE_PERMITTED));
		sign_arrow(look, scene, row->exit, below + 9, 0, 1, FALSE);
		sign_disc(look, scene, row->exit, below + 9 + DISC_RADIUS, row->down.jump);
	} else if (row->goes_on && last) {
		double y = row->y + row->row_height + row->gap;
		draw_way(course, scene, row->exit, bottom, row->exit, y, y);
		draw_tag(course, scene, row->exit, y + 7, "suite-page", page + 1);
	} else if (row->goes_on && next) {
		double top = next->y + (next->row_height - next->height) / 2;
		draw_way(course, scene, row->exit, bottom, next->entry, top, (below + top - 6) / 2);
	}
}

void course_draw_again(const struct course *course, struct scene *scene, const struct course_row *row, guint page)
{
	double y = course->top - 7;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	draw_way(course, scene, row->entry, y + 6, row->entry, row->y + (row->row_height - row->height) / 2, y);
	draw_tag(course, scene, row->entry, y, "suite-de-page", page - 1);
	scene_end(scene);
}

/* ---- a row ------------------------------------------------------------- */

/* Who jumps here: numbers above the shape if no way comes down to it, else words under the number. */
static void draw_from(const struct course *course, struct scene *scene, const struct course_row *row, gboolean comes)
{
	const struct look *look = course->look;
	g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
	double top = row->y + (row->row_height - row->height) / 2, y = row->y - 14 - DISC_RADIUS;
	for (guint i = 0; i < row->from->len; i++) {
		guint number = g_array_index(row->from, guint, i);
		if (!comes)
			sign_disc(look, scene, row->entry + i * (2 * DISC_RADIUS + 2), y, number);
		g_ptr_array_add(numbers, g_strdup_printf("%u", number));
	}
	if (!comes) {
		draw_way(course, scene, row->entry, y + DISC_RADIUS, row->entry, top, top);
		return;
	}
	g_autofree char *list = strings_joined(numbers, ", "), *words = look_say_with(look, "vient-de", list, NULL);
	g_auto(GStrv) lines = look_wrap(look, words, LOOK_RULE, course->zone_left - MARGIN - 2);
	look_lines(look, scene, MARGIN, row->y + row->row_height / 2 + DISC_RADIUS + 8, lines, LOOK_RULE);
}

static void draw_exit(const struct course *course, struct scene *scene, const struct course_row *row, double middle)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_ANSWER];
	double from = row->left + row->width, to = course->side_left;
	double width = text_width(look->measure, row->side.answer, face->size, TEXT_BOLD) + 4;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	scene_rect(scene, from + 2, middle - 4.5 - face->size * .8, width, face->size, look_fill(look, COLOUR_PAPER));
	scene_end(scene);
	scene_line(scene, from, middle, to - 5, middle, look_line(look, NATURE_PERMITTED));
	sign_arrow(look, scene, to, middle, 1, 0, FALSE);
	scene_text(scene, from + 3, middle - 4.5, row->side.answer, face->size, TEXT_BOLD, face->colour, ANCHOR_START);
	course_draw_side(course, scene, row, middle);
}

static void draw_law(const struct course *course, struct scene *scene, const struct course_row *row, double middle)
{
	const struct look *look = course->look;
	const struct face *face = &look->faces[LOOK_RULE];
	if (!row->law_lines[0])
		return;
	g_autofree char *label = g_strjoinv(" ", row->law_lines);
	if (row->address)
		scene_link(scene, row->address, label);
	look_lines(look, scene, course->law_left + 5, middle - row->law_height / 2 + face->lead / 2 + .35 * face->size, row->law_lines,
		   LOOK_RULE);
	if (row->address)
		scene_link_end(scene);
}

void course_draw_row(const struct course *course, struct scene *scene, const struct course_row *row,
		     const struct course_row *next, gboolean last, guint page)
{
	double middle = row->y + row->row_height / 2;
	guint index;
	gboolean found = g_ptr_array_find(course->rows, row, &index);
	gboolean comes = found && index > 0 && ((const struct course_row *)course->rows->pdata[index - 1])->goes_on;
	struct group *group = scene_begin(scene, GROUP_OBJECT, row->id, row->sentence);
	group->complete = TRUE;
	group->kind = g_strdup("row");
	if (row->flow)
		group_add_flow(group, row->flow->id);
	for (guint i = 0; row->flows && i < row->flows->len; i++)
		group_add_flow(group, row->flows->pdata[i]);
	if (row->number)
		sign_disc(course->look, scene, MARGIN + DISC_RADIUS + .5, middle, row->number);
	if (row->from->len)
		draw_from(course, scene, row, comes);
	course_draw_shape(course, scene, row, middle);
	if (row->leave != LEAVE_NONE)
		draw_exit(course, scene, row, middle);
	draw_law(course, scene, row, middle);
	draw_down(course, scene, row, next, last, page);
	scene_end(scene);
}
