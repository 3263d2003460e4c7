// SPDX-License-Identifier: EUPL-1.2
/*
 * build: the papers and the diagrams of charters.
 *
 * Everything is made in memory first; files are written, each whole, only when
 * all could be made. A flow lost by a diagram stops the build: a compiler of
 * permissions may not drop an arrow.
 */
#include "command/run.h"

#include "analyse/analyse.h"
#include "audit/audit.h"
#include "diagram/diagram.h"
#include "document/document.h"
#include "report/report.h"
#include "typeset/typeset.h"

#include <string.h>

/* Proofs of the promises that hold, as --only names them. */
#define CERTIFICATES "certificats"
/* The blank register of exchanges: a paper, and a sheet for `audit`. */
#define JOURNAL "registre-echanges"

#define REPORT_MODEL "rapport-validation"

struct output { char *path; GBytes *bytes; };

/* A view drawn; `schema` is what a paper asks it by: its name, and what is left out. */
struct drawing {
	char *schema;
	const struct view *view;
	struct charter *part;   /* the charter without what is left out, or NULL */
	GPtrArray *pages;       /* struct scene * */
};

struct build {
	struct compile *compile;
	const struct options *options;
	const struct command_io *io;
	char *folder;
	GPtrArray *outputs;  /* struct output * */
	GPtrArray *drawings; /* struct drawing * */
	xmlDoc *report;      /* the facts with the verdict, once a paper asked for them */
	guint errors;
	gboolean final;
	gboolean dropped;    /* a figure of the paper at hand could not be drawn */
};

static void output_free(gpointer data)
{
	struct output *output = data;
	g_free(output->path);
	g_bytes_unref(output->bytes);
	g_free(output);
}

static void drawing_free(gpointer data)
{
	struct drawing *drawing = data;
	g_ptr_array_unref(drawing->pages);
	charter_without_free(drawing->part);
	g_free(drawing->schema);
	g_free(drawing);
}

static void add_output(struct build *build, const char *name, GBytes *bytes)
{
	struct output *output = g_new0(struct output, 1);

	output->path = g_build_filename(build->folder, name, NULL);
	output->bytes = bytes;
	g_ptr_array_add(build->outputs, output);
}

static GBytes *take_text(char *text)
{
	return g_bytes_new_take(text, strlen(text));
}

/* ---- diagrams ---------------------------------------------------------- */

