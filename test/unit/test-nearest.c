// SPDX-License-Identifier: EUPL-1.2
/*
 * The word that was meant.
 */
#include "diag/diag.h"

static const char *const names[] = { "instance", "information", "de", "du", "vers", "préside", "a-decider", NULL };

static void test_near(void)
{
	g_assert_cmpstr(nearest_word("instnace", names), ==, "instance");
	g_assert_cmpstr(nearest_word("nstance", names), ==, "instance");
	g_assert_cmpstr(nearest_word("instancee", names), ==, "instance");
	g_assert_cmpstr(nearest_word("INSTANCE", names), ==, "instance");
	g_assert_cmpstr(nearest_word("preside", names), ==, "préside");
	g_assert_cmpstr(nearest_word("Préšide", names), ==, "préside");
	g_assert_cmpstr(nearest_word("adecider", names), ==, "a-decider");
	g_assert_cmpstr(nearest_word("ed", names), ==, "de");
}

static void test_order(void)
{
	/* Both are one letter away: the first wins; a nearer one later wins over it. */
	g_assert_cmpstr(nearest_word("d", names), ==, "de");
	g_assert_cmpstr(nearest_word("du", names), ==, "du");
}

static void test_far(void)
{
	static const char *const letters[] = { "a", NULL };
	g_autofree char *long_word = g_strnfill(100000, 'a');

	g_assert_null(nearest_word("zzz", names));
	g_assert_null(nearest_word("", names));
	g_assert_null(nearest_word("b", letters));
	g_assert_null(nearest_word("x", NULL));
	g_assert_null(nearest_word(long_word, names));
	g_assert_null(nearest_word("\xff", names));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/nearest/near", test_near);
	g_test_add_func("/nearest/order", test_order);
	g_test_add_func("/nearest/far", test_far);
	return g_test_run();
}
