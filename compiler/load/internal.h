// SPDX-License-Identifier: EUPL-1.2
/*
 * What the files of load/ share. Nobody else includes it.
 */
#pragma once

#include "load/load.h"

#define XINCLUDE_NS "http://www.w3.org/2001/XInclude"

/* What the lexer learned of one file. */
struct lexed {
	GArray *tags;          /* struct tag, in order */
	GPtrArray *names;      /* const char *: qualified name of each tag */
	GArray *attributes;    /* struct tag_attribute of all tags */
	GStringChunk *strings; /* the names */
};

struct loader {
	const char *lang;
	struct findings *findings;
	struct loaded *loaded;
	xmlDict *dict;       /* shared by all files, so that nodes may move between them */
	GChecksum *checksum;
	char *folder;        /* real path of the charter's folder, or NULL: no includes */
	GHashTable *prefixes; /* undeclared ones already said */
	guint elements;      /* so far, all files */
	guint depth;         /* elements around the file being read */
	guint includes;
};

/* A file being loaded, and the one that includes it. */
struct file {
	const struct file *parent;
	const char *relative; /* path from the folder */
	const char *real;     /* real path, or NULL when from memory */
	const char *name;     /* as printed */
	const struct source *source;
};

/* ---- decode.c: bytes to UTF-8. Adds a source to the loader and returns it, or
 * adds a finding and returns NULL. ------------------------------------------ */
struct source *decode(struct loader *loader, const char *name, const char *bytes, gsize length);

/* ---- lexer.c: NULL if not well-formed or over a limit; a finding was added. */
struct lexed *lex(struct loader *loader, const struct source *source);
void lexed_free(struct lexed *lexed);

/* ---- load.c ---------------------------------------------------------------- */
xmlDoc *load_one(struct loader *loader, struct file *file, const char *bytes, gsize length);
/* At most LOAD_MAX_BYTES + 1 bytes of a file. */
char *read_bytes(const char *path, gboolean regular_only, gsize *length, GError **error);

/* ---- include.c: replaces every xi:include of `doc`. ------------------------ */
void include_all(struct loader *loader, const struct file *file, xmlDoc *doc);
