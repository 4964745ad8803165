#!/usr/bin/env python3
"""Compares how many instructions two builds of the program take for the same work.

In: two programs of the same profile, and valgrind. Out: a line for each piece of work with both
counts and their ratio. Counts hardly depend on the machine or on what else runs there; a pair of
debug builds is compared as well as one of release builds, which need their symbols for `wards, tree`.

`tree` is all before a page is laid out. Of the wards it is what is done for each of them, without
the start of the program, which the decision shows. The content is a copy without the register of laws,
which older builds do not know. `--rules` says of the new build what share the rules of content have, with
the register beside the papers and without: it needs symbols too. `--check` says of the new build what `check` of
all communes' plans takes of `batch --format docx` of their template: of the wards in instructions of the whole
process, of the country in seconds of the processor, the least of three runs each.
"""

import argparse
import csv
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DECISION = "{content}/quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml"
PLAN = "{content}/mau/ke-hoach-san-xuat-tieu-dung-2026.yaml"
SAMPLE = "{content}/ke-hoach-phuong-yen-hoa-2026.yaml"
RULES = "*pipeline::ruled::judge*"
WARDS = ("batch", PLAN, "--where", "ma_tinh=01", "--force", "--out")
WORK = {
    "decision, tree": (("tree", DECISION), None),
    "wards, tree": ((*WARDS, "{out}", "--format", "docx"), "*Pipeline::dossier_of*"),
    "decision, PDF and DOCX": (("build", DECISION, "--out", "{out}"), None),
    "wards, PDF and DOCX": ((*WARDS, "{out}"), None),
}


def instructions(program, words, only, folder, register=False):
    """The instructions of a run; `only` those of a function and what it calls."""
    left_out = None if register else shutil.ignore_patterns("phap_luat.yaml")
    content = shutil.copytree(ROOT / "content", folder / "content", ignore=left_out)
    words = [word.replace("{out}", str(folder / "out")).replace("{content}", str(content)) for word in words]
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'counts'}"]
    toggle = [f"--toggle-collect={only}"] if only else []
    run = subprocess.run([*tool, *toggle, program, *words], capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found or found[1] == "0":
        sys.exit(f"{program}: {' '.join(words)}\n{run.stderr}")
    return int(found[1])


def share_of_rules(program, name, register):
    """Instructions of the rules in those of a piece of work without them."""
    counts = []
    for only in WORK[name][1], RULES:
        with tempfile.TemporaryDirectory() as folder:
            counts.append(instructions(program.absolute(), WORK[name][0], only, Path(folder), register))
    work, rules = counts
    return rules / (work - rules)


def plans_of(folder, province):
    """A plan a commune, of one province or of all, as `cargo compare` makes them."""
    plans = folder / "plans"
    plans.mkdir()
    sample = Path(SAMPLE.replace("{content}", str(ROOT / "content"))).read_text()
    with (ROOT / "content/don-vi-hanh-chinh.csv").open(encoding="utf-8-sig") as table:
        for row in csv.DictReader(table):
            if province in ("", row["ma_tinh"]):
                text = sample.replace("phường Yên Hòa", f"{row['loai']} {row['ten']}").replace("Yên Hòa", row["ten"])
                (plans / f"{row['ma']}.yaml").write_text(text)
    return plans


def seconds(program, words, folder):
    """What the processor takes for a run, the least of three."""
    taken = []
    for _ in range(3):
        shutil.rmtree(folder / "out", ignore_errors=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, *words], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def share_of_check(program):
    """Says what `check` takes of `batch`, for the wards and for the country."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        checked = instructions(program, ("check", str(plans_of(folder, "01"))), None, folder)
    with tempfile.TemporaryDirectory() as name:
        made = instructions(program, WORK["wards, tree"][0], None, Path(name))
    print(f"wards: check takes {checked / made:.3f} of batch --format docx ({checked:,} of {made:,})", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("phap_luat.yaml"))
        template = PLAN.replace("{content}", str(content))
        made = seconds(program, ("batch", template, "--format", "docx", "--out", str(folder / "out")), folder)
        checked = seconds(program, ("check", str(plans_of(folder, ""))), folder)
    print(f"country: check takes {checked / made:.3f} of batch --format docx ({checked:.2f} s of {made:.2f} s)", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("old", type=Path)
    options.add_argument("new", type=Path)
    options.add_argument("--only", action="append", choices=WORK, help="a piece of work; all of them if none is named")
    options.add_argument("--rules", action="store_true", help="the share of the rules of content in the new build")
    options.add_argument("--check", action="store_true", help="what check takes of batch in the new build")
    given = options.parse_args()
    if given.check:
        share_of_check(given.new.absolute())
        return
    if given.rules:
        for name in "decision, tree", "wards, tree":
            for register in False, True:
                beside = "with" if register else "without"
                share = share_of_rules(given.new, name, register)
                print(f"{name}, {beside} a register: the rules add {share:.1%}", flush=True)
        return
    for name in given.only or WORK:
        counts = []
        for program in given.old, given.new:
            with tempfile.TemporaryDirectory() as folder:
                counts.append(instructions(program.absolute(), *WORK[name], Path(folder)))
        old, new = counts
        print(f"{name}: {old:,} to {new:,}, {new / old:.3f}", flush=True)


if __name__ == "__main__":
    main()
