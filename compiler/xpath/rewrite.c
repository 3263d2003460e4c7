// SPDX-License-Identifier: EUPL-1.2
/*
 * Expressions rewritten so that their paths from the root look things up. The
 * reading is lexical and shy: a path whose shape is not plain stays as written.
 */
#include "xpath/lookup.h"

#include <string.h>

#define ROOT "/f:faits/f:"
#define NAME_BYTES "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
/* Of the same value for each node that a predicate tries. */
#define FREE "\\$[\\w.-]+(?:/@?(?:f:)?[\\w.-]+)*"

/* ---- words of XPath ------------------------------------------------------------- */

const char *xpath_closing(const char *p)
{
	int depth = 0;

	for (; *p; p++) {
		if (*p == '"' || *p == '\'') {
			p = strchr(p + 1, *p);
			if (!p)
				return NULL;
		} else if (*p == '[' || *p == '(') {
			depth++;
		} else if (*p == ']' || *p == ')') {
			depth--;
		}
		if (depth <= 0)
			return depth < 0 ? NULL : p + 1;
	}
	return NULL;
}

/* Where the next word `and` or `or` stands outside brackets and quotes, or NULL. */
static const char *next_joint(const char *p, gboolean *ret_or)
{
	while (p && *p) {
		if (strchr("\"'([", *p)) {
			p = xpath_closing(p);
		} else if (g_str_has_prefix(p, " and ") || g_str_has_prefix(p, " or ")) {
			*ret_or = p[1] == 'o';
			return p;
		} else {
			p++;
		}
	}
	return NULL;
}

char **xpath_conjuncts(const char *expression)
{
	g_autoptr(GStrvBuilder) parts = g_strv_builder_new();
	const char *start = expression, *joint;
	gboolean is_or = FALSE;

	for (; (joint = next_joint(start, &is_or)); start = joint + strlen(" and ")) {
		if (is_or)
			return g_strdupv((char *[]){ (char *)expression, NULL });
		g_autofree char *part = g_strndup(start, (gsize)(joint - start));
		g_strv_builder_add(parts, part);
	}
	g_strv_builder_add(parts, start);
	return g_strv_builder_end(parts);
}

/* ---- paths ------------------------------------------------------------------------ */

/* Does a path from the root start at `p`, and not the rest of a relative one? */
static gboolean is_absolute(const char *expression, const char *p)
{
	const char *before = p;

	if (!g_str_has_prefix(p, ROOT))
		return FALSE;
	while (before > expression && g_ascii_isspace(before[-1]))
		before--;
	if (before == expression || strchr("([,=<>|!+", before[-1]))
		return TRUE;
	if (before == p)
		return FALSE;
	gsize length = (gsize)(before - expression);
	return (length >= 4 && strncmp(before - 4, " and", 4) == 0) || (length >= 3 && strncmp(before - 3, " or", 3) == 0);
}

/* After the path whose first name ends at `p`; NULL if its shape is not plain. */
static const char *path_end(const char *p)
{
	while (p && (*p == '[' || *p == '/')) {
		if (*p == '[') {
			p = xpath_closing(p);
			continue;
		}
		p += strspn(p, NAME_BYTES "/:@");
		if (*p == '*' && strchr("/:@", p[-1]))
			p++;
	}
	const char *next = p;
	while (next && g_ascii_isspace(*next))
		next++;
	/* «(» ends a node test or an axis that was not foreseen; the rest would go on with the path */
	return !p || *p == '(' || (next > p && (*next == '[' || *next == '/' || *next == ':' || *next == '(')) ? NULL : p;
}

static gboolean counts_places(const char *predicate)
{
	return strstr(predicate, "position") || strstr(predicate, "last");
}

