// SPDX-License-Identifier: EUPL-1.2
/*
 * Who sits where, who chairs, who reports to whom: rooms under the room they
 * belong to, committees under the room they report to, as an indented plan. A
 * room hangs on its parent by a plain line; who reports does so by a dashed arrow,
 * which runs left of the plain one, and below it: no line crosses another.
 */
#include "diagram/describe.h"
#include "diagram/frame.h"
#include "diagram/view.h"

#include <string.h>

#define INDENT 27.0
#define STRIP_WIDTH 9.0
#define PLAIN_X 16.0   /* of the line to rooms, from the left of a card */
#define DASHED_X 6.0   /* of the line to who reports */
#define PAD 6.5
#define ROW_GAP 6.0
#define HEAD 17.0
#define SIGN_WIDTH 17.0

enum { COLUMN_NAME, COLUMN_CHAIR, COLUMN_SEATS, COLUMN_RULE, COLUMN_COUNT };
/* Right edge of each, from the left margin, on a sheet whose content is that wide. */
#define CONTENT 790.0
static const double edges_of_sheet[COLUMN_COUNT] = { 262, 424, 680, CONTENT };

/* One line of a column: words, and the sign before them. */
struct line { char *text; gboolean sign; enum sign which; };

struct node {
	const struct room *room; /* or a committee: */
	const xmlNode *committee;
	char *id, *name, *sentence, *parent_words;
	const struct node *parent;
	guint depth;
	GArray *lines[COLUMN_COUNT]; /* struct line; not of the name */
	char **name_lines, **parent_lines;
	const char *address;
	guint most;              /* lines of the longest column */
};

struct plan {
	const struct charter *charter;
	struct look *look;
	struct identity *identity;
	GPtrArray *nodes;        /* struct node *, owned, in drawing order */
	GPtrArray *frames;
	enum paper paper;
	double edges[COLUMN_COUNT];
};

/* Where a node stands on the page being drawn. */
struct spot { const struct node *node; double left, top, bottom; };

static void line_clear(gpointer data)
{
	g_free(((struct line *)data)->text);
}

static void node_free(gpointer data)
{
	struct node *node = data;
	g_free(node->id);
	g_free(node->name);
	g_free(node->sentence);
	g_free(node->parent_words);
	g_strfreev(node->name_lines);
	g_strfreev(node->parent_lines);
	for (guint i = 0; i < COLUMN_COUNT; i++)
		g_array_unref(node->lines[i]);
	g_free(node);
}

/* A larger edition is on A3, its columns as wide as that leaves them. */
static void choose_paper(struct plan *p)
{
	double room = paper_width(PAPER_A3) / p->look->enlarge - 2 * MARGIN, share = p->look->enlarge > 1 ? MIN(room / CONTENT, 1) : 1;
	p->paper = p->look->enlarge > 1 ? PAPER_A3 : PAPER_A4;
	for (guint c = 0; c < COLUMN_COUNT; c++)
		p->edges[c] = share * edges_of_sheet[c];
}

/* ---- what stands in a row ---------------------------------------------- */

/* Wrapped into the column; the sign stands before the first line. */
static void add_lines(const struct plan *p, struct node *node, guint column, const char *text, gboolean sign, enum sign which)
{
	double width = p->edges[column] - p->edges[column - 1] - 8 - (column == COLUMN_CHAIR ? SIGN_WIDTH : 0);
	g_auto(GStrv) lines = look_wrap(p->look, text, LOOK_BODY, width / LOOK_SLACK);
	GArray *all = node->lines[column];
	if (sign && all->len && g_array_index(all, struct line, all->len - 1).sign) { /* the signs do not touch */
		struct line blank = { g_strdup(""), FALSE, which };
		g_array_append_val(all, blank);
	}
	for (guint i = 0; *text && lines[i]; i++) {
		struct line line = { g_strdup(lines[i]), sign && i == 0, which };
		g_array_append_val(node->lines[column], line);
	}
}

