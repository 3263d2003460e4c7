// SPDX-License-Identifier: EUPL-1.2
/*
 * Law found in what the author wrote: provisions cited and terms of the law, in
 * running text and in attributes that hold text. pack/ knows how they are
 * spelled; here is where they stand, and whether they are quoted, told as
 * history, rejected or being defined.
 *
 * A unit is the text of one element with that of its marks, or one attribute.
 * Offsets are characters from the start of the unit, as written.
 */
#include "analyse/internal.h"

#include <string.h>

enum context { CONTEXT_PLAIN, CONTEXT_QUOTED, CONTEXT_HISTORY, CONTEXT_REJECTED, CONTEXT_DEFINED, CONTEXT_COUNT };

/* ORDER: enum context. The names in the facts, and the mark that makes each. */
static const struct {
	const char *name, *mark;
} contexts[CONTEXT_COUNT] = {
	{ "courant", NULL }, { "citation", "citation" }, { "histoire", "histoire" },
	{ "rejet", "rejet" }, { "definition", "terme" },
};

struct span { gsize start; enum context context; };

struct unit {
	struct writer *writer;
	const xmlNode *node;
	gboolean attribute;
	GString *text;
	GArray *spans;         /* struct span: where each mark begins to hold */
	GPtrArray *citations;  /* xmlNode *: facts made */
	GPtrArray *terms;
	const char *attribute_name;
};

/* ---- context ------------------------------------------------------------------------- */

static enum context mark_of(const xmlNode *node)
{
	for (int i = CONTEXT_PLAIN + 1; i < CONTEXT_COUNT; i++)
		if (strcmp((const char *)node->name, contexts[i].mark) == 0)
			return (enum context)i;
	return CONTEXT_PLAIN;
}

static enum context base_context(const xmlNode *node)
{
	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
		if (strcmp((const char *)node->name, "definition") == 0)
			return CONTEXT_DEFINED;
	return CONTEXT_PLAIN;
}

/* Is byte `at` of `text` inside « » or “ ”? */
static gboolean in_quotes(const char *text, gsize at)
{
	static const char *const open[] = { "«", "“" }, *const close[] = { "»", "”" };
	int depth = 0;

	for (gsize i = 0; i < at; i++)
		for (gsize k = 0; k < G_N_ELEMENTS(open); k++) {
			if (g_str_has_prefix(text + i, open[k]))
				depth++;
			else if (depth && g_str_has_prefix(text + i, close[k]))
				depth--;
		}
	return depth > 0;
}

static enum context context_at(const struct unit *unit, gsize at)
{
	enum context context = CONTEXT_PLAIN;

	for (guint i = 0; i < unit->spans->len; i++) {
		const struct span *span = &g_array_index(unit->spans, struct span, i);

		if (span->start <= at)
			context = span->context;
	}
	return context == CONTEXT_PLAIN && in_quotes(unit->text->str, at) ? CONTEXT_QUOTED : context;
}

/* ---- facts ------------------------------------------------------------------------------ */

static char *as_written(const struct unit *unit, gsize start, gsize end)
{
	GString *form = g_string_new(NULL);

	for (const char *p = unit->text->str + start; p < unit->text->str + end; p = g_utf8_next_char(p)) {
		if (!g_unichar_isspace(g_utf8_get_char(p)))
			g_string_append_unichar(form, g_utf8_get_char(p));
		else if (form->len && form->str[form->len - 1] != ' ')
			g_string_append_c(form, ' ');
	}
	return g_string_free(form, FALSE);
}

static xmlNode *found_new(const struct unit *unit, const char *name, const char *form, enum context context)
{
	xmlNode *fact = fact_new(unit->writer, NULL, name);

	fact_set(fact, "forme", form);
	fact_set(fact, "element", (const char *)unit->node->name);
	if (unit->attribute_name)
		fact_set(fact, "attribut", unit->attribute_name);
	fact_set(fact, "contexte", contexts[context].name);
	fact_set_source(fact, unit->node);
	return fact;
}

static void citation_add(const struct unit *unit, const char *ref, const char *form, enum context context)
{
	xmlNode *fact = found_new(unit, "citation-de-texte", form, context);

	fact_set_provision(unit->writer, fact, ref);
	if (!pack_provision(unit->writer->charter->pack, ref, 0))
		fact_set(fact, "libelle", form);
	fact_set(fact, "ou", unit->attribute ? "attribut" : "texte");
	g_ptr_array_add(unit->citations, fact);
}

