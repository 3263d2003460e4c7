#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Verifies the certificates of a charter's promises (<jamais>), alone.

    entente build --only=certificats -o DIR CHARTER; entente facts CHARTER > FACTS
    certificate.py FACTS DIR/certificats.json

It reads the base facts, never what the analysis appended to them, and shares
nothing with the analysis: it works out from the facts who sits, who hears, who
reads, who was a member, what derives from what. A node is (who, what, whose it
is, the flow by which it came, or none). A certificate stands if it speaks of
these very facts and of every goal of its promise, if
  1. each node is held at the outset, or follows by one rule from an earlier one;
  2. whatever follows from the nodes is among them;
  3. no goal is among them.
Then the promise holds: 2 and 3 prove it, 1 makes any false node fail.
"""
import hashlib
import json
import sys

from lxml import etree

NS = {'f': 'urn:entente:faits:1'}
SECOND_STEP = ('sait', 'fuite', 'preuve', 'manque-besoin', 'plafond-depasse', 'flux-interdit', 'sans-source')


class Refused(Exception):
    """Why a certificate does not stand."""


def words(element, name):
    return [w for w in element.get(name, '').split() if w != 'a-decider']


def base_facts(root):
    """What the compiler knew before the analysis; blank text says nothing."""
    for name in SECOND_STEP:
        for element in root.findall(f'f:{name}', NS):
            root.remove(element)
    for hearer in root.iterfind('f:flux/f:auditeur', NS):
        hearer.attrib.pop('besoin', None)
    for element in root.iter():
        element.text = element.text if (element.text or '').strip(' \t\r\n') else None
        element.tail = element.tail if (element.tail or '').strip(' \t\r\n') else None
    return root


def digest(base):
    return hashlib.sha256(etree.tostring(base, method='c14n', with_comments=False)).hexdigest()


class Charter:
    def __init__(self, base):
        self.day = int(base.get('au-n'))
        self.parties = {p.get('id'): p for p in base.findall('f:partie', NS)}
        self.concerned = {i for i, p in self.parties.items() if p.get('concernee') == 'oui'}
        self.public = {i for i, p in self.parties.items() if p.get('public') == 'oui'}
        self.rooms = {r.get('id'): r for r in base.iter(f'{{{NS["f"]}}}instance') if r.get('categorie')}
        self.carriers = {r.get('id'): r for r in base.iter(f'{{{NS["f"]}}}ecrit') if r.get('cle-tri') is not None}
        self.kinds = {k.get('id'): k for k in base.findall('f:information', NS)}
        self.wholes = {i: words(k, 'derive-de') for i, k in self.kinds.items()}
        self.flows = {f.get('id'): f for f in base.findall('f:flux', NS)}
        self.titles = {f.get('origine') for f in self.flows.values()} & set(self.flows)  # flows that others name
        self.nevers = {int(n.get('numero')): n for n in base.findall('f:jamais', NS)}
        self.targets = {i: self.reached(f) for i, f in self.flows.items()
                        if f.get('modalite') != 'interdit' and f.get('en-vigueur') == 'oui'}
        self.leaving = {}
        for ident in self.targets:
            self.leaving.setdefault(self.flows[ident].get('de'), []).append(ident)

    def circle(self, place):
        if place in self.carriers:
            return {r.get('partie') for r in self.carriers[place].findall('f:lecteur', NS)}
        return {m.get('partie') for m in self.rooms[place].findall('f:membre', NS) if m.get('present') == 'oui'}

    def guests(self, room, items):
        for guest in self.rooms[room].findall('f:invite', NS):
            here = int(guest.get('du-n', 0)) <= self.day <= int(guest.get('au-n', 99999999))
            if here and (not words(guest, 'pour') or set(words(guest, 'pour')) & items):
                yield guest.get('partie')

    def items(self, flow):
        return {i.get('ref') for i in flow.findall('f:info', NS)}

    def hearers(self, flow):
        found, room, kind = set(), flow.get('lieu'), flow.get('vers-genre')
        if room and (kind != 'ecrit' or flow.get('instance') == room):
            if not (found := set(words(flow, 'presents'))):
                found = self.circle(room) | set(self.guests(room, self.items(flow))) | set(words(flow, 'invites'))
                found -= set(words(flow, 'sauf'))
        if kind == 'ecrit':
            found |= self.circle(flow.get('vers'))
        if kind == 'partie':
            found.add(flow.get('vers'))
        return found - {flow.get('de')}

    def former(self, place, flow):  # members since gone, who were there when it began
        for seat in self.rooms[place].findall('f:membre', NS) if place in self.rooms else []:
            last = int(seat.get('au-n', 99999999))
            if seat.get('present') != 'oui' and last < self.day and int(flow.get('du-n', 0)) <= last:
                yield seat.get('partie')

    def reached(self, flow):
        """{who: does it take the thing as its own?} of one flow."""
        hearers, place = self.hearers(flow), flow.get('lieu') if flow.get('vers-genre') == 'partie' else flow.get('vers')
        if hearers != {a.get('partie') for a in flow.findall('f:auditeur', NS)}:
            raise Refused(f'{flow.get("id")}: those who hear it are not those of the facts')
        whole = place and self.circle(place) - {flow.get('de')} <= hearers
        everyone = hearers | (set(self.former(place, flow)) if whole else set())
        seized = {w for gate in flow.findall('f:porte', NS) if gate.get('saisit') == 'oui' for w in words(gate, 'vers')}
        found = {who: who in self.concerned or who in seized for who in everyone}
        return found | ({place: False} if place else {})

    def scope(self, kinds):
        """The kinds, and all those from which they can be had."""
        found = set(kinds)
        while more := {w for k in found for w in self.wholes[k]} - found:
            found |= more
        return found

    def initial(self, scope):
        return {(who, kind, who, None) for kind in scope for who in words(self.kinds[kind], 'detenteurs')}

    def draws(self, flow, node):
        (who, _, origin, title), wanted = node, flow.get('origine')
        if wanted == 'propre':
            return title is None and origin == who
        return title == (wanted if wanted in self.flows else None)

    def follows(self, node, scope):
        """(node, by, flow) of all that one step makes of `node`."""
        who, kind, origin, title = node
        for part in scope:
            if kind in self.wholes[part]:
                yield (who, part, origin, title), 'derived', None
        for ident in self.leaving.get(who, []):
            flow = self.flows[ident]
            if kind not in self.items(flow) or not self.draws(flow, node):
                continue
            for to, own in self.targets[ident].items():
                if to == origin:  # nobody learns from others what he is the source of
                    continue
                for way in [None] + [ident] * (ident in self.titles):
                    yield (to, kind, to if own else origin, way), 'flow', ident
        if who in self.public and title is None:
            for to in self.parties:
                if to not in (who, origin):
                    yield (to, kind, to if to in self.concerned else origin, None), 'published', None

    def goals(self, never):
        place = never.get('vers-genre') in ('instance', 'ecrit')
        targets = [never.get('vers')] if place else words(never, 'vers-parties')
        return {(who, item) for who in targets for item in self.items(never)}


def verify(charter, certificate):
    """Raises Refused, or returns the number of nodes."""
    goals = charter.goals(charter.nevers[certificate['never']])
    if {(g['who'], g['what']) for g in certificate['goals']} != goals:
        raise Refused('the goals are not those of the promise')
    scope = charter.scope(kind for _, kind in goals)
    nodes, initial = [], charter.initial(scope)
    for row in certificate['nodes']:
        node = (row['who'], row['what'], row['origin'], row['title'])
        if node[1] not in scope:
            raise Refused(f'{node}: not a kind of this promise')
        premise, step = row['from'], (node, row['by'], row['flow'])
        if not (step[1:] == ('held', None) and premise is None and node in initial
                or type(premise) is int and 0 <= premise < len(nodes) and step in charter.follows(nodes[premise], scope)):
            raise Refused(f'{node}: does not follow')
        nodes.append(node)
    known = set(nodes)
    if len(known) < len(nodes):
        raise Refused('a node is there twice')
    if missing := (initial | {new for node in nodes for new, _, _ in charter.follows(node, scope)}) - known:
        raise Refused(f'{min(missing, key=str)}: follows, and is not there')
    for who, what, _, _ in nodes:
        if (who, what) in goals:
            raise Refused(f'{who} knows {what}')
    return len(nodes)


def main():
    base = base_facts(etree.parse(sys.argv[1]).getroot())
    with open(sys.argv[2], encoding='utf-8') as file:
        proofs = json.load(file)
    try:
        if proofs['facts'] != {'algorithm': 'sha256-c14n', 'value': digest(base)}:
            raise Refused('the certificates speak of other facts')
        charter = Charter(base)
        for certificate in proofs['certificates']:
            print(f'jamais {certificate["never"]}: proved, {verify(charter, certificate)} nodes')
    except (Refused, KeyError, TypeError) as refusal:
        sys.exit(f'refused: {refusal}')


if __name__ == '__main__':
    main()
