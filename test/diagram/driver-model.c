// SPDX-License-Identifier: EUPL-1.2
/*
 * A model as JSON, read off the model and not off a view: what the tests hold
 * the pictures to.
 */
#include "driver-model.h"

#include <json-glib/json-glib.h>

static void put(JsonBuilder *json, const char *name, const char *value)
{
	json_builder_set_member_name(json, name);
	if (value)
		json_builder_add_string_value(json, value);
	else
		json_builder_add_null_value(json);
}

static void put_number(JsonBuilder *json, const char *name, gint64 value)
{
	json_builder_set_member_name(json, name);
	json_builder_add_int_value(json, value);
}

static void put_parties(JsonBuilder *json, const char *name, const GPtrArray *parties)
{
	json_builder_set_member_name(json, name);
	json_builder_begin_array(json);
	for (guint i = 0; parties && i < parties->len; i++)
		json_builder_add_string_value(json, ((const struct party *)parties->pdata[i])->id);
	json_builder_end_array(json);
}

static void put_letters(JsonBuilder *json, const GPtrArray *items)
{
	json_builder_set_member_name(json, "letters");
	json_builder_begin_array(json);
	for (guint i = 0; i < items->len; i++)
		json_builder_add_string_value(json, ((const struct information *)items->pdata[i])->letter);
	json_builder_end_array(json);
}

static const char *locus_id(const struct locus *locus)
{
	return locus->kind == LOCUS_PARTY ? locus->party->id : locus->room->id;
}

static void put_flows(JsonBuilder *json, const struct charter *charter)
{
	static const char *const modes[] = { "faculte", "devoir", "interdit" };
	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *f = charter->flows->pdata[i];
		json_builder_begin_object(json);
		put(json, "id", f->id);
		put_number(json, "number", f->index + 1);
		put(json, "from", locus_id(&f->from));
		put(json, "to", locus_id(&f->to));
		put(json, "in", f->in ? f->in->id : NULL);
		put(json, "mode", modes[f->modality]);
		put_number(json, "anonymised", f->anonymised);
		put_number(json, "in_force", f->in_force);
		put_letters(json, f->items);
		put_parties(json, "hearers", f->hearers);
		json_builder_set_member_name(json, "bases");
		json_builder_begin_array(json);
		for (guint k = 0; k < f->bases->len; k++)
			json_builder_add_string_value(json, f->bases->pdata[k]);
		json_builder_end_array(json);
		json_builder_end_object(json);
	}
}

static void put_places(JsonBuilder *json, const struct charter *charter)
{
	json_builder_set_member_name(json, "rooms");
	json_builder_begin_array(json);
	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *r = charter->rooms->pdata[i];
		json_builder_begin_object(json);
		put(json, "id", r->id);
		put(json, "name", r->name);
		put(json, "label", r->label);
		put(json, "parent", r->parent ? r->parent->id : NULL);
		put_number(json, "carrier", r->carrier);
		put_number(json, "level", r->level);
		put_parties(json, "chairs", r->chairs);
		put_parties(json, "hosts", r->hosts);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
	json_builder_set_member_name(json, "parties");
	json_builder_begin_array(json);
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *p = charter->parties->pdata[i];
		json_builder_begin_object(json);
		put(json, "id", p->id);
		put(json, "name", p->name);
		put(json, "label", p->label);
		put(json, "sector", p->sector ? p->sector->id : NULL);
		put(json, "sector_name", p->sector ? word_label(p->sector, charter->lang) : NULL);
		put_number(json, "bound", p->bound);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

char *model_to_json(const struct charter *charter)
{
	g_autoptr(JsonBuilder) json = json_builder_new();
	json_builder_begin_object(json);
	put_places(json, charter);
	json_builder_set_member_name(json, "informations");
	json_builder_begin_array(json);
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *item = charter->informations->pdata[i];
		json_builder_begin_object(json);
		put(json, "letter", item->letter);
		put_number(json, "level", item->level);
		put_parties(json, "holders", item->holders);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
	json_builder_set_member_name(json, "nevers");
	json_builder_begin_array(json);
	for (guint i = 0; i < charter->nevers->len; i++) {
		const struct never *n = charter->nevers->pdata[i];
		json_builder_begin_object(json);
		put_number(json, "number", n->index + 1);
		put_letters(json, n->items);
		put_parties(json, "parties", n->parties);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
	json_builder_set_member_name(json, "flows");
	json_builder_begin_array(json);
	put_flows(json, charter);
	json_builder_end_array(json);
	json_builder_end_object(json);
	g_autoptr(JsonNode) root = json_builder_get_root(json);
	return json_to_string(root, TRUE);
}
