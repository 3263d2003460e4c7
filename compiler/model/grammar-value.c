// SPDX-License-Identifier: EUPL-1.2
/*
 * Values: does a text suit what the table says of it, and if not, in which way
 * does it fail, at which word, and what was probably meant.
 *
 * The decision is XML Schema's (libxml2's built-in types and regular
 * expressions), the same that the RELAX NG gate takes; only the words are ours.
 */
#include "model/grammar.h"

#include <libxml/xmlregexp.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <string.h>

#define XSD_NS "http://www.w3.org/2001/XMLSchema"
#define TO_DECIDE "a-decider"

/* ---- the decision ------------------------------------------------------- */

/* Spaces at the ends removed, runs of them made one (XML Schema's collapse). */
static char *collapse(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++) {
		if (!strchr(" \t\r\n", *text))
			g_string_append_c(out, *text);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	if (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

static gboolean suits_pattern(const char *text, const char *pattern)
{
	xmlRegexp *regexp = xmlRegexpCompile((const xmlChar *)pattern);
	gboolean suits = regexp && xmlRegexpExec(regexp, (const xmlChar *)text) == 1;

	g_assert(regexp);
	xmlRegFreeRegexp(regexp);
	return suits;
}

static gboolean suits_type(const char *text, const char *type)
{
	xmlSchemaType *known = xmlSchemaGetPredefinedType((const xmlChar *)type, (const xmlChar *)XSD_NS);

	g_assert(known);
	return xmlSchemaValidatePredefinedType(known, (const xmlChar *)text, NULL) == 0;
}

static gboolean is_string(const struct language_value *value)
{
	return value->data && strcmp(value->data, "string") == 0;
}

/* One value, or one word of a list. */
static gboolean suits_one(const char *text, const struct language_value *value)
{
	g_autofree char *plain = collapse(text);
	const char *lexical = is_string(value) ? text : plain;
	glong length;

	if (g_strv_contains(value->choices, plain))
		return TRUE;
	if (!value->data || (!is_string(value) && !suits_type(plain, value->data)))
		return FALSE;
	length = g_utf8_strlen(lexical, -1);
	if ((value->min_length && length < value->min_length) || (value->max_length && length > value->max_length))
		return FALSE;
	if (value->max && g_ascii_strtoull(plain[0] == '+' ? plain + 1 : plain, NULL, 10) > value->max)
		return FALSE;
	return !value->pattern || suits_pattern(lexical, value->pattern);
}

/* ---- what was meant ----------------------------------------------------- */

/* 1/12/2026 or 01.12.2026 read as day, month, year; NULL otherwise. */
static char *guess_date(const char *text)
{
	int day, month, year, length = 0;
	char *guess;

	if (strspn(text, "0123456789/.- ") != strlen(text))
		return NULL;
	if (sscanf(text, "%2d%*1[-/. ]%2d%*1[-/. ]%4d%n", &day, &month, &year, &length) != 3 || text[length] || year < 1000) {
		length = 0;
		if (sscanf(text, "%4d%*1[-/. ]%2d%*1[-/. ]%2d%n", &year, &month, &day, &length) != 3 || text[length] || year < 1000)
			return NULL;
	}
	guess = g_strdup_printf("%04d-%02d-%02d", year, month, day);
	if (!suits_type(guess, "date"))
		g_clear_pointer(&guess, g_free);
	return guess;
}

/* The number kept, the unit put right: «3moi» is «3 mois». */
static char *guess_duration(const char *text)
{
	static const char *const units[] = { "minutes", "heures", "jours", "semaines", "mois", "ans", "minute", "heure",
		"jour", "semaine", "an", NULL };
	static const char *const others[] = { "sans délai", NULL };
	gsize digits = strspn(text, "0123456789");
	const char *unit = text + digits + strspn(text + digits, " ");
	const char *near = digits ? nearest_word(unit, units) : nearest_word(text, others);

	if (!near || digits > 4)
		return NULL;
	return digits ? g_strdup_printf("%.*s %s", (int)digits, text, near) : g_strdup(near);
}

/* Letters without accents, other signs as hyphens: «École élém.» is «Ecole-elem». */
static char *guess_name(const char *text)
{
	g_autofree char *plain = g_str_to_ascii(text, "C");
	GString *out = g_string_new(NULL);

	for (const char *p = plain; *p; p++) {
		if (g_ascii_isalnum(*p) || *p == '_')
			g_string_append_c(out, *p);
		else if (out->len && out->str[out->len - 1] != '-')
			g_string_append_c(out, '-');
	}
	while (out->len && out->str[out->len - 1] == '-')
		g_string_truncate(out, out->len - 1);
	if (!out->len || out->len > 80 || !g_ascii_isalpha(*out->str) || strcmp(out->str, text) == 0) {
		g_string_free(out, TRUE);
		return NULL;
	}
	return g_string_free(out, FALSE);
}

/* A number without spaces, thousands marks or comma. */
static char *guess_number(const char *text, gboolean decimal)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		if (g_ascii_isdigit(*p))
			g_string_append_c(out, *p);
		else if (decimal && (*p == ',' || *p == '.'))
			g_string_append_c(out, '.');
		else if (!g_unichar_isspace(g_utf8_get_char(p)) && (decimal || *p != '.'))
			break;
	}
	if (out->len && suits_type(out->str, decimal ? "decimal" : "nonNegativeInteger") && strcmp(out->str, text) != 0 &&
	    out->len <= 9)
		return g_string_free(out, FALSE);
	g_string_free(out, TRUE);
	return NULL;
}

