// SPDX-License-Identifier: EUPL-1.2
/*
 * ask: questions to a charter. One of four forms; --path takes three words and
 * --may too, which GOption does not know how to take: they are joined first.
 */
#include "ask/ask.h"
#include "command/run.h"

#include <string.h>

/* «--may A B C» becomes «--may=A B C»; ids have no space. Newly allocated vector, strings too. */
static char **join_words(int argc, char **argv)
{
	g_autoptr(GStrvBuilder) joined = g_strv_builder_new();

	for (int i = 0; i < argc; i++) {
		gboolean takes = (g_str_equal(argv[i], "--may") || g_str_equal(argv[i], "--path")) && i + 3 < argc;
		g_autofree char *one = takes ? g_strdup_printf("%s=%s %s %s", argv[i], argv[i + 1], argv[i + 2], argv[i + 3])
					     : g_strdup(argv[i]);
		g_strv_builder_add(joined, one);
		i += takes ? 3 : 0;
	}
	return g_strv_builder_end(joined);
}

/* The question asked; FALSE if there is not exactly one, or it lacks a word. */
static gboolean read_question(const struct options *options, char **words, struct ask_question *question)
{
	const char *forms[] = { options->who_can_learn, options->what_can_learn, options->path, options->may };
	guint n = 0;

	for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
		if (forms[i])
			question->form = (enum ask_form)i, n++;
	if (n != 1 || (options->in && question->form != ASK_MAY))
		return FALSE;
	question->room = options->in;
	if (question->form == ASK_WHO)
		question->information = forms[ASK_WHO];
	if (question->form == ASK_WHAT)
		question->to = forms[ASK_WHAT];
	if (!words)
		return TRUE;
	if (g_strv_length(words) != 3)
		return FALSE;
	question->from = words[0];
	question->to = words[1];
	question->information = words[2];
	return TRUE;
}

static void say_unknown(const struct ask_unknown *unknown, const struct options *options, const struct command_io *io)
{
	enum message message = unknown->information ? MSG_ASK_INFORMATION : unknown->room ? MSG_ASK_ROOM : MSG_ASK_PARTY;

	say(io, options->said_in, message, unknown->word, unknown->nearest);
}

static int answer_one(const struct compile *compile, const struct ask_question *question, const struct options *options,
		      const struct command_io *io)
{
	struct ask_unknown unknown = { NULL };
	g_autoptr(ask_answer_t) answer = ask_run(compile, question, &unknown);

	if (!answer) {
		say_unknown(&unknown, options, io);
		return STATUS_CANNOT;
	}
	if (options->json) {
		g_autofree char *json = ask_to_json(compile, answer);
		fprintf(io->out, "%s\n", json);
	} else {
		ask_print(compile, answer, io->out);
	}
	if (question->form == ASK_PATH)
		return answer->path ? STATUS_OK : STATUS_FINDINGS;
	return question->form == ASK_MAY && answer->verdict != ASK_LICIT ? STATUS_FINDINGS : STATUS_OK;
}

static int run(int argc, char **argv, const struct command_io *io)
{
	g_auto(options_t) options = { 0 };
	g_auto(GStrv) joined = join_words(argc, argv);
	struct ask_question question = { 0 };
	int status;

	if (!options_parse(&options, &command_ask, FOR_ASK, (int)g_strv_length(joined), joined, io, &status))
		return status;
	const char *three = options.may ? options.may : options.path;
	g_auto(GStrv) words = three ? g_strsplit(three, " ", -1) : NULL;
	if (!read_question(&options, words, &question)) {
		say(io, options.said_in, MSG_ASK_WHAT);
		return STATUS_CANNOT;
	}
	if (question.from && g_str_equal(question.from, question.to)) {
		say(io, options.said_in, MSG_ASK_SELF, question.from);
		return STATUS_CANNOT;
	}
	if (!need_files(&options, &command_ask, io))
		return STATUS_CANNOT;
	if (options.arguments[1]) {
		say(io, options.said_in, MSG_ASK_WHAT);
		return STATUS_CANNOT;
	}
	g_autoptr(compile_t) compile = run_compile(options.arguments[0], &options, PASS_CHECK, io);
	if (!compile)
		return STATUS_CANNOT;
	if (compile->complete)
		return answer_one(compile, &question, &options, io);
	const struct print_options print = { compile->lang, stream_is_terminal(io->err), FALSE };
	findings_print(compile->findings, &print, io->err);
	return STATUS_CANNOT;
}

const struct command command_ask = {
	"ask", "FILE --who-can-learn INFO | --what-can-learn PARTY | --path FROM TO INFO | --may FROM TO INFO [--in INSTANCE]",
	"répond : qui peut apprendre quoi, par quel chemin, et si l’on peut le dire",
	"answers: who can learn what, by which path, and whether it may be told", run,
};
