# SPDX-License-Identifier: EUPL-1.2
"""Problems of the flow analysis: the notation read (head of test/unit/flow-notation.h) and drawn at random."""
import re


class Flow:
    """One flow, as written; `index` is its place in the document, `target` what it names after >."""

    def __init__(self, name):
        self.name, self.kinds, self.place, self.title, self.purpose = name, [], None, None, None
        self.hearers, self.guests, self.former, self.named, self.gates = [], [], [], [], []
        self.narrowed = self.secret = self.ban = False


class Place:
    def __init__(self, name):
        self.name, self.circle, self.former, self.also, self.covers, self.purposes, self.ceiling = name, [], [], [], None, None, 0


class Problem:
    """Parties, then places, are named; kinds have a level; `parts` are derived directly."""

    def __init__(self, text):
        self.parties, self.bound, self.concerned, self.public = [], {}, set(), []
        self.level, self.kinds, self.parts = {}, [], {}
        self.needs, self.holdings, self.places, self.flows, self.nevers = [], [], {}, [], []
        self.at = '2026-11-21'
        statements = [words for words in (split_words(one) for one in re.split('[;\n]', text)) if words]
        for words in statements:
            if words[0] == 'at':
                self.at = words[1]
            elif words[0] == 'K':
                self.read_kinds(words[1:])
        for words in statements:
            if words[0] == 'P':
                self.read_parties(words[1:])
        for words in statements:
            if words[0] in 'RW':
                self.read_place(words[1:])
        self.loci = self.parties + list(self.places)
        for words in statements:
            if words[0] in 'HN':
                (self.holdings if words[0] == 'H' else self.needs).extend(tuple(pair.split(':')) for pair in words[1:])
            elif words[0] == 'never':
                self.nevers.append((words[1], words[3]))
            elif words[0] == 'ban' or words[0].endswith(':'):
                self.read_flow(words)

    def read_kinds(self, chains):
        for chain in chains:
            above = None
            for link in chain.split('>'):
                kind, _, level = link.partition(':')
                if level:
                    self.kinds.append(kind)
                    self.level[kind] = int(level)
                    self.parts[kind] = []
                if above:
                    self.parts[above].append(kind)
                above = kind

    def covered(self, text):
        if text.startswith('{'):
            return set(text[1:-1].split(','))
        return {kind for kind in self.kinds if self.level[kind] >= int(text)}

    def read_parties(self, words):
        for word in words:
            name, _, status = word.rstrip('*').partition('!')
            self.parties.append(name)
            if status:
                self.bound[name] = self.covered(status)
            if word.endswith('*'):
                self.concerned.add(name)
            if name == 'public':
                self.public.append(name)

    def read_place(self, words):
        name, members = words[0][:-1].split('(')
        place = self.places[name] = Place(name)
        for member in members.split():
            who, _, dates = member.partition('@')
            start, _, end = dates.partition('..')
            if (start or '0') <= self.at <= (end or '9'):
                place.circle.append(who)
            elif end and end < self.at:
                place.former.append((who, end))
        for word in words[1:]:
            if word.startswith('conf'):
                place.covers = self.covered(word[4:])
            elif word.startswith('max'):
                place.ceiling = int(word[3:])
            elif word.startswith('also'):
                place.also = word[5:-1].split()
            else:
                place.purposes = list(dict.fromkeys(word[4:-1].split()))

    def read_flow(self, words):
        flow = Flow('ban' if words[0] == 'ban' else words[0][:-1])
        flow.ban, flow.source, flow.target, kinds = words[0] == 'ban', words[1], words[3], words[4].split(',')
        flow.place = flow.target if flow.target in self.places else None
        braces, start, end, rest = None, '0', '9', iter(words[5:])
        for word in rest:
            if word.startswith('{'):
                braces = word[1:-1].split()
            elif word.startswith('gate('):
                self.read_gate(flow, word[5:-1].split())
            elif word.startswith('@'):
                start, end = (day or other for day, other in zip(word[1:].split('..'), '09'))
            elif word == 'own':
                flow.title = 'own'
            elif word == 'secret':
                flow.secret = True
            elif word == 'by':
                flow.title = next(rest)
            elif word == 'for':
                flow.purpose = next(rest)
            else:
                flow.place = next(rest)
        flow.kinds = kinds if start <= self.at <= end else []
        self.choose_hearers(flow, braces or [], start)
        self.flows.append(flow)

    def read_gate(self, flow, words):
        what, _, who = words[0].partition('>')
        start, end = '0', '9'
        for word in words[1:]:
            if word.startswith('@'):
                start, end = (day or other for day, other in zip(word[1:].split('..'), '09'))
        if start <= self.at <= end:
            recipients = None if who in ('', '*') else set(who.split(','))
            flow.gates.append((what, recipients, 'seize' in words, 'doubt' in words))

    def choose_hearers(self, flow, braces, start):
        place = self.places.get(flow.place)
        circle = place.circle if place else []
        signed = [name for name in braces if name[0] in '+-']
        present = set(circle) if signed or not braces else set(braces)
        present |= {name[1:] for name in signed if name[0] == '+'}
        present -= {name[1:] for name in signed if name[0] == '-'}
        flow.named = [name.lstrip('+') for name in braces if name[0] != '-']
        if flow.target in self.parties:
            present.add(flow.target)
        present.discard(flow.source)
        flow.hearers = [party for party in self.parties if party in present]
        if place:
            flow.guests = [party for party in flow.hearers if party not in circle]
            flow.narrowed = any(party not in present and party != flow.source for party in circle)
            flow.former = [who for who, last in place.former if not flow.narrowed and start <= last
                           and who not in present and who != flow.source]


