// SPDX-License-Identifier: EUPL-1.2
/*
 * Bit vectors of a length fixed by their owner: the sets of the flow analysis.
 * GLib has none. All functions take the length in words.
 */
#pragma once

#include <glib.h>
#include <string.h>

typedef guint64 word_t;

static inline guint bits_words(guint bits)
{
	return (bits + 63) / 64;
}

static inline gboolean bits_has(const word_t *set, guint bit)
{
	return (set[bit / 64] >> (bit % 64)) & 1;
}

static inline void bits_add(word_t *set, guint bit)
{
	set[bit / 64] |= (word_t)1 << (bit % 64);
}

static inline void bits_remove(word_t *set, guint bit)
{
	set[bit / 64] &= ~((word_t)1 << (bit % 64));
}

static inline gboolean bits_meet(const word_t *a, const word_t *b, guint words)
{
	for (guint i = 0; i < words; i++)
		if (a[i] & b[i])
			return TRUE;
	return FALSE;
}

static inline gboolean bits_empty(const word_t *a, guint words)
{
	for (guint i = 0; i < words; i++)
		if (a[i])
			return FALSE;
	return TRUE;
}

/* into |= from; TRUE if that added anything. */
static inline gboolean bits_join(word_t *into, const word_t *from, guint words)
{
	word_t grown = 0;

	for (guint i = 0; i < words; i++) {
		grown |= from[i] & ~into[i];
		into[i] |= from[i];
	}
	return grown != 0;
}
