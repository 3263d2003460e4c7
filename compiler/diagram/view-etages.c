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
#include "diagram/etages-plan.h"
#include "diagram/view.h"

#include <string.h>

/* By paper: what is tried at all, widths of the column of labels, of the panel of passages, of the words of rows. */
static const struct { guint parties, bands; double label, panel, aside; } limits[] = {
	[PAPER_A4] = { 18, 6, 174, 101, 190 }, [PAPER_A3] = { 28, 9, 214, 146, 260 }, [PAPER_A5] = { 12, 3, 150, 96, 104 },
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
		passage->lines = look_wrap_after(look, passage->text, LOOK_SMALL, plan_lead_width(look, passage->lead),
						 plan->panel - 17);
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
	if (!columns_lay(&plan->columns, plan->columns.names, frame, e->columns, left, plan->right - 3 - plan->aside, TRUE))
		return FALSE;
	for (guint i = 0; i < e->bands->len; i++)
		measure_band(plan, e->bands->pdata[i]);
	plan_measure_rows(plan);
	plan->top = plan->columns.top + plan->gap;
	double room = frame_bottom(frame, &frame->legend) - plan->top;
	double need = bands_height(plan) + plan->rows_height;
	etages_word(e, FALSE);
	double panel = measure_panel(plan);
	if (panel > room) {
		etages_word(e, TRUE);
		plan_measure_rows(plan);
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
	scene_line(plan->frame->scene, low, y, high, y, look_stroke(plan->e->look, COLOUR_THREAD, LINE_THREAD));
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

double plan_thread_y(const struct plan *plan, const struct band *band)
{
	guint rows = badge_rows(plan, band);
	double below = rows ? BADGES_DROP + 5 + (rows - 1) * (BADGE_PITCH + .4) : 7;
	return band->y + (band->height - 7 - below) / 2 + 7;
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
	struct paint paint = look_box(look, level_colour(COLOUR_BAND_1, room->level), COLOUR_BORDER, LINE_FRAME);
	scene_rect(scene, plan->frame->left, band->y, plan->right - plan->frame->left, band->height, paint);
	sign_strip(look, scene, plan->frame->left + .4, band->y + .4, STRIP, band->height - .8, room->level);
	columns_guides(&plan->columns, scene, band->y + .4, band->y + band->height - .4);
	draw_label(plan, band);
	double y = plan_thread_y(plan, band);
	draw_thread(plan, band, y);
	for (guint i = 0; i < plan->columns.parties->len; i++) {
		const struct party *party = plan->columns.parties->pdata[i];
		if (band->cells[party->index].present)
			draw_cell(plan, band, party, y);
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

static void draw(struct plan *plan, const struct etages_page *page)
{
	place_bands(plan);
	etages_place_ports(plan->e);
	columns_draw(&plan->columns, plan->frame->scene, plan->top - plan->gap);
	for (guint i = 0; i < plan->e->bands->len; i++)
		draw_band(plan, plan->e->bands->pdata[i]);
	plan_draw_passages(plan);
	plan_draw_rows(plan);
	if (page->over)
		page->over(plan, page->data);
}

static struct frame *open_page(const struct etages *e, const struct etages_page *page, enum paper paper, gboolean compact)
{
	struct frame *frame = frame_open(e->look, page->identity, page->view, paper, page->title, page->subtitle, page->reading);
	legend_init(&frame->legend, e->charter);
	note_signs(e, &frame->legend);
	if (page->over)
		legend_add(&frame->legend, SIGN_WAY);
	frame->legend.compact = compact;
	return frame;
}

/* TRUE if everything fits on that paper, and is drawn. */
static gboolean draw_on(struct etages *e, const struct etages_page *page, const struct names *names, enum paper paper,
			gboolean compact, gboolean tight, GPtrArray *pages)
{
	struct plan plan = { .e = e, .columns.names = names, .panel = limits[paper].panel,
			     .label = limits[paper].label, .row_height = tight ? 13.6 : 15,
			     .aside = page->over && e->directs->len ? limits[paper].aside : 0,
			     .gap = page->over ? 11 : 4 }; /* numbers of steps stand above the signs */
	if (e->columns->len > limits[paper].parties || e->bands->len > limits[paper].bands)
		return FALSE;
	for (guint i = 0; i < e->charter->parties->len; i++) {
		if (names->numbered[i])
			return FALSE;
	}
	struct frame *frame = open_page(e, page, paper, compact);
	gboolean drawn = fit(&plan, frame);
	if (drawn) {
		draw(&plan, page);
		g_ptr_array_add(pages, frame_close(frame, 1, 1));
	} else {
		frame_drop(frame);
	}
	columns_clear(&plan.columns);
	g_strfreev(plan.note);
	return drawn;
}

gboolean etages_draw(struct etages *e, const struct etages_page *page, GPtrArray *pages)
{
	gboolean drawn = FALSE;
	etages_assign_lanes(e);
	etages_word(e, FALSE);
	/* A4 then A3; on each, names on two lines then on one, legend at ease then compact, rows too. */
	static const enum paper papers[] = { PAPER_A5, PAPER_A4, PAPER_A3 };
	for (guint try = page->small ? 0 : 8; !drawn && try < 24; try++) {
		struct names names;
		names_init(&names, e->look, e->charter, try / 4 % 2 == 1);
		drawn = draw_on(e, page, &names, papers[try / 8], try / 2 % 2 == 1, try % 2 == 1, pages);
		names_clear(&names);
	}
	return drawn;
}

static void build(const struct charter *charter, const char *subject, const struct view_options *options,
		  GPtrArray *pages, struct findings *findings)
{
	g_autoptr(look_t) look = look_new(options->lang ? options->lang : charter->lang, options->enlarge);
	struct identity *identity = identity_new(look, charter, options, look_say(look, "etages-vue"));
	const struct etages_page page = { identity, "etages", look_say(look, "etages-titre"), look_say(look, "etages-sous-titre"),
					  look_say(look, "etages-lecture"), NULL, NULL, FALSE };
	struct etages *e = etages_new(charter, look);
	if (!etages_draw(e, &page, pages))
		view_refuse(e->charter, e->look, look_say(e->look, "etages-vue"), e->columns->len, e->bands->len, findings);
	etages_free(e);
	identity_free(identity);
}

const struct view view_etages = { "etages", TRUE, NULL, build };
