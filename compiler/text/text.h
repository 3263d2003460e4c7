// SPDX-License-Identifier: EUPL-1.2
/*
 * Words on paper: the program's own fonts, their measure, and the typography
 * of each language. Shared by typeset/ and diagram/; knows neither.
 *
 * fonts.c       fonts from the program's resources in a private fontconfig, so
 *               that the machine's fonts change nothing
 * measure.c     widths and balanced wrapping for labels, cached
 * typography.c  spaces and quotes of French, Dutch, German, English
 */
#pragma once

#include <glib.h>
#include <pango/pango.h>

/* Families that the program carries. */
#define FONT_SERIF "Linux Libertine O"
#define FONT_SANS "Linux Biolinum O"
#define FONT_LABEL "Liberation Sans" /* Arial's widths: what readers of an SVG have */

/* The private font map of this thread; unhinted, positions not rounded. Borrowed. */
PangoFontMap *text_font_map(void);
/* A context on it, ready to measure at exact positions. Caller unrefs. */
PangoContext *text_context_new(void);

/* A file in memory holding `bytes`, open in `ret_fd`; its path under /proc. What
 * reads files only (fontconfig, libhyphen) takes the program's resources so.
 * Without memory for it the program stops: text_no_memory(). */
char *text_memory_file(const char *name, GBytes *bytes, int *ret_fd);
/* Says so with errno and ends the program with 2. For resources without which a
 * paper would not be the same: better none than another. */
G_NORETURN void text_no_memory(const char *name);

/* `text` with the spaces of the language: French U+202F before ; ! ?, U+00A0
 * before :, inside « », after n°, art., L., D., R. …, U+2019. Applying it twice
 * changes nothing. Newly allocated. */
char *text_typography(const char *text, const char *lang);

/* Styles of labels. */
enum text_style { TEXT_REGULAR, TEXT_BOLD, TEXT_ITALIC };

/* Measures labels in FONT_LABEL; caches by (text, style). One per thread. */
typedef struct text_measure text_measure_t;
struct text_measure *text_measure_new(const char *lang);
void text_measure_free(struct text_measure *measure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(text_measure_t, text_measure_free)
/* Advance width in points of one line at `size` points. */
double text_width(struct text_measure *measure, const char *text, double size, enum text_style style);
/* Lines of `text` no wider than `width`, typography applied, broken at spaces
 * only, balanced (smallest width with the same number of lines). A word wider
 * than `width` stands alone and is reported by *ret_overfull (may be NULL).
 * NULL-terminated, newly allocated. */
char **text_wrap(struct text_measure *measure, const char *text, double size, enum text_style style,
		 double width, gboolean *ret_overfull);
