// SPDX-License-Identifier: EUPL-1.2
/*
 * Options of a command: parsed from options.def, trouble told on standard error.
 */
#pragma once

#include "command/command.h"
#include "diag/diag.h"

enum option_scope {
	FOR_CHECK = 1, FOR_BUILD = 2, FOR_EXPLAIN = 4, FOR_FACTS = 8, FOR_NEW = 16, FOR_ASK = 32, FOR_AUDIT = 64,
	FOR_CHARTERS = FOR_CHECK | FOR_BUILD | FOR_FACTS | FOR_ASK | FOR_AUDIT,
	FOR_ALL = 127,
};

typedef struct options options_t;
struct options {
	char *as_of, *lang, *format, *pictures, *rule, *until, *output, *only, *style, *directory;
	char *who_can_learn, *what_can_learn, *path, *may, *in; /* of ask; three words joined by a space for two of them */
	gboolean strict, timeline, dump, margin, help, attach_source;
	int jobs, mask;
	date_n date;          /* as_of, parsed; 0: the charter's date */
	enum pass until_pass;
	gboolean json;
	gboolean svg, pdf, png; /* forms of the diagrams of build */
	const char *said_in;  /* language of the command's own sentences: "fr" or "en" */
	char **arguments;     /* what is left: files, ids */
	GHashTable *packs;    /* law packs already read by this command */
};

/* Parses argv. On --help prints it; *ret_status is then STATUS_OK and FALSE is
 * returned; on a fault says so on io->err with STATUS_CANNOT. */
gboolean options_parse(struct options *options, const struct command *command, enum option_scope scope,
		       int argc, char **argv, const struct command_io *io, int *ret_status);
void options_clear(struct options *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(options_t, options_clear)

/* A table for `packs`: jurisdiction -> its pack, owned. */
GHashTable *packs_new(void);

/* Help of one command, in `lang`. */
void options_print_help(const struct command *command, enum option_scope scope, const char *lang, FILE *out);

/* One sentence of trouble on standard error, from a row of messages.def. */
void say(const struct command_io *io, const char *lang, enum message message, ...);
/* The language of the locale: "fr"… or "en". */
const char *locale_language(void);
