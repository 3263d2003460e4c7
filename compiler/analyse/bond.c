// SPDX-License-Identifier: EUPL-1.2
/*
 * Bonds of a family of kinds, their audiences and what they cover; and for each
 * step, kind and hearer: what the step makes, keeps and breaks.
 *
 * Coverage is closed upwards: what protects a derived kind protects the kinds
 * it comes from. The bond of a place depends on who was admitted when the thing
 * was said (speakers, guests), so one place may have several.
 */
#include "analyse/closure.h"

static word_t *new_set(guint words)
{
	return g_new0(word_t, MAX(words, 1));
}

static word_t *set_of(const GArray *members, guint words)
{
	word_t *set = new_set(words);

	for (guint i = 0; members && i < members->len; i++)
		bits_add(set, AT(members, i));
	return set;
}

/* Adds every kind of the family that has a part in `kinds`, until none is left. */
static void close_upwards(const struct closure *closure, word_t *kinds)
{
	for (gboolean grown = TRUE; grown;) {
		grown = FALSE;
		for (guint i = 0; i < closure->kinds->len; i++) {
			guint kind = AT(closure->kinds, i);
			const GArray *parts = KIND(closure->problem, kind)->parts;
			if (bits_has(kinds, kind))
				continue;
			for (guint j = 0; parts && j < parts->len && !bits_has(kinds, kind); j++)
				if (bits_has(kinds, AT(parts, j)))
					bits_add(kinds, kind), grown = TRUE;
		}
	}
}

/* Coverage restricted to the family; NULL if it covers nothing of it. */
static word_t *coverage(const struct closure *closure, const GArray *covered)
{
	guint words = bits_words(closure->problem->kinds->len);
	word_t *kinds = set_of(covered, words);

	for (guint i = 0; i < words; i++)
		kinds[i] &= closure->member[i];
	if (bits_empty(kinds, words)) {
		g_free(kinds);
		return NULL;
	}
	close_upwards(closure, kinds);
	return kinds;
}

static guint add_bond(struct closure *closure, enum bond_sort sort, guint of, char *name, word_t *audience,
		      word_t *kinds)
{
	struct bond *bond = g_new0(struct bond, 1);

	*bond = (struct bond){ sort, of, name, audience, kinds };
	g_ptr_array_add(closure->bonds, bond);
	return closure->bonds->len - 1;
}

static void add_secrecies(struct closure *closure)
{
	const struct flow_problem *p = closure->problem;
	guint words = bits_words(p->parties->len);
	g_autofree word_t *concerned = new_set(words);

	for (guint i = 0; i < p->parties->len; i++)
		if (PARTY(p, i)->concerned)
			bits_add(concerned, i);
	for (guint i = 0; i < p->parties->len; i++) {
		word_t *kinds = PARTY(p, i)->bound ? coverage(closure, PARTY(p, i)->bound) : NULL;
		if (!kinds)
			continue;
		word_t *audience = g_memdup2(concerned, words * sizeof(word_t));
		bits_add(audience, i);
		add_bond(closure, BOND_SECRECY, i, g_strconcat("!", PARTY(p, i)->id, NULL), audience, kinds);
	}
}

/* Circle and clause of a place, then whoever `step` lets in: speakers, guests. */
static word_t *place_audience(const struct closure *closure, locus_t locus, int step)
{
	const struct flow_problem *p = closure->problem;
	guint words = bits_words(p->parties->len);
	const struct flow_place *place = PLACE(p, locus);
	word_t *audience = set_of(place->circle, words);

	for (guint i = 0; place->also && i < place->also->len; i++)
		bits_add(audience, AT(place->also, i));
	if (step < 0)
		return audience;
	const struct flow_step *said = STEP(p, step);
	if (said->from < p->parties->len) {
		bits_add(audience, said->from);
	} else {
		g_autofree word_t *speakers = set_of(PLACE(p, said->from)->circle, words);
		bits_join(audience, speakers, words);
	}
	for (guint i = 0; said->guests && i < said->guests->len; i++)
		bits_add(audience, AT(said->guests, i));
	return audience;
}

