// SPDX-License-Identifier: EUPL-1.2
/*
 * A scenario of the charter: what is done, in what order, who tells whom, where
 * one stops, and by which law. One drawing per scenario; see course.h.
 *
 * Every actor has a lane, and so has whoever is told something, if the sheet
 * takes as many; else he is named in the step. A room is a place, not an actor:
 * what is said there names it.
 */
#include "diagram/course.h"
#include "diagram/describe.h"
#include "diagram/view.h"

#include <string.h>

struct tale {
	struct course *course;
	const struct scenario *scenario;
	gboolean folded; /* those who are only told something have no lane */
};

/* ---- words ------------------------------------------------------------- */

/* The text of an element, on one line. */
static char *content_words(const xmlNode *node)
{
	xmlChar *text = node ? xmlNodeGetContent(node) : NULL;
	g_auto(GStrv) words = g_strsplit_set(text ? (const char *)text : "", " \t\r\n", -1);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();
	for (char **word = words; *word; word++) {
		if (**word)
			g_ptr_array_add(kept, *word);
	}
	xmlFree(text);
	return strings_joined(kept, " ");
}

/* Ends as a sentence does. */
static char *full_stop(char *text)
{
	gunichar last = *text ? g_utf8_get_char(g_utf8_prev_char(text + strlen(text))) : '.';
	if (last == '.' || last == '!' || last == '?' || last == 0x2026)
		return text;
	char *whole = g_strconcat(text, ".", NULL);
	g_free(text);
	return whole;
}

static guint number_of(const struct scenario *scenario, const xmlNode *answer)
{
	g_autofree char *to = attribute_words(answer, "vers");
	for (guint i = 0; to && i < scenario->stages->len; i++) {
		const struct stage *stage = scenario->stages->pdata[i];
		if (stage->id && !strcmp(stage->id, to))
			return i + 1;
	}
	return 0;
}

static gboolean stops(const xmlNode *answer)
{
	g_autofree char *stop = attribute_words(answer, "arret");
	return stop && !strcmp(stop, "oui");
}

/* ---- the law of a step -------------------------------------------------- */

static GPtrArray *bases_of(const struct stage *stage)
{
	g_autofree char *own = attribute_words(stage->node, "base");
	GPtrArray *bases = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) ids = own ? g_strsplit_set(own, " \t\r\n", -1) : NULL;
	for (char **id = ids; id && *id; id++) {
		if (**id)
			g_ptr_array_add(bases, g_strdup(*id));
	}
	for (guint i = 0; !own && stage->flow && stage->flow->bases && i < stage->flow->bases->len; i++)
		g_ptr_array_add(bases, g_strdup(stage->flow->bases->pdata[i]));
	return bases;
}

/* Flow, bases, delay: one paragraph each. Returns the bases in words. */
static char *set_law(const struct tale *t, struct course_row *row, const struct stage *stage)
{
	const struct charter *charter = t->course->charter;
	const struct look *look = t->course->look;
	g_autoptr(GPtrArray) bases = bases_of(stage);
	g_autofree char *delay = duration_words(look, stage->node, "delai");
	if (stage->flow) {
		g_autofree char *number = g_strdup_printf("%u", stage->flow->index + 1);
		g_ptr_array_add(row->law, look_say_with(look, "regle-flux", number, NULL));
	}
	for (guint i = 0; i < bases->len; i++)
		g_ptr_array_add(row->law, basis_label(charter, bases->pdata[i], NULL));
	if (delay)
		g_ptr_array_add(row->law, look_say_with(look, "delai", delay, NULL));
	row->address = basis_address(charter, bases);
	return basis_words(look, charter, bases);
}

/* ---- steps ------------------------------------------------------------- */

/* Whom or where a step tells, in words; NULL: nobody. */
static char *target_words(const struct stage *stage)
{
	const struct flow *flow = stage->flow;
	if (!stage->has_to)
		return NULL;
	g_autofree char *to = locus_words(&stage->to);
	if (flow && flow->in && stage->to.kind == LOCUS_PARTY)
		return g_strdup_printf("%s (%s)", to, room_words(flow->in));
	return g_steal_pointer(&to);
}

static void set_target(const struct tale *t, struct course_row *row, const struct stage *stage)
{
	g_autofree char *name = target_words(stage);
	gboolean party = stage->has_to && stage->to.kind == LOCUS_PARTY && !(stage->flow && stage->flow->in);
	if (!name)
		return;
	if (party && (!t->folded || g_ptr_array_find_with_equal_func(t->course->lanes, name, g_str_equal, NULL))) {
		row->to_lane = (int)course_lane(t->course, name);
		if ((guint)row->to_lane != row->lane)
			return;
		row->to_lane = -1;
	}
	row->place = g_steal_pointer(&name);
	row->place_carrier = stage->to.kind == LOCUS_ROOM && stage->to.room->carrier;
	row->place_level = stage->to.kind == LOCUS_ROOM && !stage->to.room->carrier ? stage->to.room->level : 0;
}