/* Surely a truth value: positions do not matter to it, and removing what is false elsewhere changes nothing. */
static gboolean is_condition(const char *predicate)
{
	static const char *const starts[] = { "@", "f:", "not(", "contains(", "starts-with(" };

	if (counts_places(predicate) || strpbrk(predicate, "+*") || strstr(predicate, " -") || strstr(predicate, " div ") ||
	    strstr(predicate, " mod "))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
		if (g_str_has_prefix(predicate, starts[i]))
			return TRUE;
	return FALSE;
}

/* How a predicate says that an attribute has a value («a»: the attribute, «v»: the value). */
static const struct { const char *pattern, *function; } known[] = {
	{ "^\\s*@(?<a>[\\w.-]+)\\s*=\\s*(?<v>" FREE ")\\s*$", "selon" },
	{ "^\\s*(?<v>" FREE ")\\s*=\\s*@(?<a>[\\w.-]+)\\s*$", "selon" },
	{ "^\\s*contains\\(\\s*(?<v>" FREE "|concat\\(\\s*' '\\s*,\\s*" FREE "\\s*,\\s*' '\\s*\\))\\s*,"
	  "\\s*concat\\(\\s*' '\\s*,\\s*@(?<a>[\\w.-]+)\\s*,\\s*' '\\s*\\)\\s*\\)\\s*$", "mots" },
};

/* GRegex * of each, compiled once a thread: an expression has many predicates. */
static const GPtrArray *known_regexes(void)
{
	static GPrivate thread_regexes = G_PRIVATE_INIT((GDestroyNotify)g_ptr_array_unref);
	GPtrArray *regexes = g_private_get(&thread_regexes);

	if (!regexes) {
		regexes = g_ptr_array_new_with_free_func((GDestroyNotify)g_regex_unref);
		for (guint i = 0; i < G_N_ELEMENTS(known); i++)
			g_ptr_array_add(regexes, g_regex_new(known[i].pattern, 0, 0, NULL));
		g_private_set(&thread_regexes, regexes);
	}
	return regexes;
}

/* The call that gives all nodes which may satisfy one of the parts of a predicate, or NULL. */
static char *index_call(const char *name, const char *predicate)
{
	const GPtrArray *regexes = known_regexes();
	g_auto(GStrv) parts = xpath_conjuncts(predicate);

	for (char **part = parts; *part; part++) {
		for (guint i = 0; i < regexes->len; i++) {
			g_autoptr(GMatchInfo) match = NULL;
			if (!g_regex_match(regexes->pdata[i], *part, 0, &match))
				continue;
			g_autofree char *attribute = g_match_info_fetch_named(match, "a");
			g_autofree char *value = g_match_info_fetch_named(match, "v");
			return g_strdup_printf("%s('%s','%s',%s)", known[i].function, name, attribute, value);
		}
	}
	return NULL;
}

/* What the path starts from: `rest` is what follows its first name. */
static char *base_call(const char *name, const char *rest)
{
	while (*rest == '[') {
		const char *after = xpath_closing(rest);
		g_autofree char *predicate = g_strndup(rest + 1, (gsize)(after - rest) - 2);
		char *call = counts_places(predicate) ? NULL : index_call(name, predicate);
		if (call)
			return call;
		if (!is_condition(predicate))
			break;
		rest = after;
	}
	return g_strdup_printf("enfants('%s')", name);
}

/* The predicates up to the first that names a variable keep the same nodes each time. */
static char *fix_start(struct lookup *lookup, const char *base, const char *rest)
{
	const char *start = rest;

	while (*rest == '[') {
		const char *after = xpath_closing(rest);
		if (memchr(rest, '$', (gsize)(after - rest)))
			break;
		rest = after;
	}
	if (rest == start)
		return g_strconcat(base, rest, NULL);
	g_autofree char *fixed = g_strdup_printf("%s%.*s", base, (int)(rest - start), start);
	return g_strdup_printf("fixe(%u)%s", lookup_constant(lookup, fixed), rest);
}

