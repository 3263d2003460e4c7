// SPDX-License-Identifier: EUPL-1.2
/*
 * The étages of confidentiality: rooms as bands, from the freest level to the
 * most protected; parties as columns; who may bring what; what changes floor and
 * how; below, what goes from party to party outside any room.
 *
 * Every label owns its cell before a line is drawn: heights of bands come from
 * their text, badges stand under the sign of their party, passages have lanes of
 * their own and speak in a panel. What does not fit on A4 is tried on A3; what
 * does not fit there is refused by a finding that names the registre.
 * Parallel lines with dots: PAOHVis (Valdivia et al. 2021), BioFabric
 * (Longabaugh 2012).
 */
#include "diagram/describe.h"
#include "diagram/etages.h"
#include "diagram/view.h"

#include <string.h>

#define STRIP 11.0
#define PLACE 16.0       /* room for the sign of a carrier, left of the columns */
#define LANE_FIRST 20.0  /* from the bands to the first lane */
#define LANE_PITCH 15.0
#define BAND_GAP 4.0
#define BADGES_DROP 17.0 /* from the thread to the badges */
#define RING 5.2

/* By paper: what is tried at all, widths of the column of labels and of the panel of passages. */
static const struct { guint parties, bands; double label, panel; } limits[] = { { 18, 6, 174, 101 }, { 28, 9, 214, 146 } };

struct plan {
	struct etages *e;
	struct frame *frame;
	struct columns columns;
	double right;        /* of the bands */
	double label;          /* width of the column of labels */
	double panel, panel_x; /* width and left edge */
	double row_height;
	double zone;           /* left edge of what the rows may use */
	double top;          /* of the first band */
	double rows_y, rows_height, row_extra; /* last band */
	char **note;         /* what the last band is */
};

/* ---- measuring --------------------------------------------------------- */

static guint badges_per_row(const struct plan *plan)
{
	return MAX(1u, (guint)((plan->columns.step - 1.5) / BADGE_PITCH));
}

static guint badge_rows(const struct plan *plan, const struct band *band)
{
	guint most = 0;
	for (guint i = 0; i < plan->e->charter->parties->len; i++)
		most = MAX(most, band->cells[i].brought->len);
	return (most + badges_per_row(plan) - 1) / badges_per_row(plan);
}

/* What may be said in a room, in the author's words if they are short, else its highest class. */
static char *say_words(const struct look *look, const struct charter *charter, const struct room *room)
{
	for (const xmlNode *node = room->node ? room->node->children : NULL; node; node = node->next) {
		g_autofree char *form = node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, "echanges") ?
					attribute_words(node, "forme") : NULL;
		if (!form || strcmp(form, "oral"))
			continue;
		xmlChar *text = xmlNodeGetContent(node);
		char *words = g_strstrip(g_strdup((const char *)text));
		xmlFree(text);
		if (*words && g_utf8_strlen(words, -1) <= 190)
			return words;
		g_free(words);
	}
	const GPtrArray *classes = charter->pack ? charter->pack->words[WORD_CLASS] : NULL;
	for (guint i = 0; classes && i < classes->len; i++) {
		const struct word *word = classes->pdata[i];
		const char *rank = word_get(word, "rang");
		if (rank && g_ascii_strtoull(rank, NULL, 10) == room->ceiling)
			return look_say_with(look, "jusqu-a", word_label(word, look->lang), NULL);
	}
	return g_strdup("");
}

static double band_text_height(const struct look *look, const struct band *band)
{
	double small = look->faces[LOOK_SMALL].lead;
	return 3.6 + g_strv_length(band->title) * look->faces[LOOK_HEADING].lead + .8 + small +
	       (g_strv_length(band->level_lines) + g_strv_length(band->says)) * small + 1.8;
}

