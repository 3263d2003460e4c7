// SPDX-License-Identifier: EUPL-1.2
/*
 * Words for what the views show; see describe.h. The only place where the
 * diagrams read attributes of the author's elements.
 */
#include "diagram/describe.h"

#include <string.h>

/* ---- flows ------------------------------------------------------------- */

enum nature flow_nature(const struct flow *flow)
{
	if (flow->modality == MODALITY_FORBIDDEN)
		return NATURE_FORBIDDEN;
	if (flow->modality == MODALITY_DUTY)
		return NATURE_DUTY;
	return flow->anonymised ? NATURE_FILTERED : NATURE_PERMITTED;
}

guint flow_level(const struct flow *flow)
{
	guint level = 1;
	for (guint i = 0; i < flow->items->len; i++)
		level = MAX(level, ((const struct information *)flow->items->pdata[i])->level);
	return level;
}

static struct room *owner(struct room *room)
{
	return room->carrier && room->parent ? room->parent : room;
}

struct room *flow_place(const struct flow *flow)
{
	if (flow->from.kind == LOCUS_ROOM)
		return owner(flow->from.room);
	if (flow->in)
		return owner(flow->in);
	return flow->to.kind == LOCUS_ROOM ? owner(flow->to.room) : NULL;
}

GPtrArray *flow_voices(const struct flow *flow)
{
	GPtrArray *voices = g_ptr_array_new();
	const struct room *room = flow->from.kind == LOCUS_ROOM ? flow->from.room : NULL;
	const GPtrArray *those = !room || room->carrier ? NULL : room->chairs && room->chairs->len ? room->chairs : room->hosts;
	if (!room)
		g_ptr_array_add(voices, flow->from.party);
	for (guint i = 0; those && i < those->len; i++)
		g_ptr_array_add(voices, those->pdata[i]);
	return voices;
}

gboolean flow_is_direct(const struct flow *flow)
{
	return flow->from.kind == LOCUS_PARTY && flow->to.kind == LOCUS_PARTY && !flow->in;
}

/* ---- names ------------------------------------------------------------- */

static gboolean blank(const char *text)
{
	return !text || !text[strspn(text, " \t\r\n")];
}

const char *plain_party(const struct party *party)
{
	return !blank(party->label) ? party->label : !blank(party->name) ? party->name : party->id;
}

char *party_words(const struct party *party)
{
	const char *name = plain_party(party);
	return party->bound ? g_strdup_printf("%s\302\240§", name) : g_strdup(name);
}

const char *room_words(const struct room *room)
{
	return !blank(room->label) ? room->label : !blank(room->name) ? room->name : room->id;
}

char *locus_words(const struct locus *locus)
{
	return g_strdup(locus->kind == LOCUS_PARTY ? plain_party(locus->party) : room_words(locus->room));
}

const char *level_name(const struct look *look, guint level)
{
	static const char *const ids[] = { "niveau-1", "niveau-2", "niveau-3" };
	return look_say(look, ids[CLAMP(level, 1u, 3u) - 1]);
}

char *strings_joined(const GPtrArray *strings, const char *separator)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < strings->len; i++)
		g_string_append_printf(out, "%s%s", i ? separator : "", (const char *)strings->pdata[i]);
	return g_string_free(out, FALSE);
}

char *attribute_words(const xmlNode *node, const char *attribute)
{
	xmlChar *value = node ? xmlGetNoNsProp(node, (const xmlChar *)attribute) : NULL;
	char *words = value && *value && strcmp((char *)value, "a-decider") ? g_strstrip(g_strdup((char *)value)) : NULL;
	xmlFree(value);
	if (words && g_str_has_suffix(words, ".") && !g_str_has_suffix(words, "..")) /* a sentence goes on */
		words[strlen(words) - 1] = '\0';
	return words;
}

char *duration_words(const struct look *look, const xmlNode *node, const char *attribute)
{
	static const struct { const char *unit, *id; } units[] = {
		{ "minute", "duree-minute" }, { "heure", "duree-heure" }, { "jour", "duree-jour" }, { "semaine", "duree-semaine" },
		{ "mois", "duree-mois" }, { "an", "duree-an" },
	};
	g_autofree char *value = attribute_words(node, attribute);
	char *unit = NULL;
	guint64 number = value ? g_ascii_strtoull(value, &unit, 10) : 0;
	if (value && !strcmp(value, "sans délai"))
		return g_strdup(look_say(look, "duree-sans-delai"));
	for (guint i = 0; unit && unit > value && *unit == ' ' && i < G_N_ELEMENTS(units); i++) {
		gsize length = strlen(units[i].unit);
		if (g_str_has_prefix(unit + 1, units[i].unit) && (!unit[1 + length] || !strcmp(unit + 1 + length, "s")))
			return look_count(look, units[i].id, (guint)number);
	}
	return g_steal_pointer(&value);
}

