// SPDX-License-Identifier: EUPL-1.2
/*
 * Files put inside the PDF (PDF 32000-1, 7.11.4; ISO 19005-3, 6.8): each a
 * stream with its type and date, a specification with its relationship, and one
 * name tree. A PDF that holds its own charter can be checked again years later.
 */
#include "typeset/finish.h"

#include <string.h>

/* A MIME type as a PDF name: application#2fxml. */
static void write_type(GString *out, const char *type)
{
	for (const char *p = type; *p; p++)
		if (*p == '/')
			g_string_append(out, "#2f");
		else if (g_ascii_isalnum(*p) || *p == '-' || *p == '+' || *p == '.')
			g_string_append_c(out, *p);
}

static guint write_stream(struct objects *objects, const struct attachment *attachment, const char *stamp)
{
	gsize length;
	const void *data = g_bytes_get_data(attachment->bytes, &length);
	g_autoptr(GString) dictionary = g_string_new("/Type/EmbeddedFile/Subtype/");
	guint id = objects->next_id++;
	write_type(dictionary, attachment->type);
	g_string_append_printf(dictionary, "/Params<</Size %" G_GSIZE_FORMAT "/ModDate(%s)>>", length, stamp);
	objects_stream(objects, id, dictionary->str, data, length);
	return id;
}

static guint write_specification(struct objects *objects, const struct attachment *attachment, guint stream)
{
	GString *out = objects->out;
	guint id = objects->next_id++;
	objects_begin(objects, id);
	g_string_append(out, "<</Type/Filespec/F");
	objects_text(objects, attachment->name);
	g_string_append(out, "/UF");
	objects_text(objects, attachment->name);
	g_string_append(out, "/Desc");
	objects_text(objects, attachment->description);
	g_string_append_printf(out, "/AFRelationship/%s/EF<</F %u 0 R/UF %u 0 R>>>>", attachment->relationship, stream, stream);
	objects_end(objects);
	return id;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	const struct attachment *const *x = a, *const *y = b;
	return strcmp((*x)->name, (*y)->name);
}

void finish_files(struct objects *objects, const GPtrArray *attachments, const char *stamp)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	for (guint i = 0; i < attachments->len; i++)
		g_ptr_array_add(sorted, attachments->pdata[i]);
	g_ptr_array_sort(sorted, by_name); /* a name tree is in order */
	for (guint i = 0; i < sorted->len; i++) {
		guint stream = write_stream(objects, sorted->pdata[i], stamp);
		guint id = write_specification(objects, sorted->pdata[i], stream);
		g_array_append_val(objects->file_ids, id);
	}
	objects->names_id = objects->next_id++;
	objects_begin(objects, objects->names_id);
	g_string_append(objects->out, "<</EmbeddedFiles<</Names[");
	for (guint i = 0; i < sorted->len; i++) {
		objects_text(objects, ((const struct attachment *)sorted->pdata[i])->name);
		objects_reference(objects, g_array_index(objects->file_ids, guint, i));
	}
	g_string_append(objects->out, "]>>>>");
	objects_end(objects);
}
