// SPDX-License-Identifier: EUPL-1.2
/*
 * A style file to a look. Each attribute is a row of `settings`: its kind, its
 * bounds, where it goes. Colours are held against the white of the paper and
 * against the tint of tables that is made from the accent.
 */
#include "command/style.h"

#include "load/load.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define MM (72 / 25.4)
#define LEAST_CONTRAST 4.5
#define LOGO_BYTES (4u << 20)
#define LOGO_PIXELS 4000

enum kind { LENGTH, NUMBER, COLOUR, FONT, PAPER, ALIGN, LOGO, TEXT_OF };

static const struct setting {
	const char *element, *attribute;
	enum kind kind;
	gsize offset;           /* in struct page_look */
	double least, most;     /* mm, or points of type */
	const char *expected;
} settings[] = {
#define AT(field) G_STRUCT_OFFSET(struct page_look, field)
	{ "papier", "format", PAPER, 0, 0, 0, "A4, A5, letter" },
	{ "papier", "gauche", LENGTH, AT(typeset.left), 10, 60, "10mm–60mm" },
	{ "papier", "droite", LENGTH, AT(typeset.right), 10, 60, "10mm–60mm" },
	{ "papier", "haut", LENGTH, AT(typeset.top), 22, 60, "22mm–60mm" },
	{ "papier", "bas", LENGTH, AT(typeset.bottom), 22, 60, "22mm–60mm" },
	{ "couleurs", "encre", COLOUR, AT(typeset.ink), 0, 0, "#rrggbb" },
	{ "couleurs", "accent", COLOUR, AT(typeset.accent), 0, 0, "#rrggbb" },
	{ "couleurs", "doux", COLOUR, AT(typeset.soft), 0, 0, "#rrggbb" },
	{ "couleurs", "lien", COLOUR, AT(typeset.link), 0, 0, "#rrggbb" },
	{ "couleurs", "estampille", COLOUR, AT(typeset.stamp), 0, 0, "#rrggbb" },
	{ "police", "texte", FONT, AT(typeset.text_font), 0, 0, "Linux Libertine, Linux Biolinum, Liberation Sans" },
	{ "police", "titres", FONT, AT(typeset.title_font), 0, 0, "Linux Libertine, Linux Biolinum, Liberation Sans" },
	{ "corps", "taille", NUMBER, AT(typeset.body), 9, 18, "9–18" },
	{ "corps", "alignement", ALIGN, 0, 0, 0, "justifie, gauche" },
	{ "logo", "fichier", LOGO, 0, 0, 0, "PNG" },
	{ "logo", "hauteur", LENGTH, AT(typeset.logo_height), 5, 60, "5mm–60mm" },
	{ "logo", "texte", TEXT_OF, AT(typeset.logo_alt), 0, 0, "…" },
	{ "schemas", "agrandissement", NUMBER, AT(enlarge), 1, 2, "1–2" },
#undef AT
};

static const struct { const char *name; double width, height; } papers[] = {
	{ "A4", 595.276, 841.89 }, { "A5", 419.528, 595.276 }, { "letter", 612, 792 },
};

/* A style being read. */
struct dress {
	struct page_look *look;
	const char *path;       /* of the file, or NULL: ours */
	const char *lang;
	struct findings *findings;
};

/* ---- values -------------------------------------------------------------- */

/* A length in points, or -1. */
static double length_parse(const char *text)
{
	static const struct { const char *unit; double points; } units[] = { { "mm", MM }, { "cm", 10 * MM }, { "pt", 1 } };
	char *end;
	double value = g_ascii_strtod(text, &end);
	for (guint i = 0; end > text && value >= 0 && i < G_N_ELEMENTS(units); i++)
		if (strcmp(end, units[i].unit) == 0)
			return value * units[i].points;
	return -1;
}

static gboolean is_colour(const char *text)
{
	return text[0] == '#' && strlen(text) == 7 && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
}

