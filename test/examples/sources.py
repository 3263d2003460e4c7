#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds examples/SOURCES.md (and sources-*.md, one a source) to what exists.

usage: sources.py ENTENTE ROOT

In backticks: `file.xml#id` is an element of a file of examples/*/, `règle:ID` a
rule (of a law pack, or attached to an example), `papier:NAME` a template of
templates/document/. In a table headed «Paragraphe de la source», a row that
names none of them must say «laissé de côté».
"""
import json
import pathlib
import re
import subprocess
import sys

ENTENTE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
NAMED = re.compile(r"`(?:(?P<file>[\w.-]+\.xml)#(?P<id>[\w.-]+)|règle:(?P<rule>[\w.-]+)|papier:(?P<paper>[\w.-]+))`")
ALMOST = re.compile(r"`[^`\s]*(?:\.xml#|règle ?:|regle:|papier ?:)[^`]*`")
HEAD = "| Paragraphe de la source |"
LEFT_OUT = "laissé"


def rules():
    """Ids of the rules of the packs, and of those that examples attach."""
    listed = subprocess.run([ENTENTE, "explain", "--format=json"], capture_output=True, text=True, check=True)
    own = (m for path in ROOT.glob("examples/*/*.sch")
           for m in re.findall(r'<sch:assert\b[^>]*\bid="([^"]+)"', path.read_text(encoding="utf-8")))
    return {rule["id"] for rule in json.loads(listed.stdout)["rules"]} | set(own)


def elements():
    """Name of each file of the examples -> the ids that it declares."""
    found = {}
    for path in sorted(ROOT.glob("examples/*/**/*.xml")):
        text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)
        found.setdefault(path.name, set()).update(re.findall(r'\sid="([^"]+)"', text))
    return found


def problems_of(path, ids, known, papers):
    in_table, count = False, 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        named = list(NAMED.finditer(line))
        count += len(named)
        for wrong in ALMOST.findall(line):
            if not NAMED.fullmatch(wrong):
                yield f"{where}: not a reference: {wrong}"
        for m in named:
            if m["file"] and m["id"] not in ids.get(m["file"], ()):
                yield f"{where}: no such element: {m['file']}#{m['id']}"
            if m["rule"] and m["rule"] not in known:
                yield f"{where}: no such rule: {m['rule']}"
            if m["paper"] and m["paper"] not in papers:
                yield f"{where}: no such paper: {m['paper']}"
        in_table = line.startswith("|") and (in_table or line.startswith(HEAD))
        row = in_table and not line.startswith(HEAD) and not set(line) <= set("|-: ")
        if row and not named and LEFT_OUT not in line.lower():
            yield f"{where}: answered by nothing: {line[:70]}"
    if not count:
        yield f"{path.name}: names nothing that can be checked"


def main():
    files = sorted(set(ROOT.glob("examples/sources-*.md")) | set(ROOT.glob("examples/SOURCES.md")))
    papers = {path.stem for path in ROOT.glob("templates/document/*.xsl")}
    ids, known = elements(), rules()
    found = [p for path in files for p in problems_of(path, ids, known, papers)]
    print("\n".join(found + [f"{len(files)} file(s), {len(found)} problem(s)"]))
    return 1 if found or not files or not known else 0


if __name__ == "__main__":
    sys.exit(main())
