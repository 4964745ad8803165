#!/usr/bin/env python3
"""Sees that ten times the paper takes about ten times the time and the memory, not a hundred.

In: the program, of a release build. Out: a line for each sort of paper with the seconds of the processor and the
megabytes at both sizes and their ratios; exit code 1 if one grows by more than 13 (or what
stands in `MOST_OF`). What the program takes for an
empty paper is taken off first. Both sizes are measured in one run, the least of three each; what grows by more is
measured again, twice at most, as a machine that does something else as well takes more time for the same.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MOST = 13
# Of a million cells the instructions are 9.2 times those of a hundred thousand; but they no longer fit the caches of
# the processor, and what a program takes for nothing hides most of the memory of the fewer. 5,000 rows as text take
# 0.06 s: a hundredth more or less is two in the ratio.
MOST_OF = {"units of 200 columns": 22, "rows of a table, text": 16}
# Seconds and megabytes below which a cost is not told from nothing.
LEAST = (0.03, 16)
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
        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 30}
"""
LAW = "thực hiện Luật số 12/2025/QH15 ngày 05 tháng 6 năm 2025, "


def paper(text="Trồng rừng", recipients="Các thôn", appendices=""):
    return HEAD.format(text=text, recipients=recipients, appendices=appendices)


def table(name, rows):
    tasks = "".join(f"        - {{ten: Việc {at}, kinh_phi: {{2026: {at + 1}}}}}\n" for at in range(rows))
    return f"  - ten: {name}\n    bang:\n      don_vi: triệu đồng\n{COLUMNS}      nhiem_vu:\n{tasks}"


def appendices(count):
    return paper(appendices="phu_luc:\n" + "".join(table(f"Nhóm {at}", 1) for at in range(count)))


def units(count):
    """A template with a table of so many units."""
    fields = ["ma", "ten", "loai", "ma_tinh", "ten_tinh", "loai_tinh", *(f"c{at}" for at in range(194))]
    rows = (f"{10000 + at},Yên {at},xã,01,Hà Nội,thành phố," + ",".join(["1.210"] * 194) for at in range(count))
    template = paper("Thuộc {{ dia_phuong.ten_day_du }}", appendices="dia_phuong: don-vi.csv\n")
    return {"a.yaml": template, "don-vi.csv": "\n".join([",".join(fields), *rows]) + "\n"}


CASES = {
    "appendices, PDF": (("build", "--format", "pdf"), 200, appendices),
    "appendices, DOCX": (("build", "--format", "docx"), 200, appendices),
    "rows of a table, DOCX": (
        ("build", "--format", "docx"),
        2000,
        lambda count: paper(appendices="phu_luc:\n" + table("Dự toán", count)),
    ),
    "rows of a table, PDF": (
        ("build", "--format", "pdf"),
        1000,
        lambda count: paper(appendices="phu_luc:\n" + table("Dự toán", count)),
    ),
    "rows of a table, text": (
        ("build", "--format", "txt"),
        5000,
        lambda count: paper(appendices="phu_luc:\n" + table("Dự toán", count)),
    ),
    "places to fill in": (("check",), 2000, lambda count: paper("[điền] " * count)),
    "words to mend": (("check",), 2000, lambda count: paper("uỷ ban nhân dân Tỉnh, " * count)),
    "units of 200 columns": (("batch", "--only", "10000", "--format", "txt"), 500, units),
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
    files = text if isinstance(text, dict) else {"a.yaml": text}
    for name, held in files.items():
        (folder / name).write_text(held)
    costs = []
    for _ in range(3):
        run = subprocess.Popen(
            [program, command[0], "a.yaml", *command[1:], *(["--force"] if command[0] in ("build", "batch") else [])],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(run.pid, 0)
        # `check` ends with 1 where it finds what is to be mended.
        if os.waitstatus_to_exitcode(status) not in ((0, 1) if command[0] == "check" else (0,)):
            sys.exit(f"{command}: the program ended with {status}")
        costs.append((used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return [min(one) for one in zip(*costs)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program", type=Path)
    program = arguments.parse_args().program.absolute()
    bad = 0
    for name, (command, few, made) in CASES.items():
        for _ in range(3):
            with tempfile.TemporaryDirectory() as folder:
                none = made(1) if command[0] == "batch" else paper()
                empty, one, ten = (
                    cost(program, command, text, Path(folder)) for text in (none, made(few), made(few * 10))
                )
            ratios = [(b - e) / max(a - e, least) for e, a, b, least in zip(empty, one, ten, LEAST)]
            most = MOST_OF.get(name, MOST)
            if max(ratios) <= most:
                break
        bad += max(ratios) > most
        print(
            f"{name}: {few} and {few * 10}: {one[0]:.2f} and {ten[0]:.2f} s ({ratios[0]:.1f} times), "
            f"{one[1]:.0f} and {ten[1]:.0f} MB ({ratios[1]:.1f} times)"
        )
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
