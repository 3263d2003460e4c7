// SPDX-License-Identifier: EUPL-1.2
/*
 * The registre: one row per flow. The view that can draw any charter.
 *
 * Rows stand under the room they belong to, rooms from the freest level to the
 * most protected, then what goes from party to party, then what the charter
 * promises never to say. A page shows the columns of the parties its rows
 * concern, no more; it ends when rows or columns are full. A row that concerns
 * more parties than a page holds is shown on several pages, side by side. Text
 * is never cut: it takes more lines, a taller row, at worst another page.
 *
 * rows.c makes the rows; here they are laid out on pages and drawn.
 */
#include "diagram/describe.h"
#include "diagram/registre.h"
#include "diagram/view.h"

#include <string.h>

#define NUMBER_RIGHT 17.0
#define BADGES_LEFT 22.0
#define FEW_PAGES 20 /* beyond, the layout of the legends is not weighed */
#define GOES_ON 8.0
#define PLACE_WIDTH 18.0 /* where rooms and carriers without a column speak or are written to */
#define ROW_PAD 5.0
#define LEAST_KEPT (2. / 3) /* of the rows of a page that ends early */
#define RING 5.4         /* from the centre of a sign to the point of an arrow */

/* Width of the column of texts, by paper; in a larger edition, that of A4: a sheet holds less. */
static const double text_widths[] = { 262, 330 };

/* One page in the making: rows, and the parties they concern. */
struct block {
	GPtrArray *rows;       /* struct row *, borrowed */
	gboolean *concerned;   /* by index of party */
	guint flows;           /* rows that are not headings */
	guint count;           /* parties concerned */
	guint limit;           /* how many it may hold */
	double rows_height;
	struct legend legend;
};

struct registre {
	const struct charter *charter;
	struct look *look;
	struct identity *identity;
	struct names names;
	const struct room *only; /* one room, or NULL: the whole charter */
	GPtrArray *order;      /* parties in the order of columns */
	GPtrArray *blocks;     /* struct block * */
	GPtrArray *frames;     /* struct frame * */
	enum paper paper;
	gboolean compact;      /* the legends */
	struct rows *rows;
	double zone_left;      /* where the columns start, the place of carriers included */
	guint capacity;        /* columns that a page holds */
};

/* ---- blocks ------------------------------------------------------------ */

static struct block *block_new(const struct registre *r)
{
	struct block *block = g_new0(struct block, 1);
	block->rows = g_ptr_array_new();
	block->concerned = g_new0(gboolean, r->charter->parties->len + 1);
	block->limit = r->capacity;
	legend_init(&block->legend, r->charter);
	block->legend.compact = r->compact;
	return block;
}

static void block_free(gpointer data)
{
	struct block *block = data;
	g_ptr_array_unref(block->rows);
	g_free(block->concerned);
	legend_clear(&block->legend);
	g_free(block);
}

static guint new_parties(const struct block *block, const struct row *row)
{
	guint n = 0;
	for (guint i = 0; i < row->parties->len; i++)
		n += !block->concerned[((const struct party *)row->parties->pdata[i])->index];
	return n;
}

/* Where rows may start: under names that clear the title. Wide blocks, which
 * are cut into slices, take the tallest name anywhere. */
static double body_top(const struct registre *r, const struct frame *probe, const struct block *block,
		       const struct row *row)
{
	g_autoptr(GPtrArray) parties = g_ptr_array_new();
	double rise = 0;
	for (guint i = 0; i < r->order->len; i++) {
		struct party *party = r->order->pdata[i];
		if (!block->concerned[party->index] && !row->concerns[party->index])
			continue;
		g_ptr_array_add(parties, party);
		rise = MAX(rise, names_rise(&r->names, party));
	}
	if (parties->len > r->capacity)
		return probe->top + rise + 2;
	struct columns columns;
	columns_lay(&columns, &r->names, probe, parties, r->zone_left, probe->right, FALSE);
	double top = columns.top;
	columns_clear(&columns);
	return top;
}

static double body_height(const struct registre *r, const struct frame *probe, const struct block *block,
			  const struct row *row)
{
	struct legend legend;
	legend_copy(&legend, &block->legend);
	row_signs(row, &legend);
	if (block->count + new_parties(block, row) > r->capacity)
		legend_add(&legend, SIGN_CONTINUES);
	double bottom = frame_bottom(probe, &legend);
	legend_clear(&legend);
	return bottom - body_top(r, probe, block, row);
}

