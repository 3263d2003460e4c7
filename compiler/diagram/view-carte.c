// SPDX-License-Identifier: EUPL-1.2
/*
 * The card of each party: half a sheet (A5), two on an upright A4 to cut; in a
 * larger edition, a whole A4 that lies across. What it may say on the left, what it may hear on the right, what it never says in
 * a frame below. What does not fit goes on a second card.
 */
#include "diagram/carte.h"
#include "diagram/describe.h"
#include "diagram/view.h"

#include <string.h>

#define A4_SHORT 595.28
#define A4_LONG 841.89
#define SIDE 28.0
#define HEAD_TOP 24.0
#define FOOT 20.0        /* below the last line of a card */
#define GUTTER 18.0
#define BOX_PAD 9.0
#define BOX_SHARE .45    /* of a card, that prohibitions may take */
#define TITLE_LINES 2
#define SLOTS (CARTE_PARTS + 1)
#define UNDER CARTE_PARTS
#define UNDER_GAP 8.0
#define UNDER_LEAST 48.0 /* room worth going on in */

struct cards {
	const struct charter *charter;
	const struct look *look;
	const struct identity *identity;
	GPtrArray *list;     /* struct card * */
	double width, height; /* of a card */
	guint per_sheet;
};

/* One half-sheet: the lines it takes of each part. */
struct card {
	const struct carte *carte;
	/* Left, right, in the frame, and under what ends early on the left or on the
	 * right: struct line *; borrowed, or owned by `extra`. The first two hold the
	 * same part when the other is told. */
	GPtrArray *lines[SLOTS];
	enum carte_part parts[SLOTS];
	gboolean goes_on[SLOTS];
	guint under;          /* column of the last */
	guint index;          /* among the cards of the party */
	guint of;
};

static void card_free(gpointer data)
{
	struct card *card = data;
	for (guint i = 0; i < SLOTS; i++)
		g_ptr_array_unref(card->lines[i]);
	g_free(card);
}

static double column_width(const struct cards *cards)
{
	return (cards->width - 2 * SIDE - GUTTER) / 2;
}

static double part_width(const struct cards *cards, enum carte_part part)
{
	return part == CARTE_NEVER ? cards->width - 2 * SIDE - 2 * BOX_PAD : column_width(cards);
}

static double lines_height(const GPtrArray *lines)
{
	double height = 0;
	for (guint i = 0; i < lines->len; i++)
		height += ((const struct line *)lines->pdata[i])->height;
	return height;
}

/* ---- head and foot ------------------------------------------------------ */

static char **title_lines(const struct cards *cards, const struct party *party)
{
	const struct look *look = cards->look;
	double width = cards->width - 2 * SIDE - 20 - (cards->identity->stamp ? 84 : 0);
	const char *names[] = { party->name, plain_party(party) };
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_auto(GStrv) lines = look_wrap(look, names[i], LOOK_CARD, width);
		if (g_strv_length(lines) <= TITLE_LINES)
			return g_steal_pointer(&lines);
	}
	g_autofree char *number = g_strdup_printf("%u", party->index + 1);
	g_autofree char *words = look_say_with(look, "partie-numero", number, NULL);
	return look_wrap(look, words, LOOK_CARD, width);
}

/* Sector and secrecy, under the name. */
static char *party_note(const struct cards *cards, const struct party *party)
{
	const struct look *look = cards->look;
	g_autofree char *note = look_say_with(look, "carte-note",
		party->sector ? word_label(party->sector, look->lang) : look_say(look, "sans-secteur"),
		party->bound ? look_say(look, "signe-secret") : "", NULL);
	return text_typography(note, look->lang);
}

/* Is there room for the note right of the name? */
static gboolean note_beside(const struct cards *cards, const struct party *party)
{
	g_auto(GStrv) lines = title_lines(cards, party);
	g_autofree char *note = party_note(cards, party);
	return g_strv_length(lines) == 1 && look_width(cards->look, lines[0], LOOK_CARD) + look_width(cards->look, note, LOOK_SMALL) + 64 <
	       cards->width - 2 * SIDE - (cards->identity->stamp ? 84 : 0);
}

static double head_height(const struct cards *cards, const struct party *party)
{
	g_auto(GStrv) lines = title_lines(cards, party);
	return 9 + g_strv_length(lines) * cards->look->faces[LOOK_CARD].lead + (note_beside(cards, party) ? 0 : 10);
}

