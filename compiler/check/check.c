// SPDX-License-Identifier: EUPL-1.2
/*
 * The law on the facts: every rule in force is tried, then each failure that no
 * premise explains becomes a finding.
 *
 * Premises go by raw failure: R is silent on an element where P fails, or when
 * P fails on the whole charter, even if P itself was silenced by its own
 * premise. So the order of the rules in their files changes nothing. What the
 * analysis says of a flow (<fuite flux="…">) is explained, too, by a premise that
 * fails on that flow.
 */
#include "check/own.h"
#include "check/rule.h"

#include <libxml/xpathInternals.h>
#include <string.h>

typedef struct finding finding_t;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(finding_t, finding_free)

struct run {
	const struct charter *charter;
	struct trial *trial;
	const GPtrArray *rules;
	GHashTable *failed;  /* rule -> GArray of struct failure */
	GHashTable *ids;     /* src -> id of the element of the charter written there */
	GHashTable *flows;   /* id -> its <flux> */
	const char *lang;
	struct findings *findings;
};

/* ---- places -------------------------------------------------------------------- */

static struct place place_of(const struct run *run, const xmlNode *node, const char *attribute)
{
	return fact_place(run->charter, node, attribute);
}

static void index_ids(GHashTable *ids, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		xmlChar *id = xmlGetNoNsProp(child, BAD_CAST "id"), *src = xmlGetNoNsProp(child, BAD_CAST "src");
		guint key = src ? (guint)g_ascii_strtoull((const char *)src, NULL, 10) : 0;
		if (id && key && !g_hash_table_contains(ids, GUINT_TO_POINTER(key)))
			g_hash_table_insert(ids, GUINT_TO_POINTER(key), g_strdup((const char *)id));
		xmlFree(id);
		xmlFree(src);
		index_ids(ids, child);
	}
}

/* Id of the element blamed: that of the context, or of the nearest around it
 * that has one in the charter. */
static const char *element_of(const struct run *run, const xmlNode *node)
{
	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
		guint src = fact_source(node);
		const char *id = src ? g_hash_table_lookup(run->ids, GUINT_TO_POINTER(src)) : NULL;
		if (id)
			return id;
	}
	return NULL;
}

/* ---- from a failure to a finding ------------------------------------------------- */

/* Those the finding names: the provisions of the rule in force at the as-of
 * date, or all of them if none is (doctrine that lapsed still explains). */
static gboolean names_law(const struct run *run, const struct rule *rule, const char *id)
{
	gboolean any = FALSE;
	for (guint i = 0; rule->provisions[i] && !any; i++)
		any = pack_force(run->charter->pack, rule->provisions[i], run->charter->as_of) == FORCE_IN;
	return !any || pack_force(run->charter->pack, id, run->charter->as_of) == FORCE_IN;
}

static void add_provision(const struct run *run, const char *id, GPtrArray *ids, GPtrArray *labels)
{
	const struct provision *provision = pack_provision(run->charter->pack, id, run->charter->as_of);
	g_ptr_array_add(ids, g_strdup(id));
	g_ptr_array_add(labels, g_strdup(provision ? provision_label(provision, run->lang) : id));
}

/* A rule on citations founds itself on no article: the finding is about the one
 * that is cited, and the one that took its place. */
static void add_cited(const struct run *run, const xmlNode *element, GPtrArray *ids, GPtrArray *labels)
{
	static const char *const names[] = { "ref", "successeur" };
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		xmlChar *id = xmlGetNoNsProp((xmlNode *)element, BAD_CAST names[i]);
		if (id && pack_provision(run->charter->pack, (const char *)id, run->charter->as_of))
			add_provision(run, (const char *)id, ids, labels);
		xmlFree(id);
	}
}

/* The paper of the brief that gives an advice. */
static void add_source(const struct run *run, const struct rule *rule, struct finding *finding)
{
	const struct collection *source = rule->source ? pack_collection(run->charter->pack, rule->source) : NULL;
	finding->source = source ? g_strdup(collection_name(source, run->lang)) : NULL;
}

