// SPDX-License-Identifier: EUPL-1.2
/*
 * Sectors speaking to sectors: the first sheet of a matrix that needs several,
 * with the page where each block is, or a sheet of its own that counts flows; see
 * matrice.h.
 */
#include "diagram/matrice.h"

#include "diagram/describe.h"

#define LABEL 124.0
#define PAD 5.0
#define LEAST 26.0
#define WIDEST 150.0
#define MOST_SPARE 24.0 /* that a row takes of an empty sheet */
#define PAGE_LINE 9.6

/* One row or column. */
struct side { const struct word *sector; gboolean rooms; const char *name; };

struct overview {
	const struct matrice *matrice;
	const struct look *look;
	struct frame *frame;
	GPtrArray *rows, *columns;     /* struct side * */
	struct meeting **meetings;     /* by row and column */
	char **pages;                  /* «p. 3, 4», by row and column, or NULL */
	double width;                  /* of a column */
	double head;                   /* height of the names of columns */
	double *heights;
};

static struct side *side_of(GPtrArray *sides, const struct look *look, const struct word *sector, gboolean rooms)
{
	for (guint i = 0; i < sides->len; i++) {
		struct side *side = sides->pdata[i];
		if (side->sector == sector && side->rooms == rooms)
			return side;
	}
	struct side *side = g_new0(struct side, 1);
	*side = (struct side){ sector, rooms, rooms ? look_say(look, "matrice-instances") :
			       sector ? word_label(sector, look->lang) : look_say(look, "sans-secteur") };
	g_ptr_array_add(sides, side);
	return side;
}

static guint cell_of(const struct overview *o, const struct speaker *speaker, const struct party *party)
{
	guint r = 0, c = 0;
	g_ptr_array_find(o->rows, side_of(o->rows, o->look, speaker->sector, !speaker->party), &r);
	g_ptr_array_find(o->columns, side_of(o->columns, o->look, party->sector, FALSE), &c);
	return r * o->columns->len + c;
}

static void fill(struct overview *o)
{
	for (guint s = 0; s < o->matrice->speakers->len; s++) {
		const struct speaker *speaker = o->matrice->speakers->pdata[s];
		side_of(o->rows, o->look, speaker->sector, !speaker->party);
	}
	for (guint i = 0; i < o->matrice->hearers->len; i++)
		side_of(o->columns, o->look, ((const struct party *)o->matrice->hearers->pdata[i])->sector, FALSE);
	o->meetings = g_new0(struct meeting *, o->rows->len * o->columns->len + 1);
	o->pages = g_new0(char *, o->rows->len * o->columns->len + 1);
	for (guint s = 0; s < o->matrice->speakers->len; s++) {
		const struct speaker *speaker = o->matrice->speakers->pdata[s];
		for (guint i = 0; i < o->matrice->hearers->len; i++) {
			const struct party *party = o->matrice->hearers->pdata[i];
			struct meeting **at = &o->meetings[cell_of(o, speaker, party)];
			if (!speaker->meetings[party->index])
				continue;
			if (!*at)
				*at = meeting_new();
			meeting_merge(*at, speaker->meetings[party->index]);
		}
	}
}

/* Numbers the blocks from `page`, in the order they are drawn. */
static void number_pages(struct overview *o, const GPtrArray *row_parts, const GPtrArray *column_parts, guint page)
{
	for (guint r = 0; r < row_parts->len; r++) {
		for (guint c = 0; c < column_parts->len; c++) {
			const GPtrArray *speakers = row_parts->pdata[r], *hearers = column_parts->pdata[c];
			g_autofree gboolean *noted = g_new0(gboolean, o->rows->len * o->columns->len + 1);
			gboolean any = FALSE;
			for (guint s = 0; s < speakers->len; s++) {
				const struct speaker *speaker = speakers->pdata[s];
				for (guint i = 0; i < hearers->len; i++) {
					const struct party *party = hearers->pdata[i];
					if (!speaker->meetings[party->index])
						continue;
					any = TRUE;
					noted[cell_of(o, speaker, party)] = TRUE;
				}
			}
			for (guint k = 0; k < o->rows->len * o->columns->len; k++) {
				g_autofree char *before = noted[k] ? o->pages[k] : NULL;
				if (noted[k])
					o->pages[k] = before ? g_strdup_printf("%s, %u", before, page) : g_strdup_printf("%u", page);
			}
			page += any ? 1u : 0u;
		}
	}
}