char *date_words(const struct look *look, date_n date)
{
	if (date == 0)
		return g_strdup("");
	g_autofree char *month_id = g_strdup_printf("mois-%u", date / 100 % 100);
	g_autofree char *day = g_strdup_printf("%u", date % 100), *year = g_strdup_printf("%u", date / 10000);
	return look_say_with(look, "date", date % 100 == 1 ? look_say(look, "premier-jour") : day,
			     look_say(look, month_id), year, NULL);
}

/* ---- bases ------------------------------------------------------------- */

char *basis_label(const struct charter *charter, const char *id, const char **ret_address)
{
	if (ret_address)
		*ret_address = NULL;
	const struct provision *provision = charter->pack ? pack_provision(charter->pack, id, charter->as_of) : NULL;
	if (provision) {
		if (ret_address)
			*ret_address = provision->address;
		return g_strdup(provision_label(provision, charter->lang));
	}
	const xmlNode *node = charter->ids ? g_hash_table_lookup(charter->ids, id) : NULL;
	char *name = attribute_words(node, "nom");
	return name ? name : g_strdup(id);
}

char *basis_words(const struct look *look, const struct charter *charter, const GPtrArray *bases)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; bases && i < bases->len; i++)
		g_ptr_array_add(labels, basis_label(charter, bases->pdata[i], NULL));
	g_autofree char *joined = strings_joined(labels, look_say(look, "suite-de"));
	GString *held = g_string_new(joined);
	g_string_replace(held, ", art.", ",\302\240art.", 0); /* a code and its article stay together */
	return g_string_free(held, FALSE);
}

const char *basis_address(const struct charter *charter, const GPtrArray *bases)
{
	for (guint i = 0; bases && i < bases->len; i++) {
		const char *address;
		g_free(basis_label(charter, bases->pdata[i], &address));
		if (address && *address)
			return address;
	}
	return NULL;
}

char *room_basis_words(const struct charter *charter, const struct room *room)
{
	if (room->basis && strcmp(room->basis, "a-decider"))
		return basis_label(charter, room->basis, NULL);
	const char *usual = room->type ? word_get(room->type, "base") : NULL;
	return usual ? basis_label(charter, usual, NULL) : g_strdup("");
}

/* ---- conditions -------------------------------------------------------- */

static void add_words(GPtrArray *parts, char *words)
{
	if (words && *words)
		g_ptr_array_add(parts, words);
	else
		g_free(words);
}

/* «Label : value»; `value` is taken, and may be NULL. */
static void add_labelled(const struct look *look, GPtrArray *parts, const char *id, char *value)
{
	if (value)
		add_words(parts, look_say_with(look, id, value, NULL));
	g_free(value);
}

/* The children <condition>: the author's words. */
static void add_conditions(GPtrArray *parts, const struct flow *flow)
{
	for (const xmlNode *node = flow->node ? flow->node->children : NULL; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "condition"))
			continue;
		xmlChar *text = xmlNodeGetContent(node);
		g_autofree char *words = g_strstrip(g_strdup((const char *)text));
		xmlFree(text);
		if (g_str_has_suffix(words, "."))
			words[strlen(words) - 1] = '\0';
		add_words(parts, g_steal_pointer(&words));
	}
}

static char *parties_words(const GPtrArray *parties)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; parties && i < parties->len; i++)
		g_string_append_printf(out, "%s%s", i ? ", " : "", plain_party(parties->pdata[i]));
	return g_string_free(out, FALSE);
}

static void add_audience(const struct look *look, GPtrArray *parts, const struct flow *flow)
{
	const struct { const GPtrArray *parties; const char *id; } all[] = {
		{ flow->present, "presents" }, { flow->absent, "sauf" }, { flow->invited, "invites" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autofree char *names = parties_words(all[i].parties);
		if (*names)
			add_words(parts, look_say_with(look, all[i].id, names, NULL));
	}
}

/* What a row shows already: that a meeting is oral. */
static gboolean channel_told(const struct flow *flow, enum telling telling)
{
	return telling == TELL_ALL || flow->written || !flow->in || flow->from.kind == LOCUS_ROOM;
}

static void add_terms(const struct look *look, GPtrArray *parts, const struct flow *flow, enum telling telling)
{
	if (flow->purpose && telling != TELL_CARD)
		add_words(parts, g_strdup(word_label(flow->purpose, look->lang)));
	add_labelled(look, parts, "moment", attribute_words(flow->node, "moment"));
	add_labelled(look, parts, "declencheur", attribute_words(flow->node, "declencheur"));
	add_labelled(look, parts, "delai", duration_words(look, flow->node, "delai"));
	if (telling != TELL_CARD)
		add_labelled(look, parts, "necessite", attribute_words(flow->node, "necessite"));
	add_audience(look, parts, flow);
	add_conditions(parts, flow);
}

char *condition_words(const struct look *look, const struct flow *flow, enum telling telling)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	add_words(parts, attribute_words(flow->node, "titre"));
	if (flow->channel && channel_told(flow, telling) && !(telling == TELL_BRIEF && parts->len))
		add_words(parts, g_utf8_strdown(word_label(flow->channel, look->lang), -1));
	if (flow->anonymised && flow_nature(flow) != NATURE_FILTERED)
		add_words(parts, g_strdup(look_say(look, "anonymise")));
	if (flow->in_confidence && telling != TELL_BRIEF)
		add_words(parts, g_strdup(look_say(look, "sans-suite")));
	if (!flow->in_force)
		add_words(parts, g_strdup(look_say(look, "hors-vigueur")));
	if (telling != TELL_BRIEF)
		add_terms(look, parts, flow, telling);
	return strings_joined(parts, look_say(look, telling == TELL_ALL ? "suite-de" : "separateur"));
}

