// SPDX-License-Identifier: EUPL-1.2
/* Tiny laws and tiny facts, for the tests of the engine (test-check.c) and of its rule files (test-rule.c). */
#pragma once

#include "check/rule.h"

#define HEAD "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:e='urn:entente:regle:1' queryBinding='xslt' xml:lang='fr'>" \
	     "<sch:ns prefix='f' uri='urn:entente:faits:1'/>"
#define CARD(more) "<e:carte><e:titre xml:lang='fr'>t</e:titre><e:message xml:lang='fr'>Le  nom\n est <e:valeur select='@nom'/>.</e:message>" \
		   "<e:message xml:lang='en'>name <e:valeur select='@nom'/></e:message>" more "</e:carte>"
#define RULE(id, attributes, context, lets, test) RULE_CARD(id, attributes, context, lets, test, "")
#define RULE_CARD(id, attributes, context, lets, test, more) \
	"<sch:pattern id='" id "' e:severite='error' e:provisions='xx-c:1' " attributes ">" CARD(more) "<sch:rule context=\"" context "\">" lets \
	"<sch:assert id='" id "' test=\"" test "\"/></sch:rule></sch:pattern>"
#define TAIL "</sch:schema>"

#define FACTS(more) "<faits xmlns='urn:entente:faits:1' src='1' au='2026-01-01'>" more "</faits>"
#define TWO "<partie id='a' nom='A' src='2'><besoin src='3'/></partie><partie id='b' nom='B' src='4' elu='oui'/>"

struct bench {
	struct pack *pack;
	struct source *source;
	struct loaded loaded;
	struct charter charter;
	xmlDoc *facts;
	struct findings *findings;
};

/* A law of one act (provisions 1 and 2 in force, 2 unverified, 3 no longer, 4 not yet) with these rules, and these facts, in
 * 2026: tag n stands at line n of a file of its own, with an attribute «nom». */
void bench_open(struct bench *bench, const char *rules, const char *facts);
void bench_close(struct bench *bench);
/* «id@line» of each finding, * when set aside. Newly allocated. */
char *outcome(const struct findings *findings);
