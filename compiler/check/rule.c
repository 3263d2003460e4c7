// SPDX-License-Identifier: EUPL-1.2
/*
 * Schematron files to a table of rules: our profile (schema/law.rnc), and
 * nothing outside it, so that every processor of ISO Schematron gives the same
 * verdicts. Faults are GErrors here: fatal in our packs, a finding in a
 * charter's own.
 */
#include "check/rule.h"
#include "check/xpath.h"

#include <gio/gio.h>
#include <stdarg.h>
#include <string.h>

G_DEFINE_QUARK(entente-rule-error, rule_error)

static void let_free(struct let *let)
{
	g_free(let->name);
	g_free(let->value);
	g_free(let);
}

void rule_free(struct rule *rule)
{
	if (!rule)
		return;
	g_free(rule->id);
	g_strfreev(rule->provisions);
	g_strfreev(rule->catalogue);
	g_strfreev(rule->premises);
	g_strfreev(rule->explains);
	g_free(rule->context);
	g_free(rule->test);
	g_free(rule->element);
	g_ptr_array_unref(rule->lets);
	g_free(rule->data);
	g_free(rule->place);
	g_free(rule->source);
	g_free(rule);
}

static gboolean fault(GError **error, const xmlNode *node, const char *format, ...) G_GNUC_PRINTF(3, 4);
static gboolean fault(GError **error, const xmlNode *node, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	const char *file = node->doc->URL ? (const char *)node->doc->URL : "?";
	g_set_error(error, RULE_ERROR, 0, "%s:%ld: %s", file, xmlGetLineNo(node), text);
	return FALSE;
}

static char *get(const xmlNode *node, const char *name, const char *ns)
{
	xmlChar *value = ns ? xmlGetNsProp(node, BAD_CAST name, BAD_CAST ns) : xmlGetNoNsProp(node, BAD_CAST name);
	char *copy = value && *value ? g_strdup((const char *)value) : NULL;
	xmlFree(value);
	return copy;
}

static gboolean is_sch(const xmlNode *node, const char *name)
{
	return xmlStrEqual(node->name, BAD_CAST name) && node->ns && xmlStrEqual(node->ns->href, BAD_CAST SCH_NS);
}

/* A list of words; NULL stays NULL. */
static char **words(char *text)
{
	GPtrArray *list = g_ptr_array_new();
	g_auto(GStrv) parts = text ? g_strsplit_set(text, " \t\n", -1) : NULL;
	for (guint i = 0; parts && parts[i]; i++)
		if (*parts[i])
			g_ptr_array_add(list, g_strdup(parts[i]));
	g_free(text);
	g_ptr_array_add(list, NULL);
	return (char **)g_ptr_array_free(list, FALSE);
}

/* ---- attributes of a pattern ------------------------------------------------ */

static gboolean check_attributes(const xmlNode *node, const char *const *plain, const char *const *ours, GError **error)
{
	for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
		const char *name = (const char *)attribute->name;
		if (!attribute->ns ? g_strv_contains(plain, name)
		    : xmlStrEqual(attribute->ns->href, BAD_CAST RULE_NS) ? g_strv_contains(ours, name)
									 : xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE))
			continue;
		return fault(error, node, "attribute «%s» of <%s> is outside the profile", name, (const char *)node->name);
	}
	return TRUE;
}

static gboolean read_severity(struct rule *rule, const xmlNode *pattern, GError **error)
{
	static const char *const names[] = { [SEVERITY_ADVICE] = "advice", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error" };
	g_autofree char *text = get(pattern, "severite", RULE_NS);
	rule->severity = SEVERITY_ERROR; /* what own rules are, whatever they say */
	if (rule->origin == ORIGIN_CHARTER)
		return !text || g_str_equal(text, "error") ? TRUE : fault(error, pattern, "a charter's own rules are errors");
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (g_strcmp0(text, names[i]) == 0) {
			rule->severity = i;
			return TRUE;
		}
	}
	return fault(error, pattern, "severity «%s»", text ? text : "");
}

