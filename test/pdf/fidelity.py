# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader hears against what the document tree says.

`heard` reads the PDF: the structure tree in its order, each mark of content as
the fonts' ToUnicode spell it. `said` reads the tree (`build --dump`). Both give
the same list of (kind, text) or the paper is wrong: every paragraph, item,
cell, note and caption once, in the order of the source.
"""
import re
from pathlib import Path

from lxml import etree

from fontdict import Font
from model import Node, get, key_of, name, text

NS = '{urn:entente:document:1}'
STYLE = Path(__file__).resolve().parents[2] / 'templates/style/page.xml'
BULLETS = {'tiret': '–', 'puce': '•'}
TEXT_TYPES = {'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'Caption', 'TOCI'}
SPACES = re.compile('[\\s\u00a0\u202f\u2009]+')
SIGNS = str.maketrans({'’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '…': '...'})


# ── heard ─────────────────────────────────────────────────────────────────────
class Reader:
    def __init__(self, document):
        self.document, self.fonts, self.pieces = document, {}, {}
        for item in document.contents().items:
            if item.mcid is not None and item.kind == 'text':
                self.pieces.setdefault((item.page, item.mcid), []).append(self.spell(item))

    def spell(self, item):
        key = key_of(item.font)
        font = self.fonts.get(key)
        if font is None:
            font = self.fonts[key] = Font(item.font)
        mapping = font.to_unicode.to_text if font.to_unicode else {}
        return ''.join(mapping.get(code, '\ufffd') for code, _ in font.codes_of(item.codes))

    def text(self, node):
        out = []
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.type != 'Note':
                    out.append(self.text(kid))
            elif kid[0] == 'mcid':
                page = self.document.page_keys.get(kid[1])
                out.append(''.join(self.pieces.get((page, kid[3]), [])))
        return ''.join(out)

    def blocks(self, node, out):
        if node.type in TEXT_TYPES:
            label = node.alt if node.type == 'Lbl' and node.alt else self.text(node)
            out.append(('H' if re.fullmatch('H[1-6]', node.type) else node.type, label))
            for inner in node.walk():  # notes inside a label
                if inner is not node and inner.type == 'Note':
                    self.blocks(inner, out)
            return
        if node.type == 'Figure':
            out.append(('Figure', node.alt or ''))
            return
        if node.type in ('LI', 'TR', 'TH', 'TD', 'Note', 'Table'):
            out.append((node.type, ''))
        for kid in node.elements:
            self.blocks(kid, out)


def heard(document):
    out, reader = [], Reader(document)
    for node in document.top:
        reader.blocks(node, out)
    return [(kind, words.replace('\u00ad', '')) for kind, words in out]


# ── said ──────────────────────────────────────────────────────────────────────
BLOCKS = {'alinea', 'liste', 'definitions', 'tableau', 'encadre', 'figure', 'signatures', 'intertitre', 'saut'}


class Speaker:
    def __init__(self, root):
        self.out, self.lang = [], root.get('{http://www.w3.org/XML/1998/namespace}lang')
        style = etree.parse(str(STYLE)).getroot()
        words = {w.get('lang'): w.attrib for w in style.iter('{*}mots')}
        self.words = words.get(self.lang, words['en'])

    def add(self, kind, words=''):
        self.out.append((kind, words))

    def inline(self, node, notes):
        """The words of an element, its notes put aside."""
        out = [node.text or '']
        for child in node:
            local = etree.QName(child).localname
            if local == 'note':
                out[-1] = out[-1][:-1] if out[-1].endswith(' ') else out[-1]
                out.append(child.get('numero') or '*')
                notes.append(child)
            elif local == 'retour':
                out.append(' ')
            else:
                out.append(self.inline(child, notes))
            out.append(child.tail or '')
        return ''.join(out)

    def text(self, kind, node, before=''):
        notes = []
        words = before + (self.inline(node, notes) if node is not None else '')
        if words.strip():
            self.add(kind, words)
        for note in notes:
            self.add('Note')
            self.add('Lbl', note.get('numero') or '*')
            self.text('P', note)

    def titled(self, node):
        if node.get('num'):
            return ''
        label = node.get('etiquette') or ''
        return label + ' — ' if label and node.tag == NS + 'article' and (node.findtext(NS + 'titre') or len(
            node.find(NS + 'titre'))) else label + ' ' if label else ''

    def document(self, root):
        self.cover(root.find(NS + 'couverture'))
        if root.find(NS + 'sommaire') is not None:
            self.contents(root)
        for node in root:
            local = etree.QName(node).localname
            if local in ('partie', 'annexe', 'article'):
                self.headed(node)
            elif local not in ('couverture', 'sommaire'):
                self.block(node)
        return self.out

    def cover(self, cover):
        if cover is None:
            return
        for local, kind in (('surtitre', 'P'), ('titre', 'H'), ('sous-titre', 'P')):
            if cover.find(NS + local) is not None:
                self.text(kind, cover.find(NS + local))
        for line in cover.findall(NS + 'ligne'):
            self.add('LI')
            self.add('Lbl', line.get('cle'))
            self.text('P', line)
        for notice in cover.findall(NS + 'avis'):
            self.text('P', notice)

    def contents(self, root):
        contents = root.find(NS + 'sommaire')
        self.add('H', contents.get('titre') or self.words['contenu'])
        for part in root:
            local = etree.QName(part).localname
            if local in ('partie', 'annexe', 'article'):
                self.entry(part)
            if local == 'figure' and contents.get('planches') == 'oui':
                self.add('TOCI', part.get('alt'))
            if local == 'partie' and contents.get('profondeur') != '1':
                for article in part.findall(NS + 'article'):
                    self.entry(article)

    def entry(self, node):
        label = node.get('etiquette') if not node.get('num') else None
        title = self.inline(node.find(NS + 'titre'), []) if node.find(NS + 'titre') is not None else ''
        self.add('TOCI', (label + ' — ' if label and title else label or '') + title)

    def headed(self, node):
        self.text('H', node.find(NS + 'titre'), self.titled(node))
        for child in node:
            if child.tag == NS + 'article':
                self.headed(child)
            elif child.tag != NS + 'titre':
                self.block(child)

    def block(self, node):
        local = etree.QName(node).localname
        method = getattr(self, 'b_' + local, None)
        if method:
            method(node)

    def content(self, node, kind='P'):
        """Inline content as one paragraph, or blocks."""
        if any(etree.QName(c).localname in BLOCKS for c in node):
            for child in node:
                self.block(child)
        else:
            self.text(kind, node)

    def b_alinea(self, node):
        inside = any(a.tag in (NS + 'cellule', NS + 'note') for a in node.iterancestors())
        self.text('P', node, (node.get('numero') + ' ') if node.get('numero') and not inside else '')

    def b_intertitre(self, node):
        self.text('H', node)

    def b_liste(self, node):
        for i, item in enumerate(node.findall(NS + 'item')):
            genre = node.get('genre')
            self.add('LI')
            self.add('Lbl', '☐' if genre == 'case' else f'{i + 1}.' if genre == 'numero' else f'{chr(97 + i)})' if genre == 'lettre'
                     else BULLETS[genre])
            self.content(item)

    def b_definitions(self, node):
        for definition in node:
            self.add('LI')
            self.text('Lbl', definition.find(NS + 'terme'))
            self.text('P', definition.find(NS + 'sens'), ' : ')

    def b_encadre(self, node):
        if node.find(NS + 'titre') is not None:
            self.text('P', node.find(NS + 'titre'))
        for child in node:
            self.block(child)

    def b_tableau(self, node):
        self.add('Table')
        legend, label = node.get('legende'), node.get('etiquette')
        if legend:
            self.add('Caption', f'{label} — {legend}' if label else legend)
        columns = len(node.findall(NS + 'colonne')) or 1
        for group in ('entete', 'corps'):
            for row in node.iterfind(f'{NS}{group}/{NS}rangee'):
                self.row(row, columns, group == 'entete')

    def row(self, row, columns, head):
        self.add('TR')
        used = 0
        grouped = row.get('genre') == 'groupe'
        cells = row.findall(NS + 'cellule')
        for i, cell in enumerate(cells):
            if used >= columns:
                break
            span = int(cell.get('etendue') or (columns if grouped and i + 1 == len(cells) else 1))
            used += max(1, min(span, columns - used))
            self.add('TH' if head or grouped or cell.get('tete') else 'TD')
            self.content(cell)
        for _ in range(columns - used):
            self.add('TH' if head else 'TD')

    def b_figure(self, node):
        legend, label = node.find(NS + 'legende'), node.get('etiquette')
        self.text('Caption', legend, (label + (' — ' if legend is not None else '')) if label else '')
        self.add('Figure', node.get('alt'))

    def b_signatures(self, node):
        for who in node.findall(NS + 'signataire'):
            for key in ('organisme', 'nom', 'qualite'):
                if who.get(key):
                    self.add('P', who.get(key))
            self.add('P', self.words['date'] + ' ' + (who.get('le') or ''))
            self.add('P', self.words['signature'])


def said(tree):
    return Speaker(tree).document(tree)


# ── compared ──────────────────────────────────────────────────────────────────
def letters(words):
    """Without spaces, quotes made plain: what typography may change is gone."""
    return SPACES.sub('', words.translate(SIGNS))


def gaps(words):
    """Where a space stands, counted in letters before it."""
    found, count = set(), 0
    for part in SPACES.split(words.translate(SIGNS).strip()):
        count += len(part)
        found.add(count)
    return found


def fused(source, read):
    """Spaces of the source that the reader does not hear, but for those that typography takes from quotes."""
    plain = letters(source)
    return [plain[max(0, at - 12):at + 12] for at in gaps(source) - gaps(read)
            if at < len(plain) and plain[at - 1] != '"' and plain[at] not in '",;:!?.)']


def compare(tree, document):
    """(number of texts compared, figures, faults)."""
    expected, found, faults, figures = said(tree), heard(document), [], 0
    pages = [(kind, words) for kind, words in found]
    for i, (kind, words) in enumerate(expected):
        if i >= len(pages):
            faults.append(f'nothing for {kind} «{words[:60]}»')
            break
        other, read = pages[i]
        if kind == 'Figure' and other == 'Figure':
            figures += 1
            while i + 1 < len(pages) and len(pages) > len(expected) and pages[i + 1][0] == 'Figure':
                del pages[i + 1]  # further sheets of one diagram
            continue
        if kind == 'Figure' and other == 'P' and letters(read).endswith(letters(words)):
            continue  # a drawing that cannot be had: its name stands there
        if kind == 'TOCI' and re.fullmatch(re.escape(letters(words)) + r'\d+', letters(read)):
            continue
        if other != kind or letters(words) != letters(read):
            faults.append(f'{kind} «{words[:90]}» is heard as {other} «{read[:90]}»')
            break
        faults += [f'words run together: …{f}…' for f in fused(words, read)]
    if not faults and len(pages) > len(expected):
        faults.append(f'heard besides: {pages[len(expected)]}')
    return sum(1 for _, words in expected if words), figures, faults


def alternatives(document):
    """Faults of the figures' text alternatives: absent, short, a bare title, twice the same."""
    seen = set()
    for node in document.of_type('Figure'):
        alt = (node.alt or '').strip()
        if len(alt) < 40 or len(alt.split()) < 6:
            yield f'{node}: «{alt}» is no description'
        if alt in seen:
            yield f'{node}: the alternative of another figure'
        seen.add(alt)


def lost(document):
    """Marks that no structure element holds, and elements whose marks are painted nowhere."""
    painted = {(item.page, item.mcid) for item in document.contents().items if item.mcid is not None}
    held = [(document.page_keys.get(kid[1]), kid[3]) for node in document.nodes() for kid in node.kids
            if isinstance(kid, tuple) and kid[0] == 'mcid']
    yield from (f'mark {mark} is in no element' for mark in sorted(painted - set(held)))
    yield from (f'mark {mark} is painted nowhere' for mark in sorted(set(held) - painted, key=str))
    if len(held) != len(set(held)):
        yield 'a mark in two elements'


def spans(document):
    """ActualText anywhere: it makes readers lose words."""
    for mark, _ in document.contents().marks:
        if get(mark.properties, '/ActualText') is not None:
            yield 'ActualText in a content stream'
            return
    for node in document.nodes():
        if node.actual is not None:
            yield f'{node}: ActualText'


def bare_links(document):
    """Links whose words are an address."""
    reader = Reader(document)
    for node in document.of_type('Link'):
        if re.match(r'https?:|www\.', reader.text(node).strip()):
            yield f'{node}: its text is a bare address'


assert name and text
