// SPDX-License-Identifier: EUPL-1.2
/*
 * The verdict, appended to a copy of the facts.
 */
#include "report/internal.h"

static void head_write(xmlNode *validation, const struct compile *compile, const struct timeline *timeline)
{
	struct interval sound = timeline_sound(timeline);
	g_autofree char *verdict = timeline_verdict(timeline, compile);

	row_set_counts(validation, compile->findings);
	row_set_number(validation, "a-decider", compile->findings->to_decide);
	row_set_number(validation, "en-attente", compile->findings->pending);
	if (sound.to)
		row_set_day(validation, "valable-jusqu-au", sound.to);
	row_set(validation, "duree", verdict);
}

xmlDoc *report_facts(const struct compile *compile)
{
	xmlDoc *facts = xmlCopyDoc(compile->facts, 1);
	xmlNode *validation = row_new(xmlDocGetRootElement(facts), "validation");
	g_autoptr(timeline_t) timeline = timeline_make(compile, MIN(compile->charter->as_of, compile->pack->law_base));

	head_write(validation, compile, timeline);
	constats_write(validation, compile);
	periods_write(validation, compile, timeline);
	rules_write(validation, compile);
	return facts;
}
