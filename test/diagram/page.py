# SPDX-License-Identifier: EUPL-1.2
"""One page read again from its SVG, with nothing of the compiler: its own geometry, its own font metrics.

A page holds texts (oriented boxes), shapes and lines in the order they are drawn. Pictures of Graphviz can be read
too. `faults(page)` says what is wrong, as (measure, words); the measures are those of reference pictures' review:
overlap, line (a text hit by a line), outside, small, contrast, sign, name, unsaid, cue, ratio, empty, and the
structure of the file.
"""
import math
import os
import re

from fontTools.ttLib import TTFont
from lxml import etree

from colour import contrast

SVG = "{http://www.w3.org/2000/svg}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MARGIN, SMALLEST, TEXT_CONTRAST, SIGN_CONTRAST, FILLED = 14.0, 7.5, 7.0, 4.5, .55
PAPERS = {(841.89, 595.28): (297, 210), (595.28, 841.89): (210, 297), (1190.55, 841.89): (420, 297),
          (841.89, 1190.55): (297, 420), (595.28, 419.53): (210, 148)}
SPACES = re.compile(r"[\s\u00a0\u202f]+")
GRID = 32.0


# ── Fonts ────────────────────────────────────────────────────────────────────

class Family:
    """Advance widths of a family, regular and bold; no kerning, which only narrows."""

    PLACES = ("/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation",
              "/usr/share/fonts/truetype/noto")

    def __init__(self, name, fallback=None):
        self.faces, self.fallback = [], fallback
        for style in ("Regular", "Bold"):
            path = next((p for p in (os.path.join(d, f"{name}-{style}.ttf") for d in self.PLACES) if os.path.exists(p)), None)
            if path is None:
                raise FileNotFoundError(f"{name}-{style}.ttf")
            font = TTFont(path, lazy=True)
            em = font["head"].unitsPerEm
            self.faces.append(({c: font["hmtx"][g][0] / em for c, g in font.getBestCmap().items()}))

    def width(self, text, size, bold):
        face, total = self.faces[bold], 0.0
        for c in text:
            advance = face.get(ord(c))
            if advance is None:
                advance = self.fallback.width(c, 1, bold) if self.fallback else .6
            total += advance
        return total * size


# ── Geometry ─────────────────────────────────────────────────────────────────

class Text:
    def __init__(self, element, order, family, offset):
        self.element, self.order, self.text = element, order, "".join(element.itertext())
        self.size = float(element.get("font-size", 12))
        self.bold = element.get("font-weight") == "bold"
        self.x, self.y = float(element.get("x", 0)) + offset[0], float(element.get("y", 0)) + offset[1]
        turn = re.match(r"rotate\((\S+) ", element.get("transform", ""))
        self.angle = math.radians(float(turn.group(1))) if turn else 0.0
        self.anchor = element.get("text-anchor")
        self.fill = element.get("fill", "#000000")
        self.set_family(family)

    def set_family(self, family):
        self.width = w = family.width(self.text, self.size, self.bold)
        left = {"middle": -w / 2, "end": -w}.get(self.anchor, 0.0)
        self.box = (left, -.78 * self.size, left + w, .22 * self.size)
        self.cos, self.sin = math.cos(self.angle), math.sin(self.angle)
        l, t, r, b = self.box
        self.corners = [(self.x + self.cos * u - self.sin * v, self.y + self.sin * u + self.cos * v)
                        for u, v in ((l, t), (r, t), (r, b), (l, b))]
        xs, ys = [p[0] for p in self.corners], [p[1] for p in self.corners]
        self.bounds = min(xs), min(ys), max(xs), max(ys)
        self.centre = sum(xs) / 4, sum(ys) / 4

    def local(self, point):
        dx, dy = point[0] - self.x, point[1] - self.y
        return self.cos * dx + self.sin * dy, -self.sin * dx + self.cos * dy


