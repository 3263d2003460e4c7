#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every law file is valid against law.rng, law.rng is what law.rnc says, and
predecessors and successors exist and follow each other.

(test/law/test_packs.py has the intervals and the references; test/rules/run.py
what rules cite.)
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from lxml import etree

ROOT = pathlib.Path(__file__).resolve().parents[2] / 'compiler'
NS = '{urn:entente:droit:1}'
faults = []

grammar = etree.RelaxNG(etree.parse(str(ROOT / 'schema' / 'law.rng')))
files = sorted((ROOT / 'law').glob('*/*.xml'))
for path in files:
    if not grammar.validate(etree.parse(str(path))):
        entry = grammar.error_log[0]
        faults.append(f'{path.parent.name}/{path.name}:{entry.line}: {entry.message}')

if shutil.which('trang'):
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / 'law.rng'
        subprocess.run(['trang', ROOT / 'schema' / 'law.rnc', made], check=True)
        if made.read_bytes() != (ROOT / 'schema' / 'law.rng').read_bytes():
            faults.append('schema/law.rng is not what trang makes of law.rnc')

rows = {row.get('id'): row for path in files if path.name == 'acts.xml' for row in etree.parse(str(path)).iter(NS + 'disposition')}
for ident, row in rows.items():
    for one in ('predecesseur', 'successeur'):
        if row.get(one) and row.get(one) not in rows:
            faults.append(f'{ident}: {one} {row.get(one)} does not exist')
    # What took another's place is named by it, and began after it ended. (The
    # other way, several texts may have been gathered into one; and a law whose
    # article was codified is still a law.)
    before = rows.get(row.get('predecesseur'))
    if before is not None and not before.get('successeur'):
        faults.append(f'{ident}: its predecessor {row.get("predecesseur")} names no successor')
    if before is not None and before.get('successeur') == ident:
        ends, starts = before.findall(NS + 'version')[-1].get('a'), row.find(NS + 'version').get('de')
        if ends and (not starts or ends >= starts):
            faults.append(f'{ident}: starts {starts} while its predecessor ends {ends}')

# In Dutch: a Belgian paper may be made in it. A collection has its name and its short name; its articles are labelled
# from the latter («…, art. …»), whatever else is cited has its own label (pack/acts.c).
XML = '{http://www.w3.org/XML/1998/namespace}lang'
for law in ('be', 'eu', 'commun'):
    root = etree.parse(str(ROOT / 'law' / law / 'acts.xml')).getroot()
    named = {c.get('id') for c in root.iter(NS + 'recueil') if any(n.get(XML) == 'nl' and re.match('De |Het ', n.text or '') for n in c.iter(NS + 'nom'))}
    for row in root.iter(NS + 'disposition'):
        ident, label = row.get('id'), row.get('libelle')
        own = [n.text for n in row.iter(NS + 'libelle') if n.get(XML) == 'nl']
        if ident.split(':')[0] not in named:
            faults.append(f'{ident}: its collection has no name in Dutch, with its article')
        if not own and ':' in ident and not re.search(r', art\. [\w/]+(, § \d+)?(, \d+°)?( \(\d, [a-z]\))?$', label):
            faults.append(f'{ident}: «{label}» has no label in Dutch')

for fault in faults:
    print(fault)
print(f'{len(files)} files, {len(rows)} provisions, {len(faults)} faults')
sys.exit(bool(faults))
