#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Diagrams lead into the charter's main paper, and only where it has what they point at.

    links.py ENTENTE SOURCE_ROOT

Every address in every SVG of a build, in files and inside the HTML, must be an id of the file it names. No link holds
another or stands inside a symbol, each says the words it shows, each flow of the register leads to its own row.
Without that paper there is no such link. The SVG is then given to the W3C's checker, if it is there. TAP output.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

from lxml import etree, html

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import page as reader  # noqa: E402
import vnu  # noqa: E402

# example, its main paper, whether that has a row for each flow
CASES = (("clspd", "reglement-interieur", True), ("csil-r", "protocole", False))


def build(entente, root, example, only, folder):
    path = root / "examples" / example / f"{example}.xml"
    run = subprocess.run([entente, "build", f"--only={only}", "-o", str(folder), str(path)], capture_output=True, text=True)
    return [] if (folder / "diagrammes").is_dir() else [run.stdout[-300:] + run.stderr]


def words(text):
    return reader.SPACES.sub(" ", text).strip()


def local(element):
    return element.get("href") is not None and not element.get("href").startswith("http")


def shape_faults(root, where):
    """What a link must not be."""
    faults = []
    for link in (e for e in root.iter() if isinstance(e.tag, str) and etree.QName(e).localname == "a" and local(e)):
        around = [a for a in link.iterancestors() if isinstance(a.tag, str)]
        if any(etree.QName(a).localname == "a" for a in around) or any(a.get("role") == "graphics-symbol" for a in around):
            faults.append(f"{where}: a link inside a link or a symbol: {link.get('href')}")
        shown = words(" ".join("".join(t.itertext()) for t in link.iter() if isinstance(t.tag, str) and etree.QName(t).localname == "text"))
        label = words(link.get("aria-label", ""))
        if not label or not label.startswith(shown) or len(label) <= len(shown):
            faults.append(f"{where}: {shown[:50]} | {label[:50]}")
    return faults


def check_sheets(folder, paper):
    """(faults, links) of the files."""
    ids = {e.get("id") for e in html.parse(str(folder / f"{paper}.html")).iter() if isinstance(e.tag, str)}
    faults, count = [], 0
    for path in sorted((folder / "diagrammes").glob("*.svg")):
        root = etree.parse(str(path)).getroot()
        faults += shape_faults(root, path.name)
        for element in root.iter(reader.SVG + "a"):
            if not local(element):
                continue
            count += 1
            found = re.fullmatch(r"\.\./(.+)\.html#(.+)", element.get("href"))
            if not found or found.group(1) != paper or found.group(2) not in ids:
                faults.append(f"{path.name}: {element.get('href')}")
    return faults, count


def check_rows(folder, paper):
    """Flows of the register that do not lead to their row, if the paper has one; at least thirty do."""
    ids = {e.get("id") for e in html.parse(str(folder / f"{paper}.html")).iter() if isinstance(e.tag, str)}
    missing, seen = [], set()
    for path in sorted((folder / "diagrammes").glob("registre*.svg")):
        for row in etree.parse(str(path)).getroot().iter(reader.SVG + "g"):
            flow = row.get("data-flow")
            if row.get("data-role") != "row" or not flow or f"flux-{flow}" not in ids:
                continue
            seen.add(flow)
            near = list(row.iter(reader.SVG + "a")) + [row.getparent()]
            if not any((a.get("href") or "").endswith(f"#flux-{flow}") for a in near):
                missing.append(f"{path.name}: {flow}")
    return missing or ([] if len(seen) >= 30 else [f"{len(seen)} rows"])


def check_inside(folder, paper):
    """Links of the diagrams inside the paper."""
    tree = html.parse(str(folder / f"{paper}.html"))
    ids = {e.get("id") for e in tree.iter() if isinstance(e.tag, str)}
    faults, count = [], 0
    for svg in (e for e in tree.iter() if isinstance(e.tag, str) and etree.QName(e).localname == "svg"):
        faults += shape_faults(svg, "inside")
        for element in svg.iter():
            if isinstance(element.tag, str) and etree.QName(element).localname == "a" and local(element):
                count += 1
                faults += [element.get("href")] * (not element.get("href").startswith("#") or element.get("href")[1:] not in ids)
    return faults, count


def odt_links(folder, paper):
    with zipfile.ZipFile(folder / f"{paper}.odt") as archive:
        return [n for n in archive.namelist() if n.endswith(".svg") and re.search(rb'<a [^>]*href="(?!http)', archive.read(n))]


def main():
    entente, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    checks = []
    program = vnu.jar(str(root / "out/npm"))
    for example, paper, rows in CASES:
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
            folder, alone = pathlib.Path(one), pathlib.Path(two)
            checks.append((f"{example}: built", build(entente, root, example, f"diagrammes,{paper}", folder) +
                           build(entente, root, example, "diagrammes", alone)))
            faults, count = check_sheets(folder, paper)
            checks.append((f"{example}: {count} links of sheets", faults or ([] if count > 20 else ["too few"])))
            if rows:
                checks.append((f"{example}: each flow of the register leads to its row", check_rows(folder, paper)))
            faults, count = check_inside(folder, paper)
            checks.append((f"{example}: {count} links inside the paper", faults or ([] if count > 20 else ["too few"])))
            checks.append((f"{example}: none in ODT", odt_links(folder, paper)))
            checks.append((f"{example}: none without the paper",
                           [p.name for p in (alone / "diagrammes").glob("*.svg") if "../" in p.read_text(encoding="utf-8")]))
            if program:
                names = sorted(str(p) for p in (folder / "diagrammes").glob("*.svg"))
                checks.append((f"{example}: {len(names)} sheets with links are clean", vnu.check(program, names)))
    for number, (name, faults) in enumerate(checks, 1):
        print(f"{'not ok' if faults else 'ok'} {number} {name}")
        for fault in faults[:8]:
            print(f"#   {fault}")
    print(f"1..{len(checks)}")
    return 1 if any(faults for _, faults in checks) else 0


if __name__ == "__main__":
    sys.exit(main())
