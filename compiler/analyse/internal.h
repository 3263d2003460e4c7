// SPDX-License-Identifier: EUPL-1.2
/*
 * What the files of analyse/ share, and nobody else includes.
 *
 * facts.c        the order of the facts: head, parameters, copies
 * facts-copy.c   an element of the charter as a fact: attributes, numbers, text
 * facts-party.c  traits of parties; parties and informations
 * facts-room.c   instances, seats, carriers
 * facts-flow.c   flows, those who hear them, promises
 * need.c         who has a reason to know what (flow-semantics §7)
 * gate.c         what each flow lawfully releases (flow-semantics §4)
 * cite.c         law found in running text
 */
#pragma once

#include "analyse/analyse.h"
#include "model/model.h"

#define FACTS_NAMESPACE "urn:entente:faits:1"

/* Yes/no traits of a party: «oui», «non» or «a-decider». */
enum trait { TRAIT_BOUND, TRAIT_ELECTED, TRAIT_PUBLIC_AGENT, TRAIT_SOCIAL, TRAIT_CHILD, TRAIT_CARE,
	TRAIT_JUDICIAL, TRAIT_POLICE, TRAIT_STATE, TRAIT_IN_CHARGE, TRAIT_COUNT };

struct needs;
struct writer {
	const struct charter *charter;
	xmlDoc *doc;
	xmlNs *ns;
	xmlNode *root;
	const char *(*traits)[TRAIT_COUNT]; /* by index of party */
	char *level;                        /* of a role: the word that gives its level here, or NULL */
	struct needs *needs;
	GPtrArray *flows;                   /* xmlNode *: the fact of each flow, by index */
};

/* ---- facts-copy.c ------------------------------------------------------------ */

xmlNode *fact_new(struct writer *writer, xmlNode *parent, const char *name);
void fact_set(xmlNode *fact, const char *name, const char *value);
void fact_set_number(xmlNode *fact, const char *name, guint value);
void fact_set_yes(xmlNode *fact, const char *name, gboolean value);
/* Ids of an array of structs that start with { index, id } are listed by these. */
void fact_set_parties(xmlNode *fact, const char *name, const GPtrArray *parties);
void fact_set_source(xmlNode *fact, const xmlNode *node);
/* Sets `name`, unless the author left the attribute of that name to decide. */
void fact_set_or_to_decide(xmlNode *fact, const xmlNode *node, const char *name, const char *value);
/* The author's attributes that `fact` does not have yet, and what derives from dates and durations. */
void fact_copy_attributes(xmlNode *fact, const xmlNode *node);
/* The author's text and child elements, marks included. */
void fact_copy_content(struct writer *writer, xmlNode *fact, const xmlNode *node);
/* The whole element as written. */
xmlNode *fact_copy(struct writer *writer, xmlNode *parent, const xmlNode *node);
/* Sort key of `text`: ASCII, lower case, figures padded. Newly allocated. */
char *collation_key(const char *text);
void fact_set_key(xmlNode *fact, const char *text);
const char *force_name(enum force force);
/* ref, libelle, adresse, etat, successeur… of a provision or local text. */
void fact_set_provision(struct writer *writer, xmlNode *fact, const char *ref);
/* One `element` (<base>, <infraction>) per reference of `refs` (NULL-terminated). */
void bases_write(struct writer *writer, xmlNode *parent, const char *element, char **refs);

/* ---- facts-party.c ------------------------------------------------------------ */

void traits_compute(struct writer *writer);
void traits_set(struct writer *writer, xmlNode *fact, const char *prefix, const struct party *party);
void parties_write(struct writer *writer);
void informations_write(struct writer *writer);
/* classe, rang, niveau, nominative, natures of the highest of `items`. */
void class_set(struct writer *writer, xmlNode *fact, const GPtrArray *items);

/* ---- facts-room.c, facts-flow.c ------------------------------------------------- */

void rooms_write(struct writer *writer);
void flows_write(struct writer *writer);
void nevers_write(struct writer *writer);
gboolean seat_admits(const struct seat *seat, const struct flow *flow);
/* A present member, guests left out. */
gboolean room_member(const struct room *room, const struct party *party);

/* ---- need.c, gate.c, cite.c ------------------------------------------------------- */

struct needs *needs_new(const struct charter *charter);
void needs_free(struct needs *needs);
/* Kinds that `info` can be derived from, transitively, document order; borrowed. */
const GPtrArray *needs_origins(const struct needs *needs, const struct information *info);
/* Adds <porte> to the facts of the flows; the rest of the facts is complete. */
void gates_write(struct writer *writer);
/* Adds <citation-de-texte> and <terme-releve>. */
void citations_write(struct writer *writer);

/* ---- follow.c --------------------------------------------------------------------- */

/* Whether a fact is of the second step (facts.rnc). */
gboolean fact_follows(const xmlNode *fact);
/* How many goals of the flow problem one <jamais> makes, in its order (flow-input.c). */
guint never_goals(const struct never *never);
