#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What load/ says of each file of this folder, and where.

    test_load.py DRIVER [--update]

The cases are the files xml/*.xml, encoding/*.xml and include/*/main.xml;
expected.txt holds, for each, its findings (id, place, message in French and
English, related places) or, when there is none, the places of all tags and
attributes. --update rewrites it; `git diff` is the review. The limits are
provoked by files made here. Every message of load/ must be provoked.
"""
import difflib, glob, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DRIVER = os.path.abspath(sys.argv[1])
ENV = dict(os.environ, LC_ALL="C.UTF-8", G_DEBUG="fatal-criticals")


def run(*args, cwd=HERE, stdin=None):
    done = subprocess.run([DRIVER, *args], cwd=cwd, env=ENV, stdin=stdin, capture_output=True, text=True, timeout=120)
    if done.returncode:
        sys.exit(f"{args}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def findings(path, lang="fr", **more):
    return json.loads(run("--load", "--lang=" + lang, path, **more))["findings"]


def describe(path):
    lines = ["== " + path]
    english = {(f["file"], f["line"], f["column"], f["id"]): f for f in findings(path, "en")}
    found = findings(path)
    for f in found:
        other = english[f["file"], f["line"], f["column"], f["id"]]
        lines.append(f"{f['file']}:{f['line']}:{f['column']} {f['id']}")
        lines.append(f"  {f['message']} -> {f['fix']}")
        lines.append(f"  {other['message']} -> {other['fix']}")
        lines += [f"  {r['file']}:{r['line']}:{r['column']} {r['message']}" for r in f["related"]]
    if not found:
        lines.append(run("--tags", path).rstrip("\n"))
    return lines, {f["id"] for f in found}


def limits():
    """(name, text, id, line, column) of files over each limit of load.h, and just under."""
    root = "<a>\n"
    yield "bytes", "<a>" + " " * (16 << 20) + "</a>", "entente-trop-gros", 1, 1
    yield "depth", "<a>\n" * 65, "entente-trop-profond", 65, 1
    yield "depth-under", "<a>" * 64 + "</a>" * 64, None, 0, 0
    yield "elements", root + "<b/>" * 499999 + "\n<c/></a>", "entente-trop-d-elements", 3, 1
    yield "attribute", root + ' <b é="1" c="%s"/></a>' % ("x" * 65537), "entente-attribut-trop-long", 2, 11
    yield "attribute-under", root + '<b c="%s"/></a>' % ("x" * 65536), None, 0, 0
    yield "attributes", root + " <b" + "".join(f' a{i}=""' for i in range(257)) + "/></a>", "entente-trop-d-attributs", 2, 2
    include = '<xi:include href="leaf.xml"/>\n'
    yield ("includes", '<a xmlns:xi="http://www.w3.org/2001/XInclude">\n' + include * 70 + "</a>",
           "entente-trop-d-inclusions", 66, 1)


def check_limits(failures):
    seen = set()
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "leaf.xml"), "w") as file:
            file.write("<leaf/>")
        for name, text, id, line, column in limits():
            with open(os.path.join(folder, name + ".xml"), "w", encoding="utf-8") as file:
                file.write(text)
            got = [(f["id"], f["line"], f["column"]) for f in findings(name + ".xml", cwd=folder)]
            if got != ([(id, line, column)] if id else []):
                failures.append(f"limit {name}: {got}")
            seen |= {f[0] for f in got}
    return seen


def check_stdin(failures):
    with open(os.path.join(HERE, "include/fine/main.xml")) as file:
        tags = run("--tags", "-", cwd=os.path.join(HERE, "include/fine"), stdin=file)
    if not tags.startswith("1 -:1:1 a") or "sub/leaf.xml:3:1 leaf" not in tags:
        failures.append("standard input:\n" + tags)


def main():
    failures, lines, seen = [], [], set()
    os.chdir(HERE)
    for path in sorted(glob.glob("xml/*.xml") + glob.glob("encoding/*.xml") + glob.glob("include/*/main.xml")):
        text, ids = describe(path)
        lines += text
        seen |= ids
    got = "\n".join(lines) + "\n"
    if "--update" in sys.argv:
        with open("expected.txt", "w", encoding="utf-8") as file:
            file.write(got)
    with open("expected.txt", encoding="utf-8") as file:
        expected = file.read()
    if got != expected:
        failures.append("".join(difflib.unified_diff(expected.splitlines(True), got.splitlines(True), "expected", "got")))
    seen |= check_limits(failures)
    check_stdin(failures)
    with open(os.path.join(ROOT, "compiler/diag/messages-load.def"), encoding="utf-8") as file:
        rows = re.findall(r'^MESSAGE\(\w+, "([\w-]+)"', file.read(), re.M)
    failures += [f"no test provokes {id}" for id in rows if id not in seen]
    print("\n".join(failures) if failures else f"{len(rows)} messages of load provoked, all at their place")
    sys.exit(bool(failures))


main()
