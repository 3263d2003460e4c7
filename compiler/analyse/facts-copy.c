// SPDX-License-Identifier: EUPL-1.2
/*
 * An element of the charter as a fact: the author's attributes, the numbers
 * that dates and durations have beside them, the text with its marks; and the
 * small values that every kind of fact shares.
 */
#include "analyse/internal.h"

#include <string.h>

#define TO_DECIDE "a-decider"

xmlNode *fact_new(struct writer *w, xmlNode *parent, const char *name)
{
	xmlNode *fact = xmlNewDocNode(w->doc, w->ns, (const xmlChar *)name, NULL);

	g_assert(fact);
	if (parent)
		xmlAddChild(parent, fact);
	return fact;
}

/* A flow has two hundred attributes of its hearers, most of them "oui" or "non": one copy of each text, in the dictionary of
 * the document, which libxml2 leaves alone when it frees what holds it. */
static void share(xmlAttr *attribute)
{
	xmlNode *text = attribute->children;

	if (!text || !text->content || !text->doc->dict || xmlDictOwns(text->doc->dict, text->content))
		return;
	xmlChar *own = text->content;
	text->content = (xmlChar *)xmlDictLookup(text->doc->dict, own, -1);
	xmlFree(own);
}

void fact_set(xmlNode *fact, const char *name, const char *value)
{
	share(xmlSetProp(fact, (const xmlChar *)name, (const xmlChar *)(value ? value : "")));
}

void fact_set_number(xmlNode *fact, const char *name, guint value)
{
	char text[16];

	g_snprintf(text, sizeof text, "%u", value);
	fact_set(fact, name, text);
}

void fact_set_yes(xmlNode *fact, const char *name, gboolean value)
{
	fact_set(fact, name, value ? "oui" : "non");
}

void fact_set_parties(xmlNode *fact, const char *name, const GPtrArray *parties)
{
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; parties && i < parties->len; i++)
		g_string_append_printf(ids, "%s%s", i ? " " : "", ((struct party *)parties->pdata[i])->id);
	fact_set(fact, name, ids->str);
}

void fact_set_source(xmlNode *fact, const xmlNode *node)
{
	while (node && node->type == XML_ELEMENT_NODE && !node->_private)
		node = node->parent;
	fact_set_number(fact, "src",
			node && node->type == XML_ELEMENT_NODE ? ((const struct tag *)node->_private)->index : 0);
}

static char *value_dup(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	char *copy = value ? g_strstrip(g_strdup((const char *)value)) : NULL;

	xmlFree(value);
	return copy;
}

void fact_set_or_to_decide(xmlNode *fact, const xmlNode *node, const char *name, const char *value)
{
	g_autofree char *said = value_dup(node, name);

	fact_set(fact, name, said && strcmp(said, TO_DECIDE) == 0 ? TO_DECIDE : value);
}

/* ---- dates and durations -------------------------------------------------------- */

static void set_suffixed(xmlNode *fact, const char *name, const char *suffix, guint value)
{
	g_autofree char *full = g_strconcat(name, suffix, NULL);

	fact_set_number(fact, full, value);
}

static void set_date(xmlNode *fact, const char *name, const char *value)
{
	date_n date = date_parse(value);

	if (!date)
		return;
	set_suffixed(fact, name, "-n", date);
	set_suffixed(fact, name, "-jour", date_day(date));
}

/* Units of a duration: what it counts in, and how many of these. */
static const struct {
	const char *unit, *suffix;
	guint factor;
} units[] = {
	{ "minute", "-minutes", 1 }, { "heure", "-heures", 1 }, { "jour", "-jours", 1 },
	{ "semaine", "-jours", 7 },  { "mois", "-mois", 1 },    { "an", "-mois", 12 },
};

static void set_duration(xmlNode *fact, const char *name, const char *value)
{
	char *unit;
	guint number = (guint)g_ascii_strtoull(value, &unit, 10);

	if (strcmp(value, "sans délai") == 0) {
		set_suffixed(fact, name, "-jours", 0);
		return;
	}
	if (unit == value)
		return;
	while (*unit == ' ')
		unit++;
	for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
		gsize length = strlen(units[i].unit);

		if (strncmp(unit, units[i].unit, length) != 0 || (unit[length] && strcmp(unit + length, "s") != 0))
			continue;
		set_suffixed(fact, name, units[i].suffix, number * units[i].factor);
		return;
	}
}

void fact_copy_attributes(xmlNode *fact, const xmlNode *node)
{
	for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
		const char *name = (const char *)attr->name;
		g_autofree char *value = NULL;

		if (attr->ns)
			continue;
		value = value_dup(node, name);
		if (!xmlHasProp(fact, attr->name))
			fact_set(fact, name, value);
		switch (language_attribute_type(node, name)) {
		case VALUE_DATE:
			set_date(fact, name, value);
			break;
		case VALUE_DURATION:
			set_duration(fact, name, value);
			break;
		default:
			break;
		}
	}
}

