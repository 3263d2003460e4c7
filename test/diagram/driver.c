// SPDX-License-Identifier: EUPL-1.2
/*
 * Draws test charters, built by hand or by a seeded generator, and writes what
 * the views make of them: SVG, text equivalent, PDF, PNG. Its
 * output is measured by quality.py.
 *
 *   driver MODEL FOLDER [LANG [ENLARGE]]
 *   MODEL: clspd | clspd-plus | clspd-un (one flow more) | reseau | hostile | PARTIES:ROOMS:FLOWS:SEED | a charter.xml
 *
 * Prints per view: name, pages, flows, flows missing, faults found in the
 * scenes. Exit 1 if any flow is missing or any fault is found.
 */
#include "model/model.h"
#include "diagram/diagram.h"
#include "diagram/scene.h"

#include "driver-model.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

/* ---- a charter by hand ------------------------------------------------- */

struct maker {
	struct charter *charter;
	GPtrArray *strings;
	xmlDoc *doc;
};

static const char *keep(struct maker *m, char *text)
{
	g_ptr_array_add(m->strings, text);
	return text;
}

static struct party *party_of(struct maker *m, const char *id)
{
	for (guint i = 0; i < m->charter->parties->len; i++) {
		struct party *party = m->charter->parties->pdata[i];
		if (!strcmp(party->id, id))
			return party;
	}
	return NULL;
}

static struct room *room_of(struct maker *m, const char *id)
{
	for (guint i = 0; i < m->charter->rooms->len; i++) {
		struct room *room = m->charter->rooms->pdata[i];
		if (!strcmp(room->id, id))
			return room;
	}
	return NULL;
}

static struct information *item_of(struct maker *m, char letter)
{
	for (guint i = 0; i < m->charter->informations->len; i++) {
		struct information *item = m->charter->informations->pdata[i];
		if (item->letter[0] == letter)
			return item;
	}
	g_error("no information %c", letter);
}

static xmlNode *element(struct maker *m, const char *name)
{
	return xmlNewChild(xmlDocGetRootElement(m->doc), NULL, (const xmlChar *)name, NULL);
}

static void party(struct maker *m, const char *id, const char *sector, const char *name, gboolean bound)
{
	struct party *p = g_new0(struct party, 1);
	p->index = m->charter->parties->len;
	p->id = keep(m, g_strdup(id));
	p->name = p->label = keep(m, g_strdup(name));
	p->sector = sector ? pack_word(m->charter->pack, WORD_SECTOR, sector) : NULL;
	p->bound = bound;
	g_ptr_array_add(m->charter->parties, p);
}

static void item(struct maker *m, char letter, enum rank rank, const char *name)
{
	struct information *i = g_new0(struct information, 1);
	i->index = m->charter->informations->len;
	i->id = keep(m, g_strdup_printf("info-%c", g_ascii_tolower(letter)));
	i->name = keep(m, g_strdup(name));
	i->letter[0] = letter;
	i->rank = rank;
	i->level = rank <= RANK_STATISTICS ? 1 : rank <= RANK_NOMINATIVE ? 2 : 3;
	g_ptr_array_add(m->charter->informations, i);
}

static void add_parties(struct maker *m, GPtrArray *to, const char *ids)
{
	g_auto(GStrv) list = g_strsplit(ids, " ", -1);
	for (char **id = list; *id; id++) {
		struct party *p = **id ? party_of(m, *id) : NULL;
		if (p)
			g_ptr_array_add(to, p);
	}
}

static struct room *room(struct maker *m, const char *id, const char *type, enum rank ceiling, const char *name,
			 const char *chairs, const char *hosts, const char *members, const char *guests)
{
	struct room *r = g_new0(struct room, 1);
	r->index = m->charter->rooms->len;
	r->id = keep(m, g_strdup(id));
	r->name = r->label = keep(m, g_strdup(name));
	r->type = pack_word(m->charter->pack, WORD_ROOM, type);
	r->ceiling = ceiling;
	r->level = ceiling <= RANK_STATISTICS ? 1 : ceiling <= RANK_NOMINATIVE ? 2 : 3;
	r->chairs = g_ptr_array_new();
	r->hosts = g_ptr_array_new();
	r->secretaries = g_ptr_array_new();
	r->readers = g_ptr_array_new();
	r->seats = g_ptr_array_new_with_free_func(g_free);
	add_parties(m, r->chairs, chairs);
	add_parties(m, r->hosts, hosts);
	for (guint k = 0; k < 2; k++) {
		g_autoptr(GPtrArray) some = g_ptr_array_new();
		add_parties(m, some, k ? guests : members);
		for (guint i = 0; i < some->len; i++) {
			struct seat *seat = g_new0(struct seat, 1);
			seat->party = some->pdata[i];
			seat->present = TRUE;
			seat->guest = k == 1;
			g_ptr_array_add(r->seats, seat);
		}
	}
	r->node = element(m, "instance");
	g_ptr_array_add(m->charter->rooms, r);
	return r;
}