static void measure_band(const struct plan *plan, struct band *band)
{
	const struct look *look = plan->e->look;
	const struct room *room = band->room;
	double width = plan->label - STRIP - 12;
	g_strfreev(band->title);
	g_strfreev(band->says);
	g_strfreev(band->level_lines);
	g_free(band->law);
	g_autofree char *law = room_basis_words(plan->e->charter, room), *say = say_words(look, plan->e->charter, room);
	band->law = text_typography(law, look->lang);
	band->title = look_wrap(look, room->name, LOOK_HEADING, width);
	band->says = look_wrap(look, say, LOOK_SMALL, width);
	double level = DOTS_WIDTH + 3 + look_width(look, level_name(look, room->level), LOOK_LEVEL) + 5;
	gboolean beside = look_width(look, band->law, LOOK_SMALL) <= width - level;
	band->level_lines = beside ? g_new0(char *, 1) : look_wrap(look, band->law, LOOK_SMALL, width);
	guint rows = badge_rows(plan, band);
	double signs = 3.5 + 7 + (rows ? BADGES_DROP + 5 + (rows - 1) * (BADGE_PITCH + .4) : 7) + 3;
	band->height = MAX(MAX(band_text_height(look, band), signs), band->ends + 3);
}

/* ---- rows of the last band --------------------------------------------- */

/* Extent of the signs of a row. */
static void row_extent(const struct plan *plan, const struct direct *direct, double *ret_low, double *ret_high)
{
	*ret_low = G_MAXDOUBLE;
	*ret_high = -G_MAXDOUBLE;
	const GPtrArray *both[] = { direct->sources, direct->targets };
	for (guint k = 0; k < 2; k++) {
		for (guint i = 0; i < both[k]->len; i++) {
			double x = columns_x(&plan->columns, both[k]->pdata[i]);
			*ret_low = MIN(*ret_low, x);
			*ret_high = MAX(*ret_high, x);
		}
	}
	if (direct->read || direct->written || direct->never || *ret_low > *ret_high)
		*ret_low = plan->columns.left - PLACE / 2;
	*ret_high = MAX(*ret_high, *ret_low);
}

static double lead_width(const struct look *look, const char *lead)
{
	const struct face *face = &look->faces[LOOK_SMALL];
	return lead ? text_width(look->measure, lead, face->size, TEXT_BOLD) + 3 : 0;
}

/* Where the words of a row go: on its line if there is room, else below it. */
struct row_words {
	double x, end;   /* of the badges; of the text, when it is on the line */
	double before;   /* width of the badges */
	double first;    /* the leftmost recipient */
	char **lines;
	gboolean below;
};

/* On the line of the row, right of its signs or left of them; FALSE if there is no room. */
static gboolean beside(const struct plan *plan, const struct direct *direct, const char *text, struct row_words *words)
{
	const struct look *look = plan->e->look;
	g_autofree char *set = text_typography(text, look->lang);
	double low, high, width = words->before + lead_width(look, direct->lead) + look_width(look, set, LOOK_SMALL);
	row_extent(plan, direct, &low, &high);
	if (direct->never && plan->zone + 4 + width + 20 <= words->first)
		words->x = plan->zone + 4;
	else if (high + 11 + width <= plan->right - 5)
		words->x = high + 11;
	else if (low - 11 - width >= plan->zone + 2)
		words->x = low - 11 - width;
	else
		return FALSE;
	words->end = words->x + width;
	words->lines = g_new0(char *, 2);
	words->lines[0] = g_steal_pointer(&set);
	return TRUE;
}

static struct row_words place_words(const struct plan *plan, const struct direct *direct)
{
	const struct look *look = plan->e->look;
	struct row_words words = { .first = G_MAXDOUBLE };
	words.before = direct->items->len * badge_pitch(direct->nature) + (direct->nature == NATURE_FORBIDDEN ? 4.5 : 4);
	for (guint i = 0; i < direct->targets->len; i++)
		words.first = MIN(words.first, columns_x(&plan->columns, direct->targets->pdata[i]));
	if (beside(plan, direct, direct->text, &words) || beside(plan, direct, direct->brief, &words))
		return words;
	words.below = TRUE;
	words.x = plan->zone + 4;
	words.lines = look_wrap_after(look, direct->text, LOOK_SMALL, lead_width(look, direct->lead),
				      plan->right - 6 - words.x - words.before);
	return words;
}

static void measure_rows(struct plan *plan)
{
	const struct look *look = plan->e->look;
	double rows = 0, lead = look->faces[LOOK_SMALL].lead;
	for (guint i = 0; i < plan->e->directs->len; i++) {
		struct direct *direct = plan->e->directs->pdata[i];
		struct row_words words = place_words(plan, direct);
		direct->height = plan->row_height + (words.below ? g_strv_length(words.lines) * lead + 3 : 0);
		rows += direct->height;
		g_strfreev(words.lines);
	}
	g_strfreev(plan->note);
	plan->note = look_wrap(look, look_say(look, "directes-note"), LOOK_SMALL, plan->label - STRIP - 12);
	double label = 6.5 + look->faces[LOOK_HEADING].lead + g_strv_length(plan->note) * lead + 5;
	plan->rows_height = plan->e->directs->len ? MAX(rows + 7, label) : 0;
}

