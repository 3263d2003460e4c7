// SPDX-License-Identifier: EUPL-1.2
/*
 * The second step of the facts: what follows from them. Runs the flow analysis
 * on the charter's problem and appends <sait>, <fuite> and <preuve>; remark.c
 * appends the rest. They say what is; whether that is a fault, and of which law,
 * is for the rules to say.
 */
#include "analyse/follow.h"

/* An attribute that may be absent. */
static void set_if(xmlNode *fact, const char *name, const char *value)
{
	if (value)
		fact_set(fact, name, value);
}

const char *story_locus(const struct charter *charter, locus_t locus)
{
	if (locus < charter->parties->len)
		return ((const struct party *)charter->parties->pdata[locus])->name;
	return ((const struct room *)charter->rooms->pdata[locus - charter->parties->len])->name;
}

static const struct information *kind_of(const struct charter *charter, guint kind)
{
	return charter->informations->pdata[kind];
}

static const struct flow *flow_of(const struct charter *charter, int flow)
{
	return charter->flows->pdata[flow];
}

static locus_t locus_of(const struct charter *charter, const struct locus *locus)
{
	return locus->kind == LOCUS_PARTY ? locus->party->index : charter->parties->len + locus->room->index;
}

/* ---- sait -------------------------------------------------------------- */

static void write_known(struct story *story)
{
	const struct charter *charter = story->w->charter;

	for (locus_t locus = 0; locus < flow_loci(story->problem); locus++)
		for (guint kind = 0; kind < charter->informations->len; kind++) {
			int step = flow_learnt_by(story->result, locus, kind);
			if (step < -1)
				continue;
			xmlNode *fact = fact_new(story->w, story->w->root, "sait");
			fact_set(fact, "qui", locus_id(story->problem, locus));
			fact_set(fact, "quoi", kind_of(charter, kind)->id);
			if (step >= 0)
				fact_set(fact, "par", flow_of(charter, step)->id);
		}
}

/* ---- paths ------------------------------------------------------------- */

char *story_tell(const struct charter *charter, const struct flow_path *path)
{
	GString *text = g_string_new(story_locus(charter, path->start));
	locus_t at = path->start;

	for (guint i = 0; i < path->hops->len; i++) {
		const struct flow_hop *hop = &g_array_index(path->hops, struct flow_hop, i);
		locus_t through = hop->flow < 0 ? hop->reached : locus_of(charter, &flow_of(charter, hop->flow)->to);
		if (through != hop->reached && through != at)
			g_string_append_printf(text, " → %s", story_locus(charter, through));
		if (hop->reached != at)
			g_string_append_printf(text, " → %s", story_locus(charter, hop->reached));
		at = hop->reached;
	}
	return g_string_free(text, FALSE);
}

void story_path(struct story *story, xmlNode *parent, const struct flow_path *path)
{
	const struct charter *charter = story->w->charter;

	for (guint i = 0; i < path->hops->len; i++) {
		const struct flow_hop *hop = &g_array_index(path->hops, struct flow_hop, i);
		if (hop->flow < 0)
			continue;
		const struct flow *flow = flow_of(charter, hop->flow);
		locus_t from = locus_of(charter, &flow->from), to = locus_of(charter, &flow->to);
		xmlNode *fact = fact_new(story->w, parent, "pas");
		fact_set(fact, "flux", flow->id);
		fact_set(fact, "de", locus_id(story->problem, from));
		fact_set(fact, "de-nom", story_locus(charter, from));
		fact_set(fact, "vers", locus_id(story->problem, to));
		fact_set(fact, "vers-nom", story_locus(charter, to));
		fact_set(fact, "information", kind_of(charter, hop->kind)->id);
		fact_set(fact, "intitule", kind_of(charter, hop->kind)->name);
		fact_set_source(fact, flow->node);
	}
}

/* ---- fuite ------------------------------------------------------------- */

