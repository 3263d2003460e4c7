// SPDX-License-Identifier: EUPL-1.2
/*
 * The papers of a build: from the facts to a tree, its figures drawn, then to
 * each format.
 */
#include "command/build.h"

#include "check/rule.h"
#include "report/report.h"

#include <string.h>

/* What a paper is made from: the facts, with the verdict or questions for those that print them. */
static xmlDoc *facts_for(struct build *build, const struct paper *paper)
{
	if (paper->exercises && !build->exercises)
		build->exercises = report_exercises(build->compile);
	if (paper->exercises)
		return build->exercises;
	if (!paper->verdict)
		return build->compile->facts;
	if (!build->verdict) {
		findings_sort(build->compile->findings);
		build->verdict = report_facts(build->compile);
	}
	return build->verdict;
}

static xmlDoc *draw_tree(struct build *build, xmlDoc *tree, gboolean *ret_dropped)
{
	*ret_dropped = FALSE;
	if (tree && build_draw_figures(build, xmlDocGetRootElement(tree), ret_dropped))
		return tree;
	xmlFreeDoc(tree);
	return NULL;
}

/* The tree of a paper, its figures drawn. A view may turn out not to fit: the
 * paper is then written again without it, since its text speaks of its figures. */
static xmlDoc *make_tree(struct build *build, const struct paper_order *order, xmlDoc *facts, GError **error)
{
	const struct paper *paper = order->paper;
	struct template_options options = { order->lang ? order->lang : build->options->lang, build->errors, build->final, NULL };
	gboolean dropped;
	xmlDoc *tree = draw_tree(build, document_make(facts, paper->model, &options, error), &dropped);

	if (!tree || !dropped)
		return tree;
	g_autofree char *missing = build_drawings_missing(build);
	options.absent = missing;
	xmlFreeDoc(tree);
	return draw_tree(build, document_make(facts, paper->model, &options, error), &dropped);
}

/* One format of a paper, in the order of enum paper_format. */
static GBytes *write_pdf(struct build *build, const xmlDoc *tree, GError **error)
{
	const struct figure_source figures = build_figures(build);
	const struct typeset_options options = { .figures = &figures, .look = build->look, .attachments = build->attachments };
	return typeset_pdf(tree, &options, error);
}

static GBytes *write_html(struct build *build, const xmlDoc *tree, GError **error)
{
	const struct export_figures figures = build_export_figures(build);
	GBytes *html = export_html(tree, &figures, build->exported, error);
	build->within = FALSE;
	return html;
}

static GBytes *write_odt(struct build *build, const xmlDoc *tree, GError **error)
{
	const struct export_figures figures = build_export_figures(build);
	return export_odt(tree, &figures, build->exported, error);
}

static GBytes *write_csv(struct build *build, const xmlDoc *tree, GError **error)
{
	char *records = document_records(tree);
	return g_bytes_new_take(records, strlen(records));
}

static const struct { const char *extension; GBytes *(*write)(struct build *, const xmlDoc *, GError **); } formats[] = {
	{ "pdf", write_pdf }, { "html", write_html }, { "odt", write_odt }, { "csv", write_csv },
};

/* --dump: what the paper says, and its lines. */
static void add_dump(struct build *build, const char *stem, const xmlDoc *tree)
{
	const struct figure_source figures = build_figures(build);
	const struct typeset_options options = { .figures = &figures, .look = build->look };
	g_autofree char *said = g_strconcat(stem, ".tree.xml", NULL), *set = g_strconcat(stem, ".lines.txt", NULL);
	xmlChar *text = NULL;
	int length = 0;

	xmlDocDumpMemoryEnc((xmlDoc *)tree, &text, &length, "UTF-8");
	build_add(build, said, g_bytes_new(text, (gsize)length));
	xmlFree(text);
	build_add_text(build, set, typeset_dump(tree, &options));
}

