// SPDX-License-Identifier: EUPL-1.2
/*
 * May A tell B this? The analysis and the rules of law, on the flow that foresees
 * it or on one supposed; then the least changes, each tried on the analysis
 * (analyse/ask-change.c) and, if it stands there, on the whole compiler.
 */
#include "ask/internal.h"

#include <string.h>

#define MAX_TRIALS 10     /* copies of the charter compiled for one question */
#define MAX_PROPOSALS 6
#define MAX_ALIKE 3       /* proposals made of the same sorts of changes */

struct asking {
	const struct subject *subject;
	const struct flow_question *question;
	const struct flow_answer *found;
	struct ask_answer *answer;
	guint trials;
};

/* ---- conditions ------------------------------------------------------------------ */

struct ask_condition *condition_new(const char *kind, const char *id, char *text)
{
	struct ask_condition *condition = g_new0(struct ask_condition, 1);

	condition->kind = g_strdup(kind);
	condition->id = g_strdup(id);
	condition->text = text;
	return condition;
}

void ask_condition_free(gpointer data)
{
	struct ask_condition *condition = data;

	g_free(condition->kind);
	g_free(condition->id);
	g_free(condition->text);
	g_strfreev(condition->provisions);
	g_strfreev(condition->labels);
	g_free(condition);
}

struct ask_condition *gate_condition(const struct compile *compile, const struct word *gate)
{
	const char *provisions = word_get(gate, "provisions");
	g_auto(GStrv) ids = g_strsplit(provisions ? provisions : "", " ", -1);
	g_autoptr(GStrvBuilder) kept = g_strv_builder_new(), labels = g_strv_builder_new();
	struct ask_condition *condition = condition_new("gate", gate->id, g_strdup(word_label(gate, compile->lang)));

	for (char **id = ids; *id; id++) {
		const struct provision *provision = pack_provision(compile->pack, *id, compile->charter->as_of);
		if (!provision || pack_force(compile->pack, *id, compile->charter->as_of) != FORCE_IN)
			continue;
		g_strv_builder_add(kept, *id);
		g_strv_builder_add(labels, provision_label(provision, compile->lang));
	}
	condition->provisions = g_strv_builder_end(kept);
	condition->labels = g_strv_builder_end(labels);
	condition->contested = word_is(gate, "conteste");
	return condition;
}

static char *attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)node, BAD_CAST name);
	char *copy = g_strdup((const char *)value);

	xmlFree(value);
	return copy;
}

/* The gates that are open on the flow towards the one told (a room: anybody in it). */
static void add_gates(const struct asking *asking, const xmlNode *fact)
{
	const struct compile *compile = asking->subject->compile;
	gboolean room = asking->question->to >= compile->charter->parties->len;

	for (const xmlNode *node = fact->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, BAD_CAST "porte"))
			continue;
		g_autofree char *id = attribute(node, "id"), *who = attribute(node, "vers");
		g_auto(GStrv) ids = g_strsplit(who ? who : "", " ", -1);
		const struct word *gate = pack_word(compile->pack, WORD_GATE, id);
		if (gate && (room || g_strv_contains((const char *const *)ids, asking->answer->question.to)))
			g_ptr_array_add(asking->answer->conditions, gate_condition(compile, gate));
	}
}

/* A value as people read it: ids become names, words labels. */
static char *readable(const struct compile *compile, const char *name, const char *value)
{
	g_auto(GStrv) words = g_strsplit(value, " ", -1);
	GString *text = g_string_new(NULL);
	gboolean ids = TRUE;

	if (g_str_equal(name, "finalite") || g_str_equal(name, "canal")) {
		const struct word *word = pack_word(compile->pack, g_str_equal(name, "canal") ? WORD_CHANNEL : WORD_PURPOSE, value);
		return g_string_free(g_string_assign(text, word ? word_label(word, compile->lang) : value), FALSE);
	}
	for (char **word = words; *word; word++) {
		int locus = ask_locus_of(compile->charter, *word);
		ids &= locus >= 0;
		if (locus >= 0)
			g_string_append_printf(text, "%s%s", text->len ? ", " : "",
					       ask_locus_name(compile->charter, (locus_t)locus));
	}
	if (!ids)
		g_string_assign(text, value);
	return g_string_free(text, FALSE);
}

