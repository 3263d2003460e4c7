// SPDX-License-Identifier: EUPL-1.2
/*
 * Inside the flow analysis: one family of kinds linked by derivation (copies
 * never leave it), its bonds and its fixpoint. Shared by bond.c, closure.c,
 * verdict.c, reason.c, witness.c, query.c, certificate.c, ask*.c.
 */
#pragma once

#include "analyse/bits.h"
#include "analyse/flow.h"

/* Rows of a problem `p`. */
#define PARTY(p, i) (&g_array_index((p)->parties, struct flow_party, (i)))
#define PLACE(p, locus) (&g_array_index((p)->places, struct flow_place, (locus) - (p)->parties->len))
#define KIND(p, i) (&g_array_index((p)->kinds, struct flow_kind, (i)))
#define STEP(p, i) (&g_array_index((p)->steps, struct flow_step, (i)))
#define AT(array, i) g_array_index(array, guint, i)

enum bond_sort { BOND_SECRECY, BOND_PLACE, BOND_PURPOSE, BOND_PROMISE };

struct bond {
	enum bond_sort sort;
	guint of;               /* party, place (locus) or step */
	char *name;
	word_t *audience;       /* parties; NULL: everybody */
	word_t *kinds;          /* global kinds covered, closed upwards */
};

/* A step of one kind towards one locus: what it does to a copy. */
struct edge {
	guint step;
	guint kind;
	locus_t target;
	gboolean checked;       /* a hearer: has a verdict */
	gboolean overheard;     /* a place, a former member: breaks what is broken towards the hearers */
	gboolean fresh;         /* seizing, or the person concerned: carried bonds stay behind */
	guint n_made;
	guint made[4];          /* bonds */
	guint broken;           /* index in `sets` of E(f,k,q); overheard: their union */
};

struct node {
	locus_t locus;
	guint kind;
	locus_t origin;
	int title;              /* step by which it came, or -1 */
	int next;               /* next node of the same locus and kind, or -1 */
	gboolean initial;       /* held at the outset */
	locus_t holder;         /* of an initial node */
	int premise, by;        /* node it was first reached from and step that brought it; or -1 */
	guint index;            /* in `nodes`: after its premise */
	gboolean queued;
	guint initial_bonds[3]; /* of an initial node */
	guint n_initial;
	word_t *may, *good, *clean;
};

struct closure {
	const struct flow_problem *problem;
	gboolean with_disputed; /* reading in which disputed gates are open */
	GArray *kinds;          /* guint: kinds of the family, document order */
	word_t *member;         /* kinds, as a set */
	GArray *carriers;       /* guint: steps that carry one of them, document order */
	GPtrArray *bonds;       /* struct bond *, in naming order */
	guint n_words;          /* words of a set of bonds */
	GPtrArray *covering;    /* word_t *: per global kind, bonds that cover it (NULL outside) */
	GPtrArray *heard_by;    /* word_t *: per party, bonds whose audience has it */
	GPtrArray *sets;        /* word_t *: Q, interned sets of bonds; 0 is empty, then singletons */
	GHashTable *set_index;
	guint q_words;          /* words of a set of indices of Q */
	GPtrArray *with_bond;   /* word_t *: per bond, the sets of Q that contain it */
	GHashTable *place_bonds;/* (place, step + 1) -> bond + 1 */
	GHashTable *promises, *secrecies, *purposes; /* step, party, place -> bond + 1 */
	GArray *purpose_bonds;  /* guint: the bonds of purpose */
	GHashTable *steps_at;   /* place -> GArray of steps said there, of this family */
	GArray *edges;          /* struct edge, grouped by step and kind */
	GHashTable *edges_of;   /* (step, kind) -> count and first edge */
	GHashTable *steps_from; /* (locus, kind) -> GArray of guint steps, document order */
	GArray *titles;         /* gboolean per step: used as a title */
	GPtrArray *nodes;       /* struct node * */
	GHashTable *node_index;
	int *heads;             /* per locus × position of kind in family: first node, or -1 */
	guint *position;        /* per global kind */
	int *last_steps;        /* witness_last_steps(), made by the analysis */
	word_t *scratch;        /* closure_broken()'s */
};

guint64 pair_key(guint a, guint b);

/* bond.c: bonds, sets and edges of the family. */
void closure_make_bonds(struct closure *closure);
void closure_make_edges(struct closure *closure);
guint closure_intern(struct closure *closure, const word_t *set);
/* Bond of a place for what `step` says there, or of a place that holds (step -1); -1: none. */
int closure_place_bond(const struct closure *closure, locus_t place, int step);
int closure_secrecy(const struct closure *closure, guint party);
int closure_purpose(const struct closure *closure, locus_t place);

/* closure.c */
/* `carriers`: the steps that carry one of `kinds`, document order. */
struct closure *closure_new(const struct flow_problem *problem, GArray *kinds, GArray *carriers, gboolean with_disputed);
void closure_run(struct closure *closure);
void closure_free(struct closure *closure);
/* First node of (locus, kind), or -1; then node->next. */
int closure_first(const struct closure *closure, locus_t locus, guint kind);
/* Whether `step` draws on `node` (title). */
gboolean closure_draws(const struct flow_step *step, const struct node *node);
const struct edge *closure_edges(const struct closure *closure, guint step, guint kind, guint *ret_count);

/* Bonds that crossing `edge` breaks of a copy of `origin`: telling somebody what
 * comes from him breaks nothing. Good until the next call. */
const word_t *closure_broken(const struct closure *closure, const struct edge *edge, locus_t origin);

/* The node of these four, or NULL. */
struct node *closure_node(const struct closure *closure, locus_t locus, guint kind, locus_t origin, int title);

/* reason.c: fills `reasons` and `needs` of a result that has its leaks. */
void reasons_judge(struct flow_result *result);

/* witness.c: what a search follows along a path. */
enum follow { FOLLOW_KNOWN, FOLLOW_GOOD, FOLLOW_CARRIED, FOLLOW_FREE };
/* Least path to a node of (locus, kind) that `step` draws on (step -1: any),
 * origin other than `not_origin` (-1: any), at whose end `set` (an index of Q)
 * is followed: a bond of it in good standing, carried, or none of it carried.
 * *ret_bond is the bond. NULL if there is none. */
struct flow_path *witness_find(const struct closure *closure, locus_t locus, guint kind, int step, int not_origin,
			       enum follow follow, guint set, guint *ret_bond);
/* For each (locus, position of kind in the family): the last step of the least
 * path by which it is known, -1 if it is held or derived from what is held, -2
 * if it is not known. One search for all; newly allocated. */
int *witness_last_steps(const struct closure *closure);
/* The step that first breaks `bond`, carried at the end of `path`, since it was
 * last made on that way; -1 if none does. */
int witness_first_breach(const struct closure *closure, const struct flow_path *path, guint bond);
