// SPDX-License-Identifier: EUPL-1.2
/*
 * What the fuzzers share: silence, the project's examples, bytes as a file.
 * ENTENTE_ROOT is the root of the project.
 */
#pragma once

#include "compile.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* libxml2 and libxslt as the program sets them (offline, silent). */
void fuzz_prepare(void);
/* Compiles bytes as a charter; inclusions are refused. Packs are kept. Never NULL. */
struct compile *fuzz_compile(const char *bytes, gsize length, enum pass until);
/* The first example, compiled once; NULL-free, kept. */
struct compile *fuzz_example(void);
