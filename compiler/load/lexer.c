// SPDX-License-Identifier: EUPL-1.2
/*
 * One pass over a file: the exact place of every start tag, attribute and value,
 * and the first thing that keeps the file from being XML, at its true place.
 * libxml2 reports where a tag ends and words its refusals for programmers; so it
 * only sees files that this pass has accepted (XML 1.0, fifth edition, without
 * DOCTYPE; it remains the judge of what is not checked here, namespaces above all).
 *
 * Takes valid UTF-8 without NUL. Leaves true: tags are in document order, their
 * attributes in order of writing, all within the limits of load.h.
 */
#include "load/internal.h"

#include <string.h>

struct open {
	guint tag;        /* index in tags */
	const char *name;
};

struct lexer {
	struct loader *loader;
	const struct source *source;
	const char *p, *end;
	struct lexed *lexed;
	GArray *open;          /* struct open */
	GHashTable *seen;      /* attribute names of the tag being read -> index + 1 */
	gboolean root_seen;
};

static struct place here(const struct lexer *lexer, const char *p)
{
	return (struct place){ lexer->source, (gsize)(p - lexer->source->text) };
}

/* Says a message of one argument at `p`; always FALSE, so that the caller returns it. */
static gboolean refuse(const struct lexer *lexer, enum message message, const char *p, const char *arg)
{
	findings_say(lexer->loader->findings, lexer->loader->lang, message, here(lexer, p), NULL, arg, "");
	return FALSE;
}

static gboolean refuse_limit(const struct lexer *lexer, enum message message, const char *p, const char *name, guint limit)
{
	g_autofree char *number = g_strdup_printf("%u", limit);

	findings_say(lexer->loader->findings, lexer->loader->lang, message, here(lexer, p), NULL,
		     name ? name : number, name ? number : "");
	return FALSE;
}

/* ---- characters --------------------------------------------------------- */

static gboolean is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_space(struct lexer *lexer)
{
	while (lexer->p < lexer->end && is_space(*lexer->p))
		lexer->p++;
}

static gboolean is_name_start(gunichar c)
{
	return c == ':' || c == '_' || (c < 0x80 && g_ascii_isalpha((char)c)) || (c >= 0xc0 && c <= 0xd6) ||
	       (c >= 0xd8 && c <= 0xf6) || (c >= 0xf8 && c <= 0x2ff) || (c >= 0x370 && c <= 0x37d) ||
	       (c >= 0x37f && c <= 0x1fff) || (c >= 0x200c && c <= 0x200d) || (c >= 0x2070 && c <= 0x218f) ||
	       (c >= 0x2c00 && c <= 0x2fef) || (c >= 0x3001 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfdcf) ||
	       (c >= 0xfdf0 && c <= 0xfffd) || (c >= 0x10000 && c <= 0xeffff);
}

static gboolean is_name(gunichar c)
{
	return is_name_start(c) || c == '-' || c == '.' || (c >= '0' && c <= '9') || c == 0xb7 ||
	       (c >= 0x300 && c <= 0x36f) || (c >= 0x203f && c <= 0x2040);
}

/* Reads a name, kept with the file; NULL and nothing read if there is none. */
static const char *read_name(struct lexer *lexer)
{
	const char *start = lexer->p;
	g_autofree char *name = NULL;

	if (start >= lexer->end || !is_name_start(g_utf8_get_char(start)))
		return NULL;
	while (lexer->p < lexer->end && is_name(g_utf8_get_char(lexer->p)))
		lexer->p = g_utf8_next_char(lexer->p);
	name = g_strndup(start, (gsize)(lexer->p - start));
	return g_string_chunk_insert_const(lexer->lexed->strings, name);
}

static gboolean is_character(guint64 c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) ||
	       (c >= 0x10000 && c <= 0x10ffff);
}

/* XML allows them, a charter does not: commands of a terminal, marks that turn the
 * order of the text around so that it reads as what it is not, and characters that
 * are none. U+200E, U+200F and the joiners stay: names are written with them. */
