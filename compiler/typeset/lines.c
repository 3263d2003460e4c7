// SPDX-License-Identifier: EUPL-1.2
/*
 * Shaped text to lines: optimum fit over the whole paragraph.
 *
 * The method is Knuth and Plass, «Breaking Paragraphs into Lines» (Software:
 * Practice and Experience 11, 1981): among all ways to break, the one with the
 * least total demerits. Several passes, each more tolerant: without hyphenation,
 * with it, then whatever fits. Flush-left text (cells, headings) uses the same
 * method with the slack at the line's end instead of in its spaces. Never more
 * than two divided words in a row; a word wider than the line breaks anywhere.
 *
 * In justified text the letters too give a little: up to 2 % wider or narrower,
 * the whole line alike (Hàn Thế Thành, «Micro-typographic extensions to the TeX
 * typesetting system», 2000). Nobody sees it, and the spaces stay even.
 */
#include "typeset/shape.h"

#include <math.h>
#include <string.h>

#define STRETCH 0.50         /* of a space */
#define SHRINK 0.30
#define EXPAND (EXPAND_STEP * EXPAND_STEPS)
#define HYPHEN_PENALTY 140
#define HYPHEN_PENALTY_RAGGED 220
#define AFTER_PENALTY 40     /* after an explicit hyphen */
#define AFTER_PENALTY_TITLE 1500
#define EMERGENCY_PENALTY 4000
#define CONSECUTIVE 6000     /* demerits of two divided words in a row */
#define FITNESS 3000         /* of a tight line next to a loose one */
#define MAX_HYPHENS 2
#define RAGGED_SHARE 0.20    /* of the measure: white at a line's end that costs little */
#define RAGGED_LEAST 36
#define TITLE_SHARE 0.45     /* the same for titles, where the sense matters more */
#define TITLE_SIZE 12        /* points: text as large is a title, whatever its style */
#define TITLE_ROOM 1.25      /* of the least measure that holds a title in as few lines: it may be so wide */
#define TITLE_LINE 80000     /* demerits of each line of a title: no more of them than it needs */
#define WEAK_END 30000       /* demerits of a title's line that ends in «de», «the», «und»… */
#define WEAK_LETTERS 3       /* words as short */

/* A place to break: before cluster `at`, spaces there being dropped. */
struct chance {
	guint at, next;         /* the line ends before `at`; the next starts at `next` */
	double width, stretch;  /* sums up to `at` */
	double next_width, next_stretch;
	double extra;           /* hyphen */
	double overhang;        /* of the last sign, past the right margin */
	double penalty;
	gboolean hyphen, after, forced, last;
	gboolean weak;          /* the word before is short: an article, a preposition */
};

struct node {
	guint chance;
	struct node *previous;
	double demerits;
	guint fitness, hyphens, line;
	struct node *sibling;   /* list of active nodes */
};

struct breaker {
	struct typeset *t;
	struct shaped *shaped;
	GArray *chances;
	double width, first_indent;
	gboolean ragged;
	gboolean title;         /* a few lines that must balance, and break where the sense does */
};

/* ---- places -------------------------------------------------------------- */

static void add_chance(struct breaker *b, struct chance chance)
{
	g_array_append_val(b->chances, chance);
}

/* Is the word that ends before cluster `at` of a few letters only? Figures and
 * capitals («Titre I») are not weak. */
static gboolean is_weak(const struct shaped *shaped, guint at)
{
	const struct cluster *clusters = (struct cluster *)(void *)shaped->clusters->data;
	guint from = at;
	while (from > 0 && clusters[from - 1].gap == GAP_NONE)
		from--;
	if (from == at)
		return FALSE;
	const char *text = shaped->rich->text->str, *end = text + clusters[at - 1].end;
	guint letters = 0;
	for (const char *p = text + clusters[from].start; p < end; p = g_utf8_next_char(p), letters++)
		if (!g_unichar_islower(g_utf8_get_char(p)))
			return FALSE;
	return letters <= WEAK_LETTERS;
}

/* Small signs hang a little past the right margin of justified text, which then looks
 * straight (Hàn Thế Thành, as above): the share of the sign's width. */