static char **foot_lines(const struct cards *cards, guint number)
{
	const struct identity *id = cards->identity;
	g_autofree char *n = g_strdup_printf("%u", number), *all = g_strdup_printf("%u", cards->list->len);
	g_autofree char *words = look_say_with(cards->look, "carte-pied", id->territory, id->document, id->version, id->foundation,
					       n, all, id->source, NULL);
	g_autoptr(GString) held = g_string_new(words);
	g_string_replace(held, " · ", "\302\240· ", 0); /* no line starts with a dot */
	return look_wrap(cards->look, held->str, LOOK_LABEL, cards->width - 2 * SIDE);
}

static double foot_height(const struct cards *cards)
{
	g_auto(GStrv) lines = foot_lines(cards, 888);
	/* the signs of levels, the rule, the identity */
	return 15 + 4 + g_strv_length(lines) * cards->look->faces[LOOK_LABEL].lead + 2;
}

/* Room for columns and box. */
static double body_height(const struct cards *cards, const struct party *party)
{
	return cards->height - HEAD_TOP - head_height(cards, party) - FOOT - foot_height(cards);
}

/* ---- sharing lines among cards ------------------------------------------ */

/* First index after what cannot be parted from the line `at`. */
static guint block_end(const GPtrArray *lines, guint at)
{
	while (at < lines->len && ((const struct line *)lines->pdata[at])->keep)
		at++;
	return MIN(at + 1, lines->len);
}

/* Moves lines from `from` (at `*at`) to `to` while they fit in `room`. What
 * belongs together is parted only if it is taller than a card; an entry that
 * goes on has its heading again. */
static void take(const struct cards *cards, const GPtrArray *from, guint *at, GPtrArray *to, enum carte_part part, double room,
		 GPtrArray *extra)
{
	double used = 0;
	const struct line *next = *at < from->len ? from->pdata[*at] : NULL;
	if (next && *at > 0 && !next->heading && part != CARTE_NEVER) {
		g_autoptr(GPtrArray) again = g_ptr_array_new();
		carte_lines_repeat(cards->look, next->entry, part_width(cards, part), again);
		for (guint i = 0; i < again->len; i++) {
			g_ptr_array_add(extra, again->pdata[i]);
			g_ptr_array_add(to, again->pdata[i]);
		}
		used = lines_height(again);
	}
	guint start = *at;
	while (*at < from->len) {
		double need = 0;
		guint end = block_end(from, *at);
		for (guint i = *at; i < end; i++)
			need += ((const struct line *)from->pdata[i])->height;
		if (used + need > room && *at > start)
			return;
		for (; *at < end; (*at)++) {
			const struct line *line = from->pdata[*at];
			if (used + line->height > room && *at > start)
				return;
			g_ptr_array_add(to, (gpointer)line);
			used += line->height;
		}
	}
}

/* Is the next card one more of the same party? */
static gboolean card_follows(const struct cards *cards, guint first)
{
	return cards->list->len > first;
}

/* Height of a column without its title. */
static double column_height(const struct card *card, guint slot)
{
	return card->lines[slot]->len ? lines_height(card->lines[slot]) : 16;
}

/* A part that does not end in its column goes on under the other one, if that ends early. */
static void go_under(const struct cards *cards, struct card *card, GPtrArray *lines[CARTE_PARTS], guint at[CARTE_PARTS], double room,
		     GPtrArray *extra)
{
	enum carte_part left = card->parts[0], right = card->parts[1];
	gboolean left_on = at[left] < lines[left]->len, right_on = at[right] < lines[right]->len;
	card->under = left_on ? 1 : 0;
	card->parts[UNDER] = left_on ? left : right;
	if (left == right || left_on == right_on)
		return;
	double space = room - column_height(card, card->under) - UNDER_GAP - cards->look->faces[LOOK_SECTION].lead - 7;
	guint next = block_end(lines[card->parts[UNDER]], at[card->parts[UNDER]]);
	double need = 0;
	for (guint i = at[card->parts[UNDER]]; i < next; i++)
		need += ((const struct line *)lines[card->parts[UNDER]]->pdata[i])->height;
	if (space > UNDER_LEAST && space > need + 26) /* the heading may have to be repeated */
		take(cards, lines[card->parts[UNDER]], &at[card->parts[UNDER]], card->lines[UNDER], card->parts[UNDER], space, extra);
}

