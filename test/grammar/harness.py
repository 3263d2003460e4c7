# SPDX-License-Identifier: EUPL-1.2
"""What the grammar tests share: the sample charter, the driver, places in a text."""
import json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SCHEMA = os.path.join(ROOT, "compiler/schema")
ENV = dict(os.environ, LC_ALL="C.UTF-8", G_DEBUG="fatal-criticals")


def sample():
    with open(os.path.join(HERE, "complete.xml"), encoding="utf-8") as file:
        return file.read()


def place(text, offset):
    """1-based line and column, in characters."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def write_all(folder, texts):
    names = []
    for i, text in enumerate(texts):
        names.append(f"{i:04}.xml")
        with open(os.path.join(folder, names[-1]), "w", encoding="utf-8") as file:
            file.write(text)
    return names


def check_all(driver, texts, lang="fr"):
    """The findings of each text, in order."""
    with tempfile.TemporaryDirectory() as folder:
        names = write_all(folder, texts)
        done = subprocess.run([os.path.abspath(driver), "--lang=" + lang, *names], cwd=folder, env=ENV,
                              capture_output=True, text=True, timeout=300)
        if done.returncode:
            sys.exit(f"driver: exit {done.returncode}\n{done.stderr}")
        return [json.loads(line)["findings"] for line in done.stdout.splitlines()]


def finish(failures, message):
    print("\n".join(failures[:40]) if failures else message)
    sys.exit(bool(failures))