const char *nature_words(const struct look *look, enum nature nature)
{
	static const char *const ids[] = { NULL, "obligatoire", "filtre", "interdit" };
	G_STATIC_ASSERT(G_N_ELEMENTS(ids) == NATURE_COUNT);
	return ids[nature] ? look_say(look, ids[nature]) : "";
}

/* ---- sentences --------------------------------------------------------- */

char *items_words(const struct look *look, const GPtrArray *items)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < items->len; i++) {
		const struct information *item = items->pdata[i];
		g_autofree char *level = g_utf8_strdown(level_name(look, item->level), -1);
		g_ptr_array_add(parts, look_say_with(look, "information", item->letter, item->name, level, NULL));
	}
	return strings_joined(parts, ", ");
}

static char *sentence_from(const struct look *look, const struct flow *flow)
{
	g_autofree char *name = locus_words(&flow->from);
	return flow->from.kind == LOCUS_PARTY ? g_steal_pointer(&name) :
	       look_say_with(look, flow->from.room->carrier ? "sujet-ecrit" : "sujet-instance", name, NULL);
}

char *flow_sentence(const struct look *look, const struct charter *charter, const struct flow *flow)
{
	static const char *const verbs[] = { "verbe-permis", "verbe-obligatoire", "verbe-filtre", "verbe-interdit" };
	g_autofree char *number = g_strdup_printf("%u", flow->index + 1), *from = sentence_from(look, flow),
			 *items = items_words(look, flow->items), *to = locus_words(&flow->to),
			 *hearers = parties_words(flow->hearers), *bases = basis_words(look, charter, flow->bases),
			 *conditions = condition_words(look, flow, TELL_ALL);
	gboolean there = flow->to.kind == LOCUS_ROOM && flow->in == flow->to.room;
	const char *where = flow->in && (there || flow->in != flow_place(flow) || flow->to.kind == LOCUS_PARTY) ?
			    room_words(flow->in) : "";
	if (flow->to.kind == LOCUS_PARTY && flow->hearers && flow->hearers->len == 1 &&
	    flow->hearers->pdata[0] == flow->to.party)
		*hearers = '\0';
	return look_say_with(look, flow->modality == MODALITY_FORBIDDEN ? "phrase-interdit" : "phrase-flux",
		number, from,
		look_say(look, verbs[flow_nature(flow)]), items, there ? "" : to, where, hearers, bases, conditions, NULL);
}

char *never_target_words(const struct look *look, const struct never *never)
{
	if (never->to_role)
		return g_strdup(word_label(never->to_role, look->lang));
	return locus_words(&never->to);
}

char *never_sentence(const struct look *look, const struct charter *charter, const struct never *never)
{
	g_autofree char *items = items_words(look, never->items), *to = never_target_words(look, never),
			 *motive = attribute_words(never->node, "motif"), *number = g_strdup_printf("%u", never->index + 1);
	return look_say_with(look, "phrase-jamais", number, items, to, motive ? motive : "", NULL);
}

/* ---- order of columns -------------------------------------------------- */

static int by_sector(gconstpointer a, gconstpointer b)
{
	const struct party *p = *(struct party *const *)a, *q = *(struct party *const *)b;
	guint sp = p->sector ? p->sector->order : G_MAXUINT, sq = q->sector ? q->sector->order : G_MAXUINT;
	if (sp != sq)
		return sp < sq ? -1 : 1;
	return p->index < q->index ? -1 : p->index > q->index;
}

GPtrArray *parties_in_order(const struct charter *charter)
{
	GPtrArray *parties = g_ptr_array_new();
	for (guint i = 0; i < charter->parties->len; i++)
		g_ptr_array_add(parties, charter->parties->pdata[i]);
	g_ptr_array_sort(parties, by_sector);
	return parties;
}
