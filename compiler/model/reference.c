// SPDX-License-Identifier: EUPL-1.2
/*
 * What the references of the grammar (ref.*, voc.*) may name, and the pass that
 * holds every attribute of such a type against it: an id of the charter, a word
 * of the vocabulary, a provision of the law base.
 *
 * Leaves true, unless builder->broken: ids are unique, every reference reaches
 * a declaration of the right kind, every word is in the pack.
 */
#include "model/internal.h"
#include "model/language.h"

#include <string.h>

/* A vocabulary of more words is not listed in a finding. */
#define WORDS_TOLD 40

/* ---- what a value may name ------------------------------------------------- */

#define WORD(value, kind) { value, kind, 0, NULL }
#define REF(value, refs) { value, -1, refs, NULL }

/* By the name that charter.rnc gives the value; that it is a list, or may be
 * left to decide, the grammar says. */
static const struct target {
	const char *value;
	int word;           /* enum word_kind, or -1 */
	guint refs;         /* REF_…, 0 if a word */
	const char *also;   /* a fixed word accepted too, or NULL */
} targets[] = {
	REF("ref.partie", REF_PARTY),
	REF("ref.parties", REF_PARTY),
	REF("ref.information", REF_INFORMATION),
	REF("ref.informations", REF_INFORMATION),
	REF("ref.instance", REF_ROOM),
	REF("ref.instances", REF_ROOM),
	REF("ref.ecrits", REF_CARRIER),
	REF("ref.lieu", REF_LOCUS),
	REF("ref.flux", REF_FLOW),
	REF("ref.etape", REF_STEP),
	REF("ref.demandeurs", REF_PARTY | REF_ROOM),
	REF("ref.cible", REF_LOCUS | REF_ROLE),
	{ "ref.origine", -1, REF_FLOW, "propre" },
	REF("ref.base", REF_BASE),
	REF("ref.element", REF_ANY),
	WORD("voc.dispositif", WORD_ARRANGEMENT),
	WORD("voc.territoire", WORD_TERRITORY),
	WORD("voc.role", WORD_ROLE),
	WORD("voc.secteur", WORD_SECTOR),
	WORD("voc.niveau-pouvoir", WORD_LEVEL),
	WORD("voc.instance", WORD_ROOM),
	WORD("voc.theme", WORD_THEME),
	WORD("voc.ecrit", WORD_CARRIER),
	WORD("voc.canal", WORD_CHANNEL),
	WORD("voc.finalite", WORD_PURPOSE),
	WORD("voc.finalites", WORD_PURPOSE),
	WORD("voc.modele", WORD_MODEL),
	WORD("voc.mission", WORD_MISSION),
	WORD("t.classe", WORD_CLASS),
	WORD("t.nature", WORD_NATURE),
	WORD("t.natures", WORD_NATURE),
};

static const struct target *target_of(const struct language_value *value)
{
	for (gsize i = 0; i < G_N_ELEMENTS(targets); i++)
		if (strcmp(targets[i].value, value->name) == 0)
			return &targets[i];
	return NULL;
}

/* ---- ids ------------------------------------------------------------------ */

static const struct {
	const char *element;
	guint kind;
} declarers[] = {
	{ "partie", REF_PARTY },   { "information", REF_INFORMATION }, { "instance", REF_ROOM },
	{ "ecrit", REF_CARRIER },  { "flux", REF_FLOW },               { "scenario", REF_SCENARIO },
	{ "texte", REF_TEXT },     { "etape", REF_STEP },              { "decision", REF_STEP },
};

static guint declared_kind(const xmlNode *node)
{
	for (gsize i = 0; i < G_N_ELEMENTS(declarers); i++)
		if (element_is(node, declarers[i].element))
			return declarers[i].kind;
	return REF_OTHER;
}

static guint tag_index(const xmlNode *node)
{
	const struct tag *tag = node->_private;

	return tag ? tag->index : 0;
}

static char *step_key(const xmlNode *node, const char *id)
{
	while (node && !element_is(node, "scenario"))
		node = node->parent;
	return g_strdup_printf("%u#%s", node ? tag_index(node) : 0, id);
}

xmlNode *step_find(const struct builder *builder, const xmlNode *node, const char *id)
{
	g_autofree char *key = step_key(node, id);

	return g_hash_table_lookup(builder->steps, key);
}

