#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The command line: statuses, formats, bad calls. usage: run.py ENTENTE ROOT

Each case is (arguments, expected status, words expected on stdout, words expected on stderr).
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ENTENTE, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
GOOD = "examples/clspd/clspd.xml"
BAD = "examples/clspd-fautif/clspd-fautif.xml"

CASES = [
    ([], 2, "", "check"),
    (["--help"], 0, "check", ""),
    (["--version"], 0, "entente", ""),
    (["chek", GOOD], 2, "", "vouliez-vous dire check"),  # entente-commande-inconnue
    (["check"], 2, "", "usage : entente check"),  # entente-fichier-absent
    (["check", "--help"], 0, "--strict", ""),
    (["check", "--nope", GOOD], 2, "", "--help"),  # entente-option-refusee
    (["check", GOOD], 0, "aucun constat", ""),
    (["check", BAD], 1, "erreur[", ""),
    (["check", "-o", "x", GOOD], 2, "", "option"),
    (["check", "absent.xml"], 2, "", "absent.xml"),  # entente-lecture-impossible
    (["check", "examples"], 2, "", "examples"),
    (["check", "--as-of=2026-02-30", GOOD], 2, "", "2026-02-30"),  # entente-option-date
    (["check", "--as-of=today", GOOD], 0, "aucun constat", ""),
    (["check", "--lang=f", GOOD], 2, "", "« f »"),
    (["check", "--lang=xx", GOOD], 2, "", "xx"),  # entente-option-langue
    (["check", "--format=sarif", GOOD], 2, "", "sarif"),  # entente-reserve
    (["check", "--format=junit", GOOD], 2, "", "junit"),
    (["check", "--format=yaml", GOOD], 2, "", "yaml"),  # entente-option-forme
    (["build", "--style=x", GOOD], 2, "", "accessible"),  # entente-style-inconnu
    (["build", "--format=svg,gif", GOOD], 2, "", "gif"),  # entente-option-forme-schema
    (["build", "--format=text", GOOD], 2, "", "text"),
    (["check", "--timeline", GOOD], 0, "du 1er janvier 2002 au ", ""),
    (["check", "--until=nowhere", GOOD], 2, "", "nowhere"),  # entente-option-passe
    (["check", "--until=load", "--dump", GOOD], 0, "clspd.xml:", ""),
    (["check", "--until=grammar", "--dump", GOOD], 0, "<charte", ""),
    (["check", "--until=model", "--dump", GOOD], 0, "flux ", ""),
    (["check", "--until=facts", "--dump", GOOD], 0, "urn:entente:faits:1", ""),
    (["check", "--rule=fr-groupe-tiers", BAD], 1, "fr-groupe-tiers", ""),
    (["check", "--lang=en", GOOD], 0, "no finding", ""),
    (["facts", GOOD], 0, "urn:entente:faits:1", ""),
    (["facts"], 2, "", "usage"),
    (["explain"], 0, "fr-groupe-tiers", ""),
    (["explain", "fr-groupe-tiers"], 0, "Pourquoi", ""),
    (["explain", "fr-csi:l132-5"], 0, "L. 132-5", ""),
    (["explain", "fr-csi:l132-5"], 0, "2026-04-03 : rien", ""),  # how far the text was read
    (["explain", "fr-csi:l132-12-1"], 0, "dates de mémoire", ""),
    (["explain", "entente-droit-inconnu"], 0, "droit", ""),
    (["explain", "FR-33"], 0, "fr-groupe-tiers", ""),
    (["explain", "FR-330"], 2, "", "FR-33"),
    (["explain", "fr-groupe-tier"], 2, "", "fr-groupe-tiers"),  # entente-identifiant-inconnu
    (["new"], 2, "", "clspd"),  # entente-nouveau-lequel
    (["new", "nope"], 2, "", "clspd"),  # entente-nouveau-inconnu
    (["new", "clspd"], 0, "<charte", ""),
    (["diff", GOOD, BAD], 2, "", "réservé"),
    (["ask", GOOD, "--who-can-learn", "absences"], 0, "f28", ""),
    (["ask", "--path", "education", "coordonnateur", "absences", GOOD], 0, "f28", ""),
    (["ask", GOOD, "--may", "education", "coordonnateur", "absences", "--lang=en"], 0, "Yes", ""),
    (["ask", GOOD, "--may", "ccas", "police-nationale", "suivi", "--format=json"], 1, '"illicit"', ""),
    (["ask", GOOD], 2, "", "--may"),  # entente-question
    (["ask", GOOD, "--may", "education", "absences"], 2, "", "--may"),
    (["ask", GOOD, "--who-can-learn", "absences", "--what-can-learn", "maire"], 2, "", "--may"),
    (["ask", GOOD, GOOD, "--who-can-learn", "absences"], 2, "", "--may"),
    (["ask", "--who-can-learn", "absences"], 2, "", "usage"),
    (["ask", GOOD, "--who-can-learn", "absence"], 2, "", "vouliez-vous dire absences"),  # entente-question-information
    (["ask", GOOD, "--what-can-learn", "mairie"], 2, "", "vouliez-vous dire maire"),  # entente-question-partie
    (["ask", GOOD, "--may", "maire", "prefet", "absences", "--in", "maire"], 2, "", "--in"),  # entente-question-instance
    (["ask", GOOD, "--may", "maire", "maire", "absences"], 2, "", "« maire »"),  # entente-question-soi
    (["ask", "absent.xml", "--who-can-learn", "absences"], 2, "", "absent.xml"),
    (["audit", GOOD, "x.csv"], 2, "", "x.csv"),
    (["build"], 2, "", "usage"),
    (["build", "--style=absent.xml", GOOD], 2, "", "absent.xml"),
    (["check", "--strict", "--rule=fr-charte-signee", BAD], 1, "avertissement[", ""),
    (["check", "--rule=fr-charte-signee", BAD], 0, "avertissement[", ""),
    (["check", "--rule=fr-nulle-part", GOOD], 2, "", "fr-nulle-part"),
    (["build", "--only=nope", GOOD], 2, "", "certificats"),
    (["build", "--only=nope", GOOD], 2, "", "nope"),  # entente-genre-inconnu
]