class Shape:
    """A rectangle, a circle or a path."""

    def __init__(self, element, order, offset):
        self.element, self.order = element, order
        self.fill, self.stroke = element.get("fill", "none"), element.get("stroke", "none")
        self.dash, self.width = element.get("stroke-dasharray"), float(element.get("stroke-width", 1))
        self.kind, self.segments = etree.QName(element).localname, []
        ox, oy = offset
        number = lambda k: float(element.get(k, 0))
        if self.kind == "rect":
            x, y = number("x") + ox, number("y") + oy
            self.points = [(x, y), (x + number("width"), y), (x + number("width"), y + number("height")), (x, y + number("height"))]
        elif self.kind in ("circle", "ellipse"):
            rx = number("r") or number("rx")
            ry = number("r") or number("ry")
            self.centre, self.radii = (number("cx") + ox, number("cy") + oy), (rx, ry)
            cx, cy = self.centre
            self.points = [(cx - rx, cy - ry), (cx + rx, cy - ry), (cx + rx, cy + ry), (cx - rx, cy + ry)]
        elif self.kind in ("polygon", "polyline"):
            values = [float(n) for n in re.findall(r"-?[\d.]+", element.get("points", ""))]
            self.points = [(values[i] + ox, values[i + 1] + oy) for i in range(0, len(values) - 1, 2)]
            self.segments = list(zip(self.points, self.points[1:]))
        else:
            self.segments = segments(element.get("d", ""), offset)
            self.points = [p for s in self.segments for p in s]
        xs, ys = [p[0] for p in self.points] or [0], [p[1] for p in self.points] or [0]
        self.bounds = min(xs), min(ys), max(xs), max(ys)

    def contains(self, point):
        x, y = point
        left, top, right, bottom = self.bounds
        if not (left <= x <= right and top <= y <= bottom):
            return False
        if self.kind == "rect":
            return True
        if self.kind in ("circle", "ellipse"):
            return ((x - self.centre[0]) / self.radii[0]) ** 2 + ((y - self.centre[1]) / self.radii[1]) ** 2 <= 1
        inside, n = False, len(self.points)
        for i in range(n):
            (x1, y1), (x2, y2) = self.points[i], self.points[i - 1]
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside


def segments(path, offset=(0, 0)):
    """Straight pieces of a path of M L C Z; curves in eight."""
    here = start = None
    out = []
    for command, numbers in re.findall(r"([MLCZz])([^MLCZz]*)", path):
        v = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        points = [(v[i] + offset[0], v[i + 1] + offset[1]) for i in range(0, len(v) - 1, 2)]
        if command == "M":
            here = start = points[0]
            points = points[1:]
        if command in "Zz" and here and start:
            out.append((here, start))
            here = start
        elif command in "ML":
            for p in points:
                out.append((here, p))
                here = p
        elif command == "C":
            for i in range(0, len(points) - 2, 3):
                a, b, c = points[i:i + 3]
                last = here
                for k in range(1, 9):
                    t = k / 8
                    p = tuple((1 - t) ** 3 * here[j] + 3 * (1 - t) ** 2 * t * a[j] + 3 * (1 - t) * t * t * b[j] + t ** 3 * c[j]
                              for j in (0, 1))
                    out.append((last, p))
                    last = p
                here = c
    return out


def overlap(a, b, tolerance=1.0):
    """Two oriented boxes, by the separating axis."""
    if a.bounds[2] < b.bounds[0] or b.bounds[2] < a.bounds[0] or a.bounds[3] < b.bounds[1] or b.bounds[3] < a.bounds[1]:
        return False
    for ux, uy in ((a.cos, a.sin), (-a.sin, a.cos), (b.cos, b.sin), (-b.sin, b.cos)):
        pa = [p[0] * ux + p[1] * uy for p in a.corners]
        pb = [p[0] * ux + p[1] * uy for p in b.corners]
        if min(max(pa), max(pb)) - max(min(pa), min(pb)) <= tolerance:
            return False
    return True


