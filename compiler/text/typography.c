// SPDX-License-Identifier: EUPL-1.2
/*
 * Spaces, apostrophes and quotes of French, Dutch, German and English.
 *
 * Takes running text as an author typed it, leaves the characters a printer
 * would set: no-break spaces where a line must not break, U+2019, the quotes of
 * the language. Applied twice it changes nothing more: every rule looks at the
 * words around a gap and says which gap belongs there, whatever was there.
 *
 * How: addresses are set aside, apostrophes and quotes are put right character
 * by character, then the text is cut into words and gaps (a gap may be empty,
 * before a final «;» for instance) and each gap is judged by its two words.
 * What differs: French spaces its high marks; the others allow none before them. In
 * Dutch, German and English single quotes come in pairs and a dash stays at its line's
 * end. Ordinals' letters are raised by the typesetter (French, Dutch; German has a
 * point, English leaves them on the line).
 * Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale;
 * Duden; Taalunie; Hart's Rules.
 */
#include "text/text.h"

#include <string.h>

#define NBSP "\302\240"
#define NNBSP "\342\200\257"

enum lang { LANG_FR, LANG_NL, LANG_DE, LANG_EN };

/* One word and the gap that follows it; both are the text's. */
struct piece {
	const char *word, *gap;
	gboolean address; /* URL, mail address: left alone */
};

/* A text under way: its pieces, and the store of all their letters. */
struct cutting {
	GArray *pieces;      /* struct piece */
	GStringChunk *store;
};

/* What a language says of words that hold on to their neighbour. */
struct usage {
	const char *const *before_number; /* «n°», «art.»: hold on to the number that follows */
	const char *const *codes;         /* «L.»: so does the word before, if it is one of those above */
	const char *const *before_name;   /* «Mme»: hold on to the capital that follows */
	const char *const *months;        /* hold on to the day before (English: after too) */
	const char *open, *close;         /* quotes in place of " " */
};

static const char *const units[] = { "%", "€", "$", "£", "°C", "km", "m", "cm", "mm", "m²", "km²", "ha", "kg",
	"g", "h", "min", "s", "Mo", "Go", "ko", "MB", "GB", "kB", "pt", NULL };
static const char *const units_fr[] = { "an", "ans", "mois", "jour", "jours", "semaine", "semaines", "heure",
	"heures", "minutes", "euros", "habitants", "points", NULL };
static const char *const units_nl[] = { "jaar", "maand", "maanden", "dag", "dagen", "week", "weken", "uur", "u.", "euro",
	"inwoners", "miljoen", "miljard", "e.v.", NULL };
static const char *const units_de[] = { "Jahr", "Jahre", "Jahren", "Monat", "Monate", "Monaten", "Tag", "Tage",
	"Tagen", "Woche", "Wochen", "Uhr", "Stunden", "Euro", "Einwohner", "Mio.", "Mrd.", "f.", "ff.", NULL };
static const char *const units_en[] = { "year", "years", "month", "months", "day", "days", "week", "weeks", "hours",
	"am", "pm", "million", "billion", "ff.", NULL };
static const char *const *const units_of[] = { units_fr, units_nl, units_de, units_en };

