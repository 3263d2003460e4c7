// SPDX-License-Identifier: EUPL-1.2
/*
 * Everything that the flow analysis says of the problems of a file: one problem
 * (notation of flow-notation.h) per block, blocks parted by lines «---». Read by
 * test/flow/oracle.py, which says the same by another way. With --ask, the
 * answers to the lines «ask a b k [in g]» of each, for ask_oracle.py.
 */
#include "flow-notation.h"

#include <stdio.h>

static const struct flow_kind *kind_of(const struct flow_problem *p, guint kind)
{
	return &g_array_index(p->kinds, struct flow_kind, kind);
}

/* « holder/kind/start flow/kind/reached …» */
static void print_path(const struct flow_problem *p, const char *word, const struct flow_path *path)
{
	if (!path)
		return;
	printf(" %s %s/%s/%s", word, locus_id(p, path->holder), kind_of(p, path->kind)->id, locus_id(p, path->start));
	for (guint i = 0; i < path->hops->len; i++) {
		const struct flow_hop *hop = &g_array_index(path->hops, struct flow_hop, i);
		printf(" %s/%s/%s", notation_step(p, hop->flow), kind_of(p, hop->kind)->id, locus_id(p, hop->reached));
	}
}

static void print_leaks(const struct flow_problem *p, const struct flow_result *result)
{
	static const char *const words[] = { "certain", "ambiguous", "contested", "consequence" };

	for (guint i = 0; i < result->leaks->len; i++) {
		const struct leak *leak = result->leaks->pdata[i];
		printf("%s>%s %s %s %s", notation_step(p, (int)leak->flow), locus_id(p, leak->recipient),
		       kind_of(p, leak->what)->id, words[leak->kind], leak->bond);
		if (leak->kind == LEAK_CONSEQUENCE)
			printf(" after %s", notation_step(p, leak->after));
		print_path(p, "by", leak->path);
		print_path(p, "clean", leak->clean);
		printf("\n");
	}
}

static void print_pairs(const struct flow_problem *p, const struct flow_result *result)
{
	for (guint i = 0; i < result->ceilings->len; i++) {
		const struct flow_pair *pair = &g_array_index(result->ceilings, struct flow_pair, i);
		printf("ceiling %s %s\n", notation_step(p, (int)pair->flow), locus_id(p, pair->other));
	}
	for (guint i = 0; i < result->banned->len; i++)
		printf("banned %s\n", notation_step(p, g_array_index(result->banned, int, i)));
	for (guint i = 0; i < result->dead->len; i++) {
		const struct flow_pair *pair = &g_array_index(result->dead, struct flow_pair, i);
		printf("dead %s %s\n", notation_step(p, (int)pair->flow), kind_of(p, pair->other)->id);
	}
	for (guint i = 0; i < result->needs->len; i++) {
		const struct flow_pair *pair = &g_array_index(result->needs, struct flow_pair, i);
		printf("need %s %s\n", notation_step(p, (int)pair->flow), locus_id(p, pair->other));
	}
}

static void print_nevers(const struct flow_problem *p, const struct flow_result *result)
{
	for (guint i = 0; i < result->nevers->len; i++) {
		const struct never_result *never = result->nevers->pdata[i];
		const struct flow_never *asked = &g_array_index(p->nevers, struct flow_never, i);
		gboolean proved = never->state == NEVER_PROVED;
		printf("never %s > %s %s", kind_of(p, asked->kind)->id, locus_id(p, asked->to),
		       !proved ? "refuted" : never->reserve ? "reserve" : "proved");
		print_path(p, "by", never->path);
		printf("\n");
	}
}

static const char *learnt(const struct flow_problem *p, int step)
{
	return step == -1 ? "itself" : notation_step(p, step);
}

static void print_knowledge(const struct flow_problem *p, const struct flow_result *result)
{
	for (guint locus = 0; locus < flow_loci(p); locus++)
		for (guint kind = 0; kind < p->kinds->len; kind++) {
			if (!flow_knows(result, locus, kind))
				continue;
			g_auto(GStrv) may = flow_bonds(result, locus, kind, FALSE), must = flow_bonds(result, locus, kind, TRUE);
			g_autofree char *carried = g_strjoinv(" ", may), *always = g_strjoinv(" ", must);
			g_autoptr(flow_path_t) path = flow_path_to(result, locus, kind);
			printf("%s:%s may {%s} must {%s} from %s", locus_id(p, locus), kind_of(p, kind)->id, carried, always,
			       learnt(p, flow_learnt_by(result, locus, kind)));
			print_path(p, "by", path);
			printf("\n");
		}
}

static void print_all(const struct flow_problem *problem)
{
	g_autoptr(flow_result_t) result = flow_analyse(problem);

	print_leaks(problem, result);
	print_pairs(problem, result);
	print_nevers(problem, result);
	print_knowledge(problem, result);
}

static void print_answers(const struct notation *notation, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, "ask ")) {
			g_autofree char *answer = notation_answer(notation, *line, TRUE);
			printf("%s\n", answer);
		}
}

int main(int argc, char **argv)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;
	gboolean ask = argc == 3 && g_str_equal(argv[1], "--ask");

	if (argc != 2 + ask || !g_file_get_contents(argv[1 + ask], &text, NULL, &error))
		g_error("flow-driver [--ask] FILE: %s", error ? error->message : "which file?");
	g_auto(GStrv) blocks = g_strsplit(text, "---\n", -1);
	for (char **block = blocks; *block; block++) {
		g_autoptr(notation_t) notation = notation_read(*block);
		if (ask)
			print_answers(notation, *block);
		else
			print_all(notation->problem);
		printf("---\n");
	}
	return 0;
}
