#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Manual, --help and the table of options agree. usage: manual.py ENTENTE ROOT"""
import os
import pathlib
import re
import subprocess
import sys


def main():
    entente, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    table = set(re.findall(r'^OPTION\(\w+, "([\w-]+)"', (root / "compiler/command/options.def").read_text(), re.M))
    manual = (root / "compiler/man/entente.1").read_text(encoding="utf-8")
    in_manual = set(re.findall(r"Fl -([a-z-]+)", manual))
    helped, commands = set(), []
    overview = subprocess.run([entente, "--help"], capture_output=True, text=True).stdout
    commands = re.findall(r"^  (\w+) ", overview, re.M)
    for command in commands:
        text = subprocess.run([entente, command, "--help"], capture_output=True, text=True).stdout
        helped |= set(re.findall(r"--([a-z-]+)", text))
    faults = [f"--{o} is in no --help" for o in table - helped]
    faults += [f"--{o} is not in the manual" for o in table - in_manual]
    faults += [f"--{o} is in the manual only" for o in in_manual - table]
    faults += [f"command {c} is not in the manual" for c in commands if c not in manual]
    completed = (root / "compiler/man/entente.bash").read_text(encoding="utf-8")
    offered = set(re.findall(r"--([a-z-]+)", completed)) - {"version", "help"}
    faults += [f"--{o} is not completed" for o in table - offered] + [f"--{o} is completed only" for o in offered - table]
    faults += [f"command {c} is not completed" for c in commands if not re.search(rf"commands='[^']*\b{c}\b", completed)]
    limits = (root / "compiler/load/load.h").read_text()
    for name, value in re.findall(r"#define (LOAD_MAX_\w+) +(\S+)", limits):
        number = {"(16u": "16 Mio", "64": "64", "500000": "500\u202f000", "65536": "65\u202f536"}.get(value, value)
        if number not in manual and number.replace("\u202f", " ") not in manual:
            faults.append(f"the limit {name} ({number}) is not in the manual")
    print("\n".join(faults) or f"{len(table)} options, {len(commands)} commands")
    return 1 if faults or len(table) < 8 else 0


if __name__ == "__main__":
    sys.exit(main())
