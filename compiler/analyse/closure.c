// SPDX-License-Identifier: EUPL-1.2
/*
 * The least fixpoint over one family of kinds.
 *
 * Nodes are (locus, kind, origin), and (locus, kind, origin, step) for steps
 * that another one names as its title; made when first reached, so that a node
 * exists exactly if the thing is known. Three vectors per node:
 *
 *   may   bonds carried on some way of knowing
 *   good  … and not breached on the way since they were made
 *   clean sets of Q of which some way of knowing carries no bond
 *
 * Every rule moves bits independently, so the order of work does not matter; a
 * queue processes each node again only when it gained a bit.
 */
#include "analyse/closure.h"

guint64 pair_key(guint a, guint b)
{
	return (guint64)a << 32 | b;
}

/* Both halves count: g_int64_hash keeps the low one only. Multiplicative hashing
 * by the golden ratio (Knuth, TAOCP 3, 6.4). */
static guint pair_hash(gconstpointer key)
{
	return (guint)((*(const guint64 *)key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)) >> 32);
}

static void bond_free(gpointer data)
{
	struct bond *bond = data;

	g_free(bond->name);
	g_free(bond->audience);
	g_free(bond->kinds);
	g_free(bond);
}

static void node_free(gpointer data)
{
	struct node *node = data;

	g_free(node->may);
	g_free(node->good);
	g_free(node->clean);
	g_free(node);
}

/* Which steps are titles of others, and which are said where. */
static void index_steps(struct closure *closure)
{
	const struct flow_problem *p = closure->problem;

	for (guint i = 0; i < closure->carriers->len; i++) {
		guint s = AT(closure->carriers, i);
		const struct flow_step *step = STEP(p, s);
		if (step->title == TITLE_FLOW)
			g_array_index(closure->titles, gboolean, step->title_flow) = TRUE;
		if (step->place < 0 || step->forbidden)
			continue;
		gpointer key = GUINT_TO_POINTER((guint)step->place);
		GArray *said = g_hash_table_lookup(closure->steps_at, key);
		if (!said) {
			said = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(closure->steps_at, key, said);
		}
		g_array_append_val(said, s);
	}
}

static void make_tables(struct closure *closure)
{
	GDestroyNotify unref = (GDestroyNotify)g_array_unref;

	closure->bonds = g_ptr_array_new_with_free_func(bond_free);
	closure->covering = g_ptr_array_new_with_free_func(g_free);
	closure->heard_by = g_ptr_array_new_with_free_func(g_free);
	closure->sets = g_ptr_array_new_with_free_func(g_free);
	closure->set_index = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
	closure->with_bond = g_ptr_array_new_with_free_func(g_free);
	closure->place_bonds = g_hash_table_new(NULL, NULL);
	closure->promises = g_hash_table_new(NULL, NULL);
	closure->secrecies = g_hash_table_new(NULL, NULL);
	closure->purposes = g_hash_table_new(NULL, NULL);
	closure->purpose_bonds = g_array_new(FALSE, FALSE, sizeof(guint));
	closure->steps_at = g_hash_table_new_full(NULL, NULL, NULL, unref);
	closure->edges = g_array_new(FALSE, TRUE, sizeof(struct edge));
	closure->edges_of = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL);
	closure->steps_from = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, unref);
	closure->titles = g_array_new(FALSE, TRUE, sizeof(gboolean));
	closure->nodes = g_ptr_array_new_with_free_func(node_free);
	closure->node_index = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL);
}

/* For each bond, the sets of Q that hold it. */
static void index_sets(struct closure *closure)
{
	closure->q_words = bits_words(closure->sets->len);
	for (guint b = 0; b < closure->bonds->len; b++)
		g_ptr_array_add(closure->with_bond, g_new0(word_t, closure->q_words));
	for (guint s = 0; s < closure->sets->len; s++)
		for (guint b = 0; b < closure->bonds->len; b++)
			if (bits_has(closure->sets->pdata[s], b))
				bits_add(closure->with_bond->pdata[b], s);
}

