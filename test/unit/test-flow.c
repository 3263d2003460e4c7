// SPDX-License-Identifier: EUPL-1.2
/*
 * The flow analysis on small problems written in a notation of their own
 * (test/flow/cases.flow), one test per case.
 *
 *   P a b!4 c!{s,t} d*          parties; !n: bound, covering level >= n or the kinds; *: the person concerned
 *   K s:4>t:2 u:1               kinds with level; > derivation
 *   N a:s   H a:s               a needs, a holds s
 *   R g(a b) conf2 max3 also(h) for(p)    rooms (W: carriers); conf2 or conf{s}
 *   a@2020-01-01..2026-03-22    a seat with its dates
 *   f1: a > g s,t {a b} {+x} {-x} in g own|by f gate(S>b seize) for p secret @from..to
 *   ban a > b s   never s > b   at DATE   offer name(gate from a,b)
 * Results, after =, separated by |: see describe().
 */
#include "analyse/ask.h"

#include <stdio.h>
#include <string.h>

typedef struct { GString *title, *problem, *results; } Case;

struct parser {
	struct flow_problem *p;
	GPtrArray *names;      /* everything interned */
	GPtrArray *purposes;   /* names */
	GArray *seats;         /* per place: GArray of struct seat */
	GArray *offers;        /* struct flow_offer */
	guint32 at;
};
struct seat { guint party; guint32 from, to; };
struct pending { guint place; };

static guint32 parse_day(const char *text, guint32 otherwise)
{
	int y, m, d;
	return sscanf(text, "%d-%d-%d", &y, &m, &d) == 3 ? (guint32)(y * 10000 + m * 100 + d) : otherwise;
}

static const char *keep(struct parser *parser, const char *text)
{
	g_ptr_array_add(parser->names, g_strdup(text));
	return parser->names->pdata[parser->names->len - 1];
}

static GArray *numbers(void)
{
	return g_array_new(FALSE, FALSE, sizeof(guint));
}

static int find_kind(const struct parser *parser, const char *id)
{
	for (guint i = 0; i < parser->p->kinds->len; i++)
		if (g_str_equal(g_array_index(parser->p->kinds, struct flow_kind, i).id, id))
			return (int)i;
	g_error("no kind %s", id);
}

static int find_locus(const struct parser *parser, const char *id)
{
	for (guint i = 0; i < flow_loci(parser->p); i++)
		if (g_str_equal(locus_id(parser->p, i), id))
			return (int)i;
	return -1;
}

static int find_step(const struct parser *parser, const char *id)
{
	for (guint i = 0; i < parser->p->steps->len; i++)
		if (g_str_equal(g_array_index(parser->p->steps, struct flow_step, i).id, id))
			return (int)i;
	g_error("no flow %s", id);
}

static guint find_purpose(struct parser *parser, const char *name)
{
	for (guint i = 0; i < parser->purposes->len; i++)
		if (g_str_equal(parser->purposes->pdata[i], name))
			return i;
	g_ptr_array_add(parser->purposes, g_strdup(name));
	return parser->purposes->len - 1;
}

static gboolean in(const GArray *array, guint value)
{
	for (guint i = 0; array && i < array->len; i++)
		if (g_array_index(array, guint, i) == value)
			return TRUE;
	return FALSE;
}

/* Tokens separated by spaces, brackets kept whole; a leading word may touch its bracket. */
static GPtrArray *tokens(const char *text)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	GString *word = g_string_new(NULL);
	int depth = 0;

	for (const char *c = text; ; c++) {
		if (*c == '(' || *c == '{')
			depth++;
		if (*c == ')' || *c == '}')
			depth--;
		if (*c == '\0' || (*c == ' ' && depth == 0)) {
			if (word->len)
				g_ptr_array_add(list, g_strdup(word->str));
			g_string_truncate(word, 0);
			if (!*c)
				break;
			continue;
		}
		g_string_append_c(word, *c);
	}
	g_string_free(word, TRUE);
	return list;
}

/* What stands between the outer brackets. */
static char *inside(const char *token)
{
	const char *open = strpbrk(token, "({");
	return g_strndup(open + 1, strlen(open + 1) - 1);
}

