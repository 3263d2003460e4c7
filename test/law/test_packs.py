#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The law packs hold together: every id named exists, intervals neither overlap
nor leave silent gaps, parameters have a value at every date, gates are XPath."""
import datetime
import pathlib
import sys

from lxml import etree

NS = '{urn:entente:droit:1}'
law = pathlib.Path(__file__).resolve().parents[2] / 'compiler' / 'law'
faults = []


def read(name):
    return {p.parent.name: etree.parse(str(p)).getroot() for p in sorted(law.glob('*/' + name))}


def check_intervals(where, rows, whole=False):
    previous = None
    for i, row in enumerate(rows):
        de, a = row.get('de'), row.get('a')
        if de and a and de > a:
            faults.append(f'{where}: {de} is after {a}')
        if i and not de:
            faults.append(f'{where}: a later row has no start')
        if i and previous and de:
            follow = (datetime.date.fromisoformat(previous) + datetime.timedelta(1)).isoformat()
            if de != follow:
                faults.append(f'{where}: {de} should be {follow}')
        if i and not previous:
            faults.append(f'{where}: a row follows one without end')
        previous = a
    if whole and (rows[0].get('de') or rows[-1].get('a')):
        faults.append(f'{where}: no value before the first or after the last')


acts = read('acts.xml')
ids = {d.get('id') for root in acts.values() for d in root.iter(NS + 'disposition')}
books = {r.get('id') for root in acts.values() for r in root.iter(NS + 'recueil')}


def check_ids(where, text):
    for ref in (text or '').split():
        if ref not in ids:
            faults.append(f'{where}: unknown provision {ref}')


for name, root in acts.items():
    for d in root.iter(NS + 'disposition'):
        where = f'{name}: {d.get("id")}'
        check_intervals(where, [e for e in d if e.tag in (NS + 'version', NS + 'trou')])
        check_ids(where, d.get('predecesseur'))
        check_ids(where, d.get('successeur'))
        if d.get('id').split(':')[0] not in books:
            faults.append(f'{where}: no recueil')
        for version in d.iter(NS + 'version'):
            note = version.get('note') or ''
            if ('ate de mémoire' in note or 'ates de mémoire' in note or 'ébut de mémoire' in note) and not version.get('dates'):
                faults.append(f'{where}: its note says dates from memory, `dates` does not')
for row in acts['fr'].iter(NS + 'recueil'):
    if row.get('nom').startswith('code ') and not row.get('etat-lu'):
        faults.append(f'fr: {row.get("id")}: up to which day was this code read?')
for name, root in read('parametres.xml').items():
    for p in root.iter(NS + 'parametre'):
        rows = list(p.iter(NS + 'valeur'))
        check_intervals(f'{name}: {p.get("id")}', rows, whole=True)
        for row in rows:
            check_ids(p.get('id'), row.get('provision'))
for name, root in read('termes.xml').items():
    for row in root.iter(NS + 'code-cite'):
        if row.get('recueil') not in books:
            faults.append(f'{name}: no recueil {row.get("recueil")}')
    for row in root.iter(NS + 'terme'):
        check_ids(row.get('id'), row.get('provision'))
for name, root in read('vocabulary.xml').items():
    classes = {c.get('id') for c in root.iter(NS + 'classe')}
    sectors = {c.get('id') for c in root.iter(NS + 'secteur')}
    seen = set()
    for row in root.iterchildren(tag=etree.Element):
        key = (row.tag, row.get('id'))
        if key in seen:
            faults.append(f'{name}: {row.get("id")} twice')
        seen.add(key)
        check_ids(row.get('id'), row.get('base') or row.get('base-secret'))
        check_ids(row.get('id'), row.get('provisions'))
        for attribute in ('besoin', 'secret-des', 'plafond', 'confidentiel-des'):
            for word in (row.get(attribute) or '').split():
                if word not in classes:
                    faults.append(f'{name}: {row.get("id")}: no class {word}')
        if row.tag == NS + 'role' and row.get('secteur') not in sectors:
            faults.append(f'{name}: {row.get("id")}: no sector {row.get("secteur")}')
        if row.get('test'):
            try:
                etree.XPath(row.get('test'), namespaces={'f': 'urn:entente:faits:1'})
            except etree.XPathSyntaxError as error:
                faults.append(f'{name}: {row.get("id")}: {error}')

# Every row is answered: by rules, or by the reason why no machine checks it (one in ten at most), never both.
E = '{urn:entente:regle:1}'
cited = {row for path in law.glob('*/*.sch') for e in etree.parse(str(path)).iter()
         for row in (e.get(E + 'catalogue') or '').split()}
listed, silent = set(), 0
for name, root in read('catalogue.xml').items():
    rows = list(root.iter(NS + 'ligne'))
    motivated = [r for r in rows if r.find(NS + 'motif') is not None]
    for r in rows:
        if r.get('id') in listed:
            faults.append(f'{name}: {r.get("id")} twice')
        listed.add(r.get('id'))
    for r in motivated:
        if r.get('id') in cited:
            faults.append(f'{name}: {r.get("id")} has rules and a reason to have none')
    silent += len(motivated)
if silent * 10 > len(listed):
    faults.append(f'{silent} rows of {len(listed)} without machine')
for row in sorted(cited):
    if any(row.startswith(known.split('-')[0] + '-') for known in listed) and row not in listed:
        faults.append(f'{row}: cited by a rule, in no catalogue')

for fault in faults:
    print(fault)
print(f'{len(ids)} provisions, {len(faults)} faults')
sys.exit(bool(faults))
