// SPDX-License-Identifier: EUPL-1.2
/*
 * A chosen look, for the sheets of templates/export; see export.h. Tints of the accent
 * are made here as typeset/ makes them, by the shares that it is given.
 */
#include "export/export.h"

#define STYLE_NAMESPACE "urn:entente:style:1"

static void set(xmlNode *node, const char *name, const char *value)
{
	if (value)
		xmlSetProp(node, BAD_CAST name, BAD_CAST value);
}

static void set_number(xmlNode *node, const char *name, double number)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];

	if (number > 0)
		set(node, name, g_ascii_formatd(buffer, sizeof buffer, "%.4f", number));
}

/* `share` of the colour on white. */
static void set_tint(xmlNode *node, const char *name, const char *colour, double share)
{
	guint64 rgb = g_ascii_strtoull(colour + 1, NULL, 16);
	guint mixed[3];

	for (guint i = 0; i < 3; i++)
		mixed[i] = (guint)(255 - share * (255 - (double)(rgb >> (16 - 8 * i) & 255)) + 0.5);
	g_autofree char *tint = g_strdup_printf("#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
	set(node, name, tint);
}

static xmlNode *add(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, parent->ns, BAD_CAST name, NULL);
}

static void add_colours(xmlNode *parent, const struct export_look *look)
{
	xmlNode *colours = add(parent, "couleurs"), *table, *box;

	set(colours, "encre", look->ink);
	set(colours, "accent", look->accent);
	set(colours, "doux", look->soft);
	set(colours, "lien", look->link);
	set(colours, "estampille", look->stamp);
	if (!look->accent)
		return;
	table = add(parent, "tableau");
	set(table, "couleur-forte", look->accent);
	set_tint(table, "fond-tete", look->accent, look->tint_head);
	set_tint(table, "fond-groupe", look->accent, look->tint_group);
	box = add(parent, "encadre");
	set(box, "nom", "note");
	set(box, "barre", look->accent);
	set_tint(box, "fond", look->accent, look->tint_box);
}

static void add_page(xmlNode *parent, const struct export_look *look)
{
	xmlNode *page = add(parent, "feuille"); /* «page» is a page of a diagram */

	set_number(page, "largeur", look->width);
	set_number(page, "hauteur", look->height);
	set_number(page, "gauche", look->left);
	set_number(page, "droite", look->right);
	set_number(page, "haut", look->top);
	set_number(page, "bas", look->bottom);
}

static void add_logo(xmlNode *parent, const struct export_look *look)
{
	gsize length;
	const guchar *bytes = g_bytes_get_data(look->logo, &length);
	g_autofree char *data = g_base64_encode(bytes, length);
	xmlNode *logo = add(parent, "logo");

	set(logo, "donnees", data);
	set(logo, "texte", look->logo_alt);
	set_number(logo, "largeur", look->logo_width);
	set_number(logo, "hauteur", look->logo_height);
}

void export_look_write(xmlNode *root, const struct export_look *look)
{
	xmlNode *node = xmlNewDocNode(root->doc, NULL, BAD_CAST "apparence", NULL), *type, *body;

	xmlSetNs(node, xmlNewNs(node, BAD_CAST STYLE_NAMESPACE, NULL));
	add_colours(node, look);
	type = add(node, "police");
	set(type, "texte", look->text_font);
	set(type, "titres", look->title_font);
	body = add(node, "corps");
	set_number(body, "echelle", look->scale);
	set(body, "alignement", look->ragged ? "gauche" : NULL);
	add_page(node, look);
	if (look->logo)
		add_logo(node, look);
	if (root->children)
		xmlAddPrevSibling(root->children, node);
	else
		xmlAddChild(root, node);
}
