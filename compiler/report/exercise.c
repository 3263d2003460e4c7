// SPDX-License-Identifier: EUPL-1.2
/*
 * Questions for trainers, with the answers of the reasoner: one <exercices>
 * appended to a copy of the facts (schema/facts.rnc).
 *
 * The questions come from the charter, always the same ones: exchanges that it
 * foresees, the same exchange in a room where it must not be, what a party knows
 * and the other must not hear, what the charter promises never to say. Nothing
 * here knows an answer: each is asked of ask_run(), as `entente ask --may` does.
 */
#include "report/internal.h"

#include "ask/ask.h"

#include <string.h>

enum family { FORESEEN, ELSEWHERE, WITHHELD, PROMISED, FAMILIES };
static const char *const family_names[] = { "prevu", "autre-lieu", "retenu", "promis" };
/* Two sheets of eight cards. */
static const guint wanted[FAMILIES] = { 6, 4, 4, 2 };
#define MOST_RULES 3
#define TRIES 3 /* questions asked for one kept, at most */

struct question {
	const struct party *from, *to;
	const struct information *item;
	const struct room *room;   /* or NULL: anywhere */
	const struct room *other;  /* where it is foreseen, or NULL */
};

struct deck {
	const struct compile *compile;
	xmlNode *row;              /* <exercices> */
	GPtrArray *kept;           /* struct question *, to ask nothing twice */
	guint number;
};

/* ---- questions that could be asked ------------------------------------- */

static void propose(GPtrArray *list, struct question question)
{
	if (question.from != question.to && !question.to->is_public && !question.from->concerned)
		g_ptr_array_add(list, g_memdup2(&question, sizeof question));
}

static gboolean sits(const struct room *room, const struct party *party)
{
	for (guint i = 0; i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];
		if (seat->party == party && seat->present)
			return TRUE;
	}
	return (room->chairs && g_ptr_array_find(room->chairs, party, NULL)) || (room->hosts && g_ptr_array_find(room->hosts, party, NULL));
}

/* A room where both sit and that does not admit the information, or at least another one. */
static const struct room *wrong_room(const struct charter *charter, const struct question *question)
{
	const struct room *second = NULL;

	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *room = charter->rooms->pdata[i];
		if (room->carrier || room == question->room || !sits(room, question->from) || !sits(room, question->to))
			continue;
		if (room->ceiling < question->item->rank)
			return room;
		second = second ? second : room;
	}
	return second;
}

static void from_flows(const struct charter *charter, GPtrArray *foreseen, GPtrArray *elsewhere)
{
	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		if (flow->from.kind != LOCUS_PARTY || flow->modality == MODALITY_FORBIDDEN || !flow->in_force || !flow->hearers->len)
			continue;
		const struct room *room = flow->in && !flow->in->carrier ? flow->in : NULL;
		struct question question = { flow->from.party, flow->hearers->pdata[(i * 5 + 1) % flow->hearers->len],
					     flow->items->pdata[i % flow->items->len], room, NULL };
		if (flow->to.kind == LOCUS_PARTY)
			question.to = flow->to.party;
		propose(foreseen, question);
		question.other = room;
		question.room = question.item->level >= 2 && room ? wrong_room(charter, &question) : NULL;
		if (question.room)
			propose(elsewhere, question);
	}
}

static gboolean told(const struct charter *charter, const struct party *party, const struct information *item)
{
	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		if (flow->modality != MODALITY_FORBIDDEN && g_ptr_array_find(flow->items, item, NULL) &&
		    g_ptr_array_find(flow->hearers, party, NULL))
			return TRUE;
	}
	return item->holders && g_ptr_array_find(item->holders, party, NULL);
}

/* What one knows and another does not, though they meet: the most protected first. */
static void from_holders(const struct charter *charter, GPtrArray *list)
{
	for (guint level = 3; level >= 2; level--) {
		for (guint i = 0; i < charter->informations->len; i++) {
			const struct information *item = charter->informations->pdata[i];
			if (item->level != level || !item->holders)
				continue;
			for (guint h = 0; h < item->holders->len; h++) {
				const struct party *from = item->holders->pdata[h];
				for (guint r = 0; r < charter->rooms->len; r++) {
					const struct room *room = charter->rooms->pdata[r];
					guint start = (i * 3 + h * 7) % MAX(room->seats->len, 1u);
					for (guint s = 0; !room->carrier && sits(room, from) && s < room->seats->len; s++) {
						const struct party *to = ((const struct seat *)room->seats->pdata[(start + s) % room->seats->len])->party;
						if (to == from || told(charter, to, item))
							continue;
						propose(list, (struct question){ from, to, item, NULL, NULL });
						break;
					}
				}
			}
		}
	}
}

