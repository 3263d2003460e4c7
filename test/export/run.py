#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The papers as HTML and as OpenDocument: everything the document tree says is
there, in its order, and others can read it.

usage: run.py ENTENTE DOCUMENT_TREE ROOT

Prints TAP. The règlement of examples/clspd is held against its document tree;
every HTML and ODT file of every example against what any page must keep. vnu
(npm vnu-jar, java), axe (npm axe-core, Chromium) and LibreOffice (soffice) are
skipped where they are absent; test/run.sh installs them.
"""
import base64
import glob
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from lxml import etree

ENTENTE, DOCUMENT_TREE, ROOT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
NPM = ROOT / 'out/npm/node_modules'
D = '{urn:entente:document:1}'
H = '{http://www.w3.org/1999/xhtml}'
SVG = '{http://www.w3.org/2000/svg}'
T = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
XLINK = '{http://www.w3.org/1999/xlink}'
CHROMIUM = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync', '--virtual-time-budget=60000']
number = failures = 0


def ok(condition, name, detail=''):
    global number, failures
    number += 1
    failures += not condition
    print(f'{"" if condition else "not "}ok {number} - {name}')
    if not condition and detail:
        print('\n'.join('# ' + line for line in str(detail).splitlines()[:20]))


def skip(name, why):
    global number
    number += 1
    print(f'ok {number} - {name} # SKIP {why}')


def bare(text):
    """Letters, figures and signs only: spaces and quotes are the exports' own."""
    return re.sub(r'[\s\u00a0\u202f«»“”„"\'’]', '', text or '')


def said(element, without=()):
    """The text of an element but for the descendants of those names."""
    parts = [element.text or '']
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without:
            parts.append(said(child, without))
        parts.append(child.tail or '')
    return ''.join(parts)


BLOCKS = {D + name for name in ('alinea', 'liste', 'tableau', 'encadre', 'definitions', 'figure', 'signatures', 'intertitre')}


def source_texts(tree):
    """Texts of the tree in reading order, notes apart."""
    for element in tree.iter(etree.Element):
        name = etree.QName(element).localname
        whole = name in ('item', 'cellule') and not any(child.tag in BLOCKS for child in element)
        if name in ('alinea', 'titre', 'terme', 'sens', 'intertitre') or whole:
            if element.getparent().tag != D + 'couverture':
                yield said(element, (D + 'note',))


def in_order(texts, whole):
    """The first text that does not follow the one before it in `whole`, or None."""
    place = 0
    for text in texts:
        found = whole.find(bare(text), place)
        if found < 0:
            return text
        place = found + len(bare(text))
    return None


def html_of(path):
    return etree.fromstring(path.read_bytes().split(b'\n', 1)[1], etree.XMLParser(huge_tree=True))


# ── HTML ────────────────────────────────────────────────────────────────────
def html_keeps(path):
    """What any page must keep; a list of faults."""
    faults = []
    if not path.read_bytes().startswith(b'<!DOCTYPE html>\n'):
        faults.append('no doctype')
    page = html_of(path)
    ids = page.xpath('//@id')
    faults += [f'id twice: {i}' for i in sorted({i for i in ids if ids.count(i) > 1})]
    faults += [f'leads nowhere: {h}' for h in page.xpath('//@href') if h.startswith('#') and h[1:] not in ids]
    faults += [f'fetches {v}' for v in page.xpath('//@src | //*[local-name() = "link"]/@href | //*[local-name() = "image"]/@href') if not v.startswith('data:image/png;base64,')]
    faults += ['a picture without its text' for i in page.iter(H + 'img') if not i.get('alt')]
    faults += [f'element {e}' for e in ('script', 'iframe', 'object', 'embed', 'foreignObject') if page.xpath(f'//*[local-name() = "{e}"]')]
    faults += [f'attribute {a}' for a in {a for e in page.iter(etree.Element) for a in e.attrib if a.startswith('on')}]
    if not page.get('lang'):
        faults.append('no language')
    level = 0
    for heading in page.iter(*(f'{H}h{n}' for n in range(1, 7))):
        new = int(heading.tag[-1])
        if new > level + 1:
            faults.append(f'heading {"".join(heading.itertext())[:40]} jumps from {level} to {new}')
        level = new
    for figure in page.iter(H + 'figure'):
        if len(figure.findall(f'.//{SVG}svg')) != len(figure.findall(f'.//{H}details')):
            faults.append('a diagram without its words')
    return faults


