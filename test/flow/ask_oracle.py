#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Questions «may A tell B this (in room R)?» against an enumeration, on random small problems and the written cases.

ask_oracle.py DRIVER CASES... [--seed N] [--count N]      (ENTENTE_TEST_LONG=1: 36 times as many)
The verdict, the flow that decides and the least changes are found again on the copies of copies.py: every set of at most
three changes is applied to the problem by this file and the problem enumerated anew; those that stand and of which no
part stands must be the answer's, all of them, in order. Nothing is shared with the compiler, whose answers are only read.
A disagreement prints the smallest problem that still shows it, and both answers."""
import argparse
import copy
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from copies import Reading, TooMany, derives, families  # noqa: E402
from oracle import SEPARATOR, read_cases, shrink  # noqa: E402
from problem import Flow, Problem, draw, draw_gate, some, split_words  # noqa: E402

LICIT, AMBIGUOUS, CONTESTED, CERTAIN, UNFORESEEN = range(5)
WORDS = ['licit', 'licit-if', 'contested', 'illicit', 'unforeseen']
TITLE, WHERE, WHAT, WHO, PRESENT = 1, 2, 4, 8, 16
SETTLES = {'own': TITLE, 'by': TITLE, 'room': WHERE, 'direct': WHERE | PRESENT, 'gate': 0, 'anon': WHAT,
           'to': WHERE | WHAT | WHO | PRESENT, 'present': PRESENT}


# ---- problems changed -------------------------------------------------------------------------------------------

def with_flows(problem, flows):
    changed = copy.copy(problem)
    changed.flows = flows
    return changed


def replaced(problem, old, new):
    return with_flows(problem, [new if flow is old else flow for flow in problem.flows])


def without(flow, kind):
    changed = copy.copy(flow)
    changed.kinds = [one for one in flow.kinds if one != kind]
    return changed


def seat(problem, flow):
    """Everybody who sits there, and the addressee; nobody stays away, nobody has left since."""
    flow.guests, flow.former, flow.narrowed = [], [], False
    problem.choose_hearers(flow, [], '9999-12-31')


def move(problem, flow, target, place):
    flow.target, flow.place = target, place
    purposes = problem.places[place].purposes if place else None
    if purposes and flow.purpose not in purposes:
        flow.purpose = purposes[0]
    seat(problem, flow)


def supposed_act(problem, a, b, kind, room, purpose):
    flow = Flow('?')
    flow.source, flow.target, flow.kinds, flow.purpose = a, b, [kind], purpose
    flow.place = b if b in problem.places else room
    seat(problem, flow)
    return flow


# ---- what an enumeration says -----------------------------------------------------------------------------------

class Judged:
    """The copies of one family, and what they make of flows."""

    def __init__(self, problem, kinds):
        self.problem, self.kinds = problem, kinds
        self.open = Reading(problem, kinds, True)
        doubt = any(gate[3] for flow in problem.flows for gate in flow.gates)
        self.strict = Reading(problem, kinds, False) if doubt else None
        self.flows = [flow for flow in problem.flows if not flow.ban]

    def drawn(self, reading, flow, kind, party):
        return [one for _, one in reading.known.get((flow.source, kind), ()) if one[2] != party and reading.draws(flow, one)]

    def tells(self, flow, kind, party=None):
        return kind in flow.kinds and bool(self.drawn(self.open, flow, kind, party))

    def grade(self, flow, kind, party):
        drawn, broken = self.drawn(self.open, flow, kind, party), self.open.breaks[flow, kind][party]
        carried = [one for one in drawn if one[3] & broken]
        if carried:
            return CERTAIN if len(carried) == len(drawn) else AMBIGUOUS
        if drawn and self.strict:
            broken = self.strict.breaks[flow, kind][party]
            if any(one[3] & broken for one in self.drawn(self.strict, flow, kind, party)):
                return CONTESTED
        return LICIT

    def grades(self, but):
        return {(flow.name, kind, party): self.grade(flow, kind, party) for flow in self.flows if flow is not but
                for kind in flow.kinds if kind in self.kinds for party in flow.hearers}

    def refuted(self):
        return {never for never in self.problem.nevers if never[0] in self.kinds and self.open.known.get(never[::-1])}

    def barred(self, flow, kind, party):
        """By a ban towards the party, or by a promise that the flow itself would break."""
        banned = any(ban.ban and ban.source == flow.source and ban.target == party and
                     any(derives(self.problem, kind, part) for part in ban.kinds) for ban in self.problem.flows)
        told = self.tells(flow, kind, party if party in self.problem.parties else None)
        return banned or told and any(to == party and derives(self.problem, kind, one) for one, to in self.problem.nevers)

    def has_reason(self, party, kind, but=None):
        problem = self.problem
        told = [one for flow in self.flows if flow.target == party and flow is not but for one in flow.kinds
                if one in self.kinds and (party not in flow.hearers or not self.grade(flow, one, party))]
        held = [one for who, one in problem.needs + problem.holdings if who == party]
        return party in problem.concerned or any(derives(problem, one, kind) for one in told + held)

    def is_needless(self, flow, party):
        return flow.place and party not in flow.named + flow.guests and any(
            self.problem.level[kind] >= 3 and self.tells(flow, kind, party) and not self.has_reason(party, kind)
            for kind in flow.kinds if kind in self.kinds)

    def verdict(self, flow, kind):
        """Of the act as a whole: towards all those present, the place, the bans and the promises."""
        problem = self.problem
        if any(self.barred(flow, kind, one) for one in flow.hearers + [flow.place] if one):
            return CERTAIN
        if flow.place and 0 < problem.places[flow.place].ceiling < problem.level[kind]:
            return CERTAIN
        refuted = self.refuted()
        if refuted and refuted - Judged(replaced(problem, flow, without(flow, kind)), self.kinds).refuted():
            return CERTAIN
        return max([self.grade(flow, kind, party) for party in flow.hearers], default=LICIT)


# ---- the question -----------------------------------------------------------------------------------------------

class Question:
    def __init__(self, problem, offers, words):
        self.a, self.b, self.kind = words[1:4]
        self.room, self.offers = words[5] if len(words) > 4 else None, offers
        self.kinds = next(family for family in families(problem) if self.kind in family)
        self.problem = copy.copy(problem)
        self.flows = [flow for flow in problem.flows if not flow.ban and self.foresees(flow)]
        self.suppose()
        self.find_act()

    def foresees(self, flow):
        return flow.source == self.a and (not self.room or flow.place == self.room) and \
            self.b in [flow.target, flow.place] + flow.hearers

    def carried(self, flow):
        return [kind for kind in flow.kinds if derives(self.problem, kind, self.kind)]

    def suppose(self):
        self.supposed = not Judged(self.problem, self.kinds).open.known.get((self.a, self.kind))
        if self.supposed:
            more = [self.kind] + [kind for flow in self.flows for kind in self.carried(flow)]
            self.problem.holdings = self.problem.holdings + [(self.a, kind) for kind in more]

    def find_act(self):
        self.act, judged = None, Judged(self.problem, self.kinds)
        acts = [(judged.verdict(flow, kind), n, flow, kind) for n, flow in enumerate(self.flows)
                for kind in self.carried(flow) if judged.tells(flow, kind)]
        if acts:
            self.verdict, _, self.act, self.act_kind = min(acts, key=lambda one: one[0])
            return
        place = self.problem.places.get(self.b if self.b in self.problem.places else self.room)
        purposes = [None]
        for one in self.problem.places.values():
            if one.purposes and not (place and place.purposes and one is not place):
                purposes += one.purposes
        tried = []
        for purpose in dict.fromkeys(purposes):
            flow = supposed_act(self.problem, self.a, self.b, self.kind, self.room, purpose)
            with_it = with_flows(self.problem, self.problem.flows + [flow])
            tried.append((Judged(with_it, self.kinds).verdict(flow, self.kind), purpose))
        self.verdict, self.purpose = min(tried, key=lambda one: one[0])
        if self.verdict in (LICIT, AMBIGUOUS):
            self.verdict = UNFORESEEN

    def describe(self, whole):
        text = 'ask %s %s %s%s %s' % (self.a, self.b, self.kind, ' in ' + self.room if self.room else '', WORDS[self.verdict])
        if not whole:
            return text
        if self.act:
            text += ' by %s %s' % (self.act.name, self.act_kind)
        elif self.purpose:
            text += ' for ' + self.purpose
        return text + ' supposed' * self.supposed

    def answer(self, whole=True):
        sets = [] if self.verdict in (LICIT, UNFORESEEN) else Search(self).run()
        return self.describe(whole) + (': ' if sets else '') + ', '.join(sets)


# ---- least changes ----------------------------------------------------------------------------------------------

class Search:
    def __init__(self, question):
        self.q, problem = question, question.problem
        if question.act:
            self.base, self.act = self.set_apart(problem, question.act, question.act_kind)
            today = self.base
        else:
            self.act = supposed_act(problem, question.a, question.b, question.kind, question.room, question.purpose)
            self.base, today = with_flows(problem, problem.flows + [self.act]), problem
        self.today = Judged(today, question.kinds)
        self.before, self.refuted = self.today.grades(self.act), self.today.refuted()

    @staticmethod
    def set_apart(problem, flow, kind):
        if len(flow.kinds) == 1:
            return problem, flow
        act = copy.copy(flow)
        act.name, act.kinds = flow.name + '?', [kind]
        flows = replaced(problem, flow, without(flow, kind)).flows
        return with_flows(problem, flows + [act]), act

    def candidates(self):
        q, problem, act = self.q, self.base, self.act
        a, kind = q.a, act.kinds[0]
        parts = [part for part in problem.kinds if part != kind and derives(problem, q.kind, part)]
        ways = [one for said in [kind] + parts for _, one in self.today.open.known.get((a, said), ())]
        found = [('own', None)] if any(one[2] == a for one in ways) else []
        found += [('by', flow.name) for flow in self.today.flows if flow is not act and any(one[5] == flow.name for one in ways)]
        found += [('room', name) for name, place in problem.places.items()
                  if name != act.place and a in place.circle and q.b in place.circle]
        if act.place and q.b in problem.parties:
            found.append(('direct', None))
        mine = [(name, gate) for name, gate, senders in q.offers if senders is None or a in senders]
        found += [('gate', name) for name, _ in mine]
        found += [('anon', part) for part in parts]
        seized = set().union(*[gate[1] or () for _, gate in mine if gate[2]])
        found += [('to', party) for party in problem.parties if party not in (a, q.b, 'public')
                  and (party in seized or self.today.has_reason(party, kind, act))]
        return found + [('present', None)]

    def apply(self, changes):
        """The act changed, its addressee; None if a change has nothing to change."""
        q, problem, act, told = self.q, self.base, copy.copy(self.act), self.q.b
        act.gates = list(act.gates)
        for sort, what in changes:
            if sort in ('own', 'by'):
                act.title = what or 'own'
            elif sort == 'room':
                move(problem, act, what if act.target in problem.places else act.target, what)
            elif sort == 'direct':
                move(problem, act, q.b, None)
            elif sort == 'to':
                told = what
                move(problem, act, what, None)
            elif sort == 'anon':
                act.kinds = [what]
            elif sort == 'gate':
                act.gates.append(next(gate for name, gate, _ in q.offers if name == what))
        for sort, what in changes:
            who = next(gate for name, gate, _ in q.offers if name == what)[1] if sort == 'gate' else None
            if who and not who.intersection(act.hearers):
                return None, told
        return act, told

    def leavers(self, act, told):
        """Who may not hear it leaves; nobody, if the one told would have to."""
        judged, kind = Judged(replaced(self.base, self.act, act), self.q.kinds), act.kinds[0]
        leave = [party for party in act.hearers if judged.grade(act, kind, party) or judged.is_needless(act, party)
                 or judged.barred(act, kind, party)] if act.place else []
        act.hearers = [party for party in act.hearers if party not in leave]
        act.guests = [party for party in act.guests if party not in leave]
        act.narrowed = act.narrowed or bool(leave and set(leave).intersection(self.base.places[act.place].circle))
        act.former = []
        return [] if told in leave or not act.hearers else leave

    def stands(self, act, told):
        judged, kind = Judged(replaced(self.base, self.act, act), self.q.kinds), act.kinds[0]
        if not judged.tells(act, kind, told if told in self.base.parties else None) \
                or any(judged.is_needless(act, party) for party in act.hearers) or judged.verdict(act, kind):
            return False
        after = judged.grades(act)
        return not (judged.refuted() - self.refuted) and all(after[one] <= self.before.get(one, LICIT) for one in after)

    def run(self):
        found, told = [], []
        candidates = self.candidates()
        for size in 1, 2, 3:
            for changes in combinations(candidates, size):
                settled = [SETTLES[sort] for sort, _ in changes]
                if sum(settled) != settled[0] | settled[-1] | settled[len(settled) // 2]:
                    continue
                if any(set(part) <= set(changes) for part in found):
                    continue
                act, addressee = self.apply(changes)
                leave = self.leavers(act, addressee) if act and changes[-1][0] == 'present' else None
                if act and leave != [] and self.stands(act, addressee):
                    found.append(changes)
                    words = [sort + (' ' + what if what else '') for sort, what in changes]
                    told.append('+'.join(words) + (' ' + ','.join('-' + one for one in leave) if leave else ''))
        return told


# ---- at random --------------------------------------------------------------------------------------------------

def read_offers(problem, text):
    for line in re.split('[;\n]', text):
        if line.strip().startswith('offer '):
            words = split_words(line)[1]
            name, inside = words[:-1].split('(')
            inside, _, senders = inside.partition(' from ')
            reader = Flow('offer')
            problem.read_gate(reader, inside.split())
            yield name, reader.gates[0], set(senders.split(',')) if senders else None


def check_cases(path):
    wrong, count = 0, 0
    for name, text, expected in read_cases(path):
        problem = Problem(text)
        for item in expected:
            if item.startswith('ask '):
                words = item.split(':')[0].split()
                got = Question(problem, list(read_offers(problem, text)), words[:6] if 'in' in words else words[:4]).answer(False)
                count += 1
                wrong += got != item
                if got != item:
                    print('case %s: %s\n  enumeration: %s' % (name, item, got))
    print('%d written questions' % count)
    return wrong


def answer(text):
    """The answers to the questions of a problem; None if it has too many copies."""
    try:
        problem = Problem(text)
        offers = list(read_offers(problem, text))
        return ''.join(Question(problem, offers, line.split()).answer() + '\n' for line in text.split('\n')
                       if line.startswith('ask '))
    except TooMany:
        return None


def draw_offers(rng, problem):
    for n in range(rng.choice([0, 1, 1, 2, 3])):
        gate = draw_gate(rng, [one for one in problem.parties if one != 'public'], list(problem.places))
        senders = ' from ' + ','.join(rng.sample(problem.parties, rng.randint(1, 2))) if rng.random() < .4 else ''
        yield 'offer o%d%s%s)' % (n + 1, gate.split(' @')[0].rstrip(')')[4:], senders)


def draw_question(rng, problem):
    """Who, to whom, what, where: mostly what a flow of the problem foresees."""
    places, foreseen = list(problem.places), [flow for flow in problem.flows if not flow.ban and flow.kinds]
    if foreseen and rng.random() < .65:
        flow = rng.choice(foreseen)
        a, b, room = flow.source, rng.choice(flow.hearers + [flow.target]), flow.place if rng.random() < .5 else None
    else:
        a = rng.choice([who for who, _ in problem.holdings]) if rng.random() < .7 else rng.choice(problem.loci)
        b, room = rng.choice(problem.parties * 4 + places), rng.choice(places) if places and rng.random() < .45 else None
    return a, b, rng.choice(problem.kinds + ['s'] * 2), room if b in problem.parties else None


def draw_questions(rng, text):
    """The problem with offers and questions; sometimes a disputed gate or knowledge of one's own, for what is asked."""
    lines, asked, problem = text.strip().split('\n'), [], Problem(text)
    if rng.random() < .3:
        lines.insert(2, 'R g8(%s)%s' % (' '.join(some(rng, problem.parties, 2, 4)), rng.choice(['', ' conf3', ' max2'])))
        problem = Problem('\n'.join(lines))
    for _ in range(3):
        a, b, kind, room = draw_question(rng, problem)
        if a == b:
            continue
        asked.append('ask %s %s %s%s' % (a, b, kind, ' in ' + room if room else ''))
        mine = [n for n, line in enumerate(lines) if line.split(' ')[1] == a and line[0] == 'f']
        if mine and rng.random() < .3:
            lines[rng.choice(mine)] += ' gate(%s>* doubt)' % rng.choice(['*', 'S', 'T'])
        if rng.random() < .2:
            lines.append('H %s:%s' % (a, kind))
    return '\n'.join(lines + list(draw_offers(rng, problem)) + asked) + '\n'


