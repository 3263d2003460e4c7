// SPDX-License-Identifier: EUPL-1.2
/*
 * What the readers of law files share. Private to pack/.
 *
 * The files are ours and compiled in: a fault in one is the programmer's, so
 * every reader stops the program with the file and the line (g_error).
 */
#pragma once

#include "pack/pack.h"

/* Stops the program: «law/fr/acts.xml:12: …». */
G_NORETURN void read_fault(const xmlNode *node, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Value of an attribute, newly allocated; NULL, or a fault, when absent. */
char *read_optional(const xmlNode *node, const char *name);
char *read_required(const xmlNode *node, const char *name);
gboolean read_is(const xmlNode *node, const char *name, const char *value);
/* A day; 0 where absent or empty; a fault if it is none. */
date_n read_day(const xmlNode *node, const char *name);
/* `de` and `a`; 0 where absent or empty; a fault if it is no day or ends before it starts. */
struct interval read_interval(const xmlNode *node);
/* The next element from `node` on (itself included), or NULL. */
xmlNode *read_element(xmlNode *node);
/* Compiles a `motif`: whole words, any case, spaces, hyphens and apostrophes loose. */
GRegex *read_pattern(const xmlNode *node, const char *name);

/* One reader per file; each appends to the pack. */
void acts_read(struct pack *pack, xmlNode *root);
void parameters_read(struct pack *pack, xmlNode *root);
void vocabulary_read(struct pack *pack, xmlNode *root);
void terms_read(struct pack *pack, xmlNode *root);
void catalogue_read(struct pack *pack, xmlNode *root);

void collection_free(struct collection *collection);
void provision_free(struct provision *provision);
void parameter_free(struct parameter *parameter);
void word_free(struct word *word);
void term_free(struct term *term);
void catalogue_row_free(struct catalogue_row *row);
/* Around every compiled motif: whole words, \s, \w and \b by Unicode. */
#define PATTERN_HEAD "(*UCP)(?<![\\pL\\pN])(?:"
#define PATTERN_TAIL ")(?![\\pL\\pN])"
/* The regex of article numbers. */
GRegex *cite_article_regex(void);
