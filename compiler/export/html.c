// SPDX-License-Identifier: EUPL-1.2
/*
 * One HTML file; see export.h. What it looks like and says is in
 * templates/export/html.xsl; here it is only written, as HTML that is XML too:
 * void elements closed in themselves, all others with an end tag.
 */
#include "export/export.h"

#include "document/document.h"

#include <libxml/xmlsave.h>
#include <string.h>

static GBytes *write_html(xmlDoc *page)
{
	static const char doctype[] = "<!DOCTYPE html>\n";
	xmlBuffer *buffer = xmlBufferCreate();
	xmlSaveCtxt *save = xmlSaveToBuffer(buffer, "UTF-8", XML_SAVE_XHTML | XML_SAVE_NO_DECL);
	GByteArray *bytes = g_byte_array_new();

	xmlSaveDoc(save, page);
	xmlSaveClose(save);
	g_byte_array_append(bytes, (const guint8 *)doctype, sizeof doctype - 1);
	g_byte_array_append(bytes, xmlBufferContent(buffer), (guint)xmlBufferLength(buffer));
	xmlBufferFree(buffer);
	return g_byte_array_free_to_bytes(bytes);
}

GBytes *export_html(const xmlDoc *tree, const struct export_figures *figures, const struct export_look *look, GError **error)
{
	static const char *const parameters[] = { NULL };
	xmlDoc *prepared = export_prepare(tree, figures, look), *page = template_run(prepared, "export/html", parameters, error);
	GBytes *bytes = page ? write_html(page) : NULL;

	xmlFreeDoc(page);
	xmlFreeDoc(prepared);
	return bytes;
}