def ask_driver(driver, problems):
    with tempfile.NamedTemporaryFile('w', suffix='.flow') as file:
        file.write(SEPARATOR.join(problems))
        file.flush()
        done = subprocess.run([driver, '--ask', file.name], capture_output=True, text=True)
    if done.returncode:
        sys.exit('flow-driver --ask: exit %d\n%s' % (done.returncode, done.stderr))
    return done.stdout.split(SEPARATOR)[:-1]


def disagree(driver, text):
    try:
        ours = answer(text)
        return ours is not None and ours != ask_driver(driver, [text])[0]
    except (SystemExit, Exception):  # a smaller text may not be a problem
        return False


def show(driver, text):
    text = shrink(driver, text, disagree)
    print('\n' + text.strip())
    for ours, theirs in zip(answer(text).split('\n'), ask_driver(driver, [text])[0].split('\n')):
        if ours != theirs:
            print('  enumeration: %s\n  analysis:    %s' % (ours, theirs))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('driver')
    parser.add_argument('cases', nargs='+')
    parser.add_argument('--seed', type=int, default=int(os.environ.get('ENTENTE_TEST_SEED', 20261122)))
    parser.add_argument('--count', type=int, default=18000 if os.environ.get('ENTENTE_TEST_LONG') == '1' else 500)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    problems = [draw_questions(rng, draw(rng, 1 + n % 2)) for n in range(options.count)]
    tally, wrong = Counter(), []
    with ProcessPoolExecutor() as pool:
        answers = list(pool.map(answer, problems, chunksize=5))
    for text, ours, theirs in zip(problems, answers, ask_driver(options.driver, problems)):
        if ours is None:
            tally['too large'] += 1
            continue
        for line in ours.split('\n')[:-1]:
            words = line.partition(': ')
            tally[next(word for word in words[0].split()[4:] if word in WORDS)] += 1
            sets = words[2].split(', ') if words[2] else []
            tally['proposals'] += len(sets)
            tally.update('of %d' % (one.count('+') + 1) for one in sets)
            tally.update(part.split()[0] for one in sets for part in one.split('+'))
        if ours != theirs:
            wrong.append(text)
    print('%d random problems, seed %d: %s' % (options.count, options.seed,
                                               ', '.join('%s %d' % pair for pair in sorted(tally.items()))))
    for text in wrong[:5]:
        show(options.driver, text)
    missing = [word for word in WORDS + list(SETTLES) + ['of 1', 'of 2'] if options.count >= 500 and not tally[word]]
    if missing or tally['too large'] * 20 > options.count:
        wrong.append(None)
        print('too weak a draw: no %s; %d too large' % (', '.join(missing) or 'gap', tally['too large']))
    failed = len(wrong) + sum(check_cases(path) for path in options.cases)
    print('%d disagreements' % failed)
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
