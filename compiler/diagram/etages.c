// SPDX-License-Identifier: EUPL-1.2
/*
 * Reading a charter for the étages; see etages.h. A flow is
 *   - a badge in a cell, when a party speaks in a room;
 *   - a passage, when something leaves a room or one of its carriers, or enters
 *     a room from a carrier;
 *   - a row of the last band, when it goes from party to party, or to or from a
 *     carrier, outside any room.
 * Passages and rows that say the same of several parties are one.
 */
#include "diagram/etages.h"

#include "diagram/describe.h"

#include <string.h>

/* ---- bands ------------------------------------------------------------- */

static void brought_free(gpointer data)
{
	g_free(data);
}

static struct band *band_new(const struct charter *charter, const struct room *room)
{
	struct band *band = g_new0(struct band, 1);
	band->room = room;
	band->cells = g_new0(struct cell, charter->parties->len + 1);
	for (guint i = 0; i < charter->parties->len; i++) {
		band->cells[i].brought = g_ptr_array_new_with_free_func(brought_free);
		band->cells[i].flows = g_ptr_array_new();
	}
	return band;
}

static void band_free(struct band *band, guint parties)
{
	for (guint i = 0; i < parties; i++) {
		g_ptr_array_unref(band->cells[i].brought);
		g_ptr_array_unref(band->cells[i].flows);
	}
	g_free(band->cells);
	g_strfreev(band->title);
	g_strfreev(band->says);
	g_strfreev(band->level_lines);
	g_free(band->law);
	g_free(band);
}

static void seat_all(struct band *band, const GPtrArray *parties, enum sign sign, const char *quality)
{
	for (guint i = 0; parties && i < parties->len; i++) {
		struct cell *cell = &band->cells[((const struct party *)parties->pdata[i])->index];
		cell->present = TRUE;
		cell->sign = sign;
		cell->quality = quality;
	}
}

/* From the least to the most: guests, members, secretaries, hosts, chairs. */
static void seat_parties(struct band *band)
{
	const struct room *room = band->room;
	for (guint guest = 2; guest-- > 0;) {
		for (guint i = 0; room->seats && i < room->seats->len; i++) {
			const struct seat *seat = room->seats->pdata[i];
			struct cell *cell = &band->cells[seat->party->index];
			if (!seat->present || seat->guest != (gboolean)guest)
				continue;
			*cell = (struct cell){ TRUE, guest ? SIGN_GUEST : SIGN_MEMBER,
					       guest ? "place-invite" : "place-membre", cell->brought, cell->flows };
		}
	}
	seat_all(band, room->secretaries, SIGN_MEMBER, "place-secretariat");
	seat_all(band, room->hosts, SIGN_HOST, "place-anime");
	seat_all(band, room->chairs, SIGN_CHAIR, "place-preside");
}

static int by_level(gconstpointer a, gconstpointer b)
{
	const struct band *p = *(struct band *const *)a, *q = *(struct band *const *)b;
	if (p->room->level != q->room->level)
		return p->room->level < q->room->level ? -1 : 1;
	return p->room->index < q->room->index ? -1 : p->room->index > q->room->index;
}

static void add_bands(struct etages *e)
{
	for (guint i = 0; i < e->charter->rooms->len; i++) {
		const struct room *room = e->charter->rooms->pdata[i];
		if (room->carrier)
			continue;
		struct band *band = band_new(e->charter, room);
		seat_parties(band);
		g_ptr_array_add(e->bands, band);
	}
	g_ptr_array_sort(e->bands, by_level);
	for (guint i = 0; i < e->bands->len; i++)
		((struct band *)e->bands->pdata[i])->index = i;
}

static struct band *band_of(const struct etages *e, const struct room *room)
{
	for (guint i = 0; room && i < e->bands->len; i++) {
		struct band *band = e->bands->pdata[i];
		if (band->room == room)
			return band;
	}
	return NULL;
}

/* ---- cells ------------------------------------------------------------- */

static enum badge_mark mark_of(const struct flow *flow)
{
	return flow->modality == MODALITY_FORBIDDEN ? BADGE_FORBIDDEN : flow->modality == MODALITY_DUTY ? BADGE_DUTY :
	       BADGE_PLAIN;
}

