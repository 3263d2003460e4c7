#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The diagrams of a large charter on paper begin with a list of their sheets: each page that it names bears that
diagram, each room has its sheets, and the bookmarks say the same. A small charter has none.

usage: contents.py ENTENTE ROOT        prints TAP; needs pdftotext and python3-pikepdf
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import pikepdf
from lxml import etree

ENTENTE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
C = "{urn:entente:charte:1}"
number = failures = 0


def ok(condition, name, detail=""):
    global number, failures
    number += 1
    failures += not condition
    print(f"{'ok' if condition else 'not ok'} {number} - {name}")
    if not condition:
        print(f"# {detail}")


def build(name, folder):
    charter = ROOT / f"examples/{name}/{name}.xml"
    subprocess.run([ENTENTE, "build", "--only=diagrammes", "-o", folder, charter], capture_output=True, check=False)
    return charter, folder / "diagrammes.pdf"


def page(pdf, at):
    return subprocess.run(["pdftotext", "-layout", "-f", str(at), "-l", str(at), pdf, "-"], capture_output=True, text=True, check=True).stdout


def bare(text):
    """Without article and signs: a sheet says «Formation plénière : …», the list «La formation plénière»."""
    return re.sub(r"\W", "", re.sub(r"^(la |le |les |l’)", "", text.lower()))


def large():
    with tempfile.TemporaryDirectory() as name:
        charter, pdf = build("cispd", pathlib.Path(name))
        rows = [(m[1].strip(), int(m[2])) for m in re.finditer(r"^(.+?) {3,}(\d+)$", page(pdf, 1), re.M)]
        ok(len(rows) > 12, "the first page lists the diagrams", rows)
        wrong = [row for row in rows if bare(row[0]) not in bare(page(pdf, row[1])) and not row[0].startswith("Que puis-je dire")]
        ok(not wrong, "each is on the page that the list says", wrong)
        cards = [at for title, at in rows if title.startswith("Que puis-je dire")]
        ok(len(cards) == 1 and "Je peux dire" in page(pdf, cards[0]) and "Je peux dire" not in page(pdf, cards[0] - 1), "so are the cards", cards)
        rooms = {e.get("nom") for e in etree.parse(charter).iter(C + "instance")}
        listed = {bare(title) for title, _ in rows}
        shown = {re.sub(r"(-\d+)?\.svg$", "", p.name) for p in (pdf.parent / "diagrammes").glob("instance-*.svg")}
        ok(len({r for r in rooms if bare(r) in listed}) == len(shown) > 3, "each room with a sheet is in it", (rooms, listed, shown))
        with pikepdf.open(pdf) as document, document.open_outline() as outline:
            ok([bare(item.title) for item in outline.root] == [bare(title) for title, _ in rows], "the bookmarks are the list", [item.title for item in outline.root])


def small():
    with tempfile.TemporaryDirectory() as name:
        _, pdf = build("co3", pathlib.Path(name))
        first = page(pdf, 1)
        ok("Sommaire" not in first and "?" in first, "a small charter begins with its first diagram", first[:200])


large()
small()
print(f"1..{number}")
sys.exit(1 if failures else 0)
