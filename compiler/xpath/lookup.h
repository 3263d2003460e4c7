// SPDX-License-Identifier: EUPL-1.2
/*
 * XPath on the facts without walking them for each node. Rules and gates say
 * `/f:faits/f:partie[@id=$de]` as XPath 1.0 has it; here the same value is found
 * in an index. An expression is rewritten before it is compiled:
 *
 *   /f:faits/f:NAME…               without a variable: evaluated once per document
 *   @B=/f:faits/f:NAME…            the same, whose values are then a set
 *   /f:faits/f:NAME[@A=$v…]        the nodes that have one of the values
 *   /f:faits/f:NAME[contains($v…,concat(' ',@A,' '))]   the same, of a list of words
 *   /f:faits/f:NAME                the children of that name
 *
 * Predicates stay and are tried again on what the index gives, so that an index
 * need only give no node too few. What is not recognised is left as it is.
 */
#pragma once

#include <glib.h>
#include <libxml/xpath.h>

typedef struct lookup lookup_t;

/* The root of `doc` must get no child, and lose none, while the lookup lives;
 * its elements are numbered for fast sorting (xmlXPathOrderDocElems()). */
struct lookup *lookup_new(xmlDoc *doc);
void lookup_free(struct lookup *lookup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(lookup_t, lookup_free)

/* Lets `context` evaluate what lookup_rewrite() gives; takes its `extra`. The
 * prefix f must be that of the facts. */
void lookup_attach(struct lookup *lookup, xmlXPathContext *context);
/* From now on, what is evaluated once costs its operations again, once: what a
 * rule may spend does not depend on those tried before. */
void lookup_restart(struct lookup *lookup);
/* An expression of the same value on that document. Newly allocated. */
char *lookup_rewrite(struct lookup *lookup, const char *expression);

/* Of an expression joined by `and`, its parts; the whole if `or` joins it. Newly allocated. */
char **xpath_conjuncts(const char *expression);
/* After the predicate, list or quotation that opens at `p`, or NULL. */
const char *xpath_closing(const char *p);

/* rewrite.c's: the number under which an expression of constant value is evaluated. */
guint lookup_constant(struct lookup *lookup, const char *expression);
