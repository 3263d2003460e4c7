#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Flips one operator at a time in the closure and the rule evaluator; says how many of the flips some test notices.

usage: mutate.py [--sample N] [--seconds S] [--group closure|rules] [--part K/N] [PLACE…]
Works in out/mutate, on a copy of the sources: the killers of the group on a plain build, then, if the mutant lives, the quick
ones under the sanitizers, which see what is read past an end or never freed. A mutant is killed if it does not build, or a
killer fails or runs past its time. Those that live are listed: each is a missing case, or an equivalent program.
--part 2/3: the second third of the sample, in a folder of its own, so that three can run at once. PLACE: only flips at these
places, written as those that live are (compiler/check/rule.c:125:14): what lived, after cases were added.
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
FLIPS = [(r"(?<![<>=!+\-*/&|-])==(?!=)", "!="), (r"!=", "=="), (r" <= ", " < "), (r" >= ", " > "), (r" < ", " <= "), (r"(?<!-) > ", " >= "), (r" && ", " || "), (r" \|\| ", " && "),
         (r" \+ 1\b", " - 1"), (r" - 1\b", " + 1"), (r"\|= ", "&= "), (r"&= ~", "|= "), (r"\bTRUE\b", "FALSE"), (r"\bFALSE\b", "TRUE"), (r"\bcontinue;", "break;"), (r" & ", " | "), (r"!(?=[a-z])", "")]
# files; what is built; killers; how many of these, the quick ones, run under the sanitizers too
GROUPS = {"closure": (["analyse/closure.c", "analyse/flow.c", "analyse/bond.c", "analyse/verdict.c"], ["test-flow", "flow-driver"], ["flow", "flow-ask", "flow-oracle"], 2),
          "rules": (["check/rule.c", "check/verdict.c", "check/xpath.c", "check/check.c", "check/derogation.c", "xpath/lookup.c", "xpath/rewrite.c"], ["test-check", "test-rule", "test-lookup"],
                    ["check", "rule-files", "lookup", "own-rules", "rules", "timeline"], 4)}
KINDS = {"plain": ["-Dbuildtype=debugoptimized"], "sanitized": ["-Dbuildtype=debug", "-Db_sanitize=address,undefined", "-Db_lundef=false"]}


def mutants(tree, name):
    """(name, line, column, before, after) of every flip of a file; comments, strings, includes and assertions are left."""
    text = (tree / "compiler" / name).read_text(encoding="utf-8")
    blank = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', lambda m: re.sub(r"[^\n]", "\0", m[0]), text, flags=re.S)
    for number, line in enumerate(blank.split("\n")):
        if line.startswith(("#", "static const")) or "g_assert" in line or "sizeof" in line:
            continue
        for pattern, after in FLIPS:
            for m in re.finditer(pattern, line):
                yield name, number, m.start(), m[0], after


def place(mutant):
    return f"compiler/{mutant[0]}:{mutant[1] + 1}:{mutant[2] + 1}"


def run(command, seconds):
    """Whether it succeeds in time; its own children do not outlive it."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


def passes(work, group, seconds):
    """Whether what is in the tree builds, and no killer minds it."""
    _, targets, tests, quick = GROUPS[group]
    for kind, killers in (("plain", tests), ("sanitized", tests[:quick])):
        build = str(work / kind)
        if not run(["ninja", "-C", build, *["test/" + t for t in targets], "compiler/entente"], 3600) or \
                not all(run(["meson", "test", "-C", build, "--no-rebuild", test], seconds) for test in killers):
            return False
    return True


def survives(work, group, mutant):
    name, number, column, before, after = mutant
    path = work / "tree/compiler" / name
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    lines[number] = lines[number][:column] + after + lines[number][column + len(before):]
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        return passes(work, group, 400)
    finally:
        path.write_text(text, encoding="utf-8")


def prepare(work):
    shutil.rmtree(work / "tree", ignore_errors=True)
    # new times: an object of the last mutant of the run before must not pass for this source
    shutil.copytree(ROOT, work / "tree", copy_function=shutil.copy, ignore=shutil.ignore_patterns("out", ".git", "__pycache__"))
    (work / "tree/out").mkdir()
    for kind, options in KINDS.items():
        if not (work / kind / "build.ninja").exists():
            subprocess.run(["meson", "setup", str(work / kind), str(work / "tree"), "-Dtests=true", *options], check=True, stdout=subprocess.DEVNULL)
    os.environ["LSAN_OPTIONS"] = f"suppressions={ROOT}/test/lsan.supp:print_suppressions=0"
    os.environ["UBSAN_OPTIONS"] = "halt_on_error=1"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=100000)
    parser.add_argument("--group", choices=list(GROUPS))
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("places", nargs="*", metavar="PLACE")
    args = parser.parse_args()
    part, parts = map(int, args.part.split("/"))
    work = ROOT / f"out/mutate/{part}-{parts}"
    prepare(work)
    end, worst = time.monotonic() + args.seconds, 1.0
    for group in [args.group] if args.group else GROUPS:
        if not passes(work, group, 1200):
            print(f"{group}: the tests do not pass without any mutant")
            return 2
        every = [m for name in GROUPS[group][0] for m in mutants(work / "tree", name) if not args.places or place(m) in args.places]
        sample = random.Random(args.seed).sample(every, min(args.sample, len(every)))[part - 1::parts]
        lived, tried = 0, 0
        for mutant in sample:
            if time.monotonic() > end:
                break
            tried += 1
            if survives(work, group, mutant):
                lived += 1
                print(f"  {tried}: lives: {place(mutant)} «{mutant[3].strip()}» for «{mutant[4].strip()}»", flush=True)
        print(f"{group}: {tried - lived} of {tried} mutants killed, drawn from {len(every)}", flush=True)
        worst = min(worst, (tried - lived) / max(tried, 1))
    return 0 if worst >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
