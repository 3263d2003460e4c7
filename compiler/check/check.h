// SPDX-License-Identifier: EUPL-1.2
/*
 * The engine that runs the law on the facts; the law itself is in law/.
 *
 * rule.c       Schematron files (our profile, design of law.rnc) to a table of rules
 * profile.c    the XPath that rules may use
 * xpath.c      evaluation with libxml2's XPath, bounded by an operation limit
 * verdict.c    which rules are in force, and where each fails
 * check.c      failures that no premise explains become findings
 * own.c        a charter's own rules
 * place.c      from a fact to the author's file
 * card.c       the texts of a rule, in the language asked for
 * reading.c    which readings of disputed law the charter follows
 * derogation.c derogations of the charter
 */
#pragma once

#include "charter.h"

/* A variable of a rule. */
struct let { char *name, *value; };

typedef struct rule rule_t;
struct rule {
	char *id;
	enum severity severity;
	enum origin origin;
	struct interval in_force;
	char **provisions;      /* ids */
	char **catalogue;       /* FR-33 */
	char **premises;        /* ids of rules that explain its failures */
	char **explains;        /* ids of rules whose premise it is, said from this end */
	gboolean contested;
	char *context, *test;   /* XPath 1.0 */
	char *element;          /* local name of the context's elements */
	GPtrArray *lets;        /* struct let *, in order */
	char *data;             /* XPath of the data it reads: one left to decide silences it; or NULL */
	char *place;            /* attribute of the context blamed, or NULL */
	char *source;           /* advice: the recueil that gives it (commun-note-002), or NULL */
	const xmlNode *pattern; /* the card and the messages hang there */
};

#define RULE_ERROR (rule_error_quark())
GQuark rule_error_quark(void);

/* Rules of a pack, file order: read at the first call, and kept by the pack. A
 * malformed rule of ours stops the program, with file and line. */
const GPtrArray *rules_of(struct pack *pack);
/* Rules of one Schematron file that lives as long as they do, appended to
 * `rules`. A charter's own rules (ORIGIN_CHARTER) are errors, and their ids
 * must not start as those of a jurisdiction. FALSE with `error` («file:line: …»):
 * not of the profile; `rules` then holds those before the fault. */
gboolean rules_read(xmlDoc *doc, enum origin origin, GPtrArray *rules, GError **error);
/* The rule of that id, or NULL. */
const struct rule *rules_find(const GPtrArray *rules, const char *id);

/* Title, or another part of the card ("pourquoi", "question"…), in `lang`, else
 * the pack's first language, else en. Newly allocated, or NULL. */
char *rule_card(const struct rule *rule, const char *part, const char *lang);

/* The jurist who reviewed its card, or NULL: nobody yet. Newly allocated. */
char *rule_reviewer(const struct rule *rule);
/* The title of the file it stands in, in `lang` if it has it so, else in the file's language; newly allocated. */
char *rule_theme(const struct rule *rule, const char *lang);

/* Is `rule` to be tried at `date`? Its own interval holds, and of the provisions
 * it cites one at least is in force (an article that is not law yet, or no
 * longer, founds no reproach); a rule that cites none is always tried. */
gboolean rule_in_force(const struct rule *rule, const struct pack *pack, date_n date);

/* Its severity at `date`: law that nobody has verified may warn, not condemn. */
enum severity rule_severity(const struct rule *rule, const struct pack *pack, date_n date);
/* Whether an expression of `rule` (context, variables, assertion) contains `text`. */
gboolean rule_mentions(const struct rule *rule, const char *text);

/* Raw verdicts: calls `each` for every element where the assertion of a rule
 * tried at `as_of` is false, before premises, data to decide and derogations.
 * What another Schematron processor must find too. */
typedef void (*check_raw_fn)(const struct rule *rule, xmlNode *element, gpointer data);
void check_raw(const struct pack *pack, const GPtrArray *rules, xmlDoc *facts, date_n as_of, check_raw_fn each, gpointer data);

/* Tells `each` of every rule that the charter attaches (<regles>), read anew; what
 * is wrong with a file of them was said by check_run(). The rule lives during the
 * call only. */
typedef void (*check_own_fn)(const struct rule *rule, gpointer data);
void check_own(const struct charter *charter, const xmlDoc *facts, check_own_fn each, gpointer data);

/* Tries every rule in force at the charter's as-of date (or `only_rule`): those
 * of its pack and its own, then the derogations. Findings are appended to
 * `findings`, worded in `lang`. */
void check_run(const struct charter *charter, xmlDoc *facts, const char *only_rule, const char *lang, struct findings *findings);
