// SPDX-License-Identifier: EUPL-1.2
/*
 * Citations and terms in running text.
 *
 * Three passes over the text, none of which knows a code by name (the law files
 * do): where codes and acts are named; where article numbers stand, gathered in
 * enumerations («L. 132-4, L. 132-5 et R. 132-10-1»); which code each
 * enumeration belongs to:
 *   1. the one after it, tied by a small word or by nothing («… du code pénal»);
 *   2. else the one just before it («CSI, art. L. 132-5»);
 *   3. else the one after it within three words («L. 132-5 (CSI)»).
 * A number with no code is left alone: better silent than wrong. An article is
 * taken whole, L. 132-5-1 is never L. 132-5.
 *
 * Two codes may bear one name («Code pénal», old and new). The article is then of
 * the code that has it at the date, else of the code that has it at all, else of
 * the code in force.
 */
#include "pack/read.h"

#include <string.h>

#define GAP_MAX 80 /* bytes between an article and its code */
#define HYPHEN "[-\\x{2010}\\x{2011}]"

/* Small words that tie an article to its code, a list together, or an alinéa to
 * its article, in the languages of the jurisdictions. */
#define LINK "(?:du|de la|de l['\\x{2019}]|des|d['\\x{2019}]|au|of the|of|van het|van de|van|der)"
#define AND "(?:,\\s*(?:et|ou|and|en|und)|,|/|&|et|ou|à|aux?|and|or|to|en|of|tot|und|oder|bis)"
#define SUFFIX "(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies)"
#define INTRO "(?i:articles?|arts?\\.?|artikel(?:s|en|n)?)"

struct span { gsize start, end; };
struct code {
	struct span at;
	const struct collection *collection, *other; /* other: bears the same name, or NULL */
	guint order;
	gboolean used;
};
struct article { struct span at; char *name; gboolean letter, intro, hyphen, spaced; };
/* Paragraph and alinéa; 0: none. */
struct part { guint paragraph, alinea; };

struct scan {
	const struct pack *pack;
	const char *text;
	date_n date;       /* 0: any */
	GArray *codes;     /* struct code, by place, no overlap */
	GArray *articles;  /* struct article, by place */
	GArray *mentions;  /* struct mention */
};

GRegex *cite_article_regex(void)
{
	g_autoptr(GError) error = NULL;
	GRegex *regex = g_regex_new("(*UCP)(?<![\\pL\\pN./-])(?<intro>" INTRO "\\s*)?"
				    "(?:(?<letter>[LRDA])\\s?\\.?\\s?\\*?\\s?)?"
				    "(?<number>\\d+(?:" HYPHEN "\\d+)*)(?:er)?(?:(?<gap>\\s?)(?<suffix>" SUFFIX "))?"
				    "(?<slash>(?:/\\d{1,2}" SUFFIX "?)*)"
				    "(?![\\pL\\pN°%])",
				    G_REGEX_OPTIMIZE, 0, &error);
	g_assert_no_error(error);
	return regex;
}

/* ---- where codes are named ------------------------------------------------ */

static int by_code(const void *a, const void *b)
{
	const struct code *x = a, *y = b;
	if (x->at.start != y->at.start)
		return x->at.start < y->at.start ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end > y->at.end ? -1 : 1; /* the longest first */
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Keeps `code` unless it lies in the one before; of the same span, it is the other bearer of the name. */
static void keep_code(struct scan *scan, const struct code *code)
{
	struct code *last = scan->codes->len ? &g_array_index(scan->codes, struct code, scan->codes->len - 1) : NULL;
	if (!last || code->at.start >= last->at.end)
		g_array_append_val(scan->codes, *code);
	else if (code->at.start == last->at.start && code->at.end == last->at.end &&
		 code->collection != last->collection)
		last->other = code->collection;
}

static void find_codes(struct scan *scan)
{
	g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(struct code));
	for (guint i = 0; i < scan->pack->collections->len; i++) {
		const struct collection *collection = scan->pack->collections->pdata[i];
		for (guint j = 0; j < collection->regexes->len; j++) {
			g_autoptr(GMatchInfo) match = NULL;
			g_regex_match(collection->regexes->pdata[j], scan->text, 0, &match);
			for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
				int start, end;
				g_match_info_fetch_pos(match, 0, &start, &end);
				struct code code = { { (gsize)start, (gsize)end }, collection, NULL, i, FALSE };
				g_array_append_val(all, code);
			}
		}
	}
	g_array_sort(all, by_code);
	for (guint i = 0; i < all->len; i++)
		keep_code(scan, &g_array_index(all, struct code, i));
}