static GArray *kinds_from_level(const struct parser *parser, guint level)
{
	GArray *kinds = numbers();
	for (guint i = 0; i < parser->p->kinds->len; i++)
		if (g_array_index(parser->p->kinds, struct flow_kind, i).level >= level)
			g_array_append_val(kinds, i);
	return kinds;
}

/* «2» or «{s,t}» */
static GArray *coverage(const struct parser *parser, const char *text)
{
	if (*text != '{')
		return kinds_from_level(parser, (guint)atoi(text));
	GArray *kinds = numbers();
	g_autofree char *list = inside(text);
	g_auto(GStrv) ids = g_strsplit(list, ",", -1);
	for (char **id = ids; *id; id++) {
		guint kind = (guint)find_kind(parser, *id);
		g_array_append_val(kinds, kind);
	}
	return kinds;
}

static void parse_parties(struct parser *parser, GPtrArray *words, gboolean coverages)
{
	for (guint i = 1; i < words->len; i++) {
		g_autofree char *id = g_strdup(words->pdata[i]);
		char *bound = strchr(id, '!');
		char *star = strchr(id, '*');
		if (bound)
			*bound++ = '\0';
		if (star)
			*star = '\0';
		if (coverages) {
			if (bound)
				g_array_index(parser->p->parties, struct flow_party, i - 1).bound = coverage(parser, bound);
			continue;
		}
		struct flow_party party = { keep(parser, id), star != NULL, g_str_equal(id, "public"), NULL, numbers() };
		g_array_append_val(parser->p->parties, party);
	}
}

static void parse_kinds(struct parser *parser, GPtrArray *words)
{
	for (guint i = 1; i < words->len; i++) {
		g_auto(GStrv) chain = g_strsplit(words->pdata[i], ">", -1);
		int above = -1;
		for (char **link = chain; *link; link++) {
			g_auto(GStrv) parts = g_strsplit(*link, ":", 2);
			struct flow_kind kind = { keep(parser, parts[0]), (guint)atoi(parts[1]), atoi(parts[1]) >= 3, numbers() };
			guint index = parser->p->kinds->len;
			g_array_append_val(parser->p->kinds, kind);
			if (above >= 0)
				g_array_append_val(g_array_index(parser->p->kinds, struct flow_kind, (guint)above).parts, index);
			above = (int)index;
		}
	}
}

static void parse_seats(struct parser *parser, struct flow_place *place, GArray *seats, const char *list)
{
	g_auto(GStrv) members = g_strsplit(list, " ", -1);

	for (char **member = members; *member; member++) {
		g_auto(GStrv) parts = g_strsplit(*member, "@", 2);
		guint party = (guint)find_locus(parser, parts[0]);
		struct seat seat = { party, 0, 99999999 };
		if (parts[1]) {
			g_auto(GStrv) dates = g_strsplit(parts[1], "..", 2);
			seat.from = parse_day(dates[0], 0);
			seat.to = parse_day(dates[1], 99999999);
		}
		g_array_append_val(seats, seat);
		if (seat.from <= parser->at && parser->at <= seat.to) {
			g_array_append_val(place->circle, party);
		} else if (seat.to < parser->at) {
			struct former former = { party, seat.to };
			g_array_append_val(place->former, former);
		}
	}
}

static void parse_place(struct parser *parser, GPtrArray *words)
{
	const char *head = words->pdata[1];
	g_autofree char *id = g_strndup(head, strcspn(head, "("));
	g_autofree char *list = inside(head);
	struct flow_place place = { keep(parser, id), numbers(), numbers(), g_array_new(FALSE, FALSE, sizeof(struct former)),
				    NULL, NULL, 0 };
	GArray *seats = g_array_new(FALSE, FALSE, sizeof(struct seat));

	parse_seats(parser, &place, seats, list);
	for (guint i = 2; i < words->len; i++) {
		const char *word = words->pdata[i];
		if (g_str_has_prefix(word, "conf")) {
			place.covers = coverage(parser, word + 4);
		} else if (g_str_has_prefix(word, "max")) {
			place.ceiling = (guint)atoi(word + 3);
		} else {
			g_autofree char *names = inside(word);
			g_auto(GStrv) each = g_strsplit(names, " ", -1);
			if (g_str_has_prefix(word, "for"))
				place.purposes = numbers();
			for (char **name = each; *name; name++) {
				guint value = place.purposes ? find_purpose(parser, *name) : (guint)find_locus(parser, *name);
				g_array_append_val(place.purposes ? place.purposes : place.also, value);
			}
		}
	}
	g_array_append_val(parser->p->places, place);
	g_array_append_val(parser->seats, seats);
}

