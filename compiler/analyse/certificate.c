// SPDX-License-Identifier: EUPL-1.2
/*
 * Certificates: what lets somebody else verify that a promise (`jamais`) holds.
 *
 * A certificate is the list of everything that can be known of the kinds from
 * which the promised one can be had, in an order of derivation, each with its
 * premise; and the goals, which are not in it. A checker that knows the rules
 * verifies that each node is initial or follows from the one it names, that
 * what follows from the nodes is among them, and that no goal is: the second
 * and the third prove the promise, the first makes any false node fail.
 *
 * It speaks of the base facts whose digest it bears: SHA-256 of their canonical
 * form (C14N 1.0), without what the analysis appended nor blank text, so that
 * the facts printed and read again have the same.
 */
#include "analyse/closure.h"
#include "analyse/internal.h"
#include "diag/json.h"

#include <libxml/c14n.h>
#include <string.h>

/* ---- the digest of the base facts ---------------------------------------- */

static gboolean is_text(const xmlNode *node)
{
	return node && node->type == XML_TEXT_NODE;
}

static void drop(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

static void drop_blanks(xmlNode *parent)
{
	for (xmlNode *node = parent->children, *next; node; node = next) {
		next = node->next;
		if (node->type == XML_ELEMENT_NODE)
			drop_blanks(node);
		else if (is_text(node) && xmlIsBlankNode(node) && !is_text(node->prev) && !is_text(next))
			drop(node);
	}
}

static void keep_base(xmlNode *root)
{
	for (xmlNode *node = root->children, *next; node; node = next) {
		next = node->next;
		if (fact_follows(node)) {
			drop(node);
			continue;
		}
		for (xmlNode *child = node->children; child; child = child->next)
			if (child->type == XML_ELEMENT_NODE && xmlStrEqual(child->name, BAD_CAST "auditeur"))
				xmlUnsetProp(child, BAD_CAST "besoin");
	}
}

static char *base_digest(xmlDoc *facts)
{
	xmlDoc *base = xmlCopyDoc(facts, 1);
	xmlNode *root = xmlDocGetRootElement(base);
	xmlChar *text = NULL;

	keep_base(root);
	drop_blanks(root);
	int length = xmlC14NDocDumpMemory(base, NULL, XML_C14N_1_0, NULL, 0, &text);
	char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, text, (gsize)MAX(length, 0));
	xmlFree(text);
	xmlFreeDoc(base);
	return digest;
}

/* ---- what a promise is about --------------------------------------------- */

/* Adds every kind from which `kind` can be had, itself included. */
static void close_over(const struct flow_problem *problem, guint kind, gboolean *wanted)
{
	if (wanted[kind])
		return;
	wanted[kind] = TRUE;
	for (guint i = 0; i < problem->kinds->len; i++)
		if (flow_has(KIND(problem, i)->parts, kind))
			close_over(problem, i, wanted);
}

static void add_goals(JsonBuilder *json, const struct flow_problem *problem, guint first, guint n)
{
	json_builder_set_member_name(json, "goals");
	json_builder_begin_array(json);
	for (guint i = first; i < first + n; i++) {
		const struct flow_never *goal = &g_array_index(problem->nevers, struct flow_never, i);
		json_builder_begin_object(json);
		json_add_string(json, "who", locus_id(problem, goal->to));
		json_add_string(json, "what", KIND(problem, goal->kind)->id);
		json_builder_end_object(json);
	}
	json_builder_end_array(json);
}

/* ---- the nodes ------------------------------------------------------------ */

/* How a node came: held at the outset, concluded from its premise, brought by a
 * flow, or published. */
static const char *way(const struct flow_problem *problem, const struct node *node)
{
	if (node->premise < 0)
		return "held";
	if (node->by < 0)
		return "derived";
	return node->by < (int)problem->steps->len ? "flow" : "published";
}

/* `number`: of the nodes written so far, by index; the node's own is set. */
static void add_node(JsonBuilder *json, const struct flow_problem *problem, const struct node *node, int *number, int own)
{
	const char *how = way(problem, node);

	json_builder_begin_object(json);
	json_add_string(json, "who", locus_id(problem, node->locus));
	json_add_string(json, "what", KIND(problem, node->kind)->id);
	json_add_string(json, "origin", locus_id(problem, node->origin));
	json_add_string(json, "title", node->title < 0 ? NULL : STEP(problem, node->title)->id);
	json_add_string(json, "by", how);
	json_add_string(json, "flow", g_str_equal(how, "flow") ? STEP(problem, node->by)->id : NULL);
	json_builder_set_member_name(json, "from");
	if (node->premise < 0)
		json_builder_add_null_value(json);
	else
		json_builder_add_int_value(json, number[node->premise]);
	json_builder_end_object(json);
	number[node->index] = own;
}