/* ---- where article numbers stand ------------------------------------------ */

static gboolean inside_code(const struct scan *scan, gsize start, gsize end)
{
	for (guint i = 0; i < scan->codes->len; i++) {
		const struct code *code = &g_array_index(scan->codes, struct code, i);
		if (start < code->at.end && code->at.start < end)
			return TRUE;
	}
	return FALSE;
}

/* «L. 132-5» is l132-5, «458ter» 458ter, «5 bis» 5-bis, «44/11/9bis» 44-11-9bis, «46bis/1» 46bis1. */
static char *article_name(const GMatchInfo *match, const char *inherited)
{
	g_autofree char *letter = g_match_info_fetch_named(match, "letter");
	g_autofree char *number = g_match_info_fetch_named(match, "number");
	g_autofree char *suffix = g_match_info_fetch_named(match, "suffix");
	g_autofree char *gap = g_match_info_fetch_named(match, "gap");
	g_autofree char *slash = g_match_info_fetch_named(match, "slash");
	GString *name = g_string_new(letter && *letter ? letter : inherited);
	for (const char *p = number; *p; p = g_utf8_next_char(p))
		g_string_append_c(name, g_ascii_isdigit(*p) ? *p : '-');
	if (suffix && *suffix)
		g_string_append_printf(name, "%s%s", gap && *gap ? "-" : "", suffix);
	for (const char *p = slash; p && *p; p++)
		if (*p != '/')
			g_string_append_c(name, *p);
		else if (g_ascii_isdigit(name->str[name->len - 1]))
			g_string_append_c(name, '-');
	g_string_ascii_down(name);
	return g_string_free(name, FALSE);
}

static gboolean group_exists(const GMatchInfo *match, const char *name)
{
	g_autofree char *text = g_match_info_fetch_named(match, name);
	return text && *text;
}

static void find_articles(struct scan *scan)
{
	g_autoptr(GMatchInfo) match = NULL;
	g_regex_match(scan->pack->article, scan->text, 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
		int start, end, number;
		g_match_info_fetch_pos(match, 0, &start, &end);
		g_match_info_fetch_named_pos(match, "number", &number, NULL);
		if (inside_code(scan, (gsize)number, (gsize)end))
			continue;
		struct article article = { { (gsize)start, (gsize)end }, article_name(match, ""), group_exists(match, "letter"),
					   group_exists(match, "intro"), FALSE, group_exists(match, "gap") };
		article.hyphen = strchr(article.name, '-') != NULL;
		g_array_append_val(scan->articles, article);
	}
}

/* ---- from an enumeration to its code --------------------------------------- */

static gboolean gap_is(const struct scan *scan, gsize from, gsize to, const char *pattern)
{
	if (to < from || to - from > GAP_MAX)
		return FALSE;
	g_autofree char *gap = g_strndup(scan->text + from, to - from);
	return g_regex_match_simple(pattern, gap, G_REGEX_CASELESS, 0);
}

/* Does `next` go on the enumeration that `last` is in? */
static gboolean goes_on(const struct scan *scan, const struct article *last, const struct article *next)
{
	if (!next->letter && !next->intro && last->hyphen && !next->hyphen)
		return FALSE; /* «L. 132-4 et 2 autres» */
	return gap_is(scan, last->at.end, next->at.start, "(*UCP)^\\s*" AND "\\s*(?:de l['\\x{2019}]|l['\\x{2019}]|the)?\\s*$");
}

#define PARAGRAPH "(?:§+|paragraphe|paragraaf|par\\.)\\s*(\\d+)(?:er)?"
#define ALINEA "(?:al\\.?|alinéas?|lid|Abs\\.)\\s*(\\d+)"
#define PART_HEAD "(*UCP)^\\s*[,(]?\\s*"

