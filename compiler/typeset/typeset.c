// SPDX-License-Identifier: EUPL-1.2
/*
 * The passes of the typesetter, in order: style and fonts, the flow of items
 * (block.c, table.c, front.c), pages (page.c), marks (draw.c, paint.c), and the
 * finished PDF (finish.c). One arena, no globals: several papers may be made at
 * once, one thread each.
 */
#include "typeset/layout.h"

#include "text/text.h"
#include "typeset/finish.h"

static void unref_scaled(void *font)
{
	cairo_scaled_font_destroy(font);
}

static void load_base_fonts(struct typeset *t)
{
	static const char *const families[] = { FONT_SERIF, FONT_SANS, FONT_LABEL };
	G_STATIC_ASSERT(G_N_ELEMENTS(families) == G_N_ELEMENTS(t->base_fonts));
	for (guint i = 0; i < G_N_ELEMENTS(families); i++) {
		PangoFontDescription *description = pango_font_description_new();
		pango_font_description_set_family_static(description, families[i]);
		pango_font_description_set_absolute_size(description, 10 * PANGO_SCALE);
		t->base_fonts[i] = pango_context_load_font(t->pango, description);
		pango_font_description_free(description);
		g_assert(t->base_fonts[i]);
	}
}

static void start(struct typeset *t, const xmlDoc *tree, const struct typeset_options *options)
{
	t->tree = tree;
	t->figures = options->figures;
	t->attachments = options->attachments && options->attachments->len ? options->attachments : NULL;
	arena_start(t);
	xmlChar *lang = xmlNodeGetLang(xmlDocGetRootElement(tree));
	t->lang = arena_strdup(t, lang ? (const char *)lang : "fr");
	xmlFree(lang);
	t->look = options->look;
	t->style = style_load("page", options->look);
	t->pango = text_context_new();
	pango_context_set_language(t->pango, pango_language_from_string(t->lang));
	load_base_fonts(t);
	t->drawable = g_hash_table_new(NULL, NULL);
	t->scaled = g_hash_table_new_full(NULL, NULL, unref_scaled, NULL);
	t->expanded = g_hash_table_new(NULL, NULL);
	t->ligatures = g_hash_table_new(NULL, NULL);
	t->ligature_codes = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
	t->faces = faces_new();
	t->by_node = g_hash_table_new(NULL, NULL);
	t->hyphen = hyphen_new(t->lang);
	t->items = arena_list(t);
	t->anchors = arena_list(t);
	t->pages = arena_list(t);
	t->notes = arena_list(t);
	t->document = tag_new(t, NULL, "Document");
}

static void end(struct typeset *t)
{
	hyphen_free(t->hyphen);
	g_hash_table_unref(t->by_node);
	g_ptr_array_unref(t->faces);
	g_hash_table_unref(t->expanded);
	g_hash_table_unref(t->ligatures);
	g_hash_table_unref(t->ligature_codes);
	g_hash_table_unref(t->scaled);
	g_hash_table_unref(t->drawable);
	for (guint i = 0; i < G_N_ELEMENTS(t->base_fonts); i++)
		g_object_unref(t->base_fonts[i]);
	g_object_unref(t->pango);
	style_free(t->style);
	arena_end(t);
}

static void lay_out(struct typeset *t)
{
	struct flow flow = { .t = t, .items = t->items, .parent = t->document, .style = style_text(t->style, "corps") };
	flow_body(&flow, xmlDocGetRootElement(t->tree));
	paginate(t);
}

GBytes *typeset_pdf(const xmlDoc *tree, const struct typeset_options *options, GError **error)
{
	struct typeset t = { 0 };
	start(&t, tree, options);
	lay_out(&t);
	g_autoptr(painted_t) painted = painted_new();
	struct painter painter = painter_cairo(painted);
	draw_pages(&t, &painter);
	GBytes *pdf = painted_end(painted, error) ? finish_pdf(&t, painted, error) : NULL;
	end(&t);
	return pdf;
}

char *typeset_dump(const xmlDoc *tree, const struct typeset_options *options)
{
	struct typeset t = { 0 };
	start(&t, tree, options);
	lay_out(&t);
	char *dump = dump_layout(&t);
	end(&t);
	return dump;
}