static void add_people(const struct plan *p, struct node *node, const GPtrArray *people, gboolean sign, enum sign which,
		       const char *id, GString *sentence)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; people && i < people->len; i++) {
		g_ptr_array_add(names, party_words(people->pdata[i]));
		if (sign)
			add_lines(p, node, COLUMN_CHAIR, names->pdata[i], TRUE, which);
	}
	if (!names->len)
		return;
	g_autofree char *list = strings_joined(names, ", "), *said = look_say_with(p->look, id, list, NULL);
	if (!sign)
		add_lines(p, node, COLUMN_CHAIR, said, FALSE, SIGN_MEMBER);
	g_string_append_printf(sentence, " %s.", said);
}

static gboolean named_above(const struct room *room, const struct party *party)
{
	GPtrArray *const lists[] = { room->chairs, room->hosts, room->secretaries };
	for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
		if (lists[i] && g_ptr_array_find(lists[i], party, NULL))
			return TRUE;
	}
	return FALSE;
}

static void add_list(const struct plan *p, struct node *node, const GPtrArray *names, const char *id, GString *sentence)
{
	if (!names->len)
		return;
	g_autofree char *list = strings_joined(names, ", "), *said = look_say_with(p->look, id, list, NULL);
	add_lines(p, node, COLUMN_SEATS, strcmp(id, "siegent") ? said : list, FALSE, SIGN_MEMBER);
	g_string_append_printf(sentence, " %s.", said);
}

/* Members by voice, then guests; those who chair or animate are named already. */
static void add_seats(const struct plan *p, struct node *node, GString *sentence)
{
	static const char *const ids[] = { "siegent", "siegent-deliberatif", "siegent-consultatif", "siegent-sans-voix", "invites-siege" };
	const struct room *room = node->room;
	for (guint k = 0; k < G_N_ELEMENTS(ids); k++) {
		g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
		for (guint i = 0; i < room->seats->len; i++) {
			const struct seat *seat = room->seats->pdata[i];
			guint kind = seat->guest ? 4 : seat->voice == VOICE_DELIBERATIVE ? 1 : seat->voice == VOICE_CONSULTATIVE ? 2 :
				     seat->voice == VOICE_NONE ? 3 : 0;
			if (!seat->present || kind != k || (!seat->guest && named_above(room, seat->party)))
				continue;
			g_autofree char *name = party_words(seat->party);
			if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
				g_ptr_array_add(names, g_steal_pointer(&name));
		}
		add_list(p, node, names, ids[k], sentence);
	}
}

static void add_rule(const struct plan *p, struct node *node, const xmlNode *element, const char *basis, GString *sentence)
{
	g_autofree char *number = attribute_words(element, "reunions-par-an"), *period = duration_words(p->look, element, "periodicite");
	gboolean whole = number && strspn(number, "0123456789") == strlen(number) && strlen(number) < 5;
	g_autofree char *meets = whole ? look_count(p->look, "reunions", (guint)g_ascii_strtoull(number, NULL, 10)) :
				 number ? look_say_with(p->look, "reunions", number, NULL) :
				 period ? look_say_with(p->look, "tous-les", period, NULL) : NULL;
	if (meets) {
		add_lines(p, node, COLUMN_RULE, meets, FALSE, SIGN_MEMBER);
		g_string_append_printf(sentence, " %s.", meets);
	}
	if (basis && *basis) {
		g_autofree char *said = look_say_with(p->look, "base", basis, NULL);
		add_lines(p, node, COLUMN_RULE, basis, FALSE, SIGN_MEMBER);
		g_string_append_printf(sentence, " %s.", said);
	}
}

static struct node *add_node(struct plan *p, const char *id, const char *name, const struct node *parent, guint depth)
{
	struct node *node = g_new0(struct node, 1);
	node->id = g_strdup(id);
	node->name = g_strdup(name);
	node->parent = parent;
	node->depth = depth;
	for (guint i = 0; i < COLUMN_COUNT; i++) {
		node->lines[i] = g_array_new(FALSE, FALSE, sizeof(struct line));
		g_array_set_clear_func(node->lines[i], line_clear);
	}
	g_ptr_array_add(p->nodes, node);
	return node;
}

