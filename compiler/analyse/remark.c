// SPDX-License-Identifier: EUPL-1.2
/*
 * What else follows from the flows, besides leaks and promises: who hears in a
 * place what they have no reason to know (and what would mend it), what a place
 * does not admit, what another flow forbids, what nobody can know. Also
 * auditeur/@besoin, which the same analysis decides.
 */
#include "analyse/follow.h"

/* Steps analysed again, all told, to try mends: a large charter with many needless
 * hearers gets the first ones mended. */
#define MEND_BUDGET 60000

/* ---- auditeur/@besoin ------------------------------------------------------ */

static gboolean has_all_reasons(const struct story *story, const struct flow *flow, guint party)
{
	for (guint i = 0; i < flow->items->len; i++) {
		const struct information *info = flow->items->pdata[i];
		if (info->nominative && !flow_has_reason(story->result, flow->index, party, info->index))
			return FALSE;
	}
	return TRUE;
}

static gboolean is_fact(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name);
}

/* The facts of flows and hearers come in the model's order. */
static void set_needs(const struct story *story)
{
	const struct charter *charter = story->w->charter;
	guint index = 0;

	for (xmlNode *fact = story->w->root->children; fact; fact = fact->next) {
		const struct flow *flow = is_fact(fact, "flux") ? charter->flows->pdata[index++] : NULL;
		guint hearer = 0;
		for (xmlNode *node = flow ? fact->children : NULL; node; node = node->next)
			if (is_fact(node, "auditeur")) {
				const struct party *party = flow->hearers->pdata[hearer++];
				fact_set_yes(node, "besoin", has_all_reasons(story, flow, party->index));
			}
	}
}

/* ---- what every remark says ----------------------------------------------------- */

/* A list of ids and its names, as two attributes; `id` or `name` of each index of `array`. */
static void set_kinds(struct story *story, xmlNode *fact, const GArray *kinds)
{
	const struct charter *charter = story->w->charter;
	g_autoptr(GString) ids = g_string_new(NULL), names = g_string_new(NULL);
	g_autoptr(GPtrArray) items = g_ptr_array_new();

	for (guint i = 0; i < kinds->len; i++) {
		struct information *info = charter->informations->pdata[AT(kinds, i)];
		g_ptr_array_add(items, info);
		g_string_append_printf(ids, "%s%s", i ? " " : "", info->id);
		g_string_append_printf(names, "%s%s", i ? ", " : "", info->name);
	}
	fact_set(fact, "information", ids->str);
	fact_set(fact, "intitule", names->str);
	class_set(story->w, fact, items);
}

static void set_recipients(struct story *story, xmlNode *fact, const GArray *parties)
{
	const struct charter *charter = story->w->charter;
	g_autoptr(GString) ids = g_string_new(NULL), names = g_string_new(NULL);

	for (guint i = 0; i < parties->len; i++) {
		g_string_append_printf(ids, "%s%s", i ? " " : "", locus_id(story->problem, AT(parties, i)));
		g_string_append_printf(names, "%s%s", i ? ", " : "", story_locus(charter, AT(parties, i)));
	}
	fact_set(fact, "vers", ids->str);
	fact_set(fact, "vers-noms", names->str);
}

static void set_place(struct story *story, xmlNode *fact, locus_t place)
{
	const struct charter *charter = story->w->charter;
	const struct room *room = charter->rooms->pdata[place - charter->parties->len];

	fact_set(fact, "lieu", room->id);
	fact_set(fact, "lieu-nom", room->name);
	fact_set(fact, "lieu-genre", room->carrier ? "ecrit" : "instance");
	fact_set(fact, "lieu-categorie", room->category);
	if (room->council)
		fact_set(fact, "lieu-conseil", room->council);
}

/* The path by which `step` brings `kind` to `reached`, and its story. */
static void set_path(struct story *story, xmlNode *fact, guint step, guint kind, locus_t reached)
{
	g_autoptr(flow_path_t) path = flow_path_by(story->result, step, kind, reached);
	g_autofree char *told = story_tell(story->w->charter, path);

	fact_set(fact, "recit", told);
	fact_set_source(fact, ((const struct flow *)story->w->charter->flows->pdata[step])->node);
	story_path(story, fact, path);
}

