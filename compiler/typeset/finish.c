// SPDX-License-Identifier: EUPL-1.2
/*
 * The finishing pass, with libqpdf.
 *
 * Takes cairo's PDF and what the painter recorded; leaves the file that is
 * written to disk. New objects are put after cairo's before libqpdf reads the
 * file (finish-objects.c); page contents are rewritten leaf by leaf;
 * ligatures, which cairo maps to their own code points, are spelt out in the
 * fonts' ToUnicode maps. Dates come from the document, the identifier from the
 * bytes.
 */
#include "typeset/finish.h"

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* ---- dates ------------------------------------------------------------------------------ */

/* 2026-12-01T00:00:00Z, from the document or SOURCE_DATE_EPOCH; newly allocated. */
static char *date_stamp(struct typeset *t)
{
	const char *date = doc_get(t, xmlDocGetRootElement(t->tree), "date");
	int year, month, day, read = 0;
	if (date && sscanf(date, "%4d-%2d-%2d%n", &year, &month, &day, &read) == 3 && date[read] == 0
	    && g_date_valid_dmy((GDateDay)day, month, (GDateYear)year))
		return g_strdup_printf("%04d-%02d-%02dT00:00:00Z", year, month, day);
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(epoch ? g_ascii_strtoll(epoch, NULL, 10) : 946684800);
	return time ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup("2000-01-01T00:00:00Z");
}

/* D:20261201000000Z */
static char *pdf_date(const char *stamp)
{
	GString *date = g_string_new("D:");
	for (const char *p = stamp; *p; p++)
		if (g_ascii_isdigit(*p) || *p == 'Z')
			g_string_append_c(date, *p);
	return g_string_free(date, FALSE);
}

/* ---- pages and fonts ---------------------------------------------------------------------- */

static void set_reference(qpdf_data q, qpdf_oh dictionary, const char *key, guint id)
{
	qpdf_oh_replace_key(q, dictionary, key, qpdf_get_object_by_id(q, (int)id, 0));
}

static void replace_stream(qpdf_data q, qpdf_oh stream, const GString *data)
{
	qpdf_oh_replace_stream_data(q, stream, (const unsigned char *)data->str, data->len, qpdf_oh_new_null(q),
				    qpdf_oh_new_null(q));
}

static void finish_page(qpdf_data q, guint index, const struct objects *objects, const GArray *leaves)
{
	qpdf_oh page = qpdf_get_page_n(q, index);
	unsigned char *data = NULL;
	size_t length = 0;
	if (qpdf_oh_get_page_content_data(q, page, &data, &length) < QPDF_ERRORS) {
		GString *content = content_rewrite((const char *)data, length, leaves);
		replace_stream(q, qpdf_oh_get_key(q, page, "/Contents"), content);
		g_string_free(content, TRUE);
	}
	free(data);
	qpdf_oh_replace_key(q, page, "/Tabs", qpdf_oh_new_name(q, "/S"));
	qpdf_oh_replace_key(q, page, "/StructParents", qpdf_oh_new_integer(q, index));
	const GArray *links = objects->annotations->pdata[index];
	qpdf_oh_remove_key(q, page, "/Annots");
	if (!links->len)
		return;
	qpdf_oh annotations = qpdf_oh_new_array(q);
	for (guint i = 0; i < links->len; i++)
		qpdf_oh_append_item(q, annotations, qpdf_get_object_by_id(q, (int)g_array_index(links, guint, i), 0));
	qpdf_oh_replace_key(q, page, "/Annots", annotations);
}

static void spell_ligatures(qpdf_data q, qpdf_oh font, GHashTable *ligatures)
{
	qpdf_oh map = qpdf_oh_get_key(q, font, "/ToUnicode");
	unsigned char *data = NULL;
	size_t length = 0;
	QPDF_BOOL filtered = QPDF_FALSE;
	if (!qpdf_oh_is_stream(q, map)
	    || qpdf_oh_get_stream_data(q, map, qpdf_dl_all, &filtered, &data, &length) >= QPDF_ERRORS || !data)
		return;
	GString *spelt = content_unligature((const char *)data, length, ligatures);
	if (spelt) {
		replace_stream(q, map, spelt);
		g_string_free(spelt, TRUE);
	}
	free(data);
}

