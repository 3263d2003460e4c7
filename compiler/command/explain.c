// SPDX-License-Identifier: EUPL-1.2
/*
 * explain: a rule with its card, a message of the compiler, a provision with its
 * versions through time, or a row of the catalogue with the rules that answer
 * it; without ID, the list.
 */
#include "command/run.h"

#include "check/check.h"
#include "diag/json.h"

#include <string.h>

/* Headings, and the part of a card each one introduces (NULL: no card). */
enum heading { H_WHY, H_QUESTION, H_DETECTION, H_FALSE, H_REMEDY, H_SEVERITY, H_PROVISIONS, H_CATALOGUE,
	H_CONTESTED, H_REVIEW, H_NOT_REVIEWED, H_RULES, H_MESSAGES, H_FROM, H_TO, H_FORCE, H_BEFORE, H_AFTER,
	H_ADDRESS, H_CONFIDENCE, H_FIX, H_WRONG, H_RIGHT, H_ADVICE, H_WARNING, H_ERROR,
	H_ROW, H_NO_MACHINE, H_NO_RULE, H_OWN, H_SOURCE,
	H_MEMORY, H_DEDUCED, H_STATE, H_UNPROVED, H_COUNT };
static const char *const headings[][2] = {
	[H_WHY] = { "Pourquoi", "Why" },
	[H_QUESTION] = { "La question à se poser", "The question to ask" },
	[H_DETECTION] = { "Comment c’est détecté", "How it is detected" },
	[H_FALSE] = { "Quand le constat peut se tromper", "When the finding may be wrong" },
	[H_REMEDY] = { "Ce qui le rendrait licite", "What would make it lawful" },
	[H_SEVERITY] = { "Gravité", "Severity" },
	[H_PROVISIONS] = { "Textes", "Provisions" },
	[H_CATALOGUE] = { "Catalogue", "Catalogue" },
	[H_CONTESTED] = { "Le droit est discuté", "The law is disputed" },
	[H_REVIEW] = { "Relue par", "Reviewed by" },
	[H_NOT_REVIEWED] = { "Aucun juriste n’a encore relu cette fiche.", "No jurist has reviewed this card yet." },
	[H_RULES] = { "Règles", "Rules" },
	[H_MESSAGES] = { "Messages du compilateur", "Messages of the compiler" },
	[H_FROM] = { "du", "from" },
	[H_TO] = { "au", "to" },
	[H_FORCE] = { "en vigueur", "in force" },
	[H_BEFORE] = { "Remplace", "Replaces" },
	[H_AFTER] = { "Remplacé par", "Replaced by" },
	[H_ADDRESS] = { "Adresse officielle", "Official address" },
	[H_CONFIDENCE] = { "confiance", "confidence" },
	[H_FIX] = { "Pour y remédier", "To put it right" },
	[H_WRONG] = { "Exemple à corriger", "Wrong example" },
	[H_RIGHT] = { "Exemple juste", "Right example" },
	[H_ADVICE] = { "conseil", "advice" },
	[H_WARNING] = { "avertissement", "warning" },
	[H_ERROR] = { "erreur", "error" },
	[H_ROW] = { "contrainte du catalogue", "constraint of the catalogue" },
	[H_NO_MACHINE] = { "Ce qu’aucune machine ne vérifie", "What no machine checks" },
	[H_NO_RULE] = { "Aucune règle de cette version ne la vérifie.", "No rule of this version checks it." },
	[H_OWN] = { "Règle propre d’une charte, dans", "Own rule of a charter, in" },
	[H_SOURCE] = { "Source du conseil", "Source of the advice" },
	[H_MEMORY] = { "dates de mémoire", "dates from memory" },
	[H_DEDUCED] = { "dates déduites", "dates deduced" },
	[H_STATE] = { "Dernier état lu", "Latest state read" },
	[H_UNPROVED] = { "rien de ce qui a été lu ne prouve ce que dit le texte depuis.", "nothing that was read proves what it says since." },
};
G_STATIC_ASSERT(G_N_ELEMENTS(headings) == H_COUNT);

struct explainer {
	const struct command_io *io;
	const struct options *options;
	GPtrArray *packs;  /* struct pack * */
	GPtrArray *rules;  /* struct rule *, of all packs, each id once */
};

