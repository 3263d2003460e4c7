// SPDX-License-Identifier: EUPL-1.2
/*
 * The texts of a rule: card, messages, in the language asked for.
 */
#include "check/rule.h"

#include <string.h>

static const xmlNode *card_of(const struct rule *rule)
{
	for (const xmlNode *node = rule->pattern->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST "carte"))
			return node;
	return NULL;
}

static gboolean is_part(const xmlNode *node, const char *part, const char *lang)
{
	if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, BAD_CAST part))
		return FALSE;
	xmlChar *own = xmlGetNsProp(node, BAD_CAST "lang", XML_XML_NAMESPACE);
	gboolean same = !own || g_strcmp0((const char *)own, lang) == 0;
	xmlFree(own);
	return same;
}

static const xmlNode *next_in(const xmlNode *node, const char *part, const char *lang)
{
	while (node && !is_part(node, part, lang))
		node = node->next;
	return node;
}

const xmlNode *card_next(const struct rule *rule, const char *part, const char *lang, const xmlNode *after)
{
	const xmlNode *card = card_of(rule), *found = NULL;
	xmlChar *own = xmlGetNsProp(xmlDocGetRootElement(rule->pattern->doc), BAD_CAST "lang", XML_XML_NAMESPACE);
	const char *const langs[] = { lang, (const char *)own, "en" };
	for (guint i = 0; card && !found && i < G_N_ELEMENTS(langs); i++)
		if (langs[i] && next_in(card->children, part, langs[i]))
			found = next_in(after ? after->next : card->children, part, langs[i]), i = G_N_ELEMENTS(langs);
	xmlFree(own);
	return found;
}

static gboolean append(GString *out, const xmlNode *part, struct evaluator *evaluator, xmlNode *node, GError **error)
{
	for (const xmlNode *child = part->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
			g_string_append(out, (const char *)child->content);
		} else if (child->type == XML_ELEMENT_NODE && xmlStrEqual(child->name, BAD_CAST "valeur")) {
			xmlChar *select = xmlGetNoNsProp(child, BAD_CAST "select");
			g_autofree char *value = evaluator ? evaluator_string(evaluator, (const char *)select, node, error) : g_strdup("…");
			xmlFree(select);
			if (!value)
				return FALSE;
			g_string_append(out, value);
		} else if (child->type == XML_ELEMENT_NODE && !append(out, child, evaluator, node, error)) {
			return FALSE;
		}
	}
	return TRUE;
}

/* Runs of white space of XML become one space; other spaces are typography. */
static char *collapse(const char *text)
{
	GString *out = g_string_new(NULL);
	for (const char *p = text; *p; p++) {
		gboolean space = strchr(" \t\r\n", *p) != NULL;
		if (!space)
			g_string_append_c(out, *p);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	while (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

/* A name between guillemets, quoted within a message, has become “…”, which
 * takes no space inside. */
static void tighten_quotes(GString *text)
{
	static const char *const inner[][2] = { { "“ ", "“" }, { "“\u00a0", "“" }, { "“\u202f", "“" },
		{ " ”", "”" }, { "\u00a0”", "”" }, { "\u202f”", "”" } };

	for (gsize i = 0; i < G_N_ELEMENTS(inner); i++)
		g_string_replace(text, inner[i][0], inner[i][1], 0);
}

char *card_text(const xmlNode *part, struct evaluator *evaluator, xmlNode *node, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	if (!append(text, part, evaluator, node, error))
		return NULL;
	tighten_quotes(text);
	return collapse(text->str);
}

char *rule_card(const struct rule *rule, const char *part, const char *lang)
{
	const xmlNode *found = card_next(rule, part, lang, NULL);
	return found ? card_text(found, NULL, NULL, NULL) : NULL;
}

char *rule_reviewer(const struct rule *rule)
{
	const xmlNode *card = card_of(rule);
	const xmlNode *review = card ? next_in(card->children, "revue", "") : NULL;
	xmlChar *by = review ? xmlGetNoNsProp((xmlNode *)review, BAD_CAST "par") : NULL;
	char *name = by && *by ? g_strdup((const char *)by) : NULL;
	xmlFree(by);
	return name;
}

char *rule_theme(const struct rule *rule, const char *lang)
{
	const xmlNode *title = NULL;

	for (const xmlNode *node = xmlDocGetRootElement(rule->pattern->doc)->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (xmlStrEqual(node->name, BAD_CAST "title"))
			title = node;
		if (xmlStrEqual(node->name, BAD_CAST "theme")) {
			xmlChar *own = xmlNodeGetLang(node);
			gboolean same = g_strcmp0((const char *)own, lang) == 0;

			xmlFree(own);
			if (same)
				return card_text(node, NULL, NULL, NULL);
		}
	}
	return title ? card_text(title, NULL, NULL, NULL) : g_strdup("");
}
