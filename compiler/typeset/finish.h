// SPDX-License-Identifier: EUPL-1.2
/*
 * From cairo's PDF to the finished one: structure tree, artifacts, links,
 * destinations, bookmarks, metadata, colour profile, identifiers.
 *
 * finish.c       libqpdf: reads, replaces page contents, adds objects, writes
 * finish-tags.c  structure tree, links, bookmarks as objects
 * finish-meta.c  XMP and the sRGB profile
 * finish-files.c files put inside
 * content.c      the scanner of content streams
 */
#pragma once

#include "typeset/layout.h"
#include "typeset/paint.h"

/* Objects to add, as qpdf's JSON (version 2): text grows, ids are given out. */
struct objects {
	GString *json;
	guint next_id;
	const guint *page_ids;  /* object id of each page */
	guint tree_id, outlines_id, metadata_id, profile_id;
	guint names_id;         /* of the files inside, or 0 */
	GArray *file_ids;       /* guint: their specifications */
	GPtrArray *annotations; /* per page: GArray of guint, ids of its links */
};

/* The finished PDF; NULL with `error`. */
GBytes *finish_pdf(struct typeset *t, struct painted *painted, GError **error);

/* Opens object `id` in the JSON; close with objects_end. */
void objects_begin(struct objects *objects, guint id);
void objects_end(struct objects *objects);
void objects_stream(struct objects *objects, guint id, const char *dictionary, const void *data, gsize length);
/* A JSON string that is a PDF text string. */
void objects_text(struct objects *objects, const char *text);
void objects_number(struct objects *objects, double value);

void finish_tags(struct objects *objects, struct typeset *t, const struct painted *painted);
void finish_links(struct objects *objects, const struct painted *painted, GHashTable *ret_references);
void finish_outlines(struct objects *objects, const struct painted *painted);
/* The files inside: their specifications in objects->file_ids, names_id. `stamp`: D:20261201000000Z. */
void finish_files(struct objects *objects, const GPtrArray *attachments, const char *stamp);
/* Newly allocated. `stamp`: 2026-12-01T00:00:00Z. */
char *finish_xmp(const struct typeset *t, const char *stamp, const char *producer);
GBytes *finish_srgb(void);

/* `content` with the marks of cairo's leaves replaced by ours: the n-th one is leaves[n]. */
GString *content_rewrite(const char *content, gsize length, const GArray *leaves);
/* A ToUnicode map with its ligature signs spelt out; NULL if nothing changes.
 * `ligatures`: code -> text. */
GString *content_unligature(const char *map, gsize length, GHashTable *ligatures);