/* «g», or «g+x+y» when the audience has others besides the circle. */
static char *place_bond_name(const struct closure *closure, locus_t locus, const word_t *audience)
{
	const struct flow_problem *p = closure->problem;
	g_autofree word_t *plain = place_audience(closure, locus, -1);
	GString *name = g_string_new(locus_id(p, locus));

	for (guint i = 0; i < p->parties->len; i++)
		if (bits_has(audience, i) && !bits_has(plain, i))
			g_string_append_printf(name, "+%s", PARTY(p, i)->id);
	return g_string_free(name, FALSE);
}

static int find_place_bond(const struct closure *closure, locus_t locus, const word_t *audience)
{
	guint words = bits_words(closure->problem->parties->len);

	for (guint b = closure->bonds->len; b-- > 0;) {
		const struct bond *bond = closure->bonds->pdata[b];
		if (bond->sort != BOND_PLACE || bond->of != locus)
			break;
		if (memcmp(bond->audience, audience, words * sizeof(word_t)) == 0)
			return (int)b;
	}
	return -1;
}

static void add_place_bond(struct closure *closure, locus_t locus, int step, const word_t *kinds)
{
	guint words = bits_words(closure->problem->kinds->len);
	word_t *audience = place_audience(closure, locus, step);
	int bond = find_place_bond(closure, locus, audience);

	if (bond < 0)
		bond = (int)add_bond(closure, BOND_PLACE, locus, place_bond_name(closure, locus, audience), audience,
				     g_memdup2(kinds, words * sizeof(word_t)));
	else
		g_free(audience);
	g_hash_table_insert(closure->place_bonds, GSIZE_TO_POINTER(pair_key(locus, (guint)(step + 1))),
			    GINT_TO_POINTER(bond + 1));
}

static void add_purposes(struct closure *closure, locus_t locus)
{
	const struct flow_problem *p = closure->problem;
	g_autoptr(GArray) nominative = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < closure->kinds->len; i++)
		if (KIND(p, AT(closure->kinds, i))->nominative)
			g_array_append_val(nominative, AT(closure->kinds, i));
	word_t *kinds = nominative->len ? coverage(closure, nominative) : NULL;
	if (kinds)
		add_bond(closure, BOND_PURPOSE, locus, g_strconcat(locus_id(p, locus), "#", NULL), NULL, kinds);
}

static void add_places(struct closure *closure)
{
	const struct flow_problem *p = closure->problem;

	for (locus_t locus = p->parties->len; locus < flow_loci(p); locus++) {
		const GArray *said = g_hash_table_lookup(closure->steps_at, GUINT_TO_POINTER(locus));
		g_autofree word_t *kinds = coverage(closure, PLACE(p, locus)->covers);
		if (kinds) {
			add_place_bond(closure, locus, -1, kinds);
			for (guint i = 0; said && i < said->len; i++)
				add_place_bond(closure, locus, (int)AT(said, i), kinds);
		}
		if (PLACE(p, locus)->purposes)
			add_purposes(closure, locus);
	}
}

/* Kinds that the promise of a step covers; NULL if it makes none. One that narrows
 * its circle promises what the place would have held, of what it says. */
static word_t *promised(const struct closure *closure, const struct flow_step *step)
{
	if (step->in_confidence)
		return coverage(closure, step->kinds);
	if (!step->narrowed)
		return NULL;
	g_autofree word_t *held = coverage(closure, PLACE(closure->problem, (guint)step->place)->covers);
	g_autoptr(GArray) said = g_array_new(FALSE, FALSE, sizeof(guint));
	for (guint i = 0; held && i < step->kinds->len; i++)
		if (bits_has(held, AT(step->kinds, i)))
			g_array_append_val(said, AT(step->kinds, i));
	return coverage(closure, said);
}

