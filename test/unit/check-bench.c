// SPDX-License-Identifier: EUPL-1.2
#include "check-bench.h"

#include <libxml/parser.h>
#include <string.h>

static const char acts[] =
	"<actes xmlns='urn:entente:droit:1' juridiction='xx' base-lois='2026-11-21'>"
	"<recueil id='xx-c' nom='code' abrege='C' genre='loi'/>"
	"<disposition id='xx-c:1' libelle='C, art. 1' titre='t'><version de='2010-01-01' confiance='lu' source='s'/></disposition>"
	"<disposition id='xx-c:2' libelle='C, art. 2' titre='t'><version de='2010-01-01' confiance='non-verifie' source='s'/></disposition>"
	"<disposition id='xx-c:3' libelle='C, art. 3' titre='t'><version de='2000-01-01' a='2009-12-31' confiance='lu' source='s'/></disposition>"
	"<disposition id='xx-c:4' libelle='C, art. 4' titre='t'><version de='2030-01-01' confiance='lu' source='s'/></disposition>"
	"</actes>";

void bench_open(struct bench *bench, const char *rules, const char *facts)
{
	memset(bench, 0, sizeof *bench);
	bench->pack = pack_new("xx");
	pack_add(bench->pack, "acts.xml", acts, strlen(acts));
	pack_add(bench->pack, "rules.sch", rules, strlen(rules));
	bench->source = source_new("t.xml", g_strnfill(40, '\n'), 40);
	bench->loaded.tags = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 1; i <= 9; i++) {
		struct tag *tag = g_new0(struct tag, 1);
		static struct tag_attribute none[9];
		none[i - 1] = (struct tag_attribute){ "nom", { bench->source, i + 20 }, { bench->source, i + 20 } };
		*tag = (struct tag){ .at = { bench->source, i - 1 }, .index = i, .n_attributes = 1, .attributes = &none[i - 1] };
		g_ptr_array_add(bench->loaded.tags, tag);
	}
	bench->facts = xmlReadMemory(facts, (int)strlen(facts), "facts.xml", NULL, 0);
	g_assert_nonnull(bench->facts);
	bench->findings = findings_new();
	bench->charter = (struct charter){ .lang = "fr", .as_of = 20260101, .pack = bench->pack, .loaded = &bench->loaded };
}

void bench_close(struct bench *bench)
{
	findings_free(bench->findings);
	xmlFreeDoc(bench->facts);
	g_ptr_array_unref(bench->loaded.tags);
	source_free(bench->source);
	pack_free(bench->pack);
}

char *outcome(const struct findings *findings)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < findings->list->len; i++) {
		const struct finding *finding = findings->list->pdata[i];
		g_string_append_printf(out, "%s%s@%u%s", out->len ? " " : "", finding->id, place_line(finding->at), finding->derogated ? "*" : "");
	}
	return g_string_free(out, FALSE);
}
