// SPDX-License-Identifier: EUPL-1.2
/*
 * May I share this? The questions that this charter asks of whoever holds an
 * information, in order, each with its two answers and its law. Nothing is drawn
 * by hand: the questions follow from the classes of the informations, from what
 * each room admits, from the promises and clauses of the charter, and from the
 * gates that the law opens for its flows at the as-of date. See course.h.
 */
#include "diagram/course.h"
#include "diagram/describe.h"
#include "diagram/view.h"

#include <string.h>

struct asking {
	const struct charter *charter;
	const struct look *look;
	const struct followed *followed;
	struct course *course;
	GPtrArray *shown;  /* GPtrArray of struct information *, owned: the badges of the rows */
	guint number;
};

/* ---- the charter, by what it protects ---------------------------------- */

enum range { RANGE_GENERAL, RANGE_COLLECTIVE, RANGE_NOMINATIVE, RANGE_SECRET };
static const struct { enum rank from, to; } ranges[] = {
	{ RANK_GENERAL, RANK_STATISTICS }, { RANK_AMBIANCE, RANK_AMBIANCE }, { RANK_EXISTENCE, RANK_NOMINATIVE },
	{ RANK_FOLLOW_UP, RANK_SECRET },
};

/* Informations of a range; kept by `a`. */
static GPtrArray *informations(struct asking *a, enum range range)
{
	GPtrArray *found = g_ptr_array_new();
	for (guint i = 0; i < a->charter->informations->len; i++) {
		struct information *item = a->charter->informations->pdata[i];
		if (item->rank >= ranges[range].from && item->rank <= ranges[range].to)
			g_ptr_array_add(found, item);
	}
	g_ptr_array_add(a->shown, found);
	return found;
}

/* Rooms, or carriers, whose ceiling is within [from, to]. */
static GPtrArray *rooms(const struct asking *a, gboolean carriers, enum rank from, enum rank to)
{
	GPtrArray *found = g_ptr_array_new();
	for (guint i = 0; i < a->charter->rooms->len; i++) {
		struct room *room = a->charter->rooms->pdata[i];
		if (!room->carrier == !carriers && room->ceiling >= from && room->ceiling <= to)
			g_ptr_array_add(found, room);
	}
	return found;
}

static char *rooms_words(const GPtrArray *some)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	for (guint i = 0; i < some->len; i++)
		g_ptr_array_add(names, (gpointer)room_words(some->pdata[i]));
	return strings_joined(names, ", ");
}

static char *letters(const GPtrArray *items)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	for (guint i = 0; i < items->len; i++)
		g_ptr_array_add(all, ((struct information *)items->pdata[i])->letter);
	return strings_joined(all, ", ");
}

/* Flows from party to party of at least that rank. */
static gboolean direct_flows(const struct asking *a, enum rank from)
{
	for (guint i = 0; i < a->charter->flows->len; i++) {
		const struct flow *flow = a->charter->flows->pdata[i];
		if (!flow_is_direct(flow) || flow->modality == MODALITY_FORBIDDEN || !flow->in_force)
			continue;
		for (guint k = 0; k < flow->items->len; k++) {
			if (((const struct information *)flow->items->pdata[k])->rank >= from)
				return TRUE;
		}
	}
	return FALSE;
}

/* ---- law --------------------------------------------------------------- */

static void add_law(GPtrArray *law, char *words)
{
	if (words && *words && !g_ptr_array_find_with_equal_func(law, words, g_str_equal, NULL))
		g_ptr_array_add(law, words);
	else
		g_free(words);
}

/* Provisions (ids separated by spaces) that are in force; texts of the charter are always. */
static void add_provisions(const struct asking *a, struct course_row *row, const char *ids)
{
	g_auto(GStrv) list = g_strsplit_set(ids ? ids : "", " \t\r\n", -1);
	for (char **id = list; *id; id++) {
		const char *address = NULL;
		enum force force = a->charter->pack ? pack_force(a->charter->pack, *id, a->charter->as_of) : FORCE_UNKNOWN;
		if (!**id || !strcmp(*id, "a-decider") || (force != FORCE_IN && force != FORCE_UNKNOWN))
			continue;
		add_law(row->law, basis_label(a->charter, *id, &address));
		if (!row->address)
			row->address = address;
	}
}

/* What the rooms rest on. */
static void add_rooms_law(const struct asking *a, struct course_row *row, const GPtrArray *some)
{
	for (guint i = 0; i < some->len; i++) {
		const struct room *room = some->pdata[i];
		const char *usual = room->type ? word_get(room->type, "base") : NULL;
		add_provisions(a, row, room->basis && strcmp(room->basis, "a-decider") ? room->basis : usual);
	}
}

