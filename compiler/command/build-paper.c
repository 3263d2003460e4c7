// SPDX-License-Identifier: EUPL-1.2
/*
 * The papers of a build: from the facts to a tree, its figures drawn, then to
 * each format.
 */
#include "command/build.h"

#include "report/report.h"

/* What a paper is made from: the facts, and the verdict for those that report it. */
static xmlDoc *facts_for(struct build *build, const struct paper *paper)
{
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
static xmlDoc *make_tree(struct build *build, const struct paper_order *order, GError **error)
{
	const struct paper *paper = order->paper;
	struct template_options options = { order->lang ? order->lang : build->options->lang, build->errors, build->final, NULL };
	xmlDoc *facts = facts_for(build, paper);
	gboolean dropped;
	xmlDoc *tree = draw_tree(build, document_make(facts, paper->model, &options, error), &dropped);

	if (!tree || !dropped)
		return tree;
	g_autofree char *missing = build_drawings_missing(build);
	options.absent = missing;
	xmlFreeDoc(tree);
	return draw_tree(build, document_make(facts, paper->model, &options, error), &dropped);
}

gboolean build_add_paper(struct build *build, const struct paper_order *order)
{
	const struct figure_source figures = build_figures(build);
	g_autoptr(GError) error = NULL;
	xmlDoc *tree = make_tree(build, order, &error);
	GBytes *pdf = tree ? typeset_pdf(tree, &figures, &error) : NULL;
	g_autofree char *records = pdf && (order->paper->formats & PAPER_CSV) ? document_records(tree) : NULL;

	xmlFreeDoc(tree);
	if (!pdf) {
		if (error) /* else a lost flow, said already */
			say(build->io, build->options->said_in, MSG_PAPER_FAILED, order->paper->model, error->message);
		return FALSE;
	}
	g_autofree char *stem = g_strconcat(order->paper->model, order->lang ? "-" : "", order->lang ? order->lang : "", NULL);
	g_autofree char *name = g_strconcat(stem, ".pdf", NULL);
	build_add(build, name, pdf);
	if (records) {
		g_autofree char *values = g_strconcat(stem, ".csv", NULL);
		build_add_text(build, values, g_steal_pointer(&records));
	}
	return TRUE;
}
