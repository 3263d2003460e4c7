// SPDX-License-Identifier: EUPL-1.2
/*
 * Questions to the flow analysis: may A tell B this (in room R), and if not,
 * which least changes would make it lawful. Knows nothing of charters: an act
 * is a step of the problem, foreseen or supposed, and every change is tried by
 * running the analysis again on a changed copy.
 *
 * ask.c         the acts a question means, and their verdict
 * ask-change.c  least changes
 *
 * Families of kinds never meet, so all of this works on the family of the kind
 * asked about alone.
 */
#pragma once

#include "analyse/flow.h"

/* A gate that the law offers and that the charter's steps do not use yet. */
struct flow_offer {
	const char *id;
	struct flow_gate gate;
	GArray *from;           /* guint: senders it is open to; NULL: anybody */
};

enum flow_verdict { FLOW_LICIT, FLOW_LICIT_IF, FLOW_CONTESTED, FLOW_ILLICIT, FLOW_NOT_FORESEEN };

#define FLOW_DIRECTLY (-2) /* told to them alone, in no room */
struct flow_question {
	locus_t from, to;
	guint kind;
	int room;               /* locus, or -1: anywhere, or FLOW_DIRECTLY */
	const GArray *offers;   /* struct flow_offer, or NULL */
	const GArray *rooms;    /* guint: loci that may be proposed as rooms; NULL: any place */
	const enum flow_verdict *law; /* per step, what else is said of it (licit: nothing); or NULL */
};

enum flow_bar { BAR_LEAK, BAR_CEILING, BAR_BAN, BAR_NEVER };
/* Why an act is not plainly licit. `other` is the hearer of a leak, the room of a
 * ceiling, the step of a ban, the promise (index in `nevers`) broken. */
struct flow_cause {
	enum flow_bar bar;
	guint other;
	enum leak_kind leak;
	char *bond;             /* of a leak */
	struct flow_path *path, *clean; /* of a leak, of a promise; step numbers of the charter, the act is `n_steps` */
};

/* In the order in which they are tried and listed. */
enum flow_change_kind { CHANGE_OWN, CHANGE_BY, CHANGE_ROOM, CHANGE_DIRECT, CHANGE_GATE, CHANGE_ANON, CHANGE_TO,
	CHANGE_PRESENT };
/* `what`: a step (by), a place (room), an offer (gate), a kind (anon), a party (to). */
struct flow_change { enum flow_change_kind kind; guint what; };

#define FLOW_MAX_CHANGES 3
struct flow_proposal {
	guint n_changes;
	struct flow_change changes[FLOW_MAX_CHANGES];
	GArray *leavers;        /* guint: parties that `present` sends out, or NULL */
	struct flow_step act;   /* the act as changed; borrowed, gone after the call of `try` */
};

struct flow_answer {
	enum flow_verdict verdict;
	int step;               /* the foreseen step that decides, or -1 */
	guint kind;             /* what that step carries: the kind asked or one it derives from */
	int purpose;            /* purpose supposed of an act that is not foreseen, or -1 */
	gboolean supposed;      /* the sender is not known to know: it was supposed to hold */
	gboolean seated;        /* the one told sits in the room asked (or no room was) */
	gboolean needless;      /* someone present has no reason to hear it */
	GPtrArray *causes;      /* struct flow_cause * */
	GPtrArray *proposals;   /* struct flow_proposal *: no part of any suffices; smaller first */
};
typedef struct flow_answer flow_answer_t;

/* Tries a proposal that the analysis accepts on what else must hold (the rules
 * of law). FLOW_SKIP: it is not listed, and nothing that contains it is; FLOW_STOP:
 * nor is anything more looked for. */
enum flow_tried { FLOW_STANDS, FLOW_FALLS, FLOW_SKIP, FLOW_STOP };
typedef enum flow_tried (*flow_try)(const struct flow_proposal *proposal, gpointer data);

/* The verdict and its causes; `proposals` is empty. Caller frees. */
struct flow_answer *flow_ask(const struct flow_problem *problem, const struct flow_question *question);
/* Fills `proposals` of an answer that is not licit; `try` may be NULL. */
void flow_propose(const struct flow_problem *problem, const struct flow_question *question, struct flow_answer *answer,
		  flow_try try, gpointer data);
void flow_answer_free(struct flow_answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(flow_answer_t, flow_answer_free)

/* k ⊒ part, reflexive and transitive. */
gboolean flow_derives(const struct flow_problem *problem, guint kind, guint part);
