#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks one example against its expected.json, then builds it.

usage: example.py ENTENTE EXAMPLE_FOLDER [OUTPUT_FOLDER]
       example.py ENTENTE EXAMPLE_FOLDER --update    rewrites the findings expected; the diff is the review

expected.json: {"exit": 0, "build-exit": 0 (default: exit),
                "findings": [{"id": …, "line": …, "severity": …}, …]}
Every finding must be expected and every expected finding found.
"""
import json
import pathlib
import subprocess
import sys


def update(path, expected, found):
    """One finding a line, as a reviewer reads them."""
    rows = ",\n".join('    {"id": "%s", "line": %d, "severity": "%s"}' % (f["id"], f["line"], f["severity"]) for f in found)
    rest = {name: value for name, value in expected.items() if name != "findings"}
    head = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in rest.items())
    path.write_text("{\n%s,\n  \"findings\": [%s]\n}\n" % (head, f"\n{rows}\n  " if rows else ""), encoding="utf-8")
    return 0


def main():
    entente, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    charter = folder / (folder.name + ".xml")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    run = subprocess.run([entente, "check", "--format=json", str(charter)], capture_output=True, text=True)
    problems = []
    if run.returncode != expected["exit"]:
        problems.append(f"exit {run.returncode}, expected {expected['exit']} {run.stderr.strip()}")
    try:
        found = json.loads(run.stdout)["findings"]
    except ValueError:
        print("no JSON:", run.stdout[:300], run.stderr[:300])
        return 1
    if sys.argv[3:] == ["--update"]:
        return update(folder / "expected.json", expected | {"exit": run.returncode}, found)
    key = lambda f: (f["line"], f["id"], f["severity"])
    got, want = sorted(map(key, found)), sorted(map(key, expected["findings"]))
    problems += [f"unexpected: {k}" for k in got if got.count(k) > want.count(k)]
    problems += [f"missing: {k}" for k in want if want.count(k) > got.count(k)]
    if len(sys.argv) > 3:
        build = subprocess.run([entente, "build", str(charter), "-o", sys.argv[3]], capture_output=True, text=True)
        if build.returncode != expected.get("build-exit", expected["exit"]):
            problems.append(f"build: exit {build.returncode} {build.stderr.strip()}")
        wanted = expected.get("outputs", [])
        problems += [f"not written: {w}" for w in wanted if not (pathlib.Path(sys.argv[3]) / w).is_file()]
    for problem in dict.fromkeys(problems):
        print("\n      " + problem, end="")
    if problems:
        print()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
