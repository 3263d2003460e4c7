// SPDX-License-Identifier: EUPL-1.2
/*
 * What several commands do alike with a charter: compile it, tell trouble, give
 * a status.
 */
#pragma once

#include "command/options.h"

extern const struct command command_ask, command_audit, command_build, command_check, command_diff,
	command_explain, command_facts, command_new;

/* Compiles `path` until `until`; NULL after telling trouble on io->err. */
struct compile *run_compile(const char *path, const struct options *options, enum pass until,
			    const struct command_io *io);
/* Exit status of what was found. */
int compile_status(const struct compile *compile, gboolean strict);
/* The JSON object of design §6; newly allocated. */
char *compile_to_json(const struct compile *compile);
/* Prints what `pass` left. */
void compile_dump(const struct compile *compile, enum pass pass, FILE *out);
/* Says so if no file was given. */
gboolean need_files(const struct options *options, const struct command *command, const struct command_io *io);
gboolean stream_is_terminal(FILE *stream);
