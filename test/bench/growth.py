#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""How the compiler's work grows with a charter. Not a test: figures to read.

    growth.py ENTENTE BENCH-DRIVER [LARGEST]
    growth.py --count ENTENTE BENCH-DRIVER [LARGEST]

Charters of 20 to LARGEST (10 000) flows are generated, twice: with the same
24 parties and 10 rooms, and with parties and rooms that grow with the flows.
For each, the user time of each part of the work, of the fastest of three runs
(one from 2 000 flows); then the exponent of growth, fitted by least squares on
the logarithms, of all sizes and from 500 flows on (where no fixed cost hides it). `closure` is the flow analysis alone, measured
inside the program; the others are differences between `check --until=PASS`. `registre`
(a diagram that is always drawn) and `protocole` (a paper: template, layout, PDF, HTML, ODT)
are what a build that makes only this takes more than the check, up to 2 000 flows.

--count: millions of instructions (callgrind) instead of seconds, up to 2 000 flows: the same on every machine and at every
load, and without what memory costs once a charter outgrows the processor's caches.
"""
import math
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

from instructions import counted

COUNT = sys.argv[1:2] == ['--count']
ENTENTE, DRIVER, *LARGEST = sys.argv[2 if COUNT else 1:]
ENTENTE, DRIVER = os.path.abspath(ENTENTE), os.path.abspath(DRIVER)
SIZES = [n for n in (20, 50, 100, 200, 500, 1000, 2000, 5000, 10000) if n <= int((LARGEST or ['2000' if COUNT else '10000'])[0])
         and not (COUNT and n < 500)]
ROLES = ['coordonnateur-clspd', 'police-nationale', 'chef-etablissement', 'prevention-specialisee', 'ccas',
         'assistant-service-social', 'mission-locale', 'procureur', 'pjj', 'gendarmerie']
CLASSES = ['statistique', 'confidentielle-ambiance', 'confidentielle-existence', 'confidentielle-nominative']
MADE = 2000
GRAIN = .004
PASSES = ['load', 'grammar', 'model', 'facts', 'analyse', 'check']


def charter(flows, grows):
    """Same seed, same charter. Most flows stay in the room of their kind; one in a hundred leaves it."""
    pick = random.Random(flows)
    parties = max(12, flows // 20) if grows else 24
    rooms = max(4, flows // 50) if grows else 10
    kinds = max(8, flows // 25) if grows else 20
    out = ['<charte xmlns="urn:entente:charte:1" xml:lang="fr" droit="fr" dispositif="protocole" date="2026-06-01" etat="projet">',
           '<titre>Banc</titre><territoire type="commune" nom="Valmont" population="4000"/><parties>']
    out += [f'<partie id="p{i}" role="{ROLES[i % len(ROLES)]}" nom="Partie {i}"/>' for i in range(parties)]
    out.append('</parties><informations>')
    seats = [sorted({(r * 5 + j * 3) % parties for j in range(8)}) for r in range(rooms)]
    for i in range(kinds):
        home = seats[i % rooms]
        whole = f' derive-de="k{i - rooms}" par="extraction"' if i >= rooms and i % 2 else ''
        out.append(f'<information id="k{i}" classe="{CLASSES[(i * 3) % len(CLASSES)]}" detenteurs="p{home[0]} p{home[-1]}"{whole}>'
                   f'<intitule>Sorte {i}</intitule></information>')
    out.append('</informations><instances>')
    for r, circle in enumerate(seats):
        out.append(f'<instance id="r{r}" type="groupe-thematique" nom="Groupe {r}" theme="absenteisme"><membre partie="{" ".join(f"p{q}" for q in circle)}"/></instance>')
    out.append('</instances>')
    for n in range(flows):
        k = pick.randrange(kinds)
        r = k % rooms if pick.random() < .99 else pick.randrange(rooms)  # one in a hundred leaves its room
        speaker = pick.choice(seats[r])
        target = f'r{r}' if pick.random() < .9 else f'p{pick.choice(seats[r])}'
        if target == f'p{speaker}':
            target = f'r{r}'
        basis = pick.choice(['fr-csi:l132-5', 'fr-casf:l226-2-2', 'fr-cpp:40', 'fr-casf:l121-6-2-al4'])
        out.append(f'<flux id="f{n}" de="p{speaker}" vers="{target}" information="k{k}" canal="oral" base="{basis}" finalite="prise-en-charge" '
                   f'necessite="agir" meme-personne="oui" information-personne="avant"/>')
    out.append(f'<jamais information="k4" vers="p{parties - 1}"/></charte>')
    return '\n'.join(out)


def seconds(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f'{command}: {done.returncode} {done.stderr[-400:]} {done.stdout[-400:]}')
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, done.stdout


def count(path):
    until = {p: counted(ENTENTE, 'check', f'--until={p}', '--format=json', path) for p in PASSES}
    closure = counted(DRIVER, path, inside='flow_analyse')
    return {'load': until['load'], 'grammar': until['grammar'] - until['load'], 'model': until['model'] - until['grammar'],
            'facts': until['facts'] - until['model'], 'closure': closure, 'rules': until['check'] - until['analyse']}


def measure(path, flows, runs):
    until = {p: min(seconds(ENTENTE, 'check', f'--until={p}', '--format=json', path)[0] for _ in range(runs)) for p in PASSES}
    inside = [dict((w.split('=')[0], float(w.split('=')[1])) for w in seconds(DRIVER, path)[1].split()) for _ in range(runs)]
    best = {name: min(row[name] for row in inside) for name in inside[0]}
    rules = until['check'] - until['analyse']
    made = {}
    if flows <= MADE:
        with tempfile.TemporaryDirectory() as folder:
            spent = {only: min(seconds(ENTENTE, 'build', f'--only={only}', '-o', f'{folder}/{only}', path)[0] for _ in range(runs))
                     for only in ('registre', 'protocole')}
        made = {only: spent[only] - until['check'] for only in spent}
    return {'load': until['load'], 'model': until['model'] - until['load'], 'facts': best['facts'] - best['gates'],
            'gates': best['gates'], 'closure': best['closure'], 'follow': best['follow'] - best['closure'], 'rules': rules, **made}


def exponent(sizes, times, least):
    """Fitted on the sizes from `least` on whose time is more than the clock's grain."""
    points = [(math.log(n), math.log(t)) for n, t in zip(sizes, times) if n >= least and t >= GRAIN]
    if len(points) < 3:
        return float('nan')
    x, y = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def main():
    for grows in (False, True):
        rows = []
        print('parties and rooms grow with the flows' if grows else 'the same 24 parties and 10 rooms', flush=True)
        for n in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / 'banc.xml'
                path.write_text(charter(n, grows), encoding='utf-8')
                rows.append(count(str(path)) if COUNT else measure(str(path), n, 1 if n >= 2000 else 3))
            if len(rows) == 1:
                print('   flows ' + ''.join(f'{name:>10}'[-9:] if len(name) < 9 else f' {name[:8]}' for name in rows[0]))
            print(f'{n:8} ' + ''.join(f'{t:9.{1 if COUNT else 3}f}' for t in rows[-1].values()), flush=True)
        for label, least in (('all', 0), ('500 on', 500))[COUNT:]:
            print(f'{label:>8} ' + ''.join(f'{exponent(SIZES, [r[name] for r in rows if name in r], least):9.2f}' for name in rows[0]), flush=True)
        print()


main()
