// SPDX-License-Identifier: EUPL-1.2
/*
 * The legend: only the signs the page uses. One line of signs, then one line
 * per level with its letters, so that the legend itself says what each shape
 * means. Lines that are too long go on below.
 */
#include "diagram/course.h"

#include <math.h>

#define LINE 13.2
#define GAP 14.0
#define SAMPLE 26.0 /* length of a line sample */

void legend_init(struct legend *legend, const struct charter *charter)
{
	*legend = (struct legend){ .informations = charter->informations };
	legend->letters = g_new0(gboolean, charter->informations->len + 1);
}

void legend_clear(struct legend *legend)
{
	g_clear_pointer(&legend->letters, g_free);
}

void legend_add(struct legend *legend, enum sign sign)
{
	legend->signs |= 1u << sign;
}

void legend_add_nature(struct legend *legend, enum nature nature)
{
	static const enum sign signs[] = { SIGN_PERMITTED, SIGN_DUTY, SIGN_FILTERED, SIGN_FORBIDDEN };
	G_STATIC_ASSERT(G_N_ELEMENTS(signs) == NATURE_COUNT);
	legend_add(legend, signs[nature]);
}

void legend_add_items(struct legend *legend, const GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++)
		legend->letters[((const struct information *)items->pdata[i])->index] = TRUE;
}

void legend_merge(struct legend *legend, const struct legend *other)
{
	legend->signs |= other->signs;
	for (guint i = 0; i < legend->informations->len; i++)
		legend->letters[i] = legend->letters[i] || other->letters[i];
}

void legend_copy(struct legend *legend, const struct legend *other)
{
	*legend = *other;
	legend->letters = g_memdup2(other->letters, (other->informations->len + 1) * sizeof *other->letters);
}

/* ---- samples ----------------------------------------------------------- */

static double sample_width(enum sign sign)
{
	switch (sign) {
	case SIGN_CHAIR:
	case SIGN_HOST:
		return 14;
	case SIGN_DUTY:
	case SIGN_PERMITTED:
	case SIGN_DIRECT:
	case SIGN_FILTERED:
	case SIGN_FORBIDDEN:
		return SAMPLE;
	case SIGN_CONTINUES:
		return 18;
	case SIGN_BOUND:
		return 5;
	case SIGN_NEVER_BADGE:
		return 14;
	case SIGN_STEP:
	case SIGN_QUESTION:
	case SIGN_END:
	case SIGN_STOP:
	case SIGN_OTHER:
		return 20;
	case SIGN_JUMP:
		return 24;
	case SIGN_DEPENDS:
	case SIGN_REPORTS:
		return 22;
	case SIGN_WAY:
		return 32;
	default:
		return 10;
	}
}

static void line_sample(const struct look *look, struct scene *scene, enum sign sign, double x, double y)
{
	enum nature nature = sign == SIGN_DUTY ? NATURE_DUTY : sign == SIGN_FILTERED ? NATURE_FILTERED :
			     sign == SIGN_FORBIDDEN ? NATURE_FORBIDDEN : NATURE_PERMITTED;
	gboolean headed = sign == SIGN_DIRECT;
	scene_line(scene, x, y, x + SAMPLE - (headed ? 5 : 0), y, look_line(look, nature));
	if (headed)
		sign_arrow(look, scene, x + SAMPLE, y, 1, 0, FALSE);
	if (sign == SIGN_FORBIDDEN)
		sign_bar(look, scene, x + SAMPLE, y, FALSE);
}

