// SPDX-License-Identifier: EUPL-1.2
/*
 * build: the papers and the diagrams of charters.
 *
 * Everything is made in memory first; files are written together, only when all
 * could be made (store.c).
 */
#include "command/attach.h"
#include "command/batch.h"
#include "command/build.h"
#include "command/style.h"

#include "analyse/analyse.h"
#include "audit/audit.h"
#include "diag/words.h"

#include <string.h>

/* The blank sheet of names: made only if asked for. */
#define DIRECTORY "annuaire"
/* Proofs of the promises that hold, as --only names them. */
#define CERTIFICATES "certificats"
/* The blank register of exchanges: a paper, and a sheet for `audit`. */
#define JOURNAL "registre-echanges"

void build_add(struct build *build, const char *name, GBytes *bytes)
{
	g_autofree char *path = g_build_filename(build->folder, name, NULL);

	g_ptr_array_add(build->outputs, output_new(path, bytes));
}

void build_add_text(struct build *build, const char *name, char *text)
{
	build_add(build, name, g_bytes_new_take(text, strlen(text)));
}

/* --only names papers, views, or «diagrammes» (all views). */
static gboolean wanted(const struct options *options, const char *name, gboolean diagram)
{
	if (!options->only)
		return TRUE;
	g_auto(GStrv) kinds = g_strsplit(options->only, ",", -1);
	return g_strv_contains((const char *const *)kinds, name) ||
	       (diagram && g_strv_contains((const char *const *)kinds, "diagrammes"));
}

static gboolean only_is_known(const struct options *options, const struct command_io *io)
{
	if (!options->only)
		return TRUE;
	g_auto(GStrv) kinds = g_strsplit(options->only, ",", -1);
	for (char **kind = kinds; *kind; kind++)
		if (!paper_find(*kind) && !view_find(*kind) && !g_str_equal(*kind, CERTIFICATES) && !g_str_equal(*kind, DIRECTORY)) {
			g_auto(GStrv) names = paper_names();
			g_autofree char *papers = g_strjoinv(", ", names);
			g_autoptr(GString) known = g_string_new(papers);
			for (const struct view *const *view = views; *view; view++)
				g_string_append_printf(known, ", %s", (*view)->name);
			g_string_append(known, ", " CERTIFICATES ", " DIRECTORY);
			say(io, options->said_in, MSG_ONLY_UNKNOWN, *kind, known->str);
			return FALSE;
		}
	return TRUE;
}

static gboolean each_view(struct build *build, gboolean (*work)(struct build *, const struct view *))
{
	for (const struct view *const *view = views; *view; view++)
		if (wanted(build->options, (*view)->name, TRUE) && !work(build, *view))
			return FALSE;
	return TRUE;
}

/* The sheets of the diagrams, told before the papers though they lead into one. */
static gboolean add_sheets(struct build *build)
{
	GPtrArray *papers = build->outputs;

	build->outputs = g_ptr_array_new_with_free_func(output_free);
	gboolean made = each_view(build, build_add_drawings);
	g_ptr_array_extend_and_steal(build->outputs, papers);
	return made;
}

/* Diagrams are drawn first: a paper that reports the findings then has those of the views too. */
static gboolean make_outputs(struct build *build)
{
	g_auto(GStrv) only = build->options->only ? g_strsplit(build->options->only, ",", -1) : NULL;
	g_autoptr(GPtrArray) papers = papers_wanted(build->compile->facts, (const char *const *)only);

	if (!each_view(build, build_draw_all))
		return FALSE;
	for (guint i = 0; i < papers->len; i++)
		if (!build_add_paper(build, papers->pdata[i]))
			return FALSE;
	if (!add_sheets(build))
		return FALSE;
	if (wanted(build->options, JOURNAL, FALSE))
		build_add_text(build, JOURNAL ".csv", journal_blank(build->compile->charter->lang));
	if (build->options->only && wanted(build->options, DIRECTORY, FALSE))
		build_add_text(build, DIRECTORY "-vierge.csv", build_blank_directory(build));
	if (build->compile->charter->nevers->len && wanted(build->options, CERTIFICATES, FALSE))
		build_add_text(build, CERTIFICATES ".json", facts_certify(build->compile->charter, build->compile->facts));
	return TRUE;
}

static gboolean write_outputs(const struct build *build)
{
	if (!store(build->outputs, build->options->said_in, build->io))
		return FALSE;
	for (guint i = 0; i < build->outputs->len; i++)
		fprintf(build->io->out, "%s\n", ((const struct output *)build->outputs->pdata[i])->path);
	return TRUE;
}