static void id_collect(struct builder *b, xmlNode *node)
{
	g_autofree char *id = attribute_dup(node, "id");
	gboolean step = declared_kind(node) == REF_STEP;
	GHashTable *table = step ? b->steps : b->charter->ids;
	g_autofree char *key = NULL;
	const xmlNode *first;
	struct finding *finding;

	if (!id)
		return;
	if (strcmp(id, TO_DECIDE) == 0 || strcmp(id, "propre") == 0)
		SAY_BROKEN(b, MSG_ID_RESERVED, node_value_place(node, "id"), id, id);
	key = step ? step_key(node, id) : g_strdup(id);
	first = g_hash_table_lookup(table, key);
	if (!first) {
		g_hash_table_insert(table, g_steal_pointer(&key), node);
		return;
	}
	finding = SAY_BROKEN(b, MSG_ID_TWICE, node_value_place(node, "id"), id, id);
	finding_note(finding, b->lang, NOTE_FIRST_DECLARED, node_value_place(first, "id"));
}

/* ---- suggestions ----------------------------------------------------------- */

struct candidate_search { guint refs; GPtrArray *ids; };

static void candidate_add(gpointer id, gpointer node, gpointer data)
{
	struct candidate_search *search = data;

	if (search->refs & (declared_kind(node) | REF_ANY))
		g_ptr_array_add(search->ids, id);
}

static gint compare_ids(gconstpointer one, gconstpointer other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* Nearest declared id of the kinds `refs`; candidates sorted, so ties are fixed. */
static const char *suggest_id(const struct builder *b, guint refs, const xmlNode *from, const char *id,
			      const char *also)
{
	struct candidate_search search = { refs, g_ptr_array_new() };
	const char *best;

	g_hash_table_foreach(b->charter->ids, candidate_add, &search);
	if (refs & REF_STEP) {
		const xmlNode *scenario = from->parent ? from->parent->parent : NULL;

		for (xmlNode *n = first_element(scenario, NULL); n; n = next_element(n, NULL)) {
			const char *step = declared_kind(n) == REF_STEP ? attribute_get(b->charter, n, "id") : NULL;

			if (step)
				g_ptr_array_add(search.ids, (gpointer)step);
		}
	}
	if (refs & REF_ROLE)
		for (guint i = 0; i < b->pack->words[WORD_ROLE]->len; i++)
			g_ptr_array_add(search.ids, ((struct word *)b->pack->words[WORD_ROLE]->pdata[i])->id);
	if (also)
		g_ptr_array_add(search.ids, (gpointer)also);
	g_ptr_array_sort(search.ids, compare_ids);
	g_ptr_array_add(search.ids, NULL);
	best = nearest_word(id, (const char *const *)search.ids->pdata);
	g_ptr_array_unref(search.ids);
	return best;
}

static const char *suggest_provision(const struct builder *b, const char *id)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new();

	for (guint i = 0; i < b->pack->provisions->len; i++)
		g_ptr_array_add(ids, ((struct provision *)b->pack->provisions->pdata[i])->id);
	g_ptr_array_add(ids, NULL);
	return nearest_word(id, (const char *const *)ids->pdata);
}

/* ---- checks of one value --------------------------------------------------- */

struct value {
	const xmlNode *node;
	const char *attribute;
	const struct target *target;
	const char *text;
	const char *element; /* id of the nearest element that has one */
};

static struct place value_place(const struct value *value)
{
	return token_place(value->node, value->attribute, value->text);
}

/* A vocabulary that can be told in one line, or NULL. Words for what is made under another name are not told. */
static char *words_to_choose(const struct builder *b, enum word_kind kind)
{
	const GPtrArray *words = b->pack->words[kind];
	g_autoptr(GString) list = g_string_new(NULL);

	if (words->len > WORDS_TOLD)
		return NULL;
	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];
		if (!word_get(word, "dans"))
			g_string_append_printf(list, "%s%s", list->len ? ", " : "", word->id);
	}
	return g_string_free(g_steal_pointer(&list), FALSE);
}