/* ---- trying a paper ---------------------------------------------------- */

static void note_signs(const struct etages *e, struct legend *legend)
{
	for (guint b = 0; b < e->bands->len; b++) {
		const struct band *band = e->bands->pdata[b];
		for (guint i = 0; i < e->charter->parties->len; i++) {
			const struct cell *cell = &band->cells[i];
			if (cell->present)
				legend_add(legend, cell->sign);
			for (guint k = 0; k < cell->brought->len; k++) {
				const struct brought *brought = cell->brought->pdata[k];
				legend->letters[brought->item->index] = TRUE;
				if (brought->mark != BADGE_PLAIN)
					legend_add(legend, brought->mark == BADGE_DUTY ? SIGN_MUST_BADGE : SIGN_NEVER_BADGE);
			}
		}
	}
	for (guint i = 0; i < e->passages->len; i++) {
		legend_add_items(legend, ((const struct passage *)e->passages->pdata[i])->items);
	}
	for (guint i = 0; i < e->passages->len + e->directs->len; i++) {
		gboolean first = i < e->passages->len;
		const struct direct *direct = first ? NULL : e->directs->pdata[i - e->passages->len];
		enum nature nature = first ? ((const struct passage *)e->passages->pdata[i])->nature : direct->nature;
		if (nature == NATURE_PERMITTED)
			legend_add(legend, SIGN_DIRECT);
		else
			legend_add_nature(legend, nature);
		if (direct)
			legend_add_items(legend, direct->items);
		if (direct && nature == NATURE_FORBIDDEN)
			legend_add(legend, SIGN_BARRED);
		if (direct && (direct->read || direct->written))
			legend_add(legend, SIGN_CARRIER);
	}
	for (guint i = 0; i < e->columns->len; i++) {
		if (((const struct party *)e->columns->pdata[i])->bound)
			legend_add(legend, SIGN_BOUND);
	}
}

static gboolean needs_place(const struct etages *e)
{
	for (guint i = 0; i < e->directs->len; i++) {
		const struct direct *direct = e->directs->pdata[i];
		if (direct->read || direct->written || direct->never)
			return TRUE;
	}
	return FALSE;
}

/* Height of the panel that words the passages. */
static double measure_panel(const struct plan *plan)
{
	const struct look *look = plan->e->look;
	double height = 0;
	if (plan->e->passages->len) {
		g_auto(GStrv) title = look_wrap(look, look_say(look, "passages"), LOOK_HEADING, plan->panel);
		height = g_strv_length(title) * look->faces[LOOK_HEADING].lead + 8;
	}
	for (guint i = 0; i < plan->e->passages->len; i++) {
		struct passage *passage = plan->e->passages->pdata[i];
		g_strfreev(passage->lines);
		passage->lines = look_wrap(look, passage->text, LOOK_SMALL, plan->panel - 17);
		height += g_strv_length(passage->lines) * look->faces[LOOK_SMALL].lead + 5;
	}
	return height;
}

static double bands_height(const struct plan *plan)
{
	double height = 0;
	for (guint i = 0; i < plan->e->bands->len; i++)
		height += ((const struct band *)plan->e->bands->pdata[i])->height + BAND_GAP;
	return height;
}

/* Shares out what is left of the page, within reason: a band never grows by more than a half. */
static void share_rest(struct plan *plan, double rest)
{
	guint n = plan->e->bands->len, rows = plan->e->directs->len;
	double used = 0;
	for (guint i = 0; i < n; i++) {
		struct band *band = plan->e->bands->pdata[i];
		double more = MIN(band->height / 2, rest / (n + (rows ? 1 : 0)));
		band->height += more;
		used += more;
	}
	if (rows) {
		plan->row_extra = MIN(6, MAX(rest - used, 0) / rows);
		plan->rows_height += plan->row_extra * rows;
	}
}

