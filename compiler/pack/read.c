// SPDX-License-Identifier: EUPL-1.2
/*
 * Attributes, dates and patterns of the law files, strictly: what is missing or
 * malformed stops the program at its line.
 */
#include "pack/read.h"

#include <stdarg.h>

G_NORETURN void read_fault(const xmlNode *node, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	const char *file = node->doc && node->doc->URL ? (const char *)node->doc->URL : "?";
	g_error("%s:%ld: %s", file, xmlGetLineNo(node), text);
}

char *read_optional(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
	char *copy = g_strdup((const char *)value);
	xmlFree(value);
	return copy;
}

char *read_required(const xmlNode *node, const char *name)
{
	char *value = read_optional(node, name);
	if (!value || !*value)
		read_fault(node, "<%s> lacks the attribute «%s»", (const char *)node->name, name);
	return value;
}

gboolean read_is(const xmlNode *node, const char *name, const char *value)
{
	g_autofree char *actual = read_optional(node, name);
	return g_strcmp0(actual, value) == 0;
}

date_n read_day(const xmlNode *node, const char *name)
{
	g_autofree char *text = read_optional(node, name);
	if (!text || !*text)
		return 0;
	date_n date = date_parse(text);
	if (!date)
		read_fault(node, "«%s» is not a day: %s", name, text);
	return date;
}

struct interval read_interval(const xmlNode *node)
{
	struct interval interval = { read_day(node, "de"), read_day(node, "a") };
	if (interval.to && interval.from > interval.to)
		read_fault(node, "the interval ends before it starts");
	return interval;
}

xmlNode *read_element(xmlNode *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

/* Loosens what writers vary: `[` … `]` is left alone but for its spaces. */
static char *loosen(const char *pattern)
{
	GString *out = g_string_new(PATTERN_HEAD);
	gboolean inside = FALSE;
	for (const char *p = pattern; *p; p++) {
		if (*p == '\\' && p[1]) {
			g_string_append_len(out, p++, 2);
		} else if (*p == ' ') {
			while (!inside && p[1] == ' ')
				p++;
			gboolean optional = !inside && p[1] == '?';
			g_string_append(out, inside ? "\\s" : optional ? "\\s*" : "\\s+");
			p += optional;
		} else if (*p == '\'' && !inside) {
			g_string_append(out, "['\\x{2019}]");
		} else if (*p == '-' && !inside && p[-(p > pattern)] != '?') {
			g_string_append(out, "[-\\x{2010}\\x{2011}]");
		} else {
			inside = *p == '[' ? TRUE : *p == ']' ? FALSE : inside;
			g_string_append_c(out, *p);
		}
	}
	g_string_append(out, PATTERN_TAIL);
	return g_string_free(out, FALSE);
}

GRegex *read_pattern(const xmlNode *node, const char *name)
{
	g_autofree char *pattern = read_required(node, name);
	g_autofree char *loose = loosen(pattern);
	g_autoptr(GError) error = NULL;
	GRegex *regex = g_regex_new(loose, G_REGEX_CASELESS, 0, &error);
	if (!regex)
		read_fault(node, "«%s»: %s", pattern, error->message);
	if (g_regex_match(regex, "", 0, NULL))
		read_fault(node, "«%s» matches nothing at all", pattern);
	return regex;
}
