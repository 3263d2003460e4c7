// SPDX-License-Identifier: EUPL-1.2
/*
 * The pipeline.
 *
 *   charter.xml ─ load ─► tree ─ grammar ─ model ─► charter ─ facts ─► base facts
 *                                        ─ analyse ─► facts ─ check ─► findings
 *
 * Each pass takes what the ones before left in `struct compile`, adds its own
 * part and states below what is true after it. A pass that finds the author at
 * fault adds findings and stops the list: what comes after would speak of
 * something that does not stand (the law is never run on a charter that does
 * not resolve). A pass that fails for a reason of the system sets an error.
 *
 * Papers and diagrams are not passes: they are made on demand from what the
 * passes left (command/build.c), papers from the facts, diagrams from the model.
 *
 * Nothing but the table `passes` decides the order.
 */
#include "compile.h"

#include "analyse/analyse.h"
#include "check/check.h"

#include <string.h>

enum outcome { GO_ON, STOP, TROUBLE };

gboolean language_is_known(const char *lang)
{
	static const char *const known[] = { "fr", "nl", "de", "en", NULL };
	return g_strv_contains(known, lang);
}

/* --lang, else the charter's own as soon as it is read, else the locale's. */
static void decide_language(struct compile *compile)
{
	const xmlNode *root = compile->loaded && compile->loaded->doc ? xmlDocGetRootElement(compile->loaded->doc) : NULL;

	if (compile->options.lang || !root)
		return;
	xmlChar *own = xmlGetNsProp((xmlNode *)root, BAD_CAST "lang", XML_XML_NAMESPACE);
	if (own && language_is_known((const char *)own)) {
		g_free(compile->lang);
		compile->lang = g_strdup((const char *)own);
	}
	xmlFree(own);
}

static enum outcome pass_load(struct compile *compile, GError **error)
{
	const struct compile_options *options = &compile->options;

	compile->loaded = options->text ? load_memory(options->path, options->text, options->length, NULL, compile->lang,
						      compile->findings)
					: load_file(options->path, compile->lang, compile->findings, error);
	if (!compile->loaded && error && *error)
		return TROUBLE;
	decide_language(compile);
	if (!compile->loaded || !compile->loaded->doc || compile->findings->list->len > 0)
		return STOP;
	/* now: one well-formed tree within the limits, every element tied to its place */
	return GO_ON;
}

static enum outcome pass_grammar(struct compile *compile, GError **error)
{
	if (!grammar_check(compile->loaded, compile->lang, compile->findings))
		return STOP;
	/* now: the tree is a sentence of the language (charter.rnc) */
	return GO_ON;
}

/* A pack costs more to read than a small charter: several runs may share it. */
static struct pack *take_pack(const struct compile *compile, const char *jurisdiction)
{
	GHashTable *packs = compile->options.packs;
	struct pack *pack = packs ? g_hash_table_lookup(packs, jurisdiction) : NULL;

	if (!pack && (pack = pack_load(jurisdiction)) && packs)
		g_hash_table_insert(packs, g_strdup(jurisdiction), pack);
	return pack;
}

static enum outcome pass_model(struct compile *compile, GError **error)
{
	const xmlNode *root = xmlDocGetRootElement(compile->loaded->doc);
	xmlChar *law = xmlGetNoNsProp((xmlNode *)root, BAD_CAST "droit");

	if (!compile->first)
		compile->pack = take_pack(compile, (const char *)law);
	if (!compile->pack) {
		g_autofree char *known = pack_jurisdictions();
		findings_say(compile->findings, compile->lang, MSG_JURISDICTION_UNKNOWN,
			     node_value_place(root, "droit"), NULL, (const char *)law, known);
	}
	xmlFree(law);
	if (!compile->pack)
		return STOP;
	compile->charter = model_build(compile->loaded, compile->pack, compile->options.as_of, compile->lang,
				       compile->findings);
	if (!compile->charter)
		return STOP;
	model_check(compile->charter);
	/* now: every reference points to what it names, every word is the vocabulary's,
	 * and each flow knows who hears it at the as-of date */
	return GO_ON;
}

