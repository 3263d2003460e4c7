#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What the cases prove of the rules, taken together.

    coverage.py ENTENTE [--list]

All that run.py holds; then, of what it found on every case, base charter and
lawful charter, and on the examples:
- every rule fires somewhere (what a premise suppresses does not count);
- no rule is shadowed: each fires at least once where no other one blames the
  same element, and no two fire on exactly the same charters;
- each rule has as many silent cases as noisy ones;
- every row of a catalogue (law/*/catalogue.xml) is implemented by a rule, by the
  own rules of the example it names, or says why none can be, one row in ten at most.

--list also prints the rows and their rules.
"""
import collections
import pathlib
import sys

from lxml import etree

import cases
import run
from cases import REGLE

DROIT = '{urn:entente:droit:1}'
PAIRS_SHOWN = 4
faults = []


# ── Catalogues ───────────────────────────────────────────────────────────────

def catalogues():
    for path in sorted(cases.LAW.glob('*/catalogue.xml')):
        yield path.parent.name, list(etree.parse(str(path)).getroot().iter(DROIT + 'ligne'))


def own_rows(row):
    """The rules of the example a row names that list it."""
    pack = cases.ROOT / row.get('propre')
    found = [p.get('id') for p in (etree.parse(str(pack)).getroot().iter(cases.SCH + 'pattern') if pack.is_file() else [])
             if row.get('id') in p.get(REGLE + 'catalogue', '').split()]
    if not found:
        faults.append(f'{row.get("id")}: no rule of {row.get("propre")} lists it')
    return found


def check_catalogues(rules, verbose):
    listed = {}
    for rule, pattern in rules.items():
        for row in pattern.get(REGLE + 'catalogue', '').split():
            listed.setdefault(row, []).append(rule)
    known = set()
    for jurisdiction, rows in catalogues():
        ids = [row.get('id') for row in rows]
        known.update(ids)
        for row in rows:
            if row.get('propre'):
                listed.setdefault(row.get('id'), []).extend(own_rows(row))
        reasoned = [row.get('id') for row in rows if row.find(DROIT + 'motif') is not None]
        missing = [i for i in ids if i not in listed and i not in reasoned]
        if missing:
            faults.append(f'catalogue {jurisdiction}: {len(missing)} of {len(ids)} rows have neither rule nor reason: {" ".join(missing)}')
        for row in sorted(set(reasoned) & set(listed)):
            faults.append(f'catalogue {jurisdiction}: {row} says that no machine can check it; {" ".join(listed[row])} does')
        for row in sorted({i for i in ids if ids.count(i) > 1}):
            faults.append(f'catalogue {jurisdiction}: {row} twice')
        if len(reasoned) * 10 > len(ids):
            faults.append(f'catalogue {jurisdiction}: {len(reasoned)} reasons for {len(ids)} rows, more than one in ten: {" ".join(reasoned)}')
        print(f'catalogue {jurisdiction}: {len(ids)} rows, {len(ids) - len(reasoned) - len(missing)} by rules, '
              f'{len(reasoned)} reasoned, {len(missing)} missing')
        if verbose:
            for row in ids:
                print(f'  {row}: {" ".join(listed.get(row, [])) or ("reasoned" if row in reasoned else "missing")}')
    prefixes = {i.split('-')[0] for i in known}
    for row in sorted(set(listed) - known):
        if row.split('-')[0] in prefixes:
            faults.append(f'{" ".join(listed[row])}: no row {row} in any catalogue')


# ── What fires where ─────────────────────────────────────────────────────────

def fired(entente):
    """Rule → set of (charter, place of the element blamed)."""
    places = collections.defaultdict(set)
    run.check(entente, sorted(p for p in (cases.ROOT / 'examples').glob('*/*.xml') if p.stem == p.parent.name), None)
    for path, report in run.reports.items():
        for finding in report['findings']:
            if finding['origin'] == 'law':
                places[finding['id']].add((pathlib.Path(path).stem, finding['line'], finding['element']))
    return places


def charters(places):
    return {place[0] for place in places}


def check_places(rules, places):
    for rule in rules:
        if not places[rule]:
            faults.append(f'{rule}: fires nowhere')
    by_place = collections.defaultdict(set)
    for rule, where in places.items():
        for place in where:
            by_place[place].add(rule)
    for rule in rules:
        others = [by_place[place] - {rule} for place in places[rule]]
        for shadow in sorted(set.intersection(*others) if others else ()):
            faults.append(f'{rule}: shadowed by {shadow}, which blames the same element every time')
    twins = collections.defaultdict(list)
    for rule in rules:
        if places[rule]:
            twins[frozenset(charters(places[rule]))].append(rule)
    for where, same in twins.items():
        if len(same) > 1:
            faults.append(f'{", ".join(same)}: always fire together ({", ".join(sorted(where)[:PAIRS_SHOWN])})')


def check_balance(rules, all_cases):
    noisy = collections.Counter(c.rule for c in all_cases if c.fails)
    silent = collections.Counter(c.rule for c in all_cases if not c.fails)
    for rule in rules:
        if silent[rule] < noisy[rule]:
            faults.append(f'{rule}: {noisy[rule]} failing cases, {silent[rule]} passing')


def main():
    entente, verbose = sys.argv[1], '--list' in sys.argv[2:]
    rules = {pattern.get('id'): pattern for _, pattern in cases.patterns()}
    _, all_cases = run.hold(entente, set())
    places = fired(entente)
    check_catalogues(rules, verbose)
    check_places(rules, places)
    check_balance(rules, all_cases)
    faults[:0] = run.faults
    for fault in faults:
        print(fault)
    failing = sum(c.fails for c in all_cases)
    print(f'{len(rules)} rules, {len(all_cases)} cases ({failing} failing, {len(all_cases) - failing} passing), {len(cases.bases())} bases, '
          f'{len(cases.silent())} lawful charters, {sum(map(len, places.values()))} findings, {len(faults)} faults')
    sys.exit(bool(faults))


if __name__ == '__main__':
    main()
