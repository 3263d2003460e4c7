// SPDX-License-Identifier: EUPL-1.2
/*
 * Records to exchanges. A journal holds codes of the charter and nothing else: a
 * cell that is not one is a fault of its line, told by its place.
 */
#include "audit/audit.h"

#include "diag/words.h"

#include <string.h>

static const struct { const char *name, *other; gboolean required; } columns[] = {
#define COLUMN(symbol, name, other, required) { name, other, required },
#include "audit/columns.def"
#undef COLUMN
};

static const struct { const char *code, *attribute, *values; } conditions[] = {
#define CONDITION(symbol, code, attribute, values, word) { code, attribute, values },
#include "audit/conditions.def"
#undef CONDITION
};

const char *column_name(enum column column)
{
	return columns[column].name;
}

const char *condition_code(enum condition condition)
{
	return conditions[condition].code;
}

guint flow_conditions(const struct flow *flow)
{
	guint bits = 0;

	for (guint i = 0; i < CONDITION_COUNT; i++) {
		xmlChar *value = xmlGetNoNsProp(flow->node, BAD_CAST conditions[i].attribute);
		g_auto(GStrv) values = g_strsplit(conditions[i].values, " ", -1);
		if (value && (g_strv_contains((const char *const *)values, "*") ||
			      g_strv_contains((const char *const *)values, (const char *)value)))
			bits |= 1u << i;
		xmlFree(value);
	}
	return bits;
}

/* ---- names ------------------------------------------------------------------- */

static gboolean same_name(const char *cell, const char *name)
{
	if (!name)
		return FALSE;
	g_autofree char *one = g_utf8_casefold(cell, -1), *other = g_utf8_casefold(name, -1);
	return g_str_equal(one, other);
}

/* Number of a party, or of a room (after the parties); -1: neither. */
static int find_locus(const struct charter *charter, const char *cell)
{
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *party = charter->parties->pdata[i];
		if (same_name(cell, party->id) || same_name(cell, party->label) || same_name(cell, party->name))
			return (int)i;
	}
	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *room = charter->rooms->pdata[i];
		if (same_name(cell, room->id) || same_name(cell, room->label) || same_name(cell, room->name))
			return (int)(charter->parties->len + i);
	}
	return -1;
}

static int find_information(const struct charter *charter, const char *cell)
{
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *info = charter->informations->pdata[i];
		if (same_name(cell, info->id) || same_name(cell, info->letter) || same_name(cell, info->name))
			return (int)i;
	}
	return -1;
}

static const struct word *find_channel(const struct charter *charter, const char *cell)
{
	const GPtrArray *words = charter->pack->words[WORD_CHANNEL];

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];
		if (same_name(cell, word->id) || same_name(cell, word_label(word, charter->lang)))
			return word;
	}
	return NULL;
}

/* 2026-11-21, or 21/11/2026 as French spreadsheets write. */
static date_n parse_date(const char *cell)
{
	if (strlen(cell) == 10 && cell[2] == '/' && cell[5] == '/') {
		g_autofree char *turned = g_strdup_printf("%.4s-%.2s-%.2s", cell + 6, cell + 3, cell);
		return date_parse(turned);
	}
	return date_parse(cell);
}

/* Codes parted by spaces, commas, + or ;. FALSE if one is unknown. */
static gboolean parse_conditions(const char *cell, guint *ret_bits)
{
	g_auto(GStrv) codes = g_strsplit_set(cell, " \t\n\r,;+", -1);

	for (char **code = codes; *code; code++) {
		guint i = 0;
		if (!**code)
			continue;
		while (i < CONDITION_COUNT && !same_name(*code, conditions[i].code))
			i++;
		if (i == CONDITION_COUNT)
			return FALSE;
		*ret_bits |= 1u << i;
	}
	return TRUE;
}