static const struct drawing *find_drawing(const struct build *build, const char *schema)
{
	for (guint i = 0; i < build->drawings->len; i++) {
		const struct drawing *drawing = build->drawings->pdata[i];
		if (g_str_equal(drawing->schema, schema))
			return drawing;
	}
	return NULL;
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

/* Draws one view; FALSE if it lost a flow. A view that cannot draw this charter
 * has no page, and says so in the findings (once: not for part of a charter). */
static gboolean draw_view(struct build *build, const struct view *view, const char *schema, struct charter *part)
{
	const struct view_options options = { build->compile->charter->lang, build->errors, build->final,
					      build->compile->loaded->digest };
	const struct charter *charter = part ? part : build->compile->charter;
	struct findings *unsaid = part ? findings_new() : NULL;
	struct drawing *drawing = g_new0(struct drawing, 1);

	*drawing = (struct drawing){ g_strdup(schema), view, part,
				     g_ptr_array_new_with_free_func((GDestroyNotify)scene_free) };
	g_ptr_array_add(build->drawings, drawing);
	view->build(charter, &options, drawing->pages, unsaid ? unsaid : build->compile->findings);
	if (unsaid)
		findings_free(unsaid);
	g_auto(GStrv) lost = drawing->pages->len ? scenes_missing_flows(charter, drawing->pages) : NULL;
	if (!lost || !lost[0])
		return TRUE;
	g_autofree char *list = g_strjoinv(", ", lost);
	say(build->io, build->options->said_in, MSG_FLOW_LOST, view->name, list);
	return FALSE;
}

static gboolean draw_views(struct build *build)
{
	for (const struct view *const *view = views; *view; view++)
		if (!draw_view(build, *view, (*view)->name, NULL))
			return FALSE;
	return TRUE;
}

/* A figure that leaves something out asks for a drawing of its own. */
static gboolean draw_figure(struct build *build, xmlNode *figure)
{
	xmlChar *schema = xmlGetNoNsProp(figure, BAD_CAST "schema"), *without = xmlGetNoNsProp(figure, BAD_CAST "sauf");
	const struct view *view = schema ? view_find((const char *)schema) : NULL;
	gboolean drawn = TRUE;

	if (view && without) {
		g_auto(GStrv) ids = g_strsplit_set((const char *)without, " \n\t", -1);
		g_autofree char *key = g_strdup_printf("%s %s", view->name, (const char *)without);
		struct charter *part = charter_without(build->compile->charter, (const char *const *)ids);
		drawn = draw_view(build, view, key, part);
		xmlSetProp(figure, BAD_CAST "schema", BAD_CAST key);
	}
	xmlFree(schema);
	xmlFree(without);
	return drawn;
}

/* Whether the view could draw what this figure asks for: else it goes. */
static gboolean is_drawn(const struct build *build, const xmlNode *figure)
{
	xmlChar *schema = xmlGetNoNsProp((xmlNode *)figure, BAD_CAST "schema");
	const struct drawing *drawing = schema ? find_drawing(build, (const char *)schema) : NULL;

	xmlFree(schema);
	return drawing && drawing->pages->len > 0;
}

static gboolean draw_figures(struct build *build, xmlNode *parent)
{
	for (xmlNode *node = parent->children, *next; node; node = next) {
		gboolean is_figure = g_str_equal((const char *)node->name, "figure");
		next = node->next;
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!(is_figure ? draw_figure(build, node) : draw_figures(build, node)))
			return FALSE;
		if (is_figure && !is_drawn(build, node)) {
			xmlUnlinkNode(node);
			xmlFreeNode(node);
			build->dropped = TRUE;
		}
	}
	return TRUE;
}

static void add_drawing(struct build *build, const struct drawing *drawing)
{
	for (guint i = 0; i < drawing->pages->len; i++) {
		g_autofree char *stem = drawing->pages->len == 1
			? g_strdup_printf("diagrammes/%s", drawing->view->name)
			: g_strdup_printf("diagrammes/%s-%u", drawing->view->name, i + 1);
		g_autofree char *svg = g_strconcat(stem, ".svg", NULL);
		g_autofree char *text = g_strconcat(stem, ".txt", NULL);
		add_output(build, svg, take_text(scene_to_svg(drawing->pages->pdata[i])));
		add_output(build, text, take_text(scene_to_text(drawing->pages->pdata[i])));
	}
}

/* ---- papers ------------------------------------------------------------ */

/* Views that could not draw something they were asked for; newly allocated. */
static char *views_missing(const struct build *build)
{
	GString *missing = g_string_new(NULL);

	for (guint i = 0; i < build->drawings->len; i++) {
		const struct drawing *drawing = build->drawings->pdata[i];
		if (drawing->pages->len == 0 && !strstr(missing->str, drawing->view->name))
			g_string_append_printf(missing, "%s%s", missing->len ? " " : "", drawing->view->name);
	}
	return g_string_free(missing, FALSE);
}

/* What a paper is made from: the facts, and the verdict for the one that reports it. */
static xmlDoc *facts_for(struct build *build, const char *model)
{
	if (!g_str_equal(model, REPORT_MODEL))
		return build->compile->facts;
	if (!build->report) {
		findings_sort(build->compile->findings);
		build->report = report_facts(build->compile);
	}
	return build->report;
}

/* The tree of a paper, its figures drawn. A view may turn out not to fit: the
 * paper is then written again without it, since its text speaks of its figures. */