/* Deals the lines of a party; returns how many cards that makes, `keep`: and keeps these. */
static guint deal(struct cards *cards, const struct carte *carte, GPtrArray *lines[CARTE_PARTS], GPtrArray *extra, gboolean keep)
{
	guint at[CARTE_PARTS] = { 0 }, first = cards->list->len;
	const double section = cards->look->faces[LOOK_SECTION].lead + 6;
	do {
		struct card *card = g_new0(struct card, 1);
		double room = body_height(cards, carte->party), box = 0;
		gboolean said = at[CARTE_SAYS] >= lines[CARTE_SAYS]->len && card_follows(cards, first),
			 heard = at[CARTE_HEARS] >= lines[CARTE_HEARS]->len && card_follows(cards, first);
		card->carte = carte;
		card->index = cards->list->len - first;
		for (guint i = 0; i < SLOTS; i++)
			card->lines[i] = g_ptr_array_new();
		card->parts[0] = said && !heard ? CARTE_HEARS : CARTE_SAYS;
		card->parts[1] = heard && !said ? CARTE_SAYS : CARTE_HEARS;
		card->parts[2] = CARTE_NEVER;
		if (at[CARTE_NEVER] < lines[CARTE_NEVER]->len) {
			take(cards, lines[CARTE_NEVER], &at[CARTE_NEVER], card->lines[2], CARTE_NEVER,
			     said && heard ? room - section - 20 : room * BOX_SHARE - section, extra);
			box = lines_height(card->lines[2]) + section + 9.5;
		}
		for (guint i = 0; i < 2; i++)
			take(cards, lines[card->parts[i]], &at[card->parts[i]], card->lines[i], card->parts[i],
			     room - box - section - 6, extra);
		go_under(cards, card, lines, at, room - box - section - 6, extra);
		for (guint i = 0; i < SLOTS; i++)
			card->goes_on[i] = at[card->parts[i]] < lines[card->parts[i]]->len;
		g_ptr_array_add(cards->list, card);
	} while (at[0] < lines[0]->len || at[1] < lines[1]->len || at[2] < lines[2]->len);
	guint made = cards->list->len - first;
	for (guint i = first; i < cards->list->len; i++)
		((struct card *)cards->list->pdata[i])->of = made;
	if (!keep)
		g_ptr_array_set_size(cards->list, (gint)first);
	return made;
}

/* In the setting that makes the fewest cards, the airiest among those. */
static void deal_party(struct cards *cards, const struct carte *carte, GPtrArray *extra, GPtrArray *kept)
{
	static const guint settings[] = { CARTE_ONCE, 0, CARTE_RUN | CARTE_ONCE, CARTE_RUN };
	GPtrArray *best[CARTE_PARTS];
	guint fewest = G_MAXUINT;
	for (guint k = 0; k < G_N_ELEMENTS(settings) && fewest > 1; k++) {
		GPtrArray *lines[CARTE_PARTS];
		for (guint part = 0; part < CARTE_PARTS; part++) {
			lines[part] = carte_lines(cards->look, carte->parts[part], part, part_width(cards, part), settings[k]);
			g_ptr_array_add(kept, lines[part]);
		}
		/* what is named once must stand on the card where it is named */
		double frame = lines_height(lines[CARTE_NEVER]) + cards->look->faces[LOOK_SECTION].lead + 6;
		if (settings[k] & CARTE_ONCE && frame > body_height(cards, carte->party) * BOX_SHARE)
			continue;
		guint made = deal(cards, carte, lines, extra, FALSE);
		if (made >= fewest)
			continue;
		fewest = made;
		memcpy(best, lines, sizeof best);
	}
	deal(cards, carte, best, extra, TRUE);
}

/* ---- drawing ------------------------------------------------------------ */

static void draw_span(const struct look *look, struct scene *scene, const struct span *span, double x, double y)
{
	if (span->kind == SPAN_BADGE)
		sign_badge(look, scene, x + span->x, y - 2.9, span->item, span->mark);
	else if (span->kind == SPAN_DOTS)
		sign_dots(look, scene, x + span->x, y - 3.1, span->level);
	else
		look_text(look, scene, x + span->x, y, span->text, span->role, ANCHOR_START);
}

