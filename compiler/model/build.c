// SPDX-License-Identifier: EUPL-1.2
/*
 * The tree to structs: head of the charter, parties, informations; and the
 * order in which a model is made.
 *
 * Building is lenient: what does not resolve is left out, so that the checks
 * that follow still find what they can. A model is given out only if every
 * reference and word resolved (builder->broken stays FALSE).
 */
#include "model/internal.h"

#include <string.h>

/* Name given, else the label of the word that says what it is. */
static const char *name_or_label(struct builder *b, const xmlNode *node, const char *attribute,
				 const struct word *word)
{
	const char *name = attribute_get(b->charter, node, attribute);

	if (name)
		return name;
	return word ? word_label(word, b->charter->lang) : "";
}

/* ---- parties ------------------------------------------------------------------ */

/* Bound unless the author says otherwise: what `secret` names is punished by law
 * when it is a profession, a function, a mission, a state, an inquiry, a clearance. */
static gboolean party_bound(const xmlNode *node, const struct word *role)
{
	g_autofree char *secret = attribute_dup(node, "secret");

	if (!secret || strcmp(secret, TO_DECIDE) == 0)
		return role && word_is(role, "tenu-au-secret");
	return strcmp(secret, "aucun") != 0 && strcmp(secret, "discretion") != 0;
}

static gboolean author_or_role(const xmlNode *node, const char *attribute, const struct word *role)
{
	g_autofree char *said = attribute_dup(node, attribute);

	if (said && strcmp(said, TO_DECIDE) != 0)
		return strcmp(said, "oui") == 0;
	return role && word_is(role, attribute);
}

static void party_build(struct builder *b, xmlNode *node)
{
	struct party *party = g_new0(struct party, 1);
	const char *id = attribute_get(b->charter, node, "id");
	const char *from;

	party->index = b->charter->parties->len;
	party->id = id ? id : "";
	party->role = attribute_word(b, WORD_ROLE, node, "role");
	party->name = name_or_label(b, node, "nom", party->role);
	party->label = attribute_get(b->charter, node, "court");
	if (!party->label)
		party->label = party->name;
	party->sector = attribute_word(b, WORD_SECTOR, node, "secteur");
	if (!party->sector && party->role && word_get(party->role, "secteur"))
		party->sector = pack_word(b->pack, WORD_SECTOR, word_get(party->role, "secteur"));
	party->bound = party_bound(node, party->role);
	from = party->role ? word_get(party->role, "secret-des") : NULL;
	if (party->bound)
		party->bound_from = from ? rank_parse(b->pack, from) : RANK_FOLLOW_UP;
	party->concerned = author_or_role(node, "concernee", party->role);
	party->is_public = author_or_role(node, "public", party->role);
	party->node = node;
	g_ptr_array_add(b->charter->parties, party);
	if (!g_hash_table_contains(b->parties, party->id))
		g_hash_table_insert(b->parties, (gpointer)party->id, party);
}

/* ---- informations --------------------------------------------------------------- */

static void information_build(struct builder *b, xmlNode *node)
{
	struct information *info = g_new0(struct information, 1);
	const char *id = attribute_get(b->charter, node, "id");
	const struct word *class_word = attribute_word(b, WORD_CLASS, node, "classe");
	const xmlNode *title = first_element(node, "intitule");

	info->index = b->charter->informations->len;
	info->id = id ? id : "";
	info->name = title ? charter_keep(b->charter, text_dup(title)) : info->id;
	info->rank = class_word ? rank_parse(b->pack, class_word->id) : RANK_SECRET;
	info->level = rank_level(b->pack, info->rank);
	info->nominative = class_word && word_is(class_word, "nominative");
	info->natures = list_words(b, WORD_NATURE, node, "natures");
	info->holders = list_parties(b, node, "detenteurs");
	info->node = node;
	g_ptr_array_add(b->charter->informations, info);
	if (!g_hash_table_contains(b->informations, info->id))
		g_hash_table_insert(b->informations, (gpointer)info->id, info);
}

static void information_free(struct information *info)
{
	g_ptr_array_unref(info->natures);
	g_ptr_array_unref(info->holders);
	if (info->derives_from)
		g_ptr_array_unref(info->derives_from);
	g_free(info);
}

/* ---- the head --------------------------------------------------------------------- */

