#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Typesetter: what must hold of every paper.

Usage: test_typeset.py TYPESET-FILE [WORD…]  — runs the cases whose name has one
of the words, all by default. Needs poppler-utils and qpdf.

The papers are sample.xml, which uses every element, and documents made here to
hurt: a very long word, a cell of three pages, 200 footnotes, empty elements.
"""
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from lxml import etree

HERE = Path(__file__).resolve().parent
TOOL = str(Path(sys.argv[1]).resolve())
NS = '{urn:entente:document:1}'
LOREM = ('Le maire convoque les membres du conseil au moins quinze jours avant la réunion et leur adresse '
         "l'ordre du jour ; chacun peut demander qu'une question y soit ajoutée, et le procureur de la République "
         "en est informé sans délai. Les informations confidentielles ne s'échangent qu'à l'oral, entre personnes "
         'qui en ont besoin pour leur mission, et ne sont versées à aucun fichier.').split()


# ── making papers ─────────────────────────────────────────────────────────────

def words(start, count):
    return ' '.join(LOREM[(start + i) % len(LOREM)] for i in range(count))


def document(body, lang='fr', contents=True, **attributes):
    extra = ''.join(f' {k}="{escape(v)}"' for k, v in attributes.items())
    front = '<couverture><titre>Papier d\'essai</titre></couverture>'
    front += '<sommaire titre="Sommaire"/>' if contents else ''
    return (f'<document xmlns="urn:entente:document:1" xml:lang="{lang}" modele="essai" titre="Papier d\'essai" '
            f'date="2026-12-01" entete="En-tête" pied="Pied"{extra}>{front}{body}</document>')


def article(number, body, title=None):
    title = title or f'Titre de l\'article {number}'
    return (f'<article id="a{number}" numero="{number}" etiquette="Article {number}"><titre>{title}</titre>'
            f'{body}</article>')


def long_paper(articles=40):
    """About fifteen pages of everything, of many lengths."""
    parts, note = [], 0
    for p in range(4):
        body = ''
        for a in range(articles // 4):
            n = p * (articles // 4) + a + 1
            text = ''
            for k in range(2 + n % 4):
                call = ''
                if (n + k) % 5 == 0:
                    note += 1
                    call = f'<note numero="{note}">{words(n + k, 9 + 7 * (n % 3))}.</note>'
                text += f'<alinea num="oui" numero="{k + 1}">{words(7 * n + 3 * k, 17 + (13 * n + 29 * k) % 60)}{call}.</alinea>'
            if n % 3 == 0:
                items = ''.join(f'<item>{words(n + i, 6 + 5 * i)} ;</item>' for i in range(2 + n % 4))
                text += f'<liste genre="tiret">{items}</liste>'
            if n % 7 == 0:
                text += f'<encadre genre="note"><titre>Repère</titre><alinea>{words(n, 30)}.</alinea></encadre>'
            body += article(n, text)
        parts.append(f'<partie id="p{p}" numero="{p + 1}" etiquette="Titre {p + 1}"><titre>Partie {p + 1}</titre>{body}</partie>')
    return document(''.join(parts), auteur='Essai')


def long_table(rows=120):
    body = ''.join(f'<rangee><cellule tete="rangee">Ligne {i}</cellule><cellule>{words(i, 5 + i % 17)}</cellule>'
                   f'<cellule alignement="droite">{i},5 %</cellule></rangee>' for i in range(1, rows + 1))
    return document(article(1, '<tableau legende="Longue table" numero="1" etiquette="Tableau 1"><colonne part="1"/>'
                            '<colonne part="3"/><colonne part="1"/><entete><rangee><cellule tete="colonne">Nom-de-tête</cellule>'
                            '<cellule tete="colonne">Contenu-de-tête</cellule><cellule tete="colonne">Part-de-tête</cellule></rangee>'
                            f'</entete><corps>{body}</corps></tableau>'))


def tall_cell():
    paragraphs = ''.join(f'<alinea>Paragraphe {i} : {words(i, 60)}.</alinea>' for i in range(40))
    return document(article(1, '<tableau><colonne part="1"/><colonne part="2"/><entete><rangee><cellule tete="colonne">Gauche</cellule>'
                            f'<cellule tete="colonne">Droite</cellule></rangee></entete><corps><rangee><cellule>Haut</cellule><cellule>{paragraphs}</cellule></rangee>'
                            '<rangee><cellule>Bas</cellule><cellule>Après</cellule></rangee></corps></tableau>'))


def many_notes(count=200):
    text = ' '.join(f'mot{i}<note numero="{i}">Note {i} : {words(i, 4 + i % 20)}.</note>' for i in range(1, count + 1))
    return document(article(1, f'<alinea>{text}</alinea><alinea>Fin.</alinea>'))


def long_word():
    word = 'anticonstitutionnellement' * 12
    url = 'https://exemple.fr/' + 'chemin/' * 30
    return document(article(1, f'<alinea>Avant {word} après.</alinea><alinea>Voir <lien href="{url}">{url}</lien>.</alinea>'
                            f'<tableau><colonne part="1"/><colonne part="30"/><corps><rangee><cellule>{word}</cellule>'
                            f'<cellule>{words(0, 20)}</cellule></rangee></corps></tableau>'))


EMPTY = document(
    '<partie><titre/><alinea/><alinea num="oui" numero="1"/><intertitre/><liste genre="case"><item/></liste>'
    '<liste genre="numero"><item><alinea/></item></liste><definitions><definition><terme/><sens/></definition></definitions>'
    '<tableau><colonne part="1"/><corps><rangee><cellule/></rangee></corps></tableau><tableau><colonne part="0"/><colonne part="x"/>'
    '<corps><rangee><cellule etendue="99"/></rangee><rangee genre="groupe"><cellule/></rangee></corps></tableau>'
    '<encadre genre="note"><alinea/></encadre><figure schema="rien" alt=""/><signatures><signataire nom=""/></signatures>'
    '<saut/><saut/><article num="non"><titre/></article><alinea><note numero="1"/><accent/><lien href=""/><renvoi vers="nulle-part"/>'
    '<decider/><retour/><retour/></alinea></partie><annexe><titre/></annexe>', contents=True)

STRANGE = document(article(1, '<alinea>Emoji \U0001F600, idéogramme 漢, hébreu שלום, combinaison e\u0301, privé \uE123, invisible '
                           '\u200b\u00ad, flèche →, losange ◆, case ☐, № 5, ẞ.</alinea><alinea>affichées différend office '
                           'affluence fjord</alinea>'))


# ── running ───────────────────────────────────────────────────────────────────

class Paper:
    """One paper made once: its PDF, layout, text, boxes."""

    def __init__(self, name, xml):
        self.name = name
        self.folder = Path(tempfile.mkdtemp(prefix='entente-typeset-'))
        self.source = self.folder / 'in.xml'
        self.source.write_text(xml, encoding='utf-8')
        self.pdf = self.folder / 'out.pdf'
        run(TOOL, 'pdf', self.source, self.pdf)
        run(TOOL, 'dump', self.source, self.folder / 'dump.txt')
        self.dump = (self.folder / 'dump.txt').read_text(encoding='utf-8').split('\n')
        self.tree = etree.fromstring(xml.encode())

    def text(self, *options):
        return run('pdftotext', *options, self.pdf, '-')


def run(*command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, encoding='utf-8', errors='replace', **options)
    assert done.returncode == 0, f'{command[0]}: {done.returncode} {done.stderr[:400]}'
    return done.stdout


def flat(text):
    """Letters and digits in order: what typography and line breaks leave alone."""
    return re.sub(r'[\W_]+', '', text, flags=re.UNICODE)


papers = {}


def paper(name):
    makers = {'sample': lambda: (HERE / 'sample.xml').read_text(encoding='utf-8'), 'long': long_paper, 'table': long_table,
              'tall': tall_cell, 'notes': many_notes, 'word': long_word, 'empty': lambda: EMPTY, 'strange': lambda: STRANGE}
    if name not in papers:
        papers[name] = Paper(name, makers[name]())
    return papers[name]


ALL = ['sample', 'long', 'table', 'tall', 'notes', 'word', 'empty', 'strange']


# ── cases ─────────────────────────────────────────────────────────────────────

def test_sound():
    """qpdf finds nothing to say of any paper."""
    for name in ALL:
        out = run('qpdf', '--check', paper(name).pdf)
        assert 'WARNING' not in out, f'{name}: {out}'


def test_every_word():
    """Every word of the source is on paper, in the structure and in the text."""
    for name in ['sample', 'long', 'table', 'tall', 'notes', 'word']:
        p = paper(name)
        content = flat(p.text('-raw').replace('\u00ad\n', ''))
        structure = flat(run('pdfinfo', '-struct-text', p.pdf))
        for element in p.tree.iter(NS + 'alinea', NS + 'item', NS + 'cellule', NS + 'titre', NS + 'sens', NS + 'terme', NS + 'note'):
            for text in [element.text] + [child.tail for child in element]:
                for word in (text or '').split():
                    assert flat(word) in content, f'{name}: «{word}» is not in the text'
                whole = flat(text or '')
                # A cell without blocks and a paragraph are one stretch of structure between two marks.
                if 0 < len(whole) < 40:
                    assert whole in structure, f'{name}: «{text}» is not in the structure'


def test_paragraphs_whole():
    """Paragraphs read through the structure are the source's, hyphens undone."""
    p = paper('long')
    structure = flat(run('pdfinfo', '-struct-text', p.pdf).replace('\u00ad', ''))
    paragraphs = [flat(''.join(a.xpath('text()'))) for a in p.tree.iter(NS + 'alinea') if a.find(NS + 'note') is None]
    missing = [t for t in paragraphs if t not in structure]
    assert not missing, f'{len(missing)} of {len(paragraphs)} paragraphs broken: {missing[0][:80]}'


