// SPDX-License-Identifier: EUPL-1.2
/*
 * Several charters at a time; see batch.h. Threads share nothing but the
 * arguments: each has its law packs, its fonts, its libxml2 handlers, and writes
 * to memory; the calling thread prints, in order.
 */
#include "command/batch.h"

#include "command/run.h"
#include "diag/words.h"

#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

struct job {
	const char *path;
	char *out, *err, *verdict;
	size_t out_length, err_length;
	int status;
	gboolean done;
};

struct batch {
	const struct options *options;
	const struct command_io *io;
	batch_one one;
	GMutex mutex;
	GCond finished;
};

static GPrivate thread_packs = G_PRIVATE_INIT((GDestroyNotify)g_hash_table_unref);

static GHashTable *packs_of_thread(void)
{
	GHashTable *packs = g_private_get(&thread_packs);

	if (!packs) {
		packs = packs_new();
		g_private_set(&thread_packs, packs);
	}
	return packs;
}

static void work(gpointer data, gpointer user_data)
{
	struct job *job = data;
	struct batch *batch = user_data;
	struct options options = *batch->options;
	struct command_io io = { open_memstream(&job->out, &job->out_length), open_memstream(&job->err, &job->err_length),
				 batch->io->coloured };

	options.packs = packs_of_thread();
	job->status = batch->one(job->path, &options, &io, &job->verdict);
	fclose(io.out);
	fclose(io.err);
	g_mutex_lock(&batch->mutex);
	job->done = TRUE;
	g_cond_signal(&batch->finished);
	g_mutex_unlock(&batch->mutex);
}

/* ---- in order ---------------------------------------------------------- */

static void wait_for(struct batch *batch, const struct job *job)
{
	g_mutex_lock(&batch->mutex);
	while (!job->done)
		g_cond_wait(&batch->finished, &batch->mutex);
	g_mutex_unlock(&batch->mutex);
}

static void tell_progress(const struct batch *batch, guint done, guint count)
{
	if (stream_is_terminal(batch->io->err))
		fprintf(batch->io->err, "\r%u/%u%s", done, count, done == count ? "\r\033[K" : "");
}

static void print_job(const struct batch *batch, const struct job *job, const char *between, gboolean last)
{
	fwrite(job->out, 1, job->out_length, batch->io->out);
	fwrite(job->err, 1, job->err_length, batch->io->err);
	if (between && !last)
		fputs(between, batch->io->out);
}

static void print_table(const struct batch *batch, const struct job *jobs, guint count)
{
	const char *lang = batch->options->said_in;
	guint statuses[3] = { 0 };
	glong widest = 0;

	for (guint i = 0; i < count; i++) {
		widest = MAX(widest, g_utf8_strlen(jobs[i].path, -1));
		statuses[jobs[i].status]++;
	}
	fputc('\n', batch->io->out);
	for (guint i = 0; i < count; i++)
		fprintf(batch->io->out, "%s%*s  %s\n", jobs[i].path, (int)(widest - g_utf8_strlen(jobs[i].path, -1)), "",
			jobs[i].verdict ? jobs[i].verdict : report_word(WORD_BATCH_UNREAD, lang));
	g_autofree char *all = g_strdup_printf("%u", count), *sound = g_strdup_printf("%u", statuses[STATUS_OK]),
			*faulty = g_strdup_printf("%u", statuses[STATUS_FINDINGS]), *unread = g_strdup_printf("%u", statuses[STATUS_CANNOT]);
	g_autofree char *total = report_words(WORD_BATCH_TOTAL, lang, (const char *[]){ all, sound, faulty, unread, NULL });
	fprintf(batch->io->out, "%s\n", total);
}

/* ---- the whole --------------------------------------------------------- */

static int run_one(const struct options *options, const struct command_io *io, batch_one one)
{
	g_autofree char *verdict = NULL;
	return one(options->arguments[0], options, io, &verdict);
}

static int run_jobs(struct batch *batch, struct job *jobs, guint count, const char *between)
{
	guint threads = batch->options->jobs > 0 ? (guint)batch->options->jobs : g_get_num_processors();
	GThreadPool *pool = g_thread_pool_new(work, batch, (gint)MIN(threads, count), TRUE, NULL);
	int status = STATUS_OK;

	for (guint i = 0; i < count; i++)
		g_thread_pool_push(pool, &jobs[i], NULL);
	for (guint i = 0; i < count; i++) {
		wait_for(batch, &jobs[i]);
		tell_progress(batch, i + 1, count);
		print_job(batch, &jobs[i], between, i + 1 == count);
		status = MAX(status, jobs[i].status);
		g_clear_pointer(&jobs[i].out, free);
		g_clear_pointer(&jobs[i].err, free);
	}
	g_thread_pool_free(pool, FALSE, TRUE);
	return status;
}

int batch_run(const struct options *options, const struct command_io *io, batch_one one, const char *between)
{
	guint count = g_strv_length(options->arguments);

	if (count == 1)
		return run_one(options, io, one);
	struct batch batch = { .options = options, .io = io, .one = one };
	g_autofree struct job *jobs = g_new0(struct job, count);
	for (guint i = 0; i < count; i++)
		jobs[i].path = options->arguments[i];
	g_mutex_init(&batch.mutex);
	g_cond_init(&batch.finished);
	int status = run_jobs(&batch, jobs, count, between);
	if (!options->json)
		print_table(&batch, jobs, count);
	for (guint i = 0; i < count; i++)
		g_free(jobs[i].verdict);
	g_mutex_clear(&batch.mutex);
	g_cond_clear(&batch.finished);
	return status;
}