struct closure *closure_new(const struct flow_problem *problem, GArray *kinds, GArray *carriers, gboolean with_disputed)
{
	struct closure *closure = g_new0(struct closure, 1);

	closure->problem = problem;
	closure->with_disputed = with_disputed;
	closure->kinds = g_array_ref(kinds);
	closure->carriers = g_array_ref(carriers);
	closure->member = g_new0(word_t, MAX(bits_words(problem->kinds->len), 1));
	closure->position = g_new0(guint, problem->kinds->len);
	for (guint i = 0; i < kinds->len; i++) {
		bits_add(closure->member, AT(kinds, i));
		closure->position[AT(kinds, i)] = i;
	}
	make_tables(closure);
	g_array_set_size(closure->titles, problem->steps->len + problem->parties->len);
	closure->heads = g_new(int, flow_loci(problem) * kinds->len);
	for (guint i = 0; i < flow_loci(problem) * kinds->len; i++)
		closure->heads[i] = -1;
	index_steps(closure);
	closure_make_bonds(closure);
	closure_make_edges(closure);
	index_sets(closure);
	closure->scratch = g_new0(word_t, closure->n_words);
	return closure;
}

void closure_free(struct closure *closure)
{
	GHashTable *tables[] = { closure->set_index, closure->place_bonds, closure->promises, closure->secrecies,
				 closure->purposes, closure->steps_at, closure->edges_of, closure->steps_from,
				 closure->node_index };
	GPtrArray *arrays[] = { closure->bonds, closure->covering, closure->heard_by, closure->sets,
				closure->with_bond, closure->nodes };

	for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
		g_hash_table_unref(tables[i]);
	for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
		g_ptr_array_unref(arrays[i]);
	g_array_unref(closure->kinds);
	g_array_unref(closure->carriers);
	g_array_unref(closure->purpose_bonds);
	g_array_unref(closure->edges);
	g_array_unref(closure->titles);
	g_free(closure->member);
	g_free(closure->position);
	g_free(closure->heads);
	g_free(closure->last_steps);
	g_free(closure->scratch);
	g_free(closure);
}

int closure_first(const struct closure *closure, locus_t locus, guint kind)
{
	return closure->heads[locus * closure->kinds->len + closure->position[kind]];
}

gboolean closure_draws(const struct flow_step *step, const struct node *node)
{
	switch (step->title) {
	case TITLE_OWN:
		return node->title < 0 && node->origin == step->from;
	case TITLE_FLOW:
		return node->title == (int)step->title_flow;
	default:
		return node->title < 0;
	}
}

const struct edge *closure_edges(const struct closure *closure, guint step, guint kind, guint *ret_count)
{
	guint64 key = pair_key(step, kind);
	guint64 found = GPOINTER_TO_SIZE(g_hash_table_lookup(closure->edges_of, &key));

	*ret_count = (guint)(found >> 32);
	return *ret_count ? &g_array_index(closure->edges, struct edge, (guint)found) : NULL;
}

const word_t *closure_broken(const struct closure *closure, const struct edge *edge, locus_t origin)
{
	guint count = 0;
	const struct edge *edges = edge->overheard ? closure_edges(closure, edge->step, edge->kind, &count) : NULL;
	gboolean heard = FALSE;

	for (guint e = 0; e < count && !heard; e++)
		heard = edges[e].checked && edges[e].target == origin;
	if (!heard)
		return closure->sets->pdata[edge->broken];
	memset(closure->scratch, 0, closure->n_words * sizeof(word_t));
	for (guint e = 0; e < count; e++)
		if (edges[e].checked && edges[e].target != origin)
			bits_join(closure->scratch, closure->sets->pdata[edges[e].broken], closure->n_words);
	return closure->scratch;
}

/* ---- the fixpoint ------------------------------------------------------ */

static guint64 node_key(const struct closure *closure, locus_t locus, guint kind, locus_t origin, int title)
{
	guint64 loci = flow_loci(closure->problem), width = closure->titles->len + 1;

	return ((locus * closure->kinds->len + closure->position[kind]) * loci + origin) * width + (guint64)(title + 1);
}