static int by_item(gconstpointer a, gconstpointer b)
{
	const struct brought *p = *(struct brought *const *)a, *q = *(struct brought *const *)b;
	if (p->item != q->item)
		return p->item->index < q->item->index ? -1 : 1;
	return (int)p->mark - (int)q->mark;
}

static void bring(struct cell *cell, const struct information *item, enum badge_mark mark)
{
	for (guint i = 0; i < cell->brought->len; i++) {
		struct brought *known = cell->brought->pdata[i];
		gboolean both_allowed = known->mark != BADGE_FORBIDDEN && mark != BADGE_FORBIDDEN;
		if (known->item != item || (known->mark != mark && !both_allowed))
			continue;
		known->mark = MAX(known->mark, mark);
		return;
	}
	struct brought *brought = g_new(struct brought, 1);
	*brought = (struct brought){ item, mark };
	g_ptr_array_add(cell->brought, brought);
	g_ptr_array_sort(cell->brought, by_item);
}

static void add_to_cell(struct band *band, const struct flow *flow)
{
	struct cell *cell = &band->cells[flow->from.party->index];
	if (!cell->present) {
		cell->present = TRUE;
		cell->sign = SIGN_GUEST;
		cell->quality = "place-entendu";
	}
	for (guint i = 0; i < flow->items->len; i++)
		bring(cell, flow->items->pdata[i], mark_of(flow));
	g_ptr_array_add(cell->flows, (gpointer)flow);
}

/* ---- merging ----------------------------------------------------------- */

static void add_once(GPtrArray *array, gpointer value)
{
	if (!g_ptr_array_find(array, value, NULL))
		g_ptr_array_add(array, value);
}

static void add_all(GPtrArray *array, const GPtrArray *more)
{
	for (guint i = 0; more && i < more->len; i++)
		add_once(array, more->pdata[i]);
}

static gboolean same_set(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return FALSE;
	for (guint i = 0; i < a->len; i++) {
		if (!g_ptr_array_find((GPtrArray *)b, a->pdata[i], NULL))
			return FALSE;
	}
	return TRUE;
}

/* ---- passages ---------------------------------------------------------- */

static void passage_free(gpointer data)
{
	struct passage *passage = data;
	g_ptr_array_unref(passage->items);
	g_ptr_array_unref(passage->targets);
	g_ptr_array_unref(passage->flows);
	g_free(passage->law);
	g_free(passage->condition);
	g_free(passage->lead);
	g_free(passage->text);
	g_strfreev(passage->lines);
	g_free(passage);
}

static struct passage *passage_new(enum course course, struct band *from, struct band *to)
{
	struct passage *passage = g_new0(struct passage, 1);
	passage->course = course;
	passage->from = from;
	passage->to = to;
	passage->items = g_ptr_array_new();
	passage->targets = g_ptr_array_new_with_free_func(g_free);
	passage->flows = g_ptr_array_new();
	return passage;
}

/* Takes `new`: joined to one that says the same, or kept. */
static void add_passage(struct etages *e, struct passage *new)
{
	for (guint i = 0; i < e->passages->len; i++) {
		struct passage *old = e->passages->pdata[i];
		if (old->course != new->course || old->from != new->from || old->to != new->to ||
		    old->nature != new->nature || old->carrier != new->carrier || old->never || new->never ||
		    strcmp(old->law, new->law) || strcmp(old->condition, new->condition))
			continue;
		if (new->course == COURSE_OUT && !same_set(old->items, new->items))
			continue;
		add_all(old->items, new->items);
		add_all(old->flows, new->flows);
		for (guint k = 0; k < new->targets->len; k++) {
			if (!g_ptr_array_find_with_equal_func(old->targets, new->targets->pdata[k], g_str_equal, NULL))
				g_ptr_array_add(old->targets, g_strdup(new->targets->pdata[k]));
		}
		passage_free(new);
		return;
	}
	g_ptr_array_add(e->passages, new);
}

static struct passage *passage_of_flow(struct etages *e, enum course course, struct band *from, struct band *to,
				       const struct flow *flow)
{
	struct passage *passage = passage_new(course, from, to);
	passage->nature = flow_nature(flow);
	passage->law = basis_words(e->look, e->charter, flow->bases);
	passage->condition = condition_words(e->look, flow, TELL_BRIEF);
	add_all(passage->items, flow->items);
	g_ptr_array_add(passage->flows, (gpointer)flow);
	return passage;
}

