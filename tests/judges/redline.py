#!/usr/bin/env python3
"""Judges redlines with LibreOffice, which is not ours.

In: our program, the pairs of versions of tests/redline/pairs.yaml, and random edits of the samples' DOCX. Each
redline is accepted and rejected whole by LibreOffice; what it then saves is held against what it saves of the new
and the old file. Texts of paragraphs, tables with their rows and cells have to be the same in all of them; styles
and sections too, but for what LibreOffice is known to do otherwise (KNOWN), which is counted. Out: one line a
difference, and the counts; exit code 1 if texts or tables differ anywhere, or a style in a way that is not known.
"""

import argparse
import html
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
KNOWN = {
    "section": "LibreOffice takes a section for no change: it stays when its paragraph goes, and its sheet does not turn back",
    "joined": "LibreOffice gives a paragraph the style of one before it whose mark was rejected or accepted together with it",
}
MACRO = """Sub Main(list As String)
 Dim n As Integer, line As String, parts, doc, disp
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 Dim kind(0) As New com.sun.star.beans.PropertyValue
 Dim none()
 hidden(0).Name = "Hidden" : hidden(0).Value = True
 kind(0).Name = "FilterName" : kind(0).Value = "MS Word 2007 XML"
 disp = createUnoService("com.sun.star.frame.DispatchHelper")
 n = FreeFile
 Open list For Input As #n
 Do While Not Eof(n)
  Line Input #n, line
  parts = Split(line, Chr(9))
  doc = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, hidden())
  If parts(0) <> "None" Then disp.executeDispatch(doc.CurrentController.Frame, ".uno:" & parts(0) & "AllTrackedChanges", "", 0, none())
  doc.storeToURL(parts(2), kind())
  doc.close(True)
 Loop
 Close #n
End Sub"""
WORDS = "tăng cường phối hợp triển khai theo quy định trên địa bàn Thành phố năm 2026 kinh phí 1.250 đồng".split()


