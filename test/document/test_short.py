# SPDX-License-Identifier: EUPL-1.2
"""The short papers: of a meeting, of a participant, of the person spoken of.

test_short.py ENTENTE DOCUMENT_TREE TYPESET_FILE [--update]

CASES lists each paper with the charters of which its tree is a golden file
(short/<paper>.<charter>.tree.xml; --update rewrites them, the diff is the review).
Every paper is then made of every charter of the examples and of the lawful
charters that must have it, and read: agreements, places left to fill, no code.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from lxml import etree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
D = '{urn:entente:document:1}'
N = {'d': D[1:-1], 'f': 'urn:entente:faits:1', 'l': 'urn:entente:lexique:1'}
UPDATE = '--update' in sys.argv
ENTENTE, DOCUMENT_TREE, TYPESET_FILE = [a for a in sys.argv[1:] if not a.startswith('--')]
failures = []

VALMONT = 'test/document/valmont.xml'
LIEGE = 'test/rules/silence/csil-r-liege-2026.xml'
CAPREV = 'examples/protocole-caprev/protocole-caprev.xml'
GROUP = 'test/rules/silence/groupe-social.xml'
CISPD = 'test/rules/silence/cispd.xml'
# Paper (and language), its golden charters, most pages it may have by leaf.
CASES = [
    ('charte-deontologique', [VALMONT, GROUP], 3),
    ('engagement-confidentialite', [VALMONT, LIEGE], 1),
    ('arrete-composition', [VALMONT, CISPD], 3),
    ('deliberation', [VALMONT, CISPD], 2),
    ('convocation', [VALMONT, CAPREV], 2),
    ('invitation', [LIEGE], 2),
    ('invitation:nl', [LIEGE], 2),
    ('feuille-presence', [VALMONT, LIEGE], 2),
    ('releve-decisions', [VALMONT, LIEGE], 1),
    ('fiche-reflexe', [VALMONT, LIEGE], 1),
    ('notice-information', [VALMONT, LIEGE], 2),
    ('depliant', [VALMONT, LIEGE], 1),
    ('scenarios', [VALMONT, CAPREV], 5),
    ('guide-pratique', [VALMONT, LIEGE], 2),
    ('scenarios:nl', [LIEGE], 5),
    ('guide-pratique:nl', [LIEGE], 2),
]

# One page for each leaf, whatever the charter.
ONE_PAGE = ('fiche-reflexe', 'depliant')


def check(condition, message):
    if not condition:
        failures.append(message)
        print('not ok - ' + message)


def run(command):
    return subprocess.run(command, capture_output=True, check=False)


def facts_of(name):
    done = run([ENTENTE, 'facts', os.path.join(ROOT, name)])
    return done.stdout if done.stdout.startswith(b'<?xml') else None


def paper(model, facts):
    """The tree (already held against its grammar by the program), as bytes."""
    with tempfile.NamedTemporaryFile(suffix='.xml') as file:
        file.write(facts)
        file.flush()
        done = run([DOCUMENT_TREE, model, file.name])
    if done.returncode:
        check(False, '%s: %s' % (model, done.stderr.decode()))
        return None
    return done.stdout


def pages(tree):
    """How many pages each top heading takes, in order."""
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, 'tree.xml')
        with open(name, 'wb') as file:
            file.write(tree)
        run([TYPESET_FILE, 'dump', name, name + '.txt'])
        with open(name + '.txt', encoding='utf-8') as file:
            return len(re.findall(r'^page \d+/', file.read(), re.M))


def text_of(tree):
    return re.sub(r'[ \n\t\u00a0]+', ' ', ''.join(tree.itertext()))


def pretty(tree):
    text = etree.tostring(etree.fromstring(tree), encoding='unicode')
    return re.sub(r'(?=<(?:partie|article|annexe|alinea|liste|item|tableau|rangee|encadre|intertitre|figure|signatures|saut)[ />])', '\n', text) + '\n'


# ── Which charter gets which paper ──────────────────────────────────────────

charters = sorted(os.path.relpath(n, ROOT) for p in ('examples/*/*.xml', 'test/rules/silence/*.xml', 'compiler/command/new/clspd.xml')
                  for n in glob.glob(os.path.join(ROOT, p)) if os.path.basename(n) not in ('new.gresource.xml',))
charters.append(VALMONT)
with ThreadPoolExecutor(2) as pool:
    facts = {n: f for n, f in zip(charters, pool.map(facts_of, charters)) if f}
roots = {n: etree.fromstring(f) for n, f in facts.items()}
table = etree.parse(os.path.join(ROOT, 'templates/document/papiers.xml')).getroot()
conditions = {e.get('modele'): e.get('si') for e in table if isinstance(e.tag, str) and e.get('modele')}
named = {e.get('nom'): e.get('est') for e in table if isinstance(e.tag, str) and e.get('nom')}


def wanted(model, name):
    values = {}
    for key, expression in named.items():
        values[key] = roots[name].xpath(expression, namespaces=N, **values)
    return bool(roots[name].xpath('boolean(%s)' % (conditions[model] or 'false()'), namespaces=N, **values))


def readable(model, name):
    """Whether a paper of this charter is read below: those it gets, and the booklet, made on demand, if it has scenarios."""
    return wanted(model, name) or model == 'scenarios' and roots[name].find('f:scenario', N) is not None


sittings = etree.parse(os.path.join(ROOT, 'templates/part/seance.xsl')).getroot().xpath('*[@name="convoquees"]/@select')[0]
check(sittings.replace('$faits/f:', 'f:').replace('$faits/@', '/f:faits/@') == named['seances'], 'part/seance.xsl: the rooms of papiers.xml')


for name in (VALMONT, CISPD, LIEGE, CAPREV, *glob.glob(os.path.join(ROOT, 'examples/*/*.xml'))):
    check(os.path.relpath(os.path.join(ROOT, name), ROOT) in facts or not os.path.basename(name).startswith(os.path.basename(os.path.dirname(name))), 'facts of ' + name)
GETS = {
    VALMONT: 'charte-deontologique engagement-confidentialite arrete-composition deliberation convocation feuille-presence releve-decisions fiche-reflexe notice-information depliant guide-pratique',
    LIEGE: 'engagement-confidentialite convocation invitation feuille-presence releve-decisions fiche-reflexe notice-information depliant guide-pratique',
    CAPREV: 'engagement-confidentialite convocation feuille-presence releve-decisions fiche-reflexe notice-information depliant guide-pratique',
}
models = [case[0].split(':')[0] for case in CASES]
# A word of <document modele> is a paper of ours, or says which holds it (entente-document-ailleurs); every paper has a word.
words_of_models = {}
for name in sorted(glob.glob(os.path.join(ROOT, 'compiler/law/*/vocabulary.xml'))):
    law = os.path.basename(os.path.dirname(name))
    words_of_models[law] = {e.get('id'): e.get('dans') for e in etree.parse(name).getroot().findall('{urn:entente:droit:1}modele')}
    for word, holder in words_of_models[law].items():
        check((holder or word) in conditions and not (holder and word in conditions), '%s: modele «%s» is no paper (%s)' % (law, word, holder))
        check(not holder or holder in words_of_models[law], '%s: modele «%s» is sent to an unknown word' % (law, word))
for word in conditions:
    check(any(word in known for known in words_of_models.values()), 'no charter can ask for the paper ' + word)
for name, gets in GETS.items():
    check({m for m in models if wanted(m, name)} == set(gets.split()), 'papers of %s: %s' % (name, ' '.join(m for m in dict.fromkeys(models) if wanted(m, name))))

# ── Golden trees ────────────────────────────────────────────────────────────

made = {}
for model, golden, most in CASES:
    for name in golden:
        tree = paper(model, facts[name])
        if not tree:
            continue
        made[model, name] = etree.fromstring(tree)
        leaf = os.path.join(HERE, 'short', '%s.%s.tree.xml' % (model.replace(':', '-'), os.path.basename(name)[:-4]))
        if UPDATE:
            os.makedirs(os.path.dirname(leaf), exist_ok=True)
            with open(leaf, 'w', encoding='utf-8') as file:
                file.write(pretty(tree))
        check(os.path.exists(leaf) and open(leaf, encoding='utf-8').read() == pretty(tree), os.path.relpath(leaf, HERE) + ' (test_short.py … --update rewrites it)')
        leaves = len(made[model, name].xpath('/d:document/d:article[not(contains(@id, "-reponse"))] | /d:document/d:partie', namespaces=N))
        check(pages(tree) <= most * leaves, '%s of %s: %d pages for %d leaves' % (model, name, pages(tree), leaves))

# ── Every paper of every charter: read ──────────────────────────────────────

def written(name):
    with open(os.path.join(ROOT, name), encoding='utf-8') as file:
        return file.read().replace('\n', ' ')


WRONG = (' à le ', ' à les ', ' de Le ', ' de La ', ' de L’', ' du le ', ' de le maire', ' de le pr', ' de les ser', ' ,', ' .', '..', '( ', ' )', '()', '{', '}', ' ; ;', 'a-decider', ': .')


def read(case):
    model, name = case
    tree = paper(model, facts[name])
    if tree:
        root = etree.fromstring(tree)
        words = text_of(root)
        for wrong in WRONG:
            # What the author wrote is his: «l’éducatrice de La Passerelle».
            check(wrong not in words.replace('…', '') or wrong in written(name), '%s of %s: «%s» in «%s»' % (model, name, wrong, words[max(0, words.find(wrong) - 40):words.find(wrong) + 40]))
        for empty in root.xpath('//d:corps[not(d:rangee)] | //d:liste[not(d:item)] | //d:alinea[not(node())] | //d:item[not(node())] | //d:titre[not(node())]', namespaces=N):
            check(False, '%s of %s: empty %s' % (model, name, empty.tag))
        for article in root.iter(D + 'article'):
            check(len(article) > 1, '%s of %s: a heading alone, %s' % (model, name, article.get('id')))
        if model in ONE_PAGE:
            leaves = len(root.findall(D + 'article'))
            check(pages(tree) == leaves, '%s of %s: %d pages for %d leaves' % (model, name, pages(tree), leaves))


# Those that must hold on one page, of every charter; the others, of the examples and of these.
SOME = ('cispd-2015', 'clspd-2013', 'groupe-social', 'csil-r-bruxelles-2025', 'ltf-2025', 'clspd')
with ThreadPoolExecutor(2) as pool:
    list(pool.map(read, [(m, n) for m in dict.fromkeys(models) for n in facts
                         if (m in ONE_PAGE or n.startswith('examples/') or os.path.basename(n)[:-4] in SOME) and readable(m, n)]))

# ── What each must say, and must not ────────────────────────────────────────


def words(model, name, leaf=None):
    tree = made[model, name]
    return text_of(tree.xpath('//*[@id=$id]', id=leaf)[0] if leaf else tree)


convocation = words('convocation', VALMONT)
check('L. 132-4' in convocation and 'Groupe dédié au travail social' not in convocation, 'convocation: its article, the council’s rooms only')
for leaf in made['convocation', VALMONT].iter(D + 'article'):
    check(len(leaf.xpath('.//d:decider', namespaces=N)) >= 4, 'convocation: date, hour, place to fill')
binds = words('invitation', LIEGE, 'i-csil-aide-jeunesse')
other = words('invitation', LIEGE, 'i-csil-cpas')
for mention in ('Objectif', 'Date', 'Heure', 'Lieu', 'Personne concernée', 'Services invités', 'Cadre légal', '8 juin 2023', '14 jours calendrier', 'supérieur hiérarchique'):
    check(mention in binds, 'invitation of a service bound by the decree: ' + mention)
check('8 juin 2023' not in other and '14 jours' not in other and 'Venir est un choix' in other, 'invitation: the decree binds only its services')
check('14 kalenderdagen' in words('invitation:nl', LIEGE, 'i-csil-aide-jeunesse') and '15 kalenderdagen' in words('invitation:nl', LIEGE), 'invitation in Dutch: the fourteen days')


def changed(name, change):
    charter = etree.parse(os.path.join(ROOT, name))
    change(charter.getroot())
    with tempfile.NamedTemporaryFile(suffix='.xml', prefix='csil') as file:
        charter.write(file.name, encoding='utf-8', xml_declaration=True)
        return facts_of(file.name)


early = text_of(etree.fromstring(paper('invitation', changed(LIEGE, lambda root: root.set('date', '2023-08-27')))))
check('8 juin 2023' not in early and '458ter' in early and '353, § 2' not in early, 'invitation: the law of its day')

sheet = words('fiche-reflexe', VALMONT, 'p-ccas')
check('Je ne dis jamais' in sheet and 'Au commissariat de police' in sheet, 'reflex card: a promise on what the party can know')
check('concernee' not in words('fiche-reflexe', VALMONT) and not made['fiche-reflexe', VALMONT].xpath('//*[@id="p-famille"]'), 'reflex card: none for the person spoken of')
check('art. 299' in words('fiche-reflexe', LIEGE), 'reflex card: the law of its day')

for name, authority in ((VALMONT, 'CNIL'), (LIEGE, 'Autorité de protection des données')):
    notice = words('notice-information', name)
    for article in ('13', '14', '15', '16', '17', '18', '21', '77'):
        check('RGPD, art. %s' % article in notice, 'notice of %s: article %s' % (name, article))
    check(authority in notice and authority in words('depliant', name), 'notice and leaflet: where to complain, ' + name)
check('mairie de Valmont, service juridique' in words('notice-information', VALMONT) and 'mairie de Valmont' in words('depliant', VALMONT), 'notice and leaflet: whom to write to')
check('Détail d\'un suivi social' not in words('notice-information', VALMONT), 'notice: what another room hears is not the council’s')
check('art.' not in words('depliant', VALMONT), 'leaflet: no article of law')

# Booklet: every scenario of the charter, every flow of its steps with its basis; nothing forbidden among what may be said.
for name in (VALMONT, CAPREV):
    booklet = made['scenarios', name]
    for scenario in roots[name].findall('f:scenario', N):
        flows = {s.get('flux') for s in scenario if s.get('flux')}
        numbers = {f.get('numero') for f in roots[name].findall('f:flux', N) if f.get('id') in flows and f.get('modalite') != 'interdit'}
        rows = booklet.xpath('//d:tableau[@id=$id]/d:corps/d:rangee', id='t-dire-' + scenario.get('id'), namespaces=N)
        check({text_of(r[0]) for r in rows} == numbers, 'booklet of %s: the flows of %s' % (name, scenario.get('id')))
        check(all(text_of(r[3]).strip() for r in rows), 'booklet of %s: why, in %s' % (name, scenario.get('id')))
        check(booklet.xpath('//d:article[@id=$id]//d:figure', id='s-' + scenario.get('id'), namespaces=N), 'booklet of %s: the diagram of %s' % (name, scenario.get('id')))
# Guide: every room in its table, what no flow lets be said there is not told, a promise is.
for name in (VALMONT, LIEGE):
    guide = made['guide-pratique', name]
    rooms = {r.get('nom') for r in roots[name].findall('f:instance', N)}
    check({text_of(r[0]) for r in guide.xpath('//d:tableau[@id="t-salles"]/d:corps/d:rangee', namespaces=N)} == {re.sub(' +', ' ', r) for r in rooms}, 'guide of %s: the rooms' % name)
    for room in roots[name].findall('f:instance', N):
        said = {i.get('lettre') for f in roots[name].findall('f:flux', N) if f.get('lieu') == room.get('id') and f.get('modalite') != 'interdit' and f.get('en-vigueur') == 'oui' for i in f.findall('f:info', N)}
        told = {re.search(r'\(([^()]+)\)$', text_of(r[0])).group(1) for r in guide.xpath('//d:tableau[@id=$id]/d:corps/d:rangee', id='t-dits-' + room.get('id'), namespaces=N)}
        check(said == told, 'guide of %s: what may be said in %s: %s' % (name, room.get('id'), said ^ told))
    check('Quelqu’un est en danger' in text_of(guide) and 'Dans le doute' in text_of(guide), 'guide of %s: doubt and danger' % name)

order = words('arrete-composition', VALMONT)
for piece in ('Le maire de la commune de Valmont', 'L. 132-4', 'Membres de droit', 'Arrête :', 'tribunal administratif', 'transmis au représentant de l’État'):
    check(piece in order, 'order: ' + piece)
check('L. 132-13' in words('arrete-composition', CISPD) and 'L. 132-4' not in words('arrete-composition', CISPD), 'order of a CISPD: its article')
check('226-13' not in order, 'order: only the texts that found it')
for name in (VALMONT, CISPD):
    check('121-6-2' not in words('arrete-composition', name) + words('deliberation', name), 'acts: nothing of the other regime')

charte = made['charte-deontologique', VALMONT]
signing = charte.xpath('//d:article[starts-with(@id, "adhesion-")]', namespaces=N)
check(len(signing) >= 3 and not charte.xpath('//*[@id="adhesion-famille"]'), 'charte: a form for each participant, none for the person spoken of')
check('226-13' in text_of(charte) and 'CPP, art. 40' in text_of(charte), 'charte: what it does not change')

HOSTILE = '{convocateur} {loi:fr-csi:l132-5} <a> ]]> </alinea> &amp;'
C = '{urn:entente:charte:1}'


def own(root):
    # every text an author may give, and insertions in a place that is there, and in one that is not
    root.find('.//' + C + 'instance').set('nom', HOSTILE)
    for model in ours:
        choice = etree.SubElement(root, C + 'document', modele=model)
        etree.SubElement(etree.SubElement(choice, C + 'insertion', partie='nulle-part', titre=HOSTILE), C + 'paragraphe').text = 'Rien ne se perd.'
        etree.SubElement(choice, C + 'option', nom='titulaires', valeur='oui')
        if model == 'feuille-presence':
            etree.SubElement(choice, C + 'option', nom='instances', valeur='restreinte')


ours = [m for m in dict.fromkeys(models) if m != 'invitation']
added = changed(VALMONT, own)
for model in ours:
    tree = etree.fromstring(paper(model, added))
    check(text_of(tree).count('Rien ne se perd.') == 1 and HOSTILE in text_of(tree), model + ': an insertion with no place is not lost; text is text')
    check(not [e for e in tree.iter() if not e.tag.startswith(D)], model + ': text makes no element')
    if model == 'feuille-presence':
        check([a.get('id') for a in tree.iter(D + 'article')] == ['i-restreinte'], 'option instances')
check('Mme Claire Aubry' in text_of(etree.fromstring(paper('arrete-composition', added))) and 'Mme Claire Aubry' not in words('arrete-composition', VALMONT), 'option titulaires')

# ── Lexicons in other languages have what the French one has ────────────────

def ids_of(name, with_family):
    """Ids of a lexicon, and of its family, nearest first."""
    root = etree.parse(name).getroot()
    ids = {e.get('id') for e in root if isinstance(e.tag, str) and e.get('id')}
    if with_family and root.get('famille'):
        ids |= ids_of(os.path.join(os.path.dirname(name), root.get('famille')), True)
    return ids


# A Dutch lexicon may hold itself what the French one has from its family.
for name in sorted(glob.glob(os.path.join(ROOT, 'templates/lexicon/*.nl.xml'))):
    french, dutch = name.replace('.nl.', '.fr.'), ids_of(name, False)
    check(ids_of(french, False) <= dutch, '%s lacks %s' % (os.path.basename(name), ids_of(french, False) - dutch))
    check(dutch <= ids_of(french, True), '%s only: %s' % (os.path.basename(name), dutch - ids_of(french, True)))
for name in sorted(glob.glob(os.path.join(ROOT, 'templates/lexicon/*.xml'))):
    family = etree.parse(name).getroot().get('famille')
    check(not family or os.path.exists(os.path.join(os.path.dirname(name), family)), '%s: its family' % os.path.basename(name))

print('%d failed' % len(failures))
sys.exit(1 if failures else 0)
