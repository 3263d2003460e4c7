#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Document trees cut into small ones, each of one block, for the fuzzer of trees: a whole paper takes it a second.

    pieces.py FOLDER TREE…

Of blocks that hold the same elements and attributes, the shortest is kept.
"""
import copy
import pathlib
import sys

from lxml import etree

NS = '{urn:entente:document:1}'
BLOCKS = {NS + name for name in ('alinea', 'liste', 'definitions', 'tableau', 'encadre', 'figure', 'signatures', 'intertitre', 'saut')}
ALONE = {NS + name for name in ('couverture', 'sommaire', 'annexe')}
LARGEST = 6000


def shape(element):
    return frozenset((e.tag, a) for e in element.iter(etree.Element) for a in (None, *e.attrib))


def piece(root, block):
    """The same document with that block alone."""
    document = etree.Element(root.tag, dict(root.attrib), nsmap=root.nsmap)
    document.append(copy.deepcopy(block))
    document[-1].tail = None
    if block.tag in ALONE:
        filler = etree.Element(NS + 'alinea')
        filler.text = 'x'
        document.insert(0 if block.tag == NS + 'annexe' else 1, filler)
    return etree.tostring(document, encoding='utf-8')


def main():
    folder = pathlib.Path(sys.argv[1])
    kept = {}
    for path in sys.argv[2:]:
        root = etree.parse(path).getroot()
        for block in root.iter(*BLOCKS, *ALONE):
            text = piece(root, block)
            if len(text) <= LARGEST and len(text) < len(kept.get(key := shape(block), text + b'x')):
                kept[key] = text
    for number, key in enumerate(sorted(kept, key=lambda k: sorted(map(str, k)))):
        (folder / f'piece-{number}.xml').write_bytes(kept[key])
    return not kept


if __name__ == '__main__':
    sys.exit(main())
