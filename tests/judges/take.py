#!/usr/bin/env python3
"""Judges `vanban take` with edits that a script makes in DOCX files, as they are and as LibreOffice saves them.

In: our program, the sample papers. For each case a copy of the samples is built, edits are made in the XML of one
DOCX, and the file is taken back. Then the paper is built again and its lines, read here, are held against those of
the edited file. Out: one line a fault, and counts; exit code 1 if
- a file that nobody edited changes anything, or is not said to be the same;
- an edit is neither in the paper built again nor told with what it says;
- the counts of a report do not add up to its changes;
- a byte of the source changes outside the lines of what was taken (`--dry-run` changes none at all).
"""

import argparse
import copy
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WORDS = "tăng cường phối hợp triển khai theo quy định trên địa bàn Thành phố kịp thời hiệu quả".split()
SIGNS = ["*", "**quan trọng**", "{{ tong }}", "a: b", "# mục", "C:\\x", "“trích”"]


def text(element):
    letters = []
    for one in element.iter():
        letters.append((one.text or "") if one.tag == f"{W}t" else " " if one.tag in (f"{W}br", f"{W}tab") else "")
    return " ".join("".join(letters).replace("\u00a0", " ").split())


def unnumbered(line):
    """A line without the number that it opens with: the program counts anew."""
    return re.sub(r"^(Điều \d+\.|[IVX]+\.|(\d+\.)+|[a-zđ]\)|Phần [IVX]+|[-+]) ?", "", line).rstrip(" ;.")


