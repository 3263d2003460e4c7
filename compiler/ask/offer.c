// SPDX-License-Identifier: EUPL-1.2
/*
 * The gates that the law offers for an act and that the charter does not use.
 *
 * A row of the vocabulary says what a gate asks of a flow besides who speaks to
 * whom (`a-reunir`: attribute=value, «*» a text to be stated). Each gate is tried
 * as it would be written: a copy of the charter gets one flow per gate and
 * recipient, and the <porte> of its facts say which opened and towards whom.
 * So the conditions of the law are read where they stand, in the rows.
 */
#include "ask/internal.h"

#include <string.h>

#define OFFER_ID "essai-de-porte-"

static char **asked_of(const struct word *gate)
{
	const char *list = word_get(gate, "a-reunir");

	char **pairs = list ? g_strsplit(list, ";", -1) : NULL;

	for (char **pair = pairs; pair && *pair; pair++)
		g_strstrip(*pair);
	return pairs;
}

/* The provision to cite: the first of the gate that is in force. */
static const char *basis_of(const struct charter *charter, const struct word *gate, char **ids)
{
	for (char **id = ids; *id; id++)
		if (pack_force(charter->pack, *id, charter->as_of) == FORCE_IN)
			return *id;
	return ids[0];
}

static void cite(const struct charter *charter, const struct word *gate, struct flux *flux)
{
	const char *provisions = word_get(gate, "provisions");
	g_auto(GStrv) ids = g_strsplit(provisions ? provisions : "", " ", -1);

	if (ids[0] && *ids[0])
		flux_add_word(flux, "base", basis_of(charter, gate, ids));
}

static char *shown(const struct compile *compile, const char *name, const char *value)
{
	if (g_str_equal(value, "*"))
		return ask_say(compile->lang, TO_STATE, NULL);
	const struct word *word = g_str_equal(name, "finalite") ? pack_word(compile->pack, WORD_PURPOSE, value) : NULL;
	return g_strdup(word ? word_label(word, compile->lang) : value);
}

static gboolean has(const struct flux *flux, const char *name, const char *value)
{
	const char *own = flux_get(flux, name);

	return own && !g_str_equal(own, "a-decider") && (g_str_equal(value, "*") || g_str_equal(own, value));
}

static void meet(const struct compile *compile, const struct word *gate, struct flux *flux, GPtrArray *conditions)
{
	g_auto(GStrv) asked = asked_of(gate);

	cite(compile->charter, gate, flux);
	for (char **one = asked; one && *one; one++) {
		char *value = strchr(*one, '=');
		if (!value)
			continue;
		*value++ = '\0';
		if (has(flux, *one, value))
			continue;
		flux_set(flux, *one, g_str_equal(value, "*") ? "a-decider" : value);
		g_autofree char *told = conditions ? shown(compile, *one, value) : NULL;
		char *text = conditions ? ask_attribute_words(compile->lang, *one, value, told) : NULL;
		if (text)
			g_ptr_array_add(conditions, condition_new(*one, NULL, text));
	}
}

void offer_meet(const struct compile *compile, const char *gate, struct flux *flux, GPtrArray *conditions)
{
	const struct word *word = pack_word(compile->pack, WORD_GATE, gate);

	if (!word)
		return;
	g_ptr_array_add(conditions, gate_condition(compile, word));
	meet(compile, word, flux, conditions);
}

/* ---- trials ------------------------------------------------------------------ */

const char *oral_channel(const struct pack *pack)
{
	for (guint i = 0; i < pack->words[WORD_CHANNEL]->len; i++) {
		const struct word *word = pack->words[WORD_CHANNEL]->pdata[i];
		if (g_strcmp0(word_get(word, "forme"), "oral") == 0)
			return word->id;
	}
	return NULL;
}

struct trials {
	const struct compile *compile;
	const char *from, *information;
	GPtrArray *fluxes; /* struct flux * */
	GPtrArray *gates;  /* struct word *, of each */
};

static void add_trial(struct trials *trials, const struct word *gate, const char *to)
{
	struct flux *flux = flux_new();
	g_autofree char *id = g_strdup_printf(OFFER_ID "%u", trials->fluxes->len + 1);

	flux_set(flux, "id", id);
	flux_set(flux, "de", trials->from);
	flux_set(flux, "vers", to);
	flux_set(flux, "information", trials->information);
	flux_set(flux, "canal", oral_channel(trials->compile->pack));
	meet(trials->compile, gate, flux, NULL);
	g_ptr_array_add(trials->fluxes, flux);
	g_ptr_array_add(trials->gates, (gpointer)gate);
}

