// SPDX-License-Identifier: EUPL-1.2
/*
 * The way of a leak, drawn over the étages: only the rooms and flows that it goes
 * through, and on them, step by step, from the one who knows to the one who should
 * not. It follows the lines that are there already: along the thread of a room to
 * whoever carries it on, down his column, along the lane of a passage.
 */
#include "diagram/describe.h"
#include "diagram/etages-plan.h"
#include "diagram/view.h"

#include <string.h>

#define DISC_PITCH 18.0
#define LIFT 16.0   /* above the signs of those who sit */
#define REACH 5.5   /* from their centre to the point of an arrow */
#define EDGE 7.0 /* inside the right edge of a band, where a way turns to a passage */

struct way {
	const struct charter *charter; /* the part that is drawn */
	const struct leak *leak;
	GPtrArray *flows;              /* const struct flow *, one per step */
};

struct point { double x, y; };

/* ---- the part of the charter that the way goes through ------------------ */

static const struct flow *flow_by_id(const struct charter *charter, const char *id)
{
	for (guint i = 0; id && i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		if (!strcmp(flow->id, id))
			return flow;
	}
	return NULL;
}

static struct party *party_by_id(const struct charter *charter, const char *id)
{
	for (guint i = 0; id && i < charter->parties->len; i++) {
		struct party *party = charter->parties->pdata[i];
		if (!strcmp(party->id, id))
			return party;
	}
	return NULL;
}

static void add_room(GPtrArray *rooms, struct room *room)
{
	if (room && !g_ptr_array_find(rooms, room, NULL))
		g_ptr_array_add(rooms, room);
	if (room && room->carrier)
		add_room(rooms, room->parent);
}

static int by_index(gconstpointer a, gconstpointer b)
{
	const struct flow *p = *(struct flow *const *)a, *q = *(struct flow *const *)b;
	return p->index < q->index ? -1 : p->index > q->index;
}

/* A charter with these flows and the rooms they touch, without promises. Its
 * three arrays are the caller's. */
static struct charter part_of(const struct charter *charter, const GPtrArray *flows)
{
	struct charter part = *charter;
	g_autoptr(GPtrArray) touched = g_ptr_array_new();
	part.flows = g_ptr_array_new();
	part.rooms = g_ptr_array_new();
	part.nevers = g_ptr_array_new();
	for (guint i = 0; i < flows->len; i++) {
		struct flow *flow = flows->pdata[i];
		if (!g_ptr_array_find(part.flows, flow, NULL))
			g_ptr_array_add(part.flows, flow);
		add_room(touched, flow->from.kind == LOCUS_ROOM ? flow->from.room : NULL);
		add_room(touched, flow->to.kind == LOCUS_ROOM ? flow->to.room : NULL);
		add_room(touched, flow->in);
	}
	g_ptr_array_sort(part.flows, by_index);
	for (guint i = 0; i < charter->rooms->len; i++) {
		if (g_ptr_array_find(touched, charter->rooms->pdata[i], NULL))
			g_ptr_array_add(part.rooms, charter->rooms->pdata[i]);
	}
	return part;
}

/* ---- where a step goes -------------------------------------------------- */

static const struct band *band_of(const struct plan *plan, const struct room *room)
{
	for (guint i = 0; room && i < plan->e->bands->len; i++) {
		const struct band *band = plan->e->bands->pdata[i];
		if (band->room == room)
			return band;
	}
	return NULL;
}

static const struct passage *passage_of(const struct plan *plan, const struct flow *flow)
{
	for (guint i = 0; i < plan->e->passages->len; i++) {
		const struct passage *passage = plan->e->passages->pdata[i];
		if (g_ptr_array_find(passage->flows, flow, NULL))
			return passage;
	}
	return NULL;
}

