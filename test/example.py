#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks one example against its expected.json, then builds it.

usage: example.py ENTENTE EXAMPLE_FOLDER [OUTPUT_FOLDER]
       example.py ENTENTE EXAMPLE_FOLDER --update    rewrites the findings expected; the diff is the review

expected.json: {"exit": 0, "build-exit": 0 (default: exit),
                "findings": [{"id": …, "line": …, "severity": …}, …],
                "outputs": […],                      files that the build must write
                "as-of": {"2026-11-21": {…}, …},     the same charter, under the law of another date
                "beside": {"other.xml": {…}, …}}     another charter of the folder
Every finding must be expected and every expected finding found. What is under a date or a
file's name has the same members, `as-of` and `outputs` included. A date is built in
OUTPUT_FOLDER-DATE, a charter beside in the folder of its name next to OUTPUT_FOLDER.
"""
import json
import pathlib
import subprocess
import sys

NESTED = ("as-of", "beside")


class Trial:
    """One charter under the law of one date: what is expected of it."""

    def __init__(self, charter, date, out, expected):
        self.charter, self.date, self.out, self.expected = charter, date, out, expected
        self.name = charter.name + (f" ({date})" if date else "")

    def command(self, entente, verb, *options):
        when = [f"--as-of={self.date}"] if self.date else []
        return subprocess.run([entente, verb, *options, *when, str(self.charter)], capture_output=True, text=True)


def trials(charter, expected, out):
    """The charter, then at other dates, then those beside it."""
    yield Trial(charter, None, out, expected)
    for date, then in expected.get("as-of", {}).items():
        yield Trial(charter, date, out and out.with_name(f"{out.name}-{date}"), then)
    for name, other in expected.get("beside", {}).items():
        yield from trials(charter.with_name(name), other, out and out.with_name(pathlib.Path(name).stem))


def check(entente, trial):
    """What `check` finds: exit status and findings; None instead of findings when it says no JSON."""
    run = trial.command(entente, "check", "--format=json")
    try:
        return run, json.loads(run.stdout)["findings"]
    except ValueError:
        print(f"{trial.name}: no JSON:", run.stdout[:300], run.stderr[:300])
        return run, None


# ---- rewriting -----------------------------------------------------------------

def layout(expected, indent=""):
    """One finding a line, as a reviewer reads them."""
    rows = []
    for name, value in expected.items():
        if name == "findings":
            lines = [f'{indent}    {{"id": "{f["id"]}", "line": {f["line"]}, "severity": "{f["severity"]}"}}' for f in value]
            text = "[\n" + ",\n".join(lines) + f"\n{indent}  ]" if lines else "[]"
        elif name in NESTED:
            parts = [f"{indent}    {json.dumps(key)}: {layout(part, indent + '    ')}" for key, part in value.items()]
            text = "{\n" + ",\n".join(parts) + f"\n{indent}  }}"
        else:
            text = json.dumps(value, ensure_ascii=False)
        rows.append(f"{indent}  {json.dumps(name)}: {text}")
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"


def update(entente, folder, charter, expected):
    for trial in trials(charter, expected, None):
        run, found = check(entente, trial)
        if found is None:
            return 1
        trial.expected["exit"] = run.returncode
        trial.expected["findings"] = [{k: f[k] for k in ("id", "line", "severity")} for f in found]
    (folder / "expected.json").write_text(layout(expected) + "\n", encoding="utf-8")
    return 0


# ---- comparing -----------------------------------------------------------------

def key(finding):
    return finding["line"], finding["id"], finding["severity"]


def differences(entente, trial):
    """What `check` and `build` do that is not expected of this trial."""
    run, found = check(entente, trial)
    expected = trial.expected
    if run.returncode != expected["exit"]:
        yield f"exit {run.returncode}, expected {expected['exit']} {run.stderr.strip()}"
    if found is None:
        yield "no findings to read"
        return
    got, want = sorted(map(key, found)), sorted(map(key, expected["findings"]))
    yield from (f"unexpected: {k}" for k in got if got.count(k) > want.count(k))
    yield from (f"missing: {k}" for k in want if want.count(k) > got.count(k))
    if trial.out:
        build = trial.command(entente, "build", "-o", str(trial.out))
        if build.returncode != expected.get("build-exit", expected["exit"]):
            yield f"build: exit {build.returncode} {build.stderr.strip()}"
        yield from (f"not written: {w}" for w in expected.get("outputs", []) if not (trial.out / w).is_file())
        if not any(trial.out.glob("*.pdf")):
            yield "build: no paper"


def main():
    entente, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    charter = folder / (folder.name + ".xml")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    if sys.argv[3:] == ["--update"]:
        return update(entente, folder, charter, expected)
    out = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    problems = []
    for trial in trials(charter, expected, out):
        problems += [f"{trial.name}: {problem}" for problem in differences(entente, trial)]
    for problem in dict.fromkeys(problems):
        print("\n      " + problem, end="")
    if problems:
        print()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