static const char *heading(const struct explainer *e, enum heading which)
{
	return headings[which][g_str_equal(e->options->said_in, "fr") ? 0 : 1];
}

static const char *severity_word(const struct explainer *e, enum severity severity)
{
	static const enum heading words[] = { H_ADVICE, H_WARNING, H_ERROR };
	return heading(e, words[severity]);
}

static const char *language(const struct explainer *e)
{
	return e->options->lang ? e->options->lang : e->options->said_in;
}

static void load_everything(struct explainer *e)
{
	g_autofree char *list = pack_jurisdictions();
	g_auto(GStrv) names = g_strsplit(list, ", ", -1);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	e->packs = g_ptr_array_new_with_free_func((GDestroyNotify)pack_free);
	e->rules = g_ptr_array_new();
	for (char **name = names; *name; name++) {
		struct pack *pack = pack_load(*name);
		const GPtrArray *rules = rules_of(pack);
		g_ptr_array_add(e->packs, pack);
		for (guint i = 0; i < rules->len; i++) {
			struct rule *rule = rules->pdata[i];
			if (g_hash_table_add(seen, rule->id))
				g_ptr_array_add(e->rules, rule);
		}
	}
}

static char *date_or_null(date_n date)
{
	return date ? date_format(date) : NULL;
}

/* ---- the list ---------------------------------------------------------- */

static void add_rule(JsonBuilder *json, const struct explainer *e, const struct rule *rule)
{
	g_autofree char *from = date_or_null(rule->in_force.from);
	g_autofree char *to = date_or_null(rule->in_force.to);
	g_autofree char *title = rule_card(rule, "titre", language(e));

	json_builder_begin_object(json);
	json_add_string(json, "id", rule->id);
	json_add_string(json, "severity", severity_name(rule->severity));
	json_add_strings(json, "provisions", rule->provisions);
	json_add_strings(json, "catalogue", rule->catalogue);
	json_add_string(json, "from", from);
	json_add_string(json, "to", to);
	json_add_string(json, "title", title);
	json_builder_end_object(json);
}

/* All rules, the one called `only`, or those that answer that row. */
static void print_json(const struct explainer *e, const char *only)
{
	g_autoptr(JsonBuilder) json = json_builder_new();
	g_autoptr(JsonGenerator) generator = json_generator_new();

	json_builder_begin_object(json);
	json_builder_set_member_name(json, "rules");
	json_builder_begin_array(json);
	for (guint i = 0; i < e->rules->len; i++) {
		const struct rule *rule = e->rules->pdata[i];
		if (!only || g_str_equal(rule->id, only) || g_strv_contains((const char *const *)rule->catalogue, only))
			add_rule(json, e, rule);
	}
	json_builder_end_array(json);
	json_builder_end_object(json);
	g_autoptr(JsonNode) root = json_builder_get_root(json);
	json_generator_set_root(generator, root);
	g_autofree char *text = json_generator_to_data(generator, NULL);
	fprintf(e->io->out, "%s\n", text);
}

static void print_list(const struct explainer *e)
{
	fprintf(e->io->out, "%s\n", heading(e, H_RULES));
	for (guint i = 0; i < e->rules->len; i++) {
		const struct rule *rule = e->rules->pdata[i];
		g_autofree char *title = rule_card(rule, "titre", language(e));
		fprintf(e->io->out, "  %-40s %-13s %s\n", rule->id, severity_word(e, rule->severity), title ? title : "");
	}
	fprintf(e->io->out, "\n%s\n", heading(e, H_MESSAGES));
	for (int i = 0; i < MESSAGE_COUNT; i++)
		fprintf(e->io->out, "  %-40s %-13s %s\n", message_rows[i].id, severity_word(e, message_rows[i].severity),
			message_texts(&message_rows[i], language(e))->title);
}

/* ---- one rule ---------------------------------------------------------- */

static void print_part(const struct explainer *e, enum heading which, const char *text)
{
	if (text && *text)
		fprintf(e->io->out, "\n%s\n  %s\n", heading(e, which), text);
}

