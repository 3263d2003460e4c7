#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The flow analysis against a naive enumeration of copies, on random small problems, and on the written cases.

oracle.py DRIVER CASES [--seed N] [--count N]      (ENTENTE_TEST_LONG=1: twenty times as many)
A disagreement prints the smallest problem that still shows it, and both answers."""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from copies import Analysis, TooMany  # noqa: E402
from problem import Problem, draw  # noqa: E402

SEPARATOR = '---\n'


def ask_driver(driver, problems):
    with tempfile.NamedTemporaryFile('w', suffix='.flow') as file:
        file.write(SEPARATOR.join(problems))
        file.flush()
        answer = subprocess.run([driver, file.name], capture_output=True, text=True)
    if answer.returncode:
        sys.exit('flow-driver: exit %d\n%s' % (answer.returncode, answer.stderr))
    return answer.stdout.split(SEPARATOR)[:-1]


def enumerate_copies(text):
    """The oracle's answer, how many copies, and the faults of its own sense; None if there are too many copies."""
    try:
        analysis = Analysis(Problem(text))
    except TooMany:
        return None
    return ''.join(line + '\n' for line in analysis.tell()), analysis.n_copies, lone_consequences(analysis)


def lone_consequences(analysis):
    """Consequences of a flow that has no finding of its own: nobody would be told."""
    told = {flow.name for _, flow, _, _, leak, _ in analysis.leaks if leak != 'consequence'}
    return [flow.name for _, flow, _, _, leak, text in analysis.leaks
            if leak == 'consequence' and re.search(r' after (\w+)', text).group(1) not in told]


# ---- the written cases ------------------------------------------------------------------------------------------

def read_cases(path):
    for block in re.split(r'^#', open(path, encoding='utf-8').read(), flags=re.M)[1:]:
        lines = block.split('\n')
        yield (lines[0].split()[0], '\n'.join(line for line in lines[1:] if not line.startswith('=')),
               [item.strip() for line in lines if line.startswith('=') for item in line[1:].split('|')])


def short(line):
    """A line of ours as the cases write it."""
    leak = re.match(r'(\S+>\S+) \S+ (\w+) (.*)', line)
    if leak:
        where, kind, rest = leak.groups()
        if kind == 'consequence':
            return '%s consequence of %s' % (where, rest.split(' by ')[0])
        line = '%s %s %s' % (where, kind, rest)
    line = re.sub(r'\b(by|clean) [^/ ]+/[^/ ]+/[^/ ]+', r'\1', line)
    line = re.sub(r'([^/ ]+)/[^/ ]+/[^/ ]+', r'\1', line)
    return ' '.join(line.split()[:2]) if line.startswith('dead') else line


def check_cases(path):
    wrong, count = 0, 0
    for name, text, expected in read_cases(path):
        analysis = Analysis(Problem(text))
        problem, found = analysis.problem, {short(line).replace(' reserve', ' proved') for line in analysis.tell()
                                            if not re.match(r'[^ ]+:', line)}
        if not any(item.startswith('need') for item in expected):
            found = {line for line in found if not line.startswith('need')}
        for item in expected:
            query, _, rest = item.partition(' ')
            if query == 'ask':
                continue
            count += 1
            if query in ('may', 'must'):
                locus, kind = rest.split()[0].split(':')
                got = '%s %s:%s {%s}' % (query, locus, kind, ' '.join(analysis.bonds(locus, kind, query == 'must')))
            elif query == 'knows':
                kind = rest.split(':')[0]
                got = 'knows %s: %s' % (kind, ' '.join(one for one in problem.loci if analysis.known(one, kind)))
            else:
                got = item if item in found or item == 'nothing' and not found else None
                found.discard(item)
            if got != item:
                wrong += 1
                print('case %s: %s, but we find %s' % (name, item, got or sorted(found)))
        if any(not item.startswith(('may', 'must', 'knows', 'ask')) for item in expected) and found:
            wrong += 1
            print('case %s: not written: %s' % (name, sorted(found)))
    print('%d results of the written cases' % count)
    return wrong


# ---- random problems --------------------------------------------------------------------------------------------

def differ(driver, text):
    try:
        ours = enumerate_copies(text)
        return ours is not None and ours[0] != ask_driver(driver, [text])[0]
    except (LookupError, ValueError, TypeError, AttributeError, StopIteration, SystemExit):
        return False  # not a problem any more


def shrink(driver, text, differs):
    """Drops lines, then words, while the two still differ."""
    for cut in (lambda t: t.split('\n'), lambda t: re.split(r'(?<=[\s,])', t)):
        glue = '\n' if '\n' in ''.join(cut('a\nb')) or cut('a\nb') == ['a', 'b'] else ''
        again = True
        while again:
            again, pieces = False, cut(text)
            for i in range(len(pieces)):
                smaller = glue.join(pieces[:i] + pieces[i + 1:])
                if differs(driver, smaller):
                    text, again = smaller, True
                    break
    return text


def show(driver, text):
    text = shrink(driver, text, differ)
    ours, theirs = enumerate_copies(text)[0].split('\n'), ask_driver(driver, [text])[0].split('\n')
    print('\n' + text.strip())
    for line in [one for one in ours if one not in theirs]:
        print('  enumeration: ' + line)
    for line in [one for one in theirs if one not in ours]:
        print('  analysis:    ' + line)


def check_random(driver, seed, count):
    rng = random.Random(seed)
    problems = [draw(rng, 1 + n % 3) for n in range(count)]
    with ProcessPoolExecutor() as pool:
        answers = list(pool.map(enumerate_copies, problems, chunksize=100))
    tally, wrong = Counter(), []
    for text, ours, theirs in zip(problems, answers, ask_driver(driver, problems)):
        if ours is None:
            tally['too large'] += 1
            continue
        tally['copies'] += ours[1]
        tally.update(re.findall(r'^\S+>\S+ \S+ (\w+)', ours[0], flags=re.M))
        tally.update(re.findall(r'^(ceiling|banned|dead|need)|never .* (proved|reserve|refuted)', ours[0], flags=re.M) and
                     [a or b for a, b in re.findall(r'^(ceiling|banned|dead|need)|never .* (proved|reserve|refuted)',
                                                    ours[0], flags=re.M)])
        if ours[0] != theirs or ours[2]:
            wrong.append((text, ours[2]))
    print('%d random problems, seed %d: %s' % (count, seed, ', '.join('%s %d' % pair for pair in sorted(tally.items()))))
    for text, lone in wrong[:5]:
        if lone:
            print('\n%s\n  consequences without a finding they follow: %s' % (text, lone))
        else:
            show(driver, text)
    if tally['too large'] * 50 > count:
        wrong.append('too many problems are too large')
        print(wrong[-1])
    return len(wrong)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('driver')
    parser.add_argument('cases')
    parser.add_argument('--seed', type=int, default=int(os.environ.get('ENTENTE_TEST_SEED', 20261122)))
    parser.add_argument('--count', type=int, default=200000 if os.environ.get('ENTENTE_TEST_LONG') == '1' else 10000)
    options = parser.parse_args()
    wrong = check_cases(options.cases) + check_random(options.driver, options.seed, options.count)
    print('%d disagreements' % wrong)
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
