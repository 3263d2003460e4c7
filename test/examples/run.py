#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every example behaves as its expected.json says, validates, and builds the
same bytes anywhere. usage: run.py ENTENTE PLAIN ROOT

PLAIN is the program without sanitizers: bytes are compared with it, each
example is built by ENTENTE once."""
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ENTENTE, PLAIN = (os.path.abspath(path) for path in sys.argv[1:3])
ROOT = pathlib.Path(sys.argv[3]).resolve()


def sh(args, **kwargs):
    return subprocess.run(args, capture_output=True, text=True, **kwargs)


COUNT = [0]


def check(name, ok, detail=""):
    COUNT[0] += 1
    print(("ok - " if ok else "not ok - ") + name.replace("#", "no.") + ("" if ok else "  # " + detail.replace("\n", " | ")[:600]))
    return ok


def jing(grammar, files):
    r = sh(["jing", str(ROOT / "compiler/schema" / grammar), *map(str, files)])
    return r.returncode == 0, r.stdout + r.stderr


def build_elsewhere(folder, name, work, extra):
    """Copies an example to another folder, builds it there under another environment."""
    place = pathlib.Path(work, "ailleurs été")
    place.mkdir(exist_ok=True)
    copy = place / name
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    env = dict(os.environ, **extra)
    return copy, sh([PLAIN, "build", f"{name}/{name}.xml", "-o", f"out-{name}"], cwd=place, env=env), place / f"out-{name}"


def same_tree(a, b):
    files = sorted(p.relative_to(a) for p in a.rglob("*") if p.is_file())
    others = sorted(p.relative_to(b) for p in b.rglob("*") if p.is_file())
    if files != others or not files:
        return False, f"{files} {others}"
    differ = [str(f) for f in files if not filecmp.cmp(a / f, b / f, shallow=False)]
    return not differ, " ".join(differ)


def main():
    ok = True
    examples = [f for f in sorted((ROOT / "examples").iterdir()) if (f / (f.name + ".xml")).exists()]
    with tempfile.TemporaryDirectory() as work:
        empty_fonts = pathlib.Path(work, "fonts.conf")
        empty_fonts.write_text("<?xml version='1.0'?><fontconfig></fontconfig>")
        for folder in examples:
            name = folder.name
            out = pathlib.Path(work, name)
            r = sh([sys.executable, str(ROOT / "test/example.py"), ENTENTE, str(folder), str(out)])
            ok &= check(f"{name}: as expected", r.returncode == 0, r.stdout + r.stderr)
            ok &= check(f"{name}: valid against charter.rng", *jing("charter.rng", [folder / (name + ".xml")]))
            facts = pathlib.Path(work, name + ".facts.xml")
            facts.write_text(sh([ENTENTE, "facts", str(folder / (name + ".xml"))]).stdout, encoding="utf-8")
            ok &= check(f"{name}: facts valid against facts.rng", *jing("facts.rng", [facts]))
            # the paper names the file it was made from by its name only: build from its own folder
            sh([PLAIN, "build", f"{name}/{name}.xml", "-o", str(out)], cwd=ROOT / "examples")
            extra = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "FONTCONFIG_FILE": str(empty_fonts), "HOME": work}
            _, r, elsewhere = build_elsewhere(folder, name, work, extra)
            ok &= check(f"{name}: same bytes in another folder, time zone, locale, set of fonts",
                        *same_tree(out, elsewhere))
            ok &= check(f"{name}: has LISEZMOI.md", (folder / "LISEZMOI.md").exists())
    ok &= check("there are examples", len(examples) >= 2)
    picture = ROOT / "examples/clspd/etages.svg"
    with tempfile.TemporaryDirectory() as work:
        sh([ENTENTE, "build", "--only=etages", "examples/clspd/clspd.xml", "-o", work], cwd=ROOT)
        made = pathlib.Path(work, "diagrammes/etages.svg")
        ok &= check("README's picture is what the program draws", made.exists() and picture.exists()
                    and made.read_bytes() == picture.read_bytes())
    print(f"1..{COUNT[0]}")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