class Edited:
    """A DOCX whose body is edited."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        for prefix, address in re.findall(rb'xmlns:(\w+)="([^"]+)"', self.parts["word/document.xml"][:4000]):
            ElementTree.register_namespace(prefix.decode(), address.decode())
        self.root = ElementTree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(f"{W}body")
        self.above = {child: parent for parent in self.root.iter() for child in parent}

    def save(self, path):
        self.parts["word/document.xml"] = ElementTree.tostring(self.root, encoding="UTF-8", xml_declaration=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)

    def paragraphs(self):
        """Paragraphs on the pages that say something and end no section."""
        return [p for p in self.body.findall(f"{W}p") if text(p) and p.find(f"{W}pPr/{W}sectPr") is None]

    def style(self, paragraph):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else style.get(f"{W}val")

    def lines(self):
        return [line for line in (text(p) for p in self.body.iter(f"{W}p")) if line]


def say(run, words):
    run.text = words
    run.set(SPACE, "preserve")


def one_edit(rnd, docx):
    """Makes an edit. Returns its sort, the line as it was and as it is; None where it finds no place."""
    sort = rnd.choice(
        "word word word insert drop figure figure cell addp addp dropp recipient recipient- row row- bold sign title".split()
    )
    tables = docx.body.findall(f"{W}tbl")
    figures = [t for t in tables if len(t.findall(f"{W}tr")) > 3]

    def runs(paragraph, least=1):
        return [t for t in paragraph.iter(f"{W}t") if len((t.text or "").split()) >= least]

    def put(paragraph, words):
        first, *rest = [t for t in paragraph.iter(f"{W}t")]
        say(first, words)
        for run in rest:
            say(run, "")

    if sort in ("word", "insert", "drop", "sign", "bold"):
        paragraphs = docx.paragraphs()
        if sort == "bold":
            paragraphs = [p for p in paragraphs if docx.style(p) in ("Khoan", "Diem", "Gach", "DoanVan", "CanCu")]
        paragraph = rnd.choice(paragraphs or docx.paragraphs())
        found = runs(paragraph, 4)
        if not found:
            return None
        run, was = rnd.choice(found), text(paragraph)
        words = run.text.split(" ")
        at = rnd.randrange(1, len(words) - 1)
        if sort == "bold":
            parent = docx.above[run]
            grand = docx.above[parent]
            place = list(grand).index(parent)
            pieces = [" ".join(words[:at]) + " ", words[at], " " + " ".join(words[at + 1 :])]
            for number, piece in enumerate(pieces):
                one = copy.deepcopy(parent)
                say(one.find(f"{W}t"), piece)
                if number == 1:
                    look = one.find(f"{W}rPr")
                    if look is None:
                        look = ElementTree.Element(f"{W}rPr")
                        one.insert(0, look)
                    look.append(ElementTree.Element(f"{W}b"))
                grand.insert(place + number, one)
            grand.remove(parent)
            docx.above = {child: up for up in docx.root.iter() for child in up}
            return sort, was, text(paragraph)
        if sort == "insert":
            words.insert(at, rnd.choice(WORDS) + " " + rnd.choice(WORDS))
        elif sort == "sign":
            words.insert(at, rnd.choice(SIGNS))
        elif sort == "drop":
            del words[at]
        else:
            words[at] = rnd.choice(WORDS)
        say(run, " ".join(words))
        return sort, was, text(paragraph)
    if sort == "title":
        paragraphs = [p for p in docx.paragraphs() if docx.style(p).startswith("TrichYeu") or docx.style(p) == "TenPhuLuc"]
        if not paragraphs:
            return None
        paragraph = rnd.choice(paragraphs)
        run, was = rnd.choice(runs(paragraph)), text(paragraph)
        words = run.text.split(" ")
        new = rnd.choice(WORDS)
        words[rnd.randrange(len(words))] = new.upper() if run.text.isupper() else new
        say(run, " ".join(words))
        return sort, was, text(paragraph)
    if sort in ("figure", "cell"):
        if not figures:
            return None
        table = rnd.choice(figures)
        cells = [p for p in table.iter(f"{W}p") if text(p) and bool(re.fullmatch(r"[\d.,]+", text(p))) == (sort == "figure")]
        if not cells:
            return None
        paragraph = rnd.choice(cells)
        was = text(paragraph)
        put(paragraph, f"{rnd.randrange(1, 99)}.{rnd.randrange(100, 999)}" if sort == "figure" else was + " " + rnd.choice(WORDS))
        return sort, was, text(paragraph)
    if sort in ("addp", "dropp"):
        paragraphs = [p for p in docx.paragraphs() if docx.style(p) in ("Khoan", "Diem", "Gach", "Cong", "DoanVan", "TieuKhoan", "CanCu", "Dieu")]
        if not paragraphs:
            return None
        paragraph = rnd.choice(paragraphs)
        if sort == "dropp":
            was = text(paragraph)
            docx.body.remove(paragraph)
            return sort, was, ""
        new = copy.deepcopy(paragraph)
        label = re.match(r"^(Điều \d+\. |Căn cứ |(\d+\.)+ |[a-zđ]\) |[-+] )?", text(paragraph)).group(0)
        put(new, label + " ".join(rnd.choice(WORDS) for _ in range(rnd.randint(4, 9))) + (";" if label == "Căn cứ " else "."))
        docx.body.insert(list(docx.body).index(paragraph) + 1, new)
        docx.above = {child: up for up in docx.root.iter() for child in up}
        return sort, "", text(new)
    if sort in ("recipient", "recipient-"):
        lines = [p for p in docx.body.iter(f"{W}p") if docx.style(p) == "NoiNhan" and not text(p).startswith("- Lưu")]
        if len(lines) < 2:
            return None
        paragraph = rnd.choice(lines)
        cell = docx.above[paragraph]
        if sort == "recipient-":
            was = text(paragraph)
            cell.remove(paragraph)
            return sort, was, ""
        new = copy.deepcopy(paragraph)
        put(new, "- Sở " + rnd.choice(WORDS).capitalize() + " " + rnd.choice(WORDS) + ";")
        cell.insert(list(cell).index(paragraph) + 1, new)
        docx.above = {child: up for up in docx.root.iter() for child in up}
        return sort, "", text(new)
    if not figures:
        return None
    table = rnd.choice(figures)
    rows = table.findall(f"{W}tr")[1:]
    row = rnd.choice(rows)
    if sort == "row-":
        was = " | ".join(filter(None, (text(p) for p in row.iter(f"{W}p"))))
        table.remove(row)
        return sort, was, ""
    new = copy.deepcopy(row)
    first = True
    for paragraph in new.iter(f"{W}p"):
        line = text(paragraph)
        if line and not re.fullmatch(r"[\d.,IVXA-Z()+-]+", line) and first:
            put(paragraph, "Nhiệm vụ " + " ".join(rnd.choice(WORDS) for _ in range(4)))
            first = False
    table.insert(list(table).index(row) + 1, new)
    docx.above = {child: up for up in docx.root.iter() for child in up}
    return sort, "", " | ".join(filter(None, (text(p) for p in new.iter(f"{W}p"))))


def take(vanban, folder, docx, name, *options):
    command = [vanban, "take", str(docx), f"content/{name}.yaml", "--message-format", "json", *options]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    objects = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    changes = [one for one in objects if "ket_qua" in one]
    sums = next((one for one in objects if "da_dua" in one or "da_dua" in one.get("tong", {})), {})
    return run, changes, sums.get("tong", sums), objects


def build(vanban, folder, name):
    command = [vanban, "build", f"content/{name}.yaml", "--format", "docx", "--out", "out"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    return folder / "out" / f"{name}.docx" if run.returncode == 0 else None, run.stderr


def judged(case, log, edited, rebuilt, changes):
    """Sentences about edits that are neither there nor told."""
    faults, fates = [], Counter()
    # What the form prints in capitals is printed so, however it was typed.
    have = Counter(unnumbered(line).lower() for line in rebuilt)
    wanted = Counter(unnumbered(line).lower() for line in edited)
    told = [one for one in changes if one["ket_qua"] in ("khong_dua", "phai_hoi", "theo_sau", "giu_yaml")]
    for sort, was, now in log:
        is_row = sort.startswith("row")
        lines = now.split(" | ") if is_row else [now]
        if sort != "bold" and now and all(have[unnumbered(line).lower()] >= min(1, wanted[unnumbered(line).lower()]) for line in lines):
            fates["placed"] += 1
            continue
        if not now:
            gone = unnumbered(was.split(" | ")[-1] if is_row else was).lower()
            if have[gone] <= wanted[gone]:
                fates["placed"] += 1
                continue
        if sort == "bold" and any(one["loai"] == "dam_nghieng" and one["ket_qua"] == "da_dua" for one in changes):
            fates["placed"] += 1
            continue
        bare = lambda line: "".join(re.findall(r"[^\W_]+", line))
        if any(bare(one["cu"] + one["moi"]) and bare(one["cu"]) in bare(was) and bare(one["moi"]) in bare(now) for one in told):
            fates["told"] += 1
            continue
        faults.append(f"{case}: {sort}: {was!r} -> {now!r} is neither there nor told")
    return faults, fates


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vanban", required=True, type=lambda one: str(Path(one).resolve()))
    parser.add_argument("--edits", type=int, default=40, help="how many edits, half of them saved by LibreOffice")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="a folder for the cases that fail")
    parser.add_argument("--show", action="store_true", help="print the changes that are not put into the source")
    arguments = parser.parse_args()
    root = Path(__file__).resolve().parents[2]
    faults, fates, told, edits = [], Counter(), Counter(), 0
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        base = work / "base"
        shutil.copytree(root / "content", base / "content")
        shutil.copytree(root / "templates", base / "templates")
        names = sorted(one.stem for one in (base / "content").glob("*.yaml") if one.stem != "phap_luat")
        for name in names:
            made, errors = build(arguments.vanban, base, name)
            if made is None:
                sys.exit(f"{name}: {errors}")
        # Cases: each a folder with a copy of all, one DOCX of it edited.
        cases, number = [], 0
        while edits < arguments.edits:
            name, rnd = names[number % len(names)], random.Random(arguments.seed * 1000 + number)
            docx, log = Edited(base / "out" / f"{name}.docx"), []
            for _ in range(rnd.randint(1, 5)):
                made = one_edit(rnd, docx)
                log += [made] if made else []
            path = work / f"{number:03}-{name}.docx"
            docx.save(path)
            cases.append((number, name, path, log))
            edits, number = edits + len(log), number + 1
        saved = work / "saved"
        files = [str(path) for _, _, path, _ in cases[len(cases) // 2 :]] + [str(base / "out" / f"{name}.docx") for name in names]
        office = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{work}/profile"]
        subprocess.run([*office, "--convert-to", "docx", "--outdir", str(saved), *files], check=True, timeout=600,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for name in names:
            for file in (base / "out" / f"{name}.docx", saved / f"{name}.docx"):
                before = (base / "content" / f"{name}.yaml").read_bytes()
                run, changes, _, _ = take(arguments.vanban, base, file, name)
                if run.returncode != 0 or changes or before != (base / "content" / f"{name}.yaml").read_bytes():
                    faults.append(f"{file.parent.name}/{name}: nobody edited it: {run.returncode} {changes} {run.stderr}")
        for at, (number, name, path, log) in enumerate(cases):
            case, file = f"{number:03} {name}", path
            if at >= len(cases) // 2:
                case, file = case + " (LibreOffice)", saved / path.name
            folder = work / "case"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(base, folder)
            before = (folder / "content" / f"{name}.yaml").read_bytes()
            run, changes, sums, _ = take(arguments.vanban, folder, file, name, "--dry-run")
            if before != (folder / "content" / f"{name}.yaml").read_bytes():
                faults.append(f"{case}: a dry run wrote")
            run, changes, sums, objects = take(arguments.vanban, folder, file, name)
            if run.returncode == 2 or not sums:
                faults.append(f"{case}: {run.returncode} {run.stdout[-600:]} {run.stderr[-600:]}")
                continue
            parts = ["da_dua", "da_co", "theo_sau", "khong_dua", "phai_hoi", "giu_yaml"]
            if sum(sums[part] for part in parts) != sums["thay_doi"] or sums["thay_doi"] != len(changes):
                faults.append(f"{case}: the counts do not add up: {sums}")
            told.update({part: sums[part] for part in parts})
            if arguments.show:
                for one in changes:
                    if one["ket_qua"] != "da_dua":
                        print(f"{case}: {one['ket_qua']} {one['loai']} {one['cu']!r} -> {one['moi']!r}: {one['ly_do']}")
            made, errors = build(arguments.vanban, folder, name)
            if made is None:
                faults.append(f"{case}: the paper cannot be built: {errors}")
                continue
            found, own = judged(case, log, Edited(file).lines(), Edited(made).lines(), changes)
            fates.update(own)
            faults += found
            if found and arguments.keep:
                keep = Path(arguments.keep) / f"{number:03}"
                shutil.rmtree(keep, ignore_errors=True)
                shutil.copytree(folder, keep)
                shutil.copy(file, keep / "edited.docx")
                (keep / "log").write_text("\n".join(map(str, log)) + "\n" + run.stdout)
    print("\n".join(faults))
    print(f"{edits} edits in {len(cases)} files: {fates['placed']} in the paper again, {fates['told']} told, {len(faults)} faults; fates of the changes: {dict(told)}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
