#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Typography in figures, over every paper of every example and two texts of ours.

usage: figures.py ENTENTE TYPESET-FILE ROOT [EXAMPLE…]
The examples are French and Dutch (both charters of csil-r-flandre); German and English
are measured on deutsch.xml and english.xml, which stand beside this file.
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

HERE = Path(__file__).resolve().parent
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


def charters(root, wanted):
    """The examples: a folder's own charter, and its translation if it has one."""
    for example in sorted((root / 'examples').iterdir()):
        for charter in (example / f'{example.name}.xml', example / f'{example.name}-nl.xml'):
            if charter.is_file() and (not wanted or charter.stem in wanted):
                yield charter


def dumps(entente, typeset_file, root, folder, wanted):
    """(language, dump, PDF) of every paper."""
    for charter in charters(root, wanted):
        out = folder / charter.stem
        subprocess.run([entente, 'build', str(charter), '-o', str(out), '--dump'], capture_output=True)
        for dump in sorted(out.glob('*.lines.txt')):
            tree = out / (dump.name[:-10] + '.tree.xml')
            language = re.search(r'xml:lang="(\w\w)', tree.read_text(encoding='utf-8')[:4000])
            yield language.group(1) if language else '?', dump, out / (dump.name[:-10] + '.pdf')
    for name, language in (('deutsch', 'de'), ('english', 'en')):
        if not wanted or name in wanted:
            source, dump, pdf = HERE / f'{name}.xml', folder / f'{name}.lines.txt', folder / f'{name}.pdf'
            subprocess.run([typeset_file, 'dump', source, dump], check=True)
            subprocess.run([typeset_file, 'pdf', source, pdf], check=True)
            yield language, dump, pdf


def main():
    entente, typeset_file, root = (Path(a).resolve() for a in sys.argv[1:4])
    wanted = sys.argv[4:]
    total, languages, bad, every = {}, {}, [], []
    with tempfile.TemporaryDirectory(prefix='entente-figures-') as name:
        for language, dump, pdf in dumps(str(entente), str(typeset_file), root, Path(name), wanted):
            label = f'{dump.parent.name}/{dump.name[:-10]}'
            figures = measure(dump, pdf, every)
            for sums in (total, languages.setdefault(language, {})):
                for key, value in figures.items():
                    sums[key] = sums.get(key, 0) + value
            part = shares(figures)
            print(f'{label}: {language}, {figures["lines"]} lines, {figures["justified"]} justified, {part["loose"]:.1%} loose, '
                  f'{part["hyphenated"]:.1%} hyphenated, {figures["compared"]} looked at again')
            bad += [f'{label}: {key}: {figures[key]}' for key in NEVER if figures[key]]
    for language, sums in sorted(languages.items()):
        part = shares(sums)
        bad += [f'{language}: {part[key]:.1%} {key}, at most {limit:.0%} wanted' for key, limit in ALLOWED.items() if part[key] > limit]
        print(f'{language}: {sums["lines"]} lines, {sums["justified"]} justified, {part["loose"]:.1%} loose, {part["hyphenated"]:.1%} hyphenated')
    if not wanted and {'fr', 'nl', 'de', 'en'} - set(languages):
        bad.append(f'only measured: {", ".join(sorted(languages))}')
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
