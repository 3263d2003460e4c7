// SPDX-License-Identifier: EUPL-1.2
/*
 * A table of speakers and hearers on one page; see matrice.h.
 */
#include "diagram/matrice.h"

#include "diagram/describe.h"

#define BADGE_STEP 10.8
#define BADGE_LINE 12.2
#define LEAST 16.0       /* height of a row */
#define MOST 34.0
#define SECTOR_GAP 3.0
#define LABEL_PAD 6.0
#define NOTE_GAP 5.0

/* ---- badges ------------------------------------------------------------- */

guint badges_in(double width)
{
	return MAX(1, (guint)((width - 3) / BADGE_STEP));
}

double badges_height(guint n, guint per_row)
{
	return n ? (n + per_row - 1) / per_row * BADGE_LINE + 3 : 0;
}

void meeting_draw(const struct look *look, struct scene *scene, const struct meeting *meeting, double x, double y, guint per_row)
{
	guint n = meeting->passing->len, rows = (n + per_row - 1) / per_row;
	guint even = (n + rows - 1) / MAX(rows, 1u); /* rows of like length */
	for (guint i = 0; i < n; i++) {
		const struct passing *passing = meeting->passing->pdata[i];
		guint row = i / even, in_row = MIN(even, n - row * even);
		double cx = x + (i % even - (in_row - 1) / 2.0) * BADGE_STEP, cy = y + (row - (rows - 1) / 2.0) * BADGE_LINE;
		if (passing->filtered) { /* the dash under it, both in the same place */
			scene_line(scene, cx - 5, cy + 5, cx + 5, cy + 5, look_line(look, NATURE_FILTERED));
			cy -= 1.3;
		}
		sign_badge(look, scene, cx, cy, passing->item, passing->duty ? BADGE_DUTY : BADGE_PLAIN);
	}
}

void meeting_signs(const struct meeting *meeting, struct legend *legend)
{
	for (guint i = 0; i < meeting->passing->len; i++) {
		const struct passing *passing = meeting->passing->pdata[i];
		legend->letters[passing->item->index] = TRUE;
		if (passing->duty)
			legend_add(legend, SIGN_MUST_BADGE);
		if (passing->filtered)
			legend_add(legend, SIGN_FILTERED);
	}
}

static guint level_of(const struct meeting *meeting)
{
	guint level = 1;
	for (guint i = 0; i < meeting->passing->len; i++)
		level = MAX(level, ((const struct passing *)meeting->passing->pdata[i])->item->level);
	return level;
}

/* ---- measuring ---------------------------------------------------------- */

static double cell_width(const struct table *table, guint i)
{
	const struct columns *columns = &table->columns;
	double before = i ? columns->edges[i - 1] : columns->left;
	guint n = 0;
	for (guint k = 0; k < table->hearers->len; k++) /* columns of the same sector end together */
		n += columns->edges[k] == columns->edges[i] ? 1u : 0u;
	for (guint k = i; k > 0 && columns->edges[k - 1] == columns->edges[i]; k--)
		before = k > 1 ? columns->edges[k - 2] : columns->left;
	return (columns->edges[i] - before) / n;
}

static double row_need(const struct table *table, const struct speaker *speaker)
{
	const struct look *look = table->look;
	g_auto(GStrv) lines = look_wrap(look, speaker->name, LOOK_BODY, table->label - 2 * LABEL_PAD);
	double height = MAX(LEAST, g_strv_length(lines) * look->faces[LOOK_BODY].lead + 5);
	for (guint i = 0; i < table->hearers->len; i++) {
		const struct meeting *meeting = speaker->meetings[((const struct party *)table->hearers->pdata[i])->index];
		if (meeting)
			height = MAX(height, badges_height(meeting->passing->len, badges_in(cell_width(table, i))));
	}
	return height;
}

static gboolean sector_starts(const struct table *table, guint row)
{
	const struct speaker *here = table->speakers->pdata[row], *before = row ? table->speakers->pdata[row - 1] : NULL;
	return before && (here->sector != before->sector || !here->party != !before->party);
}

static void note_signs(const struct table *table)
{
	struct legend *legend = &table->frame->legend;
	for (guint s = 0; s < table->speakers->len; s++) {
		const struct speaker *speaker = table->speakers->pdata[s];
		for (guint i = 0; i < table->hearers->len; i++) {
			const struct party *party = table->hearers->pdata[i];
			if (speaker->meetings[party->index])
				meeting_signs(speaker->meetings[party->index], legend);
			if (speaker->party == party)
				legend_add(legend, SIGN_SELF);
			if (party->bound || (speaker->party && speaker->party->bound))
				legend_add(legend, SIGN_BOUND);
		}
	}
}