static GArray *parse_parties_list(struct parser *parser, const char *list)
{
	g_auto(GStrv) ids = g_strsplit(list, ",", -1);
	GArray *parties = numbers();

	for (char **id = ids; *id; id++) {
		guint party = (guint)find_locus(parser, *id);
		g_array_append_val(parties, party);
	}
	return parties;
}

/* gate(S>b,c seize doubt @..date); an offer also has «from a,b» */
static void parse_gate(struct parser *parser, GArray *gates, const char *token)
{
	g_autofree char *text = inside(token);
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_auto(GStrv) sides = g_strsplit(words[0], ">", 2);
	struct flow_gate gate = { NULL, 0, -1, NULL, FALSE, FALSE };
	guint32 from = 0, to = 99999999;

	if (g_str_equal(sides[0], "S"))
		gate.what = RELEASE_SECRECIES;
	else if (g_str_equal(sides[0], "own"))
		gate.what = RELEASE_OWN;
	else if (g_str_equal(sides[0], "T"))
		gate.what = RELEASE_PLACES;
	else if (g_str_equal(sides[0], "F"))
		gate.what = RELEASE_PROMISES;
	else if (g_str_equal(sides[0], "P"))
		gate.what = RELEASE_PURPOSES;
	else if (g_str_equal(sides[0], "*") || g_str_equal(sides[0], "all"))
		gate.what = RELEASE_ALL;
	else
		gate.of = find_locus(parser, sides[0][0] == '!' ? sides[0] + 1 : sides[0]);
	if (sides[1] && !g_str_equal(sides[1], "*"))
		gate.who = parse_parties_list(parser, sides[1]);
	for (char **word = words + 1; *word; word++) {
		gate.seizing |= g_str_equal(*word, "seize");
		gate.disputed |= g_str_equal(*word, "doubt");
		if (**word == '@') {
			g_auto(GStrv) dates = g_strsplit(*word + 1, "..", 2);
			from = parse_day(dates[0], 0);
			to = parse_day(dates[1], 99999999);
		}
	}
	if (from <= parser->at && parser->at <= to)
		g_array_append_val(gates, gate);
	else if (gate.who)
		g_array_unref(gate.who);
}

/* Who is present for a step said in `place`: the circle, or as the braces say. */
static void choose_hearers(struct parser *parser, struct flow_step *step, const char *braces, guint32 start)
{
	guint n_parties = parser->p->parties->len;
	const struct flow_place *place = step->place < 0 ? NULL
		: &g_array_index(parser->p->places, struct flow_place, (guint)step->place - n_parties);
	g_autofree gboolean *present = g_new0(gboolean, n_parties);
	g_auto(GStrv) names = g_strsplit(braces ? braces : "", " ", -1);
	gboolean exact = braces && *braces != '+' && *braces != '-';

	for (guint i = 0; place && !exact && i < place->circle->len; i++)
		present[g_array_index(place->circle, guint, i)] = TRUE;
	for (char **name = names; *name && **name; name++) {
		gboolean sign = **name == '+' || **name == '-';
		present[find_locus(parser, *name + sign)] = **name != '-';
	}
	if (step->to < n_parties)
		present[step->to] = TRUE;
	for (guint i = 0; i < n_parties; i++) {
		if (!present[i] || i == step->from)
			continue;
		g_array_append_val(step->hearers, i);
		if (place && !in(place->circle, i))
			g_array_append_val(step->guests, i);
	}
	for (guint i = 0; place && i < place->circle->len; i++)
		step->narrowed |= !present[g_array_index(place->circle, guint, i)] && g_array_index(place->circle, guint, i) != step->from;
	for (guint i = 0; place && !step->narrowed && i < place->former->len; i++) {
		const struct former *former = &g_array_index(place->former, struct former, i);
		if (start <= former->last_day)
			g_array_append_val(step->former, former->party);
	}
}