static void carrier(struct maker *m, const char *id, const char *parent, enum rank ceiling, const char *name,
		    const char *readers)
{
	struct room *r = room(m, id, "pleniere", ceiling, name, "", "", "", "");
	r->carrier = TRUE;
	r->type = NULL;
	r->parent = parent ? room_of(m, parent) : NULL;
	add_parties(m, r->readers, readers);
}

static struct locus locus(struct maker *m, const char *id)
{
	struct party *p = party_of(m, id);
	if (p)
		return (struct locus){ LOCUS_PARTY, { .party = p } };
	struct room *r = room_of(m, id);
	if (!r)
		g_error("no such place: %s", id);
	return (struct locus){ LOCUS_ROOM, { .room = r } };
}

static void hear(struct flow *f, struct party *p)
{
	gboolean speaker = f->from.kind == LOCUS_PARTY && f->from.party == p;
	if (!speaker && !g_ptr_array_find(f->hearers, p, NULL))
		g_ptr_array_add(f->hearers, p);
}

static void resolve_hearers(struct flow *f)
{
	if (f->to.kind == LOCUS_PARTY)
		hear(f, f->to.party);
	if (f->to.kind == LOCUS_ROOM && f->to.room->carrier) {
		for (guint i = 0; i < f->to.room->readers->len; i++)
			hear(f, f->to.room->readers->pdata[i]);
		return;
	}
	for (guint i = 0; f->in && i < f->in->seats->len; i++)
		hear(f, ((struct seat *)f->in->seats->pdata[i])->party);
}

/* `mode`: d duty, i forbidden, a anonymised, else faculty. `text` is the flow's title. */
static struct flow *flow(struct maker *m, const char *from, const char *to, const char *in, const char *letters,
			 char mode, const char *bases, const char *text)
{
	struct flow *f = g_new0(struct flow, 1);
	f->index = m->charter->flows->len;
	f->id = keep(m, g_strdup_printf("f%u", f->index + 1));
	f->from = locus(m, from);
	f->to = locus(m, to);
	if (in)
		f->in = room_of(m, in);
	else if (f->to.kind == LOCUS_ROOM)
		f->in = f->to.room->carrier ? f->to.room->parent : f->to.room;
	f->items = g_ptr_array_new();
	for (const char *p = letters; *p; p++)
		g_ptr_array_add(f->items, item_of(m, *p));
	f->modality = mode == 'd' ? MODALITY_DUTY : mode == 'i' ? MODALITY_FORBIDDEN : MODALITY_FACULTY;
	f->anonymised = mode == 'a';
	f->in_force = TRUE;
	f->bases = g_ptr_array_new();
	g_auto(GStrv) list = g_strsplit(bases, " ", -1);
	for (char **id = list; *id; id++) {
		if (**id)
			g_ptr_array_add(f->bases, (gpointer)keep(m, g_strdup(*id)));
	}
	f->hearers = g_ptr_array_new();
	resolve_hearers(f);
	xmlNode *node = element(m, "flux");
	if (text && *text)
		xmlNewProp(node, (const xmlChar *)"titre", (const xmlChar *)text);
	f->node = node;
	g_ptr_array_add(m->charter->flows, f);
	return f;
}

static void never(struct maker *m, const char *letters, const char *to, const char *motive)
{
	struct never *n = g_new0(struct never, 1);
	n->index = m->charter->nevers->len;
	n->items = g_ptr_array_new();
	for (const char *p = letters; *p; p++)
		g_ptr_array_add(n->items, item_of(m, *p));
	n->to = locus(m, to);
	n->parties = g_ptr_array_new();
	if (n->to.kind == LOCUS_PARTY)
		g_ptr_array_add(n->parties, n->to.party);
	for (guint i = 0; n->to.kind == LOCUS_ROOM && i < n->to.room->seats->len; i++)
		g_ptr_array_add(n->parties, ((struct seat *)n->to.room->seats->pdata[i])->party);
	xmlNode *node = element(m, "jamais");
	if (motive)
		xmlNewProp(node, (const xmlChar *)"motif", (const xmlChar *)motive);
	n->node = node;
	g_ptr_array_add(m->charter->nevers, n);
}

static void says(struct maker *m, const char *room_id, const char *text)
{
	xmlNode *child = xmlNewChild((xmlNode *)room_of(m, room_id)->node, NULL, (const xmlChar *)"echanges",
				     (const xmlChar *)text);
	xmlNewProp(child, (const xmlChar *)"forme", (const xmlChar *)"oral");
}