static void add_stated(const struct asking *asking, const xmlNode *node)
{
	const struct compile *compile = asking->subject->compile;

	for (const char *const *name = ask_attributes(); *name; name++) {
		g_autofree char *value = attribute(node, *name);
		if (!value || g_str_equal(value, "a-decider") || g_str_equal(*name, "base") || g_str_equal(*name, "canal"))
			continue;
		g_autofree char *shown = readable(compile, *name, value);
		char *text = ask_attribute_words(compile->lang, *name, value, shown);
		if (text)
			g_ptr_array_add(asking->answer->conditions, condition_new(*name, NULL, text));
	}
	for (const xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE && xmlStrEqual(child->name, BAD_CAST "condition")) {
			xmlChar *text = xmlNodeGetContent(child);
			g_ptr_array_add(asking->answer->conditions, condition_new("condition", NULL, g_strdup(g_strstrip((char *)text))));
			xmlFree(text);
		}
}

/* ---- causes ------------------------------------------------------------------------ */

static char *cause_words(const struct asking *asking, const struct flow_cause *cause)
{
	const struct compile *compile = asking->subject->compile;
	const struct charter *charter = compile->charter;
	const char *lang = compile->lang;

	if (cause->bar == BAR_CEILING)
		return ask_say(lang, CAUSE_CEILING, ask_locus_name(charter, cause->other), NULL);
	if (cause->bar == BAR_BAN)
		return ask_say(lang, CAUSE_BAN, ((const struct flow *)charter->flows->pdata[cause->other])->id, NULL);
	if (cause->bar == BAR_NEVER) {
		const struct flow_never *never = &g_array_index(asking->subject->problem->nevers, struct flow_never, cause->other);
		return ask_say(lang, CAUSE_NEVER, ((const struct information *)charter->informations->pdata[never->kind])->name,
			       ask_locus_name(charter, never->to), NULL);
	}
	static const enum ask_word words[] = { [LEAK_CERTAIN] = CAUSE_CERTAIN, [LEAK_AMBIGUOUS] = CAUSE_AMBIGUOUS,
					       [LEAK_CONTESTED] = CAUSE_CONTESTED, [LEAK_CONSEQUENCE] = CAUSE_CERTAIN };
	g_autofree char *bond = ask_bond_words(compile, cause->bond);
	gboolean purpose = g_str_has_suffix(cause->bond, "#") && cause->leak == LEAK_CERTAIN;
	return ask_say(lang, purpose ? CAUSE_PURPOSE : words[cause->leak], ask_locus_name(charter, cause->other), bond, NULL);
}

static void add_causes(const struct asking *asking)
{
	static const char *const kinds[] = { [BAR_LEAK] = "bond", [BAR_CEILING] = "ceiling", [BAR_BAN] = "ban", [BAR_NEVER] = "promise" };
	const struct flow_question *q = asking->question;
	const struct flow_step act = { .from = q->from, .to = q->to };

	for (guint i = 0; i < asking->found->causes->len; i++) {
		const struct flow_cause *found = asking->found->causes->pdata[i];
		struct ask_cause *cause = g_new0(struct ask_cause, 1);
		cause->kind = kinds[found->bar];
		cause->text = cause_words(asking, found);
		cause->bond = g_strdup(found->bond);
		cause->path = found->path ? ask_steps(asking->subject, found->path, &act) : NULL;
		cause->clean = found->clean ? ask_steps(asking->subject, found->clean, &act) : NULL;
		g_ptr_array_add(asking->answer->causes, cause);
		if (!asking->answer->path && cause->path)
			asking->answer->path = ask_steps(asking->subject, found->path, &act);
	}
}

/* ---- the law on it ------------------------------------------------------------------- */

