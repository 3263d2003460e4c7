// SPDX-License-Identifier: EUPL-1.2
/*
 * The first two passes alone, for the tests of load/ and of the grammar:
 *
 *   check-driver [--lang=fr|en] [--load] [--text] [--tags] FILE…
 *
 * prints one JSON object of findings per FILE, one a line (or text, or the tags:
 * index, line, column, name, then each attribute with both its places). --load
 * and --tags stop before the grammar.
 */
#include "model/model.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void print_tag(const struct loaded *loaded, const xmlNode *node)
{
	const struct tag *tag = node->_private;

	g_assert(loaded_tag(loaded, tag->index) == tag);
	printf("%u %s:%u:%u %s", tag->index, tag->at.source->name, place_line(tag->at), place_column(tag->at),
	       (const char *)node->name);
	for (guint i = 0; i < tag->n_attributes; i++) {
		struct place value = tag->attributes[i].value_at;

		printf(" %s@%u:%u=%u:%u", tag->attributes[i].name, place_line(tag->attributes[i].at),
		       place_column(tag->attributes[i].at), place_line(value), place_column(value));
	}
	putchar('\n');
	for (const xmlNode *child = xmlFirstElementChild((xmlNode *)node); child;
	     child = xmlNextElementSibling((xmlNode *)child))
		print_tag(loaded, child);
}

static void print_json(const struct findings *findings, const char *name)
{
	const struct report_head head = { name, "2026-01-01", NULL };
	g_autofree char *text = findings_to_json(findings, &head);
	g_autoptr(JsonNode) root = json_from_string(text, NULL);
	g_autofree char *line = json_to_string(root, FALSE);

	puts(line);
}

int main(int argc, char **argv)
{
	const char *lang = "fr";
	gboolean text = FALSE, tags = FALSE, load = FALSE;

	for (int i = 1; i < argc; i++) {
		g_autoptr(findings_t) findings = NULL;
		g_autoptr(loaded_t) loaded = NULL;
		g_autoptr(GError) error = NULL;
		struct print_options options = { lang, FALSE, FALSE };

		if (g_str_has_prefix(argv[i], "--lang="))
			lang = argv[i] + 7;
		else if (strcmp(argv[i], "--text") == 0)
			text = TRUE;
		else if (strcmp(argv[i], "--tags") == 0)
			tags = TRUE;
		else if (strcmp(argv[i], "--load") == 0)
			load = TRUE;
		if (g_str_has_prefix(argv[i], "--"))
			continue;
		findings = findings_new();
		loaded = load_file(argv[i], lang, findings, &error);
		if (!loaded) {
			fprintf(stderr, "%s\n", error->message);
			return 2;
		}
		if (tags && loaded->doc && xmlDocGetRootElement(loaded->doc))
			print_tag(loaded, xmlDocGetRootElement(loaded->doc));
		if (!tags && !load)
			grammar_check(loaded, lang, findings);
		findings_sort(findings);
		if (text)
			findings_print(findings, &options, stdout);
		else if (!tags)
			print_json(findings, argv[i]);
		g_clear_pointer(&findings, findings_free);
	}
	return 0;
}