static gboolean same_finding(const struct leak *a, const struct leak *b)
{
	return a->flow == b->flow && a->what == b->what && a->kind == b->kind && a->after == b->after &&
	       g_str_equal(a->bond, b->bond);
}

static void write_recipients(struct story *story, xmlNode *fact, guint first)
{
	const struct charter *charter = story->w->charter;
	const GPtrArray *leaks = story->result->leaks;
	g_autoptr(GString) ids = g_string_new(NULL), names = g_string_new(NULL);

	for (guint i = first; i < leaks->len; i++) {
		const struct leak *leak = leaks->pdata[i];
		if (leak->flow != ((const struct leak *)leaks->pdata[first])->flow)
			break;
		if (!same_finding(leak, leaks->pdata[first]))
			continue;
		g_string_append_printf(ids, "%s%s", ids->len ? " " : "", locus_id(story->problem, leak->recipient));
		g_string_append_printf(names, "%s%s", names->len ? ", " : "", story_locus(charter, leak->recipient));
	}
	fact_set(fact, "vers", ids->str);
	fact_set(fact, "vers-noms", names->str);
}

/* Whose bond it is, from its name: «!as», «groupe», «groupe+x», «groupe#», «f1!». */
static void write_bond(struct story *story, xmlNode *fact, const struct leak *leak)
{
	const struct charter *charter = story->w->charter;
	gsize length = strlen(leak->bond);
	char last = leak->bond[length - 1];
	const char *sort = leak->bond[0] == '!' ? "secret" : last == '!' ? "promesse" : last == '#' ? "finalite" : "lieu";
	g_autofree char *id = g_strdup(leak->bond[0] == '!' ? leak->bond + 1 : leak->bond);

	id[strcspn(id, "+#!")] = '\0';
	fact_set(fact, "lien", leak->bond);
	fact_set(fact, "lien-genre", sort);
	fact_set(fact, "lien-de", id);
	for (locus_t locus = 0; locus < flow_loci(story->problem); locus++) {
		if (!g_str_equal(locus_id(story->problem, locus), id))
			continue;
		fact_set(fact, "lien-nom", story_locus(charter, locus));
		if (locus < charter->parties->len)
			return;
		const struct room *room = charter->rooms->pdata[locus - charter->parties->len];
		fact_set(fact, "lien-categorie", room->category);
		set_if(fact, "lien-conseil", room->council);
		set_if(fact, "lien-base", room->basis);
		return;
	}
	fact_set(fact, "lien-nom", id);
}

static void write_leak(struct story *story, guint index)
{
	const struct charter *charter = story->w->charter;
	const struct leak *leak = story->result->leaks->pdata[index];
	const struct flow *flow = flow_of(charter, (int)leak->flow);
	struct information *what = charter->informations->pdata[leak->what];
	g_autoptr(GPtrArray) one = g_ptr_array_new();
	g_autofree char *told = story_tell(charter, leak->path), *clean = leak->clean ? story_tell(charter, leak->clean) : NULL;
	xmlNode *fact = fact_new(story->w, story->w->root, "fuite");

	g_ptr_array_add(one, what);
	fact_set(fact, "genre", leak->kind == LEAK_AMBIGUOUS ? "ambigue" : "certaine");
	fact_set(fact, "flux", flow->id);
	set_if(fact, "flux-base", flow->bases->len ? flow->bases->pdata[0] : NULL);
	fact_set(fact, "information", what->id);
	fact_set(fact, "intitule", what->name);
	class_set(story->w, fact, one);
	write_recipients(story, fact, index);
	write_bond(story, fact, leak);
	fact_set_yes(fact, "conteste", leak->kind == LEAK_CONTESTED);
	if (leak->kind == LEAK_CONSEQUENCE)
		fact_set(fact, "apres", flow_of(charter, leak->after)->id);
	fact_set(fact, "recit", told);
	set_if(fact, "recit-propre", clean);
	fact_set_source(fact, flow->node);
	story_path(story, fact, leak->path);
}

