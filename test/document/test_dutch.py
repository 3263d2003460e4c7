# SPDX-License-Identifier: EUPL-1.2
"""Papers in Dutch: every paper of a Belgian charter has its Dutch wording, and none of it is French.

test_dutch.py REPORT_TREE

The wordings: each entry of the French lexicon of a paper (and of its family) is there in Dutch, asks for the same
values under the same conditions, and holds no French. The papers: made in Dutch of a Dutch charter and of French ones
(whose own words, names and sentences, are taken out first), they hold no French word either, nor a French name of a law.
That the search finds French where there is some is tried on the same papers in French.
"""
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from lxml import etree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LEXICON = os.path.join(ROOT, 'templates/lexicon/')
D = '{urn:entente:document:1}'
A = '{urn:entente:droit:1}'
XML = '{http://www.w3.org/XML/1998/namespace}lang'
REPORT_TREE = sys.argv[1]
failures = []

# French law only, or (formation, diagrammes) another's: no Dutch wording of these is looked for.
ELSEWHERE = {'reglement-interieur', 'arrete-composition', 'deliberation', 'formation', 'diagrammes'}
# Charters, and what the finding of French leaves to their author.
CHARTERS = ['examples/csil-r-flandre/csil-r-flandre-nl.xml', 'examples/protocol-van-moed/protocol-van-moed.xml',
            'test/rules/silence/csil-r-liege-2026.xml', 'examples/concertation-458ter/concertation-458ter.xml']
# Of these, those whose report of validation is read too: what it finds in the others quotes them in sentences of its own.
SILENT = {'examples/csil-r-flandre/csil-r-flandre-nl.xml'}

# Words that French has and Dutch has not (en, de, dans as «dance»… are left out).
FRENCH = re.compile(r"(?<![\w’'-])(?:le|la|les|du|des|aux?|une|et|ou|où|est|sont|dans|pour|par|avec|sans|sur|sous|qui|que|quoi|ne|pas|ce|cette|ces|"
                    r"leurs?|son|sa|ses|nous|vous|elles?|ils?|entre|chaque|aucune?|tous|toutes?|loi|décret|arrêté|code pénal|articles?|alinéa|annexe|tableau|"
                    r"jours|mois|semaines?|ans?|heures|charte|séance|secret professionnel|personne concernée|à|[ldnsjmcLDNSJMC]’\w+|qu’\w+)(?![\w-])", re.I)
# Dutch or international: «des Konings», «à rato»… and the codes of the register, which are those of the sheet.
ALLOWED = re.compile(r'procureurs? des Konings|Service droit des jeunes|Commission nationale de l’informatique et des libertés|[‘’]s avonds', re.I)


def check(condition, message):
    if not condition:
        failures.append(message)
        print('not ok - ' + message)


def squeeze(text):
    return re.sub(r'[\s\u00a0\u202f\u00ad]+', ' ', text).replace("'", '’').strip()


def french_in(text):
    return FRENCH.findall(ALLOWED.sub('', squeeze(text)))


# ── The wordings ────────────────────────────────────────────────────────────

def lexicon(name):
    return etree.parse(LEXICON + name).getroot() if os.path.exists(LEXICON + name) else None


def entries(root):
    return {e.get('id'): e for e in root if isinstance(e.tag, str) and e.get('id')}


def asked(entry):
    """Values, and conditions as they stand: {x}, «!x» …; places and references."""
    return (set(re.findall(r'\{[^}]*\}', ''.join(entry.itertext()))) | {w for e in entry.iter() for w in (e.get('si') or '').split()}
            | {'place ' + e.get('n') for e in entry.iter('{*}place')} | {'renvoi ' + e.get('vers') for e in entry.iter('{*}renvoi')})


def shape(entry):
    return [e.tag for e in entry.iter('{*}alinea', '{*}item', '{*}liste', '{*}intertitre', '{*}encadre', '{*}decider')]


def hold(dutch_name, loose=False):
    french_name = dutch_name.replace('.nl.', '.fr.')
    french, dutch = lexicon(french_name), lexicon(dutch_name)
    check(dutch is not None and dutch.get(XML) == 'nl', '%s is there, in Dutch' % dutch_name)
    if dutch is None:
        return
    family = french.get('famille')
    check((dutch.get('famille') or '') == ('' if loose else (family or '').replace('.fr.', '.nl.')), '%s: its family is that of the French, in Dutch' % dutch_name)
    fr, nl = entries(french), entries(dutch)
    check(not set(fr) - set(nl), '%s lacks %s' % (dutch_name, sorted(set(fr) - set(nl))))
    for ident, entry in nl.items():
        left = french_in(re.sub(r'\{[^}]*\}|registre-echanges\.csv', ' ', ' '.join(entry.itertext())))
        check(not left, '%s: French in «%s»: %s' % (dutch_name, ident, left))
        if ident in fr and not loose and dutch_name not in WORDED_APART:
            check(asked(entry) == asked(fr[ident]), '%s: «%s» asks for %s' % (dutch_name, ident, sorted(asked(entry) ^ asked(fr[ident]))))
            check(shape(entry) == shape(fr[ident]), '%s: «%s» has not the paragraphs of the French' % (dutch_name, ident))
    if family and not loose and family not in done:
        done.add(family)
        hold(family.replace('.fr.', '.nl.'), loose=family == 'accord.fr.xml')


