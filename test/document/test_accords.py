# SPDX-License-Identifier: EUPL-1.2
"""Agreements, forms, collection of rules, register of processing.

test_accords.py MODEL_DRIVER DOCUMENT_TREE REPORT_TREE ENTENTE [--update]

Each paper has a golden tree (golden/<charter>.<paper>.tree.xml: --update
rewrites it, the diff is the review); then it is held to what its charter says,
to the law of its date, and to French.
"""
import csv
import glob
import io
import os
import re
import subprocess
import sys
import tempfile

from lxml import etree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
C, D, F = '{urn:entente:charte:1}', '{urn:entente:document:1}', '{urn:entente:faits:1}'
NS = {'c': C[1:-1], 'd': D[1:-1], 'f': F[1:-1]}
GRAMMAR = etree.RelaxNG(etree.parse(os.path.join(ROOT, 'compiler/schema/document.rng')))
UPDATE = '--update' in sys.argv
MODEL_DRIVER, DOCUMENT_TREE, REPORT_TREE, ENTENTE = [os.path.abspath(a) for a in sys.argv[1:] if not a.startswith('--')]
ALLIANCE = os.path.join(HERE, 'alliance.xml')
CELL = os.path.join(ROOT, 'test/rules/silence/csil-r-liege-2026.xml')
FAMILY = os.path.join(ROOT, 'test/rules/silence/concertation-458ter-2018.xml')
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print('not ok - ' + message)


def run(*command):
    return subprocess.run(command, capture_output=True, check=False)


def squeeze(text):
    return re.sub(r'[\s\u00a0\u202f]+', ' ', text).strip()


def text_of(tree):
    return squeeze(' '.join(tree.itertext()) + ' ' + ' '.join(v for e in tree.iter() for v in e.attrib.values()))


def prose_of(tree):
    """What is read, cell after cell, with nothing between the pieces of a line."""
    return '\n'.join(squeeze(''.join(e.itertext())) for e in tree.iter(*(D + n for n in ('alinea', 'item', 'cellule', 'titre', 'intertitre', 'terme', 'sens', 'ligne'))))


def changed(path, change):
    tree = etree.parse(path)
    if change:
        change(tree.getroot())
    file = tempfile.NamedTemporaryFile(suffix='.xml', prefix='charte')
    tree.write(file.name, encoding='utf-8', xml_declaration=True)
    return file


def facts_of(path, change=None):
    with changed(path, change) as file:
        done = run(MODEL_DRIVER, '--facts', file.name)
    if not done.stdout.startswith(b'<?xml'):
        raise SystemExit('no facts of %s:\n%s' % (path, done.stdout.decode() + done.stderr.decode()))
    return done.stdout


def paper(model, facts):
    with tempfile.NamedTemporaryFile(suffix='.xml') as file:
        file.write(facts)
        file.flush()
        done = run(DOCUMENT_TREE, model, file.name)
    return checked(model, done)


def checked(model, done):
    if done.returncode:
        raise SystemExit('no %s: %s' % (model, done.stderr.decode()))
    tree = etree.fromstring(done.stdout)
    check(GRAMMAR.validate(tree), '%s: valid against document.rng: %s' % (model, GRAMMAR.error_log.last_error))
    return tree


def reported(model, path, *options):
    return checked(model, run(REPORT_TREE, '--paper=' + model, *options, path))


def part(tree, ident):
    found = tree.xpath('//*[@id=$id]', id=ident)
    return text_of(found[0]) if found else ''


def golden(tree, name):
    pretty = re.sub(r'(?=<(?:partie|article|annexe|alinea|liste|item|tableau|rangee|encadre|intertitre|figure|signatures|couverture|ligne|avis|definition)[ >])',
                    '\n', etree.tostring(tree, encoding='unicode')) + '\n'
    path = os.path.join(HERE, 'golden', name + '.tree.xml')
    if UPDATE:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(pretty)
    with open(path, encoding='utf-8') as file:
        check(file.read() == pretty, name + ' (test_accords.py … --update rewrites it)')


# ── Golden trees ────────────────────────────────────────────────────────────

