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
/* One member; NULL is null. */
void json_add_string(JsonBuilder *json, const char *key, const char *value);
/* The whole, indented, without final newline; newly allocated. */
char *json_print(JsonBuilder *json);
