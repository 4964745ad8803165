#!/usr/bin/env python3
"""Whether Word's lines are the PDF's lines, judged by LibreOffice, of now and of before.

In: the program, the judged PDFs and DOCX in out/, and a folder that holds a newer LibreOffice
(`newer_office.sh` makes it) or nothing. Made here: every starter, a plan for each ward of Hà Nội,
and a paper that has each of what stays on one line at every distance from a line's end.
Out: figures for each version and group; exit code 1 where one is below its bound.

A line is all words on one height of a page, from left to right; a long one has at least 40
letters and blanks. Two lines are equal when their letters are. A page ends alike when its last long
line is equal. White space is not compared: a wide blank may be read as two. Equal lines begin at
the same place, to 0.2 mm: tables stand where they stand in the PDF.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "content" / "mau" / "ke-hoach-san-xuat-tieu-dung-2026.yaml"
LONG = 40
# The least share of equal long lines, and of pages that end alike, in a hundred.
LEAST_LINES, LEAST_ENDS = 99.5, 98.0
# What never breaks over lines.
TIED = ["số 206/QĐ-UBND", "1658/QĐ-TTg", "số 05-HD/VPTW", "31/10/2026", "(QĐ-UBND);", "2026 - 2030", "2021-2025",
        "7 - 10%", "ngày 31 tháng 10 năm 2026", "125.120 triệu đồng", "khoản 12 Điều 34", "và/hoặc", "98 %"]
# Of these only the pairs do not.
PAIRS = {"ngày 31 tháng 10 năm 2026": ["ngày 31", "tháng 10", "năm 2026"], "125.120 triệu đồng": ["125.120 triệu"],
         "khoản 12 Điều 34": ["khoản 12", "Điều 34"]}
# How far the ends of equal lines may be apart, in points.
APART = 0.2 * 72 / 25.4
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


def pages(pdf):
    """The lines of each page of a PDF, from top to bottom."""
    read = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True)
    return [lines(page) for page in read.stdout.decode().split("<page ")[1:]]


def lines(page):
    words = []
    for left, top, _, bottom, text in WORD.findall(page):
        # The baseline, for letters of any size: a fifth of their height hangs below it.
        top, bottom = float(top), float(bottom)
        words.append((bottom - (bottom - top) / 5, float(left), unescape(text)))
    rows = []
    for base, left, text in sorted(words):
        if rows and base - rows[-1][0] < 2:
            rows[-1][1].append((left, text))
        else:
            rows.append((base, [(left, text)]))
    rows = [sorted(row) for _, row in rows]
    return [(" ".join(text for _, text in row), row[0][0]) for row in rows]


def long_lines(page):
    """Letters and left end of each long line."""
    return [("".join(line.split()), left) for line, left in page if len(line) >= LONG]


@dataclass
class Figures:
    """What a comparison of some files has counted."""

    files: int = 0
    lines: int = 0
    equal: int = 0
    pages: int = 0
    ends: int = 0
    apart: int = 0
    told: list = field(default_factory=list)
    # What may not be even once.
    never: list = field(default_factory=list)

    def add(self, other):
        for name in ("files", "lines", "equal", "pages", "ends", "apart", "told", "never"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def faults(self):
        """What is below its bound."""
        if not self.files or not self.lines:
            return ["nothing was compared"]
        found = list(self.never)
        for what, part, whole, least in (
            ("long lines equal", self.equal, self.lines, LEAST_LINES),
            ("pages ending alike", self.ends, self.pages, LEAST_ENDS),
        ):
            if 100 * part < least * whole:
                found.append(f"{what}: {share(part, whole)}, at least {least} % wanted")
        if self.apart:
            found.append(f"{self.apart} equal lines begin more than 0.2 mm apart")
        return found

    def __str__(self):
        return (f"{self.files} files, long lines equal {share(self.equal, self.lines)}, "
                f"pages ending alike {share(self.ends, self.pages)}, begun elsewhere {self.apart}")


def share(part, whole):
    return f"{part} of {whole} ({100 * part / max(whole, 1):.2f} %)"


def compare(name, ours, theirs):
    """Figures of one document: the pages of the PDF and those that an office made of the DOCX."""
    found = Figures(files=1, pages=len(ours))
    if len(ours) != len(theirs):
        found.never.append(f"{name}: {len(theirs)} pages, the PDF has {len(ours)}")
    want, got = [long_lines(page) for page in ours], [long_lines(page) for page in theirs]
    for number, (mine, other) in enumerate(zip(want, got), 1):
        mine, other = texts(mine[-1:]), texts(other[-1:])
        if mine == other:
            found.ends += 1
        else:
            found.told.append(f"{name}, page {number} ends with {other}, the PDF with {mine}")
    want, got = sum(want, []), sum(got, [])
    found.lines = len(want)
    for what, a, b, c, d in SequenceMatcher(None, texts(want), texts(got), autojunk=False).get_opcodes():
        if what != "equal":
            found.told.append(f"{name}: {texts(got[c:d])}, the PDF has {texts(want[a:b])}")
            continue
        found.equal += b - a
        for (text, mine), (_, other) in zip(want[a:b], got[c:d]):
            if abs(mine - other) > APART:
                found.apart += 1
                found.told.append(f"{name}: {text} begins at {other:.2f} pt, in the PDF at {mine:.2f}")
    return found


def texts(lines):
    return [text for text, _ in lines]


@dataclass
class Office:
    """The machine's own LibreOffice, or the one in a root folder; what is mounted there goes with
    the process."""

    root: Path | None = None

    def say(self, *words, folder=None):
        """What it says to these words; `folder` is where its files are."""
        words = ["soffice", "--headless", *map(str, words)]
        if self.root:
            # Where the folder is bound to inside of the root.
            bind = 'mount -t tmpfs none "$1/tmp" && mkdir -p "$1$2" && mount --bind "$2" "$1$2" && ' if folder else ""
            script = f'mount -t proc proc "$1/proc" && {bind}root=$1; shift 2; exec chroot "$root" "$@"'
            words = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script, "sh",
                     self.root, folder or "", *words]
        said = subprocess.run([str(word) for word in words], capture_output=True, stdin=subprocess.DEVNULL, timeout=600)
        if said.returncode:
            raise subprocess.SubprocessError(f"{words}: {said.returncode}: {said.stderr.decode()[-2000:]}")
        return said.stdout.decode()

    def name(self):
        with tempfile.TemporaryDirectory() as folder:
            return " ".join(self.say(profile(folder), "--version", folder=folder).split()[:2])

    def convert(self, files, folder):
        self.say(profile(folder), "--convert-to", "pdf", "--outdir", folder, *files, folder=folder)


def profile(folder):
    return f"-env:UserInstallation=file://{folder}/profile"


def convert(documents, office):
    """The PDFs that an office makes of DOCX files, in the same order; two processes at a time."""

    def some(part):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            copies = [folder / f"{number}.docx" for number in range(len(part))]
            for document, copy in zip(part, copies):
                shutil.copyfile(document, copy)
            office.convert(copies, folder)
            return [pages(copy.with_suffix(".pdf")) if copy.with_suffix(".pdf").exists() else [] for copy in copies]

    parts = [documents[at:at + 20] for at in range(0, len(documents), 20)]
    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(some, parts), [])


def run(*words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, **options)
    said = (done.stdout + done.stderr).decode()
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}: exit code {done.returncode}\n{said}")
    return said


def starters(vanban, folder):
    """Every starter that the program knows, built."""
    folder.mkdir()
    templates = ROOT / "templates"
    settings = {"theme", "cach_ghi"}
    kinds = sorted({file.stem for file in [*templates.glob("*.yaml"), *templates.glob("moi/*.yaml")]} - settings)
    for kind in kinds:
        run(vanban, "new", kind, cwd=folder)
    run(vanban, "build", *sorted(folder.glob("*.yaml")), "--out", folder / "out", cwd=folder)
    return sorted((folder / "out").glob("*.docx"))


def wards(vanban, folder):
    run(vanban, "batch", PLAN, "--where", "ma_tinh=01", "--out", folder)
    return sorted(folder.glob("*.docx"))


def swept(vanban, folder):
    """Each of what is tied after words of every length: justified, in a narrow cell, centred."""
    folder.mkdir()
    lines, rows = [], []
    for word in TIED:
        for length in range(1, 40):
            lines.append(f"  - Việc {'i' * length} bàn về các nội dung có liên quan đến phần việc chung là {word} đó;")
            if length < 20:
                left, middle = f"Việc {'i' * length} là {word} đó", f"{'i' * length} là {word} đó"
                rows.append(f'        - {{ma: v{len(rows)}, ten: "{left}", giua: "{middle}"}}')
    (folder / "quet.yaml").write_text("\n".join([
        "loai: ke_hoach", "co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}", "ky_hieu: KH-UBND", "nam: 2026",
        "dia_danh: An Bình", "trich_yeu: Quét dòng", "noi_dung: |", "  I. Dòng", *lines,
        "phu_luc:", "  - ten: Quét ô", "    bang:", "      cot:",
        "        - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 12}",
        "        - {ma: ten, ten: Trái, kieu: chu, rong: 55}", "        - {ma: giua, ten: Giữa, kieu: giua, rong: 45}",
        "      nhiem_vu:", *rows,
        "noi_nhan: ['Lưu: VT.']", "nguoi_ky: {chuc_vu: Chủ tịch}", ""]))
    run(vanban, "build", folder / "quet.yaml", "--out", folder, cwd=folder)
    return [folder / "quet.docx"]


def torn(name, found):
    """What is tied and yet broken in the pages of a swept paper."""
    lines = ["".join(line.split()) for page in found for line, _ in page]
    for word in TIED:
        for tied in PAIRS.get(word, [word]):
            letters = "".join(tied.split())
            whole = sum(line.count(letters) for line in lines)
            wanted = 39 + 2 * 19
            if whole < wanted:
                yield f"{name}: {tied!r} is torn {wanted - whole} times"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vanban", type=Path, required=True)
    parser.add_argument("--newer", type=Path, help="a root folder with a newer LibreOffice")
    parser.add_argument("--out", type=Path, default=ROOT / "out", help="where the samples are")
    parser.add_argument("--told", action="store_true", help="each difference")
    options = parser.parse_args()
    vanban = options.vanban.resolve()
    offices = [Office()]
    if options.newer and options.newer.is_dir():
        offices.append(Office(options.newer.resolve()))
    else:
        print("lines in a newer LibreOffice: not judged, it is not to be had here")
    faults = []
    with tempfile.TemporaryDirectory() as name:
        groups = {
            "samples": sorted(options.out.glob("*.docx")),
            "starters": starters(vanban, Path(name, "starters")),
            "wards": wards(vanban, Path(name, "wards")),
            "swept": swept(vanban, Path(name, "swept")),
        }
        with ThreadPoolExecutor(2) as pool:
            ours = {group: list(pool.map(pages, [one.with_suffix(".pdf") for one in files]))
                    for group, files in groups.items()}
        for one in offices:
            office, whole = one.name(), Figures()
            theirs = iter(convert(sum(groups.values(), []), one))
            for group, files in groups.items():
                figures = Figures()
                for file, mine in zip(files, ours[group]):
                    other = next(theirs)
                    figures.add(compare(f"{group}/{file.stem}", mine, other))
                    if group == "swept":
                        figures.never += [*torn("the PDF", mine), *torn("the DOCX", other)]
                print(f"{office}, {group}: {figures}")
                whole.add(figures)
            print(f"{office}, all: {whole}")
            if options.told:
                print("\n".join(f"  {line}" for line in whole.told))
            faults += [f"{office}: {fault}" for fault in whole.faults()]
    print("\n".join(faults) or "Word's lines are the PDF's lines")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