static double name_width(const struct plan *p, const struct node *node)
{
	return MAX((p->edges[COLUMN_NAME] - node->depth * INDENT - STRIP_WIDTH - 18) / LOOK_SLACK, 76);
}

static void finish(const struct plan *p, struct node *node)
{
	node->name_lines = look_wrap(p->look, node->name, LOOK_HEADING, name_width(p, node));
	node->parent_lines = look_wrap(p->look, node->parent_words ? node->parent_words : "", LOOK_BODY, name_width(p, node));
	for (guint i = 1; i < COLUMN_COUNT; i++)
		node->most = MAX(node->most, node->lines[i]->len);
}

static void set_parent(const struct plan *p, struct node *node, const char *id, GString *sentence)
{
	if (!node->parent)
		return;
	node->parent_words = look_say_with(p->look, id, node->parent->name, NULL);
	g_string_append_printf(sentence, " %s.", node->parent_words);
}

/* ---- the plan ---------------------------------------------------------- */

static GPtrArray *parties_named(const struct charter *charter, const xmlNode *element, const char *attribute)
{
	g_autofree char *ids = attribute_words(element, attribute);
	g_auto(GStrv) list = g_strsplit_set(ids ? ids : "", " \t\r\n", -1);
	GPtrArray *found = g_ptr_array_new();
	for (char **id = list; *id; id++) {
		for (guint i = 0; **id && i < charter->parties->len; i++) {
			struct party *party = charter->parties->pdata[i];
			if (!strcmp(party->id, *id))
				g_ptr_array_add(found, party);
		}
	}
	return found;
}

/* Seats of a committee: those named together, with their number. */
static void add_committee_seats(const struct plan *p, struct node *node, const xmlNode *committee, GString *sentence)
{
	g_autoptr(GPtrArray) chairs = parties_named(p->charter, committee, "preside"),
			     members = parties_named(p->charter, committee, "membres"),
			     names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < members->len; i++) {
		if (!g_ptr_array_find(chairs, members->pdata[i], NULL))
			g_ptr_array_add(names, party_words(members->pdata[i]));
	}
	for (const xmlNode *seat = committee->children; seat; seat = seat->next) {
		if (seat->type != XML_ELEMENT_NODE || strcmp((const char *)seat->name, "siege"))
			continue;
		g_autoptr(GPtrArray) parties = parties_named(p->charter, seat, "partie"), some = g_ptr_array_new_with_free_func(g_free);
		g_autofree char *number = attribute_words(seat, "nombre"), *voice = attribute_words(seat, "voix");
		for (guint i = 0; i < parties->len; i++)
			g_ptr_array_add(some, party_words(parties->pdata[i]));
		g_autofree char *list = strings_joined(some, ", ");
		g_autofree char *voiced = voice ? look_say_with(p->look, "voix", voice, NULL) : NULL;
		g_ptr_array_add(names, look_say_with(p->look, "sieges", list, number && strcmp(number, "1") ? number : "",
						     voiced ? voiced : "", NULL));
	}
	add_people(p, node, chairs, TRUE, SIGN_CHAIR, "preside", sentence);
	add_list(p, node, names, "siegent", sentence);
}

static void add_committee(struct plan *p, const xmlNode *element, const struct node *parent, guint depth)
{
	g_autofree char *name = attribute_words(element, "nom"), *id = attribute_words(element, "id");
	g_autofree char *own = id ? g_strdup_printf("c-%s", id) : g_strdup_printf("comite-%u", p->nodes->len + 1);
	struct node *node = add_node(p, own, name ? name : "—", parent, depth);
	g_autofree char *head = look_say_with(p->look, "phrase-comite", node->name, NULL);
	GString *sentence = g_string_new(head);
	node->committee = element;
	set_parent(p, node, "rend-compte", sentence);
	add_committee_seats(p, node, element, sentence);
	add_rule(p, node, element, NULL, sentence);
	node->sentence = g_string_free(sentence, FALSE);
	finish(p, node);
}

