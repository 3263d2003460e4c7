// SPDX-License-Identifier: EUPL-1.2
/*
 * Columns of parties; see columns.h. Columns of one sector are equally far
 * apart; a sector gets at least the width of the longest word of its name, so
 * that no heading runs over its neighbour.
 */
#include "diagram/columns.h"

#include "diagram/describe.h"

#include <math.h>
#include <string.h>

#define SLANT 42.0
#define LIFT 6.0      /* from the anchor of a name to the bar */
#define MIN_STEP 17.0
#define WIDEST 190.0  /* of a line of a name */
#define SLACK 1.06    /* a reader's font may be wider */

static double slant_sin(void)
{
	return sin(SLANT * G_PI / 180);
}

static double slant_cos(void)
{
	return cos(SLANT * G_PI / 180);
}

/* ---- names ------------------------------------------------------------- */

/* `most` lines, as narrow as they can be; NULL if too long for any column. */
static char **name_lines(const struct look *look, const char *name, guint most)
{
	static const double widths[] = { 92, 118, 150, WIDEST };
	for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
		g_auto(GStrv) lines = look_wrap(look, name, LOOK_NAME, widths[i]);
		if (g_strv_length(lines) <= most)
			return g_steal_pointer(&lines);
	}
	return NULL;
}

static char **number_lines(const struct look *look, const struct party *party)
{
	g_autofree char *number = g_strdup_printf("%u", party->index + 1);
	g_autofree char *name = look_say_with(look, "partie-numero", number, NULL);
	return look_wrap(look, name, LOOK_NAME, WIDEST);
}

void names_init(struct names *names, const struct look *look, const struct charter *charter, gboolean one_line)
{
	names->look = look;
	names->lines = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	names->numbered = g_new0(gboolean, charter->parties->len + 1);
	names->widths = g_new0(double, charter->parties->len + 1);
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *party = charter->parties->pdata[i];
		g_autofree char *words = party_words(party);
		char **lines = name_lines(look, words, one_line ? 1 : 2);
		names->numbered[i] = lines == NULL;
		g_ptr_array_add(names->lines, lines ? lines : number_lines(look, party));
		for (char **line = names->lines->pdata[i]; *line; line++)
			names->widths[i] = MAX(names->widths[i], look_width(look, *line, LOOK_NAME));
	}
}

void names_clear(struct names *names)
{
	g_clear_pointer(&names->lines, g_ptr_array_unref);
	g_clear_pointer(&names->numbered, g_free);
	g_clear_pointer(&names->widths, g_free);
}

static char **lines_of(const struct names *names, const struct party *party)
{
	return names->lines->pdata[party->index];
}

static double widest(const struct names *names, const struct party *party)
{
	return names->widths[party->index];
}

/* Half the thickness of the lines of a name. */
static double half_block(const struct names *names, const struct party *party)
{
	const struct face *face = &names->look->faces[LOOK_NAME];
	return (MAX(g_strv_length(lines_of(names, party)), 1u) - 1) * face->lead / 2 + face->size / 2;
}

double names_overhang(const struct names *names, const struct party *party)
{
	return SLACK * widest(names, party) * slant_cos() + half_block(names, party) * slant_sin() + 1;
}

double names_rise(const struct names *names, const struct party *party)
{
	return SLACK * widest(names, party) * slant_sin() + half_block(names, party) * slant_cos() + LIFT;
}

/* ---- layout ------------------------------------------------------------ */

/* End (exclusive) of the run of parties of the same sector that starts at `i`. */
static guint sector_end(const GPtrArray *parties, guint i)
{
	const struct word *sector = ((const struct party *)parties->pdata[i])->sector;
	while (i < parties->len && ((const struct party *)parties->pdata[i])->sector == sector)
		i++;
	return i;
}

static const char *sector_words(const struct look *look, const struct party *party)
{
	return party->sector ? word_label(party->sector, look->lang) : look_say(look, "sans-secteur");
}

