// SPDX-License-Identifier: EUPL-1.2
/*
 * Questions to a compiled charter: who can learn this, what can they learn, by
 * which way, may A tell B (in room R). Answered from the flow analysis and the
 * rules of law; nothing is proposed that was not tried on the whole compiler.
 *
 * ask.c      the question: ids to what they name; one answer
 * list.c     who, what, path: read off the analysis
 * may.c      may A tell B: analysis and law together
 * offer.c    gates that the law offers for an act and the charter does not use
 * edit.c     an act as a <flux>; copies of the charter with it
 * trial.c    such a copy compiled, and what it shows
 * words.c, words.def  the wording
 * print.c, json.c     an answer as text, as JSON
 */
#pragma once

#include "compile.h"

#include <stdio.h>

enum ask_form { ASK_WHO, ASK_WHAT, ASK_PATH, ASK_MAY };

/* Ids as the user wrote them; those a form does not use are NULL. */
struct ask_question {
	enum ask_form form;
	const char *from, *to;   /* parties, instances or carriers (what: `to`) */
	const char *information;
	const char *room;        /* may: an instance, or NULL: anywhere */
	gboolean directly;       /* may: told to them alone, in no room */
	gboolean brief;          /* may: the verdict and what bars it, no proposal */
};

enum ask_verdict { ASK_LICIT, ASK_ILLICIT, ASK_CONTESTED, ASK_NOT_FORESEEN };

/* One flow of a path; `flow` NULL: what is published reaches everybody. */
struct ask_step { char *flow, *from, *to, *information; char *from_name, *to_name, *information_name; guint line; };

/* What must be so for the act to be lawful: a gate, or what the flow states. */
struct ask_condition {
	char *kind;              /* "gate", or the attribute of the flow */
	char *id;                /* of the gate, or NULL */
	char *text;              /* in the language of the answer */
	char **provisions, **labels; /* of a gate; else NULL */
	gboolean contested;
};

/* What bars the act, in the analysis. */
struct ask_cause { const char *kind; char *text, *bond; /* its name, or NULL */ GPtrArray *path, *clean; /* struct ask_step *, or NULL */ };

struct ask_change { const char *kind; char *what, *label; };
struct ask_proposal {
	GPtrArray *changes;      /* struct ask_change * */
	GPtrArray *conditions;   /* struct ask_condition *: what its gates ask for */
	char *flux;              /* the element to write */
	char *replaces;          /* id of the flow it takes the place of, or NULL */
	char **to_decide;        /* attributes of it that nobody can fill in for the author */
	char *keeps;             /* what that flow still carries, or NULL: it goes */
};

/* One line of a list: a party, a room or an information. */
struct ask_known {
	const char *id, *name, *genre; /* genre: partie, instance, ecrit, information */
	const char *by;          /* flow by which it is first learnt; NULL: of itself */
	gboolean inferred;       /* `by` NULL, but not declared: derived from what it holds, or told as a member */
	GPtrArray *may, *must;   /* char *: bonds, in words */
	GPtrArray *path;         /* struct ask_step * */
};

struct ask_answer {
	struct ask_question question;
	char *from_name, *to_name, *information_name, *room_name;
	/* may */
	enum ask_verdict verdict;
	gboolean conditional;    /* licit only under a title to be stated */
	gboolean supposed;       /* the sender is not known to know */
	gboolean seated;         /* the one told sits in the room asked about */
	gboolean needless;       /* somebody present has no reason to hear it */
	char *flow;              /* id of the flow that foresees it, or NULL */
	GPtrArray *conditions;   /* struct ask_condition * */
	GPtrArray *causes;       /* struct ask_cause * */
	GPtrArray *findings;     /* struct finding *, owned: the law on that flow */
	GPtrArray *proposals;    /* struct ask_proposal * */
	gboolean more;           /* some sets of changes were not tried */
	/* path; of a leak when the act is barred by one */
	GPtrArray *path;         /* struct ask_step *; NULL: there is none */
	/* lists */
	GPtrArray *known;        /* struct ask_known *, document order */
};
typedef struct ask_answer ask_answer_t;

/* What a question names and the charter does not have. */
struct ask_unknown { const char *word; const char *nearest; /* or NULL */ gboolean information, room; };

/* Answers `question` on `compile`, complete until PASS_CHECK and run with shared
 * packs; texts in its language. NULL with `unknown` filled when an id names
 * nothing (its strings live as long as the question and the charter). */
struct ask_answer *ask_run(const struct compile *compile, const struct ask_question *question, struct ask_unknown *unknown);
void ask_answer_free(struct ask_answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ask_answer_t, ask_answer_free)

const char *ask_verdict_name(enum ask_verdict verdict);
/* For people, in the language of `compile`. */
void ask_print(const struct compile *compile, const struct ask_answer *answer, FILE *out);
/* One object, without final newline; newly allocated. */
char *ask_to_json(const struct compile *compile, const struct ask_answer *answer);
