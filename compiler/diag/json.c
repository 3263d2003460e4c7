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

void json_add_boolean(JsonBuilder *json, const char *key, gboolean value)
{
	json_builder_set_member_name(json, key);
	json_builder_add_boolean_value(json, value != FALSE);
}

void json_add_position(JsonBuilder *json, const char *key, guint value)
{
	json_builder_set_member_name(json, key);
	if (value)
		json_builder_add_int_value(json, value);
	else
		json_builder_add_null_value(json);
}

void json_add_strings(JsonBuilder *json, const char *key, char *const *values)
{
	json_builder_set_member_name(json, key);
	json_builder_begin_array(json);
	for (; values && *values; values++)
		json_builder_add_string_value(json, *values);
	json_builder_end_array(json);
}

void json_add_objects(JsonBuilder *json, const char *key, const GPtrArray *items, json_add_members add)
{
	json_builder_set_member_name(json, key);
	json_builder_begin_array(json);
	for (guint i = 0; items && i < items->len; i++) {
		json_builder_begin_object(json);
		add(json, items->pdata[i]);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void add_place(JsonBuilder *json, struct place at)
{
	json_add_string(json, "file", at.source ? at.source->name : NULL);
	json_add_position(json, "line", place_line(at));
	json_add_position(json, "column", place_column(at));
}

static void add_reading(JsonBuilder *json, gconstpointer item)
{
	const struct reading *reading = item;

	json_add_string(json, "holder", reading->holder);
	json_add_string(json, "text", reading->text);
	json_add_boolean(json, "followed", reading->followed);
}

static void add_related(JsonBuilder *json, gconstpointer item)
{
	const struct related *related = item;

	add_place(json, related->at);
	json_add_string(json, "message", related->message);
}

static void add_step(JsonBuilder *json, gconstpointer item)
{
	const struct step *step = item;

	json_add_string(json, "flow", step->flow);
	json_add_string(json, "from", step->from);
	json_add_string(json, "to", step->to);
	json_add_string(json, "information", step->information);
	json_add_position(json, "line", place_line(step->at));
}

static void add_finding(JsonBuilder *json, gconstpointer item)
{
	static const char *const origins[] = { "compiler", "law", "charter" };
	const struct finding *finding = item;

	json_add_string(json, "id", finding->id);
	json_add_string(json, "severity", severity_name(finding->severity));
	json_add_string(json, "origin", origins[finding->origin]);
	json_add_boolean(json, "contested", finding->contested);
	json_add_objects(json, "readings", finding->readings, add_reading);
	add_place(json, finding->at);
	json_add_string(json, "element", finding->element);
	json_add_string(json, "message", finding->message ? finding->message : "");
	json_add_strings(json, "provisions", finding->provisions);
	json_add_strings(json, "catalogue", finding->catalogue);
	json_add_objects(json, "related", finding->related, add_related);
	json_add_objects(json, "path", finding->path, add_step);
	json_add_string(json, "fix", finding->fix);
	json_add_boolean(json, "derogated", finding->derogated);
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
	json_add_objects(json, "findings", findings->list, add_finding);
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
