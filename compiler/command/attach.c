// SPDX-License-Identifier: EUPL-1.2
#include "command/attach.h"

#include "command/run.h"
#include "typeset/typeset.h"

#include <string.h>

#define XML_TYPE "application/xml"

/* An attachment that owns what it names. */
struct owned { struct attachment attachment; char *name, *description; };

static void owned_free(gpointer data)
{
	struct owned *owned = data;
	g_bytes_unref(owned->attachment.bytes);
	g_free(owned->name);
	g_free(owned->description);
	g_free(owned);
}

static void add(GPtrArray *list, const char *name, const char *type, const char *relationship, const char *description,
		GBytes *bytes)
{
	struct owned *owned = g_new(struct owned, 1);
	owned->name = g_strdup(name);
	owned->description = g_strdup(description);
	owned->attachment = (struct attachment){ owned->name, type, relationship, owned->description, bytes };
	g_ptr_array_add(list, owned);
}

/* `path` as from the charter's folder; borrowed. */
static const char *from_folder(const char *main_name, const char *path)
{
	const char *slash = strrchr(main_name, '/');
	gsize folder = slash ? (gsize)(slash + 1 - main_name) : 0;
	if (strcmp(path, "-") == 0)
		return "charte.xml";
	return strncmp(path, main_name, folder) == 0 ? path + folder : path;
}

/* The text is UTF-8, whatever the author's file was: its declaration must say so. */
static GBytes *source_bytes(const struct source *source)
{
	GString *text = g_string_new_len(source->text, (gssize)source->length);
	const char *end = g_str_has_prefix(text->str, "<?xml") ? strstr(text->str, "?>") : NULL;
	const char *at = end ? g_strstr_len(text->str, end - text->str, "encoding") : NULL;
	const char *open = at ? strpbrk(at, "\"'") : NULL, *close = open ? strchr(open + 1, *open) : NULL;
	if (open && close && close < end) {
		gssize start = open + 1 - text->str, length = close - open - 1;
		if (g_ascii_strncasecmp(open + 1, "utf-8", (gsize)length) != 0 || length != 5) {
			g_string_erase(text, start, length);
			g_string_insert(text, start, "UTF-8");
		}
	}
	return g_string_free_to_bytes(text);
}

static void add_sources(GPtrArray *list, const struct compile *compile, gboolean french)
{
	const GPtrArray *sources = compile->loaded->sources;
	const struct source *main_source = sources->pdata[0];
	for (guint i = 0; i < sources->len; i++) {
		const struct source *source = sources->pdata[i];
		add(list, from_folder(main_source->name, source->name), XML_TYPE, "Source",
		    i == 0 ? (french ? "La charte dont ce document est tiré" : "The charter this paper is made from")
			   : (french ? "Fichier inclus dans la charte" : "File included in the charter"),
		    source_bytes(source));
	}
}

/* The files of its own rules: they are read from beside it, so it is no standard input. */
static gboolean add_rules(GPtrArray *list, const struct compile *compile, gboolean french, GError **error)
{
	const struct source *main_source = compile->loaded->sources->pdata[0];
	g_autofree char *folder = g_path_get_dirname(main_source->name);
	const xmlNode *root = xmlDocGetRootElement(compile->loaded->doc);
	for (const xmlNode *node = root->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "regles") != 0)
			continue;
		xmlChar *href = xmlGetNoNsProp((xmlNode *)node, BAD_CAST "href");
		g_autofree char *path = href ? g_build_filename(folder, (const char *)href, NULL) : NULL;
		char *bytes = NULL;
		gsize length = 0;
		gboolean read = path && g_file_get_contents(path, &bytes, &length, error);
		if (read)
			add(list, (const char *)href, XML_TYPE, "Supplement",
			    french ? "Les règles propres de la charte" : "The charter’s own rules", g_bytes_new_take(bytes, length));
		xmlFree(href);
		if (!read && path)
			return FALSE;
	}
	return TRUE;
}

/* The findings as `check --format=json` gives them in the charter's folder. */
static char *findings_here(const struct compile *compile)
{
	const GPtrArray *sources = compile->loaded->sources;
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const char *main_name = ((const struct source *)sources->pdata[0])->name;
	struct compile here = *compile;
	for (guint i = 0; i < sources->len; i++)
		g_ptr_array_add(names, ((struct source *)sources->pdata[i])->name);
	for (guint i = 0; i < sources->len; i++)
		((struct source *)sources->pdata[i])->name = (char *)from_folder(main_name, names->pdata[i]);
	here.options.path = from_folder(main_name, main_name);
	findings_sort(here.findings);
	char *json = compile_to_json(&here);
	for (guint i = 0; i < sources->len; i++)
		((struct source *)sources->pdata[i])->name = names->pdata[i];
	return json;
}

GPtrArray *attach_source(const struct compile *compile, GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(owned_free);
	gboolean french = g_strcmp0(compile->charter->lang, "fr") == 0;
	add_sources(list, compile, french);
	if (!add_rules(list, compile, french, error))
		return NULL;
	char *json = findings_here(compile);
	add(list, "constats.json", "application/json", "Supplement",
	    french ? "Les constats du programme sur la charte" : "The program’s findings on the charter",
	    g_bytes_new_take(json, strlen(json)));
	return g_steal_pointer(&list);
}