static void badge_sample(const struct look *look, struct scene *scene, enum sign sign, double x, double y)
{
	struct paint paint = look_box(look, COLOUR_PAPER, COLOUR_INK, sign == SIGN_MUST_BADGE ? LINE_BADGE_DUTY : LINE_BADGE);
	scene_rect(scene, x + .6, y - 4.4, 8.8, 8.8, paint)->radius = .8;
	if (sign == SIGN_NEVER_BADGE) {
		scene_circle(scene, x + 10, y - 4.6, 3.1, look_fill(look, COLOUR_INK));
		struct paint cross = look_stroke(look, COLOUR_PAPER, LINE_CROSS);
		scene_line(scene, x + 8.7, y - 5.9, x + 11.3, y - 3.3, cross);
		scene_line(scene, x + 8.7, y - 3.3, x + 11.3, y - 5.9, cross);
	}
}

static void shape_sample(const struct look *look, struct scene *scene, enum sign sign, double x, double y)
{
	struct paint paint = look_box(look, COLOUR_PAPER, COLOUR_INK, sign == SIGN_END ? LINE_END : sign == SIGN_QUESTION ? LINE_QUESTION : LINE_SHAPE);
	if (sign == SIGN_QUESTION) {
		shape_hexagon(scene, x, y, 20, 9.6, 4, paint);
	} else if (sign == SIGN_STOP) {
		shape_octagon(scene, x, y, 18, 10, 3, look_fill(look, COLOUR_INK));
	} else {
		paint.dash = sign == SIGN_OTHER ? DASH_FRAME : DASH_NONE;
		scene_rect(scene, x - 9.5, y - 4.6, 19, 9.2, paint)->radius = sign == SIGN_END ? 4.4 : 2;
	}
}

/* An arrow to a number. */
static void jump_sample(const struct look *look, struct scene *scene, double x, double y)
{
	scene_line(scene, x, y, x + 8, y, look_line(look, NATURE_PERMITTED));
	sign_arrow(look, scene, x + 11.5, y, 1, 0, FALSE);
	scene_circle(scene, x + 18, y, 5.6, look_fill(look, COLOUR_INK));
}

static void sample(const struct look *look, struct scene *scene, enum sign sign, double x, double y)
{
	double middle = x + sample_width(sign) / 2;
	switch (sign) {
	case SIGN_CHAIR:
	case SIGN_HOST:
	case SIGN_MEMBER:
	case SIGN_GUEST:
		sign_role(look, scene, middle, y, sign);
		break;
	case SIGN_SPEAKS:
		sign_speaks(look, scene, middle, y);
		break;
	case SIGN_HEARS:
		sign_hears(look, scene, middle, y);
		break;
	case SIGN_BARRED:
		sign_barred(look, scene, middle, y);
		break;
	case SIGN_CARRIER:
		sign_carrier(look, scene, middle, y, FALSE);
		break;
	case SIGN_MUST_BADGE:
	case SIGN_NEVER_BADGE:
		badge_sample(look, scene, sign, x, y);
		break;
	case SIGN_CONTINUES:
		scene_line(scene, x, y, x + 12, y, look_line(look, NATURE_PERMITTED));
		sign_arrow(look, scene, x + 18, y, 1, 0, FALSE);
		break;
	case SIGN_STEP:
	case SIGN_QUESTION:
	case SIGN_END:
	case SIGN_STOP:
	case SIGN_OTHER:
		shape_sample(look, scene, sign, middle, y);
		break;
	case SIGN_DEPENDS:
		scene_line(scene, x, y, x + 22, y, look_line(look, NATURE_PERMITTED));
		break;
	case SIGN_REPORTS:
		scene_line(scene, x, y, x + 17, y, look_line(look, NATURE_FILTERED));
		sign_arrow(look, scene, x + 22, y, 1, 0, FALSE);
		break;
	case SIGN_WAY:
		scene_line(scene, x + 8, y, x + 24, y, look_stroke(look, COLOUR_INK, LINE_WAY));
		sign_arrow(look, scene, x + 32, y, 1, 0, TRUE);
		scene_circle(scene, x + 6.6, y, 5, look_fill(look, COLOUR_PAPER));
		scene_circle(scene, x + 6.6, y, 4.6, look_stroke(look, COLOUR_INK, LINE_STEP));
		break;
	case SIGN_JUMP:
		jump_sample(look, scene, x, y);
		break;
	case SIGN_SELF:
		scene_rect(scene, x, y - 5, 10, 10, look_stroke(look, COLOUR_RULE, LINE_CELL));
		sign_self(look, scene, x, y - 5, 10, 10);
		break;
	case SIGN_BOUND:
		look_text(look, scene, x, y + 2.8, "§", LOOK_BODY, ANCHOR_START);
		break;
	default:
		line_sample(look, scene, sign, x, y);
	}
}