static double overhang_share(gunichar sign)
{
	switch (sign) {
	case ',': case '.':
		return 0.6;
	case '-': case 0x2010:
		return 0.5;
	case 0x2019: case 0x201D:
		return 0.4;
	case ':': case ';': case 0x2013:
		return 0.2;
	default:
		return 0;
	}
}

/* Of the sign before cluster `at`. */
static double overhang(const struct breaker *b, guint at)
{
	const struct cluster *last = &g_array_index(b->shaped->clusters, struct cluster, at - 1);
	return overhang_share(g_utf8_get_char(b->shaped->rich->text->str + last->start)) * last->width;
}

/* Every place to break, with running sums. */
static void find_chances(struct breaker *b)
{
	const struct cluster *clusters = (struct cluster *)(void *)b->shaped->clusters->data;
	guint n = b->shaped->clusters->len;
	double width = 0, stretch = 0;
	double after_penalty = b->shaped->style->hyphenate ? AFTER_PENALTY : AFTER_PENALTY_TITLE;
	double hyphen_penalty = b->ragged ? HYPHEN_PENALTY_RAGGED : HYPHEN_PENALTY;
	g_array_set_size(b->chances, 0);
	add_chance(b, (struct chance){ 0 });
	for (guint i = 0; i < n; i++) {
		const struct cluster *c = &clusters[i];
		struct chance chance = { .at = i, .next = i, .width = width, .stretch = stretch,
					 .next_width = width, .next_stretch = stretch };
		if (c->gap == GAP_SPACE || c->gap == GAP_BREAK) {
			chance.next = i + 1;
			chance.next_width += c->width;
			chance.next_stretch += c->gap == GAP_SPACE ? c->width : 0;
			chance.forced = c->gap == GAP_BREAK;
			chance.weak = b->title && c->gap == GAP_SPACE && is_weak(b->shaped, i);
			if (!chance.forced && !b->ragged && i > 0)
				chance.overhang = overhang(b, i);
			if (i > 0)
				add_chance(b, chance);
		} else if (b->shaped->points[i] != POINT_NONE && i > 0) {
			chance.hyphen = b->shaped->points[i] == POINT_HYPHEN;
			chance.after = b->shaped->points[i] == POINT_AFTER;
			chance.extra = chance.hyphen ? b->shaped->hyphen_width : 0;
			chance.penalty = chance.hyphen ? hyphen_penalty : after_penalty;
			if (b->shaped->points[i] == POINT_EMERGENCY)
				chance.penalty = EMERGENCY_PENALTY;
			if (!b->ragged)
				chance.overhang = chance.hyphen ? overhang_share('-') * chance.extra : overhang(b, i);
			add_chance(b, chance);
		}
		width += c->width;
		if (c->gap == GAP_SPACE || c->gap == GAP_FIXED)
			stretch += c->width;
	}
	add_chance(b, (struct chance){ .at = n, .next = n, .width = width, .stretch = stretch, .forced = TRUE, .last = TRUE });
}

/* ---- choice --------------------------------------------------------------- */

/* How far the line from `from` to `to` must be stretched (> 0) or shrunk (< 0);
 * below -1 it does not fit. */
static double ratio(const struct breaker *b, const struct chance *from, const struct chance *to, gboolean first)
{
	double width = b->width - (first ? b->first_indent : 0);
	double natural = to->width - from->next_width + to->extra - to->overhang;
	double space = to->stretch - from->next_stretch;
	double slack = width - natural, letters = (natural - space) * EXPAND;
	if (slack < -0.001) {
		double shrink = b->ragged ? 0 : space * SHRINK + letters;
		return space > 0.001 && shrink > 0.001 ? slack / shrink : -1000;
	}
	if (to->forced)
		return 0;
	if (b->ragged)
		return slack / MAX((b->title ? TITLE_SHARE : RAGGED_SHARE) * b->width, RAGGED_LEAST);
	return space > 0.001 ? slack / (space * STRETCH + letters) : slack / 0.5;
}

static guint fitness_of(double r)
{
	return r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1.0 ? 2 : 3;
}