/* The next committee of the charter after `last`, or the first; NULL at the end. */
static const xmlNode *next_committee(const struct plan *p, const xmlNode *last)
{
	const struct loaded *loaded = p->charter->loaded;
	const xmlNode *node = loaded && loaded->doc ? xmlDocGetRootElement(loaded->doc) : NULL;
	if (last) {
		node = last->next;
	} else {
		for (node = node ? node->children : NULL; node; node = node->next) {
			if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, "gouvernance"))
				break;
		}
		node = node ? node->children : NULL;
	}
	while (node && (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "comite")))
		node = node->next;
	return node;
}

/* The committee that describes `room` itself: it bears its name. Or NULL. */
static const xmlNode *committee_of(const struct plan *p, const struct room *room)
{
	for (const xmlNode *element = next_committee(p, NULL); element; element = next_committee(p, element)) {
		g_autofree char *name = attribute_words(element, "nom");
		if (name && !strcmp(name, room->name))
			return element;
	}
	return NULL;
}

static gboolean is_a_room(const struct plan *p, const xmlNode *committee)
{
	for (guint i = 0; i < p->charter->rooms->len; i++) {
		if (committee_of(p, p->charter->rooms->pdata[i]) == committee)
			return TRUE;
	}
	return FALSE;
}

/* Committees that report to `room`, or to none. */
static void add_committees(struct plan *p, const struct room *room, const struct node *parent, guint depth)
{
	for (const xmlNode *element = next_committee(p, NULL); element; element = next_committee(p, element)) {
		g_autofree char *to = attribute_words(element, "rend-compte-a");
		if ((room ? to && !strcmp(to, room->id) : !to) && !is_a_room(p, element))
			add_committee(p, element, parent, depth);
	}
}

static void add_room(struct plan *p, const struct room *room, const struct node *parent, guint depth)
{
	g_autofree char *id = g_strdup_printf("i-%s", room->id), *basis = room_basis_words(p->charter, room),
			 *level = g_utf8_strdown(level_name(p->look, room->level), -1);
	struct node *node = add_node(p, id, room->name, parent, depth);
	g_autofree char *head = look_say_with(p->look, "phrase-plan", room->name, level, NULL);
	GString *sentence = g_string_new(head);
	node->room = room;
	if (room->basis)
		g_free(basis_label(p->charter, room->basis, &node->address));
	set_parent(p, node, "depend-de", sentence);
	add_people(p, node, room->chairs, TRUE, SIGN_CHAIR, "preside", sentence);
	add_people(p, node, room->hosts, TRUE, SIGN_HOST, "anime", sentence);
	add_people(p, node, room->secretaries, FALSE, SIGN_MEMBER, "secretariat", sentence);
	if (committee_of(p, room)) /* it says how many seats each has */
		add_committee_seats(p, node, committee_of(p, room), sentence);
	else
		add_seats(p, node, sentence);
	add_rule(p, node, room->node, basis, sentence);
	node->sentence = g_string_free(sentence, FALSE);
	finish(p, node);
	for (guint i = 0; i < p->charter->rooms->len; i++) {
		const struct room *child = p->charter->rooms->pdata[i];
		if (!child->carrier && child->parent == room && depth < 8)
			add_room(p, child, node, depth + 1);
	}
	add_committees(p, room, node, depth + 1);
}

/* ---- drawing ----------------------------------------------------------- */

/* Lines of the first column: the name, the level of a room, what it depends on. */
static guint name_count(const struct node *node)
{
	return g_strv_length(node->name_lines) + (node->room ? 1 : 0) + (node->parent_words ? g_strv_length(node->parent_lines) : 0);
}

