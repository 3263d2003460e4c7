// SPDX-License-Identifier: EUPL-1.2
/*
 * facts: the facts of one charter as XML.
 */
#include "command/run.h"

static int run(int argc, char **argv, const struct command_io *io)
{
	g_auto(options_t) options = { 0 };
	int status;

	if (!options_parse(&options, &command_facts, FOR_FACTS, argc, argv, io, &status))
		return status;
	if (!need_files(&options, &command_facts, io))
		return STATUS_CANNOT;
	g_autoptr(compile_t) compile = run_compile(options.arguments[0], &options, PASS_ANALYSE, io);
	if (!compile)
		return STATUS_CANNOT;
	if (compile->facts) {
		compile_dump(compile, PASS_ANALYSE, io->out);
		return STATUS_OK;
	}
	const struct print_options print = { compile->lang, stream_is_terminal(io->err), FALSE };
	findings_print(compile->findings, &print, io->err);
	return STATUS_CANNOT;
}

const struct command command_facts = {
	"facts", "[options] FILE", "imprime les faits : tout ce que le compilateur sait, en XML",
	"prints the facts: all that the compiler knows, as XML", run,
};
