// SPDX-License-Identifier: EUPL-1.2
/*
 * Drawing the passages of the étages: a line in its lane with a number, and the
 * same number in the panel with the words. No label ever floats.
 */
#include "diagram/describe.h"
#include "diagram/etages-plan.h"

double plan_lane_x(const struct plan *plan, guint lane)
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
	double x = plan_lane_x(plan, passage->lane), edge = plan->right, from = passage->from_y, to = passage->to_y,
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
	double x = plan_lane_x(plan, passage->lane) - DISC_RADIUS, y = passage->from_y, edge = plan->right;
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
		guint steps = (turn + 1) / 2;
		double y = middle + (turn % 2 ? 1 : -1) * 4.0 * steps;
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

/* Returns the baseline after the last line. */
static double draw_words(const struct plan *plan, const struct passage *passage, double x, double y)
{
	const struct look *look = plan->e->look;
	const struct face *face = &look->faces[LOOK_SMALL];
	double lead = plan_lead_width(look, passage->lead);
	if (passage->lead)
		scene_text(plan->frame->scene, x, y, passage->lead, face->size, TEXT_BOLD, face->colour, ANCHOR_START);
	for (char **line = passage->lines; *line; line++, y += face->lead, lead = 0) {
		if (**line)
			look_text(look, plan->frame->scene, x + lead, y, *line, LOOK_SMALL, ANCHOR_START);
	}
	return y;
}

void plan_mark_flows(struct group *group, const GPtrArray *flows, const struct never *never)
{
	for (guint i = 0; i < flows->len; i++)
		group_add_flow(group, ((const struct flow *)flows->pdata[i])->id);
	if (never)
		group_add_never(group, never->index + 1);
}

char *plan_id(const char *kind, const GPtrArray *flows, const struct never *never)
{
	return never ? g_strdup_printf("%s-jamais-%u", kind, never->index + 1) :
		       g_strdup_printf("%s-%s", kind, ((const struct flow *)flows->pdata[0])->id);
}

void plan_draw_passages(const struct plan *plan)
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
		g_autofree char *label = passage_sentence(plan, passage), *id = plan_id("passage", passage->flows, passage->never);
		struct group *group = scene_begin(scene, GROUP_OBJECT, id, label);
		group->complete = TRUE;
		group->kind = g_strdup("passage");
		plan_mark_flows(group, passage->flows, passage->never);
		if (passage->course == COURSE_BETWEEN)
			draw_between(plan, passage);
		else
			draw_stub(plan, passage);
		sign_disc(look, scene, plan_lane_x(plan, passage->lane), disc_y(plan, passage), passage->number);
		sign_disc(look, scene, x + DISC_RADIUS, y - 2.7, passage->number);
		y = draw_words(plan, passage, x + 17, y) + 5;
		scene_end(scene);
	}
	scene_end(scene);
}
