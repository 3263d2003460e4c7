// SPDX-License-Identifier: EUPL-1.2
/*
 * An answer for people who do not program: what was asked, yes or no, why, and
 * what would change it.
 */
#include "ask/internal.h"

struct printer { const struct compile *compile; const struct ask_answer *answer; FILE *out; };

/* `indent` spaces, then the row; takes the text. */
static void put(const struct printer *printer, guint indent, char *text)
{
	fprintf(printer->out, "%*s%s\n", (int)indent, "", text);
	g_free(text);
}

#define SAY(...) ask_say(printer->compile->lang, __VA_ARGS__, NULL)

/* «A → B → C», each name once in a row. */
static char *way_told(const GPtrArray *path)
{
	GString *text = g_string_new(NULL);
	const char *at = NULL;

	for (guint i = 0; i < path->len; i++) {
		const struct ask_step *step = path->pdata[i];
		if (g_strcmp0(at, step->from) != 0)
			g_string_append_printf(text, "%s%s", text->len ? " → " : "", step->from_name);
		g_string_append_printf(text, " → %s", step->to_name);
		at = step->to;
	}
	return g_string_free(text, FALSE);
}

static char *joined(const GPtrArray *words)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++)
		g_string_append_printf(text, "%s%s", i ? ", " : "", (const char *)words->pdata[i]);
	return g_string_free(text, FALSE);
}

/* ---- lists, path ----------------------------------------------------------------- */

static void put_known(const struct printer *printer, const struct ask_known *known)
{
	g_autofree char *way = way_told(known->path), *must = joined(known->must);
	g_autoptr(GPtrArray) rest = g_ptr_array_new();
	const char *by = known->by ? known->by : "";

	for (guint i = 0; i < known->may->len; i++)
		if (!g_ptr_array_find_with_equal_func(known->must, known->may->pdata[i], g_str_equal, NULL))
			g_ptr_array_add(rest, known->may->pdata[i]);
	g_autofree char *may = joined(rest);
	put(printer, 2, SAY(known->by ? KNOWN_BY : known->inferred ? KNOWN_INFERRED : KNOWN_OWN, known->name, by));
	if (known->path->len > 1)
		put(printer, 6, SAY(KNOWN_WAY, way));
	if (*must)
		put(printer, 6, SAY(KNOWN_MUST, must));
	if (*may)
		put(printer, 6, SAY(KNOWN_MAY, may));
}

static void put_list(const struct printer *printer)
{
	const struct ask_answer *answer = printer->answer;
	gboolean who = answer->question.form == ASK_WHO;

	put(printer, 0, SAY(who ? ASKED_WHO : ASKED_WHAT, who ? answer->information_name : answer->to_name));
	for (guint i = 0; i < answer->known->len; i++)
		put_known(printer, answer->known->pdata[i]);
	if (!answer->known->len)
		put(printer, 2, SAY(who ? KNOWN_NOBODY : KNOWN_NOTHING));
}

static void put_steps(const struct printer *printer)
{
	const struct ask_answer *answer = printer->answer;

	put(printer, 0, SAY(ASKED_PATH, answer->from_name, answer->to_name, answer->information_name));
	for (guint i = 0; answer->path && i < answer->path->len; i++) {
		const struct ask_step *step = answer->path->pdata[i];
		g_autofree char *number = g_strdup_printf("%u", i + 1), *line = g_strdup_printf("%u", step->line);
		put(printer, 2, SAY(PATH_STEP, number, step->from_name, step->to_name, step->information_name,
				    step->flow ? step->flow : "", step->line ? line : ""));
	}
	if (!answer->path)
		put(printer, 2, answer->supposed ? SAY(PATH_NOT_KNOWN, answer->from_name) : SAY(PATH_NONE));
}

/* ---- may --------------------------------------------------------------------------- */

static char *with_labels(const struct printer *printer, const char *text, char **labels)
{
	g_autofree char *list = labels ? g_strjoinv(", ", labels) : NULL;

	return list && *list ? SAY(SAID_PROVISIONS, text, list) : g_strdup(text);
}

static char *condition_told(const struct printer *printer, const struct ask_condition *condition)
{
	g_autofree char *text = with_labels(printer, condition->text, condition->labels);

	return condition->contested ? SAY(SAID_CONTESTED_GATE, text) : g_strdup(text);
}

static void put_dash(const struct printer *printer, char *text)
{
	fprintf(printer->out, "  – %s\n", text);
	g_free(text);
}

static gboolean is_grave(const struct finding *finding)
{
	return finding->severity == SEVERITY_ERROR || (finding->contested && !finding->derogated);
}

static void put_finding(const struct printer *printer, const struct finding *finding)
{
	put_dash(printer, with_labels(printer, finding->message, finding->labels));
	for (guint i = 0; finding->contested && finding->readings && i < finding->readings->len; i++) {
		const struct reading *reading = finding->readings->pdata[i];
		put(printer, 6, SAY(SAID_READING, reading->holder, reading->text));
	}
	if (finding->fix)
		put(printer, 6, SAY(SAID_FIX, finding->fix));
}

static void put_findings(const struct printer *printer, gboolean grave)
{
	const GPtrArray *findings = printer->answer->findings;

	for (guint i = 0; i < findings->len; i++)
		if (is_grave(findings->pdata[i]) == grave)
			put_finding(printer, findings->pdata[i]);
}