/* A finding of a trial outlives it without its places, which point into the copy. */
static struct finding *copy_finding(const struct finding *finding, gboolean placed)
{
	struct finding *copy = finding_new(finding->id, finding->severity, finding->origin,
					   placed ? finding->at : (struct place){ NULL, 0 }, placed ? finding->element : NULL);

	copy->contested = finding->contested;
	copy->derogated = finding->derogated;
	copy->message = g_strdup(finding->message);
	copy->fix = g_strdup(finding->fix);
	copy->provisions = g_strdupv(finding->provisions);
	copy->labels = g_strdupv(finding->labels);
	copy->catalogue = g_strdupv(finding->catalogue);
	for (guint i = 0; finding->readings && i < finding->readings->len; i++) {
		const struct reading *reading = finding->readings->pdata[i];
		finding_add_reading(copy, reading->holder, reading->text);
	}
	return copy;
}

static enum flow_verdict gravity(const struct finding *finding)
{
	if (finding->severity == SEVERITY_ERROR)
		return FLOW_ILLICIT;
	return finding->contested && !finding->derogated ? FLOW_CONTESTED : FLOW_LICIT;
}

static enum flow_verdict add_findings(const struct asking *asking, const struct findings *findings, const char *flow, gboolean placed)
{
	g_autoptr(GPtrArray) list = findings_on(findings, flow);
	enum flow_verdict worst = FLOW_LICIT;

	for (guint i = 0; i < list->len; i++) {
		const struct finding *finding = list->pdata[i];
		if (finding->origin == ORIGIN_COMPILER && !placed)
			continue;
		worst = MAX(worst, gravity(finding));
		g_ptr_array_add(asking->answer->findings, copy_finding(finding, placed));
	}
	return worst;
}

static enum flow_verdict *law_by_step(const struct subject *subject)
{
	const GPtrArray *flows = subject->compile->charter->flows;
	enum flow_verdict *law = g_new0(enum flow_verdict, flows->len + 1);

	for (guint i = 0; i < flows->len; i++) {
		g_autoptr(GPtrArray) list = findings_on(subject->compile->findings, ((const struct flow *)flows->pdata[i])->id);
		for (guint j = 0; j < list->len; j++)
			law[i] = MAX(law[i], gravity(list->pdata[j]));
	}
	return law;
}

/* ---- an act as a <flux> ---------------------------------------------------------------- */

static const char *kind_id(const struct charter *charter, guint kind)
{
	return ((const struct information *)charter->informations->pdata[kind])->id;
}

static const char *id_of(const struct asking *asking, locus_t locus)
{
	return locus_id(asking->subject->problem, locus);
}

static const char *purpose_id(const struct compile *compile, int purpose)
{
	return purpose < 0 ? NULL : ((const struct word *)compile->pack->words[WORD_PURPOSE]->pdata[purpose])->id;
}

/* A flow of the charter that tells the kind to the same one in the same place: its basis and purpose may serve. */
static const struct flow *model_of(const struct asking *asking, guint kind, locus_t to, int place)
{
	const struct charter *charter = asking->subject->compile->charter;

	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		const struct flow_step *step = &g_array_index(asking->subject->problem->steps, struct flow_step, i);
		gboolean same = step->from == asking->question->from && step->place == place &&
				(step->to == to || flow_has(step->hearers, to));
		if (same && flow_has(step->kinds, kind) && flow->modality != MODALITY_FORBIDDEN)
			return flow;
	}
	return NULL;
}

static void copy_from(struct flux *flux, const struct flow *model, const char *name)
{
	g_autofree char *value = model ? attribute(model->node, name) : NULL;

	flux_set(flux, name, value ? value : "a-decider");
}

