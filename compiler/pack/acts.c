// SPDX-License-Identifier: EUPL-1.2
/*
 * acts.xml: collections (codes, laws…) and the dated versions of provisions.
 *
 * A version is a row of its own; rows of one id are kept by date and may not
 * overlap. What lies between two versions must be said (<trou>), so that
 * «expired» is never a hole in our own knowledge.
 */
#include "pack/read.h"

#include <string.h>

void collection_free(struct collection *collection)
{
	g_free(collection->id);
	g_free(collection->name);
	g_free(collection->abbreviation);
	g_hash_table_unref(collection->names);
	g_hash_table_unref(collection->abbreviations);
	g_free(collection->kind);
	g_free(collection->address);
	g_free(collection->state_read);
	g_free(collection->reserve);
	g_ptr_array_unref(collection->regexes);
	g_free(collection);
}

void provision_free(struct provision *provision)
{
	g_free(provision->id);
	g_free(provision->label);
	g_hash_table_unref(provision->labels);
	g_free(provision->title);
	g_free(provision->predecessor);
	g_free(provision->successor);
	g_free(provision->address);
	g_free(provision->source);
	g_free(provision->note);
	g_free(provision->dates);
	g_free(provision->reviewed_by);
	g_free(provision->reviewed_on);
	g_free(provision->kind);
	g_free(provision);
}

static GHashTable *texts_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* <nom xml:lang="…" abrege="…">, <libelle xml:lang="…">: `text`, newly allocated, under its language. */
static void add_text(GHashTable *texts, const xmlNode *node, char *text)
{
	xmlChar *lang = xmlNodeGetLang(node);

	if (!lang || !text || !*text)
		read_fault(node, "a text needs its language and something to say");
	if (!g_hash_table_insert(texts, g_strdup((const char *)lang), text))
		read_fault(node, "«%s» is there twice", (const char *)lang);
	xmlFree(lang);
}

static char *content_of(const xmlNode *node)
{
	xmlChar *content = xmlNodeGetContent(node);
	char *text = g_strdup((const char *)content);

	xmlFree(content);
	return text;
}

static void read_collection(struct pack *pack, const xmlNode *node)
{
	struct collection *collection = g_new0(struct collection, 1);
	collection->id = read_required(node, "id");
	collection->name = read_required(node, "nom");
	collection->abbreviation = read_required(node, "abrege");
	collection->kind = read_required(node, "genre");
	collection->names = texts_new();
	collection->abbreviations = texts_new();
	for (const xmlNode *name = read_element(node->children); name; name = read_element(name->next)) {
		add_text(collection->names, name, content_of(name));
		add_text(collection->abbreviations, name, read_required(name, "abrege"));
	}
	collection->address = read_optional(node, "adresse");
	collection->state_read = read_optional(node, "etat-lu");
	collection->reserve = read_optional(node, "reserve");
	collection->regexes = g_ptr_array_new_with_free_func((GDestroyNotify)g_regex_unref);
	g_ptr_array_add(pack->collections, collection);
}

static enum confidence read_confidence(const xmlNode *node)
{
	static const struct { const char *name; enum confidence value; } names[] = {
		{ "non-verifie", CONFIDENCE_UNVERIFIED }, { "memoire-stable", CONFIDENCE_STABLE },
		{ "source", CONFIDENCE_SOURCE }, { "secondaire", CONFIDENCE_SECONDARY }, { "lu", CONFIDENCE_READ },
	};
	g_autofree char *text = read_required(node, "confiance");
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_equal(names[i].name, text))
			return names[i].value;
	read_fault(node, "unknown degree of confidence «%s»", text);
}

/* The labels in other languages: what <libelle> says, else what the act is called there, before the
 * article, whose number is written alike («LIVC R-wet, art. 4, § 2»); the act itself by its name alone. */
static GHashTable *read_labels(const struct collection *collection, const xmlNode *owner, const char *id, const char *label)
{
	GHashTable *labels = texts_new();
	const char *article = strstr(label, ", art. ");
	gpointer lang, name;
	GHashTableIter each;

	for (xmlNode *node = read_element(owner->children); node; node = read_element(node->next))
		if (xmlStrEqual(node->name, BAD_CAST "libelle"))
			add_text(labels, node, content_of(node));
	if (!collection || (!article && strchr(id, ':')))
		return labels;
	g_hash_table_iter_init(&each, collection->abbreviations);
	while (g_hash_table_iter_next(&each, &lang, &name))
		if (!g_hash_table_contains(labels, lang)) {
			const char *rest = g_utf8_next_char((const char *)name);
			g_autofree char *head = g_utf8_strup(name, rest - (const char *)name);

			g_hash_table_insert(labels, g_strdup(lang), g_strconcat(head, rest, article, NULL));
		}
	return labels;
}

const char *provision_label(const struct provision *provision, const char *lang)
{
	const char *label = lang ? g_hash_table_lookup(provision->labels, lang) : NULL;

	return label ? label : provision->label;
}

