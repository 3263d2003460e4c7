// SPDX-License-Identifier: EUPL-1.2
/*
 * parametres.xml: values that the law sets, by date: thresholds, delays.
 */
#include "pack/read.h"

static void value_free(struct parameter_value *value)
{
	g_free(value->value);
	g_free(value->provision);
	g_free(value);
}

void parameter_free(struct parameter *parameter)
{
	g_free(parameter->id);
	g_free(parameter->title);
	g_ptr_array_unref(parameter->values);
	g_free(parameter);
}

static const struct parameter *find(const struct pack *pack, const char *id)
{
	for (guint i = 0; i < pack->parameters->len; i++) {
		const struct parameter *parameter = pack->parameters->pdata[i];
		if (g_str_equal(parameter->id, id))
			return parameter;
	}
	return NULL;
}

static void read_values(struct parameter *parameter, xmlNode *owner)
{
	for (xmlNode *node = read_element(owner->children); node; node = read_element(node->next)) {
		struct parameter_value *value = g_new0(struct parameter_value, 1);
		value->in_force = read_interval(node);
		value->value = read_required(node, "valeur");
		value->provision = read_optional(node, "provision");
		if (parameter->values->len) {
			const struct parameter_value *last = parameter->values->pdata[parameter->values->len - 1];
			if (!last->in_force.to || last->in_force.to >= value->in_force.from)
				read_fault(node, "this value of «%s» overlaps the one before, or is out of order", parameter->id);
		}
		g_ptr_array_add(parameter->values, value);
	}
}

void parameters_read(struct pack *pack, xmlNode *root)
{
	for (xmlNode *node = read_element(root->children); node; node = read_element(node->next)) {
		struct parameter *parameter = g_new0(struct parameter, 1);
		parameter->id = read_required(node, "id");
		if (find(pack, parameter->id))
			read_fault(node, "«%s» is declared twice", parameter->id);
		parameter->title = read_required(node, "titre");
		parameter->values = g_ptr_array_new_with_free_func((GDestroyNotify)value_free);
		read_values(parameter, node);
		g_ptr_array_add(pack->parameters, parameter);
	}
}

const struct parameter_value *pack_parameter(const struct pack *pack, const char *id, date_n date)
{
	const struct parameter *parameter = find(pack, id);
	for (guint i = 0; parameter && i < parameter->values->len; i++) {
		const struct parameter_value *value = parameter->values->pdata[i];
		if (interval_has(value->in_force, date))
			return value;
	}
	return NULL;
}
