// SPDX-License-Identifier: EUPL-1.2
/*
 * The compiler's own messages: the table made from messages.def, and how a row
 * and its arguments become a finding.
 *
 * In a text, {0} is the first argument; {1?…} keeps … only if the second is
 * not empty, {1!…} only if it is. So one row words a thing with and without a
 * suggestion.
 */
#include "diag/diag.h"

#include <string.h>

#define MAX_ARGS 10 /* arguments of a message: {0} to {9} */

#define TEXT(...) { __VA_ARGS__ }
const struct message_row message_rows[MESSAGE_COUNT] = {
#define MESSAGE(symbol, id, severity, nargs, fr, en) [symbol] = { id, severity, nargs, fr, en },
#include "diag/messages.def"
#undef MESSAGE
};
#undef TEXT

static const struct note_row {
	int nargs;
	const char *fr, *en;
} note_rows[NOTE_COUNT] = {
#define NOTE(symbol, nargs, fr, en) [symbol] = { nargs, fr, en },
#include "diag/notes.def"
#undef NOTE
};

const struct message_row *message_find(const char *id)
{
	for (gsize i = 0; i < MESSAGE_COUNT; i++)
		if (strcmp(message_rows[i].id, id) == 0)
			return &message_rows[i];
	return NULL;
}

const struct message_text *message_texts(const struct message_row *row, const char *lang)
{
	return g_strcmp0(lang, "fr") == 0 ? &row->fr : &row->en;
}

/* The '}' that closes the '{' just before `text`; the end if there is none. */
static const char *closing(const char *text)
{
	int depth = 1;

	for (; *text; text++) {
		if (*text == '{')
			depth++;
		else if (*text == '}' && --depth == 0)
			break;
	}
	return text;
}

static void format_part(GString *out, const char *text, const char *end, const char *const *args, guint n_args)
{
	while (text < end) {
		const char *stop, *arg;

		if (*text != '{' || !g_ascii_isdigit(text[1])) {
			g_string_append_c(out, *text++);
			continue;
		}
		arg = (guint)(text[1] - '0') < n_args ? args[text[1] - '0'] : "";
		stop = closing(text + 1);
		if (text[2] == '}')
			g_string_append(out, arg);
		else if ((text[2] == '?' && *arg) || (text[2] == '!' && !*arg))
			format_part(out, text + 3, stop, args, n_args);
		text = *stop ? stop + 1 : stop;
	}
}

char *message_format(const char *text, const char *const *args)
{
	GString *out = g_string_new(NULL);

	format_part(out, text, text + strlen(text), args, args ? g_strv_length((char **)args) : 0);
	return g_string_free(out, FALSE);
}

static void take_args(const char **args, int count, va_list list)
{
	g_assert(count >= 0 && count <= MAX_ARGS);
	for (int i = 0; i < count; i++) {
		const char *arg = va_arg(list, const char *);

		args[i] = arg ? arg : "";
	}
}

struct finding *findings_say(struct findings *findings, const char *lang, enum message message,
			     struct place at, const char *element, ...)
{
	const struct message_row *row = &message_rows[message];
	const struct message_text *texts = message_texts(row, lang);
	const char *args[MAX_ARGS + 1] = { NULL };
	struct finding *finding = finding_new(row->id, row->severity, ORIGIN_COMPILER, at, element);
	va_list list;

	va_start(list, element);
	take_args(args, row->nargs, list);
	va_end(list);
	finding->message = message_format(texts->text, args);
	finding->fix = texts->fix ? message_format(texts->fix, args) : NULL;
	if (finding->fix && !*finding->fix)
		g_clear_pointer(&finding->fix, g_free);
	return findings_add(findings, finding);
}

void finding_note(struct finding *finding, const char *lang, enum note note, struct place at, ...)
{
	const struct note_row *row = &note_rows[note];
	const char *args[MAX_ARGS + 1] = { NULL };
	g_autofree char *text = NULL;
	va_list list;

	va_start(list, at);
	take_args(args, row->nargs, list);
	va_end(list);
	text = message_format(g_strcmp0(lang, "fr") == 0 ? row->fr : row->en, args);
	finding_add_related(finding, at, text);
}
