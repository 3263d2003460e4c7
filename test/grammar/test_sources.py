#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Each grammar's XML form (.rng) is what trang makes of its compact form (.rnc).

    test_sources.py
"""
import glob, os, shutil, subprocess, sys, tempfile

from harness import SCHEMA, finish

if not shutil.which("trang"):
    print("trang is not installed: .rnc and .rng are not compared")
    sys.exit(77)
failures, names = [], sorted(os.path.basename(path)[:-4] for path in glob.glob(SCHEMA + "/*.rnc"))
for name in names:
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, name + ".rng")
        subprocess.run(["trang", os.path.join(SCHEMA, name + ".rnc"), made], check=True)
        with open(made, encoding="utf-8") as one, open(os.path.join(SCHEMA, name + ".rng"), encoding="utf-8") as other:
            if one.read() != other.read():
                failures.append(f"{name}.rng is not made from {name}.rnc: run `trang {name}.rnc {name}.rng` in compiler/schema")
finish(failures, f"{', '.join(names)}: .rnc and .rng are equal")