def test_margins():
    """No word stands outside the body's width, but for a hyphen, a point or a comma that hangs by at most 2 points."""
    for name in ALL:
        heads = [line for line in paper(name).dump if line.startswith('page ')]
        sheets = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', paper(name).text('-bbox'), re.S)
        assert len(heads) == len(sheets)
        for head, page in zip(heads, sheets):
            width, height = float(page[0]), float(page[1])
            if ' plate' in head:
                continue  # a diagram that fills its sheet: judged by the tests of the diagrams
            left = 48 if width > height else 79
            for x1, y1, x2, y2, word in re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<', page[2]):
                hangs = 2 if word[-1] in '-\u00ad,.\u2019\u201d:;\u2013' else 0.6
                assert float(x1) > left - 0.6 and float(x2) < width - left + hangs, f'{name}: «{word}» from {x1} to {x2} of {width}'
                assert float(y1) > 20 and float(y2) < height - 20, f'{name}: «{word}» at {y1}'


def pages_of(dump):
    page = []
    for line in dump:
        if line.startswith('page '):
            if page:
                yield page
            page = [line]
        elif line.startswith('  ') and not line.startswith('  note') and not line.startswith('    '):
            page.append(line)
    yield page


def test_page_ends():
    """No heading at a page's foot; no line alone before or after a page break; never three hyphens running."""
    for name in ['sample', 'long', 'table']:
        for page in pages_of(paper(name).dump):
            if len(page) > 1 and ' cover' not in page[0]:
                assert ' heading' not in page[-1], f'{name}: {page[0]} ends with {page[-1]}'
                assert ' keep' not in page[-1], f'{name}: {page[0]} ends with {page[-1]}'
        hyphens = 0
        for line in paper(name).dump:
            hyphens = hyphens + 1 if ' hyphenated' in line else 0
            assert hyphens <= 2, f'{name}: {line}'


