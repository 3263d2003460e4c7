// SPDX-License-Identifier: EUPL-1.2
/*
 * The matrix: who speaks in rows, who hears in columns. One sheet, A4 then A3;
 * if that does not do, a sheet where the sectors speak to one another, then a
 * sheet for each block of sectors where something passes.
 */
#include "diagram/describe.h"
#include "diagram/matrice.h"
#include "diagram/view.h"

static const struct { guint speakers, hearers; double label; } limits[] = { { 18, 20, 152 }, { 28, 32, 190 } };

struct work {
	const struct charter *charter;
	struct look *look;
	struct identity *identity;
	const char *name, *title;  /* of the view */
	struct names names[2];     /* on two lines, on one */
	struct matrice *matrice;
	GPtrArray *frames;
};

static struct frame *open_page(const struct work *work, enum paper paper, const char *subtitle)
{
	const struct look *look = work->look;
	struct frame *frame = frame_open(look, work->identity, work->name, paper, work->title, subtitle,
					 look_say(look, "matrice-lecture"));
	legend_init(&frame->legend, work->charter);
	return frame;
}

static char *names_list(const struct work *work, const struct names *names, const GPtrArray *parties)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < parties->len; i++) {
		const struct party *party = parties->pdata[i];
		g_autofree char *name = names->numbered[party->index] ? matrice_name(work->look, names, party) : g_strdup(plain_party(party));
		g_string_append_printf(out, "%s%s", i ? ", " : "", name);
	}
	return g_string_free(out, FALSE);
}

/* Who tells, who hears nothing of the kind: in words, since they have no row or column. */
static char **absent_words(const struct work *work, const struct names *names, double width)
{
	g_autofree char *mute = names_list(work, names, work->matrice->mute), *deaf = names_list(work, names, work->matrice->deaf);
	g_autofree char *words = look_say_with(work->look, "matrice-absents", mute, deaf, NULL);
	return *words ? look_wrap(work->look, words, LOOK_SMALL, .94 * width) : NULL;
}

/* A table on a page; FALSE, and nothing left, if it does not fit. */
static gboolean try_table(struct work *work, const GPtrArray *speakers, const GPtrArray *hearers, const struct names *names,
			  enum paper paper, gboolean compact, const char *subtitle, gboolean note, gboolean keep)
{
	struct table table = { .look = work->look, .speakers = speakers, .hearers = hearers, .label = limits[paper].label };
	table.frame = open_page(work, paper, subtitle);
	table.frame->legend.compact = compact;
	if (note)
		table.note = absent_words(work, names, table.frame->right - table.frame->left);
	gboolean fits = table_lay(&table, work->matrice, names);
	if (fits && keep) {
		table_draw(&table);
		g_ptr_array_add(work->frames, table.frame);
	} else {
		frame_drop(table.frame);
	}
	table_clear(&table);
	return fits;
}

/* Names on two lines then one, legend at ease then compact. */
static gboolean try_page(struct work *work, const GPtrArray *speakers, const GPtrArray *hearers, enum paper paper,
			 const char *subtitle, gboolean note, gboolean keep)
{
	if (speakers->len > limits[paper].speakers || hearers->len > limits[paper].hearers)
		return FALSE;
	for (guint turn = 0; turn < 4; turn++) {
		if (try_table(work, speakers, hearers, &work->names[turn % 2], paper, turn / 2 == 1, subtitle, note, keep))
			return TRUE;
	}
	return FALSE;
}

/* ---- many sheets -------------------------------------------------------- */

/* Parts of an order of at most `most`, cut between sectors if it can be. */
static GPtrArray *parts_of(const GPtrArray *order, const struct word *(*sector)(gconstpointer), guint most)
{
	GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	GPtrArray *part = NULL;
	for (guint i = 0, end; i < order->len; i = end) {
		for (end = i + 1; end < order->len && sector(order->pdata[end]) == sector(order->pdata[i]); end++)
			;
		guint n = end - i, pieces = (n + most - 1) / most;
		for (guint p = 0; p < pieces; p++) {
			guint from = i + n * p / pieces, to = i + n * (p + 1) / pieces;
			if (!part || part->len + to - from > most) {
				part = g_ptr_array_new();
				g_ptr_array_add(parts, part);
			}
			for (guint k = from; k < to; k++)
				g_ptr_array_add(part, order->pdata[k]);
		}
	}
	return parts;
}

static const struct word *speaker_sector(gconstpointer speaker)
{
	return ((const struct speaker *)speaker)->sector;
}

static const struct word *party_sector(gconstpointer party)
{
	return ((const struct party *)party)->sector;
}

static gboolean anything(const GPtrArray *speakers, const GPtrArray *hearers)
{
	for (guint s = 0; s < speakers->len; s++) {
		for (guint i = 0; i < hearers->len; i++) {
			if (((const struct speaker *)speakers->pdata[s])->meetings[((const struct party *)hearers->pdata[i])->index])
				return TRUE;
		}
	}
	return FALSE;
}

static char *sectors_words(const struct look *look, const GPtrArray *of, const struct word *(*sector)(gconstpointer))
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	for (guint i = 0; i < of->len; i++) {
		const struct word *word = sector(of->pdata[i]);
		const char *label = word ? word_label(word, look->lang) : look_say(look, "sans-secteur");
		if (!g_ptr_array_find_with_equal_func(words, label, g_str_equal, NULL))
			g_ptr_array_add(words, (gpointer)label);
	}
	return strings_joined(words, ", ");
}

