// SPDX-License-Identifier: EUPL-1.2
/*
 * The table behind the matrix; see matrice.h.
 */
#include "diagram/matrice.h"

#include "diagram/describe.h"

/* ---- what passes -------------------------------------------------------- */

struct meeting *meeting_new(void)
{
	struct meeting *meeting = g_new0(struct meeting, 1);
	meeting->passing = g_ptr_array_new_with_free_func(g_free);
	meeting->flows = g_ptr_array_new();
	return meeting;
}

void meeting_free(struct meeting *meeting)
{
	if (!meeting)
		return;
	g_ptr_array_unref(meeting->passing);
	g_ptr_array_unref(meeting->flows);
	g_free(meeting);
}

static int by_item(gconstpointer a, gconstpointer b)
{
	guint p = (*(struct passing *const *)a)->item->index, q = (*(struct passing *const *)b)->item->index;
	return p < q ? -1 : p > q;
}

/* What passes unfiltered by one flow is not filtered, whatever another says. */
static void pass(struct meeting *meeting, const struct information *item, gboolean duty, gboolean filtered)
{
	meeting->duty = meeting->duty || duty;
	for (guint i = 0; i < meeting->passing->len; i++) {
		struct passing *known = meeting->passing->pdata[i];
		if (known->item != item)
			continue;
		known->duty = known->duty || duty;
		known->filtered = known->filtered && filtered;
		return;
	}
	struct passing *passing = g_new0(struct passing, 1);
	*passing = (struct passing){ item, duty, filtered };
	g_ptr_array_add(meeting->passing, passing);
	g_ptr_array_sort(meeting->passing, by_item);
}

void meeting_merge(struct meeting *to, const struct meeting *from)
{
	for (guint i = 0; i < from->passing->len; i++) {
		const struct passing *passing = from->passing->pdata[i];
		pass(to, passing->item, passing->duty, passing->filtered);
	}
	for (guint i = 0; i < from->flows->len; i++) {
		if (!g_ptr_array_find(to->flows, from->flows->pdata[i], NULL))
			g_ptr_array_add(to->flows, from->flows->pdata[i]);
	}
}

static int by_number(gconstpointer a, gconstpointer b)
{
	guint p = (*(struct flow *const *)a)->index, q = (*(struct flow *const *)b)->index;
	return p < q ? -1 : p > q;
}

/* Names of what passes, all or with one quality only. */
static char *passing_words(const struct look *look, const struct meeting *meeting, gboolean duty, gboolean filtered)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	for (guint i = 0; i < meeting->passing->len; i++) {
		const struct passing *passing = meeting->passing->pdata[i];
		if ((!duty || passing->duty) && (!filtered || passing->filtered))
			g_ptr_array_add(items, (gpointer)passing->item);
	}
	if (!duty && !filtered)
		return items_words(look, items);
	GString *letters = g_string_new(NULL);
	for (guint i = 0; i < items->len; i++)
		g_string_append_printf(letters, "%s%s", i ? ", " : "", ((const struct information *)items->pdata[i])->letter);
	return g_string_free(letters, FALSE);
}

char *meeting_sentence(const struct look *look, const struct meeting *meeting, const char *from, const char *to)
{
	g_autofree char *all = passing_words(look, meeting, FALSE, FALSE), *duty = passing_words(look, meeting, TRUE, FALSE),
			 *filtered = passing_words(look, meeting, FALSE, TRUE);
	g_autoptr(GString) numbers = g_string_new(NULL);
	g_autoptr(GPtrArray) flows = g_ptr_array_copy(meeting->flows, NULL, NULL);
	g_ptr_array_sort(flows, by_number);
	for (guint i = 0; i < flows->len; i++)
		g_string_append_printf(numbers, "%s%u", i ? ", " : "", ((const struct flow *)flows->pdata[i])->index + 1);
	return look_say_with(look, "phrase-matrice", from, to, all, duty, filtered, numbers->str, NULL);
}

/* ---- who speaks --------------------------------------------------------- */

static void speaker_free(gpointer data)
{
	struct speaker *speaker = data;
	g_free(speaker->meetings);
	g_free(speaker->name);
	g_free(speaker);
}

static void free_meetings(struct matrice *matrice)
{
	for (guint s = 0; s < matrice->speakers->len; s++) {
		struct speaker *speaker = matrice->speakers->pdata[s];
		for (guint i = 0; i < matrice->charter->parties->len; i++)
			meeting_free(speaker->meetings[i]);
	}
}

char *matrice_name(const struct look *look, const struct names *names, const struct party *party)
{
	if (!names->numbered[party->index])
		return party_words(party);
	g_autofree char *number = g_strdup_printf("%u", party->index + 1);
	return look_say_with(look, "partie-numero", number, NULL);
}