static void block_add(struct block *block, struct row *row)
{
	for (guint i = 0; i < row->parties->len; i++)
		block->concerned[((const struct party *)row->parties->pdata[i])->index] = TRUE;
	block->rows_height += row->height;
	row_signs(row, &block->legend);
	block->flows += row->kind != ROW_HEADING;
	g_ptr_array_add(block->rows, row);
}

static gboolean block_takes(const struct registre *r, const struct frame *probe, const struct block *block,
			    const struct row *row)
{
	guint n = block->count + new_parties(block, row);
	if (block->flows > 0 && n > block->limit)
		return FALSE;
	return block->rows_height + row->height <= body_height(r, probe, block, row);
}

static struct block *block_next(struct registre *r)
{
	struct block *block = block_new(r);
	g_ptr_array_add(r->blocks, block);
	return block;
}

static void count_parties(struct block *block, const struct registre *r)
{
	block->count = 0;
	for (guint i = 0; i < r->charter->parties->len; i++)
		block->count += block->concerned[i];
	block->limit = r->capacity * MAX(1u, (block->count + r->capacity - 1) / r->capacity);
}

/* A block like `block`, to try what more it takes. */
static struct block *block_copy(const struct registre *r, const struct block *block)
{
	struct block *copy = block_new(r);
	memcpy(copy->concerned, block->concerned, sizeof(gboolean) * r->charter->parties->len);
	copy->flows = block->flows;
	copy->count = block->count;
	copy->limit = block->limit;
	copy->rows_height = block->rows_height;
	legend_clear(&copy->legend);
	legend_copy(&copy->legend, &block->legend);
	return copy;
}

/* Whether `block` takes the group that starts with the heading at `index`, whole. */
static gboolean takes_group(const struct registre *r, const struct frame *probe, const struct block *block,
			    const struct rows *rows, guint index)
{
	struct block *trial = block_copy(r, block);
	gboolean fits = TRUE;
	for (guint i = index; fits && i < rows->list->len; i++) {
		struct row *row = rows->list->pdata[i];
		if (i > index && row->kind == ROW_HEADING)
			break;
		fits = block_takes(r, probe, trial, row);
		block_add(trial, row);
		count_parties(trial, r);
	}
	block_free(trial);
	return fits;
}

/* Promises and names have no source: a page may end before any of them. */
static gboolean same_source(const struct flow *one, const struct flow *other)
{
	if (!one || !other)
		return FALSE;
	return one->from.kind == other->from.kind &&
	       (one->from.kind == LOCUS_PARTY ? one->from.party == other->from.party : one->from.room == other->from.room);
}

/* Whether the last row of a group would be alone on a page that also holds the one before it. */
static gboolean is_left_alone(const struct registre *r, const struct rows *rows, guint index)
{
	const struct row *next = index + 1 < rows->list->len ? rows->list->pdata[index + 1] : NULL;
	const struct row *row = rows->list->pdata[index], *before = rows->list->pdata[index - 1];
	guint parties = before->parties->len;
	for (guint i = 0; i < row->parties->len; i++)
		parties += !before->concerns[((const struct party *)row->parties->pdata[i])->index];
	return (!next || next->kind == ROW_HEADING) && parties <= r->capacity;
}

/* The index in the list of the row where a page that must end before row `index`
 * ends best: where another begins to speak, in its last third. Such ends stay
 * where they are when a row is added before them; a full page's do not. */
static guint best_end(const struct registre *r, const struct block *block, const struct rows *rows, guint index)
{
	gboolean alone = is_left_alone(r, rows, index);
	double kept = block->rows_height;
	guint at = index;
	for (guint back = 1; back < block->rows->len; back++) {
		const struct row *row = rows->list->pdata[at], *before = block->rows->pdata[block->rows->len - back];
		if (before->kind == ROW_HEADING || before != rows->list->pdata[at - 1])
			return index;
		if (!same_source(row->flow, before->flow) && !(alone && at == index))
			return at;
		kept -= before->height;
		if (kept < block->rows_height * LEAST_KEPT)
			return index;
		at--;
	}
	return index;
}

/* Takes the rows of the list from `at` to before `end` off the end of `block`. */
static void block_cut(const struct registre *r, struct block *block, guint at, guint end)
{
	if (at == end)
		return;
	struct block *kept = block_new(r);
	for (guint i = 0; i < block->rows->len - (end - at); i++)
		block_add(kept, block->rows->pdata[i]);
	count_parties(kept, r);
	struct block given = *block;
	*block = *kept;
	*kept = given;
	block_free(kept);
}

