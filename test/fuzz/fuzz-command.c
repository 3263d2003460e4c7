// SPDX-License-Identifier: EUPL-1.2
/*
 * Bytes as a whole call: a first line of words, which name no path (the folder is
 * a temporary one), then the standard input. A call ends with 0, 1 or 2.
 */
#include "common.h"

#include "command/command.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	g_autofree char *folder = g_dir_make_tmp("entente-fuzz-XXXXXX", NULL);

	fuzz_prepare();
	/* libFuzzer's own folders are given as absolute paths (run.sh). */
	if (!folder || g_chdir(folder) != 0)
		g_error("no temporary folder");
	return 0;
}

static void give_input(const char *bytes, gsize length)
{
	FILE *file = tmpfile();

	if (!file)
		g_error("no temporary file");
	fwrite(bytes, 1, length, file);
	rewind(file);
	dup2(fileno(file), STDIN_FILENO);
	lseek(STDIN_FILENO, 0, SEEK_SET);
	fclose(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data, *end = size ? memchr(text, '\n', size) : NULL;
	g_autofree char *line = g_strndup(text, end ? (gsize)(end - text) : size);
	g_autofree char *command = g_strconcat("entente ", line, NULL);
	g_auto(GStrv) words = g_strsplit(command, " ", 12);
	FILE *none = fopen("/dev/null", "w");
	int status;

	give_input(end ? end + 1 : "", end ? size - (gsize)(end + 1 - text) : 0);
	if (!strpbrk(line, "/\\"))
		if ((status = command_main((int)g_strv_length(words), words, none, none)) < 0 || status > 2)
			g_error("status %d", status);
	fclose(none);
	return 0;
}
