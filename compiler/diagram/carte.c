// SPDX-License-Identifier: EUPL-1.2
/*
 * What stands on the card of a party; see carte.h.
 *
 * A party says what it says itself, and what goes out of a room that it chairs
 * (or, without a chair, animates). «I never say» holds prohibitions only: flows
 * that are forbidden, promises of the charter about what the party knows, and
 * what it knows at levels 2 and 3 and has no flow to tell.
 */
#include "diagram/carte.h"

#include "diagram/describe.h"

#include <string.h>

#define MOST_SOURCES 6 /* beyond, their number is given */

static void portion_free(gpointer data)
{
	struct portion *portion = data;
	g_ptr_array_unref(portion->items);
	g_clear_pointer(&portion->others, g_ptr_array_unref);
	g_free(portion->terms);
	g_free(portion);
}

static void entry_free(gpointer data)
{
	struct entry *entry = data;
	g_free(entry->id);
	g_free(entry->title);
	g_free(entry->note);
	g_free(entry->sentence);
	g_ptr_array_unref(entry->portions);
	g_ptr_array_unref(entry->flows);
	g_free(entry);
}

void carte_free(struct carte *carte)
{
	for (guint i = 0; i < CARTE_PARTS; i++)
		g_ptr_array_unref(carte->parts[i]);
	g_free(carte);
}

/* ---- making entries ----------------------------------------------------- */

static int by_index(gconstpointer a, gconstpointer b)
{
	guint p = (*(struct information *const *)a)->index, q = (*(struct information *const *)b)->index;
	return p < q ? -1 : p > q;
}

static void add_once(GPtrArray *array, gconstpointer value)
{
	if (!g_ptr_array_find(array, value, NULL))
		g_ptr_array_add(array, (gpointer)value);
}

static void add_items(GPtrArray *to, const GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++)
		add_once(to, items->pdata[i]);
	g_ptr_array_sort(to, by_index);
}

static gboolean same_items(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return FALSE;
	for (guint i = 0; i < a->len; i++) {
		if (!g_ptr_array_find((GPtrArray *)a, b->pdata[i], NULL))
			return FALSE;
	}
	return TRUE;
}

/* The entry `id` of a part, made if there is none. */
static struct entry *entry_of(struct carte *carte, enum carte_part part, const char *id, const char *title, guint level)
{
	static const char *const names[] = { "dire", "entendre", "jamais" };
	g_autofree char *full = g_strdup_printf("%s-%s-%s", carte->party->id, names[part], id);
	for (guint i = 0; i < carte->parts[part]->len; i++) {
		struct entry *entry = carte->parts[part]->pdata[i];
		if (!strcmp(entry->id, full))
			return entry;
	}
	struct entry *entry = g_new0(struct entry, 1);
	entry->id = g_steal_pointer(&full);
	entry->title = g_strdup(title);
	entry->level = level;
	entry->portions = g_ptr_array_new_with_free_func(portion_free);
	entry->flows = g_ptr_array_new();
	g_ptr_array_add(carte->parts[part], entry);
	return entry;
}

static struct portion *portion_add(struct entry *entry, enum nature nature, const char *terms)
{
	struct portion *portion = g_new0(struct portion, 1);
	portion->nature = nature;
	portion->items = g_ptr_array_new();
	portion->terms = g_strdup(terms);
	g_ptr_array_add(entry->portions, portion);
	return portion;
}

/* The portion of a nature and terms (and of the same informations, if `items`). */
static struct portion *portion_of(struct entry *entry, enum nature nature, const char *terms, const GPtrArray *items)
{
	for (guint i = 0; i < entry->portions->len; i++) {
		struct portion *portion = entry->portions->pdata[i];
		if (portion->nature == nature && !strcmp(portion->terms, terms) &&
		    (!items || same_items(portion->items, items)))
			return portion;
	}
	return portion_add(entry, nature, terms);
}

static void add_other(struct portion *portion, const struct locus *locus)
{
	const char *name = locus->kind == LOCUS_PARTY ? plain_party(locus->party) : room_words(locus->room);
	if (!portion->others)
		portion->others = g_ptr_array_new();
	if (!g_ptr_array_find_with_equal_func(portion->others, name, g_str_equal, NULL))
		g_ptr_array_add(portion->others, (gpointer)name);
}

