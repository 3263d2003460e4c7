#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Certificates against the independent checker (test/certificate.py).

    certificates.py ENTENTE ROOT

- every promise that the analysis proves, of the examples, of the cases and of
  the base charters with a promise for every information towards everybody and
  every place, is verified; what can be known is the same on both sides;
- a node taken away, added or altered, another charter: refused.
"""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

from lxml import etree

ENTENTE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path += [str(ROOT / 'test'), str(ROOT / 'test' / 'rules')]
import cases  # noqa: E402
import certificate as checker  # noqa: E402

CHARTE = cases.CHARTE
faults, counts = [], {'charters': 0, 'promises proved': 0, 'nodes': 0, 'flips refused': 0}


def call(*arguments):
    done = subprocess.run([ENTENTE, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or done.stderr:
        sys.exit(f'{arguments}: status {done.returncode}\n{done.stdout}{done.stderr}')
    return done.stdout


def with_promises(charter):
    """The charter, promising everything to keep from everybody and every room."""
    charter = copy.deepcopy(charter)
    for old in charter.findall(CHARTE + 'jamais'):
        charter.remove(old)
    whom = [e.get('id') for name in ('partie', 'instance', 'ecrit') for e in charter.iter(CHARTE + name) if e.get('id')]
    for information in charter.iter(CHARTE + 'information'):
        if information.get('id'):
            for who in whom:
                etree.SubElement(charter, CHARTE + 'jamais', information=information.get('id'), vers=who)
    return charter


def known(charter):
    """(who, what) of all that can be known, by the checker's own rules."""
    scope = set(charter.kinds)
    found = list(charter.initial(scope))
    seen = set(found)
    for node in found:
        for new, _, _ in charter.follows(node, scope):
            if new not in seen:
                seen.add(new)
                found.append(new)
    return {node[:2] for node in seen}


def refused(charter, proof):
    try:
        checker.verify(charter, proof)
    except (checker.Refused, KeyError, TypeError):
        return True
    return False


def flips(proof, charter):
    """(what, certificate) for one false word at a time."""
    nodes, kinds = proof['nodes'], sorted(charter.scope(g['what'] for g in proof['goals']))
    people = sorted(charter.parties) + sorted(charter.rooms)
    for i in range(0, len(nodes), max(1, len(nodes) // 12)):
        changes = {'who': people, 'origin': people, 'what': kinds, 'title': sorted(charter.flows),
                   'by': ['held', 'derived', 'published', 'flow'], 'from': [i, i + 1, -1, None, len(nodes)]}
        for name, values in changes.items():
            value = next((v for v in values if v != nodes[i][name]), None)
            if value is not None or name == 'from':
                flipped = copy.deepcopy(proof)
                flipped['nodes'][i][name] = value
                if flipped != proof:
                    yield f'node {i}: {name} {nodes[i][name]} → {value}', flipped
        gone = copy.deepcopy(proof)
        del gone['nodes'][i]
        yield f'node {i} taken away', gone
        twice = copy.deepcopy(proof)
        twice['nodes'].append(nodes[i])
        yield f'node {i} twice', twice
    for goal in proof['goals'][:3]:
        more = copy.deepcopy(proof)
        more['nodes'].append({'who': goal['who'], 'what': goal['what'], 'origin': goal['who'], 'title': None, 'by': 'held',
                              'flow': None, 'from': None})
        yield f'{goal} added', more
    other = copy.deepcopy(proof)
    other['goals'] = other['goals'][1:]
    yield 'a goal taken away', other


def compile_charter(path, folder):
    call('build', '--only=certificats', '-o', folder, path)
    text = (folder / 'certificats.json').read_text(encoding='utf-8')
    return json.loads(text), etree.fromstring(call('facts', path).encode())


def verify(name, path, folder, flip):
    proofs, root = compile_charter(path, folder)
    said = {(s.get('qui'), s.get('quoi')) for s in root.findall('f:sait', checker.NS)}
    held = {int(p.get('jamais')) for p in root.findall('f:preuve[@tenue="oui"]', checker.NS)}
    base = checker.base_facts(root)
    counts['charters'] += 1
    if proofs['facts']['value'] != checker.digest(base):
        faults.append(f'{name}: the certificates speak of other facts')
    charter = checker.Charter(base)
    if said != known(charter):
        faults.append(f'{name}: known on one side only: {sorted(said ^ known(charter))[:5]}')
    if held != {p['never'] for p in proofs['certificates']}:
        faults.append(f'{name}: certificates of {[p["never"] for p in proofs["certificates"]]}, proofs of {held}')
    for proof in proofs['certificates']:
        try:
            counts['nodes'] += checker.verify(charter, proof)
            counts['promises proved'] += 1
        except checker.Refused as refusal:
            faults.append(f'{name}: jamais {proof["never"]}: {refusal}')
        for what, false in flips(proof, charter) if flip else ():
            if refused(charter, false):
                counts['flips refused'] += 1
            else:
                faults.append(f'{name}: jamais {proof["never"]}: accepted, {what}')
    return proofs, base


def another_charter(folder):
    """A proof of a charter does not stand for a charter with one flow more."""
    tree = cases.splice(etree.fromstring(f'<cas xmlns="{CHARTE[1:-1]}" base="clspd">'
                                         '<jamais information="suivi" vers="bailleur"/></cas>'))
    path = folder / 'one.xml'
    etree.ElementTree(tree).write(str(path), encoding='UTF-8')
    proofs, base = verify('one.xml', path, folder, True)
    etree.SubElement(tree, CHARTE + 'flux', id='f-de-trop', de='as', vers='bailleur', information='suivi', canal='oral')
    etree.ElementTree(tree).write(str(path), encoding='UTF-8')
    later = checker.base_facts(etree.fromstring(call('facts', path).encode()))
    if checker.digest(later) == proofs['facts']['value']:
        faults.append('the digest does not see another flow')
    if not refused(checker.Charter(later), proofs['certificates'][0]):
        faults.append('a proof stands for a charter that breaks the promise')
    for element in list(base.iter('{*}flux', '{*}partie', '{*}membre'))[:40]:
        before, name = checker.digest(base), next(n for n in ('role', 'de', 'partie') if element.get(n))
        old = element.get(name)
        element.set(name, old + 'x')
        if checker.digest(base) == before:
            faults.append(f'the digest does not see {name} of {element.tag}')
        element.set(name, old)


def main():
    ignored = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path in sorted((ROOT / 'examples').glob('*/*.xml')):
            if etree.parse(str(path)).find(CHARTE + 'jamais') is not None:  # build writes no proofs where nothing is promised
                verify(path.name, path, folder, True)
        for case in cases.load(ignored):
            if case.charter.find(CHARTE + 'jamais') is not None and not case.as_of:
                verify(case.name, case.write(folder), folder, False)
        for base in cases.bases():
            path = folder / base.name
            etree.ElementTree(with_promises(etree.parse(str(base)).getroot())).write(str(path), encoding='UTF-8')
            verify(base.name, path, folder, False)
        another_charter(folder)
    print('\n'.join(faults[:40]))
    print(', '.join(f'{n} {what}' for what, n in counts.items()) + f', {len(faults)} faults')
    sys.exit(bool(faults))


main()
