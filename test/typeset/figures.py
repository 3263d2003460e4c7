#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Typography in figures, over every paper of every example.

usage: figures.py ENTENTE ROOT [EXAMPLE…]
Reads the lines that the typesetter says it made (build --dump), and looks again
at the printed page through poppler (pdftotext -bbox-layout): the two must agree
on the spaces. Exit 1 if a paper is beyond what we allow ourselves.
"""
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

LOOSE = 1.5          # times the natural space
ALLOWED = {'loose': 0.08, 'hyphenated': 0.10, 'hyphenated lines of all': 0.10}
NEVER = ('overfull', 'three hyphens', 'hyphen at a page turn', 'heading at a foot', 'widow or orphan')
ITEM = re.compile(r'( *)(note )?(?:\[\d+\] )?(line|row|figure|rule) y=(\S+) h=(\S+)(?: w=(\S+) of=(\S+))?(?: gap=(\S+))?(.*)')


class Line:
    def __init__(self, found):
        indent, _, self.kind, y, _, width, measure, gap, rest = found.groups()
        self.inner = len(indent) > 2
        flags, _, self.text = rest.partition(' : ')
        self.flags = flags.split()
        self.y = float(y)
        self.width, self.measure = (float(width), float(measure)) if width else (0, 0)
        self.gap = float(gap) if gap else None


def read_dump(path):
    """The pages, each a list of lines as placed."""
    pages = []
    for text in path.read_text(encoding='utf-8').split('\n'):
        if text.startswith('page '):
            pages.append([])
            cover = ' cover' in text
        elif pages:
            found = ITEM.match(text)
            if found:
                pages[-1].append(Line(found))
                pages[-1][-1].cover = cover
    return pages


def second_look(pdf):
    """{text of the line: gaps between its words, in points} as poppler sees the pages."""
    xml = subprocess.run(['pdftotext', '-bbox-layout', str(pdf), '-'], capture_output=True).stdout
    root = ElementTree.fromstring(re.sub(rb'<!DOCTYPE[^>]*>', b'', xml))
    lines = {}
    for line in root.iter('{http://www.w3.org/1999/xhtml}line'):
        words = list(line)
        gaps = [float(b.get('xMin')) - float(a.get('xMax')) for a, b in zip(words, words[1:])]
        if gaps:
            lines.setdefault(bare(''.join(w.text or '' for w in words)), []).append(sorted(gaps)[len(gaps) * 3 // 4])  # the small spaces before « ; » aside
    return lines


def bare(words):
    return re.sub('[\\s\u00a0\u202f]', '', unicodedata.normalize('NFKC', words)).replace('\u00ad', '-')


def measure(dump, pdf, every):
    pages, figures = read_dump(dump), dict.fromkeys(NEVER, 0)
    figures.update(lines=0, justified=0, loose=0, hyphenated=0, divided=0, tight=0, compared=0)
    run, seen, natural = 0, second_look(pdf), []
    for page in pages:
        for line in page:
            if line.kind != 'line':
                continue
            figures['lines'] += 1
            figures['overfull'] += line.width > line.measure + 0.6
            if line.gap is not None:
                figures['justified'] += 1
                figures['loose'] += line.gap > LOOSE
                figures['divided'] += 'hyphenated' in line.flags
                figures['tight'] += line.gap < 0.66
                again = seen.get(bare(line.text))
                if again and len(again) == 1:
                    natural.append(again[0] / line.gap)
                    every.append((natural[-1], f'{dump.parent.name}/{dump.name[:-10]}'))
            run = run + 1 if 'hyphenated' in line.flags else 0
            figures['hyphenated'] += run > 0
            figures['three hyphens'] += run > 2
        body = [x for x in page if not x.inner]
        if body and not body[-1].cover:
            last = body[-1]
            figures['heading at a foot'] += 'heading' in last.flags
            figures['widow or orphan'] += 'keep' in last.flags and 'heading' not in last.flags and last.kind == 'line'
            figures['hyphen at a page turn'] += last.kind == 'line' and 'hyphenated' in last.flags and page is not pages[-1]
    figures['compared'] = len(natural)
    return figures


def clusters(values):
    """The sizes of the natural space: body text, notes."""
    centre = median(values)
    rest = [v for v in values if abs(v / centre - 1) > 0.12]
    return [centre] + ([median(rest)] if len(rest) > 2 else [])


def shares(figures):
    return {'loose': figures['loose'] / max(figures['justified'], 1),
            'hyphenated': figures['divided'] / max(figures['justified'], 1),
            'hyphenated lines of all': figures['hyphenated'] / max(figures['lines'], 1)}


def main():
    entente, root = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    wanted = [a for a in sys.argv[3:] if not a.startswith('--')]
    total, bad, every = {}, [], []
    with tempfile.TemporaryDirectory(prefix='entente-figures-') as name:
        for example in sorted((root / 'examples').iterdir()):
            charter = example / (example.name + '.xml')
            if not charter.is_file() or (wanted and example.name not in wanted):
                continue
            out = Path(name) / example.name
            subprocess.run([entente, 'build', str(charter), '-o', str(out), '--dump'], capture_output=True)
            for dump in sorted(out.glob('*.lines.txt')):
                label = f'{example.name}/{dump.name[:-10]}'
                figures = measure(dump, out / (dump.name[:-10] + '.pdf'), every)
                for key, value in figures.items():
                    total[key] = total.get(key, 0) + value
                part = shares(figures)
                print(f'{label}: {figures["lines"]} lines, {figures["justified"]} justified, {part["loose"]:.1%} loose, '
                      f'{part["hyphenated"]:.1%} hyphenated, {figures["compared"]} looked at again')
                bad += [f'{label}: {key}: {figures[key]}' for key in NEVER if figures[key]]
    # One natural space a text size (body, notes), the same in all papers: some have only a line of notes.
    spaces = clusters([n for n, _ in every])
    bad += [f'{label}: a line seen otherwise ({n:.2f})' for n, label in every if min(abs(n / m - 1) for m in spaces) > 0.15]
    part = shares(total)
    bad += [f'all: {part[key]:.1%} {key}, at most {limit:.0%} wanted' for key, limit in ALLOWED.items() if part[key] > limit]
    print(f'all: {total["lines"]} lines, {total["justified"]} justified, {part["loose"]:.1%} loose, {total["tight"]} tight, '
          f'{part["hyphenated"]:.1%} hyphenated')
    if total['justified'] and total['compared'] < total['justified'] / 3:
        bad.append(f'only {total["compared"]} lines could be looked at again')
    print('\n'.join(bad))
    print(f'{1 - bool(bad)} passed, {int(bool(bad))} failed')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
