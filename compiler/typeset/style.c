// SPDX-License-Identifier: EUPL-1.2
/*
 * Reads a page style from the program's resources.
 *
 * Takes templates/style/<name>.xml; leaves plain structs, with strings borrowed
 * from the parsed file, which the style keeps. These are our own data: a fault
 * in them is a programmer's and stops the program. What a town chose (struct
 * typeset_look) was checked before, and changes what was read.
 */
#include "typeset/style.h"

#include "text/text.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#define NAMESPACE "urn:entente:style:1"

/* Borrowed from the tree: attributes without entities are one text node. */
static const char *get(const xmlNode *node, const char *name)
{
	const xmlAttr *attribute = xmlHasProp((xmlNode *)node, (const xmlChar *)name);
	return attribute && attribute->children ? (const char *)attribute->children->content : NULL;
}

static double length(const xmlNode *node, const char *name, double fallback)
{
	const char *text = get(node, name);
	return text ? g_ascii_strtod(text, NULL) : fallback;
}

static gboolean yes(const xmlNode *node, const char *name)
{
	return g_strcmp0(get(node, name), "oui") == 0;
}

static struct colour colour_parse(const char *text)
{
	if (!text || text[0] != '#' || strlen(text) != 7)
		g_error("style: «%s» is not a colour", text ? text : "");
	guint64 rgb = g_ascii_strtoull(text + 1, NULL, 16);
	return (struct colour){ (double)(rgb >> 16 & 255) / 255, (double)(rgb >> 8 & 255) / 255,
				(double)(rgb & 255) / 255 };
}

/* A colour by the name it has in <couleurs>. */
static struct colour colour_named(const struct style *style, const char *name)
{
	if (!name || strcmp(name, "encre") == 0)
		return style->ink;
	if (strcmp(name, "accent") == 0)
		return style->accent;
	if (strcmp(name, "doux") == 0)
		return style->soft;
	if (strcmp(name, "estampille") == 0)
		return style->stamp;
	return colour_parse(name);
}

static enum align align_parse(const char *text)
{
	static const char *const names[] = { "justifie", "gauche", "centre", "droite" };
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_strcmp0(text, names[i]) == 0)
			return i;
	return ALIGN_LEFT;
}

static void read_text(struct style *style, const xmlNode *node)
{
	struct text_style_def *text = g_new0(struct text_style_def, 1);
	text->name = get(node, "nom");
	text->family = g_strcmp0(get(node, "police"), "sans") == 0 ? FONT_SANS : FONT_SERIF;
	text->size = length(node, "corps", 11);
	text->leading = length(node, "interligne", text->size * 1.3);
	text->bold = g_strcmp0(get(node, "graisse"), "gras") == 0;
	text->italic = g_strcmp0(get(node, "style"), "italique") == 0;
	text->small_caps = yes(node, "petites-capitales");
	text->hyphenate = yes(node, "cesure");
	text->keep_next = yes(node, "suite");
	text->align = align_parse(get(node, "alignement"));
	text->colour = colour_named(style, get(node, "couleur"));
	text->before = length(node, "avant", 0);
	text->after = length(node, "apres", 0);
	text->first_indent = length(node, "alinea", 0);
	text->tracking = length(node, "chasse", 0);
	g_ptr_array_add(style->texts, text);
}

static void read_frame(struct style *style, const xmlNode *node)
{
	struct frame_style *frame = g_new0(struct frame_style, 1);
	frame->name = get(node, "nom");
	frame->fill = colour_parse(get(node, "fond"));
	frame->bar = colour_parse(get(node, "barre"));
	frame->bar_width = length(node, "epaisseur", 2);
	frame->padding = length(node, "marge", 8);
	frame->padding_side = length(node, "cote", 10);
	frame->before = length(node, "avant", 8);
	frame->after = length(node, "apres", 8);
	g_ptr_array_add(style->frames, frame);
}

static void read_page(struct style *style, const xmlNode *node)
{
	style->page = (struct page_style){
		.width = length(node, "largeur", 595.276), .height = length(node, "hauteur", 841.89),
		.left = length(node, "gauche", 72), .right = length(node, "droite", 72),
		.top = length(node, "haut", 72), .bottom = length(node, "bas", 72),
		.land_left = length(node, "paysage-gauche", 48), .land_right = length(node, "paysage-droite", 48),
		.land_top = length(node, "paysage-haut", 60), .land_bottom = length(node, "paysage-bas", 54),
		.header = length(node, "entete", 46), .footer = length(node, "pied", 46),
		.note_gap = length(node, "ecart-notes", 12), .note_rule = length(node, "filet-notes", 72),
	};
}

