// SPDX-License-Identifier: EUPL-1.2
/*
 * A display list as SVG, with real text.
 *
 * Document order is reading order; every named element has its role, its name
 * and its title; what a name already says is hidden from readers, so nothing is
 * read twice. No script, no style sheet, no external resource. Numbers have two
 * decimals at most, whatever the locale. Everything an author wrote is escaped:
 * names may hold marks and control characters.
 */
#include "diagram/diagram.h"
#include "diagram/scene.h"

#include <math.h>
#include <string.h>

/* A longer name is no tip to show under a pointer: readers have it all the same. */
#define LONGEST_TITLE 600
#define MM_PER_POINT (25.4 / 72)
#define FAMILIES "'Liberation Sans', Arial, Helvetica, sans-serif"

struct svg {
	GString *out;
	const struct scene *scene;
	const struct scene_links *links; /* or NULL */
	guint hidden; /* depth of groups whose text is said elsewhere */
	guint open;   /* the link that is open ends after this operation; 0: none is */
};

/* At most two decimals, no trailing zero, never «-0». */
static void number(GString *out, double value)
{
	gint64 hundredths = (gint64)llround(value * 100);
	if (hundredths < 0)
		g_string_append_c(out, '-');
	guint64 n = (guint64)ABS(hundredths), whole = n / 100;
	char digits[24], *first = digits + sizeof digits;
	do
		*--first = (char)('0' + whole % 10);
	while (whole /= 10);
	g_string_append_len(out, first, digits + sizeof digits - first);
	if (n % 100) {
		const char decimals[] = { '.', (char)('0' + n % 100 / 10), (char)('0' + n % 10) };
		g_string_append_len(out, decimals, n % 10 ? 3 : 2);
	}
}

static void attribute_begin(GString *out, const char *name)
{
	g_string_append_c(out, ' ');
	g_string_append(out, name);
	g_string_append(out, "=\"");
}

static void colour(GString *out, const char *name, int rgb)
{
	attribute_begin(out, name);
	g_string_append_c(out, '#');
	for (int shift = 20; shift >= 0; shift -= 4)
		g_string_append_c(out, "0123456789abcdef"[rgb >> shift & 15]);
	g_string_append_c(out, '"');
}

static void attribute(GString *out, const char *name, double value)
{
	attribute_begin(out, name);
	number(out, value);
	g_string_append_c(out, '"');
}

/* XML 1.0 characters only; marks as references. */
static void escaped(GString *out, const char *text)
{
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gsize plain = 0; /* what stays as it is: most of any text */
		while ((guchar)p[plain] >= 0x20 && (guchar)p[plain] < 0x7f && !strchr("&<>\"", p[plain]))
			plain++;
		g_string_append_len(out, p, (gssize)plain);
		p += plain;
		if (!*p)
			return;
		gunichar c = g_utf8_get_char(p);
		if (c == '&')
			g_string_append(out, "&amp;");
		else if (c == '<')
			g_string_append(out, "&lt;");
		else if (c == '>')
			g_string_append(out, "&gt;");
		else if (c == '"')
			g_string_append(out, "&quot;");
		else if (c < 0x20)
			g_string_append_c(out, ' ');
		else if ((c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff)
			g_string_append_unichar(out, 0xfffd);
		else
			g_string_append_unichar(out, c);
	}
}

static void attribute_text(GString *out, const char *name, const char *value)
{
	attribute_begin(out, name);
	escaped(out, value);
	g_string_append_c(out, '"');
}

static void painted(const struct svg *svg, const struct paint *paint)
{
	const double *dash = svg->scene->dashes[paint->dash];
	GString *out = svg->out;
	if (paint->fill == NO_COLOUR)
		g_string_append(out, " fill=\"none\"");
	else
		colour(out, "fill", paint->fill);
	if (paint->stroke == NO_COLOUR)
		return;
	colour(out, "stroke", paint->stroke);
	attribute(out, "stroke-width", paint->width);
	if (paint->dash == DASH_NONE)
		return;
	g_string_append(out, " stroke-dasharray=\"");
	number(out, dash[0]);
	g_string_append_c(out, ' ');
	number(out, dash[1]);
	g_string_append_c(out, '"');
}

static void rect(const struct svg *svg, const struct op *op)
{
	GString *out = svg->out;
	g_string_append(out, "<rect");
	attribute(out, "x", op->x);
	attribute(out, "y", op->y);
	attribute(out, "width", op->w);
	attribute(out, "height", op->h);
	if (op->radius > 0)
		attribute(out, "rx", op->radius);
	painted(svg, &op->paint);
	g_string_append(out, "/>\n");
}

static void circle(const struct svg *svg, const struct op *op)
{
	GString *out = svg->out;
	g_string_append(out, "<circle");
	attribute(out, "cx", op->x);
	attribute(out, "cy", op->y);
	attribute(out, "r", op->w);
	painted(svg, &op->paint);
	g_string_append(out, "/>\n");
}