static void head(struct maker *m, const char *title, const char *territory)
{
	struct charter *c = g_new0(struct charter, 1);
	m->strings = g_ptr_array_new_with_free_func(g_free);
	m->doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlDocSetRootElement(m->doc, xmlNewNode(NULL, (const xmlChar *)"charte"));
	m->charter = c;
	c->lang = "fr";
	c->jurisdiction = "fr";
	c->title = title;
	c->version = "1.3";
	c->date = c->as_of = 20261201;
	c->territory_name = territory;
	c->territory_type = "commune";
	c->parties = g_ptr_array_new_with_free_func(g_free);
	c->informations = g_ptr_array_new_with_free_func(g_free);
	c->rooms = g_ptr_array_new();
	c->flows = g_ptr_array_new();
	c->nevers = g_ptr_array_new();
	c->scenarios = g_ptr_array_new();
	c->ids = g_hash_table_new(g_str_hash, g_str_equal);
	c->pack = pack_load("fr");
	g_assert(c->pack);
}

/* ---- the CLSPD of the reference pictures -------------------------------- */

static void clspd_parties(struct maker *m)
{
	party(m, "maire", "ville", "Maire (préside le CLSPD)", FALSE);
	party(m, "coord", "ville", "Coordonnateur du CLSPD", FALSE);
	party(m, "pm", "ville", "Police municipale", FALSE);
	party(m, "ccas", "ville", "Centre communal d'action sociale", TRUE);
	party(m, "prefet", "etat-justice", "Préfet ou son représentant", FALSE);
	party(m, "procureur", "etat-justice", "Procureur de la République", TRUE);
	party(m, "pjj", "etat-justice", "Protection judiciaire de la jeunesse", TRUE);
	party(m, "pn", "forces", "Police nationale", TRUE);
	party(m, "gn", "forces", "Gendarmerie nationale", TRUE);
	party(m, "en", "education-insertion", "Éducation nationale (DSDEN, chefs d'établissement)", FALSE);
	party(m, "ml", "education-insertion", "Mission locale", FALSE);
	party(m, "pcd", "action-sociale", "Président du conseil départemental", FALSE);
	party(m, "ssd", "action-sociale", "Service social départemental", TRUE);
	party(m, "aps", "action-sociale", "Association de prévention spécialisée", TRUE);
	party(m, "bailleur", "habitat-mobilite", "Bailleur social", FALSE);
	party(m, "transport", "habitat-mobilite", "Transporteur public", FALSE);
}

static void clspd_rooms(struct maker *m)
{
	item(m, 'S', RANK_STATISTICS, "Statistiques et bilans généraux");
	item(m, 'O', RANK_GENERAL, "Orientations, actions et projets");
	item(m, 'F', RANK_AMBIANCE, "Faits et ambiance de terrain, non nominatifs");
	item(m, 'N', RANK_NOMINATIVE, "Identité et situation particulière (absentéisme, décrochage…)");
	item(m, 'C', RANK_EXISTENCE, "Existence d'une prise en charge, sans aucun détail");
	item(m, 'D', RANK_FOLLOW_UP, "Détail du suivi social ou éducatif, histoire familiale");
	room(m, "pl", "pleniere", RANK_STATISTICS, "Formation plénière", "maire", "coord",
	     "maire coord pm ccas prefet procureur pjj pn gn en ml pcd ssd aps bailleur transport", "");
	room(m, "re", "restreinte", RANK_STATISTICS, "Formation restreinte", "maire", "coord",
	     "maire coord prefet procureur pn gn en pcd", "pm bailleur transport");
	room(m, "gt", "groupe-territorial", RANK_NOMINATIVE, "Groupe de travail territorial « Quartier des Forges »",
	     "coord", "", "coord pm ccas pn en aps bailleur transport", "procureur ml");
	room(m, "gj", "groupe-thematique", RANK_NOMINATIVE,
	     "Groupe de travail thématique « Jeunes exposés à la délinquance »", "coord", "",
	     "coord ccas procureur pjj pn gn en ml ssd aps", "");
	room(m, "gs", "groupe-travail-social", RANK_SECRET, "Groupe dédié au travail social et éducatif (hors CLSPD)",
	     "ssd", "", "ccas ssd aps", "pjj");
	says(m, "pl", "Informations de nature générale");
	says(m, "re", "Informations de nature générale");
	says(m, "gt", "Faits de terrain et situations individuelles, sans secret (art. 226-13 du code pénal)");
	says(m, "gj", "Situations individuelles : nom, situation, existence d'une prise en charge");
	says(m, "gs", "Secret partagé entre professionnels intervenant auprès de la même personne");
	carrier(m, "cr-gt", "gt", RANK_AMBIANCE, "Compte rendu du groupe territorial", "coord pm pn en bailleur");
	carrier(m, "tableau", NULL, RANK_STATISTICS, "Tableau de bord", "coord maire prefet");
}