static void begin_entry(const struct cards *cards, struct scene *scene, const struct card *card, guint slot, const struct entry *entry)
{
	guint turn = 2 * card->index + (slot == UNDER || (slot == 1 && card->parts[0] == card->parts[1]) ? 1 : 0);
	g_autofree char *suffix = turn ? g_strdup_printf("%s-suite-%u", entry->id, turn) : g_strdup(entry->id);
	struct group *group = scene_begin(scene, GROUP_OBJECT, suffix, entry->sentence);
	group->complete = TRUE;
	group->kind = g_strdup("card");
	for (guint i = 0; i < entry->flows->len; i++)
		group_add_flow(group, ((const struct flow *)entry->flows->pdata[i])->id);
	if (entry->never)
		group_add_never(group, entry->never->index + 1);
}

static void draw_lines(const struct cards *cards, struct scene *scene, const struct card *card, guint part,
		       double x, double y)
{
	const struct entry *open = NULL;
	for (guint i = 0; i < card->lines[part]->len; i++) {
		const struct line *line = card->lines[part]->pdata[i];
		if (line->entry != open) {
			if (open)
				scene_end(scene);
			begin_entry(cards, scene, card, part, line->entry);
			open = line->entry;
		}
		for (guint k = 0; k < line->spans->len; k++)
			draw_span(cards->look, scene, line->spans->pdata[k], x, y + 8);
		y += line->height;
	}
	if (open)
		scene_end(scene);
}

static void draw_head(const struct cards *cards, struct scene *scene, const struct card *card, double top)
{
	const struct look *look = cards->look;
	g_auto(GStrv) lines = title_lines(cards, card->carte->party);
	g_autofree char *note = party_note(cards, card->carte->party);
	double height = head_height(cards, card->carte->party), right = cards->width - SIDE;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE; /* the card's own name says it */
	if (cards->identity->stamp) {
		double w = 74;
		scene_rect(scene, right - w, top, w, height, look_stroke(look, COLOUR_STAMP, LINE_STAMP))->radius = 2;
		look_text(look, scene, right - w / 2, top + height / 2 + (cards->identity->stamp_note ? -1 : 3.6),
			  cards->identity->stamp, LOOK_STAMP, ANCHOR_MIDDLE);
		if (cards->identity->stamp_note)
			look_text(look, scene, right - w / 2, top + height / 2 + 10, cards->identity->stamp_note, LOOK_LABEL,
				  ANCHOR_MIDDLE);
		right -= w + 10;
	}
	scene_rect(scene, SIDE, top, right - SIDE, height, look_fill(look, COLOUR_INK))->radius = 2;
	double y = look_lines(look, scene, SIDE + 10, top + 16.5, lines, LOOK_CARD);
	gboolean beside = note_beside(cards, card->carte->party);
	double number = card->of > 1 ? 24 : 0, base = beside ? top + 16.5 : y - 3;
	scene_text(scene, beside ? right - 10 - number : SIDE + 10, base, note, look->faces[LOOK_SMALL].size, TEXT_REGULAR,
		   look->colours[COLOUR_PAPER], beside ? ANCHOR_END : ANCHOR_START);
	if (card->of > 1) {
		g_autofree char *n = g_strdup_printf("%u/%u", card->index + 1, card->of);
		scene_text(scene, right - 10, base, n, look->faces[LOOK_SMALL].size, TEXT_BOLD, look->colours[COLOUR_PAPER],
			   ANCHOR_END);
	}
	scene_end(scene);
}

/* «Je peux dire (suite)», and whether it goes on on the next card. */
static void draw_title(const struct cards *cards, struct scene *scene, const struct card *card, guint slot, double x, double y,
		       double right)
{
	static const char *const ids[] = { "carte-dire", "carte-entendre", "carte-jamais" };
	const struct look *look = cards->look;
	const char *title = look_say(look, ids[card->parts[slot]]);
	gboolean again = card->index || slot == UNDER || (slot == 1 && card->parts[0] == card->parts[1]);
	g_autofree char *shown = again ? look_say_with(look, "suite", title, NULL) : g_strdup(title);
	gboolean on = card->goes_on[slot] && !(slot == 0 && card->parts[0] == card->parts[1]) &&
		      (slot == UNDER || !card->lines[UNDER]->len || card->parts[slot] != card->parts[UNDER]);
	g_autofree char *id = g_strdup_printf("%s-%s-%u-%u", card->carte->party->id, ids[card->parts[slot]], card->index + 1, slot + 1);
	scene_begin(scene, GROUP_OBJECT, id, shown)->kind = g_strdup("part");
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	look_text(look, scene, x, y, shown, LOOK_SECTION, ANCHOR_START);
	if (on)
		look_text(look, scene, right, y, look_say(look, "carte-suite"), LOOK_SMALL, ANCHOR_END);
	scene_end(scene);
}

