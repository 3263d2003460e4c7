# SPDX-License-Identifier: EUPL-1.2
"""The flow analysis by naive enumeration of copies: every way of knowing, one by one, each with its least path.

A copy is (locus, kind, origin, bonds carried, bonds in good standing, flow it came by). Copies are found by length of
path, then by path, so that the first that shows a thing has the least path to it. Nothing is shared with the compiler.
Sets of bonds are bit masks."""

SECRECY, PLACE, PURPOSE, PROMISE = range(4)
LIMIT = 30000


class TooMany(Exception):
    pass


def closure_up(problem, kinds):
    kinds = set(kinds)
    while True:
        more = {kind for kind in problem.kinds if kind not in kinds and kinds.intersection(problem.parts[kind])}
        if not more:
            return kinds
        kinds |= more


def derives(problem, kind, part):
    return kind == part or any(derives(problem, one, part) for one in problem.parts[kind])


def families(problem):
    """Kinds linked by derivation, in document order."""
    left, found = list(problem.kinds), []
    while left:
        family, grown = {left[0]}, True
        while grown:
            more = {k for k in problem.kinds if k not in family
                    and (family.intersection(problem.parts[k]) or any(k in problem.parts[f] for f in family))}
            family, grown = family | more, bool(more)
        found.append([kind for kind in problem.kinds if kind in family])
        left = [kind for kind in left if kind not in family]
    return found


class Bond:
    def __init__(self, sort, of, name, audience, kinds):
        self.sort, self.of, self.name, self.audience, self.kinds = sort, of, name, audience, kinds