static const struct usage usages[] = {
	[LANG_FR] = {
		(const char *const[]){ "n°", "N°", "nos", "nᵒ", "art.", "Art.", "arts.", "article", "articles", "al.", "L.", "R.",
			"D.", "A.", "LO.", "LP.", "§", "§§", "p.", "pp.", "chap.", "vol.", "alinéa", "titre", "livre",
			"chapitre", "section", "annexe", "page", "no", NULL },
		(const char *const[]){ "L.", "R.", "D.", "A.", "LO.", "LP.", NULL },
		(const char *const[]){ "M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Dr", "Pr", "St", NULL },
		(const char *const[]){ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
			"octobre", "novembre", "décembre", NULL },
		"« ", " »" },
	[LANG_NL] = {
		(const char *const[]){ "art.", "Art.", "artikel", "artikelen", "nr.", "nr", "nrs.", "blz.", "p.", "§", "§§", "lid", "bijlage",
			"hfdst.", "hoofdstuk", "afdeling", "punt", "€", NULL },
		(const char *const[]){ NULL },
		(const char *const[]){ "dhr.", "mevr.", "dr.", "mr.", "prof.", "heer", "mevrouw", "St.", NULL },
		(const char *const[]){ "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
			"oktober", "november", "december", NULL },
		"“", "”" },
	[LANG_DE] = {
		(const char *const[]){ "Art.", "Artikel", "Nr.", "Nrn.", "Abs.", "Absatz", "S.", "Satz", "§", "§§", "Ziff.", "Kap.", "Anlage", "Bd.", "Rn.",
			"Seite", "Teil", "Nummer", NULL },
		(const char *const[]){ NULL },
		(const char *const[]){ "Dr.", "Prof.", "Herr", "Frau", "St.", NULL },
		(const char *const[]){ "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
			"November", "Dezember", NULL },
		"„", "“" },
	[LANG_EN] = {
		(const char *const[]){ "no.", "No.", "nos.", "art.", "Art.", "arts.", "Article", "article", "s.", "ss.", "p.", "pp.", "§", "§§",
			"para.", "section", "Section", "Annex", "annex", NULL },
		(const char *const[]){ NULL },
		(const char *const[]){ "Mr", "Mrs", "Ms", "Dr", "Prof.", "St", NULL },
		(const char *const[]){ "January", "February", "March", "April", "May", "June", "July", "August", "September",
			"October", "November", "December", NULL },
		"“", "”" },
};

static enum lang lang_of(const char *lang)
{
	if (lang && g_str_has_prefix(lang, "nl"))
		return LANG_NL;
	if (lang && g_str_has_prefix(lang, "de"))
		return LANG_DE;
	if (lang && g_str_has_prefix(lang, "en"))
		return LANG_EN;
	return LANG_FR;
}

/* ---- characters -------------------------------------------------------- */

static gboolean is_space(gunichar c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x00a0 || c == 0x202f;
}

static gboolean is_opening(gunichar c)
{
	return c == '(' || c == '[' || c == 0x00ab || c == 0x201c || c == 0x201e || c == 0x2018 || c == 0x201a || c == '"';
}

static gboolean is_one_of(gunichar c, const char *ascii)
{
	return c > 0 && c < 128 && strchr(ascii, (int)c);
}

static gboolean is_closing(gunichar c)
{
	return is_one_of(c, ";:!?.,)]\"") || c == 0x00bb || c == 0x201d || c == 0x2019 || c == 0x2026;
}

static gunichar last_char(const char *text)
{
	return *text ? g_utf8_get_char(g_utf8_prev_char(text + strlen(text))) : 0;
}

/* ---- words ------------------------------------------------------------- */

static gboolean looks_like_address(const char *word)
{
	const char *at = strchr(word, '@');
	if (strstr(word, "://") || g_str_has_prefix(word, "www.") || g_str_has_prefix(word, "mailto:"))
		return TRUE;
	return at && at > word && strchr(at, '.');
}

/* Past the space at `p`, or `p` if there is none. */
static const char *after_space(const char *p)
{
	if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
		return p + 1;
	if ((guchar)*p < 0xc2)
		return p;
	return is_space(g_utf8_get_char(p)) ? g_utf8_next_char(p) : p;
}

/* Cuts `text` at its spaces; the first word may be empty. */
static void pieces_of(struct cutting *cutting, const char *text)
{
	const char *p = text;
	g_array_set_size(cutting->pieces, 0);
	do {
		const char *word = p, *after;
		while (*p && after_space(p) == p)
			p = g_utf8_next_char(p);
		const char *gap = p;
		while (*p && (after = after_space(p)) != p)
			p = after;
		struct piece piece = { g_string_chunk_insert_len(cutting->store, word, gap - word),
				       p - gap == 1 ? " " : g_string_chunk_insert_len(cutting->store, gap, p - gap), FALSE };
		if (p - gap == 1 && *gap != ' ')
			piece.gap = g_string_chunk_insert_len(cutting->store, gap, 1);
		piece.address = looks_like_address(piece.word);
		g_array_append_val(cutting->pieces, piece);
	} while (*p);
}

static char *pieces_join(const GArray *pieces, gsize length)
{
	GString *text = g_string_sized_new(length + 64);
	for (guint i = 0; i < pieces->len; i++) {
		const struct piece *piece = &g_array_index(pieces, struct piece, i);
		g_string_append(text, piece->word);
		g_string_append(text, piece->gap);
	}
	return g_string_free(text, FALSE);
}