/* The text of one of them, its face and what it adds to the height; NULL: the level. */
static const char *name_line(const struct plan *p, const struct node *node, guint i, enum text_look *ret_face, double *ret_height)
{
	const struct look *look = p->look;
	guint names = g_strv_length(node->name_lines);
	*ret_face = i < names ? LOOK_HEADING : LOOK_BODY;
	*ret_height = look->faces[*ret_face].lead + (node->room && i == names ? 1 : 0);
	return i < names ? node->name_lines[i] : node->room && i == names ? NULL : node->parent_lines[i - names - (node->room ? 1 : 0)];
}

/* Part of a row: lines of its columns, lines of its name. */
struct piece { guint from, count, name_from, names; };

static double piece_height(const struct plan *p, const struct node *node, const struct piece *piece)
{
	const struct look *look = p->look;
	double name = piece->names ? 0 : look->faces[LOOK_HEADING].lead, height;
	enum text_look face;
	for (guint i = 0; i < piece->names; i++) {
		name_line(p, node, piece->name_from + i, &face, &height);
		name += height;
	}
	return MAX(name, piece->count * look->faces[LOOK_BODY].lead) + 2 * PAD;
}

static gboolean more_pieces(const struct node *node, const struct piece *piece)
{
	return piece->from + piece->count < MAX(node->most, 1u) || piece->name_from + piece->names < name_count(node);
}

/* The next part of a row after `piece`, at most `room` high unless a line is higher. */
static void next_piece(const struct plan *p, const struct node *node, double room, struct piece *piece)
{
	guint most = MAX(node->most, 1u), names = name_count(node), from = piece->from + piece->count;
	double used = 0, height;
	enum text_look face;
	*piece = (struct piece){ from, MIN(most - from, (guint)MAX((room - 2 * PAD) / p->look->faces[LOOK_BODY].lead, 1)),
				 piece->name_from + piece->names, 0 };
	for (; piece->name_from + piece->names < names; piece->names++) {
		name_line(p, node, piece->name_from + piece->names, &face, &height);
		if (piece->names && used + height > room - 2 * PAD)
			break;
		used += height;
	}
}

static void draw_name(const struct plan *p, struct scene *scene, const struct node *node, double x, double y, double height,
		      const struct piece *piece)
{
	const struct look *look = p->look;
	double right = MARGIN + p->edges[COLUMN_NAME] - 6, text = x + (node->room ? STRIP_WIDTH : 0) + 6, base = y + PAD + 7.4, lead;
	struct paint paint = look_box(look, node->room ? level_colour(COLOUR_BAND_1, node->room->level) : COLOUR_PAPER, COLOUR_BORDER,
				      LINE_SHAPE);
	enum text_look face;
	scene_rect(scene, x, y, right - x, height, paint)->radius = node->room ? 0 : 7;
	if (node->room)
		sign_strip(look, scene, x + .5, y + .5, STRIP_WIDTH, height - 1, node->room->level);
	if (!piece->names) {
		g_autofree char *again = look_say_with(look, "suite", node->name_lines[0] ? node->name_lines[0] : "", NULL);
		g_auto(GStrv) lines = look_wrap(look, again, LOOK_BODY, name_width(p, node));
		look_lines(look, scene, text, base, lines, LOOK_BODY);
	}
	for (guint i = piece->name_from; i < piece->name_from + piece->names; i++, base += lead) {
		const char *line = name_line(p, node, i, &face, &lead);
		if (line) {
			look_text(look, scene, text, base, line, face, ANCHOR_START);
			continue;
		}
		sign_dots(look, scene, text, base - 2.6, node->room->level);
		look_text(look, scene, text + DOTS_WIDTH + 3, base, level_name(look, node->room->level), LOOK_LEVEL, ANCHOR_START);
	}
}

