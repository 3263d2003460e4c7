// SPDX-License-Identifier: EUPL-1.2
/*
 * Base facts: the resolved charter at the as-of date as one XML tree, in the
 * order of schema/facts.rnc. What has no fact of its own is copied as written.
 * Gates come last but citations: their tests read the rest.
 */
#include "analyse/internal.h"

#include <string.h>

static xmlNode *charter_root(const struct charter *charter)
{
	return xmlDocGetRootElement(charter->loaded->doc);
}

static void head_write(struct writer *w, const char *name)
{
	const struct charter *charter = w->charter;
	g_autofree char *base = date_format(charter->pack->law_base), *as_of = date_format(charter->as_of);
	g_autofree char *words = date_in_words(charter->as_of, charter->lang);

	xmlNodeSetLang(w->root, (const xmlChar *)charter->lang);
	fact_set(w->root, "droit", charter->jurisdiction);
	fact_set(w->root, "dispositif", charter->arrangement);
	if (charter->council)
		fact_set(w->root, "conseil", charter->council);
	fact_set(w->root, "etat", charter->adopted ? "adopte" : "projet");
	fact_set(w->root, "nom", name);
	fact_set(w->root, "empreinte", charter->loaded->digest);
	fact_set(w->root, "base-lois", base);
	fact_set(w->root, "au", as_of);
	fact_set_number(w->root, "au-n", charter->as_of);
	fact_set_number(w->root, "au-jour", date_day(charter->as_of));
	fact_set(w->root, "au-texte", words);
	fact_set_source(w->root, charter_root(charter));
	fact_copy_attributes(w->root, charter_root(charter));
}

static void parameters_write(struct writer *w)
{
	const GPtrArray *parameters = w->charter->pack->parameters;

	for (guint i = 0; i < parameters->len; i++) {
		const struct parameter *parameter = parameters->pdata[i];
		const struct parameter_value *value = pack_parameter(w->charter->pack, parameter->id, w->charter->as_of);
		g_autofree char *from = value && value->in_force.from ? date_format(value->in_force.from) : NULL;
		g_autofree char *to = value && value->in_force.to ? date_format(value->in_force.to) : NULL;
		xmlNode *fact;

		if (!value)
			continue;
		fact = fact_new(w, w->root, "parametre");
		fact_set(fact, "id", parameter->id);
		fact_set(fact, "valeur", value->value);
		if (value->provision)
			fact_set(fact, "provision", value->provision);
		if (from)
			fact_set(fact, "de", from);
		if (to)
			fact_set(fact, "a", to);
	}
}

static xmlNode *child_called(const xmlNode *parent, const char *name)
{
	xmlNode *child = parent->children;

	while (child && (child->type != XML_ELEMENT_NODE || strcmp((const char *)child->name, name) != 0))
		child = child->next;
	return child;
}

static void title_write(struct writer *w)
{
	const xmlNode *title = child_called(charter_root(w->charter), "titre");
	xmlNode *fact = fact_new(w, w->root, "titre");

	fact_set_source(fact, title);
	xmlNodeAddContent(fact, (const xmlChar *)w->charter->title);
}

static void children_copy(struct writer *w, gboolean (*wanted)(const char *name))
{
	for (const xmlNode *n = charter_root(w->charter)->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && wanted((const char *)n->name))
			fact_copy(w, w->root, n);
}

static gboolean is_territory(const char *name)
{
	return strcmp(name, "territoire") == 0;
}

static gboolean is_clause(const char *name)
{
	return strcmp(name, "clause") == 0;
}

static gboolean is_other(const char *name)
{
	static const char *const own[] = { "titre", "territoire", "parties", "informations", "instances", "ecrit",
		"flux", "jamais", "clause", NULL };

	return !g_strv_contains(own, name);
}

xmlDoc *facts_build(const struct charter *charter, const char *name)
{
	struct writer w = { .charter = charter };

	w.doc = xmlNewDoc((const xmlChar *)"1.0");
	w.doc->dict = xmlDictCreate(); /* names and values are stored once (fact_set()) */
	w.root = xmlNewDocNode(w.doc, NULL, (const xmlChar *)"faits", NULL);
	xmlDocSetRootElement(w.doc, w.root);
	w.ns = xmlNewNs(w.root, (const xmlChar *)FACTS_NAMESPACE, NULL);
	xmlSetNs(w.root, w.ns);
	w.flows = g_ptr_array_new();
	w.needs = needs_new(charter);
	traits_compute(&w);
	head_write(&w, name);
	parameters_write(&w);
	title_write(&w);
	children_copy(&w, is_territory);
	parties_write(&w);
	informations_write(&w);
	rooms_write(&w);
	flows_write(&w);
	nevers_write(&w);
	children_copy(&w, is_clause);
	children_copy(&w, is_other);
	gates_write(&w);
	citations_write(&w);
	needs_free(w.needs);
	g_free(w.traits);
	g_free(w.level);
	g_ptr_array_unref(w.flows);
	return w.doc;
}