/* ---- apostrophes and quotes -------------------------------------------- */

/* Is the straight quote at `p`, after `before`, an apostrophe by its neighbours alone? */
static gboolean is_apostrophe(gunichar before, const char *p, enum lang lang)
{
	gunichar after = g_utf8_get_char(p + 1);
	if (g_unichar_isalpha(before) && g_unichar_isalpha(after))
		return TRUE;
	/* «art. 5 l' », foto's is above; «'s avonds», «'t» */
	if (lang == LANG_FR && g_unichar_isalpha(before) && (after == 0x00ab || g_unichar_isdigit(after)))
		return TRUE;
	return lang == LANG_NL && !g_unichar_isalnum(before) && is_one_of(after, "stnk")
	       && !g_unichar_isalpha(g_utf8_get_char(p + 2));
}

/* What each straight single quote of the text is, in order: a(postrophe), o(pening),
 * c(losing), or ' to stay. In French single quotes are apostrophes or nothing; elsewhere
 * one that may open waits for one that may close; alone, each stands for letters left
 * out («'tis», «the parties' rights»). */
static char *single_quotes(const GArray *pieces, enum lang lang)
{
	GString *roles = g_string_new(NULL);
	gsize none = G_MAXSIZE, waiting = none;
	for (guint i = 0; i < pieces->len; i++) {
		const struct piece *piece = &g_array_index(pieces, struct piece, i);
		gunichar before = 0;
		for (const char *p = piece->word; *p && !piece->address; p = g_utf8_next_char(p)) {
			gunichar c = g_utf8_get_char(p), after = g_utf8_get_char(g_utf8_next_char(p));
			gboolean opens = (!before || is_opening(before)) && g_unichar_isalnum(after);
			gboolean closes = before && !is_opening(before) && !g_unichar_isdigit(before) && (!after || is_closing(after));
			if (c == '\'' && is_apostrophe(before, p, lang)) {
				g_string_append_c(roles, 'a');
			} else if (c == '\'' && lang != LANG_FR && opens) {
				waiting = roles->len;
				g_string_append_c(roles, 'a');
			} else if (c == '\'' && lang != LANG_FR && closes && (waiting != none || g_unichar_isalpha(before))) {
				g_string_append_c(roles, waiting != none ? 'c' : 'a');
				if (waiting != none)
					roles->str[waiting] = 'o';
				waiting = none;
			} else if (c == '\'') {
				g_string_append_c(roles, '\'');
			}
			before = c;
		}
	}
	return g_string_free(roles, FALSE);
}

static gunichar quote_for(char role, enum lang lang)
{
	if (role == '\'')
		return '\'';
	if (lang == LANG_DE && role != 'a')
		return role == 'o' ? 0x201a : 0x2018;
	return role == 'o' ? 0x2018 : 0x2019;
}

/* Single quotes by their roles (moved on), three dots to an ellipsis. */
static char *letters_mended(const char *word, const char **roles, enum lang lang)
{
	GString *out = g_string_new(NULL);
	gunichar before = 0;
	for (const char *p = word; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == '\'')
			c = quote_for(*(*roles)++, lang);
		if (c == '.' && g_str_has_prefix(p, "...") && before != '.' && p[3] != '.') {
			c = 0x2026;
			p += 2;
		}
		g_string_append_unichar(out, c);
		before = c;
	}
	return g_string_free(out, FALSE);
}

/* Is the straight quote at `p` (word start `word`) where a quotation opens, closes, or neither? */
static int quote_turn(const char *word, const char *p)
{
	gunichar before = p == word ? 0 : g_utf8_get_char(g_utf8_prev_char(p));
	gunichar after = g_utf8_get_char(p + 1);
	if ((!before || is_opening(before) || before == 0x2019) && after && !is_closing(after))
		return +1;
	if (before && !is_opening(before) && !g_unichar_isdigit(before) && (!after || is_closing(after)))
		return -1;
	return 0;
}

/* True if the straight double quotes of the text are pairs, none inside another. */
static gboolean quotes_are_pairs(const GArray *pieces)
{
	int depth = 0;
	for (guint i = 0; i < pieces->len; i++) {
		const struct piece *piece = &g_array_index(pieces, struct piece, i);
		for (const char *p = piece->word; *p && !piece->address; p = g_utf8_next_char(p)) {
			if (*p != '"')
				continue;
			int turn = quote_turn(piece->word, p);
			depth += turn;
			if (turn == 0 || depth < 0 || depth > 1)
				return FALSE;
		}
	}
	return depth == 0;
}