static void draw_columns(const struct plan *p, struct scene *scene, const struct node *node, double y, guint from, guint count)
{
	const struct look *look = p->look;
	for (guint c = 1; c < COLUMN_COUNT; c++) {
		double x = MARGIN + p->edges[c - 1] + 4, base = y + PAD + 6.4;
		gboolean link = c == COLUMN_RULE && node->address && node->lines[c]->len;
		if (link)
			scene_link(scene, node->address, node->address);
		for (guint i = from; i < MIN(from + count, node->lines[c]->len); i++, base += look->faces[LOOK_BODY].lead) {
			const struct line *line = &g_array_index(node->lines[c], struct line, i);
			if (line->sign)
				sign_role(look, scene, x + 6, base - 2.6, line->which);
			if (*line->text)
				look_text(look, scene, x + (c == COLUMN_CHAIR ? SIGN_WIDTH : 0), base, line->text, LOOK_BODY, ANCHOR_START);
		}
		if (link)
			scene_link_end(scene);
	}
}

static const struct spot *place_of(const GArray *places, const struct node *node)
{
	for (guint i = places->len; node && i-- > 0;) {
		const struct spot *place = &g_array_index(places, struct spot, i);
		if (place->node == node)
			return place;
	}
	return NULL;
}

/* From the parent down, then right to the card; from the top of the page if the parent stands on another. */
static void draw_tie(const struct plan *p, struct scene *scene, const struct node *node, const GArray *places, double x, double y,
		     double top)
{
	const struct spot *parent = place_of(places, node->parent);
	gboolean reports = node->committee != NULL;
	double from = x - INDENT + (reports ? DASHED_X : PLAIN_X), start = parent ? parent->bottom : top - 4;
	struct paint paint = look_line(p->look, reports ? NATURE_FILTERED : NATURE_PERMITTED);
	struct op *path = scene_path(scene, paint);
	path_move(path, from, start + (reports && parent ? 5 : 0));
	path_line(path, from, y);
	path_line(path, x, y);
	if (reports && parent)
		sign_arrow(p->look, scene, from, start, 0, -1, FALSE);
}

static void draw_headings(const struct plan *p, struct scene *scene, double y)
{
	static const char *const ids[] = { "plan-nom", "plan-preside", "plan-siegent", "plan-regle" };
	const struct look *look = p->look;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	for (guint c = 0; c < COLUMN_COUNT; c++) {
		double x = MARGIN + (c ? p->edges[c - 1] : 0), right = MARGIN + p->edges[c] - (c + 1 < COLUMN_COUNT ? 6 : 0);
		scene_rect(scene, x, y, right - x, HEAD - 3, look_fill(look, COLOUR_SECTOR))->radius = 2;
		look_text(look, scene, x + 4, y + 10, look_say(look, ids[c]), LOOK_SECTOR, ANCHOR_START);
	}
	scene_end(scene);
}

static struct frame *open_page(const struct plan *p)
{
	const struct look *look = p->look;
	struct frame *frame = frame_open(look, p->identity, "gouvernance", p->paper, look_say(look, "gouvernance-titre"),
					 look_say(look, "gouvernance-sous-titre"), look_say(look, "gouvernance-lecture"));
	legend_init(&frame->legend, p->charter);
	return frame;
}

static void node_signs(const struct plan *p, const struct node *node, struct legend *legend)
{
	for (guint i = 0; i < node->lines[COLUMN_CHAIR]->len; i++) {
		const struct line *line = &g_array_index(node->lines[COLUMN_CHAIR], struct line, i);
		if (line->sign)
			legend_add(legend, line->which);
	}
	if (strstr(node->sentence, "§"))
		legend_add(legend, SIGN_BOUND);
	if (node->parent)
		legend_add(legend, node->committee ? SIGN_REPORTS : SIGN_DEPENDS);
}

/* The page in the making. */
struct sheet { struct frame *frame; GArray *places; double top, bottom, y; };

static void open_sheet(struct plan *p, struct sheet *sheet)
{
	struct legend all;
	sheet->frame = open_page(p);
	g_array_set_size(sheet->places, 0);
	legend_init(&all, p->charter);
	for (guint i = 0; i < p->nodes->len; i++)
		node_signs(p, p->nodes->pdata[i], &all);
	sheet->bottom = frame_bottom(sheet->frame, &all);
	legend_clear(&all);
	draw_headings(p, sheet->frame->scene, sheet->frame->top + 4);
	sheet->top = sheet->y = sheet->frame->top + 4 + HEAD + 4;
	g_ptr_array_add(p->frames, sheet->frame);
}

