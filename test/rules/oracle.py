#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Our raw verdicts against two other processors of ISO Schematron.

    oracle.py RAW-DRIVER

Rules as a plain ISO schema, run on facts by lxml's ISO skeleton (libxslt), and by
the style sheet that skeleton makes, under Xalan-J (an independent XPath). Each
must find the same assertions false on the same elements as our engine, before
premises, derogations and data to decide. Each rule is tried on its own first
failing and first passing case (with ENTENTE_TEST_LONG=1 on all its cases and the
examples of its card: some minutes more), and all the rules in force on the whole
charters of base/ and silence/: verdicts do not depend on one another. Needs lxml, java and xalan2.jar (Debian: python3-lxml,
default-jdk-headless, libxalan2-java); without them it is skipped.
"""
import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from lxml import etree, isoschematron

import cases
from cases import REGLE, SCH

XALAN = pathlib.Path('/usr/share/java/xalan2.jar')
SVRL = '{http://purl.oclc.org/dsdl/svrl}'
SKIPPED = 77


def run(*command, given=''):
    done = subprocess.run([str(c) for c in command], input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f'{command[0]}: status {done.returncode}\n{done.stderr}')
    return done.stdout


EVERYTHING = os.environ.get('ENTENTE_TEST_LONG') == '1'


def make_facts(driver, folder):
    """Facts of the cases and whole charters: {path: the one rule to try on it, or None for all}."""
    faults, tried, lines = [], {}, []
    for case in cases.load(faults):
        case.write(folder)
        if EVERYTHING or case.path.stem.endswith(('--fail-1', '--pass-1')):
            target = str(folder / f'{case.path.stem}.facts.xml')
            tried[target] = case.rule
            lines.append(f'{case.as_of or ""}\t{case.path}\t{target}\n')
    for path in cases.bases() + cases.silent():
        target = str(folder / f'{path.parent.name}--{path.stem}.facts.xml')
        tried[target] = None
        lines.append(f'\t{path}\t{target}\n')
    if faults:
        sys.exit('\n'.join(faults))
    run(driver, '--facts', given=''.join(lines))
    return tried


def plain_schema(rules):
    """The rules of these ids, without anything of ours."""
    schema = etree.Element(SCH + 'schema', nsmap={'sch': SCH[1:-1]}, queryBinding='xslt')
    etree.SubElement(schema, SCH + 'ns', prefix='f', uri='urn:entente:faits:1')
    for _, pattern in cases.patterns():
        if pattern.get('id') in rules:
            copy = etree.SubElement(schema, SCH + 'pattern', id=f'p-{pattern.get("id")}')
            rule = pattern.find(SCH + 'rule')
            new = etree.SubElement(copy, SCH + 'rule', context=rule.get('context'))
            for child in rule.iterchildren(etree.Element):
                etree.SubElement(new, child.tag, dict(child.attrib)).text = child.get('id')
    return schema


def elements_only(sheet):
    """The style sheet, sparing Xalan-J a walk over attributes that no rule of
    the profile can have as its context: ten times faster."""
    return str(sheet).replace('select="@*|*"', 'select="*"')


def verdicts(report, facts):
    """{(rule, number of the element)} of an SVRL report."""
    numbers = {e: i for i, e in enumerate(facts.iter(etree.Element), 1)}
    found = set()
    for failed in report.iter(SVRL + 'failed-assert'):
        places = facts.xpath(failed.get('location'))
        if len(places) != 1:
            sys.exit(f'{failed.get("id")}: location {failed.get("location")}')
        found.add((failed.get('id'), numbers[places[0]]))
    return found


def ours(driver, tried):
    """The rules to try on each path, and what our engine finds: {path: {rule}}, {path: {(rule, number)}}."""
    rules, found = collections.defaultdict(set), collections.defaultdict(set)
    for line in run(driver, *tried).splitlines():
        kind, path, rule, *number = line.split('\t')
        if tried[path] not in (None, rule):
            continue
        if kind == 'rule':
            rules[path].add(rule)
        else:
            found[path].add((rule, int(number[0])))
    return rules, found


def main():
    if not XALAN.exists() or not shutil.which('java'):
        print('skipped: needs java and xalan2.jar (default-jdk-headless, libxalan2-java)')
        sys.exit(SKIPPED)
    driver = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = make_facts(driver, folder)
        rules, expected = ours(driver, paths)
        schemas, lines, lxml_found, documents = {}, [], {}, {}
        for path in paths:
            key = frozenset(rules[path])
            if not key:
                continue
            if key not in schemas:
                schema = isoschematron.Schematron(plain_schema(key), store_report=True, store_xslt=True)
                sheet = folder / f'schema-{len(schemas)}.xsl'
                sheet.write_text(elements_only(schema.validator_xslt), encoding='utf-8')
                schemas[key] = (schema, sheet)
            schema, sheet = schemas[key]
            documents[path] = etree.parse(path)
            schema.validate(documents[path])
            lxml_found[path] = verdicts(schema.validation_report, documents[path].getroot())
            lines.append(f'{sheet}\t{path}\t{path}.svrl')
        (folder / 'list').write_text('\n'.join(lines))
        run('java', '-cp', XALAN, cases.HERE / 'Oracle.java', folder / 'list')
        disagreements, total = 0, 0
        for path in documents:
            xalan = verdicts(etree.parse(path + '.svrl'), documents[path].getroot())
            total += len(expected[path])
            for other, found in (('lxml', lxml_found[path]), ('Xalan-J', xalan)):
                for rule, number in sorted(found ^ expected[path]):
                    disagreements += 1
                    who = other if (rule, number) in found else 'entente'
                    print(f'{pathlib.Path(path).name}: {rule} fails on element {number} for {who} only ({other})')
        tried = sum(len(rules[p]) for p in paths)
        print(f'{len(paths)} facts, {tried} rules tried, {len(schemas)} schemas, {total} assertions false, '
              f'{disagreements} disagreements (lxml, Xalan-J)')
        sys.exit(bool(disagreements or not paths))


main()