static void clspd_flows(struct maker *m)
{
	const char *l4 = "fr-csi:l132-4", *l5 = "fr-csi:l132-5", *d9 = "fr-csi:d132-9", *s = "fr-casf:l121-6-2";
	flow(m, "coord", "pl", NULL, "SO", 'f', l4, "bilan annuel");
	flow(m, "procureur", "pl", NULL, "O", 'f', l4, "");
	flow(m, "pn", "pl", NULL, "S", 'f', l4, "");
	flow(m, "gn", "pl", NULL, "S", 'f', l4, "");
	flow(m, "en", "pl", NULL, "S", 'f', l4, "");
	flow(m, "bailleur", "pl", NULL, "S", 'f', l4, "");
	flow(m, "transport", "pl", NULL, "S", 'f', l4, "");
	flow(m, "coord", "re", NULL, "SO", 'f', d9, "");
	flow(m, "prefet", "re", NULL, "O", 'f', d9, "");
	flow(m, "procureur", "re", NULL, "O", 'f', d9, "");
	flow(m, "pcd", "re", NULL, "O", 'f', d9, "");
	flow(m, "re", "pl", NULL, "O", 'a', l4, "validées par la formation restreinte");
	flow(m, "gt", "re", NULL, "S", 'a', "fr-csi:l132-5", "par le tableau de bord");
	flow(m, "gj", "re", NULL, "S", 'a', "fr-csi:l132-5", "");
	flow(m, "pm", "gt", NULL, "F", 'f', l5, "oral, entre membres");
	flow(m, "pn", "gt", NULL, "F", 'f', l5, "hors secret de l'enquête");
	flow(m, "bailleur", "gt", NULL, "F", 'f', l5, "oral, entre membres");
	flow(m, "transport", "gt", NULL, "F", 'f', l5, "oral, entre membres");
	flow(m, "en", "gt", NULL, "FN", 'f', l5, "strict nécessaire");
	flow(m, "aps", "gt", NULL, "F", 'f', l5, "jamais nominatif sans accord");
	flow(m, "ccas", "gt", NULL, "C", 'f', l5, "oui ou non seulement");
	flow(m, "en", "gj", NULL, "N", 'f', l5, "strict nécessaire");
	flow(m, "pn", "gj", NULL, "N", 'f', l5, "hors secret de l'enquête");
	flow(m, "gn", "gj", NULL, "N", 'f', l5, "hors secret de l'enquête");
	flow(m, "pjj", "gj", NULL, "C", 'f', l5, "oui ou non seulement");
	flow(m, "ssd", "gj", NULL, "C", 'f', l5, "oui ou non seulement");
	flow(m, "ml", "gj", NULL, "C", 'f', l5, "oui ou non seulement");
	flow(m, "procureur", "gj", NULL, "C", 'f', l5, "à sa discrétion");
	flow(m, "gs", "gj", NULL, "D", 'i', "fr-cp:226-13", "ne descend jamais au CLSPD");
	flow(m, "ssd", "gs", NULL, "NCD", 'f', s, "même personne suivie");
	flow(m, "ccas", "gs", NULL, "NCD", 'f', s, "même personne suivie");
	flow(m, "aps", "gs", NULL, "NCD", 'f', s, "même personne suivie");
	flow(m, "gs", "maire", NULL, "C", 'f', s, "strict nécessaire");
	flow(m, "gs", "pcd", NULL, "C", 'f', s, "strict nécessaire");
	flow(m, "pn", "maire", NULL, "F", 'd', "fr-csi:l132-3", "troubles à l'ordre public");
	flow(m, "gn", "maire", NULL, "F", 'd', "fr-csi:l132-3", "troubles à l'ordre public");
	flow(m, "procureur", "maire", NULL, "N", 'f', "fr-csi:l132-3", "à la demande du maire");
}

static void clspd(struct maker *m, gboolean more)
{
	head(m, "CLSPD de Saint-Aubin-les-Forges", "Commune de Saint-Aubin-les-Forges (fictive)");
	clspd_parties(m);
	clspd_rooms(m);
	clspd_flows(m);
	if (!more)
		return;
	flow(m, "coord", "cr-gt", NULL, "F", 'f', "fr-csi:l132-5", "sans nom, relu par le groupe avant diffusion");
	flow(m, "cr-gt", "maire", NULL, "F", 'f', "fr-csi:l132-5", "");
	flow(m, "gt", "tableau", NULL, "S", 'a', "fr-csi:l132-5", "une fois par an");
	flow(m, "tableau", "pl", NULL, "S", 'f', "fr-csi:l132-4", "présenté par le coordonnateur");
	never(m, "D", "pn", "le suivi social n'est pas un renseignement");
	never(m, "N", "pl", NULL);
	never(m, "D", "bailleur", NULL);
	never(m, "NC", "transport", NULL);
}