/* Children of the charter of that name; with `genre`, of that genre. First, or NULL. */
static const xmlNode *element_of(const struct asking *a, const char *name, const char *genre)
{
	const struct loaded *loaded = a->charter->loaded;
	const xmlNode *root = loaded && loaded->doc ? xmlDocGetRootElement(loaded->doc) : NULL;
	for (const xmlNode *node = root ? root->children : NULL; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, name))
			continue;
		g_autofree char *own = attribute_words(node, "genre");
		if (!genre || (own && !strcmp(own, genre)))
			return node;
	}
	return NULL;
}

static void add_element_law(const struct asking *a, struct course_row *row, const xmlNode *node)
{
	g_autofree char *ids = attribute_words(node, "base");
	add_provisions(a, row, ids);
	if (!row->law->len)
		add_law(row->law, g_strdup(look_say(a->look, "regle-charte")));
}

/* The texts by which the parties of this charter are bound to a secret: the commonest first, at most three. */
static void add_secret_law(const struct asking *a, struct course_row *row)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new(), counts = g_ptr_array_new();
	for (guint i = 0; i < a->charter->parties->len; i++) {
		const struct party *party = a->charter->parties->pdata[i];
		xmlChar *own = party->node ? xmlGetNoNsProp(party->node, (const xmlChar *)"base-secret") : NULL;
		const char *usual = party->role ? word_get(party->role, "base-secret") : NULL;
		const char *id = party->bound && !own ? usual : NULL;
		guint at;
		xmlFree(own);
		if (!id)
			continue;
		if (!g_ptr_array_find_with_equal_func(ids, id, g_str_equal, &at)) {
			at = ids->len;
			g_ptr_array_add(ids, (gpointer)id);
			g_ptr_array_add(counts, GUINT_TO_POINTER(0));
		}
		counts->pdata[at] = GUINT_TO_POINTER(GPOINTER_TO_UINT(counts->pdata[at]) + 1);
	}
	for (guint turn = 0; turn < 3 && row->law->len < 3; turn++) {
		guint best = ids->len;
		for (guint i = 0; i < ids->len; i++) {
			if (counts->pdata[i] && (best == ids->len || GPOINTER_TO_UINT(counts->pdata[i]) > GPOINTER_TO_UINT(counts->pdata[best])))
				best = i;
		}
		if (best == ids->len)
			break;
		add_provisions(a, row, ids->pdata[best]);
		counts->pdata[best] = NULL;
	}
}

/* ---- rows -------------------------------------------------------------- */

/* `leaves_on_yes`: which answer goes right. Takes `words`. */
static struct course_row *ask(struct asking *a, char *question, gboolean leaves_on_yes, enum leave leave, char *words)
{
	struct course_row *row = course_add(a->course, SHAPE_QUESTION);
	row->number = ++a->number;
	row->id = g_strdup_printf("question-%u", row->number);
	row->text = question;
	row->leave = leave;
	row->side.answer = g_strdup(look_say(a->look, leaves_on_yes ? "oui" : "non"));
	row->down.answer = g_strdup(look_say(a->look, leaves_on_yes ? "non" : "oui"));
	row->side.words = words;
	row->goes_on = TRUE;
	return row;
}

static struct course_row *end(struct asking *a, enum shape shape, const char *words_id)
{
	struct course_row *row = course_add(a->course, shape);
	row->text = g_strdup(look_say(a->look, words_id));
	row->id = g_strdup_printf("fin-%u", a->course->rows->len);
	return row;
}

static void ask_general(struct asking *a)
{
	GPtrArray *items = informations(a, RANGE_GENERAL);
	g_autoptr(GPtrArray) all = rooms(a, FALSE, RANK_GENERAL, RANK_SECRET), free_rooms = rooms(a, FALSE, RANK_GENERAL, RANK_STATISTICS);
	if (!items->len)
		return;
	g_autofree char *names = rooms_words(all);
	struct course_row *row = ask(a, g_strdup(look_say(a->look, "q-generale")), TRUE, LEAVE_OTHER,
				     look_say_with(a->look, "r-generale", names, NULL));
	row->items = items;
	add_rooms_law(a, row, free_rooms);
}

