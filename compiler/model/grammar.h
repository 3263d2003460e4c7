// SPDX-License-Identifier: EUPL-1.2
/*
 * What grammar.c and grammar-value.c share. Nobody else includes it.
 */
#pragma once

#include "model/language.h"

#define GRAMMAR_MAX_FAULTS 200 /* findings of one check; then one more says so */

struct grammar {
	const char *lang;
	struct findings *findings;
	guint faults;
	gboolean partial; /* some file is missing: do not miss what it may hold */
};

/* Counts one more fault; FALSE when there are enough and nothing is to be said. */
gboolean grammar_fault(struct grammar *grammar, struct place at);
/* The id of the element, or of the nearest one around it that has one; or NULL. Borrowed. */
const char *grammar_blamed(const xmlNode *node);

/* Holds one attribute's value against what it may be; trims it where spaces do
 * not count, so that the next passes need not. */
void grammar_check_value(struct grammar *grammar, xmlNode *node, xmlAttr *attr, const char *name,
			 const struct language_value *value);
/* The same for an element that is nothing but its text. */
void grammar_check_content(struct grammar *grammar, xmlNode *node, const struct language_value *value);
/* «a, b, c» of a closed list, with a-decider if admitted; NULL if there is no list. */
char *grammar_choices(const struct language_value *value);