/* «28, peut transmettre : N (…) ; à : …» */
static char *told_words(const struct tale *t, const struct stage *stage)
{
	static const char *const verbs[] = { "verbe-permis", "verbe-obligatoire", "verbe-filtre", "verbe-interdit" };
	const struct look *look = t->course->look;
	g_autofree char *to = target_words(stage);
	if (!stage->flow)
		return to ? look_say_with(look, "etape-vers", to, NULL) : g_strdup("");
	g_autofree char *items = items_words(look, stage->flow->items), *number = g_strdup_printf("%u", stage->flow->index + 1);
	return look_say_with(look, "etape-flux", number, look_say(look, verbs[flow_nature(stage->flow)]), items, to ? to : "",
			     NULL);
}

static char *next_words(const struct tale *t, guint number)
{
	g_autofree char *shown = g_strdup_printf("%u", number);
	return number ? look_say_with(t->course->look, "vers-etape", shown, NULL) : g_strdup(look_say(t->course->look, "vers-fin"));
}

static void tell_step(const struct tale *t, struct course_row *row, const struct stage *stage, guint i)
{
	const struct look *look = t->course->look;
	g_autofree char *actor = locus_words(&stage->actor), *number = g_strdup_printf("%u", i + 1),
			 *delay = duration_words(look, stage->node, "delai"), *text = full_stop(content_words(stage->node));
	row->goes_on = !stage->stop && i + 1 < t->scenario->stages->len;
	if (!row->goes_on)
		row->shape = SHAPE_END;
	row->text = content_words(stage->node);
	if (stage->flow) {
		row->items = stage->flow->items;
		row->nature = flow_nature(stage->flow);
		row->flow = stage->flow;
	}
	set_target(t, row, stage);
	g_autofree char *bases = set_law(t, row, stage), *told = told_words(t, stage),
			 *next = next_words(t, row->goes_on ? i + 2 : 0);
	row->sentence = look_say_with(look, "phrase-etape", number, actor, text, told, bases, delay ? delay : "", next, NULL);
}

/* ---- decisions --------------------------------------------------------- */

/* `main`: the answer that goes down, to step `next` or to the end. */
static char *answer_words(const struct tale *t, const xmlNode *answer, gboolean main, guint next)
{
	const struct look *look = t->course->look;
	g_autofree char *text = full_stop(content_words(answer));
	guint jump = number_of(t->scenario, answer);
	g_autofree char *where = stops(answer) ? g_strdup(look_say(look, "vers-arret")) :
				 jump || main ? next_words(t, jump ? jump : next) : g_strdup(look_say(look, "vers-autre"));
	return look_say_with(look, "reponse", where, *text && strcmp(text, ".") ? text : "", NULL);
}

/* An end that is no step of its own: what the last answer says. */
static void add_end(const struct tale *t, enum shape shape, const struct course_row *from, const xmlNode *answer)
{
	struct course_row *row = course_add(t->course, shape);
	row->lane = from->lane;
	row->id = g_strdup_printf("fin-%u", from->number);
	row->text = content_words(answer);
	if (!*row->text && shape == SHAPE_END) {
		g_free(row->text);
		row->text = g_strdup(look_say(t->course->look, "fin"));
	}
	g_autofree char *text = full_stop(g_strdup(row->text));
	row->sentence = look_say_with(t->course->look, shape == SHAPE_END ? "phrase-fin" : "phrase-arret", text, NULL);
}

static void tell_decision(const struct tale *t, struct course_row *row, const struct stage *stage, guint i)
{
	const struct look *look = t->course->look;
	const xmlNode *down = stage->yes_continues ? stage->yes : stage->no, *side = down == stage->yes ? stage->no : stage->yes;
	guint count = t->scenario->stages->len, following = i + 1 < count ? i + 2 : 0;
	if (stops(down) && !stops(side)) {
		const xmlNode *swap = down;
		down = side;
		side = swap;
	}
	guint jump = number_of(t->scenario, down);
	gboolean ends = stops(down) || (!jump && !following);
	row->text = g_strdup(stage->question);
	row->side.answer = g_strdup(look_say(look, side == stage->yes ? "oui" : "non"));
	row->side.words = content_words(side);
	row->side.jump = stops(side) ? 0 : number_of(t->scenario, side);
	row->leave = stops(side) ? LEAVE_STOP : LEAVE_OTHER;
	if (row->leave == LEAVE_OTHER && !*row->side.words && !row->side.jump) {
		g_free(row->side.words);
		row->side.words = g_strdup(look_say(look, "autre-voie"));
	}
	row->down.answer = g_strdup(look_say(look, down == stage->yes ? "oui" : "non"));
	row->down.jump = !ends && jump && jump != following ? jump : 0;
	row->down.words = ends ? NULL : content_words(down);
	row->goes_on = ends || !row->down.jump;
	g_autofree char *actor = locus_words(&stage->actor), *number = g_strdup_printf("%u", i + 1),
			 *yes = answer_words(t, stage->yes, stage->yes == down, following),
			 *no = answer_words(t, stage->no, stage->no == down, following),
			 *bases = set_law(t, row, stage);
	row->sentence = look_say_with(look, "phrase-decision", number, actor, stage->question, yes, no, bases, NULL);
	if (ends)
		add_end(t, stops(down) ? SHAPE_STOP : SHAPE_END, row, down);
}

