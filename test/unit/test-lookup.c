// SPDX-License-Identifier: EUPL-1.2
/* An expression has the same value whether its paths are walked or looked up. */
#include "xpath/lookup.h"

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <string.h>

static const char facts[] =
	"<faits xmlns='urn:entente:faits:1' au='x'>"
	"<partie id='a' role='maire' mandant='c d'/><partie id='b' role='ccas'/><partie id='3' role='' mot='un deux'/>"
	"<instance id='g' n='2'><membre partie='a'/><membre partie='b'/></instance><instance id='h' n='02'><membre partie='3'/></instance>"
	"<flux id='f1' de='a' lieu='g' vers='b'><base ref='r'/></flux><flux id='f2' de='b' lieu='g' vers='a'/>"
	"<flux id='f3' de='a' lieu='h' vers='3' en='oui'><base ref='s'/><base ref='r'/></flux><fuite flux='f2'/></faits>";

static const char *const expressions[] = {
	"/f:faits/f:partie", "/f:faits/f:partie[2]/@id", "/f:faits/f:partie[last()]/@id", "string(/f:faits/f:flux[@de='a'][2]/@id)",
	"/f:faits/f:partie[@id=$text]", "/f:faits/f:partie[@id=$list]", "/f:faits/f:partie[@id=$number]", "/f:faits/f:partie[@id=$true]",
	"/f:faits/f:partie[@id=$nodes]", "/f:faits/f:partie[@id=$nodes/@de]/@role", "/f:faits/f:flux[@de=$text][2]/@id",
	"/f:faits/f:flux[2][@de=$text]", "/f:faits/f:flux[$number][@lieu='h']", "/f:faits/f:flux[@de=$text and position()=2]",
	"/f:faits/f:flux[@en='oui'][@de=$text]/@id", "/f:faits/f:flux[@en='oui' and @de=$text]", "/f:faits/f:flux[@de=$text or @lieu='g']",
	"/f:faits/f:flux[f:base][@de=$text][last()]/@id", "/f:faits/f:flux[@vers and @lieu]/f:base[1]/@ref",
	"/f:faits/f:partie[contains($words,concat(' ',@id,' '))]", "/f:faits/f:partie[contains(concat(' ',$text,' '),concat(' ',@id,' '))]",
	"/f:faits/f:partie[contains($words,concat(' ',@mot,' '))]", "/f:faits/f:partie[contains($spaces,concat(' ',@role,' '))]",
	"not(/f:faits/f:flux[@de='z'])", "count(/f:faits/f:flux[@de='a'])", "boolean(/f:faits/f:flux) and not(/f:faits/f:rien)",
	"@de = /f:faits/f:partie[@role='maire' or @role='ccas']/@id", "f:base[@ref=/f:faits/f:flux[@id='f1']/f:base/@ref]/@ref",
	"/f:faits/f:flux[@de=/f:faits/f:partie[@role='maire']/@id]", "/f:faits/f:flux[@de=/f:faits/f:partie[@id=$text]/@id]/@id",
	"/f:faits/f:instance[f:membre[@partie=/f:faits/f:partie[@role='ccas']/@id] and @id='g']/@n",
	"/f:faits/f:instance/f:membre[1]/@partie", "(/f:faits/f:instance/f:membre)[1]/@partie", "/f:faits/f:instance[@n=$number]/@id",
	"/f:faits/f:instance[$number=@n]/@id", "/f:faits/f:flux/.. /f:partie", "/f:faits/f:flux/@id | /f:faits/f:partie/@id",
	"sum(/f:faits/f:instance/@n) * 2", "/f:faits/f:instance/@n*2", "'/f:faits/f:flux'", "f:base /f:faits/f:flux", "* /f:faits/f:flux",
	"/f:faits/f:flux[@de=$text]/ancestor::f:faits/@au", "/f:faits/f:flux/descendant-or-self::*/@ref", "/f:faits/f:flux/node()",
	"/f:faits/f:*[@id=$text]", "/f:faits/f:flux [1]", "/f:faits/f:flux[position() = last()]/@id", "not(not(/f:faits/f:fuite[@flux=$flow]))",
	"count(/f:faits/f:flux[@de=$text])+count(/f:faits/f:flux)", "/f:faits/f:flux[@de=concat('',$text)]",
	"/f:faits/f:flux[not(@en)][@de=$text]/@id", "/f:faits/f:flux[@en and not(@de='b')]/@id", "/f:faits/f:flux[contains(@id,'f') and $text=@de]",
	"@de=/f:faits/f:partie/@id or @flux=/f:faits/f:flux/@id", "not(@id=/f:faits/f:flux[@de='a']/@vers)", "f:x[not(@y=/f:faits/f:p)]",
	"*[@ref = /f:faits/f:flux/f:base/@ref and @ref='s']", "/f:faits/f:flux[@en='oui'][2][@de=$text]", "/f:faits/f:flux[2][f:base/@ref=$text]",
	"/f:faits/f:flux[@de='a'][2][@vers=$number+1]/@id", "@id!='f1' and @id = /f:faits/f:flux[1]/@id | /f:faits/f:flux[2]/@id",
	"/f:faits//f:base[@ref='r']", "count(/f:faits/f:flux[count(/f:faits/f:flux[@de='a'])]/@id)", "/f:faits/f:flux[@vers=$text][@lieu=$words]",
};

