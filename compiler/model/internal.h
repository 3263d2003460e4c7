// SPDX-License-Identifier: EUPL-1.2
/*
 * What the files of model/ share, and nobody else includes.
 *
 * tree.c        reading the loaded tree: children, attributes, lists
 * attribute.c   what attributes name, as structs of the model
 * reference.c   the pass that holds every reference and word against ids,
 *               vocabulary and law base
 * build.c       parties, informations; the order of the steps
 * room.c        instances and carriers: seats, readers, ceilings
 * flow.c        flows, promises, scenarios
 * letter.c      one letter per information, for the diagrams
 * resolve.c     who hears each flow; circles of references
 * consistency.c what contradicts itself
 * invariant.c   model_check
 */
#pragma once

#include "model/model.h"

struct builder {
	const struct loaded *loaded;
	struct pack *pack;
	const char *lang;          /* of the messages */
	struct findings *findings;
	struct charter *charter;
	gboolean broken;           /* a reference or a word does not resolve: no model */
	GHashTable *parties, *informations, *rooms, *flows; /* id -> struct */
	GHashTable *steps;         /* «scenario tag index#id» -> xmlNode */
};

/* ---- tree.c -------------------------------------------------------------- */

#define TO_DECIDE "a-decider"

gboolean element_is(const xmlNode *node, const char *name);
/* First child element called `name` (NULL: any), and the next sibling one. */
xmlNode *first_element(const xmlNode *parent, const char *name);
xmlNode *next_element(const xmlNode *node, const char *name);
/* Next element in document order within `top`, or NULL. */
xmlNode *following_element(const xmlNode *node, const xmlNode *top);
/* Value as written, surrounding space stripped; newly allocated, NULL if absent. */
char *attribute_dup(const xmlNode *node, const char *name);
/* Value, or NULL if absent, empty or left to decide; owned by the charter. */
const char *attribute_get(struct charter *charter, const xmlNode *node, const char *name);
gboolean attribute_is(const xmlNode *node, const char *name, const char *value);
date_n attribute_date(const xmlNode *node, const char *name);
/* Words of a list; NULL if absent or left to decide. Free with g_strfreev. */
char **attribute_list(const xmlNode *node, const char *name);
/* Text content, white space collapsed; newly allocated. */
char *text_dup(const xmlNode *node);
/* Place of `token` in the value of an attribute: exact when the source spells it so. */
struct place token_place(const xmlNode *node, const char *attribute, const char *token);
/* Keeps `string` as long as the charter. */
const char *charter_keep(struct charter *charter, char *string);

/* ---- reference.c ---------------------------------------------------------- */

enum { REF_PARTY = 1, REF_INFORMATION = 2, REF_ROOM = 4, REF_CARRIER = 8, REF_FLOW = 16, REF_STEP = 32,
	REF_ROLE = 64, REF_BASE = 128, REF_SCENARIO = 256, REF_TEXT = 512, REF_OTHER = 1024, REF_ANY = 2048,
	REF_LOCUS = REF_PARTY | REF_ROOM | REF_CARRIER };

/* Collects ids, then checks every id, reference and word of the tree. */
void references_check(struct builder *builder);
/* «une partie», «a party»…: the names of the kinds in `refs`, joined. Newly allocated. */
char *kind_names(guint refs, const char *lang);
/* findings_say, marking that no model comes out of it. */
#define SAY_BROKEN(builder, ...) ((builder)->broken = TRUE, findings_say((builder)->findings, (builder)->lang, __VA_ARGS__))
/* The step `id` of the scenario that holds `node`, or NULL. */
xmlNode *step_find(const struct builder *builder, const xmlNode *node, const char *id);

/* ---- attribute.c ---------------------------------------------------------- */

enum rank rank_parse(const struct pack *pack, const char *class_id);
guint rank_level(const struct pack *pack, enum rank rank);
/* The parties, informations… a list attribute names, in its order without repeats; empty array if none. */
GPtrArray *list_parties(const struct builder *builder, const xmlNode *node, const char *attribute);
GPtrArray *list_informations(const struct builder *builder, const xmlNode *node, const char *attribute);
GPtrArray *list_words(const struct builder *builder, enum word_kind kind, const xmlNode *node, const char *attribute);
/* The same, NULL when the attribute is absent. */
GPtrArray *list_parties_or_null(const struct builder *builder, const xmlNode *node, const char *attribute);
struct interval attribute_interval(const xmlNode *node);
void array_add_once(GPtrArray *array, gpointer item);
/* The word an attribute names, or NULL. */
const struct word *attribute_word(const struct builder *builder, enum word_kind kind, const xmlNode *node,
				  const char *attribute);

/* ---- build.c, room.c, flow.c, letter.c, resolve.c ------------------------- */

gboolean locus_find(const struct builder *builder, const char *id, struct locus *ret_locus);

void rooms_build(struct builder *builder);
void flows_build(struct builder *builder);
void nevers_build(struct builder *builder);
void scenarios_build(struct builder *builder);
void letters_assign(struct builder *builder);
void hearers_fill(struct charter *charter);
void cycles_check(struct builder *builder);
void consistency_check(struct builder *builder);

void seat_free(struct seat *seat);
void room_free(struct room *room);
void flow_free(struct flow *flow);
void never_free(struct never *never);
void scenario_free(struct scenario *scenario);
