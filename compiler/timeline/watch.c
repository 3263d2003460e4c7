// SPDX-License-Identifier: EUPL-1.2
/*
 * What of the law bears on a charter, and when it changes.
 *
 * Between two days on which nothing watched changes, every rule, gate and fact
 * is the same: a verdict need not be computed twice. Rules that count the time
 * since a date of the charter are the exception: they are judged on the first day
 * of such a stretch, and on the day the charter is read.
 */
#include "timeline/internal.h"

#include <string.h>

#define MAX_SUCCESSORS 16 /* as far as the facts follow them */

/* ---- what is watched ------------------------------------------------------ */

static void watch_provision(struct watch *watch, GHashTable *seen, const char *id)
{
	if (!g_hash_table_contains(seen, id) && pack_provision(watch->compile->pack, id, 0)) {
		g_ptr_array_add(watch->provisions, g_strdup(id));
		g_hash_table_add(seen, watch->provisions->pdata[watch->provisions->len - 1]);
	}
}

static void watch_list(struct watch *watch, GHashTable *seen, const char *ids)
{
	g_auto(GStrv) list = g_strsplit_set(ids ? ids : "", " \t\n", -1);

	for (char **id = list; *id; id++)
		watch_provision(watch, seen, *id);
}

/* Kinds of rooms and roles rest on a provision by default. */
static void watch_words(struct watch *watch, GHashTable *seen)
{
	static const struct { enum word_kind kind; const char *attribute; } cited[] = {
		{ WORD_ROOM, "base" }, { WORD_ROLE, "base-secret" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(cited); i++) {
		const GPtrArray *words = watch->compile->pack->words[cited[i].kind];
		for (guint j = 0; j < words->len; j++)
			watch_list(watch, seen, word_get(words->pdata[j], cited[i].attribute));
	}
}

static gboolean is_read(const struct compile *compile, const struct parameter *parameter)
{
	g_autofree char *quoted = g_strdup_printf("'%s'", parameter->id);
	const GPtrArray *gates = compile->pack->words[WORD_GATE], *rules = rules_of(compile->pack);
	gboolean found = FALSE;

	for (guint i = 0; i < rules->len && !found; i++)
		found = rule_mentions(rules->pdata[i], quoted);
	for (guint i = 0; i < gates->len && !found; i++)
		found = strstr(word_get(gates->pdata[i], "test"), quoted) != NULL;
	return found;
}

static void watch_parameters(struct watch *watch)
{
	const GPtrArray *parameters = watch->compile->pack->parameters;

	for (guint i = 0; i < parameters->len; i++)
		if (is_read(watch->compile, parameters->pdata[i]))
			g_ptr_array_add(watch->parameters, parameters->pdata[i]);
}

/* A provision the charter cites, and those that take its place one after the other. */
static void watch_cited(struct watch *watch, GHashTable *seen, const char *id)
{
	for (guint hops = 0; id && hops < MAX_SUCCESSORS; hops++) {
		const struct provision *provision = pack_provision(watch->compile->pack, id, 0);
		if (!provision)
			return;
		watch_provision(watch, seen, id);
		g_hash_table_add(watch->cited, g_strdup(id));
		id = provision->successor;
	}
}

static void watch_term(struct watch *watch, const char *id)
{
	const GPtrArray *terms = watch->compile->pack->terms;

	for (guint i = 0; i < terms->len; i++) {
		const struct term *term = terms->pdata[i];
		if (g_str_equal(term->id, id) && !g_ptr_array_find(watch->terms, term, NULL))
			g_ptr_array_add(watch->terms, (gpointer)term);
	}
}

/* A date of the charter: that day, and the day after. What the facts add to
 * dates (X-n, X-jour) is no date itself. */
static void watch_own_day(struct watch *watch, const char *value)
{
	date_n day = date_parse(value), after = day ? date_shift(day, 1) : 0;

	if (day) {
		g_array_append_val(watch->own, day);
		g_array_append_val(watch->own, after);
	}
}

/* The dates that the facts themselves bring are none of the charter's. */
static gboolean is_ours(const xmlNode *node, const char *attribute)
{
	return node->parent->type != XML_ELEMENT_NODE && (g_str_equal(attribute, "au") || g_str_equal(attribute, "base-lois"));
}

static void watch_fact(struct watch *watch, GHashTable *seen, const xmlNode *node)
{
	gboolean term = xmlStrEqual(node->name, BAD_CAST "terme-releve");

	for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
		const char *name = (const char *)attr->name;
		xmlChar *value = attr->ns ? NULL : xmlGetNoNsProp((xmlNode *)node, attr->name);
		if (!value)
			continue;
		if (g_str_equal(name, "ref") && term)
			watch_term(watch, (const char *)value);
		else if (g_str_equal(name, "ref")) /* every reference to a text is a <citation-de-texte>, too */
			watch_cited(watch, seen, (const char *)value);
		else if (!term && !is_ours(node, name))
			watch_own_day(watch, (const char *)value);
		xmlFree(value);
	}
}