static enum outcome pass_facts(struct compile *compile, GError **error)
{
	compile->facts = facts_build(compile->charter, compile->name);
	/* now: all the model knows is one XML tree, valid against facts.rnc */
	return GO_ON;
}

static enum outcome pass_analyse(struct compile *compile, GError **error)
{
	facts_follow(compile->charter, compile->facts);
	/* now: the facts say who can know what, which flows leak it, by which way, and
	 * which promises are kept */
	return GO_ON;
}

static enum outcome pass_check(struct compile *compile, GError **error)
{
	check_run(compile->charter, compile->facts, compile->options.only_rule, compile->lang, compile->findings);
	/* now: every rule in force has spoken, or was silent */
	return GO_ON;
}

static const struct {
	const char *name;
	enum outcome (*run)(struct compile *compile, GError **error);
} passes[] = {
	[PASS_LOAD] = { "load", pass_load },
	[PASS_GRAMMAR] = { "grammar", pass_grammar },
	[PASS_MODEL] = { "model", pass_model },
	[PASS_FACTS] = { "facts", pass_facts },
	[PASS_ANALYSE] = { "analyse", pass_analyse },
	[PASS_CHECK] = { "check", pass_check },
};
G_STATIC_ASSERT(G_N_ELEMENTS(passes) == PASS_COUNT);

const char *pass_name(enum pass pass)
{
	return passes[pass].name;
}

static char *base_name(const char *path)
{
	char *name = g_str_equal(path, "-") ? g_strdup("charte") : g_path_get_basename(path);

	if (g_str_has_suffix(name, ".xml"))
		name[strlen(name) - 4] = '\0';
	return name;
}

static struct compile *compile_new(const struct compile_options *options, const char *lang, const char *name)
{
	struct compile *compile = g_new0(struct compile, 1);

	compile->options = *options;
	compile->lang = g_strdup(lang);
	compile->name = g_strdup(name);
	compile->findings = findings_new();
	return compile;
}

/* The passes from `from` until the one asked for. FALSE on trouble. */
static gboolean run_passes(struct compile *compile, enum pass from, GError **error)
{
	enum outcome outcome = GO_ON;

	for (int pass = (int)from; pass <= (int)compile->options.until && outcome == GO_ON; pass++)
		outcome = passes[pass].run(compile, error);
	compile->complete = outcome == GO_ON;
	findings_sort(compile->findings);
	return outcome != TROUBLE;
}

struct compile *compile_run(const struct compile_options *options, GError **error)
{
	g_autofree char *name = base_name(options->path);
	struct compile *compile = compile_new(options, options->lang ? options->lang : options->fallback_lang, name);

	if (!run_passes(compile, PASS_LOAD, error))
		g_clear_pointer(&compile, compile_free);
	return compile;
}

struct compile *compile_again(const struct compile *first, date_n as_of)
{
	struct compile_options options = first->options;
	struct compile *compile;

	options.as_of = as_of;
	compile = compile_new(&options, first->lang, first->name);
	compile->first = first;
	compile->loaded = first->loaded;
	compile->pack = first->pack;
	run_passes(compile, PASS_MODEL, NULL);
	return compile;
}

void compile_free(struct compile *compile)
{
	if (!compile)
		return;
	g_clear_pointer(&compile->facts, xmlFreeDoc);
	g_clear_pointer(&compile->charter, charter_free);
	if (!compile->first && !compile->options.packs)
		g_clear_pointer(&compile->pack, pack_free);
	g_clear_pointer(&compile->findings, findings_free);
	if (!compile->first)
		g_clear_pointer(&compile->loaded, loaded_free);
	g_free(compile->lang);
	g_free(compile->name);
	g_free(compile);
}