/* What the charter would have to say of an act that it does not foresee: what nobody can say for it is to be decided. */
static struct flux *supposed_flux(const struct asking *asking, const char *id, guint kind, locus_t to, int place, int purpose,
				  gboolean modelled)
{
	const struct compile *compile = asking->subject->compile;
	const struct information *what = compile->charter->informations->pdata[kind];
	const struct flow *model = modelled ? model_of(asking, kind, to, place) : NULL;
	struct flux *flux = flux_new();

	flux_set(flux, "id", id);
	flux_set(flux, "de", id_of(asking, asking->question->from));
	flux_set(flux, "vers", id_of(asking, to));
	if (place >= 0 && (locus_t)place != to)
		flux_set(flux, "instance", id_of(asking, (locus_t)place));
	flux_set(flux, "information", what->id);
	copy_from(flux, model, "canal");
	if (g_str_equal(flux_get(flux, "canal"), "a-decider"))
		flux_set(flux, "canal", oral_channel(compile->pack));
	copy_from(flux, model, "base");
	copy_from(flux, model, "finalite");
	if (purpose >= 0)
		flux_set(flux, "finalite", purpose_id(compile, purpose));
	if (what->nominative)
		flux_set(flux, "information-personne", "a-decider");
	return flux;
}

static struct compile *try_flux(const struct asking *asking, struct flux *flux, const char *replaces, const char *keeps)
{
	const struct compile *compile = asking->subject->compile;
	g_autoptr(GPtrArray) fluxes = g_ptr_array_new();
	gsize length;

	g_ptr_array_add(fluxes, flux);
	g_autofree char *text = charter_with(compile->charter, fluxes, replaces, keeps, &length);
	return trial_compile(compile, text, length, PASS_CHECK);
}

/* ---- proposals --------------------------------------------------------------------------- */

static struct ask_change *new_change(const char *kind, const char *what, char *label)
{
	struct ask_change *change = g_new0(struct ask_change, 1);

	change->kind = kind;
	change->what = g_strdup(what);
	change->label = label;
	return change;
}

static char *names_of(const struct charter *charter, const GArray *parties)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; parties && i < parties->len; i++)
		g_string_append_printf(names, "%s%s", i ? ", " : "", ask_locus_name(charter, g_array_index(parties, guint, i)));
	return g_string_free(names, FALSE);
}

static struct ask_change *tell_change(const struct asking *asking, const struct flow_proposal *proposal, const struct flow_change *change)
{
	const struct charter *charter = asking->subject->compile->charter;
	const char *lang = asking->subject->compile->lang;
	const struct flow_offer *offer;
	const struct information *kind;

	switch (change->kind) {
	case CHANGE_OWN:
		return new_change("own", NULL, ask_say(lang, CHANGED_OWN, NULL));
	case CHANGE_BY: {
		const char *id = ((const struct flow *)charter->flows->pdata[change->what])->id;
		return new_change("by", id, ask_say(lang, CHANGED_BY, id, NULL));
	}
	case CHANGE_ROOM:
		return new_change("room", id_of(asking, change->what),
				  ask_say(lang, CHANGED_ROOM, ask_locus_name(charter, change->what), NULL));
	case CHANGE_DIRECT:
		return new_change("direct", NULL, ask_say(lang, CHANGED_DIRECT, NULL));
	case CHANGE_GATE: {
		offer = &g_array_index(asking->question->offers, struct flow_offer, change->what);
		struct ask_condition *gate = gate_condition(asking->subject->compile, pack_word(charter->pack, WORD_GATE, offer->id));
		g_autofree char *labels = g_strjoinv(", ", gate->labels);
		g_autofree char *told = ask_say(lang, SAID_PROVISIONS, gate->text, labels, NULL);
		ask_condition_free(gate);
		return new_change("gate", offer->id, ask_say(lang, CHANGED_GATE, told, NULL));
	}
	case CHANGE_ANON:
		kind = charter->informations->pdata[change->what];
		return new_change("anon", kind->id, ask_say(lang, CHANGED_ANON, kind->name, NULL));
	case CHANGE_TO:
		return new_change("to", id_of(asking, change->what),
				  ask_say(lang, CHANGED_TO, ask_locus_name(charter, change->what), NULL));
	default: {
		g_autofree char *names = names_of(charter, proposal->leavers);
		return new_change("present", NULL, ask_say(lang, CHANGED_PRESENT, names, NULL));
	}
	}
}

