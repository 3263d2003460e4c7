// SPDX-License-Identifier: EUPL-1.2
/*
 * Where words may be divided.
 *
 * Takes one word with its punctuation; leaves the bytes before which a break is
 * allowed, by the patterns of libhyphen (Debian's hyphen-fr, -nl, -de, -en-gb,
 * compiled in). On top of the patterns: two letters stay left, three right,
 * three after an elided article («l'an-nexe» is ugly); words with two capitals
 * or a digit stay whole. libhyphen reads files only, so the dictionary is put
 * into an anonymous file in memory.
 */
#include "text/text.h"
#include "typeset/layout.h"

#include <gio/gio.h>
#include <hyphen.h>
#include <string.h>
#include <unistd.h>

#define MAX_WORD 100 /* bytes */
#define KEEP_LEFT 2
#define KEEP_RIGHT 3
#define KEEP_ELIDED 3

struct hyphen {
	char *lang;
	gboolean loaded;        /* the dictionary: when first asked for */
	HyphenDict *dict;       /* NULL: a language without one, words stay whole */
	GHashTable *known;      /* look-up only: word -> bits of its points */
};

struct hyphen *hyphen_new(const char *lang)
{
	struct hyphen *hyphen = g_new0(struct hyphen, 1);
	hyphen->lang = g_strdup(lang);
	hyphen->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return hyphen;
}

static void load(struct hyphen *hyphen)
{
	hyphen->loaded = TRUE;
	g_autofree char *resource = g_strdup_printf("/entente/hyphen/%s.dic", hyphen->lang);
	g_autoptr(GBytes) bytes = g_resources_lookup_data(resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	if (!bytes)
		return;
	int fd;
	g_autofree char *path = text_memory_file(hyphen->lang, bytes, &fd);
	hyphen->dict = hnj_hyphen_load(path);
	if (!hyphen->dict)
		text_no_memory(hyphen->lang);
	close(fd);
}

void hyphen_free(struct hyphen *hyphen)
{
	if (!hyphen)
		return;
	if (hyphen->dict)
		hnj_hyphen_free(hyphen->dict);
	g_hash_table_unref(hyphen->known);
	g_free(hyphen->lang);
	g_free(hyphen);
}

/* The letters of `word` between `ret_from` and `ret_to`; FALSE if it must stay whole. */
static gboolean letters(const char *word, gsize length, gsize *ret_from, gsize *ret_to, gboolean *ret_elided)
{
	gsize from = 0, to = 0;
	guint capitals = 0;
	*ret_elided = FALSE;
	for (const char *p = word; p < word + length; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		gsize at = (gsize)(p - word), next = (gsize)(g_utf8_next_char(p) - word);
		if (c == 0x2019 || c == '\'') {
			*ret_elided = to > from;
			from = to = next;
		} else if (g_unichar_isalpha(c)) {
			capitals += g_unichar_isupper(c) != 0;
			if (to == from)
				from = at;
			if (to != from && to != at)
				return FALSE; /* two words: «et/ou», a·e */
			to = next;
		} else if (g_unichar_isdigit(c) || c == '@' || c == '/') {
			return FALSE;
		}
	}
	*ret_from = from;
	*ret_to = to;
	return capitals < 2 && to > from && to - from < MAX_WORD;
}

/* `word` in the dictionary's own encoding: UTF-8, or one byte per letter. NULL if it cannot be. */
static char *encode(const HyphenDict *dict, const char *word)
{
	if (dict->utf8)
		return g_strdup(word);
	GString *bytes = g_string_new(NULL);
	for (const char *p = word; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		g_string_append_c(bytes, c < 256 ? (char)c : '?');
	}
	return g_string_free(bytes, FALSE);
}

static guint find_points(struct hyphen *hyphen, const char *word, gsize length, gboolean *points)
{
	gsize from, to;
	gboolean elided;
	memset(points, 0, length * sizeof *points);
	if (!hyphen->loaded)
		load(hyphen);
	if (!hyphen->dict || length > MAX_WORD || !letters(word, length, &from, &to, &elided))
		return 0;
	g_autofree char *low = g_utf8_strdown(word + from, (gssize)(to - from));
	gsize low_length = strlen(low);
	if (low_length != to - from || g_utf8_strlen(low, -1) < KEEP_LEFT + KEEP_RIGHT)
		return 0;
	g_autofree char *coded = encode(hyphen->dict, low);
	gsize coded_length = strlen(coded);
	char marks[MAX_WORD + 6] = { 0 };
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	if (hnj_hyphen_hyphenate3(hyphen->dict, coded, (int)coded_length, marks, NULL, &rep, &pos, &cut, 2, 2, 2, 2))
		return 0;
	guint count = 0;
	glong n = 0, total = g_utf8_strlen(low, -1);
	glong left = elided ? KEEP_ELIDED : KEEP_LEFT;
	/* hyphenate3 leaves one mark per character in UTF-8 dictionaries. */
	for (const char *p = low; *p; p = g_utf8_next_char(p), n++)
		if (n >= left && total - n >= KEEP_RIGHT && (marks[n - 1] & 1) && !(rep && rep[n - 1])) {
			points[from + (gsize)(p - low)] = TRUE;
			count++;
		}
	if (rep)
		for (gsize i = 0; i < coded_length; i++)
			free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
	return count;
}

guint hyphen_points(struct hyphen *hyphen, const char *word, gsize length, gboolean *points)
{
	if (length > 63)
		return find_points(hyphen, word, length, points);
	char key[64];
	memcpy(key, word, length);
	key[length] = 0;
	guint64 *bits = g_hash_table_lookup(hyphen->known, key);
	if (!bits) {
		bits = g_new0(guint64, 1);
		find_points(hyphen, word, length, points);
		for (gsize i = 0; i < length; i++)
			*bits |= (guint64)(points[i] != 0) << i;
		g_hash_table_insert(hyphen->known, g_strdup(key), bits);
	}
	for (gsize i = 0; i < length; i++)
		points[i] = *bits >> i & 1;
	return *bits != 0;
}
