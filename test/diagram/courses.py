#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios, plans of governance and questions before sharing say what the charter says.

    courses.py DRIVER ENTENTE SOURCE_ROOT

The text equivalents are parsed back into graphs, and these compared with the
facts: for every example, and for random scenarios (1 to 14 steps, any ways out,
long texts). No way may cross another, nor run under a shape that is not its
own; what else a page must keep, quality.py measures. TAP output.
"""
import os
import pathlib
import random
import re
import struct
import subprocess
import sys
import tempfile

from lxml import etree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import page as reader  # noqa: E402
import quality  # noqa: E402

F = "{urn:entente:faits:1}"


def plain(text):
    return re.sub(r"\s+", " ", re.sub(r"[\u00a0\u202f]", " ", (text or "").replace("’", "'"))).strip()


def sh(args, **kwargs):
    return subprocess.run(args, capture_output=True, text=True, **kwargs)


def sheets(folder, stem):
    return [os.path.join(folder, n) for n in os.listdir(folder) if re.fullmatch(re.escape(stem) + r"(-\d+)?\.svg", n)]


def spoken(folder, stem):
    """The text equivalent of all pages of a drawing, in order, on one line."""
    names = [n for n in os.listdir(folder) if re.fullmatch(re.escape(stem) + r"(-\d+)?\.txt", n)]
    names.sort(key=lambda n: int(re.search(r"(\d+)?\.txt$", n).group(1) or 0) if n != stem + ".txt" else 0)
    return plain(" ".join(pathlib.Path(folder, n).read_text(encoding="utf-8") for n in names)), len(names)


# ── What the facts say ───────────────────────────────────────────────────────

class Charter:
    def __init__(self, facts):
        self.root = facts
        self.flows = {f.get("id"): f for f in facts.findall(F + "flux")}
        self.letters = {i.get("id"): i.get("lettre") for i in facts.findall(F + "information")}
        self.names = {}
        for kind in ("partie", "instance", "ecrit"):
            for e in facts.iter(F + kind):
                if e.get("id"):
                    self.names[e.get("id")] = plain(e.get("court") or e.get("nom"))

    def scenario(self, scenario):
        """Steps as (number, kind, actor, words, told, ways)."""
        stages = [e for e in scenario if e.tag in (F + "etape", F + "decision")]
        numbers = {e.get("id"): i + 1 for i, e in enumerate(stages) if e.get("id")}
        out = []
        for i, stage in enumerate(stages):
            following = f"étape {i + 2}" if i + 1 < len(stages) else "fin"
            actor = self.names[stage.get("acteur")]
            if stage.tag == F + "etape":
                flow = self.flows.get(stage.get("flux"))
                told = None
                if flow is not None:
                    told = (flow.get("numero"), [self.letters[e.get("ref")] for e in flow.findall(F + "info")],
                            self.names[stage.get("vers") or flow.get("vers")])
                elif stage.get("vers"):
                    told = (None, [], self.names[stage.get("vers")])
                way = "fin" if stage.get("arret") == "oui" else following
                out.append((i + 1, "etape", actor, plain("".join(stage.itertext())).rstrip("."), told, way))
            else:
                answers = {k: stage.find(F + k) for k in ("oui", "non")}
                down = "non" if stage.get("continue") == "non" else "oui"
                side = "oui" if down == "non" else "non"
                if answers[down].get("arret") == "oui" and answers[side].get("arret") != "oui":
                    down = side
                ways = {}
                for key, answer in answers.items():
                    to = numbers.get(answer.get("vers"))
                    where = ("arrêt" if answer.get("arret") == "oui" else f"étape {to}" if to else
                             following if key == down else "autre voie")
                    ways[key] = (where, plain("".join(answer.itertext())).rstrip("."))
                out.append((i + 1, "question", actor, plain(stage.get("question")), None, ways))
        return out


# ── What the text equivalent says ────────────────────────────────────────────

def answers_of(text):
    found = re.fullmatch(r"(arrêt|étape \d+|fin|autre voie)(?: \(« (.*) »\))?", text)
    return (found.group(1), (found.group(2) or "").rstrip(".")) if found else ("?", text)


def read_scenario(said, charter):
    """Back to the same graph, from the words only."""
    items = re.split(r" - (?=(?:Étape|Question) \d+\. |Fin : |Arrêt : )| Légende ", said)
    names = sorted(set(charter.names.values()), key=len, reverse=True)
    actor_of = "|".join(map(re.escape, names))
    out = []
    for item in items:
        step = re.match(rf"Étape (\d+)\. ({actor_of}) : (.*?)\.? ?(?:Flux (\d+) : (?:peut|doit|ne) transm[^:]*? : (.*?) ; à : (.*?)\. ?)?(?:Vers : (.*?)\. ?)?"
                        r"(?:Base : .*?\. ?)?(?:Délai : .*?\. ?)?Suite : (étape \d+|fin)\.$", item)
        question = re.match(rf"Question (\d+)\. ({actor_of}) : (.*?) Si oui : (.*?)\. Si non : (.*?)\.(?: Base : .*\.)?$", item)
        if step:
            told = None
            if step.group(4):
                told = (step.group(4), re.findall(r"(?:^|, )([A-Z]\d*) \([^()]*(?:\([^()]*\)[^()]*)*, niveau", step.group(5)), step.group(6))
            if step.group(7):
                told = (None, [], step.group(7))
            out.append((int(step.group(1)), "etape", step.group(2), step.group(3).rstrip("."), told, step.group(8)))
        elif question:
            out.append((int(question.group(1)), "question", question.group(2), question.group(3), None,
                        {"oui": answers_of(question.group(4)), "non": answers_of(question.group(5))}))
    return out


def compare(wanted, got):
    faults = []
    if [w[0] for w in wanted] != [g[0] for g in got]:
        faults.append(f"steps {[w[0] for w in wanted]} against {[g[0] for g in got]}")
    for w, g in zip(wanted, got):
        if w != g:
            faults.append(f"{w} | {g}")
    return faults


# ── Geometry of ways ─────────────────────────────────────────────────────────

def ways(path):
    """Long straight pieces of the ways of each row: (row, x1, y1, x2, y2)."""
    out = []
    for row, group in enumerate(g for g in etree.parse(path).iter(reader.SVG + "g") if g.get("data-role") == "row"):
        for element in group.iter(reader.SVG + "path"):
            if element.get("fill") != "none" or element.get("stroke") in (None, "none"):
                continue
            for (x1, y1), (x2, y2) in reader.segments(element.get("d")):
                if abs(x1 - x2) + abs(y1 - y2) > 6:
                    out.append((row, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    return out


def crossings(path):
    return crossed(ways(path), os.path.basename(path))


def crossed(pieces, name):
    found = []
    for i, a in enumerate(pieces):
        for b in pieces[i + 1:]:
            across, down = (a, b) if abs(a[2] - a[4]) < .01 else (b, a)
            if abs(across[2] - across[4]) > .01 or abs(down[1] - down[3]) > .01:
                continue
            if across[1] + .5 < down[1] < across[3] - .5 and down[2] + .5 < across[2] < down[4] - .5:
                found.append(f"{name}: a way crosses another at {down[1]}, {across[2]}")
    return found


# ── Checks ───────────────────────────────────────────────────────────────────

def facts_of(entente, path):
    return Charter(etree.fromstring(sh([entente, "facts", path]).stdout.encode()))


def check_scenarios(tap, label, charter, folder, refused=()):
    faults = []
    drawn = 0
    for scenario in charter.root.findall(F + "scenario"):
        said, pages = spoken(folder, "scenario-" + scenario.get("id"))
        if not len(scenario) or scenario.get("id") in refused:
            if pages:
                faults.append(f"{scenario.get('id')}: drawn")
            continue
        drawn += 1
        wanted = charter.scenario(scenario)
        faults += [f"{scenario.get('id')}: {f}" for f in compare(wanted, read_scenario(said, charter))]
        seen = set()
        for page in sheets(folder, "scenario-" + scenario.get("id")):
            for group in etree.parse(page).iter(reader.SVG + "g"):
                seen.update((group.get("data-flow") or "").split())
        flows = {s.get("flux") for s in scenario if s.get("flux")}
        if flows - seen:
            faults.append(f"{scenario.get('id')}: flows not drawn: {flows - seen}")
    tap.check(f"{label}: {drawn} scenarios say what the charter says", faults)


def check_plan(tap, label, charter, folder):
    said, pages = spoken(folder, "gouvernance")
    faults = []
    rooms = charter.root.findall(F + "instance")
    full = {r.get("id"): plain(r.get("nom")) for r in rooms}
    lines = re.split(r" - (?=(?:Instance|Comité) : )| Légende ", said)
    got = {}
    for line in lines:
        found = re.match(r"(Instance|Comité) : (.*?)\.(?: Niveau (\w+)\.)?(?: (?:Dépend de|Rend compte à) : (.*?)\.)?"
                         r"(?: Préside : (.*?)\.)?(?: Anime : .*?\.)?(?: Secrétariat : .*?\.)?(?: Siègent : .*?\.)?", line)
        if found:
            chairs = {c.removesuffix(" §") for c in (found.group(5) or "").split(", ") if c}
            got[found.group(2)] = (found.group(1), found.group(4), chairs)
    wanted = {}
    for room in rooms:
        wanted[full[room.get("id")]] = ("Instance", full.get(room.get("parent")), {charter.names[p] for p in (room.get("preside") or "").split()})
    for committee in charter.root.iter(F + "comite"):
        name = plain(committee.get("nom"))
        if name in wanted:
            chairs = {charter.names[p] for p in (committee.get("preside") or "").split()}
            wanted[name] = (*wanted[name][:2], wanted[name][2] | chairs)
        else:
            wanted[name] = ("Comité", full.get(committee.get("rend-compte-a")), {charter.names[p] for p in (committee.get("preside") or "").split()})
    for name in sorted(set(wanted) | set(got)):
        if wanted.get(name) != got.get(name):
            faults.append(f"{name}: {wanted.get(name)} | {got.get(name)}")
    tap.check(f"{label}: the plan of {len(wanted)} bodies says what the charter says", faults or ([] if pages else ["no page"]))


def read_questions(said):
    out, ends = {}, 0
    for item in re.split(r" - (?=Question \d+\. |Fin : |Arrêt : )| Légende ", said):
        found = re.match(r"Question (\d+)\. (.*?) : (.*) Si oui : (.*)\. Si non : (.*?)\.(?: Base : (.*)\.)?$", item)
        if found:
            out[int(found.group(1))] = (found.group(3), found.group(4), found.group(5), found.group(6) or "")
        ends += item.startswith(("Fin : ", "Arrêt : "))
    return out, ends


def check_questions(tap, label, charter, folder):
    said, pages = spoken(folder, "puis-je-partager")
    questions, ends = read_questions(said)
    faults = [] if questions and ends else ["no question, or no end"]
    if sorted(questions) != list(range(1, len(questions) + 1)):
        faults.append(f"numbers {sorted(questions)}")
    reached, todo = set(), [1]
    while todo:
        number = todo.pop()
        if number in reached or number not in questions:
            if number not in questions:
                faults.append(f"step {number} is nowhere")
            continue
        reached.add(number)
        for answer in questions[number][1:3]:
            where = re.match(r"(étape (\d+)|arrêt|fin|autre voie)", answer)
            if not where:
                faults.append(f"question {number}: where does «{answer}» go?")
            elif where.group(2):
                if int(where.group(2)) <= number:
                    faults.append(f"question {number} goes back to {where.group(2)}")
                todo.append(int(where.group(2)))
    if reached != set(questions):
        faults.append(f"questions never asked: {set(questions) - reached}")
    # the gates are those that the analysis opened, each with its flows
    opened = {f.get("numero") for f in charter.root.findall(F + "flux") if f.find(F + "porte") is not None}
    cited = set()
    for text, yes, no, _ in questions.values():
        for flows in re.findall(r"\(flux ([\d, ]+)\)", yes + no):
            cited.update(flows.split(", "))
    if cited != opened:
        faults.append(f"flows by a gate: {sorted(opened ^ cited)}")
    tap.check(f"{label}: {len(questions)} questions before sharing, each leads to an end", faults)
    return said


def check_pages(tap, label, folder, views):
    """What the page says of itself is measured with all other views (quality.py); here, its ways."""
    paths = [p for view in views for p in quality.files(folder, "svg", view)]
    faults = [fault for path in paths for fault in crossings(path)]
    tap.check(f"{label}: the ways of {len(paths)} pages", faults or ([] if paths else ["no page"]))


# ── Random scenarios ─────────────────────────────────────────────────────────

WORDS = ("le référent du groupe rappelle les règles et demande à chacun de ne dire que ce qui aide à trouver une réponse utile "
         "sans nommer personne avant que la famille ait été informée par celui qui la connaît").split()


def sentence(rng, most):
    words = [rng.choice(WORDS) for _ in range(rng.randint(3, most))]
    return " ".join(words).capitalize()


def random_scenarios(root, rng, count):
    """clspd with scenarios of our own."""
    text = (root / "examples/clspd/clspd.xml").read_text(encoding="utf-8")
    text = re.sub(r"<scenario .*?</scenario>", "", text, flags=re.S)
    flows = re.findall(r'<flux id="(\w+)" de="([\w-]+)" vers="([\w-]+)"', text)
    made = []
    for n in range(count):
        actors = rng.sample(sorted({f[1] for f in flows}), rng.randint(1, 8))
        stages, size = [], rng.randint(1, 14)
        for i in range(size):
            actor = rng.choice(actors)
            if rng.random() < .4:
                out = []
                for answer in ("oui", "non"):
                    way = rng.choice(["", ' arret="oui"', f' vers="x{n}-{rng.randint(1, size)}"'])
                    out.append(f"<{answer}{way}>{sentence(rng, 16) + '.' if rng.random() < .8 else ''}</{answer}>")
                go = rng.choice(["", ' continue="non"', ' continue="oui"'])
                stages.append(f'<decision id="x{n}-{i + 1}" acteur="{actor}" question="{sentence(rng, 14)} ?"{go}>{"".join(out)}</decision>')
            else:
                own = [f for f in flows if f[1] == actor]
                flow = f' flux="{rng.choice(own)[0]}"' if own and rng.random() < .7 else ""
                stop = ' arret="oui"' if rng.random() < .1 else ""
                delay = ' delai="8 jours"' if rng.random() < .2 else ""
                stages.append(f'<etape id="x{n}-{i + 1}" acteur="{actor}"{flow}{stop}{delay}>{sentence(rng, 45)}.</etape>')
        made.append(f'<scenario id="essai-{n}" titre="{sentence(rng, 9)}" declencheur="{sentence(rng, 20)}">{"".join(stages)}</scenario>')
    crowd = [f for i, f in enumerate(flows) if f[1] not in {g[1] for g in flows[:i]}][:12]
    made.append('<scenario id="foule" titre="Douze acteurs">' + "".join(
        f'<etape acteur="{f[1]}">Il parle.</etape>' for f in crowd) + "</scenario>")
    made.append('<scenario id="fleuve" titre="Une étape sans fin"><etape acteur="maire">' + sentence(rng, 4) + " ".join(WORDS * 200) + ".</etape></scenario>")
    return text.replace("</charte>", "").rstrip() + "\n" + "\n".join(made) + "\n</charte>\n"


def check_random(tap, driver, entente, root):
    rng = random.Random(20261201)
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "essai.xml")
        pathlib.Path(path).write_text(random_scenarios(root, rng, 60), encoding="utf-8")
        folder = os.path.join(work, "out")
        status, said = quality.draw(driver, path, folder)
        tap.check("random scenarios: the driver finds no fault", [said[-800:]] if status else [])
        refused = re.findall(r"scenario: refused: entente-scenario-trop-grand: le scénario « ([\w-]+) »", said)
        tap.check("random scenarios: twelve actors, or an endless step, are refused by a finding",
                  [] if {"foule", "fleuve"} <= set(refused) and len(refused) < 8 else refused or ["none"])
        charter = facts_of(entente, path)
        check_scenarios(tap, "random", charter, folder, refused)
        check_pages(tap, "random", folder, ["scenario-"])


def check_leaks(tap, label, charter, folder):
    """The way of each leak, step by step."""
    faults = []
    leaks = charter.root.findall(F + "fuite")
    for n, leak in enumerate(leaks, 1):
        said, pages = spoken(folder, f"chemin-{n}")
        wanted = [charter.flows[p.get("flux")].get("numero") for p in leak.findall(F + "pas")]
        got = re.findall(r"- Pas \d+\. Flux (\d+)\.", said)
        if wanted != got or plain(leak.get("intitule")) not in said or plain(leak.get("vers-noms")) not in said:
            faults.append(f"leak {n}: {wanted} against {got}, {pages} pages")
    tap.check(f"{label}: {len(leaks)} leaks drawn step by step", faults)
    return len(leaks)


def check_dates(tap, entente, root):
    """The questions follow the law of the day."""
    with tempfile.TemporaryDirectory() as work:
        said = {}
        for day in ("2006-01-01", "2026-09-14"):
            out = os.path.join(work, day)
            sh([entente, "build", "--as-of=" + day, "--only=puis-je-partager", "-o", out, str(root / "examples/clspd/clspd.xml")])
            said[day] = spoken(os.path.join(out, "diagrammes"), "puis-je-partager")[0]
        later = "entre professionnels de l'action sociale"
        tap.check("in 2006 the questions know no gate of 2007",
                  [] if later in said["2026-09-14"] and said["2006-01-01"] and later not in said["2006-01-01"] else [said["2006-01-01"][:300]])


def check_forms(tap, entente, root):
    """--format: each sheet as SVG, PDF, PNG at 200 dpi, and the same bytes elsewhere."""
    with tempfile.TemporaryDirectory() as work:
        made = {}
        for place, env in (("un", {"TZ": "UTC", "LC_ALL": "C"}), ("deux", {"TZ": "Asia/Tokyo", "LC_ALL": "fr_FR.UTF-8", "HOME": work})):
            sh([entente, "build", "--only=gouvernance", "--format=png,pdf", "-o", os.path.join(work, place),
                "clspd/clspd.xml"], cwd=root / "examples", env={**os.environ, **env})
            folder = pathlib.Path(work, place, "diagrammes")
            made[place] = {p.name: p.read_bytes() for p in folder.iterdir()} if folder.exists() else {}
        names = sorted(made["un"])
        faults = [] if names == ["gouvernance.pdf", "gouvernance.png", "gouvernance.txt"] else [str(names)]
        if made["un"] != made["deux"]:
            faults.append("other bytes elsewhere")
        size = struct.unpack(">II", made["un"].get("gouvernance.png", b"\0" * 24)[16:24])
        if size != (2339, 1654):
            faults.append(f"PNG of {size}")
        if b"/StructTreeRoot" not in made["un"].get("gouvernance.pdf", b"") and b"/ObjStm" not in made["un"].get("gouvernance.pdf", b""):
            faults.append("PDF without structure")
        tap.check("sheets as PDF and PNG, the same bytes anywhere", faults)


def main():
    driver, entente, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
    tap = quality.Tap()
    tap.check("a crossing is found, a joint is none",
              [] if len(crossed([(0, 0, 5, 10, 5), (1, 4, 0, 4, 9), (2, 0, 20, 10, 20), (3, 10, 20, 10, 30)], "x")) == 1 else ["no"])
    leaks = 0
    for example in sorted(p for p in (root / "examples").iterdir() if (p / (p.name + ".xml")).exists()):
        path = str(example / (example.name + ".xml"))
        charter = facts_of(entente, path)
        if charter.root.get("{http://www.w3.org/XML/1998/namespace}lang", "fr") != "fr":
            continue
        with tempfile.TemporaryDirectory() as work:
            quality.draw(driver, path, work)
            check_pages(tap, example.name, work, ["scenario-", "gouvernance", "puis-je-partager", "chemin-"])
            sh([entente, "build", "--only=scenario,gouvernance,puis-je-partager,chemin", "-o", work + "/out", path])
            folder = work + "/out/diagrammes"
            check_scenarios(tap, example.name, charter, folder)
            check_plan(tap, example.name, charter, folder)
            check_questions(tap, example.name, charter, folder)
            leaks += check_leaks(tap, example.name, charter, folder)
    tap.check("some example has leaks", [] if leaks else ["none"])
    check_random(tap, driver, entente, root)
    check_dates(tap, entente, root)
    check_forms(tap, entente, root)
    print(f"1..{tap.n}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
