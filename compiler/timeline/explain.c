// SPDX-License-Identifier: EUPL-1.2
/*
 * Which changes of a day explain that a finding came or went.
 *
 * The nearest reasons only: the provisions that the rule or the finding cites
 * and the values that the rule reads; else the gates, for a rule on what may be
 * told; else the words found; else the day on which the rule itself starts or
 * ends; else whatever the charter cites; else the charter's own periods.
 */
#include "timeline/internal.h"

#include <string.h>

struct explanation {
	const struct watch *watch;
	const struct pack *pack;
	date_n date;
	GPtrArray *changes; /* struct change * */
};

static void change_free(struct change *change)
{
	g_free(change->label);
	g_free(change->note);
	g_free(change);
}

/* Each once: by kind and label. */
static void add_change(struct explanation *e, enum change_kind kind, const char *provision, const char *label, const char *note)
{
	struct change *change;

	for (guint i = 0; i < e->changes->len; i++) {
		const struct change *known = e->changes->pdata[i];
		if (known->kind == kind && g_str_equal(known->label, label))
			return;
	}
	change = g_new0(struct change, 1);
	*change = (struct change){ e->date, kind, provision, g_strdup(label), g_strdup(note) };
	g_ptr_array_add(e->changes, change);
}

static gboolean starts(struct interval when, date_n date)
{
	return when.from == date;
}

static gboolean ended(struct interval when, date_n date)
{
	return when.to && date_shift(when.to, 1) == date;
}

/* ---- each source of changes: TRUE if something changed there that day ------------- */

static gboolean provision_changes(struct explanation *e, const char *id)
{
	const GPtrArray *versions = g_hash_table_lookup(e->pack->by_id, id);

	for (guint i = 0; versions && i < versions->len; i++) {
		const struct provision *version = versions->pdata[i];
		gboolean first = i == 0 || date_shift(((const struct provision *)versions->pdata[i - 1])->in_force.to, 1) < e->date;
		if (starts(version->in_force, e->date)) {
			add_change(e, first ? CHANGE_BEGINS : CHANGE_AMENDED, version->id, version->label, version->note);
			return TRUE;
		}
	}
	for (guint i = 0; versions && i < versions->len; i++) {
		const struct provision *version = versions->pdata[i];
		const struct provision *next = version->successor ? pack_provision(e->pack, version->successor, e->date) : NULL;
		if (ended(version->in_force, e->date)) {
			add_change(e, CHANGE_ENDS, version->id, version->label, next ? next->label : NULL);
			return TRUE;
		}
	}
	return FALSE;
}

static gboolean provisions_change(struct explanation *e, char *const *ids)
{
	gboolean any = FALSE;

	for (; ids && *ids; ids++)
		any |= provision_changes(e, *ids);
	return any;
}

/* «Population au-dessus de laquelle… : 10000 → 5000»; «–» where the law says nothing. */
static char *value_note(const struct parameter *parameter, guint i)
{
	const struct parameter_value *now = parameter->values->pdata[i];
	const struct parameter_value *then = i ? parameter->values->pdata[i - 1] : NULL;
	const char *before = then && !g_str_equal(then->value, "none") ? then->value : "–";
	const char *after = g_str_equal(now->value, "none") ? "–" : now->value;

	return g_strdup_printf("%s → %s", before, after);
}

static gboolean values_change(struct explanation *e, const struct rule *rule)
{
	gboolean any = FALSE;

	for (guint i = 0; i < e->pack->parameters->len; i++) {
		const struct parameter *parameter = e->pack->parameters->pdata[i];
		g_autofree char *quoted = g_strdup_printf("'%s'", parameter->id);
		if (!rule_mentions(rule, quoted))
			continue;
		for (guint j = 0; j < parameter->values->len; j++) {
			const struct parameter_value *value = parameter->values->pdata[j];
			g_autofree char *note = NULL;
			if (!starts(value->in_force, e->date))
				continue;
			any = TRUE;
			note = value_note(parameter, j);
			add_change(e, CHANGE_VALUE, value->provision, parameter->title, note);
			if (value->provision)
				provision_changes(e, value->provision);
		}
	}
	return any;
}

