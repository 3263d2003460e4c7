// SPDX-License-Identifier: EUPL-1.2
/*
 * From cairo's PDF to the finished one: structure tree, artifacts, links,
 * destinations, bookmarks, metadata, colour profile, identifiers.
 *
 * finish.c       libqpdf: reads, replaces page contents, adds objects, writes
 * finish-objects.c our objects as text, and cairo's file with them
 * finish-tags.c  structure tree, links, bookmarks as objects
 * finish-meta.c  XMP and the sRGB profile
 * finish-files.c files put inside
 * content.c      the scanner of content streams
 */
#pragma once

#include "typeset/layout.h"
#include "typeset/paint.h"

/* Objects to add, as PDF text that grows; ids are given out. */
struct objects {
	GString *out;
	GArray *places;         /* private: where each object begins */
	guint next_id;
	GArray *page_ids;       /* guint: object id of each page */
	guint tree_id, outlines_id, metadata_id, profile_id;
	guint names_id;         /* of the files inside, or 0 */
	GArray *file_ids;       /* guint: their specifications */
	GPtrArray *annotations; /* per page: GArray of guint, ids of its links */
};

/* The finished PDF; NULL with `error`. */
GBytes *finish_pdf(struct typeset *t, struct painted *painted, GError **error);

struct objects *objects_new(void);
void objects_free(struct objects *objects);
/* First and last: reads ids from cairo's file (FALSE if it is not as cairo writes
 * it); joins cairo's objects, without its structure tree, and ours in one file. */
gboolean objects_begin_file(struct objects *objects, const GByteArray *cairo_pdf);
GString *objects_end_file(struct objects *objects, const GByteArray *cairo_pdf);
/* Opens object `id`; close with objects_end. */
void objects_begin(struct objects *objects, guint id);
void objects_end(struct objects *objects);
/* `dictionary`: its entries but the length, without << >>. */
void objects_stream(struct objects *objects, guint id, const char *dictionary, const void *data, gsize length);
/* A text string. */
void objects_text(struct objects *objects, const char *text);
void objects_integer(struct objects *objects, guint value);
void objects_reference(struct objects *objects, guint id);
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
