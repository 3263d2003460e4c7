// SPDX-License-Identifier: EUPL-1.2
/*
 * The index of the children of the root, by name, by attribute and value, and
 * the XPath functions that read it.
 */
#include "xpath/lookup.h"

#include <libxml/xpathInternals.h>
#include <string.h>

struct by_attribute {
	GHashTable *values;     /* value -> GPtrArray of xmlNode *, document order */
	GPtrArray *odd;         /* those whose value is no single word */
};

struct constant {
	xmlXPathCompExpr *compiled;
	xmlXPathObject *value;  /* NULL: not evaluated yet */
	GHashTable *texts;      /* those of its nodes; NULL: not asked yet */
	unsigned long cost;
	guint charged;          /* the restart since which its cost was paid */
};

struct lookup {
	xmlXPathContext *context;   /* for constants */
	GHashTable *children;   /* name -> GPtrArray of xmlNode * */
	GHashTable *attributes; /* «name attribute» -> struct by_attribute * */
	GHashTable *numbers;    /* text of a constant -> its index + 1 */
	GArray *constants;      /* struct constant */
	guint restarts;
};

static void by_attribute_free(gpointer data)
{
	struct by_attribute *by = data;

	g_hash_table_unref(by->values);
	g_ptr_array_unref(by->odd);
	g_free(by);
}

static GPtrArray *list_at(GHashTable *table, const char *key)
{
	GPtrArray *list = g_hash_table_lookup(table, key);

	if (!list) {
		list = g_ptr_array_new();
		g_hash_table_insert(table, g_strdup(key), list);
	}
	return list;
}

struct lookup *lookup_new(xmlDoc *doc)
{
	struct lookup *lookup = g_new0(struct lookup, 1);
	const xmlNode *root = xmlDocGetRootElement(doc);

	xmlXPathOrderDocElems(doc);
	lookup->children = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	lookup->attributes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, by_attribute_free);
	lookup->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	lookup->constants = g_array_new(FALSE, TRUE, sizeof(struct constant));
	for (xmlNode *node = root->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && node->ns && node->ns == root->ns)
			g_ptr_array_add(list_at(lookup->children, (const char *)node->name), node);
	lookup->context = xmlXPathNewContext(doc);
	xmlXPathRegisterNs(lookup->context, BAD_CAST "f", root->ns->href);
	lookup_attach(lookup, lookup->context);
	return lookup;
}

void lookup_free(struct lookup *lookup)
{
	if (!lookup)
		return;
	for (guint i = 0; i < lookup->constants->len; i++) {
		struct constant *constant = &g_array_index(lookup->constants, struct constant, i);
		if (constant->compiled)
			xmlXPathFreeCompExpr(constant->compiled);
		xmlXPathFreeObject(constant->value);
		g_clear_pointer(&constant->texts, g_hash_table_unref);
	}
	xmlXPathFreeContext(lookup->context);
	g_array_unref(lookup->constants);
	g_hash_table_unref(lookup->numbers);
	g_hash_table_unref(lookup->attributes);
	g_hash_table_unref(lookup->children);
	g_free(lookup);
}

void lookup_restart(struct lookup *lookup)
{
	lookup->restarts++;
}

guint lookup_constant(struct lookup *lookup, const char *expression)
{
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(lookup->numbers, expression));

	if (!number) {
		struct constant constant = { .compiled = xmlXPathCompile(BAD_CAST expression), .charged = G_MAXUINT };
		g_array_append_val(lookup->constants, constant);
		number = lookup->constants->len;
		g_hash_table_insert(lookup->numbers, g_strdup(expression), GUINT_TO_POINTER(number));
	}
	return number - 1;
}

/* ---- the index ------------------------------------------------------------------- */

