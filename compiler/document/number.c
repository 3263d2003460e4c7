// SPDX-License-Identifier: EUPL-1.2
/*
 * Numbers of a document tree, and the words of its cross-references.
 *
 * One walk in document order counts: titles (I, II…), articles (continuous over
 * the document; one inserted afterwards is «4 bis»), numbered alinéas (anew in each article), annexes (A, B…),
 * tables and figures that have a caption, footnotes. It leaves @numero and, on
 * what has a heading, @etiquette. A second walk gives each empty renvoi its
 * text. The words are phrases of the lexicon: `numero.article` «Article {n}»,
 * `renvoi.article` «article {n}»; so this file knows no language.
 */
#include "document/document.h"

#include <string.h>

struct numbering {
	guint parties, articles, alineas, annexes, tableaux, figures, notes;
	GHashTable *ids;      /* id -> xmlNode * */
	GHashTable *inserted; /* set: numbers of articles inserted afterwards */
	GHashTable *phrases;  /* id -> text */
	GError **error;
};

/* ---- Numerals ----------------------------------------------------------- */

/* I, II, III, IV… */
static char *roman(guint n)
{
	static const struct { guint value; const char *sign; } signs[] = {
		{ 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" },
		{ 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
	};
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
		for (; n >= signs[i].value; n -= signs[i].value)
			g_string_append(out, signs[i].sign);
	return g_string_free(out, FALSE);
}

/* A … Z, AA, AB… */
static char *letters(guint n)
{
	GString *out = g_string_new(NULL);

	for (; n > 0; n = (n - 1) / 26)
		g_string_prepend_c(out, (char)('A' + (n - 1) % 26));
	return g_string_free(out, FALSE);
}

static char *decimal(guint n)
{
	return g_strdup_printf("%u", n);
}

/* ---- Words -------------------------------------------------------------- */

static GHashTable *phrases_read(const xmlDoc *lexicon)
{
	GHashTable *phrases = g_hash_table_new_full(g_str_hash, g_str_equal, (GDestroyNotify)xmlFree,
						    (GDestroyNotify)xmlFree);
	const xmlNode *root = xmlDocGetRootElement(lexicon);

	for (const xmlNode *node = root ? root->children : NULL; node; node = node->next) {
		xmlChar *id = node->type == XML_ELEMENT_NODE ? xmlGetNoNsProp(node, BAD_CAST "id") : NULL;

		if (id)
			g_hash_table_insert(phrases, id, xmlNodeGetContent(node));
	}
	return phrases;
}

/* Phrase `family.kind` with {n} replaced; NULL and the error set if it is missing. */
static char *word(const struct numbering *state, const char *family, const char *kind, const char *n)
{
	g_autofree char *id = g_strdup_printf("%s.%s", family, kind);
	const char *phrase = g_hash_table_lookup(state->phrases, id);
	g_auto(GStrv) pieces = NULL;

	if (!phrase) {
		g_set_error(state->error, DOCUMENT_ERROR, DOCUMENT_ERROR_LEXICON, "no phrase «%s» in the lexicon", id);
		return NULL;
	}
	pieces = g_strsplit(phrase, "{n}", -1);
	return g_strjoinv(n, pieces);
}

/* ---- First walk: numbers ------------------------------------------------ */

static gboolean is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static gboolean has_value(const xmlNode *node, const char *attribute, const char *value)
{
	xmlChar *found = xmlGetNoNsProp(node, BAD_CAST attribute);
	gboolean same = found && (!value || strcmp((const char *)found, value) == 0);

	xmlFree(found);
	return same;
}

static gboolean has_caption(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		if (is(child, "legende"))
			return TRUE;
	return has_value(node, "legende", NULL);
}

/* Takes ownership of `numero`. */
static gboolean give(const struct numbering *state, xmlNode *node, char *numero, gboolean heads)
{
	g_autofree char *own = numero;
	g_autofree char *label = NULL;

	xmlSetProp(node, BAD_CAST "numero", BAD_CAST own);
	if (!heads)
		return TRUE;
	label = word(state, "numero", (const char *)node->name, own);
	if (label)
		xmlSetProp(node, BAD_CAST "etiquette", BAD_CAST label);
	return label != NULL;
}

/* An article inserted after another bears its number and a mark: «4 bis». Before
 * any article there is none to bear: it is counted as the others are. */
static gboolean number_article(struct numbering *state, xmlNode *node)
{
	xmlChar *mark = xmlGetNoNsProp(node, BAD_CAST "suite");
	g_autofree char *suite = g_strdup((const char *)mark), *after = NULL, *numero = NULL;

	xmlFree(mark);
	if (!suite || state->articles == 0)
		return give(state, node, decimal(++state->articles), TRUE);
	after = decimal(state->articles);
	numero = word(state, "suite", suite, after);
	if (!numero)
		return FALSE;
	if (!g_hash_table_add(state->inserted, g_strdup(numero))) {
		g_set_error(state->error, DOCUMENT_ERROR, DOCUMENT_ERROR_REFERENCE, "two articles would be «%s»", numero);
		return FALSE;
	}
	return give(state, node, g_steal_pointer(&numero), TRUE);
}

static gboolean count(struct numbering *state, xmlNode *node)
{
	if (is(node, "partie"))
		return has_value(node, "num", "non") || give(state, node, roman(++state->parties), TRUE);
	if (is(node, "article")) {
		state->alineas = 0;
		return has_value(node, "num", "non") || number_article(state, node);
	}
	if (is(node, "annexe"))
		return has_value(node, "num", "non") || give(state, node, letters(++state->annexes), TRUE);
	if (is(node, "alinea") && has_value(node, "num", "oui"))
		return give(state, node, decimal(++state->alineas), FALSE);
	if (is(node, "tableau") && has_caption(node))
		return give(state, node, decimal(++state->tableaux), TRUE);
	if (is(node, "figure") && has_caption(node))
		return give(state, node, decimal(++state->figures), TRUE);
	if (is(node, "note"))
		return give(state, node, decimal(++state->notes), FALSE);
	return TRUE;
}

static gboolean note_id(struct numbering *state, xmlNode *node)
{
	g_autofree char *id = NULL;
	xmlChar *value = node->type == XML_ELEMENT_NODE ? xmlGetNoNsProp(node, BAD_CAST "id") : NULL;

	if (!value)
		return TRUE;
	id = g_strdup((const char *)value);
	xmlFree(value);
	if (g_hash_table_contains(state->ids, id)) {
		g_set_error(state->error, DOCUMENT_ERROR, DOCUMENT_ERROR_REFERENCE, "id «%s» given twice", id);
		return FALSE;
	}
	g_hash_table_insert(state->ids, g_steal_pointer(&id), node);
	return TRUE;
}

/* ---- Second walk: references -------------------------------------------- */

/* The nearest of `node` and its ancestors that bears a number. */
static xmlNode *numbered(xmlNode *node)
{
	while (node && node->type == XML_ELEMENT_NODE && !has_value(node, "numero", NULL))
		node = node->parent;
	return node && node->type == XML_ELEMENT_NODE ? node : NULL;
}

static gboolean refer(struct numbering *state, xmlNode *node)
{
	xmlChar *to, *numero;
	xmlNode *target;
	g_autofree char *text = NULL;

	if (!is(node, "renvoi"))
		return TRUE;
	to = xmlGetNoNsProp(node, BAD_CAST "vers");
	target = to ? g_hash_table_lookup(state->ids, to) : NULL;
	if (target && !node->children)
		target = numbered(target);
	if (!target) {
		g_set_error(state->error, DOCUMENT_ERROR, DOCUMENT_ERROR_REFERENCE,
			    "reference to «%s», which is not in the document or bears no number",
			    to ? (const char *)to : "");
		xmlFree(to);
		return FALSE;
	}
	xmlFree(to);
	if (node->children)
		return TRUE;
	numero = xmlGetNoNsProp(target, BAD_CAST "numero");
	text = word(state, "renvoi", (const char *)target->name, (const char *)numero);
	xmlFree(numero);
	if (text)
		xmlNodeAddContent(node, BAD_CAST text);
	return text != NULL;
}

/* ---- The walk ----------------------------------------------------------- */

typedef gboolean (*visit_t)(struct numbering *, xmlNode *);

/* Document order, without recursion. */
static gboolean walk(struct numbering *state, xmlNode *root, visit_t visit)
{
	xmlNode *node = root;

	while (node) {
		if (!visit(state, node))
			return FALSE;
		if (node->children && node->type == XML_ELEMENT_NODE) {
			node = node->children;
			continue;
		}
		while (node && node != root && !node->next)
			node = node->parent;
		node = !node || node == root ? NULL : node->next;
	}
	return TRUE;
}

gboolean document_number(xmlDoc *tree, const xmlDoc *lexicon, GError **error)
{
	struct numbering state = { .error = error };
	xmlNode *root = xmlDocGetRootElement(tree);
	gboolean done;

	state.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	state.inserted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	state.phrases = phrases_read(lexicon);
	done = root && walk(&state, root, note_id) && walk(&state, root, count) && walk(&state, root, refer);
	if (!root)
		g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TREE, "the template made nothing");
	g_hash_table_unref(state.ids);
	g_hash_table_unref(state.inserted);
	g_hash_table_unref(state.phrases);
	return done;
}
