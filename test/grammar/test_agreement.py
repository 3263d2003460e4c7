#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Our table, libxml2's RELAX NG and jing agree on what a charter is.

    test_agreement.py DRIVER [COUNT]

Small changes to the sample charter, drawn with a fixed seed: attributes and
elements removed, repeated, renamed, moved, values exchanged, text inserted. For
each, our own checks and jing must give the same verdict, and the RELAX NG gate
must never refuse what our checks accepted (entente-grammaire).
"""
import copy, os, random, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

from harness import HERE, SCHEMA, check_all, finish, write_all

NS = "urn:entente:charte:1"
XML = "{http://www.w3.org/XML/1998/namespace}"
VALUES = ["", " ", "oui", " non ", "a-decider", " a-decider ", "2026-02-29", "2028-02-29", "2026-12-01", " 2026-12-01", "0000-01-01",
          "3 ans", "sans délai", " sans  délai ", "12345 jours", "1 an ", "0", "-0", "+5", "007", "1000000000", "1.5", ".5", "1.", "1,5",
          "1e3", "maire", "maire ccas", "maire\tccas", " maire", "é", "a:b", "1a", "-a", "a.b", "x" * 80, "x" * 81, "y" * 2000, "y" * 2001,
          "fr-csi:l132-5", "Fr", "A", "a", "AB", "https://exemple.fr/é", "http://[", "a b", "%zz", "#", "generale", "scolaire sante",
          "scolaire oui", "fr", "FR", "de", "regles/x.sch", "../x", "oui oui", "2014", "<&>\"'", "\u00a0", "日本"]


def nodes(root):
    return [(parent, child) for parent in root.iter() for child in parent]


def mutate(root, draw):
    parent, node = draw.choice(nodes(root))
    kind = draw.randrange(11)
    names = sorted({n.tag for n in root.iter()})
    attributes = sorted({a for n in root.iter() for a in n.attrib})
    if kind == 0 and node.attrib:
        del node.attrib[draw.choice(sorted(node.attrib))]
    elif kind == 1:
        parent.remove(node)
    elif kind == 2:
        parent.insert(draw.randrange(len(parent) + 1), copy.deepcopy(node))
    elif kind == 3:
        node.tag = draw.choice(names)
    elif kind in (4, 5, 6) and node.attrib:
        node.set(draw.choice(sorted(node.attrib)), draw.choice(VALUES))
    elif kind == 7:
        node.set(draw.choice(attributes), draw.choice(VALUES))
    elif kind == 8:
        other = draw.choice(nodes(root))[1]
        if other is not node and other not in list(node.iter()) and node not in list(other.iter()):
            other.append(copy.deepcopy(node))
    elif kind == 9:
        node.text = (node.text or "") + draw.choice(["x", " ", "", "y" * 2001])
    else:
        node.tail = (node.tail or "") + draw.choice(["x", "\n", "a-decider"])
    if draw.randrange(30) == 0:
        node.tag = draw.choice(["x", "{urn:x}" + node.tag.rpartition("}")[2], node.tag.rpartition("}")[2]])
    if draw.randrange(40) == 0:
        root.attrib.pop(XML + "lang", None)
    if draw.randrange(3) == 0:
        mutate(root, draw)


def mutants(count):
    ET.register_namespace("", NS)
    draw = random.Random(2026)
    sample = ET.parse(os.path.join(HERE, "complete.xml")).getroot()
    for _ in range(count):
        root = copy.deepcopy(sample)
        mutate(root, draw)
        for node in root.iter(): # ElementTree cannot write names without namespace beside a default one
            if not node.tag.startswith("{"):
                node.tag = "{urn:none}" + node.tag
        yield ET.tostring(root, encoding="unicode")


def jing_refuses(texts):
    """Indexes of the texts that jing refuses."""
    with tempfile.TemporaryDirectory() as folder:
        names = write_all(folder, texts)
        done = subprocess.run(["jing", os.path.join(SCHEMA, "charter.rng"), *names], cwd=folder, capture_output=True,
                              text=True, timeout=300)
        return {int(os.path.basename(line.split(":")[0])[:4]): line for line in done.stdout.splitlines() if ".xml:" in line}


def main():
    if not shutil.which("jing"):
        print("jing is not installed: nothing to compare with")
        sys.exit(77)
    texts = list(mutants(int(sys.argv[2]) if len(sys.argv) > 2 else 400))
    ours, theirs = check_all(sys.argv[1], texts), jing_refuses(texts)
    failures = []
    for i, found in enumerate(ours):
        gate = [f for f in found if f["id"] == "entente-grammaire"]
        if gate:
            failures.append(f"{i}: only the gate refuses: {gate[0]['message']} (jing: {theirs.get(i)})")
        elif bool(found) != (i in theirs):
            failures.append(f"{i}: ours {[f['message'] for f in found][:2]}, jing {theirs.get(i)}")
        if failures and os.environ.get("KEEP") and failures[-1].startswith(f"{i}:"):
            with open(os.path.join(os.environ["KEEP"], f"{i}.xml"), "w", encoding="utf-8") as file:
                file.write(texts[i])
    finish(failures, f"{len(texts)} variants, {len(theirs)} refused by both")


main()
