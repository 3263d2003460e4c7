// SPDX-License-Identifier: EUPL-1.2
/*
 * The input language as a table, made from charter.rng when the program is built
 * (schema/language.xsl). Grammar messages are worded from it; nothing here is
 * written by hand, so it cannot drift from the grammar.
 */
#pragma once

#include "model/model.h"

/* What a value may be: one of `choices`, or text of type `data` under the
 * facets; the word «a-decider» if `to_decide`; several, separated by spaces, if
 * `list`. */
struct language_value {
	const char *name;           /* of its define: v.date, ref.parties…; "t." for an inline list */
	const char *const *choices; /* NULL-terminated, may be empty */
	gboolean to_decide, list;
	const char *data;           /* XSD type, or NULL: choices only */
	const char *pattern;        /* XSD regular expression, or NULL */
	guint min_length, max_length, max; /* characters, value; 0: no limit */
};

struct language_attribute {
	const char *name; /* qualified: xml:lang */
	gboolean required;
	const struct language_value *value;
	const char *doc;  /* help for authors, in French, or NULL */
};

struct language_element;
struct language_child {
	const struct language_element *element;
	gboolean required, many;
};

struct language_element {
	const char *name, *doc;
	const struct language_attribute *attributes; /* ended by a NULL name */
	const struct language_child *children;       /* ended by a NULL element */
	gboolean text;                               /* running text allowed */
	const struct language_value *content;        /* its text is this value, no children; or NULL */
};

const struct language_element *language_root(void);
/* All elements, NULL-terminated, in the order of the grammar. */
const struct language_element *const *language_elements(void);
const struct language_element *language_find(const char *name);
const struct language_attribute *language_attribute(const struct language_element *element, const char *name);
const struct language_child *language_child(const struct language_element *element, const char *name);
enum value_type language_value_type(const struct language_value *value);
/* «a, b, c» of the elements that accept the child, or the attribute; newly allocated. */
char *language_parents_of(const char *child);
char *language_bearers_of(const char *attribute);
