// SPDX-License-Identifier: EUPL-1.2
/*
 * Each exchange against the charter and the law of its day.
 *
 * An exchange is foreseen by a flow in force from the same speaker, in the same
 * place, that the recipient hears, of this information or of one it derives
 * from. It conforms when some flow that foresees it has no error of law and all
 * that the charter asks of it was met. One that nothing foresees is a breach
 * when the charter forbids it or when «ask --may» calls it illicit (a secret, the
 * confidence of a room, a promise, a rule of law), else it is not foreseen.
 *
 * The law is read once for each state in which it was on the days of the
 * journal (watch.h tells which days are alike).
 */
#include "audit/audit.h"

#include "ask/ask.h"
#include "check/check.h"
#include "diag/words.h"
#include "timeline/watch.h"

#include <string.h>

/* The charter and the law as they are on some days. */
struct state {
	struct compile *again;  /* or NULL: as the charter is read */
	const struct compile *compile;
	GHashTable *faulty;     /* id of a flow -> its first error of law */
	GHashTable *answers;    /* what ask_run() said: text -> struct ask_answer */
};

struct court {
	struct audit *audit;
	struct watch *watch;
	GHashTable *states;     /* text of watch_state() -> struct state */
	GHashTable *days;       /* date -> struct state, borrowed */
	GHashTable *known;      /* «id flow», or «id articles» -> struct breach, borrowed */
	date_n since;           /* the day the charter is in force from, 0: not said */
};

static void state_free(gpointer data)
{
	struct state *state = data;

	g_hash_table_unref(state->faulty);
	g_hash_table_unref(state->answers);
	compile_free(state->again);
	g_free(state);
}

static void breach_free(gpointer data)
{
	struct breach *breach = data;

	g_free(breach->id);
	g_free(breach->flow);
	g_free(breach->articles);
	g_free(breach->what);
	g_free(breach);
}

/* ---- the law of a day -------------------------------------------------------- */

static struct state *state_new(const struct compile *first, date_n date)
{
	struct state *state = g_new0(struct state, 1);

	state->again = date == first->charter->as_of ? NULL : compile_again(first, date);
	state->compile = state->again ? state->again : first;
	state->faulty = g_hash_table_new(g_str_hash, g_str_equal);
	state->answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)ask_answer_free);
	if (!state->compile->complete)
		return state;
	const GPtrArray *list = state->compile->findings->list;
	for (guint i = 0; i < list->len; i++) {
		struct finding *finding = list->pdata[i];
		if (finding->severity == SEVERITY_ERROR && !finding->derogated && finding->element &&
		    !g_hash_table_contains(state->faulty, finding->element))
			g_hash_table_insert(state->faulty, finding->element, finding);
	}
	return state;
}

static const struct state *state_of(struct court *court, date_n date)
{
	struct state *state = g_hash_table_lookup(court->days, GUINT_TO_POINTER(date));

	if (state)
		return state;
	g_autofree char *text = watch_state(court->watch, date);
	state = g_hash_table_lookup(court->states, text);
	if (!state) {
		state = state_new(court->audit->compile, date);
		court->audit->failed |= !state->compile->complete;
		g_hash_table_insert(court->states, g_steal_pointer(&text), state);
	}
	g_hash_table_insert(court->days, GUINT_TO_POINTER(date), state);
	return state;
}

/* ---- who hears what ------------------------------------------------------------ */

static guint number_of(const struct charter *charter, const struct locus *locus)
{
	return locus->kind == LOCUS_PARTY ? locus->party->index : charter->parties->len + locus->room->index;
}

static int place_of(const struct charter *charter, const struct flow *flow)
{
	const struct room *room = flow->to.kind == LOCUS_ROOM ? flow->to.room : flow->in;
	return room ? (int)(charter->parties->len + room->index) : -1;
}

/* Whether `info` is `whole`, or derives from it. */
static gboolean derives(const struct information *info, const struct information *whole)
{
	if (info == whole)
		return TRUE;
	for (guint i = 0; info->derives_from && i < info->derives_from->len; i++)
		if (derives(info->derives_from->pdata[i], whole))
			return TRUE;
	return FALSE;
}

static gboolean sits(const struct room *room, const struct party *party)
{
	for (guint i = 0; room->seats && i < room->seats->len; i++) {
		const struct seat *seat = room->seats->pdata[i];
		if (seat->party == party && seat->present && !seat->guest)
			return TRUE;
	}
	return room->readers && g_ptr_array_find(room->readers, party, NULL);
}