static double longest_word(const struct look *look, const char *text)
{
	g_autofree char *set = text_typography(text, look->lang);
	g_auto(GStrv) words = g_strsplit(set, " ", -1);
	double width = 0;
	for (char **word = words; *word; word++)
		width = MAX(width, look_width(look, *word, LOOK_SECTOR));
	return width;
}

/* Places the columns `step` apart, sectors widened to their names. Returns where they end. */
static double place(struct columns *columns, double step)
{
	const struct look *look = columns->names->look;
	const GPtrArray *parties = columns->parties;
	double x = columns->left;
	for (guint i = 0, end; i < parties->len; i = end) {
		end = columns->sectors ? sector_end(parties, i) : parties->len;
		double width = step * (end - i);
		if (columns->sectors)
			width = MAX(width, longest_word(look, sector_words(look, parties->pdata[i])) + 8);
		for (guint k = i; k < end; k++) {
			columns->xs[k] = x + width / (end - i) * (k - i + .5);
			columns->edges[k] = x + width;
		}
		x += width;
	}
	return x;
}

static gboolean fits(const struct columns *columns, double end, double right, double names_right)
{
	if (end > right)
		return FALSE;
	for (guint i = 0; i < columns->parties->len; i++) {
		if (columns->xs[i] + names_overhang(columns->names, columns->parties->pdata[i]) > names_right)
			return FALSE;
	}
	return TRUE;
}

/* Are neighbours far enough for the thickness of their names? */
static gboolean names_apart(const struct columns *columns)
{
	for (guint i = 1; i < columns->parties->len; i++) {
		double need = (half_block(columns->names, columns->parties->pdata[i - 1]) +
			       half_block(columns->names, columns->parties->pdata[i])) / slant_sin();
		double have = columns->xs[i] - columns->xs[i - 1];
		if (have < MAX(need + .5, MIN_STEP))
			return FALSE;
	}
	return TRUE;
}

static void measure_bar(struct columns *columns)
{
	const struct look *look = columns->names->look;
	guint bar_lines = 0;
	double left = columns->left;
	for (guint i = 0, end; columns->sectors && i < columns->parties->len; i = end) {
		end = sector_end(columns->parties, i);
		g_auto(GStrv) lines = look_wrap(look, sector_words(look, columns->parties->pdata[i]), LOOK_SECTOR,
						columns->edges[i] - left - 6);
		bar_lines = MAX(bar_lines, g_strv_length(lines));
		left = columns->edges[i];
	}
	columns->bar = columns->sectors ? bar_lines * look->faces[LOOK_SECTOR].lead + 6 : 0;
}

/* How low a name must start so that it passes right of, or below, a block of
 * text that ends at (right, bottom). */
static double below_block(const struct columns *columns, guint i, double right, double bottom)
{
	const struct party *party = columns->parties->pdata[i];
	double into = right - columns->xs[i];
	if (into <= 0)
		return 0;
	double there = LIFT + into * slant_sin() / slant_cos() + half_block(columns->names, party) / slant_cos();
	return bottom + MIN(names_rise(columns->names, party), there) + 1;
}

/* The names clear the title, the subtitle and the stamp, and stay on the page. */
static void measure_top(struct columns *columns, const struct frame *frame)
{
	double top = frame->top;
	for (guint i = 0; i < columns->parties->len; i++) {
		const struct party *party = columns->parties->pdata[i];
		double rise = names_rise(columns->names, party);
		top = MAX(top, MARGIN - 4 + rise);
		top = MAX(top, below_block(columns, i, frame->title_right, frame->title_bottom));
		top = MAX(top, below_block(columns, i, frame->subtitle_right, frame->top));
		if (columns->xs[i] + names_overhang(columns->names, party) > frame->stamp_left)
			top = MAX(top, frame->stamp_bottom + rise + 2);
	}
	columns->top = top + columns->bar;
}

