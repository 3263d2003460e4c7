// SPDX-License-Identifier: EUPL-1.2
/*
 * Page, title, stamp, legend, title block; see frame.h.
 */
#include "diagram/frame.h"

#include "diagram/describe.h"

#include <string.h>

#define BLOCK_GAP 5.5
#define SLACK 1.12 /* of a text that others pass by: a reader's font may be wider */
#define CELLS 5
static const double cell_shares[CELLS] = { .205, .3, .17, .175, .15 };

double paper_width(enum paper paper)
{
	static const double widths[] = { 841.89, 1190.55, 595.28, 841.89, 595.28 };
	return widths[paper];
}

double paper_height(enum paper paper)
{
	static const double heights[] = { 595.28, 841.89, 841.89, 1190.55, 419.53 };
	return heights[paper];
}

/* ---- identity ---------------------------------------------------------- */

/* What the papers rest on: the models asked for, else the bases of the rooms, else nothing. */
static char *foundation_words(const struct look *look, const struct charter *charter)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	const xmlNode *root = charter->loaded && charter->loaded->doc ? xmlDocGetRootElement(charter->loaded->doc) : NULL;
	for (const xmlNode *node = root ? root->children : NULL; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "document"))
			continue;
		g_autofree char *model = attribute_words(node, "modele");
		const struct word *word = model && charter->pack ? pack_word(charter->pack, WORD_MODEL, model) : NULL;
		if (word && (parts->len == 0 || !g_ptr_array_find_with_equal_func(parts, word_label(word, look->lang),
										  g_str_equal, NULL)))
			g_ptr_array_add(parts, g_strdup(word_label(word, look->lang)));
		if (parts->len == 2)
			break;
	}
	for (guint i = 0; parts->len == 0 && i < charter->rooms->len; i++) {
		g_autofree char *basis = room_basis_words(charter, charter->rooms->pdata[i]);
		if (*basis)
			g_ptr_array_add(parts, g_steal_pointer(&basis));
	}
	return parts->len ? strings_joined(parts, look_say(look, "et")) : g_strdup("—");
}

static char *version_words(const struct look *look, const struct charter *charter)
{
	g_autofree char *date = date_words(look, charter->date);
	return look_say_with(look, charter->adopted ? "version-adopte" : "version-projet",
			     charter->version ? charter->version : "", date, NULL);
}

struct identity *identity_new(const struct look *look, const struct charter *charter,
			      const struct view_options *options, const char *view_words)
{
	struct identity *identity = g_new0(struct identity, 1);
	const struct word *kind = charter->pack && charter->territory_type ?
				  pack_word(charter->pack, WORD_TERRITORY, charter->territory_type) : NULL;
	identity->territory_kind = g_strdup(kind ? word_label(kind, look->lang) : look_say(look, "territoire"));
	identity->territory = g_strdup(charter->territory_name ? charter->territory_name : "—");
	identity->document = g_strdup(charter->title ? charter->title : "");
	identity->view = g_strdup(view_words);
	identity->version = version_words(look, charter);
	identity->foundation = foundation_words(look, charter);
	identity->source = g_strndup(options->digest ? options->digest : "", 8);
	if (!options->final) {
		identity->stamp = g_strdup(look_say(look, "projet"));
		identity->stamp_note = options->errors ? look_count(look, "erreurs", options->errors) : NULL;
	}
	return identity;
}

void identity_free(struct identity *identity)
{
	if (!identity)
		return;
	g_free(identity->territory_kind);
	g_free(identity->territory);
	g_free(identity->document);
	g_free(identity->view);
	g_free(identity->version);
	g_free(identity->foundation);
	g_free(identity->source);
	g_free(identity->stamp);
	g_free(identity->stamp_note);
	g_free(identity);
}

/* ---- cells of the title block ------------------------------------------ */

struct cell { const char *label; char *value; char **heads, **lines; };