static void ask_named(struct asking *a)
{
	GPtrArray *collective = informations(a, RANGE_COLLECTIVE), *named = informations(a, RANGE_NOMINATIVE);
	g_autoptr(GPtrArray) some = rooms(a, FALSE, RANK_AMBIANCE, RANK_SECRET);
	if (!collective->len)
		return;
	g_autofree char *names = rooms_words(some), *list = letters(collective);
	struct course_row *row = ask(a, g_strdup(look_say(a->look, "q-nom")), FALSE, LEAVE_OTHER,
				     look_say_with(a->look, "r-sans-nom", list, names, NULL));
	row->items = named->len ? named : NULL;
	row->letters = g_ptr_array_copy(collective, NULL, NULL);
	add_rooms_law(a, row, some);
}

/* What the charter promises, those of the same informations together. */
static void ask_promise(struct asking *a)
{
	g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func(g_free), items = g_ptr_array_new(),
			     targets = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref),
			     all = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < a->charter->nevers->len; i++) {
		const struct never *never = a->charter->nevers->pdata[i];
		g_autofree char *list = letters(never->items);
		guint at;
		if (!g_ptr_array_find_with_equal_func(lists, list, g_str_equal, &at)) {
			at = lists->len;
			g_ptr_array_add(lists, g_steal_pointer(&list));
			g_ptr_array_add(targets, g_ptr_array_new_with_free_func(g_free));
		}
		g_ptr_array_add(targets->pdata[at], never_target_words(a->look, never));
		for (guint k = 0; k < never->items->len; k++)
			g_ptr_array_add(items, never->items->pdata[k]);
	}
	if (!lists->len)
		return;
	for (guint i = 0; i < lists->len; i++) {
		g_autofree char *to = strings_joined(targets->pdata[i], ", ");
		g_ptr_array_add(all, look_say_with(a->look, "r-promesse", lists->pdata[i], to, NULL));
	}
	struct course_row *row = ask(a, g_strdup(look_say(a->look, "q-promesse")), TRUE, LEAVE_STOP, strings_joined(all, " ;\n"));
	row->letters = g_ptr_array_ref(items);
	add_law(row->law, g_strdup(look_say(a->look, "promesse")));
}

static void ask_place(struct asking *a)
{
	g_autoptr(GPtrArray) open = rooms(a, FALSE, RANK_EXISTENCE, RANK_SECRET), closed = rooms(a, FALSE, RANK_GENERAL, RANK_AMBIANCE);
	g_autofree char *names = rooms_words(open), *others = rooms_words(closed);
	gboolean direct = direct_flows(a, RANK_EXISTENCE);
	char *question = open->len ? look_say_with(a->look, "q-lieu", names, direct ? "+" : "", NULL) :
			 g_strdup(look_say(a->look, "q-direct"));
	struct course_row *row = ask(a, question, FALSE, LEAVE_STOP, closed->len ? look_say_with(a->look, "r-lieu", others, NULL) :
				     g_strdup(look_say(a->look, "r-imprevu")));
	add_rooms_law(a, row, open);
}

/* Returns the row, whose way out is known when the gates are. */
static struct course_row *ask_secret(struct asking *a)
{
	GPtrArray *items = informations(a, RANGE_SECRET);
	gboolean bound = FALSE;
	for (guint i = 0; i < a->charter->parties->len; i++)
		bound = bound || ((const struct party *)a->charter->parties->pdata[i])->bound;
	if (!items->len && !bound)
		return NULL;
	struct course_row *row = ask(a, g_strdup(look_say(a->look, "q-secret")), TRUE, LEAVE_STOP, NULL);
	row->items = items->len ? items : NULL;
	add_secret_law(a, row);
	return row;
}

static void ask_needed(struct asking *a)
{
	g_autoptr(GPtrArray) open = rooms(a, FALSE, RANK_EXISTENCE, RANK_SECRET);
	gboolean purpose = FALSE;
	struct course_row *row = ask(a, g_strdup(look_say(a->look, "q-necessaire")), FALSE, LEAVE_STOP,
				     g_strdup(look_say(a->look, "r-necessaire")));
	for (guint i = 0; i < open->len; i++) {
		const struct room *room = open->pdata[i];
		purpose = purpose || (room->purposes && room->purposes->len);
	}
	add_element_law(a, row, element_of(a, "protection-donnees", NULL));
	if (purpose)
		add_law(row->law, g_strdup(look_say(a->look, "finalites")));
}

static void ask_informed(struct asking *a)
{
	const xmlNode *clause = element_of(a, "clause", "information-personnes");
	if (!clause)
		return;
	struct course_row *row = ask(a, g_strdup(look_say(a->look, "q-informee")), FALSE, LEAVE_OTHER,
				     g_strdup(look_say(a->look, "r-informee")));
	add_element_law(a, row, clause);
}

