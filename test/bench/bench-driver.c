// SPDX-License-Identifier: EUPL-1.2
/*
 * User seconds that parts of the work take, for growth.py:
 *
 *   bench-driver FILE           facts=… gates=… closure=… follow=…
 *   bench-driver --rules FILE   <rule>=… for each rule in force
 *
 * `facts` includes `gates`, and `follow` includes `closure`.
 */
#include "analyse/analyse.h"
#include "analyse/flow.h"
#include "analyse/internal.h"
#include "check/rule.h"
#include "compile.h"

#include <sys/resource.h>

static double now(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

/* The gates of facts that have some already, written again on the same flows. */
static double time_gates(const struct charter *charter, xmlDoc *facts)
{
	xmlNode *root = xmlDocGetRootElement(facts);
	g_autoptr(GPtrArray) flows = g_ptr_array_new();
	struct writer writer = { .charter = charter, .doc = facts, .ns = root->ns, .root = root, .flows = flows };

	for (xmlNode *node = root->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST "flux"))
			g_ptr_array_add(flows, node);
	double start = now();
	gates_write(&writer);
	return now() - start;
}

static void time_passes(const struct charter *charter)
{
	double start = now();
	xmlDoc *facts = facts_build(charter, "banc");
	double built = now();
	flow_problem_t *problem = flow_problem_of(charter, facts);
	double posed = now();
	flow_result_free(flow_analyse(problem));
	double closed = now();
	flow_problem_free(problem);
	double gates = time_gates(charter, facts);
	double before = now();
	facts_follow(charter, facts);
	double followed = now();
	printf("facts=%.6f gates=%.6f closure=%.6f follow=%.6f\n", built - start, gates, closed - posed, followed - before);
	xmlFreeDoc(facts);
}

static void time_rules(const struct charter *charter)
{
	xmlDoc *facts = facts_build(charter, "banc");
	const GPtrArray *rules = rules_of(charter->pack);

	facts_follow(charter, facts);
	g_autoptr(trial_t) trial = trial_new(facts);
	g_autoptr(GArray) failures = g_array_new(FALSE, FALSE, sizeof(struct failure));
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = rules->pdata[i];
		double start = now();
		if (rule_in_force(rule, charter->pack, charter->as_of) && trial_run(trial, rule, FALSE, failures, NULL))
			printf("%s=%.6f\n", rule->id, now() - start);
	}
	xmlFreeDoc(facts);
}

int main(int argc, char **argv)
{
	gboolean rules = argc == 3 && g_str_equal(argv[1], "--rules");
	const struct compile_options options = {
		.path = argv[argc - 1], .lang = "fr", .fallback_lang = "fr", .until = PASS_MODEL,
	};
	g_autoptr(compile_t) compile = argc == 2 || rules ? compile_run(&options, NULL) : NULL;

	if (!compile || !compile->charter)
		return 2;
	if (rules)
		time_rules(compile->charter);
	else
		time_passes(compile->charter);
	return 0;
}
