#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every message of the compiler is complete, explained, and provoked by some test.

usage: messages.py ENTENTE ROOT
`explain` gives each id in French and English; a test that provokes a message names
its id (goldens of load, grammar and model; the cases of command/run.py).
"""
import os
import pathlib
import re
import subprocess
import sys

# Said only when entente itself is at fault, or the disk: no input provokes them.
OUR_FAULT = {"entente-journal-charte", "entente-document-impossible", "entente-flux-perdu", "entente-sortie-impossible",
             "entente-refus-de-la-grammaire"}


def main():
    entente, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    sources = "".join(p.read_text(encoding="utf-8") for p in (root / "compiler/diag").glob("messages*.def"))
    sources = re.sub(r"/\*.*?\*/", "", sources, flags=re.S)
    ids = re.findall(r'MESSAGE\(\w+, *"(entente-[a-z0-9-]+)"', sources)
    faults = [f"{i} stands twice" for i in set(ids) if ids.count(i) > 1]
    tests = "".join(p.read_text(encoding="utf-8", errors="replace") for p in sorted((root / "test").rglob("*"))
                    if p.is_file() and p.suffix in (".py", ".txt", ".json", ".c", ".xml", ".tsv", ".expected", ""))
    for i in ids:
        for lang in ("fr", "en"):
            r = subprocess.run([entente, "explain", "--lang=" + lang, i], capture_output=True, text=True)
            if r.returncode != 0 or len(r.stdout.split("\n")) < 4:
                faults.append(f"{i}: no explanation in {lang}")
        short = re.escape(i.removeprefix("entente-"))
        if not re.search(rf"(?<![\w-]){short}(?![\w-])|{i}(?![\w-])", tests) and i not in OUR_FAULT:
            faults.append(f"{i}: no test names it")
        if not re.fullmatch(r"entente-[a-z0-9]+(-[a-z0-9]+)*", i):
            faults.append(f"{i}: not a well-formed id")
    print(f"{len(ids)} messages")
    print("\n".join(faults))
    return 1 if faults or len(ids) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
