// SPDX-License-Identifier: EUPL-1.2
/*
 * Places: lines, columns, the text of a line.
 */
#include "diag/diag.h"

#include <string.h>

static struct place at(const struct source *source, const char *what)
{
	return (struct place){ source, (gsize)(strstr(source->text, what) - source->text) };
}

static struct source *make(const char *text)
{
	return source_new("x.xml", g_strdup(text), strlen(text));
}

static void assert_place(struct place place, guint line, guint column, const char *text)
{
	g_autofree char *got = place_line_text(place);

	g_assert_cmpuint(place_line(place), ==, line);
	g_assert_cmpuint(place_column(place), ==, column);
	g_assert_cmpstr(got, ==, text);
}

static void test_lines(void)
{
	struct source *source = make("un\ndeux\r\ntrois\rquatre\n\ncinq");

	assert_place(at(source, "un"), 1, 1, "un");
	assert_place(at(source, "eux"), 2, 2, "deux");
	assert_place(at(source, "trois"), 3, 1, "trois");
	assert_place(at(source, "tre"), 4, 4, "quatre");
	assert_place(at(source, "cinq"), 6, 1, "cinq");
	assert_place((struct place){ source, source->length }, 6, 5, "cinq");
	assert_place((struct place){ source, 2 }, 1, 3, "un");
	source_free(source);
}

static void test_characters(void)
{
	struct source *source = make("\té日本𝄞x\n");

	assert_place(at(source, "x"), 1, 6, "\té日本𝄞x");
	source_free(source);
}

static void test_empty(void)
{
	struct source *source = make("");

	assert_place((struct place){ source, 0 }, 1, 1, "");
	assert_place((struct place){ NULL, 7 }, 0, 0, "");
	source_free(source);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/source/lines", test_lines);
	g_test_add_func("/source/characters", test_characters);
	g_test_add_func("/source/empty", test_empty);
	return g_test_run();
}