static void move_flux(const struct asking *asking, struct flux *flux, const struct flow_step *act)
{
	flux_set(flux, "vers", id_of(asking, act->to));
	flux_set(flux, "instance", act->place >= 0 && act->place != (int)act->to ? id_of(asking, (locus_t)act->place) : NULL);
	flux_set(flux, "presents", NULL);
	flux_set(flux, "sauf", NULL);
	flux_set(flux, "invites", NULL);
}

static void edit_flux(const struct asking *asking, struct flux *flux, const struct flow_proposal *proposal, GPtrArray *conditions)
{
	const struct compile *compile = asking->subject->compile;

	for (guint i = 0; i < proposal->n_changes; i++) {
		const struct flow_change *change = &proposal->changes[i];
		if (change->kind == CHANGE_OWN)
			flux_set(flux, "origine", "propre");
		if (change->kind == CHANGE_BY)
			flux_set(flux, "origine", ((const struct flow *)compile->charter->flows->pdata[change->what])->id);
		if (change->kind == CHANGE_ROOM || change->kind == CHANGE_DIRECT || change->kind == CHANGE_TO)
			move_flux(asking, flux, &proposal->act);
		if (change->kind == CHANGE_GATE)
			offer_meet(compile, g_array_index(asking->question->offers, struct flow_offer, change->what).id, flux, conditions);
	}
	for (guint i = 0; proposal->leavers && i < proposal->leavers->len; i++) {
		const char *id = id_of(asking, g_array_index(proposal->leavers, guint, i));
		const char *list = flux_get(flux, "presents") ? "presents" : flux_get(flux, "invites") ? "invites" : NULL;
		if (list)
			flux_remove_word(flux, list, id);
		flux_add_word(flux, "sauf", id);
	}
}

/* What the foreseen flow still carries once the act is set apart; NULL: nothing. */
static char *kept_by(const struct asking *asking, const struct flow *flow)
{
	g_autoptr(GString) kept = g_string_new(NULL);

	for (guint i = 0; i < flow->items->len; i++) {
		const struct information *item = flow->items->pdata[i];
		if (item->index != asking->found->kind)
			g_string_append_printf(kept, "%s%s", kept->len ? " " : "", item->id);
	}
	return kept->len ? g_strdup(kept->str) : NULL;
}

static struct flux *proposed_flux(const struct asking *asking, const struct flow_proposal *proposal, const struct flow *flow,
				  gboolean apart)
{
	const struct charter *charter = asking->subject->compile->charter;
	const struct flow_step *act = &proposal->act;
	guint kind = g_array_index(act->kinds, guint, 0);
	g_autofree char *id = free_flow_id(charter);
	gboolean gated = FALSE;

	for (guint i = 0; i < proposal->n_changes; i++)
		gated |= proposal->changes[i].kind == CHANGE_GATE;
	if (!flow)
		return supposed_flux(asking, id, kind, act->to, act->place, act->purpose, !gated);
	struct flux *flux = flux_of(flow->node);
	flux_set(flux, "information", kind_id(charter, kind));
	if (apart)
		flux_set(flux, "id", id);
	if (act->purpose >= 0)
		flux_set(flux, "finalite", purpose_id(asking->subject->compile, act->purpose));
	return flux;
}

static void free_change(gpointer data)
{
	struct ask_change *change = data;

	g_free(change->what);
	g_free(change->label);
	g_free(change);
}

static void free_proposal(gpointer data)
{
	struct ask_proposal *proposal = data;

	g_ptr_array_unref(proposal->changes);
	g_ptr_array_unref(proposal->conditions);
	g_free(proposal->flux);
	g_strfreev(proposal->to_decide);
	g_free(proposal->replaces);
	g_free(proposal->keeps);
	g_free(proposal);
}

static struct ask_proposal *new_proposal(void)
{
	struct ask_proposal *proposal = g_new0(struct ask_proposal, 1);

	proposal->changes = g_ptr_array_new_with_free_func(free_change);
	proposal->conditions = g_ptr_array_new_with_free_func(ask_condition_free);
	return proposal;
}