static const char *sign_words(enum sign sign)
{
	static const char *const ids[] = { "signe-preside", "signe-anime", "signe-membre", "signe-invite", "signe-parle",
		"signe-entend", "signe-nentend-pas", "signe-ecrit", "signe-obligatoire", "signe-permis", "signe-direct", "signe-filtre", "signe-interdit",
		"signe-devoir", "signe-jamais", "signe-suite", "signe-secret",
		"signe-etape", "signe-question", "signe-fin", "signe-arret", "signe-autre-voie", "signe-renvoi",
		"signe-depend", "signe-rend-compte", "signe-chemin", "signe-soi" };
	G_STATIC_ASSERT(G_N_ELEMENTS(ids) == SIGN_COUNT);
	return ids[sign];
}

/* ---- layout ------------------------------------------------------------ */

struct cursor { double left, x, y, right; };

/* Moves to a new line if `width` does not fit. */
static void make_room(struct cursor *at, double width)
{
	if (at->x > at->left && at->x + width > at->right) {
		at->x = at->left;
		at->y += LINE;
	}
}

static void place_sign(const struct look *look, struct scene *scene, struct cursor *at, enum sign sign)
{
	const char *words = look_say(look, sign_words(sign));
	double sample_w = sample_width(sign) + 4, width = sample_w + look_width(look, words, LOOK_BODY);
	make_room(at, sample_w + LOOK_SLACK * (width - sample_w));
	if (scene) {
		const char *letter = sign == SIGN_CHAIR ? look_say(look, "lettre-preside") :
				     sign == SIGN_HOST ? look_say(look, "lettre-anime") : sign == SIGN_BOUND ? "§" : NULL;
		g_autofree char *label = letter ? look_say_with(look, "cartouche-phrase", letter, words, NULL) : g_strdup(words);
		scene_begin(scene, GROUP_SYMBOL, NULL, label)->kind = g_strdup("legend");
		sample(look, scene, sign, at->x, at->y + LINE / 2);
		look_text(look, scene, at->x + sample_w, at->y + LINE / 2 + 2.9, words, LOOK_BODY, ANCHOR_START);
		scene_end(scene);
	}
	at->x += width + GAP;
}

/* A badge and its meaning, which may need several lines. */
static void place_item(const struct look *look, struct scene *scene, struct cursor *at, const struct information *item,
		       const char *level)
{
	g_auto(GStrv) lines = look_wrap(look, item->name, LOOK_BODY, LEGEND_WIDTH);
	if (g_strv_length(lines) > LEGEND_LINES) { /* said in full at the end of the registre */
		g_autofree char *short_name = look_say_with(look, "information-lettre", item->letter, NULL);
		g_strfreev(g_steal_pointer(&lines));
		lines = look_wrap(look, short_name, LOOK_BODY, LEGEND_WIDTH);
	}
	double width = 0;
	for (char **line = lines; *line; line++)
		width = MAX(width, look_width(look, *line, LOOK_BODY));
	make_room(at, LOOK_SLACK * width + 15);
	if (scene) {
		g_autofree char *label = look_say_with(look, "legende-lettre", item->letter, item->name, level, NULL);
		struct group *group = scene_begin(scene, GROUP_OBJECT, NULL, label);
		group->complete = TRUE;
		group->kind = g_strdup("legend");
		sign_badge(look, scene, at->x + 5.5, at->y + LINE / 2, item, BADGE_PLAIN);
		look_lines(look, scene, at->x + 15, at->y + LINE / 2 + 2.9, lines, LOOK_BODY);
		scene_end(scene);
	}
	at->y += (MAX(g_strv_length(lines), 1u) - 1) * look->faces[LOOK_BODY].lead;
	at->x += 15 + MAX(width + GAP, 1.12 * width + 5); /* a reader's font may be wider */
}

