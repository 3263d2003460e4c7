// SPDX-License-Identifier: EUPL-1.2
/*
 * The words of a card, set in lines; see carte.h. Nothing is cut: what is too
 * long takes more lines, and lines are what cards share.
 */
#include "diagram/carte.h"

#include "diagram/describe.h"

#define INDENT 24.0      /* of what stands under a heading with dots */
#define BADGE_ROOM 14.5  /* from a badge to its words */
#define ITEM_LEAD 11.8
#define SLACK 1.12       /* of what stands beside a text: a reader's font may be wider */
#define NEVER_WIDTH 128.0 /* of whom a prohibition is about */
#define NAME_LINES 3     /* a longer name is given in full at the end of the registre */

static void span_free(gpointer data)
{
	struct span *span = data;
	g_free(span->text);
	g_free(span);
}

void carte_line_free(gpointer data)
{
	struct line *line = data;
	g_ptr_array_unref(line->spans);
	g_free(line);
}

static struct line *line_new(const struct entry *entry, double height)
{
	struct line *line = g_new0(struct line, 1);
	line->entry = entry;
	line->height = height;
	line->spans = g_ptr_array_new_with_free_func(span_free);
	return line;
}

static struct line *line_add(GPtrArray *lines, const struct entry *entry, double height)
{
	struct line *line = line_new(entry, height);
	g_ptr_array_add(lines, line);
	return line;
}

static struct span *span_add(struct line *line, enum span_kind kind, double x)
{
	struct span *span = g_new0(struct span, 1);
	span->kind = kind;
	span->x = x;
	g_ptr_array_add(line->spans, span);
	return span;
}

static void text_add(struct line *line, double x, const char *text, enum text_look role)
{
	struct span *span = span_add(line, SPAN_TEXT, x);
	span->text = g_strdup(text);
	span->role = role;
}

static void badge_add(struct line *line, double x, const struct information *item, enum badge_mark mark)
{
	struct span *span = span_add(line, SPAN_BADGE, x + 5.5);
	span->item = item;
	span->mark = mark;
}

/* The name of an information, or where to read it if it is too long. */
static char **item_lines(const struct look *look, const struct information *item, double width)
{
	char **lines = look_wrap(look, item->name, LOOK_BODY, width);
	if (g_strv_length(lines) <= NAME_LINES)
		return lines;
	g_strfreev(lines);
	g_autofree char *words = look_say_with(look, "information-lettre", item->letter, NULL);
	return look_wrap(look, words, LOOK_BODY, width);
}

static void set_heading(const struct look *look, GPtrArray *lines, const struct entry *entry, double width)
{
	double x = entry->level ? INDENT : 0;
	gboolean note = entry->note && *entry->note;
	g_auto(GStrv) words = look_wrap(look, entry->title, LOOK_HEADING, width - x);
	g_auto(GStrv) notes = look_wrap(look, note ? entry->note : "", LOOK_SMALL, width - INDENT);
	for (guint i = 0; words[i]; i++) {
		struct line *line = line_add(lines, entry, look->faces[LOOK_HEADING].lead + (words[i + 1] ? 0 : note ? .4 : 1.8));
		line->heading = line->keep = TRUE;
		if (i == 0 && entry->level)
			span_add(line, SPAN_DOTS, 0)->level = entry->level;
		text_add(line, x, words[i], LOOK_HEADING);
	}
	for (guint i = 0; note && notes[i]; i++) {
		struct line *line = line_add(lines, entry, look->faces[LOOK_SMALL].lead + (notes[i + 1] ? 0 : 1.8));
		line->heading = line->keep = TRUE;
		text_add(line, INDENT, notes[i], LOOK_SMALL);
	}
}

/* «Obligatoire : à X · base», the first words bold. */
static void set_terms(const struct look *look, GPtrArray *lines, const struct entry *entry, const struct portion *portion,
		      double x, double width)
{
	const struct face *face = &look->faces[LOOK_SMALL];
	g_autofree char *lead = portion->nature == NATURE_DUTY || portion->nature == NATURE_FILTERED ?
		look_say_with(look, "avant-texte", nature_words(look, portion->nature), NULL) : NULL;
	g_autofree char *typed = lead ? text_typography(lead, look->lang) : NULL;
	double first = typed ? text_width(look->measure, typed, face->size, TEXT_BOLD) + 3 : 0;
	g_auto(GStrv) words = look_wrap_after(look, portion->terms, LOOK_SMALL, first, .96 * (width - x));
	for (guint i = 0; words[i] || (i == 0 && typed); i++) {
		struct line *line = line_add(lines, entry, face->lead);
		if (i == 0 && typed)
			text_add(line, x, typed, LOOK_BOLD_SMALL);
		if (words[i] && *words[i])
			text_add(line, x + (i == 0 ? first : 0), words[i], LOOK_SMALL);
		line->keep = TRUE;
		if (!words[i])
			break;
	}
}