static gboolean is_hidden(guint64 c)
{
	return (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 ||
	       c == 0x2029 || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xfdd0 && c <= 0xfdef) ||
	       (c & 0xfffe) == 0xfffe || (c >= 0xe0000 && c <= 0xe007f);
}

/* Whether a charter may hold the character `c`, written at `at`. */
static gboolean check_character(const struct lexer *lexer, guint64 c, const char *at)
{
	if (is_character(c) && !is_hidden(c))
		return TRUE;
	g_autofree char *number = g_strdup_printf("U+%04X", (guint)c);
	return refuse(lexer, is_character(c) ? MSG_HIDDEN : MSG_CHARACTER, at, number);
}

/* One character of text, not '&'. */
static gboolean read_character(struct lexer *lexer)
{
	if (!check_character(lexer, g_utf8_get_char(lexer->p), lexer->p))
		return FALSE;
	lexer->p = g_utf8_next_char(lexer->p);
	return TRUE;
}

/* &#…; — `lexer->p` is after "&#". */
static gboolean read_character_number(struct lexer *lexer, const char *start)
{
	guint base = *lexer->p == 'x' ? 16 : 10;
	guint64 c = 0;
	gboolean any = FALSE;

	if (base == 16)
		lexer->p++;
	for (; base == 16 ? g_ascii_isxdigit(*lexer->p) : g_ascii_isdigit(*lexer->p); lexer->p++, any = TRUE)
		c = MIN(c * base + (guint)g_ascii_xdigit_value(*lexer->p), 0x110000);
	if (!any || *lexer->p != ';')
		return refuse(lexer, MSG_AMPERSAND, start, "");
	lexer->p++;
	return check_character(lexer, c, start);
}

static gboolean read_reference(struct lexer *lexer)
{
	static const char *const known[] = { "amp", "lt", "gt", "quot", "apos", NULL };
	const char *start = lexer->p++, *name;

	if (*lexer->p == '#') {
		lexer->p++;
		return read_character_number(lexer, start);
	}
	name = read_name(lexer);
	if (!name || *lexer->p != ';')
		return refuse(lexer, MSG_AMPERSAND, start, "");
	lexer->p++;
	return g_strv_contains(known, name) || refuse(lexer, MSG_ENTITY_UNKNOWN, start, name);
}

/* ---- comments, sections, instructions ----------------------------------- */

/* Passes `mark`…`close`; the characters between are checked. */
static gboolean read_section(struct lexer *lexer, const char *mark, const char *close)
{
	const char *start = lexer->p, *stop = strstr(start + strlen(mark), close);

	if (!stop) {
		findings_say(lexer->loader->findings, lexer->loader->lang, MSG_SECTION_OPEN, here(lexer, start), NULL,
			     mark, close);
		return FALSE;
	}
	lexer->p += strlen(mark);
	while (lexer->p < stop)
		if (!read_character(lexer))
			return FALSE;
	lexer->p = stop + strlen(close);
	return TRUE;
}

static gboolean read_comment(struct lexer *lexer)
{
	const char *dashes;

	if (!strstr(lexer->p + 4, "-->"))
		return read_section(lexer, "<!--", "-->");
	dashes = strstr(lexer->p + 4, "--");
	if (dashes[2] != '>')
		return refuse(lexer, MSG_COMMENT_DASHES, dashes, "");
	return read_section(lexer, "<!--", "-->");
}

static gboolean read_instruction(struct lexer *lexer)
{
	const char *start = lexer->p;
	gboolean declaration = g_ascii_strncasecmp(start, "<?xml", 5) == 0 && !is_name(g_utf8_get_char(start + 5));

	if (declaration && start != lexer->source->text)
		return refuse(lexer, MSG_DECLARATION, start, "");
	return read_section(lexer, "<?", "?>");
}

/* ---- tags --------------------------------------------------------------- */