/* Relative luminance (WCAG 2.1) of a colour mixed with white, of which it keeps `share`. */
static double luminance(const char *colour, double share)
{
	static const double weights[] = { 0.2126, 0.7152, 0.0722 };
	guint64 rgb = g_ascii_strtoull(colour + 1, NULL, 16);
	double sum = 0;
	for (guint i = 0; i < 3; i++) {
		double part = (double)(rgb >> (16 - 8 * i) & 255) / 255;
		part = 1 - share * (1 - part);
		sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(double one, double other)
{
	return (MAX(one, other) + 0.05) / (MIN(one, other) + 0.05);
}

static void check_contrast(struct dress *dress, const xmlNode *node, const struct setting *setting, const char *value)
{
	/* The accent writes on the tint made from it too. */
	gboolean tinted = strcmp(setting->attribute, "accent") == 0;
	double ground = tinted ? luminance(value, TYPESET_TINT) : 1, ratio = contrast(luminance(value, 1), ground);
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	if (ratio >= LEAST_CONTRAST)
		return;
	g_ascii_formatd(digits, sizeof digits, "%.1f", floor(ratio * 10) / 10);
	findings_say(dress->findings, dress->lang, MSG_STYLE_CONTRAST, node_value_place(node, setting->attribute), NULL,
		     setting->attribute, value, digits);
}

/* ---- logo ------------------------------------------------------------------ */

struct bytes_left { const guchar *at; gsize left; };

static cairo_status_t read_bytes(void *closure, unsigned char *data, unsigned int length)
{
	struct bytes_left *bytes = closure;
	if (length > bytes->left)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(data, bytes->at, length);
	bytes->at += length;
	bytes->left -= length;
	return CAIRO_STATUS_SUCCESS;
}

/* The picture on white: no transparency in the PDF. NULL if it is no PNG, or too large. */
static cairo_surface_t *decode(const char *data, gsize length)
{
	struct bytes_left bytes = { (const guchar *)data, length };
	/* The size stands in the first block: what is too large is not decoded. */
	if (length < 33 || memcmp(data, "\211PNG\r\n\032\n\0\0\0\rIHDR", 16) != 0)
		return NULL;
	guint32 size[2];
	memcpy(size, data + 16, sizeof size);
	if (GUINT32_FROM_BE(size[0]) > LOGO_PIXELS || GUINT32_FROM_BE(size[1]) > LOGO_PIXELS)
		return NULL;
	cairo_surface_t *png = cairo_image_surface_create_from_png_stream(read_bytes, &bytes);
	cairo_surface_t *flat = NULL;
	if (cairo_surface_status(png) == CAIRO_STATUS_SUCCESS) {
		flat = cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(png),
						  cairo_image_surface_get_height(png));
		cairo_t *cr = cairo_create(flat);
		cairo_set_source_rgb(cr, 1, 1, 1);
		cairo_paint(cr);
		cairo_set_source_surface(cr, png, 0, 0);
		cairo_paint(cr);
		cairo_destroy(cr);
	}
	cairo_surface_destroy(png);
	return flat;
}

/* A file of the style's own folder. */
static gboolean read_logo(struct dress *dress, const char *name)
{
	g_autofree char *folder = dress->path ? g_path_get_dirname(dress->path) : NULL;
	g_autofree char *path = folder ? g_build_filename(folder, name, NULL) : NULL, *data = NULL;
	gsize length = 0;
	if (!path || g_path_is_absolute(name) || strstr(name, "..") || !g_file_get_contents(path, &data, &length, NULL)
	    || length > LOGO_BYTES)
		return FALSE;
	dress->look->typeset.logo = decode(data, length);
	if (!dress->look->typeset.logo)
		return FALSE;
	dress->look->logo = g_bytes_new_take(g_steal_pointer(&data), length);
	return TRUE;
}

/* ---- settings ---------------------------------------------------------------- */

static void set_text(struct page_look *look, const struct setting *setting, const char *text)
{
	*(const char **)(void *)((char *)look + setting->offset) = text;
}

/* FALSE if the value is not one of those expected. */
static gboolean set_value(struct dress *dress, const struct setting *setting, const char *value)
{
	struct page_look *look = dress->look;
	double number;
	switch (setting->kind) {
	case LENGTH:
	case NUMBER:
		number = setting->kind == LENGTH ? length_parse(value) / MM : g_ascii_strtod(value, NULL);
		if (!(number >= setting->least && number <= setting->most))
			return FALSE;
		*(double *)(void *)((char *)look + setting->offset) = setting->kind == LENGTH ? number * MM : number;
		return TRUE;
	case COLOUR:
		set_text(look, setting, value);
		return is_colour(value);
	case TEXT_OF:
		set_text(look, setting, value);
		return *value != 0;
	case FONT:
		if (strcmp(setting->attribute, "texte") == 0)
			dress->look->exported.text_font = value;
		else
			dress->look->exported.title_font = value;
		set_text(look, setting, typeset_font(value));
		return typeset_font(value) != NULL;
	case PAPER:
		for (guint i = 0; i < G_N_ELEMENTS(papers); i++)
			if (strcmp(value, papers[i].name) == 0) {
				look->typeset.width = papers[i].width;
				look->typeset.height = papers[i].height;
				return TRUE;
			}
		return FALSE;
	case ALIGN:
		look->typeset.ragged = strcmp(value, "gauche") == 0;
		return look->typeset.ragged || strcmp(value, "justifie") == 0;
	case LOGO:
		return read_logo(dress, value);
	}
	return FALSE;
}

static const struct setting *setting_find(const char *element, const char *attribute)
{
	for (guint i = 0; i < G_N_ELEMENTS(settings); i++)
		if (strcmp(settings[i].element, element) == 0 && (!attribute || strcmp(settings[i].attribute, attribute) == 0))
			return &settings[i];
	return NULL;
}

/* The names that could have stood there, for the message: elements, or attributes of one. */
static GPtrArray *known_names(const char *element)
{
	GPtrArray *names = g_ptr_array_new();
	for (guint i = 0; i < G_N_ELEMENTS(settings); i++) {
		const struct setting *s = &settings[i];
		gboolean fresh = i == 0 || strcmp(s->element, settings[i - 1].element) != 0;
		if (element ? strcmp(s->element, element) == 0 : fresh)
			g_ptr_array_add(names, (gpointer)(element ? s->attribute : s->element));
	}
	g_ptr_array_add(names, NULL);
	return names;
}

static void unknown(struct dress *dress, struct place at, const char *name, const char *element)
{
	g_autoptr(GPtrArray) names = known_names(element);
	g_autofree char *list = g_strjoinv(", ", (char **)names->pdata);
	findings_say(dress->findings, dress->lang, MSG_STYLE_WORD, at, NULL, name, list);
}

static void read_element(struct dress *dress, const xmlNode *node)
{
	const char *element = (const char *)node->name;
	if (!setting_find(element, NULL) || !node->ns || !node->parent->ns || node->ns->href != node->parent->ns->href) {
		unknown(dress, node_place(node), element, NULL);
		return;
	}
	for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
		const char *attribute = (const char *)attr->name;
		const struct setting *setting = attr->ns ? NULL : setting_find(element, attribute);
		const char *value = attr->children ? (const char *)attr->children->content : "";
		if (!setting)
			unknown(dress, node_attribute_place(node, attribute), attribute, element);
		else if (!set_value(dress, setting, value))
			findings_say(dress->findings, dress->lang, setting->kind == LOGO ? MSG_STYLE_LOGO : MSG_STYLE_VALUE,
				     node_value_place(node, attribute), NULL, attribute, value, setting->expected);
		else if (setting->kind == COLOUR)
			check_contrast(dress, node, setting, value);
	}
	if (strcmp(element, "logo") == 0 && !dress->look->typeset.logo_alt)
		findings_say(dress->findings, dress->lang, MSG_STYLE_VALUE, node_place(node), NULL, "texte", "", "…");
}