static const struct direct *direct_of(const struct plan *plan, const struct flow *flow)
{
	for (guint i = 0; i < plan->e->directs->len; i++) {
		const struct direct *direct = plan->e->directs->pdata[i];
		if (g_ptr_array_find(direct->flows, flow, NULL))
			return direct;
	}
	return NULL;
}

/* Column of the party of the `n`th id. -1: none. */
static double column_of(const struct plan *plan, const char *ids, guint n)
{
	g_auto(GStrv) list = g_strsplit(ids ? ids : "", " ", -1);
	const struct party *party = n < g_strv_length(list) ? party_by_id(plan->e->charter, list[n]) : NULL;
	return party ? columns_x(&plan->columns, party) : -1;
}

/* The way runs above the signs of a room. */
static double way_y(const struct plan *plan, const struct band *band)
{
	return plan_thread_y(plan, band) - LIFT;
}

/* Who carries on what this step says: the source of the next, or the last recipient. */
static double carried_by(const struct plan *plan, const struct way *way, guint i)
{
	const struct leak_step *next = i + 1 < way->leak->steps->len ? &g_array_index(way->leak->steps, struct leak_step, i + 1) : NULL;
	return column_of(plan, next ? next->from : way->leak->to, 0);
}

/* Adds a point, with the corner that leads to it; returns its index, or that of the last if it is there already. */
static guint to(GArray *points, double x, double y)
{
	struct point point = { x, y };
	if (points->len) {
		const struct point *last = &g_array_index(points, struct point, points->len - 1);
		if (ABS(last->x - x) < .5 && ABS(last->y - y) < .5)
			return points->len - 1;
		if (ABS(last->x - x) >= .5 && ABS(last->y - y) >= .5) { /* down the column first, then along */
			struct point corner = { last->x, y };
			g_array_append_val(points, corner);
		}
	}
	g_array_append_val(points, point);
	return points->len - 1;
}

/* Is that height inside a band, or just above the first? */
static gboolean in_band(const struct plan *plan, double y)
{
	for (guint i = 0; i < plan->e->bands->len; i++) {
		const struct band *band = plan->e->bands->pdata[i];
		if (y >= band->y - LIFT && y <= band->y + band->height)
			return TRUE;
	}
	return FALSE;
}

/* The same, out of a band or into one: between two columns, off its signs and badges. */
static guint leap(const struct plan *plan, GArray *points, double x, double y)
{
	if (points->len) {
		struct point last = g_array_index(points, struct point, points->len - 1);
		/* out of a row, back the way it came: its words are on the other side */
		gboolean row = !in_band(plan, last.y);
		double came = points->len > 1 ? g_array_index(points, struct point, points->len - 2).x : last.x;
		double beside = last.x + ((row ? came : x) < last.x - .5 ? -1 : 1) * plan->columns.step / 2;
		if (ABS(last.y - y) >= .5 && last.x < plan->columns.right && (!row || in_band(plan, y))) {
			gboolean down = !row && !in_band(plan, y); /* back in its column before the rows */
			to(points, beside, last.y);
			to(points, beside, down ? plan->rows_y : y);
			to(points, down ? x : beside, down ? plan->rows_y : y);
		}
		if (last.x > plan->columns.right && !in_band(plan, y)) { /* from a lane: over the words of the rows */
			to(points, last.x, plan->rows_y - BAND_GAP / 2);
			to(points, x, plan->rows_y - BAND_GAP / 2);
		}
	}
	return to(points, x, y);
}

/* Along the lane of a passage; `starts`: the points begin with it. */
static void follow_passage(const struct plan *plan, const struct passage *passage, GArray *points)
{
	double lane = plan_lane_x(plan, passage->lane), edge = plan->right;
	if (passage->course == COURSE_IN) {
		to(points, lane, passage->from_y);
		to(points, edge - EDGE, passage->from_y);
		return;
	}
	if (points->len) {
		double y = g_array_index(points, struct point, points->len - 1).y;
		to(points, edge - EDGE, y);
	}
	to(points, edge - EDGE, passage->from_y);
	if (passage->course == COURSE_OUT) {
		to(points, lane - 9, passage->from_y);
		return;
	}
	to(points, lane, passage->from_y);
	to(points, lane, passage->to_y);
	to(points, edge - EDGE, passage->to_y);
}

