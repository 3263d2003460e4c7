// SPDX-License-Identifier: EUPL-1.2
/*
 * Findings as text for people: place and sentence, the author's line with a
 * mark under what is blamed, the articles, what would make it right, the other
 * places, the path of a leak as a story, the readings of a disputed law; then the
 * advice of the papers of the brief as a checklist; then one line that sums up.
 *
 * The author's text is data: control characters never reach the terminal.
 */
#include "diag/diag.h"
#include "diag/words.h"

#include <string.h>

#define LINE_WIDTH 100 /* columns of the author's line that are shown */
#define TAB_WIDTH 8
#define MARGIN "      "

enum ink { INK_NONE, INK_STRONG, INK_ERROR, INK_WARNING, INK_ADVICE, INK_FAINT };

struct printer {
	FILE *out;
	const struct print_options *options;
};

static const char *word(const struct printer *printer, enum report_word which)
{
	return report_word(which, printer->options->lang);
}

/* Sets the colour of what follows, if colour was asked for. */
static void ink(const struct printer *printer, enum ink which)
{
	static const char *const codes[] = { "\033[0m", "\033[1m", "\033[1;31m", "\033[1;35m", "\033[1;36m", "\033[2m" };

	if (printer->options->colour)
		fputs(codes[which], printer->out);
}

/* Prints text of any origin; a control or invisible ordering mark becomes U+FFFD. */
static void put(const struct printer *printer, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);

	for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
		gunichar letter = g_utf8_get_char(p);
		gboolean order = (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);

		if (g_unichar_iscntrl(letter) || order)
			fputs(letter == '\n' || letter == '\t' || letter == '\r' ? " " : "\xef\xbf\xbd", printer->out);
		else
			fwrite(p, 1, (size_t)(g_utf8_next_char(p) - p), printer->out);
	}
}

/* A line of the margin: fixed words with arguments. */
static void put_words(const struct printer *printer, enum report_word which, const char *const *args)
{
	g_autofree char *text = message_format(word(printer, which), args);

	fputs(MARGIN "= ", printer->out);
	put(printer, text);
	fputc('\n', printer->out);
}

static char *place_text(struct place at)
{
	return at.source ? g_strdup_printf("%s:%u:%u", at.source->name, place_line(at), place_column(at)) : g_strdup("");
}

/* ---- the author's line -------------------------------------------------- */

/* The line as columns of a terminal: one string per column shown, tabs spread,
 * the second half of a wide character empty. */
struct columns {
	GPtrArray *cells; /* char * */
	guint mark;       /* column of the mark */
	guint mark_end;   /* after its last column */
};

static void columns_add(struct columns *columns, const char *p, gunichar letter)
{
	if (letter == '\t') {
		do
			g_ptr_array_add(columns->cells, g_strdup(" "));
		while (columns->cells->len % TAB_WIDTH);
	} else if (g_unichar_iszerowidth(letter) && columns->cells->len) {
		char *base = columns->cells->pdata[columns->cells->len - 1];

		columns->cells->pdata[columns->cells->len - 1] =
			g_strdup_printf("%s%.*s", base, (int)(g_utf8_next_char(p) - p), p);
		g_free(base);
	} else {
		g_ptr_array_add(columns->cells, g_strndup(p, (gsize)(g_utf8_next_char(p) - p)));
		if (g_unichar_iswide(letter))
			g_ptr_array_add(columns->cells, g_strdup(""));
	}
}

/* How many characters from `p` the mark covers: a tag's or an attribute's name,
 * a word of a value; at least one. */
static guint mark_length(const char *p)
{
	guint length = *p == '<' ? 1 : 0;

	for (p += length; *p; p = g_utf8_next_char(p), length++)
		if (!g_unichar_isalnum(g_utf8_get_char(p)) && !strchr("-_.:/", *p))
			break;
	return MAX(length, 1);
}

