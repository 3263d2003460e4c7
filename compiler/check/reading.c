// SPDX-License-Identifier: EUPL-1.2
/*
 * <lecture regle= suit=>: which reading of a disputed rule the charter follows.
 *
 * A reading is known by its holder, in any language of the card: the n-th reading
 * of a language is the n-th of the others. Following one changes no severity: the
 * law stays disputed, and the finding says what the charter chose.
 */
#include "check/rule.h"

#include <string.h>

static char *get(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
	char *copy = g_strdup((const char *)value);
	xmlFree(value);
	return copy;
}

/* Typed on a keyboard or set by a typographer: any space, any apostrophe. */
static gboolean same_words(const char *one, const char *other)
{
	while (*one && *other) {
		gunichar a = g_utf8_get_char(one), b = g_utf8_get_char(other);
		gboolean spaces = g_unichar_isspace(a) && g_unichar_isspace(b);
		gboolean quotes = (a == '\'' || a == 0x2019) && (b == '\'' || b == 0x2019);
		if (a != b && !spaces && !quotes)
			return FALSE;
		one = g_utf8_next_char(one);
		other = g_utf8_next_char(other);
	}
	return !*one && !*other;
}

/* Which reading `holder` holds, from 0, in one language; -1: none. */
static int index_in(const struct rule *rule, const char *lang, const char *holder)
{
	const xmlNode *reading = NULL;
	for (int i = 0; (reading = card_next(rule, "lecture", lang, reading)); i++) {
		g_autofree char *tenant = get(reading, "tenant");
		if (tenant && same_words(tenant, holder))
			return i;
	}
	return -1;
}

static int index_of(const struct rule *rule, const char *holder)
{
	static const char *const langs[] = { "fr", "nl", "de", "en" };
	int index = -1;
	for (guint i = 0; i < G_N_ELEMENTS(langs) && index < 0; i++)
		index = index_in(rule, langs[i], holder);
	return index;
}

/* «lecture large », « lecture stricte»: between the quotes of a message. */
static char *holders(const struct rule *rule, const char *lang)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
	const xmlNode *reading = NULL;
	while ((reading = card_next(rule, "lecture", lang, reading)))
		g_ptr_array_add(list, get(reading, "tenant"));
	g_ptr_array_add(list, NULL);
	return g_strjoinv(g_str_equal(lang, "fr") ? " », « " : "”, “", (char **)list->pdata);
}

static void say_unknown(const struct place at, const char *id, const GPtrArray *rules, const char *lang, struct findings *findings)
{
	g_autofree const char **ids = g_new0(const char *, rules->len + 1);
	guint n = 0;
	for (guint i = 0; i < rules->len; i++)
		if (((const struct rule *)rules->pdata[i])->contested)
			ids[n++] = ((const struct rule *)rules->pdata[i])->id;
	findings_say(findings, lang, MSG_READING_UNKNOWN, at, NULL, id, nearest_word(id, ids));
}

/* Notes the choice on the findings of the rule. */
static void follow(const struct rule *rule, guint index, const char *because, struct findings *findings)
{
	for (guint i = 0; i < findings->list->len; i++) {
		struct finding *finding = findings->list->pdata[i];
		if (!g_str_equal(finding->id, rule->id) || !finding->readings || index >= finding->readings->len)
			continue;
		struct reading *reading = finding->readings->pdata[index];
		g_free(reading->because);
		reading->because = g_strdup(because);
		reading->followed = TRUE;
	}
}

static void apply(const struct charter *charter, const xmlNode *node, const GPtrArray *rules, const char *lang, struct findings *findings)
{
	g_autofree char *id = get(node, "regle"), *holder = get(node, "suit"), *because = card_text(node, NULL, NULL, NULL);
	const struct rule *rule = id ? rules_find(rules, id) : NULL;
	int index = rule && holder ? index_of(rule, holder) : -1;
	if (!id || !holder || g_str_equal(holder, "a-decider"))
		return;
	if (!rule) {
		say_unknown(fact_place(charter, node, "regle"), id, rules, lang, findings);
	} else if (!rule->contested) {
		findings_say(findings, lang, MSG_READING_IDLE, fact_place(charter, node, "regle"), NULL, id);
	} else if (index < 0) {
		g_autofree char *known = holders(rule, lang);
		findings_say(findings, lang, MSG_READING_HOLDER, fact_place(charter, node, "suit"), NULL, id, holder, known);
	} else {
		follow(rule, (guint)index, because, findings);
	}
}

void readings_apply(const struct charter *charter, const xmlDoc *facts, const GPtrArray *rules, const char *only_rule, const char *lang,
		    struct findings *findings)
{
	for (const xmlNode *node = xmlDocGetRootElement(facts)->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, BAD_CAST "lecture"))
			continue;
		g_autofree char *id = get(node, "regle");
		if (!only_rule || g_strcmp0(id, only_rule) == 0)
			apply(charter, node, rules, lang, findings);
	}
}
