#!/usr/bin/env python3
"""Batches judged from outside: no unit's words in another's paper, memory that stays flat.

126 units with a value of their own in every column are made; poppler reads their PDFs, the
DOCX parts are read as XML. Then the sample template is made for Hà Nội and for the country.
"""

import argparse
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "content" / "don-vi-hanh-chinh.csv"
TEMPLATE = ROOT / "tests" / "batch" / "mau" / "mau.yaml"
SAMPLE = ROOT / "content" / "mau" / "ke-hoach-san-xuat-tieu-dung-2026.yaml"
COLUMNS = {"ten": "TEN", "ten_tinh": "TINH", "phong": "PHONG", "ky_hieu": "KY", "chuc_vu": "CHUC", "nguoi_ky": "NGUOI"}
SENTINEL = re.compile("(?:%s)([0-9]{5})X" % "|".join(COLUMNS.values()))
MOST = 400 * 1024


def sentinels():
    """The table, and the codes of its units."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["ma", "loai", "ma_tinh", "loai_tinh", "kinh_phi", *COLUMNS])
    codes = []
    with open(UNITS, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["ma_tinh"] == "01":
                code = row["ma"]
                codes.append(code)
                own = [f"{word}{code}X" for word in COLUMNS.values()]
                writer.writerow([code, row["loai"], "01", "thành phố", "1", *own])
    return out.getvalue(), codes


def run(*command, **options):
    """Runs the program; its greatest memory in KiB."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {os.waitstatus_to_exitcode(status)}")
    return usage.ru_maxrss


def texts(file):
    if file.suffix == ".pdf":
        read = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
        yield file.name, read.stdout.decode()
        return
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            yield f"{file.name}: {name}", package.read(name).decode()


def foreign(file):
    """What a unit's file should not hold, and whether it holds what it should."""
    code, own = file.name.split("-")[0], 0
    for name, text in texts(file):
        found = SENTINEL.findall(text)
        own += len(found)
        yield from (f"{name}: holds a word of {other}" for other in sorted(set(found) - {code}))
    if own < len(COLUMNS):
        yield f"{file.name}: only {own} words of its own"


def judge_leaks(vanban, folder):
    table, codes = sentinels()
    (folder / "mau.yaml").write_bytes(TEMPLATE.read_bytes())
    (folder / "don-vi.csv").write_text(table, encoding="utf-8")
    run(vanban, "batch", "mau.yaml", cwd=folder)
    files = sorted(path for path in (folder / "out" / "mau").iterdir() if path.suffix in (".pdf", ".docx"))
    if len(codes) != 126 or len(files) != 2 * len(codes):
        yield f"{len(codes)} units, {len(files)} files"
    with ThreadPoolExecutor() as pool:
        for faults in pool.map(lambda file: list(foreign(file)), files):
            yield from faults


def judge_memory(vanban, folder):
    few = run(vanban, "batch", SAMPLE, "--where", "ma_tinh=01", "--out", folder / "few")
    many = run(vanban, "batch", SAMPLE, "--out", folder / "many")
    print(f"memory at most: 126 units {few // 1024} MiB, 3.321 units {many // 1024} MiB")
    if many > 1.5 * few or many > MOST:
        yield f"memory grows with the units: {few} KiB for 126, {many} KiB for 3.321"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vanban", type=Path, required=True)
    vanban = parser.parse_args().vanban.resolve()
    faults = []
    for judge in (judge_leaks, judge_memory):
        with tempfile.TemporaryDirectory() as folder:
            faults += judge(vanban, Path(folder))
    print("\n".join(faults) or "no word of one unit in another's paper")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
