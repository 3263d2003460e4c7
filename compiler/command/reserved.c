// SPDX-License-Identifier: EUPL-1.2
/*
 * Commands whose name is kept for later: they say so.
 */
#include "command/run.h"

static int run(int argc, char **argv, const struct command_io *io)
{
	const char *lang = g_str_equal(locale_language(), "fr") ? "fr" : "en";

	say(io, lang, MSG_RESERVED, argv[0]);
	return STATUS_CANNOT;
}

const struct command command_diff = {
	"diff", "OLD NEW", "(réservé) compare deux chartes", "(reserved) compares two charters", run,
};
