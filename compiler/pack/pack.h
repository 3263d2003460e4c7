// SPDX-License-Identifier: EUPL-1.2
/*
 * The law as dated data: what is read from compiler/law/<jurisdiction>/, no
 * sentence of it in C. `law.rnc` is the grammar of these files.
 *
 * acts.c        acts.xml: provisions, each with its interval and successor
 * parameter.c   parametres.xml: dated values
 * vocabulary.c  vocabulary.xml: roles, classes, instance types, channels,
 *               purposes, gates
 * term.c        termes.xml: words to find in free text
 * catalogue.c   catalogue.xml: the rows of constraints that the rules answer
 * cite.c        citations of articles in running text
 * date.c        dates as integers
 * pack.c        the set of files for a jurisdiction (its own, eu, commun)
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

/* Dates are yyyymmdd integers; 0 = unbounded. Intervals are closed on both sides. */
typedef guint32 date_n;
struct interval { date_n from, to; };
gboolean interval_has(struct interval interval, date_n date);
/* "2026-11-21" to 20261121, or 0. Strict: real calendar days only. */
date_n date_parse(const char *text);
/* Days since 0001-01-01 (GDate's Julian day). */
guint32 date_day(date_n date);
/* Back to "2026-11-21"; newly allocated. */
char *date_format(date_n date);
/* «14 mars 2026» in `lang`; newly allocated. */
char *date_in_words(date_n date, const char *lang);
/* The day `days` later, or earlier. */
date_n date_shift(date_n date, int days);

enum confidence { CONFIDENCE_UNVERIFIED, CONFIDENCE_STABLE, CONFIDENCE_SOURCE, CONFIDENCE_SECONDARY, CONFIDENCE_READ };
enum force { FORCE_IN, FORCE_EXPIRED, FORCE_NOT_YET, FORCE_ANNULLED, FORCE_UNKNOWN };

/* One version of a provision. Several rows may share an id: consecutive versions. */
struct provision {
	char *id;           /* fr-csi:l132-5 */
	char *label;        /* CSI, art. L. 132-5: as the jurisdiction first writes it; provision_label() picks */
	GHashTable *labels; /* lang -> text, other languages that have one */
	char *title;        /* what it is about, in our words */
	struct interval in_force;
	char *predecessor;  /* id or NULL */
	char *successor;    /* id or NULL */
	char *address;      /* official URL */
	enum confidence confidence;
	char *source;       /* where the fact was read */
	char *note;         /* what this version says, in our words, or NULL */
	char *reviewed_by, *reviewed_on; /* NULL: not reviewed by a jurist */
	gboolean annulled;  /* void from the start */
	char *dates;        /* "memoire", "deduites": where its days come from; NULL: the source */
	char *kind;         /* loi, decret, reglement-ue, doctrine, circulaire, recommandation… */
};

/* A code, a law, a decree: what articles belong to. */
struct collection {
	char *id;           /* fr-csi */
	char *name;         /* code de la sécurité intérieure */
	char *abbreviation; /* CSI */
	GHashTable *names, *abbreviations; /* lang -> text, other languages that have one: «De wet van …», «LIVC R-wet» */
	char *kind;
	char *address;      /* or NULL */
	char *state_read;   /* day of the latest state of it that was read, or NULL */
	char *reserve;      /* what may have changed since, or NULL */
	GPtrArray *regexes; /* GRegex *: how running text names it (code-cite rows) */
};

struct parameter_value { struct interval in_force; char *value; char *provision; };
struct parameter { char *id; char *title; GPtrArray *values; /* struct parameter_value * */ };

/* Vocabulary. Labels are in the jurisdiction's languages; `word_label` picks. */
struct word {
	char *id;
	GHashTable *labels;     /* lang -> text */
	GHashTable *attributes; /* every other attribute of the row, by name */
	guint order;            /* document order, from 0 */
	xmlNode *node;          /* the row itself (gates keep their conditions there) */
};
enum word_kind { WORD_ARRANGEMENT, WORD_TERRITORY, WORD_ROLE, WORD_SECTOR, WORD_LEVEL, WORD_CLASS, WORD_NATURE,
	WORD_ROOM, WORD_THEME, WORD_CARRIER, WORD_CHANNEL, WORD_PURPOSE, WORD_MODEL, WORD_MISSION, WORD_GATE, WORD_KINDS };

struct term {
	char *id;
	char *kind;             /* obsolete | vague | lemme */
	GRegex *regex;          /* whole words, any case; a space matches any run of white space */
	char *provision;        /* id or NULL */
	char *replacement;      /* proposed wording, or NULL */
	struct interval in_use; /* when the wording was right */
	char *note;             /* or NULL */
};

/* A row of the catalogue of constraints: rules list it, or it is a charter's own
 * business and an example ships the rule, or it says why no machine checks it. */
