#!/usr/bin/env python3
"""Compares all that two builds of the program make of the same files, byte for byte.

In: two programs, or folders that an earlier run kept of one. Each makes, in a folder of its own:
the samples, every starter, the cases of the tests, 126 ward plans, papers with images and a chart,
issued papers; as PDF, DOCX and text, as trees, as workbooks; and every word the program says.
Out: one line for each difference, with the page of a PDF, the part of a DOCX or a workbook, the
line of a text; exit code 1 if there is any.

Four things differ on purpose and are left out: the mark of inputs in the record of a folder, which
is another one for every build, the version that a record names, the list of what a DOCX was made of,
which has the version too (with its name in the properties of a DOCX, and the hash of a DOCX in records:
its other parts are compared), and the empty files of locks, which are nothing that is made. Seconds of a
run are `…`.
"""

import argparse
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from pdf_text import Pdf, Unreadable

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("--format", "pdf,docx,txt")
PLAN = "content/mau/ke-hoach-san-xuat-tieu-dung-2026.yaml"
RECORDS = (".vanban.jsonl", "danh-muc.jsonl")
LOCK = ".vanban.khoa"
ISSUED = ".phat-hanh.json"
PACKS = ".vanban/nguon"
PROPERTIES = "docProps/custom.xml"
TIMES = re.compile(r"\d+(?:,\d+)? giây")

HEAD = """co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
dia_danh: An Bình
nam: 2026
trich_yeu: Phòng, chống thiên tai
lien_he: {dia_chi: Số 1 đường Trần Phú, dien_thoai: (024) 3825 0000}
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Lê Thị Hòa, anh_chu_ky: {tep: anh/chu-ky.png}, anh_dau: {tep: anh/dau.png}}
"""
VERSION = HEAD + """loai: ke_hoach
ky_hieu: KH-UBND
noi_dung: |
  I. Kinh phí
  Chi tiết tại Phụ lục kèm theo./.
noi_nhan: [Đảng ủy xã]
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhiem_vu:
        - {ma: so_tay, ten: In sổ tay, kinh_phi: {2026: 20, 2027: %s}}
        - {ma: dien_tap, ten: Diễn tập, kinh_phi: {2026: 100, 2027: 0}}
"""
AMENDING = HEAD + """loai: quyet_dinh
ky_hieu: QĐ-UBND
do_khan: hoa_toc
pham_vi_luu_hanh: noi_bo
can_cu: Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025
dieu:
  - Kinh phí năm 2027 {{ so_sanh.thay_doi.tong["2027"] }} (Phụ lục kèm theo)./.
noi_nhan: [Như Điều 1]
phu_luc:
  - ten: Bảng so sánh kinh phí
    so_sanh: {cu: cu.yaml, moi: moi.yaml}
"""
PAPERS = {"cu.yaml": VERSION % 10, "moi.yaml": VERSION % '"12,5"', "quyet-dinh.yaml": AMENDING}


def lay_out(folder):
    """Puts what the programs read into a folder."""
    for source, name in (("content", "content"), ("tests/cases", "cases"), ("tests/cli/co_quan", "co_quan"),
                         ("content", "issued")):
        shutil.copytree(ROOT / source, folder / name)
    for place in "drawn", "issued":
        shutil.copytree(ROOT / "tests/cases/anh", folder / place / "anh")
        for name, text in PAPERS.items():
            (folder / place / name).write_text(text, encoding="utf-8")
    (folder / "starters").mkdir()
    (folder / "said").mkdir()


def kinds():
    settings = {"theme", "cach_ghi"}
    templates = ROOT / "templates"
    return sorted({file.stem for file in [*templates.glob("*.yaml"), *templates.glob("moi/*.yaml")]} - settings)


def runs(folder, many):
    """The name and the words of each run, in their order: starters are made before they are built."""
    for kind in kinds():
        yield f"new-{kind}", ("new", kind, "--out", f"starters/{kind}.yaml")
    for place in ("content", "cases", "co_quan", "starters", "drawn"):
        yield f"build-{place}", ("build", place, "--out", f"out/{place}", *FORMATS)
        yield f"appendices-{place}", ("build", place, "--only", "phu_luc", "--out", f"out/{place}-phu-luc", *FORMATS)
        for file in sorted((folder / place).rglob("*.yaml")):
            name = file.relative_to(folder).as_posix()
            flat = name.replace("/", "~")
            yield f"tree-{flat}", ("tree", name)
            yield f"texts-{flat}", ("tree", name, "--format", "texts")
            yield f"budget-{flat}", ("budget", "show", name, "--trace")
            yield f"export-{flat}", ("budget", "export", name, "--out", f"out/{flat}.xlsx")
    for ending in ("pdf", "docx", "xlsx", "svg"):
        words = ("budget", "diff", "drawn/cu.yaml", "drawn/moi.yaml", "--out", f"out/so-sanh.{ending}")
        yield f"diff-{ending}", words
    for number, file in enumerate(sorted((folder / "issued").glob("*.yaml")), 206):
        words = ("--so", str(number), "--ngay", "31/10/2026", "--out", "out/issued", "--so-dang-ky", "out/so.csv")
        yield f"issue-{file.name}", ("issue", f"issued/{file.name}", *words)
    if many:
        yield "batch", ("batch", PLAN, "--where", "ma_tinh=01", "--out", "out/batch", *FORMATS)