struct node *closure_node(const struct closure *closure, locus_t locus, guint kind, locus_t origin, int title)
{
	guint64 key = node_key(closure, locus, kind, origin, title);
	gpointer found = g_hash_table_lookup(closure->node_index, &key);

	return found ? closure->nodes->pdata[GPOINTER_TO_UINT(found) - 1] : NULL;
}

/* The node of these four, made if it is new: `from` (NULL: held) and `step` (-1:
 * none) are then its premise. */
static struct node *reach(struct closure *closure, const struct node *from, int step, locus_t locus, guint kind,
			  locus_t origin, int title, gboolean *ret_new)
{
	guint64 key = node_key(closure, locus, kind, origin, title);
	gpointer found = g_hash_table_lookup(closure->node_index, &key);

	*ret_new = found == NULL;
	if (found)
		return closure->nodes->pdata[GPOINTER_TO_UINT(found) - 1];
	struct node *node = g_new0(struct node, 1);
	*node = (struct node){ .locus = locus, .kind = kind, .origin = origin, .title = title, .next = -1,
			       .premise = from ? (int)from->index : -1, .by = step, .index = closure->nodes->len };
	node->may = g_new0(word_t, closure->n_words);
	node->good = g_new0(word_t, closure->n_words);
	node->clean = g_new0(word_t, closure->q_words);
	g_ptr_array_add(closure->nodes, node);
	int index = (int)closure->nodes->len - 1;
	g_hash_table_insert(closure->node_index, g_memdup2(&key, sizeof key), GINT_TO_POINTER(index + 1));
	/* appended, so that a list of nodes is in order of discovery */
	int *link = &closure->heads[locus * closure->kinds->len + closure->position[kind]];
	while (*link >= 0)
		link = &((struct node *)closure->nodes->pdata[*link])->next;
	*link = index;
	return node;
}

static void enqueue(GQueue *queue, struct node *node)
{
	if (!node->queued) {
		node->queued = TRUE;
		g_queue_push_tail(queue, node);
	}
}

/* clean ⊇ { E : made ∩ E = ∅, and (fresh or E clean at the source) } */
static gboolean join_clean(const struct closure *closure, struct node *to, const struct node *from, const guint *made,
			   guint n_made)
{
	word_t grown = 0;

	for (guint w = 0; w < closure->q_words; w++) {
		word_t bits = from ? from->clean[w] : ~(word_t)0;
		for (guint i = 0; i < n_made; i++)
			bits &= ~((word_t *)closure->with_bond->pdata[made[i]])[w];
		grown |= bits & ~to->clean[w];
		to->clean[w] |= bits;
	}
	return grown != 0;
}

/* What crosses: `from` NULL brings nothing of what was carried. */
static gboolean join(const struct closure *closure, struct node *to, const struct node *from, const word_t *broken,
		     const guint *made, guint n_made)
{
	const word_t *keep = closure->covering->pdata[to->kind];
	gboolean grown = join_clean(closure, to, from, made, n_made);

	for (guint w = 0; w < closure->n_words; w++) {
		word_t may = from ? from->may[w] & keep[w] : 0;
		word_t good = from ? from->good[w] & keep[w] & ~(broken ? broken[w] : 0) : 0;
		grown |= (may & ~to->may[w]) || (good & ~to->good[w]);
		to->may[w] |= may;
		to->good[w] |= good;
	}
	for (guint i = 0; i < n_made; i++) {
		grown |= !bits_has(to->may, made[i]) || !bits_has(to->good, made[i]);
		bits_add(to->may, made[i]);
		bits_add(to->good, made[i]);
	}
	return grown;
}

