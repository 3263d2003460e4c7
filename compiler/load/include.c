// SPDX-License-Identifier: EUPL-1.2
/*
 * xi:include, in the one form a charter needs: a whole XML file of the charter's
 * folder, in place of the element. libxml2's own XInclude is not used: it reads
 * any address, and the copies it makes lose their places.
 *
 * Included nodes are moved, not copied: they keep their tags, and their own
 * namespace declarations. No xml:base is added.
 */
#include "load/internal.h"

#include <stdlib.h>
#include <string.h>

static gboolean is_xinclude(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns && strcmp((const char *)node->ns->href, XINCLUDE_NS) == 0;
}

static const char *attribute_name(const xmlAttr *attr, char **owned)
{
	if (!attr->ns || !attr->ns->prefix)
		return (const char *)attr->name;
	*owned = g_strdup_printf("%s:%s", (const char *)attr->ns->prefix, (const char *)attr->name);
	return *owned;
}

/* ---- the form of the element -------------------------------------------- */

static gboolean check_attributes(struct loader *loader, const xmlNode *node)
{
	static const char *const known[] = { "href", "parse", NULL };
	gboolean fine = TRUE;

	for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
		g_autofree char *owned = NULL;
		const char *name = attribute_name(attr, &owned);

		if (g_strv_contains(known, name))
			continue;
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_ATTRIBUTE, node_attribute_place(node, name), NULL,
			     name, nearest_word(name, known));
		fine = FALSE;
	}
	return fine;
}

static gboolean check_form(struct loader *loader, xmlNode *node)
{
	static const char *const names[] = { "include", NULL };
	g_autofree char *parse = (char *)xmlGetNoNsProp(node, (const xmlChar *)"parse");
	const xmlNode *child = xmlFirstElementChild(node);
	gboolean fine = TRUE;

	if (strcmp((const char *)node->name, "include") != 0) {
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_NAMESPACE, node_place(node), NULL,
			     (const char *)node->name, nearest_word((const char *)node->name, names));
		return FALSE;
	}
	fine = check_attributes(loader, node);
	if (parse && strcmp(parse, "xml") != 0) {
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_PARSE, node_value_place(node, "parse"), NULL, parse);
		fine = FALSE;
	}
	if (child) {
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_CONTENT, node_place(child), NULL,
			     (const char *)child->name);
		fine = FALSE;
	}
	return fine;
}

/* ---- the file it names -------------------------------------------------- */

/* The path named by `href`, from the charter's folder, or NULL if it is not a
 * plain path below it: no address, no absolute path, no "..". */
static char *resolve(const struct file *file, const char *href)
{
	g_autofree char *plain = g_uri_unescape_string(href, NULL);
	g_autofree char *folder = g_path_get_dirname(file->relative);
	g_auto(GStrv) parts = NULL;
	g_autoptr(GString) path = g_string_new(strcmp(folder, ".") == 0 ? "" : folder);

	if (!plain || !g_utf8_validate(plain, -1, NULL) || *plain == '/' || strpbrk(plain, ":\\?#"))
		return NULL;
	parts = g_strsplit(plain, "/", -1);
	for (guint i = 0; parts[i]; i++) {
		if (strcmp(parts[i], "..") == 0)
			return NULL;
		if (!*parts[i] || strcmp(parts[i], ".") == 0)
			continue;
		g_string_append_printf(path, "%s%s", path->len ? "/" : "", parts[i]);
	}
	return path->len ? g_string_free(g_steal_pointer(&path), FALSE) : NULL;
}

static gint compare_names(gconstpointer one, gconstpointer other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* The nearest name of a file of the same folder, for the message; or NULL. */
static char *nearest_file(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path), *base = g_path_get_basename(path);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, ".xml") && g_utf8_validate(name, -1, NULL))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	g_ptr_array_add(names, NULL);
	return g_strdup(nearest_word(base, (const char *const *)names->pdata));
}

/* «a.xml → b.xml → a.xml» if `real` is already being read; else NULL. */
static char *cycle(const struct file *file, const char *real, const char *name)
{
	GString *chain = g_string_new(name);

	for (; file; file = file->parent) {
		g_string_prepend(chain, " → ");
		g_string_prepend(chain, file->name);
		if (g_strcmp0(file->real, real) == 0)
			return g_string_free(chain, FALSE);
	}
	g_string_free(chain, TRUE);
	return NULL;
}

/* How messages call a file: by the charter's folder as the user wrote it. */
static char *printed_name(const struct file *file, const char *relative)
{
	const struct file *main = file;
	g_autofree char *folder = NULL;

	while (main->parent)
		main = main->parent;
	if (!strchr(main->name, '/'))
		return g_strdup(relative);
	folder = g_path_get_dirname(main->name);
	return g_build_filename(folder, relative, NULL);
}

/* ---- inclusion ---------------------------------------------------------- */

