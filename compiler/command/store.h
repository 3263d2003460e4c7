// SPDX-License-Identifier: EUPL-1.2
/*
 * Files that are written together.
 */
#pragma once

#include "command/command.h"

#include <gio/gio.h>

typedef struct output output_t;
struct output { char *path; GBytes *bytes; };

/* Takes `bytes`. */
struct output *output_new(const char *path, GBytes *bytes);
void output_free(gpointer output);

/* Writes every struct output * of `outputs`, making their folders. Either each
 * file is whole and on the disk, or a sentence told on io->err why one is not and
 * none was touched; unless the system refuses to rename a file that it let be
 * written: those before it, in order, are then the new ones, all others the old. */
gboolean store(const GPtrArray *outputs, const char *lang, const struct command_io *io);