static gboolean read_day(const xmlNode *pattern, const char *name, date_n *ret_date, GError **error)
{
	g_autofree char *text = get(pattern, name, RULE_NS);
	*ret_date = text ? date_parse(text) : 0;
	return !text || *ret_date ? TRUE : fault(error, pattern, "e:%s is not a day: %s", name, text);
}

/* fr-… for law, and for a charter anything that no jurisdiction may take. */
static gboolean check_id(const struct rule *rule, const xmlNode *pattern, GError **error)
{
	g_auto(GStrv) parts = g_strsplit(rule->id, "-", 2);
	gboolean shaped = parts[0] && (parts[1] || rule->origin == ORIGIN_CHARTER);
	for (const char *p = rule->id; *p; p++)
		shaped = shaped && (g_ascii_islower(*p) || g_ascii_isdigit(*p) || (*p == '-' && p[1] && p[1] != '-' && p > rule->id));
	if (!shaped)
		return fault(error, pattern, "id «%s» is not made of lower-case words and hyphens", rule->id);
	if (rule->origin != ORIGIN_CHARTER)
		return TRUE;
	static const char *const reserved[] = { "entente", "fr", "be", "eu", "de", "nl", "uk", "commun", NULL };
	return g_strv_contains(reserved, parts[0]) ? fault(error, pattern, "id «%s» starts as a rule of law", rule->id) : TRUE;
}

static gboolean read_head(struct rule *rule, const xmlNode *pattern, GError **error)
{
	static const char *const plain[] = { "id", NULL };
	static const char *const ours[] = { "severite", "provisions", "catalogue", "de", "a", "premisses", "explique", "donnees", "place", "conteste", "source", NULL };
	if (!check_attributes(pattern, plain, ours, error))
		return FALSE;
	rule->id = get(pattern, "id", NULL);
	if (!rule->id)
		return fault(error, pattern, "a pattern without id");
	rule->provisions = words(get(pattern, "provisions", RULE_NS));
	rule->catalogue = words(get(pattern, "catalogue", RULE_NS));
	rule->premises = words(get(pattern, "premisses", RULE_NS));
	rule->explains = words(get(pattern, "explique", RULE_NS));
	rule->data = get(pattern, "donnees", RULE_NS);
	rule->place = get(pattern, "place", RULE_NS);
	rule->source = get(pattern, "source", RULE_NS);
	g_autofree char *contested = get(pattern, "conteste", RULE_NS);
	rule->contested = g_strcmp0(contested, "oui") == 0;
	if (contested && !rule->contested && !g_str_equal(contested, "non"))
		return fault(error, pattern, "e:conteste «%s»", contested);
	return check_id(rule, pattern, error) && read_severity(rule, pattern, error)
	       && (!rule->source || rule->severity == SEVERITY_ADVICE || fault(error, pattern, "only an advice has a source"))
	       && read_day(pattern, "de", &rule->in_force.from, error) && read_day(pattern, "a", &rule->in_force.to, error);
}

/* ---- the rule and its assertion ---------------------------------------------- */

static gboolean check_expression(const struct rule *rule, const xmlNode *node, const char *expression, GError **error)
{
	g_autoptr(GPtrArray) variables = g_ptr_array_new();
	g_autoptr(GError) wrong = NULL;
	for (guint i = 0; i < rule->lets->len; i++)
		g_ptr_array_add(variables, ((const struct let *)rule->lets->pdata[i])->name);
	g_ptr_array_add(variables, NULL);
	if (profile_expression(expression, (const char *const *)variables->pdata, &wrong))
		return TRUE;
	return fault(error, node, "%s", wrong->message);
}

static gboolean read_let(struct rule *rule, const xmlNode *node, GError **error)
{
	static const char *const plain[] = { "name", "value", NULL }, *const ours[] = { NULL };
	struct let *let = g_new0(struct let, 1);
	let->name = get(node, "name", NULL);
	let->value = get(node, "value", NULL);
	gboolean good = check_attributes(node, plain, ours, error)
			&& (let->name && let->value ? TRUE : fault(error, node, "a variable needs a name and a value"))
			&& check_expression(rule, node, let->value, error);
	for (guint i = 0; good && i < rule->lets->len; i++)
		if (g_strcmp0(((const struct let *)rule->lets->pdata[i])->name, let->name) == 0)
			good = fault(error, node, "variable $%s is bound twice", let->name);
	if (good)
		g_ptr_array_add(rule->lets, let);
	else
		let_free(let);
	return good;
}