/* --attach-source: what goes inside each PDF. */
static gboolean take_source(struct build *build)
{
	g_autoptr(GError) error = NULL;

	if (!build->options->attach_source)
		return TRUE;
	build->attachments = attach_source(build->compile, &error);
	if (!build->attachments)
		say(build->io, build->options->said_in, MSG_CANNOT_READ, "regles", error->message);
	return build->attachments != NULL;
}

static int build_charter(struct compile *compile, const char *folder, const struct options *options,
			 const struct command_io *io)
{
	struct build build = {
		.compile = compile, .options = options, .io = io, .folder = g_strdup(folder),
		.outputs = g_ptr_array_new_with_free_func(output_free),
		.drawings = g_ptr_array_new_with_free_func(drawing_free),
		.errors = findings_count(compile->findings, SEVERITY_ERROR),
	};
	/* Read again for each charter: threads share no picture. It was found sound. */
	g_autoptr(findings_t) unsaid = findings_new();
	g_autoptr(page_look_t) look = options->style ? page_look_load(options->style, options->said_in, unsaid, NULL) : NULL;
	build.look = look ? &look->typeset : NULL;
	build.exported = look ? &look->exported : NULL;
	build.enlarge = look && look->enlarge > 0 ? look->enlarge : 1;
	build.said = findings_new();
	build.final = compile->charter->adopted && build.errors == 0;
	gboolean written = build_read_directory(&build) && take_source(&build) && make_outputs(&build) && write_outputs(&build);

	while (build.said->list->len) /* after the report, which is about the charter */
		findings_add(compile->findings, g_ptr_array_steal_index(build.said->list, 0));
	findings_free(build.said);
	directory_free(build.directory);
	if (build.attachments)
		g_ptr_array_unref(build.attachments);
	followed_free(build.followed);
	links_free(build.links);
	xmlFreeDoc(build.verdict);
	xmlFreeDoc(build.exercises);
	g_ptr_array_unref(build.outputs);
	g_ptr_array_unref(build.drawings);
	g_free(build.folder);
	return written ? compile_status(compile, options->strict) : STATUS_CANNOT;
}

static int build_one(const char *path, const struct options *options, const struct command_io *io, char **ret_verdict)
{
	gboolean several = options->arguments[1] != NULL;
	g_autoptr(compile_t) compile = run_compile(path, options, PASS_CHECK, io);
	int status = STATUS_CANNOT;

	if (!compile)
		return STATUS_CANNOT;
	if (compile->complete) {
		g_autofree char *folder = !options->output ? g_build_filename("out", compile->name, NULL)
			: several ? g_build_filename(options->output, compile->name, NULL) : g_strdup(options->output);
		status = build_charter(compile, folder, options, io);
	}
	findings_sort(compile->findings);
	if (compile->findings->list->len > 0) {
		const struct print_options print = { compile->lang, io->coloured, options->strict };
		findings_print(compile->findings, &print, io->out);
	}
	*ret_verdict = findings_verdict(compile->findings, options->said_in);
	return status;
}

/* Whether --style names a style without fault; else tells why not. */
static gboolean style_is_sound(const struct options *options, const struct command_io *io)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(findings_t) findings = findings_new();
	g_autoptr(page_look_t) look = page_look_load(options->style, options->said_in, findings, &error);
	const struct print_options print = { options->said_in, io->coloured, TRUE };

	if (error)
		say(io, options->said_in, MSG_CANNOT_READ, options->style, error->message);
	else if (!look)
		say(io, options->said_in, MSG_STYLE_UNKNOWN, options->style, page_look_names());
	if (findings->list->len == 0)
		return look != NULL;
	findings_sort(findings);
	findings_print(findings, &print, io->out);
	return FALSE;
}

static int run(int argc, char **argv, const struct command_io *io)
{
	g_auto(options_t) options = { 0 };
	int status;

	if (!options_parse(&options, &command_build, FOR_BUILD, argc, argv, io, &status))
		return status;
	if (!need_files(&options, &command_build, io) || !only_is_known(&options, io))
		return STATUS_CANNOT;
	if (options.style && !style_is_sound(&options, io))
		return STATUS_CANNOT;
	return batch_run(&options, io, build_one, NULL);
}

const struct command command_build = {
	"build", "[options] FILE… [-o DIR]", "produit les documents et les schémas",
	"makes the papers and the diagrams", run,
};
