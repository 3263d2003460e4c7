// SPDX-License-Identifier: EUPL-1.2
/*
 * Raw verdicts of our engine, for the oracle to hold against other Schematron
 * processors:
 *
 *   raw-driver --facts <LIST
 *
 * writes the facts of many charters: a line of LIST is AS-OF (or nothing),
 * CHARTER and TARGET, tab-separated;
 *
 *   raw-driver FACTS.xml…
 *
 * prints for each file of facts, tab-separated, a line «rule FILE ID» per rule
 * tried at its as-of date, and a line «fails FILE ID N» per element where that
 * rule's assertion is false: N counts elements in document order, from 1.
 */
#include "check/check.h"
#include "command/run.h"

#include <libxml/parser.h>
#include <string.h>

static struct pack *pack_of(GHashTable *known, const char *jurisdiction)
{
	struct pack *pack = g_hash_table_lookup(known, jurisdiction);

	if (!pack) {
		pack = pack_load(jurisdiction);
		if (!pack)
			g_error("no law «%s»", jurisdiction);
		g_hash_table_insert(known, g_strdup(jurisdiction), pack);
	}
	return pack;
}

static void number(GHashTable *numbers, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		g_hash_table_insert(numbers, (gpointer)child, GUINT_TO_POINTER(g_hash_table_size(numbers) + 1));
		number(numbers, child);
	}
}

struct printer { const char *file; GHashTable *numbers; };

static void print(const struct rule *rule, xmlNode *element, gpointer data)
{
	const struct printer *printer = data;
	printf("fails\t%s\t%s\t%u\n", printer->file, rule->id, GPOINTER_TO_UINT(g_hash_table_lookup(printer->numbers, element)));
}

static void run(GHashTable *known, const char *file)
{
	xmlDoc *facts = xmlReadFile(file, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	if (!facts)
		g_error("%s: unreadable", file);
	xmlNode *root = xmlDocGetRootElement(facts);
	xmlChar *jurisdiction = xmlGetNoNsProp(root, BAD_CAST "droit"), *date = xmlGetNoNsProp(root, BAD_CAST "au-n");
	struct pack *pack = pack_of(known, (const char *)jurisdiction);
	const GPtrArray *rules = rules_of(pack);
	date_n as_of = (date_n)g_ascii_strtoull((const char *)date, NULL, 10);
	g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);
	struct printer printer = { file, numbers };
	number(numbers, (const xmlNode *)facts);
	for (guint i = 0; i < rules->len; i++)
		if (rule_in_force(rules->pdata[i], pack, as_of))
			printf("rule\t%s\t%s\n", file, ((const struct rule *)rules->pdata[i])->id);
	check_raw(pack, rules, facts, as_of, print, &printer);
	xmlFree(jurisdiction);
	xmlFree(date);
	xmlFreeDoc(facts);
}

static void write_facts(GHashTable *known, const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, "\t", 3);
	struct compile_options options = { .path = parts[1], .fallback_lang = "en", .until = PASS_ANALYSE, .packs = known };
	g_autoptr(compile_t) compile = NULL;
	FILE *out;

	options.as_of = *parts[0] ? date_parse(parts[0]) : 0;
	compile = compile_run(&options, NULL);
	if (!compile || !compile->facts)
		g_error("%s: no facts", parts[1]);
	out = fopen(parts[2], "wb");
	g_assert(out);
	compile_dump(compile, PASS_ANALYSE, out);
	fclose(out);
}

int main(int argc, char **argv)
{
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)pack_free);
	char line[8192];

	if (argc == 2 && strcmp(argv[1], "--facts") == 0)
		while (fgets(line, sizeof line, stdin))
			write_facts(known, g_strchomp(line));
	else
		for (int i = 1; i < argc; i++)
			run(known, argv[i]);
	return 0;
}
