#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The checker against files that others made: the PDF/UA-1 part of the veraPDF corpus.

usage: test_corpus.py [ROOT]
The corpus (veraPDF consortium, CC BY 4.0) is no part of the project: it is looked
for in $ENTENTE_PDFUA, else in ../shared/pdfua beside ROOT; exit 77 (skipped)
where there is none. The expected verdict is in each file's name.
"""
import logging
import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check  # noqa: E402
import model  # noqa: E402

WANTED_RULES, WANTED_RIGHT = 106, 290
# Files that the corpus says pass and the checker refuses, with the reason. None today.
FALSE_ALARMS = {}


def corpus(root):
    found = Path(os.environ.get('ENTENTE_PDFUA') or root / '../shared/pdfua')
    return sorted((found / 'corpus').rglob('*.pdf'))


def main():
    logging.disable(logging.CRITICAL)  # pikepdf and fontTools on damaged files
    files = corpus(Path(sys.argv[1] if len(sys.argv) > 1 else '.'))
    if not files:
        print('skipped: no corpus (ENTENTE_PDFUA or ../shared/pdfua)')
        return 77
    right, alarms, missed, named, exercised = 0, [], [], 0, set()
    for path in files:
        failed = check.check_ua(str(path))
        bad = '-fail-' in path.name
        if bool(failed) == bad:
            right += 1
        elif bad:
            missed.append(path.name)
        elif path.name not in FALSE_ALARMS:
            alarms.append(f'{path.name}: {failed}')
        if bad:
            exercised |= set(failed)
            clause, number = re.match(r'([\d.]+)-t(\d+)', path.name).groups()
            named += f'{clause}-{int(number)}' in failed
    fails = sum('-fail-' in path.name for path in files)
    print(f'{len(model.UA)} of the 106 rules; {right} of {len(files)} files judged as expected')
    print(f'{fails - len(missed)} of {fails} faulty files found, {named} of them under the very rule that names the file')
    print(f'{len(exercised)} rules are broken by some file of the corpus; the others are tried by no foreign file')
    for line in alarms + missed:
        print('   ', line)
    good = len(model.UA) >= WANTED_RULES and right >= WANTED_RIGHT and not alarms
    print(f'{int(good)} passed, {int(not good)} failed')
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
