// SPDX-License-Identifier: EUPL-1.2
/*
 * The loader from memory: any bytes are either a tree whose elements all have
 * their place, or findings; never a crash. Small files are damaged in every way.
 */
#include "load/load.h"

#include <string.h>

static const char sample[] = "<?xml version='1.0'?>\r\n<!-- <x> -->\n<a é=\"&#233;'>\" b = '&lt;\"'><?p <y>?>\n"
			     "\t<b/>texte &amp; <![CDATA[<c d='>'>]]><c xmlns:n='urn:n' n:x=''>日<n:d/></c >\n</a>\n<!---->\n";

/* Every element starts where its tag says, every attribute and value too. */
static void assert_places(const struct loaded *loaded)
{
	for (guint i = 0; i < loaded->tags->len; i++) {
		const struct tag *tag = loaded->tags->pdata[i];
		const char *text = tag->at.source->text;

		g_assert_cmpuint(tag->index, ==, i + 1);
		g_assert_true(text[tag->at.offset] == '<');
		g_assert_true(text[tag->inner - 1] == '>' && text[tag->end - 1] == '>');
		for (guint j = 0; j < tag->n_attributes; j++) {
			const struct tag_attribute *attribute = &tag->attributes[j];

			g_assert_true(g_str_has_prefix(text + attribute->at.offset, attribute->name));
			g_assert_true(strchr("\"'", text[attribute->value_at.offset - 1]) != NULL);
		}
	}
}

static gboolean load(const char *bytes, gsize length)
{
	g_autoptr(findings_t) findings = findings_new();
	g_autoptr(loaded_t) loaded = load_memory("x.xml", bytes, length, NULL, "fr", findings);

	g_assert_nonnull(loaded);
	g_assert_true(loaded->doc || findings->list->len);
	g_assert_cmpuint(strlen(loaded->digest), ==, 64);
	assert_places(loaded);
	return loaded->doc && !findings->list->len;
}

static void test_sample(void)
{
	g_autoptr(findings_t) findings = findings_new();
	g_autoptr(loaded_t) loaded = load_memory("x.xml", sample, strlen(sample), NULL, "fr", findings);
	const xmlNode *root = xmlDocGetRootElement(loaded->doc);

	g_assert_cmpuint(findings->list->len, ==, 0);
	g_assert_cmpuint(loaded->tags->len, ==, 4);
	g_assert_cmpuint(place_line(node_place(root)), ==, 3);
	g_assert_cmpuint(place_column(node_attribute_place(root, "b")), ==, 17);
	g_assert_cmpuint(place_column(node_value_place(root, "b")), ==, 22);
	g_assert_cmpuint(place_column(node_value_place(root, "rien")), ==, 1);
	g_assert_null(loaded_tag(loaded, 0));
	g_assert_null(loaded_tag(loaded, 5));
}

static void test_text_place(void)
{
	g_autoptr(findings_t) findings = findings_new();
	g_autoptr(loaded_t) loaded = load_memory("x.xml", sample, strlen(sample), NULL, "fr", findings);
	const xmlNode *root = xmlDocGetRootElement(loaded->doc), *text = xmlFirstElementChild((xmlNode *)root)->next;
	struct place at = node_text_place(text);

	g_assert_true(g_str_has_prefix(at.source->text + at.offset, "texte &amp;"));
}

/* Every prefix, every byte removed, every byte replaced by a few others. */
static void test_damaged(void)
{
	static const char others[] = "<>&'\"=/! ]-?;x#\xff\xe9\n";
	gsize length = strlen(sample);
	guint fine = 0;

	for (gsize i = 0; i < length; i++) {
		g_autofree char *bytes = g_memdup2(sample, length + 1);

		g_assert_true(!load(sample, i) || i > 140);
		for (const char *other = others; *other; other++) {
			bytes[i] = *other;
			fine += load(bytes, length);
		}
		memmove(bytes + i, bytes + i + 1, length - i);
		fine += load(bytes, length - 1);
	}
	g_assert_cmpuint(fine, >, 500); /* most changes within text and comments do no harm */
}

static void test_digest(void)
{
	g_autoptr(findings_t) findings = findings_new();
	g_autoptr(loaded_t) loaded = load_memory("x.xml", "<a/>", 4, NULL, "fr", findings);
	g_autofree char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "<a/>", 4);

	g_assert_cmpstr(loaded->digest, ==, expected);
}

static void test_missing_file(void)
{
	g_autoptr(findings_t) findings = findings_new();
	g_autoptr(GError) error = NULL;

	g_assert_null(load_file("/nulle/part.xml", "fr", findings, &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
	g_clear_error(&error);
	g_assert_null(load_file("/", "fr", findings, &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
	g_assert_cmpuint(findings->list->len, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lexer/sample", test_sample);
	g_test_add_func("/lexer/text-place", test_text_place);
	g_test_add_func("/lexer/damaged", test_damaged);
	g_test_add_func("/lexer/digest", test_digest);
	g_test_add_func("/lexer/missing-file", test_missing_file);
	return g_test_run();
}
