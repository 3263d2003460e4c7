// SPDX-License-Identifier: EUPL-1.2
/*
 * The diagrams of a build: each is drawn once, when a paper or the command
 * first asks for it. A flow lost by a view that shows them all stops the build:
 * a compiler of permissions may not drop an arrow.
 */
#include "command/build.h"

#include <string.h>

void drawing_free(gpointer data)
{
	struct drawing *drawing = data;
	g_ptr_array_unref(drawing->pages);
	charter_without_free(drawing->part);
	g_free(drawing->key);
	g_free(drawing->subject);
	g_free(drawing);
}

static const struct drawing *find_drawing(const struct build *build, const char *key)
{
	for (guint i = 0; i < build->drawings->len; i++) {
		const struct drawing *drawing = build->drawings->pdata[i];
		if (g_str_equal(drawing->key, key))
			return drawing;
	}
	return NULL;
}

static gboolean keeps_all_flows(struct build *build, const struct drawing *drawing)
{
	const struct charter *charter = drawing->part ? drawing->part : build->compile->charter;

	if (!drawing->view->complete || drawing->pages->len == 0)
		return TRUE;
	g_auto(GStrv) lost = scenes_missing_flows(charter, drawing->pages);
	if (!lost || !lost[0])
		return TRUE;
	g_autofree char *list = g_strjoinv(", ", lost);
	say(build->io, build->options->said_in, MSG_FLOW_LOST, drawing->view->name, list);
	return FALSE;
}

static const struct followed *what_followed(struct build *build)
{
	if (!build->followed)
		build->followed = followed_new(build->compile->facts);
	return build->followed;
}

static struct charter *part_of(const struct build *build, const char *without)
{
	if (!without)
		return NULL;
	g_auto(GStrv) ids = g_strsplit_set(without, " \n\t", -1);
	return charter_without(build->compile->charter, (const char *const *)ids);
}

const struct drawing *build_draw(struct build *build, const struct view *view, const char *subject, const char *without)
{
	g_autofree char *key = g_strjoin("|", view->name, subject ? subject : "", without, NULL);
	const struct drawing *known = find_drawing(build, key);
	if (known)
		return known;

	const struct view_options options = { build->compile->charter->lang, build->errors, build->final,
					      build->compile->loaded->digest, what_followed(build), build->enlarge };
	struct drawing *drawing = g_new0(struct drawing, 1);
	*drawing = (struct drawing){ g_steal_pointer(&key), view, g_strdup(subject), part_of(build, without),
				     g_ptr_array_new_with_free_func((GDestroyNotify)scene_free) };
	g_ptr_array_add(build->drawings, drawing);
	struct findings *unsaid = drawing->part ? findings_new() : NULL;
	view->build(drawing->part ? drawing->part : build->compile->charter, subject, &options, drawing->pages,
		    unsaid ? unsaid : build->compile->findings);
	if (unsaid)
		findings_free(unsaid);
	return keeps_all_flows(build, drawing) ? drawing : NULL;
}

/* ---- as files ---------------------------------------------------------- */

static gboolean add_pages(struct build *build, const struct drawing *drawing)
{
	g_autofree char *stem = drawing->subject ? g_strdup_printf("diagrammes/%s-%s", drawing->view->name, drawing->subject)
						 : g_strdup_printf("diagrammes/%s", drawing->view->name);

	for (guint i = 0; i < drawing->pages->len; i++) {
		g_autofree char *page = drawing->pages->len == 1 ? g_strdup(stem) : g_strdup_printf("%s-%u", stem, i + 1);
		if (!build_add_sheet(build, drawing->pages->pdata[i], page))
			return FALSE;
	}
	return TRUE;
}

/* NULL: the whole charter, once. */
static char **subjects_of(struct build *build, const struct view *view)
{
	g_autoptr(GStrvBuilder) numbers = g_strv_builder_new();

	if (!view->of_leaks)
		return view->subjects ? view->subjects(build->compile->charter) : NULL;
	for (guint i = 0; i < what_followed(build)->leaks->len; i++)
		g_strv_builder_add(numbers, g_array_index(build->followed->leaks, struct leak, i).number);
	return g_strv_builder_end(numbers);
}