/* The attributes of the xml namespace point to it in their document: hand them over. */
static void move_xml_namespace(xmlNode *node, xmlDoc *doc, xmlNode *place)
{
	for (xmlAttr *attr = node->properties; attr; attr = attr->next)
		if (attr->ns && xmlStrEqual(attr->ns->href, XML_XML_NAMESPACE))
			attr->ns = xmlSearchNs(doc, place, (const xmlChar *)"xml");
	for (xmlNode *child = xmlFirstElementChild(node); child; child = xmlNextElementSibling(child))
		move_xml_namespace(child, doc, place);
}

/* Puts the root of `included` in place of `node`. */
static void replace(xmlNode *node, xmlDoc *included)
{
	xmlNode *root = xmlDocGetRootElement(included);
	xmlNode *at = xmlDocGetRootElement(node->doc);

	move_xml_namespace(root, node->doc, at);
	xmlUnlinkNode(root);
	xmlReplaceNode(node, root);
}

/* Elements around `node` in its file. */
static guint depth_of(const xmlNode *node)
{
	guint depth = 0;

	while ((node = node->parent) && node->type == XML_ELEMENT_NODE)
		depth++;
	return depth;
}

/* Reads the file and puts it in place; FALSE if findings were added instead. */
static gboolean include_file(struct loader *loader, const struct file *parent, xmlNode *node, const char *path,
			     const char *real, const char *relative)
{
	g_autofree char *name = printed_name(parent, relative), *bytes = NULL, *chain = cycle(parent, real, name);
	struct file file = { .parent = parent, .relative = relative, .real = real, .name = name };
	struct place at = node_value_place(node, "href");
	guint before = loader->findings->list->len, depth = depth_of(node);
	gsize length = 0;
	xmlDoc *doc;

	if (chain) {
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_CYCLE, at, NULL, chain);
		return FALSE;
	}
	bytes = read_bytes(path, TRUE, &length, NULL);
	if (!bytes) {
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_MISSING, at, NULL, relative, "");
		return FALSE;
	}
	loader->depth += depth;
	doc = load_one(loader, &file, bytes, length);
	loader->depth -= depth;
	for (guint i = before; i < loader->findings->list->len; i++)
		finding_note(loader->findings->list->pdata[i], loader->lang, NOTE_INCLUDED_HERE, at);
	if (!doc)
		return FALSE;
	replace(node, doc);
	xmlFreeDoc(doc);
	return TRUE;
}

/* Where `href` leads, if it stays in the charter's folder; else findings. */
static gboolean include_href(struct loader *loader, const struct file *file, xmlNode *node, const char *href)
{
	g_autofree char *folder = g_strconcat(loader->folder, g_str_has_suffix(loader->folder, "/") ? "" : "/", NULL);
	g_autofree char *relative = resolve(file, href);
	g_autofree char *path = relative ? g_build_filename(folder, relative, NULL) : NULL;
	g_autofree char *real = path ? realpath(path, NULL) : NULL;

	if (path && !real) {
		g_autofree char *near = nearest_file(path);

		findings_say(loader->findings, loader->lang, MSG_INCLUDE_MISSING, node_value_place(node, "href"), NULL,
			     href, near);
		return FALSE;
	}
	if (!path || !g_str_has_prefix(real, folder)) {
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_OUTSIDE, node_value_place(node, "href"), NULL, href);
		return FALSE;
	}
	return include_file(loader, file, node, path, real, relative);
}

static gboolean include_one(struct loader *loader, const struct file *file, xmlNode *node)
{
	g_autofree char *href = (char *)xmlGetNoNsProp(node, (const xmlChar *)"href");

	if (!check_form(loader, node))
		return FALSE;
	if (!href || !*href) {
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_HREF, node_place(node), NULL);
		return FALSE;
	}
	if (++loader->includes > LOAD_MAX_INCLUDES) {
		g_autofree char *limit = g_strdup_printf("%d", LOAD_MAX_INCLUDES);

		if (loader->includes == LOAD_MAX_INCLUDES + 1)
			findings_say(loader->findings, loader->lang, MSG_TOO_MANY_INCLUDES, node_place(node), NULL, limit);
		return FALSE;
	}
	if (!loader->folder) {
		findings_say(loader->findings, loader->lang, MSG_INCLUDE_OUTSIDE, node_value_place(node, "href"), NULL, href);
		return FALSE;
	}
	return include_href(loader, file, node, href);
}

static void collect(xmlNode *node, GPtrArray *found)
{
	if (is_xinclude(node)) {
		g_ptr_array_add(found, node);
		return;
	}
	for (xmlNode *child = xmlFirstElementChild(node); child; child = xmlNextElementSibling(child))
		collect(child, found);
}

void include_all(struct loader *loader, const struct file *file, xmlDoc *doc)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();

	collect(xmlDocGetRootElement(doc), found);
	for (guint i = 0; i < found->len; i++) {
		xmlNode *node = found->pdata[i];

		if (!include_one(loader, file, node)) {
			loader->loaded->partial = TRUE;
			xmlUnlinkNode(node);
		}
		xmlFreeNode(node);
	}
}
