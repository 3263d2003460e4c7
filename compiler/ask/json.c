// SPDX-License-Identifier: EUPL-1.2
/*
 * An answer as one JSON object: the same keys in the same order for all forms;
 * what a form does not say is null or empty.
 */
#include "ask/internal.h"

#include <json-glib/json-glib.h>

static void add_string(JsonBuilder *json, const char *key, const char *value)
{
	json_builder_set_member_name(json, key);
	if (value)
		json_builder_add_string_value(json, value);
	else
		json_builder_add_null_value(json);
}

static void add_boolean(JsonBuilder *json, const char *key, gboolean value)
{
	json_builder_set_member_name(json, key);
	json_builder_add_boolean_value(json, value != FALSE);
}

static void add_number(JsonBuilder *json, const char *key, guint value)
{
	json_builder_set_member_name(json, key);
	if (value)
		json_builder_add_int_value(json, value);
	else
		json_builder_add_null_value(json);
}

static void add_strings(JsonBuilder *json, const char *key, char *const *values)
{
	json_builder_set_member_name(json, key);
	json_builder_begin_array(json);
	for (; values && *values; values++)
		json_builder_add_string_value(json, *values);
	json_builder_end_array(json);
}

/* One object per item of an array, which may be NULL. */
static void add_all(JsonBuilder *json, const char *key, const GPtrArray *items, void (*add)(JsonBuilder *json, gconstpointer item))
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

static void add_words(JsonBuilder *json, const char *key, const GPtrArray *words)
{
	json_builder_set_member_name(json, key);
	json_builder_begin_array(json);
	for (guint i = 0; i < words->len; i++)
		json_builder_add_string_value(json, words->pdata[i]);
	json_builder_end_array(json);
}

static void add_step(JsonBuilder *json, gconstpointer item)
{
	const struct ask_step *step = item;

	add_string(json, "flow", step->flow);
	add_string(json, "from", step->from);
	add_string(json, "to", step->to);
	add_string(json, "information", step->information);
	add_number(json, "line", step->line);
}

static void add_condition(JsonBuilder *json, gconstpointer item)
{
	const struct ask_condition *condition = item;

	add_string(json, "kind", condition->kind);
	add_string(json, "id", condition->id);
	add_string(json, "text", condition->text);
	add_strings(json, "provisions", condition->provisions);
	add_boolean(json, "contested", condition->contested);
}

static void add_cause(JsonBuilder *json, gconstpointer item)
{
	const struct ask_cause *cause = item;

	add_string(json, "kind", cause->kind);
	add_string(json, "text", cause->text);
	add_all(json, "path", cause->path, add_step);
	add_all(json, "clean", cause->clean, add_step);
}

static void add_reading(JsonBuilder *json, gconstpointer item)
{
	const struct reading *reading = item;

	add_string(json, "holder", reading->holder);
	add_string(json, "text", reading->text);
}

static void add_finding(JsonBuilder *json, gconstpointer item)
{
	const struct finding *finding = item;

	add_string(json, "id", finding->id);
	add_string(json, "severity", severity_name(finding->severity));
	add_boolean(json, "contested", finding->contested);
	add_all(json, "readings", finding->readings, add_reading);
	add_string(json, "file", finding->at.source ? finding->at.source->name : NULL);
	add_number(json, "line", finding->at.source ? place_line(finding->at) : 0);
	add_string(json, "element", finding->element);
	add_string(json, "message", finding->message);
	add_strings(json, "provisions", finding->provisions);
	add_string(json, "fix", finding->fix);
	add_boolean(json, "derogated", finding->derogated);
}

static void add_change(JsonBuilder *json, gconstpointer item)
{
	const struct ask_change *change = item;

	add_string(json, "kind", change->kind);
	add_string(json, "what", change->what);
	add_string(json, "label", change->label);
}

static void add_proposal(JsonBuilder *json, gconstpointer item)
{
	const struct ask_proposal *proposal = item;

	add_all(json, "changes", proposal->changes, add_change);
	add_all(json, "conditions", proposal->conditions, add_condition);
	add_string(json, "write", proposal->flux);
	add_strings(json, "toDecide", proposal->to_decide);
	add_string(json, "replaces", proposal->replaces);
	add_string(json, "keeps", proposal->keeps);
}