/* Everything measured on one paper; FALSE if it does not fit. */
static gboolean fit(struct plan *plan, struct frame *frame)
{
	struct etages *e = plan->e;
	plan->frame = frame;
	double beside = e->passages->len ? LANE_FIRST + LANE_PITCH * (e->lanes - 1) + 12 + plan->panel : 0;
	plan->right = frame->right - beside;
	plan->panel_x = frame->right - plan->panel;
	double left = frame->left + plan->label + (needs_place(e) ? PLACE : 2);
	plan->zone = frame->left + plan->label;
	columns_clear(&plan->columns);
	if (!columns_lay(&plan->columns, plan->columns.names, frame, e->columns, left, plan->right - 3, TRUE))
		return FALSE;
	for (guint i = 0; i < e->bands->len; i++)
		measure_band(plan, e->bands->pdata[i]);
	measure_rows(plan);
	plan->top = plan->columns.top + 4;
	double room = frame_bottom(frame, &frame->legend) - plan->top;
	double need = bands_height(plan) + plan->rows_height;
	etages_word(e, FALSE);
	double panel = measure_panel(plan);
	if (panel > room) {
		etages_word(e, TRUE);
		measure_rows(plan);
		panel = measure_panel(plan);
	}
	if (need > room || panel > room)
		return FALSE;
	share_rest(plan, room - need);
	return TRUE;
}

/* ---- drawing bands ----------------------------------------------------- */

static char *cell_sentence(const struct plan *plan, const struct party *party, const struct cell *cell)
{
	const struct look *look = plan->e->look;
	GString *out = g_string_new(NULL);
	g_autofree char *head = look_say_with(look, "phrase-siege", party->name, look_say(look, cell->quality), NULL);
	g_string_append(out, head);
	if (!cell->flows->len)
		g_string_append_printf(out, " %s", look_say(look, "phrase-ecoute"));
	for (guint i = 0; i < cell->flows->len; i++) {
		g_autofree char *sentence = flow_sentence(look, plan->e->charter, cell->flows->pdata[i]);
		g_string_append_printf(out, " %s", sentence);
	}
	return g_string_free(out, FALSE);
}

static void draw_cell(const struct plan *plan, const struct band *band, const struct party *party, double y)
{
	const struct look *look = plan->e->look;
	struct scene *scene = plan->frame->scene;
	const struct cell *cell = &band->cells[party->index];
	double x = columns_x(&plan->columns, party);
	g_autofree char *label = cell_sentence(plan, party, cell);
	struct group *group = scene_begin(scene, GROUP_SYMBOL, NULL, label);
	group->kind = g_strdup("badge");
	group->party = g_strdup(party->id);
	for (guint i = 0; i < cell->flows->len; i++)
		group_add_flow(group, ((const struct flow *)cell->flows->pdata[i])->id);
	sign_role(look, scene, x, y, cell->sign);
	guint per_row = badges_per_row(plan), n = cell->brought->len, rows = (n + per_row - 1) / per_row;
	for (guint i = 0; i < n; i++) {
		guint row = i / per_row, in_row = row + 1 < rows ? per_row : n - row * per_row;
		const struct brought *brought = cell->brought->pdata[i];
		sign_badge(look, scene, x + ((i % per_row) - (in_row - 1) / 2.0) * BADGE_PITCH,
			   y + BADGES_DROP + row * (BADGE_PITCH + .4), brought->item, brought->mark);
	}
	scene_end(scene);
}

