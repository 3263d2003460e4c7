#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""All our views of a charter against one picture of the same charter by Graphviz dot.

    diagrams.py DRIVER [RUNS]

Whole processes, least user + system time of RUNS (9 by default), the two taken in turn. Prints, per model, our time and
pages, the time of dot (splines, then ortho), the ratios, and what test/diagram/page.py finds in dot's pictures: texts
that overlap, texts hit by a line, crossings. Only the ratios are to be trusted.
"""
import json
import os
import re
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../diagram"))
import graph  # noqa: E402
import page as reader  # noqa: E402

MODELS = ("clspd", "reseau", "20:4:60:1", "40:6:150:2", "60:8:300:3")


def timed(command, source=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, input=source, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, run


def main():
    driver, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 9
    arial = reader.Family("LiberationSans")
    print(f"{'model':12}{'ours':>9}{'pages':>7}{'dot':>9}{'ortho':>9}{'ours/dot':>10}{'ours/ortho':>12}   dot ortho: overlaps, hit by a line, crossings")
    for model in MODELS:
        with tempfile.TemporaryDirectory() as folder:
            least = [1e9] * 3
            subprocess.run([driver, model, folder], capture_output=True)
            with open(os.path.join(folder, "model.json"), encoding="utf-8") as source:
                ortho = graph.dot(graph.Model(json.load(source)))
            splines = ortho.replace("splines=ortho", "splines=true").replace("xlabel=", "label=")
            for _ in range(runs):
                least[0] = min(least[0], timed([driver, model, folder])[0])
                least[1] = min(least[1], timed(["dot", "-Tsvg"], splines.encode())[0])
                time, run = timed(["dot", "-Tsvg"], ortho.encode())
                least[2] = min(least[2], time)
            picture = reader.Page(re.sub(rb"<!DOCTYPE[^>]*>", b"", run.stdout), arial)
            kinds = [kind for kind, _ in reader.placement(picture)]
            pages = sum(n.endswith(".svg") for n in os.listdir(folder))
            print(f"{model:12}{least[0]:9.3f}{pages:7}{least[1]:9.3f}{least[2]:9.3f}{least[0] / least[1]:10.2f}{least[0] / least[2]:12.2f}"
                  f"   {kinds.count('overlap')}, {kinds.count('line')}, {len(reader.crossings(picture))}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