/* Part of a row, at the sheet's y. */
static void draw_piece(const struct plan *p, struct sheet *sheet, const struct node *node, const struct piece *piece)
{
	guint from = piece->from + piece->name_from;
	struct scene *scene = sheet->frame->scene;
	double x = MARGIN + node->depth * INDENT, height = piece_height(p, node, piece);
	g_autofree char *again = look_say_with(p->look, "suite", node->name, NULL);
	g_autofree char *id = from ? g_strdup_printf("%s-suite-%u", node->id, from) : g_strdup(node->id);
	struct group *group = scene_begin(scene, GROUP_OBJECT, id, from ? again : node->sentence);
	group->complete = TRUE;
	group->kind = g_strdup("row");
	if (node->room)
		group->instance = g_strdup(node->room->id);
	struct paint rule = look_stroke(p->look, COLOUR_RULE, LINE_RULE);
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
	scene_line(scene, MARGIN + p->edges[COLUMN_NAME], sheet->y + height + ROW_GAP / 2, MARGIN + p->edges[COLUMN_RULE],
		   sheet->y + height + ROW_GAP / 2, rule);
	scene_end(scene);
	if (node->parent && from == 0)
		draw_tie(p, scene, node, sheet->places, x, sheet->y + MIN(height / 2, 16), sheet->top);
	draw_name(p, scene, node, x, sheet->y, height, piece);
	draw_columns(p, scene, node, sheet->y, piece->from, piece->count);
	scene_end(scene);
	node_signs(p, node, &sheet->frame->legend);
	struct spot place = { node, x, sheet->y, sheet->y + height };
	g_array_append_val(sheet->places, place);
	sheet->y += height + ROW_GAP;
}

static void draw_all(struct plan *p)
{
	struct sheet sheet = { .places = g_array_new(FALSE, FALSE, sizeof(struct spot)) };
	for (guint i = 0; i < p->nodes->len; i++) {
		const struct node *node = p->nodes->pdata[i];
		const struct piece whole = { 0, MAX(node->most, 1u), 0, name_count(node) };
		struct piece piece = { 0 };
		if (!sheet.frame || sheet.y + piece_height(p, node, &whole) > sheet.bottom)
			open_sheet(p, &sheet);
		while (more_pieces(node, &piece)) { /* a row taller than a page goes on on the next */
			if (piece.count + piece.names)
				open_sheet(p, &sheet);
			next_piece(p, node, sheet.bottom - sheet.y, &piece);
			draw_piece(p, &sheet, node, &piece);
		}
	}
	g_array_unref(sheet.places);
}

static void build(const struct charter *charter, const char *subject, const struct view_options *options,
		  GPtrArray *pages, struct findings *findings)
{
	g_autoptr(look_t) look = look_new(options->lang ? options->lang : charter->lang, options->enlarge);
	struct plan p = { charter, look, identity_new(look, charter, options, look_say(look, "gouvernance-vue")),
			  g_ptr_array_new_with_free_func(node_free), g_ptr_array_new(), PAPER_A4, { 0 } };
	(void)subject;
	(void)findings; /* it goes on on as many pages as it takes */
	choose_paper(&p);
	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *room = charter->rooms->pdata[i];
		if (!room->carrier && !room->parent)
			add_room(&p, room, NULL, 0);
	}
	add_committees(&p, NULL, NULL, 0);
	draw_all(&p);
	for (guint i = 0; i < p.frames->len; i++)
		g_ptr_array_add(pages, frame_close(p.frames->pdata[i], i + 1, p.frames->len));
	g_ptr_array_unref(p.nodes);
	g_ptr_array_unref(p.frames);
	identity_free(p.identity);
}

const struct view view_gouvernance = { "gouvernance", FALSE, NULL, build };
