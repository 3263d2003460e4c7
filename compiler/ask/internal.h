// SPDX-License-Identifier: EUPL-1.2
/*
 * What the files of ask/ share, and nobody else includes.
 */
#pragma once

#include "analyse/ask.h"
#include "ask/ask.h"

/* ---- words.c --------------------------------------------------------------- */

enum ask_word {
#define WORD(symbol, fr, en, nl) symbol,
#include "ask/words.def"
#undef WORD
	ASK_WORD_COUNT
};
/* The row in `lang` ("fr", "nl", else English), {0}… replaced; newly allocated. */
char *ask_say(const char *lang, enum ask_word word, ...) G_GNUC_NULL_TERMINATED;
/* What the value of an attribute of a flow asks for, in words; NULL: nothing. `shown`
 * is the value as people read it. Newly allocated. */
char *ask_attribute_words(const char *lang, const char *attribute, const char *value, const char *shown);
/* The attributes that have words, NULL-terminated, in the order of the table. */
const char *const *ask_attributes(void);
/* A bond («!as», «groupe+x», «g#», «f1!») in words. */
char *ask_bond_words(const struct compile *compile, const char *bond);

/* ---- list.c ------------------------------------------------------------------ */

struct subject {
	const struct compile *compile;
	struct flow_problem *problem;
	struct flow_result *result;
};
const char *ask_locus_name(const struct charter *charter, locus_t locus);
int ask_locus_of(const struct charter *charter, const char *id);
/* A path as steps; `act` names the step beyond the charter's (a supposed act), NULL: none. */
GPtrArray *ask_steps(const struct subject *subject, const struct flow_path *path, const struct flow_step *act);
void ask_list_who(const struct subject *subject, struct ask_answer *answer, guint kind);
void ask_list_what(const struct subject *subject, struct ask_answer *answer, locus_t who);
void ask_find_path(const struct subject *subject, struct ask_answer *answer, locus_t from, locus_t to, guint kind);

/* ---- edit.c -------------------------------------------------------------------- */

/* An act as attributes of a <flux>, in order of writing. */
struct flux { GPtrArray *names, *values; /* char * */ };
struct flux *flux_new(void);
struct flux *flux_of(const xmlNode *node);
struct flux *flux_copy(const struct flux *flux);
void flux_free(struct flux *flux);
typedef struct flux flux_t;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(flux_t, flux_free)
/* NULL removes. */
void flux_set(struct flux *flux, const char *name, const char *value);
const char *flux_get(const struct flux *flux, const char *name);
/* Adds a word to a list, once. */
void flux_add_word(struct flux *flux, const char *name, const char *word);
void flux_remove_word(struct flux *flux, const char *name, const char *word);
/* Names of the attributes left to decide; newly allocated. */
char **flux_to_decide(const struct flux *flux);
/* The element as it would be written; newly allocated. */
char *flux_write(const struct flux *flux);

/* The charter's text with `fluxes` (struct flux *) added, in the place of the
 * flow `replaces` if it is given; that flow keeps `keeps` if given. An adopted
 * charter becomes a draft. Newly allocated. */
char *charter_with(const struct charter *charter, const GPtrArray *fluxes, const char *replaces, const char *keeps,
		   gsize *ret_length);

/* ---- trial.c ------------------------------------------------------------------- */

/* Compiles that text until `until`, in silence. NULL: it does not compile. */
struct compile *trial_compile(const struct compile *compile, const char *text, gsize length, enum pass until);
/* Findings on the flow `id`, or on whose path it is; borrowed. */
GPtrArray *findings_on(const struct findings *findings, const char *flow);
/* The <flux> of the facts, or NULL. */
const xmlNode *fact_of_flow(const struct compile *compile, const char *id);
/* Whether the act `id` of a trial is without reproach, and nothing is worse than before. */
gboolean trial_is_lawful(const struct compile *before, const struct compile *trial, const char *id);
/* An id for the act that the charter does not use yet. */
char *free_flow_id(const struct charter *charter);

/* ---- offer.c ------------------------------------------------------------------- */

/* The gates of the pack, with what each asks for, tried from `from` towards
 * everybody directly and in `rooms`: struct flow_offer; free with offers_free. */
GArray *offers_find(const struct compile *compile, locus_t from, guint kind, const GArray *rooms);
void offers_free(GArray *offers);
/* The first channel of the vocabulary by which one speaks. */
const char *oral_channel(const struct pack *pack);
/* Sets on `flux` what the gate asks for and it lacks; appends each as a condition. */
void offer_meet(const struct compile *compile, const char *gate, struct flux *flux, GPtrArray *conditions);

/* ---- may.c --------------------------------------------------------------------- */

void ask_may(const struct subject *subject, struct ask_answer *answer, const struct flow_question *question);
struct ask_condition *condition_new(const char *kind, const char *id, char *text);
void ask_condition_free(gpointer condition);
void ask_step_free(gpointer step);
struct ask_condition *gate_condition(const struct compile *compile, const struct word *gate);
