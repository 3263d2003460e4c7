// SPDX-License-Identifier: EUPL-1.2
/*
 * Bytes of a file to UTF-8, so that every later place is a byte of one encoding.
 *
 * The encoding is that of the byte order mark, else of the shape of the first
 * bytes (UTF-16 without mark), else what the XML declaration says, else UTF-8
 * (XML 1.0, appendix F). Only encodings that XML editors write are read.
 * Leaves true: the source's text is valid UTF-8 without mark nor NUL.
 */
#include "load/internal.h"

#include <string.h>

/* The first bytes tell; `skip` is the length of the mark. NULL: ask the declaration. */
static const char *encoding_of_shape(const char *bytes, gsize length, gsize *skip)
{
	static const struct { const char *bytes; gsize length, skip; const char *encoding; } shapes[] = {
		{ "\xef\xbb\xbf", 3, 3, "UTF-8" },
		{ "\xff\xfe\0\0", 4, 4, "UTF-32LE" },
		{ "\0\0\xfe\xff", 4, 4, "UTF-32BE" },
		{ "\xff\xfe", 2, 2, "UTF-16LE" },
		{ "\xfe\xff", 2, 2, "UTF-16BE" },
		{ "<\0?\0", 4, 0, "UTF-16LE" },
		{ "\0<\0?", 4, 0, "UTF-16BE" },
	};

	*skip = 0;
	for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++) {
		if (length >= shapes[i].length && memcmp(bytes, shapes[i].bytes, shapes[i].length) == 0) {
			*skip = shapes[i].skip;
			return shapes[i].encoding;
		}
	}
	return NULL;
}

/* The encoding named by the XML declaration, or NULL; `at` is its offset. */
static char *encoding_declared(const char *bytes, gsize length, gsize *at)
{
	g_autofree char *head = g_strndup(bytes, MIN(length, 400));
	char *end = strstr(head, "?>"), *name, quote;

	if (!g_str_has_prefix(head, "<?xml") || !end)
		return NULL;
	*end = '\0';
	name = strstr(head, "encoding");
	if (!name)
		return NULL;
	name += strlen("encoding");
	name += strspn(name, " \t\r\n=");
	quote = *name;
	if ((quote != '"' && quote != '\'') || !strchr(name + 1, quote))
		return NULL;
	*at = (gsize)(name + 1 - head);
	return g_strndup(name + 1, (gsize)(strchr(name + 1, quote) - name - 1));
}

/* The name iconv knows for a declared encoding that we read, or NULL. */
static char *encoding_known(const char *declared)
{
	g_autofree char *name = g_ascii_strup(declared, -1);
	const char *digits;

	if (g_strcmp0(name, "UTF8") == 0 || g_str_has_prefix(name, "UTF-16") || strcmp(name, "UTF-8") == 0)
		return g_strdup("UTF-8"); /* bytes that can be read so far are not UTF-16 */
	if (strcmp(name, "US-ASCII") == 0 || strcmp(name, "ASCII") == 0)
		return g_strdup("US-ASCII");
	if (strcmp(name, "LATIN1") == 0)
		return g_strdup("ISO-8859-1");
	g_strdelimit(name, "_", '-');
	digits = g_str_has_prefix(name, "ISO-8859-")   ? name + 9
		 : g_str_has_prefix(name, "WINDOWS-125") ? name + 11
		 : g_str_has_prefix(name, "CP125")       ? name + 5
							 : "";
	if (!*digits || strlen(digits) > 2 || strspn(digits, "0123456789") != strlen(digits))
		return NULL;
	char *known = name[0] == 'I' ? g_strdup(name) : g_strdup_printf("CP125%s", digits);
	GIConv reader = g_iconv_open("UTF-8", known);
	if (reader == (GIConv)-1) /* ISO-8859-99 */
		g_clear_pointer(&known, g_free);
	else
		g_iconv_close(reader);
	return known;
}

static struct source *keep(struct loader *loader, const char *name, char *text, gsize length)
{
	struct source *source = source_new(name, text, length);

	g_ptr_array_add(loader->loaded->sources, source);
	return source;
}

/* A byte that is not of the encoding: the text before it, as it is, then what
 * can be shown of the rest. */
static void refuse(struct loader *loader, const char *name, const char *encoding, GString *before,
		   const char *rest, gsize length)
{
	g_autofree char *hex = g_strdup_printf("0x%02X", length ? (guint)(guchar)*rest : 0);
	gsize at = before->len;
	struct source *source;

	for (gsize i = 0; i < length && i < 400; i++)
		g_string_append_unichar(before, g_ascii_isprint(rest[i]) || strchr("\t\r\n", rest[i]) ? (guchar)rest[i] : 0xfffd);
	source = keep(loader, name, before->str, before->len);
	g_string_free(before, FALSE);
	if (length && *rest == '\0')
		findings_say(loader->findings, loader->lang, MSG_CHARACTER, (struct place){ source, at }, NULL, "U+0000");
	else
		findings_say(loader->findings, loader->lang, MSG_ENCODING_INVALID, (struct place){ source, at }, NULL,
			     encoding, hex);
}

static struct source *decode_utf8(struct loader *loader, const char *name, const char *bytes, gsize length)
{
	const char *end;
	gsize good;

	if (g_utf8_validate_len(bytes, length, &end))
		return keep(loader, name, g_strndup(bytes, length), length);
	good = (gsize)(end - bytes);
	refuse(loader, name, "UTF-8", g_string_new_len(bytes, (gssize)good), end, length - good);
	return NULL;
}

static struct source *decode_other(struct loader *loader, const char *name, const char *encoding,
				   const char *bytes, gsize length)
{
	gsize good = 0, converted = 0;
	g_autofree char *text = g_convert(bytes, (gssize)length, "UTF-8", encoding, &good, &converted, NULL);

	if (text && good == length) {
		struct source *source = decode_utf8(loader, name, text, converted);

		return source;
	}
	g_free(text);
	text = g_convert(bytes, (gssize)good, "UTF-8", encoding, NULL, &converted, NULL);
	refuse(loader, name, encoding, g_string_new_len(text ? text : "", text ? (gssize)converted : 0), bytes + good,
	       length - good);
	return NULL;
}

struct source *decode(struct loader *loader, const char *name, const char *bytes, gsize length)
{
	gsize skip, at = 0;
	const char *shape = encoding_of_shape(bytes, length, &skip);
	g_autofree char *declared = shape ? NULL : encoding_declared(bytes, length, &at);
	g_autofree char *encoding = declared ? encoding_known(declared) : g_strdup(shape ? shape : "UTF-8");

	if (length > LOAD_MAX_BYTES) {
		g_autofree char *limit = g_strdup_printf("%u", LOAD_MAX_BYTES);
		struct source *source = keep(loader, name, g_strdup(""), 0);

		findings_say(loader->findings, loader->lang, MSG_TOO_BIG, (struct place){ source, 0 }, NULL, limit);
		return NULL;
	}
	if (!encoding) {
		g_autofree char *before = g_utf8_make_valid(bytes, (gssize)at), *said = g_utf8_make_valid(declared, -1);
		char *text = g_utf8_make_valid(bytes, (gssize)length);
		struct source *source = keep(loader, name, text, strlen(text));

		findings_say(loader->findings, loader->lang, MSG_ENCODING_UNKNOWN, (struct place){ source, strlen(before) }, NULL,
			     said);
		return NULL;
	}
	bytes += skip;
	length -= skip;
	return strcmp(encoding, "UTF-8") == 0 ? decode_utf8(loader, name, bytes, length)
					      : decode_other(loader, name, encoding, bytes, length);
}
