// SPDX-License-Identifier: EUPL-1.2
/*
 * The flow cut into pages.
 *
 * Takes the items with the price of a break after each; leaves pages with
 * placed items and footnotes. One page at a time: of all legal breaks that fit,
 * the one with the least white space and penalty. Footnotes stand on the page
 * of their call, and run over to the next if they must. A page that begins
 * inside a table repeats its header; a row that fits nowhere is divided.
 */
#include "typeset/layout.h"

#define MIN_ROW_ROOM 60   /* do not begin a divided row in less */
#define TALL_ROW 0.40     /* of a page: such rows may always be divided */
#define NOTE_SHARE 0.7    /* of a page that notes carried over may take */

struct paginator {
	struct typeset *t;
	GPtrArray *queue;       /* struct item *: what remains is from `next` on */
	guint next;
	GPtrArray *carried;     /* struct item *: note lines left by earlier pages */
	gboolean landscape, cover;
	double sheet_width, sheet_height;
};

/* A sheet that a diagram fills: its type is never scaled down to fit a body. The
 * caption runs in the diagram's own top margin. */
static void plate_geometry(double width, double height, struct page *page)
{
	page->plate = TRUE;
	page->landscape = width > height;
	page->width = width;
	page->height = height;
	page->left = PLATE_MARGIN;
	page->top = PLATE_TOP;
	page->body_width = width - 2 * PLATE_MARGIN;
	page->body_height = 2 * height;
}

void page_geometry(const struct style *style, gboolean landscape, struct page *page)
{
	const struct page_style *p = &style->page;
	page->landscape = landscape;
	page->width = landscape ? p->height : p->width;
	page->height = landscape ? p->width : p->height;
	page->left = landscape ? p->land_left : p->left;
	page->top = landscape ? p->land_top : p->top;
	page->body_width = page->width - page->left - (landscape ? p->land_right : p->right);
	page->body_height = page->height - page->top - (landscape ? p->land_bottom : p->bottom);
}

/* ---- footnotes ------------------------------------------------------------------ */

/* Lines of the notes called in `item`, appended to `lines`. */
static void item_notes(const struct item *item, GPtrArray *lines)
{
	if (item->kind == ITEM_LINE && item->line->notes)
		for (guint i = 0; i < item->line->notes->len; i++) {
			const struct note *note = item->line->notes->pdata[i];
			for (guint k = 0; k < note->items->len; k++)
				g_ptr_array_add(lines, note->items->pdata[k]);
		}
	if (item->kind == ITEM_ROW)
		for (guint i = 0; i < item->row->cells->len; i++) {
			const struct cell *cell = item->row->cells->pdata[i];
			for (guint k = 0; k < cell->items->len; k++)
				item_notes(cell->items->pdata[k], lines);
		}
}

static double lines_height(const GPtrArray *lines, guint from, guint to)
{
	double height = 0;
	for (guint i = from; i < to; i++) {
		const struct item *item = lines->pdata[i];
		height += item->height + (i > from ? item->before : 0);
	}
	return height;
}

/* Room that `n` note lines take at the foot, gap included. */
static double notes_room(const struct paginator *p, const GPtrArray *lines, guint n)
{
	return n ? p->t->style->page.note_gap + lines_height(lines, 0, n) : 0;
}

/* As many lines as fit in `room`; at least one if `some`. */
static guint notes_fitting(const struct paginator *p, const GPtrArray *lines, double room, gboolean some)
{
	guint n = 0;
	while (n < lines->len && notes_room(p, lines, n + 1) <= room + 0.01)
		n++;
	return n == 0 && some && lines->len ? 1 : n;
}

/* ---- one page ---------------------------------------------------------------------- */

static struct page *page_new(struct paginator *p)
{
	struct typeset *t = p->t;
	struct page *page = arena_new(t, struct page);
	if (p->sheet_width > 0)
		plate_geometry(p->sheet_width, p->sheet_height, page);
	else
		page_geometry(t->style, p->landscape, page);
	page->cover = p->cover;
	page->placed = arena_list(t);
	page->notes = arena_list(t);
	g_ptr_array_add(t->pages, page);
	return page;
}

static void place(struct typeset *t, GPtrArray *list, struct item *item, double y, gboolean repeated)
{
	struct placed *placed = arena_new(t, struct placed);
	*placed = (struct placed){ item, y, repeated };
	g_ptr_array_add(list, placed);
}

/* Does a page that begins with `item` need the header of its table again? */
static struct table *header_wanted(const struct item *item)
{
	if (item->kind != ITEM_ROW || item->row->header || item->row->bare)
		return NULL;
	return item->row->table->headers->len ? item->row->table : NULL;
}

