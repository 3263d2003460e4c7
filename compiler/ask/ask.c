// SPDX-License-Identifier: EUPL-1.2
/*
 * A question: its ids to what they name, then the file that answers its form.
 */
#include "ask/internal.h"

#include <string.h>

const char *ask_verdict_name(enum ask_verdict verdict)
{
	static const char *const names[] = { "licit", "illicit", "contested", "not-foreseen" };
	return names[verdict];
}

/* ---- ids ---------------------------------------------------------------------- */

/* The nearest id, by the ids themselves; names are long. */
static const char *nearest(const struct charter *charter, const char *word, gboolean information, gboolean room)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new();

	for (guint i = 0; !information && !room && i < charter->parties->len; i++)
		g_ptr_array_add(ids, (gpointer)((const struct party *)charter->parties->pdata[i])->id);
	for (guint i = 0; !information && i < charter->rooms->len; i++)
		g_ptr_array_add(ids, (gpointer)((const struct room *)charter->rooms->pdata[i])->id);
	for (guint i = 0; information && i < charter->informations->len; i++)
		g_ptr_array_add(ids, (gpointer)((const struct information *)charter->informations->pdata[i])->id);
	g_ptr_array_add(ids, NULL);
	return nearest_word(word, (const char *const *)ids->pdata);
}

static int find_information(const struct charter *charter, const char *id)
{
	for (guint i = 0; i < charter->informations->len; i++)
		if (g_str_equal(((const struct information *)charter->informations->pdata[i])->id, id))
			return (int)i;
	return -1;
}

static gboolean resolve(const struct charter *charter, const struct ask_question *question, struct flow_question *ret,
			struct ask_unknown *unknown)
{
	const char *const loci[] = { question->from, question->to, question->room };
	int found[] = { -1, -1, -1 };

	for (guint i = 0; i < G_N_ELEMENTS(loci); i++) {
		gboolean room = i == 2;
		found[i] = loci[i] ? ask_locus_of(charter, loci[i]) : -1;
		if (!loci[i] || (found[i] >= 0 && !(room && found[i] < (int)charter->parties->len)))
			continue;
		*unknown = (struct ask_unknown){ loci[i], nearest(charter, loci[i], FALSE, room), FALSE, room };
		return FALSE;
	}
	int kind = question->information ? find_information(charter, question->information) : 0;
	if (kind < 0) {
		*unknown = (struct ask_unknown){ question->information, nearest(charter, question->information, TRUE, FALSE), TRUE, FALSE };
		return FALSE;
	}
	*ret = (struct flow_question){ .from = (locus_t)MAX(found[0], 0), .to = (locus_t)MAX(found[1], 0), .kind = (guint)kind,
				       .room = question->directly ? FLOW_DIRECTLY : found[2] };
	return TRUE;
}

/* ---- the answer ------------------------------------------------------------------ */

static void free_known(gpointer data)
{
	struct ask_known *known = data;

	g_ptr_array_unref(known->may);
	g_ptr_array_unref(known->must);
	g_ptr_array_unref(known->path);
	g_free(known);
}

static char *name_of(const struct charter *charter, const char *id)
{
	int locus = id ? ask_locus_of(charter, id) : -1;

	return locus >= 0 ? g_strdup(ask_locus_name(charter, (locus_t)locus)) : NULL;
}

struct ask_answer *ask_run(const struct compile *compile, const struct ask_question *question, struct ask_unknown *unknown)
{
	const struct charter *charter = compile->charter;
	struct flow_question asked;

	if (!resolve(charter, question, &asked, unknown))
		return NULL;
	struct ask_answer *answer = g_new0(struct ask_answer, 1);
	answer->question = *question;
	answer->seated = TRUE;
	answer->from_name = name_of(charter, question->from);
	answer->to_name = name_of(charter, question->to);
	answer->room_name = name_of(charter, question->room);
	if (question->information)
		answer->information_name = g_strdup(((const struct information *)charter->informations->pdata[asked.kind])->name);
	g_autoptr(flow_problem_t) problem = flow_problem_of(charter, compile->facts);
	g_autoptr(flow_result_t) result = flow_analyse(problem);
	const struct subject subject = { compile, problem, result };
	answer->known = g_ptr_array_new_with_free_func(free_known);
	if (question->form == ASK_WHO)
		ask_list_who(&subject, answer, asked.kind);
	if (question->form == ASK_WHAT)
		ask_list_what(&subject, answer, asked.to);
	if (question->form == ASK_PATH)
		ask_find_path(&subject, answer, asked.from, asked.to, asked.kind);
	if (question->form == ASK_MAY)
		ask_may(&subject, answer, &asked);
	return answer;
}

void ask_answer_free(struct ask_answer *answer)
{
	if (!answer)
		return;
	char *const strings[] = { answer->from_name, answer->to_name, answer->information_name, answer->room_name, answer->flow };
	GPtrArray *const arrays[] = { answer->conditions, answer->causes, answer->findings, answer->proposals, answer->path,
				      answer->known };
	for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
		g_free(strings[i]);
	for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
		if (arrays[i])
			g_ptr_array_unref(arrays[i]);
	g_free(answer);
}