/* Adds a row, in parts if it is taller than a page; the block that holds its end. */
static struct block *add_whole(struct registre *r, const struct frame *probe, struct block *block, struct row *row,
			       struct row *heading)
{
	double room = body_height(r, probe, block, row) - block->rows_height;
	while (row->kind != ROW_HEADING && row->height > room && row->n_lines > 1) {
		struct row *rest = rows_split(r->rows, r->look, row, room);
		if (!rest)
			break;
		block_add(block, row);
		count_parties(block, r);
		block = block_next(r);
		row = rest;
		if (heading)
			block_add(block, rows_repeat(r->rows, r->look, heading));
		room = body_height(r, probe, block, row) - block->rows_height;
	}
	block_add(block, row);
	count_parties(block, r);
	return block;
}

/* Shares the rows among blocks. A group stays on one block that holds it; a
 * block that starts inside a group repeats its heading. */
static void share_rows(struct registre *r, struct rows *rows, const struct frame *probe)
{
	struct block *block = block_next(r);
	struct row *heading = NULL;
	for (guint i = 0; i < rows->list->len; i++) {
		struct row *row = rows->list->pdata[i];
		if (row->kind == ROW_HEADING) {
			heading = row;
			if (block->flows && !takes_group(r, probe, block, rows, i))
				block = block_next(r);
		} else if (block->flows && !block_takes(r, probe, block, row)) {
			guint end = best_end(r, block, rows, i);
			block_cut(r, block, end, i);
			block = block_next(r);
			if (heading)
				block_add(block, rows_repeat(rows, r->look, heading));
			i = end;
			row = rows->list->pdata[i];
		}
		block = add_whole(r, probe, block, row, heading);
	}
}

/* ---- drawing rows ------------------------------------------------------ */

struct page {
	const struct registre *r;
	struct frame *frame;
	struct columns columns;
	guint slice;        /* of a wide block: the sentences are on the first */
	double zone_left;   /* of the columns, place included */
	double place_x;
};

static void draw_heading(const struct page *page, const struct row *row, double y)
{
	const struct look *look = page->r->look;
	struct scene *scene = page->frame->scene;
	double left = page->frame->left, width = MAX(page->columns.right, page->zone_left) - left, middle = y + 9.4;
	struct group *group = scene_begin(scene, GROUP_OBJECT, row->id, row->sentence);
	group->complete = TRUE;
	group->kind = g_strdup("band");
	if (row->place)
		group->instance = g_strdup(row->place->id);
	if (row->level) {
		scene_rect(scene, left, y + 1.4, width, row->height - 2, look_fill(look, level_colour(COLOUR_BAND_1, row->level)));
		sign_strip(look, scene, left, y + 1.4, 8, row->height - 2, row->level);
		sign_dots(look, scene, left + 13, middle - .2, row->level);
	} else {
		struct paint paint = look_stroke(look, COLOUR_BORDER, LINE_FRAME);
		paint.dash = DASH_FRAME;
		scene_rect(scene, left + .4, y + 1.8, width - .8, row->height - 2.8, paint);
	}
	double x = left + (row->level ? 13 + DOTS_WIDTH + 5 : 8), base = middle + 3;
	for (guint i = 0; i < row->n_lines; i++, base += look->faces[LOOK_HEADING].lead)
		look_text(look, scene, x, base, row->lines[row->first + i], LOOK_HEADING, ANCHOR_START);
	if (row->note && *row->note) {
		g_autofree char *note = text_typography(row->note, look->lang);
		double after = x + 1.12 * row->last_width + 7; /* a reader's font may be wider */
		look_text(look, scene, after, base - look->faces[LOOK_HEADING].lead, note, LOOK_SMALL, ANCHOR_START);
	}
	scene_end(scene);
}

/* A link says the words it shows: what is seen and what is heard must agree. */
static void link_open(struct scene *scene, const struct row *row)
{
	g_autoptr(GString) label = g_string_new(NULL);

	for (guint i = 0; i < row->n_lines; i++)
		g_string_append_printf(label, "%s%s", label->len ? " " : "", row->lines[row->first + i]);
	scene_link(scene, row->address, label->str);
}