/* What leaves a room or one of its carriers, or enters a room from a lone carrier. TRUE if drawn so. */
static gboolean flow_as_passage(struct etages *e, const struct flow *flow)
{
	const struct room *from = flow->from.kind == LOCUS_ROOM ? flow->from.room : NULL;
	const struct room *source = from && from->carrier ? from->parent : from;
	const struct room *to = flow->to.kind == LOCUS_ROOM && !flow->to.room->carrier ? flow->to.room : NULL;
	struct band *band = band_of(e, source), *target = band_of(e, to);
	struct passage *passage;
	if (!from)
		return FALSE;
	if (band && target && band != target) {
		passage = passage_of_flow(e, COURSE_BETWEEN, band, target, flow);
		passage->carrier = from->carrier ? from : NULL;
	} else if (target) { /* read into a room from its own carrier, or from one that stands alone */
		passage = passage_of_flow(e, COURSE_IN, target, NULL, flow);
		passage->carrier = from;
	} else if (band) {
		passage = passage_of_flow(e, COURSE_OUT, band, NULL, flow);
		passage->carrier = from->carrier ? from : NULL;
		g_ptr_array_add(passage->targets, locus_words(&flow->to));
	} else {
		return FALSE;
	}
	add_passage(e, passage);
	return TRUE;
}

/* ---- rows -------------------------------------------------------------- */

static void direct_free(gpointer data)
{
	struct direct *direct = data;
	g_ptr_array_unref(direct->sources);
	g_ptr_array_unref(direct->targets);
	g_ptr_array_unref(direct->items);
	g_ptr_array_unref(direct->flows);
	g_free(direct->law);
	g_free(direct->condition);
	g_free(direct->lead);
	g_free(direct->text);
	g_free(direct->brief);
	g_free(direct);
}

static struct direct *direct_new(void)
{
	struct direct *direct = g_new0(struct direct, 1);
	direct->sources = g_ptr_array_new();
	direct->targets = g_ptr_array_new();
	direct->items = g_ptr_array_new();
	direct->flows = g_ptr_array_new();
	return direct;
}

static gboolean same_terms(const struct direct *a, const struct direct *b)
{
	return a->nature == b->nature && a->read == b->read && a->written == b->written && !a->never && !b->never &&
	       same_set(a->items, b->items) && !strcmp(a->law, b->law) && !strcmp(a->condition, b->condition);
}

/* Same recipients: sources are joined. Then, of a single source: recipients are. */
static void merge_directs(struct etages *e)
{
	for (guint by_source = 0; by_source < 2; by_source++) {
		for (guint i = 0; i < e->directs->len; i++) {
			struct direct *a = e->directs->pdata[i];
			for (guint k = i + 1; k < e->directs->len; k++) {
				struct direct *b = e->directs->pdata[k];
				gboolean joined = by_source ? a->sources->len == 1 && same_set(a->sources, b->sources) :
							      same_set(a->targets, b->targets);
				if (!joined || !same_terms(a, b))
					continue;
				add_all(a->sources, b->sources);
				add_all(a->targets, b->targets);
				add_all(a->flows, b->flows);
				g_ptr_array_remove_index(e->directs, k--);
			}
		}
	}
}

static void flow_as_direct(struct etages *e, const struct flow *flow)
{
	struct direct *direct = direct_new();
	direct->nature = flow_nature(flow);
	direct->law = basis_words(e->look, e->charter, flow->bases);
	direct->condition = condition_words(e->look, flow, TELL_BRIEF);
	add_all(direct->items, flow->items);
	g_ptr_array_add(direct->flows, (gpointer)flow);
	if (flow->from.kind == LOCUS_PARTY)
		g_ptr_array_add(direct->sources, flow->from.party);
	else
		direct->read = flow->from.room;
	if (flow->to.kind == LOCUS_PARTY)
		g_ptr_array_add(direct->targets, flow->to.party);
	else
		direct->written = flow->to.room;
	if (flow->to.kind == LOCUS_ROOM || flow->from.kind == LOCUS_ROOM)
		add_all(direct->targets, flow->hearers);
	g_ptr_array_add(e->directs, direct);
}

/* ---- promises ---------------------------------------------------------- */