static void read_colours(struct style *style, const xmlNode *node)
{
	style->ink = colour_parse(get(node, "encre"));
	style->accent = colour_parse(get(node, "accent"));
	style->soft = colour_parse(get(node, "doux"));
	style->decide = colour_parse(get(node, "decider"));
	style->link = colour_parse(get(node, "lien"));
	style->stamp = colour_parse(get(node, "estampille"));
}

static void read_table(struct style *style, const xmlNode *node)
{
	style->table = (struct table_style){
		.padding_x = length(node, "marge-x", 5), .padding_y = length(node, "marge-y", 4),
		.rule = length(node, "filet", 0.4), .rule_heavy = length(node, "filet-fort", 0.9),
		.before = length(node, "avant", 8), .after = length(node, "apres", 10),
		.rule_colour = colour_parse(get(node, "couleur")),
		.heavy_colour = colour_parse(get(node, "couleur-forte")),
		.header_fill = colour_parse(get(node, "fond-tete")),
		.group_fill = colour_parse(get(node, "fond-groupe")),
	};
}

static void read_list(struct style *style, const xmlNode *node)
{
	style->list = (struct list_style){ .indent = length(node, "retrait", 16), .label_gap = length(node, "ecart", 6),
					   .item_space = length(node, "espace", 2), .dash = get(node, "tiret") };
}

static void read_indents(struct style *style, const xmlNode *node)
{
	style->number_indent = length(node, "numero", 24);
	style->definition_indent = length(node, "definition", 14);
	style->toc_indent = length(node, "sommaire", 16);
	style->note_indent = length(node, "note", 15);
	style->signature_height = length(node, "signature", 66);
}

/* One row per element; colours come first in the file. */
static const struct { const char *name; void (*read)(struct style *style, const xmlNode *node); } readers[] = {
	{ "page", read_page }, { "couleurs", read_colours }, { "texte", read_text }, { "encadre", read_frame },
	{ "tableau", read_table }, { "liste", read_list }, { "retraits", read_indents },
};

const char *typeset_font(const char *name)
{
	static const struct { const char *name, *family; } fonts[] = {
		{ "Linux Libertine", FONT_SERIF }, { "Linux Biolinum", FONT_SANS }, { "Liberation Sans", FONT_LABEL },
	};
	for (guint i = 0; i < G_N_ELEMENTS(fonts); i++)
		if (strcmp(name, fonts[i].name) == 0)
			return fonts[i].family;
	return NULL;
}

/* ---- a chosen look --------------------------------------------------------- */

#define BODY 11.0        /* points: what the styles are drawn for */
#define DISPLAY 20.0     /* type beyond this size grows by the square root only */

static void look_colours(struct style *style, const struct typeset_look *look)
{
	const struct { const char *chosen; struct colour *colour; } colours[] = {
		{ look->ink, &style->ink },   { look->accent, &style->accent }, { look->soft, &style->soft },
		{ look->link, &style->link }, { look->stamp, &style->stamp },
	};
	for (guint i = 0; i < G_N_ELEMENTS(colours); i++)
		if (colours[i].chosen)
			*colours[i].colour = colour_parse(colours[i].chosen);
}

static struct colour tint(struct colour colour, double share)
{
	return (struct colour){ 1 - share * (1 - colour.red), 1 - share * (1 - colour.green), 1 - share * (1 - colour.blue) };
}

static void look_tints(struct style *style)
{
	style->table.heavy_colour = style->accent;
	style->table.header_fill = tint(style->accent, TYPESET_TINT);
	style->table.group_fill = tint(style->accent, TYPESET_TINT_GROUP);
	for (guint i = 0; i < style->frames->len; i++) {
		struct frame_style *frame = style->frames->pdata[i];
		if (strcmp(frame->name, "note") != 0)
			continue;
		frame->fill = tint(style->accent, TYPESET_TINT_BOX);
		frame->bar = style->accent;
	}
}