def run(args, **kwargs):
    env = dict(os.environ, LANG="fr_FR.UTF-8", LC_ALL="", LANGUAGE="fr")
    env.pop("LC_ALL")
    return subprocess.run([ENTENTE, *args], cwd=ROOT, capture_output=True, text=True, env=env, **kwargs)


COUNT = [0]


def check(name, ok, detail=""):
    COUNT[0] += 1
    print(("ok - " if ok else "not ok - ") + name.replace("#", "no.") + ("" if ok else "  # " + detail.replace("\n", " | ")[:400]))
    return ok


def main():
    ok = True
    for args, status, out, err in CASES:
        r = run(args)
        ok &= check("entente " + " ".join(args),
                    r.returncode == status and out in r.stdout and err in r.stderr,
                    f"status {r.returncode}, out {r.stdout[:150]}, err {r.stderr[:250]}")
    one = json.loads(run(["check", "--format=json", GOOD]).stdout)
    ok &= check("JSON of one file is an object", isinstance(one, dict) and one["tool"]["name"] == "entente")
    two = json.loads(run(["check", "--format=json", GOOD, BAD]).stdout)
    ok &= check("JSON of two files is an array", isinstance(two, list) and len(two) == 2)
    keys = ["id", "severity", "origin", "contested", "readings", "file", "line", "column", "element", "message",
            "provisions", "catalogue", "related", "path", "fix", "derogated"]
    ok &= check("a finding has the keys of the contract", all(sorted(f) == sorted(keys) for f in two[1]["findings"])
                and two[1]["findings"] != [])
    order = [(f["file"], f["line"], f["column"], f["id"]) for f in two[1]["findings"]]
    ok &= check("findings are sorted", order == sorted(order))
    rules = json.loads(run(["explain", "--format=json"]).stdout)["rules"]
    ok &= check("explain --format=json", len(rules) > 25 and all(r["title"] and r["catalogue"] for r in rules))
    text = (ROOT / GOOD).read_bytes()
    r = subprocess.run([ENTENTE, "check", "-"], input=text, capture_output=True, cwd=ROOT)
    ok &= check("standard input", r.returncode == 0, (r.stdout + r.stderr).decode())
    with tempfile.TemporaryDirectory() as folder:
        new = os.path.join(folder, "ville.xml")
        ok &= check("new -o", run(["new", "clspd", "-o", new]).returncode == 0 and os.path.exists(new))
        ok &= check("new never overwrites: entente-nouveau-existe", run(["new", "clspd", "-o", new]).returncode == 2)
        starter = json.loads(run(["check", "--format=json", new]).stdout)
        ok &= check("the starter has at most 30 things to decide and no finding",
                    starter["findings"] == [] and 0 < starter["summary"]["toDecide"] <= 30, str(starter["summary"]))
        r = run(["build", new, "-o", os.path.join(folder, "papiers")])
        ok &= check("the starter builds", r.returncode == 0 and
                    os.path.exists(os.path.join(folder, "papiers", "reglement-interieur.pdf")), r.stdout + r.stderr)
        blocked = os.path.join(folder, "plein")
        pathlib.Path(blocked).write_text("")
        r = run(["build", GOOD, "-o", blocked])
        ok &= check("a folder that is a file: entente-ecriture-impossible", r.returncode == 2 and blocked in r.stderr, r.stderr)
        broken = pathlib.Path(folder, "faux.xml")
        broken.write_text("<charte><oups></charte>")
        crossed = run(["check", str(broken)]).stdout
        ok &= check("a file that cannot be read as XML is told in the locale's language", "erreur[" in crossed
                    and "error[" not in crossed, crossed)
        many = pathlib.Path(folder, "trop.xml")
        many.write_text('<charte xmlns="urn:entente:charte:1">' + "<oups/>\n" * 500 + "</charte>")
        found = json.loads(run(["check", "--format=json", str(many)]).stdout)["findings"]
        ok &= check("too many faults are not all told", any(f["id"] == "entente-trop-de-fautes" for f in found)
                    and len(found) < 250, str(len(found)))
        some = sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("test/rules/base/*.xml"))[:6] + [GOOD, BAD, str(broken)]
        alone = [run(["check", path]) for path in some]
        for jobs in ("1", "4"):
            r = run(["check", f"--jobs={jobs}", *some])
            ok &= check(f"{jobs} at a time: what is said one by one, in order, then a table",
                        r.stdout.startswith("".join(a.stdout for a in alone)) and r.returncode == max(a.returncode for a in alone)
                        and all(any(line.startswith(path + " ") for line in r.stdout.splitlines()[-len(some) - 1:]) for path in some),
                        r.stdout[-800:])
        listed = [json.loads(run(["check", "--format=json", f"--jobs={jobs}", *some]).stdout) for jobs in ("1", "4")]
        ok &= check("JSON of several at a time", listed[0] == listed[1] and [c["charter"] for c in listed[0]] == some)
        trees = []
        for jobs in ("1", "4"):
            made = pathlib.Path(folder, "lot" + jobs)
            run(["build", f"--jobs={jobs}", "--only=registre-echanges,registre", "-o", str(made), *some[4:]])
            trees.append({str(p.relative_to(made)): p.read_bytes() for p in made.rglob("*") if p.is_file()})
        ok &= check("built several at a time: the same bytes", trees[0] == trees[1] and len(trees[0]) > 15, str(sorted(trees[0])))
        target = os.path.join(folder, "rien")
        r = run(["build", str(broken), "-o", target])
        ok &= check("nothing is built from what is not a charter", r.returncode == 2 and not os.path.exists(target))
    print(f"1..{COUNT[0]}")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