static void add_never(struct etages *e, const struct never *never)
{
	g_autofree char *motive = attribute_words(never->node, "motif");
	struct band *band = !never->to_role && never->to.kind == LOCUS_ROOM ? band_of(e, never->to.room) : NULL;
	if (band) {
		struct passage *passage = passage_new(COURSE_IN, band, NULL);
		passage->nature = NATURE_FORBIDDEN;
		passage->never = never;
		passage->law = g_strdup("");
		passage->condition = g_strdup(motive ? motive : "");
		add_all(passage->items, never->items);
		g_ptr_array_add(e->passages, passage);
		return;
	}
	struct direct *direct = direct_new();
	direct->nature = NATURE_FORBIDDEN;
	direct->never = never;
	direct->law = g_strdup("");
	direct->condition = g_strdup(motive ? motive : "");
	add_all(direct->items, never->items);
	add_all(direct->targets, never->parties);
	g_ptr_array_add(e->directs, direct);
}

/* ---- all --------------------------------------------------------------- */

static void add_flow(struct etages *e, const struct flow *flow)
{
	struct band *said = band_of(e, flow->in);
	gboolean spoken = flow->from.kind == LOCUS_PARTY && !(flow->to.kind == LOCUS_ROOM && flow->to.room->carrier);
	if (spoken && said)
		add_to_cell(said, flow);
	else if (!flow_as_passage(e, flow))
		flow_as_direct(e, flow);
}

static int by_course(gconstpointer a, gconstpointer b)
{
	const struct passage *p = *(struct passage *const *)a, *q = *(struct passage *const *)b;
	if (p->from->index != q->from->index)
		return p->from->index < q->from->index ? -1 : 1;
	if (!p->never != !q->never)
		return p->never ? 1 : -1;
	g_assert((p->flows->len || p->never) && (q->flows->len || q->never));
	guint fp = p->flows->len ? ((const struct flow *)p->flows->pdata[0])->index : p->never->index;
	guint fq = q->flows->len ? ((const struct flow *)q->flows->pdata[0])->index : q->never->index;
	return fp < fq ? -1 : fp > fq;
}

static gboolean concerned(const struct etages *e, const struct party *party)
{
	for (guint i = 0; i < e->bands->len; i++) {
		if (((const struct band *)e->bands->pdata[i])->cells[party->index].present)
			return TRUE;
	}
	for (guint i = 0; i < e->directs->len; i++) {
		const struct direct *direct = e->directs->pdata[i];
		if (g_ptr_array_find(direct->sources, party, NULL) || g_ptr_array_find(direct->targets, party, NULL))
			return TRUE;
	}
	return FALSE;
}

struct etages *etages_new(const struct charter *charter, const struct look *look)
{
	struct etages *e = g_new0(struct etages, 1);
	e->charter = charter;
	e->look = look;
	e->bands = g_ptr_array_new();
	e->passages = g_ptr_array_new_with_free_func(passage_free);
	e->directs = g_ptr_array_new_with_free_func(direct_free);
	e->columns = g_ptr_array_new();
	add_bands(e);
	for (guint i = 0; i < charter->flows->len; i++)
		add_flow(e, charter->flows->pdata[i]);
	merge_directs(e);
	for (guint i = 0; i < charter->nevers->len; i++)
		add_never(e, charter->nevers->pdata[i]);
	g_ptr_array_sort(e->passages, by_course);
	for (guint i = 0; i < e->passages->len; i++) {
		struct passage *passage = e->passages->pdata[i];
		passage->number = i + 1;
		passage->from->ends += passage_pitch(passage);
		if (passage->to)
			passage->to->ends += passage_pitch(passage);
	}
	g_autoptr(GPtrArray) order = parties_in_order(charter);
	for (guint i = 0; i < order->len; i++) {
		if (concerned(e, order->pdata[i]))
			g_ptr_array_add(e->columns, order->pdata[i]);
	}
	return e;
}

void etages_free(struct etages *e)
{
	for (guint i = 0; i < e->bands->len; i++)
		band_free(e->bands->pdata[i], e->charter->parties->len);
	g_ptr_array_unref(e->bands);
	g_ptr_array_unref(e->passages);
	g_ptr_array_unref(e->directs);
	g_ptr_array_unref(e->columns);
	g_free(e);
}
