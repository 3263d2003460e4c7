// SPDX-License-Identifier: EUPL-1.2
#include "common.h"

#include "command/command.h"
#include "command/options.h"

#include <stdio.h>
#include <string.h>

void fuzz_prepare(void)
{
	static char name[] = "entente", version[] = "--version";
	char *argv[] = { name, version, NULL };
	FILE *none = fopen("/dev/null", "w");

	command_main(2, argv, none, none);
	fclose(none);
}

static GHashTable *packs(void)
{
	static GHashTable *kept;

	if (!kept)
		kept = packs_new();
	return kept;
}

struct compile *fuzz_compile(const char *bytes, gsize length, enum pass until)
{
	const struct compile_options options = {
		.path = "fuzz.xml", .text = bytes, .length = length, .fallback_lang = "fr", .until = until, .packs = packs(),
	};
	struct compile *compile = compile_run(&options, NULL);

	g_assert(compile);
	return compile;
}

struct compile *fuzz_example(void)
{
	static struct compile *kept;
	g_autofree char *bytes = NULL;
	gsize length;

	if (kept)
		return kept;
	if (!g_file_get_contents(ENTENTE_ROOT "/examples/clspd/clspd.xml", &bytes, &length, NULL))
		g_error("no example");
	kept = fuzz_compile(bytes, length, PASS_CHECK);
	g_assert(kept->complete);
	return kept;
}
