// SPDX-License-Identifier: EUPL-1.2
/*
 * Is this tree a charter? Our own walk over the table of the language finds the
 * faults and words them with what was expected; then RELAX NG, from the grammar
 * the table was made of, is the gate (it can refuse, but its words help nobody).
 *
 * The walk goes on after a fault: an element whose name is nearly right is read
 * as the one that was meant, so that one letter gives one finding.
 * Leaves true: the tree is valid, and values where spaces do not count are trimmed.
 */
#include "model/grammar.h"

#include <gio/gio.h>
#include <libxml/relaxng.h>
#include <string.h>

#define CHARTER_NS "urn:entente:charte:1"
#define GATE_RNG "/entente/schema/gate.rng" /* charter.rng in the form libxml2 needs: schema/gate.xsl */

gboolean grammar_fault(struct grammar *grammar, struct place at)
{
	if (grammar->faults++ == GRAMMAR_MAX_FAULTS) {
		g_autofree char *limit = g_strdup_printf("%d", GRAMMAR_MAX_FAULTS);

		findings_say(grammar->findings, grammar->lang, MSG_TOO_MANY_FAULTS, at, NULL, limit);
	}
	return grammar->faults <= GRAMMAR_MAX_FAULTS;
}

const char *grammar_blamed(const xmlNode *node)
{
	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
		const xmlAttr *id = xmlHasProp((xmlNode *)node, (const xmlChar *)"id");

		if (id && id->children && id->children->content)
			return (const char *)id->children->content;
	}
	return NULL;
}

static const char *node_name(const xmlNode *node)
{
	return (const char *)node->name;
}

static gboolean in_namespace(const xmlNode *node, const char *ns)
{
	return node->ns ? strcmp((const char *)node->ns->href, ns) == 0 : *ns == '\0';
}

static const char *namespace_of(const xmlNode *node)
{
	return node->ns ? (const char *)node->ns->href : "";
}

/* ---- attributes --------------------------------------------------------- */

/* The attribute's name as the table has it: with its prefix, if it has one. */
static const char *attribute_name(const xmlAttr *attr, char **owned)
{
	if (!attr->ns || !attr->ns->prefix)
		return (const char *)attr->name;
	*owned = g_strdup_printf("%s:%s", (const char *)attr->ns->prefix, (const char *)attr->name);
	return *owned;
}

static gboolean has_attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
		g_autofree char *owned = NULL;

		if (strcmp(attribute_name(attr, &owned), name) == 0)
			return TRUE;
	}
	return FALSE;
}

/* Attributes the element may still take, mandatory ones first. */
static GPtrArray *free_attributes(const xmlNode *node, const struct language_element *element, GHashTable *meant)
{
	GPtrArray *names = g_ptr_array_new();

	for (int required = 1; required >= 0; required--)
		for (const struct language_attribute *attribute = element->attributes; attribute->name; attribute++)
			if (attribute->required == required && !has_attribute(node, attribute->name) &&
			    !g_hash_table_contains(meant, attribute->name))
				g_ptr_array_add(names, (void *)attribute->name);
	return names;
}

static const char *meant_attribute(const char *name, GPtrArray *free)
{
	const char *local = strchr(name, ':') ? strchr(name, ':') + 1 : name;

	for (guint i = 0; i < free->len; i++) {
		const char *candidate = free->pdata[i], *colon = strchr(candidate, ':');

		if (g_ascii_strcasecmp(colon ? colon + 1 : candidate, local) == 0)
			return candidate;
	}
	g_ptr_array_add(free, NULL);
	local = nearest_word(local, (const char *const *)free->pdata);
	g_ptr_array_set_size(free, (gint)free->len - 1);
	return local;
}

static char *join_names(const GPtrArray *names)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(list, "%s`%s`", i ? ", " : "", (const char *)names->pdata[i]);
	return g_string_free(list, FALSE);
}

static void unknown_attribute(struct grammar *grammar, xmlNode *node, xmlAttr *attr, const char *name,
			      const struct language_element *element, GHashTable *meant)
{
	g_autoptr(GPtrArray) free = free_attributes(node, element, meant);
	g_autofree char *elsewhere = language_bearers_of(name), *accepted = join_names(free);
	const char *near = meant_attribute(name, free);

	if (near)
		g_hash_table_add(meant, (void *)near);
	if (grammar_fault(grammar, node_attribute_place(node, name)))
		findings_say(grammar->findings, grammar->lang, MSG_ATTRIBUTE_UNKNOWN, node_attribute_place(node, name),
			     grammar_blamed(node), name, element->name, near, elsewhere, accepted);
	if (near)
		grammar_check_value(grammar, node, attr, name, language_attribute(element, near)->value);
}

