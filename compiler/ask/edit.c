// SPDX-License-Identifier: EUPL-1.2
/*
 * An act as a <flux> element, and copies of the charter with it. The copy is
 * text again, so that a trial goes through every pass, as the author's would.
 */
#include "ask/internal.h"

#include <string.h>

struct flux *flux_new(void)
{
	struct flux *flux = g_new0(struct flux, 1);

	flux->names = g_ptr_array_new_with_free_func(g_free);
	flux->values = g_ptr_array_new_with_free_func(g_free);
	return flux;
}

void flux_free(struct flux *flux)
{
	if (!flux)
		return;
	g_ptr_array_unref(flux->names);
	g_ptr_array_unref(flux->values);
	g_free(flux);
}

static int find(const struct flux *flux, const char *name)
{
	for (guint i = 0; i < flux->names->len; i++)
		if (g_str_equal(flux->names->pdata[i], name))
			return (int)i;
	return -1;
}

const char *flux_get(const struct flux *flux, const char *name)
{
	int at = find(flux, name);

	return at < 0 ? NULL : flux->values->pdata[at];
}

void flux_set(struct flux *flux, const char *name, const char *value)
{
	int at = find(flux, name);

	if (at >= 0 && value) {
		char *old = flux->values->pdata[at];
		flux->values->pdata[at] = g_strdup(value);
		g_free(old);
	} else if (at >= 0) {
		g_ptr_array_remove_index(flux->names, (guint)at);
		g_ptr_array_remove_index(flux->values, (guint)at);
	} else if (value) {
		g_ptr_array_add(flux->names, g_strdup(name));
		g_ptr_array_add(flux->values, g_strdup(value));
	}
}

struct flux *flux_of(const xmlNode *node)
{
	struct flux *flux = flux_new();

	for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
		xmlChar *value = xmlGetNoNsProp((xmlNode *)node, attribute->name);
		flux_set(flux, (const char *)attribute->name, (const char *)value);
		xmlFree(value);
	}
	return flux;
}

struct flux *flux_copy(const struct flux *flux)
{
	struct flux *copy = flux_new();

	for (guint i = 0; i < flux->names->len; i++)
		flux_set(copy, flux->names->pdata[i], flux->values->pdata[i]);
	return copy;
}

void flux_add_word(struct flux *flux, const char *name, const char *word)
{
	const char *value = flux_get(flux, name);
	g_auto(GStrv) words = g_strsplit_set(value && !g_str_equal(value, "a-decider") ? value : "", " \t\r\n", -1);
	g_autofree char *longer = NULL, *joined = g_strjoinv(" ", words);

	if (g_strv_contains((const char *const *)words, word))
		return;
	longer = *joined ? g_strconcat(joined, " ", word, NULL) : g_strdup(word);
	flux_set(flux, name, longer);
}

void flux_remove_word(struct flux *flux, const char *name, const char *word)
{
	const char *value = flux_get(flux, name);
	g_auto(GStrv) words = g_strsplit_set(value ? value : "", " \t\r\n", -1);
	g_autoptr(GString) left = g_string_new(NULL);

	for (char **one = words; *one; one++)
		if (**one && !g_str_equal(*one, word))
			g_string_append_printf(left, "%s%s", left->len ? " " : "", *one);
	flux_set(flux, name, left->len ? left->str : NULL);
}

char **flux_to_decide(const struct flux *flux)
{
	g_autoptr(GStrvBuilder) names = g_strv_builder_new();

	for (guint i = 0; i < flux->names->len; i++)
		if (g_str_equal(flux->values->pdata[i], "a-decider"))
			g_strv_builder_add(names, flux->names->pdata[i]);
	return g_strv_builder_end(names);
}

char *flux_write(const struct flux *flux)
{
	GString *text = g_string_new("<flux");

	for (guint i = 0; i < flux->names->len; i++) {
		g_autofree char *value = g_markup_escape_text(flux->values->pdata[i], -1);
		g_auto(GStrv) parts = g_strsplit(value, "&apos;", -1);
		g_autofree char *plain = g_strjoinv("'", parts);
		g_string_append_printf(text, " %s=\"%s\"", (const char *)flux->names->pdata[i], plain);
	}
	g_string_append(text, "/>");
	return g_string_free(text, FALSE);
}

/* ---- the charter with it ------------------------------------------------------ */

static gboolean is_flow(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST "flux");
}

static xmlNode *flow_node(xmlDoc *doc, const char *id)
{
	for (xmlNode *node = xmlDocGetRootElement(doc)->children; node; node = node->next) {
		xmlChar *own = is_flow(node) ? xmlGetNoNsProp(node, BAD_CAST "id") : NULL;
		gboolean same = own && id && g_str_equal((const char *)own, id);
		xmlFree(own);
		if (same)
			return node;
	}
	return NULL;
}

static xmlNode *last_flow(xmlDoc *doc)
{
	xmlNode *last = NULL;

	for (xmlNode *node = xmlDocGetRootElement(doc)->children; node; node = node->next)
		if (is_flow(node))
			last = node;
	return last;
}

static void set_attributes(xmlNode *node, const struct flux *flux)
{
	for (guint i = 0; i < flux->names->len; i++)
		xmlSetProp(node, flux->names->pdata[i], flux->values->pdata[i]);
}

static xmlNode *new_node(xmlDoc *doc, const struct flux *flux)
{
	xmlNode *root = xmlDocGetRootElement(doc), *node = xmlNewDocNode(doc, root->ns, BAD_CAST "flux", NULL);

	set_attributes(node, flux);
	return node;
}

/* What is written of a flow that an act takes the place of: its conditions stay. */
static void rewrite(xmlNode *node, const struct flux *flux)
{
	while (node->properties)
		xmlRemoveProp(node->properties);
	set_attributes(node, flux);
}

/* A supposed act may leave things to decide, which an adopted charter may not. */
static void make_draft(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	xmlSetProp(root, BAD_CAST "etat", BAD_CAST "projet");
	xmlUnsetProp(root, BAD_CAST "adopte-le");
}

char *charter_with(const struct charter *charter, const GPtrArray *fluxes, const char *replaces, const char *keeps,
		   gsize *ret_length)
{
	xmlDoc *doc = xmlCopyDoc(charter->loaded->doc, 1);
	xmlNode *old = replaces ? flow_node(doc, replaces) : NULL, *after = old ? old : last_flow(doc);
	xmlChar *text = NULL;
	int length = 0;

	make_draft(doc);
	if (old && keeps)
		xmlSetProp(old, BAD_CAST "information", BAD_CAST keeps);
	for (guint i = 0; i < fluxes->len; i++) {
		if (i == 0 && old && !keeps) {
			rewrite(old, fluxes->pdata[i]);
			continue;
		}
		xmlNode *node = new_node(doc, fluxes->pdata[i]);
		if (after)
			xmlAddNextSibling(after, node);
		else
			xmlAddChild(xmlDocGetRootElement(doc), node);
		after = node;
	}
	xmlDocDumpMemoryEnc(doc, &text, &length, "UTF-8");
	xmlFreeDoc(doc);
	char *copy = g_strndup((const char *)text, (gsize)length);
	xmlFree(text);
	*ret_length = (gsize)length;
	return copy;
}
