// SPDX-License-Identifier: EUPL-1.2
/*
 * Courses: made, and laid out on sheets; see course.h.
 *
 * Sheets come in three widths, the first two in two heights: a short course takes the lower
 * one. What does not fit on a sheet goes on on the next. Type is never scaled
 * down; a course that leaves much of its sheets empty is set larger, by at most
 * 1.35; what is left of a sheet widens its gaps. Parts that take several sheets
 * share their steps out evenly, and what saves a sheet is tried before one more is
 * taken: a compact legend, less air, parts that follow each other.
 */
#include "diagram/course.h"

#include "diagram/describe.h"

#include <string.h>

#define NUMBER_WIDTH 24.0
#define FIRST_GAP 14.0  /* under the heads of the lanes */
#define FULL 0.7        /* share of the sheet under which type grows */
#define LARGEST 1.35
#define WIDEST_GAP 24.0 /* what a gap may grow by */

/* Columns beside the lanes, by width of the sheet. */
static const struct { double side, law; } columns[] = { { 116, 92 }, { 150, 128 }, { 150, 128 } };
#define ONE_LANE_SIDE 184.0

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
	g_clear_pointer(&row->letters, g_ptr_array_unref);
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
		gboolean known = row->from->len && g_array_index(row->from, guint, row->from->len - 1) == from;
		if (row->number == to && !known)
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
	static const enum text_look roles[] = { LOOK_STEP, LOOK_QUESTION, LOOK_ANSWER, LOOK_RULE };
	double change = scale / course->scale;
	for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
		course->look->faces[roles[i]].size *= change;
		course->look->faces[roles[i]].lead *= change;
	}
	course->scale = scale;
	g_hash_table_remove_all(course->look->wrapped);
}

static struct frame *open_page(const struct course *course)
{
	struct frame *frame = frame_open(course->look, course->identity, course->view, course->paper, course->title,
					 course->subtitle, course->reading);
	legend_init(&frame->legend, course->charter);
	frame->legend.compact = course->compact;
	return frame;
}

static void place_columns(struct course *course, const struct frame *frame, guint wide)
{
	gboolean one = course->lanes->len == 1;
	double side = one ? ONE_LANE_SIDE : columns[wide].side;
	course->right = frame->right;
	course->law_left = frame->right - columns[wide].law;
	course->side_right = course->law_left - 4;
	course->side_left = course->side_right - side;
	course->zone_left = frame->left + NUMBER_WIDTH;
	course->zone_right = course->side_left - 4;
	course->lane_width = (course->zone_right - course->zone_left) / course->lanes->len;
	guint lines = one ? 1 : 2;
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
	return row->from->len && !(previous && previous->goes_on) ? 2 * DISC_RADIUS + 17 : 0;
}

/* Does a part start here? Parts start on a page of their own once there are several. */
static gboolean part_starts(const struct course *course, guint i)
{
	return i == 0 || (course->several && ((const struct course_row *)course->rows->pdata[i])->starts);
}

/* Share of a page that the part of row `i` may use. */
static double share_at(const struct course *course, guint i)
{
	while (!part_starts(course, i))
		i--;
	double share = ((const struct course_row *)course->rows->pdata[i])->share;
	return share > 0 ? share : 1;
}

/* What is left of a page widens its gaps. */
static void spread(struct course *course, guint first, guint end, double rest)
{
	double more = CLAMP(rest / MAX(end - first, 1), 0, WIDEST_GAP);
	for (guint i = first; i < end; i++)
		((struct course_row *)course->rows->pdata[i])->y += (i - first) * more;
}

/* Places rows on a page from `first` on, whose legend grows with them; returns the
 * first row of the next page, and the share of the height that is used. */
static guint fill_page(struct course *course, struct frame *frame, guint first, double *ret_used)
{
	double y = course->top + (first ? COURSE_TAG : 0), bottom = 0, share = share_at(course, first);
	guint i = first;
	struct legend legend;
	legend_init(&legend, course->charter);
	legend.compact = course->compact;
	for (; i < course->rows->len; i++) {
		struct course_row *row = course->rows->pdata[i];
		gboolean last = i + 1 == course->rows->len, ends = row->goes_on || row->down.jump;
		y += before_row(row, i ? course->rows->pdata[i - 1] : NULL);
		double need = row->row_height + (!ends ? 2 : last ? row->gap : row->gap + COURSE_TAG);
		course_signs(row, &legend);
		bottom = frame_bottom(frame, &legend);
		course->tall = course->tall || (i == first && y + need > bottom);
		if (i > first && (y + need > course->top + share * (bottom - course->top) || part_starts(course, i)))
			break;
		row->y = y;
		y += row->row_height + (last ? need - row->row_height : row->gap);
	}
	legend_clear(&legend);
	spread(course, first, i, bottom - y - COURSE_TAG);
	*ret_used = (y - course->top) / (bottom - course->top);
	return i;
}