/* Does a row of direct transmission have the party in its signs? */
static gboolean hears_at(const struct plan *plan, const struct direct *direct, double x)
{
	for (guint i = 0; i < direct->targets->len; i++) {
		if (ABS(columns_x(&plan->columns, direct->targets->pdata[i]) - x) < .5)
			return TRUE;
	}
	return FALSE;
}

/* Adds the points of step `i`; `ret_start`: index of the point where it starts. FALSE if it is not on the sheet. */
static gboolean follow_step(const struct plan *plan, const struct way *way, guint i, GArray *points, guint *ret_start)
{
	const struct flow *flow = way->flows->pdata[i];
	const struct passage *passage = passage_of(plan, flow);
	const struct direct *direct = direct_of(plan, flow);
	const struct band *band = band_of(plan, flow->in);
	double from = flow->from.kind == LOCUS_PARTY ? columns_x(&plan->columns, flow->from.party) : -1, end = carried_by(plan, way, i);
	*ret_start = points->len;
	if (passage) {
		follow_passage(plan, passage, points);
		const struct band *into = passage->to ? passage->to : passage->course == COURSE_IN ? passage->from : NULL;
		if (into && end >= 0)
			to(points, end, way_y(plan, into));
	} else if (direct) {
		double y = plan_row_y(plan, direct), place = plan->columns.left - PLACE / 2;
		*ret_start = leap(plan, points, from >= 0 ? from : place, y);
		double at = flow->to.kind == LOCUS_PARTY ? columns_x(&plan->columns, flow->to.party) :
			    direct->written && !hears_at(plan, direct, end) ? place : end;
		gboolean last = i + 1 == way->flows->len; /* the arrow stops before the sign */
		to(points, last ? at - (at > (from >= 0 ? from : place) ? REACH : -REACH) : at, y);
	} else if (band && from >= 0) {
		*ret_start = leap(plan, points, from, way_y(plan, band));
		if (end >= 0)
			to(points, end, way_y(plan, band));
	} else {
		return FALSE;
	}
	return TRUE;
}

/* ---- drawing ----------------------------------------------------------- */

static void draw_line(const struct plan *plan, const GArray *points, enum colour colour, enum line_look line, double shorten)
{
	struct op *path = scene_path(plan->frame->scene, look_stroke(plan->e->look, colour, line));
	for (guint i = 0; i < points->len; i++) {
		struct point p = g_array_index(points, struct point, i);
		if (i + 1 == points->len && i > 0) { /* the head of the arrow covers the end */
			struct point before = g_array_index(points, struct point, i - 1);
			p.x -= p.x > before.x + .5 ? shorten : p.x < before.x - .5 ? -shorten : 0;
			p.y -= p.y > before.y + .5 ? shorten : p.y < before.y - .5 ? -shorten : 0;
		}
		if (i)
			path_line(path, p.x, p.y);
		else
			path_move(path, p.x, p.y);
	}
}

static void draw_head(const struct plan *plan, const GArray *points)
{
	if (points->len < 2)
		return;
	struct point end = g_array_index(points, struct point, points->len - 1), before = g_array_index(points, struct point, points->len - 2);
	double dx = end.x > before.x + .5 ? 1 : end.x < before.x - .5 ? -1 : 0, dy = dx != 0 ? 0 : end.y > before.y ? 1 : -1;
	look_head(plan->e->look, plan->frame->scene, end.x, end.y, dx, dy, HEAD_WAY);
}