static void word_check(struct builder *b, const struct value *value)
{
	enum word_kind kind = (enum word_kind)value->target->word;
	const struct word *word = pack_word(b->pack, kind, value->text);

	if (word && word_get(word, "dans"))
		findings_say(b->findings, b->lang, MSG_PAPER_ELSEWHERE, value_place(value), value->element, value->text,
			     word_get(word, "dans"));
	if (word)
		return;
	g_autofree const char **ids = pack_word_ids(b->pack, kind);
	g_autofree char *list = words_to_choose(b, kind);
	SAY_BROKEN(b, MSG_WORD_UNKNOWN, value_place(value), value->element, value->text, value->attribute,
		   nearest_word(value->text, ids), list);
}

/* «fr-csi:l132-5» is of jurisdiction «fr». */
static gboolean jurisdiction_loaded(const struct pack *pack, const char *id)
{
	gsize length = strcspn(id, "-:");

	if (!id[length])
		return FALSE;
	for (guint i = 0; i < pack->provisions->len; i++) {
		const char *known = ((struct provision *)pack->provisions->pdata[i])->id;

		if (strncmp(known, id, length) == 0 && strcspn(known, "-:") == length)
			return TRUE;
	}
	return strncmp(pack->jurisdiction, id, length) == 0 && strlen(pack->jurisdiction) == length;
}

static void reference_unknown(struct builder *b, const struct value *value)
{
	const char *nearest = suggest_id(b, value->target->refs == REF_BASE ? REF_TEXT : value->target->refs,
					 value->node, value->text, value->target->also);
	g_autofree char *kinds = kind_names(value->target->refs, b->lang);

	SAY_BROKEN(b, MSG_REFERENCE_UNKNOWN, value_place(value), value->element, value->text, kinds, nearest);
}

static void reference_wrong_kind(struct builder *b, const struct value *value, const xmlNode *found)
{
	g_autofree char *wanted = kind_names(value->target->refs, b->lang);
	g_autofree char *is = kind_names(declared_kind(found), b->lang);
	struct finding *finding = SAY_BROKEN(b, MSG_REFERENCE_KIND, value_place(value), value->element,
					     value->text, is, wanted);

	finding_note(finding, b->lang, NOTE_DECLARED_HERE, node_value_place(found, "id"));
}

static void basis_check(struct builder *b, const struct value *value)
{
	const xmlNode *text = g_hash_table_lookup(b->charter->ids, value->text);
	g_autofree char *jurisdiction = NULL;

	if ((text && declared_kind(text) == REF_TEXT) || pack_provision(b->pack, value->text, 0))
		return;
	/* Whole acts have no ':' («fr-charte-2014»). */
	if (!strchr(value->text, ':') && (text || !jurisdiction_loaded(b->pack, value->text))) {
		if (text)
			reference_wrong_kind(b, value, text);
		else
			reference_unknown(b, value);
		return;
	}
	jurisdiction = g_strndup(value->text, strcspn(value->text, "-:"));
	if (!jurisdiction_loaded(b->pack, value->text)) {
		findings_say(b->findings, b->lang, MSG_PROVISION_ELSEWHERE, value_place(value), value->element,
			     value->text, jurisdiction);
		return;
	}
	/* Not broken: the law base is finite, and what the charter says stays judgeable. */
	findings_say(b->findings, b->lang, MSG_PROVISION_UNKNOWN, value_place(value), value->element, value->text,
		     suggest_provision(b, value->text));
}

static gboolean step_anywhere(const struct builder *b, const char *id)
{
	GHashTableIter iter;
	gpointer key;

	g_hash_table_iter_init(&iter, b->steps);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		if (strcmp(strchr(key, '#') + 1, id) == 0)
			return TRUE;
	return FALSE;
}

static void reference_check(struct builder *b, const struct value *value)
{
	guint refs = value->target->refs;
	const xmlNode *found = g_hash_table_lookup(b->charter->ids, value->text);

	if (value->target->also && strcmp(value->text, value->target->also) == 0)
		return;
	if (refs & REF_BASE) {
		basis_check(b, value);
		return;
	}
	if ((refs & REF_STEP) && step_find(b, value->node, value->text))
		return;
	if ((refs & REF_ANY) && (found || step_anywhere(b, value->text)))
		return;
	if (found && (refs & declared_kind(found)))
		return;
	if ((refs & REF_ROLE) && pack_word(b->pack, WORD_ROLE, value->text))
		return;
	if (found)
		reference_wrong_kind(b, value, found);
	else
		reference_unknown(b, value);
}

