// SPDX-License-Identifier: EUPL-1.2
/* The notation of flow-notation.h, read. */
#include "flow-notation.h"

#include <stdio.h>
#include <string.h>

struct days { guint32 from, to; };

static guint32 parse_day(const char *text, guint32 otherwise)
{
	int y, m, d;
	return sscanf(text, "%d-%d-%d", &y, &m, &d) == 3 ? (guint32)(y * 10000 + m * 100 + d) : otherwise;
}

/* «from..to», either side open. */
static struct days parse_days(const char *text)
{
	g_auto(GStrv) dates = g_strsplit(text, "..", 2);
	return (struct days){ parse_day(dates[0], 0), parse_day(dates[1], 99999999) };
}

static const char *keep(struct notation *notation, const char *text)
{
	g_ptr_array_add(notation->names, g_strdup(text));
	return notation->names->pdata[notation->names->len - 1];
}

static GArray *numbers(void)
{
	return g_array_new(FALSE, FALSE, sizeof(guint));
}

guint notation_kind(const struct notation *notation, const char *id)
{
	for (guint i = 0; i < notation->problem->kinds->len; i++)
		if (g_str_equal(g_array_index(notation->problem->kinds, struct flow_kind, i).id, id))
			return i;
	g_error("no kind %s", id);
}

guint notation_locus(const struct notation *notation, const char *id)
{
	for (guint i = 0; i < flow_loci(notation->problem); i++)
		if (g_str_equal(locus_id(notation->problem, i), id))
			return i;
	g_error("no party or place %s", id);
}

static guint find_step(const struct notation *notation, const char *id)
{
	for (guint i = 0; i < notation->problem->steps->len; i++)
		if (g_str_equal(g_array_index(notation->problem->steps, struct flow_step, i).id, id))
			return i;
	g_error("no flow %s", id);
}

static guint find_purpose(struct notation *notation, const char *name)
{
	for (guint i = 0; i < notation->purposes->len; i++)
		if (g_str_equal(notation->purposes->pdata[i], name))
			return i;
	g_ptr_array_add(notation->purposes, g_strdup(name));
	return notation->purposes->len - 1;
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

static GArray *kinds_from_level(const struct notation *notation, guint level)
{
	GArray *kinds = numbers();
	for (guint i = 0; i < notation->problem->kinds->len; i++)
		if (g_array_index(notation->problem->kinds, struct flow_kind, i).level >= level)
			g_array_append_val(kinds, i);
	return kinds;
}

/* «2» or «{s,t}» */
static GArray *coverage(const struct notation *notation, const char *text)
{
	if (*text != '{')
		return kinds_from_level(notation, (guint)atoi(text));
	GArray *kinds = numbers();
	g_autofree char *list = inside(text);
	g_auto(GStrv) ids = g_strsplit(list, ",", -1);
	for (char **id = ids; *id; id++) {
		guint kind = notation_kind(notation, *id);
		g_array_append_val(kinds, kind);
	}
	return kinds;
}

static void parse_parties(struct notation *notation, GPtrArray *words, gboolean coverages)
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
				g_array_index(notation->problem->parties, struct flow_party, i - 1).bound = coverage(notation, bound);
			continue;
		}
		struct flow_party party = { keep(notation, id), star != NULL, g_str_equal(id, "public"), NULL, numbers() };
		g_array_append_val(notation->problem->parties, party);
	}
}

static void parse_kinds(struct notation *notation, GPtrArray *words)
{
	for (guint i = 1; i < words->len; i++) {
		g_auto(GStrv) chain = g_strsplit(words->pdata[i], ">", -1);
		int above = -1;
		for (char **link = chain; *link; link++) {
			g_auto(GStrv) parts = g_strsplit(*link, ":", 2);
			guint level = parts[1] ? (guint)atoi(parts[1]) : 0, index = notation->problem->kinds->len;
			struct flow_kind kind = { keep(notation, parts[0]), level, level >= 3, numbers() };
			if (parts[1])
				g_array_append_val(notation->problem->kinds, kind);
			else
				g_array_unref(kind.parts), index = notation_kind(notation, parts[0]);
			if (above >= 0)
				g_array_append_val(g_array_index(notation->problem->kinds, struct flow_kind, (guint)above).parts, index);
			above = (int)index;
		}
	}
}

