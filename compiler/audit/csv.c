// SPDX-License-Identifier: EUPL-1.2
/*
 * Comma-separated values, read strictly (RFC 4180), with the place of what is
 * wrong. Ours, because libcsv (the only reader in Debian for C) repairs faults in
 * silence and tells no place.
 */
#include "audit/audit.h"

#include <string.h>

char *csv_decode(const char *bytes, gsize length)
{
	static const struct { const char *mark; gsize length; const char *encoding; } marks[] = {
		{ "\xef\xbb\xbf", 3, "UTF-8" }, { "\xff\xfe", 2, "UTF-16LE" }, { "\xfe\xff", 2, "UTF-16BE" },
	};
	const char *encoding = g_utf8_validate(bytes, (gssize)length, NULL) ? "UTF-8" : "WINDOWS-1252";
	gsize written;

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
		if (length >= marks[i].length && memcmp(bytes, marks[i].mark, marks[i].length) == 0) {
			bytes += marks[i].length;
			length -= marks[i].length;
			encoding = marks[i].encoding;
			break;
		}
	char *text = g_convert(bytes, (gssize)length, "UTF-8", encoding, NULL, &written, NULL);
	if (text && strlen(text) != written)
		g_clear_pointer(&text, g_free); /* a NUL inside */
	return text;
}

static void record_free(gpointer data)
{
	struct csv_record *record = data;

	g_ptr_array_unref(record->cells);
	g_free(record);
}

struct reader {
	const char *at;
	char separator;
	guint line;             /* of `at` */
	struct csv_record *record;
	struct csv_fault *fault;
};

static gboolean refuse(struct reader *reader, enum csv_trouble trouble)
{
	*reader->fault = (struct csv_fault){ trouble, reader->line, reader->record ? reader->record->cells->len + 1 : 1 };
	return FALSE;
}

static gboolean ends_cell(const struct reader *reader)
{
	return *reader->at == '\0' || *reader->at == '\n' || *reader->at == '\r' || *reader->at == reader->separator;
}

static gboolean is_control(char c)
{
	return ((guchar)c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
}

static gboolean read_quoted(struct reader *reader, GString *cell)
{
	guint opened = reader->line;

	for (reader->at++;; reader->at++) {
		if (*reader->at == '\0') {
			reader->line = opened;
			return refuse(reader, CSV_UNCLOSED);
		}
		if (is_control(*reader->at))
			return refuse(reader, CSV_CONTROL);
		if (*reader->at == '"' && *++reader->at != '"')
			break;
		reader->line += *reader->at == '\n';
		g_string_append_c(cell, *reader->at);
	}
	return ends_cell(reader) || refuse(reader, CSV_AFTER_QUOTE);
}

static gboolean read_bare(struct reader *reader, GString *cell)
{
	for (; !ends_cell(reader); reader->at++) {
		if (*reader->at == '"')
			return refuse(reader, CSV_QUOTE);
		if (is_control(*reader->at))
			return refuse(reader, CSV_CONTROL);
		g_string_append_c(cell, *reader->at);
	}
	return TRUE;
}

/* One record, past its end of line. */
static gboolean read_record(struct reader *reader)
{
	for (;;) {
		g_autoptr(GString) cell = g_string_new(NULL);
		if (!(*reader->at == '"' ? read_quoted(reader, cell) : read_bare(reader, cell)))
			return FALSE;
		g_ptr_array_add(reader->record->cells, g_strstrip(g_strdup(cell->str)));
		if (*reader->at != reader->separator)
			break;
		reader->at++;
	}
	if (*reader->at == '\r' && reader->at[1] == '\n')
		reader->at++;
	if (*reader->at)
		reader->at++, reader->line++;
	return TRUE;
}

static gboolean is_empty(const struct csv_record *record)
{
	for (guint i = 0; i < record->cells->len; i++)
		if (*(const char *)record->cells->pdata[i])
			return FALSE;
	return TRUE;
}

GPtrArray *csv_read(const char *text, char separator, struct csv_fault *ret_fault)
{
	GPtrArray *records = g_ptr_array_new_with_free_func(record_free);
	struct reader reader = { text, separator, 1, NULL, ret_fault };

	while (*reader.at) {
		reader.record = g_new0(struct csv_record, 1);
		*reader.record = (struct csv_record){ reader.line, g_ptr_array_new_with_free_func(g_free) };
		g_ptr_array_add(records, reader.record);
		if (records->len > CSV_MAX_RECORDS)
			refuse(&reader, CSV_TOO_LONG);
		else if (read_record(&reader)) {
			if (is_empty(reader.record))
				g_ptr_array_remove_index(records, records->len - 1);
			continue;
		}
		g_ptr_array_unref(records);
		return NULL;
	}
	return records;
}