/* The value between quotes; `lexer->p` is on the quote. */
static gboolean read_value(struct lexer *lexer, const struct tag_attribute *attribute)
{
	char quote = *lexer->p++;
	const char *start = lexer->p;

	while (lexer->p < lexer->end && *lexer->p != quote) {
		if (*lexer->p == '<')
			break;
		if (*lexer->p == '&' ? !read_reference(lexer) : !read_character(lexer))
			return FALSE;
	}
	if (*lexer->p != quote) {
		struct finding *finding =
			findings_say(lexer->loader->findings, lexer->loader->lang, MSG_ATTRIBUTE_OPEN, attribute->at,
				     NULL, attribute->name);
		if (*lexer->p == '<')
			finding_note(finding, lexer->loader->lang, NOTE_LESS_THAN_HERE, here(lexer, lexer->p));
		return FALSE;
	}
	if (lexer->p - start > LOAD_MAX_ATTRIBUTE)
		return refuse_limit(lexer, MSG_ATTRIBUTE_TOO_LONG, attribute->at.source->text + attribute->at.offset,
				    attribute->name, LOAD_MAX_ATTRIBUTE);
	lexer->p++;
	return TRUE;
}

static gboolean attribute_is_new(struct lexer *lexer, const struct tag_attribute *attribute)
{
	guint first = GPOINTER_TO_UINT(g_hash_table_lookup(lexer->seen, attribute->name));
	struct finding *finding;

	if (!first) {
		g_hash_table_insert(lexer->seen, (void *)attribute->name, GUINT_TO_POINTER(lexer->lexed->attributes->len + 1));
		return TRUE;
	}
	finding = findings_say(lexer->loader->findings, lexer->loader->lang, MSG_ATTRIBUTE_TWICE, attribute->at, NULL,
			       attribute->name);
	finding_note(finding, lexer->loader->lang, NOTE_FIRST_HERE,
		     g_array_index(lexer->lexed->attributes, struct tag_attribute, first - 1).at);
	return FALSE;
}

/* Two attributes without a space between: `name`, at `start`. If the value before
 * holds an equals sign, it is that one's closing quote that was forgotten. */
static gboolean refuse_glued(struct lexer *lexer, const struct tag *tag, const char *start, const char *name)
{
	const struct tag_attribute *before;
	const char *value;

	if (tag->n_attributes) {
		before = &g_array_index(lexer->lexed->attributes, struct tag_attribute, lexer->lexed->attributes->len - 1);
		value = lexer->source->text + before->value_at.offset;
		if (memchr(value, '=', (gsize)(start - value)))
			return refuse(lexer, MSG_ATTRIBUTE_OPEN, lexer->source->text + before->at.offset, before->name);
	}
	return refuse(lexer, MSG_ATTRIBUTE_GLUED, start, name);
}

static gboolean read_attribute(struct lexer *lexer, struct tag *tag, const char *tag_name, gboolean spaced)
{
	struct tag_attribute attribute = { .at = here(lexer, lexer->p) };
	const char *start = lexer->p;

	attribute.name = read_name(lexer);
	if (!attribute.name)
		return refuse(lexer, MSG_TAG_MALFORMED, lexer->source->text + tag->at.offset, tag_name);
	if (!spaced)
		return refuse_glued(lexer, tag, start, attribute.name);
	skip_space(lexer);
	if (*lexer->p != '=')
		return refuse(lexer, MSG_ATTRIBUTE_VALUELESS, start, attribute.name);
	lexer->p++;
	skip_space(lexer);
	if (*lexer->p != '"' && *lexer->p != '\'')
		return refuse(lexer, MSG_ATTRIBUTE_UNQUOTED, start, attribute.name);
	attribute.value_at = here(lexer, lexer->p + 1);
	if (!attribute_is_new(lexer, &attribute) || !read_value(lexer, &attribute))
		return FALSE;
	g_array_append_val(lexer->lexed->attributes, attribute);
	if (++tag->n_attributes > LOAD_MAX_ATTRIBUTES)
		return refuse_limit(lexer, MSG_TOO_MANY_ATTRIBUTES, lexer->source->text + tag->at.offset, tag_name,
				    LOAD_MAX_ATTRIBUTES);
	return TRUE;
}

