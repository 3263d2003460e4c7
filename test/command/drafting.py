#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Drafting: the margin of a paper, and names kept outside the charter. usage: drafting.py ENTENTE ROOT

Prints TAP. The charter is test/document/valmont.xml; papers are read as HTML.

Findings on a sheet of names: entente-annuaire-colonne, entente-annuaire-partie,
entente-annuaire-double, entente-annuaire-ligne. A paper asked for in a language it has
no text in: entente-document-langue; of another law: entente-document-droit.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

from lxml import etree

ENTENTE, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
H = '{http://www.w3.org/1999/xhtml}'
number = failures = 0


def ok(condition, name, detail=''):
    global number, failures
    number += 1
    failures += not condition
    print(f'{"" if condition else "not "}ok {number} - {name}')
    if not condition and detail:
        print('\n'.join('# ' + line for line in str(detail).splitlines()[:20]))


def build(folder, *options, charter=None):
    done = subprocess.run([ENTENTE, 'build', '--lang=fr', *options, '-o', str(folder), str(charter or CHARTER)], capture_output=True, text=True)
    return done


def page(folder):
    return etree.parse(str(folder / 'reglement-interieur.html'))


def said(element):
    return re.sub(r'[\s\u00a0\u202f]+', ' ', ''.join(element.itertext())).strip()


temporary = tempfile.TemporaryDirectory()
HERE = pathlib.Path(temporary.name)
CHARTER = HERE / 'valmont.xml'
source = (ROOT / 'test/document/valmont.xml').read_text(encoding='utf-8')
source = source.replace('<option nom="annexe-registre"', '<option nom="titulaires" valeur="oui"/><option nom="annexe-registre"')
CHARTER.write_text(source, encoding='utf-8')
ONLY = '--only=reglement-interieur'

# ── The margin ───────────────────────────────────────────────────────────────
build(HERE / 'clean', ONLY)
build(HERE / 'margin', ONLY, '--marge')
clean, margin = page(HERE / 'clean'), page(HERE / 'margin')
articles = margin.findall('.//' + H + 'section')
articles = [a for a in articles if a.get('class') in ('article', 'annexe') and a.get('id') != 'points-ouverts']
notes = {a.get('id'): said(a.find(H + 'aside')) for a in articles if a.find(H + 'aside') is not None}
ok(not clean.xpath('//*[@class="marge"]') and margin.xpath('//*[@class="marge"]'), 'clean mode: no margin')
ok(len(notes) == len(articles) > 30, 'every article says why it stands', set(a.get('id') for a in articles) - set(notes))
table = etree.parse(str(ROOT / 'templates/document/marge.xml')).getroot()
papers = {p.get('modele'): p for p in table.iter('{urn:entente:marges:1}papier')}
rows = {r.get('article'): r for r in papers['reglement-interieur']}
known = [i for i in notes if i in rows or i.startswith(('i-', 'annexe-'))]
ok(set(notes) == set(known), 'every article has its row in marge.xml', sorted(set(notes) - set(known)))
lines = source.split('\n')
places = [(i, name, int(line)) for i, note in notes.items() for name, line in re.findall(r'([\w-]+) \(valmont\.xml:(\d+)\)', note)]
ok(len(places) > 40 and all(name in lines[line - 1] for _, name, line in places), 'each element is on the line that is told',
   [p for p in places if p[1] not in lines[p[2] - 1]][:5])
rules = set(re.findall(r'<sch:assert id="([^"]+)"', ''.join(p.read_text(encoding='utf-8') for p in (ROOT / 'compiler/law').rglob('*.sch'))))
listed = {i for r in table.iter('{urn:entente:marges:1}clause') for k in ('regles', 'clspd', 'cispd') for i in r.get(k, '').split()}
ok(listed and listed <= rules, 'every rule of marge.xml exists', sorted(listed - rules))
ok('fr-clspd-president' in notes['presidence'] and 'CSI, art. L. 132-4' in notes['presidence'] and 'fr-cispd' not in notes['presidence'], 'rules of this council, their articles', notes['presidence'])
ok('groupe-nord (valmont.xml' in notes['i-groupe-nord'] and 'fr-groupe-tiers' in notes['i-groupe-nord'], 'a group: its own element', notes['i-groupe-nord'])
ok('groupe-social' not in ' '.join(notes.values()) and 'dossier-social' not in ' '.join(notes.values()) and 'f7 ' not in ' '.join(notes.values()), 'what the paper leaves out is not told')
ok(all('(valmont.xml' in notes[i] for i in ('secrets', 'justice', 'annexe-schemas', 'annexe-1')), 'elements found', [notes[i] for i in ('secrets', 'justice')])
ok('insertion (valmont.xml' in notes['confidentialite'], 'an insertion is told where it stands', notes['confidentialite'])
for aside in list(margin.iter(H + 'aside')):
    aside.tail, parent = aside.tail, aside.getparent()
    parent.remove(aside)
