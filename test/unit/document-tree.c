// SPDX-License-Identifier: EUPL-1.2
/*
 * Facts to a document tree, alone: document-tree MODELE[:LANGUAGE] FACTS.xml [ERRORS [final]].
 * Prints the numbered tree; 1 and the reason on standard error if there is none.
 * For the tests of test/document, which change facts by hand.
 */
#include "document/document.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	struct template_options options = { 0 };
	g_autoptr(GError) error = NULL;
	xmlDoc *facts, *tree;
	g_auto(GStrv) paper = g_strsplit(argc > 1 ? argv[1] : "", ":", 2);
	xmlChar *bytes;
	int length;

	if (argc < 3)
		return 2;
	options.errors = argc > 3 ? (guint)atoi(argv[3]) : 0;
	options.final = argc > 4;
	facts = xmlReadFile(argv[2], NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	if (!facts)
		return 2;
	options.lang = paper[1];
	tree = document_make(facts, paper[0], &options, &error);
	xmlFreeDoc(facts);
	if (!tree) {
		fprintf(stderr, "%s\n", error->message);
		return 1;
	}
	xmlDocDumpMemoryEnc(tree, &bytes, &length, "UTF-8");
	fwrite(bytes, 1, (size_t)length, stdout);
	xmlFree(bytes);
	xmlFreeDoc(tree);
	return 0;
}
