// SPDX-License-Identifier: EUPL-1.2
/*
 * check: validates charters. One FILE gives an object of JSON, several an array.
 */
#include "command/options.h"
#include "command/run.h"

static void print_one(const struct compile *compile, const struct options *options,
		      const struct command_io *io)
{
	if (options->json) {
		g_autofree char *json = compile_to_json(compile);
		fputs(json, io->out);
		return;
	}
	const struct print_options print = { compile->lang, stream_is_terminal(io->out), options->strict };
	findings_print(compile->findings, &print, io->out);
}

static int check_one(const char *path, const struct options *options, const struct command_io *io)
{
	g_autoptr(compile_t) compile = run_compile(path, options, options->until_pass, io);

	if (!compile)
		return STATUS_CANNOT;
	if (options->dump && compile->complete)
		compile_dump(compile, options->until_pass, io->out);
	else
		print_one(compile, options, io);
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
	if (options.timeline) {
		say(io, options.said_in, MSG_NOT_YET, "--timeline");
		return STATUS_CANNOT;
	}
	gboolean several = options.arguments[1] != NULL;
	status = STATUS_OK;
	if (options.json && several)
		fputs("[\n", io->out);
	for (char **path = options.arguments; *path; path++) {
		int one = check_one(*path, &options, io);
		status = MAX(status, one);
		if (options.json && several && path[1])
			fputs(",\n", io->out);
	}
	if (options.json)
		fputs(several ? "\n]\n" : "\n", io->out);
	return status;
}

const struct command command_check = {
	"check", "[options] FILE…", "vérifie des chartes au regard du droit",
	"validates charters against the law", run,
};
