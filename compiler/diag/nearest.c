// SPDX-License-Identifier: EUPL-1.2
/*
 * The name the author meant: smallest number of letters deleted, inserted,
 * replaced or swapped with their neighbour (Damerau-Levenshtein, in the
 * restricted form where no part is edited twice: Wagner & Fischer's table with
 * Damerau's transposition). Case and accents do not count, so that
 * «Préside» is `preside`.
 */
#include "diag/diag.h"

#include <string.h>

#define NEAREST_MAX 64 /* letters compared; longer words are never near */

/* Letters of `word` without case nor accents; their number, or 0 if too many. */
static guint fold(const char *word, gunichar *letters)
{
	g_autofree char *lower = NULL, *apart = NULL;
	guint count = 0;

	if (!g_utf8_validate(word, -1, NULL) || strlen(word) > 4 * NEAREST_MAX)
		return 0;
	lower = g_utf8_casefold(word, -1);
	apart = g_utf8_normalize(lower, -1, G_NORMALIZE_NFD);
	for (const char *p = apart; *p; p = g_utf8_next_char(p)) {
		gunichar letter = g_utf8_get_char(p);

		if (g_unichar_ismark(letter))
			continue;
		if (count == NEAREST_MAX)
			return 0;
		letters[count++] = letter;
	}
	return count;
}

static guint distance(const gunichar *a, guint a_length, const gunichar *b, guint b_length)
{
	guint rows[3][NEAREST_MAX + 1]; /* row i % 3 of the table */

	for (guint j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (guint i = 1; i <= a_length; i++) {
		guint *row = rows[i % 3], *above = rows[(i - 1) % 3], *before = rows[(i + 1) % 3];

		row[0] = i;
		for (guint j = 1; j <= b_length; j++) {
			row[j] = MIN(above[j - 1] + (a[i - 1] != b[j - 1]), MIN(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = MIN(row[j], before[j - 2] + 1);
		}
	}
	return rows[a_length % 3][b_length];
}

const char *nearest_word(const char *word, const char *const *candidates)
{
	gunichar letters[NEAREST_MAX], other[NEAREST_MAX];
	guint length = fold(word, letters), best = MAX(length, 3) / 3 + 1;
	const char *nearest = NULL;

	if (!length)
		return NULL;
	for (; candidates && *candidates; candidates++) {
		guint other_length = fold(*candidates, other), apart;

		if (!other_length || (other_length == 1 && length == 1))
			continue;
		apart = distance(letters, length, other, other_length);
		if (apart < best) {
			best = apart;
			nearest = *candidates;
		}
	}
	return nearest;
}
