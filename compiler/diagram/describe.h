// SPDX-License-Identifier: EUPL-1.2
/*
 * What the views say of a charter, in words: names, bases, conditions, and one
 * whole sentence per flow. Wording comes from the lexicon, names and texts from
 * the model. Everything returned is newly allocated unless said otherwise.
 */
#pragma once

#include "charter.h"
#include "diagram/look.h"

enum nature flow_nature(const struct flow *flow);
/* Level of the most protected information it carries. */
guint flow_level(const struct flow *flow);
/* The heading it stands under: the room it comes from, or where it is said, or
 * the room of the carrier it is written in; a carrier of its own; NULL if direct. */
struct room *flow_place(const struct flow *flow);
/* True if it goes from one party to another outside any room. */
gboolean flow_is_direct(const struct flow *flow);

/* Who speaks: the party, or for a room those who chair it, else those who animate it; may be none.
 * Borrowed elements (struct party *). */
GPtrArray *flow_voices(const struct flow *flow);

/* Short name of a party, as it is. Borrowed. */
const char *plain_party(const struct party *party);
/* Short name of a party (with § if bound), of a room, of either. */
char *party_words(const struct party *party);
const char *room_words(const struct room *room);
char *locus_words(const struct locus *locus);
const char *level_name(const struct look *look, guint level);

/* «CSI, art. L. 132-5 ; charte, art. 3»; "" if there is none. */
char *basis_words(const struct look *look, const struct charter *charter, const GPtrArray *bases);
/* Label and official address (borrowed, may be NULL) of one basis. */
char *basis_label(const struct charter *charter, const char *id, const char **ret_address);
/* First address among the bases, or NULL. Borrowed. */
const char *basis_address(const struct charter *charter, const GPtrArray *bases);
/* Basis of a room: its own, or its type's. May be "". */
char *room_basis_words(const struct charter *charter, const struct room *room);

/* Title, channel, purpose, conditions. In a diagram, the title or the channel; on a card, what the speaker must heed;
 * in a row, all that the row does not show; in a sentence, all. */
enum telling { TELL_BRIEF, TELL_CARD, TELL_ROW, TELL_ALL };
char *condition_words(const struct look *look, const struct flow *flow, enum telling telling);
/* «Obligatoire», «Interdit», «Filtré»… or "" for what is merely permitted. */
const char *nature_words(const struct look *look, enum nature nature);
/* A whole sentence: number, who, what, to whom or where, who hears, basis, conditions. */
char *flow_sentence(const struct look *look, const struct charter *charter, const struct flow *flow);
char *never_sentence(const struct look *look, const struct charter *charter, const struct never *never);
/* «F (Faits de terrain, confidentiel)», joined. */
char *items_words(const struct look *look, const GPtrArray *items);
/* Whom a promise protects from: a party, a room, or a role. */
char *never_target_words(const struct look *look, const struct never *never);
/* Attribute of an element of the charter, without its final stop, or NULL if
 * there is none or it is left to be decided. `node` may be NULL. */
char *attribute_words(const xmlNode *node, const char *attribute);
/* The same of a duration («14 jours»), in the language of the page; what is none stays as the author wrote it. */
char *duration_words(const struct look *look, const xmlNode *node, const char *attribute);
char *date_words(const struct look *look, date_n date);
char *strings_joined(const GPtrArray *strings, const char *separator);

/* Parties in the order of the columns: sector (vocabulary order), then model. Borrowed elements. */
GPtrArray *parties_in_order(const struct charter *charter);