static void missing_attribute(struct grammar *grammar, const xmlNode *node, const struct language_element *element,
			      const struct language_attribute *attribute)
{
	g_autofree char *choices = grammar_choices(attribute->value);

	if (grammar_fault(grammar, node_place(node)))
		findings_say(grammar->findings, grammar->lang, MSG_ATTRIBUTE_MISSING, node_place(node),
			     grammar_blamed(node), attribute->name, element->name, attribute->doc, choices);
}

static void check_attributes(struct grammar *grammar, xmlNode *node, const struct language_element *element)
{
	g_autoptr(GHashTable) meant = g_hash_table_new(g_str_hash, g_str_equal);

	for (xmlAttr *attr = node->properties, *next; attr; attr = next) {
		g_autofree char *owned = NULL;
		const char *name = attribute_name(attr, &owned);
		const struct language_attribute *attribute = language_attribute(element, name);

		next = attr->next;
		if (attribute)
			grammar_check_value(grammar, node, attr, name, attribute->value);
		else
			unknown_attribute(grammar, node, attr, name, element, meant);
	}
	for (const struct language_attribute *attribute = element->attributes; attribute->name; attribute++)
		if (attribute->required && !has_attribute(node, attribute->name) &&
		    !g_hash_table_contains(meant, attribute->name))
			missing_attribute(grammar, node, element, attribute);
}

/* ---- elements ----------------------------------------------------------- */

static void check_element(struct grammar *grammar, xmlNode *node, const struct language_element *element);

static char *join_children(const struct language_element *element)
{
	GString *list = g_string_new(NULL);

	for (const struct language_child *child = element->children; child->element; child++)
		g_string_append_printf(list, "%s<%s>", list->len ? ", " : "", child->element->name);
	return g_string_free(list, FALSE);
}

/* The element meant by a wrong name in `parent`: one of its own children (those
 * still missing first), else any element of the language; or NULL. */
static const struct language_element *meant_element(const xmlNode *node, const struct language_element *parent)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const char *near;

	for (int missing = 1; missing >= 0; missing--) {
		for (const struct language_child *child = parent->children; child->element; child++) {
			gboolean absent = child->required;

			for (const xmlNode *other = node->parent->children; absent && other; other = other->next)
				absent = other->type != XML_ELEMENT_NODE || strcmp(node_name(other), child->element->name) != 0;
			if (absent == missing)
				g_ptr_array_add(names, (void *)child->element->name);
		}
	}
	g_ptr_array_add(names, NULL);
	near = nearest_word(node_name(node), (const char *const *)names->pdata);
	if (near)
		return language_find(near);
	g_ptr_array_set_size(names, 0);
	for (const struct language_element *const *element = language_elements(); *element; element++)
		g_ptr_array_add(names, (void *)(*element)->name);
	g_ptr_array_add(names, NULL);
	near = nearest_word(node_name(node), (const char *const *)names->pdata);
	return near ? language_find(near) : NULL;
}

/* A child that `parent` does not accept: says so; returns the element it is to
 * be read as, or NULL to leave it alone. */
static const struct language_element *wrong_element(struct grammar *grammar, const xmlNode *node,
						    const struct language_element *parent)
{
	const struct language_element *known = language_find(node_name(node));
	const struct language_element *meant = known ? known : meant_element(node, parent);
	g_autofree char *places = known ? language_parents_of(known->name) : NULL, *accepted = join_children(parent);

	if (!grammar_fault(grammar, node_place(node)))
		return NULL;
	if (known)
		findings_say(grammar->findings, grammar->lang, MSG_ELEMENT_MISPLACED, node_place(node),
			     grammar_blamed(node), node_name(node), parent->name, places);
	else
		findings_say(grammar->findings, grammar->lang, MSG_ELEMENT_UNKNOWN, node_place(node),
			     grammar_blamed(node), node_name(node), meant ? meant->name : NULL, parent->name, accepted);
	return meant;
}