static void add_nodes(JsonBuilder *json, const struct flow_result *result, const struct flow_problem *problem,
		      const gboolean *wanted)
{
	const GPtrArray *closures = result->closures;
	int written = 0;

	json_builder_set_member_name(json, "nodes");
	json_builder_begin_array(json);
	for (guint c = 0; c < closures->len; c++) {
		const struct closure *closure = closures->pdata[c];
		g_autofree int *number = g_new0(int, closure->nodes->len + 1);
		for (guint i = 0; i < closure->nodes->len; i++) {
			const struct node *node = closure->nodes->pdata[i];
			if (wanted[node->kind])
				add_node(json, problem, node, number, written++);
		}
	}
	json_builder_end_array(json);
}

static void add_certificate(JsonBuilder *json, const struct flow_result *result, const struct flow_problem *problem,
			    const struct never *never, guint first)
{
	g_autofree gboolean *wanted = g_new0(gboolean, problem->kinds->len + 1);
	gboolean reserve = FALSE;

	for (guint i = 0; i < never->items->len; i++)
		close_over(problem, ((const struct information *)never->items->pdata[i])->index, wanted);
	for (guint i = first; i < first + never_goals(never); i++)
		reserve |= ((const struct never_result *)result->nevers->pdata[i])->reserve;
	json_builder_begin_object(json);
	json_builder_set_member_name(json, "never");
	json_builder_add_int_value(json, never->index + 1);
	json_add_boolean(json, "reserve", reserve);
	add_goals(json, problem, first, never_goals(never));
	add_nodes(json, result, problem, wanted);
	json_builder_end_object(json);
}

static gboolean is_kept(const struct flow_result *result, const struct never *never, guint first)
{
	for (guint i = first; i < first + never_goals(never); i++)
		if (((const struct never_result *)result->nevers->pdata[i])->state == NEVER_REFUTED)
			return FALSE;
	return TRUE;
}

static void add_head(JsonBuilder *json, const struct charter *charter, xmlDoc *facts)
{
	g_autofree char *as_of = date_format(charter->as_of), *digest = base_digest(facts);
	xmlChar *name = xmlGetNoNsProp(xmlDocGetRootElement(facts), BAD_CAST "nom");

	json_builder_set_member_name(json, "tool");
	json_builder_begin_object(json);
	json_add_string(json, "name", "entente");
	json_add_string(json, "version", ENTENTE_VERSION);
	json_builder_end_object(json);
	json_add_string(json, "charter", (const char *)name);
	json_add_string(json, "asOf", as_of);
	json_builder_set_member_name(json, "facts");
	json_builder_begin_object(json);
	json_add_string(json, "algorithm", "sha256-c14n");
	json_add_string(json, "value", digest);
	json_builder_end_object(json);
	xmlFree(name);
}

char *facts_certify(const struct charter *charter, xmlDoc *facts)
{
	g_autoptr(flow_problem_t) problem = flow_problem_of(charter, facts);
	g_autoptr(flow_result_t) result = flow_analyse(problem);
	g_autoptr(JsonBuilder) json = json_builder_new();
	g_autoptr(JsonGenerator) generator = json_generator_new();
	guint first = 0;

	json_builder_begin_object(json);
	add_head(json, charter, facts);
	json_builder_set_member_name(json, "certificates");
	json_builder_begin_array(json);
	for (guint i = 0; i < charter->nevers->len; i++) {
		const struct never *never = charter->nevers->pdata[i];
		if (is_kept(result, never, first))
			add_certificate(json, result, problem, never, first);
		first += never_goals(never);
	}
	json_builder_end_array(json);
	json_builder_end_object(json);
	g_autoptr(JsonNode) root = json_builder_get_root(json);
	json_generator_set_root(generator, root);
	json_generator_set_pretty(generator, TRUE);
	json_generator_set_indent(generator, 1);
	return json_generator_to_data(generator, NULL);
}