static const struct by_attribute *index_of(struct lookup *lookup, const char *name, const char *attribute)
{
	g_autofree char *key = g_strconcat(name, " ", attribute, NULL);
	struct by_attribute *by = g_hash_table_lookup(lookup->attributes, key);
	const GPtrArray *nodes = g_hash_table_lookup(lookup->children, name);

	if (by)
		return by;
	by = g_new0(struct by_attribute, 1);
	by->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	by->odd = g_ptr_array_new();
	for (guint i = 0; nodes && i < nodes->len; i++) {
		xmlChar *value = xmlGetNoNsProp(nodes->pdata[i], BAD_CAST attribute);
		if (!value)
			continue;
		if (!*value || strchr((const char *)value, ' '))
			g_ptr_array_add(by->odd, nodes->pdata[i]);
		g_ptr_array_add(list_at(by->values, (const char *)value), nodes->pdata[i]);
		xmlFree(value);
	}
	g_hash_table_insert(lookup->attributes, g_steal_pointer(&key), by);
	return by;
}

static void add_all(xmlNodeSet *set, const GPtrArray *nodes)
{
	for (guint i = 0; nodes && i < nodes->len; i++)
		xmlXPathNodeSetAddUnique(set, nodes->pdata[i]);
}

/* ---- functions ------------------------------------------------------------------- */

/* What the argument on top of the stack lists: its text, or that of each of its nodes; NULL: a number or a truth value. */
static char **pop_values(xmlXPathParserContext *parser)
{
	g_autoptr(GStrvBuilder) values = g_strv_builder_new();
	xmlXPathObject *object = valuePop(parser);
	gboolean told = object && (object->type == XPATH_STRING || object->type == XPATH_NODESET);

	if (told && object->type == XPATH_STRING)
		g_strv_builder_add(values, (const char *)object->stringval);
	for (int i = 0; told && object->type == XPATH_NODESET && object->nodesetval && i < object->nodesetval->nodeNr; i++) {
		xmlChar *text = xmlXPathCastNodeToString(object->nodesetval->nodeTab[i]);
		g_strv_builder_add(values, (const char *)text);
		xmlFree(text);
	}
	xmlXPathFreeObject(object);
	return told ? g_strv_builder_end(values) : NULL;
}

static void push(xmlXPathParserContext *parser, xmlNodeSet *set)
{
	valuePush(parser, xmlXPathWrapNodeSet(set));
}

/* enfants('partie') */
static void children_function(xmlXPathParserContext *ctxt, int nargs)
{
	CHECK_ARITY(1);
	const struct lookup *lookup = ctxt->context->extra;
	xmlChar *name = xmlXPathPopString(ctxt);
	xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);

	add_all(set, g_hash_table_lookup(lookup->children, name));
	xmlFree(name);
	push(ctxt, set);
}

/* The nodes of `name` that have one of `values`, or, for lack of values, all of them. */
static void push_indexed(xmlXPathParserContext *parser, const char *name, const char *attribute, char **values, gboolean odd)
{
	struct lookup *lookup = parser->context->extra;
	xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);
	const struct by_attribute *by = values ? index_of(lookup, name, attribute) : NULL;
	g_autoptr(GHashTable) seen = values && values[0] && values[1] ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;

	if (!values)
		add_all(set, g_hash_table_lookup(lookup->children, name));
	for (char **value = values; value && *value; value++)
		if ((!odd || **value) && (!seen || g_hash_table_add(seen, *value)))
			add_all(set, g_hash_table_lookup(by->values, *value));
	if (odd && by)
		add_all(set, by->odd);
	xmlXPathNodeSetSort(set);
	push(parser, set);
}

static void indexed(xmlXPathParserContext *parser, gboolean words)
{
	g_auto(GStrv) values = NULL;

	if (words) {
		xmlChar *list = xmlXPathPopString(parser);
		values = g_strsplit((const char *)list, " ", -1);
		xmlFree(list);
	} else {
		values = pop_values(parser);
	}
	xmlChar *attribute = xmlXPathPopString(parser), *name = xmlXPathPopString(parser);
	push_indexed(parser, (const char *)name, (const char *)attribute, values, words);
	xmlFree(attribute);
	xmlFree(name);
}

/* selon('partie','id',$de) */
static void value_function(xmlXPathParserContext *ctxt, int nargs)
{
	CHECK_ARITY(3);
	indexed(ctxt, FALSE);
}