/* The whole name of a room if it is not too long for a heading. */
static char *title_of(const struct look *look, const struct room *room)
{
	const char *names[] = { room->carrier ? room_words(room) : room->name, room_words(room) };
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_auto(GStrv) lines = look_wrap(look, names[i], LOOK_HEADING, 220);
		if (g_strv_length(lines) <= 3)
			return g_strdup(names[i]);
	}
	g_autofree char *number = g_strdup_printf("%u", room->index + 1);
	return look_say_with(look, "instance-numero", number, NULL);
}

/* ---- what it may say ---------------------------------------------------- */

static char *terms_words(const struct look *look, const struct charter *charter, const struct flow *flow)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	char *bases = basis_words(look, charter, flow->bases), *conditions = condition_words(look, flow, TELL_CARD);
	g_ptr_array_add(parts, *bases ? bases : g_strdup(look_say(look, "sans-base")));
	if (!*bases)
		g_free(bases);
	if (*conditions)
		g_ptr_array_add(parts, conditions);
	else
		g_free(conditions);
	return strings_joined(parts, look_say(look, "separateur"));
}

/* The room that a writing belongs to, or the place itself. */
static const struct room *home(const struct room *room)
{
	return room && room->carrier && room->parent ? room->parent : room;
}

/* «par écrit : Compte rendu», or "" for what is said. */
static char *writing_words(const struct look *look, const struct room *room, const char *id)
{
	return room && room->carrier && room->parent ? look_say_with(look, id, room_words(room), NULL) : g_strdup("");
}

static void add_said(struct carte *carte, const struct charter *charter, const struct look *look,
		     const struct flow *flow)
{
	const struct room *room = flow->to.kind == LOCUS_ROOM ? flow->to.room : flow->in, *place = home(room);
	const struct room *as = flow->from.kind == LOCUS_ROOM && flow->from.room != place ? flow->from.room : NULL;
	g_autofree char *terms = terms_words(look, charter, flow), *title = place ? title_of(look, place) : NULL,
			*written = writing_words(look, room, "carte-ecrit-dans");
	g_autofree char *id = g_strdup_printf("%s%s%s", place ? place->id : "direct", as ? "-" : "", as ? as->id : "");
	g_autofree char *all = *written ? g_strconcat(written, look_say(look, "separateur"), terms, NULL) : g_strdup(terms);
	struct entry *entry = entry_of(carte, CARTE_SAYS, id, title ? title : look_say(look, "carte-direct"), place ? place->level : 0);
	gboolean addressed = flow->to.kind == LOCUS_PARTY;
	if (!entry->note)
		entry->note = look_say_with(look, "carte-au-nom", place && place->carrier ? look_say(look, "carte-ecrit") : "",
					    as ? room_words(as) : "", NULL);
	struct portion *portion = portion_of(entry, flow_nature(flow), all, addressed ? flow->items : NULL);
	add_items(portion->items, flow->items);
	if (addressed)
		add_other(portion, &flow->to);
	g_ptr_array_add(entry->flows, (gpointer)flow);
}

/* ---- what it may hear --------------------------------------------------- */

static void add_heard(struct carte *carte, const struct look *look, const struct flow *flow)
{
	const struct room *room = flow->to.kind == LOCUS_ROOM ? flow->to.room : flow->in;
	gboolean read = !room && flow->from.kind == LOCUS_ROOM && flow->from.room->carrier;
	if (read)
		room = flow->from.room;
	const struct room *place = home(room);
	g_autofree char *title = place ? title_of(look, place) : NULL, *written = writing_words(look, room, "carte-lu-dans");
	struct entry *entry = entry_of(carte, CARTE_HEARS, place ? place->id : "direct",
				       title ? title : look_say(look, "carte-direct"), place ? place->level : 0);
	if (place && place->carrier && !entry->note)
		entry->note = g_strdup(look_say(look, "carte-lu"));
	enum nature nature = flow_nature(flow) == NATURE_FILTERED ? NATURE_FILTERED : NATURE_PERMITTED;
	struct portion *portion = portion_of(entry, nature, written, room ? NULL : flow->items);
	add_items(portion->items, flow->items);
	if (!read && !(flow->from.kind == LOCUS_ROOM && flow->from.room == place))
		add_other(portion, &flow->from);
	g_ptr_array_add(entry->flows, (gpointer)flow);
}