static void head_build(struct builder *b, date_n as_of)
{
	struct charter *charter = b->charter;
	const xmlNode *root = xmlDocGetRootElement(b->loaded->doc);
	const xmlNode *title = first_element(root, "titre"), *territory = first_element(root, "territoire");
	const struct word *arrangement = attribute_word(b, WORD_ARRANGEMENT, root, "dispositif");
	xmlChar *lang = xmlGetNsProp(root, (const xmlChar *)"lang", XML_XML_NAMESPACE);

	charter->lang = lang ? charter_keep(charter, g_strdup((const char *)lang)) : "fr";
	xmlFree(lang);
	charter->jurisdiction = b->pack->jurisdiction;
	charter->arrangement = arrangement ? arrangement->id : "";
	charter->council = arrangement ? word_get(arrangement, "conseil") : NULL;
	charter->title = title ? charter_keep(charter, text_dup(title)) : "";
	charter->version = attribute_get(charter, root, "version");
	charter->adopted = attribute_is(root, "etat", "adopte");
	charter->date = attribute_date(root, "date");
	/* A draft whose date is to be decided is read at the date of the law base. */
	charter->as_of = as_of ? as_of : charter->date ? charter->date : b->pack->law_base;
	charter->territory_name = territory ? attribute_get(charter, territory, "nom") : NULL;
	if (!charter->territory_name)
		charter->territory_name = "";
	charter->territory_type = territory ? attribute_get(charter, territory, "type") : NULL;
	if (!charter->territory_type)
		charter->territory_type = "";
}

static struct charter *charter_new(const struct loaded *loaded, struct pack *pack)
{
	struct charter *charter = g_new0(struct charter, 1);

	charter->loaded = loaded;
	charter->pack = pack;
	charter->parties = g_ptr_array_new_with_free_func(g_free);
	charter->informations = g_ptr_array_new_with_free_func((GDestroyNotify)information_free);
	charter->rooms = g_ptr_array_new_with_free_func((GDestroyNotify)room_free);
	charter->flows = g_ptr_array_new_with_free_func((GDestroyNotify)flow_free);
	charter->nevers = g_ptr_array_new_with_free_func((GDestroyNotify)never_free);
	charter->scenarios = g_ptr_array_new_with_free_func((GDestroyNotify)scenario_free);
	charter->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	charter->strings = g_ptr_array_new_with_free_func(g_free);
	return charter;
}

void charter_free(struct charter *charter)
{
	if (!charter)
		return;
	g_ptr_array_unref(charter->scenarios);
	g_ptr_array_unref(charter->nevers);
	g_ptr_array_unref(charter->flows);
	g_ptr_array_unref(charter->rooms);
	g_ptr_array_unref(charter->informations);
	g_ptr_array_unref(charter->parties);
	g_hash_table_unref(charter->ids);
	g_ptr_array_unref(charter->strings);
	g_free(charter);
}

/* ---- the order ---------------------------------------------------------------------- */

static void parts_build(struct builder *b)
{
	const xmlNode *root = xmlDocGetRootElement(b->loaded->doc);
	const xmlNode *parties = first_element(root, "parties"), *infos = first_element(root, "informations");

	for (xmlNode *n = first_element(parties, "partie"); n; n = next_element(n, "partie"))
		party_build(b, n);
	for (xmlNode *n = first_element(infos, "information"); n; n = next_element(n, "information"))
		information_build(b, n);
	for (guint i = 0; i < b->charter->informations->len; i++) {
		struct information *info = b->charter->informations->pdata[i];

		info->derives_from = list_informations(b, info->node, "derive-de");
	}
	letters_assign(b);
	rooms_build(b);
	flows_build(b);
	nevers_build(b);
	scenarios_build(b);
}

static void builder_init(struct builder *b)
{
	b->parties = g_hash_table_new(g_str_hash, g_str_equal);
	b->informations = g_hash_table_new(g_str_hash, g_str_equal);
	b->rooms = g_hash_table_new(g_str_hash, g_str_equal);
	b->flows = g_hash_table_new(g_str_hash, g_str_equal);
	b->steps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void builder_done(struct builder *b)
{
	g_hash_table_unref(b->parties);
	g_hash_table_unref(b->informations);
	g_hash_table_unref(b->rooms);
	g_hash_table_unref(b->flows);
	g_hash_table_unref(b->steps);
}

struct charter *model_build(const struct loaded *loaded, struct pack *pack, date_n as_of, const char *lang,
			    struct findings *findings)
{
	struct builder b = { .loaded = loaded, .pack = pack, .lang = lang, .findings = findings };

	b.charter = charter_new(loaded, pack);
	builder_init(&b);
	head_build(&b, as_of);
	references_check(&b);
	/* ids are unique and every reference and word resolves, or b.broken */
	parts_build(&b);
	cycles_check(&b);
	/* no room, information or flow rests on itself, or b.broken */
	hearers_fill(b.charter);
	consistency_check(&b);
	builder_done(&b);
	if (b.broken)
		g_clear_pointer(&b.charter, charter_free);
	else
		model_check(b.charter);
	return b.charter;
}
