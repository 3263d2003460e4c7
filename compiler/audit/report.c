// SPDX-License-Identifier: EUPL-1.2
/*
 * The report of an audit: counts, and nothing of the cells.
 */
#include "audit/audit.h"

#include "diag/json.h"
#include "diag/words.h"

#define MAX_FAULTS 50 /* told one by one in the text */

struct report {
	const struct audit *audit;
	const struct journal *journal;
	const struct charter *charter;
	const char *lang;
	guint threshold;
	struct masks masks;
	FILE *out;
};

static guint pressure_of(const struct audit *audit)
{
	guint pressure = 0;

	for (guint i = 0; i < EXCHANGE_KINDS; i++)
		pressure += audit->pressure[i];
	return pressure;
}

static char *ids_unused(const struct report *report)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < report->charter->flows->len; i++) {
		const struct flow *flow = report->charter->flows->pdata[i];
		if (flow->modality != MODALITY_FORBIDDEN && !report->audit->used[i])
			g_string_append_printf(list, "%s%s", list->len ? " " : "", flow->id);
	}
	return g_string_free(list, FALSE);
}

/* Id of a promise, or NULL: its number tells it. */
static const char *promise_id(const struct charter *charter, guint index)
{
	return ((const struct never *)charter->nevers->pdata[index])->id;
}

/* ---- text -------------------------------------------------------------------- */

static void line(const struct report *report, const char *indent, enum report_word word, const char *const *args)
{
	g_autofree char *text = report_words(word, report->lang, args);
	fprintf(report->out, "%s%s\n", indent, text);
}

static char *number(const struct report *report, guint count, gboolean hidden)
{
	return hidden ? g_strdup(report_word(WORD_AUDIT_HIDDEN, report->lang)) : g_strdup_printf("%u", count);
}

static void count_line(const struct report *report, const char *indent, enum report_word word, guint count, gboolean hidden)
{
	g_autofree char *text = number(report, count, hidden);
	line(report, indent, word, (const char *[]){ text, NULL });
}

static void print_head(const struct report *report)
{
	const struct audit *audit = report->audit;
	g_autofree char *first = audit->first ? date_in_words(audit->first, report->lang) : NULL;
	g_autofree char *last = audit->first ? date_in_words(audit->last, report->lang) : NULL;

	line(report, "", first ? WORD_AUDIT : WORD_AUDIT_NONE, (const char *[]){ report->charter->title, first, last, NULL });
}

static void print_totals(const struct report *report)
{
	static const enum report_word words[EXCHANGE_KINDS] = { WORD_AUDIT_CONFORMING, WORD_AUDIT_BREACHES, WORD_AUDIT_UNFORESEEN };
	const struct audit *audit = report->audit;
	const struct masks *masks = &report->masks;
	guint pressure = pressure_of(audit);

	count_line(report, "  ", WORD_AUDIT_LINES, audit->total, masks->lines);
	for (guint i = 0; i < EXCHANGE_KINDS; i++)
		count_line(report, "  ", words[i], audit->counts[i], masks->kinds[i]);
	if (audit->before)
		count_line(report, "    ", WORD_AUDIT_BEFORE, audit->before, masks->before);
	count_line(report, "  ", WORD_AUDIT_UNREADABLE, audit->unreadable, FALSE);
	count_line(report, "  ", WORD_AUDIT_PRESSURES, pressure, masks->pressure);
	if (pressure)
		count_line(report, "    ", WORD_AUDIT_PRESSURES_BREACH, audit->pressure[EXCHANGE_BREACH], masks->pressure_in_breach);
	count_line(report, "  ", WORD_AUDIT_PERIODS, audit->periods, FALSE);
}

static void print_breaches(const struct report *report)
{
	const struct audit *audit = report->audit;
	const gboolean *hidden = report->masks.breaches;

	if (audit->breaches->len)
		line(report, "\n", WORD_AUDIT_BREACH_LIST, NULL);
	for (guint i = 0; i < audit->breaches->len; i++) {
		const struct breach *breach = audit->breaches->pdata[i];
		g_autofree char *count = number(report, breach->count, hidden[i]);
		line(report, "  ", WORD_AUDIT_BREACH,
		     (const char *[]){ breach->id, breach->flow ? breach->flow : "", breach->what, breach->articles, count, NULL });
	}
}