/* The number at the head of `text` that `pattern` finds, or 0; *ret_length is how far it goes. */
static guint number_at(const char *text, const char *pattern, gsize *ret_length)
{
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	int stop;
	if (!g_regex_match(regex, text, 0, &match))
		return 0;
	g_autofree char *number = g_match_info_fetch(match, 1);
	g_match_info_fetch_pos(match, 0, NULL, &stop);
	if (ret_length)
		*ret_length = (gsize)stop;
	return (guint)g_ascii_strtoull(number, NULL, 10);
}

/* The end of what follows an article and still belongs to it: «, § 2, alinéa 3». */
static gsize skip_part(const struct scan *scan, gsize end, struct part *part)
{
	gsize length = 0;
	part->paragraph = number_at(scan->text + end, PART_HEAD PARAGRAPH "(?![\\pL\\pN])\\)?", &length);
	end += part->paragraph ? length : 0;
	part->alinea = number_at(scan->text + end, PART_HEAD ALINEA "\\)?", &length);
	return end + (part->alinea ? length : 0);
}

/* «le 5e alinéa de l'article», «le § 2 de l'article». */
static void part_before(const struct scan *scan, gsize start, struct part *part)
{
	gsize from = start > GAP_MAX ? start - GAP_MAX : 0;
	while (from < start && ((guchar)scan->text[from] & 0xc0) == 0x80)
		from++;
	g_autofree char *before = g_strndup(scan->text + from, start - from);
	part->alinea = number_at(before, "(*UCP)(\\d+)(?:er|e|ème)\\s+alinéa\\s+de\\s+l['\\x{2019}]$", NULL);
	part->paragraph = number_at(before, "(*UCP)" PARAGRAPH "\\s+(?:de\\s+l['\\x{2019}]|van\\s+(?:het\\s+)?)$", NULL);
}

static struct code *code_after(const struct scan *scan, gsize end, gsize next, const char *pattern)
{
	for (guint i = 0; i < scan->codes->len; i++) {
		struct code *code = &g_array_index(scan->codes, struct code, i);
		if (code->at.start < end)
			continue;
		return code->at.start <= next && gap_is(scan, end, code->at.start, pattern) ? code : NULL;
	}
	return NULL;
}

static struct code *code_before(const struct scan *scan, gsize start)
{
	for (guint i = scan->codes->len; i-- > 0;) {
		struct code *code = &g_array_index(scan->codes, struct code, i);
		if (code->at.end > start)
			continue;
		return gap_is(scan, code->at.end, start, "(*UCP)^[\\s,(:]{0,3}$") ? code : NULL;
	}
	return NULL;
}

static struct code *code_of(const struct scan *scan, gsize start, gsize end, gsize next)
{
	struct code *code = code_after(scan, end, next, "(*UCP)^(?:[^.;:()]*[\\s,])?(?:" LINK "\\s*(?:la\\s+|le\\s+)?)?$");
	if (code && gap_is(scan, end, code->at.start, "(*UCP)^\\s*$|" LINK "\\s*(?:la\\s+|le\\s+)?$"))
		return code;
	code = code_before(scan, start);
	return code ? code : code_after(scan, end, next, "(*UCP)^[\\s,(]*(?:[^\\s.;:()]+\\s+){0,3}$");
}

/* 2: in force at the date; 1: known; 0: not in the law base. */
static guint standing(const struct scan *scan, const char *id)
{
	enum force force = pack_force(scan->pack, id, scan->date);
	return force == FORCE_UNKNOWN ? 0 : scan->date && force == FORCE_IN ? 2 : 1;
}

/* The most precise id that the law base has for the article, else the article; newly allocated. */
static char *article_id(const struct scan *scan, const struct collection *collection, const struct article *article,
			const struct part *part)
{
	g_autofree char *id = g_strdup_printf("%s:%s", collection->id, article->name);
	const char *last = strrchr(id, '-');
	if (article->spaced && last && !standing(scan, id)) { /* «458 ter» for 458ter */
		char *tight = g_strdup_printf("%.*s%s", (int)(last - id), id, last + 1);
		if (standing(scan, tight)) {
			g_free(id);
			id = tight;
		} else {
			g_free(tight);
		}
	}
	g_autofree char *alinea = g_strdup_printf("%s-al%u", id, part->alinea);
	g_autofree char *paragraph = g_strdup_printf("%s-%u", id, part->paragraph);
	if (part->alinea && standing(scan, alinea))
		return g_steal_pointer(&alinea);
	if (part->paragraph && standing(scan, paragraph))
		return g_steal_pointer(&paragraph);
	return g_steal_pointer(&id);
}

