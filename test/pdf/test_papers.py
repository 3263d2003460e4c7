#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every paper of every example: PDF/UA-1 and PDF/A, the text a screen reader hears, other readers.

usage: test_papers.py ENTENTE ROOT [EXAMPLE…]
Prints one line a paper; exit 1 if one is not as it claims.
"""
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check  # noqa: E402
import fidelity  # noqa: E402
import model  # noqa: E402


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, errors='replace')


def readers(path):
    """What other programs say of the file; poppler and mupdf only speak when something is wrong."""
    found = run('qpdf', '--check', path)
    if found.returncode or 'No syntax or stream encoding errors' not in found.stdout:
        yield 'qpdf: ' + (found.stderr or found.stdout)[-200:]
    for arguments in (['pdfinfo', '-struct-text', path], ['pdftotext', path, '-'], ['pdffonts', path]):
        found = run(*arguments)
        if found.returncode or found.stderr.strip():
            yield f'{arguments[0]}: {found.stderr[:200]}'
    found = run('mutool', 'draw', '-q', '-F', 'stext', '-o', '/dev/null', path)
    said = found.stderr.replace('warning: ICC support is not available', '').strip()  # Debian's build has none
    if found.returncode or said:
        yield 'mutool: ' + said[:200]


def contents_right(document):
    """The page that each entry of the contents prints is the one its link leads to."""
    reader = fidelity.Reader(document)
    for node in document.of_type('TOCI'):
        printed = re.search(r'(\d+)\s*$', reader.text(node))
        for link in node.walk():
            for kid in link.kids:
                if isinstance(kid, tuple) and kid[0] == 'objr':
                    target = model.items(model.get(kid[1], '/Dest'))
                    page = document.page_keys.get(model.key_of(target[0])) if target else None
                    if page is None or not printed or page + 1 != int(printed.group(1)):
                        yield f'contents: «{reader.text(node)}» leads to page {page}'


def paper(pdf, wanted_part):
    """(line to print, faults) of one paper, whose tree lies beside it."""
    document = model.Document(str(pdf))
    failed = check.check(document, model.UA), check.check(document, model.A)
    faults = [f'{identifier}: {sentences[0]}' for rules in failed for identifier, sentences in rules.items()]
    tree = etree.parse(str(pdf.with_suffix('.tree.xml'))).getroot()
    texts, figures, wrong = fidelity.compare(tree, document)
    faults += wrong
    for question in (fidelity.alternatives, fidelity.lost, fidelity.spans, fidelity.bare_links, contents_right):
        faults += list(question(document))
    faults += list(readers(str(pdf)))
    part = document.property(model.PDFAID, 'part')
    if part != wanted_part:
        faults.append(f'claims part {part} of PDF/A, not {wanted_part}')
    return (f'{pdf.parent.name}/{pdf.name}: UA-1 {len(failed[0])}/{len(model.UA)} failed, A-{part}a {len(failed[1])}/{len(model.A)}'
            f' failed, {texts} texts and {figures} figures as the source'), faults


def attached(entente, example, folder):
    """--attach-source: the charter inside is the charter, byte for byte; the findings are there."""
    out = folder / 'joint' / example.name
    run(entente, 'build', str(example / (example.name + '.xml')), '-o', str(out), '--attach-source', '--dump')
    line, faults = paper(out / 'rapport-validation.pdf', '3')
    run('pdfdetach', '-saveall', '-o', str(out), str(out / 'rapport-validation.pdf'))
    for source in [example / (example.name + '.xml'), *example.glob('*.sch')]:
        inside = out / source.name
        if not inside.is_file() or inside.read_bytes() != source.read_bytes():
            faults.append(f'{source.name} is not inside as it is')
    if '"findings"' not in (out / 'constats.json').read_text(encoding='utf-8'):
        faults.append('no findings inside')
    return line + ', with its source', faults


def build_one(job):
    """What went wrong, or an empty string."""
    entente, example, folder = job
    done = run(entente, 'build', str(example / (example.name + '.xml')), '-o', str(folder / example.name), '--dump')
    return done.stderr or 'exit 2' if done.returncode == 2 else ''


def look(job):
    """One job in a process of its own: a paper as built, or with its source inside."""
    kind, *arguments = job
    try:
        return attached(*arguments) if kind == 'joint' else paper(arguments[0], '2')
    except Exception as error:  # a paper that cannot be read at all
        return str(arguments), [repr(error)[:300]]


def main():
    entente, root = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    examples = [f for f in sorted((root / 'examples').iterdir()) if (f / (f.name + '.xml')).is_file()]
    examples = [f for f in examples if not sys.argv[3:] or f.name in sys.argv[3:]]
    bad = papers = 0
    with tempfile.TemporaryDirectory(prefix='entente-pdf-') as name, ProcessPoolExecutor() as pool:
        folder = Path(name)
        for example, build in zip(examples, pool.map(build_one, [(entente, e, folder) for e in examples])):
            if build:
                print(f'{example.name}: not built: {build}')
                bad += 1
        # With the source inside: one example, and those that have rules of their own.
        joint = [e for e in examples if e is examples[0] or list(e.glob('*.sch'))]
        jobs = [('paper', pdf) for e in examples for pdf in sorted((folder / e.name).glob('*.pdf'))]
        for line, faults in pool.map(look, jobs + [('joint', entente, e, folder) for e in joint]):
            papers += 1
            bad += bool(faults)
            print(line, flush=True)
            for fault in faults[:8]:
                print('   ', fault, flush=True)
    print(f'{papers - bad} passed, {bad} failed')
    return 1 if bad or papers < 2 else 0


if __name__ == '__main__':
    sys.exit(main())