static void columns_init(struct columns *columns, const char *line, guint column)
{
	guint index = 1, marked = 0;

	columns->cells = g_ptr_array_new_with_free_func(g_free);
	columns->mark = columns->mark_end = 0;
	for (const char *p = line; *p; p = g_utf8_next_char(p), index++) {
		if (index == column) {
			columns->mark = columns->cells->len;
			marked = mark_length(p);
		}
		columns_add(columns, p, g_utf8_get_char(p));
		if (marked && --marked == 0)
			columns->mark_end = columns->cells->len;
	}
	if (column >= index)
		columns->mark = columns->cells->len;
	columns->mark_end = MAX(columns->mark_end, columns->mark + 1);
}

static enum ink severity_ink(enum severity severity)
{
	return severity == SEVERITY_ERROR ? INK_ERROR : severity == SEVERITY_WARNING ? INK_WARNING : INK_ADVICE;
}

/* The line and the mark under it; a long line is shown around its mark. */
static void put_line(const struct printer *printer, const struct finding *finding)
{
	g_autofree char *line = place_line_text(finding->at);
	struct columns columns;
	guint from = 0, to;

	columns_init(&columns, line, place_column(finding->at));
	if (columns.mark > LINE_WIDTH * 3 / 4 && columns.cells->len > LINE_WIDTH)
		from = MIN(columns.mark - LINE_WIDTH / 2, columns.cells->len - LINE_WIDTH);
	to = MIN(columns.cells->len, from + LINE_WIDTH);
	while (from < to && !*(char *)columns.cells->pdata[from])
		from++;
	fprintf(printer->out, "%5u | %s", place_line(finding->at), from ? "…" : "");
	for (guint i = from; i < to; i++)
		put(printer, columns.cells->pdata[i]);
	fprintf(printer->out, "%s\n      | %*s", to < columns.cells->len ? "…" : "",
		(int)(columns.mark - MIN(from, columns.mark)) + (from ? 1 : 0), "");
	ink(printer, severity_ink(finding->severity));
	for (guint i = columns.mark; i < MIN(columns.mark_end, MAX(to, columns.mark + 1)); i++)
		fputc(i == columns.mark ? '^' : '~', printer->out);
	ink(printer, INK_NONE);
	fputc('\n', printer->out);
	g_ptr_array_unref(columns.cells);
}

/* ---- one finding -------------------------------------------------------- */

static void put_title(const struct printer *printer, const struct finding *finding)
{
	g_autofree char *place = place_text(finding->at);

	ink(printer, INK_STRONG);
	put(printer, place);
	fputs(*place ? ": " : "", printer->out);
	ink(printer, severity_ink(finding->severity));
	fputs(word(printer, (enum report_word)(WORD_SEVERITY_ADVICE + finding->severity)), printer->out);
	fputc('[', printer->out);
	put(printer, finding->id);
	fputc(']', printer->out);
	ink(printer, INK_NONE);
	if (finding->contested)
		fprintf(printer->out, " (%s)", word(printer, WORD_CONTESTED));
	if (finding->derogated)
		fprintf(printer->out, " (%s)", word(printer, WORD_DEROGATED));
	fputs(": ", printer->out);
	put(printer, finding->message);
	fputc('\n', printer->out);
}

static void put_provisions(const struct printer *printer, const struct finding *finding)
{
	char *const *labels = finding->labels ? finding->labels : finding->provisions;

	if (finding->origin == ORIGIN_CHARTER)
		put_words(printer, WORD_OWN_RULE, NULL);
	if (!labels || !*labels)
		return;
	fputs(MARGIN "= ", printer->out);
	for (guint i = 0; labels[i]; i++) {
		fputs(i ? " ; " : "", printer->out);
		put(printer, labels[i]);
	}
	fputc('\n', printer->out);
}

static void put_readings(const struct printer *printer, const GPtrArray *readings)
{
	if (!readings || !readings->len)
		return;
	put_words(printer, WORD_READINGS, NULL);
	for (guint i = 0; i < readings->len; i++) {
		const struct reading *reading = readings->pdata[i];
		const char *args[] = { reading->holder ? reading->holder : "", reading->text ? reading->text : "", NULL };

		fputs("  ", printer->out);
		put_words(printer, WORD_READING, args);
		if (!reading->followed)
			continue;
		fputs("    ", printer->out);
		put_words(printer, WORD_FOLLOWED, (const char *[]){ reading->because ? reading->because : "", NULL });
	}
}

