#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Instructions of a few commands, counted by callgrind: two commits can be compared without the machine's noise.

usage: instructions.py ENTENTE [--write REASON]
Prints the counts beside those of the last entry of instructions.json. A count that rose by more than 5 % ends with 1
unless --write gives the reason, which is kept with the new entry. Counts hold for one kind of processor and one set of
libraries only (libc chooses its routines by the processor): compare on one machine, with the entry before made there.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEPT = pathlib.Path(__file__).with_name("instructions.json")
LIMIT = 1.05
CLSPD = "examples/clspd/clspd.xml"
COMMANDS = {
    "version": ["--version"],
    "check": ["check", CLSPD],
    "check-caprev": ["check", "examples/protocole-caprev/protocole-caprev.xml"],
    "ask": ["ask", "--who-can-learn", "absences", CLSPD],
    "diagrams": ["build", "--only=etages,matrice,registre", CLSPD],
    "reglement": ["build", "--only=reglement-interieur", CLSPD],
    "protocole-nl": ["build", "--only=protocole", "examples/csil-r-flandre/csil-r-flandre-nl.xml"],
}


def counted(*command, inside=None):
    """Millions of instructions of a command, run in the project's folder, or of a function of ours in it and what that calls."""
    toggle = [f"--toggle-collect={inside}"] if inside else []
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *toggle, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found or done.returncode not in (0, 1):
        sys.exit(f"{command}: {done.returncode} {done.stderr[-400:]}")
    return int(found[1]) / 1e6


def main():
    entente = str(pathlib.Path(sys.argv[1]).resolve())
    reason = sys.argv[3] if sys.argv[2:3] == ["--write"] else None
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else []
    last = kept[-1]["millions"] if kept else {}
    now, rose = {}, []
    with tempfile.TemporaryDirectory() as name:
        for key, words in COMMANDS.items():
            made = ["-o", f"{name}/made"] if words[0] == "build" else []
            now[key] = round(counted(entente, *words, *made), 1)
            ratio = now[key] / last[key] if key in last else 1
            print(f"{key:14}{now[key]:10.1f} million  " + (f"{ratio - 1:+.1%}" if key in last else "new"), flush=True)
            if ratio > LIMIT:
                rose.append(key)
    if reason is not None:
        commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
        kept.append({"after": commit, "reason": reason, "millions": now})
        KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    elif rose:
        print("more than 5 % more, and no reason given (--write): " + ", ".join(rose))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
