// SPDX-License-Identifier: EUPL-1.2
/*
 * A chronology as JSON: one object for each period, with the findings of its
 * first day as `check` gives them.
 */
#include "timeline/internal.h"

#include "diag/json.h"

static void add_day(JsonBuilder *json, const char *key, date_n date)
{
	g_autofree char *day = date_format(date);

	json_add_string(json, key, day);
}

static void add_changes(JsonBuilder *json, const GPtrArray *changes)
{
	static const char *const kinds[] = {
		[CHANGE_BEGINS] = "begins", [CHANGE_AMENDED] = "amended", [CHANGE_ENDS] = "ends", [CHANGE_VALUE] = "value",
		[CHANGE_RULE] = "rule", [CHANGE_GATE] = "gate", [CHANGE_TERM] = "term", [CHANGE_CHARTER] = "charter",
	};
	json_builder_set_member_name(json, "changes");
	json_builder_begin_array(json);
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		json_builder_begin_object(json);
		add_day(json, "date", change->date);
		json_add_string(json, "kind", kinds[change->kind]);
		json_add_string(json, "provision", change->provision);
		json_add_string(json, "label", change->label);
		json_add_string(json, "note", change->note);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

/* Which findings came or went: where to look, not all that they say. */
static void add_moves(JsonBuilder *json, const char *key, const GPtrArray *findings)
{
	json_builder_set_member_name(json, key);
	json_builder_begin_array(json);
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->pdata[i];
		json_builder_begin_object(json);
		json_add_string(json, "id", finding->id);
		json_add_string(json, "severity", severity_name(finding->severity));
		json_builder_set_member_name(json, "line");
		json_builder_add_int_value(json, place_line(finding->at));
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

static void add_period(JsonBuilder *json, const struct period *period)
{
	json_builder_begin_object(json);
	add_day(json, "from", period->when.from);
	add_day(json, "to", period->when.to);
	json_add_findings(json, period->findings);
	add_changes(json, period->changes);
	add_moves(json, "appeared", period->appeared);
	add_moves(json, "gone", period->gone);
	json_builder_end_object(json);
}

char *timeline_to_json(const struct timeline *timeline, const struct compile *compile)
{
	g_autoptr(JsonBuilder) json = json_builder_new();
	g_autofree char *law = date_format(compile->pack->law_base), *as_of = date_format(compile->charter->as_of);
	const struct report_head head = { compile->options.path, as_of, law };

	json_builder_begin_object(json);
	json_add_head(json, &head);
	json_builder_set_member_name(json, "timeline");
	json_builder_begin_array(json);
	for (guint i = 0; i < timeline->periods->len; i++)
		add_period(json, timeline->periods->pdata[i]);
	json_builder_end_array(json);
	json_builder_end_object(json);
	return json_print(json);
}
