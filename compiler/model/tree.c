// SPDX-License-Identifier: EUPL-1.2
/*
 * Reading the loaded tree: children by name, attributes with «to decide» seen
 * as absent, lists, and the place of one word in an attribute's value.
 */
#include "model/internal.h"

#include <string.h>

gboolean element_is(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNode *skip_to(xmlNode *node, const char *name)
{
	while (node && (node->type != XML_ELEMENT_NODE || (name && !element_is(node, name))))
		node = node->next;
	return node;
}

xmlNode *first_element(const xmlNode *parent, const char *name)
{
	return parent ? skip_to(parent->children, name) : NULL;
}

xmlNode *next_element(const xmlNode *node, const char *name)
{
	return skip_to(node->next, name);
}

xmlNode *following_element(const xmlNode *node, const xmlNode *top)
{
	xmlNode *child = first_element(node, NULL);

	if (child)
		return child;
	while (node != top) {
		xmlNode *next = next_element(node, NULL);

		if (next)
			return next;
		node = node->parent;
	}
	return NULL;
}

char *attribute_dup(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	char *copy;

	if (!value)
		return NULL;
	copy = g_strstrip(g_strdup((const char *)value));
	xmlFree(value);
	return copy;
}

const char *charter_keep(struct charter *charter, char *string)
{
	g_ptr_array_add(charter->strings, string);
	return string;
}

const char *attribute_get(struct charter *charter, const xmlNode *node, const char *name)
{
	char *value = attribute_dup(node, name);

	if (!value || !*value || strcmp(value, TO_DECIDE) == 0) {
		g_free(value);
		return NULL;
	}
	return charter_keep(charter, value);
}

gboolean attribute_is(const xmlNode *node, const char *name, const char *value)
{
	g_autofree char *found = attribute_dup(node, name);

	return found && strcmp(found, value) == 0;
}

date_n attribute_date(const xmlNode *node, const char *name)
{
	g_autofree char *value = attribute_dup(node, name);

	return value ? date_parse(value) : 0;
}

char **attribute_list(const xmlNode *node, const char *name)
{
	g_autofree char *value = attribute_dup(node, name);
	g_autoptr(GStrvBuilder) words = NULL;
	g_auto(GStrv) parts = NULL;

	if (!value || strcmp(value, TO_DECIDE) == 0)
		return NULL;
	words = g_strv_builder_new();
	parts = g_strsplit_set(value, " \t\r\n", -1);
	for (char **part = parts; *part; part++)
		if (**part)
			g_strv_builder_add(words, *part);
	return g_strv_builder_end(words);
}

char *text_dup(const xmlNode *node)
{
	xmlChar *content = xmlNodeGetContent(node);
	GString *text = g_string_new(NULL);

	for (const char *p = (const char *)content; p && *p; p++) {
		if (!g_ascii_isspace(*p))
			g_string_append_c(text, *p);
		else if (text->len && text->str[text->len - 1] != ' ')
			g_string_append_c(text, ' ');
	}
	if (text->len && text->str[text->len - 1] == ' ')
		g_string_truncate(text, text->len - 1);
	xmlFree(content);
	return g_string_free(text, FALSE);
}

static gboolean ends_token(char c, char quote)
{
	return !c || c == quote || g_ascii_isspace(c);
}

struct place token_place(const xmlNode *node, const char *attribute, const char *token)
{
	struct place at = node_value_place(node, attribute);
	gsize length = strlen(token);
	const char *start, *text = at.source ? at.source->text : NULL;
	char quote = text && at.offset ? text[at.offset - 1] : '\0';

	if (quote != '"' && quote != '\'')
		return at;
	start = text + at.offset;
	for (const char *p = start; *p && *p != quote; p++) {
		gboolean begins = p == start || g_ascii_isspace(p[-1]);

		if (begins && strncmp(p, token, length) == 0 && ends_token(p[length], quote)) {
			at.offset = (gsize)(p - text);
			break;
		}
	}
	return at;
}
