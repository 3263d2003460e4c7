// SPDX-License-Identifier: EUPL-1.2
/*
 * The table of the language, and look-ups in it. It has some seventy elements:
 * walking it is quick enough.
 */
#include "model/language.h"

#include <string.h>

#include "schema/language.inc"

const struct language_element *language_root(void)
{
	return ROOT_ELEMENT;
}

const struct language_element *const *language_elements(void)
{
	return elements;
}

const struct language_element *language_find(const char *name)
{
	for (guint i = 0; elements[i]; i++)
		if (strcmp(elements[i]->name, name) == 0)
			return elements[i];
	return NULL;
}

const struct language_attribute *language_attribute(const struct language_element *element, const char *name)
{
	for (const struct language_attribute *attribute = element->attributes; attribute->name; attribute++)
		if (strcmp(attribute->name, name) == 0)
			return attribute;
	return NULL;
}

const struct language_child *language_child(const struct language_element *element, const char *name)
{
	for (const struct language_child *child = element->children; child->element; child++)
		if (strcmp(child->element->name, name) == 0)
			return child;
	return NULL;
}

enum value_type language_value_type(const struct language_value *value)
{
	static const struct { const char *prefix; enum value_type type; } types[] = {
		{ "v.id", VALUE_ID }, { "v.date", VALUE_DATE }, { "v.duree", VALUE_DURATION },
		{ "v.ouinon", VALUE_YESNO }, { "v.entier", VALUE_INTEGER }, { "v.nombre", VALUE_DECIMAL },
		{ "v.texte", VALUE_TEXT }, { "v.mot", VALUE_TEXT }, { "v.langue", VALUE_CHOICE },
		{ "v.", VALUE_OTHER }, { "t.", VALUE_CHOICE }, { "voc.", VALUE_WORD },
		{ "ref.base", VALUE_BASIS }, { "ref.", VALUE_REFERENCE },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_str_has_prefix(value->name, types[i].prefix))
			return types[i].type;
	return VALUE_OTHER;
}

enum value_type language_attribute_type(const xmlNode *node, const char *attribute)
{
	const struct language_element *element = language_find((const char *)node->name);
	const struct language_attribute *found = element ? language_attribute(element, attribute) : NULL;

	return found ? language_value_type(found->value) : VALUE_OTHER;
}

static void list_add(GString *list, const char *name)
{
	g_string_append_printf(list, "%s<%s>", list->len ? ", " : "", name);
}

char *language_parents_of(const char *child)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; elements[i]; i++)
		if (language_child(elements[i], child))
			list_add(list, elements[i]->name);
	return g_string_free(list, FALSE);
}

char *language_bearers_of(const char *attribute)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; elements[i]; i++)
		if (language_attribute(elements[i], attribute))
			list_add(list, elements[i]->name);
	return g_string_free(list, FALSE);
}