static void term_add(const struct unit *unit, const struct term *term, const char *form, enum context context)
{
	xmlNode *fact = found_new(unit, "terme-releve", form, context);
	gboolean in_use = interval_has(term->in_use, unit->writer->charter->as_of);

	fact_set(fact, "ref", term->id);
	fact_set(fact, "genre", term->kind);
	if (term->replacement)
		fact_set(fact, "remplacant", term->replacement);
	if (term->provision)
		fact_set(fact, "provision", term->provision);
	if (term->in_use.from) {
		g_autofree char *from = date_format(term->in_use.from);

		fact_set(fact, "de", from);
	}
	if (term->in_use.to) {
		g_autofree char *to = date_format(term->in_use.to);

		fact_set(fact, "a", to);
	}
	fact_set_yes(fact, "perime", !in_use);
	g_ptr_array_add(unit->terms, fact);
}

static void mention_add(const struct mention *mention, gpointer data)
{
	struct unit *unit = data;
	g_autofree char *form = as_written(unit, mention->start, mention->end);
	enum context context = context_at(unit, mention->start);
	const GPtrArray *made = mention->term ? unit->terms : unit->citations;

	if (mention->term)
		term_add(unit, mention->term, form, context);
	else
		citation_add(unit, mention->provision, form, context);
	fact_set_number(made->pdata[made->len - 1], "offset",
			(guint)g_utf8_strlen(unit->text->str, (gssize)mention->start));
}

static void unit_scan(struct unit *unit)
{
	if (unit->text->len && g_utf8_validate(unit->text->str, (gssize)unit->text->len, NULL))
		pack_scan(unit->writer->charter->pack, unit->text->str, unit->writer->charter->as_of, mention_add, unit);
}

/* ---- running text --------------------------------------------------------------------------- */

static void span_begin(struct unit *unit, enum context context)
{
	struct span span = { unit->text->len, context };

	g_array_append_val(unit->spans, span);
}

static gboolean is_skipped(const xmlNode *node)
{
	return strcmp((const char *)node->name, "a-decider") == 0 || strcmp((const char *)node->name, "derogation") == 0;
}

/* Text of `node` and of its marks; other child elements are units of their own. */
static void text_gather(struct unit *unit, const xmlNode *node, enum context context)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
			g_string_append(unit->text, (const char *)child->content);
		} else if (child->type == XML_ELEMENT_NODE && mark_of(child)) {
			span_begin(unit, mark_of(child));
			text_gather(unit, child, mark_of(child));
			span_begin(unit, context);
		}
	}
}

static void text_scan(struct unit *unit, const xmlNode *node)
{
	g_string_truncate(unit->text, 0);
	g_array_set_size(unit->spans, 0);
	unit->node = node;
	unit->attribute = FALSE;
	unit->attribute_name = NULL;
	span_begin(unit, base_context(node));
	text_gather(unit, node, base_context(node));
	unit_scan(unit);
}

/* ---- attributes -------------------------------------------------------------------------------- */

static void bases_scan(struct unit *unit)
{
	g_auto(GStrv) refs = g_strsplit_set(unit->text->str, " \t\r\n", -1);

	for (char **ref = refs; *ref; ref++)
		if (strchr(*ref, ':') || pack_provision(unit->writer->charter->pack, *ref, 0))
			citation_add(unit, *ref, *ref, CONTEXT_PLAIN);
}

static void attribute_scan(struct unit *unit, const xmlNode *node, const char *name)
{
	enum value_type type = language_attribute_type(node, name);
	xmlChar *value;

	if (type != VALUE_TEXT && type != VALUE_BASIS)
		return;
	g_string_truncate(unit->text, 0);
	g_array_set_size(unit->spans, 0);
	span_begin(unit, base_context(node));
	value = xmlGetNoNsProp(node, (const xmlChar *)name);
	g_string_append(unit->text, (const char *)value);
	xmlFree(value);
	unit->node = node;
	unit->attribute = TRUE;
	unit->attribute_name = name;
	if (type == VALUE_BASIS)
		bases_scan(unit);
	else
		unit_scan(unit);
}

/* ---- the pass ------------------------------------------------------------------------------------ */

static void element_scan(struct unit *unit, const xmlNode *node)
{
	if (is_skipped(node))
		return;
	for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
		if (!attr->ns)
			attribute_scan(unit, node, (const char *)attr->name);
	if (!mark_of(node))
		text_scan(unit, node);
	for (const xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			element_scan(unit, child);
}

static void facts_append(struct writer *w, const GPtrArray *facts)
{
	for (guint i = 0; i < facts->len; i++)
		xmlAddChild(w->root, facts->pdata[i]);
}

void citations_write(struct writer *w)
{
	struct unit unit = { .writer = w };
	g_autoptr(GString) text = unit.text = g_string_new(NULL);
	g_autoptr(GArray) spans = unit.spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	g_autoptr(GPtrArray) citations = unit.citations = g_ptr_array_new();
	g_autoptr(GPtrArray) terms = unit.terms = g_ptr_array_new();

	element_scan(&unit, xmlDocGetRootElement(w->charter->loaded->doc));
	facts_append(w, citations);
	facts_append(w, terms);
}