static void draw_text(const struct page *page, const struct row *row, double y)
{
	const struct look *look = page->r->look;
	struct scene *scene = page->frame->scene;
	const struct face *face = &look->faces[LOOK_SMALL];
	double x = page->frame->left + row->text_x, base = y + ROW_PAD + 5.2 + (row->height - row->natural) / 2;
	if (row->number) {
		g_autofree char *number = g_strdup_printf("%u", row->number);
		look_text(look, scene, page->frame->left + NUMBER_RIGHT, base, number, LOOK_SMALL, ANCHOR_END);
	}
	if (row->items) {
		for (guint i = 0; i < row->items->len; i++)
			sign_badge(look, scene, page->frame->left + BADGES_LEFT + BADGE_PITCH / 2 + badge_pitch(row->nature) * (i % ROW_BADGES),
				   base - 2.7 + 11.5 * (i / ROW_BADGES), row->items->pdata[i],
				   row->nature == NATURE_FORBIDDEN ? BADGE_FORBIDDEN : BADGE_PLAIN);
	}
	if (row->lead && row->first == 0)
		scene_text(scene, x, base, row->lead, face->size, TEXT_BOLD, face->colour, ANCHOR_START);
	if (row->address)
		link_open(scene, row);
	for (guint i = 0; i < row->n_lines; i++, base += face->lead) {
		if (*row->lines[row->first + i])
			look_text(look, scene, x + (row->first + i == 0 ? row->lead_width : 0), base,
				  row->lines[row->first + i], LOOK_SMALL, ANCHOR_START);
	}
	if (row->address)
		scene_link_end(scene);
}

/* The line of a flow from `low` to `high`, going on beyond the columns where parties are on another page. */
static void draw_line(const struct page *page, const struct row *row, double y, double low, double high)
{
	const struct look *look = page->r->look;
	struct scene *scene = page->frame->scene;
	gboolean before = FALSE, after = FALSE, seen = FALSE;
	for (guint i = 0; i < page->r->order->len; i++) {
		const struct party *party = page->r->order->pdata[i];
		gboolean here = columns_x(&page->columns, party) >= 0;
		seen = seen || here;
		if (!here && row->concerns[party->index]) {
			before = before || !seen;
			after = after || seen;
		}
	}
	if (before)
		low = page->zone_left;
	if (after)
		high = page->columns.right + 4;
	if (high > low)
		scene_line(scene, low, y, high, y, look_line(look, row->nature));
	if (before)
		sign_arrow(look, scene, low, y, -1, 0, FALSE);
	if (after)
		sign_arrow(look, scene, high + 4, y, 1, 0, FALSE);
	if (before || after)
		legend_add(&page->frame->legend, SIGN_CONTINUES);
}

/* What meets a recipient at `x`: an arrow if it goes from one to another, a bar if it is forbidden. */
static void draw_end(const struct page *page, const struct row *row, double x, double y, double source)
{
	double side = x > source ? 1 : -1;
	if (row->nature == NATURE_FORBIDDEN)
		sign_bar(page->r->look, page->frame->scene, x - side * (RING + 1), y, FALSE);
	else if (row->arrows)
		sign_arrow(page->r->look, page->frame->scene, x - side * (RING - 1.2), y, side, 0, row->nature == NATURE_DUTY);
}

static void draw_signs(const struct page *page, const struct row *row, double y)
{
	const struct look *look = page->r->look;
	struct scene *scene = page->frame->scene;
	double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, source = -1;
	if (row->place_sign != PLACE_NONE) {
		low = high = page->place_x;
		if (row->place_sign == PLACE_READ || row->place_sign == PLACE_SPEAKS)
			source = page->place_x;
	}
	for (guint i = 0; i < row->parties->len; i++) {
		double x = columns_x(&page->columns, row->parties->pdata[i]);
		if (x < 0)
			continue;
		low = MIN(low, x);
		high = MAX(high, x);
		if (g_ptr_array_find(row->speakers, row->parties->pdata[i], NULL) && source < 0)
			source = x;
	}
	if (low > high)
		low = high = page->zone_left;
	if (row->kind == ROW_NEVER)
		low = source = page->zone_left;
	draw_line(page, row, y, low, high);
	for (guint i = 0; i < row->parties->len; i++) {
		double x = columns_x(&page->columns, row->parties->pdata[i]);
		if (x < 0)
			continue;
		if (g_ptr_array_find(row->speakers, row->parties->pdata[i], NULL)) {
			sign_speaks(look, scene, x, y);
			continue;
		}
		if (row->nature == NATURE_FORBIDDEN)
			sign_barred(look, scene, x, y);
		else
			sign_hears(look, scene, x, y);
		draw_end(page, row, x, y, source);
	}
	if (row->place_sign == PLACE_SPEAKS)
		scene_rect(scene, page->place_x - 4, y - 4, 8, 8, look_fill(look, COLOUR_INK))->radius = 1.5;
	else if (row->place_sign == PLACE_WRITTEN && high > page->place_x)
		sign_arrow(look, scene, page->place_x + RING - 1, y, -1, 0, row->nature == NATURE_DUTY);
	if (row->place_sign == PLACE_READ || row->place_sign == PLACE_WRITTEN)
		sign_carrier(look, scene, page->place_x, y, row->place_sign == PLACE_READ);
}

