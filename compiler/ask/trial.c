// SPDX-License-Identifier: EUPL-1.2
/*
 * A copy of the charter compiled from memory, and what it shows of one act.
 */
#include "ask/internal.h"

struct compile *trial_compile(const struct compile *compile, const char *text, gsize length, enum pass until)
{
	struct compile_options options = compile->options;

	options.text = text;
	options.length = length;
	options.lang = compile->lang;
	options.until = until;
	options.only_rule = NULL;
	struct compile *trial = compile_run(&options, NULL);
	if (trial && !trial->complete)
		g_clear_pointer(&trial, compile_free);
	return trial;
}

static gboolean is_on(const struct finding *finding, const char *flow)
{
	if (g_strcmp0(finding->element, flow) == 0)
		return TRUE;
	for (guint i = 0; finding->path && i < finding->path->len; i++)
		if (g_strcmp0(((const struct step *)finding->path->pdata[i])->flow, flow) == 0)
			return TRUE;
	return FALSE;
}

GPtrArray *findings_on(const struct findings *findings, const char *flow)
{
	GPtrArray *list = g_ptr_array_new();

	for (guint i = 0; i < findings->list->len; i++)
		if (is_on(findings->list->pdata[i], flow))
			g_ptr_array_add(list, findings->list->pdata[i]);
	return list;
}

static gboolean is_element(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name);
}

static gboolean has_value(const xmlNode *node, const char *name, const char *value)
{
	xmlChar *own = xmlGetNoNsProp((xmlNode *)node, BAD_CAST name);
	gboolean same = own && g_str_equal((const char *)own, value);

	xmlFree(own);
	return same;
}

static const xmlNode *fact_with(const struct compile *compile, const char *element, const char *attribute, const char *value)
{
	for (const xmlNode *node = xmlDocGetRootElement(compile->facts)->children; node; node = node->next)
		if (is_element(node, element) && has_value(node, attribute, value))
			return node;
	return NULL;
}

const xmlNode *fact_of_flow(const struct compile *compile, const char *id)
{
	return fact_with(compile, "flux", "id", id);
}

/* The same fault of the same element; its words may list more or less than before. */
static gboolean was_said(const struct findings *findings, const struct finding *finding)
{
	for (guint i = 0; i < findings->list->len; i++) {
		const struct finding *other = findings->list->pdata[i];
		if (g_str_equal(other->id, finding->id) && g_strcmp0(other->element, finding->element) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean trial_is_lawful(const struct compile *before, const struct compile *trial, const char *id)
{
	/* the gates as they are on the trial must let it through, not only as they were offered */
	if (!fact_of_flow(trial, id) || fact_with(trial, "fuite", "flux", id))
		return FALSE;
	for (guint i = 0; i < trial->findings->list->len; i++) {
		const struct finding *finding = trial->findings->list->pdata[i];
		gboolean error = finding->severity == SEVERITY_ERROR, on_act = is_on(finding, id);
		if (on_act && (error || (finding->contested && !finding->derogated)))
			return FALSE;
		if (error && !was_said(before->findings, finding))
			return FALSE;
	}
	return TRUE;
}

char *free_flow_id(const struct charter *charter)
{
	for (guint i = 1;; i++) {
		char *id = i == 1 ? g_strdup("flux-propose") : g_strdup_printf("flux-propose-%u", i);
		if (!g_hash_table_contains(charter->ids, id))
			return id;
		g_free(id);
	}
}
