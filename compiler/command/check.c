// SPDX-License-Identifier: EUPL-1.2
/*
 * check: validates charters. One FILE gives an object of JSON, several an array.
 * --timeline prints the verdict at every date instead; the status is still that
 * of the charter's own date.
 */
#include "command/batch.h"
#include "command/run.h"

#include "check/check.h"
#include "diag/words.h"
#include "timeline/timeline.h"

static void print_timeline(const struct compile *compile, const struct options *options, const struct command_io *io)
{
	g_autoptr(timeline_t) timeline = timeline_make(compile, 0);

	if (options->json) {
		g_autofree char *json = timeline_to_json(timeline, compile);
		fputs(json, io->out);
	} else {
		timeline_print(timeline, compile, io->out);
	}
}

static void print_one(const struct compile *compile, const struct options *options,
		      const struct command_io *io)
{
	if (options->json) {
		g_autofree char *json = compile_to_json(compile);
		fputs(json, io->out);
		return;
	}
	const struct print_options print = { compile->lang, io->coloured, options->strict };
	findings_print(compile->findings, &print, io->out);
}

static gboolean has_own_rules(const struct compile *compile)
{
	const xmlNode *root = compile->loaded && compile->loaded->doc ? xmlDocGetRootElement(compile->loaded->doc) : NULL;

	for (const xmlNode *node = root ? root->children : NULL; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && g_str_equal((const char *)node->name, "regles"))
			return TRUE;
	return FALSE;
}

/* A rule asked for by name that the charter's law does not have would be silent. */
static gboolean rule_exists(const struct compile *compile, const struct options *options, const struct command_io *io)
{
	if (!options->rule || !compile->pack || has_own_rules(compile))
		return TRUE;
	const GPtrArray *rules = rules_of(compile->pack);
	g_autoptr(GPtrArray) ids = g_ptr_array_new();
	if (rules_find(rules, options->rule) || g_str_has_prefix(options->rule, "entente-"))
		return TRUE;
	for (guint i = 0; i < rules->len; i++)
		g_ptr_array_add(ids, ((const struct rule *)rules->pdata[i])->id);
	g_ptr_array_add(ids, NULL);
	say(io, options->said_in, MSG_EXPLAIN_UNKNOWN, options->rule,
	    nearest_word(options->rule, (const char *const *)ids->pdata));
	return FALSE;
}

static int check_one(const char *path, const struct options *options, const struct command_io *io, char **ret_verdict)
{
	g_autoptr(compile_t) compile = run_compile(path, options, options->until_pass, io);

	if (!compile || !rule_exists(compile, options, io))
		return STATUS_CANNOT;
	if (options->dump && compile->complete)
		compile_dump(compile, options->until_pass, io->out);
	else if (options->timeline && compile->complete && options->until_pass == PASS_CHECK)
		print_timeline(compile, options, io);
	else
		print_one(compile, options, io);
	*ret_verdict = findings_verdict(compile->findings, options->said_in);
	return compile_status(compile, options->strict);
}

static int run(int argc, char **argv, const struct command_io *io)
{
	g_auto(options_t) options = { 0 };
	int status;

	if (!options_parse(&options, &command_check, FOR_CHECK, argc, argv, io, &status))
		return status;
	if (!need_files(&options, &command_check, io))
		return STATUS_CANNOT;
	gboolean several = options.arguments[1] != NULL;
	if (options.json && several)
		fputs("[\n", io->out);
	status = batch_run(&options, io, check_one, options.json ? ",\n" : NULL);
	if (options.json)
		fputs(several ? "\n]\n" : "\n", io->out);
	return status;
}

const struct command command_check = {
	"check", "[options] FILE…", "vérifie des chartes au regard du droit",
	"validates charters against the law", run,
};
