// SPDX-License-Identifier: EUPL-1.2
/*
 * A paper of records as values for a spreadsheet.
 *
 * Each table whose id begins with «fiche-» is one record: rubrics in its first
 * column, the same in all, what they hold in the second. It becomes one line;
 * the rubrics are the first. Semicolons, a byte order mark and CRLF, as French
 * spreadsheets write; every cell quoted, none that a spreadsheet would compute.
 */
#include "document/document.h"

#include <string.h>

#define RECORD "fiche-"

static gboolean is_element(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *first(const xmlNode *parent, const char *name)
{
	for (const xmlNode *node = parent ? parent->children : NULL; node; node = node->next)
		if (is_element(node, name))
			return node;
	return NULL;
}

/* Appends the text of `node`; what stood on lines or items of their own is parted by «; ». */
static void append_text(GString *out, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE)
			g_string_append(out, (const char *)child->content);
		else if (is_element(child, "retour"))
			g_string_append(out, " ; ");
		else if (child->type == XML_ELEMENT_NODE) {
			if (is_element(child, "item") && child->prev)
				g_string_append(out, " ; ");
			append_text(out, child);
		}
	}
}

/* White space of any kind, one space. */
static char *squeeze(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		gunichar sign = g_utf8_get_char(at);
		if (!g_unichar_isspace(sign) && !g_unichar_iscntrl(sign))
			g_string_append_unichar(out, sign);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	return g_strchomp(g_string_free(out, FALSE));
}

/* Spreadsheets compute a cell that begins so, in whatever width the sign is written. */
static gboolean is_formula(const char *text)
{
	return *text && g_utf8_strchr("=+-@|%\uff1d\uff0b\uff0d\uff20\u2212", -1, g_utf8_get_char(text));
}

static void append_cell(GString *out, const xmlNode *cell, gboolean opens)
{
	GString *raw = g_string_new(NULL);

	if (cell)
		append_text(raw, cell);
	g_autofree char *text = squeeze(raw->str);
	g_auto(GStrv) pieces = g_strsplit(text, "\"", -1);
	g_autofree char *quoted = g_strjoinv("\"\"", pieces);

	g_string_append_printf(out, "%s\"%s%s\"", opens ? "" : ";", is_formula(text) ? "'" : "", quoted);
	g_string_free(raw, TRUE);
}

/* One line: cell `column` of each row of the table's body. */
static void append_line(GString *out, const xmlNode *table, guint column)
{
	const xmlNode *body = first(table, "corps");
	gboolean opens = TRUE;

	for (const xmlNode *row = body ? body->children : NULL; row; row = row->next) {
		const xmlNode *cell = is_element(row, "rangee") ? first(row, "cellule") : NULL;
		for (guint i = 0; cell && i < column; i++)
			do
				cell = cell->next;
			while (cell && !is_element(cell, "cellule"));
		if (is_element(row, "rangee")) {
			append_cell(out, cell, opens);
			opens = FALSE;
		}
	}
	g_string_append(out, "\r\n");
}

static void append_records(GString *out, const xmlNode *node, guint *count)
{
	for (; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		xmlChar *id = is_element(node, "tableau") ? xmlGetNoNsProp((xmlNode *)node, BAD_CAST "id") : NULL;
		if (id && g_str_has_prefix((const char *)id, RECORD)) {
			if ((*count)++ == 0)
				append_line(out, node, 0);
			append_line(out, node, 1);
		}
		xmlFree(id);
		append_records(out, node->children, count);
	}
}

char *document_records(const xmlDoc *tree)
{
	GString *out = g_string_new("\xef\xbb\xbf");
	guint count = 0;

	append_records(out, xmlDocGetRootElement((xmlDoc *)tree), &count);
	return g_string_free(out, FALSE);
}
