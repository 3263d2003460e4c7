# SPDX-License-Identifier: EUPL-1.2
"""The règlement intérieur: what stands in it and why.

test_document.py MODEL_DRIVER DOCUMENT_TREE [--update]

Changes the charter valmont.xml (which has one of everything), makes its facts
and its document tree with the two drivers, and looks at the tree. Every tree
made is held against schema/document.rng. valmont.tree.xml is the golden tree:
--update rewrites it, the diff is the review.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

from lxml import etree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
C = '{urn:entente:charte:1}'
D = '{urn:entente:document:1}'
F = '{urn:entente:faits:1}'
L = '{urn:entente:lexique:1}'
XSL = '{http://www.w3.org/1999/XSL/Transform}'
V = '{urn:entente:valeurs:1}'
GRAMMAR = etree.RelaxNG(etree.parse(os.path.join(ROOT, 'compiler/schema/document.rng')))

arguments = [a for a in sys.argv[1:] if not a.startswith('--')]
UPDATE = '--update' in sys.argv
MODEL_DRIVER, DOCUMENT_TREE = arguments
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print('not ok - ' + message)


def run(command):
    return subprocess.run(command, capture_output=True, check=False)


def charter():
    return etree.parse(os.path.join(HERE, 'valmont.xml'))


def facts_of(tree):
    with tempfile.NamedTemporaryFile(suffix='.xml', prefix='valmont') as file:
        tree.write(file.name, encoding='utf-8', xml_declaration=True)
        done = run([MODEL_DRIVER, '--facts', file.name])
    if not done.stdout.startswith(b'<?xml'):
        raise SystemExit('no facts:\n' + done.stdout.decode() + done.stderr.decode())
    return done.stdout


def paper(facts, *options):
    """Bytes of the document tree; checks that it is valid."""
    with tempfile.NamedTemporaryFile(suffix='.xml') as file:
        file.write(facts)
        file.flush()
        done = run([DOCUMENT_TREE, 'reglement-interieur', file.name, *options])
    if done.returncode:
        raise SystemExit('no paper: ' + done.stderr.decode())
    tree = etree.fromstring(done.stdout)
    check(GRAMMAR.validate(tree), 'valid against document.rng: %s' % GRAMMAR.error_log.last_error)
    return done.stdout


def document(change=None, *options):
    tree = charter()
    if change:
        change(tree.getroot())
    return etree.fromstring(paper(facts_of(tree), *options))


def text_of(tree):
    return re.sub('[ \n\t]+', ' ', ''.join(tree.itertext()) + ' ' + ' '.join(
        v for e in tree.iter() for k, v in e.attrib.items() if k != 'sauf'))  # ids a figure leaves out: never printed


def has(tree, id_):
    return bool(tree.xpath('//*[@id=$id]', id=id_))


def drop(xpath):
    def change(root):
        found = root.xpath(xpath, namespaces={'c': C[1:-1]})
        assert found, xpath
        for element in found:
            if isinstance(element, etree._Element):
                element.getparent().remove(element)
            else:
                del element.getparent().attrib[element.attrname]
    return change


def drops(*paths):
    def change(root):
        for path in paths:
            drop(path)(root)
    return change


# ── The golden tree, and the same bytes twice ───────────────────────────────

base_facts = facts_of(charter())
golden = paper(base_facts)
check(golden == paper(base_facts), 'same facts, same bytes')
expected = os.path.join(HERE, 'valmont.tree.xml')
pretty = etree.tostring(etree.fromstring(golden), encoding='unicode', pretty_print=False)
pretty = re.sub(r'(?=<(?:partie|article|annexe|alinea|liste|item|tableau|rangee|encadre|intertitre|figure|signatures|couverture|ligne|avis|definition)[ >])', '\n', pretty) + '\n'
if UPDATE:
    with open(expected, 'w', encoding='utf-8') as file:
        file.write(pretty)
with open(expected, encoding='utf-8') as file:
    check(file.read() == pretty, 'valmont.tree.xml (test_document.py … --update rewrites it)')
full = etree.fromstring(golden)

# ── Numbers and references ──────────────────────────────────────────────────

numbers = [a.get('numero') for a in full.iter(D + 'article') if a.get('num') != 'non']
check(numbers == [str(i + 1) for i in range(len(numbers))], 'articles numbered in one run')
check([p.get('numero') for p in full.iter(D + 'partie')] == ['I', 'II', 'III', 'IV', 'V'], 'titles in Roman numerals')
check([p.get('numero') for p in full.iter(D + 'annexe') if not p.get('num')] == list('ABCDE'), 'annexes by letter')
for reference in full.iter(D + 'renvoi'):
    target = full.xpath('//*[@id=$id]', id=reference.get('vers'))
    check(target and reference.text and target[0].get('numero') in reference.text, 'reference to ' + reference.get('vers'))

# ── Anchors; articles inserted after an adoption ────────────────────────────


def anchors(tree):
    """What each anchor holds, the words of references apart: a number may change, what is pointed at may not."""
    found = {}
    for element in tree.iter(etree.Element):
        if element.get('id') and element.tag in (D + 'alinea', D + 'item', D + 'intertitre'):
            found[element.get('id')] = re.sub(r'(articles?|alinéa|titre|tableau) [0-9]+([  ](bis|ter))?', 'N', text_of(element))
    return found


def insert(*inserted, options=()):
    def change(root):
        paper_ = root.find(C + 'document')
        for nom, valeur in options:
            etree.SubElement(paper_, C + 'option', nom=nom, valeur=valeur)
        for partie, numero, titre in inserted:
            insertion = etree.SubElement(paper_, C + 'insertion', partie=partie, titre=titre)
            if numero:
                insertion.set('numero', numero)
            etree.SubElement(insertion, C + 'paragraphe', id='p-' + titre.lower()).text = 'Texte local ' + titre + '.'
    return change


def labels(tree):
    return {a.get('id'): a.get('etiquette') for a in tree.iter(D + 'article')}


unnamed = [e for e in full.iter(D + 'alinea', D + 'item', D + 'intertitre') if not e.get('id') and not any(
    a.tag in (D + 'cellule', D + 'couverture') for a in e.iterancestors())]
check(not unnamed, 'every alinéa has an anchor: %s' % [etree.tostring(e, encoding='unicode')[:90] for e in unnamed[:3]])
before = anchors(full)
check(len(before) > 150, 'anchors: %d' % len(before))
for name, change in [
        ('paragraph added to an early article', insert(('objet', None, 'Ajout'))),
        ('article added between two', insert(('objet', 'bis', 'Ajout'))),
        ('article of its own, numbers follow', insert(('objet', 'suite', 'Ajout')))]:
    after = anchors(document(change))
    moved = [i for i in before if i in after and after[i] != before[i]]
    check(not moved, '%s: no anchor points to something else: %s' % (name, [(i, before[i][:60], after[i][:60]) for i in moved[:3]]))
    check(set(before) <= set(after), '%s: no anchor is lost: %s' % (name, sorted(set(before) - set(after))[:5]))
    check('p-ajout' in ' '.join(after), name + ': the paragraph is known by its own id')

base_labels = labels(full)
inserted = document(insert(('objet', 'bis', 'Un'), ('objet', 'ter', 'Deux'), ('echanges', 'bis', 'Fin'), ('nulle-part', 'bis', 'Errant')))
new_labels = labels(inserted)
check(all(new_labels[i] == base_labels[i] for i in base_labels), 'bis: the other articles keep their numbers')
number_of_objet = base_labels['objet'].split(' ')[1]
check(new_labels['objet-bis'] == 'Article %s\u00a0bis' % number_of_objet and new_labels['objet-ter'] == 'Article %s\u00a0ter' % number_of_objet, 'bis, ter: %s' % new_labels)
order = [a.get('id') for a in inserted.iter(D + 'article')]
check(order.index('objet-bis') == order.index('objet') + 1 and order.index('objet-ter') == order.index('objet') + 2, 'bis stands after its article')
check(inserted.xpath('//d:partie[@id="echanges"]/d:article[last()]/@id', namespaces={'d': D[1:-1]}) == ['echanges-bis'], 'bis at the end of a title')
check('nulle-part-bis' in order, 'bis: an unknown place, nothing is lost')
shifted = labels(document(insert(('objet', 'suite', 'Un'))))
check(shifted['objet-suite1'] == 'Article %d' % (int(number_of_objet) + 1) and shifted['presidence'] != base_labels['presidence'], 'suite: the next number, those after follow')
late = labels(document(insert(options=[('article-bis', 'jamais')])))
rank = list(base_labels).index('jamais')
check(late['jamais'] == list(base_labels.values())[rank - 1] + '\u00a0bis' and late['devoirs'] != base_labels['devoirs'], 'article-bis: an article of ours that came later: %s' % late['jamais'])

# ── What is left to decide is listed ────────────────────────────────────────


def undecide(root):
    root.find('.//' + C + 'partie[@id="maire"]').set('titulaire', 'a-decider')
    insert(('objet', 'bis', 'Ajout'), options=[('titulaires', 'oui')])(root)
    paragraph = root.find(C + 'document').find('.//' + C + 'paragraphe[@id="p-ajout"]')
    paragraph.text = 'Le conseil siège ' + 'le plus souvent ' * 12
    etree.SubElement(paragraph, C + 'a-decider', qui='le maire', avant='2026-12-01').text = 'à quelle heure ?'


def left(tree):
    return [re.sub(' +', ' ', ' | '.join(''.join(cell.itertext()) for cell in row)) for row in tree.xpath('//d:annexe[@id="points-ouverts"]//d:corps/d:rangee', namespaces={'d': D[1:-1]})]


undecided = document(undecide)
rows = left(undecided)
marks = undecided.xpath('count(//d:decider[not(ancestor::d:annexe[@id="points-ouverts"])])', namespaces={'d': D[1:-1]})
check(len(rows) == marks and marks > len(left(full)) > 0, 'every mark is listed once: %d of %d' % (len(rows), marks))
check(any(r.startswith('article 1\u00a0bis | … ') and r.endswith('à quelle heure ? | le maire, avant le 1er\u00a0décembre\u00a02026') for r in rows), 'its article, the words before it, by whom and when: %s' % rows[:1])
check(any(', tableau ' in r and 'Le maire – Titulaire et suppléant – à décider' in r for r in rows), 'a cell is told by its row and column: %s' % rows)
check([p.get('numero') for p in undecided.iter(D + 'annexe')] == list('ABCDE') + [None], 'the list takes no letter')
check(not has(document(drop('//c:clause[.//c:a-decider]')), 'points-ouverts'), 'nothing left, no list')
check(not has(document(insert(options=[('a-decider', 'non')])), 'points-ouverts'), 'no list where the charter wants none')

# ── A clause stands because the model has the thing, and not without it ─────

STANDS = [
    # what the charter has, how to take it away, ids that stand with it
    ('restricted formation', drops('//c:instance[@id="restreinte"]', '//c:evaluation/@instance'), ['restreinte', 't-restreinte']),
    ('strategy', drop('//c:strategie'), ['strategie', 't-axes']),
    ('coordinator', lambda root: root.xpath('//c:partie[@role="coordonnateur-clspd"]', namespaces={'c': C[1:-1]})[0].set('role', 'agent-territorial'), ['coordonnateur']),
    ('secretariat', drop('//c:instance[@id="pleniere"]/@secretariat'), ['secretariat']),
    ('promises', drop('//c:jamais'), ['jamais', 't-jamais']),
    ('exclusion', drop('//c:clause[@genre="exclusion"]'), ['manquements']),
    ('personal data', drop('//c:protection-donnees'), ['protection', 'registre', 'securite', 'droits']),
    ('register of processing and impact assessment', drops('//c:protection-donnees/c:registre', '//c:protection-donnees/c:aipd'), ['registre', 't-registre']),
    ('rights of persons', drop('//c:droits'), ['droits']),
    ('data collected', drop('//c:donnee'), ['donnees', 't-donnees']),
    ('indicators', drop('//c:indicateur'), ['indicateurs']),
    ('support', drop('//c:soutien'), ['soutien']),
    ('scenarios', drop('//c:scenario'), ['annexe-scenarios']),
    ('charte', drop('//c:reglement/@charte-deontologique'), ['charte', 'annexe-charte']),
    ('justice', drops('//c:flux[@id="f9"]', '//c:flux[@id="f11"]'), ['justice']),
    ('information of persons', drops('//c:notice', '//c:flux/@information-personne'), ['information']),
    ('own provisions', drop('//c:clause[@genre="autre"]'), ['autres']),
]
for name, change, ids in STANDS:
    for id_ in ids:
        check(has(full, id_), '%s: %s stands' % (name, id_))
    less = document(change)
    for id_ in ids:
        check(not has(less, id_), '%s: %s does not stand without it' % (name, id_))


def no_groups(root):
    for path in ('//c:instance[starts-with(@id, "groupe-a") or starts-with(@id, "groupe-n")]', '//c:flux', '//c:jamais', '//c:scenario', '//c:reglement', '//c:besoin'):
        for element in root.xpath(path, namespaces={'c': C[1:-1]}):
            element.getparent().remove(element)
    for element in root.xpath('//c:registre[@ecrit]', namespaces={'c': C[1:-1]}):
        del element.attrib['ecrit']


less = document(no_groups)
check(has(full, 'groupes') and has(full, 'i-groupe-nord') and has(full, 'situation'), 'groups: articles stand')
check(not has(less, 'groupes') and not has(less, 'situation') and not has(less, 'annexe-registre'), 'groups: nothing without them')
check('groupe de travail' not in text_of(less).replace('groupe de travail social', ''), 'groups: no sentence on them without them')
check('formation restreinte' not in text_of(document(STANDS[0][1])).lower(), 'restricted formation: no sentence on it without it')
check('quartier prioritaire' in text_of(full) and 'quartier prioritaire' not in text_of(document(lambda r: r.find(C + 'territoire').set('qpv', 'non'))), 'qpv')

# ── What another paper rules ────────────────────────────────────────────────

everything = text_of(full)
for word in ('121-6-2', 'Groupe dédié au travail social', 'Groupe social', 'groupe-social', 'Dossier de coordination sociale', 'travailleuse sociale'):
    check(word in base_facts.decode() and word not in everything, 'the dedicated group never appears: ' + word)


def mention(root):
    clause = etree.SubElement(root, C + 'clause', genre='autre')
    clause.text = 'Le Groupe dédié au travail social et éducatif se réunit ailleurs.'
    clause = etree.SubElement(root, C + 'clause', genre='autre')
    clause.text = 'Voir l’article L. 121-6-2 du code.'
    root.xpath('//c:flux[@id="f8"]', namespaces={'c': C[1:-1]})[0].set('necessite', 'art. L. 121-6-2')


check('121-6-2' not in text_of(document(mention)) and 'Groupe dédié' not in text_of(document(mention)), 'not even in running text')

# ── The other council ───────────────────────────────────────────────────────


def cispd(root):
    root.set('dispositif', 'cispd')
    root.find(C + 'territoire').set('type', 'epci')
    root.find(C + 'territoire').set('nom', 'Communauté d’agglomération du Val')


other = text_of(document(cispd))
check('conseil intercommunal de sécurité' in other and 'L. 132-13' in other, 'CISPD: its own name and article')


def asked_for(root):
    group = root.xpath('//c:instance[@id="groupe-nord"]', namespaces={'c': C[1:-1]})[0]
    group.set('theme', 'recidive')
    group.set('demandeurs', 'procureur')
    group.set('modalites', 'Une situation à la fois')


def asked_for_cispd(root):
    cispd(root)
    asked_for(root)


local, other = text_of(document(asked_for)), text_of(document(asked_for_cispd))
check('L. 132-5 exige' in local and 'L. 132-13 exige' not in local, 'CLSPD: the article on who may ask for a group')
check('L. 132-13 exige' in other and 'L. 132-5 exige' not in other, 'CISPD: the article on who may ask for a group')
check('Une situation à la fois.' in local and 'Déroulement' not in everything, 'a group: how it sits, if the charter says it')
check('conseil local de sécurité' not in other and 'de la communauté d’agglomération du Val' in other, 'CISPD: not the local one')

# ── What the charter adds ───────────────────────────────────────────────────

check(everything.count('Notes du groupe') == 1 and 'Notes du groupe' in text_of(full.xpath('//*[@id="i-groupe-absence"]')[0]), 'a clause of a room stands in its article only')
place = full.xpath('//d:article[@id="confidentialite"]', namespaces={'d': D[1:-1]})[0]
check('Accueil des stagiaires' in text_of(place), 'an insertion stands at the end of its article')


def stray(root):
    root.xpath('//c:insertion', namespaces={'c': C[1:-1]})[0].set('partie', 'nulle-part')


place = document(stray).xpath('//d:article[@id="autres"]', namespaces={'d': D[1:-1]})[0]
check('Accueil des stagiaires' in text_of(place), 'an insertion with no place is not lost')


def options(root):
    paper_ = root.find(C + 'document')
    for name in ('sommaire', 'visas', 'annexe-registre', 'annexe-scenarios', 'annexe-schemas', 'signatures'):
        for option in paper_.findall(C + 'option'):
            if option.get('nom') == name:
                paper_.remove(option)
        etree.SubElement(paper_, C + 'option', nom=name, valeur='non')
    etree.SubElement(paper_, C + 'option', nom='titulaires', valeur='oui')


less = document(options)
for name, path in (('sommaire', '//d:sommaire'), ('visas', '//d:article[@id="preambule"]'), ('annexe-registre', '//d:annexe[@id="annexe-registre"]'),
                   ('annexe-scenarios', '//d:annexe[@id="annexe-scenarios"]'), ('annexe-schemas', '//d:annexe[@id="annexe-schemas"]'), ('signatures', '//d:signatures')):
    check(full.xpath(path, namespaces={'d': D[1:-1]}) and not less.xpath(path, namespaces={'d': D[1:-1]}), 'option ' + name)
check('Mme Claire Aubry' in text_of(less.xpath('//*[@id="t-composition"]')[0]), 'option titulaires')
check('Mme Claire Aubry' not in text_of(full.xpath('//*[@id="t-composition"]')[0]), 'no names of persons without it')
check(full.xpath('//d:decider', namespaces={'d': D[1:-1]})[0].text == 'salle à réserver', 'what is left to decide is shown')

# ── Stamps ──────────────────────────────────────────────────────────────────

check(full.get('estampille') == 'PROJET', 'a draft is stamped')
check(document(None, '2').get('estampille') == 'PROJET – 2 erreurs', 'with its errors')
check(document(None, '0', 'final').get('estampille') is None, 'a final paper is not')


def adopted(root):
    root.set('etat', 'adopte')
    root.set('adopte-le', '2026-03-01')


check('NON DÉFINITIF' in document(adopted, '1').get('estampille'), 'adopted with an error: not final')
check('1er\u00a0mars\u00a02026' in text_of(document(adopted)), 'first day of a month')
check('24\u202f500' in everything and '5\u202f000' in everything, 'thousands')

# ── Any French charter makes a règlement, however little it says ────────────

for pattern in ('examples/*/*.xml', 'compiler/command/new/clspd.xml', 'test/model/accepted/*.xml'):
    for name in sorted(glob.glob(os.path.join(ROOT, pattern))):
        if etree.parse(name).getroot().get('droit') != 'fr':
            continue
        done = run([MODEL_DRIVER, '--facts', name])
        if done.stdout.startswith(b'<?xml'):
            words = text_of(etree.fromstring(paper(done.stdout)))
            check('à décider' in words or '/new/' not in name, 'what is to decide shows in the paper of ' + name)
            check('a-decider' not in words, 'and not by its code')

# ── Names in a sentence ─────────────────────────────────────────────────────

for words in ('du maire', 'la préfète du département', 'de l’Éducation nationale', 'le service social du CCAS', 'du groupe territorial Quartiers nord', 'de Valmont Habitat', 'par la coordonnatrice du CLSPD'):
    check(words in everything.replace('\u00a0', ' '), 'wording: ' + words)
for words in (' de le ', ' de les ', ' à le ', ' de Le ', ' de La ', ' de L’', ' ,', '..', '( ', ' )', '{', '}'):
    check(words not in everything.replace('…', ''), 'no «%s»' % words)

# ── Hostile text is text ────────────────────────────────────────────────────

HOSTILE = '{maire} {loi:fr-csi:l132-5} <xsl:value-of select="document(\'/etc/passwd\')"/> ]]> {} {{ }} &amp; </alinea> <script>alert(1)</script> $faits'


def hostile(root):
    root.find(C + 'titre').text = HOSTILE
    root.xpath('//c:clause[@genre="autre"]', namespaces={'c': C[1:-1]})[0].text = HOSTILE
    root.xpath('//c:partie[@id="bailleur"]', namespaces={'c': C[1:-1]})[0].set('nom', HOSTILE)
    root.xpath('//c:intitule', namespaces={'c': C[1:-1]})[0].text = HOSTILE
    root.find(C + 'document').set('titre', HOSTILE)
    root.xpath('//c:option', namespaces={'c': C[1:-1]})[0].set('valeur', HOSTILE)
    root.xpath('//c:insertion', namespaces={'c': C[1:-1]})[0].set('titre', HOSTILE)


tree = document(hostile)
check(text_of(tree).count(HOSTILE) > 8, 'hostile text comes out as it went in')
check(not [e for e in tree.iter() if not e.tag.startswith(D)], 'and makes no element')
check('root:' not in text_of(tree), 'and reads no file')

# ── Templates and lexicons hold together ────────────────────────────────────

lexicons = ['templates/lexicon/fr.xml'] + sorted(os.path.relpath(n, ROOT) for n in glob.glob(os.path.join(ROOT, 'templates/lexicon/*.fr.xml')))
entries, order, of_all = {}, [], set()  # of_all: the ids that papers share
values, conditions = set(), set()
for name in lexicons:
    own = set()
    root = etree.parse(os.path.join(ROOT, name)).getroot()
    for element in root:
        if isinstance(element.tag, str) and element.get('id'):
            check(element.get('id') not in own | of_all, 'lexicon id given twice: ' + element.get('id'))
            own.add(element.get('id'))
            entries.setdefault(element.get('id'), element)
    of_all = of_all or own
    for element in root.iter():
        if isinstance(element.tag, str):
            conditions.update(element.get('si', '').replace('!', '').split())
            if element.tag == L + 'place':
                values.add(element.get('n'))
            values.update(v for t in [element.text or '', element.tail or ''] for v in re.findall(r'\{([^}]*)\}', t) if ':' not in v)
    words = [e.get('mot') for e in root.iter(L + 'commun')]
    check(len(words) == len(set(words)), 'a common noun given twice in ' + name)

shared = [i for i in entries if entries[i].getroottree().getroot() is entries['date'].getroottree().getroot()]
for language in ('de', 'en', 'nl'):
    root = etree.parse(os.path.join(ROOT, 'templates/lexicon/%s.xml' % language)).getroot()
    theirs = {e.get('id'): e for e in root if isinstance(e.tag, str) and e.get('id')}
    check(set(theirs) == set(shared), '%s.xml has the phrases of fr.xml' % language)
    for id_ in set(theirs) & set(shared):
        holes = [sorted(re.findall(r'\{[^}]*\}', ''.join(e.itertext()))) for e in (theirs[id_], entries[id_])]
        check(holes[0] == holes[1], '%s.xml: %s asks for the same values' % (language, id_))

sheets, literals, given = [], set(), set()
for folder in ('templates/document', 'templates/part'):
    for name in sorted(os.listdir(os.path.join(ROOT, folder))):
        root = etree.parse(os.path.join(ROOT, folder, name)).getroot()
        sheets.append(folder[10:] + '/' + name)
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            for piece in [element.text or '', *element.attrib.values()]:
                literals.update(re.findall(r'[\w.-]+', piece))
            given.update(['*' if '{' in element.get('n') else element.get('n')] if element.tag == V + 'v' and element.get('n') else [])
            if element.tag == XSL + 'with-param' and element.get('name') == 'n' and element.text:
                given.add(element.text)
        for used in re.findall(r'name="id">([\w.-]+)</xsl:with-param>', etree.tostring(root, encoding='unicode')):
            known = used in entries or 'article.' + used in entries or any(used + '.' in e or e.endswith('.' + used) for e in entries)
            check(known or used in ('general', 'fonctionnement', 'echanges', 'protection', 'vie', 'preambule') or used.startswith(('t-', 'fr-')), '%s: no entry «%s»' % (name, used))
prefixes = tuple(w for w in literals if w.endswith('.')) + ('numero.', 'renvoi.', 'article.', 'def.')
for id_ in entries:
    # given whole, or made of a prefix of the templates and a suffix
    whole = id_ in literals or any(id_.startswith(w + '.') for w in literals if w)
    check(whole or id_.startswith(prefixes), 'lexicon entry never used: ' + id_)
provisions = {d.get('id') for n in glob.glob(os.path.join(ROOT, 'compiler/law/*/acts.xml')) for d in etree.parse(n).getroot() if isinstance(d.tag, str)}
for name in lexicons:
    for ref in re.findall(r'\b(?:loi|art|cit):([\w:.-]+)', open(os.path.join(ROOT, name), encoding='utf-8').read()):
        check(ref in provisions, '%s: no provision «%s»' % (name, ref))
conditions = {c for c in conditions if not c.startswith('loi:')}
given |= {'delai', 'moment', 'frequence', 'necessite', 'n'}
law = set()
for name in glob.glob(os.path.join(ROOT, 'compiler/law/*/acts.xml')):
    law.update(e.get('id') for e in etree.parse(name).iter('{urn:entente:droit:1}disposition'))
for name in sorted(c[4:] for c in conditions if c.startswith('loi:')):
    check(name in law, 'a condition names a provision that the law base has not: ' + name)
conditions = {c for c in conditions if ':' not in c}
for name in sorted((values | conditions) - given):
    check(False, 'the lexicon asks for a value that no template gives: ' + name)
listed = re.findall(r'<file>(.*)</file>', open(os.path.join(ROOT, 'templates/templates.gresource.xml'), encoding='utf-8').read())
check(listed == sorted(listed), 'templates.gresource.xml is sorted')
check(set(sheets) <= set(listed), 'every template is carried by the program')
for name in listed:
    size = len(open(os.path.join(ROOT, 'templates', name), encoding='utf-8').read().splitlines())
    check(size < 700, '%s has %d lines' % (name, size))

print('%d failed' % len(failures))
sys.exit(1 if failures else 0)
