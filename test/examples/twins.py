#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The CSIL R of two Regions is one model: only words, the territory and the papers asked for differ.

    twins.py ENTENTE ROOT

The Dutch text of the Flemish one has the verdict of the French.
"""
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ET

NS = '{urn:entente:charte:1}'
WORDS = {'nom', 'court', 'referent', 'apport', 'modalites', 'personnes-critere', 'titre', 'moment', 'declencheur', 'necessite',
         'motif', 'motif-dispense', 'question', 'support', 'contact', '{http://www.w3.org/XML/1998/namespace}lang'}


def shape(path):
    """The charter as (depth, element, attributes) rows, without its words."""
    rows = []

    def walk(element, depth):
        name = element.tag.removeprefix(NS)
        if name == 'document':
            return
        words = WORDS | ({'entite-federee'} if name == 'territoire' else {'finalite'} if name == 'registre' else set())
        rows.append((depth, name, tuple(sorted((k, v) for k, v in element.attrib.items() if k not in words))))
        for child in element:
            walk(child, depth + 1)

    walk(ET.parse(path).getroot(), 0)
    return rows


def main():
    entente, examples = sys.argv[1], pathlib.Path(sys.argv[2]) / 'examples'
    flemish = examples / 'csil-r-flandre'
    first = shape(examples / 'csil-r-wallonie' / 'csil-r-wallonie.xml')
    faults = []
    for path in (flemish / 'csil-r-flandre.xml', flemish / 'csil-r-flandre-nl.xml'):
        other = shape(path)
        faults += [f'{path.name}: {b} for {a}' for a, b in zip(first, other) if a != b][:3]
        if len(first) != len(other):
            faults.append(f'{path.name}: {len(other)} elements for {len(first)}')
    expected = json.loads((flemish / 'expected.json').read_text(encoding='utf-8'))
    run = subprocess.run([entente, 'check', '--format=json', flemish / 'csil-r-flandre-nl.xml'], capture_output=True, text=True)
    found = [(f['id'], f['severity']) for f in json.loads(run.stdout)['findings']]
    if run.returncode != expected['exit'] or found != [(f['id'], f['severity']) for f in expected['findings']]:
        faults.append(f'csil-r-flandre-nl.xml: exit {run.returncode}, {found}')
    print('\n'.join(faults) or f'{len(first)} elements, the same in three charters')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