/* Made of the same sorts of changes: «rely on a gate and tell another» may have as many forms as the law has gates. */
static gboolean is_alike(const struct flow_proposal *proposal, const struct flow_proposal *other)
{
	gboolean alike = proposal->n_changes == other->n_changes;

	for (guint i = 0; alike && i < proposal->n_changes; i++)
		alike = proposal->changes[i].kind == other->changes[i].kind;
	return alike;
}

static guint count_alike(const struct asking *asking, const struct flow_proposal *proposal)
{
	guint n = 0;

	for (guint i = 0; i < asking->found->proposals->len; i++)
		n += is_alike(proposal, asking->found->proposals->pdata[i]);
	return n;
}

/* The analysis lets it through: does the whole compiler? */
static enum flow_tried try_proposal(const struct flow_proposal *proposal, gpointer data)
{
	struct asking *asking = data;
	const struct compile *compile = asking->subject->compile;
	int step = asking->found->step;
	const struct flow *flow = step >= 0 ? compile->charter->flows->pdata[step] : NULL;
	g_autofree char *kept = flow ? kept_by(asking, flow) : NULL;

	if (asking->trials >= MAX_TRIALS || asking->answer->proposals->len >= MAX_PROPOSALS) {
		asking->answer->more = TRUE;
		return FLOW_STOP;
	}
	if (count_alike(asking, proposal) >= MAX_ALIKE) {
		asking->answer->more = TRUE;
		return FLOW_SKIP;
	}
	asking->trials++;
	struct ask_proposal *told = new_proposal();
	g_autoptr(flux_t) flux = proposed_flux(asking, proposal, flow, kept != NULL);
	edit_flux(asking, flux, proposal, told->conditions);
	g_autoptr(compile_t) trial = try_flux(asking, flux, flow ? flow->id : NULL, kept);
	if (!trial || !trial_is_lawful(compile, trial, flux_get(flux, "id"))) {
		free_proposal(told);
		return FLOW_FALLS;
	}
	for (guint i = 0; i < proposal->n_changes; i++)
		g_ptr_array_add(told->changes, tell_change(asking, proposal, &proposal->changes[i]));
	told->flux = flux_write(flux);
	told->to_decide = flux_to_decide(flux);
	told->replaces = flow ? g_strdup(flow->id) : NULL;
	told->keeps = g_steal_pointer(&kept);
	g_ptr_array_add(asking->answer->proposals, told);
	return FLOW_STANDS;
}

/* ---- the answer ---------------------------------------------------------------------------- */

static enum flow_verdict judge_foreseen(const struct asking *asking)
{
	const struct compile *compile = asking->subject->compile;
	const struct flow *flow = compile->charter->flows->pdata[asking->found->step];
	const xmlNode *fact = fact_of_flow(compile, flow->id);

	asking->answer->flow = g_strdup(flow->id);
	if (fact)
		add_gates(asking, fact);
	add_stated(asking, flow->node);
	enum flow_verdict law = add_findings(asking, compile->findings, flow->id, TRUE);
	return MAX(asking->found->verdict, law);
}

static enum flow_verdict judge_supposed(const struct asking *asking)
{
	const struct compile *compile = asking->subject->compile;
	const struct flow_question *q = asking->question;
	g_autofree char *id = free_flow_id(compile->charter);
	g_autoptr(flux_t) flux = supposed_flux(asking, id, q->kind, q->to, q->room, asking->found->purpose, FALSE);
	g_autoptr(compile_t) trial = try_flux(asking, flux, NULL, NULL);
	enum flow_verdict law = trial ? add_findings(asking, trial->findings, id, FALSE) : FLOW_LICIT;

	if (asking->found->verdict != FLOW_NOT_FORESEEN)
		return MAX(asking->found->verdict, law);
	return law == FLOW_LICIT ? FLOW_NOT_FORESEEN : law;
}