/* Present members, and former ones with their last day. */
static void parse_seats(const struct notation *notation, struct flow_place *place, const char *list)
{
	g_auto(GStrv) members = g_strsplit(list, " ", -1);

	for (char **member = members; *member && **member; member++) {
		g_auto(GStrv) parts = g_strsplit(*member, "@", 2);
		struct days days = parse_days(parts[1] ? parts[1] : "..");
		struct former former = { notation_locus(notation, parts[0]), days.to };
		if (days.from <= notation->at && notation->at <= days.to)
			g_array_append_val(place->circle, former.party);
		else if (days.to < notation->at)
			g_array_append_val(place->former, former);
	}
}

static void parse_place(struct notation *notation, GPtrArray *words)
{
	const char *head = words->pdata[1];
	g_autofree char *id = g_strndup(head, strcspn(head, "("));
	g_autofree char *list = inside(head);
	struct flow_place place = { keep(notation, id), numbers(), numbers(), g_array_new(FALSE, FALSE, sizeof(struct former)),
				    NULL, NULL, 0 };

	parse_seats(notation, &place, list);
	for (guint i = 2; i < words->len; i++) {
		const char *word = words->pdata[i];
		if (g_str_has_prefix(word, "conf")) {
			place.covers = coverage(notation, word + 4);
		} else if (g_str_has_prefix(word, "max")) {
			place.ceiling = (guint)atoi(word + 3);
		} else {
			g_autofree char *names = inside(word);
			g_auto(GStrv) each = g_strsplit(names, " ", -1);
			if (g_str_has_prefix(word, "for"))
				place.purposes = numbers();
			for (char **name = each; *name; name++) {
				guint value = place.purposes ? find_purpose(notation, *name) : notation_locus(notation, *name);
				g_array_append_val(place.purposes ? place.purposes : place.also, value);
			}
		}
	}
	g_array_append_val(notation->problem->places, place);
}

static GArray *party_list(const struct notation *notation, const char *list)
{
	g_auto(GStrv) ids = g_strsplit(list, ",", -1);
	GArray *parties = numbers();

	for (char **id = ids; *id; id++) {
		guint party = notation_locus(notation, *id);
		g_array_append_val(parties, party);
	}
	return parties;
}

/* gate(S>b,c seize doubt @..date); an offer also has «from a,b» */
static void parse_gate(struct notation *notation, GArray *gates, const char *token)
{
	g_autofree char *text = inside(token);
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_auto(GStrv) sides = g_strsplit(words[0], ">", 2);
	struct flow_gate gate = { NULL, 0, -1, NULL, FALSE, FALSE };
	struct days days = { 0, 99999999 };

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
		gate.of = (int)notation_locus(notation, sides[0][0] == '!' ? sides[0] + 1 : sides[0]);
	if (sides[1] && !g_str_equal(sides[1], "*"))
		gate.who = party_list(notation, sides[1]);
	for (char **word = words + 1; *word; word++) {
		gate.seizing |= g_str_equal(*word, "seize");
		gate.disputed |= g_str_equal(*word, "doubt");
		if (**word == '@')
			days = parse_days(*word + 1);
	}
	if (days.from <= notation->at && notation->at <= days.to)
		g_array_append_val(gates, gate);
	else if (gate.who)
		g_array_unref(gate.who);
}