static void draw_thread(const struct plan *plan, const struct band *band, double y)
{
	double low = G_MAXDOUBLE, high = -1;
	for (guint i = 0; i < plan->columns.parties->len; i++) {
		const struct party *party = plan->columns.parties->pdata[i];
		if (!band->cells[party->index].present)
			continue;
		low = MIN(low, plan->columns.xs[i]);
		high = MAX(high, plan->columns.xs[i]);
	}
	if (high <= low)
		return;
	scene_begin(plan->frame->scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	scene_line(plan->frame->scene, low, y, high, y, look_stroke(plan->e->look, COLOUR_THREAD, 2.2));
	scene_end(plan->frame->scene);
}

/* Name, level, law, what may be said. */
static void draw_label(const struct plan *plan, const struct band *band)
{
	const struct look *look = plan->e->look;
	struct scene *scene = plan->frame->scene;
	double x = plan->frame->left + STRIP + 7;
	double y = band->y + (band->height - band_text_height(look, band)) / 2 + 3.6 + 7.2;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	y = look_lines(look, scene, x, y, band->title, LOOK_HEADING) + .8;
	const char *level = level_name(look, band->room->level);
	sign_dots(look, scene, x, y - 2.8, band->room->level);
	look_text(look, scene, x + DOTS_WIDTH + 3, y, level, LOOK_LEVEL, ANCHOR_START);
	const char *address = NULL;
	if (band->room->basis)
		g_free(basis_label(plan->e->charter, band->room->basis, &address));
	if (address)
		scene_link(scene, address, band->law);
	if (band->level_lines[0])
		y = look_lines(look, scene, x, y + look->faces[LOOK_SMALL].lead, band->level_lines, LOOK_SMALL) -
		    look->faces[LOOK_SMALL].lead;
	else if (*band->law)
		look_text(look, scene, x + DOTS_WIDTH + 8 + look_width(look, level, LOOK_LEVEL), y, band->law, LOOK_SMALL,
			  ANCHOR_START);
	if (address)
		scene_link_end(scene);
	look_lines(look, scene, x, y + look->faces[LOOK_SMALL].lead, band->says, LOOK_SMALL);
	scene_end(scene);
}

static void draw_band(const struct plan *plan, const struct band *band)
{
	const struct look *look = plan->e->look;
	struct scene *scene = plan->frame->scene;
	const struct room *room = band->room;
	g_autofree char *says = g_strjoinv(" ", band->says), *level = g_utf8_strdown(level_name(look, room->level), -1);
	g_autofree char *label = look_say_with(look, "phrase-bande", room->name, level, band->law, says, NULL);
	g_autofree char *id = g_strdup_printf("i-%s", room->id);
	struct group *group = scene_begin(scene, GROUP_OBJECT, id, label);
	group->kind = g_strdup("band");
	group->instance = g_strdup(room->id);
	struct paint paint = look_fill(look, level_colour(COLOUR_BAND_1, room->level));
	paint.stroke = look->colours[COLOUR_BORDER];
	paint.width = .8;
	scene_rect(scene, plan->frame->left, band->y, plan->right - plan->frame->left, band->height, paint);
	sign_strip(look, scene, plan->frame->left + .4, band->y + .4, STRIP, band->height - .8, room->level);
	columns_guides(&plan->columns, scene, band->y + .4, band->y + band->height - .4);
	draw_label(plan, band);
	guint rows = badge_rows(plan, band);
	double below = rows ? BADGES_DROP + 5 + (rows - 1) * (BADGE_PITCH + .4) : 7;
	double y = band->y + (band->height - 7 - below) / 2 + 7;
	draw_thread(plan, band, y);
	for (guint i = 0; i < plan->columns.parties->len; i++) {
		const struct party *party = plan->columns.parties->pdata[i];
		if (band->cells[party->index].present)
			draw_cell(plan, band, party, y);
	}
	scene_end(scene);
}

/* ---- drawing passages -------------------------------------------------- */

static double lane_x(const struct plan *plan, guint lane)
{
	return plan->right + LANE_FIRST + LANE_PITCH * lane;
}

/* What meets the edge of a band from the right. */
static void draw_arrival(const struct plan *plan, const struct passage *passage, double y)
{
	if (passage->nature == NATURE_FORBIDDEN)
		sign_bar(plan->e->look, plan->frame->scene, plan->right + 3, y, FALSE);
	else
		sign_arrow(plan->e->look, plan->frame->scene, plan->right + 1, y, -1, 0, passage->nature == NATURE_DUTY);
}

static void draw_between(const struct plan *plan, const struct passage *passage)
{
	double x = lane_x(plan, passage->lane), edge = plan->right, from = passage->from_y, to = passage->to_y,
	       r = to > from ? 3 : -3;
	struct op *path = scene_path(plan->frame->scene, look_line(plan->e->look, passage->nature));
	path_move(path, edge, from);
	path_line(path, x - 3, from);
	path_curve(path, x - 1.3, from, x, from + r * .43, x, from + r);
	path_line(path, x, to - r);
	path_curve(path, x, to - r * .43, x - 1.3, to, x - 3, to);
	path_line(path, edge + 4, to);
	draw_arrival(plan, passage, to);
}

static void draw_stub(const struct plan *plan, const struct passage *passage)
{
	double x = lane_x(plan, passage->lane) - DISC_RADIUS, y = passage->from_y, edge = plan->right;
	struct paint line = look_line(plan->e->look, passage->nature);
	if (passage->course == COURSE_IN) {
		scene_line(plan->frame->scene, x, y, edge + 4, y, line);
		draw_arrival(plan, passage, y);
		return;
	}
	gboolean forbidden = passage->nature == NATURE_FORBIDDEN;
	scene_line(plan->frame->scene, edge, y, forbidden ? x - 2 : x - 5, y, line);
	if (forbidden)
		sign_bar(plan->e->look, plan->frame->scene, x - 2, y, FALSE);
	else
		sign_arrow(plan->e->look, plan->frame->scene, x, y, 1, 0, passage->nature == NATURE_DUTY);
}

/* Height of the number on a vertical: the middle, or the nearest place clear of what crosses it. */
static double disc_y(const struct plan *plan, const struct passage *passage)
{
	if (passage->course != COURSE_BETWEEN)
		return passage->from_y;
	double low = MIN(passage->from_y, passage->to_y) + 10, high = MAX(passage->from_y, passage->to_y) - 10,
	       middle = (low + high) / 2;
	for (guint turn = 0; turn < 40; turn++) {
		double y = middle + (turn % 2 ? 1 : -1) * 4.0 * ((turn + 1) / 2);
		gboolean clear = y >= low && y <= high;
		for (guint i = 0; clear && i < plan->e->passages->len; i++) {
			const struct passage *other = plan->e->passages->pdata[i];
			if (other == passage || other->lane <= passage->lane)
				continue;
			clear = ABS(other->from_y - y) > 8 && (!other->to || ABS(other->to_y - y) > 8);
		}
		if (clear)
			return y;
	}
	return middle;
}

static char *passage_sentence(const struct plan *plan, const struct passage *passage)
{
	const struct look *look = plan->e->look;
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < passage->flows->len; i++) {
		g_autofree char *sentence = flow_sentence(look, plan->e->charter, passage->flows->pdata[i]);
		g_string_append_printf(out, "%s%s", i ? " " : "", sentence);
	}
	if (passage->never) {
		g_autofree char *sentence = never_sentence(look, plan->e->charter, passage->never);
		g_string_append(out, sentence);
	}
	g_autofree char *number = g_strdup_printf("%u", passage->number), *all = g_string_free(out, FALSE);
	return look_say_with(look, "phrase-passage", number, all, NULL);
}