ok(said(margin.find('.//' + H + 'main')) == said(clean.find('.//' + H + 'main')), 'nothing else changes')
content = etree.fromstring(zipfile.ZipFile(HERE / 'margin/reglement-interieur.odt').read('content.xml'))
ok(len(content.findall('.//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation')) >= len(articles), 'ODT: comments')
pdf = subprocess.run(['pdftotext', str(HERE / 'margin/reglement-interieur.pdf'), '-'], capture_output=True, text=True).stdout
ok(pdf.count('Tiré de') >= 30 and 'Tiré de' not in subprocess.run(['pdftotext', str(HERE / 'clean/reglement-interieur.pdf'), '-'], capture_output=True, text=True).stdout, 'PDF: a line under the heading')


def notes_of(charter, model):
    """The margin of each article of a paper, by its id."""
    folder = HERE / ('margin-' + model)
    done = build(folder, '--only=' + model, '--marge', charter=ROOT / charter)
    if done.returncode == 2:
        return {}
    articles = [a for a in etree.parse(str(folder / (model + '.html'))).iter(H + 'section') if a.get('class') in ('article', 'annexe') and a.get('id') != 'points-ouverts']
    return {a.get('id'): said(a.find(H + 'aside')) if a.find(H + 'aside') is not None else None for a in articles}


def told(id_, model):
    """Whether a row of the paper, or of the one it is like, is for this article."""
    own = [r.get('article') for name in (model, papers[model].get('comme')) if name for r in papers[name]]
    return any(r == id_ or r.endswith('*') and id_.startswith(r[:-1]) for r in own)


GETS = {  # charter and paper: an article, a rule that it tells, and one that it does not
    ('examples/csil-r/csil-r.xml', 'reglement-ordre-interieur'): ('composition', 'be-csil-membres-droit', 'be-ltf-membres'),
    ('examples/protocole-caprev/protocole-caprev.xml', 'protocole'): ('secrets', 'be-secret-declare', 'be-csil-membres-droit'),
    ('test/document/alliance.xml', 'convention'): ('echanges-prevus', 'commun-sans-source', 'be-csil-membres-droit'),
    ('test/document/valmont.xml', 'charte-deontologique'): ('confidentialite', 'fr-groupe-tiers', 'be-concertation-secret'),
}
for (charter, model), (article, rule, other) in GETS.items():
    found = notes_of(charter, model)
    ok(len(found) > 8 and all(found.values()), f'{model}: every article says why it stands', [i for i, n in found.items() if not n])
    ok(all(told(i, model) for i in found), f'{model}: every article has its row', [i for i in found if not told(i, model)])
    ok(rule in (found.get(article) or '') and other not in ' '.join(n or '' for n in found.values()), f'{model}: rules that look at this charter, no other', found.get(article))
    if model == 'reglement-ordre-interieur':
        ok('be-csil-membres-droit' in found['i-csil'] and all('be-csil-membres-droit' not in n for i, n in found.items() if i.startswith('i-') and i != 'i-csil'),
           'a room: the rules that look at it', {i: n for i, n in found.items() if i.startswith('i-')})

# ── A paper in a language it has no text in ──────────────────────────────────
asked = HERE / 'langue.xml'
asked.write_text(re.sub(r'</charte>\s*$', '  <document modele="arrete-composition" langue="en"/>\n</charte>\n', source), encoding='utf-8')
done = build(HERE / 'langue', '--only=arrete-composition', charter=asked)
line = asked.read_text(encoding='utf-8').count('\n') - 1
ok(re.search(rf'langue\.xml:{line}:\d+: avertissement\[entente-document-langue\]: .*« en »', done.stdout) and 'choisir parmi : fr' in done.stdout, 'entente-document-langue: where, and what to choose', done.stdout)
ok((HERE / 'langue/arrete-composition.pdf').exists() and not (HERE / 'langue/arrete-composition-en.pdf').exists(), 'and the paper is not made in another language')

# ── A paper of another country ───────────────────────────────────────────────
done = build(HERE / 'droit', '--only=reglement-interieur,feuille-presence', charter=ROOT / 'examples/csil-r-wallonie/csil-r-wallonie.xml')
ok(re.search(r'csil-r-wallonie\.xml:\d+:\d+: avertissement\[entente-document-droit\]: « reglement-interieur » .*« fr »', done.stdout), 'entente-document-droit: a paper of another law', done.stdout + done.stderr)
ok((HERE / 'droit/feuille-presence.pdf').exists() and not (HERE / 'droit/reglement-interieur.pdf').exists(), 'and the others are made')

# ── Papers asked for by a name that is not one ───────────────────────────────
asked.write_text(re.sub(r'</charte>\s*$', '  <document modele="bulletin-paroissial"/>\n  <document modele="ordre-du-jour"/>\n</charte>\n', source), encoding='utf-8')
told_of = subprocess.run([ENTENTE, 'check', '--lang=fr', str(asked)], capture_output=True, text=True).stdout
line = asked.read_text(encoding='utf-8').count('\n') - 1
ok(re.search(rf'langue\.xml:{line - 1}:21: erreur\[entente-mot-inconnu\]: « bulletin-paroissial »', told_of) and re.search(r'choisir parmi : .*scenarios, .*formation', told_of)
   and 'ordre-du-jour,' not in told_of, 'an unknown paper: the names that there are', told_of)