static void path(const struct svg *svg, const struct op *op)
{
	GString *out = svg->out;
	g_string_append(out, "<path d=\"");
	for (guint i = 0; i < op->segments->len; i++) {
		const struct segment *s = &g_array_index(op->segments, struct segment, i);
		guint n = s->command == 'C' ? 6 : s->command == 'Z' ? 0 : 2;
		g_string_append_c(out, s->command);
		for (guint k = 0; k < n; k++) {
			if (k)
				g_string_append_c(out, ' ');
			number(out, s->x[k]);
		}
	}
	g_string_append_c(out, '"');
	painted(svg, &op->paint);
	g_string_append(out, "/>\n");
}

static void text(struct svg *svg, const struct op *op)
{
	static const char *const anchors[] = { NULL, "middle", "end" };
	GString *out = svg->out;
	g_string_append(out, "<text");
	attribute(out, "x", op->x);
	attribute(out, "y", op->y);
	attribute(out, "font-size", op->size);
	if (op->style == TEXT_BOLD)
		g_string_append(out, " font-weight=\"bold\"");
	if (op->style == TEXT_ITALIC)
		g_string_append(out, " font-style=\"italic\"");
	if (anchors[op->anchor])
		g_string_append_printf(out, " text-anchor=\"%s\"", anchors[op->anchor]);
	if (op->angle != 0) {
		g_string_append(out, " transform=\"rotate(");
		number(out, op->angle);
		g_string_append_c(out, ' ');
		number(out, op->x);
		g_string_append_c(out, ' ');
		number(out, op->y);
		g_string_append(out, ")\"");
	}
	g_string_append_printf(out, " fill=\"#%06x\"", (guint)op->paint.fill);
	if (svg->hidden)
		g_string_append(out, " aria-hidden=\"true\"");
	g_string_append_c(out, '>');
	escaped(out, op->text);
	g_string_append(out, "</text>\n");
}

static void list(GString *out, const char *name, const GPtrArray *values)
{
	if (!values)
		return;
	g_string_append_printf(out, " %s=\"", name);
	for (guint i = 0; i < values->len; i++) {
		if (i)
			g_string_append_c(out, ' ');
		escaped(out, values->pdata[i]);
	}
	g_string_append_c(out, '"');
}

static void group(struct svg *svg, const struct group *group)
{
	static const char *const roles[] = { NULL, "graphics-object", "graphics-symbol" };
	GString *out = svg->out;
	g_string_append(out, "<g");
	if (roles[group->role])
		attribute_text(out, "role", roles[group->role]);
	if (group->id) {
		g_string_append_printf(out, " id=\"%s-", svg->scene->name);
		escaped(out, group->id);
		g_string_append_c(out, '"');
	}
	if (group->decor)
		g_string_append(out, " aria-hidden=\"true\"");
	if (group->kind)
		attribute_text(out, "data-role", group->kind);
	if (group->instance)
		attribute_text(out, "data-instance", group->instance);
	if (group->party)
		attribute_text(out, "data-party", group->party);
	list(out, "data-flow", group->flows);
	list(out, "data-jamais", group->nevers);
	if (group->label)
		attribute_text(out, "aria-label", group->label);
	g_string_append(out, ">");
	if (group->label && strlen(group->label) <= LONGEST_TITLE) {
		g_string_append(out, "<title>");
		escaped(out, group->label);
		g_string_append(out, "</title>");
	}
	g_string_append(out, "\n");
}

/* Only addresses of the web are links. */
static void link_open(GString *out, const struct op *op)
{
	g_string_append(out, "<a");
	if (g_str_has_prefix(op->text, "https://") || g_str_has_prefix(op->text, "http://"))
		attribute_text(out, "href", op->text);
	if (op->group->label)
		attribute_text(out, "aria-label", op->group->label);
	g_string_append(out, ">\n");
}

/* ---- links to what tells of it ----------------------------------------- */

/* The operation that closes the group opened at `at`. */
static guint group_end(const struct scene *scene, guint at)
{
	guint depth = 0;
	for (guint i = at; i < scene->ops->len; i++) {
		enum op_kind kind = ((const struct op *)scene->ops->pdata[i])->kind;
		depth += kind == OP_GROUP;
		if (kind == OP_END && --depth == 0)
			return i;
	}
	return at;
}

/* What readers see in the group, and the name of what it leads to: a link says the words it shows. */
static char *link_label(const struct scene *scene, guint at, guint end, const char *name)
{
	GString *label = g_string_new(NULL);
	for (guint i = at; i <= end; i++) {
		const struct op *op = scene->ops->pdata[i];
		if (op->kind == OP_TEXT && *op->text)
			g_string_append_printf(label, "%s%s", label->len ? " " : "", op->text);
	}
	g_string_append_printf(label, "%s%s", label->len ? " — " : "", name);
	return g_string_free(label, FALSE);
}

static gboolean stands_for_something(const struct op *op)
{
	return op->kind == OP_GROUP && (op->group->flows || op->group->instance || op->group->party);
}

/* The first operation after `at`, before `end`, that is a link or stands for something itself; `end` if none. */
static guint first_within(const struct scene *scene, guint at, guint end)
{
	for (guint i = at + 1; i < end; i++) {
		const struct op *op = scene->ops->pdata[i];
		if (op->kind == OP_LINK || stands_for_something(op))
			return i;
	}
	return end;
}

