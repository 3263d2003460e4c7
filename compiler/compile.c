// SPDX-License-Identifier: EUPL-1.2
#include "compile.h"

const char *pass_name(enum pass pass)
{
	static const char *const names[] = { "load", "grammar", "model", "facts", "analyse", "check" };
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == PASS_COUNT);
	return names[pass];
}
