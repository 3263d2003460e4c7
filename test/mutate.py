#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Flips one operator at a time in the closure and the rule evaluator; says how many of the flips some test notices.

usage: mutate.py [--sample N] [--seconds S] [--group closure|rules] [--plain]
Works in out/mutate, on a copy of the sources, under the sanitizers (--plain: without, three times as fast). A mutant is killed if it does not build, or one of its killers fails or runs
past its time. Those that live are listed: each is a missing case, or an equivalent program.
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
TREE = ROOT / "out/mutate/tree"
BUILD = ROOT / "out/mutate/build"
FLIPS = [(r"(?<![<>=!+\-*/&|-])==(?!=)", "!="), (r"!=", "=="), (r" <= ", " < "), (r" >= ", " > "), (r" < ", " <= "), (r"(?<!-) > ", " >= "), (r" && ", " || "), (r" \|\| ", " && "),
         (r" \+ 1\b", " - 1"), (r" - 1\b", " + 1"), (r"\|= ", "&= "), (r"&= ~", "|= "), (r"\bTRUE\b", "FALSE"), (r"\bFALSE\b", "TRUE"), (r"\bcontinue;", "break;"), (r" & ", " | "), (r"!(?=[a-z])", "")]
GROUPS = {"closure": (["analyse/closure.c", "analyse/flow.c", "analyse/bond.c", "analyse/verdict.c"], ["test-flow", "flow-driver"], ["flow", "flow-ask", "flow-oracle"]),
          "rules": (["check/rule.c", "check/verdict.c", "check/xpath.c", "check/check.c", "check/derogation.c", "xpath/lookup.c", "xpath/rewrite.c"], ["test-check", "test-lookup"],
                    ["check", "lookup", "own-rules", "rules", "timeline"])}


def mutants(name):
    """(name, line, column, before, after) of every flip of a file; comments, strings, includes and assertions are left."""
    text = (TREE / "compiler" / name).read_text(encoding="utf-8")
    blank = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', lambda m: re.sub(r"[^\n]", "\0", m[0]), text, flags=re.S)
    for number, line in enumerate(blank.split("\n")):
        if line.startswith(("#", "static const")) or "g_assert" in line or "sizeof" in line:
            continue
        for pattern, after in FLIPS:
            for m in re.finditer(pattern, line):
                yield name, number, m.start(), m[0], after


def run(command, seconds):
    """Whether it succeeds in time; its own children do not outlive it."""
    process = subprocess.Popen(command, cwd=TREE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


def survives(mutant, targets, tests):
    name, number, column, before, after = mutant
    path = TREE / "compiler" / name
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    lines[number] = lines[number][:column] + after + lines[number][column + len(before):]
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        if not run(["ninja", "-C", str(BUILD), *["test/" + t for t in targets], "compiler/entente"], 600):
            return False
        return all(run(["meson", "test", "-C", str(BUILD), "--no-rebuild", "-t", "1", test], 400) for test in tests)
    finally:
        path.write_text(text, encoding="utf-8")


def main():
    global BUILD
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=100000)
    parser.add_argument("--group", choices=list(GROUPS))
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--plain", action="store_true")
    args = parser.parse_args()
    shutil.rmtree(TREE, ignore_errors=True)
    # new times: an object of the last mutant of the run before must not pass for this source
    shutil.copytree(ROOT, TREE, copy_function=shutil.copy, ignore=shutil.ignore_patterns("out", ".git", "__pycache__"))
    (TREE / "out").mkdir()
    if args.plain:
        BUILD = ROOT / "out/mutate/plain"
    if not (BUILD / "build.ninja").exists():
        how = ["-Dbuildtype=debugoptimized"] if args.plain else ["-Dbuildtype=debug", "-Db_sanitize=address,undefined", "-Db_lundef=false"]
        subprocess.run(["meson", "setup", str(BUILD), str(TREE), "-Dtests=true", *how], check=True, stdout=subprocess.DEVNULL)
    os.environ["LSAN_OPTIONS"] = f"suppressions={ROOT}/test/lsan.supp:print_suppressions=0"
    os.environ["UBSAN_OPTIONS"] = "halt_on_error=1"
    end, worst = time.monotonic() + args.seconds, 1.0
    for group, (names, targets, tests) in GROUPS.items():
        if args.group not in (None, group):
            continue
        if not run(["ninja", "-C", str(BUILD), *["test/" + t for t in targets], "compiler/entente"], 3600) or \
                not all(run(["meson", "test", "-C", str(BUILD), "--no-rebuild", test], 1200) for test in tests):
            print(f"{group}: the tests do not pass without any mutant")
            return 2
        every = [m for name in names for m in mutants(name)]
        sample = random.Random(args.seed).sample(every, min(args.sample, len(every)))
        lived, tried = [], 0
        for mutant in sample:
            if time.monotonic() > end:
                break
            tried += 1
            if survives(mutant, targets, tests):
                lived.append(mutant)
                print(f"  {tried}: lives: compiler/{mutant[0]}:{mutant[1] + 1}:{mutant[2] + 1} «{mutant[3].strip()}» for «{mutant[4].strip()}»", flush=True)
        print(f"{group}: {tried - len(lived)} of {tried} mutants killed, drawn from {len(every)}", flush=True)
        worst = min(worst, (tried - len(lived)) / max(tried, 1))
    return 0 if worst >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
