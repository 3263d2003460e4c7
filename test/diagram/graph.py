# SPDX-License-Identifier: EUPL-1.2
"""The text equivalents parsed back into a graph, and that graph held against the model.

`differences(model, texts)` reads the French `.txt` of each view: sentences of flows (registre, étages), entries of cards,
cells of the matrix. `dot(model)` writes the same model for Graphviz.
"""
import re

SPACES = re.compile(r"[\s\u00a0\u202f]+")
MODES = {"peut transmettre": "faculte", "peut transmettre, filtré ou anonymisé,": "faculte", "doit transmettre": "devoir",
         "ne transmet jamais": "interdit"}
FLOW = re.compile(r"Flux (\d+)\. (.+?) (peut transmettre, filtré ou anonymisé,|peut transmettre|doit transmettre|ne transmet jamais)"
                  r" : (.+?)\. (?:(?:Entendent|Ne l'entendent pas) : (.+?)\. )?(?=Base : |Sans base indiquée)")
LETTER = re.compile(r"(?:^|, )([A-Z]\d*) \(")


def plain(text):
    return SPACES.sub(" ", text.replace("’", "'")).strip()


class Model:
    def __init__(self, data):
        self.parties = {p["id"]: p for p in data["parties"]}
        self.rooms = {r["id"]: r for r in data["rooms"]}
        self.flows = {f["number"]: f for f in data["flows"]}
        self.nevers, self.items = data["nevers"], {i["letter"]: i for i in data["informations"]}

    def name(self, key):
        thing = self.parties.get(key) or self.rooms[key]
        return plain(thing["label"] or thing["name"])

    def voices(self, flow):
        """Who speaks: the party; for a room its chair, else who animates it."""
        if flow["from"] in self.parties:
            return [flow["from"]]
        room = self.rooms[flow["from"]]
        return [] if room["carrier"] else room["chairs"] or room["hosts"]

    def said(self):
        return [f for f in self.flows.values() if f["in_force"] and f["mode"] != "interdit"]


def names_in(text, names):
    """A list joined by commas, whose names may hold commas."""
    found, rest = [], plain(text)
    while rest:
        name = next((n for n in sorted(names, key=len, reverse=True) if rest == n or rest.startswith(n + ", ")), None)
        if name is None:
            return None
        found.append(name)
        rest = rest[len(name) + 2:]
    return found


# ── Flows told one by one ────────────────────────────────────────────────────

def flow_differences(model, text):
    faults, seen = [], {}
    names = [model.name(k) for k in model.parties]
    for number, subject, verb, what, hearers in FLOW.findall(plain(text)):
        seen[int(number)] = True
        flow = model.flows.get(int(number))
        if flow is None:
            faults.append(f"flow {number} is not in the model")
            continue
        inside = re.match(r"L'(?:instance|écrit) « (.+) »$", subject)
        if (inside.group(1) if inside else subject) != model.name(flow["from"]):
            faults.append(f"flow {number}: from {subject}")
        if MODES[verb] != flow["mode"]:
            faults.append(f"flow {number}: {verb}")
        if LETTER.findall(what) != flow["letters"]:
            faults.append(f"flow {number}: {what}")
        ends = re.findall(r" ; (?:à|dans) : (.+?)(?= ; (?:à|dans) : |$)", what)
        if model.name(flow["to"]) not in ends:
            faults.append(f"flow {number}: to {ends}")
        wanted = {model.name(p) for p in flow["hearers"]}
        if hearers or wanted != {model.name(flow["to"])}:
            if set(names_in(hearers, names) or ["?"]) != wanted and (hearers or wanted):
                faults.append(f"flow {number}: heard by {hearers[:80]}")
    return faults + [f"flow {n} is not told" for n in model.flows if n not in seen]


# ── Cards ────────────────────────────────────────────────────────────────────

def card_differences(model, text):
    faults, text = [], plain(text)
    starts = sorted((m.start(), key) for key, p in model.parties.items()
                    for m in re.finditer(r"(?:^| )" + re.escape(plain(p["name"])) + r"\. Secteur : ", text))
    told = {key: {"dire": set(), "entendre": set(), "jamais": set(), "tu": set()} for key in model.parties}
    for (start, key), (end, _) in zip(starts, starts[1:] + [(len(text), None)]):
        part = text[start:end]
        for kind, entry in re.findall(r"- Je peux (dire|entendre)\. (.+? Flux [\d, ]+\.)", part):
            numbers = [int(n) for n in re.search(r"Flux ([\d, ]+)\.$", entry).group(1).split(", ")]
            told[key][kind].update(numbers)
            letters = set(re.findall(r"(?:[:;] |, )([A-Z]\d*) \(", entry))
            wanted = {x for n in numbers if n in model.flows for x in model.flows[n]["letters"]}
            if letters != wanted:
                faults.append(f"{key}: {kind} {numbers}: {sorted(letters)} for {sorted(wanted)}")
        for entry in re.findall(r"- Je ne dis jamais\. (.+?)(?= - |$)", part):
            told[key]["jamais"].update(int(n) for m in re.findall(r"Flux ([\d, ]+)\.", entry) for n in m.split(", "))
            if entry.startswith("À personne : "):
                told[key]["tu"].update(re.findall(r"(?:[:;] |, )([A-Z]\d*) \(", entry))
    if {key for _, key in starts} != set(model.parties):
        faults.append("some party has no card")
    for key in model.parties:
        says = {f["number"] for f in model.said() if key in model.voices(f)}
        hears = {f["number"] for f in model.said() if key in f["hearers"]} - says
        never = {f["number"] for f in model.flows.values() if f["in_force"] and f["mode"] == "interdit" and key in model.voices(f)}
        knows = {x for x, i in model.items.items() if key in i["holders"]} | {x for n in hears for x in model.flows[n]["letters"]} | \
            {x for f in model.said() if key in f["hearers"] for x in f["letters"]}
        tells = {x for n in says for x in model.flows[n]["letters"]}
        silent = {x for x in knows - tells if model.items[x]["level"] >= 2}
        for kind, wanted in (("dire", says), ("entendre", hears), ("jamais", never), ("tu", silent)):
            if told[key][kind] != wanted:
                faults.append(f"{key}: {kind}: {sorted(told[key][kind] ^ wanted)}")
    return faults