/* ---- a network of direct transmissions --------------------------------- */

static void network(struct maker *m)
{
	head(m, "Protocole de partage d'informations du bassin de la Vesle", "Bassin de la Vesle");
	static const char *const names[] = { "Personne concernée ou proche", "Professionnel de première ligne", "Référent du ministère",
		"Référents sectoriels", "Centre de ressources et d'appui", "Centre d'aide et de prise en charge", "Service des équipes mobiles",
		"Aide à la jeunesse", "Administration des maisons de justice", "Assistant de justice", "Autorités compétentes",
		"Région du Nord", "Région du Sud", "Bureau de la prévention", "Ville de Brume", "Commune d'Anselme", "Commune de Montfaux",
		"Ville de Lorge", "Ville de Verrières", "Ville de Namère", "Ville de Charlesbourg", "Services de proximité et associations" };
	static const char *const sectors[] = { "personnes", "societe", "etat-justice", "etat-justice", "action-sociale", "action-sociale",
		"education-insertion", "action-sociale", "etat-justice", "etat-justice", "etat-justice", "habitat-mobilite",
		"habitat-mobilite", "sante", "ville", "ville", "ville", "ville", "ville", "ville", "ville", "societe" };
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *id = g_strdup_printf("p%u", i);
		party(m, id, sectors[i], names[i], i == 5 || i == 7 || i == 9 || i == 21);
	}
	item(m, 'E', RANK_GENERAL, "Expertise, outils et bonnes pratiques");
	item(m, 'V', RANK_GENERAL, "Vue générale des phénomènes, sans cas individuel");
	item(m, 'R', RANK_NOMINATIVE, "Demande de relais : strict nécessaire pour se positionner");
	item(m, 'T', RANK_NOMINATIVE, "Contenu échangé en entretien tripartite");
	item(m, 'P', RANK_NOMINATIVE, "Attestations de présence et rapports limités");
	item(m, 'F', RANK_FOLLOW_UP, "Fond du dossier");
	room(m, "suivi", "comite-pilotage", RANK_STATISTICS, "Comité de suivi du protocole", "p2", "",
	     "p2 p4 p5 p8 p11 p12 p14 p15 p16 p17 p18 p19 p20", "");
	room(m, "strat", "comite-pilotage", RANK_STATISTICS, "Comité stratégique du réseau", "", "", "p2 p3", "p11 p12");
	room(m, "plat", "comite-technique", RANK_STATISTICS, "Plates-formes locales (sur invitation)", "", "",
	     "p14 p15 p16 p17 p18 p19 p20", "p5");
	room(m, "tri", "concertation", RANK_NOMINATIVE, "Entretien tripartite", "", "",
	     "p0 p5 p14 p15 p16 p17 p18 p19 p20 p21", "");
	says(m, "tri", "Suivi en cours, en présence de la personne");
	flow(m, "p4", "suivi", NULL, "E", 'f', "", "");
	flow(m, "p5", "suivi", NULL, "E", 'f', "", "");
	flow(m, "p2", "strat", NULL, "E", 'f', "", "");
	flow(m, "p3", "strat", NULL, "V", 'f', "", "");
	flow(m, "p5", "plat", NULL, "V", 'f', "", "");
	flow(m, "p5", "plat", NULL, "F", 'i', "", "aucun cas individuel");
	flow(m, "p17", "plat", NULL, "V", 'f', "", "");
	flow(m, "p19", "plat", NULL, "V", 'f', "", "");
	flow(m, "p5", "tri", NULL, "T", 'f', "", "");
	flow(m, "p21", "tri", NULL, "T", 'f', "", "");
	static const struct { const char *from, *to; const char *letters; char mode; const char *text; } direct[] = {
		{ "p17", "p5", "R", 'f', "seul le nécessaire" }, { "p21", "p5", "R", 'f', "seul le nécessaire" },
		{ "p6", "p3", "V", 'f', "" }, { "p7", "p3", "V", 'f', "" }, { "p0", "p5", "R", 'f', "à la demande de la personne" },
		{ "p1", "p4", "R", 'f', "demande collective" }, { "p1", "p5", "R", 'f', "décodage de situation" },
		{ "p4", "p1", "E", 'f', "" }, { "p5", "p1", "E", 'f', "orientation" },
		{ "p5", "p14", "R", 'f', "seul le nécessaire" }, { "p5", "p15", "R", 'f', "seul le nécessaire" },
		{ "p5", "p16", "R", 'f', "seul le nécessaire" }, { "p5", "p17", "R", 'f', "seul le nécessaire" },
		{ "p5", "p18", "R", 'f', "seul le nécessaire" }, { "p5", "p21", "R", 'f', "seul le nécessaire" },
		{ "p9", "p5", "R", 'f', "mandat" }, { "p5", "p9", "R", 'f', "proposition de réorientation" },
		{ "p21", "p9", "P", 'd', "présences et absences" }, { "p5", "p10", "R", 'f', "danger grave et imminent" },
		{ "p13", "p5", "R", 'f', "relais subsidiaire" }, { "p5", "p13", "R", 'f', "relais subsidiaire" },
		{ "p5", "p21", "F", 'i', "sans accord exprès de la personne" },
	};
	for (guint i = 0; i < G_N_ELEMENTS(direct); i++)
		flow(m, direct[i].from, direct[i].to, NULL, direct[i].letters, direct[i].mode, "", direct[i].text);
}