/* Leaks come by flow. */
static void write_leaks(struct story *story)
{
	const GPtrArray *leaks = story->result->leaks;

	for (guint i = 0, start = 0; i < leaks->len; i++) {
		gboolean told = FALSE;
		if (((const struct leak *)leaks->pdata[i])->flow != ((const struct leak *)leaks->pdata[start])->flow)
			start = i;
		for (guint j = start; j < i && !told; j++)
			told = same_finding(leaks->pdata[j], leaks->pdata[i]);
		if (!told)
			write_leak(story, i);
	}
}

/* ---- preuve ------------------------------------------------------------ */

guint never_goals(const struct never *never)
{
	gboolean room = !never->to_role && never->to.kind == LOCUS_ROOM;
	return never->items->len * (room ? 1 : never->parties->len);
}

static const char *never_target(const struct charter *charter, const struct never *never, gboolean name)
{
	if (never->to_role)
		return name ? word_label(never->to_role, charter->lang) : never->to_role->id;
	if (never->to.kind == LOCUS_ROOM)
		return name ? never->to.room->name : never->to.room->id;
	return name ? never->to.party->name : never->to.party->id;
}

static void write_promise(struct story *story, const struct never *never, guint first)
{
	const struct charter *charter = story->w->charter;
	xmlNode *fact = fact_new(story->w, story->w->root, "preuve");
	const struct flow_path *refuted = NULL;
	g_autoptr(GString) ids = g_string_new(NULL), names = g_string_new(NULL);
	gboolean reserve = FALSE;

	for (guint i = first; i < first + never_goals(never); i++) {
		const struct never_result *result = story->result->nevers->pdata[i];
		if (result->path && (!refuted || result->path->hops->len < refuted->hops->len))
			refuted = result->path;
		reserve |= result->reserve;
	}
	for (guint i = 0; i < never->items->len; i++) {
		const struct information *item = never->items->pdata[i];
		g_string_append_printf(ids, "%s%s", i ? " " : "", item->id);
		g_string_append_printf(names, "%s%s", i ? ", " : "", item->name);
	}
	fact_set_number(fact, "jamais", never->index + 1);
	fact_set_yes(fact, "tenue", refuted == NULL);
	fact_set_yes(fact, "reserve", !refuted && reserve);
	fact_set(fact, "information", ids->str);
	fact_set(fact, "intitule", names->str);
	fact_set(fact, "vers", never_target(charter, never, FALSE));
	fact_set(fact, "vers-nom", never_target(charter, never, TRUE));
	if (refuted) {
		g_autofree char *told = story_tell(charter, refuted);
		fact_set(fact, "recit", told);
	}
	fact_set_source(fact, never->node);
	if (refuted)
		story_path(story, fact, refuted);
}

gboolean fact_follows(const xmlNode *fact)
{
	static const char *const names[] = { "sait", "fuite", "preuve", "manque-besoin", "plafond-depasse", "flux-interdit",
		"sans-source", NULL };

	return fact->type == XML_ELEMENT_NODE && g_strv_contains(names, (const char *)fact->name);
}

void facts_follow(const struct charter *charter, xmlDoc *facts)
{
	xmlNode *root = xmlDocGetRootElement(facts);
	struct writer writer = { .charter = charter, .doc = facts, .ns = root->ns, .root = root };
	g_autoptr(flow_problem_t) problem = flow_problem_of(charter, facts);
	g_autoptr(flow_result_t) result = flow_analyse(problem);
	struct story story = { &writer, problem, result };
	guint first = 0;

	write_known(&story);
	write_leaks(&story);
	for (guint i = 0; i < charter->nevers->len; i++) {
		const struct never *never = charter->nevers->pdata[i];
		write_promise(&story, never, first);
		first += never_goals(never);
	}
	remarks_write(&story);
}