/* Once per element that leaves the charter's namespace, not for what it contains. */
static void check_namespace(struct grammar *grammar, const xmlNode *node)
{
	const char *around = node->parent->type == XML_ELEMENT_NODE ? namespace_of(node->parent) : CHARTER_NS;

	if (in_namespace(node, CHARTER_NS) || in_namespace(node, around) || !grammar_fault(grammar, node_place(node)))
		return;
	findings_say(grammar->findings, grammar->lang, MSG_NAMESPACE, node_place(node), grammar_blamed(node),
		     node_name(node), namespace_of(node));
}

/* Whether a child of the language is known under this node: first of its kind. */
static void check_repeated(struct grammar *grammar, const xmlNode *node, const struct language_element *parent,
			   const struct language_child *child, GHashTable *first)
{
	const xmlNode *before = g_hash_table_lookup(first, child->element);
	struct finding *finding;

	if (!before) {
		g_hash_table_insert(first, (void *)child->element, (void *)node);
		return;
	}
	if (child->many || !grammar_fault(grammar, node_place(node)))
		return;
	finding = findings_say(grammar->findings, grammar->lang, MSG_ELEMENT_TWICE, node_place(node),
			       grammar_blamed(node), child->element->name, parent->name);
	finding_note(finding, grammar->lang, NOTE_FIRST_HERE, node_place(before));
}

static void check_child(struct grammar *grammar, xmlNode *node, const struct language_element *parent, GHashTable *first)
{
	const struct language_child *child = language_child(parent, node_name(node));
	const struct language_element *element = child ? child->element : NULL;

	if (!element && !in_namespace(node, CHARTER_NS) && !language_find(node_name(node))) {
		check_namespace(grammar, node);
		return; /* another language: nothing more to say */
	}
	check_namespace(grammar, node);
	if (!element) {
		element = wrong_element(grammar, node, parent);
		child = element ? language_child(parent, element->name) : NULL;
	}
	if (child)
		check_repeated(grammar, node, parent, child, first);
	if (element)
		check_element(grammar, node, element);
}

static gboolean is_blank(const xmlNode *text)
{
	return !text->content || strspn((const char *)text->content, " \t\r\n") == strlen((const char *)text->content);
}

/* Text in an element that has none: says where it could go. */
static void unexpected_text(struct grammar *grammar, const xmlNode *text, const struct language_element *element)
{
	g_autoptr(GString) places = g_string_new(NULL);

	if (!grammar_fault(grammar, node_text_place(text)))
		return;
	for (const struct language_child *child = element->children; child->element; child++)
		if (child->element->text || child->element->content)
			g_string_append_printf(places, "%s<%s>", places->len ? ", " : "", child->element->name);
	findings_say(grammar->findings, grammar->lang, MSG_TEXT_UNEXPECTED, node_text_place(text), grammar_blamed(text->parent),
		     element->name, places->str);
}

static void check_children(struct grammar *grammar, xmlNode *node, const struct language_element *element)
{
	g_autoptr(GHashTable) first = g_hash_table_new(g_direct_hash, g_direct_equal);
	gboolean text_told = element->text || element->content;

	for (xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_ELEMENT_NODE) {
			check_child(grammar, child, element, first);
		} else if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && !text_told &&
			   !is_blank(child)) {
			unexpected_text(grammar, child, element);
			text_told = TRUE;
		}
	}
	for (const struct language_child *child = element->children; child->element; child++)
		if (child->required && !g_hash_table_contains(first, child->element) && !grammar->partial &&
		    grammar_fault(grammar, node_place(node)))
			findings_say(grammar->findings, grammar->lang, MSG_ELEMENT_MISSING, node_place(node),
				     grammar_blamed(node), element->name, child->element->name, child->element->doc);
}

static void check_element(struct grammar *grammar, xmlNode *node, const struct language_element *element)
{
	if (grammar->faults > GRAMMAR_MAX_FAULTS)
		return;
	check_attributes(grammar, node, element);
	check_children(grammar, node, element);
	if (element->content && !xmlFirstElementChild(node))
		grammar_check_content(grammar, node, element->content);
}

/* ---- the root ----------------------------------------------------------- */