static gboolean open_tag(struct lexer *lexer, const struct tag *tag, const char *name, gboolean empty)
{
	const char *start = lexer->source->text + tag->at.offset;
	struct open open = { lexer->lexed->tags->len, name };

	if (lexer->root_seen && !lexer->open->len)
		return refuse(lexer, MSG_AFTER_ROOT, start, "");
	if (lexer->loader->depth + lexer->open->len >= LOAD_MAX_DEPTH)
		return refuse_limit(lexer, MSG_TOO_DEEP, start, NULL, LOAD_MAX_DEPTH);
	if (++lexer->loader->elements > LOAD_MAX_ELEMENTS)
		return refuse_limit(lexer, MSG_TOO_MANY_ELEMENTS, start, NULL, LOAD_MAX_ELEMENTS);
	lexer->root_seen = TRUE;
	g_array_append_val(lexer->lexed->tags, *tag);
	g_ptr_array_add(lexer->lexed->names, (void *)name);
	if (!empty)
		g_array_append_val(lexer->open, open);
	return TRUE;
}

static gboolean read_start_tag(struct lexer *lexer)
{
	struct tag tag = { .at = here(lexer, lexer->p) };
	const char *start = lexer->p++, *name = read_name(lexer);
	gboolean empty;

	if (!name)
		return refuse(lexer, MSG_TAG_MALFORMED, start, "");
	g_hash_table_remove_all(lexer->seen);
	for (;;) {
		const char *before = lexer->p;

		skip_space(lexer);
		if (*lexer->p == '>' || (*lexer->p == '/' && lexer->p[1] == '>'))
			break;
		if (!read_attribute(lexer, &tag, name, lexer->p > before))
			return FALSE;
	}
	empty = *lexer->p == '/';
	lexer->p += empty ? 2 : 1;
	tag.inner = tag.end = here(lexer, lexer->p).offset;
	return open_tag(lexer, &tag, name, empty);
}

/* The end tag `name` at `start` does not close the last opened element: either
 * that one was forgotten (the name is open further out), or one name is wrong. */
static gboolean refuse_end_tag(struct lexer *lexer, const char *start, const char *name)
{
	const struct open *last = &g_array_index(lexer->open, struct open, lexer->open->len - 1);
	struct place opened = g_array_index(lexer->lexed->tags, struct tag, last->tag).at;
	struct finding *finding;

	for (guint i = 0; i + 1 < lexer->open->len; i++) {
		if (g_array_index(lexer->open, struct open, i).name != name)
			continue;
		finding = findings_say(lexer->loader->findings, lexer->loader->lang, MSG_TAG_UNCLOSED, opened, NULL, last->name);
		finding_note(finding, lexer->loader->lang, NOTE_CLOSES_HERE, here(lexer, start), name);
		return FALSE;
	}
	finding = findings_say(lexer->loader->findings, lexer->loader->lang, MSG_TAG_MISMATCH, here(lexer, start), NULL,
			       last->name, name);
	finding_note(finding, lexer->loader->lang, NOTE_OPENED_HERE, opened, last->name);
	return FALSE;
}

static void close_tag(struct lexer *lexer)
{
	guint tag = g_array_index(lexer->open, struct open, lexer->open->len - 1).tag;

	g_array_index(lexer->lexed->tags, struct tag, tag).end = here(lexer, lexer->p).offset;
	g_array_set_size(lexer->open, lexer->open->len - 1);
}

static gboolean read_end_tag(struct lexer *lexer)
{
	const char *start = lexer->p, *name;

	lexer->p += 2;
	name = read_name(lexer);
	if (!name)
		return refuse(lexer, MSG_TAG_MALFORMED, start, "/");
	if (!lexer->open->len)
		return refuse(lexer, MSG_TAG_STRAY, start, name);
	if (g_array_index(lexer->open, struct open, lexer->open->len - 1).name != name)
		return refuse_end_tag(lexer, start, name);
	skip_space(lexer);
	if (*lexer->p != '>') {
		g_autofree char *closing = g_strconcat("/", name, NULL);

		return refuse(lexer, MSG_TAG_MALFORMED, start, closing);
	}
	lexer->p++;
	close_tag(lexer);
	return TRUE;
}

