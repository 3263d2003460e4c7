// SPDX-License-Identifier: EUPL-1.2
/*
 * The directory of a build: names of holders and deputies, from a sheet kept
 * outside the charter.
 *
 * Names reach the copy of the facts that a paper is made from, if its row in
 * papiers.xml lets it print names, and nothing else: not the facts that rules
 * read, not the diagrams, not the report. What a line is wrong in is a finding
 * (without the names), told after the papers are made.
 */
#include "command/build.h"

#include "audit/audit.h"
#include "diag/words.h"

#include <string.h>

/* Columns, by the first line of the sheet; `attribute`: of <partie> in the facts. */
enum name_column { NAME_PARTY, NAME_LABEL, NAME_HOLDER, NAME_DEPUTY, NAME_EMAIL, NAME_COLUMNS };
static const struct { const char *name, *other, *attribute; } columns[NAME_COLUMNS] = {
	{ "partie", "party", NULL }, { "nom", "name", NULL }, { "titulaire", "holder", "titulaire" },
	{ "suppleant", "deputy", "suppleant" }, { "courriel", "email", "courriel" },
};

struct directory {
	GPtrArray *records;               /* struct csv_record *, the first line apart */
	int place[NAME_COLUMNS];          /* of a column in a record, or -1 */
};

void directory_free(struct directory *directory)
{
	if (!directory)
		return;
	g_ptr_array_unref(directory->records);
	g_free(directory);
}

/* Characters that no XML may hold are left out, white space is one space. */
static char *plain(const char *cell)
{
	GString *out = g_string_new(NULL);

	for (const char *at = cell; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_isspace(c) && c != 0xa0 && c != 0x202f)
			c = ' ';
		if ((c == ' ' && (!out->len || out->str[out->len - 1] == ' ')) || c == 0xfffe || c == 0xffff || c < ' ')
			continue;
		g_string_append_unichar(out, c);
	}
	return g_strchomp(g_string_free(out, FALSE));
}

static int find_column(const char *cell)
{
	g_autofree char *ascii = g_str_to_ascii(cell, "C"), *name = g_ascii_strdown(ascii, -1);

	for (int i = 0; i < NAME_COLUMNS; i++)
		if (g_str_equal(name, columns[i].name) || g_str_equal(name, columns[i].other))
			return i;
	return -1;
}

/* The separator under which the first line names most columns. */
static char separator_of(const char *text)
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

/* ---- Reading ------------------------------------------------------------- */

static struct place line_place(const struct source *source, guint line)
{
	return (struct place){ source, line && line <= source->lines->len ? g_array_index(source->lines, gsize, line - 1) : 0 };
}

static void read_head(struct build *build, struct directory *directory, const struct source *source)
{
	const struct csv_record *head = directory->records->pdata[0];

	for (guint i = 0; i < head->cells->len; i++) {
		const char *cell = head->cells->pdata[i];
		int column = find_column(cell);
		if (column >= 0 && directory->place[column] < 0)
			directory->place[column] = (int)i;
		else if (*cell)
			findings_say(build->said, build->compile->lang, MSG_DIRECTORY_COLUMN, line_place(source, head->line), NULL, cell);
	}
}

static const char *party_near(const struct build *build, const char *word)
{
	const GPtrArray *parties = build->compile->charter->parties;
	g_autofree const char **ids = g_new0(const char *, parties->len + 1);

	for (guint i = 0; i < parties->len; i++)
		ids[i] = ((const struct party *)parties->pdata[i])->id;
	return nearest_word(word, ids);
}

static gboolean party_known(const struct build *build, const char *id)
{
	const GPtrArray *parties = build->compile->charter->parties;

	for (guint i = 0; i < parties->len; i++)
		if (g_str_equal(((const struct party *)parties->pdata[i])->id, id))
			return TRUE;
	return FALSE;
}

/* Lines that stand stay in directory->records, each of another party. */
static void read_lines(struct build *build, struct directory *directory, const struct source *source)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	guint width = ((const struct csv_record *)directory->records->pdata[0])->cells->len;

	g_ptr_array_remove_index(directory->records, 0);
	for (guint i = 0; i < directory->records->len;) {
		const struct csv_record *record = directory->records->pdata[i];
		struct place at = line_place(source, record->line);
		const char *id = record->cells->len == width ? record->cells->pdata[directory->place[NAME_PARTY]] : NULL;
		if (!id) {
			g_autofree char *had = g_strdup_printf("%u", record->cells->len), *wanted = g_strdup_printf("%u", width);
			findings_say(build->said, build->compile->lang, MSG_DIRECTORY_LENGTH, at, NULL, had, wanted);
		} else if (!party_known(build, id)) {
			findings_say(build->said, build->compile->lang, MSG_DIRECTORY_PARTY, at, NULL, id, party_near(build, id));
		} else if (!g_hash_table_add(seen, (gpointer)id)) {
			findings_say(build->said, build->compile->lang, MSG_DIRECTORY_TWICE, at, NULL, id);
		} else {
			i++;
			continue;
		}
		g_ptr_array_remove_index(directory->records, i);
	}
}

static gboolean refuse(const struct build *build, const struct csv_fault *fault, const char *why)
{
	const char *lang = build->options->said_in;
	g_autofree char *line = g_strdup_printf("%u", fault->line), *column = g_strdup_printf("%u", fault->column);

	say(build->io, lang, MSG_DIRECTORY_SYNTAX, build->options->directory, line, column, why);
	return FALSE;
}