static void add_promises(struct closure *closure)
{
	const struct flow_problem *p = closure->problem;
	guint words = bits_words(p->parties->len);

	for (guint i = 0; i < closure->carriers->len; i++) {
		guint s = AT(closure->carriers, i);
		const struct flow_step *step = STEP(p, s);
		word_t *kinds = step->forbidden ? NULL : promised(closure, step);
		if (!kinds)
			continue;
		word_t *audience = set_of(step->hearers, words);
		if (step->from < p->parties->len) {
			bits_add(audience, step->from);
		} else {
			g_autofree word_t *speakers = set_of(PLACE(p, step->from)->circle, words);
			bits_join(audience, speakers, words);
		}
		guint bond = add_bond(closure, BOND_PROMISE, s, g_strconcat(step->id, "!", NULL), audience, kinds);
		g_hash_table_insert(closure->promises, GUINT_TO_POINTER(s), GUINT_TO_POINTER(bond + 1));
	}
}

/* Bonds as columns: which cover a kind, which a party is in the audience of. */
static void index_bonds(struct closure *closure)
{
	const struct flow_problem *p = closure->problem;

	closure->n_words = MAX(bits_words(closure->bonds->len), 1);
	for (guint k = 0; k < p->kinds->len; k++)
		g_ptr_array_add(closure->covering, bits_has(closure->member, k) ? new_set(closure->n_words) : NULL);
	for (guint q = 0; q < p->parties->len; q++)
		g_ptr_array_add(closure->heard_by, new_set(closure->n_words));
	for (guint b = 0; b < closure->bonds->len; b++) {
		const struct bond *bond = closure->bonds->pdata[b];
		for (guint i = 0; i < closure->kinds->len; i++)
			if (bits_has(bond->kinds, AT(closure->kinds, i)))
				bits_add(closure->covering->pdata[AT(closure->kinds, i)], b);
		for (guint q = 0; q < p->parties->len; q++)
			if (!bond->audience || bits_has(bond->audience, q))
				bits_add(closure->heard_by->pdata[q], b);
	}
}

guint closure_intern(struct closure *closure, const word_t *set)
{
	g_autoptr(GBytes) key = g_bytes_new(set, closure->n_words * sizeof(word_t));
	gpointer found = g_hash_table_lookup(closure->set_index, key);

	if (found)
		return GPOINTER_TO_UINT(found) - 1;
	g_ptr_array_add(closure->sets, g_memdup2(set, closure->n_words * sizeof(word_t)));
	g_hash_table_insert(closure->set_index, g_bytes_ref(key), GUINT_TO_POINTER(closure->sets->len));
	return closure->sets->len - 1;
}

void closure_make_bonds(struct closure *closure)
{
	add_secrecies(closure);
	add_places(closure);
	add_promises(closure);
	index_bonds(closure);
	g_autofree word_t *set = new_set(closure->n_words);
	closure_intern(closure, set);
	for (guint b = 0; b < closure->bonds->len; b++) {
		bits_add(set, b);
		closure_intern(closure, set);
		bits_remove(set, b);
	}
}

int closure_place_bond(const struct closure *closure, locus_t place, int step)
{
	gpointer found = g_hash_table_lookup(closure->place_bonds, GSIZE_TO_POINTER(pair_key(place, (guint)(step + 1))));
	return GPOINTER_TO_INT(found) - 1;
}

int closure_secrecy(const struct closure *closure, guint party)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(closure->secrecies, GUINT_TO_POINTER(party))) - 1;
}

int closure_purpose(const struct closure *closure, locus_t place)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(closure->purposes, GUINT_TO_POINTER(place))) - 1;
}

/* ---- gates ------------------------------------------------------------- */

static gboolean admits(const struct flow_gate *gate, guint party)
{
	return !gate->who || flow_has(gate->who, party);
}