/* The last operation of what stands in a group before the first part that is, or holds, a link; `at` if nothing does. */
static guint head_of_group(const struct scene *scene, guint at, guint end)
{
	guint stop = first_within(scene, at, end), last = at;
	for (guint i = at + 1; i < stop;) {
		const struct op *op = scene->ops->pdata[i];
		guint close = op->kind == OP_GROUP ? group_end(scene, i) : i;
		if (close >= stop)
			break;
		last = close;
		i = close + 1;
	}
	return last;
}

/* Opens a link that ends after the operation `end`; nothing without words to show or somewhere to go. */
static void link_to(struct svg *svg, const struct group *group, guint at, guint end)
{
	g_autofree char *name = NULL;
	g_autofree char *address = svg->links->find(svg->links->data, group->flows, group->instance, group->party, &name);
	if (!address)
		return;
	g_autofree char *label = link_label(svg->scene, at, end, name);
	g_string_append(svg->out, "<a");
	attribute_text(svg->out, "href", address);
	attribute_text(svg->out, "aria-label", label);
	g_string_append(svg->out, ">\n");
	svg->open = end;
}

/* A link to what tells of a group: around it, or (`inside`) around its head if it holds a link or what leads elsewhere.
 * Nothing can be reached inside a symbol: readers see it as one. */
static void link_group(struct svg *svg, guint at, gboolean inside)
{
	const struct op *op = svg->scene->ops->pdata[at];
	if (!svg->links || svg->open || !stands_for_something(op))
		return;
	guint end = group_end(svg->scene, at), head = head_of_group(svg->scene, at, end);
	gboolean holds_links = first_within(svg->scene, at, end) < end;
	if (!inside && !holds_links)
		link_to(svg, op->group, at, end);
	else if (inside && holds_links && head > at && op->group->role != GROUP_SYMBOL)
		link_to(svg, op->group, at + 1, head);
}

static void link_done(struct svg *svg, guint at)
{
	if (!svg->open || at != svg->open)
		return;
	g_string_append(svg->out, "</a>\n");
	svg->open = 0;
}

static void head(struct svg *svg)
{
	const struct scene *scene = svg->scene;
	GString *out = svg->out;
	g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
	attribute_text(out, "xml:lang", scene->lang);
	g_string_append(out, " width=\"");
	number(out, scene->width * MM_PER_POINT);
	g_string_append(out, "mm\" height=\"");
	number(out, scene->height * MM_PER_POINT);
	g_string_append(out, "mm\" viewBox=\"0 0 ");
	number(out, scene->width);
	g_string_append_c(out, ' ');
	number(out, scene->height);
	g_string_append_printf(out, "\" role=\"graphics-document\" aria-roledescription=\"");
	escaped(out, scene->kind ? scene->kind : "");
	g_string_append_printf(out, "\" aria-labelledby=\"%s-titre\" aria-describedby=\"%s-lecture\"", scene->name, scene->name);
	g_string_append(out, " font-family=\"" FAMILIES "\">\n");
	g_string_append_printf(out, "<title id=\"%s-titre\">", scene->name);
	escaped(out, scene->title ? scene->title : scene->name);
	g_string_append_printf(out, "</title>\n<desc id=\"%s-lecture\">", scene->name);
	escaped(out, scene->description ? scene->description : "");
	g_string_append(out, "</desc>\n<g aria-hidden=\"true\">");
	g_string_append(out, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/></g>\n");
}

char *scene_to_svg(const struct scene *scene, const struct scene_links *links)
{
	struct svg svg = { .out = g_string_new(NULL), .scene = scene, .links = links };
	g_autoptr(GArray) hides = g_array_new(FALSE, FALSE, sizeof(guint));
	head(&svg);
	for (guint i = 0; i < scene->ops->len; i++) {
		const struct op *op = scene->ops->pdata[i];
		guint hide = 0;
		switch (op->kind) {
		case OP_RECT:
			rect(&svg, op);
			break;
		case OP_CIRCLE:
			circle(&svg, op);
			break;
		case OP_PATH:
			path(&svg, op);
			break;
		case OP_TEXT:
			text(&svg, op);
			break;
		case OP_GROUP:
			link_group(&svg, i, FALSE);
			hide = op->group->complete ? 1 : 0;
			svg.hidden += hide;
			g_array_append_val(hides, hide);
			group(&svg, op->group);
			link_group(&svg, i, TRUE);
			break;
		case OP_END:
			svg.hidden -= g_array_index(hides, guint, hides->len - 1);
			g_array_set_size(hides, hides->len - 1);
			g_string_append(svg.out, "</g>\n");
			break;
		case OP_LINK:
			link_open(svg.out, op);
			break;
		case OP_LINK_END:
			g_string_append(svg.out, "</a>\n");
			break;
		}
		link_done(&svg, i);
	}
	g_string_append(svg.out, "</svg>\n");
	return g_string_free(svg.out, FALSE);
}
