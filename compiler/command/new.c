// SPDX-License-Identifier: EUPL-1.2
/*
 * new: a commented starting charter, from the program's resources.
 */
#include "command/run.h"
#include "command/store.h"

#include <gio/gio.h>
#include <string.h>

#define STARTERS "/entente/new"

static GBytes *starter(const char *arrangement)
{
	g_autofree char *path = g_strdup_printf(STARTERS "/%s.xml", arrangement);
	return g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* «clspd, …»; newly allocated. */
static char *list_starters(void)
{
	g_auto(GStrv) names = g_resources_enumerate_children(STARTERS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	for (char **name = names; name && *name; name++)
		if (g_str_has_suffix(*name, ".xml"))
			(*name)[strlen(*name) - 4] = '\0';
	return names ? g_strjoinv(", ", names) : g_strdup("");
}

/* The licence is of entente's file, not of the town's charter. */
#define LICENCE "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n"

static int write_starter(GBytes *bytes, const struct options *options, const struct command_io *io)
{
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	g_autoptr(GString) text = g_string_new_len(data, (gssize)length);

	g_string_replace(text, LICENCE, "", 1);
	if (!options->output) {
		fwrite(text->str, 1, text->len, io->out);
		return STATUS_OK;
	}
	if (g_file_test(options->output, G_FILE_TEST_EXISTS)) {
		say(io, options->said_in, MSG_NEW_EXISTS, options->output);
		return STATUS_CANNOT;
	}
	g_autoptr(GPtrArray) outputs = g_ptr_array_new_with_free_func(output_free);
	g_ptr_array_add(outputs, output_new(options->output, g_bytes_new(text->str, text->len)));
	return store(outputs, options->said_in, io) ? STATUS_OK : STATUS_CANNOT;
}

static int run(int argc, char **argv, const struct command_io *io)
{
	g_auto(options_t) options = { 0 };
	int status;

	if (!options_parse(&options, &command_new, FOR_NEW, argc, argv, io, &status))
		return status;
	g_autofree char *known = list_starters();
	if (!options.arguments || !options.arguments[0]) {
		say(io, options.said_in, MSG_NEW_WHICH, known);
		return STATUS_CANNOT;
	}
	g_autoptr(GBytes) bytes = starter(options.arguments[0]);
	if (!bytes) {
		say(io, options.said_in, MSG_NEW_UNKNOWN, options.arguments[0], known);
		return STATUS_CANNOT;
	}
	return write_starter(bytes, &options, io);
}

const struct command command_new = {
	"new", "DISPOSITIF [-o FILE]", "écrit une charte de départ, commentée, à remplir",
	"writes a commented starting charter to fill in", run,
};
