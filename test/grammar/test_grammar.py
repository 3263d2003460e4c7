#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every message of the grammar, provoked in the sample charter at a known place.

    test_grammar.py DRIVER

A case replaces a piece of complete.xml; ¦ in the new piece marks the place where
the finding must stand. It must be the only one, but for cases of several marks.
"""
import os, re, sys

from harness import ROOT, check_all, finish, place, sample

LONG = "x" * 2001
# (id, old, new, words that message or fix must contain)
CASES = [
    ("pas-une-charte", "<charte xmlns", "¦<chrate xmlns", "`charte`"),
    ("espace-de-noms", '<charte xmlns="urn:entente:charte:1"', "¦<charte", 'xmlns="urn:entente:charte:1"'),
    ("espace-de-noms", '<charte xmlns="urn:entente:charte:1"', '¦<charte xmlns="urn:entente:charte:2"', "charte:2"),
    ("espace-de-noms", "<definition terme", '¦<x:plus xmlns:x="urn:x"/><definition terme', "urn:x"),
    ("espace-de-noms", "<parties>", '¦<parties xmlns="">', "<parties>"),
    ("element-inconnu", "<limite>Rien sans l'accord de la personne.</limite>", "¦<limit>Rien</limit>", "`limite`"),
    ("element-inconnu", "<force>La confiance.</force>", "¦<zzzzzzzz/>", "<mission>, <limite>, <force>, <besoin>"),
    ("element-inconnu", "<force>La confiance.</force>", "¦<FORCE>oui</FORCE>", "`force`"),
    ("element-mal-place", "<force>La confiance.</force>", '¦<jamais information="absences" vers="public"/>', "<charte>"),
    ("element-absent", "<intitule>Chiffres</intitule>", "", "<intitule>"),
    ("element-double", "<sous-titre>", "<sous-titre>De</sous-titre>\n  ¦<sous-titre>", "qu'un seul"),
    ("texte-mal-place", '<membre partie="maire"', 'é <!-- x --> <membre partie="maire"', None),
    ("texte-mal-place", "<objet>Tout le monde.</objet>", "<objet>Tout</objet> <!-- é -->\n\t¦égaré &amp; perdu ", "<objet>"),
    ("texte-mal-place", '<membre partie="maire"', '¦<![CDATA[x]]><membre partie="maire"', "<instance>"),
    ("texte-absent", "<titre>Charte d'essai</titre>", "¦<titre/>", "<titre>"),
    ("texte-trop-long", "Charte d'essai", LONG, None),
    ("texte-trop-long", 'nom="Le maire"', f'nom="¦{LONG}"', "2000"),
    ("attribut-inconnu", 'instance="pleniere">Pour', '¦instnace="pleniere">Pour', "`instance`"),
    ("attribut-inconnu", 'nom="Plénière"', 'nom="Plénière" ¦vers="x"', "<flux>, <jamais>"),
    ("attribut-inconnu", 'nom="Le maire"', 'nom="Le maire" ¦zzzzzzzz="x"', "`mandat`"),
    ("attribut-inconnu", 'xml:lang="fr"', '¦lang="fr"', "`xml:lang`"),
    ("attribut-inconnu", "<force>", '<force ¦zzz="1">', "n'a pas d'attribut"),
    ("attribut-absent", 'xml:lang="fr" ', "", "xml:lang|fr, nl, de, en"),
    ("attribut-absent", '<jamais id="j1" information="absences"', '¦<jamais id="j1"', "`information`"),
    ("attribut-absent", 'classe="statistique" ', "", "generale, statistique"),
    ("valeur-vide", 'population="24500"', 'population="¦"', "population"),
    ("valeur-vide", 'pilote="maire"', 'pilote="¦ "', "pilote"),
    ("valeur-vide", 'nom="Le maire"', 'nom="¦"', "nom"),
    ("valeur-inconnue", 'qpv="oui"', 'qpv="¦ouii"', "`oui`|oui, non, a-decider"),
    ("valeur-inconnue", 'etat="projet"', 'etat="¦Projet"', "`projet`"),
    ("valeur-inconnue", 'natures="scolaire sensible"', 'natures="scolaire  ¦sensibel"', "`sensible`"),
    ("valeur-inconnue", 'suite="interdite"', 'suite="¦interdit"', "`interdite`"),
    ("a-decider-refuse", 'etat="projet"', 'etat="¦a-decider"', "etat"),
    ("date", 'date="2026-12-01"', 'date="¦01/12/2026"', "`2026-12-01`"),
    ("date", 'date="2026-12-01"', 'date="¦2026-12-1"', "`2026-12-01`"),
    ("date", 'date="2026-12-01"', 'date="¦demain"', "AAAA-MM-JJ"),
    ("date-impossible", 'composition-le="2026-02-28"', 'composition-le="¦2026-02-29"', "2026-02-29"),
    ("date-impossible", 'composition-le="2026-02-28"', 'composition-le="¦2026-13-01"', "calendrier"),
    ("duree", 'delai="48 heures"', 'delai="¦48 heurs"', "`48 heures`"),
    ("duree", 'delai="48 heures"', 'delai="¦48h"', "15 jours"),
    ("duree", 'duree="sans délai"', 'duree="¦sans delai"', "`sans délai`"),
    ("nombre-entier", 'population="24500"', 'population="¦24 500"', "`24500`"),
    ("nombre-entier", 'population="24500"', 'population="¦-1"', "nombre entier"),
    ("nombre-entier", 'population="24500"', 'population="¦1000000000"', "nombre entier"),
    ("nombre", 'part-opposee="0.25"', 'part-opposee="¦0,25"', "`0.25`"),
    ("identifiant", 'id="groupe"', 'id="¦groupe absences"', "`groupe-absences`"),
    ("identifiant", 'id="j1"', 'id="¦1"', "lettre"),
    ("identifiant", 'id="j1"', f'id="¦{"j" * 81}"', "80"),
    ("nom-mal-ecrit", 'partie="ccas ecole"', 'partie="¦ccas, ecole"', "`ccas`|sans virgule"),
    ("nom-mal-ecrit", 'partie="ccas ecole"', 'partie="¦ccas&#32;école:x"', None),
    ("nom-mal-ecrit", 'role="maire"', 'role="¦le maire"', "`le-maire`"),
    ("base-mal-ecrite", 'base="convention fr-csi:l132-4"', 'base="convention ¦FR-CSI:L132-4"', "`fr-csi:l132-4`"),
    ("un-mot", 'departement="42"', 'departement="¦la Loire"', "un mot"),
    ("une-lettre", 'lettre="A"', 'lettre="¦a"', "`A`"),
    ("nom-de-fichier", 'href="regles/propres.sch"', 'href="¦règles.sch"', "sans accent"),
    ("adresse", 'adresse="https://exemple.fr/c"', 'adresse="¦http://[x"', "https://"),
    ("nom-mal-ecrit", 'origine="propre"', 'origine="¦f 1"', "`f-1`"),
]
# Faults at places that a mark cannot show.
ROOTS = [
    ("pas-une-charte", '<html xmlns="http://www.w3.org/1999/xhtml"/>', "XHTML"),
    ("pas-une-charte", '<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>', "RELAX NG"),
    ("pas-une-charte", '<f:faits xmlns:f="urn:entente:faits:1"/>', "urn:entente:faits:1"),
]


def build(case):
    id, old, new, words = case
    text = sample()
    if text.count(old) < 1:
        sys.exit(f"complete.xml has no {old}")
    at = text.index(old)
    if "¦" not in new:
        return text.replace(old, new, 1), None
    mark = at + new.index("¦")
    if "<chrate" in new:
        text = text.replace("</charte>", "</chrate>")
    return text.replace(old, new.replace("¦", ""), 1), mark


def judge(case, text, mark, found):
    id, old, new, words = case
    got = [(f["id"], f["line"], f["column"]) for f in found]
    says = " ".join(f"{f['message']} {f['fix']}" for f in found)
    wanted = "entente-" + id
    if len(found) != 1 or found[0]["id"] != wanted:
        return f"{new[:60]}: expected {wanted}, got {got} {says[:300]}"
    if mark is not None and got[0][1:] != place(text, mark):
        return f"{new[:60]}: expected at {place(text, mark)}, got {got}"
    for word in (words or "").split("|"):
        if word not in says:
            return f"{new[:60]}: «{word}» is not in: {says}"
    return None


def main():
    driver = sys.argv[1]
    built = [build(case) for case in CASES]
    found = check_all(driver, [sample()] + [text for text, _ in built] + [root for _, root, _ in ROOTS])
    failures = [f"complete.xml: {found[0]}"] if found[0] else []
    for case, (text, mark), got in zip(CASES, built, found[1:]):
        failures += filter(None, [judge(case, text, mark, got)])
    for (id, root, words), got in zip(ROOTS, found[1 + len(CASES):]):
        failures += filter(None, [judge((id, "", root, words), root, 0, got)])
    many = sample().replace("<parties>", "<parties>" + "<z/>" * 300)
    last = {f["id"] for f in check_all(driver, [many])[0]}
    seen = {f["id"] for findings in found for f in findings} | last
    with open(os.path.join(ROOT, "compiler/diag/messages-grammar.def"), encoding="utf-8") as file:
        rows = re.findall(r'^MESSAGE\(\w+, "([\w-]+)"', file.read(), re.M)
    # entente-grammaire is our own defect: test_agreement.py shows that it is never said
    failures += [f"no case provokes {id}" for id in rows if id not in seen and id != "entente-grammaire"]
    finish(failures, f"{len(CASES) + len(ROOTS)} faults, each at its place; {len(rows)} messages")


main()