alliance, cell, family = facts_of(ALLIANCE), facts_of(CELL), facts_of(FAMILY)
protocole = reported('protocole', ALLIANCE)
golden(protocole, 'alliance.protocole')
TREES = {'protocole': protocole}
for model, facts, name in (('convention', alliance, 'alliance'), ('procedure-operationnelle', alliance, 'alliance'), ('registre-traitement', alliance, 'alliance'),
                           ('reglement-ordre-interieur', cell, 'csil'), ('fiche-retour', cell, 'csil'), ('rapport-refus', cell, 'csil'), ('autorisation-parquet', alliance, 'alliance')):
    TREES[model] = paper(model, facts)
    golden(TREES[model], name + '.' + model)

# ── A protocole carries all that its charter says ───────────────────────────

charter, said = etree.parse(ALLIANCE).getroot(), text_of(protocole)
NOT_PRINTED = {'titulaire', 'contact'}  # a text outlives the holder of an office
for element in charter.iter():
    if not isinstance(element.tag, str) or element.tag in (C + 'charte', C + 'document', C + 'regles', C + 'option'):
        continue
    kind = element.tag[len(C):]
    words = [t for t in [element.text or '', *(child.tail or '' for child in element)] if squeeze(t)]
    for attribute in ('nom', 'titre', 'terme', 'intitule', 'qualite', 'represente-par', 'motif', 'declencheur', 'moment', 'necessite', 'modalites', 'question',
                      'reference', 'referent', 'perimetre', 'personnes-critere', 'objet', 'accord', 'cible', 'support', 'pilote', 'valeur', 'organisme'):
        if element.get(attribute) and element.get(attribute) != 'a-decider' and (kind, attribute) not in (('adhesion', 'accord'), ('modification', 'accord'), ('dpo', 'nom')):
            words.append(element.get(attribute))
    for word in words:
        word = squeeze(word).rstrip('.')
        check(word in said or word[0].lower() + word[1:] in said or word[0].upper() + word[1:] in said or word.split(' ', 1)[-1] in said, 'protocole: %s «%s»' % (kind, word))
for number, flow in enumerate(charter.iter(C + 'flux'), 1):
    words = part(protocole, 'flux-' + flow.get('id'))
    check('N° %d' % number in words, 'protocole: flow ' + flow.get('id'))
check('4 sièges' in said and [squeeze(''.join(c.itertext())) for c in protocole.xpath('//*[@id="t-sieges-1"]//d:corps//d:cellule[2]', namespaces=NS)] == ['2', '2'], 'protocole: seats counted')
check('Un proche est toujours entendu de vive voix' in part(protocole, 'regles-propres'), 'protocole: own rules')
check('avenant' in part(protocole, 'adhesion') and '2 exemplaires originaux' in part(protocole, 'vigueur'), 'protocole: accession by addendum, originals')
check('Mme Odile Titulaire' not in said, 'protocole: no holder of an office')
check(len(protocole.findall('.//' + D + 'decider')) >= 2 and 'représentant à désigner' in said, 'protocole: what is to decide shows')
check('Stagiaires' in part(protocole, 'confidentialite') and 'Une phrase sans place' in part(protocole, 'autres'), 'protocole: insertions, none lost')
check([p.get('numero') for p in protocole.iter(D + 'partie')] == ['I', 'II', 'III', 'IV', 'V', 'VI'], 'protocole: titles')

STANDS = [
    ('definitions', '//c:definition', ['definitions']), ('missions', '//c:charte/c:mission', ['missions']), ('strategy', '//c:strategie', ['strategie', 't-axes']),
    ('promises', '//c:jamais', ['jamais', 't-jamais']), ('scenarios', '//c:scenario', ['scenarios', 's-s1']), ('personal data', '//c:protection-donnees', ['protection', 'registre', 'droits']),
    ('support', '//c:soutien', ['soutien']), ('indicators', '//c:indicateur', ['indicateurs']), ('own rules', '//c:regles', ['regles-propres']),
    ('signatures', '//c:signataire', ['signatures']), ('governance', '//c:gouvernance', ['gouvernance', 't-sieges-1', 'adhesion']), ('exclusion', '//c:clause[@genre="exclusion"]', ['manquements']),
    ('annexes', '//c:annexe', ['a-dispositifs']), ('data', '//c:donnee', ['donnees', 't-donnees']),
]


def drop(path):
    def change(root):
        for element in root.xpath(path, namespaces=NS):
            element.getparent().remove(element)
    return change