def make(program, folder, many):
    """All that a program makes, and what it said in each run."""
    lay_out(folder)
    for name, words in runs(folder, many):
        run = subprocess.run([program, *words], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
        said = f"{run.stdout.decode()}\n{run.stderr.decode()}"
        (folder / "said" / f"{name}.txt").write_text(f"{run.returncode}\n{TIMES.sub('… giây', said)}", encoding="utf-8")


def without_marks(name, data):
    """A record without what may differ."""
    if name in RECORDS:
        lines = [json.loads(line) for line in data.splitlines()]
        left_out = lambda line: ("dau_vao", "ket_qua") if line["tep"].endswith(".docx") else ("dau_vao",)
        return [{key: value for key, value in line.items() if key not in left_out(line)} for line in lines]
    issued = {key: value for key, value in json.loads(data).items() if key not in ("chuong_trinh", "nguon")}
    issued.get("ket_qua", {}).pop("docx", None)
    return issued


def record(name, old, new):
    old, new = without_marks(name, old), without_marks(name, new)
    if old == new:
        return []
    if isinstance(old, dict):
        return [f"`{key}` differs" for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)]
    old, new = ({line["tep"]: line for line in lines} for lines in (old, new))
    differ = [tep for tep in sorted(old.keys() | new.keys()) if old.get(tep) != new.get(tep)]
    return [f"the line of {tep} differs" for tep in differ] or ["the order of the lines differs"]


def text(old, new):
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (old, new))
    for number, (one, other) in enumerate(zip(old, new), 1):
        if one != other:
            return [f"line {number}: {one!r} became {other!r}"]
    return [f"{len(old)} lines became {len(new)}" if len(old) != len(new) else "the line ends differ"]


def package(old, new, left_out=None):
    old, new = ({entry.filename: archive.read(entry) for entry in archive.infolist()}
                for archive in (zipfile.ZipFile(io.BytesIO(data)) for data in (old, new)))
    found = [f"part {part}: {where(old.get(part, b''), new.get(part, b''))}"
             for part in sorted(old.keys() | new.keys()) if part != left_out and old.get(part) != new.get(part)]
    if old.get(left_out) != new.get(left_out):
        return found
    return found or ["its parts are the same, their order or packing is not"]


def where(old, new):
    """The first place where two parts differ."""
    at = next((at for at, (one, other) in enumerate(zip(old, new)) if one != other), min(len(old), len(new)))
    one, other = (data[max(0, at - 30):at + 30].decode("utf-8", "replace") for data in (old, new))
    return f"byte {at}: {one!r} became {other!r}"


def drawings(data):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        return Pdf(file.name).drawings


def pdf(old, new):
    try:
        old, new = drawings(old), drawings(new)
    except (Unreadable, subprocess.CalledProcessError) as error:
        return [f"differs, and cannot be read: {error}"]
    if len(old) != len(new):
        return [f"{len(old)} pages became {len(new)}"]
    pages = [str(number) for number, (one, other) in enumerate(zip(old, new), 1) if one != other]
    return [f"page {', '.join(pages)}"] if pages else ["no page, but its properties, fonts, tags or images"]


def differences(name, old, new):
    """Sentences about one file that both have."""
    if old == new:
        return []
    name = Path(name).name
    if name in RECORDS or name.endswith(ISSUED):
        return record(name, old, new)
    if name.endswith(".pdf"):
        return pdf(old, new)
    if name.endswith(".docx"):
        return package(old, new, PROPERTIES)
    if name.endswith(".xlsx"):
        return package(old, new)
    return text(old, new)


def files(folder):
    """All files that are made, by name."""
    made = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(LOCK))
    return {path.relative_to(folder).as_posix(): path for path in made if not path.parent.as_posix().endswith(PACKS)}


def compare(old, new):
    """A sentence for each difference of two folders."""
    old, new = files(old), files(new)
    found = [f"{name}: only the {'old' if name in old else 'new'} build makes it" for name in sorted(old.keys() ^ new.keys())]
    for name in sorted(old.keys() & new.keys()):
        found += [f"{name}: {one}" for one in differences(name, old[name].read_bytes(), new[name].read_bytes())]
    return found


def counted(folder):
    """How many files there are of each kind; a comparison of nothing proves nothing."""
    names = list(files(folder))
    return {ending: sum(name.endswith(ending) for name in names) for ending in (".pdf", ".docx", ".txt", ".xlsx", ISSUED)}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("old", type=Path, help="a program, or a folder that --keep made")
    options.add_argument("new", type=Path)
    options.add_argument("--keep", type=Path, help="a folder that does not exist yet; `old` and `new` are kept in it")
    options.add_argument("--few", action="store_true", help="without the 126 ward plans")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = []
        for name, one in (("old", given.old), ("new", given.new)):
            folder = one
            if not one.is_dir():
                folder = (given.keep or Path(scratch)) / name
                folder.mkdir(parents=True)
                make(one.absolute(), folder, not given.few)
            folders.append(folder)
        found = compare(*folders)
        counts = counted(folders[0])
    found += [f"nothing to compare: no file ends with {ending}" for ending, count in counts.items() if count == 0]
    print("\n".join(found) or f"no byte differs: {', '.join(f'{count} {ending}' for ending, count in counts.items())}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
