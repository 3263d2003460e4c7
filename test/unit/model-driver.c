// SPDX-License-Identifier: EUPL-1.2
/*
 * From a file to its model and its base facts, for the tests of model/ and
 * analyse/:
 *
 *   model-driver [--lang=fr|en] [--as-of=YYYY-MM-DD] [--facts] FILE
 *
 * prints the findings, one a line («line:column severity id [element] message»,
 * related places indented), the number of data to decide, and the model in
 * brief; with --facts the facts instead. Exit status 2 if there is no model.
 */
#include "analyse/analyse.h"
#include "model/model.h"

#include <locale.h>
#include <string.h>

static void print_findings(const struct findings *findings, FILE *out)
{
	for (guint i = 0; i < findings->list->len; i++) {
		const struct finding *finding = findings->list->pdata[i];

		fprintf(out, "%u:%u %s %s [%s] %s%s%s\n", place_line(finding->at), place_column(finding->at),
			severity_name(finding->severity), finding->id, finding->element ? finding->element : "",
			finding->message, finding->fix ? " | " : "", finding->fix ? finding->fix : "");
		for (guint j = 0; finding->related && j < finding->related->len; j++) {
			const struct related *related = finding->related->pdata[j];

			fprintf(out, "  %u:%u %s\n", place_line(related->at), place_column(related->at), related->message);
		}
	}
}

static const char *locus_id(const struct locus *locus)
{
	return locus->kind == LOCUS_PARTY ? locus->party->id : locus->room->id;
}

static void print_parties(const char *label, const GPtrArray *parties)
{
	printf("%s", label);
	for (guint i = 0; i < parties->len; i++)
		printf(" %s", ((struct party *)parties->pdata[i])->id);
}

static void print_model(const struct charter *charter)
{
	for (guint i = 0; i < charter->parties->len; i++) {
		const struct party *party = charter->parties->pdata[i];

		printf("party %s %s bound=%d%s%s\n", party->id, party->sector ? party->sector->id : "-",
		       (int)party->bound_from, party->concerned ? " concerned" : "", party->is_public ? " public" : "");
	}
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *info = charter->informations->pdata[i];

		printf("information %s %s rank=%d level=%u\n", info->id, info->letter, (int)info->rank, info->level);
	}
	for (guint i = 0; i < charter->rooms->len; i++) {
		const struct room *room = charter->rooms->pdata[i];

		printf("%s %s %s council=%s parent=%s basis=%s ceiling=%d from=%d", room->carrier ? "carrier" : "room",
		       room->id, room->category, room->council ? room->council : "-",
		       room->parent ? room->parent->id : "-", room->basis ? room->basis : "-", (int)room->ceiling,
		       (int)room->confidential_from);
		for (guint j = 0; j < room->seats->len; j++) {
			const struct seat *seat = room->seats->pdata[j];

			printf(" %s%s%s", seat->guest ? "+" : "", seat->present ? "" : "-", seat->party->id);
		}
		print_parties(" |", room->readers);
		putchar('\n');
	}
	for (guint i = 0; i < charter->flows->len; i++) {
		const struct flow *flow = charter->flows->pdata[i];

		printf("flow %s %s > %s in=%s %s%s", flow->id, locus_id(&flow->from), locus_id(&flow->to),
		       flow->in ? flow->in->id : "-", flow->written ? "written" : "oral", flow->in_force ? "" : " ended");
		print_parties(" hears:", flow->hearers);
		putchar('\n');
	}
	for (guint i = 0; i < charter->nevers->len; i++) {
		const struct never *never = charter->nevers->pdata[i];

		printf("never %s", never->to_role ? never->to_role->id : locus_id(&never->to));
		print_parties(" =", never->parties);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	const char *lang = "fr", *path = NULL;
	date_n as_of = 0;
	gboolean facts = FALSE;
	g_autoptr(findings_t) findings = findings_new();
	g_autoptr(loaded_t) loaded = NULL;
	g_autoptr(pack_t) pack = NULL;
	g_autoptr(charter_t) charter = NULL;
	g_autoptr(GError) error = NULL;

	setlocale(LC_ALL, ""); /* nothing may depend on it */
	for (int i = 1; i < argc; i++) {
		if (g_str_has_prefix(argv[i], "--lang="))
			lang = argv[i] + 7;
		else if (g_str_has_prefix(argv[i], "--as-of="))
			as_of = date_parse(argv[i] + 8);
		else if (strcmp(argv[i], "--facts") == 0)
			facts = TRUE;
		else
			path = argv[i];
	}
	loaded = path ? load_file(path, lang, findings, &error) : NULL;
	if (loaded && loaded->doc && !findings_has_compiler_error(findings) &&
	    grammar_check(loaded, lang, findings)) {
		xmlChar *law = xmlGetNoNsProp(xmlDocGetRootElement(loaded->doc), (const xmlChar *)"droit");

		pack = pack_load((const char *)law);
		xmlFree(law);
		charter = pack ? model_build(loaded, pack, as_of, lang, findings) : NULL;
	}
	findings_sort(findings);
	if (!facts || !charter)
		print_findings(findings, facts ? stderr : stdout);
	if (!charter)
		return 2;
	if (facts) {
		g_autofree char *base = g_path_get_basename(path);
		g_autofree char *name = g_str_has_suffix(base, ".xml") ? g_strndup(base, strlen(base) - 4) : g_strdup(base);
		xmlDoc *doc = facts_build(charter, name);

		xmlSaveFormatFileEnc("-", doc, "UTF-8", 1);
		xmlFreeDoc(doc);
		return 0;
	}
	printf("to decide: %u\n", findings->to_decide);
	print_model(charter);
	return 0;
}
