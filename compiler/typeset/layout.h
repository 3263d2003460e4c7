// SPDX-License-Identifier: EUPL-1.2
/*
 * What the typesetter thinks with: styles, structure, lines, items, pages.
 *
 * A document tree becomes, in order: a structure tree (what a screen reader
 * hears), a flow of items (lines, table rows, pictures, each with its space and
 * the price of a page break after it), pages, and marks through a painter.
 * Everything lives in one arena per typesetting; units are points, y grows
 * downwards from the top of the page.
 */
#pragma once

#include "typeset/painter.h"
#include "typeset/style.h"
#include "typeset/typeset.h"

#include <pango/pango.h>

/* ---- running text ------------------------------------------------------ */

enum { SPAN_BOLD = 1, SPAN_ITALIC = 2, SPAN_RAISED = 4, SPAN_DECIDE = 8, SPAN_LINK = 16, SPAN_NOTE = 32 };

/* A stretch of text with the same look and the same place in the structure. */
struct span {
	gsize end;              /* first byte after it */
	guint flags;
	struct slot *slot;
	struct link *link;      /* or NULL */
	struct note *note;      /* SPAN_NOTE: the note called here */
};

/* A forced line break is this private character. Text and spans are owned by the arena. */
#define LINE_BREAK 0xE000
struct rich {
	GString *text;
	GArray *spans;          /* struct span */
};

struct note {
	struct tag *tag;
	GPtrArray *items;       /* struct item *: its lines */
	double height;
};

/* ---- lines ------------------------------------------------------------- */

/* Glyphs of one font, one look, one place in the structure. */
struct piece {
	struct slot *slot;
	struct link *link;
	cairo_scaled_font_t *font; /* borrowed from pango's cache */
	struct colour colour;
	gboolean decide;        /* on the tint of what is left to decide */
	double x, width, rise;
	guint n_glyphs, n_clusters;
	cairo_glyph_t *glyphs;  /* x from the line's left edge, y 0 */
	cairo_text_cluster_t *clusters;
	char *text;
};

struct line {
	GPtrArray *pieces;
	GPtrArray *notes;       /* struct note *, or NULL */
	double x, width, baseline; /* x from the item's left; width without what hangs past the margin; baseline from the top */
	gboolean hyphenated;
	gboolean justified;     /* its spaces were changed to fill the measure */
	double gap;             /* a space of it, as a share of the natural one */
	double measure;         /* that it was set to */
};

/* ---- items ------------------------------------------------------------- */

#define FORBIDDEN 1000000
/* ITEM_RULE: a rule `thickness` thick, or mere space that stays at a page's top. */
enum item_kind { ITEM_LINE, ITEM_ROW, ITEM_FIGURE, ITEM_RULE, ITEM_PAGE };

/* A tint and a bar behind consecutive items. */
struct frame { const struct frame_style *style; double x, width; };

/* A place that links and bookmarks lead to. */
struct anchor {
	char *id;
	char *title;            /* bookmark, or NULL */
	guint level;            /* of the bookmark, from 1 */
	char *running;          /* what the running header says from here on, or NULL */
	guint page;             /* from 0, once paginated */
	double y;
};

struct item {
	enum item_kind kind;
	double x;               /* from the left of the body */
	double before;          /* space above, dropped at the top of a page */
	double height;
	int penalty;            /* of a page break after it; FORBIDDEN */
	gboolean heading;
	struct frame *frame;    /* or NULL */
	struct anchor *anchor;  /* or NULL */
	struct line *label;     /* number, bullet: drawn at label_x with the first line */
	double label_x;
	enum bullet bullet;     /* drawn as a path */
	struct slot *bullet_slot;
	struct line *line;      /* ITEM_LINE */
	struct row *row;        /* ITEM_ROW */
	struct picture *picture;/* ITEM_FIGURE */
	double width;           /* ITEM_RULE, and entries of the contents */
	double thickness;       /* ITEM_RULE */
	const struct colour *colour;
	struct toc_entry *entry;/* a line of the contents whose page number is to come */
	gboolean landscape;     /* ITEM_PAGE: orientation of what follows */
	gboolean cover;         /* ITEM_PAGE: what follows bears no header */
	double sheet_width, sheet_height; /* ITEM_PAGE: a plate of this size, or 0 */
};

struct cell {
	double x, width, content_height;
	GPtrArray *items;       /* struct item * */
	gboolean head;
	enum align align;
};

