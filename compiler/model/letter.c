// SPDX-License-Identifier: EUPL-1.2
/*
 * One letter per information, for the diagrams: given by the author, else
 * assigned from its title. The same charter always gets the same letters:
 * informations are served in document order.
 *
 * Candidates, in order: the initials of the title's words, the other letters of
 * the title, the alphabet; then a capital with a figure. I, L and O are never
 * assigned: they are read as figures.
 */
#include "model/internal.h"

#include <string.h>

static gboolean may_assign(char letter)
{
	return g_ascii_isupper(letter) && !strchr("ILO", letter);
}

/* Capitals of `title` without accents; a space between words. Newly allocated. */
static char *title_letters(const char *title)
{
	g_autofree char *ascii = g_str_to_ascii(title, "C");
	GString *letters = g_string_new(NULL);

	for (const char *p = ascii; *p; p++)
		g_string_append_c(letters, g_ascii_isalpha(*p) ? g_ascii_toupper(*p) : ' ');
	return g_string_free(letters, FALSE);
}

static gboolean taken(const struct charter *charter, const char *letter)
{
	for (guint i = 0; i < charter->informations->len; i++)
		if (strcmp(((struct information *)charter->informations->pdata[i])->letter, letter) == 0)
			return TRUE;
	return FALSE;
}

static gboolean try_letter(const struct charter *charter, struct information *info, char letter)
{
	char candidate[2] = { letter, '\0' };

	if (!may_assign(letter) || taken(charter, candidate))
		return FALSE;
	strcpy(info->letter, candidate);
	return TRUE;
}

static void letter_assign(const struct charter *charter, struct information *info)
{
	g_autofree char *letters = title_letters(info->name);
	char first = 'X';

	for (const char *p = letters; *p; p++)
		if ((p == letters || p[-1] == ' ') && try_letter(charter, info, *p))
			return;
	for (const char *p = letters; *p; p++)
		if (try_letter(charter, info, *p))
			return;
	for (char letter = 'A'; letter <= 'Z'; letter++)
		if (try_letter(charter, info, letter))
			return;
	for (const char *p = letters; *p && first == 'X'; p++)
		if (may_assign(*p))
			first = *p;
	for (guint figure = 2; !info->letter[0]; figure++) {
		char candidate[8];

		g_snprintf(candidate, sizeof candidate, "%c%u", first, figure % 1000000);
		if (!taken(charter, candidate))
			strcpy(info->letter, candidate);
	}
}

static void letter_given(struct builder *b, struct information *info)
{
	const char *letter = attribute_get(b->charter, info->node, "lettre");

	if (!letter)
		return;
	for (guint i = 0; i < b->charter->informations->len; i++) {
		const struct information *other = b->charter->informations->pdata[i];
		struct finding *finding;

		if (strcmp(other->letter, letter) != 0)
			continue;
		finding = findings_say(b->findings, b->lang, MSG_LETTER_TWICE,
				       node_value_place(info->node, "lettre"), info->id, letter);
		finding_note(finding, b->lang, NOTE_USED_HERE, node_value_place(other->node, "lettre"));
		return;
	}
	g_strlcpy(info->letter, letter, sizeof info->letter);
}

void letters_assign(struct builder *b)
{
	GPtrArray *informations = b->charter->informations;

	for (guint i = 0; i < informations->len; i++)
		letter_given(b, informations->pdata[i]);
	for (guint i = 0; i < informations->len; i++) {
		struct information *info = informations->pdata[i];

		if (!info->letter[0])
			letter_assign(b->charter, info);
	}
}