/* Badges and names one after the other from `left`, `lead` apart; those in `named` (may be NULL) by their badge only. */
static void run_items(const struct look *look, GPtrArray *lines, const struct entry *entry, const struct portion *portion,
		      double left, double width, double lead, enum badge_mark mark, GPtrArray *named)
{
	double room = BADGE_ROOM + (mark == BADGE_FORBIDDEN ? 3 : 0), x = left;
	struct line *line = NULL;
	for (guint i = 0; i < portion->items->len; i++) {
		const struct information *item = portion->items->pdata[i];
		gboolean bare = named && g_ptr_array_find(named, item, NULL);
		g_auto(GStrv) words = bare ? g_new0(char *, 1) : item_lines(look, item, width - left - room);
		if (named && !bare)
			g_ptr_array_add(named, (gpointer)item);
		double need = words[0] ? look_width(look, words[0], LOOK_BODY) : 0;
		if (!line || x + room + need > width) {
			if (line)
				line->keep = TRUE;
			line = line_add(lines, entry, lead);
			x = left;
		}
		badge_add(line, x, item, mark);
		for (guint k = 0; words[k]; k++) {
			if (k) {
				line->height = look->faces[LOOK_BODY].lead;
				line->keep = TRUE;
				line = line_add(lines, entry, lead);
			}
			text_add(line, x + room, words[k], LOOK_BODY);
			need = MAX(need, look_width(look, words[k], LOOK_BODY));
		}
		x += words[0] && words[1] ? width : words[0] ? room + SLACK * need + 7 : room + 1;
	}
}

static void list_items(const struct look *look, GPtrArray *lines, const struct entry *entry, const struct portion *portion,
		       double width, enum badge_mark mark)
{
	for (guint i = 0; i < portion->items->len; i++) {
		const struct information *item = portion->items->pdata[i];
		g_auto(GStrv) words = item_lines(look, item, width - INDENT - BADGE_ROOM);
		for (guint k = 0; k == 0 || words[k]; k++) {
			struct line *line = line_add(lines, entry, words[k] && words[k + 1] ? look->faces[LOOK_BODY].lead : ITEM_LEAD);
			line->keep = TRUE;
			if (k == 0)
				badge_add(line, INDENT, item, mark);
			if (!words[k])
				break;
			text_add(line, INDENT + BADGE_ROOM, words[k], LOOK_BODY);
		}
	}
}

static void set_column(const struct look *look, GPtrArray *lines, const struct entry *entry, double width, gboolean compact)
{
	set_heading(look, lines, entry, width);
	for (guint p = 0; p < entry->portions->len; p++) {
		const struct portion *portion = entry->portions->pdata[p];
		enum badge_mark mark = portion->nature == NATURE_DUTY ? BADGE_DUTY : BADGE_PLAIN;
		if (compact)
			run_items(look, lines, entry, portion, INDENT, width, ITEM_LEAD, mark, NULL);
		else
			list_items(look, lines, entry, portion, width, mark);
		guint before = lines->len;
		((struct line *)lines->pdata[before - 1])->keep = TRUE;
		set_terms(look, lines, entry, portion, INDENT, width);
		struct line *last = lines->pdata[lines->len - 1];
		last->keep = FALSE;
		last->height += p + 1 < entry->portions->len ? 2.6 : 5.6;
	}
}

/* Prohibitions in two columns: whom; then badges and names, and why. */
static void set_never(const struct look *look, GPtrArray *lines, const struct entry *entry, double width, GPtrArray *named)
{
	const struct portion *portion = entry->portions->pdata[0];
	guint first = lines->len;
	g_auto(GStrv) titles = look_wrap(look, entry->title, LOOK_LEVEL, NEVER_WIDTH - 8);
	run_items(look, lines, entry, portion, NEVER_WIDTH, width, 13, BADGE_FORBIDDEN, named);
	struct line *last = lines->pdata[lines->len - 1];
	g_auto(GStrv) words = look_wrap(look, portion->terms, LOOK_SMALL, width - NEVER_WIDTH);
	double end = NEVER_WIDTH;
	for (guint k = 0; k < last->spans->len; k++) {
		const struct span *span = last->spans->pdata[k];
		if (span->kind == SPAN_BADGE)
			end = MAX(end, span->x + 20);
		else if (span->kind == SPAN_TEXT)
			end = MAX(end, span->x + SLACK * look_width(look, span->text, span->role) + 6);
	}
	gboolean beside = words[0] && !words[1] && end + look_width(look, words[0], LOOK_SMALL) <= width;
	for (guint i = 0; words[i]; i++) {
		if (!beside) {
			((struct line *)lines->pdata[lines->len - 1])->keep = TRUE;
			last = line_add(lines, entry, look->faces[LOOK_SMALL].lead);
		}
		text_add(last, beside ? end : NEVER_WIDTH, words[i], LOOK_SMALL);
	}
	for (guint i = 0; titles[i]; i++) {
		if (first + i >= lines->len)
			line_add(lines, entry, look->faces[LOOK_LEVEL].lead);
		text_add(lines->pdata[first + i], 0, titles[i], LOOK_LEVEL);
	}
	((struct line *)lines->pdata[lines->len - 1])->height += beside ? 1.6 : 4.6;
}

GPtrArray *carte_lines(const struct look *look, const GPtrArray *entries, enum carte_part part, double width, guint setting)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(carte_line_free);
	g_autoptr(GPtrArray) named = g_ptr_array_new();
	for (guint i = 0; i < entries->len; i++) {
		if (part == CARTE_NEVER)
			set_never(look, lines, entries->pdata[i], width, setting & CARTE_ONCE ? named : NULL);
		else
			set_column(look, lines, entries->pdata[i], width, (setting & CARTE_RUN) != 0);
	}
	return lines;
}

void carte_lines_repeat(const struct look *look, const struct entry *entry, double width, GPtrArray *lines)
{
	g_autofree char *again = look_say_with(look, "suite", entry->title, NULL);
	struct entry titled = *entry;
	guint first = lines->len;
	titled.title = again;
	set_heading(look, lines, &titled, width);
	for (guint i = first; i < lines->len; i++)
		((struct line *)lines->pdata[i])->entry = entry;
}