static const struct pack *pack_of(const struct explainer *e, const char *id)
{
	for (guint i = 0; i < e->packs->len; i++)
		if (pack_provision(e->packs->pdata[i], id, 0))
			return e->packs->pdata[i];
	return NULL;
}

static void print_rule_provisions(const struct explainer *e, const struct rule *rule)
{
	fprintf(e->io->out, "\n%s\n", heading(e, H_PROVISIONS));
	for (char **id = rule->provisions; id && *id; id++) {
		const struct pack *pack = pack_of(e, *id);
		const struct provision *provision = pack ? pack_provision(pack, *id, e->options->date ? e->options->date : pack->law_base) : NULL;
		fprintf(e->io->out, "  %-28s %s\n", *id, provision ? provision_label(provision, language(e)) : "");
		if (provision && provision->address)
			fprintf(e->io->out, "  %-28s %s\n", "", provision->address);
	}
}

static gboolean is_element(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && g_str_equal((const char *)node->name, name);
}

static const xmlNode *card_of(const struct rule *rule)
{
	const xmlNode *card = rule->pattern->children;

	while (card && !is_element(card, "carte"))
		card = card->next;
	return card ? card->children : NULL;
}

/* Both readings of disputed law, and who holds them; in the pack's first
 * language where the one asked for is missing. */
static void print_readings(const struct explainer *e, const struct rule *rule)
{
	for (int pass = 0, printed = 0; pass < 2 && !printed; pass++)
		for (const xmlNode *node = card_of(rule); node; node = node->next) {
			if (!is_element(node, "lecture"))
				continue;
			xmlChar *lang = xmlNodeGetLang(node), *holder = xmlGetNoNsProp((xmlNode *)node, BAD_CAST "tenant");
			if (pass || g_strcmp0((const char *)lang, language(e)) == 0) {
				xmlChar *text = xmlNodeGetContent(node);
				if (!printed++)
					fprintf(e->io->out, "\n%s\n", heading(e, H_CONTESTED));
				fprintf(e->io->out, "  – %s : %s\n", holder ? (const char *)holder : "", (const char *)text);
				xmlFree(text);
			}
			xmlFree(lang);
			xmlFree(holder);
		}
}

/* The elements of a charter that the card gives as an example, as written. */
static void print_example(const struct explainer *e, const struct rule *rule, enum heading which, const char *genre)
{
	for (const xmlNode *node = card_of(rule); node; node = node->next) {
		if (!is_element(node, "exemple"))
			continue;
		xmlChar *own = xmlGetNoNsProp((xmlNode *)node, BAD_CAST "genre");
		if (own && g_str_equal((const char *)own, genre)) {
			fprintf(e->io->out, "\n%s\n", heading(e, which));
			for (xmlNode *child = node->children; child; child = child->next) {
				xmlBuffer *buffer = xmlBufferCreate();
				if (child->type == XML_ELEMENT_NODE && xmlNodeDump(buffer, child->doc, child, 1, 1) > 0) {
					g_autoptr(GString) text = g_string_new((const char *)xmlBufferContent(buffer));
					g_string_replace(text, " xmlns=\"urn:entente:charte:1\"", "", 0);
					fprintf(e->io->out, "  %s\n", text->str);
				}
				xmlBufferFree(buffer);
			}
		}
		xmlFree(own);
	}
}

static void print_source(const struct explainer *e, const struct rule *rule)
{
	for (guint i = 0; rule->source && i < e->packs->len; i++) {
		const struct collection *source = pack_collection(e->packs->pdata[i], rule->source);
		if (!source)
			continue;
		print_part(e, H_SOURCE, source->name);
		return;
	}
}