static gboolean is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* Running text: a blank between two marks counts. Elsewhere it is indentation. */
static gboolean has_words(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		if (is_text(child) && !xmlIsBlankNode(child))
			return TRUE;
	return FALSE;
}

void fact_copy_content(struct writer *w, xmlNode *fact, const xmlNode *node)
{
	gboolean words = has_words(node);

	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_ELEMENT_NODE)
			fact_copy(w, fact, child);
		else if (words && is_text(child))
			xmlAddChild(fact, xmlNewDocText(w->doc, child->content));
	}
}

xmlNode *fact_copy(struct writer *w, xmlNode *parent, const xmlNode *node)
{
	xmlNode *fact = fact_new(w, parent, (const char *)node->name);

	fact_copy_attributes(fact, node);
	fact_set_source(fact, node);
	fact_copy_content(w, fact, node);
	return fact;
}

/* ---- collation, dates in words ----------------------------------------------------- */

char *collation_key(const char *text)
{
	g_autofree char *ascii = g_str_to_ascii(text, "C");
	GString *key = g_string_new(NULL);

	for (const char *p = ascii; *p;) {
		gsize figures = strspn(p, "0123456789");

		if (figures) {
			for (gsize i = figures; i < 9; i++)
				g_string_append_c(key, '0');
			g_string_append_len(key, p, (gssize)figures);
			p += figures;
			continue;
		}
		if (g_ascii_isalpha(*p))
			g_string_append_c(key, g_ascii_tolower(*p));
		else if (key->len && key->str[key->len - 1] != ' ')
			g_string_append_c(key, ' ');
		p++;
	}
	if (key->len && key->str[key->len - 1] == ' ')
		g_string_truncate(key, key->len - 1);
	return g_string_free(key, FALSE);
}

void fact_set_key(xmlNode *fact, const char *text)
{
	g_autofree char *key = collation_key(text);

	fact_set(fact, "cle-tri", key);
}

/* ---- provisions ---------------------------------------------------------------------- */

const char *force_name(enum force force)
{
	switch (force) {
	case FORCE_IN:
		return "en-vigueur";
	case FORCE_EXPIRED:
		return "expiree";
	case FORCE_NOT_YET:
		return "pas-encore";
	case FORCE_ANNULLED:
		return "annulee";
	case FORCE_UNKNOWN:
		break;
	}
	return "inconnue";
}

/* The successor in force at the date, or the last one known. */
static const struct provision *successor_of(const struct charter *charter, const struct provision *provision)
{
	const struct provision *next = NULL;

	for (guint hops = 0; hops < 16 && provision->successor; hops++) {
		const struct provision *after = pack_provision(charter->pack, provision->successor, charter->as_of);

		if (!after)
			break;
		next = provision = after;
		if (pack_force(charter->pack, next->id, charter->as_of) == FORCE_IN)
			break;
	}
	return next;
}

void fact_set_provision(struct writer *w, xmlNode *fact, const char *ref)
{
	const struct charter *charter = w->charter;
	const struct provision *provision = pack_provision(charter->pack, ref, charter->as_of);
	const struct provision *successor = provision ? successor_of(charter, provision) : NULL;

	fact_set(fact, "ref", ref);
	fact_set(fact, "libelle", provision ? provision_label(provision, charter->lang) : ref);
	fact_set(fact, "etat", force_name(pack_force(charter->pack, ref, charter->as_of)));
	if (successor) {
		fact_set(fact, "successeur", successor->id);
		fact_set(fact, "successeur-libelle", provision_label(successor, charter->lang));
	}
}

void bases_write(struct writer *w, xmlNode *parent, const char *element, char **refs)
{
	for (char **ref = refs; ref && *ref; ref++) {
		const xmlNode *node = g_hash_table_lookup(w->charter->ids, *ref);
		const struct provision *provision = pack_provision(w->charter->pack, *ref, w->charter->as_of);
		gboolean text = node && strcmp((const char *)node->name, "texte") == 0;
		xmlNode *fact = fact_new(w, parent, element);

		fact_set_provision(w, fact, *ref);
		fact_set(fact, "genre", text ? "texte" : "provision");
		if (text) {
			g_autofree char *name = value_dup(node, "nom"), *address = value_dup(node, "adresse");
			g_autofree char *type = value_dup(node, "type");

			fact_set(fact, "acte", type);
			fact_set(fact, "libelle", name);
			fact_set(fact, "etat", "en-vigueur");
			if (address)
				fact_set(fact, "adresse", address);
		} else if (provision) {
			fact_set(fact, "acte", provision->kind);
			if (provision->address)
				fact_set(fact, "adresse", provision->address);
		}
	}
}