def hits(segment, text, shrink=.15):
    """Does the segment pass through the box of the text, shrunk?"""
    l, t, r, b = text.box
    dx, dy = (r - l) * shrink / 2, (b - t) * shrink / 2
    (x1, y1), (x2, y2) = text.local(segment[0]), text.local(segment[1])
    low, high = 0.0, 1.0
    for p, d, near, far in ((x1, x2 - x1, l + dx, r - dx), (y1, y2 - y1, t + dy, b - dy)):
        if abs(d) < 1e-9:
            if not near < p < far:
                return False
            continue
        t0, t1 = sorted(((near - p) / d, (far - p) / d))
        low, high = max(low, t0), min(high, t1)
    return low < high


def crossing(s, t):
    """Angle (degrees) at which two segments cross inside, or None."""
    (x1, y1), (x2, y2) = s
    (x3, y3), (x4, y4) = t
    d = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3)
    ls, lt = math.hypot(x2 - x1, y2 - y1), math.hypot(x4 - x3, y4 - y3)
    if ls * lt == 0 or abs(d) / (ls * lt) < .05:
        return None
    a = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / d
    b = ((x3 - x1) * (y2 - y1) - (y3 - y1) * (x2 - x1)) / d
    if not (1 < a * ls < ls - 1 and 1 < b * lt < lt - 1):
        return None
    return math.degrees(math.asin(min(1, abs(d) / (ls * lt))))


# ── The page ─────────────────────────────────────────────────────────────────

