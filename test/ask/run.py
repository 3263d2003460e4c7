#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""entente ask: expected answers, and every proposal applied and checked.

usage: run.py ENTENTE ROOT [--update]

Each question of QUESTIONS has its answer in test/ask/<name>.txt (text), and <name>.json if JSON is
compared too. For each question --may that is not licit, every proposal is written in a copy of the
charter: `check` must then find no error on the act and none that was not there, and asking again
must answer «licit».
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from lxml import etree

ENTENTE, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
UPDATE = "--update" in sys.argv
HERE = ROOT / "test/ask"
NS = "{urn:entente:charte:1}"
CLSPD, FAULTY, SOCIAL = ("examples/clspd/clspd.xml", "examples/clspd-fautif/clspd-fautif.xml",
                         "test/rules/base/groupe-social.xml")

# name, charter, question, status, JSON compared too
QUESTIONS = [
    ("qui", CLSPD, ["--who-can-learn", "absences"], 0, True),
    ("quoi", CLSPD, ["--what-can-learn", "maire"], 0, True),
    ("chemin", CLSPD, ["--path", "education", "coordonnateur", "absences"], 0, True),
    ("chemin-aucun", CLSPD, ["--path", "ccas", "police-nationale", "suivi"], 1, False),
    ("oui", CLSPD, ["--may", "education", "coordonnateur", "absences"], 0, True),
    ("oui-porte", CLSPD, ["--may", "education", "procureur", "faits-penaux"], 0, True),
    ("oui-anglais", CLSPD, ["--lang=en", "--may", "education", "procureur", "faits-penaux"], 0, False),
    ("non-secret", CLSPD, ["--may", "ccas", "police-nationale", "suivi"], 1, True),
    ("non-groupe", CLSPD, ["--may", "coordonnateur", "maire", "situation"], 1, False),
    ("non-plafond", CLSPD, ["--may", "education", "coordonnateur", "absences", "--in", "pleniere"], 1, False),
    ("non-prevu", CLSPD, ["--may", "maire", "deputee", "orientations", "--in", "restreinte"], 1, False),
    ("non-prevu-anglais", CLSPD, ["--lang=en", "--may", "maire", "deputee", "orientations", "--in", "restreinte"], 1, False),
    ("fautif", FAULTY, ["--may", "ccas", "police-municipale", "suivi"], 1, False),
    ("social-oui", SOCIAL, ["--may", "as", "educ", "suivi", "--in", "dedie"], 0, True),
    ("social-non", SOCIAL, ["--may", "as", "police", "suivi"], 1, True),
    ("social-pjj", SOCIAL, ["--may", "as", "pjj", "suivi"], 1, False),
    ("social-salle", SOCIAL, ["--may", "as", "bailleur", "situation", "--in", "dedie"], 1, False),
]
# Questions whose proposals alone are tried.
TRIED = [
    (SOCIAL, ["educ", "ccas", "suivi"]), (SOCIAL, ["ccas", "maire", "suivi"]), (SOCIAL, ["as", "departement", "suivi"]),
    (FAULTY, ["education", "pleniere", "absences"]), (CLSPD, ["ccas", "prevention", "histoire"]),
]

COUNT = [0]


def say(name, ok, detail=""):
    COUNT[0] += 1
    print(f"{'ok' if ok else 'not ok'} {COUNT[0]} - {name}" + ("" if ok else "  # " + detail.replace("\n", " | ")[:600]))
    return ok


def run(args):
    env = {k: v for k, v in os.environ.items() if not k.startswith("LC_")}
    env.update(LANG="fr_FR.UTF-8", LANGUAGE="fr")
    return subprocess.run([ENTENTE, *args], cwd=ROOT, capture_output=True, text=True, env=env)


def golden(name, got):
    path = HERE / name
    if UPDATE:
        path.write_text(got, encoding="utf-8")
    want = path.read_text(encoding="utf-8") if path.exists() else ""
    return say(name, got == want, "differs: " + next((g for g, w in zip(got.split("\n"), want.split("\n") + [""] * 999) if g != w), ""))


def stable_text(text, answer):
    """Without the wording of the law, which has tests of its own: rules by their id."""
    for finding in answer["findings"]:
        for lead, what in (("  – ", finding["message"]), ("      pour y remédier : ", finding["fix"]),
                           ("      to put it right: ", finding["fix"])):
            text = "\n".join(lead + finding["id"] if what and line.startswith(lead + what) else line for line in text.split("\n"))
    return text.replace(answer["tool"]["lawBase"], "AAAA-MM-JJ")