for name, path, ids in STANDS:
    less = paper('protocole', facts_of(ALLIANCE, drop(path)))
    for ident in ids:
        check(protocole.xpath('//*[@id=$id]', id=ident), '%s: %s stands' % (name, ident))
        check(not less.xpath('//*[@id=$id]', id=ident), '%s: %s does not stand without it' % (name, ident))


def bare(root):
    for element in list(root):
        if element.tag not in (C + 'titre', C + 'territoire', C + 'parties', C + 'informations'):
            root.remove(element)
    for path in ('//c:information[position() > 1]', '//c:partie[position() > 1]'):
        drop(path)(root)
    for element in root.xpath('//c:information', namespaces=NS):
        element.set('detenteurs', 'ville')


least = facts_of(ALLIANCE, bare)
for model in ('protocole', 'convention', 'procedure-operationnelle', 'reglement-ordre-interieur', 'autorisation-parquet', 'fiche-retour', 'rapport-refus', 'registre-traitement'):
    tree = paper(model, least)
    for table in tree.iter(D + 'tableau'):
        check(table.findall('.//' + D + 'corps/' + D + 'rangee'), '%s: no empty table, even for the least charter' % model)
    for article in tree.iter(D + 'article', D + 'partie', D + 'annexe'):
        check([e for e in article if e.tag != D + 'titre'], '%s: no heading without a body: %s' % (model, article.get('id')))

# ── Wording follows the law of the date ─────────────────────────────────────


def on(date):
    def change(root):
        root.set('date', date)
        for element in root.iter():
            if 'base' in element.attrib and ('be-cp1867' in element.get('base') or 'eu-rgpd' in element.get('base')):
                del element.attrib['base']
    return change


for date, there, absent in (('2013-01-15', ['art. 458', 'aucun article n’organise la concertation'], ['458ter', '353', 'RGPD']),
                            ('2018-06-01', ['458ter', 'RGPD'], ['353, § 2', 'aucun article n’organise']),
                            ('2026-10-01', ['(2024), art. 353, § 2', '(2024), art. 352'], ['458ter', 'aucun article n’organise'])):
    facts = facts_of(ALLIANCE, on(date))
    words = text_of(paper('protocole', facts))
    for word in there:
        check(word in words, '%s: «%s»' % (date, word))
    for word in absent:
        check(word not in words.replace('eu-rgpd', ''), '%s: not «%s»' % (date, word))
    check(('Ne peut pas être signée' in text_of(paper('autorisation-parquet', facts))) == (date < '2017'), date + ': the authorisation says whether it may be signed')

# ── Forms: blank, nobody named, nothing secret ──────────────────────────────

sheet = TREES['fiche-retour']
check('consensus' in text_of(sheet) and 'secret professionnel' in text_of(sheet) and 'L’OCAM' in text_of(sheet).replace('l’OCAM', 'L’OCAM'), 'feedback sheet: consensus, no secret, readers')
check(len(sheet.xpath('//*[@id="t-accord"]//d:corps/d:rangee', namespaces=NS)) == 6, 'feedback sheet: a line for each who is present')
refusal = text_of(TREES['rapport-refus'])
check('ni sanction' in refusal and 'reste' not in part(TREES['rapport-refus'], 'avis-champs') and 'Pourquoi' not in part(TREES['rapport-refus'], 'avis'), 'refusal: no sanction, no reason asked')
for model in ('fiche-retour', 'rapport-refus'):
    for row in TREES[model].xpath('//d:tableau//d:corps/d:rangee', namespaces=NS):
        check(not squeeze(''.join(row[1].itertext())), model + ': to be filled by hand')
authorisation = TREES['autorisation-parquet']
check(len(authorisation.findall('.//' + D + 'decider')) >= 6, 'authorisation: its reasons are left to be written')
for word in ('CPAS de Valclair', 'protéger l’intégrité', 'Le demandeur expose', 'n’y oblige pas', '458ter, § 2', 'avant la réunion'):
    check(word.lower() in text_of(authorisation).lower(), 'authorisation: ' + word)

# ── A procedure: who, whom, what, when ──────────────────────────────────────

procedure = TREES['procedure-operationnelle']
rows = procedure.xpath('//*[@id="t-qui-quoi-quand"]//d:corps/d:rangee', namespaces=NS)
check(len(rows) == len(charter.findall(C + 'flux')) - 1, 'procedure: a row for each flow, forbidden ones apart')
check(all(squeeze(''.join(cell_.itertext())) for row in rows for cell_ in row[:5]), 'procedure: when, who, whom, of what')
check('N° 4' in part(procedure, 'interdits') and part(procedure, 't-scenario-s1') and 'La fonctionnaire de prévention' in part(procedure, 't-contacts'), 'procedure: forbidden, decisions, contacts')

