// SPDX-License-Identifier: EUPL-1.2
/*
 * Shared inside report/.
 */
#pragma once

#include "report/report.h"

#include "check/check.h"

/* ---- row.c: elements in the namespace of the facts ---- */

xmlNode *row_new(xmlNode *parent, const char *name);
/* Sets an attribute; NULL sets none. */
void row_set(xmlNode *row, const char *name, const char *value);
void row_set_number(xmlNode *row, const char *name, guint value);
void row_set_yes(xmlNode *row, const char *name, gboolean value);
void row_set_day(xmlNode *row, const char *name, date_n date);
/* A child that holds a text; NULL makes none. */
void row_text(xmlNode *row, const char *name, const char *text);
/* «erreur», «avertissement», «conseil». */
const char *severity_fact(enum severity severity);
/* The counts of `findings`: erreurs, avertissements, conseils, ecartes. */
void row_set_counts(xmlNode *row, const struct findings *findings);

void constats_write(xmlNode *validation, const struct compile *compile);
void periods_write(xmlNode *validation, const struct compile *compile, const struct timeline *timeline);
void rules_write(xmlNode *validation, const struct compile *compile);