static void parse_flow(struct parser *parser, GPtrArray *words)
{
	gboolean ban = g_str_equal(words->pdata[0], "ban");
	g_autofree char *id = g_strdup(ban ? "ban" : words->pdata[0]);
	struct flow_step step = { .place = -1, .forbidden = ban, .purpose = -1 };
	g_autofree char *braces = NULL;
	guint32 from = 0, to = 99999999;

	if (!ban)
		id[strlen(id) - 1] = '\0';
	step.id = keep(parser, id);
	step.kinds = numbers();
	step.hearers = numbers();
	step.guests = numbers();
	step.former = numbers();
	step.gates = g_array_new(FALSE, FALSE, sizeof(struct flow_gate));
	step.from = (guint)find_locus(parser, words->pdata[1]);
	step.to = (guint)find_locus(parser, words->pdata[3]);
	if (step.to >= parser->p->parties->len)
		step.place = (int)step.to;
	g_auto(GStrv) kinds = g_strsplit(words->pdata[4], ",", -1);
	for (char **kind = kinds; *kind; kind++) {
		guint k = (guint)find_kind(parser, *kind);
		g_array_append_val(step.kinds, k);
	}
	for (guint i = 5; i < words->len; i++) {
		const char *word = words->pdata[i];
		if (*word == '{')
			braces = inside(word);
		else if (g_str_has_prefix(word, "gate("))
			parse_gate(parser, step.gates, word);
		else if (g_str_equal(word, "own"))
			step.title = TITLE_OWN;
		else if (g_str_equal(word, "secret"))
			step.in_confidence = TRUE;
		else if (g_str_equal(word, "by"))
			step.title = TITLE_FLOW, step.title_flow = (guint)find_step(parser, words->pdata[++i]);
		else if (g_str_equal(word, "for"))
			step.purpose = (int)find_purpose(parser, words->pdata[++i]);
		else if (g_str_equal(word, "in"))
			step.place = find_locus(parser, words->pdata[++i]);
		else if (*word == '@') {
			g_auto(GStrv) dates = g_strsplit(word + 1, "..", 2);
			from = parse_day(dates[0], 0);
			to = parse_day(dates[1], 99999999);
		}
	}
	choose_hearers(parser, &step, braces, from);
	g_assert_true(from <= parser->at && parser->at <= to);
	g_array_append_val(parser->p->steps, step);
}

static void parse_offer(struct parser *parser, const char *token)
{
	g_autofree char *name = g_strndup(token, strcspn(token, "("));
	g_autoptr(GArray) gates = g_array_new(FALSE, FALSE, sizeof(struct flow_gate));
	const char *from = strstr(token, " from ");
	g_autofree char *senders = from ? g_strndup(from + 6, strcspn(from + 6, " )")) : NULL;

	parse_gate(parser, gates, token);
	struct flow_offer offer = { keep(parser, name), g_array_index(gates, struct flow_gate, 0),
				    senders ? parse_parties_list(parser, senders) : NULL };
	g_array_append_val(parser->offers, offer);
}

static void parse_pair(struct parser *parser, GPtrArray *words)
{
	gboolean need = g_str_equal(words->pdata[0], "N");

	for (guint i = 1; i < words->len; i++) {
		g_auto(GStrv) parts = g_strsplit(words->pdata[i], ":", 2);
		struct flow_holding holding = { (guint)find_locus(parser, parts[0]), (guint)find_kind(parser, parts[1]) };
		if (need)
			g_array_append_val(g_array_index(parser->p->parties, struct flow_party, holding.locus).needs, holding.kind);
		else
			g_array_append_val(parser->p->holdings, holding);
	}
}

