// SPDX-License-Identifier: EUPL-1.2
#include "command/command.h"

int command_main(int argc, char **argv, FILE *out, FILE *err)
{
	fprintf(err, "entente: en construction\n");
	return STATUS_CANNOT;
}