/* mots('partie','id',$ids) */
static void words_function(xmlXPathParserContext *ctxt, int nargs)
{
	CHECK_ARITY(3);
	indexed(ctxt, TRUE);
}

/* Evaluates a constant within what is left to the expression that needs it. */
static gboolean evaluate(struct lookup *lookup, guint number, xmlXPathContext *outer)
{
	xmlXPathCompExpr *compiled = g_array_index(lookup->constants, struct constant, number).compiled;
	xmlXPathContext *context = lookup->context;
	xmlNode *node = context->node;
	int size = context->contextSize, position = context->proximityPosition;

	if (outer != context) { /* constants in a constant share its count */
		context->opLimit = outer->opLimit ? outer->opLimit - MIN(outer->opCount, outer->opLimit - 1) : 0;
		context->opCount = 0;
	}
	unsigned long before = context->opCount;
	context->node = (xmlNode *)context->doc;
	xmlXPathObject *value = compiled ? xmlXPathCompiledEval(compiled, context) : NULL;
	context->node = node;
	context->contextSize = size;
	context->proximityPosition = position;
	struct constant *constant = &g_array_index(lookup->constants, struct constant, number);
	constant->value = value;
	constant->cost = context->opCount - before;
	return value != NULL;
}

/* The constant, evaluated and paid for; NULL: beyond what is left. */
static struct constant *constant_paid(xmlXPathParserContext *ctxt, guint number)
{
	struct lookup *lookup = ctxt->context->extra;
	xmlXPathContext *outer = ctxt->context;
	gboolean known = g_array_index(lookup->constants, struct constant, number).value != NULL;

	if (!known && !evaluate(lookup, number, outer)) {
		xmlXPathErr(ctxt, XPATH_OP_LIMIT_EXCEEDED);
		return NULL;
	}
	struct constant *constant = &g_array_index(lookup->constants, struct constant, number);
	if (outer == lookup->context ? known : constant->charged != lookup->restarts)
		outer->opCount += constant->cost;
	if (outer != lookup->context)
		constant->charged = lookup->restarts;
	if (!outer->opLimit || outer->opCount <= outer->opLimit)
		return constant;
	xmlXPathErr(ctxt, XPATH_OP_LIMIT_EXCEEDED);
	return NULL;
}

/* fixe(3) */
static void constant_function(xmlXPathParserContext *ctxt, int nargs)
{
	CHECK_ARITY(1);
	struct constant *constant = constant_paid(ctxt, (guint)xmlXPathPopNumber(ctxt));

	if (constant)
		valuePush(ctxt, xmlXPathObjectCopy(constant->value));
}

static GHashTable *texts_of(const xmlNodeSet *set)
{
	GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, xmlFree, NULL);

	for (int i = 0; set && i < set->nodeNr; i++)
		g_hash_table_add(texts, xmlXPathCastNodeToString(set->nodeTab[i]));
	return texts;
}

/* dans(3,@id) */
static void member_function(xmlXPathParserContext *ctxt, int nargs)
{
	CHECK_ARITY(2);
	g_auto(GStrv) values = pop_values(ctxt);
	struct constant *constant = constant_paid(ctxt, (guint)xmlXPathPopNumber(ctxt));
	gboolean found = FALSE;

	if (!constant)
		return;
	if (!constant->texts)
		constant->texts = texts_of(constant->value->nodesetval);
	for (char **value = values; value && *value && !found; value++)
		found = g_hash_table_contains(constant->texts, *value);
	valuePush(ctxt, xmlXPathNewBoolean(found));
}

void lookup_attach(struct lookup *lookup, xmlXPathContext *context)
{
	context->extra = lookup;
	xmlXPathRegisterFunc(context, BAD_CAST "enfants", children_function);
	xmlXPathRegisterFunc(context, BAD_CAST "selon", value_function);
	xmlXPathRegisterFunc(context, BAD_CAST "mots", words_function);
	xmlXPathRegisterFunc(context, BAD_CAST "fixe", constant_function);
	xmlXPathRegisterFunc(context, BAD_CAST "dans", member_function);
}
