// SPDX-License-Identifier: EUPL-1.2
/*
 * Style sheet and lexicon of diagrams, read from the resources. See look.h.
 */
#include "diagram/look.h"

#include "diag/diag.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#define STYLE "/entente/templates/style/diagram.xml"
#define LEXICON "/entente/templates/lexicon/diagram-%s.xml"

struct wording { char *one, *many; };

static void wording_free(gpointer data)
{
	struct wording *wording = data;
	g_free(wording->one);
	g_free(wording->many);
	g_free(wording);
}

static xmlDoc *resource(const char *path)
{
	g_autoptr(GBytes) bytes = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	if (!bytes)
		return NULL;
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	xmlDoc *doc = xmlReadMemory(data, (int)length, path, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
	if (!doc)
		g_error("%s is not well-formed", path);
	return doc;
}

/* Attribute, newly allocated; fatal if absent. */
static char *needed(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	if (!value)
		g_error("style of diagrams, line %ld: no %s", xmlGetLineNo(node), name);
	char *copy = g_strdup((char *)value);
	xmlFree(value);
	return copy;
}

static int colour_of(const char *text)
{
	char *end;
	guint64 value = text[0] == '#' ? g_ascii_strtoull(text + 1, &end, 16) : 0;
	if (text[0] != '#' || strlen(text) != 7 || *end)
		g_error("style of diagrams: not a colour: %s", text);
	return (int)value;
}

/* ---- style ------------------------------------------------------------- */

static int row_of(const char *const *names, const char *name)
{
	for (int i = 0; names[i]; i++) {
		if (!strcmp(names[i], name))
			return i;
	}
	g_error("style of diagrams: unknown role %s", name);
}

static void style_colour(struct look *look, const xmlNode *node)
{
	static const char *const names[] = {
#define X(symbol, name) name,
		COLOURS(X)
#undef X
		NULL };
	g_autofree char *role = needed(node, "role"), *colour = needed(node, "couleur");
	look->colours[row_of(names, role)] = colour_of(colour);
}

static void style_text(struct look *look, const xmlNode *node)
{
	static const char *const names[] = {
#define X(symbol, name) name,
		TEXTS(X)
#undef X
		NULL };
	g_autofree char *role = needed(node, "role"), *size = needed(node, "corps"), *style = needed(node, "graisse"),
			 *colour = needed(node, "couleur"), *lead = needed(node, "interligne");
	look->faces[row_of(names, role)] = (struct face){ g_ascii_strtod(size, NULL), g_ascii_strtod(lead, NULL),
							  !strcmp(style, "gras") ? TEXT_BOLD : TEXT_REGULAR,
							  colour_of(colour) };
}

static void style_line(struct look *look, const xmlNode *node)
{
	static const char *const names[] = { "permis", "obligatoire", "filtre", "interdit", NULL };
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == NATURE_COUNT + 1);
	g_autofree char *role = needed(node, "role"), *width = needed(node, "largeur");
	look->strokes[row_of(names, role)] = g_ascii_strtod(width, NULL);
}

static double number(const xmlNode *node, const char *name)
{
	g_autofree char *text = needed(node, name);
	return g_ascii_strtod(text, NULL);
}

static void style_weight(struct look *look, const xmlNode *node)
{
	static const char *const names[] = {
#define X(symbol, name) name,
		LINES(X)
#undef X
		NULL };
	g_autofree char *role = needed(node, "role");
	look->lines[row_of(names, role)] = number(node, "largeur");
}

static void style_dash(struct look *look, const xmlNode *node)
{
	static const char *const names[] = { "continu", "filtre", "interdit", "cadre", NULL };
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == DASH_COUNT + 1);
	g_autofree char *role = needed(node, "role");
	double *dash = look->dashes[row_of(names, role)];
	dash[0] = number(node, "trait");
	dash[1] = number(node, "blanc");
}

static const char *const level_names[] = { "niveau-1", "niveau-2", "niveau-3", "soi", NULL };

static void style_form(struct look *look, const xmlNode *node)
{
	static const char *const names[] = { "cercle", "carre", "losange", "hexagone", NULL };
	g_autofree char *role = needed(node, "role"), *drawn = needed(node, "dessin");
	guint level = (guint)row_of(level_names, role);
	g_assert(level < LEVELS);
	look->forms[level] = (struct form){ (enum shape_look)row_of(names, drawn), number(node, "rayon") };
}