static void mark_flows(struct group *group, const GPtrArray *flows, const struct never *never)
{
	for (guint i = 0; i < flows->len; i++)
		group_add_flow(group, ((const struct flow *)flows->pdata[i])->id);
	if (never)
		group_add_never(group, never->index + 1);
}

static void draw_passages(const struct plan *plan)
{
	const struct look *look = plan->e->look;
	struct scene *scene = plan->frame->scene;
	double x = plan->panel_x, y = plan->top + look->faces[LOOK_HEADING].size;
	if (!plan->e->passages->len)
		return;
	g_auto(GStrv) title = look_wrap(look, look_say(look, "passages"), LOOK_HEADING, plan->panel);
	scene_begin(scene, GROUP_OBJECT, "passages", look_say(look, "passages"))->kind = g_strdup("band");
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	y = look_lines(look, scene, x, y, title, LOOK_HEADING) + 4;
	scene_end(scene);
	for (guint i = 0; i < plan->e->passages->len; i++) {
		const struct passage *passage = plan->e->passages->pdata[i];
		g_autofree char *label = passage_sentence(plan, passage), *id = g_strdup_printf("passage-%u", passage->number);
		struct group *group = scene_begin(scene, GROUP_OBJECT, id, label);
		group->complete = TRUE;
		group->kind = g_strdup("passage");
		mark_flows(group, passage->flows, passage->never);
		if (passage->course == COURSE_BETWEEN)
			draw_between(plan, passage);
		else
			draw_stub(plan, passage);
		sign_disc(look, scene, lane_x(plan, passage->lane), disc_y(plan, passage), passage->number);
		sign_disc(look, scene, x + DISC_RADIUS, y - 2.7, passage->number);
		y = look_lines(look, scene, x + 17, y, passage->lines, LOOK_SMALL) + 5;
		scene_end(scene);
	}
	scene_end(scene);
}

/* ---- drawing rows ------------------------------------------------------ */