static void ask_present(struct asking *a)
{
	g_autoptr(GPtrArray) open = rooms(a, FALSE, RANK_EXISTENCE, RANK_SECRET), guests = g_ptr_array_new_with_free_func(g_free);
	if (!open->len)
		return;
	for (guint i = 0; i < open->len; i++) {
		const struct room *room = open->pdata[i];
		for (guint k = 0; k < room->seats->len; k++) {
			const struct seat *seat = room->seats->pdata[k];
			if (seat->guest && seat->present)
				add_law(guests, party_words(seat->party));
		}
	}
	g_autofree char *list = strings_joined(guests, ", ");
	struct course_row *row = ask(a, g_strdup(look_say(a->look, "q-presents")), FALSE, LEAVE_STOP,
				     look_say_with(a->look, "r-presents", list, NULL));
	add_rooms_law(a, row, open);
}

static void share(struct asking *a)
{
	g_autoptr(GPtrArray) open = rooms(a, FALSE, RANK_EXISTENCE, RANK_SECRET), written = rooms(a, TRUE, RANK_EXISTENCE, RANK_SECRET);
	struct course_row *row = end(a, SHAPE_END, "fin-partage");
	g_autofree char *carriers = rooms_words(written), *text = g_steal_pointer(&row->text);
	gboolean kept = FALSE;
	for (guint i = 0; i < open->len; i++)
		kept = kept || ((const struct room *)open->pdata[i])->confidential_from;
	row->text = look_say_with(a->look, "partage", text, kept ? look_say(a->look, "partage-reste") : "",
				  written->len ? carriers : "", NULL);
	const xmlNode *clause = element_of(a, "clause", "confidentialite");
	if (clause)
		add_element_law(a, row, clause);
}

/* ---- the gates of the law ---------------------------------------------- */

/* «Groupe de travail social (flux 39, 40), Maire (flux 43)» */
static char *uses_words(const struct asking *a, const char *gate, struct course_row *row)
{
	g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free),
			     numbers = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref),
			     all = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < a->followed->gates->len; i++) {
		const struct gate_use *use = &g_array_index(a->followed->gates, struct gate_use, i);
		for (guint k = 0; !strcmp(use->gate, gate) && k < a->charter->flows->len; k++) {
			const struct flow *flow = a->charter->flows->pdata[k];
			guint at;
			if (strcmp(flow->id, use->flow))
				continue;
			g_autofree char *to = locus_words(&flow->to);
			if (!g_ptr_array_find_with_equal_func(targets, to, g_str_equal, &at)) {
				at = targets->len;
				g_ptr_array_add(targets, g_steal_pointer(&to));
				g_ptr_array_add(numbers, g_ptr_array_new_with_free_func(g_free));
			}
			g_ptr_array_add(numbers->pdata[at], g_strdup_printf("%u", flow->index + 1));
			if (!row->flows)
				row->flows = g_ptr_array_new();
			g_ptr_array_add(row->flows, (gpointer)flow->id);
		}
	}
	for (guint i = 0; i < targets->len; i++) {
		g_autofree char *list = strings_joined(numbers->pdata[i], ", ");
		g_ptr_array_add(all, look_say_with(a->look, "r-porte-flux", targets->pdata[i], list, NULL));
	}
	return strings_joined(all, look_say(a->look, "suite-de"));
}

static const struct gate_use *use_of(const struct asking *a, const char *gate)
{
	for (guint i = 0; a->followed && i < a->followed->gates->len; i++) {
		const struct gate_use *use = &g_array_index(a->followed->gates, struct gate_use, i);
		if (!strcmp(use->gate, gate))
			return use;
	}
	return NULL;
}

/* The exceptions that this charter uses, in the order of the law; then silence. */
static void ask_gates(struct asking *a, struct course_row *secret)
{
	const GPtrArray *gates = a->charter->pack ? a->charter->pack->words[WORD_GATE] : NULL;
	guint before = a->number;
	for (guint i = 0; gates && i < gates->len; i++) {
		const struct word *gate = gates->pdata[i];
		const struct gate_use *use = use_of(a, gate->id);
		if (!use)
			continue;
		g_autofree char *question = look_say_with(a->look, "q-porte", word_label(gate, a->look->lang), NULL);
		struct course_row *row = ask(a, g_steal_pointer(&question), TRUE, LEAVE_OTHER, NULL);
		g_autofree char *uses = uses_words(a, gate->id, row);
		row->side.words = look_say_with(a->look, "r-porte", uses, NULL);
		row->starts = a->number == before + 1;
		add_provisions(a, row, word_get(gate, "provisions"));
		if (use->disputed)
			add_law(row->law, g_strdup(look_say(a->look, "discute")));
	}
	if (a->number == before) {
		secret->side.words = g_strdup(look_say(a->look, "r-secret"));
		return;
	}
	secret->leave = LEAVE_OTHER;
	secret->side.words = g_strdup(look_say(a->look, "r-exceptions"));
	secret->side.jump = before + 1;
	end(a, SHAPE_STOP, "fin-silence");
}

