// SPDX-License-Identifier: EUPL-1.2
/*
 * From cairo's PDF to the finished one: structure tree, artifacts, links,
 * destinations, bookmarks, metadata, colour profile, identifiers.
 */
#pragma once

#include "typeset/layout.h"
#include "typeset/paint.h"

GBytes *finish_pdf(struct typeset *t, struct painted *painted, GError **error);