/* ---- what it never says ------------------------------------------------- */

static void add_forbidden(struct carte *carte, const struct charter *charter, const struct look *look,
			  const struct flow *flow)
{
	g_autofree char *terms = terms_words(look, charter, flow), *to = locus_words(&flow->to);
	g_autofree char *id = g_strdup_printf("flux-%s", flow->id);
	g_autofree char *title = look_say_with(look, flow->to.kind == LOCUS_ROOM ? "carte-jamais-dans" : "carte-jamais-a", to, NULL);
	struct entry *entry = entry_of(carte, CARTE_NEVER, id, title, 0);
	add_items(portion_add(entry, NATURE_FORBIDDEN, terms)->items, flow->items);
	g_ptr_array_add(entry->flows, (gpointer)flow);
}

static void add_promise(struct carte *carte, const struct look *look, const struct never *never, const gboolean *known)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	for (guint i = 0; i < never->items->len; i++) {
		if (known[((const struct information *)never->items->pdata[i])->index])
			g_ptr_array_add(items, never->items->pdata[i]);
	}
	if (items->len == 0 || (never->parties && g_ptr_array_find(never->parties, carte->party, NULL)))
		return;
	g_autofree char *to = never_target_words(look, never), *motive = attribute_words(never->node, "motif");
	g_autofree char *id = g_strdup_printf("promesse-%u", never->index + 1);
	g_autofree char *title = look_say_with(look, never->to_role || never->to.kind == LOCUS_PARTY ? "carte-jamais-a" :
					       "carte-jamais-dans", to, NULL);
	struct entry *entry = entry_of(carte, CARTE_NEVER, id, title, 0);
	entry->never = never;
	add_items(portion_add(entry, NATURE_FORBIDDEN, motive ? motive : look_say(look, "promesse"))->items, items);
}

/* Levels 2 and 3 that it holds, or heard, and that no flow lets it tell. */
static void add_silence(struct carte *carte, const struct charter *charter, const struct look *look,
			const gboolean *known, const gboolean *told)
{
	for (guint held = 0; held < 2; held++) {
		g_autoptr(GPtrArray) items = g_ptr_array_new();
		for (guint i = 0; i < charter->informations->len; i++) {
			const struct information *item = charter->informations->pdata[i];
			gboolean holds = item->holders && g_ptr_array_find(item->holders, carte->party, NULL);
			if (item->level >= 2 && known[i] && !told[i] && holds == (held == 0))
				g_ptr_array_add(items, (gpointer)item);
		}
		if (items->len == 0)
			continue;
		struct entry *entry = entry_of(carte, CARTE_NEVER, held ? "entendu" : "detenu",
					       look_say(look, "carte-a-personne"), 0);
		add_items(portion_add(entry, NATURE_FORBIDDEN, look_say(look, held ? "carte-entendu" : "carte-detenu"))->items, items);
	}
}

/* ---- sentences ---------------------------------------------------------- */

static char *others_words(const struct look *look, const struct portion *portion, enum carte_part part)
{
	if (!portion->others)
		return g_strdup("");
	if (part == CARTE_HEARS && portion->others->len > MOST_SOURCES) {
		g_autofree char *n = g_strdup_printf("%u", portion->others->len);
		return look_say_with(look, "carte-de-nombre", n, NULL);
	}
	g_autofree char *names = strings_joined(portion->others, ", ");
	return look_say_with(look, part == CARTE_HEARS ? "carte-de" : "carte-a", names, NULL);
}

/* «à : X · base · conditions»: replaces the terms. */
static void word_portion(const struct look *look, struct portion *portion, enum carte_part part)
{
	g_autofree char *others = others_words(look, portion, part), *terms = portion->terms;
	portion->terms = *others && *terms ? g_strconcat(others, look_say(look, "separateur"), terms, NULL) :
			 g_strdup(*others ? others : terms);
}