/* Of the ids that two bearers of one name would give, the one that is meant. */
static char *better(const struct scan *scan, const struct code *code, char *one, char *other)
{
	guint first = standing(scan, one), second = standing(scan, other);
	if (first == second && !first) {
		first = standing(scan, code->collection->id);
		second = standing(scan, code->other->id);
	}
	g_free(second > first ? one : other);
	return second > first ? other : one;
}

static void add_citation(struct scan *scan, gsize start, gsize end, const struct code *code, const struct article *article,
			 const struct part *part)
{
	char *id = article_id(scan, code->collection, article, part);
	if (code->other)
		id = better(scan, code, id, article_id(scan, code->other, article, part));
	struct mention mention = { start, end, id, NULL };
	g_array_append_val(scan->mentions, mention);
}

/* Where the next article stands that a reader would take for one. */
static gsize next_article(const struct scan *scan, guint last)
{
	for (guint i = last + 1; i < scan->articles->len; i++) {
		const struct article *article = &g_array_index(scan->articles, struct article, i);
		if (article->intro || article->letter)
			return article->at.start;
	}
	return G_MAXSIZE;
}

/* Articles first…last are one enumeration. The letter of one is that of the next
 * when it has none. */
static void read_group(struct scan *scan, guint first, guint last)
{
	struct article *articles = &g_array_index(scan->articles, struct article, 0);
	struct part none = { 0, 0 }, ahead = { 0, 0 }, behind;
	gsize start = articles[first].at.start, end = skip_part(scan, articles[last].at.end, &behind);
	if (first == last)
		part_before(scan, start, &ahead);
	gsize next = next_article(scan, last);
	struct code *code = code_of(scan, start, end, next);
	if (!code)
		return;
	gboolean before = code->at.end <= start;
	if (!articles[first].intro && !articles[first].letter && !(before && articles[first].hyphen))
		return;
	code->used = TRUE;
	for (guint i = first; i <= last; i++) {
		if (i > first && !articles[i].letter && articles[i - 1].letter) {
			char *name = g_strdup_printf("%c%s", articles[i - 1].name[0], articles[i].name);
			g_free(articles[i].name);
			articles[i].name = name;
			articles[i].letter = TRUE;
		}
		gsize from = i == first && before ? code->at.start : articles[i].at.start;
		gsize to = i < last ? articles[i].at.end : before ? end : code->at.end;
		const struct part *part = i < last ? &none : behind.paragraph || behind.alinea ? &behind : &ahead;
		add_citation(scan, from, to, code, &articles[i], part);
	}
}

/* An act named without an article is a citation if the law base knows it as one. */
static void read_whole_acts(struct scan *scan)
{
	for (guint i = 0; i < scan->codes->len; i++) {
		const struct code *code = &g_array_index(scan->codes, struct code, i);
		if (code->used)
			continue;
		char *id = g_strdup(code->collection->id);
		if (code->other)
			id = better(scan, code, id, g_strdup(code->other->id));
		if (!standing(scan, id)) {
			g_free(id);
			continue;
		}
		struct mention mention = { code->at.start, code->at.end, id, NULL };
		g_array_append_val(scan->mentions, mention);
	}
}

static void find_citations(struct scan *scan)
{
	find_codes(scan);
	if (!scan->codes->len)
		return;
	find_articles(scan);
	const struct article *articles = (gconstpointer)scan->articles->data; /* NULL: none */
	for (guint first = 0, last; first < scan->articles->len; first = last + 1) {
		/* «En 2012, l'article L. 2211-5»: a bare number begins no enumeration. */
		gboolean begins = articles[first].intro || articles[first].letter || articles[first].hyphen;
		for (last = first; begins && last + 1 < scan->articles->len &&
				   goes_on(scan, &articles[last], &articles[last + 1]); last++)
			;
		read_group(scan, first, last);
	}
	read_whole_acts(scan);
}

