// SPDX-License-Identifier: EUPL-1.2
/*
 * The flow analysis on small problems (test/flow/cases.flow, notation in
 * flow-notation.h), one test per case. Results come after =, separated by |.
 */
#include "flow-notation.h"

#include <stdlib.h>
#include <string.h>

typedef struct { GString *title, *problem, *results; } Case;

/* ---- queries ----------------------------------------------------------- */

static gboolean is_query(const char *item)
{
	static const char *const verbs[] = { "knows ", "may ", "must ", "path ", "ask " };
	for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (g_str_has_prefix(item, verbs[i]))
			return TRUE;
	return FALSE;
}

static void check_query(const struct notation *notation, const struct flow_result *result, const char *item)
{
	g_auto(GStrv) words = g_strsplit(item, " ", 3);
	g_autoptr(GString) got = g_string_new(NULL);

	if (g_str_equal(words[0], "ask")) {
		g_autofree char *answer = notation_answer(notation, item, FALSE);
		g_assert_cmpstr(answer, ==, item);
		return;
	}
	if (g_str_equal(words[0], "knows")) {
		words[1][strlen(words[1]) - 1] = '\0';
		g_string_append_printf(got, "knows %s:", words[1]);
		for (guint i = 0; i < flow_loci(notation->problem); i++)
			if (flow_knows(result, i, notation_kind(notation, words[1])))
				g_string_append_printf(got, " %s", locus_id(notation->problem, i));
	} else {
		g_auto(GStrv) pair = g_strsplit(words[1], ":", 2);
		g_auto(GStrv) bonds = flow_bonds(result, notation_locus(notation, pair[0]), notation_kind(notation, pair[1]),
						 g_str_equal(words[0], "must"));
		g_autofree char *list = g_strjoinv(" ", bonds);
		g_string_append_printf(got, "%s %s {%s}", words[0], words[1], list);
	}
	g_assert_cmpstr(got->str, ==, item);
}

static int compare_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *sorted(GPtrArray *list)
{
	g_ptr_array_sort(list, compare_text);
	g_ptr_array_add(list, NULL);
	return g_strjoinv("\n", (char **)list->pdata);
}

static void run_case(gconstpointer data)
{
	const Case *one = data;
	g_autoptr(notation_t) notation = notation_read(one->problem->str);
	g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func(g_free);

	g_autoptr(flow_result_t) result = flow_analyse(notation->problem);
	g_auto(GStrv) items = g_strsplit_set(one->results->str, "|\n", -1);
	gboolean needs = FALSE;
	for (char **item = items; *item; item++) {
		g_strstrip(*item);
		needs |= g_str_has_prefix(*item, "need ");
		if (is_query(*item))
			check_query(notation, result, *item);
		else if (**item && !g_str_equal(*item, "nothing"))
			g_ptr_array_add(expected, g_strdup(*item));
	}
	g_autoptr(GPtrArray) found = notation_findings(notation->problem, result, needs);
	g_autofree char *want = sorted(expected), *got = sorted(found);
	g_assert_cmpstr(got, ==, want);
	g_clear_pointer(&result, flow_result_free);
}

static void case_free(gpointer data)
{
	Case *one = data;
	g_string_free(one->title, TRUE);
	g_string_free(one->problem, TRUE);
	g_string_free(one->results, TRUE);
	g_free(one);
}

static GPtrArray *read_cases(const char *path)
{
	GPtrArray *cases = g_ptr_array_new_with_free_func(case_free);
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;

	if (!g_file_get_contents(path, &text, NULL, &error))
		g_error("%s", error->message);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		Case *last = cases->len ? cases->pdata[cases->len - 1] : NULL;
		if (**line == '#') {
			last = g_new0(Case, 1);
			last->title = g_string_new(*line + 1);
			last->problem = g_string_new(NULL);
			last->results = g_string_new(NULL);
			g_ptr_array_add(cases, last);
		} else if (last && **line == '=') {
			g_string_append_printf(last->results, "%s\n", *line + 1);
		} else if (last) {
			g_string_append_printf(last->problem, "%s\n", *line);
		}
	}
	return cases;
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_autoptr(GPtrArray) cases = read_cases(argc > 1 ? argv[1] : "test/flow/cases.flow");
	for (guint i = 0; i < cases->len; i++) {
		const Case *one = cases->pdata[i];
		g_autofree char *number = g_strndup(one->title->str, strcspn(one->title->str, " "));
		g_autofree char *path = g_strdup_printf("/flow/%s", number);
		g_test_add_data_func(path, one, run_case);
	}
	g_assert_cmpuint(cases->len, >=, argc > 2 ? (guint)atoi(argv[2]) : 25);
	return g_test_run();
}