/* ---- the words ---------------------------------------------------------- */

char *grammar_choices(const struct language_value *value)
{
	GString *list;

	if (!*value->choices)
		return NULL;
	list = g_string_new(NULL);
	for (const char *const *choice = value->choices; *choice; choice++)
		g_string_append_printf(list, "%s%s", list->len ? ", " : "", *choice);
	if (value->to_decide)
		g_string_append(list, ", " TO_DECIDE);
	return g_string_free(list, FALSE);
}

/* What is wrong, and where. */
struct wrong {
	struct grammar *grammar;
	const xmlNode *node;
	const char *name, *text; /* attribute, and the value or its wrong word */
	const struct language_value *value;
	struct place at;
};

static void say(const struct wrong *wrong, enum message message, const char *guess, const char *more)
{
	findings_say(wrong->grammar->findings, wrong->grammar->lang, message, wrong->at, grammar_blamed(wrong->node),
		     wrong->name, wrong->text, guess, more);
}

static void say_choice(const struct wrong *wrong)
{
	g_autofree char *list = grammar_choices(wrong->value), *plain = collapse(wrong->text);

	say(wrong, MSG_VALUE_CHOICE, nearest_word(plain, wrong->value->choices), list);
}

static void say_date(const struct wrong *wrong)
{
	g_autofree char *guess = guess_date(wrong->text);

	if (wrong->value->pattern && suits_pattern(wrong->text, wrong->value->pattern))
		say(wrong, MSG_VALUE_DAY, NULL, NULL);
	else
		say(wrong, MSG_VALUE_DATE, guess, NULL);
}

static void say_other(const struct wrong *wrong)
{
	const char *name = wrong->value->name;
	g_autofree char *upper = g_ascii_strup(wrong->text, -1);

	if (strcmp(name, "v.lettre") == 0)
		say(wrong, MSG_VALUE_LETTER, suits_pattern(upper, wrong->value->pattern) ? upper : NULL, NULL);
	else if (strcmp(name, "v.fichier") == 0)
		say(wrong, MSG_VALUE_FILE, NULL, NULL);
	else if (strcmp(name, "v.adresse") == 0)
		say(wrong, MSG_VALUE_ADDRESS, NULL, NULL);
	else
		say(wrong, MSG_VALUE_WORD, NULL, NULL);
}

static void say_text(const struct wrong *wrong)
{
	g_autofree char *limit = g_strdup_printf("%u", wrong->value->max_length);

	if (strcmp(wrong->value->name, "v.texte") != 0)
		say_other(wrong);
	else
		findings_say(wrong->grammar->findings, wrong->grammar->lang, MSG_TEXT_TOO_LONG, wrong->at,
			     grammar_blamed(wrong->node), wrong->name, limit);
}