static void start(struct closure *closure, GQueue *queue, locus_t locus, guint kind, locus_t holder)
{
	const struct flow_problem *p = closure->problem;
	gboolean is_new, concerned = locus < p->parties->len && PARTY(p, locus)->concerned;
	/* what reaches the person concerned is hers, and free */
	struct node *node = reach(closure, NULL, -1, locus, kind, concerned ? locus : holder, -1, &is_new);
	int bonds[3] = { -1, -1, -1 };

	if (locus < p->parties->len && !concerned)
		bonds[0] = closure_secrecy(closure, locus);
	if (holder >= p->parties->len && !concerned) {
		bonds[1] = closure_place_bond(closure, holder, -1);
		bonds[2] = closure_purpose(closure, holder);
	}
	node->holder = node->initial ? MIN(node->holder, holder) : holder;
	node->initial = TRUE;
	node->n_initial = 0;
	for (guint i = 0; i < G_N_ELEMENTS(bonds); i++)
		if (bonds[i] >= 0 && bits_has(closure->covering->pdata[kind], (guint)bonds[i]))
			node->initial_bonds[node->n_initial++] = (guint)bonds[i];
	join(closure, node, NULL, NULL, node->initial_bonds, node->n_initial);
	enqueue(queue, node);
}

/* Holders know; if a place holds, so do its circle and its former members. */
static void start_all(struct closure *closure, GQueue *queue)
{
	const struct flow_problem *p = closure->problem;

	for (guint i = 0; i < p->holdings->len; i++) {
		const struct flow_holding *holding = &g_array_index(p->holdings, struct flow_holding, i);
		if (!bits_has(closure->member, holding->kind))
			continue;
		start(closure, queue, holding->locus, holding->kind, holding->locus);
		if (holding->locus < p->parties->len)
			continue;
		const struct flow_place *place = PLACE(p, holding->locus);
		for (guint j = 0; j < place->circle->len; j++)
			start(closure, queue, AT(place->circle, j), holding->kind, holding->locus);
		for (guint j = 0; place->former && j < place->former->len; j++)
			start(closure, queue, g_array_index(place->former, struct former, j).party, holding->kind, holding->locus);
	}
}

static void derive(struct closure *closure, GQueue *queue, const struct node *node)
{
	const GArray *parts = KIND(closure->problem, node->kind)->parts;

	for (guint i = 0; parts && i < parts->len; i++) {
		gboolean is_new;
		struct node *part = reach(closure, node, -1, node->locus, AT(parts, i), node->origin, node->title, &is_new);
		if (join(closure, part, node, NULL, NULL, 0) || is_new)
			enqueue(queue, part);
	}
}

static void cross(struct closure *closure, GQueue *queue, const struct node *node, const struct edge *edge)
{
	locus_t origin = edge->fresh ? edge->target : node->origin;
	const word_t *broken = closure_broken(closure, edge, node->origin);

	/* nobody learns from others what he is the source of */
	if (node->origin == edge->target)
		return;
	gboolean titled = g_array_index(closure->titles, gboolean, edge->step);
	for (int pass = 0; pass <= titled; pass++) {
		gboolean is_new;
		struct node *to = reach(closure, node, (int)edge->step, edge->target, edge->kind, origin,
					pass ? (int)edge->step : -1, &is_new);
		if (join(closure, to, edge->fresh ? NULL : node, broken, edge->made, edge->n_made) || is_new)
			enqueue(queue, to);
	}
}

static void follow(struct closure *closure, GQueue *queue, const struct node *node)
{
	const struct flow_problem *p = closure->problem;
	guint64 key = pair_key(node->locus, node->kind);
	const GArray *steps = g_hash_table_lookup(closure->steps_from, &key);

	for (guint i = 0; steps && i < steps->len; i++) {
		guint s = AT(steps, i), count;
		gboolean draws = s < p->steps->len ? closure_draws(STEP(p, s), node) : node->title < 0;
		const struct edge *edges = draws ? closure_edges(closure, s, node->kind, &count) : NULL;
		for (guint e = 0; edges && e < count; e++)
			cross(closure, queue, node, &edges[e]);
	}
}

void closure_run(struct closure *closure)
{
	g_autoptr(GQueue) queue = g_queue_new();
	struct node *node;

	start_all(closure, queue);
	while ((node = g_queue_pop_head(queue))) {
		node->queued = FALSE;
		derive(closure, queue, node);
		follow(closure, queue, node);
	}
}
