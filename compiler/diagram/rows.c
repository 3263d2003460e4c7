// SPDX-License-Identifier: EUPL-1.2
/*
 * Making the rows of the registre; see registre.h.
 */
#include "diagram/describe.h"
#include "diagram/registre.h"

#include <string.h>

#define HEADING_HEIGHT 17.6
#define ROW_HEIGHT 14.6
#define BADGES_LEFT 22.0
#define MOST_LINES 3 /* of a heading; a longer name is given in full at the end */

static void row_free(gpointer data)
{
	struct row *row = data;
	g_free(row->id);
	g_free(row->sentence);
	g_ptr_array_unref(row->parties);
	g_ptr_array_unref(row->speakers);
	g_free(row->concerns);
	g_free(row->lead);
	g_strfreev(row->lines);
	g_free(row->basis);
	g_free(row->note);
	g_free(row);
}

static struct row *add(struct rows *rows, enum row_kind kind)
{
	struct row *row = g_new0(struct row, 1);
	row->kind = kind;
	row->parties = g_ptr_array_new();
	row->speakers = g_ptr_array_new();
	row->concerns = g_new0(gboolean, rows->n_parties + 1);
	g_ptr_array_add(rows->all, row);
	return row;
}

static void add_party(struct row *row, struct party *party)
{
	if (!row->concerns[party->index])
		g_ptr_array_add(row->parties, party);
	row->concerns[party->index] = TRUE;
}

/* Of a line across the smallest sheet. */
static double line_width(const struct look *look)
{
	return paper_width(PAPER_A4) / look->enlarge - 2 * MARGIN;
}

/* ---- heights ----------------------------------------------------------- */

static double text_height(const struct look *look, const struct row *row)
{
	double height = ROW_HEIGHT + (MAX(row->n_lines, 1u) - 1) * look->faces[LOOK_SMALL].lead;
	guint badges = row->items ? (row->items->len + ROW_BADGES - 1) / ROW_BADGES : 0;
	if (badges > 1)
		height = MAX(height, ROW_HEIGHT + (badges - 1) * 11.5);
	return height;
}

static void measure(const struct look *look, struct row *row)
{
	if (row->kind == ROW_HEADING)
		row->height = HEADING_HEIGHT + (MAX(row->n_lines, 1u) - 1) * look->faces[LOOK_HEADING].lead;
	else
		row->height = text_height(look, row);
	row->natural = row->height;
}

/* Wraps the text of a row after its number and badges. */
static void set_text(const struct look *look, struct row *row, const char *text, double right)
{
	guint badges = row->items ? MIN(row->items->len, ROW_BADGES) : 0;
	const struct face *face = &look->faces[LOOK_SMALL];
	row->text_x = BADGES_LEFT + badges * badge_pitch(row->nature) + (row->nature == NATURE_FORBIDDEN ? 4.5 : 3.5);
	row->lead_width = row->lead ? text_width(look->measure, row->lead, face->size, TEXT_BOLD) + 3 : 0;
	row->lines = look_wrap_after(look, text, LOOK_SMALL, row->lead_width, right - row->text_x);
	row->n_lines = g_strv_length(row->lines);
}

/* ---- flows ------------------------------------------------------------- */

/* Who speaks: the party, or for a room its chair, else who animates it. */
static void set_speakers(struct row *row, const struct flow *flow)
{
	if (flow->from.kind == LOCUS_PARTY) {
		g_ptr_array_add(row->speakers, flow->from.party);
		return;
	}
	const struct room *room = flow->from.room;
	const GPtrArray *voices = room->chairs && room->chairs->len ? room->chairs : room->hosts;
	for (guint i = 0; !room->carrier && voices && i < voices->len; i++)
		g_ptr_array_add(row->speakers, voices->pdata[i]);
	row->place_sign = room->carrier ? PLACE_READ : row->speakers->len ? PLACE_NONE : PLACE_SPEAKS;
}

