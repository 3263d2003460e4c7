#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the system refuses, and whenever the program dies, an output is the old file or the new one, whole.

usage: run.py ENTENTE SHIM ROOT
Each call of open, read, write, fsync, close, rename and mkdir fails in turn (shim.c); then a folder that cannot be written, a
target that is a folder, a full disk, memory that ends, kill -9 at random moments, two builds into one folder.
ENTENTE_TEST_LONG=1: every open, read and close instead of one in nine, 200 kills instead of 20. ENTENTE_TEST_SEED draws the moments.
"""
import errno
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ENTENTE, SHIM, ROOT = (os.path.abspath(a) for a in sys.argv[1:4])
LONG = os.environ.get("ENTENTE_TEST_LONG") == "1"
SEED = int(os.environ.get("ENTENTE_TEST_SEED", 20261130))
ONLY = "--only=registre-echanges"
count = failed = 0


def check(name, good, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(("ok - " if good else "not ok - ") + name + ("" if good else "  # " + detail.replace("\n", " | ")[:500]), flush=True)


def skip(name, why):
    global count
    count += 1
    print(f"ok - {name} # SKIP {why}")


def environment(**more):
    env = dict(os.environ, LANG="fr_FR.UTF-8", **more)
    env.pop("LC_ALL", None)
    env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0:detect_leaks=0"
    return env


def build(folder, out, *options, **kwargs):
    env = kwargs.pop("env", environment())
    return subprocess.run([ENTENTE, "build", *options, "-o", str(out), str(folder / "charte.xml")], capture_output=True, text=True, env=env, timeout=300, **kwargs)


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class Stage:
    """A folder with the outputs of an old charter, and what a build of the new one must make of it."""

    def __init__(self, folder, only=ONLY):
        self.folder, self.only = folder, only
        text = pathlib.Path(ROOT, "examples/clspd/clspd.xml").read_text(encoding="utf-8")
        charter = folder / "charte.xml"
        charter.write_text(text.replace("Rochebelle-les-Forges", "Vieilleville"), encoding="utf-8")
        build(folder, folder / "vieux", only)
        charter.write_text(text, encoding="utf-8")
        build(folder, folder / "neuf", only)
        self.old, self.new, self.out = files(folder / "vieux"), files(folder / "neuf"), folder / "sortie"

    def reset(self):
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.folder / "vieux", self.out)

    def build(self, **kwargs):
        return build(self.folder, self.out, self.only, **kwargs)

    def state(self, hidden=False):
        """«old», «new», «mixed», or what is wrong."""
        found = files(self.out)
        if hidden:
            found = {name: data for name, data in found.items() if not os.path.basename(name).startswith(".")}
        strangers = sorted(set(found) - set(self.old) - set(self.new))
        torn = sorted(name for name in set(self.old) | set(self.new) if found.get(name) not in (self.old.get(name), self.new.get(name)))
        if strangers or torn:
            return f"left: {strangers}, torn: {torn}"
        return "old" if found == self.old else "new" if found == self.new else "mixed"


def faults(stage):
    told = stage.folder / "touche"
    for call, error in [("write", errno.ENOSPC), ("write", 0), ("fsync", errno.EIO), ("rename", errno.EACCES), ("mkdir", errno.EACCES),
                        ("open", errno.EACCES), ("open", errno.EMFILE), ("read", errno.EIO), ("close", errno.EIO)]:
        stride = 1 if LONG or call in ("write", "fsync", "rename", "mkdir") else 9
        number, bad, states, strikes = 1, [], {}, 0
        while True:
            stage.reset()
            told.unlink(missing_ok=True)
            done = stage.build(env=environment(LD_PRELOAD=SHIM, ENTENTE_FAULT=f"{call}:{number}:{error}", ENTENTE_FAULT_TOLD=str(told)))
            state = stage.state()
            if not told.exists():
                break
            strikes += 1
            states[state] = states.get(state, 0) + 1
            spoke = len(done.stderr) > 20
            # The new files are there when only the list of what was made could not be printed.
            fine = (done.returncode == 0 and state == "new") or (done.returncode == 2 and spoke and state in ("old", "new")) \
                or (done.returncode == 2 and spoke and state == "mixed" and call == "rename")
            if not fine:
                bad.append((number, done.returncode, state, done.stderr[-150:]))
            number += stride
        name = f"{call} fails ({errno.errorcode.get(error, 'one byte at a time')})"
        ended = done.returncode == 0 and state == "new"
        check(f"{name}: {strikes} times, {states}", not bad and ended and strikes >= 1, f"{bad[:3]}, at the end {done.returncode} {state} {done.stderr[-200:]}")


def obstacles(stage):
    stage.reset()
    target = stage.out / "registre-echanges.pdf"
    target.unlink()
    target.mkdir()
    done = stage.build()
    others = {name: data for name, data in stage.old.items() if name != "registre-echanges.pdf"}
    check("a target that is a folder: told, and no other file touched", done.returncode == 2 and "registre-echanges.pdf" in done.stderr and files(stage.out) == others, done.stderr)
    stage.reset()
    if os.geteuid() == 0:
        frozen = subprocess.run(["chattr", "+i", str(stage.out)], capture_output=True).returncode == 0
        undo = lambda: subprocess.run(["chattr", "-i", str(stage.out)])
    else:
        frozen = True
        stage.out.chmod(0o555)
        undo = lambda: stage.out.chmod(0o755)
    if frozen:
        done = stage.build()
        undo()
        check("a folder that is read only", done.returncode == 2 and len(done.stderr) > 20 and stage.state() == "old", done.stderr)
    else:
        skip("a folder that is read only", "root writes everywhere, and chattr does not work here")
    full = stage.folder / "plein"
    full.mkdir()
    if os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(full)], capture_output=True).returncode == 0:
        try:
            done = build(stage.folder, full / "sortie", ONLY)
            check("a full disk: told, and nothing left", done.returncode == 2 and len(done.stderr) > 20 and files(full) == {}, f"{done.stderr} {list(files(full))}")
        finally:
            subprocess.run(["umount", str(full)])
    else:
        skip("a full disk", "no right to mount")
    for stream in ("stdout", "stderr"):
        with open("/dev/full", "w", encoding="ascii") as sink:
            done = subprocess.run([ENTENTE, "check", str(stage.folder / "charte.xml")], env=environment(), timeout=300,
                                  **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: sink})
        check(f"{stream} on a full disk", done.returncode == (2 if stream == "stdout" else 0), str(done))


def kills(stage, rng):
    stage.reset()
    start = time.monotonic()
    stage.build()
    whole, bad, died, states = time.monotonic() - start, [], 0, {}
    for _ in range(200 if LONG else 20):
        stage.reset()
        process = subprocess.Popen([ENTENTE, "build", stage.only, "-o", str(stage.out), str(stage.folder / "charte.xml")],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
        # Half of the moments are drawn near the end, where files are written.
        time.sleep(whole * (rng.uniform(0.6, 1.1) if rng.random() < 0.5 else rng.uniform(0, 1)))
        process.kill()
        died += process.wait() != 0
        state = stage.state(hidden=True)
        states[state] = states.get(state, 0) + 1
        if state not in ("old", "new", "mixed"):
            bad.append(state)
    check(f"kill -9: {died} of {sum(states.values())} died, {states}", not bad and died > 5, str(bad[:3]))
    stage.reset()
    done = stage.build()
    check("the next build is as if nothing had been", done.returncode == 0 and stage.state() == "new", done.stderr)


def moved(stage):
    """A name refused half-way, the one moment at which a set may be of two builds."""
    for number in (1, 2, len(stage.new)):
        stage.reset()
        done = stage.build(env=environment(LD_PRELOAD=SHIM, ENTENTE_FAULT=f"rename:{number}:{errno.EIO}"))
        found = files(stage.out)
        news = sum(found.get(name) == data != stage.old.get(name) for name, data in stage.new.items())
        check(f"name {number} refused: those before are new, the others old, nothing else", done.returncode == 2 and news <= number - 1
              and stage.state() in ("old", "mixed", "new"), f"{news} {stage.state()} {done.stderr}")


def memory(stage, rng):
    if "asan" in subprocess.run(["ldd", ENTENTE], capture_output=True, text=True).stdout:
        return skip("memory that ends", "the sanitizer reserves the whole address space")
    bad, died, states = [], 0, {}
    for _ in range(60 if LONG else 12):
        stage.reset()
        limit = rng.randrange(30 << 20, 260 << 20)
        done = stage.build(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        died += done.returncode != 0
        state = stage.state(hidden=True)
        states[state] = states.get(state, 0) + 1
        if state not in ("old", "new", "mixed") or (done.returncode == 0 and state != "new"):
            bad.append((limit, done.returncode, state))
    return check(f"memory that ends: {died} of {sum(states.values())} died, {states}", not bad, str(bad[:3]))


def together(stage):
    """Two builds of two charters into one folder: each file is of one or of the other."""
    other = stage.folder / "autre"
    other.mkdir()
    (other / "charte.xml").write_text(pathlib.Path(ROOT, "examples/clspd/clspd.xml").read_text(encoding="utf-8").replace("Rochebelle-les-Forges", "Vieilleville"), encoding="utf-8")
    bad = []
    for _ in range(10 if LONG else 3):
        stage.reset()
        both = [subprocess.Popen([ENTENTE, "build", stage.only, "-o", str(stage.out), str(folder / "charte.xml")], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, env=environment()) for folder in (stage.folder, other)]
        codes = [p.wait() for p in both]
        for process in both:
            process.stderr.close()
        if codes != [0, 0] or stage.state() not in ("old", "new", "mixed"):
            bad.append((codes, stage.state()))
    check("two builds into one folder at once", not bad, str(bad))


def main():
    print(f"# seed {SEED}")
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as name:
        stage = Stage(pathlib.Path(name).resolve())
        check("old and new differ in every file but the sheet", len(stage.old) == len(stage.new) >= 3 and sum(stage.old[n] != stage.new[n] for n in stage.new) >= len(stage.new) - 1,
              str(sorted(stage.new)))
        faults(stage)
        obstacles(stage)
        kills(stage, rng)
        moved(stage)
        memory(stage, rng)
        together(stage)
    print(f"1..{count}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
