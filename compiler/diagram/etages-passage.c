// SPDX-License-Identifier: EUPL-1.2
/*
 * Passages of the étages: their words, their lanes to the right of the bands,
 * their ports on the bands' edges.
 *
 * Lanes: the shortest passages first, each in the innermost lane where it shares
 * no band with another. Ports, from the top of a band: what goes up, the
 * innermost lane first; what stops here; what goes down, the outermost first.
 * With this order two passages that leave the same band do not cross.
 */
#include "diagram/describe.h"
#include "diagram/etages.h"

#include <string.h>

/* ---- words ------------------------------------------------------------- */

static char *items_list(const struct look *look, const GPtrArray *items, gboolean brief)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < items->len; i++) {
		const struct information *item = items->pdata[i];
		g_ptr_array_add(parts, brief ? g_strdup(item->letter) :
				look_say_with(look, "passage-information", item->name, item->letter, NULL));
	}
	return strings_joined(parts, ", ");
}

static char *numbers_words(const struct look *look, const GPtrArray *flows)
{
	g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < flows->len; i++)
		g_ptr_array_add(numbers, g_strdup_printf("%u", ((const struct flow *)flows->pdata[i])->index + 1));
	g_autofree char *list = strings_joined(numbers, ", ");
	return flows->len ? look_say_with(look, "flux-numeros", list, NULL) : g_strdup(look_say(look, "promesse"));
}

static void word_passage(const struct etages *e, struct passage *passage, gboolean brief)
{
	const struct look *look = e->look;
	g_autofree char *items = items_list(look, passage->items, brief), *targets = strings_joined(passage->targets, ", "),
			 *numbers = numbers_words(look, passage->flows);
	const char *nature = passage->never ? look_say(look, "jamais") : nature_words(look, passage->nature);
	g_free(passage->text);
	g_free(passage->lead);
	passage->lead = *nature ? look_say_with(look, "avant-texte", nature, NULL) : NULL;
	passage->text = look_say_with(look, passage->course == COURSE_IN && !passage->never ? "passage-entrant" : "passage-texte",
				      items, targets, passage->carrier ? room_words(passage->carrier) : "",
				      passage->condition, passage->law, numbers, NULL);
}

static void word_direct(const struct etages *e, struct direct *direct)
{
	const struct look *look = e->look;
	const char *nature = direct->never ? look_say(look, "jamais") : nature_words(look, direct->nature);
	g_autofree char *numbers = numbers_words(look, direct->flows);
	g_free(direct->lead);
	g_free(direct->text);
	g_free(direct->brief);
	direct->lead = *nature ? look_say_with(look, "avant-texte", nature, NULL) : NULL;
	direct->text = look_say_with(look, "direct-texte", direct->condition, direct->law, numbers,
				     direct->written ? room_words(direct->written) : "",
				     direct->read ? room_words(direct->read) : "", NULL);
	direct->brief = look_say_with(look, "direct-texte", direct->condition, direct->law, "",
				      direct->written ? room_words(direct->written) : "",
				      direct->read ? room_words(direct->read) : "", NULL);
}

void etages_word(struct etages *e, gboolean brief)
{
	for (guint i = 0; i < e->passages->len; i++)
		word_passage(e, e->passages->pdata[i], brief);
	for (guint i = 0; i < e->directs->len; i++)
		word_direct(e, e->directs->pdata[i]);
}

/* ---- lanes ------------------------------------------------------------- */

static guint top_band(const struct passage *passage)
{
	return passage->to ? MIN(passage->from->index, passage->to->index) : passage->from->index;
}

static guint bottom_band(const struct passage *passage)
{
	return passage->to ? MAX(passage->from->index, passage->to->index) : passage->from->index;
}

/* What stops at a band first (its lane is the innermost), then the shortest. */
static int by_length(gconstpointer a, gconstpointer b)
{
	const struct passage *p = *(struct passage *const *)a, *q = *(struct passage *const *)b;
	guint lp = bottom_band(p) - top_band(p), lq = bottom_band(q) - top_band(q);
	if (lp != lq)
		return lp < lq ? -1 : 1;
	return p->number < q->number ? -1 : p->number > q->number;
}

static gboolean share_a_band(const struct passage *p, const struct passage *q)
{
	return top_band(p) <= bottom_band(q) && top_band(q) <= bottom_band(p);
}

void etages_assign_lanes(struct etages *e)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	for (guint i = 0; i < e->passages->len; i++)
		g_ptr_array_add(sorted, e->passages->pdata[i]);
	g_ptr_array_sort(sorted, by_length);
	e->lanes = 0;
	for (guint i = 0; i < sorted->len; i++) {
		struct passage *passage = sorted->pdata[i];
		gboolean stub = passage->course != COURSE_BETWEEN;
		for (passage->lane = 0;; passage->lane++) {
			gboolean taken = FALSE;
			for (guint k = 0; k < i && !taken; k++) {
				const struct passage *other = sorted->pdata[k];
				/* stubs of one band stand one above the other in the same lane */
				taken = other->lane == passage->lane && share_a_band(other, passage) &&
					!(stub && other->course != COURSE_BETWEEN);
			}
			if (!taken)
				break;
		}
		e->lanes = MAX(e->lanes, passage->lane + 1);
	}
}

double passage_pitch(const struct passage *passage)
{
	return passage->course == COURSE_BETWEEN ? 9.5 : 2 * DISC_RADIUS + .8;
}

/* ---- ports ------------------------------------------------------------- */

struct port { struct passage *passage; gboolean at_to; int turn; /* -1 up, 0 here, +1 down */ };

static int by_height(gconstpointer a, gconstpointer b)
{
	const struct port *p = a, *q = b;
	if (p->turn != q->turn)
		return p->turn - q->turn;
	if (p->passage->lane != q->passage->lane)
		return p->turn * ((int)q->passage->lane - (int)p->passage->lane);
	return p->passage->number < q->passage->number ? -1 : p->passage->number > q->passage->number;
}

static void place_ports(struct etages *e, struct band *band)
{
	g_autoptr(GArray) ports = g_array_new(FALSE, FALSE, sizeof(struct port));
	for (guint i = 0; i < e->passages->len; i++) {
		struct passage *passage = e->passages->pdata[i];
		struct port port = { passage, FALSE, 0 };
		if (passage->from == band) {
			if (passage->to)
				port.turn = passage->to->index < band->index ? -1 : 1;
			g_array_append_val(ports, port);
		} else if (passage->to == band) {
			port.at_to = TRUE;
			port.turn = passage->from->index < band->index ? -1 : 1;
			g_array_append_val(ports, port);
		}
	}
	g_array_sort(ports, by_height);
	double scale = ports->len ? band->height / band->ends : 0, y = band->y;
	for (guint i = 0; i < ports->len; i++) {
		const struct port *port = &g_array_index(ports, struct port, i);
		double pitch = passage_pitch(port->passage) * scale;
		if (port->at_to)
			port->passage->to_y = y + pitch / 2;
		else
			port->passage->from_y = y + pitch / 2;
		y += pitch;
	}
}

void etages_place_ports(struct etages *e)
{
	for (guint i = 0; i < e->bands->len; i++)
		place_ports(e, e->bands->pdata[i]);
}
