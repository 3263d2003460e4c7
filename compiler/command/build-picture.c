// SPDX-License-Identifier: EUPL-1.2
/*
 * The sheets of a drawing as files: SVG with its text equivalent, tagged PDF, PNG.
 */
#include "command/build.h"

#include <string.h>

/* ---- PNG --------------------------------------------------------------- */

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length)
{
	g_byte_array_append(closure, data, length);
	return CAIRO_STATUS_SUCCESS;
}

GBytes *build_picture(const struct scene *scene)
{
	double width, height, scale = PICTURE_DPI / 72;
	GByteArray *bytes = g_byte_array_new();

	scene_size(scene, &width, &height);
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(width * scale + .5), (int)(height * scale + .5));
	cairo_t *cr = cairo_create(surface);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, scale, scale);
	scene_paint(scene, cr);
	gboolean painted = cairo_status(cr) == CAIRO_STATUS_SUCCESS &&
			   cairo_surface_write_to_png_stream(surface, append, bytes) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	if (painted)
		return g_byte_array_free_to_bytes(bytes);
	g_byte_array_unref(bytes);
	return NULL;
}

/* ---- PDF --------------------------------------------------------------- */

static guint one_page(void *data, const char *schema, double *ret_width, double *ret_height)
{
	(void)schema;
	scene_size(data, ret_width, ret_height);
	return 1;
}

static void draw_page(void *data, const char *schema, guint page, cairo_t *cr)
{
	(void)schema;
	(void)page;
	scene_paint(data, cr);
}

static char *alt_of(void *data, const char *schema, guint page)
{
	(void)schema;
	(void)page;
	return scene_to_text(data);
}

/* A document whose only matter is the sheet: a tagged figure with its text equivalent. */
static xmlDoc *sheet_tree(const struct build *build, const struct scene *scene)
{
	const struct charter *charter = build->compile->charter;
	g_autofree char *date = date_format(charter->date), *text = scene_to_text(scene);
	g_auto(GStrv) lines = g_strsplit(text, "\n=", 2);
	xmlDoc *tree = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root = xmlNewNode(NULL, BAD_CAST "document");

	g_strdelimit(lines[0], "\n", ' ');
	xmlDocSetRootElement(tree, root);
	xmlSetNs(root, xmlNewNs(root, BAD_CAST "urn:entente:document:1", NULL));
	xmlNodeSetLang(root, BAD_CAST charter->lang);
	xmlNewProp(root, BAD_CAST "modele", BAD_CAST "diagrammes");
	xmlNewProp(root, BAD_CAST "titre", BAD_CAST lines[0]);
	xmlNewProp(root, BAD_CAST "auteur", BAD_CAST (charter->territory_name ? charter->territory_name : ""));
	xmlNewProp(root, BAD_CAST "date", BAD_CAST date);
	xmlNode *figure = xmlNewChild(root, root->ns, BAD_CAST "figure", NULL);
	xmlNewProp(figure, BAD_CAST "schema", BAD_CAST "feuille");
	xmlNewProp(figure, BAD_CAST "alt", BAD_CAST text);
	xmlNewProp(figure, BAD_CAST "paysage", BAD_CAST "oui");
	return tree;
}

static GBytes *sheet_pdf(struct build *build, struct scene *scene, const char *name)
{
	const struct figure_source figures = { scene, one_page, draw_page, alt_of };
	g_autoptr(GError) error = NULL;
	xmlDoc *tree = sheet_tree(build, scene);
	const struct typeset_options options = { .figures = &figures, .look = build->look };
	GBytes *pdf = typeset_pdf(tree, &options, &error);

	xmlFreeDoc(tree);
	if (!pdf)
		say(build->io, build->options->said_in, MSG_PAPER_FAILED, name, error->message);
	return pdf;
}

/* ---- files ------------------------------------------------------------- */

gboolean build_add_sheet(struct build *build, struct scene *scene, const char *name)
{
	g_autofree char *text = g_strconcat(name, ".txt", NULL);

	if (build->options->svg) {
		g_autofree char *svg = g_strconcat(name, ".svg", NULL);
		const struct scene_links links = links_beside(build->links);
		build_add_text(build, svg, scene_to_svg(scene, build->links ? &links : NULL));
	}
	if (build->options->pdf) {
		g_autofree char *file = g_strconcat(name, ".pdf", NULL);
		GBytes *pdf = sheet_pdf(build, scene, name);
		if (!pdf)
			return FALSE;
		build_add(build, file, pdf);
	}
	if (build->options->png) {
		g_autofree char *png = g_strconcat(name, ".png", NULL);
		GBytes *bytes = build_picture(scene);
		if (!bytes)
			return FALSE;
		build_add(build, png, bytes);
	}
	build_add_text(build, text, scene_to_text(scene));
	return TRUE;
}
