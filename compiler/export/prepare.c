// SPDX-License-Identifier: EUPL-1.2
/*
 * The tree as the exports want it; see export.h.
 */
#include "export/export.h"

#include "text/text.h"

#include <libxml/parser.h>
#include <string.h>

G_DEFINE_QUARK(entente-export-error-quark, export_error)

/* Spaces of the language, text by text. What stands between two texts of a
 * sentence (a link, a note call) is never parted from its punctuation here: the
 * space before it belongs to the text that bears the sign. */
static void set_texts(xmlNode *parent, const char *lang)
{
	for (xmlNode *node = parent->children; node; node = node->next) {
		if (node->type == XML_ELEMENT_NODE) {
			set_texts(node, lang);
		} else if (node->type == XML_TEXT_NODE && !xmlIsBlankNode(node)) {
			g_autofree char *set = text_typography((const char *)node->content, lang);
			xmlNodeSetContent(node, NULL);
			xmlNodeAddContent(node, BAD_CAST set);
		}
	}
}

static void set_attributes(xmlNode *node, const char *lang)
{
	static const char *const worded[] = { "titre", "sujet", "entete", "pied", "estampille", "legende", "alt", "cle",
					      "etiquette", "nom", "qualite", "organisme" };

	for (gsize i = 0; i < G_N_ELEMENTS(worded); i++) {
		xmlChar *value = xmlGetNoNsProp(node, BAD_CAST worded[i]);
		if (!value)
			continue;
		g_autofree char *set = text_typography((const char *)value, lang);
		xmlSetProp(node, BAD_CAST worded[i], BAD_CAST set);
		xmlFree(value);
	}
	for (xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			set_attributes(child, lang);
}

static void set_number(xmlNode *node, const char *name, double value)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];

	xmlSetProp(node, BAD_CAST name, BAD_CAST g_ascii_formatd(buffer, sizeof buffer, "%.2f", value));
}

static void add_page(xmlNode *figure, const struct export_figures *figures, const char *schema, guint page, guint *count)
{
	g_autofree char *svg = figures->svg(figures->data, schema, page), *text = figures->text(figures->data, schema, page),
			*name = g_strdup_printf("schema-%u", ++*count);
	xmlNode *child = xmlNewChild(figure, NULL, BAD_CAST "page", NULL);
	xmlDoc *drawing = xmlReadMemory(svg, (int)strlen(svg), NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_HUGE);
	double width, height;

	g_assert(drawing); /* our own writer */
	figures->pages(figures->data, schema, &width, &height);
	set_number(child, "largeur", width);
	set_number(child, "hauteur", height);
	xmlSetProp(child, BAD_CAST "nom", BAD_CAST name);
	xmlAddChild(child, xmlDocCopyNode(xmlDocGetRootElement(drawing), figure->doc, 1));
	xmlNewTextChild(child, NULL, BAD_CAST "equivalent", BAD_CAST text);
	xmlFreeDoc(drawing);
}

static void add_pages(xmlNode *parent, const struct export_figures *figures, guint *count)
{
	for (xmlNode *node = parent->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!g_str_equal((const char *)node->name, "figure")) {
			add_pages(node, figures, count);
			continue;
		}
		xmlChar *schema = xmlGetNoNsProp(node, BAD_CAST "schema");
		double width, height;
		guint pages = figures->pages(figures->data, (const char *)schema, &width, &height);
		for (guint i = 0; i < pages; i++)
			add_page(node, figures, (const char *)schema, i, count);
		xmlFree(schema);
	}
}

xmlDoc *export_prepare(const xmlDoc *tree, const struct export_figures *figures, const struct export_look *look)
{
	xmlDoc *copy = xmlCopyDoc((xmlDoc *)tree, 1);
	xmlNode *root = xmlDocGetRootElement(copy);
	xmlChar *lang = xmlNodeGetLang(root);
	guint count = 0;

	set_texts(root, (const char *)lang);
	set_attributes(root, (const char *)lang);
	add_pages(root, figures, &count);
	if (look)
		export_look_write(root, look);
	xmlFree(lang);
	return copy;
}
