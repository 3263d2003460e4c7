// SPDX-License-Identifier: EUPL-1.2
/*
 * Findings: what entente has to say about a charter, as data.
 *
 * Passes append findings, they never print; `print.c` prints them at the end as
 * text or JSON. Two kinds of failure are kept apart:
 *   - the author's fault: a finding, and the pass goes on to find more;
 *   - the system's or the programmer's fault: a GError, or an assertion.
 *
 * Contents:  source.c (texts kept in memory, places)
 *            finding.c (findings, their order, the summary, exit status)
 *            message.c + messages.def (the compiler's own messages, as rows)
 *            print.c (text with caret), json.c (the contract of design §6)
 */
#pragma once

#include <glib.h>
#include <stdio.h>

/* ---- source.c ---------------------------------------------------------- */

/* One file of the author, in UTF-8 (already converted). Lives as long as the
 * set it belongs to; places point into it. */
struct source {
	char *name;    /* as the user wrote or the include named it: printed as is */
	char *text;    /* the whole text, NUL-terminated */
	gsize length;  /* bytes */
	GArray *lines; /* gsize: byte offset of the start of each line */
};

/* A place: a byte of a source. `source == NULL` means nowhere. */
struct place {
	const struct source *source;
	gsize offset;
};

/* Takes ownership of `text`. */
struct source *source_new(const char *name, char *text, gsize length);
void source_free(struct source *source);
/* 1-based line; 1-based column counted in characters (code points). */
guint place_line(struct place place);
guint place_column(struct place place);
/* The text of the place's line, without its end; newly allocated. */
char *place_line_text(struct place place);

/* ---- finding.c --------------------------------------------------------- */

enum severity { SEVERITY_ADVICE, SEVERITY_WARNING, SEVERITY_ERROR };
enum origin { ORIGIN_COMPILER, ORIGIN_LAW, ORIGIN_CHARTER };

/* `followed`: by the charter, which says why (`because`, or NULL). */
struct reading { char *holder, *text, *because; gboolean followed; };
struct related { struct place at; char *message; };
struct step { char *flow, *from, *to, *information; struct place at; };

/* Strings are owned; arrays may be NULL when empty. */
struct finding {
	char *id; /* entente-…, or the id of a rule */
	enum severity severity;
	enum origin origin;
	gboolean contested;
	gboolean derogated;
	struct place at;
	char *element;         /* id of the element blamed, or NULL */
	char *message;         /* a sentence, in the language of the run */
	char *fix;             /* what would make it right, or NULL */
	char **provisions;     /* ids, NULL-terminated, or NULL */
	char **labels;         /* «CSI, art. L. 132-5», same order as provisions, or NULL */
	char **catalogue;      /* FR-33…, or NULL */
	char *source;          /* name of the paper that gives this advice: the text form lists it apart; or NULL */
	GPtrArray *readings;   /* struct reading * */
	GPtrArray *related;    /* struct related * */
	GPtrArray *path;       /* struct step * */
};

typedef struct findings findings_t; /* for g_autoptr(findings_t) */
struct findings {
	GPtrArray *list; /* struct finding *, owned */
	guint to_decide; /* data left to be decided by the author */
	guint pending;   /* rules silent for lack of a datum */
	GHashTable *seen; /* finding.c's: keeps equal findings out; their id, place and message do not change */
};

struct findings *findings_new(void);
void findings_free(struct findings *findings);
struct finding *finding_new(const char *id, enum severity severity, enum origin origin,
			    struct place at, const char *element);
void finding_free(struct finding *finding);
/* Takes ownership of `finding`. An equal finding (id, place, message) already
 * there wins; the one kept is returned. */
struct finding *findings_add(struct findings *findings, struct finding *finding);
void finding_add_related(struct finding *finding, struct place at, const char *message);
void finding_add_reading(struct finding *finding, const char *holder, const char *text);
/* `flow` NULL: what `to` concludes by itself from what it knows. */
void finding_add_step(struct finding *finding, const char *flow, const char *from, const char *to,
		      const char *information, struct place at);
/* By file name, line, column, id; stable. */
void findings_sort(struct findings *findings);
/* How many of `severity`, derogated ones excluded. */
guint findings_count(const struct findings *findings, enum severity severity);
guint findings_count_derogated(const struct findings *findings);
gboolean findings_has_compiler_error(const struct findings *findings);
const char *severity_name(enum severity severity); /* "error" | "warning" | "advice" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(findings_t, findings_free)


/* ---- message.c --------------------------------------------------------- */

/* One row of messages.def per message: id, severity, and for each language
 * title, text, fix, explanation; arguments are {0}, {1}… in the texts, and
 * {1?…} or {1!…} keeps … only if the argument is given, or is not. */
enum message {
#define MESSAGE(symbol, id, severity, nargs, fr, en) symbol,
#include "diag/messages.def"
#undef MESSAGE
	MESSAGE_COUNT
};

struct message_text { const char *title, *text, *fix, *explanation; };
struct message_row {
	const char *id;
	enum severity severity;
	int nargs;
	struct message_text fr, en;
};
extern const struct message_row message_rows[MESSAGE_COUNT];

/* Row whose id is `id`, or NULL. */
const struct message_row *message_find(const char *id);
/* The texts of a row in `lang` ("fr", else English). */
const struct message_text *message_texts(const struct message_row *row, const char *lang);
/* `text` with {0}… replaced by the arguments (NULL-terminated); newly allocated. */
char *message_format(const char *text, const char *const *args);
/* Appends the finding of row `message`, worded in `lang`; exactly `nargs`
 * strings follow (NULL is the empty string). Returns it, so that related places
 * can be added. */
struct finding *findings_say(struct findings *findings, const char *lang, enum message message,
			     struct place at, const char *element, ...);

/* Short words for a related place («déclaré ici»): rows of notes.def. */
enum note {
#define NOTE(symbol, nargs, fr, en) symbol,
#include "diag/notes.def"
#undef NOTE
	NOTE_COUNT
};
/* Adds a related place, worded in `lang`; exactly `nargs` strings follow. */
void finding_note(struct finding *finding, const char *lang, enum note note, struct place at, ...);

/* The candidate nearest to `word` (Damerau-Levenshtein, case and accents
 * folded), if near enough to be meant; else NULL. Borrowed. */
const char *nearest_word(const char *word, const char *const *candidates);

/* ---- print.c, json.c --------------------------------------------------- */

struct print_options {
	const char *lang;   /* of the fixed words: "fr", "en"… */
	gboolean colour;    /* only when `out` is a terminal */
	gboolean strict;
};
void findings_print(const struct findings *findings, const struct print_options *options, FILE *out);

struct report_head {
	const char *charter; /* the file as given */
	const char *as_of;   /* YYYY-MM-DD */
	const char *law_base;
};
/* One object of the contract of design §6, without final newline. */
char *findings_to_json(const struct findings *findings, const struct report_head *head);
