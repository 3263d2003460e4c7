// SPDX-License-Identifier: EUPL-1.2
/*
 * Test tool: a document tree (already numbered) to PDF or to its layout dump.
 * typeset-file pdf|dump INPUT.xml OUTPUT. Draws plain pictures for figures.
 */
#include "typeset/typeset.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

static guint pages(void *data, const char *schema, double *ret_width, double *ret_height)
{
	*ret_width = strcmp(schema, "debout") == 0 ? 300 : 780;
	*ret_height = strcmp(schema, "debout") == 0 ? 340 : 500;
	return strcmp(schema, "absent") == 0 ? 0 : strcmp(schema, "deux") == 0 ? 2 : 1;
}

static void draw(void *data, const char *schema, guint page, cairo_t *cr)
{
	double width, height;
	pages(data, schema, &width, &height);
	cairo_set_source_rgb(cr, 0.12, 0.23, 0.37);
	cairo_set_line_width(cr, 1.5);
	cairo_rectangle(cr, 1, 1, width - 2, height - 2);
	cairo_move_to(cr, 1, 1);
	cairo_line_to(cr, width - 1, height - 1);
	cairo_stroke(cr);
	cairo_arc(cr, width / 2, height / 2, 40 + 20 * page, 0, 6.28);
	cairo_fill(cr);
}

static char *alt(void *data, const char *schema, guint page)
{
	return g_strdup_printf("Image d'essai, feuille %u", page + 1);
}

int main(int argc, char **argv)
{
	if (argc != 4)
		return 2;
	xmlDoc *tree = xmlReadFile(argv[2], NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	if (!tree)
		return 2;
	const struct figure_source figures = { NULL, pages, draw, alt };
	const struct typeset_options options = { .figures = &figures };
	g_autoptr(GError) error = NULL;
	gboolean done = FALSE;
	if (strcmp(argv[1], "pdf") == 0) {
		g_autoptr(GBytes) pdf = typeset_pdf(tree, &options, &error);
		done = pdf && g_file_set_contents(argv[3], g_bytes_get_data(pdf, NULL), (gssize)g_bytes_get_size(pdf), &error);
	} else {
		g_autofree char *dump = typeset_dump(tree, &options);
		done = g_file_set_contents(argv[3], dump, -1, &error);
	}
	if (error)
		fprintf(stderr, "%s\n", error->message);
	xmlFreeDoc(tree);
	xmlCleanupParser();
	return done ? 0 : 1;
}
