// SPDX-License-Identifier: EUPL-1.2
/*
 * The last band of the étages: one row per direct transmission, its words on the
 * line where there is room, right of the signs or left of them, else below; or,
 * on a sheet that something is drawn over, in a column of their own.
 */
#include "diagram/describe.h"
#include "diagram/etages-plan.h"

/* ---- measuring ------------------------------------------------------- */

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

double plan_lead_width(const struct look *look, const char *lead)
{
	const struct face *face = &look->faces[LOOK_SMALL];
	return lead ? text_width(look->measure, lead, face->size, TEXT_BOLD) + 3 : 0;
}

#define ASIDE_GAP 12.0

/* Where the words of a row go: on its line if there is room, else below it; or aside. */
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
	double low, high, width = words->before + plan_lead_width(look, direct->lead) + look_width(look, set, LOOK_SMALL);
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
	if (plan->aside > 0) {
		words.x = plan->columns.right + ASIDE_GAP;
		words.lines = look_wrap_after(look, direct->text, LOOK_SMALL, plan_lead_width(look, direct->lead),
					      (plan->right - 6 - words.x - words.before) / LOOK_SLACK);
		return words;
	}
	if (beside(plan, direct, direct->text, &words) || beside(plan, direct, direct->brief, &words))
		return words;
	words.below = TRUE;
	words.x = plan->zone + 4;
	words.lines = look_wrap_after(look, direct->text, LOOK_SMALL, plan_lead_width(look, direct->lead),
				      plan->right - 6 - words.x - words.before);
	return words;
}

void plan_measure_rows(struct plan *plan)
{
	const struct look *look = plan->e->look;
	double rows = 0, lead = look->faces[LOOK_SMALL].lead;
	for (guint i = 0; i < plan->e->directs->len; i++) {
		struct direct *direct = plan->e->directs->pdata[i];
		struct row_words words = place_words(plan, direct);
		double below = g_strv_length(words.lines) * lead + 3;
		direct->height = plan->aside > 0 ? MAX(plan->row_height, below + 4) : plan->row_height + (words.below ? below : 0);
		rows += direct->height;
		g_strfreev(words.lines);
	}
	g_strfreev(plan->note);
	plan->note = look_wrap(look, look_say(look, "directes-note"), LOOK_SMALL, plan->label - STRIP - 12);
	double label = 6.5 + look->faces[LOOK_HEADING].lead + g_strv_length(plan->note) * lead + 5;
	plan->rows_height = plan->e->directs->len ? MAX(rows + 7, label) : 0;
}

/* ---- drawing ------------------------------------------------------ */

/* Arrows, or bars, at a recipient: one on each side that something comes from. */
static void draw_arrivals(const struct plan *plan, const struct direct *direct, double x, double y)
{
	gboolean from[2] = { direct->sources->len == 0, FALSE }; /* a carrier, a promise: from the left */
	for (guint i = 0; i < direct->sources->len; i++)
		from[columns_x(&plan->columns, direct->sources->pdata[i]) > x] = TRUE;
	for (guint k = 0; k < 2; k++) {
		double side = k ? -1 : 1;
		if (from[k] && direct->nature == NATURE_FORBIDDEN)
			sign_bar(plan->e->look, plan->frame->scene, x - side * (RING + 1.2), y, FALSE);
		else if (from[k])
			sign_arrow(plan->e->look, plan->frame->scene, x - side * (RING - 1), y, side, 0,
				   direct->nature == NATURE_DUTY);
	}
}

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
	for (guint i = 0; i < direct->targets->len; i++) {
		double x = columns_x(&plan->columns, direct->targets->pdata[i]);
		if (g_ptr_array_find(direct->sources, direct->targets->pdata[i], NULL))
			continue;
		if (direct->nature == NATURE_FORBIDDEN)
			sign_barred(look, scene, x, y);
		else
			sign_hears(look, scene, x, y);
		draw_arrivals(plan, direct, x, y);
	}
	if (direct->written && !direct->read && high > low)
		sign_arrow(look, scene, place + RING - .5, y, -1, 0, direct->nature == NATURE_DUTY);
	if (direct->read || direct->written)
		sign_carrier(look, scene, place, y, direct->read != NULL);
}