static void set_parties(struct row *row, const struct flow *flow)
{
	for (guint i = 0; i < row->speakers->len; i++)
		add_party(row, row->speakers->pdata[i]);
	for (guint i = 0; flow->hearers && i < flow->hearers->len; i++)
		add_party(row, flow->hearers->pdata[i]);
	if (flow->to.kind == LOCUS_PARTY)
		add_party(row, flow->to.party);
	else if (flow->to.room->carrier && row->place_sign == PLACE_NONE)
		row->place_sign = PLACE_WRITTEN;
}

/* «→ compte rendu ; CSI, art. L. 132-5 ; oral» */
static char *flow_text(const struct look *look, const struct charter *charter, const struct flow *flow)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	const struct room *place = flow_place(flow);
	if (flow->to.kind == LOCUS_ROOM && flow->to.room != place) {
		g_autofree char *to = locus_words(&flow->to);
		g_ptr_array_add(parts, look_say_with(look, flow->from.kind == LOCUS_ROOM && flow->from.room->carrier ?
						     "vers-depuis" : "vers", to,
						     flow->from.kind == LOCUS_ROOM ? room_words(flow->from.room) : "", NULL));
	} else if (flow->from.kind == LOCUS_ROOM && flow->from.room->carrier) {
		g_ptr_array_add(parts, look_say_with(look, "depuis", room_words(flow->from.room), NULL));
	}
	char *bases = basis_words(look, charter, flow->bases), *conditions = condition_words(look, flow, TELL_ROW);
	g_ptr_array_add(parts, *bases ? bases : g_strdup(look_say(look, "sans-base")));
	if (!*bases)
		g_free(bases);
	if (*conditions)
		g_ptr_array_add(parts, conditions);
	else
		g_free(conditions);
	return strings_joined(parts, look_say(look, "separateur"));
}

static void add_flow(struct rows *rows, const struct charter *charter, const struct look *look,
		     const struct flow *flow)
{
	struct row *row = add(rows, ROW_FLOW);
	row->flow = flow;
	row->number = flow->index + 1;
	row->id = g_strdup_printf("f-%s", flow->id);
	row->sentence = flow_sentence(look, charter, flow);
	row->nature = flow_nature(flow);
	row->items = flow->items;
	row->arrows = flow->from.kind == LOCUS_ROOM || !flow->in;
	set_speakers(row, flow);
	set_parties(row, flow);
	if (row->place_sign != PLACE_NONE)
		rows->has_place = TRUE;
	if (*nature_words(look, row->nature))
		row->lead = look_say_with(look, "avant-texte", nature_words(look, row->nature), NULL);
	row->basis = basis_words(look, charter, flow->bases);
	row->address = basis_address(charter, flow->bases);
	g_autofree char *text = flow_text(look, charter, flow);
	set_text(look, row, text, rows->text_right - 8);
	measure(look, row);
	g_ptr_array_add(rows->list, row);
}

static void add_never(struct rows *rows, const struct charter *charter, const struct look *look,
		      const struct never *never)
{
	struct row *row = add(rows, ROW_NEVER);
	g_autofree char *target = never_target_words(look, never), *motive = attribute_words(never->node, "motif");
	g_autofree char *text = look_say_with(look, "jamais-texte", target, motive ? motive : "", NULL);
	row->never = never;
	row->id = g_strdup_printf("jamais-%u", never->index + 1);
	row->sentence = never_sentence(look, charter, never);
	row->nature = NATURE_FORBIDDEN;
	row->items = never->items;
	for (guint i = 0; never->parties && i < never->parties->len; i++)
		add_party(row, never->parties->pdata[i]);
	row->lead = look_say_with(look, "avant-texte", look_say(look, "jamais"), NULL);
	set_text(look, row, text, rows->text_right - 8);
	measure(look, row);
	g_ptr_array_add(rows->list, row);
}

/* ---- headings ---------------------------------------------------------- */

static void set_heading(const struct look *look, struct row *row, const char *title)
{
	double note = row->note && *row->note ? look_width(look, row->note, LOOK_SMALL) + 14 : 0;
	g_strfreev(row->lines);
	row->lines = look_wrap(look, title, LOOK_HEADING, MAX(.71 * line_width(look) - note, 200));
	row->n_lines = g_strv_length(row->lines);
	row->last_width = row->n_lines ? look_width(look, row->lines[row->n_lines - 1], LOOK_HEADING) : 0;
	measure(look, row);
}