const char *collection_name(const struct collection *collection, const char *lang)
{
	const char *name = lang ? g_hash_table_lookup(collection->names, lang) : NULL;

	return name ? name : collection->name;
}

static struct provision *read_version(const struct pack *pack, const xmlNode *owner, const xmlNode *node)
{
	struct provision *provision = g_new0(struct provision, 1);
	provision->id = read_required(owner, "id");
	provision->label = read_required(owner, "libelle");
	provision->title = read_required(owner, "titre");
	provision->address = read_optional(owner, "adresse");
	provision->predecessor = read_optional(owner, "predecesseur");
	provision->successor = read_optional(owner, "successeur");
	provision->kind = read_optional(owner, "genre");
	const struct collection *collection = pack_collection(pack, provision->id);
	if (!provision->kind && collection)
		provision->kind = g_strdup(collection->kind);
	if (!provision->kind)
		read_fault(owner, "«%s» has no kind, nor a collection that gives it one", provision->id);
	provision->labels = read_labels(collection, owner, provision->id, provision->label);
	provision->in_force = read_interval(node);
	provision->confidence = read_confidence(node);
	provision->source = read_required(node, "source");
	provision->note = read_optional(node, "note");
	provision->dates = read_optional(node, "dates");
	provision->annulled = read_is(node, "annulee", "oui");
	provision->reviewed_by = read_optional(node, "revu-par");
	provision->reviewed_on = read_optional(node, "revu-le");
	return provision;
}

/* `row` may come before its collection's end only if nothing was before it, or all before it ended. */
static void append_version(struct pack *pack, const xmlNode *node, struct provision *provision)
{
	GPtrArray *versions = g_hash_table_lookup(pack->by_id, provision->id);
	if (!versions) {
		versions = g_ptr_array_new();
		g_hash_table_insert(pack->by_id, provision->id, versions);
	}
	if (versions->len) {
		const struct provision *last = versions->pdata[versions->len - 1];
		if (!last->in_force.to || !provision->in_force.from || last->in_force.to >= provision->in_force.from)
			read_fault(node, "this version of «%s» overlaps the one before, or is out of order", provision->id);
	}
	g_ptr_array_add(versions, provision);
	g_ptr_array_add(pack->provisions, provision);
}

static void read_provision(struct pack *pack, xmlNode *owner)
{
	g_autofree char *id = read_required(owner, "id");
	if (g_hash_table_contains(pack->by_id, id))
		read_fault(owner, "«%s» is declared twice", id);
	for (xmlNode *node = read_element(owner->children); node; node = read_element(node->next))
		if (xmlStrEqual(node->name, BAD_CAST "version"))
			append_version(pack, node, read_version(pack, owner, node));
	if (!g_hash_table_contains(pack->by_id, id))
		read_fault(owner, "«%s» has no version", id);
}

void acts_read(struct pack *pack, xmlNode *root)
{
	g_autofree char *jurisdiction = read_required(root, "juridiction");
	date_n base = read_day(root, "base-lois"), history = read_day(root, "chronologie-de");
	if (!base)
		read_fault(root, "«base-lois» is missing");
	if (g_str_equal(jurisdiction, pack->jurisdiction) || !pack->law_base) {
		pack->law_base = base;
		pack->history = history;
	}
	for (xmlNode *node = read_element(root->children); node; node = read_element(node->next))
		if (xmlStrEqual(node->name, BAD_CAST "recueil"))
			read_collection(pack, node);
	for (xmlNode *node = read_element(root->children); node; node = read_element(node->next))
		if (xmlStrEqual(node->name, BAD_CAST "disposition"))
			read_provision(pack, node);
}

/* ---- look-up ------------------------------------------------------------- */

const struct collection *pack_collection(const struct pack *pack, const char *id)
{
	const char *colon = strchr(id, ':');
	gsize length = colon ? (gsize)(colon - id) : strlen(id);
	for (guint i = 0; i < pack->collections->len; i++) {
		const struct collection *collection = pack->collections->pdata[i];
		if (strlen(collection->id) == length && strncmp(collection->id, id, length) == 0)
			return collection;
	}
	return NULL;
}

const struct provision *pack_provision(const struct pack *pack, const char *id, date_n date)
{
	const GPtrArray *versions = g_hash_table_lookup(pack->by_id, id);
	if (!versions)
		return NULL;
	const struct provision *found = versions->pdata[0];
	for (guint i = 1; i < versions->len; i++) {
		const struct provision *version = versions->pdata[i];
		if (version->in_force.from <= date)
			found = version;
	}
	return found;
}

enum force pack_force(const struct pack *pack, const char *id, date_n date)
{
	const struct provision *version = pack_provision(pack, id, date);
	if (!version)
		return FORCE_UNKNOWN;
	if (version->annulled)
		return FORCE_ANNULLED;
	if (interval_has(version->in_force, date))
		return FORCE_IN;
	return date < version->in_force.from ? FORCE_NOT_YET : FORCE_EXPIRED;
}