static void style_pattern(struct look *look, const xmlNode *node)
{
	g_autofree char *role = needed(node, "role");
	guint level = (guint)row_of(level_names, role);
	*(level < LEVELS ? &look->strips[level] : &look->self) = (struct pattern){ number(node, "pas"), number(node, "largeur") };
}

static void style_head(struct look *look, const xmlNode *node)
{
	static const char *const names[] = { "flux", "obligatoire", "chemin", NULL };
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == HEAD_COUNT + 1);
	g_autofree char *role = needed(node, "role");
	look->heads[row_of(names, role)] = (struct head){ number(node, "longueur"), number(node, "largeur") / 2 };
}

static const struct { const char *name; void (*read)(struct look *, const xmlNode *); } parts[] = {
	{ "couleur", style_colour }, { "texte", style_text }, { "trait", style_line }, { "ligne", style_weight },
	{ "tiret", style_dash }, { "forme", style_form }, { "motif", style_pattern }, { "fleche", style_head },
};

static void check_style(const struct look *look)
{
	for (guint i = 0; i < COLOUR_COUNT; i++)
		g_assert(look->colours[i] >= 0);
	for (guint i = 0; i < LOOK_COUNT; i++)
		g_assert(look->faces[i].size > 0);
	for (guint i = 0; i < LINE_COUNT; i++)
		g_assert(look->lines[i] > 0);
	for (guint i = DASH_NONE + 1; i < DASH_COUNT; i++)
		g_assert(look->dashes[i][0] > 0);
	for (guint i = 0; i < HEAD_COUNT; i++)
		g_assert(look->heads[i].length > 0);
	for (guint i = 0; i < LEVELS; i++)
		g_assert(look->forms[i].radius > 0);
}

static void read_style(struct look *look)
{
	for (guint i = 0; i < COLOUR_COUNT; i++)
		look->colours[i] = -1;
	xmlDoc *doc = resource(STYLE);
	g_assert(doc);
	for (const xmlNode *node = xmlDocGetRootElement(doc)->children; node; node = node->next) {
		for (guint i = 0; node->type == XML_ELEMENT_NODE && i < G_N_ELEMENTS(parts); i++) {
			if (!strcmp((const char *)node->name, parts[i].name))
				parts[i].read(look, node);
		}
	}
	xmlFreeDoc(doc);
	check_style(look);
}

/* ---- lexicon ----------------------------------------------------------- */

static GHashTable *read_lexicon(const char *lang)
{
	g_autofree char *path = g_strdup_printf(LEXICON, lang);
	xmlDoc *doc = resource(path);
	if (!doc)
		return NULL;
	GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, wording_free);
	for (const xmlNode *node = xmlDocGetRootElement(doc)->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		struct wording *wording = g_new0(struct wording, 1);
		xmlChar *many = xmlNodeGetContent(node), *one = xmlGetProp(node, (const xmlChar *)"un");
		wording->many = g_strdup((char *)many);
		wording->one = g_strdup(one ? (char *)one : (char *)many);
		xmlFree(many);
		xmlFree(one);
		g_hash_table_insert(words, needed(node, "id"), wording);
	}
	xmlFreeDoc(doc);
	return words;
}

/* ---- looks ------------------------------------------------------------- */

/* What every drawing of a thread reads: the style, and the lexicons asked for. */
struct kept {
	struct look style;     /* its values; no words, no measure */
	GHashTable *lexicons;  /* lang -> id -> struct wording * */
};

static void kept_free(gpointer data)
{
	struct kept *kept = data;
	g_hash_table_unref(kept->lexicons);
	g_free(kept);
}

static struct kept *kept_here(void)
{
	static GPrivate thread = G_PRIVATE_INIT(kept_free);
	struct kept *kept = g_private_get(&thread);
	if (kept)
		return kept;
	kept = g_new0(struct kept, 1);
	read_style(&kept->style);
	kept->lexicons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
	g_private_set(&thread, kept);
	return kept;
}