static char *flow_numbers(const GPtrArray *flows)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < flows->len; i++)
		g_string_append_printf(out, "%s%u", i ? ", " : "", ((const struct flow *)flows->pdata[i])->index + 1);
	return g_string_free(out, FALSE);
}

static void word_entry(const struct look *look, struct entry *entry, enum carte_part part)
{
	static const char *const ids[] = { "phrase-carte-dire", "phrase-carte-entendre", "phrase-carte-jamais" };
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < entry->portions->len; i++) {
		struct portion *portion = entry->portions->pdata[i];
		word_portion(look, portion, part);
		g_autofree char *items = items_words(look, portion->items);
		const char *lead = portion->nature == NATURE_FORBIDDEN ? "" : nature_words(look, portion->nature);
		g_ptr_array_add(parts, look_say_with(look, "phrase-carte-part", lead, items, portion->terms, NULL));
	}
	g_autofree char *words = strings_joined(parts, look_say(look, "suite-de")), *numbers = flow_numbers(entry->flows);
	g_autofree char *level = entry->level ? g_utf8_strdown(level_name(look, entry->level), -1) : g_strdup("");
	g_autofree char *promise = entry->never ? g_strdup_printf("%u", entry->never->index + 1) : g_strdup("");
	entry->sentence = look_say_with(look, ids[part], entry->title, words, level, numbers, promise, entry->note ? entry->note : "",
					NULL);
}

/* ---- the card ----------------------------------------------------------- */

static void note_known(const struct flow *flow, gboolean *flags)
{
	for (guint i = 0; i < flow->items->len; i++)
		flags[((const struct information *)flow->items->pdata[i])->index] = TRUE;
}

static void read_flow(struct carte *carte, const struct charter *charter, const struct look *look,
		      const struct flow *flow, gboolean *known, gboolean *told)
{
	g_autoptr(GPtrArray) voices = flow_voices(flow);
	gboolean speaks = g_ptr_array_find(voices, carte->party, NULL);
	gboolean hears = flow->hearers && g_ptr_array_find(flow->hearers, carte->party, NULL);
	if (!flow->in_force)
		return;
	if (flow->modality == MODALITY_FORBIDDEN) {
		if (speaks)
			add_forbidden(carte, charter, look, flow);
		return;
	}
	if (speaks) {
		add_said(carte, charter, look, flow);
		note_known(flow, told);
	}
	if (hears && !speaks) {
		add_heard(carte, look, flow);
		note_known(flow, known);
	}
}

static int by_level(gconstpointer a, gconstpointer b)
{
	guint p = (*(struct entry *const *)a)->level, q = (*(struct entry *const *)b)->level;
	p = p ? p : 4; /* what is direct, last */
	q = q ? q : 4;
	return p < q ? -1 : p > q;
}

struct carte *carte_new(const struct charter *charter, const struct look *look, const struct party *party)
{
	struct carte *carte = g_new0(struct carte, 1);
	g_autofree gboolean *known = g_new0(gboolean, charter->informations->len + 1),
			    *told = g_new0(gboolean, charter->informations->len + 1);
	carte->party = party;
	for (guint i = 0; i < CARTE_PARTS; i++)
		carte->parts[i] = g_ptr_array_new_with_free_func(entry_free);
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *item = charter->informations->pdata[i];
		known[i] = item->holders && g_ptr_array_find(item->holders, party, NULL);
	}
	for (guint i = 0; i < charter->flows->len; i++)
		read_flow(carte, charter, look, charter->flows->pdata[i], known, told);
	for (guint i = 0; i < charter->nevers->len; i++)
		add_promise(carte, look, charter->nevers->pdata[i], known);
	add_silence(carte, charter, look, known, told);
	g_ptr_array_sort(carte->parts[CARTE_SAYS], by_level);
	g_ptr_array_sort(carte->parts[CARTE_HEARS], by_level);
	for (guint part = 0; part < CARTE_PARTS; part++) {
		for (guint i = 0; i < carte->parts[part]->len; i++)
			word_entry(look, carte->parts[part]->pdata[i], part);
	}
	return carte;
}