static void watch_facts(struct watch *watch, GHashTable *seen, const xmlNode *node)
{
	watch_fact(watch, seen, node);
	for (const xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE && !xmlStrEqual(child->name, BAD_CAST "parametre"))
			watch_facts(watch, seen, child);
}

struct watch *watch_new(const struct compile *compile)
{
	struct watch *watch = g_new0(struct watch, 1);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	watch->compile = compile;
	watch->provisions = g_ptr_array_new_with_free_func(g_free);
	watch->cited = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	watch->terms = g_ptr_array_new();
	watch->parameters = g_ptr_array_new();
	watch->own = g_array_new(FALSE, FALSE, sizeof(date_n));
	watch_words(watch, seen);
	watch_parameters(watch);
	watch_facts(watch, seen, xmlDocGetRootElement(compile->facts));
	g_array_append_val(watch->own, compile->charter->as_of);
	return watch;
}

void watch_free(struct watch *watch)
{
	if (!watch)
		return;
	g_ptr_array_unref(watch->provisions);
	g_hash_table_unref(watch->cited);
	g_ptr_array_unref(watch->parameters);
	g_ptr_array_unref(watch->terms);
	g_array_unref(watch->own);
	g_free(watch);
}

struct interval gate_interval(const struct word *gate)
{
	const char *from = word_get(gate, "de"), *to = word_get(gate, "a");

	return (struct interval){ from ? date_parse(from) : 0, to ? date_parse(to) : 0 };
}

char **gate_provisions(const struct word *gate)
{
	const char *ids = word_get(gate, "provisions");

	return g_strsplit(ids ? ids : "", " ", -1);
}

/* ---- days ------------------------------------------------------------------- */

/* The first day of an interval, and the day after its last. */
static void add_interval(GArray *days, struct interval when)
{
	if (when.from)
		g_array_append_val(days, when.from);
	if (when.to) {
		date_n after = date_shift(when.to, 1);
		g_array_append_val(days, after);
	}
}

static void add_versions(GArray *days, const struct pack *pack, const char *id)
{
	const GPtrArray *versions = g_hash_table_lookup(pack->by_id, id);

	for (guint i = 0; versions && i < versions->len; i++)
		add_interval(days, ((const struct provision *)versions->pdata[i])->in_force);
}

static void add_rule(GArray *days, const struct pack *pack, const struct rule *rule)
{
	add_interval(days, rule->in_force);
	for (char **id = rule->provisions; *id; id++)
		add_versions(days, pack, *id);
}

static void add_gate(GArray *days, const struct pack *pack, const struct word *gate)
{
	g_auto(GStrv) ids = gate_provisions(gate);

	add_interval(days, gate_interval(gate));
	for (char **id = ids; *id; id++)
		add_versions(days, pack, *id);
}

static void add_values(GArray *days, const struct parameter *parameter)
{
	for (guint i = 0; i < parameter->values->len; i++)
		add_interval(days, ((const struct parameter_value *)parameter->values->pdata[i])->in_force);
}

static int by_date(const void *one, const void *other)
{
	date_n a = *(const date_n *)one, b = *(const date_n *)other;

	return (a > b) - (a < b);
}

