// SPDX-License-Identifier: EUPL-1.2
/*
 * Derogations: a charter may set a warning or an advice aside, with its reason
 * and a last day. Never an error. One that is out of date, or that meets
 * nothing, is a warning itself: it would hide a thing without anyone seeing it.
 * One whose last day is still to be decided sets nothing aside.
 */
#include "check/rule.h"

typedef struct derogation derogation_t;
struct derogation { char *rule, *element, *last_day; date_n until; struct place at; };

static char *get(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
	char *copy = g_strdup((const char *)value);
	xmlFree(value);
	return copy;
}

static void derogation_clear(struct derogation *derogation)
{
	g_free(derogation->rule);
	g_free(derogation->element);
	g_free(derogation->last_day);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(derogation_t, derogation_clear)

static struct derogation read_derogation(const struct charter *charter, const xmlNode *node)
{
	struct derogation derogation = { get(node, "regle"), get(node, "element"), get(node, "jusqu-au"), 0,
					 fact_place(charter, node, NULL) };
	derogation.until = derogation.last_day ? date_parse(derogation.last_day) : 0;
	return derogation;
}

static gboolean meets(const struct derogation *derogation, const struct finding *finding)
{
	return finding->origin != ORIGIN_COMPILER && g_str_equal(finding->id, derogation->rule)
	       && (!derogation->element || g_strcmp0(derogation->element, finding->element) == 0);
}

/* Sets aside what it may; says what it may not. Returns what it met. */
static guint set_aside(const struct derogation *derogation, const char *lang, struct findings *findings)
{
	guint met = 0, errors = 0;
	for (guint i = 0; i < findings->list->len; i++) {
		struct finding *finding = findings->list->pdata[i];
		if (!meets(derogation, finding))
			continue;
		met++;
		if (finding->severity == SEVERITY_ERROR)
			errors++;
		else
			finding->derogated = TRUE;
	}
	if (errors)
		findings_say(findings, lang, MSG_DEROGATION_ERROR, derogation->at, NULL, derogation->rule);
	return met;
}

static void say_unknown(const struct derogation *derogation, const GPtrArray *rules, const char *lang, struct findings *findings)
{
	g_autofree const char **ids = g_new0(const char *, rules->len + 1);
	for (guint i = 0; i < rules->len; i++)
		ids[i] = ((const struct rule *)rules->pdata[i])->id;
	findings_say(findings, lang, MSG_DEROGATION_UNKNOWN, derogation->at, NULL, derogation->rule,
		     nearest_word(derogation->rule, ids));
}

static void apply(const struct charter *charter, const struct derogation *derogation, const GPtrArray *rules, const char *lang,
		  struct findings *findings)
{
	if (!rules_find(rules, derogation->rule))
		say_unknown(derogation, rules, lang, findings);
	else if (derogation->until && derogation->until < charter->as_of)
		findings_say(findings, lang, MSG_DEROGATION_EXPIRED, derogation->at, NULL, derogation->rule, derogation->last_day);
	else if (derogation->until && !set_aside(derogation, lang, findings))
		findings_say(findings, lang, MSG_DEROGATION_IDLE, derogation->at, NULL, derogation->rule, derogation->element);
}

void derogations_apply(const struct charter *charter, xmlDoc *facts, const GPtrArray *rules, const char *only_rule, const char *lang,
		       struct findings *findings)
{
	for (const xmlNode *node = xmlDocGetRootElement(facts)->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, BAD_CAST "derogation"))
			continue;
		g_auto(derogation_t) derogation = read_derogation(charter, node);
		if (derogation.rule && (!only_rule || g_str_equal(only_rule, derogation.rule)))
			apply(charter, &derogation, rules, lang, findings);
	}
}
