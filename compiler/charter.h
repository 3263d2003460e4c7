// SPDX-License-Identifier: EUPL-1.2
/*
 * The model: a charter, resolved. Built by model/, read by analyse/, by the
 * diagram views (for geometry) and by command/. What only rules and templates
 * need is not here: they read the facts.
 *
 * Strings are borrowed from the loaded tree or from the pack unless said
 * otherwise, so a model dies before both. Arrays own their elements. Indices
 * are document order, from 0.
 */
#pragma once

#include "load/load.h"
#include "pack/pack.h"

/* Ranks of the classes, ▣ in this order. */
enum rank { RANK_GENERAL = 1, RANK_STATISTICS, RANK_AMBIANCE, RANK_EXISTENCE, RANK_NOMINATIVE, RANK_FOLLOW_UP, RANK_SECRET };
/* Three levels, for people: 1 general, 2 confidential, 3 secret. */

struct party {
	guint index;
	const char *id, *name, *label; /* label: short name for diagrams */
	const struct word *role;
	const struct word *sector;
	gboolean bound;         /* held to a secret punished by law */
	enum rank bound_from;   /* lowest class its secrecy covers, if bound */
	gboolean concerned;     /* the person concerned */
	gboolean is_public;     /* what reaches it is published */
	const xmlNode *node;
};

struct information {
	guint index;
	const char *id, *name;
	char letter[8];         /* given, or assigned: a capital, with a figure when capitals run out */
	enum rank rank;
	guint level;            /* 1..3 */
	gboolean nominative;
	GPtrArray *natures;     /* const struct word * */
	GPtrArray *holders;     /* struct party *: know it of themselves */
	GPtrArray *derives_from;/* struct information *, direct */
	const xmlNode *node;
};

enum voice { VOICE_UNSPECIFIED, VOICE_DELIBERATIVE, VOICE_CONSULTATIVE, VOICE_NONE };

struct seat {
	struct party *party;
	const char *quality;    /* droit, designe, …; "participant" by default */
	enum voice voice;
	struct interval when;
	gboolean present;       /* at the as-of date */
	gboolean guest;         /* <invite> */
	GPtrArray *only_for;    /* struct information *: guest for these items only; NULL = all */
	GPtrArray *needs;       /* struct information *, or NULL */
	const xmlNode *node;
};

/* A place where things are said or written: an instance, or a carrier (écrit). */
struct room {
	guint index;            /* instances and carriers together, document order */
	gboolean carrier;
	const char *id, *name, *label;
	const struct word *type;     /* WORD_ROOM or WORD_CARRIER */
	const char *category;        /* pleniere, groupe…, or the carrier's type */
	const char *council;         /* "clspd", "cispd" or NULL */
	const char *basis;           /* first provision of `base`, or NULL */
	struct room *parent;         /* of an instance; for a carrier: the instance it belongs to */
	GPtrArray *chairs, *hosts, *secretaries; /* struct party * */
	GPtrArray *seats;            /* struct seat *, members then guests (instances) */
	GPtrArray *readers;          /* struct party * (carriers; members of named instances included) */
	enum rank ceiling;           /* highest class admitted */
	enum rank confidential_from; /* 0: nothing is confidential there */
	guint level;                 /* of its ceiling, 1..3 */
	GPtrArray *purposes;         /* const struct word *, or NULL */
	const xmlNode *node;
};

enum locus_kind { LOCUS_PARTY, LOCUS_ROOM };
struct locus { enum locus_kind kind; union { struct party *party; struct room *room; }; };

enum modality { MODALITY_FACULTY, MODALITY_DUTY, MODALITY_FORBIDDEN };

struct flow {
	guint index;            /* number - 1 */
	const char *id;
	struct locus from, to;
	struct room *in;        /* where it is said, or NULL when direct */
	GPtrArray *items;       /* struct information *, at least one */
	enum modality modality;
	gboolean written;       /* channel in writing, or filed or read from a file */
	gboolean anonymised;
	gboolean in_confidence; /* suite="interdite" */
	const struct word *channel, *purpose; /* or NULL */
	GPtrArray *bases;       /* const char *: provision ids or ids of <texte> */
	gboolean own_title;     /* origine="propre" */
	struct flow *title;     /* origine="f12", or NULL */
	GPtrArray *present;     /* struct party *: exactly these, or NULL */
	GPtrArray *absent;      /* struct party *: withdraw for this item, or NULL */
	GPtrArray *invited;     /* struct party *, or NULL */
	struct interval when;
	gboolean in_force;      /* at the as-of date */
	GPtrArray *hearers;     /* struct party *: who hears it; filled by resolve; never the speaker */
	const xmlNode *node;
};

struct never {
	guint index;
	const char *id;         /* or NULL */
	GPtrArray *items;       /* struct information * */
	struct locus to;        /* when it names a party or a room */
	const struct word *to_role; /* or a role */
	GPtrArray *parties;     /* struct party *: those meant */
	const xmlNode *node;
};

struct stage {              /* a step or a decision of a scenario */
	gboolean decision;
	const char *id;         /* or NULL */
	struct locus actor;
	struct locus to;        /* to.party == NULL when none */
	gboolean has_to;
	struct flow *flow;      /* or NULL */
	gboolean stop;
	const char *question;   /* decisions */
	gboolean yes_continues; /* the answer that goes on down the main path */
	const xmlNode *node, *yes, *no;
};

struct scenario {
	guint index;
	const char *id, *title, *kind;
	GPtrArray *stages;      /* struct stage * */
	const xmlNode *node;
};

typedef struct charter charter_t;
struct charter {
	const char *lang;       /* fr nl de en */
	const char *jurisdiction, *arrangement, *council; /* council: clspd, cispd or NULL */
	const char *title, *version; /* version may be NULL */
	gboolean adopted;
	date_n date, as_of;
	const char *territory_name, *territory_type;
	GPtrArray *parties, *informations, *rooms, *flows, *nevers, *scenarios;
	GHashTable *ids;        /* id -> xmlNode * of its declaration */
	const struct loaded *loaded;
	struct pack *pack;
	GPtrArray *strings;     /* owned strings that nothing else owns */
};

/* ---- model/ ------------------------------------------------------------ */
/* see model/model.h */