/* Whether the exchange reaches a party: told it, or told where it sits. */
static gboolean reaches(const struct charter *charter, const struct exchange *exchange, const struct party *party)
{
	if (exchange->to == party->index)
		return TRUE;
	return exchange->room >= 0 && exchange->from != party->index &&
	       sits(charter->rooms->pdata[(guint)exchange->room - charter->parties->len], party);
}

static const struct information *told(const struct charter *charter, const struct exchange *exchange)
{
	return charter->informations->pdata[exchange->information];
}

static gboolean foresees(const struct charter *charter, const struct flow *flow, const struct exchange *exchange)
{
	gboolean carries = FALSE;
	guint to = number_of(charter, &flow->to);

	if (!flow->in_force || flow->modality == MODALITY_FORBIDDEN || number_of(charter, &flow->from) != exchange->from ||
	    place_of(charter, flow) != exchange->room)
		return FALSE;
	for (guint i = 0; i < flow->items->len; i++)
		carries |= derives(told(charter, exchange), flow->items->pdata[i]);
	if (!carries || exchange->to == to)
		return carries;
	if (exchange->to >= charter->parties->len)
		return (int)exchange->to == exchange->room;
	return g_ptr_array_find(flow->hearers, charter->parties->pdata[exchange->to], NULL);
}

/* Whether what is told would give one of `items` away. */
static gboolean gives_away(const struct charter *charter, const struct exchange *exchange, const GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++)
		if (derives(items->pdata[i], told(charter, exchange)))
			return TRUE;
	return FALSE;
}

static gboolean forbids(const struct charter *charter, const struct flow *flow, const struct exchange *exchange)
{
	if (flow->modality != MODALITY_FORBIDDEN || !flow->in_force || number_of(charter, &flow->from) != exchange->from ||
	    !gives_away(charter, exchange, flow->items))
		return FALSE;
	return flow->to.kind == LOCUS_ROOM ? (int)number_of(charter, &flow->to) == exchange->room
					   : reaches(charter, exchange, flow->to.party);
}

static gboolean breaks_promise(const struct charter *charter, const struct never *never, const struct exchange *exchange)
{
	if (!gives_away(charter, exchange, never->items))
		return FALSE;
	if (!never->to_role && never->to.kind == LOCUS_ROOM)
		return (int)number_of(charter, &never->to) == exchange->room;
	for (guint i = 0; i < never->parties->len; i++)
		if (reaches(charter, exchange, never->parties->pdata[i]))
			return TRUE;
	return FALSE;
}

/* ---- breaches --------------------------------------------------------------------- */

static char *articles_of(const struct state *state, const struct flow *flow)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new();

	for (guint i = 0; flow && i < flow->bases->len; i++) {
		const struct provision *provision =
			pack_provision(state->compile->pack, flow->bases->pdata[i], state->compile->charter->as_of);
		if (provision)
			g_ptr_array_add(labels, provision->label);
	}
	g_ptr_array_add(labels, NULL);
	return g_strjoinv(" ; ", (char **)labels->pdata);
}

/* Takes `articles` and `what`. Always FALSE: the exchange does not conform. */
static gboolean add_breach(struct court *court, const char *id, const char *flow, char *articles, char *what)
{
	g_autofree char *key = g_strdup_printf("%s %s %s", id, flow ? flow : "", flow ? "" : articles);
	struct breach *breach = g_hash_table_lookup(court->known, key);

	if (!breach) {
		breach = g_new0(struct breach, 1);
		*breach = (struct breach){ g_strdup(id), g_strdup(flow), articles, what, 0 };
		g_ptr_array_add(court->audit->breaches, breach);
		g_hash_table_insert(court->known, g_steal_pointer(&key), breach);
	} else {
		g_free(articles);
		g_free(what);
	}
	breach->count++;
	return FALSE;
}

static gboolean breach_in_words(struct court *court, const struct state *state, const char *id, const struct flow *flow,
				enum report_word word, const char *argument)
{
	const char *const args[] = { argument, NULL };
	return add_breach(court, id, flow ? flow->id : NULL, articles_of(state, flow),
			  report_words(word, state->compile->lang, args));
}

static char *labels_of(const struct finding *finding)
{
	return finding && finding->labels ? g_strjoinv(" ; ", finding->labels) : g_strdup("");
}

static gboolean breach_of_law(struct court *court, const struct state *state, const struct flow *flow,
			      const struct finding *finding)
{
	const struct rule *rule = rules_find(rules_of(state->compile->pack), finding->id);
	char *title = rule ? rule_card(rule, "titre", state->compile->lang) : NULL;

	return add_breach(court, finding->id, flow ? flow->id : NULL, labels_of(finding),
			  title ? title : g_strdup(finding->message));
}

