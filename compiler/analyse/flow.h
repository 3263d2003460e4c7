// SPDX-License-Identifier: EUPL-1.2
/*
 * Who can come to know what: the flow analysis, on a problem of its own terms
 * (parties, places, kinds of information, steps) that flow-input.c makes from a
 * charter and the tests from a short notation.
 *
 * What is known travels as *copies*: one way of knowing (a locus, a kind, whose
 * information it is, the bonds it carries). A *bond* is a set of people within
 * whom a copy must stay: the secrecy of a party, the confidence or the purposes
 * of a place, the promise of a flow. A step to somebody outside a bond's
 * audience breaks it, unless a legal *gate* of that step releases it. The
 * verdict of a step towards a hearer is *certain* when every way in which the
 * source may know the thing carries a bond that the step breaks, *ambiguous*
 * when some do.
 *
 * The framework is distributive (each rule has one premise and moves bits
 * independently), so the least fixpoint equals the union over all paths
 * (Kildall 1973; Kam & Ullman 1976); bonds as sets of audiences are the labels
 * of Myers & Liskov 1997 over the lattice of Denning 1976. HACKING.md tells the
 * whole story.
 *
 * flow-input.c the problem that a charter poses
 * flow.c      the problem
 * bond.c      bonds, audiences, gates: what each step keeps, makes and breaks
 * closure.c   the fixpoint
 * verdict.c   leaks, ceilings, bans, dead flows, needs, promises kept
 * reason.c    who has a reason to know what
 * mend.c      what would mend a step that some need not hear
 * witness.c   least paths
 * query.c     questions to the result
 */
#pragma once

#include <glib.h>

/* Loci are numbered: parties first (0…n_parties-1), then places. */
typedef guint locus_t;

struct flow_party {
	const char *id;
	gboolean concerned, is_public;
	GArray *bound;          /* guint: kinds its secrecy covers */
	GArray *needs;          /* guint: kinds it has a reason to know */
};

struct former { guint party; guint32 last_day; };

/* A reason of `party` to know `kind` (FLOW_ANY_KIND: whatever is said). */
#define FLOW_ANY_KIND G_MAXUINT
struct flow_need { guint party, kind; };

struct flow_place {
	const char *id;
	GArray *circle;         /* guint: present members, or readers */
	GArray *also;           /* guint: parties a clause admits */
	GArray *former;         /* struct former */
	GArray *covers;         /* guint: kinds its confidence covers */
	GArray *purposes;       /* guint, or NULL: any */
	guint ceiling;          /* highest level admitted; 0: no ceiling */
	GArray *needs;          /* struct flow_need: reasons to know that hold there; or NULL */
};

struct flow_kind {
	const char *id;
	guint level;
	gboolean nominative;    /* about an identifiable person */
	GArray *parts;          /* guint: kinds declared derivable from it */
};

enum release { RELEASE_SECRECIES = 1, RELEASE_OWN = 2, RELEASE_PLACES = 4, RELEASE_PROMISES = 8,
	RELEASE_PURPOSES = 16, RELEASE_ALL = 31 };

struct flow_gate {
	const char *id;
	guint what;             /* enum release, or 0 with `of` */
	int of;                 /* locus whose bond alone it releases, or -1 */
	GArray *who;            /* guint: recipients admitted; NULL: anybody */
	gboolean seizing, disputed;
};

enum title { TITLE_ANY, TITLE_OWN, TITLE_FLOW };

struct flow_step {
	const char *id;
	locus_t from, to;
	int place;              /* where it is said or written (a locus), or -1 */
	GArray *kinds;          /* guint */
	GArray *hearers;        /* guint: parties it discloses to, document order */
	GArray *guests;         /* guint: hearers admitted for this item only */
	GArray *named;          /* guint: hearers whom the author named for it; or NULL */
	GArray *former;         /* guint: former members who heard it */
	gboolean narrowed;      /* part of the place's circle withdrew */
	gboolean in_confidence, forbidden;
	int purpose;            /* or -1 */
	enum title title;
	guint title_flow;
	GArray *gates;          /* struct flow_gate */
};

struct flow_holding { locus_t locus; guint kind; };
struct flow_never { guint kind; locus_t to; };

typedef struct flow_problem flow_problem_t;
struct flow_problem {
	GArray *parties, *places, *kinds, *steps; /* the structs above */
	GArray *holdings;       /* struct flow_holding */
	GArray *nevers;         /* struct flow_never */
};