def test_folios():
    """Every page but the first says which it is, of how many."""
    for name in ['sample', 'long', 'notes']:
        pages = paper(name).text('-layout').split('\f')[:-1]
        for i, page in enumerate(pages[1:], 2):
            assert f'Page {i}/{len(pages)}' in re.sub(r' +', ' ', page), f'{name}: page {i}'


def test_contents():
    """The page numbers of the contents are those where the titles stand."""
    for name in ['sample', 'long']:
        p = paper(name)
        anchors = re.findall(r'^anchor (\S+) page=(\d+) level=\d+ : (.*)$', '\n'.join(p.dump), re.M)
        assert len(anchors) >= 10
        pages = p.text('-raw').replace('\u00ad\n', '').split('\f')
        contents = ''.join(re.sub(r'\s+', ' ', page) for page in pages[1:3])
        inner = {a.get('id') for a in p.tree.iterfind(f'{NS}annexe/{NS}article')}  # left out of the contents
        for name_, number, title in anchors:
            if name_ in inner:
                continue
            assert flat(f'{title}{number}') in flat(contents), f'{name}: «{title}» {number} is not in the contents'
            assert flat(title.split(' — ')[-1]) in flat(pages[int(number) - 1]), f'{name}: «{title}» is not on page {number}'


def test_contents_close():
    """Contents that run over by a few lines are set closer; those that fit, or need the next page, are not."""
    heights = {}
    for count in (30, 45, 60):
        made = Paper(f'contents-{count}', document(''.join(article(n, '<alinea>Un mot.</alinea>') for n in range(1, count + 1))))
        pages = [page for page in pages_of(made.dump) if any(re.search(r': Article \d+ — Titre', line) for line in page) and ' heading' not in ' '.join(page[2:])]
        heights[count] = (len(pages), {float(re.search(r' h=([\d.]+)', line).group(1)) for page in pages for line in page if ': Article ' in line})
    assert heights[30] == (1, {14.6}) and heights[60] == (2, {14.6}), heights
    pages, lines = heights[45]
    assert pages == 1 and len(lines) == 1 and 10.8 * 1.16 - 0.1 <= min(lines) < 14.6, heights