class Page:
    def __init__(self, source, family, enlarge=1.0):
        """`enlarge`: what the edition makes of type and signs."""
        self.root, self.enlarge = etree.fromstring(source), enlarge
        self.size = [float(n) for n in self.root.get("viewBox").split()][2:]
        self.texts, self.shapes, self.flows, self.hidden = [], [], {}, set()
        self.order, self.said = 0, {}
        self.walk(self.root, (0.0, 0.0), None, False, family)
        self.grid = {}
        for shape in self.shapes:
            if shape.fill.startswith("#") or shape.fill not in ("none", "transparent"):
                for cell in cells(shape.bounds):
                    self.grid.setdefault(cell, []).append(shape)

    def walk(self, element, offset, flow, hidden, family):
        """Document order; what carries flows, and what is hidden from readers, is remembered."""
        if not isinstance(element.tag, str):
            return
        name = etree.QName(element).localname
        moved = re.search(r"translate\((\S+)[ ,]+(\S+)\)", element.get("transform", ""))
        if moved and name == "g":
            offset = offset[0] + float(moved.group(1)), offset[1] + float(moved.group(2))
        if element.get("data-flow") or element.get("data-jamais") or element.get("class") == "edge":
            flow = element
        hidden = hidden or (name == "g" and element.get("aria-hidden") == "true")
        if name == "text":
            self.order += 1
            self.texts.append(Text(element, self.order, family, offset))
            self.flows[self.texts[-1]] = flow
        elif name in ("rect", "circle", "ellipse", "path", "polygon", "polyline") and "%" not in element.get("width", ""):
            self.order += 1
            shape = Shape(element, self.order, offset)
            self.shapes.append(shape)
            self.flows[shape] = flow
            if hidden:
                self.hidden.add(shape)
        for child in element:
            self.walk(child, offset, flow, hidden, family)

    def set_family(self, family):
        for text in self.texts:
            text.set_family(family)

    def ground(self, point, before, after=-1):
        """Topmost filled shape under a point, drawn before `before`; or None."""
        best = None
        for shape in self.grid.get((int(point[0] // GRID), int(point[1] // GRID)), ()):
            if after < shape.order < before and (best is None or shape.order > best.order) and shape.contains(point):
                best = shape
        return best

    def colour_under(self, point, before):
        shape = self.ground(point, before)
        return shape.fill if shape and shape.fill.startswith("#") else "#ffffff"

    def lines(self):
        """Stroked lines that readers see: neither guides nor outlines."""
        return [s for s in self.shapes if s.stroke != "none" and s.fill == "none" and s.kind in ("path", "polyline") and
                s not in self.hidden]

    def badges(self):
        """(kind of shape, fill) under each letter of an information."""
        return {(shape.kind, shape.fill) for shape in self.badge_shapes()}

    def badge_shapes(self):
        found = []
        for text in self.texts:
            if text.bold and abs(text.size - SMALLEST * self.enlarge) < .01 and len(text.text) <= 3 and text.anchor == "middle" and text.text.isalnum():
                shape = self.ground(text.centre, text.order)
                if shape:
                    found.append(shape)
        return found


def cells(bounds):
    for i in range(int(bounds[0] // GRID), int(bounds[2] // GRID) + 1):
        for j in range(int(bounds[1] // GRID), int(bounds[3] // GRID) + 1):
            yield i, j


# ── Measures ─────────────────────────────────────────────────────────────────

def placement(page):
    """Measures 2, 3, 4: what depends on the font."""
    faults, grid = [], {}
    for text in page.texts:
        if not text.text.strip():
            continue
        if any(not MARGIN <= p[0] <= page.size[0] - MARGIN or not MARGIN <= p[1] <= page.size[1] - MARGIN for p in text.corners):
            faults.append(("outside", text.text))
        near = set()
        for cell in cells(text.bounds):
            near.update(grid.setdefault(cell, []))
            grid[cell].append(text)
        faults += [("overlap", f"{other.text} | {text.text}") for other in sorted(near, key=lambda t: t.order) if overlap(text, other)]
    for line in page.lines():
        for segment in line.segments:
            bounds = (min(segment[0][0], segment[1][0]), min(segment[0][1], segment[1][1]),
                      max(segment[0][0], segment[1][0]), max(segment[0][1], segment[1][1]))
            near = {t for cell in cells(bounds) for t in grid.get(cell, ())}
            for text in near:
                if not hits(segment, text):
                    continue
                if line.order < text.order and page.ground(text.centre, text.order, line.order):
                    continue # an opaque disc or badge lies between the line and its letter
                faults.append(("line", text.text))
    return faults


def crossings(page):
    """Measure 6: angles at which lines of different flows cross."""
    pieces = [(page.flows[line], s) for line in page.lines() if page.flows[line] is not None for s in line.segments]
    found = []
    for i, (flow, s) in enumerate(pieces):
        for other, t in pieces[i + 1:]:
            if flow is other:
                continue
            if max(s[0][0], s[1][0]) < min(t[0][0], t[1][0]) or max(t[0][0], t[1][0]) < min(s[0][0], s[1][0]) or \
                    max(s[0][1], s[1][1]) < min(t[0][1], t[1][1]) or max(t[0][1], t[1][1]) < min(s[0][1], s[1][1]):
                continue
            angle = crossing(s, t)
            if angle is not None:
                found.append(angle)
    return found


def legibility(page):
    """Measures 5, 7, 8."""
    faults = []
    for text in page.texts:
        if text.size < SMALLEST * page.enlarge:
            faults.append(("small", text.text))
        if text.text.strip() and contrast(text.fill, page.colour_under(text.centre, text.order)) < TEXT_CONTRAST:
            faults.append(("contrast", text.text))
    for shape in page.shapes:
        if page.flows[shape] is None or shape in page.hidden or not shape.points:
            continue
        if shape.fill == "#ffffff" and shape.stroke == "none":
            continue # the casing of what is drawn over it
        middle = shape.segments[len(shape.segments) // 2] if shape.segments and shape.fill == "none" else None
        point = tuple((middle[0][i] + middle[1][i]) / 2 for i in (0, 1)) if middle else \
            ((shape.bounds[0] + shape.bounds[2]) / 2, (shape.bounds[1] + shape.bounds[3]) / 2)
        under = page.colour_under(point, shape.order)
        seen = max(contrast(c, under) if c.startswith("#") else 1 for c in (shape.fill, shape.stroke))
        if seen < SIGN_CONTRAST:
            faults.append(("sign", f"{shape.kind} {shape.fill} {shape.stroke} on {under}: {seen:.2f}"))
    return faults


CUES = (("forbidden", (1.2, 2.2), None, r"jamais|interdit|nooit|verboden|\bnie\b|verboten|never|forbidden"),
        ("filtered", (4, 2), None, r"filtr|anonym|filter"),
        ("obligatory", None, 2.4, r"doit|obligat|moet|verplicht|muss|verpflicht|must"))


def cues(page):
    """Measure 11: what a dash or a weight says is said in words too; a shape is one level."""
    faults = []
    for shape in page.shapes:
        flow = page.flows[shape]
        if flow is None or shape in page.hidden:
            continue
        for name, dash, width, words in CUES:
            drawn = [float(n) / page.enlarge for n in shape.dash.split()] if shape.dash else ()
            if (dash and len(drawn) == 2 and math.dist(drawn, dash) < .01) or \
                    (width and abs(shape.width / page.enlarge - width) < .01 and not shape.dash):
                if not re.search(words, flow.get("aria-label", ""), re.IGNORECASE):
                    faults.append(("cue", f"{name}: {flow.get('aria-label', '')[:60]}"))
    fills = {}
    for kind, fill in page.badges():
        fills.setdefault(kind, set()).add(fill)
    faults += [("cue", f"{kind}: {sorted(f)}") for kind, f in fills.items() if len(f) > 1]
    return faults


def paper(page):
    """Measure 12."""
    faults = []
    size = PAPERS.get((page.size[0], page.size[1]))
    if size is None or (page.root.get("width"), page.root.get("height")) != (f"{size[0]}mm", f"{size[1]}mm"):
        faults.append(("ratio", f"{page.size} {page.root.get('width')}"))
    items = [b for b in [t.bounds for t in page.texts] + [s.bounds for s in page.shapes if s not in page.hidden]]
    if items:
        wide = max(b[2] for b in items) - min(b[0] for b in items)
        tall = max(b[3] for b in items) - min(b[1] for b in items)
        half = max(b[3] for b in items) < page.size[1] / 2 + 1 # a sheet to cut in two, of which one is left
        if wide * tall < FILLED * (page.size[0] - 52) * (page.size[1] / (2 if half else 1) - 52):
            faults.append(("empty", f"{wide:.0f} x {tall:.0f}"))
    return faults


def structure(page):
    """Measure 13, and what an SVG of ours never has."""
    faults, elements = [], [e for e in page.root.iter() if isinstance(e.tag, str)]
    ids = {}
    for element in elements:
        if element.get("id"):
            if element.get("id") in ids:
                faults.append(("id", element.get("id")))
            ids[element.get("id")] = element
    for element in elements:
        role, name = element.get("role", ""), etree.QName(element).localname
        if role.startswith("graphics-"):
            label = element.get("aria-label") or " ".join(
                "".join(ids[i].itertext()) for i in element.get("aria-labelledby", "").split() if i in ids)
            if not label.strip():
                faults.append(("name", etree.tostring(element)[:80].decode()))
            said = SPACES.sub(" ", label).replace("’", "'")
            for text in element.iter(SVG + "text") if role == "graphics-symbol" else ():
                faults += [("unsaid", w) for w in SPACES.split((text.text or "").replace("’", "'")) if w and w not in said]
        if name in ("script", "style", "foreignObject", "image"):
            faults.append(("foreign", name))
        for key, value in element.attrib.items():
            if key in ("x", "y", "d", "cx", "cy", "r", "transform") and re.search(r"nan|inf|e[+-]\d|\.\d{3}", value):
                faults.append(("number", value[:60]))
            if key == "href" and not value.startswith("http"):
                faults.append(("link", value))
    if page.root.get(XML_LANG) is None or page.root.get("lang") is not None:
        faults.append(("lang", "xml:lang"))
    faults += [("unit", k) for k in ("width", "height") if not re.fullmatch(r"[\d.]+mm", page.root.get(k, ""))]
    return faults


def faults(page):
    return placement(page) + legibility(page) + cues(page) + paper(page) + structure(page)