/* Kinds first (coverages need them), then parties, then the rest in order. */
static void parse(struct parser *parser, const char *text)
{
	g_auto(GStrv) statements = g_strsplit_set(text, ";\n", -1);

	for (int pass = 0; pass < 4; pass++)
		for (char **statement = statements; *statement; statement++) {
			g_autoptr(GPtrArray) words = tokens(g_strstrip(*statement));
			if (words->len == 0)
				continue;
			const char *verb = words->pdata[0];
			if (pass == 0 && g_str_equal(verb, "at"))
				parser->at = parse_day(words->pdata[1], 0);
			if (pass == 0 && g_str_equal(verb, "P"))
				parse_parties(parser, words, FALSE);
			if (pass == 0 && g_str_equal(verb, "K"))
				parse_kinds(parser, words);
			if (pass == 1 && g_str_equal(verb, "P"))
				parse_parties(parser, words, TRUE);
			if (pass == 2 && (g_str_equal(verb, "R") || g_str_equal(verb, "W")))
				parse_place(parser, words);
			if (pass != 3)
				continue;
			if (g_str_equal(verb, "N") || g_str_equal(verb, "H"))
				parse_pair(parser, words);
			if (g_str_has_suffix(verb, ":") || g_str_equal(verb, "ban"))
				parse_flow(parser, words);
			if (g_str_equal(verb, "offer"))
				parse_offer(parser, words->pdata[1]);
			if (g_str_equal(verb, "never")) {
				struct flow_never never = { (guint)find_kind(parser, words->pdata[1]), (guint)find_locus(parser, words->pdata[3]) };
				g_array_append_val(parser->p->nevers, never);
			}
		}
}

/* ---- results as text --------------------------------------------------- */

static const char *step_id(const struct flow_problem *p, int step)
{
	return step < 0 ? "public" : g_array_index(p->steps, struct flow_step, step).id;
}

static void append_path(GString *out, const struct flow_problem *p, const char *word, const struct flow_path *path)
{
	if (!path)
		return;
	g_string_append_printf(out, " %s", word);
	for (guint i = 0; i < path->hops->len; i++)
		g_string_append_printf(out, " %s", step_id(p, g_array_index(path->hops, struct flow_hop, i).flow));
}

static char *describe_leak(const struct flow_problem *p, const struct leak *leak)
{
	static const char *const words[] = { "certain", "ambiguous", "contested", "consequence" };
	GString *out = g_string_new(NULL);

	g_string_printf(out, "%s>%s %s", step_id(p, (int)leak->flow), locus_id(p, leak->recipient), words[leak->kind]);
	if (leak->kind == LEAK_CONSEQUENCE) {
		g_string_append_printf(out, " of %s after %s", leak->bond, step_id(p, leak->after));
	} else {
		g_string_append_printf(out, " %s", leak->bond);
		append_path(out, p, "by", leak->path);
		append_path(out, p, "clean", leak->clean);
	}
	return g_string_free(out, FALSE);
}

static void add(GPtrArray *list, char *text)
{
	for (guint i = 0; i < list->len; i++)
		if (g_str_equal(list->pdata[i], text)) {
			g_free(text);
			return;
		}
	g_ptr_array_add(list, text);
}

static GPtrArray *describe(const struct flow_problem *p, const struct flow_result *result, gboolean needs)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < result->leaks->len; i++)
		add(list, describe_leak(p, result->leaks->pdata[i]));
	for (guint i = 0; i < result->ceilings->len; i++) {
		const struct flow_pair *pair = &g_array_index(result->ceilings, struct flow_pair, i);
		add(list, g_strdup_printf("ceiling %s %s", step_id(p, (int)pair->flow), locus_id(p, pair->other)));
	}
	for (guint i = 0; i < result->banned->len; i++)
		add(list, g_strdup_printf("banned %s", step_id(p, g_array_index(result->banned, int, i))));
	for (guint i = 0; i < result->dead->len; i++)
		add(list, g_strdup_printf("dead %s", step_id(p, (int)g_array_index(result->dead, struct flow_pair, i).flow)));
	for (guint i = 0; needs && i < result->needs->len; i++) {
		const struct flow_pair *pair = &g_array_index(result->needs, struct flow_pair, i);
		add(list, g_strdup_printf("need %s %s", step_id(p, (int)pair->flow), locus_id(p, pair->other)));
	}
	for (guint i = 0; i < result->nevers->len; i++) {
		const struct never_result *never = result->nevers->pdata[i];
		const struct flow_never *asked = &g_array_index(p->nevers, struct flow_never, i);
		GString *out = g_string_new(NULL);
		g_string_printf(out, "never %s > %s %s", g_array_index(p->kinds, struct flow_kind, asked->kind).id,
				locus_id(p, asked->to), never->state == NEVER_PROVED ? "proved" : "refuted");
		append_path(out, p, "by", never->path);
		add(list, g_string_free(out, FALSE));
	}
	return list;
}