/* cairo numbers the glyphs of a TrueType subset as their codes, and does not say so. */
static void say_identity(qpdf_data q, qpdf_oh font)
{
	qpdf_oh inner = qpdf_oh_get_array_item(q, qpdf_oh_get_key(q, font, "/DescendantFonts"), 0);
	if (qpdf_oh_is_dictionary(q, inner)
	    && qpdf_oh_is_name_and_equals(q, qpdf_oh_get_key(q, inner, "/Subtype"), "/CIDFontType2")
	    && !qpdf_oh_has_key(q, inner, "/CIDToGIDMap"))
		qpdf_oh_replace_key(q, inner, "/CIDToGIDMap", qpdf_oh_new_name(q, "/Identity"));
}

/* Each font once, whatever the number of pages that use it. */
static void finish_fonts(qpdf_data q, guint n_pages, GHashTable *ligatures)
{
	g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < n_pages; i++) {
		qpdf_oh resources = qpdf_oh_get_key(q, qpdf_get_page_n(q, i), "/Resources");
		qpdf_oh fonts = qpdf_oh_get_key_if_dict(q, resources, "/Font");
		if (!qpdf_oh_is_dictionary(q, fonts))
			continue;
		g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
		for (qpdf_oh_begin_dict_key_iter(q, fonts); qpdf_oh_dict_more_keys(q);)
			g_ptr_array_add(names, g_strdup(qpdf_oh_dict_next_key(q)));
		for (guint k = 0; k < names->len; k++) {
			qpdf_oh font = qpdf_oh_get_key(q, fonts, names->pdata[k]);
			if (!g_hash_table_add(done, GINT_TO_POINTER(qpdf_oh_get_object_id(q, font))))
				continue;
			spell_ligatures(q, font, ligatures);
			if (qpdf_oh_has_key(q, font, "/DescendantFonts"))
				say_identity(q, font);
		}
	}
}

/* ---- catalogue -------------------------------------------------------------------------------- */

static void info(qpdf_data q, const char *key, const char *value)
{
	if (value && *value)
		qpdf_set_info_key(q, key, value);
}

static void finish_info(qpdf_data q, struct typeset *t, const char *stamp, const char *producer)
{
	const xmlNode *root = xmlDocGetRootElement(t->tree);
	g_autofree char *date = pdf_date(stamp);
	qpdf_oh dictionary = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Info");
	const struct { const char *key, *value; } texts[] = {
		{ "/Title", doc_get(t, root, "titre") },    { "/Author", doc_get(t, root, "auteur") },
		{ "/Subject", doc_get(t, root, "sujet") },  { "/Keywords", doc_get(t, root, "mots") },
		{ "/Producer", producer },
	};
	info(q, "/CreationDate", date);
	info(q, "/ModDate", date);
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		if (texts[i].value && *texts[i].value)
			qpdf_oh_replace_key(q, dictionary, texts[i].key, qpdf_oh_new_unicode_string(q, texts[i].value));
}

static void finish_catalogue(qpdf_data q, struct typeset *t, const struct objects *objects)
{
	qpdf_oh root = qpdf_get_root(q);
	qpdf_oh_replace_key(q, root, "/Lang", qpdf_oh_new_string(q, t->lang));
	qpdf_oh_replace_key(q, root, "/MarkInfo", qpdf_oh_parse(q, "<</Marked true>>"));
	qpdf_oh_replace_key(q, root, "/ViewerPreferences", qpdf_oh_parse(q, "<</DisplayDocTitle true>>"));
	set_reference(q, root, "/StructTreeRoot", objects->tree_id);
	set_reference(q, root, "/Metadata", objects->metadata_id);
	qpdf_oh intent = qpdf_oh_parse(q, "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)>>");
	set_reference(q, intent, "/DestOutputProfile", objects->profile_id);
	qpdf_oh_replace_key(q, root, "/OutputIntents", qpdf_oh_wrap_in_array(q, intent));
	if (objects->names_id) {
		set_reference(q, root, "/Names", objects->names_id);
		qpdf_oh files = qpdf_oh_new_array(q);
		for (guint i = 0; i < objects->file_ids->len; i++)
			qpdf_oh_append_item(q, files, qpdf_get_object_by_id(q, (int)g_array_index(objects->file_ids, guint, i), 0));
		qpdf_oh_replace_key(q, root, "/AF", files);
	}
	if (objects->outlines_id) {
		set_reference(q, root, "/Outlines", objects->outlines_id);
		qpdf_oh_replace_key(q, root, "/PageMode", qpdf_oh_new_name(q, "/UseOutlines"));
	}
}