/* ---- terms ------------------------------------------------------------------ */

/* A term inside a longer one of its kind says nothing more. */
static gboolean inside_term(const struct scan *scan, const struct mention *mention)
{
	for (guint i = 0; i < scan->mentions->len; i++) {
		const struct mention *other = &g_array_index(scan->mentions, struct mention, i);
		if (other->term && other->term != mention->term && g_str_equal(other->term->kind, mention->term->kind)
		    && other->start <= mention->start && mention->end <= other->end
		    && other->end - other->start > mention->end - mention->start)
			return TRUE;
	}
	return FALSE;
}

static void find_terms(struct scan *scan)
{
	for (guint i = 0; i < scan->pack->terms->len; i++) {
		const struct term *term = scan->pack->terms->pdata[i];
		g_autoptr(GMatchInfo) match = NULL;
		g_regex_match(term->regex, scan->text, 0, &match);
		for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
			int start, end;
			g_match_info_fetch_pos(match, 0, &start, &end);
			struct mention mention = { (gsize)start, (gsize)end, NULL, term };
			g_array_append_val(scan->mentions, mention);
		}
	}
}

/* ---- both -------------------------------------------------------------------- */

static int by_mention(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	if (!x->term != !y->term)
		return x->term ? 1 : -1;
	return g_strcmp0(x->term ? x->term->id : x->provision, y->term ? y->term->id : y->provision);
}

static void article_clear(void *article)
{
	g_free(((struct article *)article)->name);
}

static void mention_clear(void *mention)
{
	g_free((char *)((struct mention *)mention)->provision);
}

/* The motif inside a compiled one, as one more alternative. */
static void add_alternative(GString *pattern, const GRegex *regex)
{
	const char *text = g_regex_get_pattern(regex);
	gsize head = strlen(PATTERN_HEAD), tail = strlen(PATTERN_TAIL);
	g_string_append(pattern, pattern->len > head ? "|(?:" : "(?:"); /* keeps its options to itself */
	g_string_append_len(pattern, text + head, (gssize)(strlen(text) - head - tail));
	g_string_append_c(pattern, ')');
}

void pack_ready(struct pack *pack)
{
	g_autoptr(GString) pattern = g_string_new(PATTERN_HEAD);
	g_autoptr(GError) error = NULL;
	for (guint i = 0; i < pack->collections->len; i++) {
		const struct collection *collection = pack->collections->pdata[i];
		for (guint j = 0; j < collection->regexes->len; j++)
			add_alternative(pattern, collection->regexes->pdata[j]);
	}
	for (guint i = 0; i < pack->terms->len; i++)
		add_alternative(pattern, ((const struct term *)pack->terms->pdata[i])->regex);
	g_clear_pointer(&pack->any, g_regex_unref);
	if (pattern->len == strlen(PATTERN_HEAD))
		return;
	g_string_append(pattern, PATTERN_TAIL);
	pack->any = g_regex_new(pattern->str, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_DUPNAMES, 0, &error);
	g_assert_no_error(error);
}

void pack_scan(const struct pack *pack, const char *text, date_n date, pack_mention_fn each, gpointer data)
{
	if (!pack->any || !g_regex_match(pack->any, text, 0, NULL))
		return;
	struct scan scan = { pack, text, date, NULL, NULL, NULL };
	G_GNUC_UNUSED g_autoptr(GArray) codes = scan.codes = g_array_new(FALSE, TRUE, sizeof(struct code));
	g_autoptr(GArray) articles = scan.articles = g_array_new(FALSE, TRUE, sizeof(struct article));
	g_autoptr(GArray) mentions = scan.mentions = g_array_new(FALSE, TRUE, sizeof(struct mention));
	g_array_set_clear_func(articles, article_clear);
	g_array_set_clear_func(mentions, mention_clear);
	find_citations(&scan);
	find_terms(&scan);
	g_array_sort(mentions, by_mention);
	for (guint i = 0; i < mentions->len; i++) {
		const struct mention *mention = &g_array_index(mentions, struct mention, i);
		if (!mention->term || !inside_term(&scan, mention))
			each(mention, data);
	}
}
