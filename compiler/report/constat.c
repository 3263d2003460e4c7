// SPDX-License-Identifier: EUPL-1.2
/*
 * Findings as facts.
 */
#include "report/internal.h"

static void place_write(xmlNode *row, struct place at)
{
	if (!at.source)
		return;
	row_set(row, "fichier", at.source->name);
	row_set_number(row, "ligne", place_line(at));
	row_set_number(row, "colonne", place_column(at));
}

static void provisions_write(xmlNode *row, const struct finding *finding, const struct pack *pack)
{
	for (guint i = 0; finding->provisions && finding->provisions[i]; i++) {
		const struct provision *provision = pack_provision(pack, finding->provisions[i], 0);
		xmlNode *base = row_new(row, "disposition");
		row_set(base, "ref", finding->provisions[i]);
		row_set(base, "libelle", finding->labels ? finding->labels[i] : finding->provisions[i]);
		row_set(base, "adresse", provision ? provision->address : NULL);
	}
}

static void readings_write(xmlNode *row, const GPtrArray *readings)
{
	for (guint i = 0; readings && i < readings->len; i++) {
		const struct reading *reading = readings->pdata[i];
		xmlNode *lecture = row_new(row, "lecture-du-droit");
		row_set(lecture, "tenant", reading->holder);
		row_set_yes(lecture, "suivie", reading->followed);
		row_set(lecture, "raison", reading->because);
		xmlNodeAddContent(lecture, BAD_CAST (reading->text ? reading->text : ""));
	}
}

static void related_write(xmlNode *row, const GPtrArray *list)
{
	for (guint i = 0; list && i < list->len; i++) {
		const struct related *related = list->pdata[i];
		xmlNode *other = row_new(row, "voir");
		place_write(other, related->at);
		xmlNodeAddContent(other, BAD_CAST related->message);
	}
}

static void path_write(xmlNode *row, const GPtrArray *path)
{
	for (guint i = 0; path && i < path->len; i++) {
		const struct step *step = path->pdata[i];
		xmlNode *pas = row_new(row, "etape-du-chemin");
		row_set(pas, "flux", step->flow);
		row_set(pas, "de", step->from);
		row_set(pas, "vers", step->to);
		row_set(pas, "information", step->information);
		place_write(pas, step->at);
	}
}

/* Who reviewed the rule, and what it is called. */
static void card_write(xmlNode *row, const struct compile *compile, const struct finding *finding)
{
	const struct rule *rule = rules_find(rules_of(compile->pack), finding->id);
	const struct message_row *message = rule ? NULL : message_find(finding->id);
	g_autofree char *title = rule ? rule_card(rule, "titre", compile->lang) : NULL;
	g_autofree char *reviewer = rule ? rule_reviewer(rule) : NULL;

	row_set(row, "titre", title ? title : message ? message_texts(message, compile->lang)->title : finding->id);
	row_set(row, "revue-par", reviewer);
}

static void constat_write(xmlNode *validation, const struct compile *compile, const struct finding *finding)
{
	static const char *const origins[] = { "compilateur", "droit", "charte" };
	g_autofree char *catalogue = finding->catalogue && finding->catalogue[0] ? g_strjoinv(" ", finding->catalogue) : NULL;
	xmlNode *row = row_new(validation, "constat");

	row_set(row, "regle", finding->id);
	row_set(row, "gravite", severity_fact(finding->severity));
	row_set(row, "origine", origins[finding->origin]);
	row_set_yes(row, "conteste", finding->contested);
	row_set_yes(row, "ecarte", finding->derogated);
	row_set(row, "contraintes", catalogue);
	row_set(row, "source", finding->source);
	row_set(row, "element", finding->element);
	place_write(row, finding->at);
	card_write(row, compile, finding);
	row_text(row, "message", finding->message);
	row_text(row, "remede", finding->fix);
	provisions_write(row, finding, compile->pack);
	readings_write(row, finding->readings);
	related_write(row, finding->related);
	path_write(row, finding->path);
}

void constats_write(xmlNode *validation, const struct compile *compile)
{
	for (guint i = 0; i < compile->findings->list->len; i++)
		constat_write(validation, compile, compile->findings->list->pdata[i]);
}