/* ---- names that hurt ---------------------------------------------------- */

static void hostile(struct maker *m)
{
	g_autoptr(GString) longest = g_string_new(NULL);
	while (longest->len < 1900)
		g_string_append(longest, "direction interministérielle de la coordination ");
	head(m, "Charte <b>\"de\"</b> & 'mauvaise' humeur \001\002 ]]>", "Ville <script>alert(1)</script> & fils");
	party(m, "a", "ville", "<text x=\"0\">Maire</text> & \"adjoint\"", TRUE);
	party(m, "b", "ville", keep(m, g_strdup(longest->str)), FALSE);
	party(m, "c", NULL, "Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellement", FALSE);
	party(m, "d", "forces", "]]>\t\n--> \001 {0} {1?x}", FALSE);
	party(m, "e", "personnes", "", FALSE);
	item(m, 'A', RANK_GENERAL, longest->str);
	item(m, 'B', RANK_NOMINATIVE, "<&>\"' {0} {1?…}");
	item(m, 'C', RANK_SECRET, "");
	room(m, "r", "pleniere", RANK_GENERAL, longest->str, "a", "", "a b c d e", "");
	room(m, "s", "groupe-thematique", RANK_NOMINATIVE, "<g>&", "", "", "a c", "");
	carrier(m, "w", NULL, RANK_GENERAL, "Cahier <de> liaison", "a d");
	flow(m, "a", "r", NULL, "A", 'f', "fr-csi:l132-5 inconnu-x:1", longest->str);
	flow(m, "b", "r", NULL, "ABC", 'd', "", "<i>&amp; \"x\"");
	flow(m, "s", "e", NULL, "B", 'i', "fr-cp:226-13", longest->str);
	flow(m, "w", "c", NULL, "C", 'a', "", "");
	flow(m, "a", "w", NULL, "A", 'f', "", "");
	flow(m, "d", "d", NULL, "A", 'f', "", "à soi-même");
	never(m, "ABC", "r", longest->str);
}

/* ---- generated ---------------------------------------------------------- */

