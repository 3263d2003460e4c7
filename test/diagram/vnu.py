#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The SVG of every view, held against the checker of the W3C (vnu, from npm's vnu-jar).

    vnu.py DRIVER FOLDER

FOLDER is where test/run.sh has npm put its checkers (out/npm); VNU_JAR names another jar. Without java or the jar, the
test is skipped. TAP output.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile


def jar(folder):
    path = os.environ.get("VNU_JAR") or os.path.join(folder, "node_modules/vnu-jar/build/dist/vnu.jar")
    return path if os.path.exists(path) and shutil.which("java") else None


def check(program, names):
    """Errors and warnings of the checker, as words."""
    run = subprocess.run(["java", "-Xss4m", "-jar", program, "--svg", "--format", "json", *names], capture_output=True, text=True)
    return [f"{os.path.basename(m.get('url', ''))}:{m.get('lastLine')}: {m['message'][:200]}"
            for m in json.loads(run.stderr or '{"messages": []}')["messages"] if m["type"] != "info"]


def main():
    driver, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    program = jar(folder)
    if program is None:
        print("1..0 # SKIP no java, or no vnu-jar from npm")
        return 0
    failed, models = 0, ("clspd-plus", "reseau", "hostile", "30:3:60:6")
    print(f"1..{len(models) + 1}")
    for number, model in enumerate(models, 1):
        with tempfile.TemporaryDirectory() as pages:
            subprocess.run([driver, model, pages], capture_output=True)
            names = sorted(glob.glob(os.path.join(pages, "*.svg")))
            faults = check(program, names) if names else ["nothing drawn"]
            failed += bool(faults)
            print(f"{'not ok' if faults else 'ok'} {number} {model}: {len(names)} pages")
            for fault in faults[:6]:
                print(f"#   {fault}")
            if number == 1: # the checker does check
                with open(names[0], encoding="utf-8") as source, open(os.path.join(pages, "bad.svg"), "w", encoding="utf-8") as bad:
                    bad.write(source.read().replace("<circle ", "<circle radius=\"1\" ", 1))
                found = check(program, [os.path.join(pages, "bad.svg")])
    failed += not found
    print(f"{'ok' if found else 'not ok'} {len(models) + 1} a planted fault is found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