static xmlNode *new_remark(struct story *story, const char *name, guint step)
{
	xmlNode *fact = fact_new(story->w, story->w->root, name);

	fact_set(fact, "flux", STEP(story->problem, step)->id);
	return fact;
}

/* ---- need to know ------------------------------------------------------------------ */

/* Kinds of `step` that one of `parties` hears without a reason. */
static GArray *needless_kinds(const struct story *story, guint s, const GArray *parties)
{
	const struct flow_step *step = STEP(story->problem, s);
	GArray *kinds = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < step->kinds->len; i++) {
		guint kind = AT(step->kinds, i);
		gboolean needless = FALSE;
		for (guint j = 0; KIND(story->problem, kind)->nominative && j < parties->len; j++)
			needless |= !flow_has_reason(story->result, s, AT(parties, j), kind) &&
				    flow_discloses(story->result, s, kind, (int)AT(parties, j));
		if (needless)
			g_array_append_val(kinds, kind);
	}
	return kinds;
}

static void write_mends(struct story *story, xmlNode *fact, const GArray *mends)
{
	static const char *const names[] = { [MEND_LEAVE] = "sortir", [MEND_ROOM] = "autre-instance",
					     [MEND_ANONYMISE] = "anonymiser" };
	const struct charter *charter = story->w->charter;

	for (guint i = 0; i < mends->len; i++) {
		const struct flow_mend *mend = &g_array_index(mends, struct flow_mend, i);
		xmlNode *child = fact_new(story->w, fact, "remede");
		fact_set(child, "genre", names[mend->kind]);
		if (mend->kind == MEND_ROOM) {
			fact_set(child, "ref", locus_id(story->problem, mend->what));
			fact_set(child, "nom", story_locus(charter, mend->what));
		} else if (mend->kind == MEND_ANONYMISE) {
			const struct information *info = charter->informations->pdata[mend->what];
			fact_set(child, "ref", info->id);
			fact_set(child, "nom", info->name);
		}
	}
}

static void write_need(struct story *story, guint s, const GArray *parties, const GArray *rooms, guint *budget)
{
	guint cost = story->problem->steps->len * (3 + rooms->len);
	g_autoptr(GArray) kinds = needless_kinds(story, s, parties);
	xmlNode *fact = new_remark(story, "manque-besoin", s);

	set_kinds(story, fact, kinds);
	set_recipients(story, fact, parties);
	set_place(story, fact, (guint)STEP(story->problem, s)->place);
	if (cost <= *budget) {
		g_autoptr(GArray) mends = flow_mends(story->result, s, parties, kinds, rooms);
		*budget -= cost;
		write_mends(story, fact, mends);
	}
	set_path(story, fact, s, AT(kinds, 0), AT(parties, 0));
}

static void write_needs(struct story *story)
{
	const GArray *needs = story->result->needs;
	g_autoptr(GArray) rooms = flow_instances(story->w->charter);
	guint budget = MEND_BUDGET;

	for (guint i = 0; i < needs->len;) {
		guint step = g_array_index(needs, struct flow_pair, i).flow;
		g_autoptr(GArray) parties = g_array_new(FALSE, FALSE, sizeof(guint));
		for (; i < needs->len && g_array_index(needs, struct flow_pair, i).flow == step; i++)
			g_array_append_val(parties, g_array_index(needs, struct flow_pair, i).other);
		write_need(story, step, parties, rooms, &budget);
	}
}

/* ---- ceilings, bans, flows without a source ------------------------------------------- */

