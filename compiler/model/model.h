// SPDX-License-Identifier: EUPL-1.2
/*
 * From the loaded tree to the model.
 *
 * language.c  the table of elements and attributes, made from charter.rng at
 *             build time (schema/language.xsl); what our messages expect
 * grammar.c   holds the tree against the table: names, values, cardinalities,
 *             with the nearest right name; then RELAX NG as the gate
 * reference.c ids, references, words of the vocabulary: one table, one pass
 * build.c, room.c, flow.c, letter.c  the tree to structs
 * resolve.c   hearers of each flow; circles of references
 * consistency.c, invariant.c  what contradicts itself; model_check
 */
#pragma once

#include "charter.h"

/* True if the tree is a valid charter; else findings were added. */
gboolean grammar_check(const struct loaded *loaded, const char *lang, struct findings *findings);

/* Builds and resolves the model at `as_of` (0: the charter's own date). The
 * tree has passed grammar_check. NULL if references or words do not resolve:
 * findings were added (as many as can be found, not the first). */
struct charter *model_build(const struct loaded *loaded, struct pack *pack, date_n as_of,
			    const char *lang, struct findings *findings);
void charter_free(struct charter *charter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(charter_t, charter_free)

/* `charter` without the rooms, carriers, parties (as ends of flows) and flows
 * named in `ids`; it lives no longer than `charter`. */
struct charter *charter_without(const struct charter *charter, const char *const *ids);
void charter_without_free(struct charter *view);

/* Debug check of every link of the model; aborts on a broken one. */
void model_check(const struct charter *charter);

/* What the language table says of a value, for facts.c. */
enum value_type { VALUE_TEXT, VALUE_ID, VALUE_DATE, VALUE_DURATION, VALUE_YESNO, VALUE_INTEGER,
	VALUE_DECIMAL, VALUE_CHOICE, VALUE_WORD, VALUE_REFERENCE, VALUE_BASIS, VALUE_OTHER };
enum value_type language_attribute_type(const xmlNode *element, const char *attribute);