static void generated(struct maker *m, guint parties, guint rooms, guint flows, guint32 seed)
{
	static const char *const kinds[] = { "Service", "Direction", "Association", "Centre", "Mission", "Bureau" };
	static const char *const of[] = { "de la prévention", "des familles", "de l'habitat", "du quartier nord", "de la jeunesse",
		"des transports urbains et interurbains", "de l'accompagnement éducatif renforcé" };
	static const char *const sectors[] = { "ville", "etat-justice", "forces", "education-insertion", "action-sociale", "sante",
		"habitat-mobilite", "societe" };
	static const char *const types[] = { "pleniere", "restreinte", "groupe-territorial", "groupe-travail-social" };
	static const enum rank ceilings[] = { RANK_GENERAL, RANK_STATISTICS, RANK_NOMINATIVE, RANK_SECRET };
	static const char modes[] = "fffffffffdai";
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
	head(m, "Charte engendrée", "Territoire d'essai");
	for (guint i = 0; i < parties; i++) {
		g_autofree char *id = g_strdup_printf("p%u", i);
		g_autofree char *name = g_strdup_printf("%s %s %u", kinds[g_rand_int_range(rand, 0, G_N_ELEMENTS(kinds))],
							of[g_rand_int_range(rand, 0, G_N_ELEMENTS(of))], i + 1);
		party(m, id, sectors[i * G_N_ELEMENTS(sectors) / parties], name, g_rand_boolean(rand));
	}
	for (guint i = 0; i < 8; i++)
		item(m, "STOFNCDX"[i], (enum rank)(i < 7 ? i + 1 : 5), "Information d'essai assez longue pour compter");
	for (guint i = 0; i < rooms; i++) {
		g_autofree char *id = g_strdup_printf("r%u", i);
		g_autofree char *name = g_strdup_printf("Groupe d'essai numéro %u", i + 1);
		g_autoptr(GString) members = g_string_new(NULL);
		for (guint k = 0; k < parties; k++) {
			if (i == 0 || g_rand_int_range(rand, 0, 4) == 0)
				g_string_append_printf(members, "p%u ", k);
		}
		room(m, id, types[i % 4], ceilings[i % 4], name, "p0", "", members->str, "p1");
	}
	for (guint i = 0; i < flows; i++) {
		g_autofree char *from = g_strdup_printf("p%u", g_rand_int_range(rand, 0, (gint)parties));
		gboolean into = rooms && g_rand_int_range(rand, 0, 10) < 6;
		gboolean out = rooms && !into && g_rand_int_range(rand, 0, 10) < 3;
		g_autofree char *source = out ? g_strdup_printf("r%u", g_rand_int_range(rand, 0, (gint)rooms)) : g_strdup(from);
		g_autofree char *to = g_strdup_printf("%c%u", into ? 'r' : 'p', g_rand_int_range(rand, 0, (gint)(into ? rooms : parties)));
		char letters[3] = { "STOFNCDX"[g_rand_int_range(rand, 0, 8)], 0, 0 };
		flow(m, source, to, NULL, letters, modes[g_rand_int_range(rand, 0, 12)], i % 3 ? "fr-csi:l132-5" : "",
		     i % 4 ? "strict nécessaire" : "après accord de la personne concernée, qui peut le retirer à tout moment");
	}
}

/* A real charter, through the front of the compiler. */
static gboolean from_file(struct maker *m, const char *path)
{
	g_autoptr(findings_t) findings = findings_new();
	struct loaded *loaded = load_file(path, "fr", findings, NULL);
	if (!loaded || !grammar_check(loaded, "fr", findings))
		return FALSE;
	xmlChar *law = xmlGetNoNsProp(xmlDocGetRootElement(loaded->doc), (const xmlChar *)"droit");
	struct pack *pack = pack_load((const char *)law);
	xmlFree(law);
	m->charter = pack ? model_build(loaded, pack, 0, "fr", findings) : NULL;
	return m->charter != NULL;
}

/* ---- writing ------------------------------------------------------------ */

static void write_text(const char *folder, const char *name, const char *extension, const char *text)
{
	g_autofree char *path = g_strdup_printf("%s/%s.%s", folder, name, extension);
	if (!g_file_set_contents(path, text, -1, NULL))
		g_error("cannot write %s", path);
}

static void write_png(const struct scene *scene, const char *folder)
{
	double width, height, scale = 1.6;
	scene_size(scene, &width, &height);
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(width * scale), (int)(height * scale));
	cairo_t *cr = cairo_create(surface);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, scale, scale);
	scene_paint(scene, cr);
	g_autofree char *path = g_strdup_printf("%s/%s.png", folder, scene->name);
	cairo_surface_write_to_png(surface, path);
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
}

static void write_pdf(const GPtrArray *pages, const char *folder, const char *name)
{
	g_autofree char *path = g_strdup_printf("%s/%s.pdf", folder, name);
	cairo_surface_t *surface = cairo_pdf_surface_create(path, 842, 595);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-12-01");
	cairo_t *cr = cairo_create(surface);
	for (guint i = 0; i < pages->len; i++) {
		double width, height;
		scene_size(pages->pdata[i], &width, &height);
		cairo_pdf_surface_set_size(surface, width, height);
		scene_paint(pages->pdata[i], cr);
		cairo_show_page(cr);
	}
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
}

/* ---- leaks: ways of two steps that the flows allow --------------------- */

#define LEAKS 8

static gboolean carries_on(const struct flow *first, const struct flow *second)
{
	if (second->from.kind == LOCUS_PARTY)
		return first->hearers && g_ptr_array_find(first->hearers, second->from.party, NULL);
	return first->to.kind == LOCUS_ROOM && first->to.room == second->from.room;
}

static void leak_clear(gpointer data)
{
	struct leak *leak = data;
	g_free((char *)leak->number);
	g_array_unref(leak->steps);
}

static void add_step(struct leak *leak, const struct flow *flow)
{
	struct leak_step step = { flow->id, flow->from.kind == LOCUS_PARTY ? flow->from.party->id : flow->from.room->id,
				  flow->to.kind == LOCUS_PARTY ? flow->to.party->id : flow->to.room->id };
	g_array_append_val(leak->steps, step);
}

