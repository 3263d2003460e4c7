// SPDX-License-Identifier: EUPL-1.2
/*
 * Reads a charter: bytes, UTF-8, the lexer's pass, libxml2's tree, and the tie
 * between both: the n-th element of the tree is the n-th start tag. Then the
 * included files (include.c), and one numbering of all tags.
 *
 * Leaves true: every element of the tree has its tag at _private; tags are
 * numbered in document order; nothing was read but the charter and files of its
 * folder.
 */
#include "load/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC)

/* ---- libxml2 ------------------------------------------------------------ */

/* The first thing libxml2 refuses. */
struct refusal {
	char *text;
	int line, column;
};

static void note_refusal(void *user, xmlErrorPtr error)
{
	struct refusal *refusal = ((xmlParserCtxt *)user)->_private;

	/* An undeclared prefix is found in the tree, with its place. */
	if (refusal->text || error->level < XML_ERR_ERROR || error->code == XML_NS_ERR_UNDEFINED_NAMESPACE)
		return;
	refusal->text = g_strchomp(g_strdup(error->message ? error->message : ""));
	refusal->line = error->line;
	refusal->column = error->int2;
}

static struct place refusal_place(const struct source *source, const struct refusal *refusal)
{
	guint line = (guint)CLAMP(refusal->line, 1, (int)source->lines->len);
	gsize at = g_array_index(source->lines, gsize, line - 1);

	for (int i = 1; i < refusal->column && at < source->length && source->text[at] != '\n'; i++)
		at = (gsize)(g_utf8_next_char(source->text + at) - source->text);
	return (struct place){ source, at };
}

static xmlDoc *parse(struct loader *loader, const struct source *source)
{
	struct refusal refusal = { NULL, 0, 0 };
	xmlParserCtxt *context = xmlNewParserCtxt();
	xmlDoc *doc;

	g_assert(context);
	xmlDictFree(context->dict);
	context->dict = loader->dict;
	xmlDictReference(context->dict);
	context->_private = &refusal;
	context->sax->serror = note_refusal;
	doc = xmlCtxtReadMemory(context, source->text, (int)source->length, NULL, "UTF-8", PARSE_OPTIONS);
	if (!doc || refusal.text) {
		findings_say(loader->findings, loader->lang, MSG_XML, refusal_place(source, &refusal), NULL, refusal.text);
		g_clear_pointer(&doc, xmlFreeDoc);
	}
	g_free(refusal.text);
	xmlFreeParserCtxt(context);
	return doc;
}

/* ---- the tie ------------------------------------------------------------ */

/* The element after `node` in document order, within `root`; or NULL. */
static xmlNode *next_element(const xmlNode *root, xmlNode *node)
{
	xmlNode *next = xmlFirstElementChild(node);

	for (; !next && node != root; node = node->parent)
		next = xmlNextElementSibling(node);
	return next;
}

static void tie(xmlDoc *doc, const struct lexed *lexed)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	guint n = 0;

	for (xmlNode *node = root; node; node = next_element(root, node), n++) {
		const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL, *name;
		gsize length = prefix ? strlen(prefix) + 1 : 0;

		g_assert(n < lexed->tags->len);
		name = lexed->names->pdata[n];
		g_assert(!prefix || (strncmp(name, prefix, length - 1) == 0 && name[length - 1] == ':'));
		g_assert_cmpstr(name + length, ==, (const char *)node->name);
		node->_private = &g_array_index(lexed->tags, struct tag, n);
	}
	g_assert(n == lexed->tags->len);
}

static void refuse_prefix(struct loader *loader, const char *name, struct place at)
{
	g_autofree char *prefix = g_strndup(name, strcspn(name, ":"));

	if (!g_hash_table_add(loader->prefixes, g_strdup(prefix)))
		return;
	findings_say(loader->findings, loader->lang, MSG_PREFIX, at, NULL, prefix,
		     strcmp(prefix, "xi") == 0 ? XINCLUDE_NS : "");
	loader->loaded->partial = TRUE;
}