static void draw_row_signs(const struct plan *plan, const struct direct *direct, const struct row_words *words,
			   double y)
{
	const struct look *look = plan->e->look;
	struct scene *scene = plan->frame->scene;
	double low, high, place = plan->columns.left - PLACE / 2;
	row_extent(plan, direct, &low, &high);
	if (direct->never && words->end > 0 && words->end < words->first)
		low = words->end + 8;
	if (high > low)
		scene_line(scene, low, y, high, y, look_line(look, direct->nature));
	for (guint i = 0; i < direct->sources->len; i++)
		sign_speaks(look, scene, columns_x(&plan->columns, direct->sources->pdata[i]), y);
	double source = direct->sources->len ? columns_x(&plan->columns, direct->sources->pdata[0]) : place;
	for (guint i = 0; i < direct->targets->len; i++) {
		double x = columns_x(&plan->columns, direct->targets->pdata[i]), side = x > source ? 1 : -1;
		if (g_ptr_array_find(direct->sources, direct->targets->pdata[i], NULL))
			continue;
		if (direct->nature == NATURE_FORBIDDEN)
			sign_barred(look, scene, x, y);
		else
			sign_hears(look, scene, x, y);
		if (direct->nature == NATURE_FORBIDDEN)
			sign_bar(look, scene, x - side * (RING + 1.2), y, FALSE);
		else
			sign_arrow(look, scene, x - side * (RING - 1), y, side, 0, direct->nature == NATURE_DUTY);
	}
	if (direct->read || direct->written)
		sign_carrier(look, scene, place, y, direct->read != NULL);
}

static void draw_row_words(const struct plan *plan, const struct direct *direct, const struct row_words *words,
			   double y)
{
	const struct look *look = plan->e->look;
	const struct face *face = &look->faces[LOOK_SMALL];
	struct scene *scene = plan->frame->scene;
	double base = y + 2.7 + (words->below ? face->lead + 3.5 : 0), x = words->x;
	x = sign_badges(look, scene, x, base - 2.7, direct->items,
			direct->nature == NATURE_FORBIDDEN ? BADGE_FORBIDDEN : BADGE_PLAIN) +
	    (direct->nature == NATURE_FORBIDDEN ? 4.5 : 4);
	if (direct->lead)
		scene_text(scene, x, base, direct->lead, face->size, TEXT_BOLD, face->colour, ANCHOR_START);
	for (guint i = 0; words->lines[i]; i++, base += face->lead) {
		if (*words->lines[i])
			look_text(look, scene, x + (i == 0 ? lead_width(look, direct->lead) : 0), base, words->lines[i], LOOK_SMALL,
				  ANCHOR_START);
	}
}

static char *direct_sentence(const struct plan *plan, const struct direct *direct)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < direct->flows->len; i++) {
		g_autofree char *sentence = flow_sentence(plan->e->look, plan->e->charter, direct->flows->pdata[i]);
		g_string_append_printf(out, "%s%s", i ? " " : "", sentence);
	}
	if (direct->never) {
		g_autofree char *sentence = never_sentence(plan->e->look, plan->e->charter, direct->never);
		g_string_append(out, sentence);
	}
	return g_string_free(out, FALSE);
}

static void draw_rows(const struct plan *plan)
{
	const struct look *look = plan->e->look;
	struct scene *scene = plan->frame->scene;
	if (!plan->e->directs->len)
		return;
	double x = plan->frame->left + STRIP + 7, y = plan->rows_y;
	g_autofree char *label = g_strdup_printf("%s. %s", look_say(look, "directes"), look_say(look, "directes-note"));
	scene_begin(scene, GROUP_OBJECT, "directes", label)->kind = g_strdup("band");
	struct paint frame = look_stroke(look, COLOUR_BORDER, .9);
	frame.dash = DASH_FRAME;
	scene_rect(scene, plan->frame->left, y, plan->right - plan->frame->left, plan->rows_height, frame);
	columns_guides(&plan->columns, scene, y + 1, y + plan->rows_height - 1);
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	look_text(look, scene, x, y + 13.5, look_say(look, "directes"), LOOK_HEADING, ANCHOR_START);
	look_lines(look, scene, x, y + 13.5 + look->faces[LOOK_HEADING].lead, plan->note, LOOK_SMALL);
	scene_end(scene);
	double row_y = y + 3.5;
	for (guint i = 0; i < plan->e->directs->len; i++) {
		const struct direct *direct = plan->e->directs->pdata[i];
		g_autofree char *sentence = direct_sentence(plan, direct), *id = g_strdup_printf("direct-%u", i + 1);
		struct group *group = scene_begin(scene, GROUP_OBJECT, id, sentence);
		group->complete = TRUE;
		group->kind = g_strdup("row");
		mark_flows(group, direct->flows, direct->never);
		double middle = row_y + (plan->row_height + plan->row_extra) / 2;
		struct row_words words = place_words(plan, direct);
		draw_row_signs(plan, direct, &words, middle);
		draw_row_words(plan, direct, &words, middle);
		g_strfreev(words.lines);
		scene_end(scene);
		row_y += direct->height + plan->row_extra;
	}
	scene_end(scene);
}

