// SPDX-License-Identifier: EUPL-1.2
/*
 * Gates: what each flow lawfully releases, towards whom. A gate is a row of the
 * vocabulary: dates, provisions, and an XPath test on the fact of the flow, with
 * $q the <auditeur>. Here it is resolved to one <porte> per gate and flow.
 *
 * A gate is open for a flow when its dates hold the as-of date, one of its
 * provisions is in force then, the flow does not rest only on versions of them
 * that are not (but for their number), and the test holds for at least one who hears it.
 *
 * A test that cannot be evaluated is a fault in our own data: fatal.
 */
#include "analyse/internal.h"
#include "xpath/lookup.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

/* Operations that one test may cost: thousands of times what ours need. */
#define GATE_MAX_OPERATIONS 20000000

/* A test is cut where it says «and»: most of it does not depend on who hears, and
 * much of that only on the bases cited, which few flows do not share. NULL: true. */
enum scope { SCOPE_BASES, SCOPE_FLOW, SCOPE_HEARER, SCOPE_COUNT };
struct gate {
	const struct word *word;
	char **provisions;
	xmlXPathCompExpr *tests[SCOPE_COUNT];
};

static void gate_free(struct gate *gate)
{
	g_strfreev(gate->provisions);
	for (guint i = 0; i < SCOPE_COUNT; i++)
		if (gate->tests[i])
			xmlXPathFreeCompExpr(gate->tests[i]);
	g_free(gate);
}

static date_n word_date(const struct word *word, const char *name)
{
	const char *text = word_get(word, name);

	return text ? date_parse(text) : 0;
}

static gboolean any_in_force(const struct charter *charter, char **provisions)
{
	for (char **id = provisions; *id; id++) {
		enum force force = pack_force(charter->pack, *id, charter->as_of);

		if (force == FORCE_IN || force == FORCE_UNKNOWN)
			return TRUE;
	}
	return FALSE;
}

static enum scope scope_of(const char *conjunct)
{
	if (strstr(conjunct, "$q"))
		return SCOPE_HEARER;
	gsize length = strlen(conjunct), first = strcspn(conjunct, "]");
	gboolean bases = g_str_has_prefix(conjunct, "f:base[") && first == length - 1 && !strchr(conjunct, '/') &&
			 !strstr(conjunct, "..");
	return bases ? SCOPE_BASES : SCOPE_FLOW;
}

/* What walks the whole document goes last: the rest usually settles it. */
static gboolean is_costly(const char *conjunct)
{
	return strstr(conjunct, "/f:faits") != NULL;
}

static void compile_test(struct gate *gate, struct lookup *lookup, const char *test)
{
	g_auto(GStrv) parts = xpath_conjuncts(test);

	for (guint scope = 0; scope < SCOPE_COUNT; scope++) {
		g_autoptr(GString) joined = g_string_new(NULL);
		for (int costly = 0; costly <= 1; costly++)
			for (char **part = parts; *part; part++)
				if (scope_of(*part) == scope && is_costly(*part) == costly)
					g_string_append_printf(joined, "%s%s", joined->len ? " and " : "", *part);
		if (!joined->len)
			continue;
		g_autofree char *quick = lookup_rewrite(lookup, joined->str);
		gate->tests[scope] = xmlXPathCompile((const xmlChar *)quick);
		if (!gate->tests[scope])
			g_error("gate %s: its test is not XPath: %s", gate->word->id, test);
	}
}

/* The gates that the date leaves open, in the vocabulary's order. */
static GPtrArray *gates_at(const struct charter *charter, struct lookup *lookup)
{
	GPtrArray *gates = g_ptr_array_new_with_free_func((GDestroyNotify)gate_free);
	const GPtrArray *words = charter->pack->words[WORD_GATE];

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];
		struct interval when = { word_date(word, "de"), word_date(word, "a") };
		const char *provisions = word_get(word, "provisions"), *test = word_get(word, "test");
		struct gate *gate;

		if (!interval_has(when, charter->as_of))
			continue;
		gate = g_new0(struct gate, 1);
		gate->word = word;
		gate->provisions = g_strsplit(provisions ? provisions : "", " ", -1);
		compile_test(gate, lookup, test ? test : "");
		if (any_in_force(charter, gate->provisions))
			g_ptr_array_add(gates, gate);
		else
			gate_free(gate);
	}
	return gates;
}

/* «fr-casf:l121-6-2» and «fr-casf:l121-6-2-al4» speak of the same article. */
static gboolean same_article(const char *one, const char *other)
{
	gsize length = MIN(strlen(one), strlen(other));

	if (strncmp(one, other, length) != 0)
		return FALSE;
	return (!one[length] || g_str_has_prefix(one + length, "-al")) &&
	       (!other[length] || g_str_has_prefix(other + length, "-al"));
}

/* In force, or renumbered: the text is in force under the number of another date.
 * Rules on citations judge the number; here only the text matters. */