static void free_ids(void *ids)
{
	g_array_unref(ids);
}

static void make_objects(struct objects *objects, struct typeset *t, struct painted *painted, const char *stamp,
			 const char *producer)
{
	finish_tags(objects, t, painted);
	finish_outlines(objects, painted);
	g_autofree char *xmp = finish_xmp(t, stamp, producer);
	objects->metadata_id = objects->next_id++;
	objects_stream(objects, objects->metadata_id, "/Type/Metadata/Subtype/XML", xmp, strlen(xmp));
	g_autoptr(GBytes) profile = finish_srgb();
	gsize length;
	const void *data = g_bytes_get_data(profile, &length);
	objects->profile_id = objects->next_id++;
	objects_stream(objects, objects->profile_id, "/N 3", data, length);
	if (t->attachments) {
		g_autofree char *date = pdf_date(stamp);
		finish_files(objects, t->attachments, date);
	}
}

static GBytes *write_pdf(qpdf_data q)
{
	if (qpdf_init_write_memory(q) >= QPDF_ERRORS)
		return NULL;
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	qpdf_set_compress_streams(q, QPDF_TRUE);
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	qpdf_force_pdf_version(q, "1.7");
	if (qpdf_write(q) >= QPDF_ERRORS)
		return NULL;
	return g_bytes_new(qpdf_get_buffer(q), qpdf_get_buffer_length(q));
}

/* All objects are there: what libqpdf must change in them. NULL if it cannot. */
static GBytes *finish_file(qpdf_data q, struct typeset *t, const struct painted *painted, const struct objects *objects,
			   const char *stamp, const char *producer)
{
	guint n_pages = painted->leaves->len;
	g_assert(qpdf_get_num_pages(q) == (int)n_pages);
	for (guint i = 0; i < n_pages; i++)
		finish_page(q, i, objects, painted->leaves->pdata[i]);
	finish_fonts(q, n_pages, t->ligatures);
	finish_info(q, t, stamp, producer);
	finish_catalogue(q, t, objects);
	return write_pdf(q);
}

static GBytes *finish(qpdf_data q, struct objects *objects, struct typeset *t, struct painted *painted)
{
	static const char producer[] = "entente " ENTENTE_VERSION " (cairo, qpdf)";
	if (!objects_begin_file(objects, painted->pdf))
		return NULL;
	g_assert(objects->page_ids->len == painted->leaves->len);
	objects->annotations = g_ptr_array_new_with_free_func(free_ids);
	for (guint i = 0; i < painted->leaves->len; i++)
		g_ptr_array_add(objects->annotations, g_array_new(FALSE, FALSE, sizeof(guint)));
	g_autofree char *stamp = date_stamp(t);
	make_objects(objects, t, painted, stamp, producer);
	g_autoptr(GString) file = objects_end_file(objects, painted->pdf);
	if (!file || qpdf_read_memory(q, "cairo.pdf", file->str, file->len, NULL) >= QPDF_ERRORS)
		return NULL;
	return finish_file(q, t, painted, objects, stamp, producer);
}

GBytes *finish_pdf(struct typeset *t, struct painted *painted, GError **error)
{
	qpdf_data q = qpdf_init();
	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	struct objects *objects = objects_new();
	GBytes *pdf = finish(q, objects, t, painted);
	if (!pdf) {
		const char *text = qpdf_has_error(q) ? qpdf_get_error_full_text(q, qpdf_get_error(q)) : "?";
		g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "qpdf: %s", text);
	}
	qpdf_cleanup(&q);
	objects_free(objects);
	return pdf;
}