/* What of the charter's conditions was not met, as a bit; 0 if all were. */
static guint missing(const struct flow *flow, const struct exchange *exchange)
{
	guint left = flow_conditions(flow) & ~exchange->conditions;
	return left & (~left + 1);
}

static gboolean other_channel(const struct flow *flow, const struct exchange *exchange)
{
	return flow->channel && exchange->channel && !g_str_equal(flow->channel->id, exchange->channel->id);
}

static gboolean is_sound(const struct state *state, const struct flow *flow, const struct exchange *exchange)
{
	return !g_hash_table_contains(state->faulty, flow->id) && !missing(flow, exchange) && !other_channel(flow, exchange);
}

static gboolean tell_breach(struct court *court, const struct state *state, const struct flow *flow,
			    const struct exchange *exchange)
{
	static const enum report_word words[] = {
#define CONDITION(symbol, code, attribute, values, word) [symbol] = word,
#include "audit/conditions.def"
#undef CONDITION
	};
	const struct finding *finding = g_hash_table_lookup(state->faulty, flow->id);
	guint left = missing(flow, exchange), condition = 0;

	if (finding)
		return breach_of_law(court, state, flow, finding);
	if (!left)
		return breach_in_words(court, state, "canal", flow, WORD_AUDIT_CHANNEL, NULL);
	while (!(left >> condition & 1))
		condition++;
	g_autofree char *id = g_strconcat("condition-", condition_code(condition), NULL);
	return breach_in_words(court, state, id, flow, WORD_AUDIT_CONDITION, report_word(words[condition], state->compile->lang));
}

/* ---- verdicts ------------------------------------------------------------------------ */

static gboolean is_forbidden(struct court *court, const struct state *state, const struct exchange *exchange)
{
	const struct charter *charter = state->compile->charter;
	gboolean found = FALSE;

	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		if (!forbids(charter, flow, exchange))
			continue;
		court->audit->tested[i] = TRUE;
		if (!found)
			breach_in_words(court, state, "interdit", flow, WORD_AUDIT_FORBIDDEN, NULL);
		found = TRUE;
	}
	for (guint i = 0; i < charter->nevers->len; i++) {
		if (!breaks_promise(charter, charter->nevers->pdata[i], exchange))
			continue;
		court->audit->tested[charter->flows->len + i] = TRUE;
		if (!found)
			breach_in_words(court, state, "jamais", NULL, WORD_AUDIT_NEVER, NULL);
		found = TRUE;
	}
	return found;
}

/* Among the flows that foresee it, one to which it conforms; else the first. */
static const struct flow *best_flow(const struct state *state, const struct exchange *exchange)
{
	const struct charter *charter = state->compile->charter;
	const struct flow *best = NULL;

	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];
		if (!foresees(charter, flow, exchange))
			continue;
		if (is_sound(state, flow, exchange))
			return flow;
		best = best ? best : flow;
	}
	return best;
}

static const char *id_of(const struct charter *charter, guint locus)
{
	if (locus < charter->parties->len)
		return ((const struct party *)charter->parties->pdata[locus])->id;
	return ((const struct room *)charter->rooms->pdata[locus - charter->parties->len])->id;
}

/* What `entente ask --may` says of it, on that day. */
static const struct ask_answer *ask(const struct state *state, const struct exchange *exchange)
{
	const struct charter *charter = state->compile->charter;
	g_autofree char *key = g_strdup_printf("%u %u %u %d", exchange->from, exchange->to, exchange->information, exchange->room);
	struct ask_answer *answer = g_hash_table_lookup(state->answers, key);

	if (!answer) {
		const struct ask_question question = {
			.form = ASK_MAY, .from = id_of(charter, exchange->from), .to = id_of(charter, exchange->to),
			.information = told(charter, exchange)->id,
			.room = exchange->room >= 0 ? id_of(charter, (guint)exchange->room) : NULL,
			.directly = exchange->room < 0, .brief = TRUE,
		};
		struct ask_unknown unknown;
		answer = ask_run(state->compile, &question, &unknown);
		g_hash_table_insert(state->answers, g_steal_pointer(&key), answer);
	}
	return answer;
}

static const struct finding *error_of(const struct ask_answer *answer)
{
	for (guint i = 0; i < answer->findings->len; i++) {
		const struct finding *finding = answer->findings->pdata[i];
		if (finding->severity == SEVERITY_ERROR)
			return finding;
	}
	return NULL;
}