gboolean build_read_directory(struct build *build)
{
	g_autofree char *bytes = NULL;
	g_autoptr(GError) error = NULL;
	struct csv_fault fault = { CSV_ENCODING, 1, 1 };
	const char *path = build->options->directory, *lang = build->options->said_in;
	gsize length = 0;

	if (!path)
		return TRUE;
	if (!g_file_get_contents(path, &bytes, &length, &error))
		return say(build->io, lang, MSG_CANNOT_READ, path, error->message), FALSE;
	char *text = length <= CSV_MAX_BYTES ? csv_decode(bytes, length) : NULL;
	GPtrArray *records = text ? csv_read(text, separator_of(text), &fault) : NULL;
	if (!records) {
		g_free(text);
		return refuse(build, &fault, report_word((enum report_word)(WORD_AUDIT_CSV_FIRST + fault.trouble), lang));
	}
	struct source *source = source_new(path, text, strlen(text));
	g_ptr_array_add(build->compile->loaded->sources, source); /* findings point into it */
	build->directory = g_new0(struct directory, 1);
	*build->directory = (struct directory){ records, { -1, -1, -1, -1, -1 } };
	if (records->len)
		read_head(build, build->directory, source);
	if (build->directory->place[NAME_PARTY] < 0)
		return refuse(build, &(struct csv_fault){ CSV_ENCODING, 1, 1 }, report_word(WORD_DIRECTORY_NO_PARTY, lang));
	read_lines(build, build->directory, source);
	return TRUE;
}

/* ---- Into the facts of a paper ------------------------------------------- */

static gboolean has_value(const xmlNode *node, const char *name, const char *value)
{
	xmlChar *found = xmlGetNoNsProp(node, BAD_CAST name);
	gboolean same = found && g_str_equal((const char *)found, value);

	xmlFree(found);
	return same;
}

static xmlNode *find_child(xmlNode *parent, const char *name, const char *attribute, const char *value)
{
	for (xmlNode *node = parent->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && g_str_equal((const char *)node->name, name) && has_value(node, attribute, value))
			return node;
	return NULL;
}

static void name_party(const struct directory *directory, const struct csv_record *record, xmlNode *root)
{
	xmlNode *party = find_child(root, "partie", "id", record->cells->pdata[directory->place[NAME_PARTY]]);

	for (guint column = 0; party && column < NAME_COLUMNS; column++) {
		if (!columns[column].attribute || directory->place[column] < 0)
			continue;
		g_autofree char *value = plain(record->cells->pdata[directory->place[column]]);
		if (*value)
			xmlSetProp(party, BAD_CAST columns[column].attribute, BAD_CAST value);
	}
}

/* A paper made to bear names bears them without being asked (option titulaires), unless the charter says no. */
static void ask_for_names(xmlNode *root, const char *model)
{
	xmlNode *paper = find_child(root, "document", "modele", model);

	if (!paper) {
		paper = xmlNewChild(root, root->ns, BAD_CAST "document", NULL);
		xmlSetProp(paper, BAD_CAST "modele", BAD_CAST model);
	}
	if (find_child(paper, "option", "nom", "titulaires"))
		return;
	xmlNode *option = xmlNewChild(paper, root->ns, BAD_CAST "option", NULL);
	xmlSetProp(option, BAD_CAST "nom", BAD_CAST "titulaires");
	xmlSetProp(option, BAD_CAST "valeur", BAD_CAST "oui");
}

xmlDoc *build_named_facts(const struct build *build, const struct paper *paper)
{
	const struct directory *directory = build->directory;

	if (!directory || paper->names == PAPER_NAMES_NEVER)
		return NULL;
	xmlDoc *facts = xmlCopyDoc(build->compile->facts, 1);
	xmlNode *root = xmlDocGetRootElement(facts);
	for (guint i = 0; i < directory->records->len; i++)
		name_party(directory, directory->records->pdata[i], root);
	if (paper->names == PAPER_NAMES_ALWAYS)
		ask_for_names(root, paper->model);
	return facts;
}

/* ---- The blank sheet ----------------------------------------------------- */

/* A cell of a spreadsheet that is never a formula. */
static void add_cell(GString *text, const char *value)
{
	g_auto(GStrv) parts = g_strsplit(value, "\"", -1);
	g_autofree char *doubled = g_strjoinv("\"\"", parts);

	g_string_append_printf(text, "\"%s%s\";", strchr("=+-@\t", *value) && *value ? "'" : "", doubled);
}

char *build_blank_directory(const struct build *build)
{
	GString *text = g_string_new("\xef\xbb\xbf"); /* spreadsheets then read UTF-8 */
	const GPtrArray *parties = build->compile->charter->parties;

	for (guint column = 0; column < NAME_COLUMNS; column++)
		g_string_append_printf(text, "%s%s", column ? ";" : "", columns[column].name);
	g_string_append(text, "\r\n");
	for (guint i = 0; i < parties->len; i++) {
		const struct party *party = parties->pdata[i];
		add_cell(text, party->id);
		add_cell(text, party->name);
		g_string_append(text, ";;\r\n");
	}
	return g_string_free(text, FALSE);
}