gboolean build_draw_all(struct build *build, const struct view *view)
{
	g_auto(GStrv) subjects = subjects_of(build, view);
	guint count = subjects ? g_strv_length(subjects) : 1;

	for (guint i = 0; i < count; i++)
		if (!build_draw(build, view, subjects ? subjects[i] : NULL, NULL))
			return FALSE;
	return TRUE;
}

gboolean build_add_drawings(struct build *build, const struct view *view)
{
	g_auto(GStrv) subjects = subjects_of(build, view);
	guint count = subjects ? g_strv_length(subjects) : 1;

	for (guint i = 0; i < count; i++) {
		const struct drawing *drawing = build_draw(build, view, subjects ? subjects[i] : NULL, NULL);
		if (!drawing || !add_pages(build, drawing))
			return FALSE;
	}
	return TRUE;
}

/* ---- in papers --------------------------------------------------------- */

/* FALSE if a flow was lost; `ret_drawn`: whether there is something to show. */
static gboolean draw_figure(struct build *build, xmlNode *figure, gboolean *ret_drawn)
{
	xmlChar *schema = xmlGetNoNsProp(figure, BAD_CAST "schema"), *subject = xmlGetNoNsProp(figure, BAD_CAST "sujet"),
		*without = xmlGetNoNsProp(figure, BAD_CAST "sauf");
	const struct view *view = schema ? view_find((const char *)schema) : NULL;
	g_assert(!view || !subject || view->subjects || view->of_leaks); /* else a template repeats the whole view */
	const struct drawing *drawing = view ? build_draw(build, view, (const char *)subject, (const char *)without) : NULL;

	*ret_drawn = drawing && drawing->pages->len > 0;
	if (drawing)
		xmlSetProp(figure, BAD_CAST "schema", BAD_CAST drawing->key);
	xmlFree(schema);
	xmlFree(subject);
	xmlFree(without);
	return drawing || !view;
}

gboolean build_draw_figures(struct build *build, xmlNode *root, gboolean *ret_dropped)
{
	for (xmlNode *node = root->children, *next; node; node = next) {
		gboolean drawn = TRUE;
		next = node->next;
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!g_str_equal((const char *)node->name, "figure")) {
			if (!build_draw_figures(build, node, ret_dropped))
				return FALSE;
			continue;
		}
		if (!draw_figure(build, node, &drawn))
			return FALSE;
		if (!drawn) {
			xmlUnlinkNode(node);
			xmlFreeNode(node);
			*ret_dropped = TRUE;
		}
	}
	return TRUE;
}

char *build_drawings_missing(const struct build *build)
{
	GString *missing = g_string_new(NULL);

	for (guint i = 0; i < build->drawings->len; i++) {
		const struct drawing *drawing = build->drawings->pdata[i];
		if (drawing->pages->len == 0)
			g_string_append_printf(missing, "%s%s%s%s", missing->len ? " " : "", drawing->view->name,
					       drawing->subject ? "/" : "", drawing->subject ? drawing->subject : "");
	}
	return g_string_free(missing, FALSE);
}

static guint figure_pages(void *data, const char *schema, double *ret_width, double *ret_height)
{
	const struct drawing *drawing = find_drawing(data, schema);

	if (!drawing || drawing->pages->len == 0)
		return 0;
	scene_size(drawing->pages->pdata[0], ret_width, ret_height);
	return drawing->pages->len;
}

static void figure_draw(void *data, const char *schema, guint page, cairo_t *cr)
{
	const struct drawing *drawing = find_drawing(data, schema);

	if (drawing)
		scene_paint(drawing->pages->pdata[page], cr);
}

static char *figure_alt(void *data, const char *schema, guint page)
{
	const struct drawing *drawing = find_drawing(data, schema);
	return drawing ? scene_to_text(drawing->pages->pdata[page]) : NULL;
}

struct figure_source build_figures(struct build *build)
{
	return (struct figure_source){ build, figure_pages, figure_draw, figure_alt };
}

static char *figure_svg(void *data, const char *schema, guint page)
{
	const struct build *build = data;
	const struct drawing *drawing = find_drawing(build, schema);
	const struct scene_links links = links_within(build->links);
	return drawing ? scene_to_svg(drawing->pages->pdata[page], build->within ? &links : NULL) : NULL;
}

struct export_figures build_export_figures(struct build *build)
{
	return (struct export_figures){ build, figure_pages, figure_svg, figure_alt };
}
