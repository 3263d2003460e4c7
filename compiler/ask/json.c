// SPDX-License-Identifier: EUPL-1.2
/*
 * An answer as one JSON object: the same keys in the same order for all forms;
 * what a form does not say is null or empty.
 */
#include "ask/internal.h"

#include "diag/json.h"

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

	json_add_string(json, "flow", step->flow);
	json_add_string(json, "from", step->from);
	json_add_string(json, "to", step->to);
	json_add_string(json, "information", step->information);
	json_add_position(json, "line", step->line);
}

static void add_condition(JsonBuilder *json, gconstpointer item)
{
	const struct ask_condition *condition = item;

	json_add_string(json, "kind", condition->kind);
	json_add_string(json, "id", condition->id);
	json_add_string(json, "text", condition->text);
	json_add_strings(json, "provisions", condition->provisions);
	json_add_boolean(json, "contested", condition->contested);
}

static void add_cause(JsonBuilder *json, gconstpointer item)
{
	const struct ask_cause *cause = item;

	json_add_string(json, "kind", cause->kind);
	json_add_string(json, "text", cause->text);
	json_add_objects(json, "path", cause->path, add_step);
	json_add_objects(json, "clean", cause->clean, add_step);
}

static void add_reading(JsonBuilder *json, gconstpointer item)
{
	const struct reading *reading = item;

	json_add_string(json, "holder", reading->holder);
	json_add_string(json, "text", reading->text);
}

static void add_finding(JsonBuilder *json, gconstpointer item)
{
	const struct finding *finding = item;

	json_add_string(json, "id", finding->id);
	json_add_string(json, "severity", severity_name(finding->severity));
	json_add_boolean(json, "contested", finding->contested);
	json_add_objects(json, "readings", finding->readings, add_reading);
	json_add_string(json, "file", finding->at.source ? finding->at.source->name : NULL);
	json_add_position(json, "line", finding->at.source ? place_line(finding->at) : 0);
	json_add_string(json, "element", finding->element);
	json_add_string(json, "message", finding->message);
	json_add_strings(json, "provisions", finding->provisions);
	json_add_string(json, "fix", finding->fix);
	json_add_boolean(json, "derogated", finding->derogated);
}

static void add_change(JsonBuilder *json, gconstpointer item)
{
	const struct ask_change *change = item;

	json_add_string(json, "kind", change->kind);
	json_add_string(json, "what", change->what);
	json_add_string(json, "label", change->label);
}

static void add_proposal(JsonBuilder *json, gconstpointer item)
{
	const struct ask_proposal *proposal = item;

	json_add_objects(json, "changes", proposal->changes, add_change);
	json_add_objects(json, "conditions", proposal->conditions, add_condition);
	json_add_string(json, "write", proposal->flux);
	json_add_strings(json, "toDecide", proposal->to_decide);
	json_add_string(json, "replaces", proposal->replaces);
	json_add_string(json, "keeps", proposal->keeps);
}

static void add_known(JsonBuilder *json, gconstpointer item)
{
	const struct ask_known *known = item;

	json_add_string(json, "id", known->id);
	json_add_string(json, "name", known->name);
	json_add_string(json, "kind", known->genre);
	json_add_boolean(json, "own", !known->by && !known->inferred);
	json_add_string(json, "by", known->by);
	add_words(json, "must", known->must);
	add_words(json, "may", known->may);
	json_add_objects(json, "path", known->path, add_step);
}

static void add_question(JsonBuilder *json, const struct ask_answer *answer)
{
	static const char *const forms[] = { "who-can-learn", "what-can-learn", "path", "may" };
	const struct ask_question *question = &answer->question;

	json_builder_set_member_name(json, "question");
	json_builder_begin_object(json);
	json_add_string(json, "form", forms[question->form]);
	json_add_string(json, "from", question->from);
	json_add_string(json, "to", question->to);
	json_add_string(json, "information", question->information);
	json_add_string(json, "in", question->room);
	json_builder_end_object(json);
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
	json_add_strings(json, "provisions", (char *const *)list->pdata);
}

static void add_lists(JsonBuilder *json, const struct ask_answer *answer)
{
	enum ask_form form = answer->question.form;

	json_add_objects(json, "who-can-learn", form == ASK_WHO ? answer->known : NULL, add_known);
	json_add_objects(json, "what-can-learn", form == ASK_WHAT ? answer->known : NULL, add_known);
}

char *ask_to_json(const struct compile *compile, const struct ask_answer *answer)
{
	g_autofree char *law = date_format(compile->pack->law_base), *as_of = date_format(compile->charter->as_of);
	const struct report_head head = { compile->options.path, as_of, law };
	g_autoptr(JsonBuilder) json = json_builder_new();
	gboolean may = answer->question.form == ASK_MAY;

	json_builder_begin_object(json);
	json_add_head(json, &head);
	add_question(json, answer);
	json_add_string(json, "verdict", may ? ask_verdict_name(answer->verdict) : NULL);
	json_add_boolean(json, "conditional", answer->conditional);
	json_add_boolean(json, "supposed", answer->supposed);
	json_add_boolean(json, "seated", answer->seated);
	json_add_boolean(json, "needless", answer->needless);
	json_add_string(json, "flow", answer->flow);
	add_provisions(json, answer);
	json_add_objects(json, "conditions", answer->conditions, add_condition);
	json_add_objects(json, "causes", answer->causes, add_cause);
	json_add_objects(json, "findings", answer->findings, add_finding);
	json_add_objects(json, "path", answer->path, add_step);
	json_add_objects(json, "proposals", answer->proposals, add_proposal);
	json_add_boolean(json, "moreNotTried", answer->more);
	add_lists(json, answer);
	json_builder_end_object(json);
	return json_print(json);
}
