// SPDX-License-Identifier: EUPL-1.2
/* Bytes as a charter: load, grammar, model, facts, analysis, law; findings printed. */
#include "common.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	fuzz_prepare();
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct compile *compile = fuzz_compile((const char *)data, size, PASS_CHECK);
	const struct report_head head = { "fuzz.xml", NULL, NULL };
	g_autofree char *json = NULL;

	findings_sort(compile->findings);
	json = findings_to_json(compile->findings, &head);
	g_assert(g_utf8_validate(json, -1, NULL));
	g_assert(compile->complete || findings_count(compile->findings, SEVERITY_ERROR) > 0);
	compile_free(compile);
	return 0;
}
