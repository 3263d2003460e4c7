// SPDX-License-Identifier: EUPL-1.2
/*
 * Findings as the JSON object of the command line's contract: same keys, same
 * order, whatever the findings hold. json-glib keeps the order of insertion.
 */
#include "diag/json.h"

void json_add_string(JsonBuilder *json, const char *key, const char *value)
{
	json_builder_set_member_name(json, key);
	if (value)
		json_builder_add_string_value(json, value);
	else
		json_builder_add_null_value(json);
}

static void add_int(JsonBuilder *json, const char *key, guint value)
{
	json_builder_set_member_name(json, key);
	json_builder_add_int_value(json, value);
}

static void add_boolean(JsonBuilder *json, const char *key, gboolean value)
{
	json_builder_set_member_name(json, key);
	json_builder_add_boolean_value(json, value != FALSE);
}

/* A number of a place; null when it is nowhere. */
static void add_position(JsonBuilder *json, const char *key, guint value)
{
	json_builder_set_member_name(json, key);
	if (value)
		json_builder_add_int_value(json, value);
	else
		json_builder_add_null_value(json);
}

static void add_place(JsonBuilder *json, struct place at)
{
	json_add_string(json, "file", at.source ? at.source->name : NULL);
	add_position(json, "line", place_line(at));
	add_position(json, "column", place_column(at));
}

static void add_strings(JsonBuilder *json, const char *key, char *const *values)
{
	json_builder_set_member_name(json, key);
	json_builder_begin_array(json);
	for (; values && *values; values++)
		json_builder_add_string_value(json, *values);
	json_builder_end_array(json);
}

static void add_readings(JsonBuilder *json, const GPtrArray *readings)
{
	json_builder_set_member_name(json, "readings");
	json_builder_begin_array(json);
	for (guint i = 0; readings && i < readings->len; i++) {
		const struct reading *reading = readings->pdata[i];

		json_builder_begin_object(json);
		json_add_string(json, "holder", reading->holder);
		json_add_string(json, "text", reading->text);
		add_boolean(json, "followed", reading->followed);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void add_related(JsonBuilder *json, const GPtrArray *list)
{
	json_builder_set_member_name(json, "related");
	json_builder_begin_array(json);
	for (guint i = 0; list && i < list->len; i++) {
		const struct related *related = list->pdata[i];

		json_builder_begin_object(json);
		add_place(json, related->at);
		json_add_string(json, "message", related->message);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void add_path(JsonBuilder *json, const GPtrArray *path)
{
	json_builder_set_member_name(json, "path");
	json_builder_begin_array(json);
	for (guint i = 0; path && i < path->len; i++) {
		const struct step *step = path->pdata[i];

		json_builder_begin_object(json);
		json_add_string(json, "flow", step->flow);
		json_add_string(json, "from", step->from);
		json_add_string(json, "to", step->to);
		json_add_string(json, "information", step->information);
		add_position(json, "line", place_line(step->at));
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void add_finding(JsonBuilder *json, const struct finding *finding)
{
	static const char *const origins[] = { "compiler", "law", "charter" };

	json_builder_begin_object(json);
	json_add_string(json, "id", finding->id);
	json_add_string(json, "severity", severity_name(finding->severity));
	json_add_string(json, "origin", origins[finding->origin]);
	add_boolean(json, "contested", finding->contested);
	add_readings(json, finding->readings);
	add_place(json, finding->at);
	json_add_string(json, "element", finding->element);
	json_add_string(json, "message", finding->message ? finding->message : "");
	add_strings(json, "provisions", finding->provisions);
	add_strings(json, "catalogue", finding->catalogue);
	add_related(json, finding->related);
	add_path(json, finding->path);
	json_add_string(json, "fix", finding->fix);
	add_boolean(json, "derogated", finding->derogated);
	json_builder_end_object(json);
}

void json_add_head(JsonBuilder *json, const struct report_head *head)
{
	json_builder_set_member_name(json, "tool");
	json_builder_begin_object(json);
	json_add_string(json, "name", "entente");
	json_add_string(json, "version", ENTENTE_VERSION);
	json_add_string(json, "lawBase", head->law_base);
	json_builder_end_object(json);
	json_add_string(json, "charter", head->charter);
	json_add_string(json, "asOf", head->as_of);
}

static void add_summary(JsonBuilder *json, const struct findings *findings)
{
	json_builder_set_member_name(json, "summary");
	json_builder_begin_object(json);
	add_int(json, "error", findings_count(findings, SEVERITY_ERROR));
	add_int(json, "warning", findings_count(findings, SEVERITY_WARNING));
	add_int(json, "advice", findings_count(findings, SEVERITY_ADVICE));
	add_int(json, "derogated", findings_count_derogated(findings));
	add_int(json, "toDecide", findings->to_decide);
	json_builder_end_object(json);
}

void json_add_findings(JsonBuilder *json, const struct findings *findings)
{
	json_builder_set_member_name(json, "findings");
	json_builder_begin_array(json);
	for (guint i = 0; i < findings->list->len; i++)
		add_finding(json, findings->list->pdata[i]);
	json_builder_end_array(json);
	add_summary(json, findings);
}

char *json_print(JsonBuilder *json)
{
	g_autoptr(JsonGenerator) generator = json_generator_new();
	g_autoptr(JsonNode) root = json_builder_get_root(json);

	json_generator_set_root(generator, root);
	json_generator_set_pretty(generator, TRUE);
	return json_generator_to_data(generator, NULL);
}

char *findings_to_json(const struct findings *findings, const struct report_head *head)
{
	g_autoptr(JsonBuilder) json = json_builder_new();

	json_builder_begin_object(json);
	json_add_head(json, head);
	json_add_findings(json, findings);
	json_builder_end_object(json);
	return json_print(json);
}