/* ---- queries ----------------------------------------------------------- */

static gboolean is_query(const char *item)
{
	static const char *const verbs[] = { "knows ", "may ", "must ", "path ", "ask " };
	for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (g_str_has_prefix(item, verbs[i]))
			return TRUE;
	return FALSE;
}

static void describe_change(GString *got, const struct parser *parser, const struct flow_proposal *proposal, guint index)
{
	static const char *const words[] = { "own", "by", "room", "direct", "gate", "anon", "to", "present" };
	const struct flow_change *change = &proposal->changes[index];

	g_string_append(got, words[change->kind]);
	if (change->kind == CHANGE_BY)
		g_string_append_printf(got, " %s", step_id(parser->p, (int)change->what));
	if (change->kind == CHANGE_ROOM || change->kind == CHANGE_TO)
		g_string_append_printf(got, " %s", locus_id(parser->p, change->what));
	if (change->kind == CHANGE_GATE)
		g_string_append_printf(got, " %s", g_array_index(parser->offers, struct flow_offer, change->what).id);
	if (change->kind == CHANGE_ANON)
		g_string_append_printf(got, " %s", g_array_index(parser->p->kinds, struct flow_kind, change->what).id);
	for (guint i = 0; change->kind == CHANGE_PRESENT && i < proposal->leavers->len; i++)
		g_string_append_printf(got, "%s-%s", i ? "," : " ", locus_id(parser->p, g_array_index(proposal->leavers, guint, i)));
}

/* «ask a b k [in g] verdict[: set, set]», a set being «change+change» */
static void check_question(const struct parser *parser, const char *item)
{
	static const char *const verdicts[] = { "licit", "licit-if", "contested", "illicit", "unforeseen" };
	g_auto(GStrv) words = g_strsplit(item, " ", -1);
	gboolean in_room = g_strcmp0(words[4], "in") == 0;
	struct flow_question question = {
		(guint)find_locus(parser, words[1]), (guint)find_locus(parser, words[2]), (guint)find_kind(parser, words[3]),
		in_room ? find_locus(parser, words[5]) : -1, parser->offers, NULL,
	};
	g_autoptr(flow_answer_t) answer = flow_ask(parser->p, &question);
	g_autoptr(GString) got = g_string_new(NULL);

	if (answer->verdict != FLOW_LICIT && answer->verdict != FLOW_NOT_FORESEEN)
		flow_propose(parser->p, &question, answer, NULL, NULL);
	g_string_printf(got, "ask %s %s %s%s%s %s", words[1], words[2], words[3], in_room ? " in " : "", in_room ? words[5] : "",
			verdicts[answer->verdict]);
	for (guint i = 0; i < answer->proposals->len; i++) {
		const struct flow_proposal *proposal = answer->proposals->pdata[i];
		g_string_append(got, i ? ", " : ": ");
		for (guint j = 0; j < proposal->n_changes; j++) {
			g_string_append(got, j ? "+" : "");
			describe_change(got, parser, proposal, j);
		}
	}
	g_assert_cmpstr(got->str, ==, item);
}

static void check_query(const struct parser *parser, const struct flow_result *result, const char *item)
{
	g_auto(GStrv) words = g_strsplit(item, " ", 3);
	g_autoptr(GString) got = g_string_new(NULL);

	if (g_str_equal(words[0], "ask")) {
		check_question(parser, item);
		return;
	}
	if (g_str_equal(words[0], "knows")) {
		words[1][strlen(words[1]) - 1] = '\0';
		g_string_append_printf(got, "knows %s:", words[1]);
		for (guint i = 0; i < flow_loci(parser->p); i++)
			if (flow_knows(result, i, (guint)find_kind(parser, words[1])))
				g_string_append_printf(got, " %s", locus_id(parser->p, i));
	} else {
		g_auto(GStrv) pair = g_strsplit(words[1], ":", 2);
		g_auto(GStrv) bonds = flow_bonds(result, (guint)find_locus(parser, pair[0]), (guint)find_kind(parser, pair[1]),
						 g_str_equal(words[0], "must"));
		g_autofree char *list = g_strjoinv(" ", bonds);
		g_string_append_printf(got, "%s %s {%s}", words[0], words[1], list);
	}
	g_assert_cmpstr(got->str, ==, item);
}