/* libxml2 leaves the prefix in the name when nothing declares it. */
static void check_prefixes(struct loader *loader, xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	for (xmlNode *node = root; node; node = next_element(root, node)) {
		if (!node->ns && strchr((const char *)node->name, ':'))
			refuse_prefix(loader, (const char *)node->name, node_place(node));
		for (xmlAttr *attr = node->properties; attr; attr = attr->next)
			if (!attr->ns && strchr((const char *)attr->name, ':'))
				refuse_prefix(loader, (const char *)attr->name,
					      node_attribute_place(node, (const char *)attr->name));
	}
}

/* Numbers the tags of the whole tree in document order. */
static void number_tags(struct loaded *loaded)
{
	xmlNode *root = xmlDocGetRootElement(loaded->doc);

	for (xmlNode *node = root; node; node = next_element(root, node)) {
		struct tag *tag = node->_private;

		g_ptr_array_add(loaded->tags, tag);
		tag->index = loaded->tags->len;
	}
}

/* ---- one file ----------------------------------------------------------- */

xmlDoc *load_one(struct loader *loader, struct file *file, const char *bytes, gsize length)
{
	struct lexed *lexed;
	xmlDoc *doc;

	g_checksum_update(loader->checksum, (const guchar *)bytes, (gssize)length);
	file->source = decode(loader, file->name, bytes, length);
	lexed = file->source ? lex(loader, file->source) : NULL;
	if (!lexed)
		return NULL;
	g_ptr_array_add(loader->loaded->lexed, lexed);
	doc = parse(loader, file->source);
	if (!doc)
		return NULL;
	tie(doc, lexed);
	check_prefixes(loader, doc);
	include_all(loader, file, doc);
	if (!xmlDocGetRootElement(doc))
		g_clear_pointer(&doc, xmlFreeDoc);
	return doc;
}

/* An open file, or -1 with errno set. Included files must be plain ones: a pipe
 * could block, a device never end. */
static int open_file(const char *path, gboolean regular_only)
{
	struct stat status;
	int fd;

	if (strcmp(path, "-") == 0 && !regular_only)
		return dup(STDIN_FILENO);
	fd = open(path, O_RDONLY | O_CLOEXEC | (regular_only ? O_NONBLOCK : 0));
	if (fd >= 0 && regular_only && (fstat(fd, &status) || !S_ISREG(status.st_mode))) {
		close(fd);
		errno = EINVAL;
		return -1;
	}
	return fd;
}

char *read_bytes(const char *path, gboolean regular_only, gsize *length, GError **error)
{
	int fd = open_file(path, regular_only);
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint8 block[65536];
	ssize_t got = fd < 0 ? -1 : 0;

	if (fd >= 0)
		while ((got = read(fd, block, sizeof(block))) > 0 && bytes->len <= LOAD_MAX_BYTES)
			g_byte_array_append(bytes, block, (guint)got);
	if (got < 0)
		g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s", path, g_strerror(errno));
	if (fd >= 0)
		close(fd);
	if (got < 0)
		return NULL;
	*length = bytes->len;
	g_byte_array_append(bytes, (const guint8 *)"", 1);
	return (char *)g_byte_array_free(g_steal_pointer(&bytes), FALSE);
}

/* ---- the charter -------------------------------------------------------- */

static struct loaded *loaded_new(void)
{
	struct loaded *loaded = g_new0(struct loaded, 1);

	loaded->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_free);
	loaded->tags = g_ptr_array_new();
	loaded->lexed = g_ptr_array_new_with_free_func((GDestroyNotify)lexed_free);
	return loaded;
}

void loaded_free(struct loaded *loaded)
{
	if (!loaded)
		return;
	g_clear_pointer(&loaded->doc, xmlFreeDoc);
	g_ptr_array_unref(loaded->tags);
	g_ptr_array_unref(loaded->lexed);
	g_ptr_array_unref(loaded->sources);
	g_free(loaded->digest);
	g_free(loaded);
}

