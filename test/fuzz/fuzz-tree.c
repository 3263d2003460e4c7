// SPDX-License-Identifier: EUPL-1.2
/* Bytes as a document tree that its grammar admits: PDF, HTML, OpenDocument. */
#include "common.h"

#include "export/export.h"
#include "typeset/typeset.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

static xmlRelaxNG *grammar;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	gsize size;
	fuzz_prepare();
	g_autoptr(GBytes) bytes = g_resources_lookup_data("/entente/schema/document.rng", 0, NULL);
	const char *text = g_bytes_get_data(bytes, &size);
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(text, (int)size);

	grammar = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	g_assert(grammar);
	return 0;
}

static guint pages(void *data, const char *schema, double *ret_width, double *ret_height)
{
	*ret_width = 700;
	*ret_height = 500;
	return schema[0] == 'x' ? 0 : 1;
}

static void draw(void *data, const char *schema, guint page, cairo_t *cr)
{
	cairo_rectangle(cr, 10, 10, 100, 100);
	cairo_stroke(cr);
}

static char *alt(void *data, const char *schema, guint page)
{
	return g_strdup("image");
}

static char *svg(void *data, const char *schema, guint page)
{
	return g_strdup("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 700 500'/>");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct figure_source figures = { NULL, pages, draw, alt };
	const struct typeset_options options = { .figures = &figures };
	const struct export_figures drawings = { NULL, pages, svg, alt };
	xmlDoc *doc = size < (1 << 20) ? xmlReadMemory((const char *)data, (int)size, "arbre.xml", NULL, XML_PARSE_NONET) : NULL;
	xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(grammar);

	if (doc && !doc->intSubset && xmlRelaxNGValidateDoc(context, doc) == 0) {
		g_autoptr(GBytes) pdf = typeset_pdf(doc, &options, NULL), html = export_html(doc, &drawings, NULL, NULL),
				  odt = export_odt(doc, &drawings, NULL, NULL);
	}
	xmlRelaxNGFreeValidCtxt(context);
	xmlFreeDoc(doc);
	return 0;
}