gboolean columns_lay(struct columns *columns, const struct names *names, const struct frame *frame,
		     const GPtrArray *parties, double left, double right, gboolean sectors)
{
	*columns = (struct columns){ .names = names, .parties = parties, .left = left, .sectors = sectors };
	columns->xs = g_new0(double, parties->len + 1);
	columns->edges = g_new0(double, parties->len + 1);
	double low = 0, high = MIN(64, (right - left) / MAX(parties->len, 1u));
	for (guint turn = 0; turn < 30; turn++) {
		double middle = (low + high) / 2;
		if (fits(columns, place(columns, middle), right, frame->right))
			low = middle;
		else
			high = middle;
	}
	columns->step = low;
	columns->right = place(columns, low);
	measure_bar(columns);
	measure_top(columns, frame);
	return names_apart(columns) && low > 0;
}

void columns_clear(struct columns *columns)
{
	g_clear_pointer(&columns->xs, g_free);
	g_clear_pointer(&columns->edges, g_free);
}

double columns_x(const struct columns *columns, const struct party *party)
{
	for (guint i = 0; i < columns->parties->len; i++) {
		if (columns->parties->pdata[i] == party)
			return columns->xs[i];
	}
	return -1;
}

/* ---- drawing ----------------------------------------------------------- */

static void draw_name(const struct columns *columns, struct scene *scene, guint i, double bottom)
{
	const struct look *look = columns->names->look;
	const struct face *face = &look->faces[LOOK_NAME];
	const struct party *party = columns->parties->pdata[i];
	char **lines = lines_of(columns->names, party);
	guint n = g_strv_length(lines);
	g_autofree char *shown = columns->names->numbered[party->index] ? g_strjoinv(" ", lines) :
				 party->label ? g_strdup(party->label) : g_strdup(party->name);
	struct group *group = scene_begin(scene, GROUP_SYMBOL, NULL, NULL);
	group->label = look_say_with(look, "phrase-partie", party->name, sector_words(look, party),
				     party->bound ? "§" : "", strcmp(shown, party->name) ? shown : "", NULL);
	group->kind = g_strdup("label");
	group->party = g_strdup(party->id);
	for (guint k = 0; k < n; k++) {
		double across = (k - (n - 1) / 2.0) * face->lead + .32 * face->size;
		double x = columns->xs[i] + 1 + across * slant_sin(), y = bottom - LIFT + across * slant_cos();
		look_text(look, scene, x, y, lines[k], LOOK_NAME, ANCHOR_START)->angle = -SLANT;
	}
	scene_end(scene);
}

static void draw_bars(const struct columns *columns, struct scene *scene, double bottom)
{
	const struct look *look = columns->names->look;
	const struct face *face = &look->faces[LOOK_SECTOR];
	double x = columns->left;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	for (guint i = 0, end; i < columns->parties->len; i = end) {
		end = sector_end(columns->parties, i);
		double next = columns->edges[i];
		scene_rect(scene, x + 1, bottom - columns->bar, next - x - 2, columns->bar, look_fill(look, COLOUR_SECTOR))->radius = 2;
		g_auto(GStrv) lines = look_wrap(look, sector_words(look, columns->parties->pdata[i]), LOOK_SECTOR, next - x - 6);
		double y = bottom - columns->bar / 2 - (g_strv_length(lines) - 1) * face->lead / 2 + .36 * face->size;
		for (char **line = lines; *line; line++, y += face->lead)
			look_text(look, scene, (x + next) / 2, y, *line, LOOK_SECTOR, ANCHOR_MIDDLE);
		x = next;
	}
	scene_end(scene);
}

void columns_draw(const struct columns *columns, struct scene *scene, double bottom)
{
	struct group *group = scene_begin(scene, GROUP_OBJECT, "parties", look_say(columns->names->look, "parties"));
	group->kind = g_strdup("band");
	for (guint i = 0; i < columns->parties->len; i++)
		draw_name(columns, scene, i, bottom - columns->bar);
	if (columns->sectors)
		draw_bars(columns, scene, bottom);
	scene_end(scene);
}

void columns_guides(const struct columns *columns, struct scene *scene, double top, double bottom)
{
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	for (guint i = 0; i < columns->parties->len; i++)
		scene_line(scene, columns->xs[i], top, columns->xs[i], bottom,
			   look_stroke(columns->names->look, COLOUR_GUIDE, LINE_GUIDE));
	scene_end(scene);
}
