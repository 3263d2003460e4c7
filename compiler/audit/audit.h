// SPDX-License-Identifier: EUPL-1.2
/*
 * Real exchanges held against the charter in force on their day.
 *
 * csv.c      a file of a spreadsheet to records of cells
 * journal.c  records to exchanges: codes of the charter, dates, conditions met
 * judge.c    each exchange conforming, a breach, or not foreseen
 * tally.c    counts, and which of them may be shown
 * report.c   the report as text and as JSON
 *
 * A journal may be about people: nothing of a cell is ever printed. A cell that
 * cannot be read is told by its line and column; all else is counted, and small
 * counts are withheld.
 */
#pragma once

#include "compile.h"

/* ---- csv.c ----------------------------------------------------------------- */

#define CSV_MAX_BYTES (16u << 20)
#define CSV_MAX_RECORDS 100000

struct csv_record { guint line; GPtrArray *cells; /* char * */ };
enum csv_trouble { CSV_ENCODING, CSV_QUOTE, CSV_AFTER_QUOTE, CSV_UNCLOSED, CSV_CONTROL, CSV_TOO_LONG };
/* Where: 1-based line of the file, 1-based cell of the record. */
struct csv_fault { enum csv_trouble trouble; guint line, column; };

/* Bytes to UTF-8: by their mark (UTF-8, UTF-16), else UTF-8 if they are, else
 * Windows-1252, as French spreadsheets write. NULL if they are none of these. */
char *csv_decode(const char *bytes, gsize length);
/* RFC 4180, strictly, lines ending in CRLF, LF or CR; empty lines are left out.
 * Cells are data: one that starts as a formula is as any other. NULL with
 * *ret_fault. */
GPtrArray *csv_read(const char *text, char separator, struct csv_fault *ret_fault);

/* ---- journal.c --------------------------------------------------------------- */

/* Columns of a journal, by the names of its first line (audit/columns.def). */
enum column {
#define COLUMN(symbol, name, other, required) symbol,
#include "audit/columns.def"
#undef COLUMN
	COLUMN_COUNT
};
const char *column_name(enum column column);

/* Conditions that may have been met, one bit each (audit/conditions.def). */
enum condition {
#define CONDITION(symbol, code, attribute, values, word) symbol,
#include "audit/conditions.def"
#undef CONDITION
	CONDITION_COUNT
};
const char *condition_code(enum condition condition);
/* Those that a flow of the charter declares. */
guint flow_conditions(const struct flow *flow);

/* One line. Parties, then rooms, are numbered as in the charter. */
struct exchange {
	guint line;
	date_n date;
	guint from, to;
	int room;               /* or -1: told directly */
	guint information;
	const struct word *channel; /* or NULL: not said */
	guint conditions;       /* bits */
	gboolean pressure;
};

/* Why a journal, or one line of it, cannot be read; told without the cell. */
enum journal_trouble { JOURNAL_EMPTY, JOURNAL_COLUMN_UNKNOWN, JOURNAL_COLUMN_TWICE, JOURNAL_COLUMN_MISSING, JOURNAL_LENGTH,
	JOURNAL_DATE, JOURNAL_PARTY, JOURNAL_ROOM, JOURNAL_INFORMATION, JOURNAL_CHANNEL, JOURNAL_CONDITION, JOURNAL_PRESSURE };
struct journal_fault { enum journal_trouble trouble; guint line, column; };

typedef struct journal journal_t;
struct journal {
	GArray *exchanges;      /* struct exchange, lines that can be read */
	GArray *faults;         /* struct journal_fault, at most one a line */
	gboolean broken;        /* the first line does not stand: nothing else was read */
};
struct journal *journal_read(const GPtrArray *records, const struct charter *charter);
/* The separator under which the first line names columns: ; , or tab. */
char journal_separator(const char *text);
void journal_free(struct journal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(journal_t, journal_free)
/* The blank journal: its first line, and what each column holds as lines to skip; newly allocated. */
char *journal_blank(const char *lang);

/* ---- judge.c ------------------------------------------------------------------ */

enum outcome_kind { EXCHANGE_CONFORMING, EXCHANGE_BREACH, EXCHANGE_UNFORESEEN, EXCHANGE_KINDS };

/* What an exchange breaks: a rule of law on the flow, a condition the charter
 * sets, what it forbids, a bond. Owned by the audit. */
struct breach {
	char *id;               /* of the rule; «condition-…», «canal», «interdit», «jamais», «secret»… */
	char *flow;             /* id of the flow, or NULL */
	char *articles;         /* «CSI, art. L. 132-5 ; …», or empty */
	char *what;             /* one sentence, in the language of the run */
	guint count;
};

typedef struct audit audit_t;
struct audit {
	const struct compile *compile;
	GPtrArray *breaches;    /* struct breach *, order of first appearance */
	guint counts[EXCHANGE_KINDS], pressure[EXCHANGE_KINDS];
	guint before;           /* of those not foreseen: before the charter was in force */
	guint unreadable, total;
	guint *used, *broken;   /* per flow of the charter: exchanges it foresaw; of them breaches */
	gboolean *tested;       /* per flow that forbids, then per promise: an exchange fell under it */
	date_n first, last;     /* days of the first and last exchange, 0: none */
	guint periods;          /* states of the law and of the charter that were read */
	gboolean failed;        /* the charter does not stand on some day: nothing was judged */
};

/* `compile` ran every pass and must outlive the result. */
struct audit *audit_make(const struct compile *compile, const struct journal *journal);
void audit_free(struct audit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(audit_t, audit_free)

/* ---- tally.c ------------------------------------------------------------------- */

/* Which counts are withheld. */
struct masks {
	gboolean lines, kinds[EXCHANGE_KINDS], before, pressure, pressure_in_breach;
	gboolean *breaches;     /* as audit->breaches */
	gboolean *flows;        /* as the charter's flows */
};
/* Counts from 1 to threshold - 1, and what would give them back by a subtraction,
 * within a table or from one to another. Lines that cannot be read are counted in
 * the open: they are listed. */
void tally_masks(const struct audit *audit, guint threshold, struct masks *ret_masks);
void masks_clear(struct masks *masks);
/* The threshold: `asked`, else the largest seuil-effectif of the charter, else 5. */
#define AUDIT_THRESHOLD 5
guint audit_threshold(const struct charter *charter, int asked);

/* ---- report.c ------------------------------------------------------------------ */

void audit_print(const struct audit *audit, const struct journal *journal, guint threshold, FILE *out);
/* One object, without final newline; newly allocated. */
char *audit_to_json(const struct audit *audit, const struct journal *journal, guint threshold);