def office(profile, *arguments):
    command = ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}", *arguments]
    subprocess.run(command, check=True, timeout=300, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def resolved(folder, jobs):
    """LibreOffice saves files, with their changes accepted, rejected or left: (what, from, to)."""
    profile = folder / "profile"
    office(profile, "--terminate_after_init")
    library = profile / "user/basic/Standard"
    library.mkdir(parents=True, exist_ok=True)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    (library / "script.xlb").write_text(
        head + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
        'library:readonly="false" library:passwordprotected="false"><library:element library:name="Redline"/></library:library>'
    )
    (library / "Redline.xba").write_text(
        head + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Redline" '
        f'script:language="StarBasic">{html.escape(MACRO)}</script:module>'
    )
    lines = folder / "jobs"
    lines.write_text("".join(f"{what}\tfile://{source}\tfile://{target}\n" for what, source, target in jobs))
    office(profile, f'macro:///Standard.Redline.Main("{lines}")')


def text(element):
    """The letters of a paragraph; blanks at which no line ends are blanks."""
    letters = []
    for one in element.iter():
        letters.append((one.text or "") if one.tag == f"{W}t" else "\n" if one.tag == f"{W}br" else "")
    return "".join(letters).replace("\u00a0", " ")


def shape(file):
    """Paragraphs with their styles' names, tables with the texts of their cells; the sheets of the sections."""
    with zipfile.ZipFile(file) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
        styles = ElementTree.fromstring(archive.read("word/styles.xml"))
    names = {one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val") for one in styles.iter(f"{W}style")}
    blocks, looks, sheets = [], [], []
    for element in body:
        if element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            blocks.append(text(element))
            looks.append(names.get(style.get(f"{W}val"), "") if style is not None else "")
        elif element.tag == f"{W}tbl":
            rows = [[[text(p) for p in cell.iter(f"{W}p")] for cell in row.findall(f"{W}tc")] for row in element.iter(f"{W}tr")]
            blocks.append(rows)
            looks.append("")
    for section in body.iter(f"{W}sectPr"):
        size = section.find(f"{W}pgSz")
        sheets.append(size.get(f"{W}orient", "portrait") if size is not None else "")
    return blocks, looks, sheets


def judged(name, verb, got, wanted):
    """What differs: lines about texts and tables, and names of known differences of styles and sections."""
    (blocks, looks, sheets), (blocks_wanted, looks_wanted, sheets_wanted) = got, wanted
    known = []
    if blocks != blocks_wanted:
        both = (blocks, blocks_wanted)
        at = next((at for at, pair in enumerate(zip(*both)) if pair[0] != pair[1]), min(map(len, both)))
        shown = [repr(one[at])[:160] if at < len(one) else "-" for one in both]
        return [f"{name} {verb}: block {at} is {shown[0]}, should be {shown[1]}"], []
    if looks != looks_wanted:
        known.append("joined")
    if sheets != sheets_wanted:
        known.append("section")
    return [], known


def edited(source, target, seed):
    """A copy of a DOCX with some edits, as people make them."""
    chance = random.Random(seed)
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = ElementTree.fromstring(parts["word/document.xml"])
    body = root.find(f"{W}body")
    done = []
    for _ in range(chance.randint(2, 8)):
        parents = {child: parent for parent in root.iter() for child in parent}
        blocks = list(body)
        plain = [p for p in blocks if p.tag == f"{W}p" and p.find(f"{W}pPr/{W}sectPr") is None and text(p).strip()]
        tables = [t for t in blocks if t.tag == f"{W}tbl"]
        kind = chance.choice("word word word gone come merged split row+ row- cell cell-p column before-table style".split())
        if kind == "word":
            words = chance.choice([t for t in body.iter(f"{W}t") if len((t.text or "").split()) > 3])
            pieces = words.text.split(" ")
            pieces[chance.randrange(len(pieces))] = chance.choice(WORDS + [""])
            words.text = " ".join(pieces)
        elif kind == "gone":
            body.remove(chance.choice(plain))
        elif kind in ("come", "before-table"):
            after = chance.choice(plain)
            if kind == "before-table":
                table = chance.choice(tables)
                after = blocks[blocks.index(table) - 1] if blocks.index(table) else None
                if after is None or after not in plain:
                    continue
            new = copied(after)
            for words in new.iter(f"{W}t"):
                words.text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 9)))
            body.insert(list(body).index(after) + 1, new)
        elif kind == "merged":
            first = chance.choice(plain)
            at = blocks.index(first) + 1
            if at < len(blocks) and blocks[at] in plain:
                first.extend(blocks[at].findall(f"{W}r"))
                body.remove(blocks[at])
        elif kind == "split":
            first = chance.choice(plain)
            runs = first.findall(f"{W}r")
            if len(runs) > 1:
                new = copied(first)
                body.insert(blocks.index(first) + 1, new)
                for run in runs[1:]:
                    first.remove(run)
                new.remove(new.findall(f"{W}r")[0])
        elif kind == "style":
            style = chance.choice(plain).find(f"{W}pPr/{W}pStyle")
            style.set(f"{W}val", chance.choice(["Khoan", "Diem", "DoanVan", "Gach"]))
        else:
            table = chance.choice(tables)
            rows = table.findall(f"{W}tr")
            row = chance.choice(rows)
            if kind == "row+":
                new = copied(row)
                for words in new.iter(f"{W}t"):
                    words.text = f"{chance.choice(WORDS)} {words.text or ''}"
                table.insert(list(table).index(row) + 1, new)
            elif kind == "row-" and len(rows) > 2:
                table.remove(row)
            elif kind == "cell":
                texts = list(table.iter(f"{W}t"))
                if texts:
                    words = chance.choice(texts)
                    words.text = f"{words.text or ''} {chance.choice(WORDS)}"
            elif kind == "cell-p":
                paragraph = chance.choice(list(table.iter(f"{W}p")))
                cell = parents[paragraph]
                if len(cell.findall(f"{W}p")) > 1 and chance.random() < 0.6:
                    cell.remove(paragraph)
                else:
                    new = copied(paragraph)
                    for words in new.iter(f"{W}t"):
                        words.text = chance.choice(WORDS)
                    cell.insert(list(cell).index(paragraph) + 1, new)
            elif kind == "column":
                grid = table.find(f"{W}tblGrid")
                if all(len(one.findall(f"{W}tc")) == len(grid) for one in rows):
                    grid.append(copied(grid[-1]))
                    for one in rows:
                        one.append(copied(one.findall(f"{W}tc")[-1]))
        done.append(kind)
    parts["word/document.xml"] = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return done


