// SPDX-License-Identifier: EUPL-1.2
/*
 * Findings as data: making them, keeping each once, ordering and counting them.
 */
#include "diag/diag.h"

#include <string.h>

static void reading_free(struct reading *reading)
{
	g_free(reading->holder);
	g_free(reading->text);
	g_free(reading->because);
	g_free(reading);
}

static void related_free(struct related *related)
{
	g_free(related->message);
	g_free(related);
}

static void step_free(struct step *step)
{
	g_free(step->flow);
	g_free(step->from);
	g_free(step->to);
	g_free(step->information);
	g_free(step);
}

struct finding *finding_new(const char *id, enum severity severity, enum origin origin, struct place at,
			    const char *element)
{
	struct finding *finding = g_new0(struct finding, 1);

	finding->id = g_strdup(id);
	finding->severity = severity;
	finding->origin = origin;
	finding->at = at;
	finding->element = g_strdup(element);
	return finding;
}

void finding_free(struct finding *finding)
{
	if (!finding)
		return;
	g_free(finding->id);
	g_free(finding->element);
	g_free(finding->message);
	g_free(finding->fix);
	g_strfreev(finding->provisions);
	g_strfreev(finding->labels);
	g_strfreev(finding->catalogue);
	g_free(finding->source);
	g_clear_pointer(&finding->readings, g_ptr_array_unref);
	g_clear_pointer(&finding->related, g_ptr_array_unref);
	g_clear_pointer(&finding->path, g_ptr_array_unref);
	g_free(finding);
}

void finding_add_related(struct finding *finding, struct place at, const char *message)
{
	struct related *related = g_new0(struct related, 1);

	related->at = at;
	related->message = g_strdup(message);
	if (!finding->related)
		finding->related = g_ptr_array_new_with_free_func((GDestroyNotify)related_free);
	g_ptr_array_add(finding->related, related);
}

void finding_add_reading(struct finding *finding, const char *holder, const char *text)
{
	struct reading *reading = g_new0(struct reading, 1);

	reading->holder = g_strdup(holder);
	reading->text = g_strdup(text);
	if (!finding->readings)
		finding->readings = g_ptr_array_new_with_free_func((GDestroyNotify)reading_free);
	g_ptr_array_add(finding->readings, reading);
}

void finding_add_step(struct finding *finding, const char *flow, const char *from, const char *to,
		      const char *information, struct place at)
{
	struct step *step = g_new0(struct step, 1);

	step->flow = g_strdup(flow);
	step->from = g_strdup(from);
	step->to = g_strdup(to);
	step->information = g_strdup(information);
	step->at = at;
	if (!finding->path)
		finding->path = g_ptr_array_new_with_free_func((GDestroyNotify)step_free);
	g_ptr_array_add(finding->path, step);
}

/* ---- the set ------------------------------------------------------------ */

static guint finding_hash(gconstpointer key)
{
	const struct finding *finding = key;

	return g_str_hash(finding->id) ^ (guint)finding->at.offset * 31u;
}

static gboolean finding_equal(gconstpointer one, gconstpointer other)
{
	const struct finding *a = one, *b = other;

	return a->at.source == b->at.source && a->at.offset == b->at.offset && strcmp(a->id, b->id) == 0 &&
	       g_strcmp0(a->message, b->message) == 0;
}

struct findings *findings_new(void)
{
	struct findings *findings = g_new0(struct findings, 1);

	findings->list = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	findings->seen = g_hash_table_new(finding_hash, finding_equal);
	return findings;
}

void findings_free(struct findings *findings)
{
	if (!findings)
		return;
	g_hash_table_unref(findings->seen);
	g_ptr_array_unref(findings->list);
	g_free(findings);
}

struct finding *findings_add(struct findings *findings, struct finding *finding)
{
	struct finding *known = g_hash_table_lookup(findings->seen, finding);

	if (known) {
		finding_free(finding);
		return known;
	}
	g_hash_table_add(findings->seen, finding);
	g_ptr_array_add(findings->list, finding);
	return finding;
}

static const char *place_name(struct place place)
{
	return place.source ? place.source->name : "";
}

static gint finding_compare(gconstpointer one, gconstpointer other)
{
	const struct finding *a = *(struct finding *const *)one, *b = *(struct finding *const *)other;
	int order = strcmp(place_name(a->at), place_name(b->at));

	if (!order && a->at.offset != b->at.offset)
		order = a->at.offset < b->at.offset ? -1 : 1;
	if (!order)
		order = strcmp(a->id, b->id);
	return order;
}

void findings_sort(struct findings *findings)
{
	g_ptr_array_sort(findings->list, finding_compare);
}

guint findings_count(const struct findings *findings, enum severity severity)
{
	guint count = 0;

	for (guint i = 0; i < findings->list->len; i++) {
		const struct finding *finding = findings->list->pdata[i];

		count += !finding->derogated && finding->severity == severity;
	}
	return count;
}

guint findings_count_derogated(const struct findings *findings)
{
	guint count = 0;

	for (guint i = 0; i < findings->list->len; i++)
		count += ((const struct finding *)findings->list->pdata[i])->derogated != FALSE;
	return count;
}

gboolean findings_has_compiler_error(const struct findings *findings)
{
	for (guint i = 0; i < findings->list->len; i++) {
		const struct finding *finding = findings->list->pdata[i];

		if (finding->origin == ORIGIN_COMPILER && finding->severity == SEVERITY_ERROR)
			return TRUE;
	}
	return FALSE;
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = { "advice", "warning", "error" };

	return names[severity];
}