static void print_rule(const struct explainer *e, const struct rule *rule)
{
	static const struct { enum heading which; const char *part; } parts[] = {
		{ H_WHY, "pourquoi" }, { H_QUESTION, "question" }, { H_DETECTION, "detection" },
		{ H_FALSE, "faux-positifs" }, { H_REMEDY, "remede" },
	};
	g_autofree char *title = rule_card(rule, "titre", language(e));
	g_autofree char *catalogue = rule->catalogue ? g_strjoinv(", ", rule->catalogue) : NULL;
	g_autofree char *review = rule_reviewer(rule);

	fprintf(e->io->out, "%s — %s\n%s : %s\n", rule->id, title ? title : "", heading(e, H_SEVERITY),
		severity_word(e, rule->severity));
	for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *text = rule_card(rule, parts[i].part, language(e));
		print_part(e, parts[i].which, text);
	}
	print_readings(e, rule);
	print_example(e, rule, H_WRONG, "faux");
	print_example(e, rule, H_RIGHT, "juste");
	print_rule_provisions(e, rule);
	print_part(e, H_CATALOGUE, catalogue);
	print_source(e, rule);
	if (review && *review)
		print_part(e, H_REVIEW, review);
	else
		fprintf(e->io->out, "\n%s\n", heading(e, H_NOT_REVIEWED));
}

/* ---- one message, one provision ---------------------------------------- */

static void print_message(const struct explainer *e, const struct message_row *row)
{
	const struct message_text *texts = message_texts(row, language(e));

	fprintf(e->io->out, "%s — %s\n%s : %s\n\n%s\n", row->id, texts->title, heading(e, H_SEVERITY),
		severity_word(e, row->severity), texts->explanation ? texts->explanation : "");
	print_part(e, H_FIX, texts->fix);
}

static void print_version(const struct explainer *e, const struct provision *version)
{
	static const char *const confidences[][2] = { { "non vérifié", "not verified" }, { "mémoire stable", "stable memory" },
		{ "une source", "one source" }, { "sources secondaires", "secondary sources" }, { "texte lu", "text read" } };
	gboolean french = g_str_equal(e->options->said_in, "fr");
	g_autofree char *from = date_or_null(version->in_force.from);
	g_autofree char *to = date_or_null(version->in_force.to);

	fprintf(e->io->out, "  %s %s %s %s   [%s : %s%s%s]\n", heading(e, H_FROM), from ? from : "…", heading(e, H_TO),
		to ? to : "…", heading(e, H_CONFIDENCE), confidences[version->confidence][french ? 0 : 1], version->dates ? ", " : "",
		version->dates ? heading(e, g_str_equal(version->dates, "memoire") ? H_MEMORY : H_DEDUCED) : "");
	if (version->note)
		fprintf(e->io->out, "      %s\n", version->note);
}

/* A version without end is in force as far as we know: how far is that? */
static void print_horizon(const struct explainer *e, const struct pack *pack, const struct provision *last)
{
	const struct collection *collection = pack_collection(pack, last->id);

	if (last->in_force.to || !collection || !collection->state_read)
		return;
	fprintf(e->io->out, "\n%s\n  %s : %s\n", heading(e, H_STATE), collection->state_read, heading(e, H_UNPROVED));
	if (collection->reserve)
		fprintf(e->io->out, "  %s\n", collection->reserve);
}

static void print_provision(const struct explainer *e, const struct pack *pack, const char *id)
{
	const GPtrArray *versions = g_hash_table_lookup(pack->by_id, id);
	const struct provision *first = versions->pdata[0];

	fprintf(e->io->out, "%s — %s\n%s\n\n", id, provision_label(first, language(e)), first->title ? first->title : "");
	for (guint i = 0; i < versions->len; i++)
		print_version(e, versions->pdata[i]);
	print_horizon(e, pack, versions->pdata[versions->len - 1]);
	print_part(e, H_BEFORE, first->predecessor);
	print_part(e, H_AFTER, first->successor);
	print_part(e, H_ADDRESS, first->address);
}

/* ---- one row of the catalogue ------------------------------------------ */

static const struct pack *pack_of_row(const struct explainer *e, const char *id)
{
	for (guint i = 0; i < e->packs->len; i++)
		if (pack_catalogue_row(e->packs->pdata[i], id))
			return e->packs->pdata[i];
	return NULL;
}

static void print_row_rules(const struct explainer *e, const char *id)
{
	for (guint i = 0; i < e->rules->len; i++) {
		const struct rule *rule = e->rules->pdata[i];
		g_autofree char *title = NULL;
		if (!g_strv_contains((const char *const *)rule->catalogue, id))
			continue;
		title = rule_card(rule, "titre", language(e));
		fprintf(e->io->out, "  %-40s %-13s %s\n", rule->id, severity_word(e, rule->severity), title ? title : "");
	}
}