struct table {
	const struct table_style *style;
	double width;
	GPtrArray *headers;     /* struct item *: rows repeated on each page */
	double header_height;
};

struct row {
	struct table *table;
	GPtrArray *cells;       /* struct cell * */
	gboolean header, group, bare; /* bare: signatures, no rules */
	gboolean first_piece, last_piece; /* of a row split between pages */
	gboolean ends_table;
};

struct picture {
	char *schema;
	guint page;
	double width, height, scale;
	gboolean plate;         /* fills its sheet, at its own size */
	cairo_surface_t *image; /* a logo: borrowed; schema is then NULL */
	struct slot *slot;
};

struct toc_entry {
	struct anchor *anchor;
	struct slot *slot;      /* of the page number */
	struct link *link;
	const struct text_style_def *style;
};

/* ---- pages ------------------------------------------------------------- */

struct placed { struct item *item; double y; gboolean repeated; };

struct page {
	gboolean landscape, cover;
	gboolean plate;         /* a diagram that fills the sheet: no header, a page number only */
	double width, height;   /* of the sheet */
	double left, top, body_width, body_height;
	GPtrArray *placed;      /* struct placed * */
	GPtrArray *notes;       /* struct placed *: at the foot */
	double notes_top;
	const char *running;
};

/* Margins of a plate, inside those that a diagram keeps free (26 points). */
#define PLATE_MARGIN 26
#define PLATE_TOP 5

/* ---- one typesetting --------------------------------------------------- */

typedef struct typeset typeset_t;
struct typeset {
	const xmlDoc *tree;
	const struct figure_source *figures;
	const struct typeset_look *look; /* or NULL */
	const GPtrArray *attachments; /* struct attachment *, or NULL */
	struct style *style;
	char *lang;
	GPtrArray *arena;       /* blocks */
	gsize arena_left;
	char *arena_next;
	GPtrArray *cleanup;     /* struct cleanup: foreign things the arena holds */
	struct tag *document;
	PangoContext *pango;
	PangoFont *base_fonts[3];
	GHashTable *drawable;   /* look-up only: character -> verdict */
	GHashTable *ligatures;  /* look-up only: code point of a ligature -> its letters */
	GHashTable *ligature_codes; /* look-up only: face of HarfBuzz -> table: glyph -> code point */
	GPtrArray *faces;       /* fonts with their shaped words: shape.c */
	GHashTable *scaled;     /* look-up only: the scaled fonts held */
	GHashTable *expanded;   /* look-up only: scaled font -> its wider and narrower forms */
	struct hyphen *hyphen;
	GPtrArray *items;       /* the whole flow */
	GHashTable *by_node;    /* look-up only: heading element -> its anchor */
	GPtrArray *anchors;     /* struct anchor *, in order of the flow */
	GPtrArray *pages;       /* struct page * */
	GPtrArray *notes;       /* struct note *, in order */
	guint undrawable;       /* characters no font of ours has */
};

/* arena.c: zeroed memory that lives as long as `t`. */
void arena_start(struct typeset *t);
void arena_end(struct typeset *t);
void *arena_alloc(struct typeset *t, gsize size);
#define arena_new(t, type) ((type *)arena_alloc((t), sizeof(type)))
#define arena_array(t, type, n) ((type *)arena_alloc((t), sizeof(type) * (n)))
char *arena_strndup(struct typeset *t, const char *text, gsize length);
char *arena_strdup(struct typeset *t, const char *text);
/* An empty array, freed with `t` (its elements are the arena's). */
GPtrArray *arena_list(struct typeset *t);
/* `free_func(thing)` will be called when `t` dies. */
void arena_hold(struct typeset *t, void *thing, GDestroyNotify free_func);
/* Attribute of an element, as the arena's; NULL if absent. */
char *doc_get(struct typeset *t, const xmlNode *node, const char *name);
gboolean doc_is(const xmlNode *node, const char *name);
gboolean doc_yes(const xmlNode *node, const char *attribute);
const xmlNode *doc_child(const xmlNode *node, const char *name);
const xmlNode *doc_first(const xmlNode *node);  /* first element inside */
const xmlNode *doc_next(const xmlNode *node);   /* next element sibling */

/* tag.c: the structure tree. */
struct tag *tag_new(struct typeset *t, struct tag *parent, const char *role);
/* A tag just after `sibling` among the children of its parent. */
struct tag *tag_after(struct typeset *t, struct tag *sibling, const char *role);
struct slot *slot_new(struct typeset *t, struct tag *tag);
/* "H1"…"H6" */
const char *heading_role(guint level);