/* Where the page ends (index after its last item). *ret_used: height of its items. */
static guint choose_end(struct paginator *p, const struct page *page, GPtrArray *notes, double *ret_used)
{
	double room = page->body_height, y = 0, best_cost = G_MAXDOUBLE, best_used = 0, used_sane = 0;
	guint best = 0, sane = 0, i = p->next, best_notes = notes->len;
	struct table *table = header_wanted(p->queue->pdata[i]);
	if (table && table->header_height < room / 2)
		y = table->header_height;
	for (; i < p->queue->len; i++) {
		struct item *item = p->queue->pdata[i];
		if (item->kind == ITEM_PAGE) {
			*ret_used = y;
			return i;
		}
		guint before_notes = notes->len;
		double top = y + (i > p->next ? item->before : 0);
		double left = room - top - notes_room(p, notes, notes->len);
		item_notes(item, notes);
		double end = top + item->height, foot = notes_room(p, notes, notes->len);
		gboolean legal = item->penalty < FORBIDDEN;
		if (end + foot <= room + 0.01) {
			y = end;
			double cost = room - y - foot + item->penalty;
			if (legal && cost <= best_cost) {
				best_cost = cost;
				best = i + 1;
				best_used = y;
				best_notes = notes->len;
			} else if (!item->heading) {
				sane = i + 1;
				used_sane = y;
			}
			continue;
		}
		/* It does not fit. Its note may run over; a row may be divided. */
		double note_line = notes->len > before_notes ? ((struct item *)notes->pdata[before_notes])->height : 0;
		double gap = before_notes ? 0 : p->t->style->page.note_gap;
		if (note_line > 0 && item->kind == ITEM_LINE && item->height + gap + 2 * note_line <= left && legal) {
			*ret_used = end;
			return i + 1;
		}
		g_ptr_array_set_size(notes, (gint)before_notes);
		if (item->kind == ITEM_ROW && (i == p->next || !best || item->height > room * TALL_ROW)
		    && (left >= MIN_ROW_ROOM || i == p->next)) {
			struct item *rest = row_split(p->t, item, left);
			if (rest) {
				g_ptr_array_insert(p->queue, (gint)i + 1, rest);
				item_notes(item, notes);
				*ret_used = top + item->height;
				return i + 1;
			}
		}
		if (best) {
			g_ptr_array_set_size(notes, (gint)best_notes);
			*ret_used = best_used;
			return best;
		}
		if (sane > p->next) { /* a chain longer than a page: anywhere but after a heading */
			*ret_used = used_sane;
			return sane;
		}
		if (i == p->next)
			item_notes(item, notes);
		*ret_used = i > p->next ? y : end;
		return MAX(i, p->next + 1);
	}
	*ret_used = y;
	return i;
}

static void place_items(struct paginator *p, struct page *page, guint end)
{
	double y = 0;
	guint number = p->t->pages->len - 1;
	struct table *table = header_wanted(p->queue->pdata[p->next]);
	if (table && table->header_height < page->body_height / 2)
		for (guint i = 0; i < table->headers->len; i++) {
			struct item *header = table->headers->pdata[i];
			place(p->t, page->placed, header, y, TRUE);
			y += header->height;
		}
	for (guint i = p->next; i < end; i++) {
		struct item *item = p->queue->pdata[i];
		y += i > p->next ? item->before : 0;
		place(p->t, page->placed, item, y, FALSE);
		if (item->anchor) {
			item->anchor->page = number;
			item->anchor->y = page->top + y;
		}
		y += item->height;
	}
}

/* Notes at the foot of the page: those carried over, then those called here. */
static void place_notes(struct paginator *p, struct page *page, GPtrArray *notes, double room)
{
	guint n = notes_fitting(p, notes, room, TRUE);
	page->notes_top = page->body_height - lines_height(notes, 0, n);
	double y = page->notes_top;
	for (guint i = 0; i < n; i++) {
		struct item *item = notes->pdata[i];
		y += i ? item->before : 0;
		place(p->t, page->notes, item, y, FALSE);
		y += item->height;
	}
	g_ptr_array_set_size(p->carried, 0);
	for (guint i = n; i < notes->len; i++)
		g_ptr_array_add(p->carried, notes->pdata[i]);
}

static void fill_page(struct paginator *p)
{
	struct page *page = page_new(p);
	g_autoptr(GPtrArray) notes = g_ptr_array_new(), later = g_ptr_array_new();
	double share = p->next < p->queue->len ? page->body_height * NOTE_SHARE : page->body_height;
	guint taken = notes_fitting(p, p->carried, share, TRUE);
	for (guint i = 0; i < p->carried->len; i++)
		g_ptr_array_add(i < taken ? notes : later, p->carried->pdata[i]);
	double used = 0;
	guint end = p->next;
	if (p->next < p->queue->len) {
		end = choose_end(p, page, notes, &used);
		place_items(p, page, end);
	}
	/* What is carried beyond this page goes before the new notes. */
	if (later->len) {
		for (guint i = taken; i < notes->len; i++)
			g_ptr_array_add(later, notes->pdata[i]);
		g_ptr_array_set_size(notes, (gint)taken);
	}
	place_notes(p, page, notes, page->body_height - used);
	for (guint i = 0; i < later->len; i++)
		g_ptr_array_add(p->carried, later->pdata[i]);
	p->next = end;
}

/* The title in force on each page, for the running header. */
static void running_titles(struct typeset *t)
{
	const char *running = NULL;
	for (guint i = 0; i < t->pages->len; i++) {
		struct page *page = t->pages->pdata[i];
		gboolean found = FALSE;
		page->running = running;
		for (guint k = 0; k < page->placed->len; k++) {
			const struct placed *placed = page->placed->pdata[k];
			const struct anchor *anchor = placed->item->anchor;
			if (!anchor || !anchor->running)
				continue;
			running = anchor->running;
			if (!found)
				page->running = running;
			found = TRUE;
		}
	}
}

void paginate(struct typeset *t)
{
	struct paginator p = { .t = t, .queue = t->items, .carried = g_ptr_array_new() };
	while (p.next < p.queue->len || p.carried->len) {
		if (p.next < p.queue->len) {
			const struct item *item = p.queue->pdata[p.next];
			if (item->kind == ITEM_PAGE) {
				p.landscape = item->landscape;
				p.cover = item->cover;
				p.sheet_width = item->sheet_width;
				p.sheet_height = item->sheet_height;
				p.next++;
				continue;
			}
		}
		fill_page(&p);
	}
	if (!t->pages->len)
		page_new(&p);
	g_ptr_array_unref(p.carried);
	running_titles(t);
}