/* ---- sentences --------------------------------------------------------- */

static char *way_words(const struct asking *a, const struct course_row *row, const struct course_row *next, gboolean side)
{
	const struct look *look = a->look;
	const struct turn *turn = side ? &row->side : &row->down;
	guint to = side ? turn->jump : next ? next->number : 0;
	g_autofree char *number = g_strdup_printf("%u", to);
	g_autofree char *where = to ? look_say_with(look, "vers-etape", number, NULL) :
		g_strdup(look_say(look, side ? (row->leave == LEAVE_STOP ? "vers-arret" : "vers-autre") :
				  next && next->shape == SHAPE_STOP ? "vers-arret" : "vers-fin"));
	return look_say_with(look, "reponse", where, turn->words ? turn->words : "", NULL);
}

static void word_rows(const struct asking *a)
{
	for (guint i = 0; i < a->course->rows->len; i++) {
		struct course_row *row = a->course->rows->pdata[i];
		const struct course_row *next = i + 1 < a->course->rows->len ? a->course->rows->pdata[i + 1] : NULL;
		g_autofree char *law = strings_joined(row->law, look_say(a->look, "suite-de"));
		if (row->shape != SHAPE_QUESTION) {
			row->sentence = look_say_with(a->look, row->shape == SHAPE_END ? "phrase-fin" : "phrase-arret", row->text, NULL);
			continue;
		}
		gboolean yes_leaves = !strcmp(row->side.answer, look_say(a->look, "oui"));
		g_autofree char *side = way_words(a, row, next, TRUE), *down = way_words(a, row, next, FALSE),
				 *number = g_strdup_printf("%u", row->number), *items = row->items ? letters(row->items) : NULL;
		g_autofree char *text = items ? look_say_with(a->look, "question-lettres", row->text, items, NULL) : g_strdup(row->text);
		row->sentence = look_say_with(a->look, "phrase-decision", number, look_say(a->look, "je-me-demande"), text,
					      yes_leaves ? side : down, yes_leaves ? down : side, law, NULL);
	}
}

/* ---- the view ---------------------------------------------------------- */

static void ask_all(struct asking *a)
{
	GPtrArray *named = informations(a, RANGE_NOMINATIVE), *secret = informations(a, RANGE_SECRET);
	ask_general(a);
	ask_named(a);
	if (!named->len && !secret->len) {
		end(a, SHAPE_STOP, "fin-imprevu");
		return;
	}
	ask_promise(a);
	ask_place(a);
	struct course_row *asked = ask_secret(a);
	ask_needed(a);
	ask_informed(a);
	ask_present(a);
	share(a);
	if (asked)
		ask_gates(a, asked);
}

static void build(const struct charter *charter, const char *subject, const struct view_options *options,
		  GPtrArray *pages, struct findings *findings)
{
	g_autoptr(look_t) look = look_new(options->lang ? options->lang : charter->lang, options->enlarge);
	struct asking a = { charter, look, options->followed, NULL, g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref), 0 };
	(void)subject;
	(void)findings; /* it goes on on as many pages as it takes */
	a.course = course_new(charter, look, options, "puis-je-partager", look_say(look, "puis-je-partager-vue"));
	g_autofree char *date = date_words(look, charter->as_of);
	a.course->title = g_strdup(look_say(look, "puis-je-partager-titre"));
	a.course->subtitle = look_say_with(look, "puis-je-partager-sous-titre", date, NULL);
	a.course->reading = g_strdup(look_say(look, "puis-je-partager-lecture"));
	a.course->lanes_words = look_say(look, "partage-colonne");
	a.course->rule_words = look_say(look, "colonne-texte");
	course_lane(a.course, look_say(look, "je-me-demande"));
	ask_all(&a);
	course_link(a.course);
	word_rows(&a);
	for (guint wide = 0; wide < COURSE_WIDTHS && !course_draw(a.course, wide, pages);)
		wide++;
	course_free(a.course);
	g_ptr_array_unref(a.shown);
}

const struct view view_partage = { "puis-je-partager", FALSE, NULL, build };
