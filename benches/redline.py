#!/usr/bin/env python3
"""How long two versions of the big decision take: `vanban redline`, `vanban take`, and two other makers of redlines.

    cargo build --release
    python3 benches/redline.py --vanban target/release/vanban [--rounds 7] [--venv FOLDER]

In: the program; Python's package index, from which the prepare step takes pinned versions of the others into FOLDER, once.
The pair is the big decision and a copy of it with one figure and some words changed; all are given the same two DOCX. Out:
milliseconds of whole processes, the median of rounds in which each runs once, by the clock and of the processor (which says
more where a machine has other work, and which the goals are held to), and what the goals bound: redline (of YAML) at
most 1.5 times one pass from YAML to PDF, take at most 4 times, redline (of DOCX) at most a twentieth of each of the others.
Exit code 1 if a goal is missed. Not part of CI: what else a machine does is in every figure.
"""

import argparse
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PACKAGES = ["python-redlines==2.0.0", "python-redlines-docxodus==2.0.0", "jubarte-redlines==0.14.0"]
PAPER = "quyet-dinh-san-xuat-tieu-dung-ben-vung"
EDITS = [
    ("{2026: 420,", "{2026: 450,"),
    ("tong: {tong: 6.730}", "tong: {tong: 6.760}"),
    ("{2026: 18.260,", "{2026: 18.290,"),
    ("tong: 125.120}", "tong: 125.150}"),
    ("nâng cao vị thế", "giữ vững vị thế"),
    ("tăng cường bảo vệ", "đẩy mạnh bảo vệ"),
]

JUBARTE = """
import sys
from jubarte_redlines import compare_documents
old, new = (open(name, "rb").read() for name in sys.argv[1:3])
open(sys.argv[3], "wb").write(compare_documents(old, new, author="A"))
"""
DOCXODUS = """
import sys
from python_redlines import DocxodusEngine
old, new = (open(name, "rb").read() for name in sys.argv[1:3])
open(sys.argv[3], "wb").write(DocxodusEngine().run_redline("A", old, new)[0])
"""
# What a Python process with either library takes before it compares anything.
IDLE = {"jubarte": "import jubarte_redlines", "python-redlines": "import python_redlines"}


def prepared(folder):
    """The Python that has the others."""
    python = folder / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python


def processor():
    """The processor's time that children took so far, in seconds."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def timed(command, cwd):
    """Milliseconds by the clock, and of the processor."""
    before, used = time.perf_counter(), processor()
    run = subprocess.run([str(one) for one in command], cwd=cwd, capture_output=True, text=True)
    passed = (time.perf_counter() - before) * 1000
    used = (processor() - used) * 1000
    if run.returncode:
        sys.exit(f"{command}: {run.returncode}\n{run.stdout}{run.stderr}")
    return passed, used


def changed(text):
    """The paper with one figure and some words changed."""
    for old, new in EDITS:
        if old not in text:
            sys.exit(f"“{old}” is not in the paper")
        text = text.replace(old, new, 1)
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vanban", required=True, type=lambda one: pathlib.Path(one).resolve())
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--venv", type=lambda one: pathlib.Path(one).resolve(), help="where the others are, or go")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        python = prepared(args.venv or folder / "venv")
        shutil.copytree(ROOT / "content", folder / "content")
        content = folder / "content"
        text = (content / f"{PAPER}.yaml").read_text(encoding="utf-8")
        (content / "moi.yaml").write_text(changed(text), encoding="utf-8")
        for one in (PAPER, "moi"):
            timed([args.vanban, "build", f"content/{one}.yaml", "--format", "docx", "--out", "out"], folder)
        old, new = f"out/{PAPER}.docx", "out/moi.docx"
        # The file that comes back is the redline, its changes accepted by take.
        timed([args.vanban, "redline", old, new, "--out", "out/sua.docx"], folder)
        ways = {
            "pass": [args.vanban, "build", f"content/{PAPER}.yaml", "--format", "pdf", "--out", "pdf", "--force"],
            "redline of YAML": [args.vanban, "redline", f"content/{PAPER}.yaml", "content/moi.yaml", "--out", "r1.docx", "--force"],
            "redline of DOCX": [args.vanban, "redline", old, new, "--out", "r2.docx", "--force"],
            "take": [args.vanban, "take", "out/sua.docx", f"content/{PAPER}.yaml", "--chap-nhan", "--goc", old, "--dry-run"],
            "jubarte": [python, "-c", JUBARTE, old, new, "r3.docx"],
            "python-redlines": [python, "-c", DOCXODUS, old, new, "r4.docx"],
            "Python with jubarte, idle": [python, "-c", IDLE["jubarte"]],
            "Python with python-redlines, idle": [python, "-c", IDLE["python-redlines"]],
        }
        times = {way: [] for way in ways}
        for at in range(args.rounds + 1):
            for way, command in ways.items():
                if way == "pass":
                    shutil.rmtree(folder / "pdf", ignore_errors=True)
                passed = timed(command, folder)
                if at:
                    times[way].append(passed)
    middle = {way: statistics.median(used for _, used in all_of) for way, all_of in times.items()}
    for way, all_of in times.items():
        clock = sorted(passed for passed, _ in all_of)
        print(f"{way:36} {middle[way]:8.1f} ms of the processor; by the clock {statistics.median(clock):.1f} ({clock[0]:.1f} to {clock[-1]:.1f})")
    goals = [
        ("redline of YAML by a pass", middle["redline of YAML"] / middle["pass"], 1.5),
        ("take by a pass", middle["take"] / middle["pass"], 4),
        ("redline of DOCX by jubarte", middle["redline of DOCX"] / middle["jubarte"], 0.05),
        ("redline of DOCX by python-redlines", middle["redline of DOCX"] / middle["python-redlines"], 0.05),
    ]
    for what, is_now, most in goals:
        print(f"{'met   ' if is_now <= most else 'MISSED'} {what}: {is_now:.3f} (goal: at most {most})")
    sys.exit(any(is_now > most for _, is_now, most in goals))


if __name__ == "__main__":
    main()
