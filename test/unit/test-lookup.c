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
	"<flux id='f3' de='a' lieu='h' vers='3' en='oui'><base ref='s'/><base ref='r'/></flux><fuite flux='f2'/>"
	"<!-- of another kind --><partie xmlns='urn:x' id='a' role='maire'/><partie xmlns='' id='a'/><flux xmlns='urn:x' de='a'/></faits>";

/* Each is rewritten as said (NULL: left as it is), and has the same value. */
static const struct { const char *expression, *rewritten; } cases[] = {
	{ "/f:faits/f:partie", "fixe(0)" },
	{ "/f:faits/f:partie[2]/@id", "fixe(0)" },
	{ "/f:faits/f:partie[last()]/@id", "fixe(0)" },
	{ "string(/f:faits/f:flux[@de='a'][2]/@id)", "string(fixe(0))" },
	{ "/f:faits/f:partie[@id=$text]", "selon('partie','id',$text)[@id=$text]" },
	{ "/f:faits/f:partie[@id=$list]", "selon('partie','id',$list)[@id=$list]" },
	{ "/f:faits/f:partie[@id=$number]", "selon('partie','id',$number)[@id=$number]" },
	{ "/f:faits/f:partie[@id=$true]", "selon('partie','id',$true)[@id=$true]" },
	{ "/f:faits/f:partie[@id=$nodes]", "selon('partie','id',$nodes)[@id=$nodes]" },
	{ "/f:faits/f:partie[@id=$nodes/@de]/@role", "selon('partie','id',$nodes/@de)[@id=$nodes/@de]/@role" },
	{ "/f:faits/f:flux[@de=$text][2]/@id", "selon('flux','de',$text)[@de=$text][2]/@id" },
	{ "/f:faits/f:flux[2][@de=$text]", "fixe(0)[@de=$text]" },
	{ "/f:faits/f:flux[$number][@lieu='h']", "enfants('flux')[$number][@lieu='h']" },
	{ "/f:faits/f:flux[@de=$text and position()=2]", "enfants('flux')[@de=$text and position()=2]" },
	{ "/f:faits/f:flux[@en='oui'][@de=$text]/@id", "selon('flux','de',$text)[@en='oui'][@de=$text]/@id" },
	{ "/f:faits/f:flux[@en='oui' and @de=$text]", "selon('flux','de',$text)[@en='oui' and @de=$text]" },
	{ "/f:faits/f:flux[@de=$text or @lieu='g']", "enfants('flux')[@de=$text or @lieu='g']" },
	{ "/f:faits/f:flux[f:base][@de=$text][last()]/@id", "selon('flux','de',$text)[f:base][@de=$text][last()]/@id" },
	{ "/f:faits/f:flux[@vers and @lieu]/f:base[1]/@ref", "fixe(0)" },
	{ "/f:faits/f:partie[contains($words,concat(' ',@id,' '))]", "mots('partie','id',$words)[contains($words,concat(' ',@id,' '))]" },
	{ "/f:faits/f:partie[contains(concat(' ',$text,' '),concat(' ',@id,' '))]",
	  "mots('partie','id',concat(' ',$text,' '))[contains(concat(' ',$text,' '),concat(' ',@id,' '))]" },
	{ "/f:faits/f:partie[contains($words,concat(' ',@mot,' '))]", "mots('partie','mot',$words)[contains($words,concat(' ',@mot,' '))]" },
	{ "/f:faits/f:partie[contains($spaces,concat(' ',@role,' '))]", "mots('partie','role',$spaces)[contains($spaces,concat(' ',@role,' '))]" },
	{ "not(/f:faits/f:flux[@de='z'])", "fixe(1)" },
	{ "count(/f:faits/f:flux[@de='a'])", "fixe(1)" },
	{ "boolean(/f:faits/f:flux) and not(/f:faits/f:rien)", "fixe(1) and fixe(3)" },
	{ "@de = /f:faits/f:partie[@role='maire' or @role='ccas']/@id", "dans(0,@de)" },
	{ "f:base[@ref=/f:faits/f:flux[@id='f1']/f:base/@ref]/@ref", "f:base[dans(0,@ref)]/@ref" },
	{ "/f:faits/f:flux[@de=/f:faits/f:partie[@role='maire']/@id]", "fixe(1)" },
	{ "/f:faits/f:flux[@de=/f:faits/f:partie[@id=$text]/@id]/@id", "enfants('flux')[@de=selon('partie','id',$text)[@id=$text]/@id]/@id" },
	{ "/f:faits/f:instance[f:membre[@partie=/f:faits/f:partie[@role='ccas']/@id] and @id='g']/@n", "fixe(1)" },
	{ "/f:faits/f:instance/f:membre[1]/@partie", "fixe(0)" },
	{ "(/f:faits/f:instance/f:membre)[1]/@partie", "(fixe(0))[1]/@partie" },
	{ "/f:faits/f:instance[@n=$number]/@id", "selon('instance','n',$number)[@n=$number]/@id" },
	{ "/f:faits/f:instance[$number=@n]/@id", "selon('instance','n',$number)[$number=@n]/@id" },
	{ "/f:faits/f:flux/.. /f:partie", NULL },
	{ "/f:faits/f:flux/@id | /f:faits/f:partie/@id", "fixe(0) | fixe(1)" },
	{ "sum(/f:faits/f:instance/@n) * 2", "sum(fixe(0)) * 2" },
	{ "/f:faits/f:instance/@n*2", "fixe(0)*2" },
	{ "'/f:faits/f:flux'", NULL },
	{ "f:base /f:faits/f:flux", NULL },
	{ "* /f:faits/f:flux", NULL },
	{ "/f:faits/f:flux[@de=$text]/ancestor::f:faits/@au", "selon('flux','de',$text)[@de=$text]/ancestor::f:faits/@au" },
	{ "/f:faits/f:flux/descendant-or-self::*/@ref", "fixe(0)" },
	{ "/f:faits/f:flux/node()", NULL },
	{ "/f:faits/f:*[@id=$text]", NULL },
	{ "/f:faits/f:flux [1]", NULL },
	{ "/f:faits/f:flux[position() = last()]/@id", "fixe(0)" },
	{ "not(not(/f:faits/f:fuite[@flux=$flow]))", "not(not(selon('fuite','flux',$flow)[@flux=$flow]))" },
	{ "count(/f:faits/f:flux[@de=$text])+count(/f:faits/f:flux)", "count(selon('flux','de',$text)[@de=$text])+fixe(1)" },
	{ "/f:faits/f:flux[@de=concat('',$text)]", "enfants('flux')[@de=concat('',$text)]" },
	{ "/f:faits/f:flux[not(@en)][@de=$text]/@id", "selon('flux','de',$text)[not(@en)][@de=$text]/@id" },
	{ "/f:faits/f:flux[@en and not(@de='b')]/@id", "fixe(0)" },
	{ "/f:faits/f:flux[contains(@id,'f') and $text=@de]", "selon('flux','de',$text)[contains(@id,'f') and $text=@de]" },
	{ "@de=/f:faits/f:partie/@id or @flux=/f:faits/f:flux/@id", "dans(0,@de) or dans(1,@flux)" },
	{ "not(@id=/f:faits/f:flux[@de='a']/@vers)", "not(dans(0,@id))" },
	{ "f:x[not(@y=/f:faits/f:p)]", "f:x[not(dans(0,@y))]" },
	{ "*[@ref = /f:faits/f:flux/f:base/@ref and @ref='s']", "*[dans(0,@ref) and @ref='s']" },
	{ "/f:faits/f:flux[@en='oui'][2][@de=$text]", "fixe(0)[@de=$text]" },
	{ "/f:faits/f:flux[2][f:base/@ref=$text]", "fixe(0)[f:base/@ref=$text]" },
	{ "/f:faits/f:flux[@de='a'][2][@vers=$number+1]/@id", "fixe(0)[@vers=$number+1]/@id" },
	{ "@id!='f1' and @id = /f:faits/f:flux[1]/@id | /f:faits/f:flux[2]/@id", "@id!='f1' and @id = fixe(0) | fixe(1)" },
	{ "/f:faits//f:base[@ref='r']", NULL },
	{ "count(/f:faits/f:flux[count(/f:faits/f:flux[@de='a'])]/@id)", "fixe(3)" },
	{ "/f:faits/f:flux[@vers=$text][@lieu=$words]", "selon('flux','vers',$text)[@vers=$text][@lieu=$words]" },
	{ "/f:faits/f:partie[@id=$de]/@x", "selon('partie','id',$de)[@id=$de]/@x" },
	{ "not(/f:faits/f:partie[@id='a'])", "fixe(1)" },
	{ "@de=/f:faits/f:partie/@id and $x", "dans(0,@de) and $x" },
	{ "/f:faits/f:p[@a='b'][f:x][f:c=$y]/@z", "fixe(0)[f:c=$y]/@z" },
	{ "@x=/f:faits/f:p and .//f:y/@z = /f:faits/f:q and not(@x = /f:faits/f:p)", "dans(0,@x) and .//f:y/@z = fixe(1) and not(dans(0,@x))" },
	{ "/f:faits/f:p[contains($x,concat(' ',@id,' '))]", "mots('p','id',$x)[contains($x,concat(' ',@id,' '))]" },
	{ "a /f:faits/f:b", NULL },
	{ "a/f:faits/f:b", NULL },
	{ "concat(' and /f:faits/f:flux',@id)", NULL },
	{ "concat(\"(/f:faits/f:flux)\",@id)", NULL },
	{ "f:base[1]=/f:faits/f:flux/f:base", "f:base[1]=fixe(0)" },
	{ "f:base[@ref]/@ref=/f:faits/f:flux[1]/f:base/@ref", "f:base[@ref]/@ref=fixe(0)" },
	{ "../f:faits/f:b", NULL },
	{ "land /f:faits/f:b", NULL },
	{ "or /f:faits/f:b", NULL },
	{ "lord /f:faits/f:b", NULL },
	{ "/f:faits/f:b[@x", NULL },
	{ "/f:faits/f:", NULL },
	{ "/f:faits/f:b(", NULL },
	{ "/f:faits/f:flux/text()", NULL },
	{ "/f:faits/f:flux /f:base", NULL },
	{ "/f:faits/f:flux :x", NULL },
	{ "'/f:faits/f:b", NULL },
	{ "@de and /f:faits/f:flux", "@de and fixe(0)" },
	{ "1 or /f:faits/f:b", "1 or fixe(0)" },
	{ "@x < /f:faits/f:b", "@x < fixe(0)" },
	{ "@n >/f:faits/f:flux", "@n >fixe(0)" },
	{ "concat(@a,/f:faits/f:partie/@id)", "concat(@a,fixe(0))" },
	{ "/f:faits/f:instance/@n+/f:faits/f:instance/@n", "fixe(0)+fixe(0)" },
	{ "@x!=/f:faits/f:partie/@id", "@x!=fixe(0)" },
	{ "@id =/f:faits/f:partie/@id", "dans(0,@id)" },
	{ "f:base/@ref = /f:faits/f:flux/f:base/@ref", "f:base/@ref = fixe(0)" },
	{ "x@x = /f:faits/f:b", "x@x = fixe(0)" },
	{ "f:base/@ref=/f:faits/f:flux/f:base/@ref and @de", "f:base/@ref=fixe(0) and @de" },
	{ "@a and @id = /f:faits/f:flux[2]/@id", "@a and dans(0,@id)" },
	{ "@n or @id = /f:faits/f:flux[2]/@id", "@n or dans(0,@id)" },
	{ "xand @x = /f:faits/f:b", "xand @x = fixe(0)" },
	{ "@id = /f:faits/f:partie/@id or @y", "dans(0,@id) or @y" },
	{ "@id = /f:faits/f:instance/@n + 1", "@id = fixe(0) + 1" },
	{ "f:membre[@partie = /f:faits/f:partie/@id]/@partie", "f:membre[dans(0,@partie)]/@partie" },
	{ "*[(@partie = /f:faits/f:partie/@id)]", "*[(dans(0,@partie))]" },
	{ "@n = count(/f:faits/f:instance)", "@n = fixe(1)" },
	{ "count(/f:faits/f:instance) = @n", "fixe(1) = @n" },
	{ "@n = boolean(/f:faits/f:instance)", "@n = fixe(1)" },
	{ "not(/f:faits/f:rien) = @n", "fixe(1) = @n" },
	{ "mynot(/f:faits/f:b)", "mynot(fixe(0))" },
	{ "f:not(/f:faits/f:b)", "f:not(fixe(0))" },
	{ "string(/f:faits/f:partie)", "string(fixe(0))" },
	{ "not(/f:faits/f:rien or @x)", "not(fixe(0) or @x)" },
	{ "count(/f:faits/f:partie | /f:faits/f:flux)", "count(fixe(0) | fixe(1))" },
	{ "not(@x or /f:faits/f:rien)", "not(@x or fixe(0))" },
	{ "/f:faits/f:flux[(@en or @lieu) and @de=$text]", "selon('flux','de',$text)[(@en or @lieu) and @de=$text]" },
	{ "/f:faits/f:flux[@en=' or ' and @de=$text]", "selon('flux','de',$text)[@en=' or ' and @de=$text]" },
	{ "/f:faits/f:flux[1][@de=$text]", "fixe(0)[@de=$text]" },
	{ "/f:faits/f:flux[@de * 2][@de=$text]", "fixe(0)[@de=$text]" },
	{ "/f:faits/f:instance[@n + 0][@id=$text]", "fixe(0)[@id=$text]" },
	{ "/f:faits/f:instance[@n - 1][@n=$number]", "fixe(0)[@n=$number]" },
	{ "/f:faits/f:instance[@n div 2][@n=$number]", "fixe(0)[@n=$number]" },
	{ "/f:faits/f:instance[@n mod 3][@n=$number]", "fixe(0)[@n=$number]" },
	{ "/f:faits/f:flux[starts-with(@id,'f')][@de=$text]", "selon('flux','de',$text)[starts-with(@id,'f')][@de=$text]" },
	{ "/f:faits/f:flux[string(@id)][@de=$text]", "fixe(0)[@de=$text]" },
	{ "/f:faits/f:flux[position()=$number]", "enfants('flux')[position()=$number]" },
	{ "/f:faits/f:flux[last()=$number]", "enfants('flux')[last()=$number]" },
	{ "/f:faits/f:flux[@en][position()=$number]", "fixe(0)[position()=$number]" },
	{ "/f:faits/f:flux[@de=$nodes/f:base]", "selon('flux','de',$nodes/f:base)[@de=$nodes/f:base]" },
	{ "/f:faits/f:partie[contains($words,@id)]", "enfants('partie')[contains($words,@id)]" },
	{ "/f:faits/f:flux/f:base[@ref=$text]", "enfants('flux')/f:base[@ref=$text]" },
	{ "/f:faits/f:flux/@*", "fixe(0)" },
	{ "/f:faits/f:flux/*", "fixe(0)" },
	{ "\"/f:faits/f:b\" and /f:faits/f:flux", "\"/f:faits/f:b\" and fixe(0)" },
	{ "/f:faits/f:flux/../@au", "fixe(0)" },
	{ "=/f:faits/f:partie", "=fixe(0)" },
	{ " = /f:faits/f:partie", " = fixe(0)" },
	{ "@=/f:faits/f:partie", "@=fixe(0)" },
	{ "id=/f:faits/f:partie/@id", "id=fixe(0)" },
	{ "@de='a' and @id=/f:faits/f:flux[1]/@id", "@de='a' and dans(0,@id)" },
	{ "(@id=/f:faits/f:flux[1]/@id)", "(dans(0,@id))" },
	{ "or @id=/f:faits/f:flux/@id", "or @id=fixe(0)" },
	{ "and @id=/f:faits/f:flux/@id", "and @id=fixe(0)" },
	{ " and @id=/f:faits/f:flux/@id", " and dans(0,@id)" },
	{ " or @id=/f:faits/f:flux/@id", " or dans(0,@id)" },
	{ "not(/f:faits/f:partie", "not(fixe(0)" },
	{ "not(/f:faits/f:rien) or @id", "fixe(1) or @id" },
	{ "@n and not(/f:faits/f:rien)", "@n and fixe(1)" },
	{ "count(/f:faits/f:partie[@id=$text])", "count(selon('partie','id',$text)[@id=$text])" },
	{ "x-count(/f:faits/f:partie)", "x-count(fixe(0))" },
	{ "count (/f:faits/f:partie)", "count (fixe(0))" },
	{ "count((/f:faits/f:partie))", "count((fixe(0)))" },
	{ "@id='fixe(' and @de=/f:faits/f:partie/@id", "@id='fixe(' and dans(0,@de)" },
};

