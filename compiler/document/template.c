// SPDX-License-Identifier: EUPL-1.2
/*
 * Runs one template: facts in, document tree out.
 *
 * The stylesheets and all they read (includes, lexicons, the acts of the law
 * packs) are resources of the program. They are named by addresses of a scheme
 * of our own, `entente:/templates/…` or `entente:/law/…`, which only the loader
 * below understands; whatever else a stylesheet or a facts file may name, a
 * file, the network, is refused by the loader and once more by the security
 * preferences, reading as well as writing. Of EXSLT only common, str and sets
 * are there: date reads the clock, dynamic evaluates text, and the text of a
 * charter must never be evaluated.
 *
 * libxslt keeps its loader and its default preferences in globals: they are set
 * once, the first time a document is made.
 */
#include "document/document.h"

#include <gio/gio.h>
#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

#define SCHEME "entente:"
#define RESOURCES "/entente"
#define DOCUMENT_NAMESPACE "urn:entente:document:1"

/* Limits of one run. A règlement of a large town uses about a tenth of them. */
enum {
	LIMIT_TEMPLATE_DEPTH = 1000,   /* nested templates */
	LIMIT_VARIABLES = 20000,       /* on the stack at once */
};
#define LIMIT_OPERATIONS 400000000UL /* XPath operations */

G_DEFINE_QUARK(entente-document-error-quark, document_error)

/* ---- Resources ---------------------------------------------------------- */

/* What a stylesheet may name. */
static gboolean address_allowed(const char *address)
{
	return g_str_has_prefix(address, SCHEME "/templates/") || g_str_has_prefix(address, SCHEME "/law/");
}

/* Parses the resource at `address`; `dict` may be NULL. */
static xmlDoc *resource_parse(const char *address, xmlDict *dict)
{
	g_autofree char *path = g_strconcat(RESOURCES, address + strlen(SCHEME), NULL);
	g_autoptr(GBytes) bytes = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	xmlParserCtxt *parser;
	xmlDoc *doc;
	gsize size;
	const char *data;

	if (!bytes)
		return NULL;
	data = g_bytes_get_data(bytes, &size);
	parser = xmlNewParserCtxt();
	if (dict) {
		xmlDictFree(parser->dict);
		parser->dict = dict;
		xmlDictReference(dict);
	}
	doc = xmlCtxtReadMemory(parser, data, (int)size, address, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOCDATA);
	xmlFreeParserCtxt(parser);
	return doc;
}

static xmlDoc *load(const xmlChar *uri, xmlDict *dict, int options, void *context, xsltLoadType type)
{
	const char *address = (const char *)uri;

	return address_allowed(address) ? resource_parse(address, dict) : NULL;
}

static int may_read(xsltSecurityPrefs *preferences, xsltTransformContext *context, const char *address)
{
	return address_allowed(address);
}

xmlDoc *template_file(const char *path)
{
	g_autofree char *address = g_strconcat(SCHEME "/templates", path, NULL);

	return resource_parse(address, NULL);
}

/* Nothing may be read but our addresses (for libxslt, a scheme it does not know
 * is «network»), nothing written. */
