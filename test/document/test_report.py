#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The validation report says what check says, all of it.

test_report.py REPORT_TREE ENTENTE ROOT: the facts with their verdict are valid
against facts.rng, the tree against document.rng; every finding, promise, leak,
reading, derogation, advice and rule is in the paper.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from lxml import etree

REPORT_TREE, ENTENTE, ROOT = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
D, F = '{urn:entente:document:1}', '{urn:entente:faits:1}'
GRAMMAR = etree.RelaxNG(etree.parse(str(ROOT / 'compiler/schema/document.rng')))
failures = []
FAULTY = 'examples/clspd-fautif/clspd-fautif.xml'
OLD = 'test/timeline/reglement-2013.xml'


def check(condition, message):
    if not condition:
        failures.append(message)
        print('not ok -', message[:300])


def run(*command):
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT).stdout


def squeeze(text):
    return re.sub(r'\s+', ' ', text).strip()


def text_of(element):
    return squeeze(''.join(element.itertext()))


def report(path):
    facts, tree = etree.fromstring(run(REPORT_TREE, '--facts', path)), etree.fromstring(run(REPORT_TREE, path))
    check(GRAMMAR.validate(tree), f'{path}: valid against document.rng: {GRAMMAR.error_log.last_error}')
    with tempfile.NamedTemporaryFile(suffix='.xml') as file:  # libxml2 does not read an interleave of this grammar
        etree.ElementTree(facts).write(file.name)
        said = run('jing', str(ROOT / 'compiler/schema/facts.rng'), file.name)
    check(not said, f'{path}: valid against facts.rng: {said.decode()}')
    return facts, tree


def part(tree, ident):
    found = tree.xpath('//*[@id=$id]', id=ident)
    return text_of(found[0]) if found else ''


def check_report(path):
    facts, tree = report(path)
    said = json.loads(run(ENTENTE, 'check', '--format=json', path))
    findings = part(tree, 'constats')
    for finding in said['findings']:
        where = 'derogations' if finding['derogated'] else 'constats'
        check(squeeze(finding['message']) in part(tree, where) or squeeze(finding['message']) in part(tree, 'conseils'),
              f'{path}: {finding["id"]}, line {finding["line"]}: {finding["message"]}')
        if finding['fix'] and where == 'constats':
            check(squeeze(finding['fix']) in findings or squeeze(finding['message']) in part(tree, 'conseils'), f'{path}: what to do: {finding["fix"]}')
        for reading in finding['readings']:
            check(squeeze(reading['holder']) in part(tree, 'discutes') and squeeze(reading['text']) in part(tree, 'discutes'), f'{path}: reading {reading["holder"]}')
    count = said['summary']['error']
    check(('%d erreur' % count if count else 'aucune') in part(tree, 'verdict').lower() or not count, f'{path}: the verdict counts {count} errors')
    for row in list(facts.iter(F + 'preuve')) + list(facts.iter(F + 'fuite')):
        check(squeeze(row.get('intitule')) in part(tree, 'chemins') and squeeze(row.get('recit') or '') in part(tree, 'chemins'), f'{path}: {row.tag} {row.get("recit")}')
    for rule in facts.iter(F + 'regle-du-droit'):
        where = {'silence': 'verifie', 'hors-vigueur': 'non-verifie', 'constat': None}[rule.get('etat')]
        check(not where or squeeze(rule.text) in part(tree, where), f'{path}: {rule.get("id")} ({rule.get("etat")})')
    for rule in facts.iter(F + 'regle-propre'):
        check(rule.get('etat') == 'constat' or squeeze(rule.findtext(F + 'titre')) in part(tree, 'verifie'), f'{path}: own rule {rule.get("id")}')
    periods = list(facts.iter(F + 'periode'))
    check(periods[0].get('du') == facts.get('au') and periods[-1].get('au') == facts.get('base-lois'), f'{path}: from the reading to the law base')
    check(len(tree.xpath('//d:tableau[.//d:cellule[contains(., "du ")]]//d:corps/d:rangee', namespaces={'d': D[1:-1]})) >= len(periods), f'{path}: each period a row')
    return facts, tree


def changed(path, change):
    """A charter beside the original, changed."""
    tree = etree.parse(str(ROOT / path))
    change(tree.getroot())
    file = tempfile.NamedTemporaryFile(suffix='.xml')
    tree.write(file.name, encoding='utf-8', xml_declaration=True)
    return file


def follow_and_derogate(root):
    """Follows the last reading of the first disputed finding; sets a warning aside."""
    c = '{urn:entente:charte:1}'
    said = json.loads(run(ENTENTE, 'check', '--format=json', FAULTY))['findings']
    disputed = next(f for f in said if f['contested'])
    followed = f'<lecture xmlns="{c[1:-1]}" regle="{disputed["id"]}" suit="{disputed["readings"][-1]["holder"]}">Il y est associé.</lecture>'
    root.append(etree.fromstring(followed))
    root.append(etree.fromstring(f'<derogation xmlns="{c[1:-1]}" regle="fr-terme-perime" motif="Terme d’un plan en cours." auteur="Le maire" jusqu-au="2030-01-01"/>'))


facts, tree = check_report(FAULTY)
check(run(REPORT_TREE, OLD) == run(REPORT_TREE, OLD), 'the same bytes twice')
check('aucun juriste n’a encore revu cette règle' in part(tree, 'constats'), 'the state of review is told')
check('La charte ne dit pas quelle lecture' in part(tree, 'discutes'), 'a disputed point without a reading is told')
check_report('examples/clspd/clspd.xml')
check_report(OLD)
facts, tree = check_report('test/document/alliance.xml')
check('Un proche est toujours entendu de vive voix' in part(tree, 'verifie'), 'own rules that were silent are listed')
with changed(FAULTY, follow_and_derogate) as file:
    facts, tree = report(file.name)
    check('La charte suit cette lecture : Il y est associé.' in part(tree, 'discutes'), 'the reading followed, and why')
    check('Terme d’un plan en cours.' in part(tree, 'derogations') and 'Le maire' in part(tree, 'derogations'), 'the derogation, its reason and author')
    aside = [c for c in facts.iter(F + 'constat') if c.get('ecarte') == 'oui']
    check(aside and all(squeeze(c.find(F + 'message').text) in part(tree, 'derogations') and squeeze(c.find(F + 'message').text) not in part(tree, 'constats') for c in aside),
          'what is set aside stands with its derogation only')
print(f'{len(failures)} faults')
sys.exit(bool(failures))