static char *step_sentence(const struct plan *plan, const struct way *way, guint i)
{
	g_autofree char *number = g_strdup_printf("%u", i + 1), *flow = flow_sentence(plan->e->look, plan->e->charter, way->flows->pdata[i]);
	return look_say_with(plan->e->look, "chemin-phrase", number, flow, NULL);
}

/* The band where the last step is heard; NULL if it is not in a room. */
static const struct band *last_band(const struct plan *plan, const struct way *way)
{
	const struct flow *flow = way->flows->pdata[way->flows->len - 1];
	const struct passage *passage = passage_of(plan, flow);
	if (passage)
		return passage->to ? passage->to : passage->course == COURSE_IN ? passage->from : NULL;
	return direct_of(plan, flow) ? NULL : band_of(plan, flow->in);
}

/* Down to each of those whom it reaches in a room, from the end of the way. */
static void draw_arrivals(const struct plan *plan, const struct way *way, GArray *points)
{
	const struct band *band = last_band(plan, way);
	if (!band || !points->len)
		return;
	struct point end = g_array_index(points, struct point, points->len - 1);
	for (guint n = 0; column_of(plan, way->leak->to, n) >= 0; n++) {
		g_autoptr(GArray) branch = g_array_new(FALSE, FALSE, sizeof(struct point));
		double x = column_of(plan, way->leak->to, n);
		to(branch, end.x, end.y);
		to(branch, x, end.y);
		to(branch, x, plan_thread_y(plan, band) - REACH);
		draw_line(plan, branch, COLOUR_INK, LINE_WAY, 4);
		draw_head(plan, branch);
	}
}

/* Those who carry it on: their sign again, where the way runs over it. */
static void draw_carriers(const struct plan *plan, const struct way *way)
{
	for (guint i = 0; i + 1 < way->flows->len; i++) {
		const struct flow *flow = way->flows->pdata[i];
		const struct passage *passage = passage_of(plan, flow);
		const struct band *band = passage ? passage->to : direct_of(plan, flow) ? NULL : band_of(plan, flow->in);
		double x = carried_by(plan, way, i);
		if (!band || x < 0)
			continue;
		scene_circle(plan->frame->scene, x, plan_thread_y(plan, band), 5, look_box(plan->e->look, COLOUR_INK, COLOUR_PAPER, LINE_RING));
	}
}

/* Two steps that start at one place have their numbers side by side. */
static struct point free_place(const GArray *taken, struct point here)
{
	for (guint i = 0; i < taken->len; i++) {
		const struct point *other = &g_array_index(taken, struct point, i);
		if (ABS(other->x - here.x) < DISC_PITCH - 1 && ABS(other->y - here.y) < DISC_PITCH - 1) {
			here.x = other->x + DISC_PITCH;
			i = (guint)-1; /* from the start: it may meet another there */
		}
	}
	return here;
}

static void draw_steps(const struct plan *plan, const struct way *way, const GArray *points, const GArray *starts)
{
	struct scene *scene = plan->frame->scene;
	g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(struct point));
	for (guint i = 0; i < way->flows->len && points->len; i++) {
		struct point here = g_array_index(points, struct point, MIN(g_array_index(starts, guint, i), points->len - 1));
		here = free_place(taken, here);
		g_array_append_val(taken, here);
		g_autofree char *label = step_sentence(plan, way, i), *id = g_strdup_printf("pas-%u", i + 1);
		struct group *group = scene_begin(scene, GROUP_OBJECT, id, label);
		group->complete = TRUE;
		group->kind = g_strdup("step");
		group_add_flow(group, ((const struct flow *)way->flows->pdata[i])->id);
		sign_step(plan->e->look, scene, here.x, here.y, i + 1);
		scene_end(scene);
	}
}

