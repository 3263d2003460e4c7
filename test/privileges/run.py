#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What the program may do to the machine, watched by strace: no network, no other program, no file written but what was asked
for, none read that a charter names outside its folder.

usage: run.py ENTENTE ROOT
Skipped where strace is absent or may not trace. (Templates are resources of the program: what they could read or write is
tried in test/unit/test-document.c.)
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ENTENTE, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
CALLS = ["socket", "connect", "bind", "sendto", "sendmsg", "execve", "execveat", "fork", "vfork", "kill", "ptrace", "open", "openat", "creat", "unlink", "unlinkat",
         "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "chmod", "fchmodat", "mkdir", "mkdirat", "mount", "setuid"]
NETWORK = {"socket", "connect", "bind", "sendto", "sendmsg"}
PROGRAM = {"fork", "vfork", "kill", "ptrace", "mount", "setuid", "execveat"}
count = failed = 0


def check(name, good, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(("ok - " if good else "not ok - ") + name + ("" if good else "  # " + detail.replace("\n", " | ")[:600]))


def traced(folder, *args):
    """[(call, arguments, result)] of a run."""
    log = folder / "trace"
    env = dict(os.environ, LANG="fr_FR.UTF-8", ASAN_OPTIONS="detect_leaks=0")
    done = subprocess.run(["strace", "-f", "-qq", "-s", "4096", "-e", "trace=" + ",".join("?" + c for c in CALLS), "-o", str(log), ENTENTE, *map(str, args)], cwd=folder,
                          capture_output=True, text=True, env=env, timeout=250)
    calls = [(m[1], m[2], m[3]) for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if (m := re.match(r"\d+\s+(\w+)\((.*)\)\s+= (\S+)", line))]
    return done, calls


def watch(folder, name, args, status, may_write=None):
    done, calls = traced(folder, *args)
    names = {call for call, _, _ in calls}
    wrote = []
    for call, arguments, result in calls:
        path = re.search(r'"((?:[^"\\]|\\.)*)"', arguments)
        path = os.path.normpath(os.path.join(folder, path[1])) if path else ""
        changes = call in ("creat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "chmod", "fchmodat", "mkdir", "mkdirat") \
            or (call in ("open", "openat") and re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)", arguments))
        inside = may_write and (path == str(may_write) or path.startswith(str(may_write) + "/") or str(may_write).startswith(path))
        if changes and result != "-1" and not inside and path not in ("/dev/null", "/dev/tty"):
            wrote.append((call, path))
    check(f"{name}: as without strace", done.returncode == status, f"{done.returncode} {done.stderr}")
    check(f"{name}: no network", not names & NETWORK, str(names & NETWORK))
    check(f"{name}: no other program", not names & PROGRAM and sum(call == "execve" for call, _, _ in calls) == 1, str(names & PROGRAM))
    check(f"{name}: writes nothing but what was asked for", not wrote, str(wrote[:4]))
    return calls


def main():
    if not shutil.which("strace") or subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True).returncode != 0:
        print("1..0 # SKIP strace cannot trace here")
        return 0
    good = ROOT / "examples/clspd/clspd.xml"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        (folder / "faux").mkdir()
        (folder / "j.csv").write_text("date;de;vers;instance;information;canal;conditions;pression\n2026-11-03;maire;prefet;;O;;;\n", encoding="utf-8")
        (folder / "faux/dehors.xml").write_text(
            '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><charte xmlns="urn:entente:charte:1"/>', encoding="utf-8")
        text = good.read_text(encoding="utf-8").replace('xmlns="urn:entente:charte:1"', 'xmlns="urn:entente:charte:1" xmlns:xi="http://www.w3.org/2001/XInclude" '
                                                        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a http://127.0.0.1:9/a.xsd"', 1)
        (folder / "faux/inclus.xml").write_text('<?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?>' + text.replace(
            "</charte>", '<xi:include href="http://127.0.0.1:9/b.xml"/><xi:include href="../j.csv"/><xi:include href="/etc/shadow"/></charte>').replace('<?xml version="1.0" encoding="UTF-8"?>', ""), encoding="utf-8")
        (folder / "faux/regles.xml").write_text(good.read_text(encoding="utf-8").replace("</charte>", '<regles href="../j.csv"/></charte>'), encoding="utf-8")
        watch(folder, "check", ["check", good], 0)
        watch(folder, "check --timeline", ["check", "--timeline", good], 0)
        watch(folder, "build", ["build", "-o", folder / "sortie", good], 0, folder / "sortie")
        watch(folder, "ask", ["ask", good, "--may", "education", "coordonnateur", "absences"], 0)
        done, _ = traced(folder, "audit", good, "j.csv")
        watch(folder, "audit", ["audit", good, "j.csv"], done.returncode)
        watch(folder, "explain", ["explain", "fr-groupe-tiers"], 0)
        watch(folder, "new", ["new", "clspd", "-o", "neuf.xml"], 0, folder)
        watch(folder, "a charter that calls the network", ["check", "faux/dehors.xml"], 2)
        calls = watch(folder, "a charter that includes from outside", ["check", "faux/inclus.xml"], 2)
        read = [arguments for call, arguments, _ in calls if call in ("open", "openat") and ("shadow" in arguments or "j.csv" in arguments)]
        check("what it names outside its folder is not even opened", not read, str(read))
        calls = watch(folder, "own rules outside the folder", ["check", "faux/regles.xml"], subprocess.run([ENTENTE, "check", "faux/regles.xml"], cwd=folder, capture_output=True).returncode)
        check("nor are its rules", not [a for c, a, _ in calls if c in ("open", "openat") and "j.csv" in a])
    print(f"1..{count}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
