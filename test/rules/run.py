#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Rules, cases and cards hold together.

    run.py ENTENTE [RULE…]

- every failing case makes its rule fire, at the element it names; every passing
  case does not; nor do the sound base charters make any rule fire;
- the examples on the cards do what they say;
- every rule has a failing and a passing case, a complete card in the languages
  of its pack, catalogue rows, and provisions that exist.
"""
import collections
import json
import subprocess
import sys
import tempfile
import pathlib

from lxml import etree

import cases
from cases import REGLE, SCH, XML_LANG

LANGUAGES = {'fr': ['fr', 'en'], 'be': ['fr', 'nl', 'en'], 'de': ['de', 'en'], 'nl': ['nl', 'en'], 'eu': ['fr', 'nl', 'en'], 'commun': ['fr', 'en']}
PARTS = ['titre', 'pourquoi', 'question', 'detection', 'faux-positifs', 'remede', 'message', 'solution']
DROIT = '{urn:entente:droit:1}'
faults = []
reports = {}  # path → what `entente check` said of it


# ── Cards ────────────────────────────────────────────────────────────────────

def text_of(element):
    return ' '.join(''.join(element.itertext()).split())


def check_card(jurisdiction, pattern, provisions):
    rule = pattern.get('id')
    card = pattern.find(REGLE + 'carte')
    if not rule.startswith(jurisdiction + '-'):
        faults.append(f'{rule}: the id should start with {jurisdiction}-')
    if not pattern.get(REGLE + 'catalogue', '').split():
        faults.append(f'{rule}: no catalogue row')
    for ref in pattern.get(REGLE + 'provisions', '').split():
        if ref not in provisions:
            faults.append(f'{rule}: no provision {ref}')
    languages = LANGUAGES.get(jurisdiction, ['en'])
    parts = PARTS + (['lecture'] if pattern.get(REGLE + 'conteste') == 'oui' else [])
    for language in languages:
        for part in parts:
            rows = [e for e in card.iterchildren(REGLE + part) if e.get(XML_LANG) == language]
            wanted = 2 if part == 'lecture' else 1
            if len(rows) < wanted or (wanted == 1 and len(rows) > 1):
                faults.append(f'{rule}: {len(rows)} «{part}» in {language}')
            if any(not text_of(row) and row.find(REGLE + 'valeur') is None for row in rows):
                faults.append(f'{rule}: empty «{part}» in {language}')
            if part == 'lecture' and any(not row.get('tenant') for row in rows):
                faults.append(f'{rule}: a reading that nobody holds')
    for kind in ('faux', 'juste'):
        if not any(e.get('genre') == kind for e in card.iterchildren(REGLE + 'exemple')):
            faults.append(f'{rule}: no example «{kind}»')
    if card.find(REGLE + 'revue') is None:
        faults.append(f'{rule}: no <e:revue>')


def check_cards(all_cases):
    provisions = {e.get('id') for path in cases.LAW.glob('*/acts.xml')
                  for e in etree.parse(str(path)).getroot().iter(DROIT + 'disposition')}
    rules, seen = set(), collections.Counter((c.rule, c.fails) for c in all_cases if '/exemple-' not in c.name)
    for jurisdiction, pattern in cases.patterns():
        rule = pattern.get('id')
        if rule in rules:
            faults.append(f'{rule}: twice')
        rules.add(rule)
        check_card(jurisdiction, pattern, provisions)
        for fails, word in ((True, 'failing'), (False, 'passing')):
            if not seen[rule, fails]:
                faults.append(f'{rule}: no {word} case')
    for _, pattern in cases.patterns():
        for premise in pattern.get(REGLE + 'premisses', '').split():
            if premise not in rules:
                faults.append(f'{pattern.get("id")}: no rule {premise} to be a premise')
    for rule in sorted({c.rule for c in all_cases} - rules):
        faults.append(f'test/rules/{rule}: no such rule')
    return rules


# ── Runs ─────────────────────────────────────────────────────────────────────

def check(entente, paths, as_of):
    """The report of `entente check` on each path."""
    command = [entente, 'check', '--format=json', '--lang=en'] + ([f'--as-of={as_of}'] if as_of else []) + [str(p) for p in paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 2) or done.stderr:
        sys.exit(f'{entente} check: status {done.returncode}\n{done.stderr}')
    found = json.loads(done.stdout)
    found = found if isinstance(found, list) else [found]
    reports.update(zip(map(str, paths), found, strict=True))
    return found


def show(finding):
    return f'{finding["line"]}: {finding["severity"]} {finding["id"]} ({finding["element"]}): {finding["message"]}'


def judge(case, report):
    broken = [f for f in report['findings'] if f['origin'] == 'compiler' and f['severity'] == 'error']
    fired = [f for f in report['findings'] if f['id'] == case.rule]
    if broken:
        faults.append(f'{case.name}: not a valid charter\n    ' + '\n    '.join(map(show, broken)))
    elif case.fails and not fired:
        others = sorted({f['id'] for f in report['findings']})
        faults.append(f'{case.name}: {case.rule} does not fire ({", ".join(others) or "no finding"})')
    elif case.fails and case.blame and case.blame not in [f['element'] for f in fired]:
        faults.append(f'{case.name}: {case.rule} blames {", ".join(str(f["element"]) for f in fired)}, not {case.blame}')
    elif not case.fails and fired:
        faults.append(f'{case.name}: {case.rule} fires\n    ' + '\n    '.join(map(show, fired)))


def run_cases(entente, all_cases, folder):
    by_date = collections.defaultdict(list)
    for case in all_cases:
        case.write(folder)
        by_date[case.as_of].append(case)
    for as_of, group in by_date.items():
        for case, report in zip(group, check(entente, [c.path for c in group], as_of), strict=True):
            judge(case, report)


def run_bases(entente):
    sound = cases.bases() + cases.silent()
    for path, report in zip(sound, check(entente, sound, None), strict=True):
        for finding in report['findings']:
            faults.append(f'{path.parent.name}/{path.name}:{show(finding)}')


def hold(entente, wanted):
    """Every check of this file, on the rules wanted (all of them if none is named): the rules, the cases."""
    all_cases = cases.load(faults)
    rules = check_cards(all_cases)
    if wanted:
        all_cases = [c for c in all_cases if c.rule in wanted]
        faults[:] = [f for f in faults if f.split(':')[0].split('/')[0] in wanted]
    with tempfile.TemporaryDirectory() as folder:
        if all_cases:
            run_cases(entente, all_cases, pathlib.Path(folder))
    if cases.bases() and not wanted:
        run_bases(entente)
    return rules, all_cases


def main():
    rules, all_cases = hold(sys.argv[1], set(sys.argv[2:]))
    for fault in faults:
        print(fault)
    failing = sum(c.fails for c in all_cases)
    print(f'{len(rules)} rules, {len(all_cases)} cases ({failing} failing, {len(all_cases) - failing} passing), '
          f'{len(cases.bases())} bases, {len(cases.silent())} lawful charters, {len(faults)} faults')
    sys.exit(bool(faults))


if __name__ == '__main__':
    main()