static int compare_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *sorted(GPtrArray *list)
{
	g_ptr_array_sort(list, compare_text);
	g_ptr_array_add(list, NULL);
	return g_strjoinv("\n", (char **)list->pdata);
}

static void run_case(gconstpointer data)
{
	const Case *one = data;
	struct parser parser = { flow_problem_new(), g_ptr_array_new_with_free_func(g_free),
				 g_ptr_array_new_with_free_func(g_free), g_array_new(FALSE, FALSE, sizeof(GArray *)),
				 g_array_new(FALSE, FALSE, sizeof(struct flow_offer)), 20261121 };
	g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func(g_free);

	parse(&parser, one->problem->str);
	g_autoptr(flow_result_t) result = flow_analyse(parser.p);
	g_auto(GStrv) items = g_strsplit_set(one->results->str, "|\n", -1);
	gboolean needs = FALSE;
	for (char **item = items; *item; item++) {
		g_strstrip(*item);
		needs |= g_str_has_prefix(*item, "need ");
		if (is_query(*item))
			check_query(&parser, result, *item);
		else if (**item && !g_str_equal(*item, "nothing"))
			g_ptr_array_add(expected, g_strdup(*item));
	}
	g_autoptr(GPtrArray) found = describe(parser.p, result, needs);
	g_autofree char *want = sorted(expected), *got = sorted(found);
	g_assert_cmpstr(got, ==, want);
	for (guint i = 0; i < parser.seats->len; i++)
		g_array_unref(g_array_index(parser.seats, GArray *, i));
	g_array_unref(parser.seats);
	for (guint i = 0; i < parser.offers->len; i++) {
		struct flow_offer *offer = &g_array_index(parser.offers, struct flow_offer, i);
		g_clear_pointer(&offer->gate.who, g_array_unref);
		g_clear_pointer(&offer->from, g_array_unref);
	}
	g_array_unref(parser.offers);
	g_ptr_array_unref(parser.purposes);
	g_clear_pointer(&result, flow_result_free);
	flow_problem_free(parser.p);
	g_ptr_array_unref(parser.names);
}

static void case_free(gpointer data)
{
	Case *one = data;
	g_string_free(one->title, TRUE);
	g_string_free(one->problem, TRUE);
	g_string_free(one->results, TRUE);
	g_free(one);
}

static GPtrArray *read_cases(const char *path)
{
	GPtrArray *cases = g_ptr_array_new_with_free_func(case_free);
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;

	if (!g_file_get_contents(path, &text, NULL, &error))
		g_error("%s", error->message);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		Case *last = cases->len ? cases->pdata[cases->len - 1] : NULL;
		if (**line == '#') {
			last = g_new0(Case, 1);
			last->title = g_string_new(*line + 1);
			last->problem = g_string_new(NULL);
			last->results = g_string_new(NULL);
			g_ptr_array_add(cases, last);
		} else if (last && **line == '=') {
			g_string_append_printf(last->results, "%s\n", *line + 1);
		} else if (last) {
			g_string_append_printf(last->problem, "%s\n", *line);
		}
	}
	return cases;
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_autoptr(GPtrArray) cases = read_cases(argc > 1 ? argv[1] : "test/flow/cases.flow");
	for (guint i = 0; i < cases->len; i++) {
		const Case *one = cases->pdata[i];
		g_autofree char *number = g_strndup(one->title->str, strcspn(one->title->str, " "));
		g_autofree char *path = g_strdup_printf("/flow/%s", number);
		g_test_add_data_func(path, one, run_case);
	}
	g_assert_cmpuint(cases->len, >=, argc > 2 ? (guint)atoi(argv[2]) : 25);
	return g_test_run();
}