class Reading:
    """All copies of one family of kinds, disputed gates open or not."""

    def __init__(self, problem, kinds, disputed):
        self.problem, self.kinds, self.disputed = problem, kinds, disputed
        self.flows = [flow for flow in problem.flows if not flow.ban]
        self.make_bonds()
        self.make_steps()
        self.enumerate()

    # ---- bonds

    def add(self, *bond):
        self.bonds.append(Bond(*bond))

    def audience(self, place, flow):
        """Circle, clause; then those who speak and the guests of `flow`."""
        problem, room = self.problem, self.problem.places[place]
        who = set(room.circle) | set(room.also)
        if flow:
            who |= set(flow.guests) | self.speakers(flow)
        return frozenset(who)

    def speakers(self, flow):
        place = self.problem.places.get(flow.source)
        return set(place.circle) if place else {flow.source}

    def make_bonds(self):
        problem, family = self.problem, set(self.kinds)
        self.bonds = []
        for party in problem.parties:
            kinds = family & closure_up(problem, problem.bound.get(party, ()))
            if kinds:
                self.add(SECRECY, party, '!' + party, {party} | problem.concerned, kinds)
        for name, place in problem.places.items():
            kinds = family & closure_up(problem, place.covers or ())
            said = [flow for flow in self.flows if flow.place == name and family.intersection(flow.kinds)]
            plain = self.audience(name, None)
            if kinds:
                for audience in dict.fromkeys([plain] + [self.audience(name, flow) for flow in said]):
                    others = ['+' + party for party in problem.parties if party in audience - plain]
                    self.add(PLACE, name, name + ''.join(others), audience, kinds)
            kinds = family & closure_up(problem, {kind for kind in problem.kinds if problem.level[kind] >= 3})
            if kinds and place.purposes is not None:
                self.add(PURPOSE, name, name + '#', None, kinds)
        for flow in self.flows:
            kinds = set(flow.kinds)
            if not flow.secret:
                place = problem.places.get(flow.place)
                kinds &= closure_up(problem, place.covers or ()) if flow.narrowed else set()
            kinds = family & closure_up(problem, kinds)
            if kinds:
                self.add(PROMISE, flow, flow.name + '!', set(flow.hearers) | self.speakers(flow), kinds)
        self.covering = {kind: self.mask(lambda bond, kind=kind: kind in bond.kinds) for kind in self.kinds}

    def mask(self, test):
        return sum(1 << i for i, bond in enumerate(self.bonds) if test(bond))

    # ---- what a flow breaks and makes

    def released(self, bond, flow, what):
        if what in ('*', 'all'):
            return True
        if what in ('S', 'own', 'T', 'F', 'P'):
            return {'S': bond.sort == SECRECY, 'own': bond.sort == SECRECY and bond.of == flow.source, 'T': bond.sort == PLACE,
                    'F': bond.sort == PROMISE, 'P': bond.sort == PURPOSE}[what]
        return bond.sort in (SECRECY, PLACE) and bond.of == what.lstrip('!')

    def gates(self, flow, party):
        return [gate for gate in flow.gates if (gate[1] is None or party in gate[1]) and (self.disputed or not gate[3])]

    def broken(self, flow, kind, party):
        """E(f,k,q)"""
        gates, places = self.gates(flow, party), self.problem.places

        def breaks(bond):
            if kind not in bond.kinds or any(self.released(bond, flow, gate[0]) for gate in gates):
                return False
            if bond.sort == PURPOSE:
                return flow.purpose not in places[bond.of].purposes
            return party not in bond.audience
        return self.mask(breaks)

    def made(self, flow, kind, party):
        """Bonds that saying `kind` makes for `party` (None: for the place)."""
        if party in self.problem.concerned:
            return 0
        audience = self.audience(flow.place, flow) if flow and flow.place else None

        def makes(bond):
            if kind not in bond.kinds:
                return False
            if bond.sort == SECRECY:
                return bond.of == party
            if bond.sort == PROMISE:
                return bond.of is flow
            return flow is not None and bond.of == flow.place and (bond.sort == PURPOSE or bond.audience == audience)
        return self.mask(makes)

    def make_steps(self):
        """(source, kind) -> the steps from there: (flow, title, kind, target, fresh, made, broken, hearers' breaches).
        A place and former members hear what is broken towards those present, but for the one whose information it is."""
        problem, self.steps, self.breaks = self.problem, {}, {}
        order = {name: n for n, name in enumerate(problem.loci)}
        for n, flow in enumerate(problem.flows):
            for kind in flow.kinds if not flow.ban else ():
                if kind not in self.kinds:
                    continue
                towards = {party: self.broken(flow, kind, party) for party in flow.hearers}
                self.breaks[flow, kind] = towards
                steps = self.steps.setdefault((flow.source, kind), [])
                rank = n * 1000 + problem.kinds.index(kind) * 50
                for party, broken in towards.items():
                    fresh = party in problem.concerned or any(gate[2] for gate in self.gates(flow, party))
                    steps.append((rank + order[party], flow, kind, party, fresh, self.made(flow, kind, party), broken, None))
                for party in flow.former:
                    fresh = party in problem.concerned
                    steps.append((rank + order[party], flow, kind, party, fresh, self.made(flow, kind, party), 0, towards))
                if flow.place:
                    steps.append((rank + order[flow.place], flow, kind, flow.place, False, self.made(flow, kind, None), 0, towards))
        for public in problem.public:
            for kind in self.kinds:
                rank = len(problem.flows) * 1000 + problem.kinds.index(kind) * 50
                for party in problem.parties:
                    if party != public:
                        fresh = party in problem.concerned
                        self.steps.setdefault((public, kind), []).append(
                            (rank + order[party], None, kind, party, fresh, self.made(None, kind, party), 0, None))

    # ---- copies

    def starts(self):
        """Least first: (holder, kind, locus) and the copy."""
        problem, found = self.problem, []
        order = {name: n for n, name in enumerate(problem.loci)}
        for holder, kind in dict.fromkeys(problem.holdings):
            if kind not in self.kinds:
                continue
            place = problem.places.get(holder)
            for locus in [holder] + (place.circle + [who for who, _ in place.former] if place else []):
                bonds, origin = 0, holder
                if locus in problem.concerned:
                    origin = locus
                else:
                    bonds = self.mask(lambda b: kind in b.kinds and (
                        b.sort == SECRECY and b.of == locus or b.sort == PURPOSE and b.of == holder
                        or b.sort == PLACE and b.of == holder and b.audience == self.audience(holder, None)))
                key = (order[holder], problem.kinds.index(kind), order[locus])
                found.append((key, (locus, kind, origin, bonds, bonds, None), (holder, kind, locus)))
        return sorted(found, key=lambda one: one[0])

    def enumerate(self):
        """Fills `paths`, a list in order of (start) or (path before, step); and `known`, per locus and kind its copies
        with the number of their least path, in order of paths."""
        self.paths, self.known, seen = [], {}, set()
        level = []
        for _, copy, start in self.starts():
            level.append((len(self.paths), copy))
            self.paths.append(start)
        while level:
            found = []
            for path, copy in self.visit(level, seen):
                found.extend(self.next_copies(path, copy))
            found.sort(key=lambda one: one[:2])
            level, last = [], None
            for before, rank, step, copy in found:
                if copy in seen:
                    continue
                if (before, rank) != last:
                    last = before, rank
                    self.paths.append((before, step))
                level.append((len(self.paths) - 1, copy))

    def visit(self, level, seen):
        """New copies of a level, with those that derive from them by the same path."""
        fresh = []
        for path, copy in level:
            todo = [copy]
            while todo:
                one = todo.pop()
                if one in seen:
                    continue
                seen.add(one)
                if len(seen) > LIMIT:
                    raise TooMany
                fresh.append((path, one))
                locus, kind, origin, bonds, good, came = one
                self.known.setdefault((locus, kind), []).append((path, one))
                for part in self.problem.parts[kind]:
                    covering = self.covering[part]
                    todo.append((locus, part, origin, bonds & covering, good & covering, came))
        return fresh

    def draws(self, flow, copy):
        if flow is None or flow.title is None:
            return True
        return copy[2] == flow.source if flow.title == 'own' else copy[5] == flow.title

    def next_copies(self, path, copy):
        locus, kind, origin, bonds, good, came = copy
        for step in self.steps.get((locus, kind), ()):
            rank, flow, _, target, fresh, made, broken, towards = step
            if origin == target or not self.draws(flow, copy):
                continue
            name = flow.name if flow else 'public'
            if fresh:
                yield path, rank, step, (target, kind, target, made, made, name)
                continue
            broken = self.broken_there(step, origin)
            yield path, rank, step, (target, kind, origin, bonds | made, good & ~broken | made, name)

    def broken_there(self, step, origin):
        broken, towards = step[6:]
        for party, breaches in (towards or {}).items():
            if party != origin:
                broken |= breaches
        return broken

    # ---- paths

    def hops(self, number):
        """The start of a path, and its steps."""
        steps = []
        while len(self.paths[number]) == 2:
            number, step = self.paths[number]
            steps.append(step)
        return self.paths[number], steps[::-1]

    def tell(self, number, *more):
        start, steps = self.hops(number)
        told = ['/'.join(start)] + ['/'.join([step[1].name if step[1] else 'public', step[2], step[3]]) for step in steps]
        return ' '.join(told + list(more))

    def first_breach(self, number, bond):
        """The flow that first broke a bond since it was last made, on a path at whose end it is carried."""
        (holder, _, locus), steps = self.hops(number)
        origin, breach = locus if locus in self.problem.concerned else holder, None
        for step in steps:
            if step[5] >> bond & 1:
                breach = None
            elif breach is None and self.broken_there(step, origin) >> bond & 1:
                breach = step[1].name
            origin = step[3] if step[4] else origin
        return breach