static void draw_row(const struct page *page, const struct row *row, double y)
{
	struct scene *scene = page->frame->scene;
	g_autofree char *number = g_strdup_printf("%u", row->number);
	g_autofree char *again = look_say_with(page->r->look, "flux-suite", number, nature_words(page->r->look, row->nature), NULL);
	struct group *group = scene_begin(scene, GROUP_OBJECT, row->id,
					  page->slice && row->number ? again : row->sentence);
	group->complete = TRUE;
	group->kind = g_strdup(row->kind == ROW_NOTE ? "note" : "row");
	if (row->flow)
		group_add_flow(group, row->flow->id);
	if (row->kind == ROW_NEVER)
		group_add_never(group, row->never->index + 1);
	draw_text(page, row, y);
	if (row->kind != ROW_NOTE)
		draw_signs(page, row, y + ROW_PAD + 2.5 + (row->height - row->natural) / 2);
	scene_end(scene);
}

/* ---- pages ------------------------------------------------------------- */

static struct frame *open_page(const struct registre *r)
{
	const struct look *look = r->look;
	g_autofree char *name = r->only ? g_strdup_printf("instance-%s", r->only->id) : g_strdup("registre");
	g_autofree char *title = r->only ? look_say_with(look, "instance-titre", room_words(r->only), NULL) :
				 g_strdup(look_say(look, "registre-titre"));
	struct frame *frame = frame_open(look, r->identity, name, r->paper, title, look_say(look, "registre-sous-titre"),
					 look_say(look, "registre-lecture"));
	legend_init(&frame->legend, r->charter);
	frame->legend.compact = r->compact;
	return frame;
}

/* One page: a slice of the columns of a block, with all its rows. */
static void draw_page(struct registre *r, const struct block *block, GPtrArray *parties, guint slice)
{
	struct page page = { .r = r, .frame = open_page(r), .slice = slice };
	legend_merge(&page.frame->legend, &block->legend);
	page.zone_left = r->zone_left;
	page.place_x = page.zone_left - PLACE_WIDTH / 2 + 1;
	/* The arrow of what goes on from the page before stands clear of one that meets the first column. */
	double begin = page.zone_left + (slice ? GOES_ON : 0);
	columns_lay(&page.columns, &r->names, page.frame, parties, begin, page.frame->right, FALSE);
	double top = page.columns.top, y = top;
	columns_draw(&page.columns, page.frame->scene, top);
	columns_guides(&page.columns, page.frame->scene, top - 3, top + block->rows_height);
	for (guint i = 0; i < block->rows->len; i++) {
		const struct row *row = block->rows->pdata[i];
		if (row->kind == ROW_HEADING)
			draw_heading(&page, row, y);
		else
			draw_row(&page, row, y);
		y += row->height;
	}
	columns_clear(&page.columns);
	g_ptr_array_add(r->frames, page.frame);
}

/* The pages of a block: one, or several side by side. */
static void draw_block_pages(struct registre *r, const struct block *block)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	for (guint i = 0; i < r->order->len; i++) {
		if (block->concerned[((const struct party *)r->order->pdata[i])->index])
			g_ptr_array_add(all, r->order->pdata[i]);
	}
	guint slices = MAX(1u, (all->len + r->capacity - 1) / r->capacity);
	for (guint s = 0; s < slices; s++) {
		g_autoptr(GPtrArray) some = g_ptr_array_new();
		for (guint i = all->len * s / slices; i < all->len * (s + 1) / slices; i++)
			g_ptr_array_add(some, all->pdata[i]);
		draw_page(r, block, some, s);
	}
}

/* How many columns a page of the paper holds, whatever their names. */
static guint capacity(const struct registre *r, const struct frame *frame)
{
	double overhang = 0;
	for (guint i = 0; i < r->order->len; i++)
		overhang = MAX(overhang, names_overhang(&r->names, r->order->pdata[i]));
	double width = frame->right - r->zone_left - overhang;
	guint most = r->paper == PAPER_A3 ? 30 : 18;
	return CLAMP((guint)MAX(width / 27.2 + .5, 1), 1, most);
}

