// SPDX-License-Identifier: EUPL-1.2
/*
 * XPath on the facts, bounded: rules here, gates in analyse/.
 */
#pragma once

#include <glib.h>
#include <libxml/xpath.h>

#define FACTS_NS "urn:entente:faits:1"
/* Operations of libxml2 that all evaluations of one rule may cost together. One
 * may walk the whole document, so a charter's own rules, which nobody has
 * reviewed, get fewer on a large one. */
#define RULE_OPERATIONS 20000000ul
#define OWN_RULE_OPERATIONS(elements) (RULE_OPERATIONS / (1 + (unsigned long)(elements) / 1000))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlXPathObject, xmlXPathFreeObject)

enum evaluator_error { EVALUATOR_ERROR_LIMIT, EVALUATOR_ERROR_EXPRESSION };
#define EVALUATOR_ERROR (evaluator_error_quark())
GQuark evaluator_error_quark(void);

/* Compiled expressions, variables and the budget of one run on one document,
 * which must not change meanwhile. The prefix f is that of the facts. */
typedef struct evaluator evaluator_t;
struct evaluator *evaluator_new(xmlDoc *doc);
void evaluator_free(struct evaluator *evaluator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(evaluator_t, evaluator_free)

/* A new budget of operations, and no variable. */
void evaluator_restart(struct evaluator *evaluator, unsigned long operations);
/* Binds $name until the next binding of it or restart; takes `value`. */
void evaluator_let(struct evaluator *evaluator, const char *name, xmlXPathObject *value);

/* Value of `expression` on `node`; the caller frees it. NULL with `error`: the
 * budget is spent (LIMIT), or the expression is wrong (EXPRESSION). */
xmlXPathObject *evaluator_eval(struct evaluator *evaluator, const char *expression, xmlNode *node, GError **error);
/* The same as a boolean; FALSE with `error` set on failure. */
gboolean evaluator_test(struct evaluator *evaluator, const char *expression, xmlNode *node, GError **error);
/* The same as a string, newly allocated; of several nodes, the list «a, b, c». */
char *evaluator_string(struct evaluator *evaluator, const char *expression, xmlNode *node, GError **error);

/* Holds `expression` against the profile: XPath 1.0 that compiles, its core
 * functions only, no prefix but f, no variable but those of `variables`
 * (NULL-terminated). */
gboolean profile_expression(const char *expression, const char *const *variables, GError **error);
/* The same for a context: /f:faits, f:name or f:name[…]…; no variable. */
gboolean profile_context(const char *context, GError **error);
/* The element name of a context. Newly allocated. */
char *context_name(const char *context);