static void draw_column(const struct cards *cards, struct scene *scene, const struct card *card, guint slot, double y)
{
	const struct look *look = cards->look;
	double x = SIDE + (slot ? column_width(cards) + GUTTER : 0);
	gboolean none = card->carte->parts[card->parts[slot]]->len == 0;
	if (card->lines[slot]->len == 0 && (card->index || !none))
		return;
	draw_title(cards, scene, card, slot, x, y + 11, x + column_width(cards));
	scene_line(scene, x, y + 15.5, x + column_width(cards), y + 15.5, look_stroke(look, COLOUR_INK, LINE_SECTION));
	if (none)
		look_text(look, scene, x, y + 29, look_say(look, "carte-rien"), LOOK_BODY, ANCHOR_START);
	draw_lines(cards, scene, card, slot, x, y + 20);
	scene_end(scene);
}

/* What goes on under a column that ends early; `y`: where the columns start. */
static void draw_under(const struct cards *cards, struct scene *scene, const struct card *card, double y)
{
	const struct look *look = cards->look;
	double x = SIDE + (card->under ? column_width(cards) + GUTTER : 0);
	if (!card->lines[UNDER]->len)
		return;
	y += 20 + column_height(card, card->under) + UNDER_GAP;
	draw_title(cards, scene, card, UNDER, x, y + 11, x + column_width(cards));
	scene_line(scene, x, y + 15.5, x + column_width(cards), y + 15.5, look_stroke(look, COLOUR_INK, LINE_SECTION));
	draw_lines(cards, scene, card, UNDER, x, y + 20);
	scene_end(scene);
}

/* Prohibitions, in a frame whose foot is at `bottom`. */
static void draw_box(const struct cards *cards, struct scene *scene, const struct card *card, double bottom)
{
	const struct look *look = cards->look;
	double lead = look->faces[LOOK_SECTION].lead + 6.5;
	double height = lines_height(card->lines[CARTE_NEVER]) + lead + 5, top = bottom - height;
	struct paint paint = look_box(look, COLOUR_PAPER, COLOUR_INK, LINE_NEVER);
	scene_rect(scene, SIDE + .9, top, cards->width - 2 * SIDE - 1.8, height, paint)->radius = 3;
	draw_title(cards, scene, card, CARTE_NEVER, SIDE + BOX_PAD, top + 14, cards->width - SIDE - BOX_PAD);
	draw_lines(cards, scene, card, CARTE_NEVER, SIDE + BOX_PAD, top + lead);
	scene_end(scene);
}

/* Is there a sign of that level on the card? */
static gboolean shows_level(const struct card *card, guint level)
{
	for (guint i = 0; i < SLOTS; i++) {
		for (guint k = 0; k < card->lines[i]->len; k++) {
			const GPtrArray *spans = ((const struct line *)card->lines[i]->pdata[k])->spans;
			for (guint n = 0; n < spans->len; n++) {
				const struct span *span = spans->pdata[n];
				if ((span->kind == SPAN_DOTS && span->level == level) ||
				    (span->kind == SPAN_BADGE && span->item->level == level))
					return TRUE;
			}
		}
	}
	return FALSE;
}

/* What the shapes and dots say, then where the card comes from. */
static void draw_foot(const struct cards *cards, struct scene *scene, const struct card *card, guint number, double bottom)
{
	const struct look *look = cards->look;
	g_auto(GStrv) lines = foot_lines(cards, number);
	double y = bottom - foot_height(cards) + 4, x = SIDE;
	struct group *group = scene_begin(scene, GROUP_PLAIN, NULL, NULL);
	group->complete = TRUE;
	for (guint level = 1; level <= 3; level++) {
		if (!shows_level(card, level))
			continue;
		const char *words = level_name(look, level);
		sign_level(look, scene, x + 5, y + 6, level);
		sign_dots(look, scene, x + 13, y + 6, level);
		look_text(look, scene, x + 13 + DOTS_WIDTH + 3, y + 8.8, words, LOOK_SMALL, ANCHOR_START);
		x += 13 + DOTS_WIDTH + 3 + look_width(look, words, LOOK_SMALL) + 14;
	}
	y += 15;
	scene_line(scene, SIDE, y, cards->width - SIDE, y, look_stroke(look, COLOUR_INK, LINE_BLOCK));
	look_lines(look, scene, SIDE, y + 9, lines, LOOK_LABEL);
	scene_end(scene);
}