# ---- verdicts ----------------------------------------------------------------------------------------------------

def lowest(mask):
    return (mask & -mask).bit_length() - 1


def judge(reading, flow, kind, party):
    """What disclosing `kind` to `party` by `flow` is, and its witnesses: (verdict, kind of leak, text after the kind)."""
    broken = reading.breaks[flow, kind][party]
    drawn = [(path, copy) for path, copy in reading.known.get((flow.source, kind), ())
             if copy[2] != party and reading.draws(flow, copy)]
    if not drawn:
        return 'nothing', None, None
    carried = [(path, copy) for path, copy in drawn if copy[3] & broken]
    if not carried:
        return 'clean', None, None
    good = [(path, copy) for path, copy in drawn if copy[4] & broken]
    free = [path for path, copy in drawn if not copy[3] & broken]
    path, copy = (good or carried)[0]
    bond = lowest(copy[4 if good else 3] & broken)
    last = '/'.join([flow.name, kind, party])
    text = '%s by %s' % ('%s', reading.tell(path, last))
    name = reading.bonds[bond].name
    if good:
        clean = ' clean ' + reading.tell(free[0], last) if free else ''
        return 'leak', 'ambiguous' if free else 'certain', text % name + clean
    return 'leak', 'consequence', text % ('%s after %s' % (name, reading.first_breach(path, bond)))


