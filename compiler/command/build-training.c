// SPDX-License-Identifier: EUPL-1.2
/*
 * What goes with the trainer's pack: each of its sheets as a picture for slides,
 * and its questions for whoever wants to ask them again.
 */
#include "command/build.h"

#include <json-glib/json-glib.h>

#define FOLDER "formation/"

static void put(JsonBuilder *json, const char *name, xmlNode *node, const char *attribute)
{
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST attribute);

	json_builder_set_member_name(json, name);
	if (value)
		json_builder_add_string_value(json, (const char *)value);
	else
		json_builder_add_null_value(json);
	xmlFree(value);
}

/* The questions as `entente ask --may` takes them, and the answers. */
static char *questions_json(xmlDoc *facts)
{
	static const char *const names[][2] = { { "number", "numero" }, { "from", "de" }, { "to", "vers" }, { "information", "information" },
						{ "in", "instance" }, { "verdict", "verdict" }, { "flow", "flux" },
						{ "lawfulIn", "ailleurs" } };
	g_autoptr(JsonBuilder) json = json_builder_new();

	json_builder_begin_array(json);
	for (xmlNode *node = xmlDocGetRootElement(facts)->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || !g_str_equal((const char *)node->name, "exercices"))
			continue;
		for (xmlNode *row = node->children; row; row = row->next) {
			if (row->type != XML_ELEMENT_NODE)
				continue;
			json_builder_begin_object(json);
			for (guint i = 0; i < G_N_ELEMENTS(names); i++)
				put(json, names[i][0], row, names[i][1]);
			json_builder_end_object(json);
		}
	}
	json_builder_end_array(json);
	g_autoptr(JsonNode) root = json_builder_get_root(json);
	g_autofree char *text = json_to_string(root, TRUE);
	return g_strconcat(text, "\n", NULL);
}

void build_add_training(struct build *build, xmlDoc *facts)
{
	for (guint i = 0; i < build->drawings->len; i++) {
		const struct drawing *drawing = build->drawings->pdata[i];
		for (guint page = 0; page < drawing->pages->len; page++) {
			GBytes *bytes = build_picture(drawing->pages->pdata[page]);
			if (!bytes)
				continue;
			g_autofree char *name = g_strdup_printf(FOLDER "%s%s%s-%u.png", drawing->view->name, drawing->subject ? "-" : "",
								drawing->subject ? drawing->subject : "", page + 1);
			build_add(build, name, bytes);
		}
	}
	build_add_text(build, FOLDER "questions.json", questions_json(facts));
}
