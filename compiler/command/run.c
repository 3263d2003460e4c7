// SPDX-License-Identifier: EUPL-1.2
#include "command/run.h"

#include <libxml/xmlsave.h>
#include <unistd.h>

struct compile *run_compile(const char *path, const struct options *options, enum pass until,
			    const struct command_io *io)
{
	const struct compile_options asked = {
		.path = path, .lang = options->lang, .fallback_lang = locale_language(),
		 .as_of = options->date, .only_rule = options->rule, .until = until,
		.packs = options->packs,
	};
	g_autoptr(GError) error = NULL;
	struct compile *compile = compile_run(&asked, &error);

	if (!compile)
		say(io, options->said_in, MSG_CANNOT_READ, path, error->message);
	return compile;
}

int compile_status(const struct compile *compile, gboolean strict)
{
	if (!compile->complete)
		return STATUS_CANNOT;
	if (findings_count(compile->findings, SEVERITY_ERROR) > 0)
		return STATUS_FINDINGS;
	if (strict && findings_count(compile->findings, SEVERITY_WARNING) > 0)
		return STATUS_FINDINGS;
	return STATUS_OK;
}

char *compile_to_json(const struct compile *compile)
{
	g_autofree char *as_of = compile->charter ? date_format(compile->charter->as_of) : NULL;
	g_autofree char *law = compile->pack ? date_format(compile->pack->law_base) : NULL;
	const struct report_head head = { compile->options.path, as_of, law };

	return findings_to_json(compile->findings, &head);
}

static void dump_tree(const xmlDoc *doc, FILE *out)
{
	xmlChar *text = NULL;
	int length = 0;

	xmlDocDumpFormatMemoryEnc((xmlDoc *)doc, &text, &length, "UTF-8", 1);
	if (text)
		fwrite(text, 1, (size_t)length, out);
	xmlFree(text);
}

static void dump_model(const struct charter *charter, FILE *out)
{
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *p = charter->parties->pdata[i];
		fprintf(out, "partie %s role=%s secteur=%s%s\n", p->id, p->role->id, p->sector ? p->sector->id : "-",
			p->bound ? " tenue-au-secret" : "");
	}
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *k = charter->informations->pdata[i];
		fprintf(out, "information %s rang=%d lettre=%s\n", k->id, (int)k->rank, k->letter);
	}
	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *r = charter->rooms->pdata[i];
		fprintf(out, "%s %s categorie=%s plafond=%d sieges=%u\n", r->carrier ? "ecrit" : "instance", r->id,
			r->category, (int)r->ceiling, r->seats ? r->seats->len : 0);
	}
	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *f = charter->flows->pdata[i];
		fprintf(out, "flux %s lieu=%s entendu-par=", f->id, f->in ? f->in->id : "-");
		for (guint j = 0; f->hearers && j < f->hearers->len; j++)
			fprintf(out, "%s%s", j ? "," : "", ((const struct party *)f->hearers->pdata[j])->id);
		fputc('\n', out);
	}
}

static void dump_places(const struct loaded *loaded, FILE *out)
{
	for (guint i = 0; i < loaded->tags->len; i++) {
		const struct tag *tag = loaded->tags->pdata[i];
		fprintf(out, "%u %s:%u:%u\n", tag->index, tag->at.source->name, place_line(tag->at), place_column(tag->at));
	}
}

void compile_dump(const struct compile *compile, enum pass pass, FILE *out)
{
	const struct print_options print = { compile->lang, FALSE, FALSE };

	switch (pass) {
	case PASS_LOAD:
		dump_places(compile->loaded, out);
		break;
	case PASS_GRAMMAR:
		dump_tree(compile->loaded->doc, out);
		break;
	case PASS_MODEL:
		dump_model(compile->charter, out);
		break;
	case PASS_FACTS:
	case PASS_ANALYSE:
		dump_tree(compile->facts, out);
		break;
	default:
		findings_print(compile->findings, &print, out);
	}
}

gboolean need_files(const struct options *options, const struct command *command, const struct command_io *io)
{
	if (options->arguments && options->arguments[0])
		return TRUE;
	say(io, options->said_in, MSG_FILE_MISSING, command->name, command->arguments);
	return FALSE;
}

gboolean stream_is_terminal(FILE *stream)
{
	int fd = fileno(stream);
	return fd >= 0 && isatty(fd) && !g_getenv("NO_COLOR");
}
