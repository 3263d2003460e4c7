#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Styles: the ones that ship and a town's own; what is refused, and where.

usage: test_style.py ENTENTE ROOT
"""
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

ENTENTE, ROOT = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(ROOT / 'test/pdf'))
import check  # noqa: E402
import model  # noqa: E402

CHARTER = str(ROOT / 'examples/clspd/clspd.xml')
HEAD = '<style xmlns="urn:entente:style:1">'
TOWN = HEAD + """
  <papier format="A4" gauche="30mm" droite="24mm" haut="30mm" bas="30mm"/>
  <couleurs accent="#0b5d3b" lien="#0b5d3b"/>
  <police titres="Linux Libertine"/>
  <corps taille="11.5"/>
  <logo fichier="armes.png" hauteur="22mm" texte="Armes de la ville : une tour d'argent sur un disque rouge"/>
</style>"""
REFUSED = [  # the style, then the finding expected and its place
    ('<couleurs accent="#7fbf9f"/>', 'entente-style-contraste', '2:19'),
    ('<couleurs doux="#8a8a8a"/>', 'entente-style-contraste', '2:17'),
    ('<couleurs encre="noir"/>', 'entente-style-valeur', '2:18'),
    ('<papier format="A3"/>', 'entente-style-valeur', '2:17'),
    ('<papier gauche="3mm"/>', 'entente-style-valeur', '2:17'),
    ('<papier gauche="30"/>', 'entente-style-valeur', '2:17'),
    ('<papier gauch="30mm"/>', 'entente-style-mot', '2:9'),
    ('<polices/>', 'entente-style-mot', '2:1'),
    ('<police texte="Comic Sans"/>', 'entente-style-valeur', '2:16'),
    ('<corps taille="40"/>', 'entente-style-valeur', '2:16'),
    ('<schemas agrandissement="2.5"/>', 'entente-style-valeur', '2:26'),
    ('<schemas agrandissement="0.9"/>', 'entente-style-valeur', '2:26'),
    ('<logo fichier="armes.png"/>', 'entente-style-valeur', '2:1'),
    ('<logo fichier="absent.png" texte="x"/>', 'entente-style-logo', '2:16'),
    ('<logo fichier="../armes.png" texte="x"/>', 'entente-style-logo', '2:16'),
    ('<logo fichier="faux.png" texte="x"/>', 'entente-style-logo', '2:16'),
    ('<logo fichier="immense.png" texte="x"/>', 'entente-style-logo', '2:16'),
]


def png(width, height, declared=None):
    """A picture with transparency; `declared`: the size that its head pretends."""
    row = b'\0' + b''.join(bytes([140, 28, 19, 255 if x % 40 < 30 else 0]) for x in range(width))
    chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))  # noqa: E731
    head = struct.pack('>IIBBBBB', *(declared or (width, height)), 8, 6, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(row * height)) + chunk(b'IEND', b'')


def build(folder, style, out='o'):
    return subprocess.run([ENTENTE, 'build', '--style=' + style, '--only=reglement-interieur', CHARTER, '-o', str(folder / out), '--lang=fr'],
                          capture_output=True, text=True, cwd=folder)


def conforms(path):
    document = model.Document(str(path))
    return [f'{path.parent.name}: {k}: {v[0]}' for rules in (model.UA, model.A) for k, v in check.check(document, rules).items()]


def smallest(path):
    """The smallest type of the diagrams of an HTML paper, in points at the size of their sheet."""
    return min(float(size) for svg in re.findall(r'<svg .*?</svg>', path.read_text(encoding='utf-8'), re.S)
               for size in re.findall(r'<text [^>]*font-size="([\d.]+)"', svg))


def sheets(path):
    """A3 sheets, which only diagrams are, of a PDF paper: their sizes, and the lowest word on them above the folio, in points."""
    out, page = [], None
    run = subprocess.run(['pdftotext', '-bbox', str(path), '-'], capture_output=True, text=True).stdout
    for line in run.splitlines():
        if '<page ' in line:
            size = tuple(float(n) for n in re.findall(r'"([\d.]+)"', line))
            page = [size, 1000.0] if max(size) > 850 else None
            out += [page] if page else []
        elif page and '<word ' in line:
            x1, y1, x2, y2 = (float(n) for n in re.findall(r'"([\d.]+)"', line)[:4])
            page[1] = min(page[1], y2 - y1) if y2 < page[0][1] - 24 else page[1]
    return out


def fonts(path):
    return set(re.findall(r'\+(\w+)', subprocess.run(['pdffonts', str(path)], capture_output=True, text=True).stdout))


def screen_and_word(folder, style):
    """What the HTML page and the OpenDocument text of the règlement have of the style: faults."""
    made = folder / ('en-' + style)
    page = (made / 'reglement-interieur.html').read_text(encoding='utf-8')
    with zipfile.ZipFile(made / 'reglement-interieur.odt') as archive:
        names, styles, content = archive.namelist(), archive.read('styles.xml').decode(), archive.read('content.xml').decode()
        logo = archive.read('Pictures/logo.png') if 'Pictures/logo.png' in names else None
    picture = re.search(r'<header>\s*<img class="logo" src="data:image/png;base64,([A-Za-z0-9+/=]+)" alt="([^"]*)"', page)
    body = re.search(r'style:name="Text_20_body".*?fo:text-align="(\w+)"', styles, re.S).group(1)
    size = float(re.search(r'<style:default-style.*?fo:font-size="([\d.]+)pt"', styles, re.S).group(1))
    wanted = {
        'formal': [('--accent:#1f3a5f;' in page, 'the formal colours'), ('--echelle:1;' in page and size == 11, 'the formal size'), (body == 'justify', 'justified'),
                   (not picture and not logo, 'no logo'), ('fo:page-width="595.276pt"' in styles, 'A4')],
        'accessible': [('--encre:#111111;' in page and '#111111' in styles, 'its ink'), ('--echelle:1.27' in page and size == 14, 'large type'),
                       (body == 'start', 'flush left'), ('--interligne:1.7' in page, 'open lines'), ('--texte:\'Liberation Sans\'' in page and
                        re.search(r"svg:font-family=\"'Liberation Sans'[^>]*style:name=\"Serif\"|style:name=\"Serif\"[^>]*svg:font-family=\"'Liberation Sans'", styles), 'its typeface')],
        'ville.xml': [('--accent:#0b5d3b;' in page and '--lien:#0b5d3b;' in page and 'fo:color="#0b5d3b"' in styles, 'the colours of the town'),
                      ('--tete:#e7efeb' in page and '#e7efeb' in content, 'tints made from its accent'),
                      ('#1f3a5f' not in page.split('<svg')[0] and '#1f3a5f' not in styles + content, 'nothing of the formal accent'),
                      (bool(picture) and picture.group(2).startswith('Armes de la ville'), 'the logo and its text in the header of the page'),
                      (logo == (folder / 'armes.png').read_bytes() and 'Pictures/logo.png' in content and 'Armes de la ville' in content, 'the logo and its text in the word processor'),
                      (content.find('Pictures/logo.png') < content.find('text:style-name="Title"'), 'on the first page'),
                      ('--echelle:1.0455' in page and size == 11.5, 'its size'), ('@page{size:595.276' in page, 'its paper')],
    }
    return [f'{style}, HTML and ODT: {name}' for good, name in wanted[style] if not good]


def main():
    faults, cases = [], 0
    with tempfile.TemporaryDirectory(prefix='entente-style-') as name:
        folder = Path(name)
        (folder / 'armes.png').write_bytes(png(120, 90))
        (folder / 'faux.png').write_bytes(b'\x89PNG\r\n\x1a\n' + b'rien' * 20)
        (folder / 'immense.png').write_bytes(png(1, 1, (60000, 60000)))
        (folder / 'ville.xml').write_text(TOWN, encoding='utf-8')
        for i, (body, wanted, place) in enumerate(REFUSED):
            cases += 1
            file = folder / f'refuse-{i}.xml'
            file.write_text(f'{HEAD}\n{body}\n</style>', encoding='utf-8')
            r = build(folder, file.name)
            if r.returncode != 2 or f'{file.name}:{place}: ' not in r.stdout or wanted not in r.stdout or (folder / 'o').exists():
                faults.append(f'{body}: exit {r.returncode}, {r.stdout}{r.stderr}')
        for style in ('formal', 'accessible', 'ville.xml'):
            cases += 1
            r = build(folder, style, 'en-' + style)
            paper = folder / ('en-' + style) / 'reglement-interieur.pdf'
            faults += [f'{style}: {r.stdout}{r.stderr}'] if r.returncode else conforms(paper) + screen_and_word(folder, style)
        build(folder, 'ville.xml', 'encore')
        for kind in ('html', 'odt'):
            if (folder / 'encore' / f'reglement-interieur.{kind}').read_bytes() != (folder / 'en-ville.xml' / f'reglement-interieur.{kind}').read_bytes():
                faults.append(f'{kind}: not the same bytes twice')
        if 'LiberationSans' not in fonts(folder / 'en-accessible/reglement-interieur.pdf') \
                or 'LinLibertineO' in fonts(folder / 'en-accessible/reglement-interieur.pdf'):
            faults.append('accessible: not its typeface')
        least = [smallest(folder / ('en-' + s) / 'reglement-interieur.html') for s in ('formal', 'accessible')]
        if least[0] < 7.5 or least[1] < 12 or abs(least[1] - 1.6 * least[0]) > .01:
            faults.append(f'type of the diagrams in HTML: {least}')
        formal, large = (sheets(folder / ('en-' + s) / 'reglement-interieur.pdf') for s in ('formal', 'accessible'))
        low = [min((height for size, height in some), default=0) for some in (formal, large)]
        line = 1.11  # of a size, at least: what stands for the height of a word
        if len(large) <= len(formal) or low[1] < 12 * line or formal and low[0] < 7.5 * line:
            faults.append(f'A3 sheets of diagrams in PDF: {len(formal)} and {len(large)}, words of {low} points')
        alts = [n.alt for n in model.Document(str(folder / 'en-ville.xml/reglement-interieur.pdf')).of_type('Figure')]
        if not any('tour d\'argent' in alt for alt in alts):
            faults.append('the logo has no text')
        sizes = [subprocess.run(['pdfinfo', str(folder / ('en-' + s) / 'reglement-interieur.pdf')], capture_output=True, text=True).stdout for s in
                 ('formal', 'ville.xml')]
        if any('595.276 x 841.89' not in re.sub(r'\.(\d{2,3})\d*', r'.\1', s) for s in sizes):
            faults.append('the paper is not A4: ' + re.search('Page size.*', sizes[0]).group(0))
        grammar = str(ROOT / 'compiler/schema/style.rnc')
        for file in (ROOT / 'templates/style/accessible.xml', folder / 'ville.xml'):
            cases += 1
            r = subprocess.run(['jing', '-c', grammar, str(file)], capture_output=True, text=True)
            faults += [r.stdout + r.stderr] if r.returncode else []
    print('\n'.join(faults))
    print(f'{cases - len(faults)} passed, {len(faults)} failed')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
