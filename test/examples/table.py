#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The table of the examples: what each holds, what is found in it, what it gives.

usage: table.py ENTENTE [ROOT]

Every charter of examples/*/ is checked, its facts are read and it is built into
a temporary folder. Fails if an example has no scenario, gives no diagram or no
paper, or if a paper has no page. A second charter beside an example, which
shows a contrast, needs no scenario of its own.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

ENTENTE = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).resolve().parents[2])
CHARTER, FACTS = "{urn:entente:charte:1}charte", "{urn:entente:faits:1}"
COUNTED = {"parties": "partie", "instances": "instance", "flows": "flux", "scenarios": "scenario"}
SEVERITIES = ["error", "warning", "advice"]
COLUMNS = ["example", *COUNTED, *SEVERITIES, "papers", "pages", "diagrams"]


def entente(*args):
    run = subprocess.run([ENTENTE, *map(str, args)], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{args[0]}: exit {run.returncode} {run.stderr.strip() or run.stdout.strip()[:300]}")
    return run.stdout


def charters():
    """The charters of the examples; a fragment that one of them includes is none."""
    for path in sorted(ROOT.glob("examples/*/*.xml")):
        if ET.parse(path).getroot().tag == CHARTER:
            yield path


def pages(pdf):
    out = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True).stdout
    found = re.search(r"^Pages:\s+(\d+)$", out, flags=re.M)
    return int(found[1]) if found else 0


def row(path):
    """One row of the table, and what is wrong with it."""
    line, wrong = {"example": path.stem}, []
    facts = ET.fromstring(entente("facts", path))
    for column, name in COUNTED.items():
        line[column] = len(facts.findall(FACTS + name))
    summary = json.loads(entente("check", "--format=json", path))["summary"]
    line.update((severity, summary[severity]) for severity in SEVERITIES)
    with tempfile.TemporaryDirectory() as out:
        entente("build", path, "-o", out)
        papers = {pdf.name: pages(pdf) for pdf in sorted(pathlib.Path(out).glob("*.pdf"))}
        line["diagrams"] = len(list(pathlib.Path(out, "diagrammes").glob("*.svg")))
    line["papers"], line["pages"] = len(papers), sum(papers.values())
    wrong += [f"{name} has no page" for name, count in papers.items() if not count]
    needed = ["papers", "diagrams"] + (["scenarios"] if path.stem == path.parent.name else [])
    wrong += [f"no {what}" for what in needed if not line[what]]
    return line, wrong


def safe_row(path):
    try:
        return row(path)
    except (RuntimeError, ET.ParseError, ValueError, KeyError) as error:
        return {"example": path.stem}, [str(error)]


def main():
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(safe_row, charters()))
    texts = [COLUMNS] + [[str(line.get(c, "–")) for c in COLUMNS] for line, _ in rows]
    widths = [max(len(t[i]) for t in texts) for i in range(len(COLUMNS))]
    for text in texts:
        print("  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(text, widths))))
    problems = [f"{line['example']}: {p}" for line, wrong in rows for p in wrong]
    print("\n".join(problems))
    return 1 if problems or len(rows) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
