#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Chronologies: periods follow each other from the start of the law's history to
the law base; what one says of a day is what check --as-of says that day; what
changes between two is explained. usage: run.py ENTENTE ROOT"""
import datetime
import json
import os
import pathlib
import subprocess
import sys

ENTENTE, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
OLD = "test/timeline/reglement-2013.xml"
COUNT, FAILED = [0], [0]


def check(name, ok, detail=""):
    COUNT[0] += 1
    FAILED[0] += not ok
    print(("ok - " if ok else "not ok - ") + name + ("" if ok else "  # " + str(detail).replace("\n", " | ")[:600]))


def run(*args):
    return subprocess.run([ENTENTE, *args], capture_output=True, text=True, cwd=ROOT, env=dict(os.environ, LC_ALL="C"))


def keys(findings):
    return sorted((f["id"], f["file"], f["line"], f["column"], f["severity"], f["contested"], f["derogated"]) for f in findings)


def day_after(text):
    return (datetime.date.fromisoformat(text) + datetime.timedelta(1)).isoformat()


def as_of(path, date):
    return keys(json.loads(run("check", "--format=json", "--as-of=" + date, path).stdout)["findings"])


def middle(period):
    a, b = (datetime.date.fromisoformat(period[k]) for k in ("from", "to"))
    return (a + (b - a) // 2).isoformat()


def check_periods(path):
    report = json.loads(run("check", "--timeline", "--format=json", path).stdout)
    periods = report["timeline"]
    check(f"{path}: from 2002 to the law base", periods[0]["from"] == "2002-01-01" and periods[-1]["to"] == report["tool"]["lawBase"])
    check(f"{path}: no gap", all(b["from"] == day_after(a["to"]) for a, b in zip(periods, periods[1:])))
    check(f"{path}: neighbours differ", all(keys(a["findings"]) != keys(b["findings"]) for a, b in zip(periods, periods[1:])))
    check(f"{path}: every difference is explained", all(p["changes"] for p in periods[1:]), [p["from"] for p in periods[1:] if not p["changes"]])
    check(f"{path}: changes are of the day", all(c["date"] == p["from"] for p in periods for c in p["changes"]))
    wrong = [date for p in periods for date in (p["from"], middle(p), p["to"]) if as_of(path, date) != keys(p["findings"])]
    check(f"{path}: each day as check --as-of says", not wrong, wrong)
    inside = [p for p in periods if p["from"] <= report["asOf"] <= p["to"]]
    check(f"{path}: the charter's own date as check says", len(inside) == 1 and as_of(path, report["asOf"]) == keys(inside[0]["findings"]))
    moved = all(len(a["findings"]) + len(b["appeared"]) - len(b["gone"]) == len(b["findings"]) for a, b in zip(periods, periods[1:]))
    check(f"{path}: what comes and goes adds up", moved)
    return periods


def check_old():
    """A règlement of 2013 that nobody touched since."""
    periods = {p["from"]: p for p in check_periods(OLD)}
    check("2013: sound at its date, whatever came later", run("check", "--timeline", OLD).returncode == 0)
    check("2013: the status is that of the date asked for", run("check", "--timeline", "--as-of=2021-05-27", OLD).returncode == 1)
    may = periods.get("2021-05-27", {"changes": [], "appeared": []})
    check("2013: the coordinator is missed from the day of the law on",
          ("fr-coordonnateur-nomme", "error") in [(f["id"], f["severity"]) for f in may["appeared"]], may["appeared"])
    check("2013: the law that asks for one is named, and its threshold",
          {("amended", "fr-csi:l132-4"), ("value", "fr-csi:l132-4")} <= {(c["kind"], c["provision"]) for c in may["changes"]}, may["changes"])
    january = periods.get("2014-01-01", {"changes": []})
    check("2013: a codified decree ends and its article begins",
          {("ends", "fr-cgct:d2211-4"), ("begins", "fr-csi:d132-10")} <= {(c["kind"], c["provision"]) for c in january["changes"]}, january["changes"])


MONTHS = {"fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
          "en": "January February March April May June July August September October November December".split()}


def words(date, lang):
    year, month, day = map(int, date.split("-"))
    return f"{day}{'er' if day == 1 and lang == 'fr' else ''} {MONTHS[lang][month - 1]} {year}"


def first_unsound(report):
    """The first day after the charter's date on which it has an error: later law, and nothing else, made it so."""
    return next(p["from"] for p in report["timeline"] if p["from"] > report["asOf"] and p["summary"]["error"])


def check_text():
    day = first_unsound(json.loads(run("check", "--timeline", "--format=json", OLD).stdout))
    before = (datetime.date.fromisoformat(day) - datetime.timedelta(1)).isoformat()
    french = run("check", "--timeline", OLD).stdout.splitlines()
    head = f"valable jusqu’au {words(before, 'fr')} ; depuis le {words(day, 'fr')} : "
    check("text: the verdict comes first", french[1].startswith(head) and "erreur" in french[1], french[1])
    check("text: dates in words, the period of the reading marked",
          any(line.startswith("du 3 juin 2013 au ") and "la charte est lue dans cette période" in line for line in french))
    check("text: a threshold with its values", any("coordonnateur est désigné (habitants) : – → 15000" in line for line in french))
    english = run("check", "--timeline", "--lang=en", OLD).stdout.splitlines()
    check("text: in English too", english[1].startswith(f"valid until {words(before, 'en')}; since {words(day, 'en')}: "), english[1])
    faulty = run("check", "--timeline", "examples/clspd-fautif/clspd-fautif.xml")
    check("text: a charter unsound at its date is said to be", faulty.stdout.splitlines()[1].startswith("à la date de lecture") and faulty.returncode == 1)
    broken = run("check", "--timeline", "test/model/refused/cycle.xml")
    check("text: a charter that does not stand has no chronology", broken.returncode == 2 and "entente-cycle" in broken.stdout)


check_old()
check_periods("examples/clspd/clspd.xml")
check_text()
print(f"1..{COUNT[0]}")
sys.exit(FAILED[0] > 0)
