// SPDX-License-Identifier: EUPL-1.2
/*
 * What was checked and said nothing, what could not be checked and why: a report
 * that showed faults only would not say what its silence is worth.
 */
#include "report/internal.h"

static gboolean has_spoken(const struct findings *findings, const struct rule *rule)
{
	for (guint i = 0; i < findings->list->len; i++)
		if (g_str_equal(((const struct finding *)findings->list->pdata[i])->id, rule->id))
			return TRUE;
	return FALSE;
}

static void rule_write(xmlNode *validation, const struct compile *compile, const struct rule *rule)
{
	gboolean tried = rule_in_force(rule, compile->pack, compile->charter->as_of);
	g_autofree char *title = rule_card(rule, "titre", compile->lang), *theme = rule_theme(rule, compile->lang);
	g_autofree char *reviewer = rule_reviewer(rule);
	xmlNode *row = row_new(validation, "regle-du-droit");

	row_set(row, "id", rule->id);
	row_set(row, "gravite", severity_fact(rule_severity(rule, compile->pack, compile->charter->as_of)));
	row_set(row, "etat", !tried ? "hors-vigueur" : has_spoken(compile->findings, rule) ? "constat" : "silence");
	row_set(row, "theme", theme);
	row_set(row, "revue-par", reviewer);
	xmlNodeAddContent(row, BAD_CAST (title ? title : rule->id));
}

static void row_write(xmlNode *validation, const struct compile *compile, const struct catalogue_row *catalogue)
{
	const char *motif = catalogue_motif(compile->pack, catalogue, compile->lang);
	const GPtrArray *rules = rules_of(compile->pack);
	guint count = 0;

	for (guint i = 0; i < rules->len; i++)
		count += g_strv_contains((const char *const *)((const struct rule *)rules->pdata[i])->catalogue, catalogue->id) ? 1 : 0;
	if (count && !motif)
		return;
	xmlNode *row = row_new(validation, "contrainte-non-verifiee");
	row_set(row, "id", catalogue->id);
	xmlNodeAddContent(row, BAD_CAST (motif ? motif : ""));
}

struct own_rules { xmlNode *validation; const struct compile *compile; };

/* A rule of the charter itself, with its card: no pack has it. */
static void own_write(const struct rule *rule, gpointer data)
{
	static const char *const parts[] = { "titre", "pourquoi", "question", "detection", "faux-positifs", "remede" };
	const struct own_rules *to = data;
	xmlNode *row = row_new(to->validation, "regle-propre");

	row_set(row, "id", rule->id);
	row_set(row, "gravite", severity_fact(rule->severity));
	row_set(row, "etat", has_spoken(to->compile->findings, rule) ? "constat" : "silence");
	for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *text = rule_card(rule, parts[i], to->compile->lang);
		row_text(row, parts[i], text);
	}
}

void rules_write(xmlNode *validation, const struct compile *compile)
{
	const GPtrArray *rules = rules_of(compile->pack), *rows = compile->pack->catalogue;

	for (guint i = 0; i < rules->len; i++)
		rule_write(validation, compile, rules->pdata[i]);
	for (guint i = 0; i < rows->len; i++)
		row_write(validation, compile, rows->pdata[i]);
	struct own_rules own = { validation, compile };
	check_own(compile->charter, compile->facts, own_write, &own);
}