static void print_flows(const struct report *report)
{
	const gboolean *hidden = report->masks.flows;
	g_autofree char *unused = ids_unused(report);
	gboolean any = FALSE;

	for (guint i = 0; i < report->charter->flows->len; i++) {
		const struct flow *flow = report->charter->flows->pdata[i];
		if (!report->audit->used[i])
			continue;
		g_autofree char *count = number(report, report->audit->used[i], hidden[i]);
		if (!any)
			line(report, "\n", WORD_AUDIT_FLOW_LIST, NULL);
		any = TRUE;
		line(report, "  ", WORD_AUDIT_FLOW, (const char *[]){ flow->id, count, NULL });
	}
	if (*unused)
		line(report, "\n", WORD_AUDIT_UNUSED, (const char *[]){ unused, NULL });
}

static void print_untested(const struct report *report)
{
	const struct charter *charter = report->charter;
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		if (flow->modality == MODALITY_FORBIDDEN && !report->audit->tested[i])
			g_string_append_printf(list, "%s%s", list->len ? ", " : "", flow->id);
	}
	for (guint i = 0; i < charter->nevers->len; i++) {
		g_autofree char *rank = g_strdup_printf("%u", i + 1);
		g_autofree char *name = promise_id(charter, i) ? g_strdup(promise_id(charter, i))
			: report_words(WORD_AUDIT_PROMISE_NUMBER, report->lang, (const char *[]){ rank, NULL });
		if (!report->audit->tested[charter->flows->len + i])
			g_string_append_printf(list, "%s%s", list->len ? ", " : "", name);
	}
	if (list->len)
		line(report, "\n", WORD_AUDIT_UNTESTED, (const char *[]){ list->str, NULL });
}

static void print_faults(const struct report *report)
{
	const GArray *faults = report->journal->faults;

	if (faults->len)
		line(report, "\n", WORD_AUDIT_FAULTS, NULL);
	for (guint i = 0; i < faults->len && i < MAX_FAULTS; i++) {
		const struct journal_fault *fault = &g_array_index(faults, struct journal_fault, i);
		g_autofree char *at = g_strdup_printf("%u", fault->line), *column = g_strdup_printf("%u", fault->column);
		const char *why = report_word((enum report_word)(WORD_AUDIT_FAULT_FIRST + fault->trouble), report->lang);
		line(report, "  ", WORD_AUDIT_FAULT, (const char *[]){ at, column, why, NULL });
	}
	if (faults->len > MAX_FAULTS)
		count_line(report, "  ", WORD_AUDIT_FAULTS_MORE, faults->len - MAX_FAULTS, FALSE);
}

void audit_print(const struct audit *audit, const struct journal *journal, guint threshold, FILE *out)
{
	struct report report = { audit, journal, audit->compile->charter, audit->compile->lang, threshold, { 0 }, out };

	tally_masks(audit, threshold, &report.masks);
	if (!journal->broken) {
		print_head(&report);
		print_totals(&report);
		if (threshold > 1)
			count_line(&report, "  ", WORD_AUDIT_MASK, threshold - 1, FALSE);
		print_breaches(&report);
		print_flows(&report);
		print_untested(&report);
	}
	print_faults(&report);
	masks_clear(&report.masks);
}

/* ---- JSON ---------------------------------------------------------------------- */

/* A number, or null where it is withheld. */
static void add_number(JsonBuilder *json, const char *key, guint count, gboolean hidden)
{
	json_builder_set_member_name(json, key);
	if (hidden)
		json_builder_add_null_value(json);
	else
		json_builder_add_int_value(json, count);
}

static void open_array(JsonBuilder *json, const char *key)
{
	json_builder_set_member_name(json, key);
	json_builder_begin_array(json);
}

