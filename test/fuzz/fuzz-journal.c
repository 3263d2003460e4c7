// SPDX-License-Identifier: EUPL-1.2
/* Bytes as a journal of exchanges, judged against an example; nothing of a cell may be printed. */
#include "common.h"

#include "audit/audit.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	fuzz_prepare();
	fuzz_example();
	return 0;
}

static void judge(const GPtrArray *records)
{
	g_autoptr(journal_t) journal = journal_read(records, fuzz_example()->charter);

	if (journal->broken || journal->exchanges->len > 20)
		return;
	g_autoptr(audit_t) audit = audit_make(fuzz_example(), journal);
	g_autofree char *json = audit->failed ? NULL : audit_to_json(audit, journal, 5);

	g_assert(!json || g_utf8_validate(json, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = csv_decode((const char *)data, size);
	struct csv_fault fault;
	GPtrArray *records = text ? csv_read(text, journal_separator(text), &fault) : NULL;

	if (records) {
		judge(records);
		g_ptr_array_unref(records);
	}
	return 0;
}