static gboolean releases(const struct flow_gate *gate, const struct bond *bond, const struct flow_step *step)
{
	if (gate->of >= 0)
		return (bond->sort == BOND_SECRECY || bond->sort == BOND_PLACE) && bond->of == (guint)gate->of;
	switch (bond->sort) {
	case BOND_SECRECY:
		return (gate->what & RELEASE_SECRECIES) || ((gate->what & RELEASE_OWN) && bond->of == step->from);
	case BOND_PLACE:
		return (gate->what & RELEASE_PLACES) != 0;
	case BOND_PURPOSE:
		return (gate->what & RELEASE_PURPOSES) != 0;
	default:
		return (gate->what & RELEASE_PROMISES) != 0;
	}
}

/* Takes out of `set` what the gates of `step` release towards `party`; TRUE if one seizes. */
static gboolean open_gates(const struct closure *closure, const struct flow_step *step, guint party, word_t *set)
{
	gboolean seizing = FALSE;

	for (guint g = 0; step->gates && g < step->gates->len; g++) {
		const struct flow_gate *gate = &g_array_index(step->gates, struct flow_gate, g);
		if ((gate->disputed && !closure->with_disputed) || !admits(gate, party))
			continue;
		seizing |= gate->seizing;
		for (guint b = 0; b < closure->bonds->len; b++)
			if (bits_has(set, b) && releases(gate, closure->bonds->pdata[b], step))
				bits_remove(set, b);
	}
	return seizing;
}

static gboolean purpose_allowed(const struct flow_place *place, int purpose)
{
	return purpose >= 0 && flow_has(place->purposes, (guint)purpose);
}

/* ---- edges ------------------------------------------------------------- */

/* E(f,k,q): bonds covering the kind whose audience or purposes the step
 * breaches towards `party`, and that no gate releases. */
static gboolean broken_towards(const struct closure *closure, const struct flow_step *step, guint kind, guint party,
			       word_t *set)
{
	const word_t *covering = closure->covering->pdata[kind];
	const word_t *heard = closure->heard_by->pdata[party];

	for (guint i = 0; i < closure->n_words; i++)
		set[i] = covering[i] & ~heard[i];
	for (guint i = 0; i < closure->purpose_bonds->len; i++) {
		guint b = AT(closure->purpose_bonds, i);
		const struct bond *bond = closure->bonds->pdata[b];
		if (bits_has(covering, b) && !purpose_allowed(PLACE(closure->problem, bond->of), step->purpose))
			bits_add(set, b);
	}
	return open_gates(closure, step, party, set);
}

static void make(struct edge *edge, const struct closure *closure, int bond)
{
	if (bond >= 0 && bits_has(closure->covering->pdata[edge->kind], (guint)bond))
		edge->made[edge->n_made++] = (guint)bond;
}

/* Bonds that saying this creates, for all who hear it. */
static void make_step_bonds(struct edge *edge, const struct closure *closure, const struct flow_step *step)
{
	if (step->place >= 0) {
		make(edge, closure, closure_place_bond(closure, (guint)step->place, (int)edge->step));
		make(edge, closure, closure_purpose(closure, (guint)step->place));
	}
	make(edge, closure, GPOINTER_TO_INT(g_hash_table_lookup(closure->promises, GUINT_TO_POINTER(edge->step))) - 1);
}

/* `edge` reaches a party: whoever is not concerned takes on bonds. */
static void add_reached(struct closure *closure, struct edge *edge)
{
	gboolean concerned = PARTY(closure->problem, edge->target)->concerned;

	edge->fresh |= concerned;
	if (!concerned) {
		make_step_bonds(edge, closure, STEP(closure->problem, edge->step));
		make(edge, closure, closure_secrecy(closure, edge->target));
	}
	g_array_append_val(closure->edges, *edge);
}

static void add_hearer(struct closure *closure, guint s, guint kind, guint party, word_t *present)
{
	g_autofree word_t *broken = new_set(closure->n_words);
	struct edge edge = { .step = s, .kind = kind, .target = party, .checked = TRUE };

	edge.fresh = broken_towards(closure, STEP(closure->problem, s), kind, party, broken);
	edge.broken = closure_intern(closure, broken);
	bits_join(present, broken, closure->n_words);
	add_reached(closure, &edge);
}

