// SPDX-License-Identifier: EUPL-1.2
/*
 * Shared inside check/: the cards of rules, and failures.
 */
#pragma once

#include "check/check.h"
#include "check/xpath.h"

#define SCH_NS "http://purl.oclc.org/dsdl/schematron"
#define RULE_NS "urn:entente:regle:1"

void rule_free(struct rule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(rule_t, rule_free)

/* The children `part` of the rule's card in `lang`, else in its file's
 * language, else in English: the first from `after` (NULL: from the start). The
 * language is chosen for the part as a whole. NULL: no more. */
const xmlNode *card_next(const struct rule *rule, const char *part, const char *lang, const xmlNode *after);
/* The text of a part, one space between words, <e:valeur> evaluated on `node`.
 * `evaluator` NULL: values are left out as «…». Newly allocated. */
char *card_text(const xmlNode *part, struct evaluator *evaluator, xmlNode *node, GError **error);

/* The nearest element from `node` up that the author wrote: its src, or 0. */
guint fact_source(const xmlNode *node);
/* Its place, or that of its attribute if it has it; nowhere if there is none. */
struct place fact_place(const struct charter *charter, const xmlNode *node, const char *attribute);

/* Where one rule does not hold. */
struct failure { xmlNode *node; gboolean pending; /* a datum is to be decided there */ };

/* The facts, made ready for many rules. */
typedef struct trial trial_t;
struct trial {
	xmlDoc *facts;
	struct evaluator *evaluator;
	guint elements;      /* how many there are */
	GHashTable *parents; /* element name -> GPtrArray of the parents of such elements, document order */
};
struct trial *trial_new(xmlDoc *facts);
void trial_free(struct trial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(trial_t, trial_free)

/* A new budget for `rule`. */
void trial_restart(struct trial *trial, const struct rule *rule);
/* Binds the variables of `rule` on `node`. */
gboolean trial_bind(struct trial *trial, const struct rule *rule, xmlNode *node, GError **error);
/* Appends to `failures` (struct failure) where the assertion is false (every
 * place, `pending` unset, when `raw`), or cannot be tried for lack of a datum.
 * FALSE with `error`: the budget is spent, or the expression is wrong. */
gboolean trial_run(struct trial *trial, const struct rule *rule, gboolean raw, GArray *failures, GError **error);

/* Applies the charter's derogations to `findings`, those of `only_rule` if it
 * is given. */
void derogations_apply(const struct charter *charter, xmlDoc *facts, const GPtrArray *rules, const char *only_rule,
		       const char *lang, struct findings *findings);

/* Which readings of disputed rules the charter follows: noted on the findings of
 * those rules; a reading of no rule, of a rule that is not disputed, or that
 * nobody holds is a finding. */
void readings_apply(const struct charter *charter, const xmlDoc *facts, const GPtrArray *rules, const char *only_rule, const char *lang,
		    struct findings *findings);