def test_headers_repeat():
    """A table's header stands on every page of the table, and is read once."""
    p = paper('table')
    pages = [page for page in p.text().split('\f') if 'Ligne' in page]
    assert len(pages) >= 3
    assert all('Contenu-de-tête' in page for page in pages)
    assert run('pdfinfo', '-struct-text', p.pdf).count('Contenu-de-tête') == 1
    tall = paper('tall').text().split('\f')
    assert sum('Droite' in page for page in tall) >= 3


def test_notes_near():
    """A footnote begins on the page of its call, unless the page is full of notes."""
    p = paper('long')
    for page in p.text('-raw').split('\f'):
        lines = page.split('\n')
        for number in re.findall(r'[a-zé](\d{1,2})[.;]', page):
            assert any(re.match(rf'{number} ', line) for line in lines), f'note {number}'
    text = flat(paper('notes').text('-raw'))
    assert all(f'Note{i}' in text for i in range(1, 201))


def test_same_bytes():
    """Same tree, same bytes: folder, time zone, locale, fonts of the machine change nothing."""
    p = paper('sample')
    wanted = hashlib.sha256(p.pdf.read_bytes()).hexdigest()
    other = Path(tempfile.mkdtemp(prefix='entente-typeset-'))
    empty = other / 'fonts.conf'
    empty.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
    for settings in [{'TZ': 'Asia/Tokyo'}, {'LC_ALL': 'fr_FR.UTF-8', 'LANG': 'de_DE.UTF-8'}, {'LC_ALL': 'C'},
                     {'FONTCONFIG_FILE': str(empty)}, {'FONTCONFIG_PATH': str(other), 'HOME': str(other)}]:
        out = other / 'x.pdf'
        run(TOOL, 'pdf', p.source, out, env={**os.environ, **settings}, cwd=other)
        assert hashlib.sha256(out.read_bytes()).hexdigest() == wanted, settings
    again = other / 'y.pdf'
    run(TOOL, 'pdf', p.source, again)
    assert again.read_bytes() == p.pdf.read_bytes()


def test_structure():
    """What a reader's software needs: language, title, tags, no ActualText; scopes, alts, notes."""
    p = paper('sample')
    plain = p.folder / 'plain.pdf'
    run('qpdf', '--qdf', '--object-streams=disable', p.pdf, plain)
    data = plain.read_bytes()
    for wanted in [b'/Lang (fr)', b'/DisplayDocTitle true', b'/Marked true', b'/OutputIntents', b'dc:title', b'/Tabs /S',
                   b'/S /Note', b'/Scope /Column', b'/Scope /Row', b'/ListNumbering /Disc', b'/Alt', b'/F 4', b'/IDTree']:
        assert wanted in data, wanted
    assert b'ActualText' not in data
    for link in re.findall(rb'<<[^<>]*/Subtype /Link.*?>>\nendobj', data, re.S):
        assert b'/Contents' in link and b'/StructParent' in link, link
    info = run('pdfinfo', p.pdf)
    assert re.search(r'Tagged:\s+yes', info) and 'Valmont' in info
    assert re.search(r'^  \d+ 0 obj|.', run('pdfinfo', '-dests', p.pdf)) is not None


def test_fonts():
    """Only our fonts, embedded, each glyph with its text."""
    for name in ['sample', 'strange']:
        for line in run('pdffonts', paper(name).pdf).split('\n')[2:]:
            if line:
                assert re.search(r'Lin(Libertine|Biolinum)|Liberation', line), line
                assert re.search(r' yes yes yes ', line), line


def letters(pdf):
    """[(font, size, [(x, sign)])] of each stretch of text, as mutool sees the pages."""
    page = run('mutool', 'draw', '-q', '-F', 'stext', pdf)
    return [(name, float(size), [(float(x), unescape(sign)) for x, sign in re.findall(r' x="([-\d.]+)" [^>]*?c="([^"]+)"', chars)])
            for name, size, chars in re.findall(r'<font name="([^"]*)" size="([\d.]+)">(.*?)</font>', page, re.S)]