static gboolean parse_yes(const char *cell, gboolean *ret_yes)
{
	static const char *const yes[] = { "oui", "o", "x", "yes", "1" }, *const no[] = { "", "non", "n", "no", "0" };

	for (guint i = 0; i < G_N_ELEMENTS(yes); i++)
		if (same_name(cell, yes[i]))
			return *ret_yes = TRUE, TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(no); i++)
		if (same_name(cell, no[i]))
			return *ret_yes = FALSE, TRUE;
	return FALSE;
}

/* ---- lines --------------------------------------------------------------------- */

struct reading_journal { struct journal *journal; const struct charter *charter; int at[COLUMN_COUNT]; };

static const char *cell_of(const struct reading_journal *reading, const struct csv_record *record, enum column column)
{
	return reading->at[column] < 0 ? "" : record->cells->pdata[reading->at[column]];
}

/* Reads one cell; FALSE if it cannot be. */
static gboolean read_cell(const struct reading_journal *reading, enum column column, const char *cell,
			  struct exchange *exchange)
{
	const struct charter *charter = reading->charter;
	int found;

	switch (column) {
	case COLUMN_DATE:
		return (exchange->date = parse_date(cell)) != 0;
	case COLUMN_FROM:
		return (found = find_locus(charter, cell)) >= 0 && (exchange->from = (guint)found, TRUE);
	case COLUMN_TO:
		return (found = find_locus(charter, cell)) >= 0 && (exchange->to = (guint)found, TRUE);
	case COLUMN_ROOM:
		exchange->room = *cell ? find_locus(charter, cell) : -1;
		return !*cell || exchange->room >= (int)charter->parties->len;
	case COLUMN_INFORMATION:
		return (found = find_information(charter, cell)) >= 0 && (exchange->information = (guint)found, TRUE);
	case COLUMN_CHANNEL:
		return !*cell || (exchange->channel = find_channel(charter, cell));
	case COLUMN_CONDITIONS:
		return parse_conditions(cell, &exchange->conditions);
	default:
		return parse_yes(cell, &exchange->pressure);
	}
}

static void add_fault(struct journal *journal, enum journal_trouble trouble, guint line, guint column)
{
	const struct journal_fault fault = { trouble, line, column };
	g_array_append_val(journal->faults, fault);
}

static void read_line(const struct reading_journal *reading, const struct csv_record *record, guint width)
{
	static const enum journal_trouble troubles[] = {
		[COLUMN_DATE] = JOURNAL_DATE, [COLUMN_FROM] = JOURNAL_PARTY, [COLUMN_TO] = JOURNAL_PARTY,
		[COLUMN_ROOM] = JOURNAL_ROOM, [COLUMN_INFORMATION] = JOURNAL_INFORMATION, [COLUMN_CHANNEL] = JOURNAL_CHANNEL,
		[COLUMN_CONDITIONS] = JOURNAL_CONDITION, [COLUMN_PRESSURE] = JOURNAL_PRESSURE,
	};
	struct exchange exchange = { .line = record->line, .room = -1 };

	if (record->cells->len != width) {
		add_fault(reading->journal, JOURNAL_LENGTH, record->line, MIN(record->cells->len, width) + 1);
		return;
	}
	for (guint c = 0; c < COLUMN_COUNT; c++)
		if (!read_cell(reading, c, cell_of(reading, record, c), &exchange)) {
			add_fault(reading->journal, troubles[c], record->line, (guint)reading->at[c] + 1);
			return;
		}
	/* what is told to a room, or by one, is told there */
	if (exchange.room < 0 && exchange.to >= reading->charter->parties->len)
		exchange.room = (int)exchange.to;
	g_array_append_val(reading->journal->exchanges, exchange);
}

static int find_column(const char *cell)
{
	for (guint c = 0; c < COLUMN_COUNT; c++)
		if (same_name(cell, columns[c].name) || same_name(cell, columns[c].other))
			return (int)c;
	return -1;
}

