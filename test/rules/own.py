#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The own rules that examples ship (examples/*/regles.sch) do what they say.

    own.py ENTENTE

Cases are test/rules/own/<rule>/{pass,fail}-<n>.xml, fragments on the example's
charter, and the examples on the cards. Each rule has a failing and a passing
case, blames as the charter's (not the law's), and is silent on the example.
Where a failing case says loi="silence", the law finds no error there: the
charter is stricter than the law.
"""
import pathlib
import shutil
import sys
import tempfile

from lxml import etree

import cases
import run
from cases import REGLE, SCH

OWN = cases.HERE / 'own'
faults = []


def case_of(rule, name, fails, element, example):
    element.set('base', f'../../../examples/{example}/{example}')
    case = cases.Case(rule, name, fails, element)
    case.law_silent = element.get('loi') == 'silence'
    return case


def load(example, rules):
    found = []
    for rule, pattern in rules.items():
        for path in sorted((OWN / rule).glob('*.xml')):
            found.append(case_of(rule, f'{rule}/{path.stem}', path.stem.startswith('fail-'), etree.parse(str(path)).getroot(), example))
        for fails, word in ((True, 'failing'), (False, 'passing')):
            if not any(c.rule == rule and c.fails == fails for c in found):
                faults.append(f'{rule}: no {word} case')
        for i, element in enumerate(pattern.iter(REGLE + 'exemple'), 1):
            found.append(case_of(rule, f'{rule}/exemple-{i}', element.get('genre') == 'faux', element, example))
    return found


def judge(case, findings):
    fired = [f for f in findings if f['id'] == case.rule]
    if case.fails and not fired:
        faults.append(f'{case.name}: does not fire ({", ".join(sorted({f["id"] for f in findings})) or "no finding"})')
    if not case.fails and fired:
        faults.append(f'{case.name}: fires: {run.show(fired[0])}')
    if case.fails and case.blame and fired and case.blame not in [f['element'] for f in fired]:
        faults.append(f'{case.name}: blames {fired[0]["element"]}, not {case.blame}')
    faults.extend(f'{case.name}: {f["origin"]} {f["severity"]}' for f in fired if (f['origin'], f['severity']) != ('charter', 'error'))
    faults.extend(f'{case.name}: not a valid charter: {run.show(f)}' for f in findings if f['origin'] == 'compiler' and f['severity'] == 'error')
    if case.law_silent:
        faults.extend(f'{case.name}: the law is not silent: {run.show(f)}' for f in findings if f['origin'] == 'law' and f['severity'] == 'error')


def main():
    entente, total, count = sys.argv[1], 0, 0
    known = set()
    for pack in sorted((cases.ROOT / 'examples').glob('*/regles.sch')):
        example = pack.parent.name
        rules = {p.get('id'): p for p in etree.parse(str(pack)).getroot().iter(SCH + 'pattern')}
        known |= set(rules)
        all_cases = load(example, rules)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(pack, folder)
            paths = [c.write(pathlib.Path(folder)) for c in all_cases]
            for case, report in zip(all_cases, run.check(entente, paths, None), strict=True):
                judge(case, report['findings'])
        report, = run.check(entente, [pack.parent / f'{example}.xml'], None)
        faults.extend(f'{example}: {run.show(f)}' for f in report['findings'] if f['origin'] == 'charter')
        total, count = total + len(rules), count + len(all_cases)
    faults.extend(f'test/rules/own/{path.name}: no such rule' for path in sorted(OWN.glob('*')) if path.name not in known)
    if not total:
        faults.append('no example ships own rules')
    for fault in faults:
        print(fault)
    print(f'{total} own rules, {count} cases, {len(faults)} faults')
    sys.exit(bool(faults))


if __name__ == '__main__':
    main()
