// SPDX-License-Identifier: EUPL-1.2
/*
 * One compilation. No globals: two may coexist.
 */
#pragma once

#include "model/model.h"

/* In this order; `--until=PASS` stops after one, `--dump` prints what it left. */
enum pass { PASS_LOAD, PASS_GRAMMAR, PASS_MODEL, PASS_FACTS, PASS_ANALYSE, PASS_CHECK, PASS_COUNT };

struct compile_options {
	const char *path;       /* "-": standard input */
	const char *text;       /* the charter's bytes if they are not to be read from `path`; no includes then */
	gsize length;           /* of `text` */
	const char *lang;       /* --lang, or NULL: the charter's own */
	const char *fallback_lang; /* where the charter says none: the locale's */
	date_n as_of;           /* 0: the charter's date */
	const char *only_rule;  /* --rule=ID or NULL */
	enum pass until;
	GHashTable *packs;      /* jurisdiction -> struct pack, shared by several runs and kept by the caller; or NULL */
};

typedef struct compile compile_t;
struct compile {
	struct compile_options options;
	char *lang;             /* of the messages, decided */
	char *name;             /* file name without folder and .xml */
	struct loaded *loaded;
	struct pack *pack;
	struct charter *charter;
	xmlDoc *facts;
	struct findings *findings;
	gboolean complete;      /* every pass asked for has run */
	const struct compile *first; /* whose tree and pack these are, or NULL: its own */
};

/* Whether messages may be asked for in `lang`. */
gboolean language_is_known(const char *lang);

/* Runs the passes. NULL with `error` only for trouble of the system. */
struct compile *compile_run(const struct compile_options *options, GError **error);
/* The same charter at another date: the passes from the model on. `first` ran
 * all of them, and must outlive the result. */
struct compile *compile_again(const struct compile *first, date_n as_of);
void compile_free(struct compile *compile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(compile_t, compile_free)
const char *pass_name(enum pass pass);
