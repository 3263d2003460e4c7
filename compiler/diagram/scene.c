// SPDX-License-Identifier: EUPL-1.2
/*
 * Building a display list. See scene.h. A scene owns its strings; it borrows
 * the measure only until it is finished.
 */
#include "diagram/scene.h"

#include "diagram/diagram.h"

#include <math.h>

static void group_free(struct group *group)
{
	if (!group)
		return;
	g_free(group->id);
	g_free(group->label);
	g_free(group->kind);
	g_free(group->party);
	g_free(group->instance);
	g_clear_pointer(&group->flows, g_ptr_array_unref);
	g_clear_pointer(&group->nevers, g_ptr_array_unref);
	g_free(group);
}

static void op_free(gpointer data)
{
	struct op *op = data;
	g_free(op->text);
	g_clear_pointer(&op->segments, g_array_unref);
	group_free(op->group);
	g_free(op);
}

struct scene *scene_new(const char *view, const char *lang, double width, double height, struct text_measure *measure)
{
	struct scene *scene = g_new0(struct scene, 1);
	scene->view = g_strdup(view);
	scene->name = g_strdup(view);
	scene->lang = g_strdup(lang);
	scene->width = width;
	scene->height = height;
	scene->page = scene->pages = 1;
	scene->measure = measure;
	scene->enlarge = 1;
	scene->ops = g_ptr_array_new_with_free_func(op_free);
	return scene;
}

void scene_free(struct scene *scene)
{
	if (!scene)
		return;
	g_ptr_array_unref(scene->ops);
	g_free(scene->view);
	g_free(scene->name);
	g_free(scene->lang);
	g_free(scene->title);
	g_free(scene->description);
	g_free(scene->kind);
	g_free(scene);
}

void scene_size(const struct scene *scene, double *ret_width, double *ret_height)
{
	*ret_width = scene->width;
	*ret_height = scene->height;
}

static void op_enlarge(struct op *op, double by)
{
	double *const lengths[] = { &op->x, &op->y, &op->w, &op->h, &op->radius, &op->size, &op->paint.width };
	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
		*lengths[i] *= by;
	for (guint i = 0; op->segments && i < op->segments->len; i++) {
		struct segment *segment = &g_array_index(op->segments, struct segment, i);
		for (guint k = 0; k < G_N_ELEMENTS(segment->x); k++)
			segment->x[k] *= by;
	}
}

void scene_finish(struct scene *scene)
{
	scene->measure = NULL;
	scene->width *= scene->enlarge;
	scene->height *= scene->enlarge;
	for (guint i = 0; i < DASH_COUNT; i++) {
		scene->dashes[i][0] *= scene->enlarge;
		scene->dashes[i][1] *= scene->enlarge;
	}
	for (guint i = 0; i < scene->ops->len; i++)
		op_enlarge(scene->ops->pdata[i], scene->enlarge);
}

static struct op *add(struct scene *scene, enum op_kind kind)
{
	struct op *op = g_new0(struct op, 1);
	op->kind = kind;
	op->paint = (struct paint){ NO_COLOUR, NO_COLOUR, 0, DASH_NONE };
	g_ptr_array_add(scene->ops, op);
	return op;
}

struct op *scene_rect(struct scene *scene, double x, double y, double w, double h, struct paint paint)
{
	struct op *op = add(scene, OP_RECT);
	op->x = x;
	op->y = y;
	op->w = w;
	op->h = h;
	op->paint = paint;
	return op;
}

struct op *scene_circle(struct scene *scene, double x, double y, double radius, struct paint paint)
{
	struct op *op = add(scene, OP_CIRCLE);
	op->x = x;
	op->y = y;
	op->w = radius;
	op->paint = paint;
	return op;
}

struct op *scene_path(struct scene *scene, struct paint paint)
{
	struct op *op = add(scene, OP_PATH);
	op->segments = g_array_new(FALSE, TRUE, sizeof(struct segment));
	op->paint = paint;
	return op;
}

static void path_add(struct op *path, struct segment segment)
{
	g_array_append_val(path->segments, segment);
}

void path_move(struct op *path, double x, double y)
{
	path_add(path, (struct segment){ 'M', { x, y } });
}