/* A reference, or NULL if there is none in that language. */
static GHashTable *lexicon(struct kept *kept, const char *lang)
{
	GHashTable *words = g_hash_table_lookup(kept->lexicons, lang);
	if (!words && (words = read_lexicon(lang)))
		g_hash_table_insert(kept->lexicons, g_strdup(lang), words);
	return words ? g_hash_table_ref(words) : NULL;
}

struct look *look_new(const char *lang, double enlarge)
{
	struct kept *kept = kept_here();
	struct look *look = g_memdup2(&kept->style, sizeof kept->style);
	look->enlarge = enlarge > 0 ? enlarge : 1;
	look->words = lang ? lexicon(kept, lang) : NULL;
	look->lang = g_strdup(look->words ? lang : "fr");
	if (!look->words)
		look->words = lexicon(kept, "fr");
	g_assert(look->words);
	if (strcmp(look->lang, "fr"))
		look->fallback = lexicon(kept, "fr");
	look->measure = text_measure_new(look->lang);
	look->wrapped = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
	return look;
}

void look_free(struct look *look)
{
	if (!look)
		return;
	text_measure_free(look->measure);
	g_hash_table_unref(look->wrapped);
	g_hash_table_unref(look->words);
	if (look->fallback)
		g_hash_table_unref(look->fallback);
	g_free(look->lang);
	g_free(look);
}

static const struct wording *find(const struct look *look, const char *id)
{
	const struct wording *wording = g_hash_table_lookup(look->words, id);
	if (!wording && look->fallback)
		wording = g_hash_table_lookup(look->fallback, id);
	if (!wording)
		g_error("no words for %s in the lexicon of diagrams", id);
	return wording;
}

const char *look_say(const struct look *look, const char *id)
{
	return find(look, id)->many;
}

char *look_say_with(const struct look *look, const char *id, ...)
{
	const char *args[10] = { NULL };
	va_list list;
	va_start(list, id);
	for (guint i = 0; i + 1 < G_N_ELEMENTS(args); i++) {
		args[i] = va_arg(list, const char *);
		if (!args[i])
			break;
	}
	va_end(list);
	return message_format(find(look, id)->many, args);
}

char *look_count(const struct look *look, const char *id, guint n)
{
	const struct wording *wording = find(look, id);
	gboolean one = n == 1 || (n == 0 && !strcmp(look->lang, "fr"));
	g_autofree char *number = g_strdup_printf("%u", n);
	const char *args[] = { number, NULL };
	return message_format(one ? wording->one : wording->many, args);
}

struct scene *look_scene(const struct look *look, const char *view, double width, double height)
{
	struct scene *scene = scene_new(view, look->lang, width / look->enlarge, height / look->enlarge, look->measure);
	scene->enlarge = look->enlarge;
	memcpy(scene->dashes, look->dashes, sizeof scene->dashes);
	return scene;
}

/* ---- painting ---------------------------------------------------------- */

struct paint look_fill(const struct look *look, enum colour colour)
{
	return (struct paint){ look->colours[colour], NO_COLOUR, 0, DASH_NONE };
}

struct paint look_stroke(const struct look *look, enum colour colour, enum line_look line)
{
	return (struct paint){ NO_COLOUR, look->colours[colour], look->lines[line], DASH_NONE };
}

struct paint look_box(const struct look *look, enum colour fill, enum colour edge, enum line_look line)
{
	return (struct paint){ look->colours[fill], look->colours[edge], look->lines[line], DASH_NONE };
}

struct paint look_line(const struct look *look, enum nature nature)
{
	static const enum dash dashes[] = { DASH_NONE, DASH_NONE, DASH_FILTERED, DASH_FORBIDDEN };
	return (struct paint){ NO_COLOUR, look->colours[COLOUR_INK], look->strokes[nature], dashes[nature] };
}

struct op *look_text(const struct look *look, struct scene *scene, double x, double y, const char *text,
		     enum text_look role, enum anchor anchor)
{
	const struct face *face = &look->faces[role];
	return scene_text(scene, x, y, text, face->size, face->style, face->colour, anchor);
}

double look_width(const struct look *look, const char *text, enum text_look role)
{
	return text_width(look->measure, text, look->faces[role].size, look->faces[role].style);
}