static void write_ceilings(struct story *story)
{
	const struct charter *charter = story->w->charter;

	for (guint i = 0; i < story->result->ceilings->len; i++) {
		const struct flow_pair *pair = &g_array_index(story->result->ceilings, struct flow_pair, i);
		const struct flow_step *step = STEP(story->problem, pair->flow);
		const struct room *room = charter->rooms->pdata[pair->other - charter->parties->len];
		g_autoptr(GArray) above = g_array_new(FALSE, FALSE, sizeof(guint));
		for (guint k = 0; k < step->kinds->len; k++)
			if (KIND(story->problem, AT(step->kinds, k))->level > (guint)room->ceiling)
				g_array_append_val(above, AT(step->kinds, k));
		xmlNode *fact = new_remark(story, "plafond-depasse", pair->flow);
		set_kinds(story, fact, above);
		set_place(story, fact, pair->other);
		fact_set_number(fact, "plafond-rang", room->ceiling);
		fact_set_yes(fact, "declare", xmlHasProp((xmlNode *)room->node, BAD_CAST "plafond") != NULL);
		set_path(story, fact, pair->flow, AT(above, 0), pair->other);
	}
}

/* The first ban that `step` breaks, and the recipients they share. */
static const struct flow_step *ban_broken(const struct story *story, guint s, GArray *shared)
{
	const struct flow_problem *p = story->problem;

	for (guint b = 0; b < p->steps->len; b++) {
		const struct flow_step *ban = STEP(p, b);
		if (!flow_breaks_ban(p, ban, STEP(p, s)))
			continue;
		for (guint i = 0; i < ban->hearers->len; i++)
			if (flow_has(STEP(p, s)->hearers, AT(ban->hearers, i)))
				g_array_append_val(shared, AT(ban->hearers, i));
		if (!shared->len)
			g_array_append_val(shared, ban->to);
		return ban;
	}
	return NULL;
}

static void write_banned(struct story *story)
{
	for (guint i = 0; i < story->result->banned->len; i++) {
		guint s = AT(story->result->banned, i);
		g_autoptr(GArray) shared = g_array_new(FALSE, FALSE, sizeof(guint));
		const struct flow_step *ban = ban_broken(story, s, shared);
		if (!ban)
			continue;
		xmlNode *fact = new_remark(story, "flux-interdit", s);
		fact_set(fact, "interdit", ban->id);
		set_kinds(story, fact, STEP(story->problem, s)->kinds);
		set_recipients(story, fact, shared);
		set_path(story, fact, s, AT(STEP(story->problem, s)->kinds, 0), AT(shared, 0));
	}
}

/* Whether, for each of `kinds`, somebody who sits in the place (or reads it) knows it. */
static gboolean members_know(const struct story *story, locus_t place, const GArray *kinds)
{
	if (place < story->problem->parties->len)
		return FALSE;
	for (guint i = 0; i < kinds->len; i++) {
		const GArray *circle = PLACE(story->problem, place)->circle;
		gboolean known = FALSE;
		for (guint j = 0; j < circle->len && !known; j++)
			known = flow_knows(story->result, AT(circle, j), AT(kinds, i));
		if (!known)
			return FALSE;
	}
	return TRUE;
}

static void write_dead(struct story *story)
{
	const GArray *dead = story->result->dead;

	for (guint i = 0; i < dead->len;) {
		guint s = g_array_index(dead, struct flow_pair, i).flow;
		const struct flow *flow = story->w->charter->flows->pdata[s];
		g_autoptr(GArray) kinds = g_array_new(FALSE, FALSE, sizeof(guint));
		for (; i < dead->len && g_array_index(dead, struct flow_pair, i).flow == s; i++)
			g_array_append_val(kinds, g_array_index(dead, struct flow_pair, i).other);
		xmlNode *fact = new_remark(story, "sans-source", s);
		set_kinds(story, fact, kinds);
		fact_set(fact, "de", locus_id(story->problem, STEP(story->problem, s)->from));
		fact_set(fact, "de-nom", story_locus(story->w->charter, STEP(story->problem, s)->from));
		fact_set_yes(fact, "su-des-membres", members_know(story, STEP(story->problem, s)->from, kinds));
		fact_set_source(fact, flow->node);
	}
}

void remarks_write(struct story *story)
{
	set_needs(story);
	write_needs(story);
	write_ceilings(story);
	write_banned(story);
	write_dead(story);
}