static void add_heading(struct rows *rows, const struct charter *charter, const struct look *look,
			const struct room *place)
{
	struct row *row = add(rows, ROW_HEADING);
	row->place = place;
	row->level = place->level;
	row->id = g_strdup_printf("i-%s", place->id);
	row->note = room_basis_words(charter, place);
	g_autofree char *level = g_utf8_strdown(level_name(look, place->level), -1);
	row->sentence = look_say_with(look, "phrase-instance", place->name, level, row->note, NULL);
	set_heading(look, row, place->name);
	if (row->n_lines > MOST_LINES)
		set_heading(look, row, room_words(place));
	if (row->n_lines > MOST_LINES) {
		g_autofree char *number = g_strdup_printf("%u", place->index + 1);
		g_autofree char *words = look_say_with(look, "instance-numero", number, NULL);
		set_heading(look, row, words);
	}
	g_ptr_array_add(rows->list, row);
}

static void add_plain_heading(struct rows *rows, const struct look *look, const char *id, const char *words)
{
	struct row *row = add(rows, ROW_HEADING);
	row->id = g_strdup(id);
	row->sentence = g_strdup(words);
	set_heading(look, row, words);
	g_ptr_array_add(rows->list, row);
}

/* ---- names too long for their place ------------------------------------- */

static void add_note(struct rows *rows, const struct look *look, const char *id, const char *words_id,
		     const char *short_name, const char *name)
{
	if (!rows->has_notes)
		add_plain_heading(rows, look, "noms", look_say(look, "noms-complets"));
	rows->has_notes = TRUE;
	struct row *row = add(rows, ROW_NOTE);
	row->sentence = look_say_with(look, words_id, short_name, name, NULL);
	row->id = g_strdup_printf("nom-%s", id);
	set_text(look, row, row->sentence, .93 * line_width(look));
	measure(look, row);
	g_ptr_array_add(rows->list, row);
}

static guint lines_in(const struct look *look, const char *text, enum text_look role, double width)
{
	g_auto(GStrv) lines = look_wrap(look, text, role, width);
	return g_strv_length(lines);
}

static void add_notes(struct rows *rows, const struct charter *charter, const struct look *look,
		      const struct names *names)
{
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *party = charter->parties->pdata[i];
		g_autofree char *number = g_strdup_printf("%u", i + 1);
		if (names->numbered[i])
			add_note(rows, look, party->id, "nom-complet", number, party->name);
	}
	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *room = charter->rooms->pdata[i];
		g_autofree char *number = g_strdup_printf("%u", i + 1);
		if (lines_in(look, room_words(room), LOOK_HEADING, 400) > MOST_LINES)
			add_note(rows, look, room->id, "nom-instance", number, room->name);
	}
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *item = charter->informations->pdata[i];
		if (lines_in(look, item->name, LOOK_BODY, LEGEND_WIDTH) > LEGEND_LINES)
			add_note(rows, look, item->id, "nom-information", item->letter, item->name);
	}
}

/* ---- all --------------------------------------------------------------- */

static int by_level(gconstpointer a, gconstpointer b)
{
	const struct room *p = *(struct room *const *)a, *q = *(struct room *const *)b;
	if (p->level != q->level)
		return p->level < q->level ? -1 : 1;
	return p->index < q->index ? -1 : p->index > q->index;
}