/* White under the words, so that no guide runs through them. */
static void draw_paper(const struct plan *plan, const struct direct *direct, const struct row_words *words, double base)
{
	const struct look *look = plan->e->look;
	double lead = look->faces[LOOK_SMALL].lead, first = words->before + plan_lead_width(look, direct->lead);
	scene_begin(plan->frame->scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	for (guint i = 0; words->lines[i]; i++) {
		double x = words->x + (i ? words->before : 0);
		double width = look_width(look, words->lines[i], LOOK_SMALL) + (i ? 0 : first);
		scene_rect(plan->frame->scene, x - 1, base - 7 + lead * i, width + 3, lead + .4, look_fill(look, COLOUR_PAPER));
	}
	scene_end(plan->frame->scene);
}

static void draw_row_words(const struct plan *plan, const struct direct *direct, const struct row_words *words,
			   double y)
{
	const struct look *look = plan->e->look;
	const struct face *face = &look->faces[LOOK_SMALL];
	struct scene *scene = plan->frame->scene;
	double up = plan->aside > 0 ? (g_strv_length(words->lines) - 1) * face->lead / 2 : 0;
	double base = y + 2.7 - up + (words->below ? face->lead + 3.5 : 0), x;
	draw_paper(plan, direct, words, base);
	x = sign_badges(look, scene, words->x, base - 2.7, direct->items,
			direct->nature == NATURE_FORBIDDEN ? BADGE_FORBIDDEN : BADGE_PLAIN) +
	    (direct->nature == NATURE_FORBIDDEN ? 4.5 : 4);
	if (direct->lead)
		scene_text(scene, x, base, direct->lead, face->size, TEXT_BOLD, face->colour, ANCHOR_START);
	for (guint i = 0; words->lines[i]; i++, base += face->lead) {
		if (*words->lines[i])
			look_text(look, scene, x + (i == 0 ? plan_lead_width(look, direct->lead) : 0), base, words->lines[i], LOOK_SMALL,
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

double plan_row_y(const struct plan *plan, const struct direct *direct)
{
	double y = plan->rows_y + 3.5;
	for (guint i = 0; i < plan->e->directs->len && plan->e->directs->pdata[i] != direct; i++)
		y += ((const struct direct *)plan->e->directs->pdata[i])->height + plan->row_extra;
	return y + ((plan->aside > 0 ? direct->height : plan->row_height) + plan->row_extra) / 2;
}

void plan_draw_rows(const struct plan *plan)
{
	const struct look *look = plan->e->look;
	struct scene *scene = plan->frame->scene;
	if (!plan->e->directs->len)
		return;
	double x = plan->frame->left + STRIP + 7, y = plan->rows_y;
	g_autofree char *label = g_strdup_printf("%s. %s", look_say(look, "directes"), look_say(look, "directes-note"));
	scene_begin(scene, GROUP_OBJECT, "directes", label)->kind = g_strdup("band");
	struct paint frame = look_stroke(look, COLOUR_BORDER, LINE_FRAME);
	frame.dash = DASH_FRAME;
	scene_rect(scene, plan->frame->left, y, plan->right - plan->frame->left, plan->rows_height, frame);
	columns_guides(&plan->columns, scene, y + 1, y + plan->rows_height - 1);
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	look_text(look, scene, x, y + 13.5, look_say(look, "directes"), LOOK_HEADING, ANCHOR_START);
	look_lines(look, scene, x, y + 13.5 + look->faces[LOOK_HEADING].lead, plan->note, LOOK_SMALL);
	scene_end(scene);
	for (guint i = 0; i < plan->e->directs->len; i++) {
		const struct direct *direct = plan->e->directs->pdata[i];
		g_autofree char *sentence = direct_sentence(plan, direct), *id = plan_id("direct", direct->flows, direct->never);
		struct group *group = scene_begin(scene, GROUP_OBJECT, id, sentence);
		group->complete = TRUE;
		group->kind = g_strdup("row");
		plan_mark_flows(group, direct->flows, direct->never);
		double middle = plan_row_y(plan, direct);
		struct row_words words = place_words(plan, direct);
		draw_row_signs(plan, direct, &words, middle);
		draw_row_words(plan, direct, &words, middle);
		g_strfreev(words.lines);
		scene_end(scene);
	}
	scene_end(scene);
}