/* Rules on leaks and promises hang on what the gates let through. */
static gboolean gates_change(struct explanation *e, const struct rule *rule)
{
	const GPtrArray *gates = e->pack->words[WORD_GATE];
	const char *lang = e->watch->compile->lang;
	gboolean any = FALSE;

	if (strcmp(rule->element, "fuite") != 0 && strcmp(rule->element, "preuve") != 0 && !rule_mentions(rule, "f:porte"))
		return FALSE;
	for (guint i = 0; i < gates->len; i++) {
		const struct word *gate = gates->pdata[i];
		struct interval when = gate_interval(gate);
		g_auto(GStrv) ids = gate_provisions(gate);
		gboolean cause = provisions_change(e, ids);
		if (!cause && (starts(when, e->date) || ended(when, e->date))) {
			add_change(e, CHANGE_GATE, ids[0] ? pack_provision(e->pack, ids[0], e->date)->id : NULL,
				   word_label(gate, lang), NULL);
			cause = TRUE;
		}
		any |= cause;
	}
	return any;
}

static gboolean terms_change(struct explanation *e, const struct rule *rule)
{
	gboolean any = FALSE;

	for (guint i = 0; g_str_equal(rule->element, "terme-releve") && i < e->watch->terms->len; i++) {
		const struct term *term = e->watch->terms->pdata[i];
		if (!starts(term->in_use, e->date) && !ended(term->in_use, e->date))
			continue;
		any = TRUE;
		if (!term->provision || !provision_changes(e, term->provision))
			add_change(e, CHANGE_TERM, term->provision, term->replacement ? term->replacement : term->id, term->note);
	}
	return any;
}

static gboolean rule_changes(struct explanation *e, const struct rule *rule)
{
	g_autofree char *title = NULL;

	if (!starts(rule->in_force, e->date) && !ended(rule->in_force, e->date))
		return FALSE;
	title = rule_card(rule, "titre", e->watch->compile->lang);
	add_change(e, CHANGE_RULE, NULL, title ? title : rule->id, NULL);
	return TRUE;
}

static gboolean cited_change(struct explanation *e)
{
	gboolean any = FALSE;

	for (guint i = 0; i < e->watch->provisions->len; i++)
		if (g_hash_table_contains(e->watch->cited, e->watch->provisions->pdata[i]))
			any |= provision_changes(e, e->watch->provisions->pdata[i]);
	return any;
}

static gboolean own_changes(struct explanation *e)
{
	for (guint i = 0; i < e->watch->own->len; i++)
		if (g_array_index(e->watch->own, date_n, i) == e->date) {
			add_change(e, CHANGE_CHARTER, NULL, "", NULL);
			return TRUE;
		}
	return FALSE;
}

/* ---- the whole ---------------------------------------------------------------------- */

static void explain(struct explanation *e, const struct finding *finding)
{
	const struct rule *rule = rules_find(rules_of(e->watch->compile->pack), finding->id);
	gboolean found = provisions_change(e, finding->provisions);

	if (rule) {
		found |= provisions_change(e, rule->provisions);
		found |= values_change(e, rule);
		found = found || gates_change(e, rule) || terms_change(e, rule) || rule_changes(e, rule);
	}
	if (!found && !cited_change(e))
		own_changes(e);
}

/* Texts first, then values. */
static int by_kind(const void *one, const void *other)
{
	const struct change *a = *(struct change *const *)one, *b = *(struct change *const *)other;

	return (int)a->kind - (int)b->kind;
}

GPtrArray *explain_changes(const struct watch *watch, date_n date, const GPtrArray *appeared, const GPtrArray *gone)
{
	struct explanation e = { watch, watch->compile->pack, date,
				 g_ptr_array_new_with_free_func((GDestroyNotify)change_free) };

	for (guint i = 0; i < gone->len; i++)
		explain(&e, gone->pdata[i]);
	for (guint i = 0; i < appeared->len; i++)
		explain(&e, appeared->pdata[i]);
	g_ptr_array_sort(e.changes, by_kind);
	return e.changes;
}