/* `path` is the real file (NULL: only memory), `folder` where its includes are. */
static struct loaded *load_bytes(const char *name, const char *path, const char *folder, const char *bytes,
				 gsize length, const char *lang, struct findings *findings)
{
	g_autofree char *real = path ? realpath(path, NULL) : NULL, *base = g_path_get_basename(name);
	struct loader loader = { .lang = lang, .findings = findings };
	struct file file = { .relative = base, .real = real, .name = name };

	loader.loaded = loaded_new();
	loader.dict = xmlDictCreate();
	loader.checksum = g_checksum_new(G_CHECKSUM_SHA256);
	loader.prefixes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	loader.folder = folder ? realpath(folder, NULL) : NULL;
	loader.loaded->doc = load_one(&loader, &file, bytes, length);
	loader.loaded->digest = g_strdup(g_checksum_get_string(loader.checksum));
	if (loader.loaded->doc)
		number_tags(loader.loaded);
	else
		loader.loaded->partial = TRUE;
	g_checksum_free(loader.checksum);
	g_hash_table_unref(loader.prefixes);
	xmlDictFree(loader.dict);
	free(loader.folder);
	return loader.loaded;
}

struct loaded *load_file(const char *path, const char *lang, struct findings *findings, GError **error)
{
	gboolean standard = strcmp(path, "-") == 0;
	g_autofree char *folder = standard ? g_strdup(".") : g_path_get_dirname(path);
	g_autofree char *bytes = NULL;
	gsize length = 0;

	bytes = read_bytes(path, FALSE, &length, error);
	if (!bytes)
		return NULL;
	return load_bytes(path, standard ? NULL : path, folder, bytes, length, lang, findings);
}

struct loaded *load_memory(const char *name, const char *bytes, gsize length, const char *folder, const char *lang,
			   struct findings *findings)
{
	return load_bytes(name, NULL, folder, bytes, length, lang, findings);
}

/* ---- places ------------------------------------------------------------- */

struct place node_place(const xmlNode *node)
{
	const struct tag *tag;

	while (node && (node->type != XML_ELEMENT_NODE || !node->_private))
		node = node->parent;
	tag = node ? node->_private : NULL;
	return tag ? tag->at : (struct place){ NULL, 0 };
}

static const struct tag_attribute *find_attribute(const xmlNode *node, const char *attribute)
{
	const struct tag *tag = node && node->type == XML_ELEMENT_NODE ? node->_private : NULL;

	for (guint i = 0; tag && i < tag->n_attributes; i++)
		if (strcmp(tag->attributes[i].name, attribute) == 0)
			return &tag->attributes[i];
	return NULL;
}

struct place node_attribute_place(const xmlNode *node, const char *attribute)
{
	const struct tag_attribute *found = find_attribute(node, attribute);

	return found ? found->at : node_place(node);
}

struct place node_value_place(const xmlNode *node, const char *attribute)
{
	const struct tag_attribute *found = find_attribute(node, attribute);

	return found ? found->value_at : node_place(node);
}

/* Where what follows `offset` starts: after spaces, comments and instructions. */
static gsize skip_unread(const char *text, gsize offset)
{
	for (;;) {
		const char *close, *end;

		offset += strspn(text + offset, " \t\r\n");
		if (!g_str_has_prefix(text + offset, "<!--") && !g_str_has_prefix(text + offset, "<?"))
			return offset;
		close = text[offset + 1] == '!' ? "-->" : "?>";
		end = strstr(text + offset, close);
		if (!end)
			return offset;
		offset = (gsize)(end - text) + strlen(close);
	}
}

struct place node_text_place(const xmlNode *text)
{
	const xmlNode *parent = text->parent, *before = text->prev;
	const struct tag *outer = parent && parent->type == XML_ELEMENT_NODE ? parent->_private : NULL, *inner;
	struct place at = node_place(parent);

	while (before && before->type != XML_ELEMENT_NODE)
		before = before->prev;
	inner = before ? before->_private : NULL;
	if (!outer || (inner && inner->at.source != outer->at.source))
		return at; /* after an included element: the place of the parent must do */
	at.offset = skip_unread(at.source->text, inner ? inner->end : outer->inner);
	return at;
}

const struct tag *loaded_tag(const struct loaded *loaded, guint src)
{
	return src >= 1 && src <= loaded->tags->len ? loaded->tags->pdata[src - 1] : NULL;
}
