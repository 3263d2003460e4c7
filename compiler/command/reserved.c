// SPDX-License-Identifier: EUPL-1.2
/*
 * Commands whose name is taken but that do nothing yet: they say so.
 */
#include "command/run.h"

static int run(int argc, char **argv, const struct command_io *io)
{
	const char *lang = g_str_equal(locale_language(), "fr") ? "fr" : "en";

	say(io, lang, g_str_equal(argv[0], "diff") ? MSG_RESERVED : MSG_NOT_YET, argv[0]);
	return STATUS_CANNOT;
}

const struct command command_audit = {
	"audit", "FILE JOURNAL.csv", "(à venir) confronte des échanges réels à la charte",
	"(to come) holds real exchanges against the charter", run,
};
const struct command command_diff = {
	"diff", "OLD NEW", "(réservé) compare deux chartes", "(reserved) compares two charters", run,
};
