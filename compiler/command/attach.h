// SPDX-License-Identifier: EUPL-1.2
/*
 * What --attach-source puts inside each paper.
 */
#pragma once

#include "compile.h"

/* The charter's files, its own rules, and its findings (constats.json), as
 * `struct attachment *` that die with the array. Names are from the charter's
 * folder, so that bytes do not tell where it was compiled. NULL with `error` if
 * a file cannot be read again. */
GPtrArray *attach_source(const struct compile *compile, GError **error);
