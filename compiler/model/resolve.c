// SPDX-License-Identifier: EUPL-1.2
/*
 * Who hears each flow (flow-semantics §3), at the as-of date; then what cannot
 * be: circles, and flows that contradict themselves.
 */
#include "model/internal.h"

#include <string.h>

/* ---- who hears ----------------------------------------------------------------------- */

struct audience {
	gboolean *hears; /* by index of party */
};

static void hear_all(struct audience *audience, const GPtrArray *parties, gboolean hears)
{
	for (guint i = 0; parties && i < parties->len; i++)
		audience->hears[((struct party *)parties->pdata[i])->index] = hears;
}

static gboolean carries_one_of(const struct flow *flow, const GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++)
		if (g_ptr_array_find(flow->items, items->pdata[i], NULL))
			return TRUE;
	return FALSE;
}

/* The circle and the guests, or exactly those named. */
static void hear_in_room(struct audience *audience, const struct flow *flow)
{
	if (flow->present) {
		hear_all(audience, flow->present, TRUE);
		return;
	}
	for (guint i = 0; i < flow->in->seats->len; i++) {
		const struct seat *seat = flow->in->seats->pdata[i];

		if (seat->present && (!seat->only_for || carries_one_of(flow, seat->only_for)))
			audience->hears[seat->party->index] = TRUE;
	}
	hear_all(audience, flow->invited, TRUE);
	hear_all(audience, flow->absent, FALSE);
}

/* To write is to speak to the readers; the meeting hears only if the flow says
 * that it is said there. */
static gboolean said_in_room(const struct flow *flow)
{
	if (!flow->in)
		return FALSE;
	return flow->to.kind == LOCUS_PARTY || !flow->to.room->carrier || attribute_is(flow->node, "instance", flow->in->id);
}

static void flow_hearers(const struct charter *charter, struct flow *flow)
{
	struct audience audience = { g_new0(gboolean, charter->parties->len) };

	if (said_in_room(flow))
		hear_in_room(&audience, flow);
	if (flow->to.kind == LOCUS_ROOM && flow->to.room->carrier)
		hear_all(&audience, flow->to.room->readers, TRUE);
	if (flow->to.kind == LOCUS_PARTY)
		audience.hears[flow->to.party->index] = TRUE;
	if (flow->from.kind == LOCUS_PARTY)
		audience.hears[flow->from.party->index] = FALSE;
	for (guint i = 0; i < charter->parties->len; i++)
		if (audience.hears[i])
			g_ptr_array_add(flow->hearers, charter->parties->pdata[i]);
	g_free(audience.hears);
}

void hearers_fill(struct charter *charter)
{
	for (guint i = 0; i < charter->flows->len; i++)
		flow_hearers(charter, charter->flows->pdata[i]);
}

/* ---- circles ------------------------------------------------------------------------- */

/* One kind of link between items of one array, each known by its index there. */
struct links {
	const GPtrArray *items;
	const char *attribute;
	/* The items that `item` rests on, appended to `targets`. */
	void (*targets)(gpointer item, GPtrArray *targets);
	const char *(*id)(gconstpointer item);
	const xmlNode *(*node)(gconstpointer item);
	guint (*index)(gconstpointer item);
};

static void cycle_say(struct builder *b, const struct links *links, const GPtrArray *cycle)
{
	g_autoptr(GString) chain = g_string_new(NULL);
	gconstpointer first = cycle->pdata[0];
	struct finding *finding;

	for (guint i = 0; i < cycle->len; i++)
		g_string_append_printf(chain, "%s → ", links->id(cycle->pdata[i]));
	g_string_append(chain, links->id(first));
	finding = SAY_BROKEN(b, MSG_CYCLE, node_value_place(links->node(first), links->attribute), links->id(first),
			     links->attribute, chain->str);
	for (guint i = 1; i < cycle->len; i++)
		finding_note(finding, b->lang, NOTE_GOES_THROUGH,
			     node_value_place(links->node(cycle->pdata[i]), links->attribute));
}

/* A step of the walk: an item, what it rests on, and the next of these to visit. */
struct walk { gpointer item; GPtrArray *targets; guint next; };

static void walk_clear(gpointer data)
{
	g_ptr_array_unref(((struct walk *)data)->targets);
}

static void walk_push(GArray *stack, const struct links *links, gpointer item, guint8 *state)
{
	struct walk walk = { item, g_ptr_array_new(), 0 };

	links->targets(item, walk.targets);
	state[links->index(item)] = 1;
	g_array_append_val(stack, walk);
}

/* The walk comes back to `item`, which is on the stack: that is the circle. */
static void cycle_found(struct builder *b, const struct links *links, const GArray *stack, gconstpointer item)
{
	g_autoptr(GPtrArray) cycle = g_ptr_array_new();
	guint i = stack->len;

	while (g_array_index(stack, struct walk, i - 1).item != item)
		i--;
	for (i--; i < stack->len; i++)
		g_ptr_array_add(cycle, g_array_index(stack, struct walk, i).item);
	cycle_say(b, links, cycle);
}

/* Depth first from each item in document order, with a stack of our own (a
 * chain may be as long as the charter). States: 0 new, 1 on the stack, 2 done. */
static void links_check(struct builder *b, const struct links *links)
{
	g_autofree guint8 *state = g_new0(guint8, links->items->len);
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(struct walk));

	g_array_set_clear_func(stack, walk_clear);
	for (guint i = 0; i < links->items->len; i++) {
		if (!state[i])
			walk_push(stack, links, links->items->pdata[i], state);
		while (stack->len) {
			struct walk *top = &g_array_index(stack, struct walk, stack->len - 1);
			gpointer target;

			if (top->next == top->targets->len) {
				state[links->index(top->item)] = 2;
				g_array_set_size(stack, stack->len - 1);
				continue;
			}
			target = top->targets->pdata[top->next++];
			if (state[links->index(target)] == 1)
				cycle_found(b, links, stack, target);
			else if (!state[links->index(target)])
				walk_push(stack, links, target, state);
		}
	}
}

#define LINK_ACCESSORS(type, prefix)                                                                             \
	static const char *prefix##_id(gconstpointer item) { return ((const struct type *)item)->id; }           \
	static const xmlNode *prefix##_node(gconstpointer item) { return ((const struct type *)item)->node; }    \
	static guint prefix##_index(gconstpointer item) { return ((const struct type *)item)->index; }

LINK_ACCESSORS(room, room)
LINK_ACCESSORS(information, information)
LINK_ACCESSORS(flow, flow)

static void room_parent(gpointer item, GPtrArray *targets)
{
	struct room *room = item;

	if (room->parent)
		g_ptr_array_add(targets, room->parent);
}

static void information_origins(gpointer item, GPtrArray *targets)
{
	const struct information *info = item;

	for (guint i = 0; i < info->derives_from->len; i++)
		g_ptr_array_add(targets, info->derives_from->pdata[i]);
}

static void flow_title(gpointer item, GPtrArray *targets)
{
	struct flow *flow = item;

	if (flow->title)
		g_ptr_array_add(targets, flow->title);
}

void cycles_check(struct builder *b)
{
	const struct links all[] = {
		{ b->charter->rooms, "parent", room_parent, room_id, room_node, room_index },
		{ b->charter->informations, "derive-de", information_origins, information_id, information_node,
		  information_index },
		{ b->charter->flows, "origine", flow_title, flow_id, flow_node, flow_index },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
		links_check(b, &all[i]);
}