# ── The collection of rules ─────────────────────────────────────────────────

for path in (ALLIANCE, os.path.join(ROOT, 'examples/clspd/clspd.xml')):
    law = etree.parse(path).getroot().get('droit')
    rules = [p for n in sorted(glob.glob(os.path.join(ROOT, 'compiler/law/%s/*.sch' % law)) + glob.glob(os.path.join(ROOT, 'compiler/law/eu/*.sch')) + glob.glob(os.path.join(ROOT, 'compiler/law/commun/*.sch')))
             for p in etree.parse(n).getroot().iter('{http://purl.oclc.org/dsdl/schematron}pattern')]
    book = reported('recueil-regles', path)
    for rule in rules:
        card = part(book, rule.get('id'))
        for word in rule.xpath('e:carte/*[self::e:titre or self::e:pourquoi or self::e:question or self::e:detection or self::e:faux-positifs or self::e:remede][@xml:lang="fr"]',
                               namespaces={'e': 'urn:entente:regle:1'}):
            check(squeeze(''.join(word.itertext())) in card, 'collection: %s, %s' % (rule.get('id'), word.tag))
        check('Lu et approuvé' in card and 'signature' in card, 'collection: a box for ' + rule.get('id'))
    check(len(book.xpath('//d:partie/d:article', namespaces=NS)) == len(rules) + (path == ALLIANCE), 'collection: every rule, once')
    if path == ALLIANCE:
        check('Une inquiétude écrite reste' in part(book, 'alliance-appel'), 'collection: own rules too')
        check('(en vigueur du 3 août 2017 au 31 août 2026)' in text_of(book), 'collection: provisions with their dates')

# ── The register of processing, as values ───────────────────────────────────


def hostile(root):
    root.xpath('//c:registre', namespaces=NS)[0].set('reference', '=HYPERLINK("http://x.example";"V-12")')
    root.xpath('//c:registre', namespaces=NS)[0].set('finalite', '@SUM(1+1)*cmd|\' /C calc\'!A0')
    root.xpath('//c:sous-traitant', namespaces=NS)[0].set('nom', '+33 ; "x"')
    root.xpath('//c:mesure', namespaces=NS)[0].text = '-2+3'
    root.xpath('//c:partie[@id="service"]', namespaces=NS)[0].set('nom', '\uff1d1+1')


for change in (None, hostile):
    with changed(ALLIANCE, change) as file, tempfile.TemporaryDirectory() as folder:
        run(ENTENTE, 'build', '--only=registre-traitement', file.name, '-o', folder)
        data = open(os.path.join(folder, 'registre-traitement.csv'), 'rb').read()
    check(data.startswith(b'\xef\xbb\xbf') and data.endswith(b'\r\n'), 'register: marked as UTF-8, CRLF')
    lines = list(csv.reader(io.StringIO(data.decode('utf-8-sig')), delimiter=';'))
    check(len(lines) == 3 and len({len(line) for line in lines}) == 1, 'register: a line of rubrics, then one for each treatment')
    check(lines[0][0] == 'Traitement' and len(lines[0]) == 17, 'register: rubrics')
    for line in lines[1:]:
        check(all(line), 'register: no empty cell')
        check(not any(re.match(r'[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212]', cell_) for cell_ in line), 'register: nothing that a spreadsheet computes: %s' % line)
    whole = data.decode()
    check('Odile Titulaire' not in whole and 'Paul Personne' not in whole and 'Jean Signataire' not in whole, 'register: no name of a person')
    if change:
        check("'=HYPERLINK(\"http://x.example\";\"V-12\")" in [c.split(' (')[0] for c in lines[1]], 'register: hostile text stays text')
    else:
        check(lines[1][0].startswith('V-12') and lines[2][0] == 'Le tableau des suivis' and 'à décider' in lines[2], 'register: entries, then files that have none')

# ── French, over every charter of a foreign or lesser arrangement ───────────

