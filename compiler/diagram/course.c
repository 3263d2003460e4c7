// SPDX-License-Identifier: EUPL-1.2
/*
 * Courses: made, and laid out on sheets; see course.h.
 *
 * Sheets come in two widths, each in two heights: a short course takes the lower
 * one. What does not fit on a sheet goes on on the next. Type is never scaled
 * down; a course that leaves much of its sheet empty is set larger, by at most
 * 1.35, and its gaps wider.
 */
#include "diagram/course.h"

#include "diagram/describe.h"

#include <string.h>

#define NUMBER_WIDTH 24.0
#define FIRST_GAP 14.0  /* under the heads of the lanes */
#define FULL 0.7        /* share of the sheet under which type grows */
#define LARGEST 1.35
#define WIDEST_GAP 16.0 /* what a gap may grow by */

/* Columns beside the lanes, by width of the sheet. */
static const struct { double side, law; } columns[] = { { 116, 92 }, { 150, 128 } };
#define ONE_LANE_SIDE 150.0

/* ---- making ------------------------------------------------------------ */

static void row_free(gpointer data)
{
	struct course_row *row = data;
	course_row_clear(row);
	g_free(row->id);
	g_free(row->sentence);
	g_free(row->text);
	g_free(row->place);
	g_free(row->side.answer);
	g_free(row->side.words);
	g_free(row->down.answer);
	g_free(row->down.words);
	g_clear_pointer(&row->flows, g_ptr_array_unref);
	g_array_unref(row->from);
	g_ptr_array_unref(row->law);
	g_free(row);
}

struct course *course_new(const struct charter *charter, struct look *look, const struct view_options *options,
			  const char *view, const char *view_words)
{
	struct course *course = g_new0(struct course, 1);
	course->charter = charter;
	course->look = look;
	course->view = view;
	course->identity = identity_new(look, charter, options, view_words);
	course->lanes = g_ptr_array_new_with_free_func(g_free);
	course->rows = g_ptr_array_new_with_free_func(row_free);
	course->scale = 1;
	return course;
}

void course_free(struct course *course)
{
	identity_free(course->identity);
	g_ptr_array_unref(course->lanes);
	g_ptr_array_unref(course->rows);
	g_free(course->title);
	g_free(course->subtitle);
	g_free(course->reading);
	g_free(course);
}

struct course_row *course_add(struct course *course, enum shape shape)
{
	struct course_row *row = g_new0(struct course_row, 1);
	row->shape = shape;
	row->to_lane = -1;
	row->from = g_array_new(FALSE, FALSE, sizeof(guint));
	row->law = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(course->rows, row);
	return row;
}

guint course_lane(struct course *course, const char *name)
{
	guint index;
	if (!g_ptr_array_find_with_equal_func(course->lanes, name, g_str_equal, &index)) {
		index = course->lanes->len;
		g_ptr_array_add(course->lanes, g_strdup(name));
	}
	return index;
}

static void link_from(struct course *course, guint from, guint to)
{
	for (guint i = 0; from && to && i < course->rows->len; i++) {
		struct course_row *row = course->rows->pdata[i];
		if (row->number == to)
			g_array_append_val(row->from, from);
	}
}

void course_link(struct course *course)
{
	for (guint i = 0; i < course->rows->len; i++) {
		const struct course_row *row = course->rows->pdata[i];
		link_from(course, row->number, row->side.jump);
		link_from(course, row->number, row->down.jump);
	}
}

/* ---- layout ------------------------------------------------------------ */

/* The type of the steps, larger or not. */
static void set_scale(struct course *course, double scale)
{
	static const enum text_look roles[] = { LOOK_STEP, LOOK_QUESTION, LOOK_ANSWER, LOOK_RULE, LOOK_LANE };
	double change = scale / course->scale;
	for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
		course->look->faces[roles[i]].size *= change;
		course->look->faces[roles[i]].lead *= change;
	}
	course->scale = scale;
	g_hash_table_remove_all(course->look->wrapped);
}

static void all_signs(const struct course *course, struct legend *legend)
{
	for (guint i = 0; i < course->rows->len; i++)
		course_signs(course->rows->pdata[i], legend);
}

static struct frame *open_page(const struct course *course)
{
	struct frame *frame = frame_open(course->look, course->identity, course->view, course->paper, course->title,
					 course->subtitle, course->reading);
	legend_init(&frame->legend, course->charter);
	return frame;
}

static void place_columns(struct course *course, const struct frame *frame, gboolean wide)
{
	double side = course->lanes->len == 1 ? ONE_LANE_SIDE : columns[wide].side;
	course->right = frame->right;
	course->law_left = frame->right - columns[wide].law * (1 + (course->scale - 1) / 2);
	course->side_right = course->law_left - 4;
	course->side_left = course->side_right - side * (1 + (course->scale - 1) / 2);
	course->zone_left = frame->left + NUMBER_WIDTH;
	course->zone_right = course->side_left - 4;
	course->lane_width = (course->zone_right - course->zone_left) / course->lanes->len;
	guint lines = 2;
	for (guint i = 0; i < course->lanes->len; i++) {
		g_auto(GStrv) name = look_wrap(course->look, course->lanes->pdata[i], LOOK_LANE, course->lane_width - 9);
		lines = MAX(lines, g_strv_length(name));
	}
	course->head_y = frame->top + 4;
	course->head_height = lines * course->look->faces[LOOK_LANE].lead + 10;
	course->top = course->head_y + course->head_height + FIRST_GAP;
}