static void put_cause(const struct printer *printer, const struct ask_cause *cause)
{
	put_dash(printer, g_strdup(cause->text));
	if (cause->path && cause->path->len > 1) {
		g_autofree char *way = way_told(cause->path);
		put(printer, 6, SAY(SAID_BY_WAY, way));
	}
	if (cause->clean && cause->clean->len) {
		g_autofree char *way = way_told(cause->clean);
		put(printer, 6, SAY(SAID_FREE_WAY, way));
	}
}

static void put_proposal(const struct printer *printer, guint index)
{
	const struct ask_proposal *proposal = printer->answer->proposals->pdata[index];
	g_autoptr(GPtrArray) labels = g_ptr_array_new();
	g_autoptr(GString) asked = g_string_new(NULL);
	const char *replaces = proposal->replaces ? proposal->replaces : "";

	for (guint i = 0; i < proposal->changes->len; i++)
		g_ptr_array_add(labels, ((const struct ask_change *)proposal->changes->pdata[i])->label);
	g_ptr_array_add(labels, NULL);
	g_autofree char *text = g_strjoinv(" ; ", (char **)labels->pdata);
	fprintf(printer->out, "  %u. %s\n", index + 1, text);
	for (guint i = 0; i < proposal->conditions->len; i++) {
		const struct ask_condition *condition = proposal->conditions->pdata[i];
		if (!g_str_equal(condition->kind, "gate"))
			g_string_append_printf(asked, "%s%s", asked->len ? " ; " : "", condition->text);
	}
	if (asked->len)
		put(printer, 6, SAY(SAID_GATHER, asked->str));
	g_autofree char *undecided = g_strjoinv(", ", proposal->to_decide);
	if (*undecided)
		put(printer, 6, SAY(SAID_DECIDE, undecided));
	put(printer, 6, SAY(SAID_WRITE, proposal->flux, replaces, proposal->keeps ? proposal->keeps : ""));
}

static void put_proposals(const struct printer *printer)
{
	const struct ask_answer *answer = printer->answer;
	gboolean unforeseen = answer->verdict == ASK_NOT_FORESEEN;

	if (answer->verdict == ASK_LICIT && !answer->conditional)
		return;
	if (unforeseen && answer->proposals->len) {
		put(printer, 0, SAY(SAID_WRITE_IT));
		put(printer, 2, g_strdup(((const struct ask_proposal *)answer->proposals->pdata[0])->flux));
	}
	if (unforeseen)
		return;
	put(printer, 0, answer->proposals->len ? SAY(SAID_PROPOSALS) : SAY(SAID_NO_PROPOSAL));
	for (guint i = 0; i < answer->proposals->len; i++)
		put_proposal(printer, i);
	if (answer->more)
		put(printer, 2, SAY(SAID_MORE));
}

static void put_conditions(const struct printer *printer)
{
	const GPtrArray *conditions = printer->answer->conditions;

	for (guint i = 0; i < conditions->len; i++)
		put_dash(printer, condition_told(printer, conditions->pdata[i]));
}

static void put_verdict(const struct printer *printer)
{
	const struct ask_answer *answer = printer->answer;
	const char *flow = answer->flow ? answer->flow : "";

	if (answer->verdict == ASK_LICIT) {
		put(printer, 0, SAY(answer->conditional ? SAID_YES_IF : answer->conditions->len ? SAID_YES_CONDITIONS : SAID_YES, flow));
		put_conditions(printer);
	} else {
		put(printer, 0, SAY(answer->verdict == ASK_ILLICIT     ? SAID_NO
				    : answer->verdict == ASK_CONTESTED ? SAID_CONTESTED
								       : SAID_UNFORESEEN));
	}
	for (guint i = 0; i < answer->causes->len; i++)
		put_cause(printer, answer->causes->pdata[i]);
	put_findings(printer, TRUE);
	if (answer->flow && answer->verdict == ASK_ILLICIT)
		put(printer, 0, SAY(SAID_FORESEEN_BY, flow));
}

static void put_remarks(const struct printer *printer)
{
	const struct ask_answer *answer = printer->answer;
	gboolean any = FALSE;

	if (answer->supposed)
		put(printer, 0, SAY(SAID_SUPPOSED));
	if (!answer->seated)
		put(printer, 0, SAY(SAID_NOT_SEATED, answer->to_name, answer->room_name));
	if (answer->needless)
		put(printer, 0, SAY(SAID_NEEDLESS));
	for (guint i = 0; i < answer->findings->len; i++)
		any |= !is_grave(answer->findings->pdata[i]);
	if (any)
		put(printer, 0, SAY(SAID_REMARKS));
	put_findings(printer, FALSE);
}

static void put_may(const struct printer *printer)
{
	const struct ask_answer *answer = printer->answer;
	g_autofree char *base = date_format(printer->compile->pack->law_base);

	put(printer, 0, SAY(ASKED_MAY, answer->from_name, answer->to_name, answer->information_name,
			    answer->room_name ? answer->room_name : ""));
	put_verdict(printer);
	put_remarks(printer);
	put_proposals(printer);
	put(printer, 0, SAY(SAID_CAUTION, base));
}

void ask_print(const struct compile *compile, const struct ask_answer *answer, FILE *out)
{
	const struct printer printer = { compile, answer, out };

	if (answer->question.form == ASK_MAY)
		put_may(&printer);
	else if (answer->question.form == ASK_PATH)
		put_steps(&printer);
	else
		put_list(&printer);
}