static void from_promises(const struct charter *charter, GPtrArray *list)
{
	for (guint i = 0; i < charter->nevers->len; i++) {
		const struct never *never = charter->nevers->pdata[i];
		for (guint k = 0; k < never->items->len; k++) {
			const struct information *item = never->items->pdata[k];
			if (!item->holders || !item->holders->len || !never->parties->len)
				continue;
			propose(list, (struct question){ item->holders->pdata[(i + k) % item->holders->len],
							 never->parties->pdata[k % never->parties->len], item, NULL, NULL });
		}
	}
}

/* ---- choosing ----------------------------------------------------------- */

/* How much of a question is in those kept: the less, the better. */
static guint staleness(const struct deck *deck, const struct question *question)
{
	guint same = 0;

	for (guint i = 0; i < deck->kept->len; i++) {
		const struct question *other = deck->kept->pdata[i];
		if (other->from == question->from && other->to == question->to && other->item == question->item)
			return G_MAXUINT;
		same += (other->from == question->from ? 3u : 0u) + (other->to == question->to ? 2u : 0u) +
			(other->item == question->item ? 4u : 0u) + (other->room == question->room ? 1u : 0u);
	}
	return same;
}

/* Takes the freshest out of `list`; NULL if none is worth asking. Owned. */
static struct question *freshest(const struct deck *deck, GPtrArray *list)
{
	guint best = 0, least = G_MAXUINT;

	for (guint i = 0; i < list->len; i++) {
		guint stale = staleness(deck, list->pdata[i]);
		if (stale < least) {
			least = stale;
			best = i;
		}
	}
	return least == G_MAXUINT ? NULL : g_ptr_array_steal_index(list, best);
}

/* ---- asking ------------------------------------------------------------- */

static struct ask_answer *ask(const struct deck *deck, const struct question *question, const struct room *room)
{
	struct ask_unknown unknown = { NULL };
	const struct ask_question asked = { .form = ASK_MAY, .from = question->from->id, .to = question->to->id,
					    .information = question->item->id, .room = room ? room->id : NULL, .brief = TRUE };

	return ask_run(deck->compile, &asked, &unknown);
}

static void provision_write(xmlNode *row, const struct compile *compile, const char *id, const char *label)
{
	const struct provision *provision = pack_provision(compile->pack, id, compile->charter->as_of);
	const xmlNode *own = g_hash_table_lookup(compile->charter->ids, id);
	xmlChar *name = own ? xmlGetNoNsProp(own, BAD_CAST "nom") : NULL;

	for (const xmlNode *known = row->children; known; known = known->next) {
		xmlChar *ref = xmlGetNoNsProp(known, BAD_CAST "ref");
		gboolean same = ref && g_str_equal((const char *)ref, id);
		xmlFree(ref);
		if (same) {
			xmlFree(name);
			return;
		}
	}
	xmlNode *base = row_new(row, "disposition");
	row_set(base, "ref", id);
	row_set(base, "libelle", label ? label : provision ? provision_label(provision, compile->lang) : name ? (const char *)name : id);
	row_set(base, "adresse", provision ? provision->address : NULL);
	xmlFree(name);
}

static void conditions_write(xmlNode *row, const struct compile *compile, const struct ask_answer *answer)
{
	for (guint i = 0; answer->conditions && i < answer->conditions->len; i++) {
		const struct ask_condition *condition = answer->conditions->pdata[i];
		row_text(row, "condition", condition->text);
		for (guint k = 0; condition->provisions && condition->provisions[k]; k++)
			provision_write(row, compile, condition->provisions[k], condition->labels ? condition->labels[k] : NULL);
	}
}

/* One cause of each kind, about the one asked about if there is such a one: what
 * bars an act bars it towards each hearer, and a card is short. */
static void causes_write(xmlNode *row, const struct question *question, const struct ask_answer *answer)
{
	for (guint i = 0; answer->causes && i < answer->causes->len; i++) {
		const struct ask_cause *cause = answer->causes->pdata[i];
		gboolean first = TRUE;
		for (guint k = 0; k < i; k++)
			first = first && strcmp(((const struct ask_cause *)answer->causes->pdata[k])->kind, cause->kind);
		if (!first)
			continue;
		for (guint k = i; k < answer->causes->len; k++) {
			const struct ask_cause *other = answer->causes->pdata[k];
			if (!strcmp(other->kind, cause->kind) && strstr(other->text, question->to->name)) {
				cause = other;
				break;
			}
		}
		xmlNode *raison = xmlNewTextChild(row, row->ns, BAD_CAST "raison", BAD_CAST cause->text);
		row_set(raison, "genre", cause->kind);
	}
}

/* The rules that find fault: errors, or warnings if there is no error; a few are enough. */
static void rules_found_write(xmlNode *row, const struct compile *compile, const struct ask_answer *answer)
{
	guint written = 0;

	for (enum severity severity = SEVERITY_ERROR; written == 0 && severity > SEVERITY_ADVICE; severity--) {
		for (guint i = 0; answer->findings && i < answer->findings->len && written < MOST_RULES; i++) {
			const struct finding *finding = answer->findings->pdata[i];
			const struct rule *rule = rules_find(rules_of(compile->pack), finding->id);
			g_autofree char *title = rule ? rule_card(rule, "titre", compile->lang) : NULL;
			if (finding->severity != severity)
				continue;
			xmlNode *regle = xmlNewTextChild(row, row->ns, BAD_CAST "regle", BAD_CAST (title ? title : finding->message));
			row_set(regle, "id", finding->id);
			row_set(regle, "gravite", severity_fact(finding->severity));
			for (guint k = 0; finding->provisions && finding->provisions[k]; k++)
				provision_write(row, compile, finding->provisions[k], finding->labels ? finding->labels[k] : NULL);
			written++;
		}
	}
}

