#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The trainer's pack: its answers are those of `entente ask`, and it holds all that it promises.

    run.py ENTENTE ROOT

For each charter: every question is asked again, one process each, and its verdict and flow compared with those of the
pack; where the pack says that another room makes it lawful, that is asked too; the answer sheet of the PDF says the
same under the same number; each sheet is a picture; a second build writes the same bytes. TAP output.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from lxml import etree

ENTENTE, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
# Charter -> the language of its pack.
CHARTERS = {"examples/clspd/clspd.xml": "fr", "examples/protocole-caprev/protocole-caprev.xml": "fr",
            "examples/csil-r-flandre/csil-r-flandre-nl.xml": "nl"}
VERDICTS = {"licit": "licite", "illicit": "illicite", "contested": "conteste", "not-foreseen": "non-prevu"}
WORDS = {"fr": {"licite": "Oui", "illicite": "Non", "conteste": "Discuté", "non-prevu": "Non prévu"},
         "nl": {"licite": "Ja", "illicite": "Nee", "conteste": "Betwist", "non-prevu": "Niet"}} # «voorzien» is on the next line
PRINTED = {"fr": r"^ *(\d+) +(Oui, sous|Oui|Non prévu|Non|Discuté)\b", "nl": r"^ *(\d+) +(Ja, onder|Ja|Niet|Nee|Betwist)\b"}
# Words of another language that would show through.
FOREIGN = re.compile(r"\b(the|this|that|with|la charte|les|vous|une)\b", re.IGNORECASE)
COUNT = [0, 0]


def check(name, faults):
    COUNT[0] += 1
    COUNT[1] += bool(faults)
    print(f"{'not ok' if faults else 'ok'} {COUNT[0]} {name}")
    for fault in list(faults)[:6]:
        print(f"#   {str(fault)[:300]}")


def build(charter, folder):
    return subprocess.run([ENTENTE, "build", charter, "-o", folder, "--only=formation"], cwd=ROOT, capture_output=True, text=True)


def ask(charter, question, room):
    args = [ENTENTE, "ask", charter, "--format=json", "--may", question["from"], question["to"], question["information"]]
    run = subprocess.run(args + (["--in", room] if room else []), cwd=ROOT, capture_output=True, text=True)
    return json.loads(run.stdout)


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(pathlib.Path(folder).rglob("*")) if p.is_file()}


def printed_text(pdf, *options):
    return subprocess.run(["pdftotext", *options, pdf, "-"], capture_output=True, text=True).stdout


def answers_in(pdf, lang):
    """Number -> answer, as the sheet prints them."""
    return {int(n): word for n, word in re.findall(PRINTED[lang], printed_text(pdf, "-layout"), re.MULTILINE)}


def same_phrases(lang):
    """The lexicon of the pack against the French one: the same entries, the same values asked for."""
    read = lambda code: {e.get("id"): "".join(e.itertext()) for e in etree.parse(ROOT / f"templates/lexicon/formation.{code}.xml").getroot()
                         if isinstance(e.tag, str)}
    french, other = read("fr"), read(lang)
    faults = sorted(set(french) ^ set(other))
    for name in set(french) & set(other):
        asked = set(re.findall(r"\{(\w+)\}", french[name])), set(re.findall(r"\{(\w+)\}", other[name]))
        if asked[0] != asked[1] and not name.startswith("question."): # a Dutch question names its subject, «qui»
            faults.append(f"{name}: {asked}")
    check(f"the pack in {lang} has the words of the French one", faults)


def check_charter(charter, lang):
    name = pathlib.Path(charter).stem
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        run = build(charter, one)
        made = files(one)
        if "formation/questions.json" not in made:
            check(f"{name}: built", [run.stdout + run.stderr])
            return
        questions = json.loads(made["formation/questions.json"])
        acts = [(q["from"], q["to"], q["information"], q["in"]) for q in questions]
        check(f"{name}: {len(questions)} questions, all different, numbered from 1",
              [] if len(set(acts)) == len(acts) > 4 and [int(q["number"]) for q in questions] == list(range(1, len(acts) + 1)) else [acts])
        kinds = {q["verdict"] for q in questions}
        check(f"{name}: some are lawful, some are not", [] if len(kinds) > 1 and "licite" in kinds else [sorted(kinds)])
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = list(pool.map(lambda q: ask(charter, q, q["in"]), questions))
            elsewhere = [q for q in questions if q["lawfulIn"]]
            lawful = list(pool.map(lambda q: ask(charter, q, q["lawfulIn"]), elsewhere))
        check(f"{name}: every answer is that of ask", [
            f"{q['number']}: {q['verdict']} {q['flow']}, ask says {a['verdict']} {a['flow']}" for q, a in zip(questions, found)
            if VERDICTS.get(a["verdict"]) != q["verdict"] or a["flow"] != q["flow"]])
        check(f"{name}: where another room makes it lawful, ask says so",
              [q["number"] for q, a in zip(elsewhere, lawful) if a["verdict"] != "licit"])
        printed = answers_in(os.path.join(one, "formation.pdf"), lang)
        check(f"{name}: the answer sheet says the same", [
            f"{q['number']}: {printed.get(int(q['number']))} for {q['verdict']}" for q in questions
            if not (printed.get(int(q["number"])) or "").startswith(WORDS[lang][q["verdict"]].split(",")[0])
            or (q["verdict"] == "illicite" and printed[int(q["number"])] != WORDS[lang]["illicite"])])
        if lang != "fr": # references to acts keep the name that the law base gives them
            sheet = re.sub(r"^(.{0,82}).*$", r"\1", printed_text(os.path.join(one, "formation.pdf"), "-layout"), flags=re.MULTILINE)
            check(f"{name}: no sentence of another language", sorted(set(FOREIGN.findall(sheet))))
        pictures = [n for n in made if n.endswith(".png")]
        check(f"{name}: {len(pictures)} pictures", [n for n in pictures if not made[n].startswith(b"\x89PNG")] or
              ([] if any("carte-" in n for n in pictures) and any("matrice-" in n for n in pictures) else ["no card or no matrix"]))
        build(charter, two)
        again = files(two)
        check(f"{name}: the same bytes again", sorted(n for n in set(made) | set(again) if made.get(n) != again.get(n)))


same_phrases("nl")
for one_charter, its_lang in CHARTERS.items():
    check_charter(one_charter, its_lang)
print(f"1..{COUNT[0]}")
sys.exit(1 if COUNT[1] else 0)
