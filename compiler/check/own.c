// SPDX-License-Identifier: EUPL-1.2
/*
 * Own rules: files of our profile of Schematron beside the charter, never
 * outside its folder. They are data of the author: what is wrong with them is
 * said, and the law goes on.
 */
#include "check/own.h"
#include "check/rule.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#define OWN_MAX_BYTES (1 << 20) /* one file of rules */

struct own { const struct charter *charter; const char *lang; struct findings *findings; struct place at; char *href; };

/* The real path of `href`, or NULL if it does not stay in the charter's folder. */
static char *inside(const struct own *own)
{
	const GPtrArray *sources = own->charter->loaded ? own->charter->loaded->sources : NULL;
	const struct source *main = sources && sources->len ? sources->pdata[0] : NULL;
	if (!main || g_str_equal(main->name, "-") || g_path_is_absolute(own->href))
		return NULL;
	g_autofree char *name = g_path_get_dirname(main->name);
	char *folder = realpath(name, NULL);
	g_autofree char *path = folder ? g_build_filename(folder, own->href, NULL) : NULL;
	char *real = path ? realpath(path, NULL) : NULL;
	gsize length = folder ? strlen(folder) : 0;
	gboolean good = real && strncmp(real, folder, length) == 0 && (real[length] == '/' || folder[length - 1] == '/');
	char *found = good ? g_strdup(real) : NULL;
	free(real);
	free(folder);
	return found;
}

/* The document, or NULL with a finding. */
static xmlDoc *read_file(const struct own *own)
{
	GStatBuf status;
	gsize length;
	g_autofree char *path = inside(own), *bytes = NULL;
	if (!path || g_stat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > OWN_MAX_BYTES
	    || !g_file_get_contents(path, &bytes, &length, NULL)) {
		findings_say(own->findings, own->lang, MSG_OWN_FILE, own->at, NULL, own->href);
		return NULL;
	}
	xmlDoc *doc = xmlReadMemory(bytes, (int)length, own->href, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc && !doc->intSubset)
		return doc;
	const xmlError *last = doc ? NULL : xmlGetLastError();
	g_autofree char *why = g_strdup_printf("%s:%d: %s", own->href, last ? last->line : 1, last && last->message ? last->message : "DOCTYPE");
	findings_say(own->findings, own->lang, MSG_OWN_RULES, own->at, NULL, g_strchomp(why));
	xmlFreeDoc(doc);
	return NULL;
}

static gboolean check_premises(const GPtrArray *law, const GPtrArray *rules, guint from, GError **error)
{
	for (guint i = from; i < rules->len; i++) {
		const struct rule *rule = rules->pdata[i];
		for (guint j = 0; rule->premises[j]; j++) {
			if (rules_find(rules, rule->premises[j]) || rules_find(law, rule->premises[j]))
				continue;
			g_set_error(error, RULE_ERROR, 0, "%s:%ld: no rule «%s» to be a premise", (const char *)rule->pattern->doc->URL,
				    xmlGetLineNo(rule->pattern), rule->premises[j]);
			return FALSE;
		}
	}
	return TRUE;
}

static void load(const struct own *own, const GPtrArray *law, GPtrArray *rules, GPtrArray *docs)
{
	g_autoptr(GError) error = NULL;
	guint before = rules->len;
	xmlDoc *doc = read_file(own);
	if (!doc)
		return;
	g_ptr_array_add(docs, doc);
	if (rules_read(doc, ORIGIN_CHARTER, rules, &error) && check_premises(law, rules, before, &error))
		return;
	g_ptr_array_set_size(rules, (int)before);
	findings_say(own->findings, own->lang, MSG_OWN_RULES, own->at, NULL, error->message);
}

GPtrArray *own_rules_load(const struct charter *charter, const xmlDoc *facts, const char *lang, const GPtrArray *law,
			  GPtrArray *own_rules, GPtrArray *docs, struct findings *findings)
{
	GPtrArray *rules = g_ptr_array_new();
	for (const xmlNode *node = xmlDocGetRootElement(facts)->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, BAD_CAST "regles"))
			continue;
		xmlChar *href = xmlGetNoNsProp(node, BAD_CAST "href");
		struct own own = { charter, lang, findings, fact_place(charter, node, "href"), (char *)href };
		if (href)
			load(&own, law, own_rules, docs);
		xmlFree(href);
	}
	for (guint i = 0; i < law->len; i++)
		g_ptr_array_add(rules, law->pdata[i]);
	for (guint i = 0; i < own_rules->len; i++)
		g_ptr_array_add(rules, own_rules->pdata[i]);
	return rules;
}
