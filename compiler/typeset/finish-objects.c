// SPDX-License-Identifier: EUPL-1.2
/*
 * The objects that we add, as PDF text (PDF 32000-1, 7.3), and the file of
 * cairo's objects and ours, with one cross-reference table (7.5.4), for libqpdf
 * to read. cairo's own structure tree, one flat element a leaf, is left out of
 * the table: only its marks are wanted.
 *
 * Nothing is guessed of cairo's file: it is read by its own table, which has
 * entries of twenty bytes.
 */
#include "typeset/finish.h"

#include <stdio.h>
#include <string.h>

#define ENTRY 20 /* bytes of an entry of the table */

struct place { guint id; gsize offset; };

struct objects *objects_new(void)
{
	struct objects *objects = g_new0(struct objects, 1);
	objects->out = g_string_sized_new(1 << 16);
	objects->places = g_array_new(FALSE, FALSE, sizeof(struct place));
	objects->file_ids = g_array_new(FALSE, FALSE, sizeof(guint));
	objects->page_ids = g_array_new(FALSE, FALSE, sizeof(guint));
	return objects;
}

void objects_free(struct objects *objects)
{
	g_string_free(objects->out, TRUE);
	g_array_unref(objects->places);
	g_array_unref(objects->file_ids);
	g_array_unref(objects->page_ids);
	if (objects->annotations)
		g_ptr_array_unref(objects->annotations);
	g_free(objects);
}

/* ---- writing ---------------------------------------------------------------------- */

static void append_unsigned(GString *out, guint value)
{
	char digits[16], *p = digits + sizeof digits;
	do
		*--p = (char)('0' + value % 10);
	while (value /= 10);
	g_string_append_len(out, p, digits + sizeof digits - p);
}

void objects_begin(struct objects *objects, guint id)
{
	struct place place = { id, objects->out->len };
	g_array_append_val(objects->places, place);
	append_unsigned(objects->out, id);
	g_string_append(objects->out, " 0 obj\n");
}

void objects_end(struct objects *objects)
{
	g_string_append(objects->out, "\nendobj\n");
}

void objects_stream(struct objects *objects, guint id, const char *dictionary, const void *data, gsize length)
{
	objects_begin(objects, id);
	g_string_append_printf(objects->out, "<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n", dictionary, length);
	g_string_append_len(objects->out, data, (gssize)length);
	g_string_append(objects->out, "\nendstream");
	objects_end(objects);
}

void objects_integer(struct objects *objects, guint value)
{
	g_string_append_c(objects->out, ' ');
	append_unsigned(objects->out, value);
}

void objects_reference(struct objects *objects, guint id)
{
	objects_integer(objects, id);
	g_string_append(objects->out, " 0 R");
}

void objects_number(struct objects *objects, double value)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	g_string_append_c(objects->out, ' ');
	g_string_append(objects->out, g_ascii_formatd(digits, sizeof digits, "%.2f", value));
}

/* PDFDocEncoding (PDF 32000-1, D.2) of `c`; 0 if it has none. */
static guchar doc_encoded(gunichar c)
{
	static const gunichar high[] = { 0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A,
					 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01,
					 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161,
					 0x017E }; /* from 0x80 */
	if ((c >= 0x20 && c < 0x7f) || (c > 0xa0 && c < 0x100 && c != 0xad))
		return (guchar)c;
	if (c == 0x20ac)
		return 0xa0;
	for (guint i = 0; i < G_N_ELEMENTS(high); i++)
		if (high[i] == c)
			return (guchar)(0x80 + i);
	return 0;
}

/* As a (string) of one byte a sign; FALSE, with nothing written, if it cannot be. */
static gboolean write_literal(GString *out, const char *text)
{
	gsize before = out->len;
	gunichar first = g_utf8_get_char(text);
	gboolean possible = first != 0xfe && first != 0xef; /* they would read as marks of another encoding */
	g_string_append_c(out, '(');
	for (const char *p = text; *p && possible; p = g_utf8_next_char(p)) {
		guchar byte = doc_encoded(g_utf8_get_char(p));
		if (byte == '(' || byte == ')' || byte == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, (char)byte);
		possible = byte != 0;
	}
	g_string_append_c(out, ')');
	if (!possible)
		g_string_truncate(out, before);
	return possible;
}

void objects_text(struct objects *objects, const char *text)
{
	if (write_literal(objects->out, text))
		return;
	g_autofree gunichar2 *utf16 = g_utf8_to_utf16(text, -1, NULL, NULL, NULL);
	g_string_append(objects->out, "<feff");
	for (const gunichar2 *u = utf16; u && *u; u++)
		g_string_append_printf(objects->out, "%04x", *u);
	g_string_append_c(objects->out, '>');
}