static void fill_cells(const struct frame *frame, struct cell cells[CELLS], guint page, guint pages)
{
	const struct identity *id = frame->identity;
	const struct look *look = frame->look;
	g_autofree char *n = g_strdup_printf("%u/%u", page, pages);
	double room = (frame->right - frame->left) * cell_shares[0] - 8;
	const char *kind = look_width(look, id->territory_kind, LOOK_LABEL) <= room ? id->territory_kind : look_say(look, "territoire");
	cells[0] = (struct cell){ kind, g_strdup(id->territory), NULL, NULL };
	cells[1] = (struct cell){ look_say(look, "cartouche-document"), g_strdup_printf("%s — %s", id->document, id->view), NULL, NULL };
	cells[2] = (struct cell){ look_say(look, "cartouche-version"), g_strdup(id->version), NULL, NULL };
	cells[3] = (struct cell){ look_say(look, "cartouche-fondement"), g_strdup(id->foundation), NULL, NULL };
	cells[4] = (struct cell){ look_say(look, "cartouche-page"),
		look_say_with(look, "cartouche-page-valeur", n, id->source, NULL), NULL, NULL };
	double width = frame->right - frame->left;
	for (guint i = 0; i < CELLS; i++) {
		g_autoptr(GStrvBuilder) lines = g_strv_builder_new();
		g_auto(GStrv) parts = g_strsplit(cells[i].value, "\n", -1);
		for (char **part = parts; *part; part++) {
			g_auto(GStrv) some = look_wrap(look, *part, LOOK_VALUE, .94 * (width * cell_shares[i] - 8));
			g_strv_builder_addv(lines, (const char **)some);
		}
		cells[i].lines = g_strv_builder_end(lines);
		cells[i].heads = look_wrap(look, cells[i].label, LOOK_LABEL, .94 * (width * cell_shares[i] - 8));
	}
}

static void clear_cells(struct cell cells[CELLS])
{
	for (guint i = 0; i < CELLS; i++) {
		g_free(cells[i].value);
		g_strfreev(cells[i].lines);
		g_strfreev(cells[i].heads);
	}
}

/* Height of what stands above the values. */
static double heads_height(const struct frame *frame, const struct cell cells[CELLS])
{
	guint lines = 1;
	for (guint i = 0; i < CELLS; i++)
		lines = MAX(lines, g_strv_length(cells[i].heads));
	return (lines - 1) * frame->look->faces[LOOK_LABEL].lead;
}

static double block_height(const struct frame *frame, const struct cell cells[CELLS])
{
	guint lines = 1;
	for (guint i = 0; i < CELLS; i++)
		lines = MAX(lines, g_strv_length(cells[i].lines));
	return 11.5 + heads_height(frame, cells) + lines * frame->look->faces[LOOK_VALUE].lead;
}

/* With the widest page numbers. */
static double measure_block(const struct frame *frame)
{
	struct cell cells[CELLS];
	fill_cells(frame, cells, 888, 888);
	double height = block_height(frame, cells);
	clear_cells(cells);
	return height;
}

/* ---- head -------------------------------------------------------------- */

static void draw_stamp(struct frame *frame)
{
	const struct identity *identity = frame->identity;
	frame->stamp_left = frame->right;
	if (!identity->stamp)
		return;
	const struct look *look = frame->look;
	double width = look_width(look, identity->stamp, LOOK_STAMP);
	double note = identity->stamp_note ? look_width(look, identity->stamp_note, LOOK_LABEL) : 0;
	double w = MAX(width, note) + 14, h = identity->stamp_note ? 26 : 18, x = frame->right - w, y = MARGIN - 4;
	g_autofree char *label = g_strdup_printf("%s%s%s", identity->stamp, identity->stamp_note ? ", " : "",
						 identity->stamp_note ? identity->stamp_note : "");
	scene_begin(frame->scene, GROUP_SYMBOL, NULL, label)->kind = g_strdup("stamp");
	scene_rect(frame->scene, x, y, w, h, look_stroke(look, COLOUR_STAMP, LINE_STAMP))->radius = 2;
	look_text(look, frame->scene, x + w / 2, y + 12.6, identity->stamp, LOOK_STAMP, ANCHOR_MIDDLE);
	if (identity->stamp_note)
		look_text(look, frame->scene, x + w / 2, y + 22, identity->stamp_note, LOOK_LABEL, ANCHOR_MIDDLE);
	scene_end(frame->scene);
	frame->stamp_left = x - 12;
	frame->stamp_bottom = y + h;
}

static double widest(const struct look *look, char *const *lines, enum text_look role)
{
	double width = 0;
	for (; *lines; lines++)
		width = MAX(width, look_width(look, *lines, role));
	return width;
}

