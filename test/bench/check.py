#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""`check` of a whole charter beside what validates its grammar only; and the cold start.

usage: check.py ENTENTE [ROUNDS]
The charters are those of the examples with fifteen parties or more. jing and xmllint read the same grammar
(compiler/schema/charter.rng) and the same file; `entente check` reads the law packs, builds the model, follows the
flows and judges every rule besides. `--until=grammar` is our work up to where theirs ends. Rounds are interleaved; the
least of each is printed: processor seconds, elapsed seconds, MiB, and ratios to `check` (over 1: slower than we are).
"""
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
GRAMMAR = str(ROOT / "compiler/schema/charter.rng")


LIMIT = 20  # seconds: who takes longer is stopped and said to have taken them


def measure(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    with tempfile.NamedTemporaryFile("r") as peak:
        done = subprocess.run(["timeout", str(LIMIT), "/usr/bin/time", "-o", peak.name, "-f", "%M", *command], capture_output=True, text=True, check=False)
        if done.returncode == 124:
            return LIMIT, LIMIT, 0
        memory = int(peak.read().split()[-1]) / 1024
    elapsed = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: {done.returncode} {done.stderr[-300:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, elapsed, memory


def table(commands, rounds, base):
    rows = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if not rows[name] or rows[name][-1][0] < LIMIT:
                rows[name].append(measure(command))
    best = {name: [min(column) for column in zip(*row, strict=True)] for name, row in rows.items()}
    for name, row in best.items():
        print(f"  {name:22}{row[0]:8.3f}{row[1]:8.3f}{row[2]:7.0f}   " + "".join(f"{value / max(of, 1e-4):7.2f}" for value, of in zip(row, best[base], strict=True)), flush=True)


def main():
    entente, rounds = sys.argv[1], int((sys.argv[2:] or ["5"])[0])
    print(f"{'':24}{'cpu s':>8}{'wall s':>8}{'MiB':>7}   {'× check: cpu, wall, memory':>21}")
    print("cold start (no charter)")
    table({"--version": [entente, "--version"], "java -version": ["java", "-version"], "xmllint --version": ["xmllint", "--version"]}, rounds, "--version")
    for path in sorted(ROOT.glob("examples/*/*.xml")):
        parties = len(re.findall(r"<partie ", path.read_text(encoding="utf-8")))
        if path.stem != path.parent.name or parties < 15:
            continue
        print(f"{path.stem}, {parties} parties")
        commands = {"check": [entente, "check", str(path)], "check --until=grammar": [entente, "check", "--until=grammar", str(path)]}
        if shutil.which("jing"):
            commands["jing"] = ["jing", GRAMMAR, str(path)]
        if shutil.which("xmllint"):
            commands["xmllint"] = ["xmllint", "--nonet", "--noout", "--relaxng", GRAMMAR, str(path)]
        table(commands, rounds, "check")


main()