/* Who is present for a step said in `place`: the circle, or as the braces say. */
static void choose_hearers(struct notation *notation, struct flow_step *step, const char *braces, guint32 start)
{
	guint n_parties = notation->problem->parties->len;
	const struct flow_place *place = step->place < 0 ? NULL
		: &g_array_index(notation->problem->places, struct flow_place, (guint)step->place - n_parties);
	g_autofree gboolean *present = g_new0(gboolean, n_parties);
	g_auto(GStrv) names = g_strsplit(braces ? braces : "", " ", -1);
	gboolean exact = braces && *braces != '+' && *braces != '-';

	for (guint i = 0; place && !exact && i < place->circle->len; i++)
		present[g_array_index(place->circle, guint, i)] = TRUE;
	for (char **name = names; *name && **name; name++) {
		gboolean sign = **name == '+' || **name == '-';
		guint party = notation_locus(notation, *name + sign);
		present[party] = **name != '-';
		if (present[party])
			g_array_append_val(step->named, party);
	}
	if (step->to < n_parties)
		present[step->to] = TRUE;
	for (guint i = 0; i < n_parties; i++) {
		if (!present[i] || i == step->from)
			continue;
		g_array_append_val(step->hearers, i);
		if (place && !flow_has(place->circle, i))
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

static void parse_flow(struct notation *notation, GPtrArray *words)
{
	gboolean ban = g_str_equal(words->pdata[0], "ban");
	g_autofree char *id = g_strdup(ban ? "ban" : words->pdata[0]);
	struct flow_step step = { .place = -1, .forbidden = ban, .purpose = -1 };
	g_autofree char *braces = NULL;
	struct days days = { 0, 99999999 };
	char *by = NULL;

	if (!ban)
		id[strlen(id) - 1] = '\0';
	step.id = keep(notation, id);
	step.kinds = numbers();
	step.hearers = numbers();
	step.guests = numbers();
	step.named = numbers();
	step.former = numbers();
	step.gates = g_array_new(FALSE, FALSE, sizeof(struct flow_gate));
	step.from = notation_locus(notation, words->pdata[1]);
	step.to = notation_locus(notation, words->pdata[3]);
	if (step.to >= notation->problem->parties->len)
		step.place = (int)step.to;
	g_auto(GStrv) kinds = g_strsplit(words->pdata[4], ",", -1);
	for (char **kind = kinds; *kind; kind++) {
		guint k = notation_kind(notation, *kind);
		g_array_append_val(step.kinds, k);
	}
	for (guint i = 5; i < words->len; i++) {
		const char *word = words->pdata[i];
		if (*word == '{')
			braces = inside(word);
		else if (g_str_has_prefix(word, "gate("))
			parse_gate(notation, step.gates, word);
		else if (g_str_equal(word, "own"))
			step.title = TITLE_OWN;
		else if (g_str_equal(word, "secret"))
			step.in_confidence = TRUE;
		else if (g_str_equal(word, "by"))
			step.title = TITLE_FLOW, by = g_strdup(words->pdata[++i]);
		else if (g_str_equal(word, "for"))
			step.purpose = (int)find_purpose(notation, words->pdata[++i]);
		else if (g_str_equal(word, "in"))
			step.place = (int)notation_locus(notation, words->pdata[++i]);
		else if (*word == '@')
			days = parse_days(word + 1);
	}
	choose_hearers(notation, &step, braces, days.from);
	if (notation->at < days.from || days.to < notation->at)
		g_array_set_size(step.kinds, 0);
	g_array_append_val(notation->problem->steps, step);
	g_ptr_array_add(notation->titles, by);
}

static void parse_offer(struct notation *notation, const char *token)
{
	g_autofree char *name = g_strndup(token, strcspn(token, "("));
	g_autoptr(GArray) gates = g_array_new(FALSE, FALSE, sizeof(struct flow_gate));
	const char *from = strstr(token, " from ");
	g_autofree char *senders = from ? g_strndup(from + 6, strcspn(from + 6, " )")) : NULL;

	parse_gate(notation, gates, token);
	struct flow_offer offer = { keep(notation, name), g_array_index(gates, struct flow_gate, 0),
				    senders ? party_list(notation, senders) : NULL };
	g_array_append_val(notation->offers, offer);
}

static void parse_pair(struct notation *notation, GPtrArray *words)
{
	gboolean need = g_str_equal(words->pdata[0], "N");

	for (guint i = 1; i < words->len; i++) {
		g_auto(GStrv) parts = g_strsplit(words->pdata[i], ":", 2);
		struct flow_holding holding = { notation_locus(notation, parts[0]), notation_kind(notation, parts[1]) };
		if (need)
			g_array_append_val(g_array_index(notation->problem->parties, struct flow_party, holding.locus).needs, holding.kind);
		else
			g_array_append_val(notation->problem->holdings, holding);
	}
}

/* Kinds first (coverages need them), then parties, then the rest in order. */
static void parse(struct notation *notation, const char *text)
{
	g_auto(GStrv) statements = g_strsplit_set(text, ";\n", -1);

	for (int pass = 0; pass < 4; pass++)
		for (char **statement = statements; *statement; statement++) {
			g_autoptr(GPtrArray) words = tokens(g_strstrip(*statement));
			if (words->len == 0)
				continue;
			const char *verb = words->pdata[0];
			if (pass == 0 && g_str_equal(verb, "at"))
				notation->at = parse_day(words->pdata[1], 0);
			if (pass == 0 && g_str_equal(verb, "P"))
				parse_parties(notation, words, FALSE);
			if (pass == 0 && g_str_equal(verb, "K"))
				parse_kinds(notation, words);
			if (pass == 1 && g_str_equal(verb, "P"))
				parse_parties(notation, words, TRUE);
			if (pass == 2 && (g_str_equal(verb, "R") || g_str_equal(verb, "W")))
				parse_place(notation, words);
			if (pass != 3)
				continue;
			if (g_str_equal(verb, "N") || g_str_equal(verb, "H"))
				parse_pair(notation, words);
			if (g_str_has_suffix(verb, ":") || g_str_equal(verb, "ban"))
				parse_flow(notation, words);
			if (g_str_equal(verb, "offer"))
				parse_offer(notation, words->pdata[1]);
			if (g_str_equal(verb, "never")) {
				struct flow_never never = { notation_kind(notation, words->pdata[1]), notation_locus(notation, words->pdata[3]) };
				g_array_append_val(notation->problem->nevers, never);
			}
		}
}

/* A flow may name as its title one that comes after it. */
static void resolve_titles(struct notation *notation)
{
	for (guint i = 0; i < notation->titles->len; i++)
		if (notation->titles->pdata[i])
			g_array_index(notation->problem->steps, struct flow_step, i).title_flow =
				find_step(notation, notation->titles->pdata[i]);
}

struct notation *notation_read(const char *text)
{
	struct notation *notation = g_new0(struct notation, 1);

	notation->problem = flow_problem_new();
	notation->names = g_ptr_array_new_with_free_func(g_free);
	notation->purposes = g_ptr_array_new_with_free_func(g_free);
	notation->titles = g_ptr_array_new_with_free_func(g_free);
	notation->offers = g_array_new(FALSE, FALSE, sizeof(struct flow_offer));
	notation->at = 20261121;
	parse(notation, text);
	resolve_titles(notation);
	return notation;
}

void notation_free(struct notation *notation)
{
	if (!notation)
		return;
	flow_problem_free(notation->problem);
	g_ptr_array_unref(notation->names);
	g_ptr_array_unref(notation->purposes);
	g_ptr_array_unref(notation->titles);
	for (guint i = 0; i < notation->offers->len; i++) {
		struct flow_offer *offer = &g_array_index(notation->offers, struct flow_offer, i);
		g_clear_pointer(&offer->gate.who, g_array_unref);
		g_clear_pointer(&offer->from, g_array_unref);
	}
	g_array_unref(notation->offers);
	g_free(notation);
}

/* ---- results as text --------------------------------------------------- */

const char *notation_step(const struct flow_problem *p, int step)
{
	return step < 0 ? "public" : g_array_index(p->steps, struct flow_step, step).id;
}

static void append_path(GString *out, const struct flow_problem *p, const char *word, const struct flow_path *path)
{
	if (!path)
		return;
	g_string_append_printf(out, " %s", word);
	for (guint i = 0; i < path->hops->len; i++)
		g_string_append_printf(out, " %s", notation_step(p, g_array_index(path->hops, struct flow_hop, i).flow));
}

static char *describe_leak(const struct flow_problem *p, const struct leak *leak)
{
	static const char *const words[] = { "certain", "ambiguous", "contested", "consequence" };
	GString *out = g_string_new(NULL);

	g_string_printf(out, "%s>%s %s", notation_step(p, (int)leak->flow), locus_id(p, leak->recipient), words[leak->kind]);
	if (leak->kind == LEAK_CONSEQUENCE) {
		g_string_append_printf(out, " of %s after %s", leak->bond, notation_step(p, leak->after));
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

GPtrArray *notation_findings(const struct flow_problem *p, const struct flow_result *result, gboolean needs)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < result->leaks->len; i++)
		add(list, describe_leak(p, result->leaks->pdata[i]));
	for (guint i = 0; i < result->ceilings->len; i++) {
		const struct flow_pair *pair = &g_array_index(result->ceilings, struct flow_pair, i);
		add(list, g_strdup_printf("ceiling %s %s", notation_step(p, (int)pair->flow), locus_id(p, pair->other)));
	}
	for (guint i = 0; i < result->banned->len; i++)
		add(list, g_strdup_printf("banned %s", notation_step(p, g_array_index(result->banned, int, i))));
	for (guint i = 0; i < result->dead->len; i++)
		add(list, g_strdup_printf("dead %s", notation_step(p, (int)g_array_index(result->dead, struct flow_pair, i).flow)));
	for (guint i = 0; needs && i < result->needs->len; i++) {
		const struct flow_pair *pair = &g_array_index(result->needs, struct flow_pair, i);
		add(list, g_strdup_printf("need %s %s", notation_step(p, (int)pair->flow), locus_id(p, pair->other)));
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


/* ---- questions --------------------------------------------------------- */

static void describe_change(GString *got, const struct notation *notation, const struct flow_proposal *proposal, guint index)
{
	static const char *const words[] = { "own", "by", "room", "direct", "gate", "anon", "to", "present" };
	const struct flow_change *change = &proposal->changes[index];

	g_string_append(got, words[change->kind]);
	if (change->kind == CHANGE_BY)
		g_string_append_printf(got, " %s", notation_step(notation->problem, (int)change->what));
	if (change->kind == CHANGE_ROOM || change->kind == CHANGE_TO)
		g_string_append_printf(got, " %s", locus_id(notation->problem, change->what));
	if (change->kind == CHANGE_GATE)
		g_string_append_printf(got, " %s", g_array_index(notation->offers, struct flow_offer, change->what).id);
	if (change->kind == CHANGE_ANON)
		g_string_append_printf(got, " %s", g_array_index(notation->problem->kinds, struct flow_kind, change->what).id);
	for (guint i = 0; change->kind == CHANGE_PRESENT && i < proposal->leavers->len; i++)
		g_string_append_printf(got, "%s-%s", i ? "," : " ", locus_id(notation->problem, g_array_index(proposal->leavers, guint, i)));
}

static void describe_act(GString *got, const struct notation *notation, const struct flow_answer *answer)
{
	if (answer->step >= 0)
		g_string_append_printf(got, " by %s %s", notation_step(notation->problem, answer->step),
				       g_array_index(notation->problem->kinds, struct flow_kind, answer->kind).id);
	if (answer->step < 0 && answer->purpose >= 0)
		g_string_append_printf(got, " for %s", (const char *)notation->purposes->pdata[answer->purpose]);
	if (answer->supposed)
		g_string_append(got, " supposed");
}

char *notation_answer(const struct notation *notation, const char *asked, gboolean whole)
{
	static const char *const verdicts[] = { "licit", "licit-if", "contested", "illicit", "unforeseen" };
	g_auto(GStrv) words = g_strsplit(asked, " ", -1);
	gboolean in_room = g_strcmp0(words[4], "in") == 0;
	struct flow_question question = {
		notation_locus(notation, words[1]), notation_locus(notation, words[2]), notation_kind(notation, words[3]),
		in_room ? (int)notation_locus(notation, words[5]) : -1, notation->offers, NULL, NULL,
	};
	g_autoptr(flow_answer_t) answer = flow_ask(notation->problem, &question);
	GString *got = g_string_new(NULL);

	if (answer->verdict != FLOW_LICIT && answer->verdict != FLOW_NOT_FORESEEN)
		flow_propose(notation->problem, &question, answer, NULL, NULL);
	g_string_printf(got, "ask %s %s %s%s%s %s", words[1], words[2], words[3], in_room ? " in " : "", in_room ? words[5] : "",
			verdicts[answer->verdict]);
	if (whole)
		describe_act(got, notation, answer);
	for (guint i = 0; i < answer->proposals->len; i++) {
		const struct flow_proposal *proposal = answer->proposals->pdata[i];
		g_string_append(got, i ? ", " : ": ");
		for (guint j = 0; j < proposal->n_changes; j++) {
			g_string_append(got, j ? "+" : "");
			describe_change(got, notation, proposal, j);
		}
	}
	return g_string_free(got, FALSE);
}