GArray *watch_days(const struct watch *watch, struct interval when)
{
	const struct pack *pack = watch->compile->pack;
	const GPtrArray *rules = rules_of(watch->compile->pack);
	GArray *days = g_array_new(FALSE, FALSE, sizeof(date_n));
	guint kept = 0;

	for (guint i = 0; i < watch->provisions->len; i++)
		add_versions(days, pack, watch->provisions->pdata[i]);
	for (guint i = 0; i < watch->parameters->len; i++)
		add_values(days, watch->parameters->pdata[i]);
	for (guint i = 0; i < rules->len; i++)
		add_rule(days, pack, rules->pdata[i]);
	for (guint i = 0; i < pack->words[WORD_GATE]->len; i++)
		add_gate(days, pack, pack->words[WORD_GATE]->pdata[i]);
	for (guint i = 0; i < watch->terms->len; i++)
		add_interval(days, ((const struct term *)watch->terms->pdata[i])->in_use);
	g_array_append_vals(days, watch->own->data, watch->own->len);
	g_array_sort(days, by_date);
	for (guint i = 0; i < days->len; i++) {
		date_n day = g_array_index(days, date_n, i);
		if (day > when.from && day <= when.to && (!kept || g_array_index(days, date_n, kept - 1) != day))
			g_array_index(days, date_n, kept++) = day;
	}
	g_array_set_size(days, kept);
	return days;
}

/* ---- the state on a day ------------------------------------------------------ */

static char provision_state(const struct pack *pack, const char *id, date_n date)
{
	enum force force = pack_force(pack, id, date);
	gboolean unverified = pack_provision(pack, id, date)->confidence == CONFIDENCE_UNVERIFIED;

	return (char)('a' + (int)force * 2 + (unverified ? 1 : 0));
}

static guint value_index(const struct parameter *parameter, date_n date)
{
	guint i = 0;

	while (i < parameter->values->len &&
	       !interval_has(((const struct parameter_value *)parameter->values->pdata[i])->in_force, date))
		i++;
	return i;
}

static void put_interval(GString *state, struct interval when, date_n date)
{
	g_string_append_c(state, interval_has(when, date) ? '1' : '0');
}

/* '0' if the rule is not tried, else by its severity. */
static char rule_state(const struct pack *pack, const struct rule *rule, date_n date)
{
	return rule_in_force(rule, pack, date) ? (char)('1' + (int)rule_severity(rule, pack, date)) : '0';
}

/* Each of its provisions counts: a flow may rest on one of them. */
static void put_gate(GString *state, const struct pack *pack, const struct word *gate, date_n date)
{
	g_auto(GStrv) ids = gate_provisions(gate);
	gboolean open = interval_has(gate_interval(gate), date);

	g_string_append_c(state, open ? '1' : '0');
	for (char **id = ids; open && *id; id++)
		g_string_append_c(state, pack_force(pack, *id, date) == FORCE_IN ? '1' : '0');
}

char *watch_state(const struct watch *watch, date_n date)
{
	const struct pack *pack = watch->compile->pack;
	const GPtrArray *rules = rules_of(watch->compile->pack);
	GString *state = g_string_new(NULL);

	for (guint i = 0; i < watch->provisions->len; i++)
		g_string_append_c(state, provision_state(pack, watch->provisions->pdata[i], date));
	for (guint i = 0; i < watch->parameters->len; i++)
		g_string_append_printf(state, "%u.", value_index(watch->parameters->pdata[i], date));
	for (guint i = 0; i < rules->len; i++)
		g_string_append_c(state, rule_state(pack, rules->pdata[i], date));
	for (guint i = 0; i < pack->words[WORD_GATE]->len; i++)
		put_gate(state, pack, pack->words[WORD_GATE]->pdata[i], date);
	for (guint i = 0; i < watch->terms->len; i++)
		put_interval(state, ((const struct term *)watch->terms->pdata[i])->in_use, date);
	for (guint i = 0; i < watch->own->len; i++)
		g_string_append_c(state, date >= g_array_index(watch->own, date_n, i) ? '1' : '0');
	return g_string_free(state, FALSE);
}
