// SPDX-License-Identifier: EUPL-1.2
/*
 * The set of law files for a jurisdiction: its own, then eu, then commun, from
 * the program's resources. Every file of a jurisdiction may be missing: eu and
 * commun have fewer.
 */
#include "pack/read.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <string.h>

struct pack *pack_new(const char *jurisdiction)
{
	struct pack *pack = g_new0(struct pack, 1);
	pack->jurisdiction = g_strdup(jurisdiction);
	pack->collections = g_ptr_array_new_with_free_func((GDestroyNotify)collection_free);
	pack->provisions = g_ptr_array_new_with_free_func((GDestroyNotify)provision_free);
	pack->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
	pack->parameters = g_ptr_array_new_with_free_func((GDestroyNotify)parameter_free);
	for (guint i = 0; i < WORD_KINDS; i++)
		pack->words[i] = g_ptr_array_new_with_free_func((GDestroyNotify)word_free);
	pack->terms = g_ptr_array_new_with_free_func((GDestroyNotify)term_free);
	pack->catalogue = g_ptr_array_new_with_free_func((GDestroyNotify)catalogue_row_free);
	pack->schemas = g_ptr_array_new();
	pack->docs = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeDoc);
	pack->article = cite_article_regex();
	return pack;
}

void pack_free(struct pack *pack)
{
	if (!pack)
		return;
	for (guint i = 0; i < WORD_KINDS; i++)
		g_ptr_array_unref(pack->words[i]);
	g_ptr_array_unref(pack->terms);
	g_ptr_array_unref(pack->catalogue);
	g_ptr_array_unref(pack->parameters);
	g_hash_table_unref(pack->by_id);
	g_ptr_array_unref(pack->provisions);
	g_ptr_array_unref(pack->collections);
	g_clear_pointer(&pack->rules, g_ptr_array_unref);
	g_ptr_array_unref(pack->schemas);
	g_ptr_array_unref(pack->docs);
	g_regex_unref(pack->article);
	g_clear_pointer(&pack->any, g_regex_unref);
	g_free(pack->language);
	g_free(pack->jurisdiction);
	g_free(pack);
}

/* The language of the first label of the vocabulary is the pack's. */
static void note_language(struct pack *pack, const xmlNode *root)
{
	const xmlNode *row = read_element(root->children);
	const xmlNode *label = row ? read_element(row->children) : NULL;
	if (pack->language || !label)
		return;
	xmlChar *lang = xmlGetNsProp(label, BAD_CAST "lang", XML_XML_NAMESPACE);
	pack->language = g_strdup((const char *)lang);
	xmlFree(lang);
}

void pack_add(struct pack *pack, const char *name, const char *bytes, gsize length)
{
	xmlDoc *doc = xmlReadMemory(bytes, (int)length, name, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (!doc) {
		const xmlError *error = xmlGetLastError();
		g_error("%s:%d: %s", name, error ? error->line : 0, error ? error->message : "not well-formed");
	}
	g_ptr_array_add(pack->docs, doc);
	xmlNode *root = xmlDocGetRootElement(doc);
	if (g_str_has_suffix(name, ".sch")) {
		g_ptr_array_add(pack->schemas, doc);
	} else if (xmlStrEqual(root->name, BAD_CAST "actes")) {
		acts_read(pack, root);
	} else if (xmlStrEqual(root->name, BAD_CAST "parametres")) {
		parameters_read(pack, root);
	} else if (xmlStrEqual(root->name, BAD_CAST "vocabulaire")) {
		note_language(pack, root);
		vocabulary_read(pack, root);
	} else if (xmlStrEqual(root->name, BAD_CAST "termes")) {
		terms_read(pack, root);
	} else if (xmlStrEqual(root->name, BAD_CAST "catalogue")) {
		catalogue_read(pack, root);
	} else {
		read_fault(root, "<%s> is no law file", (const char *)root->name);
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The order matters only in that terms name collections: acts.xml sorts first,
 * and rules last whatever their name. */
static gboolean add_folder(struct pack *pack, const char *jurisdiction, gboolean rules)
{
	g_autofree char *folder = g_strconcat("/entente/law/", jurisdiction, "/", NULL);
	g_auto(GStrv) names = g_resources_enumerate_children(folder, 0, NULL);
	if (!names)
		return FALSE;
	qsort(names, g_strv_length(names), sizeof *names, by_name);
	for (guint i = 0; names[i]; i++) {
		if (g_str_has_suffix(names[i], ".sch") != rules)
			continue;
		g_autofree char *path = g_strconcat(folder, names[i], NULL);
		g_autofree char *shown = g_strconcat("law/", jurisdiction, "/", names[i], NULL);
		g_autoptr(GBytes) bytes = g_resources_lookup_data(path, 0, NULL);
		gsize length;
		const char *text = g_bytes_get_data(bytes, &length);
		pack_add(pack, shown, text, length);
	}
	return TRUE;
}

static const char *const shared[] = { "eu", "commun" };

struct pack *pack_load(const char *jurisdiction)
{
	g_autoptr(pack_t) pack = pack_new(jurisdiction);
	if (!add_folder(pack, jurisdiction, FALSE))
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(shared); i++)
		if (!g_str_equal(shared[i], jurisdiction))
			add_folder(pack, shared[i], FALSE);
	pack->schemas_wait = TRUE;
	pack_ready(pack);
	return g_steal_pointer(&pack);
}

const GPtrArray *pack_schemas(struct pack *pack)
{
	if (pack->schemas_wait) {
		pack->schemas_wait = FALSE;
		add_folder(pack, pack->jurisdiction, TRUE);
		for (guint i = 0; i < G_N_ELEMENTS(shared); i++)
			if (!g_str_equal(shared[i], pack->jurisdiction))
				add_folder(pack, shared[i], TRUE);
	}
	return pack->schemas;
}

char *pack_jurisdictions(void)
{
	g_auto(GStrv) names = g_resources_enumerate_children("/entente/law/", 0, NULL);
	g_autoptr(GString) list = g_string_new(NULL);

	qsort(names, g_strv_length(names), sizeof *names, by_name);
	for (char **name = names; *name; name++) {
		g_autofree char *path = g_strdup_printf("/entente/law/%svocabulary.xml", *name);
		if (g_resources_get_info(path, 0, NULL, NULL, NULL))
			g_string_append_printf(list, "%s%.*s", list->len ? ", " : "", (int)strlen(*name) - 1, *name);
	}
	return g_string_free(g_steal_pointer(&list), FALSE);
}