static void add_totals(JsonBuilder *json, const struct report *report)
{
	static const char *const keys[EXCHANGE_KINDS] = { "conforming", "breach", "notForeseen" };
	const struct audit *audit = report->audit;
	const struct masks *masks = &report->masks;

	add_number(json, "lines", audit->total, masks->lines);
	for (guint i = 0; i < EXCHANGE_KINDS; i++)
		add_number(json, keys[i], audit->counts[i], masks->kinds[i]);
	add_number(json, "unreadable", audit->unreadable, FALSE);
	add_number(json, "beforeInForce", audit->before, masks->before);
	add_number(json, "pressure", pressure_of(audit), masks->pressure);
	add_number(json, "pressureInBreach", audit->pressure[EXCHANGE_BREACH], masks->pressure_in_breach);
	add_number(json, "legalStates", audit->periods, FALSE);
}

static void add_breaches(JsonBuilder *json, const struct report *report)
{
	const gboolean *hidden = report->masks.breaches;

	open_array(json, "breaches");
	for (guint i = 0; i < report->audit->breaches->len; i++) {
		const struct breach *breach = report->audit->breaches->pdata[i];
		json_builder_begin_object(json);
		json_add_string(json, "id", breach->id);
		json_add_string(json, "flow", breach->flow);
		json_add_string(json, "articles", breach->articles);
		json_add_string(json, "message", breach->what);
		add_number(json, "count", breach->count, hidden[i]);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void add_flows(JsonBuilder *json, const struct report *report)
{
	const gboolean *hidden = report->masks.flows;

	open_array(json, "flows");
	for (guint i = 0; i < report->charter->flows->len; i++) {
		const struct flow *flow = report->charter->flows->pdata[i];
		if (flow->modality == MODALITY_FORBIDDEN)
			continue;
		json_builder_begin_object(json);
		json_add_string(json, "flow", flow->id);
		add_number(json, "count", report->audit->used[i], hidden[i]);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void add_untested(JsonBuilder *json, const struct report *report)
{
	const struct charter *charter = report->charter;

	open_array(json, "bansUntested");
	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		if (flow->modality == MODALITY_FORBIDDEN && !report->audit->tested[i])
			json_builder_add_string_value(json, flow->id);
	}
	json_builder_end_array(json);
	open_array(json, "promisesUntested");
	for (guint i = 0; i < charter->nevers->len; i++)
		if (!report->audit->tested[charter->flows->len + i])
			json_builder_add_int_value(json, i + 1);
	json_builder_end_array(json);
}

static void add_faults(JsonBuilder *json, const struct report *report)
{
	const GArray *faults = report->journal->faults;

	open_array(json, "faults");
	for (guint i = 0; i < faults->len; i++) {
		const struct journal_fault *fault = &g_array_index(faults, struct journal_fault, i);
		json_builder_begin_object(json);
		add_number(json, "line", fault->line, FALSE);
		add_number(json, "column", fault->column, FALSE);
		json_add_string(json, "message", report_word((enum report_word)(WORD_AUDIT_FAULT_FIRST + fault->trouble), report->lang));
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

char *audit_to_json(const struct audit *audit, const struct journal *journal, guint threshold)
{
	struct report report = { audit, journal, audit->compile->charter, audit->compile->lang, threshold, { 0 }, NULL };
	g_autofree char *as_of = date_format(report.charter->as_of), *law = date_format(audit->compile->pack->law_base);
	const struct report_head head = { audit->compile->options.path, as_of, law };
	g_autofree char *first = audit->first ? date_format(audit->first) : NULL;
	g_autofree char *last = audit->first ? date_format(audit->last) : NULL;
	g_autoptr(JsonBuilder) json = json_builder_new();

	tally_masks(audit, threshold, &report.masks);
	json_builder_begin_object(json);
	json_add_head(json, &head);
	json_add_string(json, "from", first);
	json_add_string(json, "to", last);
	add_number(json, "threshold", threshold, FALSE);
	add_totals(json, &report);
	add_breaches(json, &report);
	add_flows(json, &report);
	add_untested(json, &report);
	add_faults(json, &report);
	json_builder_end_object(json);
	masks_clear(&report.masks);
	return json_print(json);
}
