// SPDX-License-Identifier: EUPL-1.2
/*
 * Which rules are tried at a date, and where each fails.
 *
 * A context f:name[…] is evaluated from every parent that has such children, so
 * that positions count among siblings, as XSLT patterns have it, and the tree is
 * walked once for all rules and not once for each.
 */
#include "check/rule.h"

static void index_children(struct trial *trial, xmlNode *node)
{
	GHashTable *parents = trial->parents;
	for (xmlNode *child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (child->ns && xmlStrEqual(child->ns->href, BAD_CAST FACTS_NS)) {
			GPtrArray *list = g_hash_table_lookup(parents, child->name);
			if (!list) {
				list = g_ptr_array_new();
				g_hash_table_insert(parents, g_strdup((const char *)child->name), list);
			}
			if (!list->len || list->pdata[list->len - 1] != node)
				g_ptr_array_add(list, node);
		}
		trial->elements++;
		index_children(trial, child);
	}
}

/* Keeps the first of each: a node comes back after its children. */
static void keep_first(gpointer key, gpointer value, gpointer data)
{
	(void)key;
	(void)data;
	GPtrArray *list = value;
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	guint kept = 0;
	for (guint i = 0; i < list->len; i++)
		if (g_hash_table_add(seen, list->pdata[i]))
			list->pdata[kept++] = list->pdata[i];
	g_ptr_array_set_size(list, (int)kept);
}

struct trial *trial_new(xmlDoc *facts)
{
	struct trial *trial = g_new0(struct trial, 1);
	trial->facts = facts;
	trial->evaluator = evaluator_new(facts);
	trial->parents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	index_children(trial, (xmlNode *)facts);
	g_hash_table_foreach(trial->parents, keep_first, NULL);
	return trial;
}

void trial_free(struct trial *trial)
{
	if (!trial)
		return;
	evaluator_free(trial->evaluator);
	g_hash_table_unref(trial->parents);
	g_free(trial);
}

gboolean rule_in_force(const struct rule *rule, const struct pack *pack, date_n date)
{
	gboolean law = !rule->provisions[0] || rule->origin == ORIGIN_CHARTER;
	for (guint i = 0; !law && rule->provisions[i]; i++)
		law = pack_force(pack, rule->provisions[i], date) == FORCE_IN;
	return law && interval_has(rule->in_force, date);
}

enum severity rule_severity(const struct rule *rule, const struct pack *pack, date_n date)
{
	gboolean doubtful = rule->provisions[0] && rule->origin == ORIGIN_LAW;
	for (guint i = 0; doubtful && rule->provisions[i]; i++)
		doubtful = pack_force(pack, rule->provisions[i], date) != FORCE_IN
			   || pack_provision(pack, rule->provisions[i], date)->confidence == CONFIDENCE_UNVERIFIED;
	return doubtful ? MIN(rule->severity, SEVERITY_WARNING) : rule->severity;
}

void trial_restart(struct trial *trial, const struct rule *rule)
{
	gboolean own = rule->origin == ORIGIN_CHARTER;
	evaluator_restart(trial->evaluator, own ? OWN_RULE_OPERATIONS(trial->elements) : RULE_OPERATIONS);
}

gboolean trial_bind(struct trial *trial, const struct rule *rule, xmlNode *node, GError **error)
{
	for (guint i = 0; i < rule->lets->len; i++) {
		const struct let *let = rule->lets->pdata[i];
		xmlXPathObject *value = evaluator_eval(trial->evaluator, let->value, node, error);
		if (!value)
			return FALSE;
		evaluator_let(trial->evaluator, let->name, value);
	}
	return TRUE;
}

/* Is a datum of the rule left to decide? */
static gboolean to_decide(struct trial *trial, const struct rule *rule, xmlNode *node, GError **error)
{
	gboolean found = FALSE;
	g_autoptr(xmlXPathObject) data = evaluator_eval(trial->evaluator, rule->data, node, error);
	if (data && data->type == XPATH_NODESET) {
		for (int i = 0; data->nodesetval && i < data->nodesetval->nodeNr && !found; i++) {
			xmlChar *text = xmlXPathCastNodeToString(data->nodesetval->nodeTab[i]);
			found = xmlStrEqual(text, BAD_CAST "a-decider");
			xmlFree(text);
		}
	} else if (data) {
		xmlChar *text = xmlXPathCastToString(data);
		found = xmlStrEqual(text, BAD_CAST "a-decider");
		xmlFree(text);
	}
	return found;
}

static gboolean try_node(struct trial *trial, const struct rule *rule, xmlNode *node, gboolean raw, GArray *failures, GError **error)
{
	GError *trouble = NULL;
	struct failure failure = { node, FALSE };
	gboolean holds = FALSE;
	if (trial_bind(trial, rule, node, &trouble))
		failure.pending = !raw && rule->data && to_decide(trial, rule, node, &trouble);
	if (!trouble && !failure.pending)
		holds = evaluator_test(trial->evaluator, rule->test, node, &trouble);
	if (trouble) {
		g_propagate_error(error, trouble);
		return FALSE;
	}
	if (!holds)
		g_array_append_val(failures, failure);
	return TRUE;
}

static gboolean try_children(struct trial *trial, const struct rule *rule, xmlNode *parent, gboolean raw, GArray *failures, GError **error)
{
	g_autoptr(xmlXPathObject) nodes = evaluator_eval(trial->evaluator, rule->context, parent, error);
	for (int i = 0; nodes && nodes->nodesetval && i < nodes->nodesetval->nodeNr; i++)
		if (!try_node(trial, rule, nodes->nodesetval->nodeTab[i], raw, failures, error))
			return FALSE;
	return nodes != NULL;
}

gboolean trial_run(struct trial *trial, const struct rule *rule, gboolean raw, GArray *failures, GError **error)
{
	trial_restart(trial, rule);
	if (rule->context[0] == '/')
		return try_children(trial, rule, (xmlNode *)trial->facts, raw, failures, error);
	const GPtrArray *parents = g_hash_table_lookup(trial->parents, rule->element);
	for (guint i = 0; parents && i < parents->len; i++)
		if (!try_children(trial, rule, parents->pdata[i], raw, failures, error))
			return FALSE;
	return TRUE;
}

void check_raw(const struct pack *pack, const GPtrArray *rules, xmlDoc *facts, date_n as_of, check_raw_fn each, gpointer data)
{
	g_autoptr(trial_t) trial = trial_new(facts);
	g_autoptr(GArray) failures = g_array_new(FALSE, FALSE, sizeof(struct failure));
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = rules->pdata[i];
		g_autoptr(GError) error = NULL;
		if (!rule_in_force(rule, pack, as_of))
			continue;
		g_array_set_size(failures, 0);
		if (!trial_run(trial, rule, TRUE, failures, &error))
			g_error("%s: %s", rule->id, error->message);
		for (guint j = 0; j < failures->len; j++)
			each(rule, g_array_index(failures, struct failure, j).node, data);
	}
}