static void measure_rows(struct course *course)
{
	for (guint i = 0; i < course->rows->len; i++)
		course_measure(course, course->rows->pdata[i],
			       i + 1 < course->rows->len ? course->rows->pdata[i + 1] : NULL);
}

/* Does the way to this row come from a number, above it? */
static double before_row(const struct course_row *row, const struct course_row *previous)
{
	return row->from->len && !(previous && previous->goes_on) ? 2 * DISC_RADIUS + 10 : 0;
}

static double after_row(const struct course *course, const struct course_row *row)
{
	return row->gap + course->stretch;
}

/* Gives rows their page and place from `first` on; returns the first row of the next page. */
static guint fill_page(struct course *course, guint first, double bottom, double *ret_end)
{
	double y = course->top + (first ? COURSE_TAG : 0);
	guint i = first;
	for (; i < course->rows->len; i++) {
		struct course_row *row = course->rows->pdata[i];
		const struct course_row *previous = i > first ? course->rows->pdata[i - 1] : NULL;
		gboolean last = i + 1 == course->rows->len;
		y += before_row(row, i ? course->rows->pdata[i - 1] : NULL);
		double need = row->row_height + (last ? (row->goes_on || row->down.jump ? row->gap : 2) : row->gap + COURSE_TAG);
		if (previous && y + need > bottom)
			break;
		row->y = y;
		y += row->row_height + (last ? need - row->row_height : after_row(course, row));
	}
	*ret_end = y;
	return i;
}

static double page_bottom(const struct course *course, const struct frame *frame)
{
	struct legend legend;
	legend_init(&legend, course->charter);
	all_signs(course, &legend);
	double bottom = frame_bottom(frame, &legend);
	legend_clear(&legend);
	return bottom;
}

/* Tries a sheet and a size of type; TRUE if all is on one page. `ret_used`: share of the height. */
static gboolean fits_one(struct course *course, gboolean wide, double *ret_used)
{
	double end;
	struct frame *probe = open_page(course);
	place_columns(course, probe, wide);
	measure_rows(course);
	double bottom = page_bottom(course, probe);
	gboolean all = fill_page(course, 0, bottom, &end) == course->rows->len && end <= bottom;
	*ret_used = (end - course->top) / (bottom - course->top);
	frame_drop(probe);
	return all;
}

/* One page with room to spare: larger type, then wider gaps. */
static void enlarge(struct course *course, gboolean wide)
{
	double used;
	if (!fits_one(course, wide, &used) || used >= FULL)
		return;
	for (double scale = LARGEST; scale >= 1; scale -= .05) {
		set_scale(course, scale);
		if (fits_one(course, wide, &used))
			break;
	}
	for (course->stretch = WIDEST_GAP; course->stretch > 0; course->stretch -= 1) {
		if (fits_one(course, wide, &used))
			break;
	}
}

static void choose_sheet(struct course *course, gboolean wide)
{
	static const enum paper papers[2][2] = { { PAPER_A5, PAPER_A4_PORTRAIT }, { PAPER_A4, PAPER_A3_PORTRAIT } };
	double used;
	for (guint k = 0; k < 2; k++) {
		course->paper = papers[wide][k];
		if (fits_one(course, wide, &used))
			break;
	}
	enlarge(course, wide);
	fits_one(course, wide, &used);
}

/* ---- drawing ----------------------------------------------------------- */

static void draw_page(struct course *course, struct frame *frame, guint first, guint end, guint page)
{
	const struct course_row *low = course->rows->pdata[end - 1];
	gboolean more = end < course->rows->len && low->goes_on;
	double bottom = low->y + low->row_height + (more ? low->gap + COURSE_TAG : low->down.jump ? low->gap : 4);
	course_draw_head(course, frame->scene, bottom);
	if (first && ((const struct course_row *)course->rows->pdata[first - 1])->goes_on)
		course_draw_again(course, frame->scene, course->rows->pdata[first], page);
	for (guint i = first; i < end; i++) {
		const struct course_row *row = course->rows->pdata[i];
		course_signs(row, &frame->legend);
		course_draw_row(course, frame->scene, row, i + 1 < course->rows->len ? course->rows->pdata[i + 1] : NULL,
				i + 1 == end && more, page);
	}
}

gboolean course_draw(struct course *course, gboolean wide, GPtrArray *pages)
{
	if (course->lanes->len > (wide ? COURSE_LANES_WIDE : COURSE_LANES) || !course->lanes->len)
		return FALSE;
	g_autoptr(GPtrArray) frames = g_ptr_array_new();
	choose_sheet(course, wide);
	for (guint first = 0, page = 1; first < course->rows->len; page++) {
		double end;
		struct frame *frame = open_page(course);
		guint next = fill_page(course, first, page_bottom(course, frame), &end);
		draw_page(course, frame, first, next, page);
		g_ptr_array_add(frames, frame);
		first = next;
	}
	for (guint i = 0; i < frames->len; i++)
		g_ptr_array_add(pages, frame_close(frames->pdata[i], i + 1, frames->len));
	set_scale(course, 1);
	return TRUE;
}