static gboolean read_assert(struct rule *rule, const xmlNode *node, GError **error)
{
	static const char *const plain[] = { "id", "test", NULL }, *const ours[] = { NULL };
	g_autofree char *id = get(node, "id", NULL);
	if (!check_attributes(node, plain, ours, error))
		return FALSE;
	if (rule->test)
		return fault(error, node, "one assertion only");
	if (g_strcmp0(id, rule->id) != 0)
		return fault(error, node, "the assertion must have the id of its pattern, %s", rule->id);
	rule->test = get(node, "test", NULL);
	return rule->test ? check_expression(rule, node, rule->test, error) : fault(error, node, "an assertion without test");
}

static gboolean read_rule(struct rule *rule, const xmlNode *node, GError **error)
{
	static const char *const plain[] = { "context", NULL }, *const ours[] = { NULL };
	g_autoptr(GError) wrong = NULL;
	if (rule->context)
		return fault(error, node, "one rule only");
	rule->context = get(node, "context", NULL);
	if (!rule->context || !check_attributes(node, plain, ours, error))
		return rule->context ? FALSE : fault(error, node, "a rule without context");
	if (!profile_context(rule->context, &wrong))
		return fault(error, node, "%s", wrong->message);
	rule->element = context_name(rule->context);
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (is_sch(child, "let") && !rule->test ? !read_let(rule, child, error)
		    : is_sch(child, "assert")          ? !read_assert(rule, child, error)
						       : !fault(error, child, "<%s> is outside the profile here", (const char *)child->name))
			return FALSE;
	}
	return rule->test ? TRUE : fault(error, node, "a rule without assertion");
}

/* The XPath of messages: values and related places. */
static gboolean check_card(const struct rule *rule, const xmlNode *node, GError **error)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE || xmlStrEqual(child->name, BAD_CAST "exemple"))
			continue;
		if (!child->ns || !xmlStrEqual(child->ns->href, BAD_CAST RULE_NS))
			return fault(error, child, "<%s> has no place in a card", (const char *)child->name);
		g_autofree char *select = get(child, "select", NULL);
		gboolean needed = xmlStrEqual(child->name, BAD_CAST "valeur") || xmlStrEqual(child->name, BAD_CAST "lie");
		if (needed != (select != NULL))
			return fault(error, child, "<%s>: select", (const char *)child->name);
		if ((select && !check_expression(rule, child, select, error)) || !check_card(rule, child, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean read_pattern(struct rule *rule, const xmlNode *pattern, GError **error)
{
	const xmlNode *card = NULL;
	if (!read_head(rule, pattern, error))
		return FALSE;
	for (const xmlNode *child = pattern->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (xmlStrEqual(child->name, BAD_CAST "carte") && child->ns && xmlStrEqual(child->ns->href, BAD_CAST RULE_NS) && !card)
			card = child;
		else if (!is_sch(child, "rule"))
			return fault(error, child, "<%s> is outside the profile here", (const char *)child->name);
		else if (!read_rule(rule, child, error))
			return FALSE;
	}
	if (!rule->context || !card)
		return fault(error, pattern, "«%s» needs a rule and a card", rule->id);
	if (rule->data && !check_expression(rule, pattern, rule->data, error))
		return FALSE;
	g_autofree char *message = rule_card(rule, "message", NULL);
	return message ? check_card(rule, card, error) : fault(error, pattern, "«%s» has no message", rule->id);
}

/* ---- files --------------------------------------------------------------------- */

static gboolean check_ns(const xmlNode *node, GError **error)
{
	g_autofree char *prefix = get(node, "prefix", NULL), *uri = get(node, "uri", NULL);
	return g_strcmp0(prefix, "f") == 0 && g_strcmp0(uri, FACTS_NS) == 0 ? TRUE : fault(error, node, "the one prefix is f, of the facts");
}

/* <e:theme xml:lang="nl">: the title of the file in another language. */
static gboolean is_theme(const xmlNode *node)
{
	return xmlStrEqual(node->name, BAD_CAST "theme") && node->ns && xmlStrEqual(node->ns->href, BAD_CAST RULE_NS);
}

gboolean rules_read(xmlDoc *doc, enum origin origin, GPtrArray *rules, GError **error)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	if (!is_sch(root, "schema"))
		return fault(error, root, "<%s> is no Schematron schema", (const char *)root->name);
	g_autofree char *binding = get(root, "queryBinding", NULL);
	if (binding && !g_str_equal(binding, "xslt"))
		return fault(error, root, "query binding «%s»", binding);
	for (xmlNode *node = root->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || is_sch(node, "title") || is_sch(node, "p") || is_theme(node))
			continue;
		if (is_sch(node, "ns") && check_ns(node, error))
			continue;
		if (!is_sch(node, "pattern"))
			return error && *error ? FALSE : fault(error, node, "<%s> is outside the profile here", (const char *)node->name);
		g_autoptr(rule_t) rule = g_new0(struct rule, 1);
		rule->origin = origin;
		rule->pattern = node;
		rule->lets = g_ptr_array_new_with_free_func((GDestroyNotify)let_free);
		if (!read_pattern(rule, node, error))
			return FALSE;
		if (rules_find(rules, rule->id))
			return fault(error, node, "«%s» is declared twice", rule->id);
		g_ptr_array_add(rules, g_steal_pointer(&rule));
	}
	return TRUE;
}