/* What an XML that is not a charter seems to be: a proper name, or NULL. */
static const char *kind_of(const xmlNode *root)
{
	static const struct { const char *ns, *name, *kind; } kinds[] = {
		{ "http://www.w3.org/1999/xhtml", NULL, "XHTML" },
		{ "http://www.w3.org/2000/svg", NULL, "SVG" },
		{ "http://www.w3.org/1999/XSL/Transform", NULL, "XSLT" },
		{ "http://relaxng.org/ns/structure/1.0", NULL, "RELAX NG" },
		{ "http://purl.oclc.org/dsdl/schematron", NULL, "Schematron" },
		{ "http://www.w3.org/2001/XMLSchema", NULL, "XML Schema" },
		{ "http://www.w3.org/2005/Atom", NULL, "Atom" },
		{ "http://docbook.org/ns/docbook", NULL, "DocBook" },
		{ "urn:oasis:names:tc:opendocument:xmlns:office:1.0", NULL, "OpenDocument" },
		{ "http://schemas.openxmlformats.org/wordprocessingml/2006/main", NULL, "Word (OOXML)" },
		{ NULL, "html", "HTML" },
		{ NULL, "rss", "RSS" },
		{ NULL, "svg", "SVG" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if ((!kinds[i].ns || in_namespace(root, kinds[i].ns)) &&
		    (!kinds[i].name || strcmp(node_name(root), kinds[i].name) == 0))
			return kinds[i].kind;
	if (g_str_has_prefix(namespace_of(root), "urn:entente:") && !in_namespace(root, CHARTER_NS))
		return namespace_of(root);
	return NULL;
}

static void check_root(struct grammar *grammar, xmlNode *root)
{
	const char *names[] = { language_root()->name, NULL };
	const char *near = nearest_word(node_name(root), names);

	if (!near || (kind_of(root) && strcmp(node_name(root), near) != 0)) {
		findings_say(grammar->findings, grammar->lang, MSG_NOT_A_CHARTER, node_place(root), NULL, node_name(root),
			     near, kind_of(root));
		grammar->faults++;
		return;
	}
	check_namespace(grammar, root);
	if (strcmp(node_name(root), near) != 0 && grammar_fault(grammar, node_place(root)))
		findings_say(grammar->findings, grammar->lang, MSG_NOT_A_CHARTER, node_place(root), NULL, node_name(root),
			     near, NULL);
	check_element(grammar, root, language_root());
}

/* ---- the gate ----------------------------------------------------------- */

static void gate_refuses(void *user, xmlErrorPtr error)
{
	struct grammar *grammar = user;
	g_autofree char *text = g_strchomp(g_strdup(error->message ? error->message : ""));

	if (grammar->faults++)
		return; /* the first says it */
	findings_say(grammar->findings, grammar->lang, MSG_GATE, node_place(error->node), grammar_blamed(error->node), text);
}

/* Parsed once a thread: that takes longer than to hold a charter against it. */
static xmlRelaxNG *gate_schema(void)
{
	static GPrivate thread_gate = G_PRIVATE_INIT((GDestroyNotify)xmlRelaxNGFree);
	xmlRelaxNG *schema = g_private_get(&thread_gate);

	if (!schema) {
		g_autoptr(GBytes) bytes = g_resources_lookup_data(GATE_RNG, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
		xmlRelaxNGParserCtxt *parser;

		g_assert(bytes);
		parser = xmlRelaxNGNewMemParserCtxt(g_bytes_get_data(bytes, NULL), (int)g_bytes_get_size(bytes));
		schema = xmlRelaxNGParse(parser);
		xmlRelaxNGFreeParserCtxt(parser);
		g_assert(schema);
		g_private_set(&thread_gate, schema);
	}
	return schema;
}

static void check_gate(struct grammar *grammar, xmlDoc *doc)
{
	xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(gate_schema());

	xmlRelaxNGSetValidStructuredErrors(valid, gate_refuses, grammar);
	if (xmlRelaxNGValidateDoc(valid, doc) != 0 && !grammar->faults)
		findings_say(grammar->findings, grammar->lang, MSG_GATE, node_place(xmlDocGetRootElement(doc)), NULL, "");
	xmlRelaxNGFreeValidCtxt(valid);
}

gboolean grammar_check(const struct loaded *loaded, const char *lang, struct findings *findings)
{
	struct grammar grammar = { .lang = lang, .findings = findings, .partial = loaded->partial };
	guint before = findings->list->len;

	if (!loaded->doc)
		return FALSE;
	check_root(&grammar, xmlDocGetRootElement(loaded->doc));
	if (!grammar.faults && !grammar.partial)
		check_gate(&grammar, loaded->doc);
	return findings->list->len == before && !grammar.partial;
}