struct rows *rows_new(const struct charter *charter, const struct look *look, const struct names *names,
		      const struct room *only, double text_right)
{
	struct rows *rows = g_new0(struct rows, 1);
	rows->text_right = text_right;
	rows->n_parties = charter->parties->len;
	g_autoptr(GPtrArray) rooms = g_ptr_array_new();
	rows->list = g_ptr_array_new();
	rows->all = g_ptr_array_new_with_free_func(row_free);
	for (guint i = 0; i < charter->rooms->len; i++)
		g_ptr_array_add(rooms, charter->rooms->pdata[i]);
	g_ptr_array_sort(rooms, by_level);
	g_ptr_array_add(rooms, NULL); /* direct, last */
	for (guint k = 0; k < rooms->len; k++) {
		gboolean first = TRUE;
		for (guint i = 0; (!only || only == rooms->pdata[k]) && i < charter->flows->len; i++) {
			const struct flow *flow = charter->flows->pdata[i];
			if (flow_place(flow) != rooms->pdata[k])
				continue;
			if (first && rooms->pdata[k])
				add_heading(rows, charter, look, rooms->pdata[k]);
			else if (first)
				add_plain_heading(rows, look, "direct", look_say(look, "hors-instance"));
			first = FALSE;
			add_flow(rows, charter, look, flow);
		}
	}
	for (guint i = 0; !only && i < charter->nevers->len; i++) {
		if (i == 0)
			add_plain_heading(rows, look, "jamais", look_say(look, "jamais-titre"));
		add_never(rows, charter, look, charter->nevers->pdata[i]);
	}
	add_notes(rows, charter, look, names);
	return rows;
}

void rows_free(struct rows *rows)
{
	g_ptr_array_unref(rows->list);
	g_ptr_array_unref(rows->all);
	g_free(rows);
}

struct row *rows_repeat(struct rows *rows, const struct look *look, const struct row *heading)
{
	struct row *row = add(rows, ROW_HEADING);
	g_autofree char *title = g_strjoinv(" ", heading->lines);
	row->place = heading->place;
	row->level = heading->level;
	row->id = g_strdup(heading->id);
	row->note = g_strdup(heading->note);
	row->sentence = look_say_with(look, "suite", heading->sentence, NULL);
	g_autofree char *again = look_say_with(look, "suite", title, NULL);
	set_heading(look, row, again);
	return row;
}

struct row *rows_split(struct rows *rows, const struct look *look, struct row *row, double height)
{
	double lead = look->faces[LOOK_SMALL].lead;
	int fitting = (int)((height - ROW_HEIGHT) / lead) + 1;
	if (height < ROW_HEIGHT || fitting < 1 || (guint)fitting >= row->n_lines)
		return NULL;
	struct row *rest = add(rows, row->kind);
	GPtrArray *parties = rest->parties, *speakers = rest->speakers;
	gboolean *concerns = rest->concerns;
	*rest = *row;
	rest->parties = parties;
	rest->speakers = speakers;
	rest->concerns = concerns;
	for (guint i = 0; i < row->parties->len; i++)
		add_party(rest, row->parties->pdata[i]);
	for (guint i = 0; i < row->speakers->len; i++)
		g_ptr_array_add(speakers, row->speakers->pdata[i]);
	rest->id = g_strdup_printf("%s-suite", row->id);
	rest->sentence = g_strdup(row->sentence);
	rest->lead = g_strdup(row->lead);
	rest->lines = g_strdupv(row->lines);
	rest->basis = g_strdup(row->basis);
	rest->note = NULL;
	rest->first = row->first + (guint)fitting;
	rest->n_lines = row->n_lines - (guint)fitting;
	row->n_lines = (guint)fitting;
	measure(look, row);
	measure(look, rest);
	return rest;
}

void row_signs(const struct row *row, struct legend *legend)
{
	if (row->kind == ROW_HEADING || row->kind == ROW_NOTE)
		return;
	legend_add_items(legend, row->items);
	if (row->nature == NATURE_PERMITTED)
		legend_add(legend, row->arrows ? SIGN_DIRECT : SIGN_PERMITTED);
	else
		legend_add_nature(legend, row->nature);
	if (row->speakers->len)
		legend_add(legend, SIGN_SPEAKS);
	if (row->parties->len > row->speakers->len)
		legend_add(legend, row->nature == NATURE_FORBIDDEN ? SIGN_BARRED : SIGN_HEARS);
	if (row->place_sign == PLACE_READ || row->place_sign == PLACE_WRITTEN)
		legend_add(legend, SIGN_CARRIER);
	for (guint i = 0; i < row->parties->len; i++) {
		if (((const struct party *)row->parties->pdata[i])->bound)
			legend_add(legend, SIGN_BOUND);
	}
}