static char *quotes_mended(const char *word, const struct usage *usage)
{
	GString *out = g_string_new(NULL);
	for (const char *p = word; *p; p = g_utf8_next_char(p)) {
		if (*p == '"')
			g_string_append(out, quote_turn(word, p) > 0 ? usage->open : usage->close);
		else
			g_string_append_unichar(out, g_utf8_get_char(p));
	}
	return g_string_free(out, FALSE);
}

static void mend_letters(struct cutting *cutting, enum lang lang)
{
	gboolean pairs = quotes_are_pairs(cutting->pieces);
	g_autofree char *singles = single_quotes(cutting->pieces, lang);
	const char *roles = singles;
	for (guint i = 0; i < cutting->pieces->len; i++) {
		struct piece *piece = &g_array_index(cutting->pieces, struct piece, i);
		if (piece->address || (!strpbrk(piece->word, "\"'") && !strstr(piece->word, "...")))
			continue;
		g_autofree char *quoted = pairs ? quotes_mended(piece->word, &usages[lang]) : g_strdup(piece->word);
		g_autofree char *mended = letters_mended(quoted, &roles, lang);
		piece->word = g_string_chunk_insert(cutting->store, mended);
	}
}

/* ---- cutting words where a space is missing ----------------------------- */

/* Only closing marks from here to the end of the word? */
static gboolean rest_closes(const char *p)
{
	for (; *p; p = g_utf8_next_char(p)) {
		if (!is_closing(g_utf8_get_char(p)))
			return FALSE;
	}
	return TRUE;
}

/* The word before `p` without opening marks or an elided article: «(art.» is «art.». */
static const char *bare_start(const char *word, const char *end)
{
	const char *start = word;
	for (const char *p = word; p < end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (is_opening(c) || c == 0x2019)
			start = g_utf8_next_char(p);
	}
	return start;
}

/* French: does a space belong before `p`, inside `word`? */
static gboolean cut_french(const char *word, const char *p)
{
	if (p == word)
		return FALSE;
	gunichar c = g_utf8_get_char(p), before = g_utf8_get_char(g_utf8_prev_char(p));
	if (before == 0x00ab || c == 0x00bb)
		return TRUE;
	if (c == '%' || c == 0x20ac)
		return g_unichar_isdigit(before);
	if (c == ';' || c == ':' || c == '!' || c == '?')
		return !is_opening(before) && !is_one_of(before, ";:!?") && rest_closes(p);
	if (g_unichar_isdigit(c)) {
		static const char *const marks[] = { "n°", "N°", "art.", "L.", "R.", "D.", "A.", "§" };
		const char *start = bare_start(word, p);
		for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
			if ((gsize)(p - start) == strlen(marks[i]) && !strncmp(start, marks[i], p - start))
				return TRUE;
		}
	}
	return FALSE;
}

/* German: «z.B.», «d.h.», «i.d.R.»: single letters, the first one small, each with its point. */
static gboolean is_letters_with_dots(const char *word)
{
	const char *p = bare_start(word, word + strlen(word));
	guint letters = 0;
	if (!g_ascii_islower(*p))
		return FALSE;
	for (; g_ascii_isalpha(p[0]) && p[1] == '.'; p += 2)
		letters++;
	return letters >= 2 && rest_closes(p);
}

static gboolean cut_here(const char *word, const char *p, enum lang lang)
{
	if (lang == LANG_FR)
		return cut_french(word, p);
	if (lang == LANG_DE && p > word) {
		gunichar before = g_utf8_get_char(g_utf8_prev_char(p));
		if (before == '.' && g_ascii_isalpha(*p) && is_letters_with_dots(word))
			return TRUE;
		return (*p == '%' && g_unichar_isdigit(before)) || (before == 0x00a7 && g_unichar_isdigit(g_utf8_get_char(p)));
	}
	return FALSE;
}

