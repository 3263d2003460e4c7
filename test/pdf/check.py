#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Our PDF/UA-1 and PDF/A checker.

usage: check.py FILE.pdf…      prints what fails, rule by rule; exit 1 if anything does
       check.py --rules        the rules that are implemented
"""
import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import model  # noqa: E402
import rules_annotations  # noqa: E402,F401
import rules_archive  # noqa: E402,F401
import rules_catalogue  # noqa: E402,F401
import rules_fonts  # noqa: E402,F401
import rules_tables  # noqa: E402,F401
import rules_tree  # noqa: E402,F401

logging.getLogger('fontTools').setLevel(logging.CRITICAL)


def check(document, rules):
    """{rule id: [sentence, …]} of what fails."""
    failed, done = {}, set()
    for identifier, function in rules.items():
        if function in done:
            continue
        done.add(function)
        for fault in function(document):
            wanted, sentence = fault if isinstance(fault, tuple) else (identifier, fault)
            assert wanted in rules, wanted
            failed.setdefault(wanted, []).append(sentence)
    return failed


def check_ua(path):
    return check(model.Document(path), model.UA)


def main():
    if sys.argv[1:] == ['--rules']:
        print(f'PDF/UA-1, {len(model.UA)} rules:', ' '.join(model.UA))
        print(f'PDF/A-2a and -3a, {len(model.A)} rules:', ' '.join(model.A))
        return 0
    status = 0
    for path in sys.argv[1:]:
        document = model.Document(path)
        for label, rules in (('PDF/UA-1', model.UA), ('PDF/A', model.A)):
            failed = check(document, rules)
            print(f'{path}: {label}: {len(failed)} of {len(rules)} rules failed')
            for identifier, sentences in sorted(failed.items()):
                print(f'  {identifier}: {sentences[0]}' + (f' (and {len(sentences) - 1} more)' if len(sentences) > 1 else ''))
            status |= bool(failed)
    return status


if __name__ == '__main__':
    sys.exit(main())
