#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Hostile input: each case is named, has its message, and leaves nothing written.

usage: run.py ENTENTE ROOT
A charter (or several files) that must be refused: exit status 2, the id of its finding, a sentence in both languages, no
output. A charter that is strange but lawful: built, and what an author wrote is nowhere markup, formula or command.
ENTENTE_TEST_LONG=1: a million flows. The limits are read from load/load.h and the manual: each must have its case.
"""
import csv
import html.parser
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree
import zipfile

ENTENTE, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
LONG = os.environ.get("ENTENTE_TEST_LONG") == "1"
SLOW = 300  # seconds a case may last, sanitizers and a busy machine included
CLSPD = (ROOT / "examples/clspd/clspd.xml").read_text(encoding="utf-8")
CAPREV = (ROOT / "examples/protocole-caprev/protocole-caprev.xml").read_text(encoding="utf-8")
OPEN = '<charte xmlns="urn:entente:charte:1" xmlns:xi="http://www.w3.org/2001/XInclude" xml:lang="fr">'
CLOSE = "</charte>"
count = failed = 0
provoked = set()


def check(name, good, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(("ok - " if good else "not ok - ") + name.replace("#", "no.") + ("" if good else "  # " + detail.replace("\n", " | ")[:600]))


def run(folder, *args, **kwargs):
    env = dict(os.environ, LANG="fr_FR.UTF-8")
    env.pop("LC_ALL", None)
    return subprocess.run([ENTENTE, *map(str, args)], cwd=folder, env=env, capture_output=True, timeout=SLOW, **kwargs)


def said(done):
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def plant(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def with_flows(n, charter=CLSPD):
    """The charter and n more lawful flows."""
    flows = "".join(f'<flux id="z{i}" de="maire" vers="prefet" information="orientations" canal="ecrit"/>\n' for i in range(n))
    return charter.replace(CLOSE, flows + CLOSE)


# ---- refused ------------------------------------------------------------------

def nested(levels):
    return OPEN + "<partie>" * (levels - 1) + "</partie>" * (levels - 1) + CLOSE


def include(name):
    return f'<xi:include href="{name}"/>'


BOMB = "<!DOCTYPE a [<!ENTITY a0 'ah'>" + "".join(f"<!ENTITY a{i + 1} '{f'&a{i};' * 10}'>" for i in range(9)) + "]>"
REFUSED = [
    # name, id, {file: content}; the first file is the charter
    ("an empty file", "fichier-vide", {"a.xml": ""}),
    ("spaces only", "fichier-vide", {"a.xml": " \n\t"}),
    ("a comment only", "fichier-vide", {"a.xml": "<!-- rien -->"}),
    ("not XML", "fichier-vide", {"a.xml": "une charte"}),
    ("a PDF", "encodage-invalide", {"a.xml": b"%PDF-1.7\n%\xb5\xed\xae\xfb\n1 0 obj"}),
    ("a ZIP", "caractere-interdit", {"a.xml": b"PK\x03\x04\x14\0\0\0\x08\0<charte/>"}),
    ("a page of HTML", "pas-une-charte", {"a.xml": "<html><body><p>Bonjour</p></body></html>"}),
    ("an SVG", "pas-une-charte", {"a.xml": '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'}),
    ("a charter without its namespace", "espace-de-noms", {"a.xml": '<charte xml:lang="fr"/>'}),
    ("a charter of another namespace", "espace-de-noms", {"a.xml": '<charte xmlns="urn:entente:charte:99"/>'}),
    ("an XSLT sheet", "pas-une-charte", {"a.xml": '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'}),
    ("a bomb of entities", "doctype", {"a.xml": BOMB + OPEN + "&a9;" + CLOSE}),
    ("an external entity", "doctype", {"a.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + OPEN + "&x;" + CLOSE}),
    ("an external DTD", "doctype", {"a.xml": '<!DOCTYPE charte SYSTEM "http://example.org/a.dtd">' + OPEN + CLOSE}),
    ("a parameter entity", "doctype", {"a.xml": '<!DOCTYPE a [<!ENTITY % x SYSTEM "a.dtd"> %x;]>' + OPEN + CLOSE}),
    ("a DOCTYPE in an included file", "doctype", {"a.xml": OPEN + include("b.xml") + CLOSE, "b.xml": BOMB + "<parties>&a9;</parties>"}),
    ("an unknown entity", "entite-inconnue", {"a.xml": OPEN + "&nbsp;" + CLOSE}),
    ("nesting past the limit", "trop-profond", {"a.xml": nested(65)}),
    ("a nesting of 900 000", "trop-profond", {"a.xml": nested(900_000)}),
    ("a nesting across files", "trop-profond", {"a.xml": OPEN + "<partie>" * 40 + include("b.xml") + "</partie>" * 40 + CLOSE,
                                                  "b.xml": "<partie>" * 40 + "</partie>" * 40}),
    ("too many attributes", "trop-d-attributs", {"a.xml": "<charte " + " ".join(f'a{i}="1"' for i in range(257)) + "/>"}),
    ("a huge attribute", "attribut-trop-long", {"a.xml": OPEN + '<titre nom="' + "a" * 65537 + '"/>' + CLOSE}),
    ("an attribute of references", "attribut-trop-long", {"a.xml": OPEN + '<titre nom="' + "&#65;" * 20000 + '"/>' + CLOSE}),
    ("a name of 60 000 letters", "texte-trop-long", {"a.xml": CLSPD.replace('court="Maire"', f'court="{"A" * 60000}"')}),
    ("too big a file", "trop-gros", {"a.xml": OPEN + " " * (16 << 20) + CLOSE}),
    ("too big an included file", "trop-gros", {"a.xml": OPEN + include("b.xml") + CLOSE, "b.xml": "<parties>" + " " * (16 << 20) + "</parties>"}),
    ("too many elements", "trop-d-elements", {"a.xml": OPEN + "<a/>" * 500_000 + CLOSE}),
    ("too many elements over files", "trop-d-elements", {"a.xml": OPEN + include("b.xml") + include("c.xml") + CLOSE,
                                                           "b.xml": "<b>" + "<a/>" * 250_000 + "</b>", "c.xml": "<b>" + "<a/>" * 250_000 + "</b>"}),
    ("too many inclusions", "trop-d-inclusions", {"a.xml": OPEN + include("b.xml") * 65 + CLOSE, "b.xml": "<a/>"}),
    ("inclusions that double", "trop-d-inclusions", {"a.xml": OPEN + include("b0.xml") + CLOSE, "b20.xml": "<a/>",
                                                      **{f"b{i}.xml": f'<a xmlns:xi="http://www.w3.org/2001/XInclude">{include(f"b{i + 1}.xml") * 2}</a>' for i in range(20)}}),
    ("a file that includes itself", "inclusion-circulaire", {"a.xml": OPEN + include("a.xml") + CLOSE}),
    ("a circle of files", "inclusion-circulaire", {"a.xml": OPEN + include("b.xml") + CLOSE,
                                                    "b.xml": f'<b xmlns:xi="http://www.w3.org/2001/XInclude">{include("a.xml")}</b>'}),
    ("an inclusion that climbs", "inclusion-hors-dossier", {"a.xml": OPEN + include("../secret.xml") + CLOSE}),
    ("an inclusion that climbs in disguise", "inclusion-hors-dossier", {"a.xml": OPEN + include("b/%2e%2e/%2e%2e/secret.xml") + CLOSE, "b/c.xml": "<a/>"}),
    ("an absolute inclusion", "inclusion-hors-dossier", {"a.xml": OPEN + include("/etc/passwd") + CLOSE}),
    ("an inclusion of the network", "inclusion-hors-dossier", {"a.xml": OPEN + include("http://127.0.0.1:9/a.xml") + CLOSE}),
    ("an inclusion as text", "inclusion-texte", {"a.xml": OPEN + '<xi:include parse="text" href="b.xml"/>' + CLOSE, "b.xml": "<a/>"}),
    ("invalid UTF-8", "encodage-invalide", {"a.xml": OPEN.encode() + b"<titre>\xc3\x28</titre>" + CLOSE.encode()}),
    ("an overlong UTF-8 sign", "encodage-invalide", {"a.xml": OPEN.encode() + b"<titre>\xc0\xbcscript></titre>" + CLOSE.encode()}),
    ("a surrogate in UTF-8", "encodage-invalide", {"a.xml": OPEN.encode() + b"<titre>\xed\xa0\x80</titre>" + CLOSE.encode()}),
    ("Latin-1 that is not declared", "encodage-invalide", {"a.xml": CLSPD.replace('encoding="UTF-8"', "").encode("latin-1", "replace")}),
    ("half a character of UTF-16", "caractere-interdit", {"a.xml": CLSPD.encode("utf-16") + b"\0"}),
    ("UTF-7", "encodage-inconnu", {"a.xml": '<?xml version="1.0" encoding="UTF-7"?>' + OPEN + "+ADw-script+AD4-" + CLOSE}),
    ("EBCDIC", "encodage-invalide", {"a.xml": (OPEN + CLOSE).encode("cp500")}),
    ("a NUL", "caractere-interdit", {"a.xml": OPEN + "\0" + CLOSE}),
    ("a bell", "caractere-interdit", {"a.xml": OPEN + "\a" + CLOSE}),
    ("an escape by its number", "caractere-interdit", {"a.xml": OPEN + "&#27;[2J" + CLOSE}),
    ("a command of a terminal", "caractere-cache", {"a.xml": CLSPD.replace('court="Maire"', 'court="Ma\x9b2Jire"')}),
    ("a text turned around", "caractere-cache", {"a.xml": CLSPD.replace('court="Maire"', 'court="\u202eeriaM"')}),
    ("a text turned around by its number", "caractere-cache", {"a.xml": CLSPD.replace('court="Maire"', 'court="&#x2066;eriaM"')}),
    ("a comment turned around", "caractere-cache", {"a.xml": CLSPD.replace("<titre>", "<!-- \u2067 --><titre>")}),
    ("letters of tags", "caractere-cache", {"a.xml": CLSPD.replace('court="Maire"', 'court="Maire\U000e0041"')}),
    ("a namespace for the elements of another", "espace-de-noms", {"a.xml": CLSPD.replace("<titre>", '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script><titre>')}),
    ("ids that are paths", "identifiant", {"a.xml": CLSPD.replace('id="f1"', 'id="../../f1"')}),
    ("an address that is a script", "adresse", {"a.xml": CLSPD.replace('<texte id="arrete-composition"', '<texte id="arrete-composition" adresse="javascript:alert(1)"')}),
    ("an address of a file", "adresse", {"a.xml": CLSPD.replace('<texte id="arrete-composition"', '<texte id="arrete-composition" adresse="file:///etc/passwd"')}),
    ("own rules outside the folder", "regles-absentes", {"a.xml": CAPREV.replace('href="regles.sch"', 'href="../regles.sch"')}),
    ("own rules that are a bomb", "regles-refusees", {"a.xml": CAPREV, "regles.sch": BOMB + "<a b='&a9;'>&a9;</a>"}),
]
# Without findings: the system's sentence.
UNREADABLE = [("a folder", "."), ("no file", "absent.xml"), ("a name with an end of line", "a\nb.xml"), ("a special file", "/proc/self/mem")]


def refused(folder):
    for number, (name, wanted, files) in enumerate(REFUSED):
        place = folder / f"r{number}"
        plant(place, files)
        plant(folder, {"secret.xml": "<secret>mot de passe</secret>"})
        before = sorted(p for p in place.rglob("*"))
        start = time.monotonic()
        done = run(place, "check", "--format=json", next(iter(files)))
        report = json.loads(done.stdout) if done.stdout else {"findings": []}
        ids = {f["id"].removeprefix("entente-") for f in report["findings"]}
        provoked.update(ids)
        status = 1 if wanted.startswith("regles-") else 2
        built = run(place, "build", next(iter(files)), "-o", "sortie") if status == 2 else None
        wrote = sorted(p for p in place.rglob("*")) != before
        own = [f for f in report["findings"] if f["id"] == "entente-" + wanted]
        check(f"refused: {name}: {wanted}", done.returncode == status and wanted in ids and len(own[0]["message"]) > 20 and not wrote
              and (built is None or built.returncode == 2) and b"mot de passe" not in done.stdout and b"root:" not in done.stdout
              and time.monotonic() - start < SLOW, f"status {done.returncode}, {sorted(ids)}, written: {wrote}, {said(done)[:300]}")
    for name, path in UNREADABLE:
        done = run(folder, "check", path)
        check(f"unreadable: {name}", done.returncode == 2 and len(done.stderr) > 20 and done.stdout == b"", said(done))
    done = run(folder, "check", "-", stdin=subprocess.DEVNULL)
    check("nothing on standard input", done.returncode == 2 and "fichier-vide" in said(done), said(done))
    done = run(folder, "check", "/dev/zero")
    check("a file without end", done.returncode == 2 and "trop-gros" in said(done), said(done))


def truncated(folder):
    data = CLSPD.encode("utf-8")
    cuts = [len(data) * i // 60 + i % 7 for i in range(60)] + [1, 2, 3, 37, len(data) - 1, len(data) - 3, len(data) - 9]
    bad = []
    for cut in sorted(set(c for c in cuts if c < len(data.rstrip()))):
        (folder / "coupe.xml").write_bytes(data[:cut])
        done = run(folder, "check", "--format=json", "coupe.xml")
        found = json.loads(done.stdout)["findings"] if done.stdout else []
        if done.returncode != 2 or len(found) != 1 or found[0]["line"] > data[:cut].count(b"\n") + 1:
            bad.append((cut, done.returncode, [f["id"] for f in found]))
    check(f"a charter cut at {len(set(cuts))} places: one finding each, at a line that exists", not bad, str(bad[:5]))


def encodings(folder):
    """The same charter in encodings that editors write has the same findings, and the same facts but for its digest."""
    text = re.sub(r"<!--.*?-->", "", CLSPD, flags=re.S).replace("’", "'").replace("œ", "oe").replace("–", "-").replace("…", "...")
    facts = set()
    for name, codec, declared in [("UTF-8", "utf-8", "UTF-8"), ("UTF-8 with a mark", "utf-8-sig", "UTF-8"), ("UTF-16", "utf-16", "UTF-16"),
                                  ("UTF-16BE without mark", "utf-16-be", "UTF-16"), ("declared Latin-1", "latin-1", "ISO-8859-1"),
                                  ("declared Windows-1252", "cp1252", "windows-1252"), ("Latin-1 in capitals", "latin-1", "LATIN1")]:
        (folder / "enc.xml").write_bytes(text.replace('encoding="UTF-8"', f'encoding="{declared}"').encode(codec))
        done = run(folder, "check", "enc.xml")
        seen = re.sub(rb'(sha256|empreinte)="[0-9a-f]+"', b"", run(folder, "facts", "enc.xml").stdout)
        facts.add(seen)
        check("read: " + name, done.returncode == 0 and len(facts) == 1 and len(seen) > 10000, said(done))


# ---- strange, and built -------------------------------------------------------

ATTACKS = ["<script>alert(1)</script>", "</text><script>alert(1)</script>", "\"onload=\"alert(1)", "' onclick='alert(1)", "]]><b>", "--><b>", "<?php echo 1 ?>",
           "javascript:alert(1)", "&lt;b&gt;", "{{7*7}}", "$(id)", "`id`", "%s%n%x", "../../etc/passwd", "=HYPERLINK(\"http://x\")", "+1+1", "-1+1", "@SUM(A1)",
           "=cmd|' /C calc'!A0", "Zoé שלום مرحبا", "e\u0301\u0301\u0301\u0301\u0301\u0301", "\u200b\u200d", "\U0001f600", "\U00020000"]


def attribute(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class Page(html.parser.HTMLParser):
    """What in a page could run."""

    def __init__(self):
        super().__init__()
        self.active, self.text = [], []

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "iframe", "object", "embed", "form", "base"):
            self.active.append(tag)
        self.active += [f"{tag} {name}" for name, value in attrs
                        if name.startswith("on") or (name in ("href", "src", "xlink:href") and re.match(r"\s*(javascript|data:text|vbscript):", value or "", re.I))]

    def handle_data(self, data):
        self.text.append(data)


def strange(folder):
    """Each attack is the name of a party; papers, drawings and sheets hold it as text."""
    charter, parties = CLSPD, re.findall(r'(<partie [^>]*?) nom="[^"]*" court="[^"]*"', CLSPD)
    for start, attack in zip(parties, ATTACKS):
        charter = re.sub(re.escape(start) + r' nom="[^"]*" court="[^"]*"', lambda m: f'{start} nom="{attribute(attack)}" court="{attribute(attack)}"', charter)
    charter = re.sub(r"<titre>[^<]*</titre>", lambda m: f"<titre>{attribute('<script>alert(2)</script> ' + ATTACKS[0])}</titre>", charter, count=1)
    plant(folder, {"etrange.xml": charter})
    done = run(folder, "build", "etrange.xml", "-o", "sortie", "--only=registre,reglement-interieur,registre-echanges,certificats")
    out = folder / "sortie"
    made = sorted(p for p in out.rglob("*") if p.is_file())
    check(f"a charter whose names are {len(ATTACKS)} attacks is built", done.returncode in (0, 1) and len(made) > 5 and len(parties) >= len(ATTACKS), said(done))
    kinds = {}
    for path in made:
        kinds.setdefault(path.suffix, []).append(path)
    safe = {"svg": [], "html": [], "odt": [], "json": [], "csv": []}
    drawn = ""
    for path in kinds.get(".svg", []):
        root = tree.parse(path).getroot()
        drawn += "".join(root.itertext())
        safe["svg"] += [e.tag for e in root.iter() if e.tag.split("}")[-1] in ("script", "foreignObject", "image", "use", "style")]
        safe["svg"] += [(name, value) for e in root.iter() for name, value in e.items() if name.split("}")[-1].startswith("on")
                        or (name.split("}")[-1] == "href" and not value.startswith(("#", "https://www.legifrance.gouv.fr/", "https://eur-lex.europa.eu/"))
                        and not re.fullmatch(r"\.\./reglement-interieur\.html#[\w-]+", value))]
    check("SVG: well-formed, nothing that runs or loads", kinds.get(".svg") and not safe["svg"], str(safe["svg"][:5]))
    check("SVG: the names are there, as text", "<script>alert(1)</script>" in drawn)
    for path in kinds.get(".html", []):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        safe["html"] += page.active
        check("HTML: the title is text: " + path.name, "<script>alert(2)</script>" in " ".join("".join(page.text).split()) or path.stem != "reglement-interieur")
    check("HTML: nothing that runs", kinds.get(".html") and not safe["html"], str(safe["html"][:5]))
    for path in kinds.get(".odt", []):
        with zipfile.ZipFile(path) as file:
            for name in file.namelist():
                if name.endswith(".xml"):
                    root = tree.fromstring(file.read(name))
                    safe["odt"] += [e.tag for e in root.iter() if "script" in e.tag.split("}")[-1]]
                elif name.startswith(("/", "..")):
                    safe["odt"].append(name)
    check("ODT: well-formed, no script, no climbing name", kinds.get(".odt") and not safe["odt"], str(safe["odt"][:5]))
    for path in kinds.get(".json", []):
        json.loads(path.read_text(encoding="utf-8"))
    for path in kinds.get(".csv", []):
        text = path.read_text(encoding="utf-8-sig")
        safe["csv"] += [c for row in csv.reader(io.StringIO(text), delimiter=";") for c in row if c[:1] in "=+-@\t\r" and c]
    check("CSV: no cell is a formula", kinds.get(".csv") and not safe["csv"], str(safe["csv"][:5]))
    bad = [str(p) for p in made if p.suffix in (".svg", ".html", ".txt") and re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", p.read_text(encoding="utf-8"))]
    check("no control character in a text output", not bad, str(bad))
    pdfs = b"".join(p.read_bytes() for p in kinds.get(".pdf", []))
    check("PDF: no script, no launch, no file", pdfs and not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b", pdfs))


def quoted(folder):
    """What a finding quotes of an author never commands a terminal."""
    plant(folder, {"cite.xml": CLSPD.replace('vers="pleniere"', 'vers="x\u200f%s\u202a"', 1).replace("\u202a", "%n")})
    done = run(folder, "check", "cite.xml")
    check("a reference that is no name is quoted as text", done.returncode == 2 and "%n" in said(done) and "\x1b" not in said(done), said(done))


# ---- many ---------------------------------------------------------------------

def many(folder):
    plant(folder, {"v.xml": with_flows(20_000)})
    start = time.monotonic()
    done = run(folder, "check", "--until=analyse", "v.xml")
    check("20 000 flows are analysed", done.returncode == 0 and time.monotonic() - start < SLOW, said(done)[:300])
    plant(folder, {"v.xml": with_flows(1_000)})
    done = run(folder, "check", "v.xml")
    check("1 000 more flows from one party to another: a verdict", done.returncode in (0, 1) and b"aucun constat" in done.stdout or b"erreur" in done.stdout, said(done)[:300])
    plant(folder, {"t.xml": re.sub(r"<objet>.*?</objet>", lambda m: f"<objet>{'mot ' * 250_000}</objet>", CLSPD, flags=re.S)})
    done = run(folder, "check", "t.xml")
    check("a text of a million letters is a text", done.returncode == 0, said(done)[:300])
    if LONG:
        flow = '<flux id="z{}" de="maire" vers="prefet" information="orientations"/>'
        parts = {f"p{i}.xml": "<flux-tous>" + "".join(flow.format(i * 160_000 + k) for k in range(160_000)) + "</flux-tous>" for i in range(7)}
        plant(folder, {"m.xml": CLSPD.replace('xmlns="urn:entente:charte:1"', 'xmlns="urn:entente:charte:1" xmlns:xi="http://www.w3.org/2001/XInclude"')
                       .replace(CLOSE, "".join(include(name) for name in parts) + CLOSE), **parts})
        done = run(folder, "check", "m.xml")
        check("a million flows: trop-d-elements", done.returncode == 2 and "trop-d-elements" in said(done), said(done)[:300])
        plant(folder, {"m.xml": with_flows(1_000_000)})
        done = run(folder, "check", "m.xml")
        check("a million flows in one file: trop-gros", done.returncode == 2 and "trop-gros" in said(done), said(done)[:300])
        plant(folder, {"m.xml": with_flows(100_000)})
        done = run(folder, "check", "--until=analyse", "m.xml")
        check("100 000 flows are analysed", done.returncode == 0, said(done)[:300])


# ---- limits -------------------------------------------------------------------

def limits():
    """Each limit of load.h has a case above, and its number in the manual."""
    source = (ROOT / "compiler/load/load.h").read_text(encoding="utf-8")
    manual = (ROOT / "compiler/man/entente.1").read_text(encoding="utf-8").replace(" ", " ")
    section = " ".join(manual[manual.index(".Sh LIMITES"):manual.index(".Sh ENVIRONMENT")].split())
    known = {"BYTES": ("trop-gros", "16 Mio"), "DEPTH": ("trop-profond", "64 niveaux"), "ELEMENTS": ("trop-d-elements", "500 000 éléments"),
             "INCLUDES": ("trop-d-inclusions", "64 inclusions"), "ATTRIBUTE": ("attribut-trop-long", "65 536 octets"),
             "ATTRIBUTES": ("trop-d-attributs", "256 attributs")}
    found = dict(re.findall(r"#define LOAD_MAX_(\w+) (\(16u << 20\)|\d+)", source))
    check("every limit of load.h is known here", set(found) == set(known), str(sorted(found)))
    for name, (case, words) in known.items():
        number = words.split(" ")[0] + (words.split(" ")[1] if words.split(" ")[1].isdigit() else "")
        value = "16" if name == "BYTES" else found.get(name)
        check(f"limit {name.lower()}: a case, the manual, the same number", case in provoked and words in section and number == value, section)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        for part in (refused, truncated, encodings, strange, quoted, many):
            part(folder)
        limits()
    print(f"1..{count}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