/* Cuts each word where the language wants a space that is not there (empty gap). */
static void cut(struct cutting *cutting, enum lang lang)
{
	g_autoptr(GArray) out = g_array_sized_new(FALSE, TRUE, sizeof(struct piece), cutting->pieces->len + 8);
	for (guint i = 0; i < cutting->pieces->len; i++) {
		struct piece piece = g_array_index(cutting->pieces, struct piece, i);
		const char *start = piece.word;
		for (const char *p = start; *p && !piece.address; p = g_utf8_next_char(p)) {
			if (p == start || (g_ascii_isalpha(*p) && g_ascii_isalpha(p[-1])))
				continue; /* the usual case: nothing is cut between two letters */
			if (!cut_here(piece.word, p, lang))
				continue;
			struct piece part = { g_string_chunk_insert_len(cutting->store, start, p - start), "", FALSE };
			g_array_append_val(out, part);
			start = p;
		}
		piece.word = start;
		g_array_append_val(out, piece);
	}
	g_array_set_size(cutting->pieces, 0);
	g_array_append_vals(cutting->pieces, out->data, out->len);
}

/* ---- gaps -------------------------------------------------------------- */

/* `word` without the marks that close after it, in `room`; words too long for it are none that we know. */
static const char *without_end(const char *word, char room[static 64])
{
	gsize length = strlen(word);
	while (length && is_one_of((guchar)word[length - 1], ",;:!?)]\""))
		length--;
	length = MIN(length, 63);
	memcpy(room, word, length);
	room[length] = 0;
	return room;
}

static gboolean is_number(const char *word)
{
	gsize length = strlen(word);
	return length && strspn(word, "0123456789,.") == length && g_ascii_isdigit(word[length - 1]);
}

/* Day of a date: 1 to 31, «1er», «14.». */
static gboolean is_day(const char *word)
{
	char *end = NULL;
	guint64 day = g_ascii_isdigit(*word) ? g_ascii_strtoull(word, &end, 10) : 0;
	return day >= 1 && day <= 31 && (!*end || !strcmp(end, "er") || !strcmp(end, "."));
}

/* Groups of a number written with spaces: «24» «500». */
static gboolean are_thousands(const char *a, const char *b)
{
	gsize head = strlen(a);
	const char *rest = b + strspn(b, "0123456789");
	return head >= 1 && head <= 3 && strspn(a, "0123456789") == head && a[0] != '0' && rest - b == 3 &&
	       (!*rest || is_one_of((guchar)*rest, ",.%"));
}

/* The gap between two words, or NULL to leave what is there. */
static const char *gap_between(const char *a, const char *b, enum lang lang)
{
	const struct usage *usage = &usages[lang];
	const char *left = bare_start(a, a + strlen(a));
	char room[64] = "";
	const char *right = without_end(b, room);
	gunichar first = g_utf8_get_char(b);
	if (g_ascii_isdigit(*left)) {
		if (are_thousands(left, right))
			return NNBSP;
		if (is_number(left) && (g_strv_contains(units, right) || g_strv_contains(units_of[lang], right)))
			return NBSP;
		if (is_day(left) && g_strv_contains(usage->months, right))
			return NBSP;
		return NULL;
	}
	if (lang == LANG_EN && is_day(right) && g_strv_contains(usage->months, left))
		return NBSP;
	if ((g_unichar_isdigit(first) || g_strv_contains(usage->codes, right)) && g_strv_contains(usage->before_number, left))
		return NBSP;
	if (g_unichar_isupper(first) && g_strv_contains(usage->before_name, left))
		return NBSP;
	if (lang == LANG_FR && !strcmp(left, "h") && is_number(right))
		return NBSP;
	if (lang == LANG_DE && strlen(left) == 2 && g_ascii_isalpha(*left) && left[1] == '.' && strlen(right) == 2 && right[1] == '.')
		return NNBSP; /* «i. d. R.» */
	return NULL;
}

/* Dutch, German, English: no space before a mark that ends a clause; a dash does not begin a line. */
static const char *gap_germanic(const char *a, const char *gap, const char *b, enum lang lang)
{
	gunichar last = last_char(a);
	gboolean closes = lang == LANG_DE && (last == 0x201c || last == 0x2018); /* they open in the other two */
	if (!*a || !*gap || (is_opening(last) && !closes))
		return NULL;
	if (is_one_of((guchar)*b, ";:!?") && rest_closes(b))
		return "";
	return !strcmp(b, "–") || !strcmp(b, "—") ? NBSP : NULL;
}