static void add_trials(struct trials *trials, locus_t from, const GArray *rooms)
{
	const struct charter *charter = trials->compile->charter;
	const GPtrArray *words = charter->pack->words[WORD_GATE];

	for (guint i = 0; i < words->len; i++) {
		const struct word *gate = words->pdata[i];
		if (!word_get(gate, "a-reunir") || word_is(gate, "conteste"))
			continue;
		for (guint q = 0; q < charter->parties->len; q++)
			if (q != from)
				add_trial(trials, gate, ((const struct party *)charter->parties->pdata[q])->id);
		for (guint r = 0; r < rooms->len; r++) {
			const struct room *room = charter->rooms->pdata[g_array_index(rooms, guint, r) - charter->parties->len];
			add_trial(trials, gate, room->id);
		}
	}
}

/* ---- what opened --------------------------------------------------------------- */

static struct flow_offer *offer_for(GArray *offers, const struct word *gate)
{
	for (guint i = 0; i < offers->len; i++)
		if (g_str_equal(g_array_index(offers, struct flow_offer, i).id, gate->id))
			return &g_array_index(offers, struct flow_offer, i);
	struct flow_offer offer = { .id = gate->id };
	g_array_append_val(offers, offer);
	return &g_array_index(offers, struct flow_offer, offers->len - 1);
}

static void take(GArray *offers, const struct word *word, const struct flow_gate *gate)
{
	struct flow_offer *offer = offer_for(offers, word);

	if (!offer->gate.who) {
		offer->gate = *gate;
		offer->gate.who = g_array_new(FALSE, FALSE, sizeof(guint));
	}
	for (guint i = 0; gate->who && i < gate->who->len; i++) {
		guint party = g_array_index(gate->who, guint, i);
		if (!flow_has(offer->gate.who, party))
			g_array_append_val(offer->gate.who, party);
	}
}

/* The gates of a step are the <porte> of its fact, in their order. */
static void take_all(GArray *offers, const struct trials *trials, const struct compile *trial)
{
	g_autoptr(flow_problem_t) problem = flow_problem_of(trial->charter, trial->facts);
	guint index = 0;

	for (const xmlNode *node = xmlDocGetRootElement(trial->facts)->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, BAD_CAST "flux"))
			continue;
		const struct flow_step *step = &g_array_index(problem->steps, struct flow_step, index++);
		if (!g_str_has_prefix(step->id, OFFER_ID))
			continue;
		const struct word *gate = trials->gates->pdata[g_ascii_strtoull(step->id + strlen(OFFER_ID), NULL, 10) - 1];
		guint g = 0;
		for (const xmlNode *porte = node->children; porte; porte = porte->next) {
			if (porte->type != XML_ELEMENT_NODE || !xmlStrEqual(porte->name, BAD_CAST "porte"))
				continue;
			xmlChar *id = xmlGetNoNsProp((xmlNode *)porte, BAD_CAST "id");
			if (xmlStrEqual(id, BAD_CAST gate->id))
				take(offers, gate, &g_array_index(step->gates, struct flow_gate, g));
			xmlFree(id);
			g++;
		}
	}
}

GArray *offers_find(const struct compile *compile, locus_t from, guint kind, const GArray *rooms)
{
	const struct charter *charter = compile->charter;
	GArray *offers = g_array_new(FALSE, TRUE, sizeof(struct flow_offer));
	g_autoptr(GPtrArray) fluxes = g_ptr_array_new_with_free_func((GDestroyNotify)flux_free), gates = g_ptr_array_new();
	gboolean party = from < charter->parties->len;
	struct trials trials = { compile,
				 party ? ((const struct party *)charter->parties->pdata[from])->id
				       : ((const struct room *)charter->rooms->pdata[from - charter->parties->len])->id,
				 ((const struct information *)charter->informations->pdata[kind])->id, fluxes, gates };
	gsize length;

	add_trials(&trials, from, rooms);
	if (!fluxes->len)
		return offers;
	g_autofree char *text = charter_with(charter, fluxes, NULL, NULL, &length);
	g_autoptr(compile_t) trial = trial_compile(compile, text, length, PASS_FACTS);
	if (trial)
		take_all(offers, &trials, trial);
	return offers;
}

void offers_free(GArray *offers)
{
	for (guint i = 0; i < offers->len; i++)
		g_clear_pointer(&g_array_index(offers, struct flow_offer, i).gate.who, g_array_unref);
	g_array_unref(offers);
}
