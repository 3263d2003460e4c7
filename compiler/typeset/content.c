// SPDX-License-Identifier: EUPL-1.2
/*
 * A scanner of PDF content streams (PDF 32000-1, 7.2 and 7.8), as far as cairo
 * writes them: it finds the marks «/Span << /MCID n >> BDC» outside strings and
 * puts in their place what each leaf is. libqpdf's C interface has none.
 */
#include "typeset/finish.h"

#include <string.h>

static gboolean is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

static gboolean is_delimiter(char c)
{
	return is_white(c) || strchr("()<>[]{}/%", c) != NULL;
}

/* Past a (string) that begins at p. */
static const char *skip_string(const char *p, const char *end)
{
	guint depth = 0;
	for (; p < end; p++) {
		if (*p == '\\')
			p++;
		else if (*p == '(')
			depth++;
		else if (*p == ')' && --depth == 0)
			return p + 1;
	}
	return end;
}

/* Past the token that begins at p. */
static const char *skip_token(const char *p, const char *end)
{
	if (*p == '(')
		return skip_string(p, end);
	if ((*p == '<' || *p == '>') && p + 1 < end && p[1] == *p)
		return p + 2;
	if (*p == '<') {
		const char *close = memchr(p, '>', (gsize)(end - p));
		return close ? close + 1 : end;
	}
	if (*p == '%') {
		while (p < end && *p != '\n' && *p != '\r')
			p++;
		return p;
	}
	const char *q = p + 1;
	if (*p != '/' && is_delimiter(*p))
		return q;
	while (q < end && !is_delimiter(*q))
		q++;
	return q;
}

static const char *skip_white(const char *p, const char *end)
{
	while (p < end && is_white(*p))
		p++;
	return p;
}

/* If a leaf's mark begins at p, the end of it; else NULL. */
static const char *leaf_mark(const char *p, const char *end)
{
	static const char *const expected[] = { "/Span", "<<", "/MCID", NULL, ">>", "BDC" };
	for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
		p = skip_white(p, end);
		if (p >= end)
			return NULL;
		const char *q = skip_token(p, end);
		gsize n = (gsize)(q - p);
		if (expected[i] && (n != strlen(expected[i]) || memcmp(p, expected[i], n) != 0))
			return NULL;
		p = q;
	}
	return p;
}

static void write_mark(GString *out, const struct leaf *leaf)
{
	static const char *const artifacts[] = {
		"/Artifact <</Type/Layout>> BDC",
		"/Artifact <</Type/Pagination/Subtype/Header>> BDC",
		"/Artifact <</Type/Pagination/Subtype/Footer>> BDC",
		"/Artifact <</Type/Pagination/Subtype/Watermark>> BDC",
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(artifacts) == ARTIFACT_COUNT);
	if (leaf->slot)
		g_string_append_printf(out, "/%s <</MCID %u>> BDC", leaf->slot->tag->role, leaf->mcid);
	else
		g_string_append(out, artifacts[leaf->artifact]);
}

GString *content_rewrite(const char *content, gsize length, const GArray *leaves)
{
	GString *out = g_string_sized_new(length + 1024);
	const char *p = content, *end = content + length, *copied = content;
	guint n = 0;
	while ((p = skip_white(p, end)) < end) {
		const char *after = *p == '/' ? leaf_mark(p, end) : NULL;
		if (!after) {
			p = skip_token(p, end);
			continue;
		}
		g_assert(n < leaves->len);
		g_string_append_len(out, copied, p - copied);
		write_mark(out, &g_array_index(leaves, struct leaf, n++));
		p = copied = after;
	}
	g_string_append_len(out, copied, end - copied);
	g_assert(n == leaves->len);
	return out;
}

GString *content_unligature(const char *map, gsize length, GHashTable *ligatures)
{
	GString *out = g_string_sized_new(length + 64);
	gboolean changed = FALSE;
	/* Lines read «<0003> <fb00>»: the second is the text, in UTF-16. */
	for (const char *p = map, *end = map + length; p < end;) {
		const char *eol = memchr(p, '\n', (gsize)(end - p));
		const char *next = eol ? eol + 1 : end;
		const char *code = g_strstr_len(p, next - p, "> <");
		const char *text = NULL;
		if (code && *p == '<' && next - code >= 8 && code[7] == '>')
			text = g_hash_table_lookup(ligatures, GUINT_TO_POINTER(g_ascii_strtoull(code + 3, NULL, 16)));
		if (text) {
			g_autofree gunichar2 *utf16 = g_utf8_to_utf16(text, -1, NULL, NULL, NULL);
			g_string_append_len(out, p, code + 3 - p);
			for (const gunichar2 *u = utf16; *u; u++)
				g_string_append_printf(out, "%04x", *u);
			g_string_append_len(out, code + 7, next - code - 7);
			changed = TRUE;
		} else {
			g_string_append_len(out, p, next - p);
		}
		p = next;
	}
	if (changed)
		return out;
	g_string_free(out, TRUE);
	return NULL;
}
