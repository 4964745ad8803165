#!/usr/bin/env python3
"""Sees that ten times the paper takes about ten times the time and the memory, not a hundred.

In: the program, of a release build. Out: a line for each sort of paper with the seconds of the processor and the
megabytes at both sizes and their ratios; exit code 1 if one grows by more than 16. What the program takes for an
empty paper is taken off first. Both sizes are measured in one run, the least of three each.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

# The aim is 13; a machine that does something else as well has shown a quarter more.
MOST = 16
# Seconds and megabytes below which a cost is not told from nothing.
LEAST = (0.03, 4)
HEAD = """loai: ke_hoach
co_quan: {{ten: UBND xã An Bình}}
ky_hieu: KH-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Trồng rừng năm 2026
noi_dung: |
  I. Mục tiêu
  1. {text}./.
noi_nhan: {recipients}
nguoi_ky: {{chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}}
{appendices}"""
COLUMNS = """      cot:
        - {ma: ten, ten: Nội dung, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 25}
"""
LAW = "thực hiện Luật số 12/2025/QH15 ngày 05 tháng 6 năm 2025, "


def paper(text="Trồng rừng", recipients="Các thôn", appendices=""):
    return HEAD.format(text=text, recipients=recipients, appendices=appendices)


def table(name, rows):
    tasks = "".join(f"        - {{ten: Việc {at}, kinh_phi: {{2026: {at + 1}}}}}\n" for at in range(rows))
    return f"  - ten: {name}\n    bang:\n      don_vi: triệu đồng\n{COLUMNS}      nhiem_vu:\n{tasks}"


def appendices(count):
    return paper(appendices="phu_luc:\n" + "".join(table(f"Nhóm {at}", 1) for at in range(count)))


CASES = {
    "appendices, PDF": (("build", "--format", "pdf"), 200, appendices),
    "appendices, DOCX": (("build", "--format", "docx"), 200, appendices),
    "rows of a table, DOCX": (
        ("build", "--format", "docx"),
        2000,
        lambda count: paper(appendices="phu_luc:\n" + table("Dự toán", count)),
    ),
    "emphasis": (("tree",), 20000, lambda count: paper("a" + " **a" * count)),
    "citations": (("tree",), 2000, lambda count: paper(LAW * count)),
    "a word without blanks, DOCX": (("build", "--format", "docx"), 8000, lambda count: paper("a" * count)),
    "recipients": (
        ("tree",),
        2000,
        lambda count: paper(recipients="|\n" + "\n".join(f"  Sở thứ {at}" for at in range(count))),
    ),
}


def cost(program, command, text, folder):
    """Seconds of the processor and megabytes, the least of three runs."""
    (folder / "a.yaml").write_text(text)
    costs = []
    for _ in range(3):
        run = subprocess.Popen(
            [program, *command, "a.yaml", *(["--force"] if command[0] == "build" else [])],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(run.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{command}: the program ended with {status}")
        costs.append((used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return [min(one) for one in zip(*costs)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program", type=Path)
    program = arguments.parse_args().program.absolute()
    bad = 0
    for name, (command, few, made) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            empty, one, ten = (
                cost(program, command, text, Path(folder)) for text in (paper(), made(few), made(few * 10))
            )
        ratios = [(b - e) / max(a - e, least) for e, a, b, least in zip(empty, one, ten, LEAST)]
        bad += max(ratios) > MOST
        print(
            f"{name}: {few} and {few * 10}: {one[0]:.2f} and {ten[0]:.2f} s ({ratios[0]:.1f} times), "
            f"{one[1]:.0f} and {ten[1]:.0f} MB ({ratios[1]:.1f} times)"
        )
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