static gboolean add_formats(struct build *build, const struct paper_order *order, const xmlDoc *tree, GError **error)
{
	g_autofree char *stem = g_strconcat(order->paper->model, order->lang ? "-" : "", order->lang ? order->lang : "", NULL);

	for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (!(order->paper->formats & (1u << i)))
			continue;
		g_autofree char *name = g_strconcat(stem, ".", formats[i].extension, NULL);
		if (1u << i == PAPER_HTML && !build->links) { /* the main paper: diagrams lead there */
			build->links = links_new(build->compile->facts, tree, name);
			build->within = TRUE;
		}
		GBytes *bytes = formats[i].write(build, tree, error);
		if (!bytes)
			return FALSE;
		build_add(build, name, bytes);
	}
	if (build->options->dump)
		add_dump(build, stem, tree);
	return TRUE;
}

/* The <document> of the charter that asks for a paper in this language. */
static const xmlNode *ordered_by(xmlDoc *facts, const struct paper_order *order)
{
	const xmlNode *node = xmlDocGetRootElement(facts)->children;

	for (; node; node = node->next) {
		xmlChar *model = node->type == XML_ELEMENT_NODE ? xmlGetNoNsProp(node, BAD_CAST "modele") : NULL;
		xmlChar *lang = model ? xmlGetNoNsProp(node, BAD_CAST "langue") : NULL;
		gboolean is = lang && xmlStrEqual(model, BAD_CAST order->paper->model) && xmlStrEqual(lang, BAD_CAST order->lang);
		xmlFree(model);
		xmlFree(lang);
		if (is)
			break;
	}
	return node;
}

/* Tells that a paper has no wording in the language it is asked for in: it is not made, rather than made in another. */
static void say_unspoken(struct build *build, const struct paper_order *order)
{
	static const char *const langs[] = { "fr", "nl", "de", "en" };
	g_autoptr(GString) spoken = g_string_new(NULL);
	const xmlNode *node = ordered_by(build->compile->facts, order);

	for (guint i = 0; i < G_N_ELEMENTS(langs); i++)
		if (document_speaks(order->paper->model, langs[i]))
			g_string_append_printf(spoken, "%s%s", spoken->len ? ", " : "", langs[i]);
	findings_say(build->said, build->compile->lang, MSG_PAPER_LANGUAGE, fact_place(build->compile->charter, node, "langue"), NULL,
		     order->paper->model, order->lang, spoken->str);
}

/* Tells that a paper speaks of one law, and the charter follows another. */
static gboolean say_foreign(struct build *build, const struct paper *paper)
{
	const xmlNode *root = xmlDocGetRootElement(build->compile->facts);
	xmlChar *law = xmlGetNoNsProp(root, BAD_CAST "droit");
	gboolean foreign = paper->law && !xmlStrEqual(law, BAD_CAST paper->law);

	if (foreign)
		findings_say(build->said, build->compile->lang, MSG_PAPER_LAW, fact_place(build->compile->charter, root, "droit"), NULL,
			     paper->model, paper->law, (const char *)law);
	xmlFree(law);
	return foreign;
}

gboolean build_add_paper(struct build *build, const struct paper_order *order)
{
	if (say_foreign(build, order->paper))
		return TRUE;
	if (order->lang && !document_speaks(order->paper->model, order->lang)) {
		say_unspoken(build, order);
		return TRUE;
	}
	g_autoptr(GError) error = NULL;
	xmlDoc *named = build_named_facts(build, order->paper), *facts = named ? named : facts_for(build, order->paper);
	xmlDoc *tree = make_tree(build, order, facts, &error);

	if (tree && build->options->margin)
		build_margin(build, order->paper->model, facts, tree);
	gboolean made = tree && add_formats(build, order, tree, &error);

	if (made && order->paper->exercises)
		build_add_training(build, build->exercises);

	xmlFreeDoc(tree);
	xmlFreeDoc(named);
	if (error) /* else a lost flow, said already */
		say(build->io, build->options->said_in, MSG_PAPER_FAILED, order->paper->model, error->message);
	return made;
}