static double demerits_of(const struct breaker *b, double r, const struct chance *to, const struct node *from)
{
	double bad = 100 * pow(fabs(r), 3);
	double demerits = (10 + bad) * (10 + bad) + to->penalty * to->penalty;
	if (to->hyphen && from->hyphens)
		demerits += CONSECUTIVE;
	if (!b->ragged && abs((int)fitness_of(r) - (int)from->fitness) > 1)
		demerits += FITNESS;
	if (b->title)
		demerits += TITLE_LINE + (to->weak ? WEAK_END : 0);
	if (to->last && from->hyphens)
		demerits += CONSECUTIVE; /* the last line but one */
	return demerits;
}

/* A last line must not be a scrap of a word. */
static double scrap(const struct breaker *b, const struct chance *from, const struct chance *to)
{
	if (!to->last || from->at == 0)
		return 0;
	double length = to->width - from->next_width;
	return length < 2.2 * b->shaped->style->size ? 4000 : 0;
}

struct best { struct node *from; double demerits, r; };

enum cuts { CUT_NOTHING, CUT_COMPOUNDS, CUT_WORDS }; /* at spaces only; after hyphens too; anywhere allowed */

/* One pass: the last node of the best way, or NULL if nothing fits. */
static struct node *pass(struct breaker *b, double tolerance, enum cuts cuts, gboolean force)
{
	struct node *active = arena_new(b->t, struct node);
	active->fitness = 1;
	for (guint i = 1; i < b->chances->len; i++) {
		const struct chance *to = &g_array_index(b->chances, struct chance, i);
		if (to->penalty && (to->after ? cuts < CUT_COMPOUNDS : cuts < CUT_WORDS))
			continue;
		struct best best[4] = { 0 };
		struct node **place = &active, *rescue = NULL;
		while (*place) {
			struct node *from = *place;
			const struct chance *start = &g_array_index(b->chances, struct chance, from->chance);
			double r = ratio(b, start, to, from->chance == 0);
			gboolean fits = r >= -1.0 && r <= tolerance
					&& !(to->hyphen && from->hyphens >= MAX_HYPHENS && !force);
			if (fits) {
				double d = from->demerits + demerits_of(b, r, to, from) + scrap(b, start, to);
				guint class = fitness_of(r);
				if (!best[class].from || d < best[class].demerits)
					best[class] = (struct best){ from, d, r };
			}
			if (r < -1.0 || to->forced) {
				rescue = from;
				*place = from->sibling;
			} else {
				place = &from->sibling;
			}
		}
		if (!active && !best[0].from && !best[1].from && !best[2].from && !best[3].from) {
			if (!force || !rescue)
				return NULL;
			best[0] = (struct best){ rescue, rescue->demerits + 1e9, -1 };
		}
		for (guint k = 0; k < 4; k++) {
			if (!best[k].from)
				continue;
			struct node *node = arena_new(b->t, struct node);
			*node = (struct node){ i, best[k].from, best[k].demerits, k,
					       to->hyphen ? best[k].from->hyphens + 1 : 0, best[k].from->line + 1, active };
			active = node;
		}
	}
	struct node *end = NULL;
	for (struct node *node = active; node; node = node->sibling)
		if (node->chance + 1 == b->chances->len && (!end || node->demerits < end->demerits))
			end = node;
	return end;
}

/* As few lines as `width` allows, broken at spaces; 0: a word is too wide. */
static guint fewest_lines(const struct breaker *b, double width)
{
	guint lines = 1;
	const struct chance *start = &g_array_index(b->chances, struct chance, 0), *fits = NULL;
	for (guint i = 1; i < b->chances->len; i++) {
		const struct chance *to = &g_array_index(b->chances, struct chance, i);
		if (to->penalty)
			continue;
		if (to->width - start->next_width > width - (start->at ? 0 : b->first_indent) + 0.001) {
			if (!fits)
				return 0;
			start = fits;
			lines++;
			if (to->width - start->next_width > width)
				return 0;
		}
		fits = to;
		if (to->forced && !to->last) {
			start = to;
			fits = NULL;
			lines++;
		}
	}
	return lines;
}

/* A title of two lines or more: the least measure that holds it in as few lines as its
 * own does, so that they are alike; then the best way in little more than that. */
