// SPDX-License-Identifier: EUPL-1.2
#include "report/internal.h"

xmlNode *row_new(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, parent->ns, BAD_CAST name, NULL);
}

void row_set(xmlNode *row, const char *name, const char *value)
{
	if (value)
		xmlSetProp(row, BAD_CAST name, BAD_CAST value);
}

void row_set_number(xmlNode *row, const char *name, guint value)
{
	g_autofree char *text = g_strdup_printf("%u", value);

	row_set(row, name, text);
}

void row_set_yes(xmlNode *row, const char *name, gboolean value)
{
	row_set(row, name, value ? "oui" : "non");
}

void row_set_day(xmlNode *row, const char *name, date_n date)
{
	g_autofree char *text = date_format(date);

	row_set(row, name, text);
}

void row_text(xmlNode *row, const char *name, const char *text)
{
	if (text)
		xmlNewTextChild(row, row->ns, BAD_CAST name, BAD_CAST text);
}

const char *severity_fact(enum severity severity)
{
	static const char *const names[] = { "conseil", "avertissement", "erreur" };

	return names[severity];
}

void row_set_counts(xmlNode *row, const struct findings *findings)
{
	row_set_number(row, "erreurs", findings_count(findings, SEVERITY_ERROR));
	row_set_number(row, "avertissements", findings_count(findings, SEVERITY_WARNING));
	row_set_number(row, "conseils", findings_count(findings, SEVERITY_ADVICE));
	row_set_number(row, "ecartes", findings_count_derogated(findings));
}