def copied(element):
    return ElementTree.fromstring(ElementTree.tostring(element))


def sample_pairs(vanban, folder, content):
    """The pairs that tests/redline/pairs.yaml names, as DOCX: (name, old, new)."""
    from ruamel.yaml import YAML

    pairs = YAML(typ="safe").load(Path("tests/redline/pairs.yaml").read_text())
    made = []
    for number, pair in enumerate(pair for pair in pairs if "tep" in pair):
        files = []
        for version in ("cu", "moi"):
            place = folder / f"{number:02}-{version}"
            shutil.copytree(content, place)
            paper = place / pair["tep"]
            if version == "moi":
                words = paper.read_text()
                for edit in pair["sua"]:
                    words = words.replace(edit["cu"], edit["moi"], 1)
                paper.write_text(words)
            subprocess.run([vanban, "build", pair["tep"], "--format", "docx", "--out", "out"], cwd=place, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            files.append(place / "out" / pair["tep"].replace(".yaml", ".docx"))
        made.append((pair["ten"], *files))
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vanban", required=True, type=Path)
    parser.add_argument("--edits", type=int, default=60, help="how many random edits")
    parser.add_argument("--content", type=Path, default=Path("content"))
    arguments = parser.parse_args()
    vanban = arguments.vanban.resolve()
    ElementTree.register_namespace("w", NS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pairs = sample_pairs(vanban, folder, arguments.content)
        olds = sorted({old for _, old, _ in pairs}, key=lambda old: (old.name, old))
        olds = list({old.name: old for old in olds}.values())
        for seed in range(arguments.edits):
            old = olds[seed % len(olds)]
            new = folder / f"edited-{seed:03}.docx"
            done = edited(old, new, seed)
            pairs.append((f"edit {seed} of {old.stem} ({', '.join(done)})", old, new))
        jobs, expected = [], {}
        refused = []
        for number, (name, old, new) in enumerate(pairs):
            redline = folder / f"redline-{number:03}.docx"
            run = subprocess.run([vanban, "redline", old, new, "--out", redline], capture_output=True, text=True)
            if run.returncode != 0:
                refused.append(f"{name}: {run.stdout}{run.stderr}".strip())
                continue
            if not redline.exists():
                continue
            for paper in (old, new):
                # Each version once, however many pairs it is in.
                if paper.read_bytes() not in expected:
                    expected[paper.read_bytes()] = folder / f"plain-{len(expected):03}.docx"
                    jobs.append(("None", paper, expected[paper.read_bytes()]))
            jobs.append(("Accept", redline, folder / f"{number:03}-accepted.docx"))
            jobs.append(("Reject", redline, folder / f"{number:03}-rejected.docx"))
        resolved(folder, jobs)
        wrong, known, seen = list(refused), {name: 0 for name in KNOWN}, 0
        for number, (name, old, new) in enumerate(pairs):
            for verb, paper in (("accepted", new), ("rejected", old)):
                got = folder / f"{number:03}-{verb}.docx"
                if got.exists():
                    seen += 1
                    lines, others = judged(name, verb, shape(got), shape(expected[paper.read_bytes()]))
                    wrong.extend(lines)
                    for one in others:
                        known[one] += 1
        for line in wrong:
            print(line)
        print(f"{seen} readings of {len(pairs)} pairs: {len(wrong)} with other texts or tables")
        for name, count in known.items():
            print(f"  {count} known: {KNOWN[name]}")
        if wrong or seen < len(pairs):
            sys.exit(1)


if __name__ == "__main__":
    main()