static struct node *balance(struct breaker *b, struct node *end)
{
	guint lines = fewest_lines(b, b->width);
	if (lines < 2 || lines > end->line)
		return end;
	double full = b->width, low = full / lines, high = full;
	for (guint i = 0; i < 8; i++) {
		double middle = (low + high) / 2;
		guint found = fewest_lines(b, middle);
		if (found && found <= lines)
			high = middle;
		else
			low = middle;
	}
	b->width = MIN(full, high * TITLE_ROOM);
	struct node *balanced = pass(b, 1e9, CUT_NOTHING, FALSE);
	b->width = full;
	return balanced && balanced->line == lines ? balanced : end;
}

static struct node *choose(struct breaker *b)
{
	struct node *end = NULL;
	if (b->ragged && !b->shaped->style->hyphenate) /* titles: «Rochebelle-les-Forges» holds if it can */
		end = pass(b, 3.2, CUT_NOTHING, FALSE);
	if (!end)
		end = pass(b, b->ragged ? 1.6 : 0.9, CUT_COMPOUNDS, FALSE);
	if (!end) { /* only now are words to be divided */
		shape_hyphenate(b->shaped);
		find_chances(b);
	}
	if (!end)
		end = pass(b, 2.2, CUT_WORDS, FALSE);
	if (!end)
		end = pass(b, 6.0, CUT_WORDS, FALSE);
	if (!end)
		end = pass(b, 1e9, CUT_WORDS, TRUE);
	g_assert(end);
	return b->title && end->line > 1 ? balance(b, end) : end;
}

/* ---- lines ----------------------------------------------------------------- */

/*
 * What a cluster says when copied or read aloud; always the same for a glyph.
 * A ligature says its own code point, which is how cairo knows its glyph; the
 * finishing pass spells it out.
 */
static void cluster_text(const struct shaped *shaped, const struct cluster *cluster, GString *out)
{
	const char *text = shaped->rich->text->str;
	if (cluster->ligature) {
		g_string_append_unichar(out, cluster->ligature);
		return;
	}
	for (const char *p = text + cluster->start; p < text + cluster->end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		g_string_append_unichar(out, c == 0xA0 || c == 0x202F || c == 0x2009 || c == LINE_BREAK ? ' ' : c);
	}
}

static struct colour span_colour(const struct typeset *t, const struct text_style_def *style, guint flags)
{
	return flags & (SPAN_LINK | SPAN_NOTE) ? t->style->link : style->colour;
}

struct set {                    /* a piece being set */
	struct shaped *shaped;
	struct line *line;
	double x, space_add;    /* added to each space */
	int step;               /* expansion of the letters, in EXPAND_STEP */
	const struct cluster *tail; /* the space where the line was broken: it takes no room; or NULL */
	GString *text;
};

static gboolean is_space(const struct cluster *cluster)
{
	return cluster->gap == GAP_SPACE || cluster->gap == GAP_FIXED;
}

/* Clusters of one font and one span become a piece. */
static void set_piece(struct set *set, const struct cluster *clusters, guint n)
{
	struct shaped *shaped = set->shaped;
	struct typeset *t = shaped->t;
	const struct span *span = &g_array_index(shaped->rich->spans, struct span, clusters->span);
	struct piece *piece = arena_new(t, struct piece);
	double wider = 1 + set->step * EXPAND_STEP;
	guint total = 0;
	for (guint i = 0; i < n; i++)
		total += clusters[i].n_glyphs;
	*piece = (struct piece){ .slot = span->slot, .link = span->link, .font = shape_expanded(t, clusters->scaled, set->step),
				 .colour = span_colour(t, shaped->style, span->flags),
				 .decide = (span->flags & SPAN_DECIDE) != 0, .x = set->x,
				 .rise = span->flags & SPAN_RAISED ? shaped->style->size * 0.34 : 0,
				 .glyphs = arena_array(t, cairo_glyph_t, total),
				 .clusters = arena_array(t, cairo_text_cluster_t, n) };
	g_string_truncate(set->text, 0);
	for (guint i = 0; i < n; i++) {
		const struct cluster *c = &clusters[i];
		gsize before = set->text->len;
		double x = set->x;
		guint drawn = 0;
		for (guint k = 0; k < c->n_glyphs; k++) {
			const PangoGlyphInfo *g = &c->glyphs[k];
			if (g->glyph != PANGO_GLYPH_EMPTY && !(g->glyph & PANGO_GLYPH_UNKNOWN_FLAG)) {
				piece->glyphs[piece->n_glyphs++] = (cairo_glyph_t){
					g->glyph, x + wider * g->geometry.x_offset / (double)PANGO_SCALE,
					g->geometry.y_offset / (double)PANGO_SCALE };
				drawn++;
			}
			x += wider * g->geometry.width / (double)PANGO_SCALE;
		}
		if (c != set->tail)
			set->x += is_space(c) ? c->width + set->space_add : wider * c->width;
		if (!drawn)
			continue;
		cluster_text(shaped, c, set->text);
		piece->clusters[piece->n_clusters++] =
			(cairo_text_cluster_t){ (int)(set->text->len - before), (int)drawn };
	}
	piece->text = arena_strndup(t, set->text->str, set->text->len);
	piece->width = set->x - piece->x;
	if (piece->n_glyphs)
		g_ptr_array_add(set->line->pieces, piece);
}

