// SPDX-License-Identifier: EUPL-1.2
/*
 * The wording of answers, from words.def.
 */
#include "ask/internal.h"

#include <string.h>

/* French, English, Dutch. */
static const struct { const char *said[3]; } words[] = {
#define WORD(symbol, fr, en, nl) { { fr, en, nl } },
#include "ask/words.def"
#undef WORD
};

static const struct { const char *attribute, *value, *said[3]; } attributes[] = {
#define ATTRIBUTE(attribute, value, fr, en, nl) { attribute, value, { fr, en, nl } },
#include "ask/words.def"
#undef ATTRIBUTE
};

/* Which of the three; a language that has none reads English. */
static guint column(const char *lang)
{
	return g_strcmp0(lang, "fr") == 0 ? 0 : g_strcmp0(lang, "nl") == 0 ? 2 : 1;
}

char *ask_say(const char *lang, enum ask_word word, ...)
{
	const char *args[8] = { NULL };
	va_list list;
	guint n = 0;

	va_start(list, word);
	for (const char *arg; n < 7 && (arg = va_arg(list, const char *));)
		args[n++] = arg;
	va_end(list);
	return message_format(words[word].said[column(lang)], args);
}

char *ask_attribute_words(const char *lang, const char *attribute, const char *value, const char *shown)
{
	for (guint i = 0; i < G_N_ELEMENTS(attributes); i++) {
		const char *args[] = { shown, NULL };
		if (!g_str_equal(attributes[i].attribute, attribute))
			continue;
		if (!attributes[i].value || g_str_equal(attributes[i].value, value))
			return message_format(attributes[i].said[column(lang)], args);
	}
	return NULL;
}

const char *const *ask_attributes(void)
{
	static const char *names[G_N_ELEMENTS(attributes) + 1];
	static gsize done;

	if (g_once_init_enter(&done)) {
		for (guint i = 0, n = 0; i < G_N_ELEMENTS(attributes); i++)
			if (i == 0 || !g_str_equal(attributes[i].attribute, attributes[i - 1].attribute))
				names[n++] = attributes[i].attribute;
		g_once_init_leave(&done, 1);
	}
	return names;
}

char *ask_bond_words(const struct compile *compile, const char *bond)
{
	const struct charter *charter = compile->charter;
	gsize length = strlen(bond);
	g_autofree char *id = g_strdup(bond[0] == '!' ? bond + 1 : bond);
	const char *guests = strchr(bond, '+');
	g_autoptr(GString) with = g_string_new(NULL);

	id[strcspn(id, "+#!")] = '\0';
	int locus = ask_locus_of(charter, id);
	const char *name = locus >= 0 ? ask_locus_name(charter, (locus_t)locus) : id;
	g_auto(GStrv) ids = g_strsplit(guests ? guests + 1 : "", "+", -1);
	for (char **one = ids; *one; one++) {
		int guest = ask_locus_of(charter, *one);
		g_string_append_printf(with, "%s%s", with->len ? ", " : "", guest >= 0 ? ask_locus_name(charter, (locus_t)guest) : *one);
	}
	enum ask_word word = bond[0] == '!'           ? BOND_OF_SECRECY
			     : bond[length - 1] == '!' ? BOND_OF_PROMISE
			     : bond[length - 1] == '#' ? BOND_OF_PURPOSE
						       : BOND_OF_PLACE;
	return ask_say(compile->lang, word, name, with->len ? with->str : NULL, NULL);
}