/* The bases of the flow that foresees it, and its number. */
static void flow_write(xmlNode *row, const struct compile *compile, const char *id)
{
	for (guint i = 0; i < compile->charter->flows->len; i++) {
		const struct flow *flow = compile->charter->flows->pdata[i];
		if (strcmp(flow->id, id))
			continue;
		row_set(row, "flux", id);
		row_set_number(row, "flux-numero", flow->index + 1);
		for (guint k = 0; k < flow->bases->len; k++)
			provision_write(row, compile, flow->bases->pdata[k], NULL);
	}
}

static void question_write(struct deck *deck, const struct question *question, enum family family, const struct ask_answer *answer,
			   const struct room *elsewhere)
{
	static const char *const verdicts[] = { "licite", "illicite", "conteste", "non-prevu" };
	xmlNode *row = row_new(deck->row, "question");

	G_STATIC_ASSERT(ASK_NOT_FORESEEN == 3);
	row_set_number(row, "numero", ++deck->number);
	row_set(row, "famille", family_names[family]);
	row_set(row, "de", question->from->id);
	row_set(row, "de-nom", question->from->name);
	row_set(row, "vers", question->to->id);
	row_set(row, "vers-nom", question->to->name);
	row_set(row, "information", question->item->id);
	row_set(row, "lettre", question->item->letter);
	row_set(row, "information-nom", question->item->name);
	row_set(row, "instance", question->room ? question->room->id : NULL);
	row_set(row, "instance-nom", question->room ? question->room->name : NULL);
	row_set(row, "verdict", verdicts[answer->verdict]);
	row_set_yes(row, "conditionnel", answer->conditional);
	row_set(row, "ailleurs", elsewhere ? elsewhere->id : NULL);
	row_set(row, "ailleurs-nom", elsewhere ? elsewhere->name : NULL);
	if (answer->flow)
		flow_write(row, deck->compile, answer->flow);
	conditions_write(row, deck->compile, answer);
	causes_write(row, question, answer);
	rules_found_write(row, deck->compile, answer);
	if (question->room && question->room->basis && !row->children)
		provision_write(row, deck->compile, question->room->basis, NULL);
}

/* Asks, and keeps the question if its answer is of use in its family; FALSE if not. */
static gboolean try_question(struct deck *deck, const struct question *question, enum family family)
{
	g_autoptr(ask_answer_t) answer = ask(deck, question, question->room);
	const struct room *elsewhere = NULL;

	if (!answer || (family != FORESEEN && answer->verdict == ASK_LICIT))
		return FALSE;
	if (family == ELSEWHERE) { /* only if another room does make it lawful */
		g_autoptr(ask_answer_t) there = ask(deck, question, question->other);
		if (!there || there->verdict != ASK_LICIT)
			return FALSE;
		elsewhere = question->other;
	}
	question_write(deck, question, family, answer, elsewhere);
	return TRUE;
}

/* The families take turns, so that the deck is varied as it lies. */
xmlDoc *report_exercises(const struct compile *compile)
{
	xmlDoc *facts = xmlCopyDoc(compile->facts, 1);
	struct deck deck = { compile, row_new(xmlDocGetRootElement(facts), "exercices"), g_ptr_array_new_with_free_func(g_free), 0 };
	GPtrArray *lists[FAMILIES];
	guint left[FAMILIES], tries[FAMILIES];
	gboolean any = TRUE;

	for (guint f = 0; f < FAMILIES; f++) {
		lists[f] = g_ptr_array_new_with_free_func(g_free);
		left[f] = wanted[f];
		tries[f] = TRIES * wanted[f];
	}
	from_flows(compile->charter, lists[FORESEEN], lists[ELSEWHERE]);
	from_holders(compile->charter, lists[WITHHELD]);
	from_promises(compile->charter, lists[PROMISED]);
	while (any) {
		any = FALSE;
		for (guint f = 0; f < FAMILIES; f++) {
			struct question *question = left[f] && tries[f] ? freshest(&deck, lists[f]) : NULL;
			if (!question)
				continue;
			any = TRUE;
			tries[f]--;
			left[f] -= try_question(&deck, question, f) ? 1u : 0u;
			g_ptr_array_add(deck.kept, question); /* asked: no more */
		}
	}
	for (guint f = 0; f < FAMILIES; f++)
		g_ptr_array_unref(lists[f]);
	g_ptr_array_unref(deck.kept);
	return facts;
}