/* inline.c */
struct rich *rich_new(struct typeset *t);
/* Text of our own or of an attribute, typography applied. */
struct rich *rich_text(struct typeset *t, const char *text, struct slot *slot, guint flags);
/* Appends without typography (numbers, labels). */
void rich_append(struct rich *rich, const char *text, guint flags, struct slot *slot, struct link *link);
/* The inline content of `node`, whose text goes under `tag`; notes called in it
 * are typeset and put after `tag`, in `tag`'s parent. */
void rich_inline(struct typeset *t, struct rich *rich, const xmlNode *node, struct tag *tag);
/* Spaces and quotes of the language, over the whole text; spans follow. */
void rich_finish(struct typeset *t, struct rich *rich);
/* The words of an element without its notes, typography applied. */
char *doc_words(struct typeset *t, const xmlNode *node);
/* Does `node` hold inline content only? */
gboolean doc_is_inline(const xmlNode *node);

/* shape.c: the cache of faces and words. */
GPtrArray *faces_new(void);

/* shape.c, lines.c: `rich` in lines no wider than `width`. Appends struct line *. */
void lines_make(struct typeset *t, const struct rich *rich, const struct text_style_def *style,
		double width, double first_indent, GPtrArray *ret_lines);
/* One line, never broken. */
struct line *line_single(struct typeset *t, const struct rich *rich, const struct text_style_def *style);

/* hyphen.c */
struct hyphen *hyphen_new(const char *lang);
void hyphen_free(struct hyphen *hyphen);
/* Sets points[i] where a break is allowed before byte i of word; returns whether there is one. */
guint hyphen_points(struct hyphen *hyphen, const char *word, gsize length, gboolean *points);

/* block.c */
struct flow {
	struct typeset *t;
	GPtrArray *items;
	double x, width;
	double space;           /* wanted below the last item */
	struct tag *parent;
	struct frame *frame;
	guint level;            /* structure level of the next heading */
	guint bookmark;         /* bookmark level of the next heading */
	guint depth;            /* of lists */
	gboolean in_cell;
	const struct text_style_def *style; /* of plain paragraphs */
	gboolean landscape;
	struct anchor *pending; /* for the next item */
};
struct item *flow_item(struct flow *flow, enum item_kind kind, double height, double before);
/* Lines of `rich` as items; the first one added, or NULL if empty. */
struct item *flow_lines(struct flow *flow, const struct rich *rich, const struct text_style_def *style);
/* One block element, or the block elements inside one; others are left alone. */
void flow_block(struct flow *flow, const xmlNode *node);
void flow_blocks(struct flow *flow, const xmlNode *parent);
void flow_body(struct flow *flow, const xmlNode *document);
void flow_note(struct typeset *t, struct note *note, const xmlNode *node, const char *number);
double items_height(const GPtrArray *items);
/* `anchor` marks the next item. */
void flow_anchor(struct flow *flow, struct anchor *anchor);
/* The text of a label (number, bullet) on the first line of `item`. */
void flow_label(struct flow *flow, struct item *item, const char *text, const char *style, double x, struct slot *slot);
void flow_page(struct flow *flow, gboolean landscape, gboolean cover);

/* table.c */
void flow_table(struct flow *flow, const xmlNode *node);
void flow_signatures(struct flow *flow, const xmlNode *node);
/* Divides a row so that its first part is at most `height` high. Returns the
 * rest, or NULL if nothing fits (the row is then unchanged). */
struct item *row_split(struct typeset *t, struct item *item, double height);

/* front.c */
void flow_cover(struct flow *flow, const xmlNode *node);
void flow_contents(struct flow *flow, const xmlNode *document, const xmlNode *node);
struct anchor *anchor_new(struct typeset *t, const char *id, const char *title, guint level);
/* The anchor of a heading, made when first asked for. */
struct anchor *anchor_of(struct typeset *t, const xmlNode *node);

/* page.c */
void paginate(struct typeset *t);
/* The body of a page of this kind. */
void page_geometry(const struct style *style, gboolean landscape, struct page *ret_page);

/* draw.c */
void draw_pages(struct typeset *t, const struct painter *painter);

/* dump.c: the layout as text, one line per thing, for tests. */
char *dump_layout(const struct typeset *t);