static struct speaker *speaker_of(GPtrArray *speakers, const struct matrice *matrice, const struct look *look,
				  const struct names *names, const struct party *party, const struct room *room)
{
	for (guint i = 0; i < speakers->len; i++) {
		struct speaker *known = speakers->pdata[i];
		if (known->party == party && known->room == room)
			return known;
	}
	struct speaker *speaker = g_new0(struct speaker, 1);
	speaker->party = party;
	speaker->room = room;
	speaker->sector = party ? party->sector : NULL;
	speaker->meetings = g_new0(struct meeting *, matrice->charter->parties->len + 1);
	if (party) {
		speaker->name = matrice_name(look, names, party);
	} else {
		g_assert(room);
		g_auto(GStrv) lines = look_wrap(look, room_words(room), LOOK_BODY, 150);
		g_autofree char *number = g_strdup_printf("%u", room->index + 1);
		g_autofree char *numbered = look_say_with(look, "instance-numero", number, NULL);
		speaker->name = look_say_with(look, room->carrier ? "sujet-ecrit" : "sujet-instance",
					      g_strv_length(lines) > 3 ? numbered : room_words(room), NULL);
	}
	g_ptr_array_add(speakers, speaker);
	return speaker;
}

static void hear(struct speaker *speaker, const struct flow *flow, const struct party *party)
{
	gboolean any = FALSE;
	if (speaker->party == party)
		return;
	for (guint i = 0; i < flow->items->len; i++)
		any = any || ((const struct information *)flow->items->pdata[i])->level >= 2;
	if (!any)
		return;
	struct meeting **at = &speaker->meetings[party->index];
	if (!*at)
		*at = meeting_new();
	for (guint i = 0; i < flow->items->len; i++) {
		const struct information *item = flow->items->pdata[i];
		if (item->level >= 2)
			pass(*at, item, flow->modality == MODALITY_DUTY, flow->anonymised);
	}
	g_ptr_array_add((*at)->flows, (gpointer)flow);
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct speaker *p = *(struct speaker *const *)a, *q = *(struct speaker *const *)b;
	if (!p->party != !q->party)
		return p->party ? -1 : 1;
	if (!p->party)
		return p->room->index < q->room->index ? -1 : p->room->index > q->room->index;
	guint sp = p->sector ? p->sector->order : G_MAXUINT, sq = q->sector ? q->sector->order : G_MAXUINT;
	if (sp != sq)
		return sp < sq ? -1 : 1;
	return p->party->index < q->party->index ? -1 : p->party->index > q->party->index;
}

static void add_flow(struct matrice *matrice, const struct look *look, const struct names *names, GPtrArray *speakers,
		     const struct flow *flow)
{
	if (!flow->in_force || flow->modality == MODALITY_FORBIDDEN || !flow->hearers)
		return;
	g_autoptr(GPtrArray) voices = flow_voices(flow);
	for (guint v = 0; v < MAX(voices->len, 1u); v++) {
		struct speaker *speaker = speaker_of(speakers, matrice, look, names, voices->len ? voices->pdata[v] : NULL,
						     voices->len ? NULL : flow->from.room);
		for (guint i = 0; i < flow->hearers->len; i++)
			hear(speaker, flow, flow->hearers->pdata[i]);
	}
}

static gboolean tells(const struct matrice *matrice, const struct speaker *speaker)
{
	for (guint i = 0; i < matrice->charter->parties->len; i++) {
		if (speaker->meetings[i])
			return TRUE;
	}
	return FALSE;
}

struct matrice *matrice_new(const struct charter *charter, const struct look *look, const struct names *names)
{
	struct matrice *matrice = g_new0(struct matrice, 1);
	g_autoptr(GPtrArray) order = parties_in_order(charter);
	matrice->charter = charter;
	matrice->speakers = g_ptr_array_new_with_free_func(speaker_free);
	matrice->hearers = g_ptr_array_new();
	matrice->mute = g_ptr_array_new();
	matrice->deaf = g_ptr_array_new();
	for (guint i = 0; i < charter->flows->len; i++)
		add_flow(matrice, look, names, matrice->speakers, charter->flows->pdata[i]);
	for (guint i = matrice->speakers->len; i-- > 0;) {
		if (!tells(matrice, matrice->speakers->pdata[i]))
			g_ptr_array_remove_index(matrice->speakers, i);
	}
	g_ptr_array_sort(matrice->speakers, by_place);
	for (guint i = 0; i < order->len; i++) {
		const struct party *party = order->pdata[i];
		gboolean speaks = FALSE, hears = FALSE;
		for (guint s = 0; s < matrice->speakers->len; s++) {
			const struct speaker *speaker = matrice->speakers->pdata[s];
			speaks = speaks || speaker->party == party;
			hears = hears || speaker->meetings[party->index];
		}
		g_ptr_array_add(hears ? matrice->hearers : matrice->deaf, (gpointer)party);
		if (!speaks)
			g_ptr_array_add(matrice->mute, (gpointer)party);
	}
	return matrice;
}

void matrice_free(struct matrice *matrice)
{
	free_meetings(matrice);
	g_ptr_array_unref(matrice->speakers);
	g_ptr_array_unref(matrice->hearers);
	g_ptr_array_unref(matrice->mute);
	g_ptr_array_unref(matrice->deaf);
	g_free(matrice);
}
