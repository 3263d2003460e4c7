// SPDX-License-Identifier: EUPL-1.2
/*
 * Parts of the JSON of reports (design §6), for those that hold findings among
 * other things. Keys keep the order of insertion.
 */
#pragma once

#include "diag/diag.h"

#include <json-glib/json-glib.h>

/* "tool", "charter", "asOf": members of the object that is open. */
void json_add_head(JsonBuilder *json, const struct report_head *head);
/* "findings" and "summary". */
void json_add_findings(JsonBuilder *json, const struct findings *findings);
/* One member; a NULL text is null, and so is a position 0: what is nowhere. */
void json_add_string(JsonBuilder *json, const char *key, const char *value);
void json_add_boolean(JsonBuilder *json, const char *key, gboolean value);
void json_add_position(JsonBuilder *json, const char *key, guint value);
/* An array of texts, of a NULL-terminated vector or NULL. */
void json_add_strings(JsonBuilder *json, const char *key, char *const *values);
/* An array of objects, whose members `add` writes; NULL is an empty one. */
typedef void (*json_add_members)(JsonBuilder *json, gconstpointer item);
void json_add_objects(JsonBuilder *json, const char *key, const GPtrArray *items, json_add_members add);
/* The whole, indented, without final newline; newly allocated. */
char *json_print(JsonBuilder *json);
