// SPDX-License-Identifier: EUPL-1.2
/*
 * The layout as text, for tests: one line per page and per thing placed on it,
 * with what the break after it costs. Positions in points, one decimal.
 */
#include "typeset/layout.h"

static void line_text(GString *out, const struct line *line)
{
	for (guint i = 0; i < line->pieces->len; i++)
		g_string_append(out, ((struct piece *)line->pieces->pdata[i])->text);
}

static void number(GString *out, const char *name, double value)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	g_string_append_printf(out, " %s=%s", name, g_ascii_formatd(digits, sizeof digits, "%.1f", value));
}

static void dump_item(GString *out, const struct item *item, double y, gboolean repeated, const char *indent)
{
	static const char *const kinds[] = { "line", "row", "figure", "rule", "page" };
	g_string_append_printf(out, "%s%s", indent, kinds[item->kind]);
	number(out, "y", y);
	number(out, "h", item->height);
	if (item->kind == ITEM_LINE) {
		char digits[G_ASCII_DTOSTR_BUF_SIZE];
		number(out, "w", item->line->width);
		number(out, "of", item->line->measure);
		if (item->line->justified)
			g_string_append_printf(out, " gap=%s", g_ascii_formatd(digits, sizeof digits, "%.3f", item->line->gap));
	}
	if (item->penalty >= FORBIDDEN)
		g_string_append(out, " keep");
	if (item->heading)
		g_string_append(out, " heading");
	if (repeated)
		g_string_append(out, " repeated");
	if (item->kind == ITEM_ROW)
		g_string_append_printf(out, "%s%s%s", item->row->header ? " header" : "",
				       item->row->first_piece ? "" : " continued", item->row->last_piece ? "" : " divided");
	if (item->kind == ITEM_LINE && item->line->hyphenated)
		g_string_append(out, " hyphenated");
	if (item->kind == ITEM_LINE) {
		g_string_append(out, " : ");
		line_text(out, item->line);
	}
	g_string_append_c(out, '\n');
	for (guint i = 0; item->kind == ITEM_ROW && i < item->row->cells->len; i++) {
		const struct cell *cell = item->row->cells->pdata[i];
		for (guint k = 0; k < cell->items->len; k++) {
			const struct item *inner = cell->items->pdata[k];
			g_autofree char *deeper = g_strdup_printf("%s  [%u] ", indent, i + 1);
			dump_item(out, inner, 0, FALSE, deeper);
		}
	}
}

char *dump_layout(const struct typeset *t)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < t->pages->len; i++) {
		const struct page *page = t->pages->pdata[i];
		g_string_append_printf(out, "page %u/%u%s%s", i + 1, t->pages->len, page->plate ? " plate" : page->landscape ? " landscape" : "",
				       page->cover ? " cover" : "");
		number(out, "body", page->body_height);
		g_string_append_c(out, '\n');
		for (guint k = 0; k < page->placed->len; k++) {
			const struct placed *placed = page->placed->pdata[k];
			dump_item(out, placed->item, placed->y, placed->repeated, "  ");
		}
		for (guint k = 0; k < page->notes->len; k++) {
			const struct placed *placed = page->notes->pdata[k];
			dump_item(out, placed->item, placed->y, FALSE, "  note ");
		}
	}
	for (guint i = 0; i < t->anchors->len; i++) {
		const struct anchor *anchor = t->anchors->pdata[i];
		if (anchor->title)
			g_string_append_printf(out, "anchor %s page=%u level=%u : %s\n", anchor->id, anchor->page + 1,
					       anchor->level, anchor->title);
	}
	return g_string_free(out, FALSE);
}
