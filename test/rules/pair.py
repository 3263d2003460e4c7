#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""One charter, two Regions: only the territory decides.

    pair.py ENTENTE

pair.xml invites the Region's employment service to a CSIL R. In Ghent a decree
mandates it; in Namur no mandate is known, and that is the one finding.
"""
import pathlib
import sys
import tempfile

import cases
import run

MODEL = (cases.HERE / 'pair.xml').read_text(encoding='utf-8')
TOWNS = {'Gand': ('flandre', []), 'Namur': ('wallonie', [('be-csil-wallonie', 'warning', 'csil')])}


def main():
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for town, (region, expected) in TOWNS.items():
            path = pathlib.Path(folder) / f'{town}.xml'
            path.write_text(MODEL.replace('VILLE', town).replace('ENTITE', region), encoding='utf-8')
            found = run.check(sys.argv[1], [path], None)[0]['findings']
            if [(f['id'], f['severity'], f['element']) for f in found] != expected:
                faults.append(f'{town}: expected {expected}\n    ' + '\n    '.join(map(run.show, found)))
    for fault in faults:
        print(fault)
    print(f'{len(TOWNS)} towns, {len(faults)} faults')
    sys.exit(bool(faults))


if __name__ == '__main__':
    main()
