// SPDX-License-Identifier: EUPL-1.2
/*
 * From a fact back to where the author wrote it.
 */
#include "check/rule.h"

guint fact_source(const xmlNode *node)
{
	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
		xmlChar *text = xmlGetNoNsProp(node, BAD_CAST "src");
		guint src = text ? (guint)g_ascii_strtoull((const char *)text, NULL, 10) : 0;
		xmlFree(text);
		if (src)
			return src;
	}
	return 0;
}

struct place fact_place(const struct charter *charter, const xmlNode *node, const char *attribute)
{
	const struct tag *tag = charter->loaded ? loaded_tag(charter->loaded, fact_source(node)) : NULL;
	for (guint i = 0; tag && attribute && i < tag->n_attributes; i++)
		if (g_str_equal(tag->attributes[i].name, attribute))
			return tag->attributes[i].at;
	return tag ? tag->at : (struct place){ NULL, 0 };
}
