#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Charters accepted and refused by the model, against what is expected of each.

Beside each X.xml stands X.txt: the findings (line, column, severity, id,
element, places of related elements; never the wording) and the model in brief.
--update writes what is found: `git diff` is the review.

Usage: test_model.py DRIVER [--update]
"""
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
FINDING = re.compile(r"^(\d+:\d+ (?:error|warning|advice) \S+ \[[^\]]*\]) .*$")
RELATED = re.compile(r"^(  \d+:\d+) .*$")


def run(driver, path):
    done = subprocess.run([driver, str(path)], capture_output=True, text=True, timeout=60)
    lines = [f"status {done.returncode}"]
    for line in done.stdout.splitlines():
        match = FINDING.match(line) or RELATED.match(line)
        lines.append(match.group(1) if match else line)
    return "\n".join(lines) + "\n", done


def main():
    driver, update = sys.argv[1], "--update" in sys.argv
    failed = 0
    seen = set()
    for path in sorted(HERE.glob("*/*.xml")):
        found, done = run(driver, path)
        expected = path.with_suffix(".txt")
        seen.update(re.findall(r"(?:error|warning) (entente-\S+)", found))
        refused = path.parent.name == "refused"
        problems = []
        if done.stderr:
            problems.append(done.stderr)
        if refused != bool(re.search(r"^\d+:\d+ (error|warning)", found, re.M)):
            problems.append("finds nothing" if refused else "finds something")
        if update:
            expected.write_text(found, encoding="utf-8")
        elif not expected.exists() or expected.read_text(encoding="utf-8") != found:
            problems.append("found:\n" + found)
        print(("not ok" if problems else "ok"), path.relative_to(HERE))
        for problem in problems:
            print(problem)
        failed += bool(problems)
    rows = (HERE / "../../compiler/diag/messages-model.def").read_text(encoding="utf-8")
    missing = set(re.findall(r'"(entente-[a-z-]+)"', rows)) - seen
    if missing:
        print("not ok: never provoked:", ", ".join(sorted(missing)))
    sys.exit(1 if failed or missing else 0)


main()
