// SPDX-License-Identifier: EUPL-1.2
/*
 * The command line: one file per command, a sorted table in command.c.
 */
#pragma once

#include "compile.h"

#include <stdio.h>

enum { STATUS_OK = 0, STATUS_FINDINGS = 1, STATUS_CANNOT = 2 };

/* `coloured`: `out` is a terminal that wants colours. */
struct command_io { FILE *out, *err; gboolean coloured; };

struct command {
	const char *name;
	const char *arguments;  /* "FILE… [-o DIR]" */
	const char *help_fr, *help_en;
	int (*run)(int argc, char **argv, const struct command_io *io); /* argv[0] is the command */
};
extern const struct command *const commands[]; /* alphabetical, NULL-terminated */

/* The whole program, as main calls it; also for tests and fuzzers. */
int command_main(int argc, char **argv, FILE *out, FILE *err);