def stable_json(answer):
    slim = dict(answer, tool=answer["tool"]["name"], findings=[[f["id"], f["severity"]] for f in answer["findings"]])
    del slim["provisions"]
    return json.dumps(slim, ensure_ascii=False, indent=1) + "\n"


def errors(charter):
    report = json.loads(run(["check", "--format=json", str(charter)]).stdout)
    return {(f["id"], f["element"]): f for f in report["findings"] if f["severity"] == "error" or f["contested"]}


def applied(charter, proposal):
    """The charter with what the proposal says to write."""
    doc = etree.parse(str(ROOT / charter))
    doc.xinclude()
    root = doc.getroot()
    root.set("etat", "projet")
    root.attrib.pop("adopte-le", None)
    written = etree.fromstring(proposal["write"])
    act = etree.Element(NS + "flux", dict(written.attrib))
    flows = root.findall(NS + "flux")
    old = next((f for f in flows if f.get("id") == proposal["replaces"]), None)
    after = old if old is not None else flows[-1]
    act.extend(old if old is not None and not proposal["keeps"] else [])
    after.addnext(act)
    if old is not None and proposal["keeps"]:
        old.set("information", proposal["keeps"])
    elif old is not None:
        root.remove(old)
    return doc, act


def try_proposals(charter, words, answer):
    before, ok = errors(ROOT / charter), True
    question = "--may " + " ".join(words)
    with tempfile.TemporaryDirectory() as folder:
        for number, proposal in enumerate(answer["proposals"], 1):
            doc, act = applied(charter, proposal)
            path = pathlib.Path(folder) / f"{number}.xml"
            doc.write(str(path), encoding="utf-8", xml_declaration=True)
            new = [k for k, f in errors(path).items() if k not in before and
                   (f["severity"] == "error" or f["element"] == act.get("id"))]
            kinds = [c["kind"] for c in proposal["changes"]]
            name = f"{question}: {'+'.join(kinds)}"
            ok &= say(name + " brings no error", not new, str(new))
            to = act.get("vers") if set(kinds) & {"to", "room"} else words[1]
            again = ["ask", str(path), "--format=json", "--may", act.get("de"), to, act.get("information")]
            room = act.get("instance") or (act.get("vers") if "room" in kinds else None)
            reply = json.loads(run(again + (["--in", room] if room and not set(kinds) & {"to", "direct"} else [])).stdout)
            ok &= say(name + " is then licit", reply["verdict"] == "licit", reply["verdict"] + " " + proposal["write"])
            sizes = [{(c["kind"], c["what"]) for c in p["changes"]} for p in answer["proposals"][:number - 1]]
            mine = {(c["kind"], c["what"]) for c in proposal["changes"]}
            ok &= say(name + " has no part that suffices", not any(s < mine or s == mine for s in sizes))
    return ok


def main():
    ok = True
    for name, charter, question, status, as_json in QUESTIONS:
        text = run(["ask", charter, *question])
        ok &= say(f"{name}: status {status}", text.returncode == status and not text.stderr, f"{text.returncode} {text.stderr}")
        whole = run(["ask", "--format=json", *question, charter])
        try:
            answer = json.loads(whole.stdout)
        except ValueError:
            ok &= say(name + " in JSON", False, whole.stdout + whole.stderr)
            continue
        version = answer["tool"]["version"]
        ok &= golden(name + ".txt", stable_text(text.stdout, answer))
        ok &= say(f"{name}: JSON says the same", whole.returncode == status and version and
                  (answer["question"]["form"] != "may" or (answer["verdict"] == "licit") == (status == 0)))
        if as_json:
            ok &= golden(name + ".json", stable_json(answer))
        if "--may" in question and not question[0].startswith("--lang") and answer["verdict"] in ("illicit", "contested"):
            words = question[question.index("--may") + 1:][:3]
            ok &= try_proposals(charter, words, answer)
    for charter, words in TRIED:
        answer = json.loads(run(["ask", charter, "--format=json", "--may", *words]).stdout)
        ok &= say(f"--may {' '.join(words)} has proposals", len(answer["proposals"]) > 0, answer["verdict"])
        ok &= try_proposals(charter, words, answer)
    start = time.monotonic()
    run(["ask", CLSPD, "--may", "ccas", "police-nationale", "suivi"])
    ok &= say("a question has an end", time.monotonic() - start < 240)
    print(f"1..{COUNT[0]}")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
