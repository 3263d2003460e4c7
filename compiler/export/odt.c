// SPDX-License-Identifier: EUPL-1.2
/*
 * An OpenDocument text (ISO/IEC 26300, version 1.2); see export.h. The parts are
 * made by templates/export/odt-*.xsl; here they are packed by libzip, in a fixed order and
 * without any clock: the type first and uncompressed, as the standard asks.
 */
#include "export/export.h"

#include "document/document.h"

#include <zip.h>
#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
/* 1 January 1980, midnight: the first moment that a zip can tell. */
#define DOS_DATE 33
#define DOS_TIME 0

/* Takes `bytes`, to be freed by free(). */
static gboolean add_file(zip_t *zip, const char *name, void *bytes, gsize length, gboolean stored)
{
	zip_source_t *source = zip_source_buffer(zip, bytes, length, 1);
	zip_int64_t place = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

	if (place < 0) {
		zip_source_free(source); /* NULL is no matter */
		return FALSE;
	}
	return zip_set_file_compression(zip, (zip_uint64_t)place, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
	       zip_file_set_dostime(zip, (zip_uint64_t)place, DOS_TIME, DOS_DATE, 0) == 0;
}

static gboolean add_xml(zip_t *zip, const char *name, xmlDoc *doc)
{
	xmlChar *bytes;
	int length;

	xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8"); /* xmlFree is free: nobody sets libxml2's allocator */
	return add_file(zip, name, bytes, (gsize)length, FALSE);
}

static gboolean add_pictures(zip_t *zip, xmlNode *parent)
{
	for (xmlNode *node = parent->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!g_str_equal((const char *)node->name, "page")) {
			if (!add_pictures(zip, node))
				return FALSE;
			continue;
		}
		xmlChar *name = xmlGetNoNsProp(node, BAD_CAST "nom");
		g_autofree char *path = g_strdup_printf("Pictures/%s.svg", (const char *)name);
		xmlDoc *svg = xmlNewDoc(BAD_CAST "1.0");
		xmlDocSetRootElement(svg, xmlDocCopyNode(xmlFirstElementChild(node), svg, 1));
		gboolean done = add_xml(zip, path, svg);
		xmlFreeDoc(svg);
		xmlFree(name);
		if (!done)
			return FALSE;
	}
	return TRUE;
}

static gboolean add_logo(zip_t *zip, const struct export_look *look)
{
	gsize length;
	const void *bytes;

	if (!look || !look->logo)
		return TRUE;
	bytes = g_bytes_get_data(look->logo, &length);
	return add_file(zip, "Pictures/logo.png", g_memdup2(bytes, length), length, TRUE); /* g_free is free */
}

/* The XML parts, in the order of the archive. */
static const struct { const char *path, *sheet; } parts[] = {
	{ "content.xml", "export/odt-content" }, { "styles.xml", "export/odt-styles" }, { "meta.xml", "export/odt-meta" },
	{ "META-INF/manifest.xml", "export/odt-manifest" },
};

static gboolean add_parts(zip_t *zip, xmlDoc *prepared, GError **error)
{
	static const char *const parameters[] = { NULL };

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		xmlDoc *part = template_run(prepared, parts[i].sheet, parameters, error);
		gboolean done = part && add_xml(zip, parts[i].path, part);
		xmlFreeDoc(part);
		if (!done)
			return FALSE;
	}
	return TRUE;
}

static GBytes *bytes_of(zip_source_t *target)
{
	zip_stat_t about;

	if (zip_source_stat(target, &about) < 0 || zip_source_open(target) < 0)
		return NULL;
	guint8 *bytes = g_malloc(about.size);
	gboolean whole = zip_source_read(target, bytes, about.size) == (zip_int64_t)about.size;
	zip_source_close(target);
	if (whole)
		return g_bytes_new_take(bytes, about.size);
	g_free(bytes);
	return NULL;
}

/* The archive written into `target`, which outlives it. */
static gboolean pack(zip_source_t *target, xmlDoc *prepared, const struct export_look *look, GError **error)
{
	zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, NULL);

	if (!zip)
		return FALSE;
	zip_source_keep(target); /* the archive takes one reference */
	if (add_file(zip, "mimetype", strdup(MEDIA_TYPE), strlen(MEDIA_TYPE), TRUE) && add_parts(zip, prepared, error) &&
	    add_logo(zip, look) && add_pictures(zip, xmlDocGetRootElement(prepared)) && zip_close(zip) == 0)
		return TRUE;
	zip_discard(zip);
	return FALSE;
}

GBytes *export_odt(const xmlDoc *tree, const struct export_figures *figures, const struct export_look *look, GError **error)
{
	xmlDoc *prepared = export_prepare(tree, figures, look);
	zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
	GBytes *bytes = target && pack(target, prepared, look, error) ? bytes_of(target) : NULL;

	if (!bytes && error && !*error)
		g_set_error(error, EXPORT_ERROR, EXPORT_ERROR_ARCHIVE, "the OpenDocument archive could not be written");
	zip_source_free(target);
	xmlFreeDoc(prepared);
	return bytes;
}