static gboolean row_has_rules(const struct explainer *e, const char *id)
{
	for (guint i = 0; i < e->rules->len; i++)
		if (g_strv_contains((const char *const *)((struct rule *)e->rules->pdata[i])->catalogue, id))
			return TRUE;
	return FALSE;
}

static void print_row(const struct explainer *e, const struct pack *pack, const char *id)
{
	const struct catalogue_row *row = pack_catalogue_row(pack, id);
	const char *motif = catalogue_motif(pack, row, language(e));
	gboolean checked = row_has_rules(e, id);

	fprintf(e->io->out, "%s — %s\n", id, heading(e, H_ROW));
	if (checked) {
		fprintf(e->io->out, "\n%s\n", heading(e, H_RULES));
		print_row_rules(e, id);
	}
	print_part(e, H_NO_MACHINE, motif);
	print_part(e, H_OWN, row->own);
	if (!checked && !motif && !row->own)
		fprintf(e->io->out, "\n%s\n", heading(e, H_NO_RULE));
}

/* Everything that has an id; free the array only. */
static GPtrArray *known_ids(const struct explainer *e)
{
	GPtrArray *ids = g_ptr_array_new();

	for (guint i = 0; i < e->rules->len; i++)
		g_ptr_array_add(ids, ((struct rule *)e->rules->pdata[i])->id);
	for (int i = 0; i < MESSAGE_COUNT; i++)
		g_ptr_array_add(ids, (char *)message_rows[i].id);
	for (guint p = 0; p < e->packs->len; p++) {
		const struct pack *pack = e->packs->pdata[p];
		for (guint i = 0; i < pack->provisions->len; i++)
			g_ptr_array_add(ids, ((struct provision *)pack->provisions->pdata[i])->id);
		for (guint i = 0; i < pack->catalogue->len; i++)
			g_ptr_array_add(ids, ((struct catalogue_row *)pack->catalogue->pdata[i])->id);
	}
	g_ptr_array_add(ids, NULL);
	return ids;
}

static int explain_one(const struct explainer *e, const char *id)
{
	for (guint i = 0; i < e->rules->len; i++) {
		const struct rule *rule = e->rules->pdata[i];
		if (!g_str_equal(rule->id, id))
			continue;
		if (e->options->json)
			print_json(e, id);
		else
			print_rule(e, rule);
		return STATUS_OK;
	}
	const struct message_row *row = message_find(id);
	if (row)
		return print_message(e, row), STATUS_OK;
	const struct pack *pack = pack_of(e, id);
	if (pack)
		return print_provision(e, pack, id), STATUS_OK;
	const struct pack *owner = pack_of_row(e, id);
	if (owner && e->options->json)
		return print_json(e, id), STATUS_OK;
	if (owner)
		return print_row(e, owner, id), STATUS_OK;
	g_autoptr(GPtrArray) ids = known_ids(e);
	say(e->io, e->options->said_in, MSG_EXPLAIN_UNKNOWN, id, nearest_word(id, (const char *const *)ids->pdata));
	return STATUS_CANNOT;
}

static int run(int argc, char **argv, const struct command_io *io)
{
	g_auto(options_t) options = { 0 };
	int status;

	if (!options_parse(&options, &command_explain, FOR_EXPLAIN, argc, argv, io, &status))
		return status;
	struct explainer explainer = { io, &options, NULL, NULL };
	load_everything(&explainer);
	status = STATUS_OK;
	if (options.arguments && options.arguments[0])
		for (char **id = options.arguments; *id; id++) {
			int one = explain_one(&explainer, *id);
			status = MAX(status, one);
		}
	else if (options.json)
		print_json(&explainer, NULL);
	else
		print_list(&explainer);
	g_ptr_array_unref(explainer.rules);
	g_ptr_array_unref(explainer.packs);
	return status;
}

const struct command command_explain = {
	"explain", "[ID…]", "explique une règle, un message, une disposition ou une contrainte du catalogue ; sans ID, la liste",
	"explains a rule, a message, a provision or a row of the catalogue; without ID, the list", run,
};
