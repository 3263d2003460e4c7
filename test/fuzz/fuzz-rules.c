// SPDX-License-Identifier: EUPL-1.2
/* Bytes as a file of own rules, read, then tried on the facts of an example. */
#include "common.h"

#include "check/rule.h"

#include <libxml/parser.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	fuzz_prepare();
	fuzz_example();
	return 0;
}

static void each(const struct rule *rule, xmlNode *element, gpointer data)
{
	++*(guint *)data;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct compile *example = fuzz_example();
	xmlDoc *doc = size < (1 << 20) ? xmlReadMemory((const char *)data, (int)size, "regles.sch", NULL, XML_PARSE_NONET) : NULL;
	g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
	g_autoptr(GError) error = NULL;
	guint found = 0;

	if (doc && !doc->intSubset && rules_read(doc, ORIGIN_CHARTER, rules, &error))
		check_raw(example->pack, rules, example->facts, example->charter->as_of, each, &found);
	g_clear_pointer(&rules, g_ptr_array_unref);
	xmlFreeDoc(doc);
	return 0;
}
