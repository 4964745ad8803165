#!/usr/bin/env python3
"""Judges exported workbooks with LibreOffice, which is not ours.

In: our program and documents with tables of money. An input cell of each exported workbook is
changed; LibreOffice recalculates all formulas. The changed workbook is taken back into a copy of
the document, whose new workbook holds our own totals. Out: one line a cell that differs; exit
code 1 if there is any.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.S)
# LibreOffice keeps the stored results of files it did not write, unless told otherwise.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def sheets(book):
    """The XML of each sheet, by its part's name."""
    with zipfile.ZipFile(book) as archive:
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
        return {name: archive.read(name).decode() for name in names}


def cells(xml):
    """Each cell with a number: its formula, or None, and its value."""
    found = {}
    for name, attributes, inner in CELL.findall(xml):
        value = re.search(r"<v>([^<]*)</v>", inner or "")
        if value and not re.search(r't="(?!n")', attributes):
            formula = re.search(r"<f[^>]*>([^<]*)</f>", inner)
            found[name] = (formula and formula.group(1), Decimal(value.group(1)))
    return found


def change(book, changed):
    """A copy of the workbook with the first figure of each sheet made larger, by so little that it
    stays within its column. A sheet of words alone, which says what was exported, stays."""
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name in sheets(book):
                xml = data.decode()
                figures = ((cell, value) for cell, (formula, value) in cells(xml).items() if formula is None)
                cell, value = next(figures, (None, None))
                if cell is None:
                    target.writestr(name, data)
                    continue
                pattern = re.compile(rf'(<c r="{cell}"[^>]*>)<v>[^<]*</v>')
                xml, count = pattern.subn(rf"\g<1><v>{value + Decimal(1)}</v>", xml)
                assert count == 1, cell
                data = xml.encode()
            target.writestr(name, data)


def recalculated(book, folder):
    """The workbook as LibreOffice saves it after counting everything again."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    out = folder / "recalculated"
    words = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*words, "--outdir", out, book], check=True, capture_output=True, timeout=300)
    return out / book.name


def compare(theirs, ours):
    """Sentences about the formulas of two workbooks whose values differ, and how many there are."""
    faults, count = [], 0
    theirs, ours = sheets(theirs), sheets(ours)
    if theirs.keys() != ours.keys():
        return [f"sheets {list(theirs)} and {list(ours)}"], 0
    for sheet, xml in ours.items():
        counted = cells(theirs[sheet])
        for name, (formula, value) in cells(xml).items():
            if formula is None:
                continue
            count += 1
            _, other = counted.get(name, (None, None))
            if other is None or abs(other - value) > Decimal("0.000001"):
                faults.append(f"{sheet} {name} ={formula}: LibreOffice {other}, ours {value}")
    return faults, count


def judge(vanban, document, folder):
    """Sentences about one document; None when it has no table of money."""
    def run(*words):
        return subprocess.run([vanban, "budget", *words], capture_output=True, text=True, timeout=300)

    copy = folder / "document"
    shutil.copytree(document.parent, copy)
    file, book, changed = copy / document.name, folder / "a.xlsx", folder / "b.xlsx"
    export = run("export", file, "--out", book)
    if export.returncode == 2 and "không có bảng nào có cột tiền" in export.stderr:
        return None
    if export.returncode:
        return [export.stderr]
    change(book, changed)
    imported = run("import", changed, file, "--tong")
    if imported.returncode or "đã ghi" not in imported.stdout:
        return [f"not imported: {imported.stdout}{imported.stderr}"]
    ours = folder / "ours.xlsx"
    again = run("export", file, "--out", ours)
    if again.returncode:
        return [again.stderr]
    stale, _ = compare(changed, ours)
    if not stale:
        return ["the changed figure is in no sum"]
    faults, count = compare(recalculated(changed, folder), ours)
    return faults or ([] if count else ["no formulas"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vanban", required=True, type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    judged, code = 0, 0
    # All but the register of laws, which is no document.
    documents = (one for one in arguments.folder.glob("*.yaml") if one.name != "phap_luat.yaml")
    for document in sorted(documents):
        with tempfile.TemporaryDirectory() as folder:
            faults = judge(arguments.vanban.resolve(), document, Path(folder))
        if faults is None:
            continue
        judged += 1
        for fault in faults:
            print(f"{document}: {fault}")
            code = 1
    print(f"{judged} workbooks recalculated")
    return code if judged else 1


if __name__ == "__main__":
    sys.exit(main())