static void add_step_edges(struct closure *closure, guint s, guint kind)
{
	const struct flow_step *step = STEP(closure->problem, s);
	g_autofree word_t *present = new_set(closure->n_words);
	guint first = closure->edges->len;

	for (guint i = 0; i < step->hearers->len; i++)
		add_hearer(closure, s, kind, AT(step->hearers, i), present);
	/* Former members are no addressees: they have heard, as the place has. */
	for (guint i = 0; step->former && i < step->former->len; i++) {
		struct edge edge = { .step = s, .kind = kind, .target = AT(step->former, i), .overheard = TRUE,
				     .broken = closure_intern(closure, present) };
		if (edge.target != step->from && !flow_has(step->hearers, edge.target))
			add_reached(closure, &edge);
	}
	if (step->place >= 0) {
		struct edge edge = { .step = s, .kind = kind, .target = (guint)step->place, .overheard = TRUE,
				     .broken = closure_intern(closure, present) };
		make_step_bonds(&edge, closure, step);
		g_array_append_val(closure->edges, edge);
	}
	guint64 *key = g_new(guint64, 1);
	*key = pair_key(s, kind);
	g_hash_table_insert(closure->edges_of, key, GSIZE_TO_POINTER(pair_key(closure->edges->len - first, first)));
}

static void note_source(struct closure *closure, locus_t locus, guint kind, guint s)
{
	guint64 key = pair_key(locus, kind);
	GArray *list = g_hash_table_lookup(closure->steps_from, &key);

	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(guint));
		g_hash_table_insert(closure->steps_from, g_memdup2(&key, sizeof key), list);
	}
	g_array_append_val(list, s);
}

/* What reaches the public reaches everybody: a step after all others. It breaks
 * nothing: whoever told the public did. */
static void add_public_edges(struct closure *closure, guint public, guint kind)
{
	const struct flow_problem *p = closure->problem;
	guint s = p->steps->len + public, first = closure->edges->len;

	for (guint q = 0; q < p->parties->len; q++) {
		struct edge edge = { .step = s, .kind = kind, .target = q, .fresh = PARTY(p, q)->concerned };
		if (q == public)
			continue;
		if (!edge.fresh)
			make(&edge, closure, closure_secrecy(closure, q));
		g_array_append_val(closure->edges, edge);
	}
	guint64 *key = g_new(guint64, 1);
	*key = pair_key(s, kind);
	g_hash_table_insert(closure->edges_of, key, GSIZE_TO_POINTER(pair_key(closure->edges->len - first, first)));
	note_source(closure, public, kind, s);
}

static void index_sorts(struct closure *closure)
{
	for (guint b = 0; b < closure->bonds->len; b++) {
		const struct bond *bond = closure->bonds->pdata[b];
		if (bond->sort == BOND_SECRECY)
			g_hash_table_insert(closure->secrecies, GUINT_TO_POINTER(bond->of), GUINT_TO_POINTER(b + 1));
		if (bond->sort != BOND_PURPOSE)
			continue;
		g_hash_table_insert(closure->purposes, GUINT_TO_POINTER(bond->of), GUINT_TO_POINTER(b + 1));
		g_array_append_val(closure->purpose_bonds, b);
	}
}

void closure_make_edges(struct closure *closure)
{
	const struct flow_problem *p = closure->problem;

	index_sorts(closure);
	for (guint c = 0; c < closure->carriers->len; c++) {
		guint s = AT(closure->carriers, c);
		const struct flow_step *step = STEP(p, s);
		for (guint i = 0; !step->forbidden && i < step->kinds->len; i++) {
			guint kind = AT(step->kinds, i);
			if (!bits_has(closure->member, kind))
				continue;
			add_step_edges(closure, s, kind);
			note_source(closure, step->from, kind, s);
		}
	}
	for (guint q = 0; q < p->parties->len; q++)
		for (guint i = 0; PARTY(p, q)->is_public && i < closure->kinds->len; i++)
			add_public_edges(closure, q, AT(closure->kinds, i));
}
