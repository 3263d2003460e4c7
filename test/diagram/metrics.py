#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Measures the pages that the diagram driver writes, and says what is wrong.

    metrics.py DRIVER SOURCE_ROOT

For several charters (by hand, generated, hostile, the examples) it draws every
view and reads the SVG back, with nothing of the compiler but the widths of the
texts: flows present, texts that overlap, texts hit by a line, texts outside the
page, smallest size, contrast, names of named elements, ids, well-formedness,
the text equivalent, and the same bytes in another locale, time zone and folder.
The measures are first tried on a faulty page, where each must fire. TAP output.
"""
import math
import os
import re
import subprocess
import sys
import tempfile

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MARGIN, SMALLEST, CONTRAST = 14.0, 7.5, 7.0


# ── Geometry ─────────────────────────────────────────────────────────────────

class Text:
    def __init__(self, element, width):
        self.element, self.text = element, element.text or ""
        self.size = float(element.get("font-size"))
        x, y = float(element.get("x")), float(element.get("y"))
        turn = re.match(r"rotate\((\S+) ", element.get("transform", ""))
        self.angle = math.radians(float(turn.group(1))) if turn else 0.0
        anchor = {"middle": -width / 2, "end": -width}.get(element.get("text-anchor"), 0.0)
        c, s = math.cos(self.angle), math.sin(self.angle)
        corners = [(anchor, -.78 * self.size), (anchor + width, -.78 * self.size),
                   (anchor + width, .22 * self.size), (anchor, .22 * self.size)]
        self.corners = [(x + c * a - s * b, y + s * a + c * b) for a, b in corners]
        self.centre = tuple(sum(p[i] for p in self.corners) / 4 for i in (0, 1))


def overlap(a, b, tolerance=1.0):
    for angle in (a.angle, a.angle + math.pi / 2, b.angle, b.angle + math.pi / 2):
        ux, uy = math.cos(angle), math.sin(angle)
        pa = [p[0] * ux + p[1] * uy for p in a.corners]
        pb = [p[0] * ux + p[1] * uy for p in b.corners]
        if min(max(pa), max(pb)) - max(min(pa), min(pb)) <= tolerance:
            return False
    return True


def segments(path):
    """Straight pieces of a path made of M L C Z."""
    here, out = None, []
    for command, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", path):
        values = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        if command in "ML":
            if command == "L" and here:
                out.append((here, (values[0], values[1])))
            here = (values[0], values[1])
        elif command == "C":
            here = (values[4], values[5])
    return out


def crosses(segment, text, shrink=.15):
    """Does the segment pass through the box of an upright text, shrunk?"""
    (x1, y1), (x2, y2) = segment
    xs, ys = [p[0] for p in text.corners], [p[1] for p in text.corners]
    dx, dy = (max(xs) - min(xs)) * shrink / 2, (max(ys) - min(ys)) * shrink / 2
    left, right, top, bottom = min(xs) + dx, max(xs) - dx, min(ys) + dy, max(ys) - dy
    if abs(y1 - y2) < .01:
        return top < y1 < bottom and min(x1, x2) < right and max(x1, x2) > left
    if abs(x1 - x2) < .01:
        return left < x1 < right and min(y1, y2) < bottom and max(y1, y2) > top
    return False


# ── Colour ───────────────────────────────────────────────────────────────────

def channels(colour):
    return [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]


def luminance(colour):
    linear = [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in channels(colour)]
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]


def contrast(a, b):
    la, lb = sorted((luminance(a), luminance(b)), reverse=True)
    return (la + .05) / (lb + .05)


def lightness(colour):
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > .008856 else 903.3 * y


def ground(point, before):
    """Fill of the topmost filled shape under a point, among the shapes drawn before."""
    fill = "#ffffff"
    for shape in before:
        colour = shape.get("fill", "none")
        if not colour.startswith("#"):
            continue
        if shape.tag == SVG + "rect" and "%" not in shape.get("width"):
            x, y, w, h = (float(shape.get(k)) for k in ("x", "y", "width", "height"))
            if x <= point[0] <= x + w and y <= point[1] <= y + h:
                fill = colour
        elif shape.tag == SVG + "circle":
            if math.dist(point, (float(shape.get("cx")), float(shape.get("cy")))) <= float(shape.get("r")):
                fill = colour
        elif shape.tag == SVG + "path":
            points = [p for s in segments(shape.get("d")) for p in s]
            if points and all(min(p[i] for p in points) <= point[i] <= max(p[i] for p in points) for i in (0, 1)):
                fill = colour
    return fill


# ── One page ─────────────────────────────────────────────────────────────────

def read_widths(path):
    widths = []
    with open(path, encoding="utf-8") as boxes:
        for line in boxes.read().split("\n")[:-1]:
            v = [float(n) for n in line.split(" ", 9)[:9]]
            widths.append(math.dist(v[0:2], v[2:4]))
    return widths


def measure(svg, widths):
    """Faults of a page, as (measure, words)."""
    faults = []
    root = etree.fromstring(svg)
    page = [float(n) for n in root.get("viewBox").split()]
    elements = list(root.iter())
    texts = [e for e in elements if e.tag == SVG + "text"]
    if len(texts) != len(widths):
        return [("widths", f"{len(texts)} texts, {len(widths)} widths")]
    texts = [Text(e, w) for e, w in zip(texts, widths)]

    for i, a in enumerate(texts):
        if a.size < SMALLEST:
            faults.append(("small", a.text))
        if any(not MARGIN <= p[0] <= page[2] - MARGIN or not MARGIN <= p[1] <= page[3] - MARGIN for p in a.corners):
            faults.append(("outside", a.text))
        for b in texts[i + 1:]:
            if overlap(a, b):
                faults.append(("overlap", f"{a.text} | {b.text}"))

    for group in elements:
        if group.get("data-role") not in ("row", "passage"):
            continue
        for path in group.iter(SVG + "path"):
            if path.get("stroke", "none") == "none":
                continue
            for segment in segments(path.get("d")):
                for text in texts:
                    if len(text.text) > 2 and not text.angle and crosses(segment, text):
                        faults.append(("line", text.text))

    shapes = []
    for element in elements:
        if element.tag in (SVG + "rect", SVG + "circle", SVG + "path"):
            shapes.append(element)
        elif element.tag == SVG + "text":
            text = next(t for t in texts if t.element is element)
            if contrast(element.get("fill"), ground(text.centre, shapes)) < CONTRAST:
                faults.append(("contrast", text.text))

    ids = [e.get("id") for e in elements if e.get("id")]
    faults += [("id", i) for i in set(ids) if ids.count(i) > 1]
    for element in elements:
        role = element.get("role", "")
        if not role.startswith("graphics-"):
            continue
        label = element.get("aria-label") or " ".join(
            t.text or "" for i in element.get("aria-labelledby", "").split() for t in elements if t.get("id") == i)
        if not label.strip():
            faults.append(("name", etree.tostring(element)[:80].decode()))
        if role == "graphics-symbol":
            said = re.sub(r"[\s\u00a0\u202f]+", " ", label).replace("’", "'")
            for text in element.iter(SVG + "text"):
                for word in re.split(r"[\s\u00a0\u202f]+", (text.text or "").replace("’", "'")):
                    if word and word not in said:
                        faults.append(("unsaid", word))

    if root.get(XML_LANG) is None or root.get("lang") is not None:
        faults.append(("lang", "xml:lang"))
    for name in ("width", "height"):
        if not re.fullmatch(r"[\d.]+mm", root.get(name, "")):
            faults.append(("unit", name))
    for element in elements:
        if isinstance(element.tag, str) and etree.QName(element).localname in ("script", "style", "foreignObject", "image"):
            faults.append(("foreign", element.tag))
        for name, value in element.attrib.items():
            if name in ("x", "y", "d", "cx", "cy", "r", "transform") and re.search(r"nan|inf|e[+-]\d|\.\d{3}", value):
                faults.append(("number", value[:60]))
            if name == "href" and not value.startswith("http"):
                faults.append(("link", value))
    return faults


# ── Many pages ───────────────────────────────────────────────────────────────

class Tap:
    def __init__(self):
        self.n, self.failed = 0, 0

    def check(self, name, faults):
        self.n += 1
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.n} {name}")
        for fault in faults[:8]:
            print(f"#   {fault}")


def draw(driver, model, folder, lang="fr", env=None, cwd=None):
    run = subprocess.run([driver, model, folder, lang], capture_output=True, text=True, cwd=cwd,
                         env={**os.environ, **(env or {})})
    return run.returncode, run.stdout + run.stderr


def pages(folder, view=None):
    names = sorted(n for n in os.listdir(folder) if n.endswith(".svg") and (view is None or n.startswith(view)))
    return [os.path.join(folder, n) for n in names]


def check_model(tap, driver, model, label, lang="fr"):
    with tempfile.TemporaryDirectory() as folder:
        status, said = draw(driver, model, folder, lang)
        tap.check(f"{label}: the driver finds no fault", [said] if status else [])
        faults = []
        for path in pages(folder):
            with open(path, "rb") as svg:
                try:
                    found = measure(svg.read(), read_widths(path[:-3] + "boxes"))
                except etree.XMLSyntaxError as error:
                    found = [("well-formed", str(error))]
            faults += [f"{os.path.basename(path)}: {kind}: {words[:90]}" for kind, words in found]
        tap.check(f"{label}: {len(pages(folder))} pages measured", faults)
        refused = "etages: refused: entente-schema-trop-grand: " in said
        tap.check(f"{label}: étages are drawn, or refused by a finding",
                  [said] if refused == bool(pages(folder, "etages")) else [])
        for view in ("etages", "registre"):
            drawn = re.search(view + r": (\d+) pages, (\d+) flows", said)
            if not drawn or drawn.group(1) == "0":
                continue
            flows = {f"f{i + 1}" for i in range(int(drawn.group(2)))}
            seen, spoken = set(), ""
            for path in pages(folder, view):
                for group in etree.parse(path).iter(SVG + "g"):
                    seen.update((group.get("data-flow") or "").split())
                with open(path[:-3] + "txt", encoding="utf-8") as text:
                    spoken += text.read()
            tap.check(f"{label}: {view}: every flow is drawn", sorted(flows ^ seen))
            if lang == "fr":
                spoken = re.sub(r"\s+", " ", spoken)
                silent = [f for f in flows if f"Flux {f[1:]}." not in spoken]
                tap.check(f"{label}: {view}: every flow is in the text equivalent", silent)


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


FAULTY = """<svg xmlns="http://www.w3.org/2000/svg" lang="fr" viewBox="0 0 200 100" width="200" height="1mm">
<script/><a href="javascript:x"><text x="50" y="50" font-size="8" fill="#999999">aaaa</text></a>
<text x="52" y="52" font-size="7" fill="#000000">bbbb</text>
<text id="a" x="190" y="50" font-size="8" fill="#000000">cccc</text>
<g role="graphics-object" id="a"/><g role="graphics-symbol" aria-label="x"><text x="100" y="90" font-size="8" fill="#000000">zz</text></g>
<g data-role="row"><path d="M40 48L90 48" stroke="#000000" fill="none"/><path d="M1.2345 nan" stroke="none"/></g></svg>"""


def check_measures(tap):
    """A measure that never fires is not a measure."""
    fired = {kind for kind, _ in measure(FAULTY.encode(), [20.0, 20.0, 20.0, 8.0])}
    wanted = {"small", "outside", "overlap", "line", "contrast", "id", "name", "unsaid", "lang", "unit", "foreign",
              "number", "link"}
    tap.check("every measure fires on a faulty page", sorted(wanted ^ fired))


def check_style(tap, root):
    sheet = etree.parse(os.path.join(root, "templates/style/diagram.xml"))
    colours = {c.get("role"): c.get("couleur") for c in sheet.iter("couleur")}
    faults = []
    badges = sorted(lightness(colours[f"pastille-{i}"]) for i in (1, 2, 3))
    if min(b - a for a, b in zip(badges, badges[1:])) < 20:
        faults.append(f"grey steps of badges: {badges}")
    for i in (1, 2, 3):
        if contrast(colours[f"pastille-{i}"], colours[f"lettre-{i}"]) < CONTRAST:
            faults.append(f"letter {i}")
        for text in sheet.iter("texte"):
            if text.get("role") not in ("lettre", "disque", "carte") and \
                    contrast(text.get("couleur"), colours[f"bande-{i}"]) < CONTRAST:
                faults.append(f"{text.get('role')} on band {i}")
        for sign in ("encre", "fil"):
            if contrast(colours[sign], colours[f"bande-{i}"]) < (4 if sign == "fil" else 4.5):
                faults.append(f"{sign} on band {i}: {contrast(colours[sign], colours[f'bande-{i}']):.2f}")
    tap.check("colours keep their contrast and their grey", faults)
    words = {}
    for lang in ("fr", "nl", "de", "en"):
        lexicon = etree.parse(os.path.join(root, f"templates/lexicon/diagram-{lang}.xml"))
        words[lang] = {m.get("id"): "".join(m.itertext()) for m in lexicon.iter("mot")}
    faults = []
    for lang, lexicon in words.items():
        faults += [f"{lang}: {i}" for i in set(words["fr"]) ^ set(lexicon)]
        for i, text in lexicon.items():
            slots = set(re.findall(r"\{(\d)", text)), set(re.findall(r"\{(\d)", words["fr"].get(i, "")))
            if slots[0] != slots[1]:
                faults.append(f"{lang}: {i}: values {slots[0]} against {slots[1]}")
    tap.check("the four lexicons have the same words", faults)


def main():
    driver, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    tap = Tap()
    check_measures(tap)
    check_style(tap, root)
    for model in ("clspd", "clspd-plus", "reseau", "hostile", "1:0:1:1", "3:1:4:2", "12:4:40:3", "17:5:60:4",
                  "26:8:40:5", "30:3:60:6", "60:6:120:7"):
        check_model(tap, driver, model, model)
    for lang in ("nl", "de", "en"):
        check_model(tap, driver, "clspd-plus", f"clspd-plus {lang}", lang)
    for example in ("clspd", "clspd-fautif"):
        path = os.path.join(root, "examples", example, example + ".xml")
        check_model(tap, driver, path, example)
    check_same_bytes(tap, driver)
    print(f"1..{tap.n}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