/* Pages that the course takes as it is set; `ret_used`: the share of the fullest that it uses. */
static guint count_pages(struct course *course, guint wide, double *ret_used)
{
	guint pages = 0;
	struct frame *probe = open_page(course);
	place_columns(course, probe, wide);
	measure_rows(course);
	course->tall = FALSE;
	*ret_used = 0;
	for (guint first = 0; first < course->rows->len; pages++) {
		double used;
		first = fill_page(course, probe, first, &used);
		*ret_used = MAX(*ret_used, used);
	}
	frame_drop(probe);
	return pages;
}

/* The rows of a part that takes several pages are shared out evenly: no page with a single step.
 * `even`: FALSE, as many on a page as fit. */
static void balance(struct course *course, guint wide, guint pages, gboolean even)
{
	guint parts = 0;
	for (guint i = 0; i < course->rows->len; i++) {
		((struct course_row *)course->rows->pdata[i])->share = 1;
		parts += part_starts(course, i);
	}
	for (guint i = 0; even && pages > parts && i < course->rows->len; i++) {
		struct course_row *row = course->rows->pdata[i];
		double used;
		for (row->share = part_starts(course, i) ? .4 : 1; row->share < 1; row->share += .05) {
			if (count_pages(course, wide, &used) <= pages)
				break;
		}
	}
}

/* Room to spare: larger type, on as many pages. */
static void enlarge(struct course *course, guint wide, guint pages)
{
	double used;
	balance(course, wide, pages, TRUE);
	if (count_pages(course, wide, &used) > pages || used >= FULL)
		return;
	balance(course, wide, pages, FALSE);
	for (double scale = LARGEST; scale > 1; scale -= .05) {
		set_scale(course, scale);
		if (count_pages(course, wide, &used) <= pages && !course->tall)
			break;
		set_scale(course, 1);
	}
	balance(course, wide, pages, TRUE);
}

/* What saves a page: parts that follow each other, a compact legend, less air. */
static guint set_choice(struct course *course, guint wide, guint choice)
{
	double used;
	course->several = choice < 3;
	course->compact = choice % 3 > 0;
	course->tight = choice % 3 > 1;
	return count_pages(course, wide, &used);
}

/* The lowest sheet that takes it all; the legend at ease, unless that costs a page. */
static void choose_sheet(struct course *course, guint wide)
{
	static const enum paper papers[COURSE_WIDTHS][2] = {
		{ PAPER_A5, PAPER_A4_PORTRAIT }, { PAPER_A4, PAPER_A3_PORTRAIT }, { PAPER_A3, PAPER_A3 },
	};
	double used;
	guint pages = 0;
	for (guint k = 0; k < 5 && pages != 1; k++) {
		course->paper = papers[wide][MIN(k / 2, 1)];
		course->compact = k % 2 == 1 || k == 4;
		course->tight = k == 4;
		pages = count_pages(course, wide, &used);
	}
	if (pages > 1) {
		guint best = 0;
		pages = set_choice(course, wide, 0);
		for (guint choice = 1; choice < 6; choice++) {
			guint n = set_choice(course, wide, choice);
			if (n < pages) {
				best = choice;
				pages = n;
			}
		}
		set_choice(course, wide, best);
	}
	enlarge(course, wide, pages);
	count_pages(course, wide, &used);
}

/* Does every word of the lanes' names stand in its head? */
static gboolean names_fit(struct course *course, guint wide)
{
	struct frame *probe = open_page(course);
	gboolean fit = TRUE;
	place_columns(course, probe, wide);
	frame_drop(probe);
	for (guint i = 0; i < course->lanes->len; i++) {
		g_autofree char *set = text_typography(course->lanes->pdata[i], course->look->lang);
		g_auto(GStrv) words = g_strsplit(set, " ", -1);
		for (char **word = words; *word; word++)
			fit = fit && look_width(course->look, *word, LOOK_LANE) <= course->lane_width - 9;
	}
	return fit;
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

gboolean course_draw(struct course *course, guint wide, GPtrArray *pages)
{
	static const guint lanes[COURSE_WIDTHS] = { 4, 7, 10 };
	if (course->lanes->len > lanes[wide] || !course->lanes->len)
		return FALSE;
	course->paper = wide ? PAPER_A4 : PAPER_A4_PORTRAIT;
	if (wide + 1 < COURSE_WIDTHS && course->lanes->len > 1 && !names_fit(course, wide))
		return FALSE;
	g_autoptr(GPtrArray) frames = g_ptr_array_new();
	choose_sheet(course, wide);
	if (course->tall) {
		set_scale(course, 1);
		return FALSE;
	}
	for (guint first = 0, page = 1; first < course->rows->len; page++) {
		double used;
		struct frame *frame = open_page(course);
		guint next = fill_page(course, frame, first, &used);
		draw_page(course, frame, first, next, page);
		g_ptr_array_add(frames, frame);
		first = next;
	}
	for (guint i = 0; i < frames->len; i++)
		g_ptr_array_add(pages, frame_close(frames->pdata[i], i + 1, frames->len));
	set_scale(course, 1);
	return TRUE;
}