def split_words(text):
    """Words parted by spaces, brackets kept whole."""
    return re.findall(r'(?:[^\s({]|\([^)]*\)|\{[^}]*\})+', text)


# ---- at random ------------------------------------------------------------------------------------------------

PARTIES = 'a b c d e h'.split()
SHAPES = ['s:4', 's:3>t:2', 's:4>t:3>u:1', 's:3>t:2 v:3', 's:4>t:2>v:1 u:3>t', 's:3>t:1 s>u:2', 's:3 t:3>s u:2',
          's:4>t:3>u:2>v:1', 's:4>t:2>v:1 s>u:3>v']


def some(rng, names, low, high):
    chosen = rng.sample(names, min(len(names), rng.randint(low, high)))
    return [name for name in names if name in chosen]


def draw_coverage(rng, kinds):
    return '{%s}' % ','.join(some(rng, kinds, 1, 2)) if rng.random() < .2 else str(rng.randint(1, 4))


def draw_parties(rng, parties, kinds):
    words = []
    for name in parties:
        word = name
        if name != 'public' and rng.random() < .35:
            word += '!' + draw_coverage(rng, kinds)
        words.append(word + '*' * (rng.random() < .12))
    return words


def draw_seat(rng, name):
    roll = rng.random()
    if roll < .12:
        return name + '@2020-01-01..' + rng.choice(['2024-06-30', '2025-12-31'])
    return name + ('@2024-01-01..' if roll < .16 else '@2027-01-01..' if roll < .18 else '')


def draw_place(rng, name, parties, kinds):
    text = '%s %s(%s)' % (rng.choice('RW'), name, ' '.join(draw_seat(rng, one) for one in some(rng, parties, 0, 4)))
    if rng.random() < .7:
        text += ' conf' + draw_coverage(rng, kinds)
    if rng.random() < .15:
        text += ' max%d' % rng.randint(1, 3)
    if rng.random() < .12:
        text += ' also(%s)' % rng.choice(parties)
    if rng.random() < .2:
        text += ' for(%s)' % rng.choice(['p', 'q', 'p q'])
    return text


def draw_gate(rng, parties, places):
    what = rng.choice(['S', 'S', 'S', 'own', 'T', 'F', 'P', '*', 'all', '!' + rng.choice(parties)] + places)
    who = '*' if rng.random() < .2 else ','.join(some(rng, parties, 1, 2))
    text = 'gate(%s>%s' % (what, who) + ' seize' * (rng.random() < .25) + ' doubt' * (rng.random() < .3)
    return text + rng.choice([' @..2026-08-31', ' @2026-01-01..', ' @2027-01-01..']) * (rng.random() < .1) + ')'


def draw_flow(rng, number, count, parties, places, kinds, told):
    source = rng.choice(told) if rng.random() < .85 else rng.choice(parties * 3 + places)
    target = rng.choice(parties + places * 2)
    told += [target] if target in places else [target] * 2
    text = 'f%d: %s > %s %s' % (number, source, target, ','.join(some(rng, kinds, 1, 1 if rng.random() < .7 else 3)))
    room = target in places
    if places and not room and rng.random() < .25:
        text, room = text + ' in ' + rng.choice(places), True
    if room and rng.random() < .35:
        one = rng.choice(parties)
        text += rng.choice([' {+%s}' % one, ' {-%s}' % one, ' {%s}' % ' '.join(some(rng, parties, 1, 3))])
    if rng.random() < .2:
        text += ' own' if rng.random() < .4 else ' by f%d' % rng.randint(1, count)
    while rng.random() < .3:
        text += ' ' + draw_gate(rng, parties, places)
    if rng.random() < .3:
        text += ' for ' + rng.choice('pq')
    if rng.random() < .12:
        text += ' secret'
    if rng.random() < .15:
        text += ' @' + rng.choice(['2024-01-01..', '2025-01-01..', '..2026-12-31', '..2026-06-30', '2026-01-01..'])
    return text


def draw(rng, size=1):
    """A small problem as text. `size` 1: a few copies; more: more of everything."""
    parties = PARTIES[:rng.randint(2, 3 + size)] + ['public'] * (rng.random() < .1)
    places = ['g%d' % n for n in range(1, rng.randint(0, 1 + size) + 1)]
    shape = rng.choice(SHAPES)
    kinds = sorted(set(re.findall('[a-z]', shape)))
    lines = ['P ' + ' '.join(draw_parties(rng, parties, kinds)), 'K ' + shape]
    lines += [draw_place(rng, place, parties, kinds) for place in places]
    told = [rng.choice(parties * 4 + places) for _ in range(rng.randint(1, 3))]
    lines.append('H ' + ' '.join('%s:%s' % (holder, rng.choice(kinds + ['s'] * 4)) for holder in told))
    if rng.random() < .4:
        lines.append('N %s:%s' % (rng.choice(parties), rng.choice(kinds)))
    count = rng.randint(1, 4 + 2 * size)
    lines += [draw_flow(rng, n, count, parties, places, kinds, told) for n in range(1, count + 1)]
    if rng.random() < .2:
        lines.append('ban %s > %s %s' % (rng.choice(parties), rng.choice(parties + places), rng.choice(kinds)))
    for _ in range(rng.randint(0, 2)):
        lines.append('never %s > %s' % (rng.choice(kinds), rng.choice(parties + places)))
    return '\n'.join(lines) + '\n'