static void prepare_once(void)
{
	static gsize done;
	xsltSecurityPrefs *preferences;

	if (!g_once_init_enter(&done))
		return;
	preferences = xsltNewSecurityPrefs();
	xsltSetSecurityPrefs(preferences, XSLT_SECPREF_READ_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(preferences, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(preferences, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(preferences, XSLT_SECPREF_READ_NETWORK, may_read);
	xsltSetSecurityPrefs(preferences, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	xsltSetDefaultSecurityPrefs(preferences);
	xsltSetLoaderFunc(load);
	exsltCommonRegister();
	exsltStrRegister();
	exsltSetsRegister();
	g_once_init_leave(&done, 1);
}

/* ---- One run ------------------------------------------------------------ */

/* Gathers what libxslt has to say, in pieces. */
G_GNUC_PRINTF(2, 3)
static void collect(void *data, const char *format, ...)
{
	GString *said = data;
	va_list args;

	va_start(args, format);
	g_string_append_vprintf(said, format, args);
	va_end(args);
}

/* `name`: «document/protocole», «export/html». */
static xsltStylesheet *stylesheet_load(const char *name, GError **error)
{
	g_autofree char *address = g_strdup_printf(SCHEME "/templates/%s.xsl", name);
	xsltStylesheet *sheet = NULL;
	xmlDoc *doc = resource_parse(address, NULL);

	if (!doc) {
		g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TEMPLATE, "no template «%s»", name);
		return NULL;
	}
	sheet = xsltParseStylesheetDoc(doc);
	if (!sheet || sheet->errors) {
		if (sheet)
			xsltFreeStylesheet(sheet);
		else
			xmlFreeDoc(doc);
		g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TEMPLATE, "template «%s» does not compile", name);
		return NULL;
	}
	return sheet;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Addresses of the files of rules of a jurisdiction, sorted, each followed by a space. */
static void append_rules(GString *out, const char *jurisdiction)
{
	g_autofree char *folder = g_strdup_printf(RESOURCES "/law/%s", jurisdiction);
	g_auto(GStrv) names = g_resources_enumerate_children(folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

	if (!names)
		return;
	qsort(names, g_strv_length(names), sizeof *names, compare_names);
	for (char **name = names; *name; name++)
		if (g_str_has_suffix(*name, ".sch"))
			g_string_append_printf(out, SCHEME "/law/%s/%s ", jurisdiction, *name);
}

/* The files of rules that apply under the law of these facts: a stylesheet cannot list a folder. */
static char *rules_of_facts(xmlDoc *facts)
{
	static const char *const common[] = { "eu", "commun" };
	GString *out = g_string_new(NULL);
	xmlChar *law = xmlGetNoNsProp(xmlDocGetRootElement(facts), BAD_CAST "droit");

	if (law)
		append_rules(out, (const char *)law);
	xmlFree(law);
	for (gsize i = 0; i < G_N_ELEMENTS(common); i++)
		append_rules(out, common[i]);
	return g_string_free(out, FALSE);
}

static gboolean limit_reached(const xsltTransformContext *context, const char *said)
{
	return context->opCount >= context->opLimit || strstr(said, "infinite template recursion") ||
	       strstr(said, "recursion limit") || strstr(said, "Operation limit");
}

/* Runs a sheet of `name` on `doc`. `parameters`: names and values, NULL-terminated;
 * they are quoted by libxslt: strings, never expressions. */
static xmlDoc *sheet_run(xsltStylesheet *sheet, xmlDoc *doc, const char *name, const char *const *parameters,
			 GError **error)
{
	xsltTransformContext *context = xsltNewTransformContext(sheet, doc);
	g_autoptr(GString) said = g_string_new(NULL);
	xmlDoc *tree;

	context->maxTemplateDepth = LIMIT_TEMPLATE_DEPTH;
	context->maxTemplateVars = LIMIT_VARIABLES;
	context->opLimit = LIMIT_OPERATIONS;
	xsltSetTransformErrorFunc(context, said, collect);
	for (gsize i = 0; parameters[i]; i += 2)
		xsltQuoteOneUserParam(context, BAD_CAST parameters[i], BAD_CAST parameters[i + 1]);
	tree = xsltApplyStylesheetUser(sheet, doc, NULL, NULL, NULL, context);
	if (!tree || context->state != XSLT_STATE_OK || said->len > 0) {
		gboolean limit = limit_reached(context, said->str);

		g_set_error(error, DOCUMENT_ERROR, limit ? DOCUMENT_ERROR_LIMIT : DOCUMENT_ERROR_TEMPLATE,
			    "template «%s» %s: %s", name, limit ? "reached a limit" : "failed",
			    said->len > 0 ? g_strstrip(said->str) : "no reason given");
		g_clear_pointer(&tree, xmlFreeDoc);
	}
	xsltFreeTransformContext(context);
	return tree;
}

xmlDoc *template_run(xmlDoc *doc, const char *name, const char *const *parameters, GError **error)
{
	prepare_once();
	xsltStylesheet *sheet = stylesheet_load(name, error);
	xmlDoc *made = sheet ? sheet_run(sheet, doc, name, parameters, error) : NULL;

	if (sheet)
		xsltFreeStylesheet(sheet);
	return made;
}

/* ---- The gate ----------------------------------------------------------- */

static void first_error(void *data, xmlError *fault)
{
	char **first = data;

	if (!*first)
		*first = g_strdup_printf("%s (%s)", g_strstrip(fault->message),
					 fault->node ? (const char *)((xmlNode *)fault->node)->name : "?");
}

static xmlRelaxNG *grammar_load(void)
{
	g_autoptr(GBytes) bytes =
		g_resources_lookup_data(RESOURCES "/schema/document.rng", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	gsize size;
	const char *data;
	xmlRelaxNGParserCtxt *parser;
	xmlRelaxNG *grammar;

	g_assert(bytes);
	data = g_bytes_get_data(bytes, &size);
	parser = xmlRelaxNGNewMemParserCtxt(data, (int)size);
	grammar = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	g_assert(grammar);
	return grammar;
}

static gboolean tree_valid(xmlDoc *tree, const char *modele, GError **error)
{
	xmlRelaxNG *grammar = grammar_load();
	xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(grammar);
	g_autofree char *first = NULL;
	int verdict;

	xmlRelaxNGSetValidStructuredErrors(context, first_error, &first);
	verdict = xmlRelaxNGValidateDoc(context, tree);
	xmlRelaxNGFreeValidCtxt(context);
	xmlRelaxNGFree(grammar);
	if (verdict == 0)
		return TRUE;
	g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TREE, "template «%s» did not make a document: %s", modele,
		    first ? first : "no reason given");
	return FALSE;
}

static gboolean has_lexicon(const char *name, const char *lang)
{
	g_autofree char *path = g_strdup_printf(RESOURCES "/templates/lexicon/%s%s.xml", name, lang);

	return g_resources_get_info(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

/* The language of the paper: the one asked for if its wording exists, else the
 * charter's, else French, in which every paper of ours is first written. A paper
 * with no wording of its own (diagrams) speaks all that the shared lexicon does. */
static char *language_of(const char *modele, const char *asked, const char *own)
{
	const char *const candidates[] = { asked, own };
	g_autofree char *prefix = g_strconcat(modele, ".", NULL);
	const char *name = has_lexicon(prefix, "fr") ? prefix : "";

	for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++)
		if (candidates[i] && has_lexicon(name, candidates[i]))
			return g_strdup(candidates[i]);
	return g_strdup("fr");
}

gboolean document_speaks(const char *modele, const char *lang)
{
	g_autofree char *spoken = language_of(modele, lang, NULL);

	return g_str_equal(spoken, lang);
}

static xmlDoc *lexicon_load(const char *lang, GError **error)
{
	g_autofree char *path = g_strdup_printf("/lexicon/%s.xml", lang);
	xmlDoc *lexicon = template_file(path);

	if (!lexicon)
		g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_LEXICON, "no lexicon for language «%s»", lang);
	return lexicon;
}

/* ---- What is left to decide -------------------------------------------------- */

static gboolean leaves_to_decide(const xmlNode *parent)
{
	for (const xmlNode *node = parent->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && (strcmp((const char *)node->name, "decider") == 0 || leaves_to_decide(node)))
			return TRUE;
	return FALSE;
}

static gboolean is_named(const xmlNode *node, const char *name, const char *attribute, const char *value)
{
	xmlChar *found = node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0
		? xmlGetNoNsProp(node, BAD_CAST attribute) : NULL;
	gboolean same = found && strcmp((const char *)found, value) == 0;

	xmlFree(found);
	return same;
}

/* Whether the charter wants no list: <option nom="a-decider" valeur="non"/> of the paper. */
static gboolean declines_list(const xmlNode *facts, const char *modele)
{
	for (const xmlNode *paper = facts->children; paper; paper = paper->next)
		for (const xmlNode *option = is_named(paper, "document", "modele", modele) ? paper->children : NULL; option; option = option->next)
			if (is_named(option, "option", "nom", "a-decider") && is_named(option, "option", "valeur", "non"))
				return TRUE;
	return FALSE;
}

/* The tree with the list of what it leaves to decide, if it does. Takes `tree`. */
static xmlDoc *list_what_is_left(xmlDoc *tree, const xmlNode *facts, const char *modele, const char *lang, GError **error)
{
	const char *const parameters[] = { "lang", lang, NULL };
	const xmlNode *root = xmlDocGetRootElement(tree);

	if (!root || !paper_find(modele)->lists_undecided || !leaves_to_decide(root) || declines_list(facts, modele))
		return tree;
	xmlDoc *listed = template_run(tree, "part/a-decider", parameters, error);
	xmlFreeDoc(tree);
	return listed;
}

xmlDoc *document_make(xmlDoc *facts, const char *modele, const struct template_options *options, GError **error)
{
	xmlNode *root = xmlDocGetRootElement(facts);
	xmlChar *own = xmlNodeGetLang(root);
	g_autofree char *lang = language_of(modele, options->lang, (const char *)own), *name = g_strconcat("document/", modele, NULL),
			*errors = g_strdup_printf("%u", options->errors), *rules = rules_of_facts(facts);
	const char *const parameters[] = { "lang", lang, "errors", errors, "regles", rules, "final", options->final ? "oui" : "non",
					   "absents", options->absent ? options->absent : "", NULL };
	xmlDoc *lexicon, *tree = NULL;

	xmlFree(own);
	if (!paper_find(modele)) {
		g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TEMPLATE, "no template «%s»", modele);
		return NULL;
	}
	lexicon = lexicon_load(lang, error);
	if (lexicon)
		tree = template_run(facts, name, parameters, error);
	if (tree)
		document_anchor(tree);
	if (tree)
		tree = list_what_is_left(tree, root, modele, lang, error);
	if (tree && (!document_number(tree, lexicon, error) || !tree_valid(tree, modele, error)))
		g_clear_pointer(&tree, xmlFreeDoc);
	if (lexicon)
		xmlFreeDoc(lexicon);
	return tree;
}