/* ---- one file of two ---------------------------------------------------------------- */

/* cairo's file by its own table. */
struct original {
	const char *data, *table;
	gsize length, table_at; /* the table begins there */
	guint size;             /* entries */
	guint root, info;
};

/* Text at `p` of the file, at most `n` bytes, as a string to scan. */
static gboolean copy_text(const struct original *file, gsize at, char *room, gsize n)
{
	if (at >= file->length)
		return FALSE;
	gsize length = MIN(n - 1, file->length - at);
	memcpy(room, file->data + at, length);
	room[length] = 0;
	return TRUE;
}

static gboolean find_table(struct original *file)
{
	char text[256];
	const char *tail = NULL;
	for (gsize i = file->length > 64 ? file->length - 64 : 0; i + 10 < file->length && !tail; i++)
		if (memcmp(file->data + i, "startxref\n", 10) == 0)
			tail = file->data + i + 10;
	if (!tail || !copy_text(file, (gsize)(tail - file->data), text, sizeof text))
		return FALSE;
	file->table_at = (gsize)g_ascii_strtoull(text, NULL, 10);
	int read = 0;
	if (!copy_text(file, file->table_at, text, sizeof text) || sscanf(text, "xref\n0 %u%n", &file->size, &read) != 1)
		return FALSE;
	gsize entries = file->table_at + (gsize)read + 1, end = entries + (gsize)file->size * ENTRY;
	if (!copy_text(file, end, text, sizeof text))
		return FALSE;
	file->table = file->data + entries;
	return sscanf(text, "trailer << /Size %*u /Root %u 0 R /Info %u 0 R", &file->root, &file->info) == 2;
}

/* What an object of cairo's begins with, after «12 0 obj»; NULL for none. */
static const char *object_text(const struct original *file, guint id)
{
	const char *entry = file->table + (gsize)id * ENTRY;
	gsize at = (gsize)g_ascii_strtoull(entry, NULL, 10);
	if (entry[17] != 'n' || at >= file->table_at)
		return NULL;
	const char *line = memchr(file->data + at, '\n', file->table_at - at);
	return line ? line + 1 : NULL;
}

static gboolean begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

gboolean objects_begin_file(struct objects *objects, const GByteArray *cairo_pdf)
{
	struct original file = { .data = (const char *)cairo_pdf->data, .length = cairo_pdf->len };
	if (!find_table(&file))
		return FALSE;
	objects->next_id = file.size;
	for (guint id = 1; id < file.size; id++) {
		static const char pages[] = "<< /Type /Pages\n   /Kids [";
		const char *text = object_text(&file, id);
		if (!text || !begins(text, pages))
			continue;
		text += strlen(pages);
		for (char *end; *text != ']'; text = end) { /* « 12 0 R» */
			guint page = (guint)g_ascii_strtoull(text, &end, 10);
			if (end == text || !begins(end, " 0 R"))
				return FALSE;
			g_array_append_val(objects->page_ids, page);
			for (end += 4; *end == ' ';)
				end++;
		}
	}
	return objects->page_ids->len > 0;
}

static void append_entry(GString *out, gsize offset)
{
	g_string_append_printf(out, "%010" G_GSIZE_FORMAT " %s \n", offset, offset ? "00000 n" : "65535 f");
}

GString *objects_end_file(struct objects *objects, const GByteArray *cairo_pdf)
{
	struct original file = { .data = (const char *)cairo_pdf->data, .length = cairo_pdf->len };
	if (!find_table(&file))
		return NULL;
	GString *out = g_string_sized_new(file.length + objects->out->len + (gsize)objects->next_id * ENTRY);
	g_string_append_len(out, file.data, (gssize)file.table_at);
	g_string_append_len(out, objects->out->str, (gssize)objects->out->len);
	gsize table = out->len;
	g_autofree gsize *offsets = g_new0(gsize, objects->next_id);
	for (guint i = 0; i < objects->places->len; i++) {
		const struct place *place = &g_array_index(objects->places, struct place, i);
		offsets[place->id] = file.table_at + place->offset;
	}
	for (guint id = 1; id < file.size; id++) {
		const char *text = object_text(&file, id);
		if (text && !begins(text, "<< /Type /Struct") && !begins(text, "<< /Nums ["))
			offsets[id] = (gsize)g_ascii_strtoull(file.table + (gsize)id * ENTRY, NULL, 10);
	}
	g_string_append_printf(out, "xref\n0 %u\n", objects->next_id);
	for (guint id = 0; id < objects->next_id; id++)
		append_entry(out, offsets[id]);
	g_string_append_printf(out, "trailer\n<</Size %u/Root %u 0 R/Info %u 0 R>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
			       objects->next_id, file.root, file.info, table);
	return out;
}