class Analysis:
    def __init__(self, problem):
        self.problem = problem
        doubt = any(gate[3] for flow in problem.flows for gate in flow.gates)
        self.readings = [(Reading(problem, kinds, True), Reading(problem, kinds, False) if doubt else None)
                         for kinds in families(problem)]
        self.of = {kind: reading for reading, _ in self.readings for kind in reading.kinds}
        self.n_copies = sum(len(copies) for reading, _ in self.readings for copies in reading.known.values())
        self.find_leaks()
        self.find_dead()

    def known(self, locus, kind):
        return self.of[kind].known.get((locus, kind), [])

    def find_leaks(self):
        problem, found = self.problem, []
        for reading, strict in self.readings:
            for (flow, kind), towards in reading.breaks.items():
                for party in towards:
                    verdict, leak, text = judge(reading, flow, kind, party)
                    if verdict == 'clean' and strict:
                        verdict, leak, text = judge(strict, flow, kind, party)
                        leak = 'contested'
                        if text:
                            before, _, after = text.partition(' by ')
                            text = before.split(' after ')[0] + ' by ' + after
                    if verdict == 'leak':
                        key = problem.flows.index(flow), problem.parties.index(party), problem.kinds.index(kind)
                        found.append((key, flow, party, kind, leak, text))
        self.leaks = sorted(found, key=lambda one: one[0])

    def find_dead(self):
        self.dead = [(flow, kind) for flow in self.problem.flows if not flow.ban for kind in flow.kinds
                     if not any(self.of[kind].draws(flow, copy) for _, copy in self.known(flow.source, kind))]

    def ceilings(self):
        for flow in self.problem.flows:
            ceiling = self.problem.places[flow.place].ceiling if flow.place else 0
            if ceiling and not flow.ban and any(self.problem.level[kind] > ceiling for kind in flow.kinds):
                yield 'ceiling %s %s' % (flow.name, flow.place)

    def banned(self):
        """To a party: whoever hears it; to a place: what is said or written there."""
        problem = self.problem
        for flow in problem.flows:
            for ban in problem.flows:
                if flow.ban or not ban.ban or flow.source != ban.source:
                    continue
                reached = [flow.place] if ban.target in problem.places else flow.hearers
                if ban.target in reached and any(derives(problem, kind, part) for kind in flow.kinds for part in ban.kinds):
                    yield 'banned ' + flow.name
                    break

    def has_reason(self, party, kind):
        problem = self.problem
        leaks = {(flow, who, what) for _, flow, who, what, _, _ in self.leaks}
        told = [(flow.target, one) for flow in problem.flows if not flow.ban for one in flow.kinds
                if (flow, party, one) not in leaks]
        return party in problem.concerned or any(who == party and derives(problem, one, kind)
                                                 for who, one in problem.needs + problem.holdings + told)

    def needs(self):
        for flow in self.problem.flows:
            for party in flow.hearers if flow.place and not flow.ban else ():
                for kind in flow.kinds:
                    heard = any(copy[2] != party and self.of[kind].draws(flow, copy)
                                for _, copy in self.known(flow.source, kind))
                    if heard and self.problem.level[kind] >= 3 and party not in flow.named + flow.guests \
                            and not self.has_reason(party, kind):
                        yield 'need %s %s' % (flow.name, party)
                        break

    def nevers(self):
        for kind, locus in self.problem.nevers:
            known = self.known(locus, kind)
            text = 'never %s > %s ' % (kind, locus)
            if known:
                yield text + 'refuted by ' + self.of[kind].tell(known[0][0])
            else:
                reserve = any(derives(self.problem, one, kind) for _, one in self.dead)
                yield text + ('reserve' if reserve else 'proved')

    def bonds(self, locus, kind, must):
        masks = [copy[3] for _, copy in self.known(locus, kind)]
        mask = -1 if must else 0
        for one in masks:
            mask = mask & one if must else mask | one
        return [bond.name for i, bond in enumerate(self.of[kind].bonds) if masks and mask >> i & 1]

    def knowledge(self):
        for locus in self.problem.loci:
            for kind in self.problem.kinds:
                known = self.known(locus, kind)
                if known:
                    reading, path = self.of[kind], known[0][0]
                    steps = reading.hops(path)[1]
                    flow = steps[-1][1].name if steps and steps[-1][1] else 'itself'
                    yield '%s:%s may {%s} must {%s} from %s by %s' % (
                        locus, kind, ' '.join(self.bonds(locus, kind, False)), ' '.join(self.bonds(locus, kind, True)),
                        flow, reading.tell(path))

    def tell(self):
        """As flow-driver prints it."""
        for _, flow, party, kind, leak, text in self.leaks:
            yield '%s>%s %s %s %s' % (flow.name, party, kind, leak, text)
        yield from self.ceilings()
        yield from self.banned()
        yield from ('dead %s %s' % (flow.name, kind) for flow, kind in self.dead)
        yield from self.needs()
        yield from self.nevers()
        yield from self.knowledge()
