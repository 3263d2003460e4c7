// SPDX-License-Identifier: EUPL-1.2
/*
 * Inline content to running text with spans.
 *
 * Takes mixed XML; leaves one string per paragraph, white space collapsed, the
 * typography of the language applied over the whole (a space may be governed by
 * a quote in the next element), every stretch with its look and its slot in the
 * structure. Footnotes met on the way are typeset at once.
 */
#include "typeset/layout.h"

#include "text/text.h"

#include <string.h>

struct gather {
	struct typeset *t;
	struct rich *rich;
	struct tag *tag;        /* where text goes */
	struct slot *slot;      /* NULL: to be made */
	struct link *link;
	guint flags;
	struct tag *last;       /* notes go after this one */
};

static void free_text(void *text)
{
	g_string_free(text, TRUE);
}

static void free_spans(void *spans)
{
	g_array_unref(spans);
}

struct rich *rich_new(struct typeset *t)
{
	struct rich *rich = arena_new(t, struct rich);
	rich->text = g_string_sized_new(128);
	rich->spans = g_array_new(FALSE, TRUE, sizeof(struct span));
	arena_hold(t, rich->text, free_text);
	arena_hold(t, rich->spans, free_spans);
	return rich;
}

/* Ends the span under way, or lengthens the last one if it is the same. */
static void close_span(struct rich *rich, guint flags, struct slot *slot, struct link *link, struct note *note)
{
	if (rich->spans->len) {
		struct span *last = &g_array_index(rich->spans, struct span, rich->spans->len - 1);
		if (last->end == rich->text->len)
			return;
		if (last->flags == flags && last->slot == slot && last->link == link && last->note == note) {
			last->end = rich->text->len;
			return;
		}
	} else if (rich->text->len == 0) {
		return;
	}
	struct span span = { rich->text->len, flags, slot, link, note };
	g_array_append_val(rich->spans, span);
}

void rich_append(struct rich *rich, const char *text, guint flags, struct slot *slot, struct link *link)
{
	g_string_append(rich->text, text);
	close_span(rich, flags, slot, link, NULL);
}

/* Can one of our fonts draw it? Verdicts are kept. */
static gboolean drawable(struct typeset *t, gunichar c)
{
	if (c < 0x180)
		return c >= 0x20 && (c < 0x7f || c >= 0xa0);
	void *verdict = g_hash_table_lookup(t->drawable, GUINT_TO_POINTER(c));
	if (!verdict) {
		gboolean found = c < 0xE000 || c > 0xF8FF;
		gboolean has = FALSE;
		for (guint i = 0; found && !has && i < G_N_ELEMENTS(t->base_fonts); i++)
			has = pango_font_has_char(t->base_fonts[i], c);
		verdict = GUINT_TO_POINTER(has ? 2 : 1);
		g_hash_table_insert(t->drawable, GUINT_TO_POINTER(c), verdict);
	}
	return GPOINTER_TO_UINT(verdict) == 2;
}

static gboolean ends_with_space(const GString *text)
{
	return text->len == 0 || text->str[text->len - 1] == ' '
	       || (text->len >= 3 && memcmp(text->str + text->len - 3, "\356\200\200", 3) == 0);
}

/* Appends source text: white space collapsed, what no font has replaced by U+FFFD. */
static void append_source(struct gather *g, const char *source)
{
	g_autofree char *composed = g_utf8_normalize(source, -1, G_NORMALIZE_DEFAULT_COMPOSE);
	GString *text = g->rich->text;
	gsize before = text->len;
	for (const char *p = composed ? composed : ""; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			if (!ends_with_space(text))
				g_string_append_c(text, ' ');
		} else if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF) {
			continue; /* invisible */
		} else if (drawable(g->t, c)) {
			g_string_append_unichar(text, c);
		} else {
			g_string_append_unichar(text, 0xFFFD);
			g->t->undrawable++;
		}
	}
	if (text->len == before)
		return;
	if (!g->slot)
		g->slot = slot_new(g->t, g->tag);
	close_span(g->rich, g->flags, g->slot, g->link, NULL);
}