def raised(words, lang):
    p = Paper('ordinals', document(f'<partie><titre>Dates</titre><alinea>{words}</alinea></partie>', lang=lang, contents=False))
    return [''.join(sign for _, sign in signs if sign.isalpha()) for name, size, signs in letters(p.pdf) if 'Libertine' in name and size < 8]


def test_ordinals():
    """French and Dutch ordinals have small raised letters; what only looks like one has not, nor English and German."""
    small = raised('Le 1er mai, le 2e rang, au XXe et au XIXes, 1re ; 11er, 2er, 3em, VIP, C, v1e, Ie.', 'fr')
    assert small == ['er', 'e', 'e', 'es', 're'], small
    small = raised('Op 1 mei, de 1ste en de 2de zitting, de 3e keer, de XXe eeuw; 4den, 5ste-rangs, 6e', 'nl')
    assert small == ['ste', 'de', 'e', 'e', 'ste', 'e'], small
    assert raised('The 1st and 2nd of May, the 20th century', 'en') == []
    assert raised('Am 1. Mai, das 2. Mal, 20er', 'de') == []


def test_figures():
    """Figures are as wide as each other, so that columns and page numbers stand in line."""
    rows = ''.join(f'<rangee><cellule tete="rangee">{a}{b}{a}</cellule><cellule alignement="droite">{a}{b}{a},{b}{a} %</cellule></rangee>'
                   for a in range(10) for b in range(10))
    table = f'<tableau><colonne part="1"/><colonne part="1"/><corps>{rows}</corps></tableau>'
    p = Paper('figures', document(''.join(article(100 + 11 * n, table if n == 0 else '<alinea>Suite.</alinea>') for n in range(30))))
    widths, ends = {}, set()
    for name, size, signs in letters(p.pdf):
        for (x1, one), (x2, two) in zip(signs, signs[1:]):
            if one.isdigit() and two.isdigit() and x2 > x1:
                widths.setdefault((name, size), {}).setdefault(one + two, []).append((x2 - x1) / size)
        if signs[-1][1] == '%':
            ends.add(round(signs[-1][0], 1))
    assert len(widths) >= 3, widths
    for font, pairs in widths.items():
        steps = [step for found in pairs.values() for step in found]
        assert max(steps) - min(steps) < 0.012, f'{font}: {min(steps)} {max(steps)}'
    assert max(len(pairs) for pairs in widths.values()) == 100 and len(ends) == 1, ends


def test_small_caps():
    """Small capitals are glyphs of their own, and read as the letters typed."""
    p = Paper('caps', document('<partie id="p1" numero="1" etiquette="Titre un"><titre>Et après</titre><alinea>Texte.</alinea></partie>', contents=False))
    assert 'Titre un' in p.text()
    advances = {}  # of the letter e in the sans face: the number of the part (small capitals), the running lines
    for font, size, span in re.findall(r'<span font="([^"]+)"[^>]*trm="([\d.]+)[^"]*">(.*?)</span>', run('mutool', 'trace', p.pdf), re.S):
        if font.endswith('LinBiolinumO'):
            for advance in re.findall(r'unicode="e"[^>]*adv="([\d.]+)"', span):
                advances.setdefault('caps' if float(size) > 11 and float(size) < 12 else 'low', set()).add(advance)
    assert len(advances.get('caps', [])) == 1 and advances.get('low') and not advances['caps'] & advances['low'], advances


def test_typography():
    """Ligatures and no-break spaces come back as plain text."""
    text = paper('strange').text()
    for word in ['affichées', 'différend', 'office', 'affluence', 'combinaison é']:
        assert word in text, text
    assert re.search(r'admis ?; le plafond', paper('sample').text('-raw'))


def main():
    wanted = sys.argv[2:]
    cases = [(n, f) for n, f in globals().items() if n.startswith('test_') and (not wanted or any(w in n for w in wanted))]
    failed = 0
    print(f'1..{len(cases)}')
    for i, (name, case) in enumerate(cases, 1):
        try:
            case()
            print(f'ok {i} {name}', flush=True)
        except AssertionError as error:
            failed += 1
            print(f'not ok {i} {name}\n# ' + str(error)[:600].replace('\n', '\n# '), flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
