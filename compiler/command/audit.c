// SPDX-License-Identifier: EUPL-1.2
/*
 * audit: real exchanges held against a charter. Nothing of the journal's cells
 * is printed.
 */
#include "command/options.h"
#include "command/run.h"

#include "audit/audit.h"
#include "diag/words.h"

/* The journal's records, or NULL after telling why. */
static GPtrArray *read_records(const char *path, char **ret_text, const char *lang, const struct command_io *io)
{
	g_autofree char *bytes = NULL;
	g_autoptr(GError) error = NULL;
	struct csv_fault fault = { CSV_ENCODING, 1, 1 };
	GPtrArray *records = NULL;
	gsize length = 0;

	if (!g_file_get_contents(path, &bytes, &length, &error)) {
		say(io, lang, MSG_CANNOT_READ, path, error->message);
		return NULL;
	}
	if (length > CSV_MAX_BYTES) {
		say(io, lang, MSG_JOURNAL_TOO_BIG, path);
		return NULL;
	}
	*ret_text = csv_decode(bytes, length);
	if (*ret_text)
		records = csv_read(*ret_text, journal_separator(*ret_text), &fault);
	if (!records) {
		g_autofree char *line = g_strdup_printf("%u", fault.line), *column = g_strdup_printf("%u", fault.column);
		say(io, lang, MSG_JOURNAL_SYNTAX, path, line, column,
		    report_word((enum report_word)(WORD_AUDIT_CSV_FIRST + fault.trouble), lang));
	}
	return records;
}

static int report(const struct compile *compile, const struct journal *journal, const struct options *options,
		  const struct command_io *io)
{
	g_autoptr(audit_t) audit = audit_make(compile, journal);
	guint threshold = audit_threshold(compile->charter, options->mask);

	if (audit->failed) {
		say(io, options->said_in, MSG_JOURNAL_CHARTER, options->arguments[0]);
		return STATUS_CANNOT;
	}
	if (options->json) {
		g_autofree char *json = audit_to_json(audit, journal, threshold);
		fprintf(io->out, "%s\n", json);
	} else {
		audit_print(audit, journal, threshold, io->out);
	}
	if (journal->broken)
		return STATUS_CANNOT;
	return audit->counts[EXCHANGE_CONFORMING] == audit->total ? STATUS_OK : STATUS_FINDINGS;
}

static int audit_journal(const struct options *options, const struct command_io *io)
{
	g_autoptr(compile_t) compile = run_compile(options->arguments[0], options, PASS_CHECK, io);
	g_autofree char *text = NULL;
	int status = STATUS_CANNOT;

	if (!compile)
		return STATUS_CANNOT;
	if (!compile->complete) {
		const struct print_options print = { compile->lang, io->coloured, FALSE };
		findings_print(compile->findings, &print, io->out);
		return STATUS_CANNOT;
	}
	GPtrArray *records = read_records(options->arguments[1], &text, options->said_in, io);
	if (!records)
		return STATUS_CANNOT;
	g_autoptr(journal_t) journal = journal_read(records, compile->charter);
	status = report(compile, journal, options, io);
	g_ptr_array_unref(records);
	return status;
}

static int run(int argc, char **argv, const struct command_io *io)
{
	g_auto(options_t) options = { 0 };
	int status;

	if (!options_parse(&options, &command_audit, FOR_AUDIT, argc, argv, io, &status))
		return status;
	if (!options.arguments || g_strv_length(options.arguments) != 2) {
		say(io, options.said_in, MSG_FILE_MISSING, command_audit.name, command_audit.arguments);
		return STATUS_CANNOT;
	}
	return audit_journal(&options, io);
}

const struct command command_audit = {
	"audit", "[options] FILE JOURNAL.csv", "confronte des échanges réels à la charte",
	"holds real exchanges against the charter", run,
};
