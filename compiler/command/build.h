// SPDX-License-Identifier: EUPL-1.2
/*
 * What the files of `build` share.
 *
 * build.c          the command: which papers, which diagrams, writing
 * build-drawing.c  diagrams, drawn once, when somebody asks
 * build-link.c     where diagrams lead in the main paper
 * build-follow.c   what diagrams show of the analysis, read from the facts
 * build-picture.c  sheets of diagrams as SVG, PDF, PNG
 * build-margin.c   why each article stands, in the margin
 * build-names.c    names of holders, from a sheet outside the charter
 * build-paper.c    papers, in each of their formats
 * build-training.c what goes with the trainer's pack
 */
#pragma once

#include "command/run.h"
#include "command/store.h"

#include "diagram/diagram.h"
#include "document/document.h"
#include "export/export.h"
#include "typeset/typeset.h"

/* A view drawn. `key` is what a paper asks it by: the view, what it draws one
 * of, and the ids that are left out. */
struct drawing {
	char *key;
	const struct view *view;
	char *subject;          /* or NULL */
	struct charter *part;   /* the charter without what is left out, or NULL */
	GPtrArray *pages;       /* struct scene *; none if the view cannot draw this charter */
};

struct build {
	struct compile *compile;
	const struct options *options;
	const struct command_io *io;
	char *folder;
	GPtrArray *outputs;  /* struct output * */
	GPtrArray *drawings; /* struct drawing *, in the order they were first asked for */
	const struct typeset_look *look; /* --style, or NULL */
	const struct export_look *exported; /* the same, for HTML and ODT */
	double enlarge;      /* of the diagrams, by the style */
	GPtrArray *attachments; /* struct attachment *: what goes inside each PDF (--attach-source), or NULL */
	struct links *links; /* into the main paper, once it is made in HTML; or NULL */
	gboolean within;     /* that paper is being written */
	struct followed *followed; /* what the analysis found, for the views; read when first drawn */
	xmlDoc *verdict;     /* the facts with the verdict, once a paper asked for them */
	xmlDoc *exercises;   /* the facts with questions for trainers, likewise */
	struct directory *directory; /* names, or NULL */
	struct findings *said; /* on the directory: told when the papers are made */
	guint errors;
	gboolean final;
};

/* One more file to write, `name` within the folder. Takes `bytes`. */
void build_add(struct build *build, const char *name, GBytes *bytes);
void build_add_text(struct build *build, const char *name, char *text);

/* ---- build-drawing.c --------------------------------------------------- */

void drawing_free(gpointer drawing);
/* The drawing of `view` (of `subject`, or NULL), without the ids of `without`
 * (separated by spaces, or NULL); drawn the first time it is asked for. NULL,
 * after telling, if it lost a flow: the build must stop. A view that cannot draw
 * this charter has no page, and says so in the findings (once: not for part of
 * a charter). */
const struct drawing *build_draw(struct build *build, const struct view *view, const char *subject, const char *without);
/* Draws all of `view`; FALSE if a flow was lost. */
gboolean build_draw_all(struct build *build, const struct view *view);
/* All drawings of `view` as files, in the forms asked for. FALSE if a flow was lost, or a file could not be made. */
gboolean build_add_drawings(struct build *build, const struct view *view);
/* Draws what the figures of the tree ask for, names each in @schema by its key,
 * and removes those that could not be drawn, telling it in `ret_dropped`. FALSE
 * if a flow was lost. */
gboolean build_draw_figures(struct build *build, xmlNode *root, gboolean *ret_dropped);
/* Drawings that have no page, «view» or «view/subject», separated by spaces; newly allocated. */
char *build_drawings_missing(const struct build *build);
struct figure_source build_figures(struct build *build);
struct export_figures build_export_figures(struct build *build);

/* ---- build-picture.c --------------------------------------------------- */

#define PICTURE_DPI 200.0
/* A sheet as PNG; NULL if there is no memory for it. */
GBytes *build_picture(const struct scene *scene);

/* A sheet as files, in the forms asked for: «name.svg», .pdf, .png; always its
 * text equivalent, «name.txt». FALSE after telling why not. */
gboolean build_add_sheet(struct build *build, struct scene *scene, const char *name);

/* ---- build-link.c ------------------------------------------------------ */

/* Links into `file`, the HTML of `tree`, made from `facts`: from sheets of the folder diagrammes, or from within it. */
struct links *links_new(xmlDoc *facts, const xmlDoc *tree, const char *file);
struct scene_links links_beside(struct links *links);
struct scene_links links_within(struct links *links);
void links_free(struct links *links);

/* ---- build-follow.c ---------------------------------------------------- */

/* Gates opened and leaks found, read from `facts`, which must outlive it. */
struct followed *followed_new(const xmlDoc *facts);
void followed_free(struct followed *followed);
/* ---- build-names.c ----------------------------------------------------- */

/* Reads the sheet of --annuaire, if there is one; FALSE after telling why it
 * cannot be. Lines that do not stand are findings in build->said. */
gboolean build_read_directory(struct build *build);
void directory_free(struct directory *directory);
/* The facts with the names that `paper` may print, or NULL: none. Caller frees. */
xmlDoc *build_named_facts(const struct build *build, const struct paper *paper);
/* The sheet to fill: one line for each party; newly allocated. */
char *build_blank_directory(const struct build *build);

/* ---- build-margin.c ---------------------------------------------------- */

/* Writes in each article of the tree, as <marge>, why it stands: the elements of
 * the charter it is made of and their places, the rules in force that ask for it,
 * the provisions these rest on. Reads templates/document/marge.xml. */
void build_margin(const struct build *build, const char *model, xmlDoc *facts, xmlDoc *tree);

/* ---- build-paper.c ----------------------------------------------------- */

/* The paper in its formats; FALSE after telling why not. */
gboolean build_add_paper(struct build *build, const struct paper_order *order);

/* ---- build-training.c -------------------------------------------------- */

/* Pictures of all that was drawn, and the questions in `facts`, into formation/. */
void build_add_training(struct build *build, xmlDoc *facts);
