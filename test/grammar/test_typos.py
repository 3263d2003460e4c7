#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Two hundred one-letter faults: each found at its exact place, and what was
meant suggested first in at least nine cases out of ten.

    test_typos.py DRIVER

A fault deletes, inserts, replaces or swaps a letter in the name of an element
(both of its tags), of an attribute, or in a value of a closed list of the sample
charter. The seed is fixed; faults that give another right name are not faults.
"""
import random, re, string, sys

from harness import SCHEMA, check_all, finish, place, sample

COUNT, SEED = 200, 26


def fault(word, draw):
    kind, at, letter = draw.randrange(4), draw.randrange(len(word)), draw.choice(string.ascii_lowercase)
    if kind == 0:
        return word[:at] + word[at + 1:]
    if kind == 1:
        return word[:at] + letter + word[at:]
    if kind == 2:
        return word[:at] + letter + word[at + 1:]
    return word[:at] + word[at + 1:at + 2] + word[at:at + 1] + word[at + 2:]


def targets(text, grammar):
    """(kind, word, offset of the word, offset where the finding must stand)"""
    closed = {}
    for define, body in re.findall(r'<define name="([vt]\.[^"]*)">(.*?)</define>', grammar, re.S):
        closed[define] = re.findall(r"<value>([^<]*)</value>", body)
    kinds = {}
    for name, body in re.findall(r'<attribute name="([^"]*)">(.*?)</attribute>', grammar, re.S):
        ref = re.search(r'<ref name="(t\.[^"]*|v\.ouinon|v\.langue)"', body)
        values = re.findall(r"<value>([^<]*)</value>", body) or (closed[ref[1]] if ref else [])
        kinds.setdefault(name, set()).update(values)
    found = []
    for tag in re.finditer(r"<([a-z-]+)((?:\s+[\w:-]+\s*=\s*\"[^\"]*\")*)\s*/?>", re.sub(r"<!--.*?-->", lambda m: " " * len(m[0]), text, flags=re.S)):
        found.append(("element", tag[1], tag.start(1), tag.start()))
        for attr in re.finditer(r'([\w:-]+)\s*=\s*"([^"]*)"', tag[2]):
            at = tag.start(2) + attr.start(1)
            if not attr[1].startswith("xml"):
                found.append(("attribute", attr[1], at, at))
            if attr[2] in kinds.get(attr[1], ()) and attr[2] != "a-decider":
                found.append(("value", attr[2], tag.start(2) + attr.start(2), tag.start(2) + attr.start(2)))
    return found


def mutate(text, target, wrong):
    kind, word, at, _ = target
    if kind != "element":
        return text[:at] + wrong + text[at + len(word):]
    # The end tag too, as an editor does: the first that closes this element.
    depth, end = 0, None
    for tag in re.finditer(r"<(/?)%s(?=[\s/>])[^>]*?(/?)>" % re.escape(word), text[at - 1:]):
        if not tag[2]:
            depth += -1 if tag[1] else 1
        if depth == 0:
            end = at - 1 + tag.start() + 2 if tag[1] else None
            break
    if end:
        text = text[:end] + wrong + text[end + len(word):]
    return text[:at] + wrong + text[at + len(word):]


def main():
    draw = random.Random(SEED)
    text = sample()
    with open(SCHEMA + "/charter.rng", encoding="utf-8") as file:
        grammar = file.read()
    pool = targets(text, grammar)
    right = {t[1] for t in pool} | set(re.findall(r"<value>([^<]*)</value>", grammar))
    right |= set(re.findall(r'<(?:element|attribute) name="([^"]*)"', grammar))
    chosen = []
    while len(chosen) < COUNT:
        target = draw.choice([t for t in pool if t[0] == ("element", "attribute", "value")[len(chosen) % 3]])
        wrong = fault(target[1], draw)
        if wrong not in right and re.fullmatch(r"[a-z][a-z0-9-]*", wrong):
            chosen.append((target, wrong))
    failures, first = [], 0
    for (target, wrong), found in zip(chosen, check_all(sys.argv[1], [mutate(text, *c) for c in chosen])):
        at = place(text, target[3])
        here = [f for f in found if (f["line"], f["column"]) == at]
        if not here:
            failures.append(f"{target[0]} {wrong}: nothing at {at}, but {[(f['id'], f['line'], f['column']) for f in found]}")
            continue
        meant = re.search(r"vouliez-vous dire `([^`]*)`", here[0]["message"])
        first += bool(meant) and meant[1] == target[1]
        if not meant or meant[1] != target[1]:
            print(f"# {target[0]} {wrong}: {target[1]} was meant, not {meant and meant[1]}")
        if len(found) > 1:
            print(f"# {target[0]} {wrong}: {len(found)} findings")
    if first < COUNT * 9 // 10:
        failures.append(f"only {first} of {COUNT} suggestions are right")
    finish(failures, f"{COUNT} faults found at their place, {first} right suggestions first")


main()