static xmlDoc *make_tree(struct build *build, const char *model, GError **error)
{
	struct template_options options = { build->compile->charter->lang, build->errors, build->final, NULL };
	xmlDoc *facts = facts_for(build, model), *tree = document_make(facts, model, &options, error);

	if (!tree || !draw_figures(build, xmlDocGetRootElement(tree))) {
		xmlFreeDoc(tree);
		return NULL;
	}
	if (!build->dropped)
		return tree;
	g_autofree char *missing = views_missing(build);
	options.absent = missing;
	xmlFreeDoc(tree);
	build->dropped = FALSE;
	tree = document_make(facts, model, &options, error);
	if (tree && !draw_figures(build, xmlDocGetRootElement(tree)))
		g_clear_pointer(&tree, xmlFreeDoc);
	build->dropped = FALSE;
	return tree;
}

static gboolean add_paper(struct build *build, const char *model)
{
	const struct figure_source figures = { build, figure_pages, figure_draw, figure_alt };
	g_autoptr(GError) error = NULL;
	xmlDoc *tree = make_tree(build, model, &error);
	GBytes *pdf = tree ? typeset_pdf(tree, &figures, &error) : NULL;

	xmlFreeDoc(tree);
	if (!pdf) {
		if (error) /* else a lost flow, said already */
			say(build->io, build->options->said_in, MSG_PAPER_FAILED, model, error->message);
		return FALSE;
	}
	g_autofree char *name = g_strconcat(model, ".pdf", NULL);
	add_output(build, name, pdf);
	return TRUE;
}

static gboolean is_template(const char *name)
{
	return g_strv_contains(template_names(), name);
}

/* The papers this charter asks for: its <document> elements, else what its
 * arrangement calls for. Borrowed names. */
static GPtrArray *papers_wanted(const struct build *build)
{
	const xmlNode *root = xmlDocGetRootElement(build->compile->facts);
	GPtrArray *models = g_ptr_array_new_with_free_func(g_free);

	for (const xmlNode *node = root->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || !g_str_equal((const char *)node->name, "document"))
			continue;
		xmlChar *model = xmlGetNoNsProp((xmlNode *)node, BAD_CAST "modele");
		if (is_template((const char *)model) && !g_str_equal((const char *)model, REPORT_MODEL))
			g_ptr_array_add(models, g_strdup((const char *)model));
		xmlFree(model);
	}
	if (models->len == 0 && build->compile->charter->council)
		g_ptr_array_add(models, g_strdup("reglement-interieur"));
	g_ptr_array_add(models, g_strdup(REPORT_MODEL));
	g_ptr_array_add(models, g_strdup("diagrammes"));
	if (!g_ptr_array_find_with_equal_func(models, JOURNAL, g_str_equal, NULL))
		g_ptr_array_add(models, g_strdup(JOURNAL));
	return models;
}

/* ---- the whole --------------------------------------------------------- */

/* --only names papers, views, or «diagrammes» (all views). */
static gboolean wanted(const struct options *options, const char *name, gboolean diagram)
{
	if (!options->only)
		return TRUE;
	g_auto(GStrv) kinds = g_strsplit(options->only, ",", -1);
	return g_strv_contains((const char *const *)kinds, name) ||
	       (diagram && g_strv_contains((const char *const *)kinds, "diagrammes"));
}

static gboolean only_is_known(const struct options *options, const struct command_io *io)
{
	if (!options->only)
		return TRUE;
	g_auto(GStrv) kinds = g_strsplit(options->only, ",", -1);
	for (char **kind = kinds; *kind; kind++)
		if (!is_template(*kind) && !view_find(*kind) && !g_str_equal(*kind, CERTIFICATES)) {
			g_autofree char *papers = g_strjoinv(", ", (char **)template_names());
			g_autoptr(GString) known = g_string_new(papers);
			for (const struct view *const *view = views; *view; view++)
				g_string_append_printf(known, ", %s", (*view)->name);
			g_string_append(known, ", " CERTIFICATES);
			say(io, options->said_in, MSG_ONLY_UNKNOWN, *kind, known->str);
			return FALSE;
		}
	return TRUE;
}