static gboolean text_alive(const struct charter *charter, const char *id)
{
	const struct provision *version = pack_provision(charter->pack, id, charter->as_of);

	switch (pack_force(charter->pack, id, charter->as_of)) {
	case FORCE_IN:
		return TRUE;
	case FORCE_EXPIRED:
		return version->successor && pack_force(charter->pack, version->successor, charter->as_of) == FORCE_IN;
	case FORCE_NOT_YET:
		return version->predecessor && pack_force(charter->pack, version->predecessor, charter->as_of) == FORCE_IN;
	default:
		return FALSE;
	}
}

/* FALSE if the flow rests on the gate's provisions, but on none that is alive. */
static gboolean basis_alive(const struct charter *charter, const struct flow *flow, const struct gate *gate)
{
	gboolean cited = FALSE;

	for (guint i = 0; i < flow->bases->len; i++) {
		for (char **id = gate->provisions; *id; id++) {
			if (!same_article(flow->bases->pdata[i], *id))
				continue;
			cited = TRUE;
			if (text_alive(charter, flow->bases->pdata[i]))
				return TRUE;
		}
	}
	return !cited;
}

static gboolean test_holds(xmlXPathContext *context, const struct gate *gate, enum scope scope, xmlNode *flow)
{
	if (!gate->tests[scope])
		return TRUE;
	context->node = flow;
	context->opCount = 0;
	int result = xmlXPathCompiledEvalToBoolean(gate->tests[scope], context);
	if (result < 0)
		g_error("gate %s: its test cannot be evaluated", gate->word->id);
	return result == 1;
}

static void gate_write(struct writer *w, xmlNode *flow, xmlNode *after, const struct gate *gate, const char *recipients)
{
	xmlNode *fact = fact_new(w, NULL, "porte");

	fact_set(fact, "id", gate->word->id);
	fact_set(fact, "leve", word_get(gate->word, "leve"));
	fact_set(fact, "vers", recipients);
	fact_set(fact, "provisions", word_get(gate->word, "provisions"));
	fact_set_yes(fact, "saisit", word_is(gate->word, "saisit"));
	fact_set_yes(fact, "conteste", word_is(gate->word, "conteste"));
	if (after)
		xmlAddNextSibling(after, fact);
	else
		xmlAddChild(flow, fact);
}

static gboolean is_fact(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static void set_hearer(xmlXPathContext *context, xmlNode *hearer)
{
	xmlXPathRegisterVariable(context, (const xmlChar *)"q", xmlXPathNewNodeSet(hearer));
}

static void flow_gate(struct writer *w, xmlXPathContext *context, const struct flow *flow, const struct gate *gate)
{
	xmlNode *fact = w->flows->pdata[flow->index], *last = NULL;
	g_autoptr(GString) recipients = g_string_new(NULL);

	if (!test_holds(context, gate, SCOPE_FLOW, fact))
		return;
	for (xmlNode *n = fact->children; n; n = n->next) {
		xmlChar *party;

		if (is_fact(n, "auditeur") || is_fact(n, "porte"))
			last = n;
		if (!is_fact(n, "auditeur"))
			continue;
		set_hearer(context, n);
		if (!test_holds(context, gate, SCOPE_HEARER, fact))
			continue;
		party = xmlGetNoNsProp(n, (const xmlChar *)"partie");
		g_string_append_printf(recipients, "%s%s", recipients->len ? " " : "", (const char *)party);
		xmlFree(party);
	}
	if (recipients->len)
		gate_write(w, fact, last, gate, recipients->str);
}

/* The gates that the bases of `flow` do not shut; kept in `known` for the flows that cite the same. */
static const GPtrArray *gates_for(struct writer *w, xmlXPathContext *context, const GPtrArray *gates, GHashTable *known,
				  const struct flow *flow)
{
	g_autoptr(GString) key = g_string_new(NULL);

	for (guint i = 0; i < flow->bases->len; i++)
		g_string_append_printf(key, "%s ", (const char *)flow->bases->pdata[i]);
	GPtrArray *open = g_hash_table_lookup(known, key->str);
	if (open)
		return open;
	open = g_ptr_array_new();
	for (guint i = 0; i < gates->len; i++)
		if (basis_alive(w->charter, flow, gates->pdata[i]) &&
		    test_holds(context, gates->pdata[i], SCOPE_BASES, w->flows->pdata[flow->index]))
			g_ptr_array_add(open, gates->pdata[i]);
	g_hash_table_insert(known, g_strdup(key->str), open);
	return open;
}

void gates_write(struct writer *w)
{
	g_autoptr(lookup_t) lookup = lookup_new(w->doc);
	g_autoptr(GPtrArray) gates = gates_at(w->charter, lookup);
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	xmlXPathContext *context = xmlXPathNewContext(w->doc);

	xmlXPathRegisterNs(context, (const xmlChar *)"f", (const xmlChar *)FACTS_NAMESPACE);
	lookup_attach(lookup, context);
	context->opLimit = GATE_MAX_OPERATIONS;
	for (guint i = 0; i < w->charter->flows->len; i++) {
		const struct flow *flow = w->charter->flows->pdata[i];
		const GPtrArray *open = gates_for(w, context, gates, known, flow);

		for (guint j = 0; j < open->len; j++)
			flow_gate(w, context, flow, open->pdata[j]);
	}
	xmlXPathFreeContext(context);
}