static void scale_text(struct text_style_def *text, double by)
{
	double own = text->size > DISPLAY ? sqrt(by) : by;
	text->size *= own;
	text->leading *= own;
	text->before *= by;
	text->after *= by;
	text->first_indent *= by;
}

static void look_texts(struct style *style, const struct typeset_look *look)
{
	double by = look->body > 0 ? look->body / BODY : 1;
	for (guint i = 0; i < style->texts->len; i++) {
		struct text_style_def *text = style->texts->pdata[i];
		scale_text(text, by);
		text->family = strcmp(text->family, FONT_SERIF) == 0 ? (look->text_font ? look->text_font : FONT_SERIF)
								    : (look->title_font ? look->title_font : FONT_SANS);
		if (look->ragged && text->align == ALIGN_JUSTIFY) {
			text->align = ALIGN_LEFT;
			text->hyphenate = FALSE;
		}
	}
	double *const lengths[] = { &style->list.indent, &style->list.label_gap, &style->list.item_space,
				    &style->number_indent, &style->definition_indent, &style->toc_indent,
				    &style->note_indent, &style->signature_height };
	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
		*lengths[i] *= by;
}

static void look_page(struct style *style, const struct typeset_look *look)
{
	const struct { double chosen; double *length; } lengths[] = {
		{ look->width, &style->page.width }, { look->height, &style->page.height }, { look->left, &style->page.left },
		{ look->right, &style->page.right }, { look->top, &style->page.top },       { look->bottom, &style->page.bottom },
	};
	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
		if (lengths[i].chosen > 0)
			*lengths[i].length = lengths[i].chosen;
}

/* What the colours are is known before the texts are read: they take them by name. */
static void read_element(struct style *style, const xmlNode *node, const struct typeset_look *look)
{
	for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
		if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, readers[i].name) == 0) {
			readers[i].read(style, node);
			if (look && readers[i].read == read_colours)
				look_colours(style, look);
		}
}

struct style *style_load(const char *name, const struct typeset_look *look)
{
	g_autofree char *path = g_strdup_printf("/entente/templates/style/%s.xml", name);
	g_autoptr(GBytes) bytes = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	if (!bytes)
		g_error("style: there is no %s", path);
	struct style *style = g_new0(struct style, 1);
	style->texts = g_ptr_array_new_with_free_func(g_free);
	style->frames = g_ptr_array_new_with_free_func(g_free);
	style->doc = xmlReadMemory(g_bytes_get_data(bytes, NULL), (int)g_bytes_get_size(bytes), path, NULL,
				   XML_PARSE_NONET | XML_PARSE_NOENT);
	if (!style->doc)
		g_error("style: %s is not well-formed", path);
	const xmlNode *root = xmlDocGetRootElement(style->doc);
	for (const xmlNode *node = root->children; node; node = node->next)
		read_element(style, node, look);
	if (look) {
		look_texts(style, look);
		look_page(style, look);
		if (look->accent)
			look_tints(style);
	}
	return style;
}

void style_free(struct style *style)
{
	if (!style)
		return;
	g_ptr_array_unref(style->texts);
	g_ptr_array_unref(style->frames);
	xmlFreeDoc(style->doc);
	g_free(style);
}

const struct text_style_def *style_text(const struct style *style, const char *name)
{
	for (guint i = 0; i < style->texts->len; i++) {
		const struct text_style_def *text = style->texts->pdata[i];
		if (strcmp(text->name, name) == 0)
			return text;
	}
	g_error("style: no text style «%s»", name);
}

const struct frame_style *style_frame(const struct style *style, const char *name)
{
	for (guint i = 0; i < style->frames->len; i++) {
		const struct frame_style *frame = style->frames->pdata[i];
		if (strcmp(frame->name, name) == 0)
			return frame;
	}
	return style->frames->pdata[0];
}

const char *style_word(const struct style *style, const char *lang, const char *key)
{
	const char *word = NULL;
	for (const xmlNode *node = xmlDocGetRootElement(style->doc)->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "mots") != 0)
			continue;
		const char *of = get(node, "lang");
		if (g_strcmp0(of, lang) == 0)
			return get(node, key) ? get(node, key) : "";
		if (g_strcmp0(of, "en") == 0)
			word = get(node, key);
	}
	return word ? word : "";
}