static void add_law(const struct run *run, const struct rule *rule, const xmlNode *element, struct finding *finding)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new(), labels = g_ptr_array_new();
	if (!rule->provisions[0])
		add_cited(run, element, ids, labels);
	for (guint i = 0; rule->provisions[i]; i++) {
		if (!names_law(run, rule, rule->provisions[i]))
			continue;
		add_provision(run, rule->provisions[i], ids, labels);
	}
	g_ptr_array_add(ids, NULL);
	g_ptr_array_add(labels, NULL);
	finding->provisions = (char **)g_ptr_array_free(g_steal_pointer(&ids), FALSE);
	finding->labels = (char **)g_ptr_array_free(g_steal_pointer(&labels), FALSE);
	finding->catalogue = g_strdupv(rule->catalogue);
	finding->contested = rule->contested;
	add_source(run, rule, finding);
	const xmlNode *reading = NULL;
	while (rule->contested && (reading = card_next(rule, "lecture", run->lang, reading))) {
		xmlChar *holder = xmlGetNoNsProp(reading, BAD_CAST "tenant");
		g_autofree char *text = card_text(reading, NULL, NULL, NULL);
		finding_add_reading(finding, (const char *)holder, text);
		xmlFree(holder);
	}
}

static char *attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
	char *copy = g_strdup((const char *)value);
	xmlFree(value);
	return copy;
}

/* A leak brings its path. */
static void add_path(const struct run *run, const xmlNode *node, struct finding *finding)
{
	for (const xmlNode *step = node->children; step; step = step->next) {
		if (step->type != XML_ELEMENT_NODE || !xmlStrEqual(step->name, BAD_CAST "pas"))
			continue;
		g_autofree char *flow = attribute(step, "flux"), *from = attribute(step, "de"), *to = attribute(step, "vers"),
				*information = attribute(step, "information");
		finding_add_step(finding, flow, from, to, information, place_of(run, step, NULL));
	}
}

static gboolean add_related(const struct run *run, const struct rule *rule, xmlNode *node, struct finding *finding, GError **error)
{
	struct evaluator *evaluator = run->trial->evaluator;
	const xmlNode *part = NULL;
	while ((part = card_next(rule, "lie", run->lang, part))) {
		g_autofree char *select = attribute(part, "select"), *text = card_text(part, evaluator, node, error);
		g_autoptr(xmlXPathObject) nodes = text ? evaluator_eval(evaluator, select, node, error) : NULL;
		if (!nodes)
			return FALSE;
		if (nodes->nodesetval)
			xmlXPathNodeSetSort(nodes->nodesetval);
		for (int i = 0; nodes->nodesetval && i < nodes->nodesetval->nodeNr; i++) {
			const xmlNode *other = nodes->nodesetval->nodeTab[i];
			struct place at = place_of(run, other->type == XML_ATTRIBUTE_NODE ? other->parent : other,
						   other->type == XML_ATTRIBUTE_NODE ? (const char *)other->name : NULL);
			if (at.source)
				finding_add_related(finding, at, text);
		}
	}
	return TRUE;
}

static gboolean report(const struct run *run, const struct rule *rule, xmlNode *node, GError **error)
{
	struct evaluator *evaluator = run->trial->evaluator;
	g_autoptr(finding_t) finding = finding_new(rule->id, rule_severity(rule, run->charter->pack, run->charter->as_of),
						   rule->origin, place_of(run, node, rule->place), element_of(run, node));
	if (!trial_bind(run->trial, rule, node, error))
		return FALSE;
	finding->message = card_text(card_next(rule, "message", run->lang, NULL), evaluator, node, error);
	const xmlNode *solution = card_next(rule, "solution", run->lang, NULL);
	if (finding->message && solution)
		finding->fix = card_text(solution, evaluator, node, error);
	if (!finding->message || (solution && !finding->fix) || !add_related(run, rule, node, finding, error))
		return FALSE;
	add_law(run, rule, node, finding);
	add_path(run, node, finding);
	findings_add(run->findings, g_steal_pointer(&finding));
	return TRUE;
}

/* ---- the run ------------------------------------------------------------------------ */

static void trouble(const struct run *run, const struct rule *rule, const GError *error)
{
	xmlNode *root = xmlDocGetRootElement(run->trial->facts);
	if (error->code == EVALUATOR_ERROR_LIMIT)
		findings_say(run->findings, run->lang, MSG_RULE_BUDGET, place_of(run, root, NULL), NULL, rule->id);
	else if (rule->origin == ORIGIN_CHARTER)
		findings_say(run->findings, run->lang, MSG_OWN_RULE, place_of(run, root, NULL), NULL, rule->id, error->message);
	else
		g_error("%s: %s", rule->id, error->message);
}

