#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Base facts: valid, as expected, and the same whatever the locale, the time
zone and the folder.

Every charter of test/facts, test/model/accepted and examples gives facts that
are valid against facts.rng (by jing: libxml2's RELAX NG does not end on it). Beside test/facts/X.xml stands X.facts.xml, what is
expected of it (X@DATE.facts.xml: read at that date). --update rewrites these.

Usage: test_facts.py DRIVER [--update]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from lxml import etree

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
FACTS = "{urn:entente:faits:1}"


def facts(driver, path, as_of=None, **environment):
    command = [driver, "--facts"] + ([f"--as-of={as_of}"] if as_of else []) + [str(path)]
    done = subprocess.run(command, capture_output=True, timeout=120, env={**os.environ, **environment})
    return done.stdout if done.returncode == 0 else None


def golden(found):
    """Without what only follows the law pack: its date, all parameters but one."""
    found = re.sub(rb'base-lois="[^"]*"', b'base-lois="-"', found or b"")
    return re.sub(rb'  <parametre id="(?!seuil-clspd)[^>]*>\n', b"", found)


def sound(tree):
    """What the grammar cannot say: references lead somewhere, sources are tags."""
    ids = {e.get("id") for e in tree.iter() if e.get("id")}
    parties = {e.get("id") for e in tree.iter(FACTS + "partie")}
    for hearer in tree.iter(FACTS + "auditeur", FACTS + "lecteur"):
        if hearer.get("partie") not in parties:
            return f"{hearer.tag} {hearer.get('partie')}"
    for flow in tree.iter(FACTS + "flux"):
        hearers = [h.get("partie") for h in flow.findall(FACTS + "auditeur")]
        if flow.get("de") in hearers or len(set(hearers)) != len(hearers):
            return f"flux {flow.get('id')}: {hearers}"
        if not {flow.get("de"), flow.get("vers")} <= ids:
            return f"flux {flow.get('id')}: ends"
        for gate in flow.findall(FACTS + "porte"):
            if not set(gate.get("vers").split()) <= set(hearers):
                return f"porte {gate.get('id')}"
    for element in tree.iter():
        if isinstance(element.tag, str) and element.get("src") == "0":
            return f"{element.tag}: no source"
    return None


def main():
    driver, update = str(pathlib.Path(sys.argv[1]).resolve()), "--update" in sys.argv
    printed = pathlib.Path(tempfile.mkdtemp())
    charters = sorted(HERE.glob("*.xml")) + sorted((HERE / "../model/accepted").resolve().glob("*.xml"))
    charters = [c for c in charters if not c.name.endswith(".facts.xml")]
    charters += sorted((TOP / "examples").glob("*/*.xml"))
    failed = 0
    for path in charters:
        problems = []
        found = facts(driver, path)
        if found is None:
            # an example may be wrong on purpose, even in its references
            if "examples" not in path.parts:
                problems.append("no facts")
        else:
            tree = etree.fromstring(found)
            (printed / f"{len(list(printed.iterdir()))}-{path.name}").write_bytes(found)
            if sound(tree):
                problems.append(sound(tree))
            for environment in ({"LC_ALL": "C", "TZ": "Pacific/Auckland"}, {"LC_ALL": "C.UTF-8", "TZ": "America/Lima"},
                                {"LC_ALL": "fr_FR.UTF-8", "LANG": "tr_TR.UTF-8", "G_RANDOM_SEED": "1"}):
                if facts(driver, path, **environment) != found:
                    problems.append(f"other bytes under {environment}")
            with tempfile.TemporaryDirectory() as folder:
                shutil.copy(path, folder)
                for sibling in path.parent.iterdir():
                    if sibling.is_file() and sibling != path:
                        shutil.copy(sibling, folder)
                if facts(driver, pathlib.Path(folder) / path.name) != found:
                    problems.append("other bytes in another folder")
        wanted = sorted(path.parent.glob(path.stem + "@*.facts.xml")) if path.parent == HERE else []
        if path.parent == HERE:
            wanted.append(path.with_suffix(".facts.xml"))
        for expected in wanted:
            as_of = expected.name.split("@")[1][:10] if "@" in expected.name else None
            found = golden(facts(driver, path, as_of))
            if update:
                expected.write_bytes(found)
            elif not expected.exists() or expected.read_bytes() != found:
                problems.append(f"not as in {expected.name}")
        print(("not ok" if problems else "ok"), path.relative_to(TOP))
        for problem in problems:
            print("  ", problem)
        failed += bool(problems)
    grammar = TOP / "compiler/schema/facts.rng"
    jing = subprocess.run(["jing", str(grammar), *map(str, sorted(printed.iterdir()))], capture_output=True, text=True)
    shutil.rmtree(printed)
    if jing.returncode:
        print("not ok: not valid\n" + jing.stdout)
    sys.exit(1 if failed or jing.returncode else 0)


main()