/* ---- the file ----------------------------------------------------------- */

static gboolean read_markup(struct lexer *lexer)
{
	const char *p = lexer->p;

	if (g_str_has_prefix(p, "<!--"))
		return read_comment(lexer);
	if (g_str_has_prefix(p, "<![CDATA["))
		return lexer->open->len ? read_section(lexer, "<![CDATA[", "]]>") : refuse(lexer, MSG_AFTER_ROOT, p, "");
	if (g_ascii_strncasecmp(p, "<!DOCTYPE", 9) == 0)
		return refuse(lexer, MSG_DOCTYPE, p, "");
	if (p[1] == '?')
		return read_instruction(lexer);
	if (p[1] == '/')
		return read_end_tag(lexer);
	return read_start_tag(lexer);
}

static gboolean read_text(struct lexer *lexer)
{
	if (!lexer->open->len && !is_space(*lexer->p))
		return refuse(lexer, lexer->root_seen || strchr(lexer->p, '<') ? MSG_AFTER_ROOT : MSG_EMPTY, lexer->p, "");
	if (*lexer->p == ']' && g_str_has_prefix(lexer->p, "]]>"))
		return refuse(lexer, MSG_CDATA_END, lexer->p, "");
	return *lexer->p == '&' ? read_reference(lexer) : read_character(lexer);
}

static gboolean read_file(struct lexer *lexer)
{
	while (lexer->p < lexer->end)
		if (*lexer->p == '<' ? !read_markup(lexer) : !read_text(lexer))
			return FALSE;
	if (lexer->open->len) {
		const struct open *last = &g_array_index(lexer->open, struct open, lexer->open->len - 1);
		struct place at = g_array_index(lexer->lexed->tags, struct tag, last->tag).at;

		return refuse(lexer, MSG_TAG_UNCLOSED, lexer->source->text + at.offset, last->name);
	}
	return lexer->root_seen || refuse(lexer, MSG_EMPTY, lexer->source->text, "");
}

/* Attributes no longer move: gives each tag its own. */
static void tie_attributes(struct lexed *lexed)
{
	struct tag_attribute *next = (struct tag_attribute *)(void *)lexed->attributes->data;

	for (guint i = 0; i < lexed->tags->len; i++) {
		struct tag *tag = &g_array_index(lexed->tags, struct tag, i);

		tag->attributes = next;
		if (tag->n_attributes)
			next += tag->n_attributes;
	}
}

struct lexed *lex(struct loader *loader, const struct source *source)
{
	struct lexed *lexed = g_new0(struct lexed, 1);
	struct lexer lexer = { loader, source, source->text, source->text + source->length, lexed, NULL, NULL, FALSE };
	gboolean done;

	lexed->tags = g_array_new(FALSE, FALSE, sizeof(struct tag));
	lexed->names = g_ptr_array_new();
	lexed->attributes = g_array_new(FALSE, FALSE, sizeof(struct tag_attribute));
	lexed->strings = g_string_chunk_new(1024);
	lexer.open = g_array_new(FALSE, FALSE, sizeof(struct open));
	lexer.seen = g_hash_table_new(g_direct_hash, g_direct_equal);
	done = read_file(&lexer);
	g_array_unref(lexer.open);
	g_hash_table_unref(lexer.seen);
	if (!done)
		g_clear_pointer(&lexed, lexed_free);
	else
		tie_attributes(lexed);
	return lexed;
}

void lexed_free(struct lexed *lexed)
{
	g_array_unref(lexed->tags);
	g_ptr_array_unref(lexed->names);
	g_array_unref(lexed->attributes);
	g_string_chunk_free(lexed->strings);
	g_free(lexed);
}