def check_text(folder):
    facts = folder / 'facts.xml'
    facts.write_bytes(subprocess.run([ENTENTE, 'facts', ROOT / 'examples/clspd/clspd.xml'], capture_output=True, check=True).stdout)
    tree = etree.fromstring(subprocess.run([DOCUMENT_TREE, 'reglement-interieur', facts, '0', 'final'], capture_output=True, check=True).stdout)
    texts = [t for t in source_texts(tree) if bare(t)]
    page = html_of(folder / 'clspd/reglement-interieur.html').find(f'.//{H}main')
    away = (SVG + 'svg', H + 'details', H + 'sup')
    ok(len(texts) > 300 and in_order(texts, bare(said(page, away))) is None, 'HTML: every text of the tree, in its order',
       in_order(texts, bare(said(page, away))))
    content = odt_part(folder / 'clspd/reglement-interieur.odt', 'content.xml')
    ok(in_order(texts, bare(said(content, (T + 'note', '{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc')))) is None,
       'ODT: every text of the tree, in its order',
       in_order(texts, bare(said(content, (T + 'note', '{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc')))))
    planted = list(texts)
    planted[len(planted) // 2] = 'Une phrase que personne n’a écrite.'
    ok(in_order(planted, bare(said(page, away))) is not None, 'a text that is missing is found')
    return tree


# ── OpenDocument ────────────────────────────────────────────────────────────
def odt_part(path, name):
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))


def odt_keeps(path):
    faults = []
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        if first.filename != 'mimetype' or first.compress_type != zipfile.ZIP_STORED or first.extra:
            faults.append('the type is not first, stored and bare')
        if archive.testzip():
            faults.append('a damaged file')
        names = set(archive.namelist())
        listed = {e.get('{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path')
                  for e in etree.fromstring(archive.read('META-INF/manifest.xml'))} - {'/'}
        faults += [f'not listed: {n}' for n in names - listed - {'mimetype', 'META-INF/manifest.xml'}]
        faults += [f'listed and absent: {n}' for n in listed - names]
        dates = {i.date_time for i in archive.infolist()}
        if dates != {(1980, 1, 1, 0, 0, 0)}:
            faults.append(f'a clock: {dates}')
    content, styles = odt_part(path, 'content.xml'), odt_part(path, 'styles.xml')
    style = '{urn:oasis:names:tc:opendocument:xmlns:style:1.0}'
    known = {e.get(style + 'name') for part in (content, styles) for e in part.iter(f'{style}style', f'{T}list-style', f'{style}master-page')}
    used = {v for e in content.iter(etree.Element) for k, v in e.attrib.items() if etree.QName(k).localname == 'style-name'}
    faults += [f'style nobody made: {s}' for s in sorted(used - known)]
    marks = {e.get(T + 'name') for e in content.iter(T + 'bookmark', T + 'bookmark-start')}
    faults += [f'leads nowhere: {h}' for e in content.iter(T + 'a') if (h := e.get(XLINK + 'href')).startswith('#') and h[1:] not in marks]
    return faults


def words_of(pdf):
    return bare(subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, text=True, check=True).stdout)


def check_office(files, folder, tree):
    if not shutil.which('soffice'):
        skip('LibreOffice opens every ODT and writes it again', 'no soffice')
        return
    profile = f'-env:UserInstallation=file://{folder}/office'
    target = folder / 'again'
    for kind in ('pdf', 'odt:writer8'):
        done = subprocess.run(['soffice', profile, '--headless', '--convert-to', kind, '--outdir', target / kind[:3], *files],
                              capture_output=True, text=True, check=False, timeout=500)
        made = sorted(p.name for p in (target / kind[:3]).glob('*'))
        ok(done.returncode == 0 and len(made) == len(files), f'LibreOffice opens every ODT and writes {kind[:3]}', done.stderr + str(made))
    text = words_of(target / 'pdf' / 'clspd--reglement-interieur.pdf')
    labels = [e.get('etiquette') + '—' + said(e.find(D + 'titre'), (D + 'note',)) for e in tree.iter(D + 'article', D + 'annexe', D + 'partie')
              if e.get('etiquette') and not e.get('num')]
    missing = [label for label in labels if bare(label) not in text]
    ok(len(labels) > 30 and not missing, 'the word processor numbers as we do', missing)
    again = odt_part(target / 'odt' / 'clspd--reglement-interieur.odt', 'content.xml')
    texts = [t for t in source_texts(tree) if bare(t)]
    fault = in_order(texts, bare(said(again, (T + 'note', '{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc', T + 'tracked-changes'))))
    ok(fault is None, 'written again, nothing is lost', fault)


# ── other people’s checkers ─────────────────────────────────────────────────
def check_vnu(pages):
    jar = NPM / 'vnu-jar/build/dist/vnu.jar'
    if not jar.exists() or not shutil.which('java'):
        skip('vnu finds nothing', 'no vnu-jar or java')
        return
    done = subprocess.run(['java', '-Xss8m', '-jar', jar, '--errors-only', '--format', 'gnu', *pages], capture_output=True, text=True, check=False)
    ok(done.returncode == 0 and not done.stderr.strip(), 'vnu finds nothing', done.stderr)