static void gather(struct gather *g, const xmlNode *node);

/* Content under a tag of its own, then back to the paragraph. */
static void gather_tagged(struct gather *g, const xmlNode *node, struct tag *tag, guint flags, struct link *link)
{
	struct gather inner = *g;
	inner.tag = tag;
	inner.slot = NULL;
	inner.flags |= flags;
	if (link)
		inner.link = link;
	gather(&inner, node);
	g->last = inner.last;
	g->slot = NULL;
}

static void gather_flagged(struct gather *g, const xmlNode *node, guint flags)
{
	guint saved = g->flags;
	g->flags |= flags;
	gather(g, node);
	g->flags = saved;
}

static void gather_link(struct gather *g, const xmlNode *node, char *uri, char *dest)
{
	if (g->link || (!uri && !dest)) { /* no link inside a link */
		gather(g, node);
		return;
	}
	struct link *link = arena_new(g->t, struct link);
	link->uri = uri;
	link->dest = dest;
	link->tag = tag_new(g->t, g->tag, "Link");
	gsize from = g->rich->text->len;
	gather_tagged(g, node, link->tag, uri ? SPAN_LINK : 0, link);
	g_autofree char *words = g_strndup(g->rich->text->str + from, g->rich->text->len - from);
	const char *verb = style_word(g->t->style, g->t->lang, uri ? "adresse" : "vers");
	g_autofree char *contents = g_strconcat(verb, uri ? ": " : " ", uri ? uri : g_strstrip(words), NULL);
	link->contents = arena_strdup(g->t, contents);
}

/* Removes the space typed before a note's call or a forced break. */
static void drop_space(struct rich *rich)
{
	if (!rich->text->len || rich->text->str[rich->text->len - 1] != ' ')
		return;
	g_string_truncate(rich->text, rich->text->len - 1);
	for (guint i = 0; i < rich->spans->len; i++) {
		struct span *span = &g_array_index(rich->spans, struct span, i);
		span->end = MIN(span->end, rich->text->len);
	}
}

static void gather_note(struct gather *g, const xmlNode *node)
{
	struct typeset *t = g->t;
	struct note *note = arena_new(t, struct note);
	char *number = doc_get(t, node, "numero");
	if (!number)
		number = arena_strdup(t, "*");
	drop_space(g->rich);
	struct tag *reference = tag_new(t, g->tag, "Reference");
	note->tag = tag_after(t, g->last, "Note");
	g_autofree char *id = g_strdup_printf("note-%u", t->notes->len + 1);
	note->tag->id = arena_strdup(t, id);
	struct link *link = arena_new(t, struct link);
	link->dest = arena_strdup(t, id);
	link->tag = tag_new(t, reference, "Link");
	g_autofree char *contents = g_strconcat(style_word(t->style, t->lang, "note"), " ", number, NULL);
	link->contents = arena_strdup(t, contents);
	g_string_append(g->rich->text, number);
	close_span(g->rich, g->flags | SPAN_RAISED | SPAN_NOTE, slot_new(t, link->tag), link, note);
	g->last = note->tag;
	g->slot = NULL;
	g_ptr_array_add(t->notes, note);
	flow_note(t, note, node, number);
}

static void gather_break(struct gather *g)
{
	drop_space(g->rich);
	if (!g->slot)
		g->slot = slot_new(g->t, g->tag);
	g_string_append_unichar(g->rich->text, LINE_BREAK);
	close_span(g->rich, g->flags, g->slot, g->link, NULL);
}

static void gather_element(struct gather *g, const xmlNode *node)
{
	if (doc_is(node, "accent"))
		gather_flagged(g, node, SPAN_ITALIC);
	else if (doc_is(node, "fort"))
		gather_flagged(g, node, SPAN_BOLD);
	else if (doc_is(node, "decider"))
		gather_flagged(g, node, SPAN_DECIDE);
	else if (doc_is(node, "lien"))
		gather_link(g, node, doc_get(g->t, node, "href"), NULL);
	else if (doc_is(node, "renvoi"))
		gather_link(g, node, NULL, doc_get(g->t, node, "vers"));
	else if (doc_is(node, "note"))
		gather_note(g, node);
	else if (doc_is(node, "retour"))
		gather_break(g);
	else
		gather(g, node);
}

