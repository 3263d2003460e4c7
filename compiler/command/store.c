// SPDX-License-Identifier: EUPL-1.2
/*
 * Files written together, in two steps: all of them under names of their own,
 * beside their targets; when the last byte is on the disk, each takes its name.
 * A reader sees the old file or the new one, whole. A run that fails removes what
 * it wrote; one that is killed may leave hidden files (.name.XXXXXX).
 */
#include "command/store.h"

#include "command/run.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct output *output_new(const char *path, GBytes *bytes)
{
	struct output *output = g_new0(struct output, 1);

	output->path = g_strdup(path);
	output->bytes = bytes;
	return output;
}

void output_free(gpointer data)
{
	struct output *output = data;
	g_free(output->path);
	g_bytes_unref(output->bytes);
	g_free(output);
}

static gboolean write_all(int fd, const char *bytes, gsize length)
{
	while (length > 0) {
		ssize_t wrote = write(fd, bytes, length);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return FALSE;
		bytes += wrote;
		length -= (gsize)wrote;
	}
	return TRUE;
}

/* The bytes on the disk under another name of the same folder, or NULL with
 * errno set and nothing left. */
static char *write_beside(const struct output *output)
{
	g_autofree char *folder = g_path_get_dirname(output->path), *base = g_path_get_basename(output->path);
	g_autofree char *hidden = g_strdup_printf(".%s.XXXXXX", base);
	char *path = g_build_filename(folder, hidden, NULL);
	gsize length;
	const char *bytes = g_bytes_get_data(output->bytes, &length);
	int fd = g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0666), trouble = errno;

	if (fd >= 0) {
		trouble = write_all(fd, bytes, length) && fsync(fd) == 0 ? 0 : errno;
		if (close(fd) != 0 && trouble == 0)
			trouble = errno;
		if (trouble == 0)
			return path;
		g_unlink(path);
	}
	g_free(path);
	errno = trouble;
	return NULL;
}

/* Why `output` cannot be written, as errno has it: 0 if it was, to *ret_beside. */
static int prepare(const struct output *output, char **ret_beside)
{
	g_autofree char *folder = g_path_get_dirname(output->path);

	if (g_mkdir_with_parents(folder, 0777) != 0)
		return errno;
	if (g_file_test(output->path, G_FILE_TEST_IS_DIR))
		return EISDIR;
	*ret_beside = write_beside(output);
	return *ret_beside ? 0 : errno;
}

gboolean store(const GPtrArray *outputs, const char *lang, const struct command_io *io)
{
	g_autoptr(GPtrArray) beside = g_ptr_array_new_with_free_func(g_free);
	int trouble = 0;
	guint named = 0, last = 0;

	for (guint i = 0; i < outputs->len && trouble == 0; i++) {
		char *path = NULL;
		last = i;
		trouble = prepare(outputs->pdata[i], &path);
		if (path)
			g_ptr_array_add(beside, path);
	}
	for (; trouble == 0 && named < outputs->len; named += trouble == 0) {
		last = named;
		trouble = g_rename(beside->pdata[named], ((struct output *)outputs->pdata[named])->path) == 0 ? 0 : errno;
	}
	for (guint i = named; i < beside->len; i++)
		g_unlink(beside->pdata[i]);
	if (trouble != 0)
		say(io, lang, MSG_CANNOT_WRITE, ((struct output *)outputs->pdata[last])->path, g_strerror(trouble));
	return trouble == 0;
}
