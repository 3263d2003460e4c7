// SPDX-License-Identifier: EUPL-1.2
/*
 * The text equivalent of a page, in reading order: the title, how to read, then
 * every name in its place, bands as headings, the rest as a list. A name stands for all it holds when it says so
 * (group->complete); other text is given as it stands on the page.
 */
#include "diagram/diagram.h"
#include "diagram/scene.h"

#include <string.h>

#define COLUMNS 100

/* Appends `text` filled to COLUMNS characters, after `bullet`, later lines indented. */
static void fill(GString *out, guint indent, const char *bullet, const char *text)
{
	guint start = indent + (guint)g_utf8_strlen(bullet, -1), used = start;
	g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
	g_string_append_printf(out, "%*s%s", (int)indent, "", bullet);
	for (char **word = words; *word; word++) {
		guint length = (guint)g_utf8_strlen(*word, -1);
		if (!length)
			continue;
		if (used > start && used + 1 + length > COLUMNS) {
			g_string_append_printf(out, "\n%*s", (int)start, "");
			used = start;
		} else if (used > start) {
			g_string_append_c(out, ' ');
			used++;
		}
		g_string_append(out, *word);
		used += length;
	}
	g_string_append_c(out, '\n');
}

/* Index of the op that closes the group opened at `i`. */
static guint closing(const struct scene *scene, guint i)
{
	guint depth = 0;
	for (; i < scene->ops->len; i++) {
		const struct op *op = scene->ops->pdata[i];
		depth += op->kind == OP_GROUP ? 1u : 0u;
		if (op->kind == OP_END && --depth == 0)
			return i;
	}
	return scene->ops->len;
}

static void head(const struct scene *scene, GString *out)
{
	fill(out, 0, "", scene->title ? scene->title : scene->name);
	glong width = g_utf8_strlen(scene->title ? scene->title : scene->name, -1);
	for (glong i = 0; i < MIN(width, COLUMNS); i++)
		g_string_append_c(out, '=');
	g_string_append_c(out, '\n');
	if (scene->description)
		fill(out, 0, "", scene->description);
	g_string_append_c(out, '\n');
}

char *scene_to_text(const struct scene *scene)
{
	GString *out = g_string_new(NULL);
	g_autoptr(GArray) depths = g_array_new(FALSE, FALSE, sizeof(guint));
	guint depth = 0;
	head(scene, out);
	for (guint i = 0; i < scene->ops->len; i++) {
		const struct op *op = scene->ops->pdata[i];
		if (op->kind == OP_TEXT) {
			fill(out, 2 * depth, "", op->text);
		} else if (op->kind == OP_GROUP) {
			gboolean named = op->group->label && *op->group->label && !op->group->decor;
			gboolean heading = op->group->kind && !strcmp(op->group->kind, "band");
			if (named && heading)
				g_string_append_c(out, '\n');
			if (named)
				fill(out, 2 * depth, heading ? "" : "- ", op->group->label);
			if (op->group->complete || op->group->decor) {
				i = closing(scene, i);
				continue;
			}
			guint step = named ? 1 : 0;
			g_array_append_val(depths, step);
			depth += step;
		} else if (op->kind == OP_END && depths->len) {
			depth -= g_array_index(depths, guint, depths->len - 1);
			g_array_set_size(depths, depths->len - 1);
		}
	}
	return g_string_free(out, FALSE);
}