static void draw_over(const struct plan *plan, void *data)
{
	const struct way *way = data;
	const struct look *look = plan->e->look;
	struct scene *scene = plan->frame->scene;
	g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(struct point)), starts = g_array_new(FALSE, FALSE, sizeof(guint));
	for (guint i = 0; i < way->flows->len; i++) {
		guint start;
		if (!follow_step(plan, way, i, points, &start))
			start = points->len;
		g_array_append_val(starts, start);
	}
	scene_begin(scene, GROUP_OBJECT, "chemin", look_say(look, "signe-chemin"))->kind = g_strdup("band");
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	draw_line(plan, points, COLOUR_PAPER, LINE_CASING, 0);
	scene_end(scene);
	gboolean heard = last_band(plan, way) != NULL;
	draw_line(plan, points, COLOUR_INK, LINE_WAY, heard ? 0 : 8);
	if (heard)
		draw_arrivals(plan, way, points);
	else
		draw_head(plan, points);
	draw_carriers(plan, way);
	draw_steps(plan, way, points, starts);
	scene_end(scene);
}

/* ---- the view ---------------------------------------------------------- */

/* «1. Police nationale → Groupe Jeunes exposés (flux 29) ; 2. …» */
static char *steps_words(const struct look *look, const struct way *way)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < way->flows->len; i++) {
		const struct flow *flow = way->flows->pdata[i];
		g_autofree char *number = g_strdup_printf("%u", i + 1), *from = locus_words(&flow->from), *target = locus_words(&flow->to),
				 *index = g_strdup_printf("%u", flow->index + 1);
		g_ptr_array_add(parts, look_say_with(look, "chemin-pas", number, from, target, index, NULL));
	}
	return strings_joined(parts, look_say(look, "suite-de"));
}

static const struct leak *leak_of(const struct followed *followed, const char *number)
{
	for (guint i = 0; followed && number && i < followed->leaks->len; i++) {
		const struct leak *leak = &g_array_index(followed->leaks, struct leak, i);
		if (!strcmp(leak->number, number))
			return leak;
	}
	return NULL;
}

static void draw_way(struct way *way, const struct look *look, const struct identity *identity, GPtrArray *pages)
{
	const struct leak *leak = way->leak;
	g_autofree char *name = g_strdup_printf("chemin-%s", leak->number), *steps = steps_words(look, way);
	g_autofree char *title = look_say_with(look, leak->ambiguous ? "chemin-titre-ambigu" : "chemin-titre", leak->number,
					       leak->information_words, NULL);
	g_autofree char *subtitle = look_say_with(look, "chemin-sous-titre", steps, leak->to_words, leak->bond_words, NULL);
	const struct etages_page page = { identity, name, title, subtitle, look_say(look, "chemin-lecture"), draw_over, way, TRUE };
	struct etages *e = etages_new(way->charter, look);
	etages_draw(e, &page, pages);
	etages_free(e);
}

static void build(const struct charter *charter, const char *subject, const struct view_options *options,
		  GPtrArray *pages, struct findings *findings)
{
	const struct leak *leak = leak_of(options->followed, subject);
	(void)findings; /* the report tells the way in words: a sheet that does not take it is no fault of the charter */
	if (!leak || !leak->steps->len)
		return;
	g_autoptr(look_t) look = look_new(options->lang ? options->lang : charter->lang, options->enlarge);
	g_autoptr(GPtrArray) flows = g_ptr_array_new();
	for (guint i = 0; i < leak->steps->len; i++) {
		const struct flow *flow = flow_by_id(charter, g_array_index(leak->steps, struct leak_step, i).flow);
		if (!flow)
			return;
		g_ptr_array_add(flows, (gpointer)flow);
	}
	struct charter part = part_of(charter, flows);
	struct identity *identity = identity_new(look, charter, options, look_say(look, "chemin-vue"));
	struct way way = { &part, leak, flows };
	draw_way(&way, look, identity, pages);
	identity_free(identity);
	g_ptr_array_unref(part.flows);
	g_ptr_array_unref(part.rooms);
	g_ptr_array_unref(part.nevers);
}

const struct view view_chemin = { "chemin", FALSE, NULL, build, TRUE };