static void put_path(const struct printer *printer, const GPtrArray *path)
{
	if (!path || !path->len)
		return;
	put_words(printer, WORD_PATH, NULL);
	for (guint i = 0; i < path->len; i++) {
		const struct step *step = path->pdata[i];
		g_autofree char *number = g_strdup_printf("%u", i + 1);
		g_autofree char *line = step->at.source ? g_strdup_printf("%u", place_line(step->at)) : g_strdup("");
		const char *args[] = { number, step->from ? step->from : "", step->to ? step->to : "",
				       step->information ? step->information : "", step->flow ? step->flow : "",
				       line, NULL };

		fputs("  ", printer->out);
		put_words(printer, step->flow ? WORD_STEP : WORD_STEP_ALONE, args);
	}
}

static void put_finding(const struct printer *printer, const struct finding *finding)
{
	put_title(printer, finding);
	if (finding->at.source)
		put_line(printer, finding);
	put_provisions(printer, finding);
	if (finding->fix)
		put_words(printer, WORD_FIX, (const char *[]){ finding->fix, NULL });
	for (guint i = 0; finding->related && i < finding->related->len; i++) {
		const struct related *related = finding->related->pdata[i];
		g_autofree char *place = place_text(related->at);

		put_words(printer, WORD_RELATED, (const char *[]){ place, related->message, NULL });
	}
	put_path(printer, finding->path);
	put_readings(printer, finding->readings);
	fputc('\n', printer->out);
}

/* ---- advice ------------------------------------------------------------- */

static gboolean in_checklist(const struct finding *finding)
{
	return finding->source && !finding->derogated;
}

static void put_advice(const struct printer *printer, const struct finding *finding)
{
	g_autofree char *line = finding->at.source ? g_strdup_printf("%u", place_line(finding->at)) : g_strdup("");
	g_autofree char *text = report_words(WORD_CHECKLIST_ROW, printer->options->lang,
					     (const char *[]){ finding->id, line, finding->message ? finding->message : "", NULL });

	fputs("    ", printer->out);
	put(printer, text);
	fputc('\n', printer->out);
}

/* Advice with a source: one line each, by source, in the order of the findings. */
static void put_checklist(const struct printer *printer, const struct findings *findings)
{
	g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < findings->list->len; i++) {
		const struct finding *first = findings->list->pdata[i];
		if (!in_checklist(first) || g_hash_table_contains(told, first->source))
			continue;
		if (!g_hash_table_size(told))
			fprintf(printer->out, "%s\n", word(printer, WORD_CHECKLIST));
		g_hash_table_add(told, first->source);
		fputs("  ", printer->out);
		put(printer, first->source);
		fputc('\n', printer->out);
		for (guint j = i; j < findings->list->len; j++) {
			const struct finding *finding = findings->list->pdata[j];
			if (in_checklist(finding) && g_str_equal(finding->source, first->source))
				put_advice(printer, finding);
		}
	}
	if (g_hash_table_size(told))
		fputc('\n', printer->out);
}

/* ---- the summary -------------------------------------------------------- */

static void put_summary(const struct printer *printer, const struct findings *findings)
{
	g_autofree char *verdict = findings_verdict(findings, printer->options->lang);
	g_autoptr(GString) line = g_string_new(verdict);

	add_count(line, printer->options->lang, WORD_TO_DECIDE_ONE, findings->to_decide);
	add_count(line, printer->options->lang, WORD_PENDING_ONE, findings->pending);
	if (printer->options->strict && findings_count(findings, SEVERITY_WARNING))
		g_string_append_printf(line, " (%s)", word(printer, WORD_STRICT));
	fprintf(printer->out, "%s\n", line->str);
}

void findings_print(const struct findings *findings, const struct print_options *options, FILE *out)
{
	const struct printer printer = { out, options };

	for (guint i = 0; i < findings->list->len; i++)
		if (!in_checklist(findings->list->pdata[i]))
			put_finding(&printer, findings->list->pdata[i]);
	put_checklist(&printer, findings);
	put_summary(&printer, findings);
}