static void draw_card(const struct cards *cards, struct scene *scene, const struct card *card, guint number, double top)
{
	const struct party *party = card->carte->party;
	double y = top + HEAD_TOP, foot = top + cards->height - FOOT;
	g_autofree char *label = look_say_with(cards->look, "phrase-partie", party->name,
		party->sector ? word_label(party->sector, cards->look->lang) : look_say(cards->look, "sans-secteur"),
		party->bound ? "§" : "", "", NULL);
	g_autofree char *id = g_strdup_printf("carte-%s-%u", party->id, card->index + 1);
	struct group *group = scene_begin(scene, GROUP_OBJECT, id, label);
	group->kind = g_strdup("band");
	group->party = g_strdup(party->id);
	draw_head(cards, scene, card, y);
	y += head_height(cards, party) + 4;
	draw_column(cards, scene, card, 0, y);
	draw_column(cards, scene, card, 1, y);
	draw_under(cards, scene, card, y);
	if (card->lines[CARTE_NEVER]->len)
		draw_box(cards, scene, card, foot - foot_height(cards));
	draw_foot(cards, scene, card, number, foot);
	scene_end(scene);
}

/* The cards of a sheet, the fold to cut along between them. */
static struct scene *draw_sheet(const struct cards *cards, guint sheet, guint sheets)
{
	const struct look *look = cards->look;
	gboolean half = cards->per_sheet == 2;
	struct scene *scene = look_scene(look, "carte", half ? A4_SHORT : A4_LONG, half ? A4_LONG : A4_SHORT);
	guint first = cards->per_sheet * sheet, end = MIN(first + cards->per_sheet, cards->list->len);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	for (guint i = first; i < end; i++) {
		const struct card *card = cards->list->pdata[i];
		if (!g_ptr_array_find(names, card->carte->party->name, NULL))
			g_ptr_array_add(names, (gpointer)card->carte->party->name);
	}
	g_autofree char *who = strings_joined(names, look_say(look, "suite-de")), *title = look_say_with(look, "carte-titre", who, NULL);
	scene->title = g_strdup_printf("%s — %s", title, cards->identity->document);
	scene->description = g_strdup(look_say(look, "carte-lecture"));
	scene->kind = g_strdup(look_say(look, "genre"));
	scene->page = sheet + 1;
	scene->pages = sheets;
	if (sheets > 1) {
		g_free(scene->name);
		scene->name = g_strdup_printf("carte-%u", sheet + 1);
	}
	for (guint i = first; i < end; i++)
		draw_card(cards, scene, cards->list->pdata[i], i + 1, (i - first) * cards->height);
	if (half) {
		struct paint cut = look_stroke(look, COLOUR_BORDER, LINE_FRAME);
		cut.dash = DASH_FRAME;
		scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
		scene_line(scene, 0, cards->height, cards->width, cards->height, cut);
		scene_end(scene);
	}
	scene_finish(scene);
	return scene;
}

static void build(const struct charter *charter, const char *subject, const struct view_options *options,
		  GPtrArray *pages, struct findings *findings)
{
	(void)findings; /* any party has a card, or several */
	g_autoptr(look_t) look = look_new(options->lang ? options->lang : charter->lang, options->enlarge);
	struct identity *identity = identity_new(look, charter, options, look_say(look, "carte-vue"));
	gboolean half = look->enlarge <= 1;
	struct cards cards = { charter, look, identity, g_ptr_array_new_with_free_func(card_free),
			       (half ? A4_SHORT : A4_LONG) / look->enlarge, (half ? A4_LONG / 2 : A4_SHORT) / look->enlarge, half ? 2 : 1 };
	g_autoptr(GPtrArray) order = parties_in_order(charter);
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)carte_free);
	g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	GPtrArray *extra = g_ptr_array_new_with_free_func(carte_line_free);
	for (guint i = 0; i < order->len; i++) {
		struct carte *carte = carte_new(charter, look, order->pdata[i]);
		g_ptr_array_add(all, carte);
		deal_party(&cards, carte, extra, kept);
	}
	guint sheets = (cards.list->len + cards.per_sheet - 1) / cards.per_sheet;
	for (guint sheet = 0; sheet < sheets; sheet++)
		g_ptr_array_add(pages, draw_sheet(&cards, sheet, sheets));
	g_ptr_array_unref(cards.list);
	g_ptr_array_unref(extra);
	identity_free(identity);
	(void)subject;
}

const struct view view_carte = { "carte", FALSE, NULL, build };
