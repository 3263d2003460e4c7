// SPDX-License-Identifier: EUPL-1.2
/*
 * From facts to a document tree (schema/document.rnc).
 *
 * template.c  one XSLT per deliverable, run by libxslt with files, network and
 *             writing forbidden; lexicons are handed in as resources
 * paper.c     the table of papers: which a charter gets
 * record.c    a paper of records as values for a spreadsheet
 * anchor.c    a stable id for whatever can be pointed at
 * number.c    numbers of articles, alinéas, annexes, tables; cross-references
 *
 * Whatever goes wrong here is a fault of ours (a template, a lexicon, a limit),
 * never the author's: the findings have said all that is wrong with a charter
 * before a paper is made. Hence GError throughout.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#define DOCUMENT_ERROR (document_error_quark())
GQuark document_error_quark(void);
enum document_error {
	DOCUMENT_ERROR_TEMPLATE,  /* no such template, or it does not compile, or it fails */
	DOCUMENT_ERROR_LIMIT,     /* a limit of template.c was reached */
	DOCUMENT_ERROR_TREE,      /* what it made is not a document (schema/document.rnc) */
	DOCUMENT_ERROR_REFERENCE, /* a cross-reference to nothing, or an id given twice */
	DOCUMENT_ERROR_LEXICON,   /* a phrase is missing */
};

struct template_options {
	const char *lang;    /* of the paper, if its wording exists in it; else (or NULL) the charter's */
	guint errors;        /* errors of the charter: for the stamp */
	gboolean final;      /* adopted and sound: no stamp */
	const char *absent;  /* views that cannot draw this charter, separated by spaces, or NULL */
};

/* ---- template.c -------------------------------------------------------- */

/* The numbered document tree of `modele`, valid against document.rnc. NULL with
 * `error` if the template fails (a fault of ours, or a limit). Caller frees.
 * `facts` is only read.
 *
 * A figure names a view («etages») and, in @sauf, the ids that its drawing must
 * leave out: those that the template left out of the text. */
xmlDoc *document_make(xmlDoc *facts, const char *modele, const struct template_options *options, GError **error);
/* Whether the paper has a wording in `lang`. */
gboolean document_speaks(const char *modele, const char *lang);
/* Runs the sheet templates/<name>.xsl («export/html») on `doc`, under the same
 * limits; `parameters`: names and values, NULL-terminated. Caller frees. */
xmlDoc *template_run(xmlDoc *doc, const char *name, const char *const *parameters, GError **error);
/* A file of the program's templates («/lexicon/fr.xml»), parsed; NULL if there
 * is none. Caller frees. */
xmlDoc *template_file(const char *path);

/* ---- paper.c ----------------------------------------------------------- */

enum paper_format { PAPER_PDF = 1, PAPER_HTML = 2, PAPER_ODT = 4, PAPER_CSV = 8 };

/* Whether a paper may print the names of a directory: never, if the charter asks
 * for them (option titulaires), or as soon as there is a directory. */
enum paper_names { PAPER_NAMES_NEVER, PAPER_NAMES_ASKED, PAPER_NAMES_ALWAYS };

/* A row of templates/document/papiers.xml. */
struct paper {
	char *model;       /* reglement-interieur: its template, and the names of its files */
	char *condition;   /* XPath on the facts, or NULL: only if the charter asks */
	char *law;         /* its template cites this law only (a charter's droit), or NULL: any */
	gboolean verdict;  /* reads the facts with the verdict in them */
	gboolean exercises; /* reads the facts with questions for trainers in them */
	gboolean lists_undecided; /* ends on the list of what it leaves to decide, if it does */
	enum paper_names names;
	enum paper_format formats;
};

/* An attribute of an element of facts, of a tree or of a table of templates/; newly
 * allocated, NULL if it or the element is absent. */
char *document_attribute(const xmlNode *node, const char *name);
/* NULL if there is no paper of that name. */
const struct paper *paper_find(const char *model);
/* Names of all papers; the caller frees. */
char **paper_names(void);
/* A paper to make; `lang` NULL: in the charter's language. */
struct paper_order { const struct paper *paper; char *lang; };
/* The papers of a charter (struct paper_order *, owned), in the order of the
 * table: those whose condition holds of its facts, and those it asks for
 * (<document modele="…" langue="…">). `only`, or NULL: the models to make, each
 * whatever its condition. */
GPtrArray *papers_wanted(xmlDoc *facts, const char *const *only);

/* ---- record.c ---------------------------------------------------------- */

/* The records of a paper (tables «fiche-…», see record.c) as values separated by
 * semicolons: a line of rubrics, a line for each. Newly allocated. */
char *document_records(const xmlDoc *tree);
/* ---- anchor.c ---------------------------------------------------------- */

/* Gives an id to every alinéa, item, intertitre, table and figure of `tree` that
 * has none: that of the article (annex, title) it stands in, then @ancre, which a
 * template or a lexicon gives it («objet-3»), else its rank among those without.
 * @ancre is taken away. An id never depends on what stands before the article. */
void document_anchor(xmlDoc *tree);

/* ---- number.c ---------------------------------------------------------- */

/* Writes @numero and @etiquette in `tree`, and the text of every empty renvoi,
 * with the words of `lexicon` (lexicon/<lang>.xml). FALSE with `error` on a
 * reference to nothing, a double id or a missing phrase. */
gboolean document_number(xmlDoc *tree, const xmlDoc *lexicon, GError **error);