static GArray *leaks_of(const struct charter *charter)
{
	GArray *leaks = g_array_new(FALSE, FALSE, sizeof(struct leak));
	g_array_set_clear_func(leaks, leak_clear);
	for (guint i = 0; i < charter->flows->len && leaks->len < LEAKS; i++) {
		for (guint k = 0; k < charter->flows->len && leaks->len < LEAKS; k++) {
			const struct flow *first = charter->flows->pdata[i], *second = charter->flows->pdata[k];
			if (i == k || (i + k) % 3 || !carries_on(first, second) || !second->hearers || !second->hearers->len)
				continue;
			struct leak leak = { .number = g_strdup_printf("%u", leaks->len + 1), .information_words = "Information d’essai",
					     .to = ((struct party *)second->hearers->pdata[0])->id, .to_words = "quelqu’un",
					     .bond_words = "", .steps = g_array_new(FALSE, FALSE, sizeof(struct leak_step)) };
			add_step(&leak, first);
			add_step(&leak, second);
			g_array_append_val(leaks, leak);
		}
	}
	return leaks;
}

/* Returns how much is wrong. */
static guint draw(const struct charter *charter, const struct view *view, const char *subject, const char *lang, double enlarge,
		  const struct followed *followed, const char *folder, gboolean pictures)
{
	guint wrong = 0;
	struct view_options options = { lang, 2, FALSE, "a1b2c3d4e5f60718", followed, enlarge };
	g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func((GDestroyNotify)scene_free);
	g_autoptr(findings_t) findings = findings_new();
	view->build(charter, subject, &options, pages, findings);
	for (guint i = 0; i < findings->list->len; i++) {
		const struct finding *finding = findings->list->pdata[i];
		printf("%s: refused: %s: %s (%s)\n", view->name, finding->id, finding->message, finding->fix ? finding->fix : "");
	}
	for (guint i = 0; i < pages->len; i++) {
		const struct scene *scene = pages->pdata[i];
		g_autofree char *svg = scene_to_svg(scene, NULL), *text = scene_to_text(scene),
				 *faults = scene_faults(scene);
		write_text(folder, scene->name, "svg", svg);
		write_text(folder, scene->name, "txt", text);
		if (pictures)
			write_png(scene, folder);
		if (faults) {
			fputs(faults, stdout);
			wrong++;
		}
	}
	if (pages->len && pictures)
		write_pdf(pages, folder, view->name);
	g_auto(GStrv) missing = pages->len && view->complete ? scenes_missing_flows(charter, pages) : NULL;
	printf("%s: %u pages, %u flows, %u missing\n", view->name, pages->len, charter->flows->len,
	       missing ? g_strv_length(missing) : 0);
	return wrong + (missing ? 1 : 0);
}

int main(int argc, char **argv)
{
	struct maker m = { 0 };
	guint parties, rooms, flows, seed, wrong = 0;
	if (argc < 3)
		return 2;
	if (!strcmp(argv[1], "clspd"))
		clspd(&m, FALSE);
	else if (!strcmp(argv[1], "clspd-plus"))
		clspd(&m, TRUE);
	else if (!strcmp(argv[1], "clspd-un")) {
		clspd(&m, TRUE);
		flow(&m, "pm", "gj", NULL, "F", 'f', "fr-csi:l132-5", "oral, entre membres");
	} else if (!strcmp(argv[1], "reseau"))
		network(&m);
	else if (!strcmp(argv[1], "hostile"))
		hostile(&m);
	else if (sscanf(argv[1], "%u:%u:%u:%u", &parties, &rooms, &flows, &seed) == 4)
		generated(&m, parties, rooms, flows, seed);
	else if (!from_file(&m, argv[1]))
		return 2;
	g_mkdir_with_parents(argv[2], 0755);
	struct followed followed = { g_array_new(FALSE, FALSE, sizeof(struct gate_use)), leaks_of(m.charter) };
	g_autofree char *model = model_to_json(m.charter);
	write_text(argv[2], "model", "json", model);
	for (const struct view *const *view = views; *view; view++) {
		char *const whole[] = { NULL, NULL };
		g_auto(GStrv) subjects = (*view)->subjects ? (*view)->subjects(m.charter) : NULL;
		guint count = subjects ? g_strv_length(subjects) : (*view)->of_leaks ? followed.leaks->len : 1;
		for (guint i = 0; i < count; i++) {
			const char *leak = (*view)->of_leaks ? g_array_index(followed.leaks, struct leak, i).number : NULL;
			wrong += draw(m.charter, *view, leak ? leak : (subjects ? subjects : (char **)whole)[i], argc > 3 ? argv[3] : "fr",
				      argc > 4 ? g_ascii_strtod(argv[4], NULL) : 1, &followed, argv[2], getenv("PICTURES") != NULL);
		}
	}
	return wrong ? 1 : 0;
}