/* ---- the view ---------------------------------------------------------- */

static void place_bands(struct plan *plan)
{
	double y = plan->top;
	for (guint i = 0; i < plan->e->bands->len; i++) {
		struct band *band = plan->e->bands->pdata[i];
		band->y = y;
		y += band->height + BAND_GAP;
	}
	plan->rows_y = y;
}

static void draw(struct plan *plan)
{
	place_bands(plan);
	etages_place_ports(plan->e);
	columns_draw(&plan->columns, plan->frame->scene, plan->top - 4);
	for (guint i = 0; i < plan->e->bands->len; i++)
		draw_band(plan, plan->e->bands->pdata[i]);
	draw_passages(plan);
	draw_rows(plan);
}

static struct frame *open_page(const struct etages *e, const struct identity *identity, enum paper paper,
			       gboolean compact)
{
	const struct look *look = e->look;
	struct frame *frame = frame_open(look, identity, "etages", paper, look_say(look, "etages-titre"),
					 look_say(look, "etages-sous-titre"), look_say(look, "etages-lecture"));
	legend_init(&frame->legend, e->charter);
	note_signs(e, &frame->legend);
	frame->legend.compact = compact;
	return frame;
}

static void refuse(const struct etages *e, struct findings *findings)
{
	const struct charter *charter = e->charter;
	struct place at = { 0 };
	g_autofree char *parties = g_strdup_printf("%u", e->columns->len), *bands = g_strdup_printf("%u", e->bands->len);
	if (charter->loaded && charter->loaded->doc)
		at = node_place(xmlDocGetRootElement(charter->loaded->doc));
	findings_say(findings, e->look->lang, MSG_VIEW_TOO_LARGE, at, NULL, look_say(e->look, "etages-vue"), parties, bands,
		     look_say(e->look, "registre-vue"));
}

/* TRUE if everything fits on that paper, and is drawn. */
static gboolean draw_on(struct etages *e, const struct identity *identity, const struct names *names, enum paper paper,
			gboolean compact, GPtrArray *pages)
{
	struct plan plan = { .e = e, .columns.names = names, .panel = limits[paper].panel,
			     .label = limits[paper].label, .row_height = compact ? 13.6 : 15 };
	if (e->columns->len > limits[paper].parties || e->bands->len > limits[paper].bands)
		return FALSE;
	for (guint i = 0; i < e->charter->parties->len; i++) {
		if (names->numbered[i])
			return FALSE;
	}
	struct frame *frame = open_page(e, identity, paper, compact);
	gboolean drawn = fit(&plan, frame);
	if (drawn) {
		draw(&plan);
		g_ptr_array_add(pages, frame_close(frame, 1, 1));
	} else {
		frame_drop(frame);
	}
	columns_clear(&plan.columns);
	g_strfreev(plan.note);
	return drawn;
}

static void build(const struct charter *charter, const struct view_options *options, GPtrArray *pages,
		  struct findings *findings)
{
	g_autoptr(look_t) look = look_new(options->lang ? options->lang : charter->lang);
	struct identity *identity = identity_new(look, charter, options, look_say(look, "etages-vue"));
	struct etages *e = etages_new(charter, look);
	etages_assign_lanes(e);
	etages_word(e, FALSE);
	gboolean drawn = FALSE;
	/* A4 then A3; on each, names on two lines then on one, legend at ease then compact. */
	for (guint try = 0; !drawn && try < 8; try++) {
		struct names names;
		names_init(&names, look, charter, try / 2 % 2 == 1);
		drawn = draw_on(e, identity, &names, try / 4 ? PAPER_A3 : PAPER_A4, try % 2 == 1, pages);
		names_clear(&names);
	}
	if (!drawn)
		refuse(e, findings);
	etages_free(e);
	identity_free(identity);
}

const struct view view_etages = { "etages", build };
