// SPDX-License-Identifier: EUPL-1.2
/*
 * The profile of XPath that rules may use, held lexically: what another
 * processor of plain XSLT 1.0 would read otherwise, or not at all, is refused
 * when the rule is loaded.
 */
#include "check/xpath.h"
#include "xpath/lookup.h"

#include <libxml/xpathInternals.h>
#include <string.h>

/* The core functions but id(), which depends on a DTD. */
static const char *const functions[] = {
	"last", "position", "count", "local-name", "namespace-uri", "name", "string", "concat", "starts-with", "contains",
	"substring-before", "substring-after", "substring", "string-length", "normalize-space", "translate", "boolean", "not",
	"true", "false", "lang", "number", "sum", "floor", "ceiling", "round",
	/* node types, and operators that a parenthesis may follow */
	"node", "text", "comment", "and", "or", "div", "mod", NULL,
};

static gboolean refuse(GError **error, const char *expression, const char *why, const char *what, gsize length)
{
	g_autofree char *word = g_strndup(what, length);
	g_set_error(error, EVALUATOR_ERROR, EVALUATOR_ERROR_EXPRESSION, "%s: %s «%s»", expression, why, word);
	return FALSE;
}

static gboolean is_name_byte(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '-' || c == '.' || (c & 0x80);
}

static const char *name_end(const char *p)
{
	while (is_name_byte(*p))
		p++;
	return p;
}

static gboolean listed(const char *const *list, const char *word, gsize length)
{
	for (; list && *list; list++)
		if (strlen(*list) == length && strncmp(*list, word, length) == 0)
			return TRUE;
	return FALSE;
}

/* Without a context, which would cost more to make than the expression. */
static gboolean compiles(const char *expression, GError **error)
{
	xmlXPathCompExpr *compiled = xmlXPathCompile(BAD_CAST expression);
	gboolean good = compiled != NULL;
	xmlXPathFreeCompExpr(compiled);
	return good || refuse(error, expression, "not an XPath expression", expression, strlen(expression));
}

/* One name, its prefix, and what follows: *end is after it. */
static gboolean check_name(const char *expression, const char *p, const char **end, GError **error)
{
	const char *stop = *end = name_end(p);
	if (stop[0] == ':' && stop[1] != ':') {
		if (stop - p != 1 || *p != 'f')
			return refuse(error, expression, "unknown prefix", p, (gsize)(stop - p));
		p = stop + 1;
		*end = stop = *p == '*' ? p + 1 : name_end(p);
		while (g_ascii_isspace(*stop))
			stop++;
		return *stop == '(' ? refuse(error, expression, "not a function of XPath 1.0", p, (gsize)(*end - p)) : TRUE;
	}
	while (g_ascii_isspace(*stop))
		stop++;
	if (stop[0] == ':' && stop[1] == ':' && strncmp(p, "namespace", 9) == 0)
		return refuse(error, expression, "axis outside the profile", p, 9);
	if (*stop == '(' && !listed(functions, p, (gsize)(*end - p)))
		return refuse(error, expression, "not a function of XPath 1.0", p, (gsize)(*end - p));
	return TRUE;
}

gboolean profile_expression(const char *expression, const char *const *variables, GError **error)
{
	for (const char *p = expression; *p;) {
		const char *end = p + 1;
		if (*p == '"' || *p == '\'') {
			const char *close = strchr(p + 1, *p);
			if (!close)
				return refuse(error, expression, "text without end", p, strlen(p));
			end = close + 1;
		} else if (*p == '$') {
			end = name_end(p + 1);
			if (!listed(variables, p + 1, (gsize)(end - p - 1)))
				return refuse(error, expression, "no such variable", p, (gsize)(end - p));
		} else if (g_ascii_isdigit(*p)) {
			end = p + strspn(p, "0123456789.");
		} else if (is_name_byte(*p) && *p != '-' && *p != '.') {
			if (!check_name(expression, p, &end, error))
				return FALSE;
		}
		p = end;
	}
	return compiles(expression, error);
}

gboolean profile_context(const char *context, GError **error)
{
	if (g_str_equal(context, "/f:faits"))
		return TRUE;
	const char *p = g_str_has_prefix(context, "f:") && is_name_byte(context[2]) ? name_end(context + 2) : NULL;
	while (p && *p) {
		while (g_ascii_isspace(*p))
			p++;
		p = *p == '[' ? xpath_closing(p) : *p ? NULL : p;
	}
	if (!p)
		return refuse(error, context, "a context is /f:faits or f:name[…] (f:faits[…] too), not", context, strlen(context));
	return profile_expression(context, NULL, error);
}

char *context_name(const char *context)
{
	const char *name = strchr(context, ':') + 1;
	return g_strndup(name, (gsize)(name_end(name) - name));
}
