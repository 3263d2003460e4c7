// SPDX-License-Identifier: EUPL-1.2
/*
 * The table of papers, templates/document/papiers.xml: read once; a fault in it
 * is ours, and fatal.
 */
#include "document/document.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#define FACTS_NAMESPACE "urn:entente:faits:1"

char *document_attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = node ? xmlGetNoNsProp(node, BAD_CAST name) : NULL;
	char *copy = g_strdup((const char *)value);

	xmlFree(value);
	return copy;
}

static gboolean says(xmlNode *node, const char *name, const char *word)
{
	g_autofree char *value = document_attribute(node, name);
	return value && g_str_equal(value, word);
}

static enum paper_format formats_of(xmlNode *row)
{
	g_autofree char *list = document_attribute(row, "formats");
	g_auto(GStrv) names = g_strsplit(list ? list : "pdf html odt", " ", -1);
	enum paper_format formats = 0;

	for (char **name = names; *name; name++) {
		static const char *const known[] = { "pdf", "html", "odt", "csv" };
		for (guint i = 0; i < G_N_ELEMENTS(known); i++)
			if (g_str_equal(*name, known[i]))
				formats |= 1u << i;
	}
	return formats;
}

/* What conditions may name: <valeur nom est>. */
struct value { char *name, *expression; };

static struct { GPtrArray *papers, *values; } rows;

static void add_row(xmlNode *row)
{
	if (g_str_equal((const char *)row->name, "valeur")) {
		struct value *value = g_new0(struct value, 1);
		*value = (struct value){ document_attribute(row, "nom"), document_attribute(row, "est") };
		g_assert(value->name && value->expression);
		g_ptr_array_add(rows.values, value);
		return;
	}
	struct paper *paper = g_new0(struct paper, 1);
	*paper = (struct paper){
		.model = document_attribute(row, "modele"), .condition = document_attribute(row, "si"), .law = document_attribute(row, "droit"), .verdict = says(row, "verdict", "oui"),
		.names = says(row, "annuaire", "oui") ? PAPER_NAMES_ALWAYS
			: says(row, "annuaire", "option") ? PAPER_NAMES_ASKED : PAPER_NAMES_NEVER,
		.exercises = says(row, "exercices", "oui"), .lists_undecided = !says(row, "decider", "non"), .formats = formats_of(row),
	};
	g_assert(paper->model);
	g_ptr_array_add(rows.papers, paper);
}

/* Never freed: the program's own data, as long as it runs. */
static const GPtrArray *table(void)
{
	static gsize done;

	if (!g_once_init_enter(&done))
		return rows.papers;
	xmlDoc *doc = template_file("/document/papiers.xml");
	g_assert(doc);
	rows.papers = g_ptr_array_new();
	rows.values = g_ptr_array_new();
	for (xmlNode *row = xmlDocGetRootElement(doc)->children; row; row = row->next)
		if (row->type == XML_ELEMENT_NODE)
			add_row(row);
	xmlFreeDoc(doc);
	g_once_init_leave(&done, 1);
	return rows.papers;
}

const struct paper *paper_find(const char *model)
{
	const GPtrArray *papers = table();

	for (guint i = 0; i < papers->len; i++) {
		const struct paper *paper = papers->pdata[i];
		if (g_str_equal(paper->model, model))
			return paper;
	}
	return NULL;
}

char **paper_names(void)
{
	const GPtrArray *papers = table();
	char **names = g_new0(char *, papers->len + 1);

	for (guint i = 0; i < papers->len; i++)
		names[i] = g_strdup(((const struct paper *)papers->pdata[i])->model);
	return names;
}

static void order_free(gpointer data)
{
	struct paper_order *order = data;

	g_free(order->lang);
	g_free(order);
}

static void add_order(GPtrArray *orders, const struct paper *paper, const char *lang)
{
	struct paper_order *order = g_new0(struct paper_order, 1);

	*order = (struct paper_order){ paper, g_strdup(lang) };
	g_ptr_array_add(orders, order);
}

/* The <document> elements that ask for the paper: in the charter's language
 * (returned), in others (ordered). */
static gboolean asked_for(const xmlNode *root, const struct paper *paper, GPtrArray *others)
{
	gboolean own = FALSE;

	for (xmlNode *node = root->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || !g_str_equal((const char *)node->name, "document"))
			continue;
		g_autofree char *model = document_attribute(node, "modele"), *lang = document_attribute(node, "langue");
		if (!model || !g_str_equal(model, paper->model))
			continue;
		if (lang)
			add_order(others, paper, lang);
		else
			own = TRUE;
	}
	return own;
}

/* Makes known to conditions the values they name; one may name those before it. */
static void register_values(xmlXPathContext *context)
{
	for (guint i = 0; i < rows.values->len; i++) {
		const struct value *value = rows.values->pdata[i];
		xmlXPathObject *object = xmlXPathEval(BAD_CAST value->expression, context);
		g_assert(object); /* our own expression */
		xmlXPathRegisterVariable(context, BAD_CAST value->name, object); /* takes it */
	}
}

static gboolean holds(const struct paper *paper, xmlXPathContext *context)
{
	if (!paper->condition)
		return FALSE;
	xmlXPathObject *value = xmlXPathEval(BAD_CAST paper->condition, context);
	g_assert(value); /* our own expression */
	gboolean is = xmlXPathCastToBoolean(value) != 0;

	xmlXPathFreeObject(value);
	return is;
}

GPtrArray *papers_wanted(xmlDoc *facts, const char *const *only)
{
	const GPtrArray *papers = table();
	GPtrArray *wanted = g_ptr_array_new_with_free_func(order_free);
	xmlXPathContext *context = xmlXPathNewContext(facts);

	xmlXPathRegisterNs(context, BAD_CAST "f", BAD_CAST FACTS_NAMESPACE);
	context->node = xmlDocGetRootElement(facts);
	register_values(context);
	for (guint i = 0; i < papers->len; i++) {
		const struct paper *paper = papers->pdata[i];
		g_autoptr(GPtrArray) others = g_ptr_array_new();
		context->node = xmlDocGetRootElement(facts);
		if (only && !g_strv_contains(only, paper->model))
			continue;
		if (asked_for(context->node, paper, others) || only || holds(paper, context))
			add_order(wanted, paper, NULL);
		g_ptr_array_extend_and_steal(wanted, g_steal_pointer(&others));
	}
	xmlXPathFreeContext(context);
	return wanted;
}