ok(re.search(rf'langue\.xml:{line}:21: avertissement\[entente-document-ailleurs\]: « ordre-du-jour »', told_of) and 'modele="convocation"' in told_of, 'a paper that another holds: which', told_of)

early = page(HERE / 'early') if build(HERE / 'early', ONLY, '--marge', '--as-of=2005-01-01').returncode != 2 else None
ok(early is not None and 'fr-clspd-president' not in said(early.find('.//' + H + 'main')), 'at another date, the rules of that date')

# ── Names ────────────────────────────────────────────────────────────────────
sheet = HERE / 'annuaire.csv'
ROWS = 'Partie;Nom;Titulaire;Suppléant;Téléphone\r\nmaire;;Mme Ève Zéphyrin;=HYPERLINK("x");04\r\nprefett;;Untel;;\r\nmaire;;Autre Nom;;\r\npolice;court\r\n'.replace('=HYPERLINK("x")', '"=HYPERLINK(""x"")"')


def with_sheet(data, *options):
    sheet.write_bytes(data)
    return build(HERE / 'named', *options, '--annuaire=' + str(sheet))


texts = []
for encoding in ('utf-8', 'utf-8-sig', 'utf-16', 'cp1252'):
    done = with_sheet(ROWS.encode(encoding), ONLY)
    texts.append((said(page(HERE / 'named').find('.//' + H + 'main')), done.stdout))
ok(len(set(texts)) == 1, 'UTF-8, UTF-16 and Windows-1252 read alike')
text, stdout = texts[0]
ok('Mme Ève Zéphyrin' in text and "=HYPERLINK(" in text, 'names in the table of members; a formula is text')
ok('Untel' not in text and 'Autre Nom' not in text, 'lines that do not stand are not read')
for line, id_, word in [(1, 'colonne', 'Téléphone'), (3, 'partie', 'vouliez-vous dire prefet'), (4, 'double', 'maire'), (5, 'ligne', 'cellules')]:
    ok(re.search(rf'annuaire\.csv:{line}:1: avertissement\[entente-annuaire-{id_}\]: .*{word}', stdout), f'entente-annuaire-{id_}: line {line}', stdout[-2000:])
ok('Zéphyrin' not in stdout and 'entente-annuaire' not in subprocess.run([ENTENTE, 'check', str(CHARTER)], capture_output=True, text=True).stdout, 'no name is told')
done = with_sheet(ROWS.encode(), '--only=reglement-interieur,rapport-validation,registre-echanges,diagrammes')
others = [p for p in (HERE / 'named').rglob('*') if p.is_file() and not p.name.startswith('reglement')]
words = ''.join(p.read_text(encoding='utf-8', errors='replace') if p.suffix != '.pdf' else subprocess.run(['pdftotext', str(p), '-'], capture_output=True, text=True).stdout for p in others if p.suffix != '.odt')
ok(len(others) > 4 and 'Zéphyrin' not in words and 'entente-annuaire' not in words, 'no name in diagrams, report, register')
asked_not = HERE / 'sans.xml'
asked_not.write_text(source.replace('nom="titulaires" valeur="oui"', 'nom="titulaires" valeur="non"'), encoding='utf-8')
build(HERE / 'sans', ONLY, '--annuaire=' + str(sheet), charter=asked_not)
ok('Zéphyrin' not in said(page(HERE / 'sans').find('.//' + H + 'main')), 'the règlement prints names only if the charter asks')
for data, word in [(b'', 'partie'), (b'titulaire;suppleant\r\nA;B\r\n', 'partie'), (b'partie;titulaire\r\nmaire;"A\r\n', 'guillemet'), (b'partie;titulaire\r\nmaire;A\0B\r\n', 'encodage')]:
    done = with_sheet(data, ONLY)
    ok(done.returncode == 2 and word in done.stderr, f'entente-annuaire-illisible: {word}', done.stderr)
ok(build(HERE / 'x', ONLY, '--annuaire=' + str(HERE / 'absent.csv')).returncode == 2, 'an absent sheet')
dangerous = HERE / 'formule.xml'
dangerous.write_text(source.replace('nom="Le maire"', 'nom="=1+1 &quot;x&quot;"'), encoding='utf-8')
build(HERE / 'blank', '--only=annuaire', charter=dangerous)
blank = (HERE / 'blank/annuaire-vierge.csv').read_bytes().decode('utf-8-sig').split('\r\n')
ok(blank[0] == 'partie;nom;titulaire;suppleant;courriel' and blank[1] == '"maire";"\'=1+1 ""x""";;;' and len(blank) > 8, 'the blank sheet: one line per party, no formula', blank[:3])
sheet.write_bytes((HERE / 'blank/annuaire-vierge.csv').read_bytes())
done = build(HERE / 'named', ONLY, '--annuaire=' + str(sheet))
ok('entente-annuaire' not in done.stdout, 'the blank sheet reads without a finding', done.stdout)
print(f'1..{number}')
sys.exit(failures > 0)