/* A hyphen between two spaces is meant as a dash; between two numbers it may be a sign. */
static void mend_dashes(GArray *pieces)
{
	for (guint i = 1; i + 1 < pieces->len; i++) {
		struct piece *piece = &g_array_index(pieces, struct piece, i);
		const char *before = piece[-1].word, *after = piece[1].word;
		if (!strcmp(piece->word, "-") && *before && *after && *piece->gap && *piece[-1].gap
		    && !(is_number(before) && is_number(after)))
			piece->word = "–";
	}
}

/* French marks that want a space before or after them. */
static const char *gap_french(const char *a, const char *gap, const char *b)
{
	gunichar first = g_utf8_get_char(b);
	if (last_char(a) == 0x00ab || first == 0x00bb)
		return NBSP;
	if ((!*a && !*gap) || is_opening(last_char(a)))
		return NULL;
	if (first == ':' && rest_closes(b))
		return NBSP;
	if ((first == ';' || first == '!' || first == '?') && rest_closes(b))
		return NNBSP;
	if ((first == '%' || first == 0x20ac) && g_unichar_isdigit(last_char(a)))
		return NBSP;
	return NULL;
}

static void set_gaps(GArray *pieces, enum lang lang)
{
	for (guint i = 0; i < pieces->len; i++) {
		struct piece *piece = &g_array_index(pieces, struct piece, i);
		const char *next = i + 1 < pieces->len ? g_array_index(pieces, struct piece, i + 1).word : "";
		const char *gap = lang == LANG_FR ? gap_french(piece->word, piece->gap, next)
						  : gap_germanic(piece->word, piece->gap, next, lang);
		if (!gap && *piece->word && *next)
			gap = gap_between(piece->word, next, lang);
		if (!gap && !*piece->gap && *next)
			gap = NBSP; /* where a word was cut: «L.132-5», «§5» */
		if (gap && (!piece->address || *piece->gap))
			piece->gap = gap;
	}
}

static char *pass(struct cutting *cutting, const char *text, enum lang lang)
{
	gsize length = strlen(text);
	pieces_of(cutting, text);
	if (strpbrk(text, "\"'") || strstr(text, "..."))
		mend_letters(cutting, lang);
	if (strchr(text, '"')) { /* quotes may have brought spaces of their own: cut again */
		g_autofree char *mended = pieces_join(cutting->pieces, length);
		pieces_of(cutting, mended);
	}
	cut(cutting, lang);
	mend_dashes(cutting->pieces);
	set_gaps(cutting->pieces, lang);
	return pieces_join(cutting->pieces, length);
}

static char *typeset(const char *text, const char *lang)
{
	char *now = g_utf8_make_valid(text, -1);
	struct cutting cutting = { g_array_new(FALSE, TRUE, sizeof(struct piece)), g_string_chunk_new(1024) };
	/* A space set by one pass may make a mark final for the next: to rest, a few turns at most. */
	for (guint turn = 0; turn < 8; turn++) {
		g_autofree char *before = now;
		now = pass(&cutting, before, lang_of(lang));
		if (!strcmp(now, before))
			break;
	}
	g_array_unref(cutting.pieces);
	g_string_chunk_free(cutting.store);
	return now;
}

/* Labels are set again and again, at every width that is tried: the thread keeps what it set. */
#define MOST_BYTES 160
#define MOST_KEPT 16384

static void kept_free(gpointer data)
{
	g_hash_table_unref(data);
}

char *text_typography(const char *text, const char *lang)
{
	static GPrivate thread = G_PRIVATE_INIT(kept_free);
	char key[MOST_BYTES + 4];
	g_return_val_if_fail(text, NULL);
	int length = g_snprintf(key, sizeof key, "%d%s", (int)lang_of(lang), text);
	if (length >= (int)sizeof key)
		return typeset(text, lang);
	GHashTable *kept = g_private_get(&thread);
	if (!kept) {
		kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
		g_private_set(&thread, kept);
	}
	const char *known = g_hash_table_lookup(kept, key);
	if (known)
		return g_strdup(known);
	if (g_hash_table_size(kept) >= MOST_KEPT)
		g_hash_table_remove_all(kept);
	char *set = typeset(text, lang);
	g_hash_table_insert(kept, g_strdup(key), g_strdup(set));
	return set;
}