# ── Matrix ───────────────────────────────────────────────────────────────────

def closure(model):
    """(speaker, hearer) -> letters of levels 2 and 3, obligatory ones, flows."""
    cells = {}
    for flow in model.said():
        letters = {x for x in flow["letters"] if model.items[x]["level"] >= 2}
        for speaker in model.voices(flow) or [flow["from"]]:
            for hearer in flow["hearers"]:
                if letters and hearer != speaker:
                    cell = cells.setdefault((speaker, hearer), (set(), set(), set()))
                    cell[0].update(letters)
                    cell[1].update(letters if flow["mode"] == "devoir" else ())
                    cell[2].add(flow["number"])
    return cells


def matrix_differences(model, text):
    names = {}
    for key, p in model.parties.items():
        names[model.name(key) + (" §" if p["bound"] else "")] = key
    for key, r in model.rooms.items():
        names[f"L'{'écrit' if r['carrier'] else 'instance'} « {model.name(key)} »"] = key
    heard, cells, faults = {model.name(k): k for k in model.parties}, {}, []
    for entry in re.findall(r"- ((?:(?! - )[^→])+ → .+? Flux [\d, ]+\.)", plain(text)):
        parts = re.match(r"(.+?) → (.+?) : (.+?)\. (?:Obligatoire : (.+?)\. )?(?:Filtré : (.+?)\. )?Flux ([\d, ]+)\.", entry)
        if not parts or parts.group(1) not in names:
            continue # sectors speaking to sectors
        key = names[parts.group(1)], heard.get(parts.group(2))
        cells[key] = (set(LETTER.findall(parts.group(3))), set((parts.group(4) or "").split(", ")) - {""},
                      {int(n) for n in parts.group(6).split(", ")})
    wanted = closure(model)
    for key in set(cells) | set(wanted):
        if cells.get(key) != wanted.get(key):
            faults.append(f"{key}: {cells.get(key)} for {wanted.get(key)}")
    return faults


def sector_differences(model, text):
    """The matrix summed up by sector, and the flows of each cell counted."""
    side = lambda key: plain(model.parties[key]["sector_name"] or "Autres") if key in model.parties else "Instances et écrits"
    wanted, cells, faults = {}, {}, []
    for (speaker, hearer), parts in closure(model).items():
        cell = wanted.setdefault((side(speaker), side(hearer)), (set(), set(), set()))
        for all_of, some in zip(cell, parts):
            all_of.update(some)
    for entry in re.findall(r"- ((?:(?! - )[^→])+ → .+? Flux [\d, ]+\. flux : \d+\.)", plain(text)):
        parts = re.match(r"(.+?) → (.+?) : (.+?)\. (?:Obligatoire : (.+?)\. )?(?:Filtré : (.+?)\. )?Flux ([\d, ]+)\. flux : (\d+)\.", entry)
        numbers = {int(n) for n in parts.group(6).split(", ")}
        cells[parts.group(1), parts.group(2)] = (set(LETTER.findall(parts.group(3))), set((parts.group(4) or "").split(", ")) - {""}, numbers)
        if int(parts.group(7)) != len(numbers):
            faults.append(f"{parts.group(1)} → {parts.group(2)}: {parts.group(7)} flows for {len(numbers)}")
    return faults + [f"{key}: {cells.get(key)} for {wanted.get(key)}" for key in set(cells) | set(wanted) if cells.get(key) != wanted.get(key)]


def room_differences(model, text):
    """Sheets of rooms: what they tell is true; that they tell all is the registre's business."""
    return [f for f in flow_differences(model, text) if not f.endswith("is not told")]


READERS = {"instance": room_differences, "registre": flow_differences,
           "etages": flow_differences, "carte": card_differences, "matrice": matrix_differences, "secteurs": sector_differences}


# ── For Graphviz ─────────────────────────────────────────────────────────────

def dot(model):
    """The model as a person would draw it: sectors as clusters, rooms as nodes, a label per flow."""
    quoted = lambda s: '"' + s.replace("\\", "").replace('"', "'") + '"'
    out = ["digraph g {", 'rankdir=LR; splines=ortho; node [shape=box, fontname="Liberation Sans", fontsize=9];',
           'edge [fontname="Liberation Sans", fontsize=8];']
    for number, sector in enumerate(dict.fromkeys(p["sector"] for p in model.parties.values())):
        out.append(f"subgraph cluster_{number} {{ label={quoted(sector or '-')};")
        out += [f"{quoted(k)} [label={quoted(model.name(k))}];" for k, p in model.parties.items() if p["sector"] == sector]
        out.append("}")
    out += [f"{quoted(k)} [label={quoted(model.name(k))}, shape=ellipse];" for k in model.rooms]
    out += [f"{quoted(f['from'])} -> {quoted(f['to'])} [xlabel={quoted(', '.join(f['letters']) + ' - ' + ', '.join(f['bases']))}];"
            for f in model.flows.values()]
    return "\n".join(out + ["}"])