static void add_stage(const struct tale *t, guint i)
{
	const struct stage *stage = t->scenario->stages->pdata[i];
	struct course_row *row = course_add(t->course, stage->decision ? SHAPE_QUESTION : SHAPE_STEP);
	g_autofree char *actor = locus_words(&stage->actor);
	row->number = i + 1;
	row->id = g_strdup_printf("etape-%u", i + 1);
	row->lane = course_lane(t->course, actor);
	if (stage->decision)
		tell_decision(t, row, stage, i);
	else
		tell_step(t, row, stage, i);
}

/* ---- the view ---------------------------------------------------------- */

static char *subtitle_words(const struct look *look, const struct scenario *scenario)
{
	g_autofree char *trigger = attribute_words(scenario->node, "declencheur"), *time = duration_words(look, scenario->node, "duree");
	g_autofree char *words = trigger ? full_stop(g_strdup(trigger)) : NULL;
	return look_say_with(look, "scenario-sous-titre", words ? words : "", time ? time : "", NULL);
}

static char *reading_words(const struct look *look, const struct scenario *scenario)
{
	g_autofree char *aim = NULL;
	for (const xmlNode *node = scenario->node->children; node && !aim; node = node->next) {
		if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, "objet"))
			aim = content_words(node);
	}
	return look_say_with(look, "scenario-lecture", aim ? aim : "", NULL);
}

static struct course *make(const struct charter *charter, const struct scenario *scenario, struct look *look,
			   const struct view_options *options, const char *name, gboolean folded)
{
	struct tale t = { course_new(charter, look, options, name, look_say(look, "scenario-vue")), scenario, folded };
	t.course->title = look_say_with(look, "scenario-titre", scenario->title, NULL);
	t.course->subtitle = subtitle_words(look, scenario);
	t.course->reading = reading_words(look, scenario);
	t.course->lanes_words = look_say(look, "acteurs");
	t.course->rule_words = look_say(look, "colonne-regle");
	for (guint i = 0; folded && i < scenario->stages->len; i++) { /* actors first: who has a lane is known */
		g_autofree char *actor = locus_words(&((const struct stage *)scenario->stages->pdata[i])->actor);
		course_lane(t.course, actor);
	}
	for (guint i = 0; i < scenario->stages->len; i++)
		add_stage(&t, i);
	course_link(t.course);
	return t.course;
}

static const struct scenario *find(const struct charter *charter, const char *id)
{
	for (guint i = 0; id && i < charter->scenarios->len; i++) {
		const struct scenario *scenario = charter->scenarios->pdata[i];
		if (!strcmp(scenario->id, id))
			return scenario;
	}
	return NULL;
}

static guint actors_of(const struct course *course)
{
	return course->lanes->len;
}

static void build(const struct charter *charter, const char *subject, const struct view_options *options,
		  GPtrArray *pages, struct findings *findings)
{
	const struct scenario *scenario = find(charter, subject);
	if (!scenario || !scenario->stages->len)
		return;
	g_autoptr(look_t) look = look_new(options->lang ? options->lang : charter->lang, options->enlarge);
	g_autofree char *name = g_strdup_printf("scenario-%s", scenario->id);
	gboolean drawn = FALSE;
	guint lanes = 0;
	/* From the narrowest sheet to the widest; on each, all who are told something have a lane, or only those who act. */
	for (guint try = 0; !drawn && try < 2 * COURSE_WIDTHS; try++) {
		struct course *course = make(charter, scenario, look, options, name, try % 2 == 1);
		drawn = course_draw(course, try / 2, pages);
		lanes = actors_of(course);
		course_free(course);
	}
	if (drawn)
		return;
	g_autofree char *count = g_strdup_printf("%u", lanes);
	findings_say(findings, look->lang, MSG_SCENARIO_TOO_LARGE, node_place(scenario->node), scenario->id, scenario->id, scenario->title, count,
		     look_say(look, "registre-vue"));
}

static char **subjects(const struct charter *charter)
{
	g_autoptr(GStrvBuilder) ids = g_strv_builder_new();
	for (guint i = 0; i < charter->scenarios->len; i++)
		g_strv_builder_add(ids, ((const struct scenario *)charter->scenarios->pdata[i])->id);
	return g_strv_builder_end(ids);
}

const struct view view_scenario = { "scenario", FALSE, subjects, build };