# Written in Dutch before this test, with the same values in other places (test_accords.py, test_short.py hold them).
WORDED_APART = {'invitation.nl.xml', 'protocole.nl.xml', 'reglement-ordre-interieur.nl.xml', 'fiche-retour.nl.xml', 'accord.nl.xml',
                'convocation.nl.xml'}
done = set()
table = etree.parse(os.path.join(ROOT, 'templates/document/papiers.xml')).getroot()
papers = [e.get('modele') for e in table if isinstance(e.tag, str) and e.get('modele') and e.get('modele') not in ELSEWHERE]
check(len(papers) > 18, 'papers.xml lists the papers')
for model in papers:
    hold(model + '.nl.xml')
shared = {w: etree.parse(LEXICON + w + '.xml').getroot() for w in ('fr', 'nl')}
check(set(entries(shared['fr'])) <= set(entries(shared['nl'])), 'nl.xml lacks %s' % sorted(set(entries(shared['fr'])) - set(entries(shared['nl']))))
for name in os.listdir(LEXICON):
    if name.endswith('.fr.xml') and name[:-7] not in ELSEWHERE | {'conseil'}:
        check(os.path.exists(LEXICON + name.replace('.fr.', '.nl.')), name + ' has no Dutch fellow')

# ── The papers ──────────────────────────────────────────────────────────────

acts = [etree.parse(os.path.join(ROOT, 'compiler/law', law, 'acts.xml')).getroot() for law in ('be', 'eu')]
# «RGPD», «Loi CSIL R»: what the French label begins with, where the Dutch one does not.
NAMES = {label for root in acts for c in root.iter(A + 'recueil') for label in (c.get('abrege'), c.get('nom'))
         if any(n.get(XML) == 'nl' and n.get('abrege') != c.get('abrege') for n in c.iter(A + 'nom')) and label != 'Doctrine'}


def words_of(path):
    """What the author wrote, longest first: names, titles, sentences."""
    found = set()
    for node in etree.parse(os.path.join(ROOT, path)).iter(etree.Element):
        found |= {squeeze(v) for v in node.attrib.values()} | {squeeze(t) for t in (node.text, node.tail) if t} | {squeeze(''.join(node.itertext()))}
    names = {w for w in found if ' ' in w or len(w) > 3}
    # A name stands in a sentence without its article («van de cel»), or without its last mark.
    names |= {re.sub(r'^(?:Les?|La|Une?|L’) ?', '', w) for w in names} | {w.rstrip('.') for w in names}
    return sorted((w for w in names if len(w) > 3), key=len, reverse=True)


def texts(tree):
    for node in tree.iter(etree.Element):
        yield from (v for k, v in node.attrib.items() if k.split('}')[-1] in ('titre', 'sujet', 'entete', 'pied', 'estampille', 'alt', 'legende', 'etiquette'))
        if node.tag in {D + n for n in ('alinea', 'item', 'cellule', 'titre', 'intertitre', 'terme', 'sens', 'ligne', 'surtitre', 'avis', 'note')}:
            yield ''.join(node.itertext())


def made(job):
    path, model, lang = job
    run = subprocess.run([REPORT_TREE, '--paper=' + model, '--lang=' + lang, os.path.join(ROOT, path)], capture_output=True, check=False)
    return job, etree.fromstring(run.stdout) if run.returncode == 0 else None, run.stderr.decode()


jobs = [(path, model, lang) for path in CHARTERS for model in papers for lang in ('nl', 'fr')
        if (lang == 'nl' or path == CHARTERS[-1]) and (model != 'rapport-validation' or lang == 'fr' or path in SILENT) and model != 'recueil-regles']
jobs.append((CHARTERS[0], 'recueil-regles', 'nl'))
own = {path: re.compile('|'.join(map(re.escape, words_of(path))), re.I) for path in CHARTERS}
seen = {}
with ThreadPoolExecutor(2) as pool:
    for (path, model, lang), tree, why in pool.map(made, jobs):
        where = '%s of %s, in %s' % (model, os.path.basename(path), lang)
        check(tree is not None, '%s: %s' % (where, why))
        if tree is None:
            continue
        check(tree.get(XML) == lang, where + ': its language')
        rest = [own[path].sub(' ', squeeze(t)) for t in texts(tree)] if path not in SILENT else [squeeze(t) for t in texts(tree)]
        rest = [t for t in rest if not t.startswith('<')]  # fragments of charters, in the collection of rules
        found = [(french_in(t), t[:120]) for t in rest if french_in(t)]
        if lang == 'fr':
            seen[model] = seen.get(model, 0) + len(found)
            continue
        # Of the rules that no country owns (law/commun), cards have their title, message and solution in Dutch, not yet all their reasons.
        check(not found or model == 'recueil-regles', '%s: French: %s' % (where, found[:5]))
        laws = sorted(n for n in NAMES if any(re.search(r'(?<![\w-])' + re.escape(squeeze(n)) + r'(?![\w:-])', t, re.I) for t in rest))
        check(not laws, '%s: laws by their French names: %s' % (where, laws))
for model, count in seen.items():
    check(count > 0, '%s in French: no French is found in it, so the search sees nothing' % model)

print('%d papers, %d failed' % (len(jobs), len(failures)))
sys.exit(1 if failures else 0)
