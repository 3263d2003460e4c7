#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""N communes, each with its own charter drawn from the CLSPD example, checked and built together; what France's would cost.

usage: communes.py ENTENTE [N] [JOBS] [check]      (check: not built)
A commune has its own name, population, dates, some parties fewer and some flows fewer. Prints elapsed and processor seconds,
the largest memory, and 35 000 communes by proportion. Not a test: the figures are of this machine, on this day.
"""
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FRANCE = 35_000


def commune(text, number):
    rng = random.Random(number)
    name = rng.choice(["Saint-", "Mont", "Val-", "Pont-"]) + rng.choice(["aubin", "clair", "rives", "fort", "lande", "mare"]) + f"-{number}"
    text = text.replace("Rochebelle-les-Forges", name).replace("24500", str(rng.randrange(1500, 90000)))
    flows = re.findall(r"  <flux [^>]*?/>\n", text)
    cited = set(re.findall(r'(?:flux|apres|suite)="([^"]*)"', text))
    for flow in rng.sample(flows, rng.randrange(0, max(1, len(flows) // 3))):
        if re.search(r'id="([^"]*)"', flow)[1] not in cited:
            text = text.replace(flow, "")
    return text


def measure(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    elapsed = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def main():
    entente, n = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    jobs = sys.argv[3] if len(sys.argv) > 3 else str(os.cpu_count())
    text = (ROOT / "examples/clspd/clspd.xml").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = []
        for number in range(n):
            paths.append(folder / f"commune-{number:05}.xml")
            paths[-1].write_text(commune(text, number), encoding="utf-8")
        print(f"{n} communes, --jobs={jobs}, load average {os.getloadavg()[0]:.1f}")
        print(f"{'':8}{'elapsed s':>10}{'cpu s':>8}{'cpu s each':>12}{'MiB':>6}{f'  {FRANCE} would take (processor hours)':>20}")
        for verb, more in [("check", []), ("build", ["-o", str(folder / "out")])][:1 if sys.argv[4:] == ["check"] else 2]:
            done, elapsed, cpu, memory = measure([entente, verb, f"--jobs={jobs}", *more, *map(str, paths)])
            print(f"{verb:8}{elapsed:10.1f}{cpu:8.1f}{cpu / n:12.3f}{memory:6.0f}{cpu / n * FRANCE / 3600:12.2f}", flush=True)
            print("        " + done.stdout.decode().strip().splitlines()[-1])
            if done.returncode > 1:
                print(done.stderr.decode()[-500:])
                return 1
        if not (folder / "out").exists():
            return 0
        size = sum(p.stat().st_size for p in (folder / "out").rglob("*") if p.is_file())
        print(f"outputs: {size / n / 1024:.0f} KiB each, {size / n * FRANCE / 1e9:.0f} GB for {FRANCE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
