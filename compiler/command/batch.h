// SPDX-License-Identifier: EUPL-1.2
/*
 * One command on many charters, several at a time.
 */
#pragma once

#include "command/options.h"

/* What a command does with one charter: writes on `io`, returns an exit status,
 * and gives its verdict in words («3 erreurs»), newly allocated or NULL. */
typedef int (*batch_one)(const char *path, const struct options *options, const struct command_io *io, char **ret_verdict);

/* Runs `one` on each of options->arguments, on options->jobs threads (0: one per
 * processor). What they write comes out in the order of the arguments, the same
 * bytes as one by one, with `between` in between; when several and in text, a
 * table of the verdicts follows. On a terminal, standard error tells how far it
 * is. Returns the highest status. */
int batch_run(const struct options *options, const struct command_io *io, batch_one one, const char *between);