/* The path from `p` to `end` by lookups. */
static char *rewrite_path(struct lookup *lookup, const char *p, const char *end)
{
	const char *start = p + strlen(ROOT);
	gsize length = strspn(start, NAME_BYTES);
	g_autofree char *name = g_strndup(start, length), *rest = g_strndup(start + length, (gsize)(end - start) - length);
	g_autofree char *base = base_call(name, rest), *inner = lookup_rewrite(lookup, rest);
	g_autofree char *whole = g_strconcat(base, inner, NULL);

	if (!strchr(whole, '$'))
		return g_strdup_printf("fixe(%u)", lookup_constant(lookup, whole));
	if (!g_str_has_prefix(base, "enfants("))
		return g_steal_pointer(&whole);
	return fix_start(lookup, base, inner);
}

/* `not(fixe(1))` is as constant as what it denies, and costs no copy of it. Whether it was one. */
static gboolean fold_call(struct lookup *lookup, GString *out, const char **end)
{
	static const char *const functions[] = { "not(", "count(", "boolean(" };
	const char *call = g_strrstr(out->str, "fixe(");

	for (guint i = 0; call && **end == ')' && i < G_N_ELEMENTS(functions); i++) {
		gsize length = strlen(functions[i]), at = (gsize)(call - out->str);
		if (at < length || strncmp(call - length, functions[i], length) != 0 || !g_str_has_suffix(out->str, ")") ||
		    strchr(call, ')') != out->str + out->len - 1 || (at > length && strchr(NAME_BYTES ":", call[-(long)length - 1])))
			continue;
		g_autofree char *whole = g_strconcat(call - length, ")", NULL);
		g_string_truncate(out, at - length);
		g_string_append_printf(out, "fixe(%u)", lookup_constant(lookup, whole));
		(*end)++;
		return TRUE;
	}
	return FALSE;
}

/* `@id = fixe(1)`, of nodes: whether the value is among those of nodes that do not change, `dans(1,@id)`. */
static void fold_equal(GString *out, const char *end)
{
	const char *call = g_strrstr(out->str, "fixe("), *at = call;

	if (!call || strchr(call, ')') != out->str + out->len - 1 || !(strchr("])", *end) || g_str_has_prefix(end, " and ") ||
	    g_str_has_prefix(end, " or ")))
		return;
	while (at > out->str && at[-1] == ' ')
		at--;
	if (at == out->str || *--at != '=')
		return;
	while (at > out->str && at[-1] == ' ')
		at--;
	const char *name_end = at;
	while (at > out->str && strchr(NAME_BYTES, at[-1]))
		at--;
	if (at == name_end || at == out->str || *--at != '@')
		return;
	gsize before = (gsize)(at - out->str);
	if (before && !strchr("[(", at[-1]) && !(before >= 5 && strncmp(at - 5, " and ", 5) == 0) &&
	    !(before >= 4 && strncmp(at - 4, " or ", 4) == 0))
		return;
	g_autofree char *test = g_strdup_printf("dans(%u,%.*s)", (guint)g_ascii_strtoull(call + 5, NULL, 10), (int)(name_end - at), at);
	g_string_truncate(out, before);
	g_string_append(out, test);
}

char *lookup_rewrite(struct lookup *lookup, const char *expression)
{
	GString *out = g_string_new(NULL);

	for (const char *p = expression; *p;) {
		const char *end = is_absolute(expression, p) ? path_end(p + strlen(ROOT) + strspn(p + strlen(ROOT), NAME_BYTES)) : NULL;
		if (end && end > p + strlen(ROOT)) {
			g_autofree char *path = rewrite_path(lookup, p, end);
			g_string_append(out, path);
			if (g_str_has_prefix(path, "fixe(") && g_str_has_suffix(path, ")") && !fold_call(lookup, out, &end))
				fold_equal(out, end);
		} else {
			end = *p == '"' || *p == '\'' ? xpath_closing(p) : p + 1;
			if (!end) /* a quotation without end: the compiler will say so */
				end = p + strlen(p);
			g_string_append_len(out, p, end - p);
		}
		p = end;
	}
	return g_string_free(out, FALSE);
}