static void add_known(JsonBuilder *json, gconstpointer item)
{
	const struct ask_known *known = item;

	add_string(json, "id", known->id);
	add_string(json, "name", known->name);
	add_string(json, "kind", known->genre);
	add_boolean(json, "own", !known->by && !known->inferred);
	add_string(json, "by", known->by);
	add_words(json, "must", known->must);
	add_words(json, "may", known->may);
	add_all(json, "path", known->path, add_step);
}

static void add_question(JsonBuilder *json, const struct ask_answer *answer)
{
	static const char *const forms[] = { "who-can-learn", "what-can-learn", "path", "may" };
	const struct ask_question *question = &answer->question;

	json_builder_set_member_name(json, "question");
	json_builder_begin_object(json);
	add_string(json, "form", forms[question->form]);
	add_string(json, "from", question->from);
	add_string(json, "to", question->to);
	add_string(json, "information", question->information);
	add_string(json, "in", question->room);
	json_builder_end_object(json);
}

static void add_head(JsonBuilder *json, const struct compile *compile)
{
	g_autofree char *base = date_format(compile->pack->law_base), *as_of = date_format(compile->charter->as_of);

	json_builder_set_member_name(json, "tool");
	json_builder_begin_object(json);
	add_string(json, "name", "entente");
	add_string(json, "version", ENTENTE_VERSION);
	add_string(json, "lawBase", base);
	json_builder_end_object(json);
	add_string(json, "charter", compile->options.path);
	add_string(json, "asOf", as_of);
}

static void add_once(GPtrArray *list, char *const *values)
{
	for (; values && *values; values++)
		if (!g_ptr_array_find_with_equal_func(list, *values, g_str_equal, NULL))
			g_ptr_array_add(list, *values);
}

/* All that the answer rests on: of its findings, then of its gates. */
static void add_provisions(JsonBuilder *json, const struct ask_answer *answer)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	for (guint i = 0; answer->findings && i < answer->findings->len; i++)
		add_once(list, ((const struct finding *)answer->findings->pdata[i])->provisions);
	for (guint i = 0; answer->conditions && i < answer->conditions->len; i++)
		add_once(list, ((const struct ask_condition *)answer->conditions->pdata[i])->provisions);
	g_ptr_array_add(list, NULL);
	add_strings(json, "provisions", (char *const *)list->pdata);
}

static void add_lists(JsonBuilder *json, const struct ask_answer *answer)
{
	enum ask_form form = answer->question.form;

	add_all(json, "who-can-learn", form == ASK_WHO ? answer->known : NULL, add_known);
	add_all(json, "what-can-learn", form == ASK_WHAT ? answer->known : NULL, add_known);
}

char *ask_to_json(const struct compile *compile, const struct ask_answer *answer)
{
	g_autoptr(JsonBuilder) json = json_builder_new_immutable();
	gboolean may = answer->question.form == ASK_MAY;

	json_builder_begin_object(json);
	add_head(json, compile);
	add_question(json, answer);
	add_string(json, "verdict", may ? ask_verdict_name(answer->verdict) : NULL);
	add_boolean(json, "conditional", answer->conditional);
	add_boolean(json, "supposed", answer->supposed);
	add_boolean(json, "seated", answer->seated);
	add_boolean(json, "needless", answer->needless);
	add_string(json, "flow", answer->flow);
	add_provisions(json, answer);
	add_all(json, "conditions", answer->conditions, add_condition);
	add_all(json, "causes", answer->causes, add_cause);
	add_all(json, "findings", answer->findings, add_finding);
	add_all(json, "path", answer->path, add_step);
	add_all(json, "proposals", answer->proposals, add_proposal);
	add_boolean(json, "moreNotTried", answer->more);
	add_lists(json, answer);
	json_builder_end_object(json);
	g_autoptr(JsonNode) root = json_builder_get_root(json);
	g_autoptr(JsonGenerator) generator = json_generator_new();
	json_generator_set_root(generator, root);
	json_generator_set_pretty(generator, TRUE);
	return json_generator_to_data(generator, NULL);
}
