// SPDX-License-Identifier: EUPL-1.2
/*
 * A charter to the facts with their verdict, or to the tree of its report or of
 * another paper: report-tree [--facts | --paper=MODELE [--lang=LANG]] CHARTER.xml.
 * For the tests of test/document.
 */
#include "compile.h"
#include "document/document.h"
#include "report/report.h"

#include <stdio.h>
#include <string.h>

static void dump(xmlDoc *doc)
{
	xmlChar *bytes;
	int length;

	xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8");
	fwrite(bytes, 1, (size_t)length, stdout);
	xmlFree(bytes);
}

int main(int argc, char **argv)
{
	gboolean only_facts = argc > 2 && strcmp(argv[1], "--facts") == 0;
	const struct compile_options asked = { .path = argc > 1 ? argv[argc - 1] : "", .fallback_lang = "fr", .until = PASS_CHECK };
	g_autoptr(GError) error = NULL;
	g_autoptr(compile_t) compile = compile_run(&asked, &error);

	if (!compile || !compile->complete)
		return 2;
	xmlDoc *facts = report_facts(compile);
	const char *modele = argc > 2 && g_str_has_prefix(argv[1], "--paper=") ? argv[1] + strlen("--paper=") : "rapport-validation";
	const char *lang = argc > 3 && g_str_has_prefix(argv[2], "--lang=") ? argv[2] + strlen("--lang=") : NULL;
	const struct template_options options = { lang, findings_count(compile->findings, SEVERITY_ERROR), FALSE, NULL };
	xmlDoc *tree = only_facts ? NULL : document_make(facts, modele, &options, &error);
	if (only_facts || tree)
		dump(tree ? tree : facts);
	else
		fprintf(stderr, "%s\n", error->message);
	xmlFreeDoc(tree);
	xmlFreeDoc(facts);
	return only_facts || tree ? 0 : 1;
}