static void value_check(struct builder *b, const struct value *value)
{
	if (value->target->word >= 0)
		word_check(b, value);
	else
		reference_check(b, value);
}

/* ---- the pass --------------------------------------------------------------- */

static const char *nearest_id(struct charter *charter, const xmlNode *node)
{
	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
		const char *id = attribute_get(charter, node, "id");

		if (id)
			return id;
	}
	return NULL;
}

/* What the author left to decide is counted; an adopted charter has none. */
static void to_decide(struct builder *b, const xmlNode *node, const char *attribute)
{
	struct place at = attribute ? node_value_place(node, attribute) : node_place(node);

	b->findings->to_decide++;
	if (b->charter->adopted)
		findings_say(b->findings, b->lang, MSG_TO_DECIDE, at, nearest_id(b->charter, node),
			     attribute ? attribute : (const char *)node->name);
}

static void attribute_check(struct builder *b, const xmlNode *node, const struct language_attribute *attribute)
{
	g_autofree char *text = attribute_dup(node, attribute->name);
	g_auto(GStrv) list = NULL;
	struct value value = { node, attribute->name, target_of(attribute->value), NULL, NULL };

	if (text && strcmp(text, TO_DECIDE) == 0 && strcmp(attribute->name, "id") != 0) {
		to_decide(b, node, attribute->name);
		if (value.target && !attribute->value->to_decide)
			SAY_BROKEN(b, MSG_NOT_DECIDABLE, node_value_place(node, attribute->name),
				   nearest_id(b->charter, node), attribute->name);
		return;
	}
	if (!value.target || !text)
		return;
	value.element = nearest_id(b->charter, node);
	list = attribute->value->list ? attribute_list(node, attribute->name) : g_strdupv((char *[]){ text, NULL });
	for (char **item = list; item && *item; item++) {
		value.text = *item;
		value_check(b, &value);
	}
}

static void element_check(struct builder *b, const xmlNode *node)
{
	const struct language_element *element = language_find((const char *)node->name);

	for (const xmlAttr *attr = element ? node->properties : NULL; attr; attr = attr->next) {
		const struct language_attribute *attribute =
			attr->ns ? NULL : language_attribute(element, (const char *)attr->name);

		if (attribute)
			attribute_check(b, node, attribute);
	}
}

void references_check(struct builder *b)
{
	xmlNode *root = xmlDocGetRootElement(b->loaded->doc);

	for (xmlNode *node = root; node; node = following_element(node, root))
		id_collect(b, node);
	for (xmlNode *node = root; node; node = following_element(node, root)) {
		if (element_is(node, TO_DECIDE))
			to_decide(b, node, NULL);
		element_check(b, node);
	}
}

/* ---- fixed words ------------------------------------------------------------ */

static const struct {
	guint kind;
	const char *fr, *en;
} kind_table[] = {
	{ REF_PARTY, "une partie", "a party" },
	{ REF_INFORMATION, "une information", "an information" },
	{ REF_ROOM, "une instance", "a room" },
	{ REF_CARRIER, "un écrit", "a written carrier" },
	{ REF_FLOW, "un flux", "a flow" },
	{ REF_STEP, "une étape de ce scénario", "a step of this scenario" },
	{ REF_ROLE, "un rôle du vocabulaire", "a role of the vocabulary" },
	{ REF_BASE, "une disposition de la base de lois ou un <texte>", "a provision of the law base or a <texte>" },
	{ REF_SCENARIO, "un scénario", "a scenario" },
	{ REF_TEXT, "un texte local", "a local text" },
	{ REF_OTHER, "un autre élément", "another element" },
	{ REF_ANY, "un élément de la charte", "an element of the charter" },
};

char *kind_names(guint refs, const char *lang)
{
	gboolean fr = strcmp(lang, "fr") == 0;
	GString *names = g_string_new(NULL);
	guint left = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(kind_table); i++)
		left += (refs & kind_table[i].kind) != 0;
	for (gsize i = 0; i < G_N_ELEMENTS(kind_table); i++) {
		if (!(refs & kind_table[i].kind))
			continue;
		if (names->len)
			g_string_append(names, left > 1 ? ", " : fr ? " ou " : " or ");
		g_string_append(names, fr ? kind_table[i].fr : kind_table[i].en);
		left--;
	}
	return g_string_free(names, FALSE);
}
