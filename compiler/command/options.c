// SPDX-License-Identifier: EUPL-1.2
/*
 * Command-line options, from the table options.def through GOptionContext;
 * the words are ours (GLib's follow the locale).
 */
#include "command/options.h"

#include <string.h>

enum option_kind { STRING, FLAG, INTEGER };

struct option_row {
	const char *name;
	char letter;
	enum option_kind kind;
	const char *value;
	int scope;
	gsize offset;
	const char *fr, *en;
};

static const struct option_row rows[] = {
#define OPTION(field, name, letter, kind, value, scope, fr, en) \
	{ name, letter, kind, value, scope, G_STRUCT_OFFSET(struct options, field), fr, en },
#include "command/options.def"
#undef OPTION
};

const char *locale_language(void)
{
	/* «fr_BE.UTF-8», then its variants down to «fr», then «C» */
	for (const char *const *name = g_get_language_names(); *name; name++)
		if (language_is_known(*name))
			return *name;
	return "en";
}

GHashTable *packs_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)pack_free);
}

void say(const struct command_io *io, const char *lang, enum message message, ...)
{
	const struct message_row *row = &message_rows[message];
	const char *args[8] = { NULL };
	va_list list;

	va_start(list, message);
	for (int i = 0; i < row->nargs; i++)
		args[i] = va_arg(list, const char *);
	va_end(list);
	const struct message_text *texts = message_texts(row, lang);
	g_autofree char *text = message_format(texts->text, args);
	fprintf(io->err, "entente: %s\n", text);
	if (texts->fix && *texts->fix) {
		g_autofree char *fix = message_format(texts->fix, args);
		fprintf(io->err, "         %s\n", fix);
	}
}

void options_print_help(const struct command *command, enum option_scope scope, const char *lang, FILE *out)
{
	gboolean french = g_str_equal(lang, "fr");

	fprintf(out, "entente %s %s\n%s\n\n", command->name, command->arguments,
		french ? command->help_fr : command->help_en);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (!(rows[i].scope & scope))
			continue;
		g_autofree char *head = g_strdup_printf("%s--%s%s%s", rows[i].letter ? "-o, " : "    ", rows[i].name,
							rows[i].value ? "=" : "", rows[i].value ? rows[i].value : "");
		int pad = 26 - (int)g_utf8_strlen(head, -1);
		fprintf(out, "  %s%*s %s\n", head, pad > 0 ? pad : 0, "", french ? rows[i].fr : rows[i].en);
	}
}

static GArray *entries_for(struct options *options, enum option_scope scope)
{
	static const GOptionArg kinds[] = {
		[STRING] = G_OPTION_ARG_STRING, [FLAG] = G_OPTION_ARG_NONE, [INTEGER] = G_OPTION_ARG_INT,
	};
	GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (!(rows[i].scope & scope))
			continue;
		GOptionEntry entry = { rows[i].name, rows[i].letter, 0, kinds[rows[i].kind],
				       (char *)options + rows[i].offset, NULL, NULL };
		g_array_append_val(entries, entry);
	}
	GOptionEntry help = { "help", 'h', 0, G_OPTION_ARG_NONE, &options->help, NULL, NULL };
	GOptionEntry rest = { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->arguments, NULL, NULL };
	g_array_append_val(entries, help);
	g_array_append_val(entries, rest);
	return entries;
}

/* «today» is the only way to read the clock. */
static date_n parse_as_of(const char *text)
{
	if (!g_str_equal(text, "today"))
		return date_parse(text);
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	return (date_n)(g_date_time_get_year(now) * 10000 + g_date_time_get_month(now) * 100 +
			g_date_time_get_day_of_month(now));
}

static gboolean find_pass(const char *name, enum pass *ret_pass)
{
	for (int i = 0; i < PASS_COUNT; i++)
		if (g_str_equal(name, pass_name((enum pass)i))) {
			*ret_pass = (enum pass)i;
			return TRUE;
		}
	return FALSE;
}

/* The forms of diagrams: words separated by commas; svg if none is asked for. */
static gboolean read_pictures(struct options *options, const struct command_io *io)
{
	g_auto(GStrv) forms = g_strsplit(options->pictures ? options->pictures : "svg", ",", -1);
	const struct { const char *name; gboolean *asked; } known[] = {
		{ "svg", &options->svg }, { "pdf", &options->pdf }, { "png", &options->png },
	};

	for (char **form = forms; *form; form++) {
		gboolean found = FALSE;
		for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
			gboolean same = g_str_equal(*form, known[i].name);
			*known[i].asked = *known[i].asked || same;
			found = found || same;
		}
		if (!found)
			return say(io, options->said_in, MSG_OPTION_PICTURES, *form), FALSE;
	}
	return TRUE;
}

/* Values that only some words or dates can be. */
static gboolean check_values(struct options *options, const struct command_io *io)
{
	const char *lang = options->said_in;

	if (options->as_of && !(options->date = parse_as_of(options->as_of)))
		return say(io, lang, MSG_OPTION_DATE, options->as_of), FALSE;
	options->until_pass = PASS_CHECK;
	if (options->until && !find_pass(options->until, &options->until_pass))
		return say(io, lang, MSG_OPTION_PASS, options->until), FALSE;
	if (options->lang && !language_is_known(options->lang))
		return say(io, lang, MSG_OPTION_LANG, options->lang), FALSE;
	if (options->format && (g_str_equal(options->format, "sarif") || g_str_equal(options->format, "junit")))
		return say(io, lang, MSG_RESERVED, options->format), FALSE;
	if (options->format && !g_str_equal(options->format, "text") && !g_str_equal(options->format, "json"))
		return say(io, lang, MSG_OPTION_FORMAT, options->format), FALSE;
	options->json = options->format && g_str_equal(options->format, "json");
	return read_pictures(options, io);
}

gboolean options_parse(struct options *options, const struct command *command, enum option_scope scope,
		       int argc, char **argv, const struct command_io *io, int *ret_status)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GArray) entries = entries_for(options, scope);
	g_autoptr(GError) error = NULL;
	g_autofree char **vector = g_memdup2(argv, (gsize)(argc + 1) * sizeof(char *));

	options->said_in = g_str_equal(locale_language(), "fr") ? "fr" : "en";
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, (const GOptionEntry *)(void *)entries->data, NULL);
	options->packs = packs_new();
	*ret_status = STATUS_CANNOT;
	if (!g_option_context_parse(context, &argc, &vector, &error)) {
		say(io, options->said_in, MSG_OPTION_UNKNOWN, command->name, error->message);
		return FALSE;
	}
	if (options->lang && language_is_known(options->lang))
		options->said_in = g_str_equal(options->lang, "fr") ? "fr" : "en";
	if (options->help) {
		options_print_help(command, scope, options->said_in, io->out);
		*ret_status = STATUS_OK;
		return FALSE;
	}
	return check_values(options, io);
}

void options_clear(struct options *options)
{
	char **strings[] = { &options->as_of, &options->lang, &options->format, &options->pictures, &options->rule,
			     &options->until, &options->output, &options->only, &options->style, &options->directory,
			     &options->who_can_learn, &options->what_can_learn, &options->path, &options->may, &options->in };
	for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
		g_clear_pointer(strings[i], g_free);
	g_clear_pointer(&options->arguments, g_strfreev);
	g_clear_pointer(&options->packs, g_hash_table_unref);
}