static gboolean fails_on(const GArray *failures, const xmlNode *node)
{
	for (guint i = 0; failures && i < failures->len; i++) {
		const struct failure *failure = &g_array_index(failures, struct failure, i);
		if (!failure->pending && failure->node == node)
			return TRUE;
	}
	return FALSE;
}

static void index_flows(GHashTable *flows, xmlDoc *facts)
{
	for (xmlNode *node = xmlDocGetRootElement(facts)->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST "flux"))
			g_hash_table_insert(flows, attribute(node, "id"), node);
}

/* The flow that a fact of the analysis is about, or NULL. */
static const xmlNode *flow_of(const struct run *run, const xmlNode *node)
{
	g_autofree char *flow = node->type == XML_ELEMENT_NODE ? attribute(node, "flux") : NULL;

	return flow ? g_hash_table_lookup(run->flows, flow) : NULL;
}

static gboolean explained(const struct run *run, const struct rule *rule, const xmlNode *node)
{
	const xmlNode *root = xmlDocGetRootElement(run->trial->facts), *flow = rule->premises[0] ? flow_of(run, node) : NULL;
	for (guint i = 0; rule->premises[i]; i++) {
		const struct rule *premise = rules_find(run->rules, rule->premises[i]);
		const GArray *failures = premise ? g_hash_table_lookup(run->failed, premise) : NULL;
		if (fails_on(failures, node) || fails_on(failures, root) || (flow && fails_on(failures, flow)))
			return TRUE;
	}
	return FALSE;
}

static void try_rule(const struct run *run, const struct rule *rule)
{
	g_autoptr(GError) error = NULL;
	if (g_hash_table_contains(run->failed, rule) || !rule_in_force(rule, run->charter->pack, run->charter->as_of))
		return;
	GArray *failures = g_array_new(FALSE, FALSE, sizeof(struct failure));
	g_hash_table_insert(run->failed, (gpointer)rule, failures);
	if (!trial_run(run->trial, rule, FALSE, failures, &error)) {
		g_array_set_size(failures, 0);
		trouble(run, rule, error);
	}
}

static void report_rule(const struct run *run, const struct rule *rule)
{
	const GArray *failures = g_hash_table_lookup(run->failed, rule);
	trial_restart(run->trial, rule);
	for (guint i = 0; failures && i < failures->len; i++) {
		const struct failure *failure = &g_array_index(failures, struct failure, i);
		g_autoptr(GError) error = NULL;
		if (explained(run, rule, failure->node))
			continue;
		if (failure->pending) {
			run->findings->pending++;
		} else if (!report(run, rule, failure->node, &error)) {
			trouble(run, rule, error);
			return;
		}
	}
}

void check_run(const struct charter *charter, xmlDoc *facts, const char *only_rule, const char *lang, struct findings *findings)
{
	const GPtrArray *law = rules_of(charter->pack);
	g_autoptr(GPtrArray) docs = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeDoc);
	g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
	g_autoptr(GPtrArray) rules = own_rules_load(charter, facts, lang, law, own, docs, findings);
	g_autoptr(trial_t) trial = trial_new(facts);
	g_autoptr(GHashTable) failed = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	g_autoptr(GHashTable) ids = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	g_autoptr(GHashTable) flows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct run run = { charter, trial, rules, failed, ids, flows, lang, findings };
	index_flows(flows, facts);
	index_ids(ids, (const xmlNode *)facts);
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = rules->pdata[i];
		if (only_rule && !g_str_equal(rule->id, only_rule))
			continue;
		try_rule(&run, rule);
		for (guint j = 0; rule->premises[j]; j++)
			if (rules_find(rules, rule->premises[j]))
				try_rule(&run, rules_find(rules, rule->premises[j]));
	}
	for (guint i = 0; i < rules->len; i++)
		if (!only_rule || g_str_equal(((const struct rule *)rules->pdata[i])->id, only_rule))
			report_rule(&run, rules->pdata[i]);
	readings_apply(charter, facts, rules, only_rule, lang, findings);
	derogations_apply(charter, facts, rules, only_rule, lang, findings);
}

void check_own(const struct charter *charter, const xmlDoc *facts, check_own_fn each, gpointer data)
{
	g_autoptr(findings_t) said = findings_new();
	g_autoptr(GPtrArray) docs = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeDoc);
	g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
	g_autoptr(GPtrArray) rules = own_rules_load(charter, facts, "en", rules_of(charter->pack), own, docs, said);

	for (guint i = 0; i < own->len; i++)
		each(own->pdata[i], data);
}
