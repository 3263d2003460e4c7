// SPDX-License-Identifier: EUPL-1.2
/*
 * What diagrams look like and say: templates/style/diagram.xml (colours, sizes,
 * shapes, patterns, dashes, arrows, weights of lines, by role; schema/diagram.rnc)
 * and templates/lexicon/diagram-<lang>.xml (titles, legends, sentences). No
 * colour, size of type, weight of a line or wording is in C.
 */
#pragma once

#include "diagram/scene.h"

/* Roles of colours: name in C, name in the style sheet. */
#define COLOURS(X) \
	X(INK, "encre") X(SOFT, "encre-douce") X(PAPER, "papier") X(RULE, "filet") X(GUIDE, "guide") \
	X(BORDER, "bord") X(THREAD, "fil") X(SECTOR, "secteur") X(STAMP, "tampon") X(HATCH, "hachure") \
	X(BADGE_1, "pastille-1") X(BADGE_2, "pastille-2") X(BADGE_3, "pastille-3") \
	X(BADGE_INK_1, "lettre-1") X(BADGE_INK_2, "lettre-2") X(BADGE_INK_3, "lettre-3") \
	X(BADGE_EDGE_1, "contour-1") X(BADGE_EDGE_2, "contour-2") X(BADGE_EDGE_3, "contour-3") \
	X(BAND_1, "bande-1") X(BAND_2, "bande-2") X(BAND_3, "bande-3") \
	X(STRIP_1, "bandeau-1") X(STRIP_2, "bandeau-2") X(STRIP_3, "bandeau-3") X(ZEBRA, "zebre")

enum colour {
#define X(symbol, name) COLOUR_##symbol,
	COLOURS(X)
#undef X
	COLOUR_COUNT
};

#define TEXTS(X) \
	X(TITLE, "titre") X(SUBTITLE, "sous-titre") X(HEADING, "intitule") X(BODY, "texte") X(NAME, "nom") \
	X(SECTOR, "secteur") X(SMALL, "petit") X(BADGE, "lettre") X(DISC, "disque") X(STAMP, "tampon") \
	X(LABEL, "cartouche") X(VALUE, "cartouche-valeur") X(LEVEL, "niveau") \
	X(STEP, "etape") X(QUESTION, "question") X(ANSWER, "reponse") X(RULE, "regle") X(LANE, "couloir") \
	X(CARD, "carte") X(SECTION, "rubrique") X(BOLD_SMALL, "petit-gras")

enum text_look {
#define X(symbol, name) LOOK_##symbol,
	TEXTS(X)
#undef X
	LOOK_COUNT
};

/* Weights of lines that are no flow: name in C, name in the style sheet. */
#define LINES(X) \
	X(BADGE, "pastille") X(BADGE_DUTY, "pastille-devoir") X(RING, "cercle") X(GUEST, "invite") X(DOT, "point") \
	X(CROSS, "croix") X(BAR, "barre") X(CARRIER, "ecrit") X(STEP, "etape") X(STAMP, "tampon") X(BLOCK, "cartouche") \
	X(RULE, "filet") X(GUIDE, "guide") X(FRAME, "cadre") X(CELL, "case") X(CELL_DUTY, "case-devoir") X(THREAD, "fil") \
	X(SHAPE, "forme") X(QUESTION, "question") X(END, "fin") X(SECTION, "rubrique") X(NEVER, "encadre") X(HALO, "halo") \
	X(WAY, "chemin") X(CASING, "chemin-bord")

enum line_look {
#define X(symbol, name) LINE_##symbol,
	LINES(X)
#undef X
	LINE_COUNT
};

#define LEVELS 3
enum shape_look { FORM_CIRCLE, FORM_SQUARE, FORM_DIAMOND, FORM_HEXAGON };
/* Heads of arrows: from the point to the base, and half their base. */
enum head_look { HEAD_FLOW, HEAD_DUTY, HEAD_WAY, HEAD_COUNT };
struct head { double length, half; };
/* The badge of a level: `radius` goes to the edge of a circle or a square, to the points of the others. */
struct form { enum shape_look shape; double radius; };
/* Lines at 45°, `step` apart; 0: plain. */
struct pattern { double step, width; };

/* How a flow is drawn. */
enum nature { NATURE_PERMITTED, NATURE_DUTY, NATURE_FILTERED, NATURE_FORBIDDEN, NATURE_COUNT };

struct face { double size, lead; enum text_style style; int colour; };

typedef struct look look_t;
struct look {
	int colours[COLOUR_COUNT];
	struct face faces[LOOK_COUNT];
	double strokes[NATURE_COUNT];
	double lines[LINE_COUNT];
	double dashes[DASH_COUNT][2];
	struct head heads[HEAD_COUNT];
	struct form forms[LEVELS];         /* by level - 1 */
	struct pattern strips[LEVELS], self; /* of the strip of a level; of the cell where a party meets itself */
	double enlarge;        /* of everything: 1, or more in a larger edition */
	char *lang;
	GHashTable *words;     /* id -> struct wording * */
	GHashTable *wrapped;   /* «role width first text» -> char **, look-up only */
	GHashTable *fallback;  /* French, when the lexicon asked for lacks a word; NULL if French */
	struct text_measure *measure;
};

/* Reads both from the program's resources; a fault in our own data is fatal.
 * A language without a lexicon gets the French one. `enlarge` is for look_scene; 0 is 1. */
struct look *look_new(const char *lang, double enlarge);
void look_free(struct look *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(look_t, look_free)

/* The words of `id`. Borrowed. Fatal if there are none: our own data. */
const char *look_say(const struct look *look, const char *id);
/* The same with {0}, {1}… replaced; ends with NULL. Newly allocated. */
char *look_say_with(const struct look *look, const char *id, ...) G_GNUC_NULL_TERMINATED;
/* Singular or plural for `n`, {0} being the number. Newly allocated. */
char *look_count(const struct look *look, const char *id, guint n);

struct paint look_fill(const struct look *look, enum colour colour);
struct paint look_stroke(const struct look *look, enum colour colour, enum line_look line);
/* Filled, with an edge in ink or another colour. */
struct paint look_box(const struct look *look, enum colour fill, enum colour edge, enum line_look line);
/* The head of an arrow whose point is at `x`, `y`; `dx`, `dy`: where it points, a unit along one axis. */
void look_head(const struct look *look, struct scene *scene, double x, double y, double dx, double dy, enum head_look head);
struct paint look_line(const struct look *look, enum nature nature);

/* A page of a sheet of that size, in points. Pages of a larger edition are laid out as those of a smaller sheet, by the
 * same rules and in the same sizes, and enlarged when they are finished (scene_finish): type is never made smaller,
 * what is too much takes more sheets. */
struct scene *look_scene(const struct look *look, const char *view, double width, double height);

/* Text in the face of a role. */
struct op *look_text(const struct look *look, struct scene *scene, double x, double y, const char *text,
		     enum text_look role, enum anchor anchor);
double look_width(const struct look *look, const char *text, enum text_look role);
/* The font of a reader may be wider than the one that measures: words that stand before others keep that much. */
#define LOOK_SLACK 1.08
/* Lines no wider than `width`, broken inside a word only if it cannot stand on a line. */
char **look_wrap(const struct look *look, const char *text, enum text_look role, double width);
double look_lines(const struct look *look, struct scene *scene, double x, double y, char *const *lines,
		  enum text_look role);
/* The same, unbalanced, the first line starting `first` points further right. */
char **look_wrap_after(const struct look *look, const char *text, enum text_look role, double first, double width);