static void say_wrong(const struct wrong *wrong)
{
	g_autofree char *guess = NULL, *plain = collapse(wrong->text), *lower = g_ascii_strdown(wrong->text, -1);

	if (!*plain) {
		say(wrong, MSG_VALUE_EMPTY, NULL, NULL);
		return;
	}
	if (strcmp(plain, TO_DECIDE) == 0) {
		say(wrong, MSG_VALUE_TO_DECIDE, NULL, NULL);
		return;
	}
	switch (language_value_type(wrong->value)) {
	case VALUE_CHOICE:
	case VALUE_YESNO:
		say_choice(wrong);
		break;
	case VALUE_DATE:
		say_date(wrong);
		break;
	case VALUE_DURATION:
		guess = guess_duration(plain);
		say(wrong, MSG_VALUE_DURATION, guess, NULL);
		break;
	case VALUE_INTEGER:
		guess = guess_number(plain, FALSE);
		say(wrong, MSG_VALUE_INTEGER, guess, NULL);
		break;
	case VALUE_DECIMAL:
		guess = guess_number(plain, TRUE);
		say(wrong, MSG_VALUE_DECIMAL, guess, NULL);
		break;
	case VALUE_ID:
		guess = guess_name(plain);
		say(wrong, MSG_VALUE_ID, guess, NULL);
		break;
	case VALUE_BASIS:
		say(wrong, MSG_VALUE_BASIS, suits_one(lower, wrong->value) ? lower : NULL, NULL);
		break;
	case VALUE_WORD:
	case VALUE_REFERENCE:
		guess = guess_name(plain);
		say(wrong, MSG_VALUE_NAME, guess, wrong->value->list ? "+" : NULL);
		break;
	case VALUE_TEXT:
		say_text(wrong);
		break;
	default:
		say_other(wrong);
		break;
	}
}

/* ---- the check ---------------------------------------------------------- */

/* The place of byte `offset` of the value, if the author wrote the bytes before
 * it as they are read (no entity); else of the value. */
static struct place place_within(struct place at, const char *text, gsize offset)
{
	if (at.source && at.offset + offset <= at.source->length &&
	    strncmp(at.source->text + at.offset, text, offset) == 0)
		at.offset += offset;
	return at;
}

/* Each word of a list that is not right; the whole if there is none. */
static void check_list(struct wrong *wrong, const char *text)
{
	struct place at = wrong->at;
	const char *p = text;

	p += strspn(p, " \t\r\n");
	if (!*p && grammar_fault(wrong->grammar, wrong->at))
		say_wrong(wrong);
	while (*p) {
		gsize length = strcspn(p, " \t\r\n");
		g_autofree char *word = g_strndup(p, length);

		wrong->text = word;
		wrong->at = place_within(at, text, (gsize)(p - text));
		if (!suits_one(word, wrong->value) && grammar_fault(wrong->grammar, wrong->at))
			say_wrong(wrong);
		p += length;
		p += strspn(p, " \t\r\n");
	}
}

static gboolean suits(const char *text, const struct language_value *value)
{
	g_autofree char *plain = collapse(text);
	g_auto(GStrv) parts = NULL;

	if (value->to_decide && strcmp(plain, TO_DECIDE) == 0)
		return TRUE;
	if (!value->list)
		return suits_one(text, value);
	parts = g_strsplit(plain, " ", -1);
	for (guint i = 0; parts[i]; i++)
		if (!suits_one(parts[i], value))
			return FALSE;
	return parts[0] != NULL;
}

void grammar_check_value(struct grammar *grammar, xmlNode *node, xmlAttr *attr, const char *name,
			 const struct language_value *value)
{
	g_autofree char *text = (char *)xmlNodeListGetString(node->doc, attr->children, 1), *plain = NULL;
	struct wrong wrong = { grammar, node, name, text ? text : "", value, node_value_place(node, name) };

	if (suits(wrong.text, value)) {
		plain = collapse(wrong.text);
		if ((!is_string(value) || value->list || g_strv_contains(value->choices, plain)) && strcmp(plain, wrong.text) != 0)
			xmlSetNsProp(node, attr->ns, attr->name, (const xmlChar *)plain);
		return;
	}
	if (value->list && !(value->to_decide && g_strcmp0(text, TO_DECIDE) == 0))
		check_list(&wrong, wrong.text);
	else if (grammar_fault(grammar, wrong.at))
		say_wrong(&wrong);
}

void grammar_check_content(struct grammar *grammar, xmlNode *node, const struct language_value *value)
{
	g_autofree char *text = (char *)xmlNodeGetContent(node), *plain = collapse(text ? text : "");
	g_autofree char *limit = g_strdup_printf("%u", value->max_length);

	if (suits(text ? text : "", value) || !grammar_fault(grammar, node_place(node)))
		return;
	if (!*plain)
		findings_say(grammar->findings, grammar->lang, MSG_TEXT_MISSING, node_place(node), grammar_blamed(node),
			     (const char *)node->name);
	else
		findings_say(grammar->findings, grammar->lang, MSG_TEXT_TOO_LONG, node_place(node), grammar_blamed(node),
			     (const char *)node->name, limit);
}