/* Every block where something passes on a page of its own; FALSE if one does not fit. */
static gboolean draw_blocks(struct work *work, const GPtrArray *rows, const GPtrArray *columns, gboolean keep)
{
	for (guint r = 0; r < rows->len; r++) {
		for (guint c = 0; c < columns->len; c++) {
			if (!anything(rows->pdata[r], columns->pdata[c]))
				continue;
			g_autofree char *from = sectors_words(work->look, rows->pdata[r], speaker_sector),
					 *to = sectors_words(work->look, columns->pdata[c], party_sector);
			g_autofree char *subtitle = look_say_with(work->look, "matrice-bloc", from, to, NULL);
			if (!try_page(work, rows->pdata[r], columns->pdata[c], PAPER_A3, subtitle, FALSE, keep))
				return FALSE;
		}
	}
	return TRUE;
}

/* Who has no row or column, after the blocks. */
static void draw_absent(struct work *work)
{
	const struct look *look = work->look;
	g_auto(GStrv) lines = absent_words(work, &work->names[0], paper_width(PAPER_A4) / look->enlarge - 2 * MARGIN);
	guint n = lines ? g_strv_length(lines) : 0;
	double lead = look->faces[LOOK_SMALL].lead;
	for (guint i = 0; i < n;) {
		struct frame *frame = open_page(work, PAPER_A4, look_say(look, "matrice-absents-titre"));
		double y = frame->top + 16, bottom = frame_bottom(frame, &frame->legend);
		for (; i < n && y < bottom; i++, y += lead)
			look_text(look, frame->scene, frame->left, y, lines[i], LOOK_SMALL, ANCHOR_START);
		g_ptr_array_add(work->frames, frame);
	}
}

/* Sectors by sectors, on the smallest sheet that holds it; FALSE if none does. */
static gboolean draw_overview(struct work *work, const GPtrArray *rows, const GPtrArray *columns, const char *subtitle)
{
	for (enum paper paper = PAPER_A4; paper <= PAPER_A3; paper++) {
		struct frame *frame = open_page(work, paper, subtitle);
		if (overview_draw(work->matrice, work->look, frame, rows, columns, 2)) {
			g_ptr_array_add(work->frames, frame);
			return TRUE;
		}
		frame_drop(frame);
	}
	return FALSE;
}

static void draw_many(struct work *work)
{
	for (guint most = 28; most > 0; most = most > 2 ? most - 2 : most - 1) {
		g_autoptr(GPtrArray) rows = parts_of(work->matrice->speakers, speaker_sector, most);
		g_autoptr(GPtrArray) columns = parts_of(work->matrice->hearers, party_sector, most);
		if (most > 1 && !draw_blocks(work, rows, columns, FALSE))
			continue;
		draw_overview(work, rows, columns, look_say(work->look, "matrice-secteurs"));
		draw_blocks(work, rows, columns, TRUE);
		draw_absent(work);
		return;
	}
}

/* On one sheet, A4 then A3: whether it fits. */
static gboolean draw_single(struct work *work, gboolean keep)
{
	const struct matrice *matrice = work->matrice;
	const char *subtitle = look_say(work->look, "matrice-sous-titre");
	return try_page(work, matrice->speakers, matrice->hearers, PAPER_A4, subtitle, TRUE, keep) ||
	       try_page(work, matrice->speakers, matrice->hearers, PAPER_A3, subtitle, TRUE, keep);
}

/* ---- the two views ------------------------------------------------------ */

static void work_init(struct work *work, const struct charter *charter, const struct view_options *options, const char *name)
{
	g_autofree char *title = g_strconcat(name, "-titre", NULL), *words = g_strconcat(name, "-vue", NULL);
	struct look *look = look_new(options->lang ? options->lang : charter->lang, options->enlarge);
	*work = (struct work){ .charter = charter, .look = look, .name = name, .title = look_say(look, title) };
	work->identity = identity_new(look, charter, options, look_say(look, words));
	names_init(&work->names[0], look, charter, FALSE);
	names_init(&work->names[1], look, charter, TRUE);
	work->matrice = matrice_new(charter, look, &work->names[0]);
	work->frames = g_ptr_array_new();
}

static void work_end(struct work *work, GPtrArray *pages)
{
	for (guint i = 0; i < work->frames->len; i++)
		g_ptr_array_add(pages, frame_close(work->frames->pdata[i], i + 1, work->frames->len));
	g_ptr_array_unref(work->frames);
	matrice_free(work->matrice);
	names_clear(&work->names[0]);
	names_clear(&work->names[1]);
	identity_free(work->identity);
	look_free(work->look);
}

static void build(const struct charter *charter, const char *subject, const struct view_options *options,
		  GPtrArray *pages, struct findings *findings)
{
	(void)subject;
	(void)findings; /* large charters take more pages */
	struct work work;
	work_init(&work, charter, options, "matrice");
	if (work.matrice->speakers->len && !draw_single(&work, TRUE))
		draw_many(&work);
	work_end(&work, pages);
}

const struct view view_matrice = { "matrice", FALSE, NULL, build };

/* A matrix of several sheets starts with the same, and with their numbers. */
static void build_sectors(const struct charter *charter, const char *subject, const struct view_options *options,
			  GPtrArray *pages, struct findings *findings)
{
	(void)subject;
	if (!charter_is_large(charter))
		return;
	struct work work;
	work_init(&work, charter, options, "secteurs");
	if (work.matrice->speakers->len && draw_single(&work, FALSE) &&
	    !draw_overview(&work, NULL, NULL, look_say(work.look, "secteurs-sous-titre")))
		view_refuse(charter, work.look, look_say(work.look, "secteurs-vue"), charter->parties->len, charter->rooms->len,
			    findings);
	work_end(&work, pages);
}

const struct view view_secteurs = { "secteurs", FALSE, NULL, build_sectors };