static void bind(xmlXPathContext *context, xmlDoc *doc)
{
	xmlXPathRegisterNs(context, BAD_CAST "f", BAD_CAST "urn:entente:faits:1");
	xmlXPathRegisterVariable(context, BAD_CAST "text", xmlXPathNewCString("a"));
	xmlXPathRegisterVariable(context, BAD_CAST "list", xmlXPathNewCString("a b"));
	xmlXPathRegisterVariable(context, BAD_CAST "flow", xmlXPathNewCString("f2"));
	xmlXPathRegisterVariable(context, BAD_CAST "words", xmlXPathNewCString(" b un deux 3 "));
	xmlXPathRegisterVariable(context, BAD_CAST "spaces", xmlXPathNewCString("  "));
	xmlXPathRegisterVariable(context, BAD_CAST "number", xmlXPathNewFloat(2));
	xmlXPathRegisterVariable(context, BAD_CAST "true", xmlXPathNewBoolean(1));
	context->node = (xmlNode *)doc;
	xmlXPathRegisterVariable(context, BAD_CAST "nodes", xmlXPathEval(BAD_CAST "//f:flux|//f:membre/@partie", context));
}

/* A value as text: its nodes in order, or its number, text or truth. */
static char *tell(xmlXPathObject *value)
{
	GString *text = g_string_new(NULL);

	if (!value)
		return g_string_free(g_string_append(text, "none"), FALSE);
	g_string_printf(text, "%d:", value->type);
	for (int i = 0; value->type == XPATH_NODESET && value->nodesetval && i < value->nodesetval->nodeNr; i++)
		g_string_append_printf(text, " %p", (void *)value->nodesetval->nodeTab[i]);
	if (value->type != XPATH_NODESET) {
		xmlChar *plain = xmlXPathCastToString(value);
		g_string_append(text, (const char *)plain);
		xmlFree(plain);
	}
	xmlXPathFreeObject(value);
	return g_string_free(text, FALSE);
}

static void test_same_value(gconstpointer data)
{
	const char *expression = data;
	xmlDoc *doc = xmlReadMemory(facts, (int)strlen(facts), NULL, NULL, 0);
	struct lookup *lookup = lookup_new(doc);
	xmlXPathContext *plain = xmlXPathNewContext(doc), *quick = xmlXPathNewContext(doc);

	bind(plain, doc);
	bind(quick, doc);
	lookup_attach(lookup, quick);
	g_autofree char *rewritten = lookup_rewrite(lookup, expression);
	for (xmlNode *node = xmlDocGetRootElement(doc)->children; node; node = node->next) {
		plain->node = quick->node = node;
		g_autofree char *walked = tell(xmlXPathEval(BAD_CAST expression, plain));
		quick->node = node;
		g_autofree char *looked = tell(xmlXPathEval(BAD_CAST rewritten, quick));
		g_assert_cmpstr(looked, ==, walked);
	}
	xmlXPathFreeContext(plain);
	xmlXPathFreeContext(quick);
	lookup_free(lookup);
	xmlFreeDoc(doc);
}

static void test_rewritten(void)
{
	static const char *const pairs[][2] = {
		{ "/f:faits/f:partie[@id=$de]/@x", "selon('partie','id',$de)[@id=$de]/@x" },
		{ "not(/f:faits/f:partie[@id='a'])", "fixe(1)" },
		{ "@de=/f:faits/f:partie/@id and $x", "dans(0,@de) and $x" },
		{ "/f:faits/f:p[@a='b'][f:x][f:c=$y]/@z", "fixe(0)[f:c=$y]/@z" },
		{ "@x=/f:faits/f:p and .//f:y/@z = /f:faits/f:q and not(@x = /f:faits/f:p)",
		  "dans(0,@x) and .//f:y/@z = fixe(1) and not(dans(0,@x))" },
		{ "/f:faits/f:p[contains($x,concat(' ',@id,' '))]", "mots('p','id',$x)[contains($x,concat(' ',@id,' '))]" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
		xmlDoc *doc = xmlReadMemory(facts, (int)strlen(facts), NULL, NULL, 0);
		struct lookup *lookup = lookup_new(doc);
		g_autofree char *rewritten = lookup_rewrite(lookup, pairs[i][0]);
		g_assert_cmpstr(rewritten, ==, pairs[i][1]);
		lookup_free(lookup);
		xmlFreeDoc(doc);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(expressions); i++) {
		g_autofree char *path = g_strdup_printf("/lookup/same-value/%u", i);
		g_test_add_data_func(path, expressions[i], test_same_value);
	}
	g_test_add_func("/lookup/rewritten", test_rewritten);
	return g_test_run();
}