/* Cuts a line that cannot be broken at a space into pieces that fit. */
static void break_line(const struct look *look, const char *line, enum text_look role, double width,
		       GStrvBuilder *lines)
{
	g_autoptr(GString) piece = g_string_new(NULL);
	for (const char *p = line; *p; p = g_utf8_next_char(p)) {
		gsize length = piece->len;
		g_string_append_unichar(piece, g_utf8_get_char(p));
		if (length && look_width(look, piece->str, role) > width) {
			g_string_truncate(piece, length);
			g_strv_builder_add(lines, piece->str);
			g_string_set_size(piece, 0);
			g_string_append_unichar(piece, g_utf8_get_char(p));
		}
	}
	g_strv_builder_add(lines, piece->str);
}

static char **wrap(const struct look *look, const char *text, enum text_look role, double width)
{
	gboolean overfull;
	const struct face *face = &look->faces[role];
	char **lines = text_wrap(look->measure, text, face->size, face->style, width, &overfull);
	if (!overfull)
		return lines;
	g_autoptr(GStrvBuilder) broken = g_strv_builder_new();
	for (char **line = lines; *line; line++) {
		if (look_width(look, *line, role) <= width)
			g_strv_builder_add(broken, *line);
		else
			break_line(look, *line, role, width, broken);
	}
	g_strfreev(lines);
	return g_strv_builder_end(broken);
}

char **look_wrap(const struct look *look, const char *text, enum text_look role, double width)
{
	g_autofree char *key = g_strdup_printf("%u %.0f - %s", (guint)role, floor(width * 100), text);
	char **known = g_hash_table_lookup(look->wrapped, key);
	if (!known) {
		known = wrap(look, text, role, width);
		g_hash_table_insert(look->wrapped, g_steal_pointer(&key), known);
	}
	return g_strdupv(known);
}

double look_lines(const struct look *look, struct scene *scene, double x, double y, char *const *lines,
		  enum text_look role)
{
	const struct face *face = &look->faces[role];
	return scene_lines(scene, x, y, lines, face->size, face->style, face->colour, face->lead);
}

static char **wrap_after(const struct look *look, const char *text, enum text_look role, double first, double width)
{
	g_autofree char *set = text_typography(text, look->lang);
	g_auto(GStrv) words = g_strsplit_set(set, " \t\r\n", -1);
	g_autoptr(GStrvBuilder) lines = g_strv_builder_new();
	g_autoptr(GString) line = g_string_new(NULL);
	double room = width - first;
	for (char **word = words; *word; word++) {
		if (!**word)
			continue;
		g_autofree char *longer = line->len ? g_strdup_printf("%s %s", line->str, *word) : g_strdup(*word);
		if (look_width(look, longer, role) <= room) {
			g_string_assign(line, longer);
			continue;
		}
		if (line->len || room < width)
			g_strv_builder_add(lines, line->str);
		room = width;
		g_string_assign(line, *word);
		if (look_width(look, *word, role) > width) { /* a word wider than the column */
			g_auto(GStrv) pieces = look_wrap(look, *word, role, width);
			for (char **piece = pieces; *piece; piece++) {
				if (piece[1])
					g_strv_builder_add(lines, *piece);
				else
					g_string_assign(line, *piece);
			}
		}
	}
	if (line->len)
		g_strv_builder_add(lines, line->str);
	return g_strv_builder_end(lines);
}

char **look_wrap_after(const struct look *look, const char *text, enum text_look role, double first, double width)
{
	g_autofree char *key = g_strdup_printf("%u %.0f %.0f %s", (guint)role, floor(width * 100), floor(first * 100), text);
	char **known = g_hash_table_lookup(look->wrapped, key);
	if (!known) {
		known = wrap_after(look, text, role, first, width);
		g_hash_table_insert(look->wrapped, g_steal_pointer(&key), known);
	}
	return g_strdupv(known);
}

void look_head(const struct look *look, struct scene *scene, double x, double y, double dx, double dy, enum head_look head)
{
	double length = look->heads[head].length, half = look->heads[head].half;
	struct op *path = scene_path(scene, look_fill(look, COLOUR_INK));
	path_move(path, x, y);
	path_line(path, x - dx * length - dy * half, y - dy * length + dx * half);
	path_line(path, x - dx * length + dy * half, y - dy * length - dx * half);
	path_close(path);
}