static void read_style(struct dress *dress)
{
	const xmlNode *root = xmlDocGetRootElement(dress->look->loaded->doc);
	if (strcmp((const char *)root->name, "style") != 0 || !root->ns
	    || strcmp((const char *)root->ns->href, "urn:entente:style:1") != 0) {
		findings_say(dress->findings, dress->lang, MSG_STYLE_WORD, node_place(root), NULL, (const char *)root->name,
			     "<style xmlns=\"urn:entente:style:1\">");
		return;
	}
	for (const xmlNode *node = root->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			read_element(dress, node);
}

/* ---- the look ----------------------------------------------------------------- */

#define BODY 11.0        /* points: the type of templates/style/page.xml */
#define LOGO_HEIGHT 51.0 /* points: of a logo whose style does not say */

/* The same choices for a screen and a word processor. */
static void fill_export(struct page_look *look)
{
	const struct typeset_look *from = &look->typeset;
	struct export_look *to = &look->exported;

	to->ink = from->ink;
	to->accent = from->accent;
	to->soft = from->soft;
	to->link = from->link;
	to->stamp = from->stamp;
	to->tint_head = TYPESET_TINT;
	to->tint_group = TYPESET_TINT_GROUP;
	to->tint_box = TYPESET_TINT_BOX;
	to->scale = from->body > 0 ? from->body / BODY : 1;
	to->ragged = from->ragged;
	to->width = from->width;
	to->height = from->height;
	to->left = from->left;
	to->right = from->right;
	to->top = from->top;
	to->bottom = from->bottom;
	to->logo = look->logo;
	to->logo_alt = from->logo_alt;
	if (from->logo) {
		to->logo_height = from->logo_height > 0 ? from->logo_height : LOGO_HEIGHT;
		to->logo_width = to->logo_height * cairo_image_surface_get_width(from->logo) / cairo_image_surface_get_height(from->logo);
	}
}

const char *page_look_names(void)
{
	return "formal, accessible";
}

void page_look_free(struct page_look *look)
{
	if (!look)
		return;
	if (look->typeset.logo)
		cairo_surface_destroy(look->typeset.logo);
	if (look->logo)
		g_bytes_unref(look->logo);
	loaded_free(look->loaded);
	g_free(look);
}

struct page_look *page_look_load(const char *name, const char *lang, struct findings *findings, GError **error)
{
	gboolean is_file = g_str_has_suffix(name, ".xml");
	g_autofree char *path = g_strdup_printf("/entente/templates/style/%s.xml", name);
	g_autoptr(GBytes) ours = is_file ? NULL : g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	g_autoptr(page_look_t) look = g_new0(struct page_look, 1);
	struct dress dress = { look, is_file ? name : NULL, lang, findings };
	gsize length = 0;

	if (strcmp(name, "formal") == 0)
		return g_steal_pointer(&look);
	if (!is_file && (!ours || strcmp(name, "page") == 0))
		return NULL;
	if (is_file) {
		look->loaded = load_file(name, lang, findings, error);
	} else {
		const char *bytes = g_bytes_get_data(ours, &length);
		look->loaded = load_memory(name, bytes, length, NULL, lang, findings);
	}
	if (!look->loaded)
		return NULL;
	if (look->loaded->doc && !findings_has_compiler_error(findings))
		read_style(&dress);
	fill_export(look);
	return g_steal_pointer(&look);
}