gboolean table_lay(struct table *table, const struct matrice *matrice, const struct names *names)
{
	struct frame *frame = table->frame;
	guint n = table->speakers->len;
	(void)matrice;
	note_signs(table);
	if (!columns_lay(&table->columns, names, frame, table->hearers, frame->left + table->label + 4, frame->right, TRUE))
		return FALSE;
	table->right = table->columns.right;
	table->top = table->columns.top + 2;
	table->ys = g_new0(double, n + 1);
	table->heights = g_new0(double, n + 1);
	double need = 0, spare = 0, note = table->note ? NOTE_GAP + g_strv_length(table->note) * table->look->faces[LOOK_SMALL].lead : 0;
	for (guint i = 0; i < n; i++) {
		table->heights[i] = row_need(table, table->speakers->pdata[i]);
		need += table->heights[i] + (sector_starts(table, i) ? SECTOR_GAP : 0);
		spare += MAX(0, MOST - table->heights[i]);
	}
	double rest = frame_bottom(frame, &frame->legend) - table->top - need - note;
	if (rest < 0)
		return FALSE;
	double share = spare > 0 ? MIN(1, rest / spare) : 0, y = table->top;
	for (guint i = 0; i < n; i++) {
		y += sector_starts(table, i) ? SECTOR_GAP : 0;
		table->ys[i] = y;
		table->heights[i] += MAX(0, MOST - table->heights[i]) * share;
		y += table->heights[i];
	}
	table->bottom = y;
	return TRUE;
}

void table_clear(struct table *table)
{
	columns_clear(&table->columns);
	g_clear_pointer(&table->ys, g_free);
	g_clear_pointer(&table->heights, g_free);
	g_clear_pointer(&table->note, g_strfreev);
}

/* ---- drawing ------------------------------------------------------------ */

static void draw_cell(const struct table *table, const struct speaker *speaker, guint row, guint i, double x, double width)
{
	const struct look *look = table->look;
	struct scene *scene = table->frame->scene;
	const struct party *party = table->hearers->pdata[i];
	const struct meeting *meeting = speaker->meetings[party->index];
	double y = table->ys[row], height = table->heights[row];
	if (!meeting) {
		scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
		scene_rect(scene, x + .8, y + .8, width - 1.6, height - 1.6, look_stroke(look, COLOUR_RULE, LINE_CELL));
		if (speaker->party == party)
			sign_self(look, scene, x + .8, y + .8, width - 1.6, height - 1.6);
		scene_end(scene);
		return;
	}
	g_autofree char *label = meeting_sentence(look, meeting, speaker->name, plain_party(party));
	struct group *group = scene_begin(scene, GROUP_SYMBOL, NULL, label);
	struct paint paint = look_fill(look, level_colour(COLOUR_BAND_1, level_of(meeting)));
	double inset = meeting->duty ? 1.5 : .8;
	group->kind = g_strdup("cell");
	group->party = g_strdup(party->id);
	for (guint k = 0; k < meeting->flows->len; k++)
		group_add_flow(group, ((const struct flow *)meeting->flows->pdata[k])->id);
	paint.stroke = look->colours[meeting->duty ? COLOUR_INK : COLOUR_BORDER];
	paint.width = look->lines[meeting->duty ? LINE_CELL_DUTY : LINE_FRAME];
	scene_rect(scene, x + inset, y + inset, width - 2 * inset, height - 2 * inset, paint);
	meeting_draw(look, scene, meeting, x + width / 2, y + height / 2, badges_in(width));
	scene_end(scene);
}

static void draw_row(const struct table *table, guint row)
{
	const struct look *look = table->look;
	struct scene *scene = table->frame->scene;
	const struct speaker *speaker = table->speakers->pdata[row];
	const struct face *face = &look->faces[LOOK_BODY];
	double left = table->frame->left, y = table->ys[row], height = table->heights[row];
	g_autofree char *id = g_strdup_printf("m-%s", speaker->party ? speaker->party->id : speaker->room->id);
	struct group *group = scene_begin(scene, GROUP_OBJECT, id, speaker->name);
	group->kind = g_strdup("band");
	if (speaker->party)
		group->party = g_strdup(speaker->party->id);
	else
		group->instance = g_strdup(speaker->room->id);
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	scene_rect(scene, left, y + .6, table->label, height - 1.2, look_fill(look, COLOUR_SECTOR))->radius = 1.5;
	g_auto(GStrv) lines = look_wrap(look, speaker->name, LOOK_BODY, table->label - 2 * LABEL_PAD);
	double base = y + height / 2 + .36 * face->size - (g_strv_length(lines) - 1) * face->lead / 2;
	look_lines(look, scene, left + LABEL_PAD, base, lines, LOOK_BODY);
	scene_end(scene);
	for (guint i = 0; i < table->hearers->len; i++) {
		double width = cell_width(table, i);
		draw_cell(table, speaker, row, i, table->columns.xs[i] - width / 2, width);
	}
	scene_end(scene);
}

void table_draw(const struct table *table)
{
	const struct look *look = table->look;
	struct scene *scene = table->frame->scene;
	columns_draw(&table->columns, scene, table->top - 2);
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	look_text(look, scene, table->frame->left + table->label - 2, table->top - 12.5, look_say(look, "matrice-entend"), LOOK_LEVEL, ANCHOR_END);
	look_text(look, scene, table->frame->left + table->label - 2, table->top - 3.5, look_say(look, "matrice-dit"), LOOK_LEVEL, ANCHOR_END);
	scene_end(scene);
	for (guint row = 0; row < table->speakers->len; row++)
		draw_row(table, row);
	if (table->note)
		look_lines(look, scene, table->frame->left, table->bottom + NOTE_GAP + 7, table->note, LOOK_SMALL);
}
