// SPDX-License-Identifier: EUPL-1.2
/*
 * Texts kept in memory, and the places in them.
 *
 * A place is a byte offset; lines and columns are worked out only when a
 * finding is printed. A line ends at LF, CR LF or a lone CR, as XML reads it.
 * Leaves true: lines holds the start of every line, in order, the first being 0.
 */
#include "diag/diag.h"

#include <string.h>

struct source *source_new(const char *name, char *text, gsize length)
{
	struct source *source = g_new0(struct source, 1);
	gsize start = 0;

	source->name = g_strdup(name);
	source->text = text;
	source->length = length;
	source->lines = g_array_new(FALSE, FALSE, sizeof(gsize));
	g_array_append_val(source->lines, start);
	for (gsize i = 0; i < length; i++) {
		if (text[i] != '\n' && text[i] != '\r')
			continue;
		if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
			i++;
		start = i + 1;
		g_array_append_val(source->lines, start);
	}
	return source;
}

void source_free(struct source *source)
{
	if (!source)
		return;
	g_free(source->name);
	g_free(source->text);
	g_array_free(source->lines, TRUE);
	g_free(source);
}

/* Index of the line that holds the place: the last start not after it. */
static guint line_index(struct place place)
{
	const GArray *lines = place.source->lines;
	guint low = 0, high = lines->len;

	while (high - low > 1) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(lines, gsize, middle) <= place.offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

guint place_line(struct place place)
{
	return place.source ? line_index(place) + 1 : 0;
}

guint place_column(struct place place)
{
	gsize start, end;

	if (!place.source)
		return 0;
	start = g_array_index(place.source->lines, gsize, line_index(place));
	end = MIN(place.offset, place.source->length);
	return end < start ? 1 : (guint)g_utf8_strlen(place.source->text + start, (gssize)(end - start)) + 1;
}

char *place_line_text(struct place place)
{
	const char *start;
	gsize length = 0;

	if (!place.source)
		return g_strdup("");
	start = place.source->text + g_array_index(place.source->lines, gsize, line_index(place));
	while (start + length < place.source->text + place.source->length && !strchr("\r\n", start[length]))
		length++;
	return g_strndup(start, length);
}