static gboolean level_used(const struct legend *legend, guint level)
{
	for (guint i = 0; i < legend->informations->len; i++) {
		const struct information *item = legend->informations->pdata[i];
		if (legend->letters[i] && item->level == level)
			return TRUE;
	}
	return FALSE;
}

static const char *level_words(const struct look *look, guint level)
{
	static const char *const ids[] = { "niveau-1", "niveau-2", "niveau-3" };
	return look_say(look, ids[CLAMP(level, 1u, 3u) - 1]);
}

/* Width of the column that names the levels. */
static double level_column(const struct look *look)
{
	double width = 0;
	for (guint level = 1; level <= 3; level++)
		width = MAX(width, look_width(look, level_words(look, level), LOOK_LEVEL));
	return ceil(width + DOTS_WIDTH + 4 + 12);
}

static void draw_level(const struct look *look, struct scene *scene, double x, double y, guint level)
{
	if (!scene)
		return;
	scene_begin(scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE;
	sign_dots(look, scene, x, y + LINE / 2, level);
	look_text(look, scene, x + DOTS_WIDTH + 3, y + LINE / 2 + 2.8, level_words(look, level), LOOK_LEVEL, ANCHOR_START);
	scene_end(scene);
}

static void place_level(const struct legend *legend, const struct look *look, struct scene *scene, struct cursor *at,
			guint level)
{
	double margin = at->left;
	double width = legend->compact ? DOTS_WIDTH + 3 + look_width(look, level_words(look, level), LOOK_LEVEL) + 9 :
					 level_column(look);
	for (guint i = 0; legend->compact && i < legend->informations->len; i++) {
		const struct information *item = legend->informations->pdata[i];
		if (legend->letters[i] && item->level == level) { /* a level and its first letter stay together */
			make_room(at, width + MIN(look_width(look, item->name, LOOK_BODY), LEGEND_WIDTH) + 15);
			break;
		}
	}
	draw_level(look, scene, at->x, at->y, level);
	at->x += width;
	if (!legend->compact)
		at->left = at->x;
	for (guint i = 0; i < legend->informations->len; i++) {
		const struct information *item = legend->informations->pdata[i];
		if (legend->letters[i] && item->level == level)
			place_item(look, scene, at, item, level_words(look, level));
	}
	at->left = margin;
	if (!legend->compact) {
		at->x = margin;
		at->y += LINE;
	}
}

double legend_draw(const struct legend *legend, const struct look *look, struct scene *scene, double x, double y,
		   double width)
{
	struct cursor at = { x, x, y + 3, x + width };
	if (scene) {
		scene_begin(scene, GROUP_PLAIN, NULL, NULL)->decor = TRUE;
		scene_line(scene, x, y, x + width, y, look_stroke(look, COLOUR_RULE, LINE_RULE));
		scene_end(scene);
		scene_begin(scene, GROUP_OBJECT, "legende", look_say(look, "legende"))->kind = g_strdup("band");
	}
	for (guint sign = 0; sign < SIGN_COUNT; sign++) {
		if (legend->signs & 1u << sign)
			place_sign(look, scene, &at, sign);
	}
	if (legend->signs)
		at.y += LINE;
	at.x = x;
	for (guint level = 1; level <= 3; level++) {
		if (level_used(legend, level))
			place_level(legend, look, scene, &at, level);
	}
	if (at.x > at.left)
		at.y += LINE;
	if (scene)
		scene_end(scene);
	return at.y - y;
}