/* What stands under the badges of a cell: the pages where its parties are named, or how many flows it sums up. */
static char **cell_lines(const struct overview *o, guint k)
{
	g_autofree char *count = g_strdup_printf("%u", o->meetings[k]->flows->len);
	g_autofree char *words = o->pages[k] ? look_say_with(o->look, "matrice-page", o->pages[k], NULL) :
					       look_say_with(o->look, "secteurs-flux", count, NULL);
	return look_wrap(o->look, words, LOOK_SMALL, o->width - 6);
}

/* FALSE if it does not fit. */
static gboolean lay(struct overview *o)
{
	const struct look *look = o->look;
	double need = 0, left = o->frame->left + LABEL + 4;
	o->width = MIN(WIDEST, (o->frame->right - left) / o->columns->len);
	o->head = 0;
	for (guint c = 0; c < o->columns->len; c++) {
		g_auto(GStrv) lines = look_wrap(look, ((const struct side *)o->columns->pdata[c])->name, LOOK_SECTOR, o->width - 6);
		o->head = MAX(o->head, g_strv_length(lines) * look->faces[LOOK_SECTOR].lead + 7);
	}
	for (guint r = 0; r < o->rows->len; r++) {
		g_auto(GStrv) name = look_wrap(look, ((const struct side *)o->rows->pdata[r])->name, LOOK_SECTOR, LABEL - 2 * PAD);
		o->heights[r] = MAX(LEAST, g_strv_length(name) * look->faces[LOOK_SECTOR].lead + 7);
		for (guint c = 0; c < o->columns->len; c++) {
			guint k = r * o->columns->len + c;
			if (!o->meetings[k])
				continue;
			meeting_signs(o->meetings[k], &o->frame->legend);
			g_auto(GStrv) lines = cell_lines(o, k);
			o->heights[r] = MAX(o->heights[r], badges_height(o->meetings[k]->passing->len, badges_in(o->width)) +
					    g_strv_length(lines) * PAGE_LINE + 4);
		}
		need += o->heights[r];
	}
	double spare = frame_bottom(o->frame, &o->frame->legend) - (o->frame->top + 14 + o->head + 3 + need);
	for (guint r = 0; spare > 0 && r < o->rows->len; r++)
		o->heights[r] += MIN(MOST_SPARE, spare / o->rows->len);
	return o->width >= 30 && spare >= 0;
}

static void draw_cell(const struct overview *o, guint r, guint c, double x, double y)
{
	const struct look *look = o->look;
	struct scene *scene = o->frame->scene;
	guint k = r * o->columns->len + c;
	const struct meeting *meeting = o->meetings[k];
	struct paint paint = look_stroke(look, COLOUR_RULE, LINE_CELL);
	if (!meeting) {
		scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
		scene_rect(scene, x + .8, y + .8, o->width - 1.6, o->heights[r] - 1.6, paint);
		scene_end(scene);
		return;
	}
	g_auto(GStrv) lines = cell_lines(o, k);
	g_autofree char *where = g_strjoinv(" ", lines);
	g_autofree char *sentence = meeting_sentence(look, meeting, ((const struct side *)o->rows->pdata[r])->name,
						     ((const struct side *)o->columns->pdata[c])->name);
	g_autofree char *label = g_strdup_printf("%s %s.", sentence, where);
	struct group *group = scene_begin(scene, GROUP_SYMBOL, NULL, label);
	guint level = 2;
	for (guint i = 0; i < meeting->passing->len; i++)
		level = MAX(level, ((const struct passing *)meeting->passing->pdata[i])->item->level);
	group->kind = g_strdup("sector-cell");
	for (guint i = 0; i < meeting->flows->len; i++)
		group_add_flow(group, ((const struct flow *)meeting->flows->pdata[i])->id);
	paint = look_fill(look, level_colour(COLOUR_BAND_1, level));
	paint.stroke = look->colours[meeting->duty ? COLOUR_INK : COLOUR_BORDER];
	paint.width = look->lines[meeting->duty ? LINE_CELL_DUTY : LINE_FRAME];
	double inset = meeting->duty ? 1.5 : .8, words = g_strv_length(lines) * PAGE_LINE;
	double used = badges_height(meeting->passing->len, badges_in(o->width)) + words + 4, top = y + (o->heights[r] - used) / 2;
	scene_rect(scene, x + inset, y + inset, o->width - 2 * inset, o->heights[r] - 2 * inset, paint);
	meeting_draw(look, scene, meeting, x + o->width / 2, top + (used - words) / 2, badges_in(o->width));
	for (guint i = 0; lines[i]; i++)
		look_text(look, scene, x + o->width / 2, top + used - words + i * PAGE_LINE + 5, lines[i], LOOK_SMALL, ANCHOR_MIDDLE);
	scene_end(scene);
}

