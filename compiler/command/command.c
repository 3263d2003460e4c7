// SPDX-License-Identifier: EUPL-1.2
/*
 * The table of commands, and what every run does first: keep libxml2 and
 * libxslt silent and offline (their handlers are global to the process).
 */
#include "command/run.h"

#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemastypes.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

extern const struct command command_ask, command_audit, command_build, command_check, command_diff,
	command_explain, command_facts, command_new;

/* Keep alphabetical. */
const struct command *const commands[] = {
	&command_ask, &command_audit, &command_build, &command_check, &command_diff,
	&command_explain, &command_facts, &command_new, NULL,
};

static void G_GNUC_PRINTF(2, 3) silent(void *context, const char *format, ...)
{
}

static void silent_structured(void *context, xmlErrorPtr error)
{
}

static gpointer init_libraries(gpointer unused)
{
	LIBXML_TEST_VERSION
	xmlSetGenericErrorFunc(NULL, silent);
	xmlSetStructuredErrorFunc(NULL, silent_structured);
	xmlThrDefSetGenericErrorFunc(NULL, silent);      /* the same for threads to come (batch.c) */
	xmlThrDefSetStructuredErrorFunc(NULL, silent_structured);
	xsltSetGenericErrorFunc(NULL, silent);
	xmlInitParser();
	xmlSchemaInitTypes(); /* libxml2 makes these tables when first asked, without a lock: before any thread, then */
	xmlRelaxNGInitTypes();
	xsltInit();
	exsltCommonRegister();
	exsltStrRegister();
	exsltSetsRegister();
	return NULL;
}

static void print_overview(const char *lang, FILE *out)
{
	gboolean french = g_str_equal(lang, "fr");

	fputs(french ? "entente — compilateur d’accords de partage d’informations\n\n"
		       "usage : entente COMMANDE [options] FICHIER…\n\n"
		     : "entente — a compiler of agreements on information sharing\n\n"
		       "usage: entente COMMAND [options] FILE…\n\n", out);
	for (const struct command *const *c = commands; *c; c++)
		fprintf(out, "  %-8s %s\n", (*c)->name, french ? (*c)->help_fr : (*c)->help_en);
	fputs(french ? "\nentente COMMANDE --help : les options d’une commande.\n"
		     : "\nentente COMMAND --help: the options of a command.\n", out);
}

static const struct command *find_command(const char *name)
{
	for (const struct command *const *c = commands; *c; c++)
		if (g_str_equal((*c)->name, name))
			return *c;
	return NULL;
}

static const char *nearest_command(const char *name)
{
	const char *names[G_N_ELEMENTS(commands)] = { NULL };

	for (guint i = 0; commands[i]; i++)
		names[i] = commands[i]->name;
	return nearest_word(name, names);
}

int command_main(int argc, char **argv, FILE *out, FILE *err)
{
	static GOnce once = G_ONCE_INIT;
	const struct command_io io = { out, err, stream_is_terminal(out) };
	const char *lang = g_str_equal(locale_language(), "fr") ? "fr" : "en";

	g_once(&once, init_libraries, NULL);
	if (argc < 2) {
		print_overview(lang, err);
		return STATUS_CANNOT;
	}
	if (g_str_equal(argv[1], "--help") || g_str_equal(argv[1], "-h") || g_str_equal(argv[1], "help")) {
		print_overview(lang, out);
		return STATUS_OK;
	}
	if (g_str_equal(argv[1], "--version")) {
		fprintf(out, "entente %s\n", ENTENTE_VERSION);
		return STATUS_OK;
	}
	const struct command *command = find_command(argv[1]);
	if (!command) {
		say(&io, lang, MSG_COMMAND_UNKNOWN, argv[1], nearest_command(argv[1]));
		return STATUS_CANNOT;
	}
	int status = command->run(argc - 1, argv + 1, &io);
	if (fflush(out) != 0 || ferror(out)) {
		say(&io, lang, MSG_OUTPUT_FAILED);
		return STATUS_CANNOT;
	}
	return status;
}
