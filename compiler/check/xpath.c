// SPDX-License-Identifier: EUPL-1.2
/*
 * libxml2's XPath, with a budget counted in its own operations: the same verdict
 * on every machine, where a clock would not give it.
 */
#include "check/xpath.h"
#include "xpath/lookup.h"

#include <libxml/xpathInternals.h>

struct evaluator {
	xmlXPathContext *context;
	struct lookup *lookup;
	GHashTable *compiled; /* expression -> xmlXPathCompExpr * */
	unsigned long budget; /* operations left */
	char *message;        /* last error of libxml2, or NULL */
};

G_DEFINE_QUARK(entente-evaluator-error, evaluator_error)

static void note_error(void *data, xmlErrorPtr error)
{
	struct evaluator *evaluator = data;
	g_free(evaluator->message);
	evaluator->message = g_strchomp(g_strdup(error->message ? error->message : "error"));
}

struct evaluator *evaluator_new(xmlDoc *doc)
{
	struct evaluator *evaluator = g_new0(struct evaluator, 1);
	evaluator->context = xmlXPathNewContext(doc);
	evaluator->context->error = note_error;
	evaluator->context->userData = evaluator;
	xmlXPathRegisterNs(evaluator->context, BAD_CAST "f", BAD_CAST FACTS_NS);
	evaluator->lookup = lookup_new(doc);
	lookup_attach(evaluator->lookup, evaluator->context);
	evaluator->compiled = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)xmlXPathFreeCompExpr);
	evaluator->budget = RULE_OPERATIONS;
	return evaluator;
}

void evaluator_free(struct evaluator *evaluator)
{
	if (!evaluator)
		return;
	g_hash_table_unref(evaluator->compiled);
	xmlXPathFreeContext(evaluator->context);
	lookup_free(evaluator->lookup);
	g_free(evaluator->message);
	g_free(evaluator);
}

void evaluator_restart(struct evaluator *evaluator, unsigned long operations)
{
	xmlXPathRegisteredVariablesCleanup(evaluator->context);
	lookup_restart(evaluator->lookup);
	evaluator->budget = operations;
}

void evaluator_let(struct evaluator *evaluator, const char *name, xmlXPathObject *value)
{
	xmlXPathRegisterVariable(evaluator->context, BAD_CAST name, value);
}

static xmlXPathCompExpr *compile(struct evaluator *evaluator, const char *expression, GError **error)
{
	xmlXPathCompExpr *compiled = g_hash_table_lookup(evaluator->compiled, expression);
	if (compiled)
		return compiled;
	evaluator->context->opLimit = 0;
	g_autofree char *quick = lookup_rewrite(evaluator->lookup, expression);
	compiled = xmlXPathCtxtCompile(evaluator->context, BAD_CAST quick);
	if (compiled)
		g_hash_table_insert(evaluator->compiled, g_strdup(expression), compiled);
	else
		g_set_error(error, EVALUATOR_ERROR, EVALUATOR_ERROR_EXPRESSION, "%s: %s", expression,
			    evaluator->message ? evaluator->message : "?");
	return compiled;
}

xmlXPathObject *evaluator_eval(struct evaluator *evaluator, const char *expression, xmlNode *node, GError **error)
{
	xmlXPathContext *context = evaluator->context;
	xmlXPathCompExpr *compiled = compile(evaluator, expression, error);
	if (!compiled)
		return NULL;
	g_clear_pointer(&evaluator->message, g_free);
	xmlResetError(&context->lastError);
	context->node = node;
	context->opLimit = evaluator->budget + 1; /* 0 would be no limit */
	context->opCount = 0;
	xmlXPathObject *value = xmlXPathCompiledEval(compiled, context);
	unsigned long spent = context->opCount;
	evaluator->budget -= MIN(spent, evaluator->budget);
	int code = context->lastError.code - XML_XPATH_EXPRESSION_OK + XPATH_EXPRESSION_OK;
	if (value && !evaluator->message)
		return value;
	if (value)
		xmlXPathFreeObject(value);
	gboolean limit = code == XPATH_OP_LIMIT_EXCEEDED || code == XPATH_RECURSION_LIMIT_EXCEEDED;
	g_set_error(error, EVALUATOR_ERROR, limit ? EVALUATOR_ERROR_LIMIT : EVALUATOR_ERROR_EXPRESSION, "%s: %s", expression,
		    evaluator->message ? evaluator->message : "no value");
	return NULL;
}

gboolean evaluator_test(struct evaluator *evaluator, const char *expression, xmlNode *node, GError **error)
{
	g_autoptr(xmlXPathObject) value = evaluator_eval(evaluator, expression, node, error);
	return value && xmlXPathCastToBoolean(value);
}

/* «a, b, c»: document order, each text once. */
static char *list_of(xmlNodeSet *nodes)
{
	GString *list = g_string_new(NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	xmlXPathNodeSetSort(nodes);
	for (int i = 0; i < nodes->nodeNr; i++) {
		xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[i]);
		if (g_hash_table_add(seen, g_strdup((const char *)text)))
			g_string_append_printf(list, "%s%s", list->len ? ", " : "", (const char *)text);
		xmlFree(text);
	}
	return g_string_free(list, FALSE);
}

char *evaluator_string(struct evaluator *evaluator, const char *expression, xmlNode *node, GError **error)
{
	g_autoptr(xmlXPathObject) value = evaluator_eval(evaluator, expression, node, error);
	if (!value)
		return NULL;
	if (value->type == XPATH_NODESET && value->nodesetval)
		return list_of(value->nodesetval);
	xmlChar *text = xmlXPathCastToString(value);
	char *copy = g_strdup((const char *)text);
	xmlFree(text);
	return copy;
}
