// SPDX-License-Identifier: EUPL-1.2
/*
 * From the author's files to one checked XML tree, every element with its exact
 * place. Nothing here knows what a charter is.
 *
 * decode.c  bytes to UTF-8
 * lexer.c   one pass of ours over each file: the place of every start tag and
 *           attribute (libxml2 reports where a tag ends)
 * load.c    reads, converts to UTF-8, refuses DOCTYPE, parses with libxml2
 *           (no network, no entity, limits), ties each xmlNode to its tag
 * include.c xi:include parse="xml" of files inside the charter's folder
 */
#pragma once

#include "diag/diag.h"

#include <libxml/tree.h>

/* Limits on what a charter may cost; each has a message and a test. */
#define LOAD_MAX_BYTES (16u << 20)   /* one file */
#define LOAD_MAX_DEPTH 64            /* nested elements */
#define LOAD_MAX_ELEMENTS 500000     /* whole charter, included files too */
#define LOAD_MAX_INCLUDES 64
#define LOAD_MAX_ATTRIBUTE 65536     /* bytes of one attribute value */
#define LOAD_MAX_ATTRIBUTES 256      /* attributes of one element */

struct tag_attribute {
	const char *name;      /* qualified name as written */
	struct place at;       /* of its name */
	struct place value_at; /* of the first byte of its value */
};

/* A start tag in an author's file. Hangs at xmlNode->_private. */
struct tag {
	struct place at;       /* of the '<' */
	gsize inner, end;      /* offsets, same source: after the start tag, after the end tag */
	guint index;           /* 1-based, document order after inclusion: the facts' src */
	guint n_attributes;
	struct tag_attribute *attributes;
};

typedef struct loaded loaded_t;
struct loaded {
	xmlDoc *doc;          /* one tree, includes merged, no xi:include left nor xml:base added; may be NULL */
	GPtrArray *sources;   /* struct source *, the main file first */
	GPtrArray *tags;      /* struct tag *, tags->pdata[i]->index == i + 1 */
	char *digest;         /* SHA-256 of the files' bytes in order, hex */
	gboolean partial;     /* something could not be loaded; findings say what */
	GPtrArray *lexed;     /* struct lexed *: what the tags live in */
};

/* Loads `path` ("-" is standard input). On the author's fault adds findings
 * worded in `lang`; `doc` is then NULL, or what could be loaded (`partial`). On
 * trouble of the system (unreadable main file) returns NULL with `error` set.
 * The findings' places point into `sources`: they die before the result.
 * `path` is printed as given in places. */
struct loaded *load_file(const char *path, const char *lang, struct findings *findings, GError **error);
/* The same from memory, for tests and fuzzers; `folder` may be NULL (no includes). */
struct loaded *load_memory(const char *name, const char *bytes, gsize length, const char *folder,
			   const char *lang, struct findings *findings);
void loaded_free(struct loaded *loaded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(loaded_t, loaded_free)

/* The place of an element (of its '<'), of an attribute (of its name) or of an
 * attribute's value. Falls back on the element's place. */
struct place node_place(const xmlNode *node);
struct place node_attribute_place(const xmlNode *node, const char *attribute);
struct place node_value_place(const xmlNode *node, const char *attribute);
/* The place of a text node: of its first character that is not a space. */
struct place node_text_place(const xmlNode *text);
/* The tag of index `src`, or NULL. */
const struct tag *loaded_tag(const struct loaded *loaded, guint src);