static void barred_by(const struct ask_cause *cause, const char **ret_id, enum report_word *ret_word)
{
	const char *bond = cause->bond;

	*ret_id = "jamais", *ret_word = WORD_AUDIT_NEVER;
	if (g_str_equal(cause->kind, "ceiling"))
		*ret_id = "plafond", *ret_word = WORD_AUDIT_CEILING;
	else if (g_str_equal(cause->kind, "ban"))
		*ret_id = "interdit", *ret_word = WORD_AUDIT_FORBIDDEN;
	else if (bond && bond[0] == '!')
		*ret_id = "secret", *ret_word = WORD_AUDIT_SECRET;
	else if (bond && g_str_has_suffix(bond, "#"))
		*ret_id = "finalite", *ret_word = WORD_AUDIT_PURPOSE;
	else if (bond && g_str_has_suffix(bond, "!"))
		*ret_id = "promesse", *ret_word = WORD_AUDIT_PROMISE;
	else if (bond)
		*ret_id = "confidentialite", *ret_word = WORD_AUDIT_CONFIDENCE;
}

/* What bars an exchange that nothing foresees, with the articles of the rule that
 * says so; FALSE if nothing does. */
static gboolean is_barred(struct court *court, const struct state *state, const struct exchange *exchange)
{
	if (exchange->from == exchange->to) /* nobody tells himself */
		return FALSE;
	const struct ask_answer *answer = ask(state, exchange);
	if (answer->flow || answer->verdict != ASK_ILLICIT)
		return FALSE;
	const struct finding *finding = error_of(answer);
	if (answer->causes->len == 0 && finding) {
		breach_of_law(court, state, NULL, finding);
	} else if (answer->causes->len) {
		const char *id;
		enum report_word word;
		barred_by(answer->causes->pdata[0], &id, &word);
		add_breach(court, id, NULL, labels_of(finding), g_strdup(report_word(word, state->compile->lang)));
	}
	return TRUE;
}

static enum outcome_kind judge(struct court *court, const struct state *state, const struct exchange *exchange)
{
	struct audit *audit = court->audit;

	if (exchange->date < court->since) {
		audit->before++;
		return EXCHANGE_UNFORESEEN;
	}
	if (is_forbidden(court, state, exchange))
		return EXCHANGE_BREACH;
	const struct flow *flow = best_flow(state, exchange);
	if (!flow)
		return is_barred(court, state, exchange) ? EXCHANGE_BREACH : EXCHANGE_UNFORESEEN;
	audit->used[flow->index]++;
	if (is_sound(state, flow, exchange))
		return EXCHANGE_CONFORMING;
	audit->broken[flow->index]++;
	tell_breach(court, state, flow, exchange);
	return EXCHANGE_BREACH;
}

static date_n root_date(const struct charter *charter, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(xmlDocGetRootElement(charter->loaded->doc), BAD_CAST name);
	date_n date = value ? date_parse((const char *)value) : 0;

	xmlFree(value);
	return date;
}

static void judge_all(struct court *court, const struct journal *journal)
{
	struct audit *audit = court->audit;

	for (guint i = 0; i < journal->exchanges->len && !audit->failed; i++) {
		const struct exchange *exchange = &g_array_index(journal->exchanges, struct exchange, i);
		const struct state *state = state_of(court, exchange->date);
		if (audit->failed)
			break;
		enum outcome_kind kind = judge(court, state, exchange);
		audit->counts[kind]++;
		audit->pressure[kind] += exchange->pressure;
		if (!audit->first || exchange->date < audit->first)
			audit->first = exchange->date;
		audit->last = MAX(audit->last, exchange->date);
	}
}

struct audit *audit_make(const struct compile *compile, const struct journal *journal)
{
	const struct charter *charter = compile->charter;
	struct audit *audit = g_new0(struct audit, 1);
	struct court court = {
		.audit = audit, .watch = watch_new(compile),
		.states = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, state_free),
		.days = g_hash_table_new(NULL, NULL),
		.known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.since = root_date(charter, "entree-en-vigueur"),
	};

	if (!court.since)
		court.since = root_date(charter, "adopte-le");
	audit->compile = compile;
	audit->breaches = g_ptr_array_new_with_free_func(breach_free);
	audit->used = g_new0(guint, charter->flows->len + 1);
	audit->broken = g_new0(guint, charter->flows->len + 1);
	audit->tested = g_new0(gboolean, charter->flows->len + charter->nevers->len + 1);
	audit->unreadable = journal->faults->len;
	audit->total = journal->exchanges->len + audit->unreadable;
	judge_all(&court, journal);
	audit->periods = g_hash_table_size(court.states);
	g_hash_table_unref(court.days);
	g_hash_table_unref(court.known);
	g_hash_table_unref(court.states);
	watch_free(court.watch);
	return audit;
}

void audit_free(struct audit *audit)
{
	if (!audit)
		return;
	g_ptr_array_unref(audit->breaches);
	g_free(audit->used);
	g_free(audit->broken);
	g_free(audit->tested);
	g_free(audit);
}