struct frame *frame_open(const struct look *look, const struct identity *identity, const char *view, enum paper paper,
			 const char *title, const char *subtitle, const char *description)
{
	struct frame *frame = g_new0(struct frame, 1);
	frame->look = look;
	frame->identity = identity;
	frame->scene = look_scene(look, view, paper_width(paper), paper_height(paper));
	frame->scene->title = g_strdup_printf("%s — %s", title, identity->document);
	frame->scene->description = g_strdup_printf("%s %s", subtitle, description);
	frame->scene->kind = g_strdup(look_say(look, "genre"));
	frame->left = MARGIN;
	frame->right = frame->scene->width - MARGIN;
	draw_stamp(frame);
	double room = frame->stamp_left - frame->left;
	g_auto(GStrv) titles = look_wrap(look, title, LOOK_TITLE, room);
	g_auto(GStrv) subtitles = look_wrap(look, subtitle, LOOK_SUBTITLE, .94 * room);
	scene_begin(frame->scene, GROUP_PLAIN, NULL, NULL)->complete = TRUE; /* the page's own name says it */
	double y = look_lines(look, frame->scene, frame->left, MARGIN + 12.5, titles, LOOK_TITLE);
	y = look_lines(look, frame->scene, frame->left, y - 4, subtitles, LOOK_SUBTITLE);
	scene_end(frame->scene);
	frame->top = y - 6;
	frame->block = measure_block(frame);
	frame->title_bottom = MARGIN + 12.5 + (g_strv_length(titles) - 1) * look->faces[LOOK_TITLE].lead + 4;
	frame->title_right = frame->left + widest(look, titles, LOOK_TITLE) * SLACK + 8;
	frame->subtitle_right = frame->left + widest(look, subtitles, LOOK_SUBTITLE) * SLACK + 8;
	return frame;
}

/* ---- foot -------------------------------------------------------------- */

static void draw_block(const struct frame *frame, guint page, guint pages)
{
	struct cell cells[CELLS];
	const struct look *look = frame->look;
	struct scene *scene = frame->scene;
	fill_cells(frame, cells, page, pages);
	scene_begin(scene, GROUP_OBJECT, "cartouche", look_say(look, "cartouche"))->kind = g_strdup("band");
	double height = frame->block, y = scene->height - MARGIN - height, x = frame->left,
	       width = frame->right - frame->left;
	for (guint i = 0; i < CELLS; i++) {
		g_autofree char *label = look_say_with(look, "cartouche-phrase", cells[i].label, cells[i].value, NULL);
		if (i)
			scene_line(scene, x, y, x, y + height, look_stroke(look, COLOUR_RULE, LINE_RULE));
		struct group *group = scene_begin(scene, GROUP_SYMBOL, NULL, label);
		group->kind = g_strdup("title-block");
		look_lines(look, scene, x + (i ? 5 : 0), y + 9, cells[i].heads, LOOK_LABEL);
		look_lines(look, scene, x + (i ? 5 : 0), y + 17.6 + heads_height(frame, cells), cells[i].lines, LOOK_VALUE);
		scene_end(scene);
		x += width * cell_shares[i];
	}
	scene_line(scene, frame->left, y, frame->right, y, look_stroke(look, COLOUR_INK, LINE_BLOCK));
	scene_end(scene);
	clear_cells(cells);
}

static double foot_top(const struct frame *frame, const struct legend *legend)
{
	return frame->scene->height - MARGIN - frame->block - BLOCK_GAP -
	       legend_draw(legend, frame->look, NULL, frame->left, 0, frame->right - frame->left);
}

double frame_bottom(const struct frame *frame, const struct legend *legend)
{
	return foot_top(frame, legend) - BLOCK_GAP;
}

struct scene *frame_close(struct frame *frame, guint page, guint pages)
{
	struct scene *scene = frame->scene;
	double y = foot_top(frame, &frame->legend);
	scene->page = page;
	scene->pages = pages;
	if (pages > 1) {
		g_free(scene->name);
		scene->name = g_strdup_printf("%s-%u", scene->view, page);
	}
	legend_draw(&frame->legend, frame->look, scene, frame->left, y, frame->right - frame->left);
	draw_block(frame, page, pages);
	scene_finish(scene);
	legend_clear(&frame->legend);
	g_free(frame);
	return scene;
}

void frame_drop(struct frame *frame)
{
	legend_clear(&frame->legend);
	scene_free(frame->scene);
	g_free(frame);
}
