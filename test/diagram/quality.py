#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The quality of the diagrams, measured on what is written.

    quality.py DRIVER SOURCE_ROOT
    quality.py DRIVER --random FROM TO      only that part of the 500 random charters, in one process

Every view of many charters (by hand, hostile, the examples, random ones: 60, or 500 with ENTENTE_TEST_LONG=1) is read
again from its SVG (page.py) and its text equivalent (graph.py), with nothing of the compiler but the model it drew.
The measures, by their number in the review of diagrams:

 1 every flow is drawn   2 texts that overlap   3 texts hit by a line   4 texts outside   5 size   6 crossings
 7 contrast of texts   8 of signs   9 grey steps   10 steps for dichromats   11 no cue of colour alone   12 paper, filled
 13 names   14 same bytes elsewhere   15 measures 2 to 4 in Noto Sans   16 time is in test/bench/diagrams.py

First the tool itself is proved: each measure must fire on a page where a fault was planted, none on the page as it was,
and it must find what is wrong with a picture of Graphviz. TAP output.
"""
import collections
import json
import math
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

from lxml import etree

import graph
import page as reader
from colour import apart, contrast, lightness

MOST_CROSSINGS = {"etages": 3}
STEEPEST = 45
ROW = 24.0
VIEWS_WITH_ALL_FLOWS = ("etages", "registre")
LANGS = ("fr", "nl", "de", "en")
ARIAL = NOTO = None


class Tap:
    def __init__(self):
        self.n, self.failed = 0, 0

    def check(self, name, faults):
        self.n += 1
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.n} {name}")
        for fault in list(faults)[:8]:
            print(f"#   {str(fault)[:300]}")

    def skip(self, name, why):
        self.n += 1
        print(f"ok {self.n} {name} # SKIP {why}")


def fonts():
    global ARIAL, NOTO
    ARIAL = reader.Family("LiberationSans")
    NOTO = reader.Family("NotoSans", ARIAL)


def draw(driver, model, folder, lang="fr", env=None, cwd=None, enlarge=1.0):
    run = subprocess.run([driver, model, folder, lang, str(enlarge)], capture_output=True, text=True, cwd=cwd, env={**os.environ, **(env or {})})
    return run.returncode, run.stdout + run.stderr


def files(folder, extension, view=""):
    names = [n for n in os.listdir(folder) if n.endswith("." + extension) and re.sub(r"(-\d+)?\.\w+$", "", n).startswith(view)]
    number = lambda n: [int(x) for x in re.findall(r"\d+", n)] or [0]
    return [os.path.join(folder, n) for n in sorted(names, key=lambda n: (re.sub(r"\d+", "", n), number(n)))]


def view_of(path):
    return re.split(r"[-.]", os.path.basename(path))[0]


def read(path):
    with open(path, encoding="utf-8") as text:
        return text.read()


# ── One charter ──────────────────────────────────────────────────────────────

def measure_folder(folder, enlarge=1.0):
    """Faults of every page; crossings and badges by view."""
    faults, badges = [], set()
    for path in files(folder, "svg"):
        name = os.path.basename(path)
        with open(path, "rb") as source:
            try:
                page = reader.Page(source.read(), ARIAL, enlarge)
            except etree.XMLSyntaxError as error:
                faults.append(f"{name}: {error}")
                continue
        found = reader.faults(page)
        angles = reader.crossings(page)
        badges |= page.badges()
        page.set_family(NOTO)
        found += [("noto " + kind, words) for kind, words in reader.placement(page)]
        if len(angles) > MOST_CROSSINGS.get(view_of(path), 0) or (angles and min(angles) < STEEPEST):
            found.append(("crossings", f"{len(angles)}, least angle {min(angles):.0f}"))
        faults += [f"{name}: {kind}: {words[:100]}" for kind, words in found]
    return faults, badges


def badge_faults(badges):
    """Measures 9 and 10, on the fills that were drawn."""
    faults, fills = [], sorted({fill for _, fill in badges})
    for i, a in enumerate(fills):
        for b in fills[i + 1:]:
            if abs(lightness(a) - lightness(b)) < 20:
                faults.append(f"grey step of {a} and {b}")
            faults += [f"{a} and {b}: {apart(a, b, kind):.0f} for {kind}" for kind in ("normal", "protan", "deutan", "tritan")
                       if apart(a, b, kind) < 20]
    return faults


def drawn_flows(folder, view):
    seen = set()
    for path in files(folder, "svg", view):
        for element in etree.parse(path).iter(reader.SVG + "g"):
            seen.update((element.get("data-flow") or "").split())
    return seen


def check_folder(folder, said, status, lang, names_may_hurt, enlarge=1.0):
    """All that is wrong with a charter drawn in `folder`, as (check, faults)."""
    model = graph.Model(json.loads(read(os.path.join(folder, "model.json"))))
    faults, badges = measure_folder(folder, enlarge)
    out = [("the scenes themselves find no fault", [said] if status else []),
           (f"{len(files(folder, 'svg'))} pages measured", faults),
           ("badges apart in grey and for dichromats", badge_faults(badges))]
    refused = re.findall(r"^(\w[\w-]*): refused: ", said, re.MULTILINE)
    # A refusal is entente-schema-trop-grand.
    out.append(("étages are drawn, or refused by a finding", [said] if ("etages" in refused) == bool(files(folder, "svg", "etages")) else []))
    for view in VIEWS_WITH_ALL_FLOWS:
        if files(folder, "svg", view):
            out.append((f"{view}: every flow is drawn", sorted({f["id"] for f in model.flows.values()} ^ drawn_flows(folder, view))))
    for view, differences in graph.READERS.items():
        texts = [read(p) for p in files(folder, "txt", view)]
        if texts and lang == "fr" and not names_may_hurt:
            out.append((f"{view}: its text says the same graph", differences(model, "\n\n".join(texts))))
    return out


def check_model(tap, driver, model, label, lang="fr", names_may_hurt=False, enlarge=1.0):
    with tempfile.TemporaryDirectory() as folder:
        status, said = draw(driver, model, folder, lang, enlarge=enlarge)
        if not os.path.exists(os.path.join(folder, "model.json")):
            tap.check(f"{label}: drawn", [said])
            return
        for name, faults in check_folder(folder, said, status, lang, names_may_hurt, enlarge):
            tap.check(f"{label}: {name}", faults)


# ── The low-vision edition ───────────────────────────────────────────────────

LARGE = 1.6


def badge_sizes(folder, enlarge):
    """Widths of the badges by shape, and the kinds of sheets."""
    sizes, sheets = set(), set()
    for path in files(folder, "svg", "registre"):
        with open(path, "rb") as source:
            page = reader.Page(source.read(), ARIAL, enlarge)
        sizes |= {(s.kind, round(s.bounds[2] - s.bounds[0], 2)) for s in page.badge_shapes()}
        sheets.add(tuple(page.size))
    return sizes, sheets


def check_edition(tap, driver, model, label, names_may_hurt=False):
    """Everything that a normal page must keep, with type and signs 1.6 times as large on the same sheets of paper."""
    check_model(tap, driver, model, f"{label}, low vision", names_may_hurt=names_may_hurt, enlarge=LARGE)
    with tempfile.TemporaryDirectory() as plain, tempfile.TemporaryDirectory() as large:
        draw(driver, model, plain)
        said = draw(driver, model, large, enlarge=LARGE)[1]
        missing = [v for v in ("registre", "carte") if not files(large, "svg", v)]
        # The report tells the way of a leak in words: a sheet that does not take it is left out (view-chemin.c).
        for view in {view_of(p) for p in files(plain, "svg")} - {view_of(p) for p in files(large, "svg")} - {"chemin"}:
            if not re.search(rf"^{view}: refused: .*registre", said, re.MULTILINE):
                missing.append(f"{view}: neither drawn nor refused by a finding that names another view")
        tap.check(f"{label}, low vision: the register and the cards are made, what is not drawn is refused", missing)
        (before, _), (after, sheets) = badge_sizes(plain, 1.0), badge_sizes(large, LARGE)
        wanted = {(kind, round(width * LARGE, 1)) for kind, width in before}
        got = {(kind, round(width, 1)) for kind, width in after}
        tap.check(f"{label}, low vision: signs are 1.6 times as large, sheets are not",
                  [f"{sorted(wanted)} against {sorted(got)}"] * (wanted != got or not got) + [str(s) for s in sheets if s not in reader.PAPERS])


# ── Random charters ──────────────────────────────────────────────────────────

def random_models(count):
    """Up to 60 parties and 300 flows, more of the small ones; the same ones every time."""
    dice = random.Random(2026)
    for seed in range(count):
        parties = max(2, int(60 * dice.random() ** 2))
        rooms = dice.randint(0, max(1, parties // 6))
        flows = max(1, int(300 * dice.random() ** 2.5))
        yield f"{parties}:{rooms}:{flows}:{1000 + seed}"


def random_one(job):
    driver, model = job
    if ARIAL is None:
        fonts()
    with tempfile.TemporaryDirectory() as folder:
        status, said = draw(driver, model, folder)
        if not os.path.exists(os.path.join(folder, "model.json")):
            return model, 0, [said]
        found = check_folder(folder, said, status, "fr", False)
        return model, len(files(folder, "svg")), [f"{name}: {f}" for name, faults in found for f in faults]


def check_random(tap, driver, count):
    faults, pages = [], 0
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        for model, n, found in pool.imap_unordered(random_one, [(driver, m) for m in random_models(count)]):
            pages += n
            faults += [f"{model}: {f}" for f in found]
    tap.check(f"{count} random charters, {pages} pages: no fault", sorted(faults))


def part_of_random(driver, first, end):
    tap, faults, pages = Tap(), [], 0
    for model in list(random_models(500))[first:end]:
        _, n, found = random_one((driver, model))
        pages += n
        faults += [f"{model}: {f}" for f in found]
        for fault in found:
            print(f"# {model}: {fault}", flush=True)
    tap.check(f"random charters {first} to {end}, {pages} pages: no fault", faults)
    print("1..1")
    return 1 if tap.failed else 0


# ── Stability ────────────────────────────────────────────────────────────────

def cards(page):
    """{text: (the party whose card it stands on, the card's corner)}: a card may be on another half sheet, and be the same."""
    out = {}
    for band in page.root.iter(reader.SVG + "g"):
        if band.get("data-role") != "band" or not band.get("data-party"):
            continue
        inside = set(band.iter(reader.SVG + "text"))
        texts = [t for t in page.texts if t.element in inside]
        corner = min((t.x for t in texts), default=0), min((t.y for t in texts), default=0)
        out.update({t: (band.get("data-party"), corner) for t in texts})
    return out


def places(folder, view):
    """Each text of a page, and each sign of a flow, with where it stands: on its sheet, on its card."""
    out = {}
    for number, path in enumerate(files(folder, "svg", view)):
        with open(path, "rb") as source:
            page = reader.Page(source.read(), ARIAL)
        counts, on_card = {}, cards(page) if view == "carte" else {}
        for text in page.texts:
            flow = page.flows[text]
            where, corner = on_card.get(text, (number, (0, 0)))
            if view == "carte" and text not in on_card:
                continue
            name = re.sub(r"^[a-z-]+?-\d+-", "", flow.get("id") or "") or flow.get("aria-label", "")[:60] if flow is not None else ""
            key = (name, text.text)
            counts[key, where] = counts.get((key, where), 0) + 1
            out[key + (counts[key, where],) + ((where,) if on_card else ())] = where, text.x - corner[0], text.y - corner[1]
    return out


def one_flow_more(source, path, share):
    """The charter with one flow more, after that share of its flows: who speaks first tells the addressee of the flow before it the same."""
    charter = etree.parse(source)
    flows = list(charter.iter("{*}flux"))
    before = flows[int((len(flows) - 1) * share)]
    more = etree.Element(before.tag, dict(before.attrib), nsmap=before.nsmap)
    more.set("id", "un-flux-de-plus")
    more.set("de", flows[0].get("de"))
    before.addnext(more)
    charter.write(path, encoding="utf-8")


def drawn_twice(driver, before, after, views):
    """The places of the texts of each view, before and after."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        draw(driver, before, one)
        draw(driver, after, two)
        return {view: (places(one, view), places(two, view)) for view in views}


def same_pages(before, after):
    """{page before: the page after that holds most of its flows' texts}: one page more renumbers those behind it, and moves nothing on them."""
    votes = {}
    for key in set(before) & set(after):
        if key[0]:
            votes.setdefault(before[key][0], collections.Counter())[after[key][0]] += 1
    return {page: max(sorted(counter, key=str), key=counter.get) for page, counter in votes.items()}


def moved_share(drawn, words):
    """[(share, words)] of the texts that stand on another page, or further than a row of two lines; [] if none is common."""
    a, b = drawn
    same = same_pages(a, b)
    common = set(a) & set(b)
    moved = [k for k in common if same.get(a[k][0], a[k][0]) != b[k][0] or math.dist(a[k][1:], b[k][1:]) > ROW]
    return [(len(moved) / len(common), f"{words}: {len(moved)} of {len(common)} texts moved")] if common else []


# Every view that rules lay out. A way of a leak is drawn over the étages of its own few flows: chemin is laid out by them, and
# a flow in the middle may open another way.
STABLE_VIEWS = ("secteurs", "etages", "registre", "matrice", "carte", "gouvernance")
STABLE_COURSES = ("secteurs", "etages", "registre", "matrice", "carte", "gouvernance", "scenario", "puis", "chemin")
STABLE_EXAMPLES = ("clspd", "csil-r", "protocole-caprev", "groupe-travail-social", "cispd")


def check_stability(tap, driver, root):
    """Adding one flow moves at most a fifth of the texts."""
    shares = {view: [] for view in STABLE_COURSES}
    for before, after in (("clspd-plus", "clspd-un"), ("12:4:40:3", "12:4:41:3"), ("17:5:60:4", "17:5:61:4"), ("30:5:80:9", "30:5:81:9")):
        for view, drawn in drawn_twice(driver, before, after, STABLE_VIEWS).items():
            shares[view] += moved_share(drawn, f"{before} to {after}")
    for example in STABLE_EXAMPLES:
        source = os.path.join(root, "examples", example, example + ".xml")
        for share, where in ((1, "at the end"), (.5, "in the middle")):
            with tempfile.TemporaryDirectory() as work:
                more = os.path.join(work, example + ".xml")
                one_flow_more(source, more, share)
                views = STABLE_COURSES if share == 1 else STABLE_COURSES[:-1]
                for view, drawn in drawn_twice(driver, source, more, views).items():
                    shares[view] += moved_share(drawn, f"{example}, {where}")
    for view in STABLE_COURSES:
        worst = max(shares[view], default=(0, "nothing to compare"))
        print(f"# {view}: at most {worst[0]:.0%} moved ({worst[1]})")
        tap.check(f"{view}: one flow more moves little",
                  [words for share, words in shares[view] if share > .2] if shares[view] else ["nothing to compare"])


# ── The tool itself ──────────────────────────────────────────────────────────

def planted(source):
    """(measure, page with that fault) from a good page."""
    def changed(edit):
        root = etree.fromstring(source)
        texts = [t for t in root.iter(reader.SVG + "text") if not t.get("transform")]
        edit(root, texts)
        return etree.tostring(root)

    def first(root, **wanted):
        return next(e for e in root.iter() if isinstance(e.tag, str) and all(e.get(k.replace("_", "-")) == v for k, v in wanted.items()))

    def flow_line(root, dash=None):
        return next(p for g in root.iter(reader.SVG + "g") if g.get("data-flow") for p in g.iter(reader.SVG + "path")
                    if p.get("fill") == "none" and p.get("stroke-width") == "1.2" and p.get("stroke-dasharray") == dash)

    def move(root, texts):
        texts[9].set("x", texts[8].get("x")), texts[9].set("y", texts[8].get("y"))

    def strike(root, texts):
        line = flow_line(root)
        text = next(t for t in line.getparent().iter(reader.SVG + "text") if len(t.text) > 20)
        line.set("d", f"M{float(text.get('x')) + 5} {float(text.get('y')) - 2}L400 {float(text.get('y')) - 2}")

    def cross(root, texts):
        lines = [next(p for p in g.iter(reader.SVG + "path") if p.get("fill") == "none") for g in root.iter(reader.SVG + "g")
                 if g.get("data-flow")][:2]
        lines[0].set("d", "M400 300L600 320")
        lines[1].set("d", "M400 320L600 300")

    def unname(root, texts):
        del first(root, data_role="row").attrib["aria-label"]

    def duplicate(root, texts):
        rows = [e for e in root.iter(reader.SVG + "g") if e.get("data-role") == "row"]
        rows[1].set("id", rows[0].get("id"))

    def shrink(root, texts):
        for text in texts:
            text.set("x", "300"), text.set("y", "300")
        for shape in list(root.iter()):
            if isinstance(shape.tag, str) and etree.QName(shape).localname in ("rect", "circle", "path") and shape.get("width") != "100%":
                shape.getparent().remove(shape)
        for text in [t for t in root.iter(reader.SVG + "text") if t.get("transform")]:
            text.getparent().remove(text)

    def add(tag, **attributes):
        return lambda root, texts: etree.SubElement(root, reader.SVG + tag, attributes)

    def unsaid(root, texts):
        symbol = first(root, role="graphics-symbol")
        next(symbol.iter(reader.SVG + "text")).text = "jamais-dit"

    def louder(root, texts):
        line = flow_line(root)
        line.set("stroke-dasharray", "1.2 2.2")
        line.getparent().set("aria-label", "Flux")

    def same_fill(root, texts):
        for shape in root.iter(reader.SVG + "rect"):
            if shape.get("fill") == "#f3bd4e":
                shape.set("fill", "#7a2a12")

    return [("overlap", changed(move)), ("line", changed(strike)), ("crossings", changed(cross)),
            ("outside", changed(lambda root, texts: next(t for t in texts if len(t.text) > 20).set("x", root.get("viewBox").split()[2]))),
            ("small", changed(lambda root, texts: texts[5].set("font-size", "7"))),
            ("contrast", changed(lambda root, texts: texts[5].set("fill", "#8a8a8a"))),
            ("sign", changed(lambda root, texts: flow_line(root).set("stroke", "#cccccc"))),
            ("grey", changed(same_fill)), ("cue", changed(louder)),
            ("ratio", changed(lambda root, texts: root.set("viewBox", "0 0 841.89 600"))),
            ("empty", changed(shrink)), ("name", changed(unname)), ("unsaid", changed(unsaid)), ("id", changed(duplicate)),
            ("foreign", changed(add("script"))), ("link", changed(add("a", href="javascript:x"))),
            ("number", changed(add("circle", r="1.2345"))), ("lang", changed(lambda root, texts: root.attrib.pop(reader.XML_LANG))),
            ("unit", changed(lambda root, texts: root.set("width", "297")))]


def fired(source):
    page = reader.Page(source, ARIAL)
    kinds = {kind for kind, _ in reader.faults(page)}
    angles = reader.crossings(page)
    if angles:
        kinds.add("crossings")
    fills = sorted({fill for _, fill in page.badges()}, key=lightness)
    if badge_faults(page.badges()) or len(fills) < len({kind for kind, _ in page.badges()}):
        kinds.add("grey")
    return kinds


def check_tool(tap, driver):
    with tempfile.TemporaryDirectory() as folder:
        draw(driver, "clspd-plus", folder)
        with open(os.path.join(folder, "registre-2.svg"), "rb") as source:
            good = source.read()
        tap.check("no measure fires on a good page", sorted(fired(good)))
        for kind, bad in planted(good):
            tap.check(f"a planted fault is found: {kind}", [] if kind in fired(bad) else [f"found: {sorted(fired(bad))}"])
        model = graph.Model(json.loads(read(os.path.join(folder, "model.json"))))
        text = graph.plain("\n\n".join(read(p) for p in files(folder, "txt", "registre")))
        lies = (("Flux 3.", "Flux 4."), ("peut transmettre", "doit transmettre"), ("à : Maire", "à : Mission locale"), ("S (", "N ("))
        for true, false in lies:
            tap.check(f"a lie in a text is found: {false}", [] if graph.flow_differences(model, text.replace(true, false)) else ["not found"])
        for view in ("carte", "matrice"):
            text = "\n\n".join(read(p) for p in files(folder, "txt", view))
            lie = re.sub(r"Flux (\d+)\.", "Flux 1.", text, count=3)
            tap.check(f"a lie in the text of {view} is found", [] if graph.READERS[view](model, lie) else ["not found"])
        check_graphviz(tap, model)
    with tempfile.TemporaryDirectory() as folder:
        draw(driver, "35:0:90:4", folder)
        model, text = graph.Model(json.loads(read(os.path.join(folder, "model.json")))), graph.plain(read(os.path.join(folder, "secteurs.txt")))
        lie = re.sub(r"flux : \d+\.", "flux : 0.", text, count=1)
        tap.check("a lie in the text of secteurs is found", [] if graph.sector_differences(model, lie) else ["not found"])


def check_graphviz(tap, model):
    if not shutil.which("dot"):
        tap.skip("what is wrong with a picture of Graphviz is found", "no dot")
        return
    run = subprocess.run(["dot", "-Tsvg"], input=graph.dot(model).encode(), capture_output=True)
    source = re.sub(rb"<!DOCTYPE[^>]*>", b"", run.stdout)
    page = reader.Page(source, ARIAL)
    found = [kind for kind, _ in reader.placement(page)]
    angles = reader.crossings(page)
    words = f"Graphviz: {found.count('overlap')} texts overlap, {found.count('line')} hit by a line, {len(angles)} crossings"
    print(f"# {words}")
    tap.check("what is wrong with a picture of Graphviz is found",
              [] if found.count("overlap") and found.count("line") and len(angles) > 3 else [words])


# ── What all pages share ─────────────────────────────────────────────────────

def check_same_bytes(tap, driver):
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        draw(driver, "clspd-plus", one, env={"LC_ALL": "C", "TZ": "UTC", "PICTURES": "1"}, cwd="/")
        draw(driver, "clspd-plus", two, env={"LC_ALL": "fr_FR.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Asia/Tokyo",
                                             "PICTURES": "1", "HOME": two, "XDG_CACHE_HOME": two}, cwd=two)
        different = []
        for name in sorted(os.listdir(one)):
            with open(os.path.join(one, name), "rb") as a, open(os.path.join(two, name), "rb") as b:
                if a.read() != b.read():
                    different.append(name)
        tap.check("same bytes in another locale, time zone and folder", different or ([] if os.listdir(one) else ["nothing"]))


THEME = "templates/style/diagram.xml"
# One value of the theme, and all that may differ in the drawing: the attribute of which element.
CHANGES = (('<tiret role="interdit" trait="1.2"', '<tiret role="interdit" trait="1.6"', {("path", "stroke-dasharray")}),
           ('<ligne role="pastille" largeur="1"', '<ligne role="pastille" largeur="1.4"', {(k, "stroke-width") for k in ("circle", "rect", "path")}),
           ('<trait role="obligatoire" largeur="2.4"', '<trait role="obligatoire" largeur="2.8"', {("path", "stroke-width")}),
           ('<forme role="niveau-2" dessin="carre" rayon="4.4"', '<forme role="niveau-2" dessin="carre" rayon="4.6"',
            {("rect", k) for k in ("x", "y", "width", "height")}),
           ('<forme role="niveau-1" dessin="cercle"', '<forme role="niveau-1" dessin="losange"', {("circle", "path")}),
           ('<motif role="niveau-2" pas="5"', '<motif role="niveau-2" pas="4"', {("path", "d")}),
           ('<fleche role="flux" longueur="7"', '<fleche role="flux" longueur="7.5"', {("path", "d")}),
           ('<ligne role="fil" largeur="2.2"', '<ligne role="fil" largeur="2.6"', {("path", "stroke-width")}),
           ('<couleur role="bande-2" couleur="#fdf3df"', '<couleur role="bande-2" couleur="#fdf3e0"', {("rect", "fill")}))


def differences(one, two):
    """Attributes that differ, by element; a shape that became another; None if the elements are not the same."""
    a, b = ([e for e in etree.parse(p).iter() if isinstance(e.tag, str)] for p in (one, two))
    if len(a) != len(b):
        return {("elements", f"{len(a)} and {len(b)}")}
    found = set()
    for x, y in zip(a, b):
        names = etree.QName(x).localname, etree.QName(y).localname
        if names[0] != names[1]:
            found.add(names)
            continue
        found |= {(names[0], k) for k in set(x.attrib) | set(y.attrib) if x.get(k) != y.get(k)}
        if x.text != y.text:
            found.add((names[0], "text"))
    return found


def check_theme(tap, driver, root):
    """Changing one value of the theme changes that in the drawings, and nothing else."""
    theme = read(os.path.join(root, THEME))
    with tempfile.TemporaryDirectory() as plain, tempfile.TemporaryDirectory() as changed:
        draw(driver, "clspd-plus", plain)
        for before, after, allowed in CHANGES:
            assert theme.count(before) == 1, before
            file = os.path.join(changed, "theme.xml")
            with open(file, "w", encoding="utf-8") as out:
                out.write(theme.replace(before, after))
            draw(driver, "clspd-plus", changed, env={"G_RESOURCE_OVERLAYS": f"/entente/{THEME}={file}"})
            found = set()
            for path in files(plain, "svg"):
                found |= differences(path, os.path.join(changed, os.path.basename(path)))
            other = [n for n in map(os.path.basename, files(plain, "txt")) if read(os.path.join(plain, n)) != read(os.path.join(changed, n))]
            tap.check(f"the theme: {after}", [f"{f}" for f in sorted(found - allowed)] + other + ([] if found else ["nothing changed"]))
    if shutil.which("jing"):
        grammar = os.path.join(root, "compiler/schema/diagram.rng")
        with tempfile.TemporaryDirectory() as folder:
            bad = os.path.join(folder, "bad.xml")
            with open(bad, "w", encoding="utf-8") as out:
                out.write(theme.replace('dessin="carre"', 'dessin="etoile"'))
            run = [subprocess.run(["jing", grammar, f], capture_output=True, text=True) for f in (os.path.join(root, THEME), bad)]
        tap.check("the theme keeps to its grammar, which refuses a star", [run[0].stdout] if run[0].returncode or not run[1].returncode else [])
    else:
        tap.skip("the theme keeps to its grammar", "no jing")


def check_style(tap, root):
    sheet = etree.parse(os.path.join(root, "templates/style/diagram.xml"))
    colours = {c.get("role"): c.get("couleur") for c in sheet.iter("couleur")}
    faults = badge_faults({(str(i), colours[f"pastille-{i}"]) for i in (1, 2, 3)})
    for i in (1, 2, 3):
        if contrast(colours[f"pastille-{i}"], colours[f"lettre-{i}"]) < reader.TEXT_CONTRAST:
            faults.append(f"letter {i}")
        for text in sheet.iter("texte"):
            if text.get("role") not in ("lettre", "disque", "carte") and \
                    contrast(text.get("couleur"), colours[f"bande-{i}"]) < reader.TEXT_CONTRAST:
                faults.append(f"{text.get('role')} on band {i}")
        for sign in ("encre", "fil"):
            if contrast(colours[sign], colours[f"bande-{i}"]) < (4 if sign == "fil" else 4.5):
                faults.append(f"{sign} on band {i}: {contrast(colours[sign], colours[f'bande-{i}']):.2f}")
    tap.check("colours keep their contrast, in grey and for dichromats", faults)
    words, faults = {}, []
    for lang in LANGS:
        lexicon = etree.parse(os.path.join(root, f"templates/lexicon/diagram-{lang}.xml"))
        words[lang] = {m.get("id"): "".join(m.itertext()) for m in lexicon.iter("mot")}
    for lang, lexicon in words.items():
        faults += [f"{lang}: {i}" for i in set(words["fr"]) ^ set(lexicon)]
        for i, text in lexicon.items():
            slots = set(re.findall(r"\{(\d)", text)), set(re.findall(r"\{(\d)", words["fr"].get(i, "")))
            if slots[0] != slots[1]:
                faults.append(f"{lang}: {i}: values {slots[0]} against {slots[1]}")
    tap.check("the four lexicons have the same words", faults)


def main():
    driver = os.path.abspath(sys.argv[1])
    fonts()
    if sys.argv[2] == "--random":
        return part_of_random(driver, int(sys.argv[3]), int(sys.argv[4]))
    root = os.path.abspath(sys.argv[2])
    tap = Tap()
    check_style(tap, root)
    check_theme(tap, driver, root)
    check_tool(tap, driver)
    for model in ("clspd", "clspd-plus", "reseau", "1:0:1:1", "3:1:4:2", "12:4:40:3", "17:5:60:4", "26:8:40:5", "30:3:60:6", "60:6:120:7"):
        check_model(tap, driver, model, model)
    check_model(tap, driver, "hostile", "hostile", names_may_hurt=True)
    check_model(tap, driver, "hostile", "hostile, low vision", names_may_hurt=True, enlarge=LARGE)
    for lang in LANGS[1:]:
        check_model(tap, driver, "clspd-plus", f"clspd-plus {lang}", lang)
    for example in sorted(os.listdir(os.path.join(root, "examples"))):
        path = os.path.join(root, "examples", example, example + ".xml")
        if os.path.exists(path):
            check_model(tap, driver, path, example)
    for example in ("clspd", "csil-r"):
        check_edition(tap, driver, os.path.join(root, "examples", example, example + ".xml"), example)
    for model in ("clspd-plus", "reseau", "60:6:120:7"):
        check_edition(tap, driver, model, model)
    check_random(tap, driver, 500 if os.environ.get("ENTENTE_TEST_LONG") == "1" else 60)
    check_stability(tap, driver, root)
    check_same_bytes(tap, driver)
    print(f"1..{tap.n}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