def check_axe(pages, folder):
    axe, chromium = NPM / 'axe-core/axe.min.js', shutil.which('chromium')
    if not axe.exists() or not chromium:
        skip('axe finds nothing', 'no axe-core or chromium')
        return
    script = axe.read_text(encoding='utf-8').replace('</script', '<\\/script')
    run = "<script>axe.run().then(r => {const p = document.createElement('pre'); p.id = 'axe'; " \
          "p.textContent = JSON.stringify(r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160)])); " \
          "document.body.appendChild(p)})</script></body>"
    planted = folder / 'planted.html'
    planted.write_text('<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>x</h1><img src="data:,"></main></body></html>', encoding='utf-8')
    for page in [*pages, planted]:
        probe = folder / 'probe.html'
        probe.write_text(page.read_text(encoding='utf-8').replace('</body>', f'<script>{script}</script>{run}'), encoding='utf-8')
        violations = None
        for _ in range(3):  # A busy machine's browser may be done before axe is: that is no answer, and no fault.
            done = subprocess.run([chromium, *CHROMIUM, f'--user-data-dir={folder}/chromium', '--dump-dom', f'file://{probe}'],
                                  capture_output=True, text=True, check=False, timeout=180)
            found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.S)
            if found:
                violations = json.loads(html.unescape(found.group(1)))
                break
        if page is planted:
            ok(bool(violations), 'axe finds a planted fault')
        else:
            ok(violations == [], f'axe finds nothing in {page.parent.name}/{page.name}', violations or 'no answer from axe, three times')


# A picture of four pixels, red and transparent.
LOGO = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEklEQVR42mNYICLyH4gZGGAMADLfBR+BU30pAAAAAElFTkSuQmCC')
TOWN = """<style xmlns="urn:entente:style:1">
  <papier format="letter" gauche="30mm" droite="30mm"/><couleurs accent="#6b1f5a" encre="#202020" lien="#6b1f5a"/>
  <police texte="Linux Biolinum" titres="Linux Libertine"/><corps taille="12" alignement="gauche"/>
  <logo fichier="logo.png" texte="Logo &quot;rouge&quot; &amp; transparent" hauteur="20mm"/></style>"""


def dress(folder):
    """Two papers in a town's own style and in the accessible one; their pages."""
    (folder / 'ville').mkdir()
    (folder / 'ville/logo.png').write_bytes(LOGO)
    (folder / 'ville/ville.xml').write_text(TOWN, encoding='utf-8')
    pages = []
    for name, style in (('en-ville', folder / 'ville/ville.xml'), ('en-accessible', 'accessible')):
        done = subprocess.run([ENTENTE, 'build', f'--style={style}', '--only=guide-pratique,convocation', ROOT / 'examples/clspd/clspd.xml', '-o', folder / name],
                              capture_output=True, text=True, check=False)
        ok(done.returncode == 0, f'{name}: papers in a style', done.stdout + done.stderr)
        pages += sorted((folder / name).glob('*.html'))
    page = html_of(folder / 'en-ville/guide-pratique.html')
    ok([i.get('alt') for i in page.iter(H + 'img')] == ['Logo "rouge" & transparent'], 'the logo has its text')
    return pages


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        charters = [p for p in sorted(glob.glob(str(ROOT / 'examples/*/*.xml'))) if pathlib.Path(p).stem == pathlib.Path(p).parent.name]
        for charter in charters:
            done = subprocess.run([ENTENTE, 'build', charter, '-o', folder / pathlib.Path(charter).stem], capture_output=True, text=True, check=False)
            ok(done.returncode in (0, 1), f'{pathlib.Path(charter).stem} is built', done.stderr)
        styled = dress(folder)
        pages, texts = sorted(folder.glob('*/*.html')), sorted(folder.glob('*/*.odt'))
        faults = [f'{p.parent.name}/{p.name}: {f}' for p in pages for f in html_keeps(p)]
        ok(len(pages) >= len(charters) and not faults, f'{len(pages)} pages of HTML keep their promises', '\n'.join(faults))
        faults = [f'{p.parent.name}/{p.name}: {f}' for p in texts for f in odt_keeps(p)]
        ok(len(texts) >= len(charters) and not faults, f'{len(texts)} OpenDocument texts keep theirs', '\n'.join(faults))
        tree = check_text(folder)
        check_vnu(pages)
        # One page of each kind is enough for axe: it looks at the sheet, not at the words.
        kinds = {p.name: p for p in reversed(pages)}
        check_axe([kinds[k] for k in sorted(kinds)] + styled, folder)
        # LibreOffice takes all files of one folder at once; one text of each kind, and the règlement.
        copies = folder / 'odt'
        copies.mkdir()
        kinds = {p.name: p for p in reversed(texts)} | {'': folder / 'clspd/reglement-interieur.odt'}
        kinds |= {str(p): p.with_suffix('.odt') for p in styled}
        for path in kinds.values():
            shutil.copy(path, copies / f'{path.parent.name}--{path.name}')
        check_office(sorted(copies.glob('*.odt')), folder, tree)
    print(f'1..{number}')
    sys.exit(1 if failures else 0)


main()