static void set_hyphen(struct set *set, const struct cluster *last)
{
	struct typeset *t = set->shaped->t;
	const struct span *span = &g_array_index(set->shaped->rich->spans, struct span, last->span);
	struct piece *piece = arena_new(t, struct piece);
	piece->glyphs = arena_new(t, cairo_glyph_t);
	piece->clusters = arena_new(t, cairo_text_cluster_t);
	piece->glyphs[0] = (cairo_glyph_t){ shape_hyphen(last->font, &piece->width), set->x, 0 };
	piece->clusters[0] = (cairo_text_cluster_t){ 2, 1 };
	piece->n_glyphs = piece->n_clusters = 1;
	piece->text = arena_strdup(t, "\302\255");
	piece->slot = span->slot;
	piece->link = span->link;
	piece->font = shape_expanded(t, last->scaled, set->step);
	piece->width *= 1 + set->step * EXPAND_STEP;
	piece->colour = span_colour(t, set->shaped->style, span->flags);
	piece->decide = (span->flags & SPAN_DECIDE) != 0;
	piece->x = set->x;
	g_ptr_array_add(set->line->pieces, piece);
	set->x += piece->width;
	set->line->hyphenated = TRUE;
}

static void set_clusters(struct set *set, const struct cluster *clusters, guint n)
{
	for (guint i = 0; i < n;) {
		guint j = i + 1;
		while (j < n && clusters[j].scaled == clusters[i].scaled && clusters[j].span == clusters[i].span)
			j++;
		set_piece(set, clusters + i, j - i);
		i = j;
	}
}

static void note_calls(struct typeset *t, struct line *line, const struct rich *rich, const GArray *clusters)
{
	guint last = G_MAXUINT;
	for (guint i = 0; i < clusters->len; i++) {
		const struct cluster *c = &g_array_index(clusters, struct cluster, i);
		struct note *note = g_array_index(rich->spans, struct span, c->span).note;
		if (c->span == last || !note)
			continue;
		last = c->span;
		if (!line->notes)
			line->notes = arena_list(t);
		if (!line->notes->len || line->notes->pdata[line->notes->len - 1] != note)
			g_ptr_array_add(line->notes, note);
	}
}

/* Clusters of the line, divided words shaped anew. */
static GArray *line_clusters(struct shaped *shaped, guint from, guint to, gboolean cut_start, gboolean cut_end)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct cluster));
	const struct cluster *clusters = (struct cluster *)(void *)shaped->clusters->data;
	guint head = from, tail = to;
	if (cut_start)
		while (head < to && clusters[head].gap == GAP_NONE)
			head++;
	if (cut_end)
		while (tail > head && clusters[tail - 1].gap == GAP_NONE)
			tail--;
	if (head > from)
		shape_fragment(shaped, from, head, out);
	if (tail > head)
		g_array_append_vals(out, clusters + head, tail - head);
	if (to > tail)
		shape_fragment(shaped, tail, to, out);
	return out;
}