/* Nothing bars it: what the charter would have to say. */
static void propose_to_foresee(const struct asking *asking)
{
	const struct compile *compile = asking->subject->compile;
	const struct flow_question *q = asking->question;
	g_autofree char *id = free_flow_id(compile->charter);
	g_autoptr(flux_t) flux = supposed_flux(asking, id, q->kind, q->to, q->room, asking->found->purpose, TRUE);
	g_autoptr(compile_t) trial = try_flux(asking, flux, NULL, NULL);

	if (!trial || !trial_is_lawful(compile, trial, id))
		return;
	struct ask_proposal *told = new_proposal();
	g_ptr_array_add(told->changes, new_change("foresee", NULL, ask_say(compile->lang, CHANGED_FORESEE, NULL)));
	told->flux = flux_write(flux);
	told->to_decide = flux_to_decide(flux);
	g_ptr_array_add(asking->answer->proposals, told);
}

static void free_cause(gpointer data)
{
	struct ask_cause *cause = data;

	g_free(cause->text);
	g_free(cause->bond);
	g_clear_pointer(&cause->path, g_ptr_array_unref);
	g_clear_pointer(&cause->clean, g_ptr_array_unref);
	g_free(cause);
}

/* The rooms in which the act may come to be said: where it is, and where the speaker sits. */
static GArray *rooms_heard(const struct asking *asking, const GArray *rooms)
{
	const struct flow_problem *p = asking->subject->problem;
	const struct flow_question *q = asking->question;
	int step = asking->found->step;
	int place = step >= 0 ? g_array_index(p->steps, struct flow_step, step).place : q->room;
	GArray *heard = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < rooms->len; i++) {
		guint room = g_array_index(rooms, guint, i);
		const GArray *circle = g_array_index(p->places, struct flow_place, room - p->parties->len).circle;
		if ((int)room == place || room == q->to || flow_has(circle, q->from))
			g_array_append_val(heard, room);
	}
	return heard;
}

/* Proposals of the analysis are the ones this file accepted: the same, in the same order. */
static void propose(struct asking *asking, struct flow_question *q, struct flow_answer *found)
{
	g_autoptr(GArray) rooms = flow_instances(asking->subject->compile->charter);
	g_autoptr(GArray) heard = rooms_heard(asking, rooms);
	GArray *offers = offers_find(asking->subject->compile, q->from, q->kind, heard);

	q->rooms = rooms;
	q->offers = offers;
	flow_propose(asking->subject->problem, q, found, try_proposal, asking);
	q->offers = q->rooms = NULL;
	offers_free(offers);
}

void ask_may(const struct subject *subject, struct ask_answer *answer, const struct flow_question *question)
{
	static const enum ask_verdict verdicts[] = { [FLOW_LICIT] = ASK_LICIT, [FLOW_LICIT_IF] = ASK_LICIT,
						     [FLOW_CONTESTED] = ASK_CONTESTED, [FLOW_ILLICIT] = ASK_ILLICIT,
						     [FLOW_NOT_FORESEEN] = ASK_NOT_FORESEEN };
	struct flow_question q = *question;
	g_autofree enum flow_verdict *law = law_by_step(subject);

	q.law = law;
	g_autoptr(flow_answer_t) found = flow_ask(subject->problem, &q);
	struct asking asking = { subject, &q, found, answer, 0 };
	answer->conditions = g_ptr_array_new_with_free_func(ask_condition_free);
	answer->causes = g_ptr_array_new_with_free_func(free_cause);
	answer->findings = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	answer->proposals = g_ptr_array_new_with_free_func(free_proposal);
	enum flow_verdict verdict = found->step >= 0 ? judge_foreseen(&asking) : judge_supposed(&asking);
	answer->verdict = verdicts[verdict];
	answer->conditional = verdict == FLOW_LICIT_IF;
	answer->supposed = found->supposed;
	answer->seated = found->seated;
	answer->needless = found->needless;
	add_causes(&asking);
	if (answer->question.brief)
		return;
	if (verdict == FLOW_NOT_FORESEEN)
		propose_to_foresee(&asking);
	else if (verdict != FLOW_LICIT)
		propose(&asking, &q, found);
}