/* The first line; FALSE if it does not name the columns. */
static gboolean read_head(struct reading_journal *reading, const struct csv_record *head)
{
	guint before = reading->journal->faults->len;

	for (guint c = 0; c < COLUMN_COUNT; c++)
		reading->at[c] = -1;
	for (guint i = 0; i < head->cells->len; i++) {
		int column = find_column(head->cells->pdata[i]);
		if (column < 0)
			add_fault(reading->journal, JOURNAL_COLUMN_UNKNOWN, head->line, i + 1);
		else if (reading->at[column] >= 0)
			add_fault(reading->journal, JOURNAL_COLUMN_TWICE, head->line, i + 1);
		else
			reading->at[column] = (int)i;
	}
	for (guint c = 0; c < COLUMN_COUNT; c++)
		if (columns[c].required && reading->at[c] < 0)
			add_fault(reading->journal, JOURNAL_COLUMN_MISSING, head->line, c + 1);
	return reading->journal->faults->len == before;
}

char journal_separator(const char *text)
{
	static const char candidates[] = { ';', ',', '\t' };
	g_autofree char *first = g_strndup(text, strcspn(text, "\r\n"));
	char best = ';';
	guint most = 0;

	for (guint i = 0; i < G_N_ELEMENTS(candidates); i++) {
		g_auto(GStrv) cells = g_strsplit_set(first, (const char[]){ candidates[i], '\0' }, -1);
		guint known = 0;
		for (char **cell = cells; *cell; cell++) {
			g_strdelimit(*cell, "\"", ' ');
			known += find_column(g_strstrip(*cell)) >= 0;
		}
		if (known > most)
			most = known, best = candidates[i];
	}
	return best;
}

struct journal *journal_read(const GPtrArray *records, const struct charter *charter)
{
	struct journal *journal = g_new0(struct journal, 1);
	struct reading_journal reading = { .journal = journal, .charter = charter };

	journal->exchanges = g_array_new(FALSE, FALSE, sizeof(struct exchange));
	journal->faults = g_array_new(FALSE, FALSE, sizeof(struct journal_fault));
	if (records->len == 0)
		add_fault(journal, JOURNAL_EMPTY, 1, 1);
	if (records->len == 0 || !read_head(&reading, records->pdata[0])) {
		journal->broken = TRUE;
		return journal;
	}
	guint width = ((const struct csv_record *)records->pdata[0])->cells->len;
	for (guint i = 1; i < records->len; i++) {
		const struct csv_record *record = records->pdata[i];
		if (*(const char *)record->cells->pdata[0] != '#')
			read_line(&reading, record, width);
	}
	return journal;
}

void journal_free(struct journal *journal)
{
	if (!journal)
		return;
	g_array_unref(journal->exchanges);
	g_array_unref(journal->faults);
	g_free(journal);
}

/* ---- the blank journal ------------------------------------------------------------ */

char *journal_blank(const char *lang)
{
	GString *text = g_string_new("\xef\xbb\xbf"); /* spreadsheets then read UTF-8 */
	GString *codes = g_string_new(NULL);

	for (guint c = 0; c < COLUMN_COUNT; c++)
		g_string_append_printf(text, "%s%s", c ? ";" : "", columns[c].name);
	for (guint i = 0; i < CONDITION_COUNT; i++)
		g_string_append_printf(codes, "%s%s", i ? " " : "", conditions[i].code);
	for (guint row = WORD_AUDIT_BLANK_FIRST; row <= WORD_AUDIT_BLANK_LAST; row++) {
		g_autofree char *line = report_words((enum report_word)row, lang, (const char *[]){ codes->str, NULL });
		g_string_append_printf(text, "\r\n\"# %s\"", line);
		for (guint c = 1; c < COLUMN_COUNT; c++)
			g_string_append_c(text, ';');
	}
	g_string_append(text, "\r\n");
	g_string_free(codes, TRUE);
	return g_string_free(text, FALSE);
}