/* The rules that `rule` says it explains have it among their premises. */
static void link_explained(const struct rule *rule, const GPtrArray *rules)
{
	for (char **id = rule->explains; *id; id++) {
		struct rule *explained = (struct rule *)rules_find(rules, *id);

		if (!explained)
			g_error("%s: no rule «%s» to explain", rule->id, *id);
		g_autoptr(GStrvBuilder) premises = g_strv_builder_new();
		g_strv_builder_addv(premises, (const char **)explained->premises);
		g_strv_builder_add(premises, rule->id);
		g_strfreev(explained->premises);
		explained->premises = g_strv_builder_end(premises);
	}
}

static GPtrArray *rules_load(struct pack *pack)
{
	GPtrArray *rules = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
	const GPtrArray *schemas = pack_schemas(pack);
	for (guint i = 0; i < schemas->len; i++) {
		g_autoptr(GError) error = NULL;
		if (!rules_read(schemas->pdata[i], ORIGIN_LAW, rules, &error))
			g_error("%s", error->message);
	}
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = rules->pdata[i];
		link_explained(rule, rules);
		for (guint j = 0; rule->premises[j]; j++)
			if (!rules_find(rules, rule->premises[j]))
				g_error("%s: no rule «%s» to be a premise", rule->id, rule->premises[j]);
		for (guint j = 0; rule->provisions[j]; j++)
			if (!pack_provision(pack, rule->provisions[j], 0))
				g_error("%s: no provision «%s»", rule->id, rule->provisions[j]);
		if (rule->source && !pack_collection(pack, rule->source))
			g_error("%s: no collection «%s» to be a source", rule->id, rule->source);
	}
	return rules;
}

const GPtrArray *rules_of(struct pack *pack)
{
	if (!pack->rules)
		pack->rules = rules_load(pack);
	return pack->rules;
}

const struct rule *rules_find(const GPtrArray *rules, const char *id)
{
	for (guint i = 0; i < rules->len; i++)
		if (g_str_equal(((const struct rule *)rules->pdata[i])->id, id))
			return rules->pdata[i];
	return NULL;
}

gboolean rule_mentions(const struct rule *rule, const char *text)
{
	gboolean found = strstr(rule->context, text) || strstr(rule->test, text);
	for (guint i = 0; i < rule->lets->len && !found; i++)
		found = strstr(((const struct let *)rule->lets->pdata[i])->value, text) != NULL;
	return found;
}