static void gather(struct gather *g, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			append_source(g, (const char *)child->content);
		else if (child->type == XML_ELEMENT_NODE)
			gather_element(g, child);
	}
}

void rich_inline(struct typeset *t, struct rich *rich, const xmlNode *node, struct tag *tag)
{
	struct gather g = { .t = t, .rich = rich, .tag = tag, .last = tag };
	gather(&g, node);
}

struct rich *rich_text(struct typeset *t, const char *text, struct slot *slot, guint flags)
{
	struct rich *rich = rich_new(t);
	struct gather g = { .t = t, .rich = rich, .slot = slot, .flags = flags };
	struct slot none = { 0 };
	if (!slot) /* an artifact: no structure */
		g.slot = &none;
	append_source(&g, text);
	for (guint i = 0; i < rich->spans->len; i++)
		g_array_index(rich->spans, struct span, i).slot = slot;
	rich_finish(t, rich);
	return rich;
}

/* The words of an element without its notes, white space collapsed. */
static void collect(GString *words, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			g_string_append(words, (const char *)child->content);
		else if (doc_is(child, "retour"))
			g_string_append_c(words, ' ');
		else if (child->type == XML_ELEMENT_NODE && !doc_is(child, "note"))
			collect(words, child);
	}
}

char *doc_words(struct typeset *t, const xmlNode *node)
{
	g_autoptr(GString) words = g_string_new(NULL), out = g_string_new(NULL);
	if (node)
		collect(words, node);
	for (const char *p = words->str; *p; p++) {
		gboolean space = *p == ' ' || *p == '\n' || *p == '\t' || *p == '\r';
		if (!space)
			g_string_append_c(out, *p);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	g_strchomp(out->str);
	g_autofree char *set = text_typography(out->str, t->lang);
	return arena_strdup(t, set);
}

gboolean doc_is_inline(const xmlNode *node)
{
	static const char *const blocks[] = { "alinea", "liste", "definitions", "tableau", "encadre",
					      "figure", "signatures", "intertitre", "saut" };
	for (const xmlNode *child = doc_first(node); child; child = doc_next(child))
		for (guint i = 0; i < G_N_ELEMENTS(blocks); i++)
			if (doc_is(child, blocks[i]))
				return FALSE;
	return TRUE;
}

/* ---- typography over spans --------------------------------------------- */

static gboolean is_space(gunichar c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009;
}

/*
 * Where each span ends in `after`, given its end in `before`. Typography
 * changes spaces and replaces one sign by another, so the two texts walk side
 * by side: spaces may appear or vanish, all else corresponds.
 */
static void move_spans(GArray *spans, const char *before, const char *after)
{
	const char *p = before, *q = after;
	for (guint i = 0; i < spans->len; i++) {
		struct span *span = &g_array_index(spans, struct span, i);
		while ((gsize)(p - before) < span->end && *p) {
			gboolean sp = is_space(g_utf8_get_char(p)), sq = *q && is_space(g_utf8_get_char(q));
			if (sp && !sq) { /* vanished */
				p = g_utf8_next_char(p);
			} else {
				if (!sp && sq) /* appeared */
					q = g_utf8_next_char(q);
				p = g_utf8_next_char(p);
				if (*q)
					q = g_utf8_next_char(q);
			}
		}
		span->end = (gsize)(q - after);
	}
	if (spans->len)
		g_array_index(spans, struct span, spans->len - 1).end = strlen(after);
}

static void trim_end(struct rich *rich)
{
	while (rich->text->len && rich->text->str[rich->text->len - 1] == ' ')
		g_string_truncate(rich->text, rich->text->len - 1);
	for (guint i = 0; i < rich->spans->len; i++) {
		struct span *span = &g_array_index(rich->spans, struct span, i);
		span->end = MIN(span->end, rich->text->len);
	}
}

/* ---- raised letters ------------------------------------------------------ */

static gboolean is_letter(const char *p)
{
	return *p && g_unichar_isalpha(g_utf8_get_char(p));
}

/* The ending of a French ordinal whose figures end just before p: 1er, 1re, 2e, XXes. Its length, or 0. */
static gsize ordinal_ending(const char *p, gboolean one)
{
	static const char *const endings[] = { "ers", "res", "er", "re", "es", "e" };
	for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
		if (g_str_has_prefix(p, endings[i]) && !is_letter(p + strlen(endings[i]))
		    && (one || endings[i][0] == 'e') && !(endings[i][0] == 'e' && endings[i][1] == 'r' && !one))
			return strlen(endings[i]);
	return 0;
}

/* Figures that begin at p: how many bytes; Roman ones are two at least, alone in their word. */
static gsize figures_at(const char *text, const char *p)
{
	const char *before = p > text ? g_utf8_prev_char(p) : NULL;
	if (before && (g_unichar_isalnum(g_utf8_get_char(before)) || strchr("-.,", *before)))
		return 0;
	gsize arabic = strspn(p, "0123456789"), roman = strspn(p, "IVXLC");
	return arabic ? arabic : roman >= 2 ? roman : 0;
}

/* The same in Dutch: 1ste, 2de, 3e, XXe. */
static gsize dutch_ending(const char *p)
{
	static const char *const endings[] = { "ste", "de", "e" };
	for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
		if (g_str_has_prefix(p, endings[i]) && !is_letter(p + strlen(endings[i])))
			return strlen(endings[i]);
	return 0;
}

/* From byte `from` to byte `to`, the spans are raised. */
static void raise_spans(GArray *spans, gsize from, gsize to)
{
	gsize start = 0;
	for (guint i = 0; i < spans->len; i++) {
		struct span span = g_array_index(spans, struct span, i);
		gsize end = span.end, low = MAX(start, from), high = MIN(end, to);
		if (low < high && !(span.flags & SPAN_RAISED)) {
			struct span raised = span, head = span;
			raised.flags |= SPAN_RAISED;
			raised.end = high;
			head.end = low;
			if (low > start)
				g_array_insert_val(spans, i++, head);
			if (high < end)
				g_array_insert_val(spans, i++, raised);
			else
				g_array_index(spans, struct span, i) = raised;
		}
		start = end;
	}
}

/* «1er», «2e», «XXe», «1ste»: their letters are raised in French and Dutch. German has a
 * point; English leaves «1st» on the line (Hart's Rules). */
static void raise_ordinals(struct rich *rich, gboolean dutch)
{
	const char *text = rich->text->str;
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gsize figures = figures_at(text, p);
		gsize ending = !figures ? 0 : dutch ? dutch_ending(p + figures)
						    : ordinal_ending(p + figures, figures == 1 && *p == '1');
		if (ending)
			raise_spans(rich->spans, (gsize)(p + figures - text), (gsize)(p + figures - text) + ending);
	}
}

/* Nothing but spaces and breaks: room to write in, not to be read. */
static gboolean is_blank(const GString *text)
{
	for (const char *p = text->str; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (!is_space(c) && c != LINE_BREAK)
			return FALSE;
	}
	return TRUE;
}

void rich_finish(struct typeset *t, struct rich *rich)
{
	trim_end(rich);
	if (!rich->text->len)
		return;
	for (guint i = 0; i < rich->spans->len && is_blank(rich->text); i++)
		g_array_index(rich->spans, struct span, i).slot = NULL;
	g_autofree char *set = text_typography(rich->text->str, t->lang);
	if (strcmp(set, rich->text->str) != 0) {
		move_spans(rich->spans, rich->text->str, set);
		g_string_assign(rich->text, set);
	}
	gboolean dutch = g_str_has_prefix(t->lang, "nl");
	if (dutch || g_str_has_prefix(t->lang, "fr"))
		raise_ordinals(rich, dutch);
}
