#!/usr/bin/env python3
"""Compares how many instructions two builds of the program take for the same work.

In: two programs of the same profile, and valgrind. Out: a line for each piece of work with both
counts and their ratio. Counts hardly depend on the machine or on what else runs there; a pair of
debug builds is compared as well as one of release builds, which need their symbols for `wards, tree`.

`tree` is all before a page is laid out. Of the wards it is what is done for each of them, without
the start of the program, which the decision shows.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DECISION = ROOT / "content/quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml"
PLAN = ROOT / "content/mau/ke-hoach-san-xuat-tieu-dung-2026.yaml"
WARDS = ("batch", PLAN, "--where", "ma_tinh=01", "--force", "--out")
WORK = {
    "decision, tree": (("tree", DECISION), None),
    "wards, tree": ((*WARDS, "{out}", "--format", "docx"), "*Pipeline::dossier_of*"),
    "decision, PDF and DOCX": (("build", DECISION, "--out", "{out}"), None),
    "wards, PDF and DOCX": ((*WARDS, "{out}"), None),
}


def instructions(program, words, only, folder):
    """The instructions of a run; `only` those of a function and what it calls."""
    words = [str(word).replace("{out}", str(folder / "out")) for word in words]
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'counts'}"]
    toggle = [f"--toggle-collect={only}"] if only else []
    run = subprocess.run([*tool, *toggle, program, *words], capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found or found[1] == "0":
        sys.exit(f"{program}: {' '.join(words)}\n{run.stderr}")
    return int(found[1])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("old", type=Path)
    options.add_argument("new", type=Path)
    options.add_argument("--only", action="append", choices=WORK, help="a piece of work; all of them if none is named")
    given = options.parse_args()
    for name in given.only or WORK:
        counts = []
        for program in given.old, given.new:
            with tempfile.TemporaryDirectory() as folder:
                counts.append(instructions(program.absolute(), *WORK[name], Path(folder)))
        old, new = counts
        print(f"{name}: {old:,} to {new:,}, {new / old:.3f}", flush=True)


if __name__ == "__main__":
    main()