struct catalogue_row {
	char *id;               /* FR-33 */
	char *own;              /* the file of own rules that checks it (examples/…/regles.sch), or NULL */
	GHashTable *motifs;     /* lang -> why no machine checks it; empty: rules do */
};

typedef struct pack pack_t;
struct pack {
	char *jurisdiction;     /* fr */
	date_n law_base;        /* date of the law base: the state of knowledge */
	date_n history;         /* from when the law base tells the law day by day: where chronologies start */
	char *language;         /* the jurisdiction's first language: fr */
	GPtrArray *collections; /* struct collection *, file order */
	GPtrArray *provisions;  /* struct provision *, file order */
	GHashTable *by_id;      /* id -> GPtrArray of struct provision *, by date */
	GPtrArray *parameters;  /* struct parameter * */
	GPtrArray *words[WORD_KINDS];
	GPtrArray *terms;       /* struct term * */
	GPtrArray *catalogue;   /* struct catalogue_row *, file order */
	GPtrArray *schemas;     /* xmlDoc *: the Schematron files, in order; see pack_schemas() */
	gboolean schemas_wait;  /* they are not read yet */
	GPtrArray *docs;        /* xmlDoc * kept alive */
	GPtrArray *rules;       /* what check/ reads of the schemas when it first needs them, or NULL */
	GRegex *article;        /* article numbers in running text (cite.c) */
	GRegex *any;            /* any code or term at all, or NULL: most texts have none */
};

/* What running text mentions: a provision or a term. */
struct mention {
	gsize start, end;         /* bytes of the text */
	const char *provision;    /* id, known to the pack or not; NULL for a term */
	const struct term *term;  /* NULL for a citation */
};
typedef void (*pack_mention_fn)(const struct mention *mention, gpointer data);
/* Calls `each` for every citation («article L. 132-5 du code de la sécurité
 * intérieure», «CSI, art. L.132-5», «loi n° 78-17») and every term found in
 * `text` (UTF-8), by start, then end, citations before terms. An article not in
 * the law base is given too; a number whose code is not named is not. Where two
 * codes bear the name, `date` (0: any) tells which is meant. */
void pack_scan(const struct pack *pack, const char *text, date_n date, pack_mention_fn each, gpointer data);

/* The pack of `jurisdiction` from the program's resources: its own files, then
 * `eu` and `commun`. NULL if there is none; a fault in our own data is fatal. */
struct pack *pack_load(const char *jurisdiction);
/* Its Schematron files (xmlDoc *), in order; three quarters of the law base, read when they are first asked for. */
const GPtrArray *pack_schemas(struct pack *pack);
/* The same piecewise, for tests: an empty pack, and one more file of it, whose
 * `name` says what it is (acts.xml, parametres.xml, vocabulary.xml, termes.xml, *.sch). */
struct pack *pack_new(const char *jurisdiction);
void pack_add(struct pack *pack, const char *name, const char *bytes, gsize length);
/* After the last of them: without it pack_scan() finds nothing. */
void pack_ready(struct pack *pack);
/* The jurisdictions there are packs for: «be, fr»; newly allocated. */
char *pack_jurisdictions(void);
void pack_free(struct pack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pack_t, pack_free)

const struct word *pack_word(const struct pack *pack, enum word_kind kind, const char *id);
/* NULL-terminated ids of a kind, for suggestions; free the array only. */
const char **pack_word_ids(const struct pack *pack, enum word_kind kind);
const char *word_label(const struct word *word, const char *lang);
/* Attribute of a word, or NULL. */
const char *word_get(const struct word *word, const char *attribute);
gboolean word_is(const struct word *word, const char *attribute); /* "oui" */

/* The code or act that `id` belongs to (fr-csi:l132-5 -> fr-csi), or NULL. */
const struct collection *pack_collection(const struct pack *pack, const char *id);
/* The version of `id` in force at `date`, else the last one before, else the first. NULL: unknown id. */
const struct provision *pack_provision(const struct pack *pack, const char *id, date_n date);
/* «CSI, art. L. 132-5», in `lang` if the law pack says it so (else, or for NULL, as the pack first writes it). Borrowed. */
const char *provision_label(const struct provision *provision, const char *lang);
/* The name of a code or act in `lang`, in the same way. Borrowed. */
const char *collection_name(const struct collection *collection, const char *lang);
enum force pack_force(const struct pack *pack, const char *id, date_n date);
/* Value of a parameter at `date`, or NULL. */
const struct parameter_value *pack_parameter(const struct pack *pack, const char *id, date_n date);

/* The row of that id, or NULL. */
const struct catalogue_row *pack_catalogue_row(const struct pack *pack, const char *id);
/* Why no machine checks a row, in `lang`, else the pack's first language, else
 * English; NULL: rules do. Borrowed. */
const char *catalogue_motif(const struct pack *pack, const struct catalogue_row *row, const char *lang);