/* The line between two places; `width` is its measure. */
static struct line *make_line(struct breaker *b, const struct chance *from, const struct chance *to, double indent)
{
	struct shaped *shaped = b->shaped;
	struct typeset *t = b->t;
	const struct text_style_def *style = shaped->style;
	struct line *line = arena_new(t, struct line);
	line->pieces = arena_list(t);
	line->baseline = (style->leading - style->size) / 2 + 0.76 * style->size;
	g_autoptr(GArray) clusters = line_clusters(shaped, from->next, to->at, from->hyphen, to->hyphen);
	double natural = to->extra - to->overhang, spaces = 0, count = 0;
	for (guint i = 0; i < clusters->len; i++) {
		const struct cluster *c = &g_array_index(clusters, struct cluster, i);
		natural += c->width;
		if (is_space(c)) {
			spaces += c->width;
			count++;
		}
	}
	struct set set = { .shaped = shaped, .line = line, .x = indent, .text = g_string_new(NULL) };
	double slack = b->width - indent - natural;
	line->gap = 1;
	line->measure = b->width;
	if (style->align == ALIGN_JUSTIFY && !b->ragged && count > 0 && (!to->forced || slack < 0)) {
		/* Letters and spaces give in proportion; what the letters' steps leave, the spaces take. */
		double letters = (natural - spaces) * EXPAND, give = spaces * (slack > 0 ? STRETCH : SHRINK) + letters;
		set.step = (int)lround(CLAMP(slack / give, -1, 1) * EXPAND_STEPS);
		slack -= (natural - spaces) * set.step * EXPAND_STEP;
		set.space_add = MAX(slack, -spaces * (SHRINK + 0.05)) / count;
		line->justified = TRUE;
		line->gap = 1 + set.space_add * count / spaces;
	}
	else if (style->align == ALIGN_CENTRE)
		set.x += MAX(slack, 0) / 2;
	else if (style->align == ALIGN_RIGHT)
		set.x += MAX(slack, 0);
	note_calls(t, line, shaped->rich, clusters);
	if (to->next > to->at) {
		g_array_append_val(clusters, g_array_index(shaped->clusters, struct cluster, to->at));
		set.tail = &g_array_index(clusters, struct cluster, clusters->len - 1);
	}
	set_clusters(&set, (struct cluster *)(void *)clusters->data, clusters->len);
	if (to->hyphen && clusters->len)
		set_hyphen(&set, &g_array_index(clusters, struct cluster, clusters->len - 1));
	line->width = set.x - to->overhang;
	g_string_free(set.text, TRUE);
	return line;
}

void lines_make(struct typeset *t, const struct rich *rich, const struct text_style_def *style,
		double width, double first_indent, GPtrArray *ret_lines)
{
	if (!rich->text->len)
		return;
	struct shaped shaped;
	shape_text(&shaped, t, rich, style);
	struct breaker b = { .t = t, .shaped = &shaped, .width = MAX(width, 1), .first_indent = first_indent,
			     .ragged = style->align != ALIGN_JUSTIFY };
	b.title = b.ragged && !style->hyphenate && (style->keep_next || style->size >= TITLE_SIZE);
	shape_breaks(&shaped, b.width - first_indent);
	b.chances = g_array_new(FALSE, FALSE, sizeof(struct chance));
	find_chances(&b);
	guint start = ret_lines->len;
	for (struct node *node = choose(&b); node && node->previous; node = node->previous) {
		const struct chance *to = &g_array_index(b.chances, struct chance, node->chance);
		const struct chance *from = &g_array_index(b.chances, struct chance, node->previous->chance);
		gboolean first = node->previous->previous == NULL;
		g_ptr_array_insert(ret_lines, (gint)start, make_line(&b, from, to, first ? first_indent : 0));
	}
	g_array_unref(b.chances);
	shape_free(&shaped);
}

struct line *line_single(struct typeset *t, const struct rich *rich, const struct text_style_def *style)
{
	struct shaped shaped;
	shape_text(&shaped, t, rich, style);
	struct breaker b = { .t = t, .shaped = &shaped, .width = 1e6, .ragged = TRUE };
	struct text_style_def left = *style;
	left.align = ALIGN_LEFT;
	shaped.style = &left;
	struct chance from = { 0 }, to = { .at = shaped.clusters->len, .next = shaped.clusters->len, .forced = TRUE };
	struct line *line = make_line(&b, &from, &to, 0);
	shape_free(&shaped);
	return line;
}