void path_line(struct op *path, double x, double y)
{
	path_add(path, (struct segment){ 'L', { x, y } });
}

void path_curve(struct op *path, double x1, double y1, double x2, double y2, double x3, double y3)
{
	path_add(path, (struct segment){ 'C', { x1, y1, x2, y2, x3, y3 } });
}

void path_close(struct op *path)
{
	path_add(path, (struct segment){ 'Z', { 0 } });
}

struct op *scene_line(struct scene *scene, double x1, double y1, double x2, double y2, struct paint paint)
{
	struct op *path = scene_path(scene, paint);
	path_move(path, x1, y1);
	path_line(path, x2, y2);
	return path;
}

struct op *scene_text(struct scene *scene, double x, double y, const char *text, double size, enum text_style style,
		      int colour, enum anchor anchor)
{
	struct op *op = add(scene, OP_TEXT);
	op->x = x;
	op->y = y;
	op->text = g_strdup(text);
	op->size = size;
	op->style = style;
	op->anchor = anchor;
	op->paint.fill = colour;
	op->w = text_width(scene->measure, text, size, style);
	return op;
}

double scene_lines(struct scene *scene, double x, double y, char *const *lines, double size, enum text_style style,
		   int colour, double lead)
{
	for (; *lines; lines++, y += lead)
		scene_text(scene, x, y, *lines, size, style, colour, ANCHOR_START);
	return y;
}

struct group *scene_begin(struct scene *scene, enum group_role role, const char *id, const char *label)
{
	struct op *op = add(scene, OP_GROUP);
	op->group = g_new0(struct group, 1);
	op->group->role = role;
	op->group->id = g_strdup(id);
	op->group->label = g_strdup(label);
	op->group->complete = role == GROUP_SYMBOL;
	return op->group;
}

void scene_end(struct scene *scene)
{
	add(scene, OP_END);
}

void scene_link(struct scene *scene, const char *address, const char *label)
{
	struct op *op = add(scene, OP_LINK);
	op->text = g_strdup(address);
	op->group = g_new0(struct group, 1);
	op->group->label = g_strdup(label);
}

void scene_link_end(struct scene *scene)
{
	add(scene, OP_LINK_END);
}

void group_add_flow(struct group *group, const char *id)
{
	if (!group->flows)
		group->flows = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(group->flows, g_strdup(id));
}

void group_add_never(struct group *group, guint number)
{
	if (!group->nevers)
		group->nevers = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(group->nevers, g_strdup_printf("%u", number));
}

void op_corners(const struct op *op, double corners[4][2])
{
	double radians = op->angle * G_PI / 180, c = op->angle == 0 ? 1 : cos(radians), s = op->angle == 0 ? 0 : sin(radians);
	double left = op->anchor == ANCHOR_START ? 0 : op->anchor == ANCHOR_MIDDLE ? -op->w / 2 : -op->w;
	double xs[4] = { left, left + op->w, left + op->w, left };
	double ys[4] = { -.78 * op->size, -.78 * op->size, .22 * op->size, .22 * op->size };
	for (guint i = 0; i < 4; i++) {
		corners[i][0] = op->x + c * xs[i] - s * ys[i];
		corners[i][1] = op->y + s * xs[i] + c * ys[i];
	}
}

/* ---- completeness ------------------------------------------------------ */

char **scenes_missing_flows(const struct charter *charter, const GPtrArray *pages)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint p = 0; p < pages->len; p++) {
		const struct scene *scene = pages->pdata[p];
		for (guint i = 0; i < scene->ops->len; i++) {
			const struct op *op = scene->ops->pdata[i];
			for (guint f = 0; op->group && op->group->flows && f < op->group->flows->len; f++)
				g_hash_table_add(seen, op->group->flows->pdata[f]);
		}
	}
	g_autoptr(GStrvBuilder) missing = g_strv_builder_new();
	gboolean any = FALSE;
	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		if (g_hash_table_contains(seen, flow->id))
			continue;
		g_strv_builder_add(missing, flow->id);
		any = TRUE;
	}
	return any ? g_strv_builder_end(missing) : NULL;
}
