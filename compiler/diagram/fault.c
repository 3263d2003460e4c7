// SPDX-License-Identifier: EUPL-1.2
/*
 * What may be wrong with a page, read off its display list: the measures of the
 * page that need no painter. Overlaps are tested on turned boxes by the
 * separating axis theorem (Gottschalk, Lin, Manocha 1996), with one point of
 * tolerance.
 */
#include "diagram/scene.h"

#include <math.h>

#define TOLERANCE 1.0
#define SMALLEST 7.5
#define MARGIN 14.0

/* Extent of a box along the direction (ux, uy). */
static void project(double corners[4][2], double ux, double uy, double *ret_low, double *ret_high)
{
	*ret_low = INFINITY;
	*ret_high = -INFINITY;
	for (guint i = 0; i < 4; i++) {
		double at = corners[i][0] * ux + corners[i][1] * uy;
		*ret_low = MIN(*ret_low, at);
		*ret_high = MAX(*ret_high, at);
	}
}

/* Do the two boxes overlap by more than the tolerance in every direction of their sides? */
static gboolean overlap(const struct op *a, const struct op *b)
{
	double boxes[2][4][2], far = a->size + b->size;
	if (a->angle == 0 && b->angle == 0 && ABS(a->y - b->y) > far) /* most pairs */
		return FALSE;
	op_corners(a, boxes[0]);
	op_corners(b, boxes[1]);
	const double angles[2] = { a->angle, b->angle };
	for (guint i = 0; i < 4; i++) {
		double radians = angles[i / 2] * G_PI / 180 + (i % 2 ? G_PI_2 : 0);
		double low_a, high_a, low_b, high_b;
		project(boxes[0], cos(radians), sin(radians), &low_a, &high_a);
		project(boxes[1], cos(radians), sin(radians), &low_b, &high_b);
		if (MIN(high_a, high_b) - MAX(low_a, low_b) <= TOLERANCE)
			return FALSE;
	}
	return TRUE;
}

static gboolean inside(const struct scene *scene, const struct op *op)
{
	double corners[4][2];
	op_corners(op, corners);
	for (guint i = 0; i < 4; i++) {
		if (corners[i][0] < MARGIN || corners[i][0] > scene->width - MARGIN || corners[i][1] < MARGIN ||
		    corners[i][1] > scene->height - MARGIN)
			return FALSE;
	}
	return TRUE;
}

static GPtrArray *texts_of(const struct scene *scene)
{
	GPtrArray *texts = g_ptr_array_new();
	for (guint i = 0; i < scene->ops->len; i++) {
		struct op *op = scene->ops->pdata[i];
		if (op->kind == OP_TEXT)
			g_ptr_array_add(texts, op);
	}
	return texts;
}

static void text_faults(const struct scene *scene, GString *faults)
{
	g_autoptr(GPtrArray) texts = texts_of(scene);
	for (guint i = 0; i < texts->len; i++) {
		const struct op *a = texts->pdata[i];
		if (a->size < SMALLEST * scene->enlarge - 1e-6)
			g_string_append_printf(faults, "%s: small text: %s\n", scene->name, a->text);
		if (!inside(scene, a))
			g_string_append_printf(faults, "%s: text outside the page: %s\n", scene->name, a->text);
		for (guint k = i + 1; k < texts->len; k++) {
			const struct op *b = texts->pdata[k];
			if (overlap(a, b))
				g_string_append_printf(faults, "%s: texts overlap: %s | %s\n", scene->name, a->text,
						       b->text);
		}
	}
}

static void group_faults(const struct scene *scene, GString *faults)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	int depth = 0;
	for (guint i = 0; i < scene->ops->len; i++) {
		const struct op *op = scene->ops->pdata[i];
		depth += (op->kind == OP_GROUP || op->kind == OP_LINK) - (op->kind == OP_END || op->kind == OP_LINK_END);
		if (op->kind != OP_GROUP)
			continue;
		const struct group *group = op->group;
		if (group->role != GROUP_PLAIN && (!group->label || !*group->label))
			g_string_append_printf(faults, "%s: an element has a role and no name\n", scene->name);
		if (group->id && !g_hash_table_add(ids, group->id))
			g_string_append_printf(faults, "%s: id given twice: %s\n", scene->name, group->id);
	}
	if (depth != 0)
		g_string_append_printf(faults, "%s: groups do not close\n", scene->name);
}

char *scene_faults(const struct scene *scene)
{
	g_autoptr(GString) faults = g_string_new(NULL);
	text_faults(scene, faults);
	group_faults(scene, faults);
	return faults->len ? g_strdup(faults->str) : NULL;
}