static void draw_name(const struct overview *o, const char *name, double x, double y, double w, double h, gboolean middle)
{
	const struct face *face = &o->look->faces[LOOK_SECTOR];
	g_auto(GStrv) lines = look_wrap(o->look, name, LOOK_SECTOR, middle ? w - 6 : w - 2 * PAD);
	double base = y + h / 2 + .36 * face->size - (g_strv_length(lines) - 1) * face->lead / 2;
	scene_rect(o->frame->scene, x + .8, y + .8, w - 1.6, h - 1.6, look_fill(o->look, COLOUR_SECTOR))->radius = 2;
	for (char **line = lines; *line; line++, base += face->lead)
		look_text(o->look, o->frame->scene, middle ? x + w / 2 : x + PAD, base, *line, LOOK_SECTOR, middle ? ANCHOR_MIDDLE : ANCHOR_START);
}

static void draw(const struct overview *o)
{
	struct scene *scene = o->frame->scene;
	double left = o->frame->left, y = o->frame->top + 14, x = left + LABEL + 4;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE; /* each cell says its row and column */
	for (guint c = 0; c < o->columns->len; c++)
		draw_name(o, ((const struct side *)o->columns->pdata[c])->name, x + c * o->width, y, o->width, o->head, TRUE);
	look_text(o->look, scene, left + LABEL - 2, y + o->head - 12.5, look_say(o->look, "matrice-entend"), LOOK_LEVEL, ANCHOR_END);
	look_text(o->look, scene, left + LABEL - 2, y + o->head - 3, look_say(o->look, "matrice-dit"), LOOK_LEVEL, ANCHOR_END);
	scene_end(scene);
	y += o->head + 3;
	for (guint r = 0; r < o->rows->len; r++) {
		const struct side *side = o->rows->pdata[r];
		g_autofree char *id = g_strdup_printf("secteur-%s", side->sector ? side->sector->id : side->rooms ? "instances" : "autres");
		scene_begin(scene, GROUP_OBJECT, id, side->name)->kind = g_strdup("band");
		scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
		draw_name(o, side->name, left, y, LABEL, o->heights[r], FALSE);
		scene_end(scene);
		for (guint c = 0; c < o->columns->len; c++)
			draw_cell(o, r, c, x + c * o->width, y);
		scene_end(scene);
		y += o->heights[r];
	}
}

gboolean overview_draw(const struct matrice *matrice, const struct look *look, struct frame *frame, const GPtrArray *rows,
		       const GPtrArray *columns, guint first_page)
{
	struct overview o = { .matrice = matrice, .look = look, .frame = frame };
	o.rows = g_ptr_array_new_with_free_func(g_free);
	o.columns = g_ptr_array_new_with_free_func(g_free);
	fill(&o);
	o.heights = g_new0(double, o.rows->len + 1);
	if (rows)
		number_pages(&o, rows, columns, first_page);
	gboolean fits = lay(&o);
	if (fits)
		draw(&o);
	for (guint k = 0; k < o.rows->len * o.columns->len; k++) {
		meeting_free(o.meetings[k]);
		g_free(o.pages[k]);
	}
	g_free(o.meetings);
	g_free(o.pages);
	g_free(o.heights);
	g_ptr_array_unref(o.rows);
	g_ptr_array_unref(o.columns);
	return fits;
}
