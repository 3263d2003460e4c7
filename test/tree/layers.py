#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The architecture, held: who may include whom, how long files and functions are.

usage: layers.py ROOT
The table of allowed includes is the one of compiler/HACKING.md (section Layering),
read from there, so that the page cannot lie.
"""
import pathlib
import re
import sys

MAX_FILE, MAX_FUNCTION = 700, 120


def table(hacking):
    """{stage: set of stages it may include} from the lines «stage | may include»."""
    allowed = {}
    section = hacking.split("## Layering", 1)[1].split("\n## ", 1)[0]
    for line in section.splitlines():
        m = re.match(r"\|\s*`([\w.-]+)`\s*\|\s*(.*?)\s*\|", line)
        if m:
            allowed[m.group(1)] = set(re.findall(r"`([\w.-]+)`", m.group(2)))
    return allowed


def stage_of(path):
    return path.split("/")[0] if "/" in path else path


def functions(text):
    """(name, lines) of each top-level function: a brace in column 0 to the next one closing."""
    lines = text.splitlines()
    start = None
    for i, line in enumerate(lines):
        if line == "{":
            start = i
        elif line == "}" and start is not None:
            head = " ".join(lines[max(0, start - 3):start])
            name = re.findall(r"(\w+)\(", head)
            yield (name[-1] if name else "?", i - start + 1)
            start = None


def main():
    root = pathlib.Path(sys.argv[1])
    compiler = root / "compiler"
    allowed = table((compiler / "HACKING.md").read_text(encoding="utf-8"))
    faults, checked, sizes = [], 0, []
    for path in sorted(compiler.rglob("*.[ch]")):
        name = path.relative_to(compiler).as_posix()
        text = path.read_text(encoding="utf-8")
        checked += 1
        if len(text.splitlines()) > MAX_FILE:
            faults.append(f"{name}: {len(text.splitlines())} lines, {MAX_FILE} at most")
        for function, length in functions(text):
            sizes.append(length)
            if length > MAX_FUNCTION:
                faults.append(f"{name}: {function}() has {length} lines, {MAX_FUNCTION} at most")
        if "SPDX-License-Identifier: EUPL-1.2" not in text[:200]:
            faults.append(f"{name}: no SPDX line")
        stage = stage_of(name)
        key = name if name in allowed else stage
        may = allowed.get(key)
        if may is None:
            faults.append(f"{name}: no row for {key} in the layering table")
            continue
        for included in re.findall(r'#\s*include\s+"([^"]+)"', text):
            target = stage_of(included)
            if (compiler / included).exists() and target != stage and target not in may and included not in may:
                faults.append(f"{name}: includes {included}, not allowed for {key}")
    for pattern in ("*.xml", "*.xsl", "*.sch", "*.rnc", "*.py", "*.sh"):
        for path in sorted(root.rglob(pattern)):
            relative = path.relative_to(root).as_posix()
            if relative.startswith(("out/", ".git/")) or "/golden/" in relative or "/cases/" in relative:
                continue
            if len(path.read_bytes().splitlines()) > MAX_FILE and relative.endswith((".xsl", ".py", ".sh", ".sch")):
                faults.append(f"{relative}: more than {MAX_FILE} lines")
    sizes.sort()
    if sizes:
        print(f"{checked} files, {len(sizes)} functions: median {sizes[len(sizes) // 2]}, "
              f"p90 {sizes[len(sizes) * 9 // 10]}, longest {sizes[-1]} lines")
    for fault in faults:
        print("FAULT", fault)
    if checked < 10 or len(allowed) < 8:
        print("FAULT too little was checked")
        return 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