static gboolean make_outputs(struct build *build)
{
	g_autoptr(GPtrArray) papers = papers_wanted(build);

	if (!draw_views(build))
		return FALSE;
	for (guint i = 0; i < papers->len; i++)
		if (wanted(build->options, papers->pdata[i], FALSE) && !add_paper(build, papers->pdata[i]))
			return FALSE;
	for (guint i = 0; i < build->drawings->len; i++) {
		const struct drawing *drawing = build->drawings->pdata[i];
		if (!drawing->part && wanted(build->options, drawing->view->name, TRUE))
			add_drawing(build, drawing);
	}
	if (wanted(build->options, JOURNAL, FALSE))
		add_output(build, JOURNAL ".csv", take_text(journal_blank(build->compile->charter->lang)));
	if (build->compile->charter->nevers->len && wanted(build->options, CERTIFICATES, FALSE))
		add_output(build, CERTIFICATES ".json", take_text(facts_certify(build->compile->charter, build->compile->facts)));
	return TRUE;
}

static gboolean write_outputs(const struct build *build)
{
	for (guint i = 0; i < build->outputs->len; i++) {
		const struct output *output = build->outputs->pdata[i];
		gsize length;
		const void *data = g_bytes_get_data(output->bytes, &length);
		if (!write_whole(output->path, data, length, build->options->said_in, build->io))
			return FALSE;
		fprintf(build->io->out, "%s\n", output->path);
	}
	return TRUE;
}

static int build_charter(struct compile *compile, const char *folder, const struct options *options,
			 const struct command_io *io)
{
	struct build build = {
		.compile = compile, .options = options, .io = io, .folder = g_strdup(folder),
		.outputs = g_ptr_array_new_with_free_func(output_free),
		.drawings = g_ptr_array_new_with_free_func(drawing_free),
		.errors = findings_count(compile->findings, SEVERITY_ERROR),
	};
	build.final = compile->charter->adopted && build.errors == 0;
	gboolean written = make_outputs(&build) && write_outputs(&build);

	xmlFreeDoc(build.report);
	g_ptr_array_unref(build.outputs);
	g_ptr_array_unref(build.drawings);
	g_free(build.folder);
	return written ? compile_status(compile, options->strict) : STATUS_CANNOT;
}

static int build_one(const char *path, gboolean several, const struct options *options, const struct command_io *io)
{
	g_autoptr(compile_t) compile = run_compile(path, options, PASS_CHECK, io);
	int status = STATUS_CANNOT;

	if (!compile)
		return STATUS_CANNOT;
	if (compile->complete) {
		g_autofree char *folder = !options->output ? g_build_filename("out", compile->name, NULL)
			: several ? g_build_filename(options->output, compile->name, NULL) : g_strdup(options->output);
		status = build_charter(compile, folder, options, io);
	}
	findings_sort(compile->findings);
	if (compile->findings->list->len > 0) {
		const struct print_options print = { compile->lang, stream_is_terminal(io->out), options->strict };
		findings_print(compile->findings, &print, io->out);
	}
	return status;
}

static int run(int argc, char **argv, const struct command_io *io)
{
	g_auto(options_t) options = { 0 };
	int status;

	if (!options_parse(&options, &command_build, FOR_BUILD, argc, argv, io, &status))
		return status;
	if (!need_files(&options, &command_build, io) || !only_is_known(&options, io))
		return STATUS_CANNOT;
	if (options.style) {
		say(io, options.said_in, MSG_NOT_YET, "--style");
		return STATUS_CANNOT;
	}
	status = STATUS_OK;
	for (char **path = options.arguments; *path; path++) {
		int one = build_one(*path, options.arguments[1] != NULL, &options, io);
		status = MAX(status, one);
	}
	return status;
}

const struct command command_build = {
	"build", "[options] FILE… [-o DIR]", "produit les documents et les schémas",
	"makes the papers and the diagrams", run,
};
