// SPDX-License-Identifier: EUPL-1.2
/*
 * What diagrams show of the analysis: the gates that the law opens for the flows,
 * and the leaks with their ways. The views read the model; this reads the facts
 * for them, once.
 */
#include "command/build.h"

/* Value of an attribute, borrowed from the facts; NULL if absent. */
static const char *value(const xmlNode *node, const char *name)
{
	for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
		if (g_str_equal((const char *)attr->name, name))
			return attr->children ? (const char *)attr->children->content : "";
	}
	return NULL;
}

static gboolean is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && g_str_equal((const char *)node->name, name);
}

static gboolean says_yes(const xmlNode *node, const char *name)
{
	const char *text = value(node, name);
	return text && g_str_equal(text, "oui");
}

static void read_gates(struct followed *followed, const xmlNode *flow)
{
	for (const xmlNode *node = flow->children; node; node = node->next) {
		if (!is(node, "porte") || !value(node, "id") || !value(flow, "id"))
			continue;
		struct gate_use use = { value(node, "id"), value(flow, "id"), says_yes(node, "conteste") };
		g_array_append_val(followed->gates, use);
	}
}

static void read_leak(struct followed *followed, const xmlNode *node)
{
	struct leak leak = {
		.number = g_strdup_printf("%u", followed->leaks->len + 1),
		.information = value(node, "information"), .information_words = value(node, "intitule"),
		.to = value(node, "vers"), .to_words = value(node, "vers-noms"), .bond_words = value(node, "lien-nom"),
		.ambiguous = !g_strcmp0(value(node, "genre"), "ambigue"), .disputed = says_yes(node, "conteste"),
		.steps = g_array_new(FALSE, FALSE, sizeof(struct leak_step)),
	};
	for (const xmlNode *step = node->children; step; step = step->next) {
		if (!is(step, "pas"))
			continue;
		struct leak_step one = { value(step, "flux"), value(step, "de"), value(step, "vers") };
		g_array_append_val(leak.steps, one);
	}
	g_array_append_val(followed->leaks, leak);
}

static void leak_clear(gpointer data)
{
	struct leak *leak = data;
	g_free((char *)leak->number);
	g_array_unref(leak->steps);
}

struct followed *followed_new(const xmlDoc *facts)
{
	struct followed *followed = g_new0(struct followed, 1);
	const xmlNode *root = facts ? xmlDocGetRootElement(facts) : NULL;

	followed->gates = g_array_new(FALSE, FALSE, sizeof(struct gate_use));
	followed->leaks = g_array_new(FALSE, FALSE, sizeof(struct leak));
	g_array_set_clear_func(followed->leaks, leak_clear);
	for (const xmlNode *node = root ? root->children : NULL; node; node = node->next) {
		if (is(node, "flux"))
			read_gates(followed, node);
		else if (is(node, "fuite"))
			read_leak(followed, node);
	}
	return followed;
}

void followed_free(struct followed *followed)
{
	if (!followed)
		return;
	g_array_unref(followed->gates);
	g_array_unref(followed->leaks);
	g_free(followed);
}