/* A4, unless a row concerns more parties than it holds. */
static void choose_paper(struct registre *r, const struct rows *rows)
{
	guint widest = 0;
	for (guint i = 0; i < rows->list->len; i++)
		widest = MAX(widest, ((const struct row *)rows->list->pdata[i])->parties->len);
	for (;; r->paper = PAPER_A3) {
		struct frame *probe = open_page(r);
		r->zone_left = probe->left + rows->text_right + (rows->has_place ? PLACE_WIDTH : 4);
		r->capacity = capacity(r, probe);
		frame_drop(probe);
		if (widest <= r->capacity || r->paper == PAPER_A3)
			return;
	}
}

/* Rows made for the paper they need, and shared among blocks. */
static void lay_out(struct registre *r, gboolean compact)
{
	g_clear_pointer(&r->rows, rows_free);
	g_clear_pointer(&r->blocks, g_ptr_array_unref);
	r->blocks = g_ptr_array_new_with_free_func(block_free);
	r->compact = compact;
	for (r->paper = PAPER_A4;;) {
		enum paper wanted = r->paper;
		r->rows = rows_new(r->charter, r->look, &r->names, r->only, text_widths[r->look->enlarge > 1 ? PAPER_A4 : wanted]);
		choose_paper(r, r->rows);
		if (r->paper == wanted)
			break;
		rows_free(r->rows);
	}
	struct frame *probe = open_page(r);
	share_rows(r, r->rows, probe);
	frame_drop(probe);
}

static void draw(const struct charter *charter, const struct room *only, const struct view_options *options, GPtrArray *pages)
{
	g_autoptr(look_t) look = look_new(options->lang ? options->lang : charter->lang, options->enlarge);
	struct registre r = { .charter = charter, .look = look, .only = only };
	r.identity = identity_new(look, charter, options, look_say(look, only ? "instance-vue" : "registre-vue"));
	r.order = parties_in_order(charter);
	r.frames = g_ptr_array_new();
	names_init(&r.names, look, charter, FALSE);
	lay_out(&r, TRUE);
	guint fewest = r.blocks->len;
	if (fewest <= FEW_PAGES) /* legends at ease, unless that costs a page */
		lay_out(&r, FALSE);
	if (r.blocks->len > fewest)
		lay_out(&r, TRUE);
	for (guint i = 0; i < r.blocks->len; i++)
		draw_block_pages(&r, r.blocks->pdata[i]);
	for (guint i = 0; i < r.frames->len; i++)
		g_ptr_array_add(pages, frame_close(r.frames->pdata[i], i + 1, r.frames->len));
	rows_free(r.rows);
	names_clear(&r.names);
	g_ptr_array_unref(r.order);
	g_ptr_array_unref(r.blocks);
	g_ptr_array_unref(r.frames);
	identity_free(r.identity);
}

static void build(const struct charter *charter, const char *subject, const struct view_options *options,
		  GPtrArray *pages, struct findings *findings)
{
	(void)subject;
	(void)findings; /* this view refuses nothing */
	draw(charter, NULL, options, pages);
}

const struct view view_registre = { "registre", TRUE, NULL, build };

/* ---- one room ---------------------------------------------------------- */

static gboolean has_rows(const struct charter *charter, const struct room *room)
{
	for (guint i = 0; i < charter->flows->len; i++) {
		if (flow_place(charter->flows->pdata[i]) == room)
			return TRUE;
	}
	return FALSE;
}

/* The rooms where something is said, of a charter too large for one sheet. */
static char **rooms_of_large(const struct charter *charter)
{
	g_autoptr(GStrvBuilder) ids = g_strv_builder_new();
	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *room = charter->rooms->pdata[i];
		if (charter_is_large(charter) && !room->carrier && has_rows(charter, room))
			g_strv_builder_add(ids, room->id);
	}
	return g_strv_builder_end(ids);
}

static void build_room(const struct charter *charter, const char *subject, const struct view_options *options,
		       GPtrArray *pages, struct findings *findings)
{
	(void)findings;
	for (guint i = 0; subject && charter_is_large(charter) && i < charter->rooms->len; i++) {
		const struct room *room = charter->rooms->pdata[i];
		if (!strcmp(room->id, subject) && has_rows(charter, room))
			draw(charter, room, options, pages);
	}
}

const struct view view_instance = { "instance", FALSE, rooms_of_large, build_room };