static void bind(xmlXPathContext *context, xmlDoc *doc)
{
	static const char *const texts[] = { "text", "de", "x", "y" };

	xmlXPathRegisterNs(context, BAD_CAST "f", BAD_CAST "urn:entente:faits:1");
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		xmlXPathRegisterVariable(context, BAD_CAST texts[i], xmlXPathNewCString("a"));
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

/* A document whose paths are looked up. */
struct bench {
	xmlDoc *doc;
	struct lookup *lookup;
	xmlXPathContext *context;
};

static struct bench bench_open(void)
{
	struct bench bench = { xmlReadMemory(facts, (int)strlen(facts), NULL, NULL, 0), NULL, NULL };

	bench.lookup = lookup_new(bench.doc);
	bench.context = xmlXPathNewContext(bench.doc);
	bind(bench.context, bench.doc);
	lookup_attach(bench.lookup, bench.context);
	return bench;
}

static void bench_close(struct bench *bench)
{
	xmlXPathFreeContext(bench->context);
	lookup_free(bench->lookup);
	xmlFreeDoc(bench->doc);
}

static void test_same_value(gconstpointer data)
{
	const char *expression = cases[GPOINTER_TO_UINT(data)].expression, *wanted = cases[GPOINTER_TO_UINT(data)].rewritten;
	struct bench quick = bench_open();
	xmlXPathContext *plain = xmlXPathNewContext(quick.doc);

	bind(plain, quick.doc);
	g_autofree char *rewritten = lookup_rewrite(quick.lookup, expression);
	g_assert_cmpstr(rewritten, ==, wanted ? wanted : expression);
	for (xmlNode *node = xmlDocGetRootElement(quick.doc)->children; node; node = node->next) {
		plain->node = quick.context->node = node;
		g_autofree char *walked = tell(xmlXPathEval(BAD_CAST expression, plain));
		g_autofree char *looked = tell(xmlXPathEval(BAD_CAST rewritten, quick.context));
		g_assert_cmpstr(looked, ==, walked);
	}
	xmlXPathFreeContext(plain);
	bench_close(&quick);
}

/* ---- what is evaluated once costs its operations once a restart ------------------- */

/* Operations of an expression, at least 1; 0: stopped by `limit` (0: none, and then nothing is counted). */
static unsigned long spend(struct bench *bench, const char *expression, unsigned long limit)
{
	g_autofree char *rewritten = lookup_rewrite(bench->lookup, expression);

	bench->context->node = xmlDocGetRootElement(bench->doc);
	bench->context->opLimit = limit;
	bench->context->opCount = 0;
	xmlXPathObject *value = xmlXPathEval(BAD_CAST rewritten, bench->context);
	unsigned long spent = value ? MAX(bench->context->opCount, 1) : 0;
	xmlXPathFreeObject(value);
	return spent;
}

#define INNER "/f:faits/f:partie[@role='maire']/@id"
#define OUTER "/f:faits/f:flux[@de=" INNER "]"
#define MANY 1000000

static void test_cost(void)
{
	struct bench bench = bench_open();
	unsigned long first = spend(&bench, INNER, MANY), again = spend(&bench, INNER, MANY);

	g_assert_cmpuint(again, <, first);
	g_assert_cmpuint(spend(&bench, INNER, MANY), ==, again);
	lookup_restart(bench.lookup);
	g_assert_cmpuint(spend(&bench, INNER, MANY), ==, first);
	g_assert_cmpuint(spend(&bench, INNER, MANY), ==, again);
	bench_close(&bench);
}

/* A constant in another is paid for by it, evaluated before or not. */
static void test_cost_in_constant(void)
{
	struct bench fresh = bench_open(), known = bench_open(), alone = bench_open();
	unsigned long inner = spend(&known, INNER, MANY), outer = spend(&fresh, OUTER, MANY);

	g_assert_cmpuint(outer, >, inner);
	lookup_restart(known.lookup);
	g_assert_cmpuint(spend(&known, OUTER, MANY), ==, outer);
	g_assert_cmpuint(spend(&known, OUTER, MANY), <, outer);
	/* paid once more where it stands alone; without a limit nothing is counted */
	g_assert_cmpuint(spend(&fresh, INNER, MANY), ==, inner);
	g_assert_cmpuint(spend(&alone, OUTER, 0), ==, 1);
	bench_close(&fresh);
	bench_close(&known);
	bench_close(&alone);
}

static unsigned long least_limit(gboolean known, const char *expression)
{
	for (unsigned long limit = 1; limit < MANY; limit++) {
		struct bench bench = bench_open();
		if (known) {
			spend(&bench, expression, MANY);
			lookup_restart(bench.lookup);
		}
		gboolean enough = spend(&bench, expression, limit) > 0;
		bench_close(&bench);
		if (enough)
			return limit;
	}
	return 0;
}

/* What an expression may spend does not depend on those before it. */
static void test_limit(void)
{
	g_assert_cmpuint(least_limit(FALSE, INNER), ==, least_limit(TRUE, INNER));
	g_assert_cmpuint(least_limit(FALSE, OUTER), ==, least_limit(TRUE, OUTER));
	struct bench bench = bench_open();
	g_assert_cmpuint(spend(&bench, OUTER, MANY), ==, least_limit(FALSE, OUTER));
	bench_close(&bench);
}

static void hush(void *context, const char *message, ...)
{
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	xmlSetGenericErrorFunc(NULL, hush); /* some cases are no XPath */
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strdup_printf("/lookup/same-value/%u", i);
		g_test_add_data_func(path, GUINT_TO_POINTER(i), test_same_value);
	}
	g_test_add_func("/lookup/cost", test_cost);
	g_test_add_func("/lookup/cost-in-constant", test_cost_in_constant);
	g_test_add_func("/lookup/limit", test_limit);
	return g_test_run();
}
