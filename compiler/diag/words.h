// SPDX-License-Identifier: EUPL-1.2
/*
 * The fixed words of reports as text: rows of words.def.
 */
#pragma once

#include "diag/diag.h"

enum report_word {
#define WORD(symbol, fr, en) symbol,
#include "diag/words.def"
#undef WORD
	WORD_COUNT
};

/* The word in `lang` ("fr", else English); {0}… as in messages.def. */
const char *report_word(enum report_word word, const char *lang);
/* The same with its arguments (NULL-terminated); newly allocated. */
char *report_words(enum report_word word, const char *lang, const char *const *args);
/* Appends «, 3 erreurs» to `line`, nothing for none; the row after `one` is the plural. */
void add_count(GString *line, const char *lang, enum report_word one, guint count);
/* «3 erreurs, 1 avertissement, 1 constat écarté par dérogation», or «aucun constat»; newly allocated. */
char *findings_verdict(const struct findings *findings, const char *lang);
