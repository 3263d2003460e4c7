#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The same paper by us, by Typst and by WeasyPrint: time, processor, memory, size.

usage: papers.py ENTENTE TYPESET-FILE ROOT [ROUNDS]
The text is that of an example's règlement intérieur (paragraphs, lists, headings),
cut to a dozen pages, and repeated to about ten times that. Rounds are interleaved,
medians printed, and ratios: only ratios within one run are to be trusted. Typst is
looked for in out/npm (package @myriaddreamin/typst-ts-node-compiler), WeasyPrint as
a command; what is absent is said and left out.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from lxml import etree

NS = '{urn:entente:document:1}'
FONTS = '/usr/share/fonts/opentype/linux-libertine'
NODE = r"""
const { NodeCompiler } = require(process.argv[2]);
const fs = require('fs'), path = require('path');
const main = process.argv[3];
const compiler = NodeCompiler.create({ workspace: path.dirname(main), fontArgs: [{ fontPaths: [process.argv[5]] }] });
fs.writeFileSync(process.argv[4], compiler.pdf({ mainFilePath: main }, { pdfStandard: 'ua-1' }));
"""


def blocks(entente, root, folder):
    """[(kind, words)] of the example: h, p, i."""
    charter = root / 'examples/clspd/clspd.xml'
    subprocess.run([entente, 'build', str(charter), '--only=reglement-interieur', '--dump', '-o', str(folder)], capture_output=True)
    found = []
    for node in etree.parse(str(folder / 'reglement-interieur.tree.xml')).iter(NS + 'titre', NS + 'alinea', NS + 'item'):
        words = re.sub(r'\s+', ' ', ''.join(node.itertext())).strip()
        if words and not any(a.tag in (NS + 'cellule', NS + 'couverture', NS + 'encadre') for a in node.iterancestors()) \
                and not node.findall(NS + 'alinea'):
            found.append(({'titre': 'h', 'alinea': 'p', 'item': 'i'}[etree.QName(node).localname], words))
    return found


def ours(text):
    out, level = ['<document xmlns="urn:entente:document:1" xml:lang="fr" modele="essai" titre="Essai" date="2026-12-01">'], 0
    for i, (kind, words) in enumerate(text):
        if kind == 'h':
            out.append(('</article>' if level else '') + f'<article id="a{i}" numero="{i}" etiquette="Article {i}"><titre>{escape(words)}</titre>')
            level = 1
        elif kind == 'p':
            out.append(f'<alinea>{escape(words)}</alinea>')
        else:
            out.append(f'<liste genre="tiret"><item>{escape(words)}</item></liste>')
    return ''.join(out) + ('</article>' if level else '') + '</document>'


def typst(text):
    out = ['#set document(title: "Essai")\n#set text(font: "Linux Libertine O", size: 11pt, lang: "fr", hyphenate: true)\n'
           '#set page(paper: "a4", margin: 2.8cm, numbering: "1")\n#set par(justify: true)\n']
    for kind, words in text:
        safe = re.sub(r'([\\#$*_`<>@\[\]~/=+-])', r'\\\1', words)
        out.append({'h': f'= {safe}\n', 'p': f'{safe}\n', 'i': f'- {safe}\n'}[kind])
    return '\n'.join(out)


def html(text):
    style = ('@page{size:A4;margin:2.8cm;@bottom-right{content:counter(page)}}body{font:11pt/1.33 "Linux Libertine O";text-align:justify;'
             'hyphens:auto}')
    tags = {'h': 'h2', 'p': 'p', 'i': 'p'}
    body = ''.join(f'<{tags[k]}>{escape(w)}</{tags[k]}>' if k != 'i' else f'<ul><li>{escape(w)}</li></ul>' for k, w in text)
    return f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title><style>{style}</style></head><body><h1>Essai</h1>{body}</body></html>'


def measure(command):
    """(wall s, cpu s, MiB) of one process."""
    # From a small process of its own: a child's peak memory counts its parent's at the fork.
    script = ('import os,sys,time\nstart=time.monotonic()\npid=os.posix_spawnp(sys.argv[1],sys.argv[1:],os.environ)\n'
              '_,s,u=os.wait4(pid,0)\nprint(time.monotonic()-start,u.ru_utime+u.ru_stime,u.ru_maxrss/1024,s)')
    done = subprocess.run([sys.executable, '-c', script, *command], capture_output=True, text=True)
    wall, cpu, memory, status = done.stdout.split('\n')[-2].split()
    if int(status):
        raise RuntimeError(done.stderr[-300:])
    return float(wall), float(cpu), float(memory)


def tools(typeset_file, root, folder):
    found = {'entente': (ours, 'xml', lambda source, pdf: [typeset_file, 'pdf', source, pdf])}
    module = os.environ.get('TYPST_NODE') or str(root / 'out/npm/node_modules/@myriaddreamin/typst-ts-node-compiler')
    if Path(module).is_dir() and shutil.which('node'):
        (folder / 'typst.js').write_text(NODE)
        found['typst'] = (typst, 'typ', lambda source, pdf: ['node', str(folder / 'typst.js'), module, source, pdf, FONTS])
    if shutil.which('weasyprint'):
        found['weasyprint'] = (html, 'html', lambda source, pdf: ['weasyprint', '--pdf-variant', 'pdf/ua-1', source, pdf])
    return found


def pages(pdf):
    found = re.search(r'Pages:\s+(\d+)', subprocess.run(['pdfinfo', pdf], capture_output=True, text=True).stdout)
    return int(found.group(1)) if found else 0


def compare(text, found, rounds, folder):
    results = {name: [] for name in found}
    sources = {}
    for name, (write, extension, _) in found.items():
        sources[name] = str(folder / f'{name}.{extension}')
        Path(sources[name]).write_text(write(text), encoding='utf-8')
    for _ in range(rounds):
        for name, (_, _, command) in found.items():
            results[name].append(measure(command(sources[name], str(folder / f'{name}.pdf'))))
    table = {}
    for name, runs in results.items():
        pdf = folder / f'{name}.pdf'
        table[name] = [median(r[k] for r in runs) for k in range(3)] + [pdf.stat().st_size / 1024, pages(str(pdf))]
    base = table['entente']
    print(f'{"":12}{"wall ms":>10}{"cpu ms":>10}{"MiB":>8}{"KiB":>8}{"pages":>7}   × ours: wall, cpu, memory, size')
    for name, (wall, cpu, memory, size, count) in table.items():
        print(f'{name:12}{wall * 1000:10.0f}{cpu * 1000:10.0f}{memory:8.0f}{size:8.0f}{count:7}   '
              f'{wall / base[0]:.2f}  {cpu / base[1]:.2f}  {memory / base[2]:.2f}  {size / base[3]:.2f}')
    return table


def main():
    entente, typeset_file, root = (str(Path(sys.argv[1]).resolve()), str(Path(sys.argv[2]).resolve()), Path(sys.argv[3]).resolve())
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    with tempfile.TemporaryDirectory(prefix='entente-bench-') as name:
        folder = Path(name)
        text = blocks(entente, root, folder)
        found = tools(typeset_file, root, folder)
        for absent in {'typst', 'weasyprint'} - set(found):
            print(f'{absent}: not installed, left out')
        short = compare(text, found, rounds, folder)['entente']
        long = compare(text * 8, {'entente': found['entente']}, rounds, folder)['entente']
        print(f'ours: {long[4]} pages cost {long[1] / short[1]:.1f} times {short[4]} pages ({long[4] / short[4]:.1f} times the pages)')


if __name__ == '__main__':
    main()