BAD = (' de le ', ' de les ', ' à le ', ' à les ', ' de Le ', ' de La ', ' de L’', ' à Le ', ' par Le ', ' ,', '..', '( ', ' )', '{', '}', 'a-decider', ' .', ': .', '()', ' ;.', ': ;')
for path in sorted(glob.glob(os.path.join(ROOT, 'test/rules/silence/*.xml'))) + [ALLIANCE]:
    root = etree.parse(path).getroot()
    if root.get('dispositif') in ('clspd', 'cispd', 'conseil-parisien'):
        continue
    facts = facts_of(path)
    models = ['protocole', 'convention', 'procedure-operationnelle', 'registre-traitement']
    models += ['reglement-ordre-interieur', 'autorisation-parquet', 'fiche-retour', 'rapport-refus'] if root.get('droit') == 'be' else []
    for model in models:
        words = prose_of(paper(model, facts)).replace('…', '')
        for word in BAD:
            check(word not in words, '%s of %s: «%s»: %s' % (model, os.path.basename(path), word, re.findall('.{0,40}%s.{0,40}' % re.escape(word), words)[:2]))

HOSTILE = '{charte} {loi:be-cp1867:458} <xsl:value-of select="document(\'/etc/passwd\')"/> ]]> {} &amp; </alinea> $faits'


def wicked(root):
    root.find(C + 'titre').text = HOSTILE
    for path, attribute in (('//c:partie[@id="ville"]', 'nom'), ('//c:signataire', 'qualite'), ('//c:instance', 'modalites'), ('//c:flux', 'titre'), ('//c:comite', 'nom')):
        root.xpath(path, namespaces=NS)[0].set(attribute, HOSTILE)
    root.xpath('//c:adhesion', namespaces=NS)[0].text = HOSTILE


for model in TREES:
    tree = paper(model, facts_of(ALLIANCE, wicked))
    check(not [e for e in tree.iter() if not e.tag.startswith(D)] and 'root:' not in text_of(tree), model + ': hostile text makes no element and reads no file')
check(text_of(paper('protocole', facts_of(ALLIANCE, wicked))).count(squeeze(HOSTILE)) > 6, 'protocole: hostile text comes out as it went in')

# ── Dutch ───────────────────────────────────────────────────────────────────


def entries(name):
    return {e.get('id'): e for e in etree.parse(os.path.join(ROOT, 'templates/lexicon', name)).getroot() if isinstance(e.tag, str) and e.get('id')}


def asked(entry):
    return set(re.findall(r'\{[^}]*\}', ''.join(entry.itertext()))) | {w.strip('!') for e in entry.iter() for w in (e.get('si') or '').split()}


for name in ('accord', 'protocole', 'reglement-ordre-interieur', 'fiche-retour'):
    french, dutch = entries(name + '.fr.xml'), entries(name + '.nl.xml')
    check(set(french) <= set(dutch), '%s.nl.xml lacks %s' % (name, sorted(set(french) - set(dutch))))
    for ident in set(french) & set(dutch):
        check(asked(dutch[ident]) <= asked(french[ident]) | {'{e}'}, '%s.nl.xml: %s asks for %s' % (name, ident, asked(dutch[ident]) - asked(french[ident])))
for path in (CELL, ALLIANCE):
    for model in ('protocole', 'reglement-ordre-interieur', 'fiche-retour'):
        tree = reported(model, path, '--lang=nl')
        check(tree.get('{http://www.w3.org/XML/1998/namespace}lang') == 'nl', 'in Dutch: ' + model)
        if path == CELL:
            check(('1 jaar' if model.startswith('fiche') else '15 dagen') in text_of(tree), 'Dutch durations: ' + model)

# ── Which charters get which papers ─────────────────────────────────────────

for path, wanted in ((CELL, {'protocole', 'reglement-ordre-interieur', 'procedure-operationnelle', 'fiche-retour', 'rapport-refus', 'registre-traitement'}),
                     (FAMILY, {'protocole', 'procedure-operationnelle', 'autorisation-parquet', 'rapport-refus', 'registre-traitement'})):
    with tempfile.TemporaryDirectory() as folder:
        run(ENTENTE, 'build', path, '-o', folder)
        made = {os.path.splitext(n)[0] for n in os.listdir(folder) if n.endswith('.pdf')}
    check(wanted <= made and 'reglement-interieur' not in made and 'recueil-regles' not in made and 'convention' not in made, '%s: %s' % (os.path.basename(path), sorted(made)))

print('%d failed' % len(failures))
sys.exit(1 if failures else 0)
