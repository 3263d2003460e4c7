// SPDX-License-Identifier: EUPL-1.2
/*
 * The chronology as facts.
 */
#include "report/internal.h"

static gboolean told(const GPtrArray *findings, guint index)
{
	for (guint i = 0; i < index; i++)
		if (g_str_equal(((const struct finding *)findings->pdata[i])->id, ((const struct finding *)findings->pdata[index])->id))
			return TRUE;
	return FALSE;
}

static guint count_of(const GPtrArray *findings, const char *id)
{
	guint count = 0;

	for (guint i = 0; i < findings->len; i++)
		count += g_str_equal(((const struct finding *)findings->pdata[i])->id, id) ? 1 : 0;
	return count;
}

/* One row for each rule, with how many places it comes or goes at. */
static void moves_write(xmlNode *period, const char *name, const GPtrArray *findings, const struct compile *compile)
{
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->pdata[i];
		const struct rule *rule = rules_find(rules_of(compile->pack), finding->id);
		g_autofree char *title = rule ? rule_card(rule, "titre", compile->lang) : NULL;
		xmlNode *row;
		if (told(findings, i))
			continue;
		row = row_new(period, name);
		row_set(row, "regle", finding->id);
		row_set(row, "gravite", severity_fact(finding->severity));
		row_set_number(row, "nombre", count_of(findings, finding->id));
		xmlNodeAddContent(row, BAD_CAST (title ? title : finding->message));
	}
}

static void period_write(xmlNode *validation, const struct compile *compile, const struct period *period, gboolean current)
{
	xmlNode *row = row_new(validation, "periode");

	row_set_day(row, "du", period->when.from);
	row_set_day(row, "au", period->when.to);
	row_set_yes(row, "courante", current);
	row_set_counts(row, period->findings);
	for (guint i = 0; i < period->changes->len; i++) {
		g_autofree char *text = change_text(period->changes->pdata[i], compile->lang);
		row_text(row, "changement", text);
	}
	moves_write(row, "disparu", period->gone, compile);
	moves_write(row, "apparu", period->appeared, compile);
}

void periods_write(xmlNode *validation, const struct compile *compile, const struct timeline *timeline)
{
	for (guint i = 0; i < timeline->periods->len; i++)
		period_write(validation, compile, timeline->periods->pdata[i], i == timeline->current);
}