struct flow_problem *flow_problem_new(void);
void flow_problem_free(struct flow_problem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(flow_problem_t, flow_problem_free)
guint flow_loci(const struct flow_problem *problem);
/* Whether an array of guint (or NULL) holds `value`. */
gboolean flow_has(const GArray *array, guint value);
/* Whether `step` has the speaker and the recipient that `ban` names: a party,
 * wherever it hears; a place, when it is said there. Kinds are not looked at. */
gboolean flow_forbids(const struct flow_problem *problem, const struct flow_step *ban, const struct flow_step *step);
const char *locus_id(const struct flow_problem *problem, locus_t locus);

/* ---- results ----------------------------------------------------------- */

enum leak_kind { LEAK_CERTAIN, LEAK_AMBIGUOUS, LEAK_CONTESTED, LEAK_CONSEQUENCE };

/* One step of a path; `flow` is -1 for what is published reaching everybody. */
struct flow_hop { int flow; guint kind; locus_t reached; };
struct flow_path { locus_t holder; guint kind; locus_t start; GArray *hops; /* struct flow_hop */ };

struct leak {
	enum leak_kind kind;
	guint flow, what, recipient;
	char *bond;             /* «!as», «groupe», «g+x», «g#», «f1!» */
	struct flow_path *path, *clean; /* clean: ambiguous leaks only */
	int after;              /* consequences: the flow that first broke the bond */
};

enum never_state { NEVER_PROVED, NEVER_REFUTED };
struct never_result { enum never_state state; gboolean reserve; struct flow_path *path; };

struct flow_pair { guint flow, other; }; /* a flow, and a kind, a place or a party */

typedef struct flow_result flow_result_t;
struct flow_result {
	const struct flow_problem *problem;
	GPtrArray *leaks;       /* struct leak *, by flow, recipient, kind */
	GArray *ceilings;       /* struct flow_pair: flow, place (locus) */
	GArray *banned;         /* guint: flow */
	GArray *dead;           /* struct flow_pair: flow, kind */
	GArray *needs;          /* struct flow_pair: flow, party */
	GPtrArray *nevers;      /* struct never_result *, order of the problem */
	gpointer closures;      /* GPtrArray of struct closure *, for the queries */
	gpointer *by_kind;      /* struct closure * of each kind's family */
	gboolean *reasons;      /* by party, then kind: a reason to know it everywhere (reason.c) */
};

/* The whole analysis. The problem must outlive the result. */
struct flow_result *flow_analyse(const struct flow_problem *problem);
/* The verdicts alone, for trials: no paths, bonds or `after` of leaks and promises;
 * flow_learnt_by() may not be asked. Several times as fast. */
struct flow_result *flow_judge(const struct flow_problem *problem);
void flow_result_free(struct flow_result *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(flow_result_t, flow_result_free)

/* flow-input.c: the problem that a charter poses. Gates are read from the <porte>
 * of the base facts. Kinds, parties, places and steps are the charter's, in its
 * order (parties then rooms are the loci); steps that are not in force at the
 * as-of date carry nothing. */
struct charter;
struct flow_problem *flow_problem_of(const struct charter *charter, const void *facts);
/* guint: the loci that are instances, where people speak, and not carriers. */
GArray *flow_instances(const struct charter *charter);
/* need.c: the reasons to know that the charter declares, into its problem. */
void needs_declare(const struct charter *charter, struct flow_problem *problem);

/* Would `step` disclose what `ban` forbids, to one whom it names? */
gboolean flow_breaks_ban(const struct flow_problem *problem, const struct flow_step *ban, const struct flow_step *step);
/* reason.c: has `party` a reason to hear `kind` in that step? A leak is none. */
gboolean flow_has_reason(const struct flow_result *result, guint step, guint party, guint kind);
/* Whether the step can disclose the kind to the party (-1: to anybody). */
gboolean flow_discloses(const struct flow_result *result, guint step, guint kind, int party);

/* mend.c: what would mend `step`, which `parties` hear (of `kinds`, all guint)
 * without a reason; each was tried on the analysis. `rooms` are the loci that
 * are rooms, and not carriers. Struct flow_mend in order of preference; caller frees. */
enum mend_kind { MEND_LEAVE, MEND_ROOM, MEND_ANONYMISE };
struct flow_mend { enum mend_kind kind; guint what; /* a room; a kind */ };
GArray *flow_mends(const struct flow_result *result, guint step, const GArray *parties, const GArray *kinds,
		   const GArray *rooms);

/* Queries (query.c). */
gboolean flow_knows(const struct flow_result *result, locus_t locus, guint kind);
/* The step by which `locus` first learns `kind`, -1 if it holds it (or what it
 * derives from), -2 if it cannot know it. */
int flow_learnt_by(const struct flow_result *result, locus_t locus, guint kind);
/* Names of the bonds that copies of `kind` may, or must, carry at `locus`; a
 * NULL-terminated vector. */
char **flow_bonds(const struct flow_result *result, locus_t locus, guint kind, gboolean must);
/* Least path by which `step` brings `kind` to `party`, its last hop; only that
 * hop if the source cannot know it. Caller frees. */
struct flow_path *flow_path_by(const struct flow_result *result, guint step, guint kind, locus_t party);
/* Least path by which `locus` knows `kind`, or NULL. Caller frees. */
struct flow_path *flow_path_to(const struct flow_result *result, locus_t locus, guint kind);
void flow_path_free(struct flow_path *path);
typedef struct flow_path flow_path_t;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(flow_path_t, flow_path_free)
