#!/usr/bin/env python3
"""Judges every document in the output folder with programs that are not ours.

In: the output folder, the content it was built from, our own program (for the tree's texts)
and the OOXML validator. Out: one line a fault; exit code 1 if there is any.
Only Python's own library and the programs `soffice`, `qpdf`, `pdfinfo`, `pdffonts`.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from pathlib import Path

from docx_text import Docx
from pdf_text import Pdf, Unreadable

# The face of signs stands in papers with boxes and ticks only.
FONT = re.compile(r"[A-Z]{6}\+(Tinos(-Bold|-Italic|-BoldItalic)?|VanbanSymbols)$")
A4 = {(595, 842), (842, 595)}
# The boundary between two pieces of a paragraph of a PDF: a new line or another look.
BOUNDARY = "\0"


def fold(text):
    """White space of any kind and length is one space."""
    return " ".join(text.split())


def command(*words, check=True):
    """What a program says, as text."""
    run = subprocess.run([str(word) for word in words], capture_output=True, stdin=subprocess.DEVNULL, timeout=600)
    if check and run.returncode:
        said = (run.stdout + run.stderr).decode("utf-8", "replace").strip()
        raise subprocess.SubprocessError(f"{Path(words[0]).name} ended with {run.returncode}: {said[:2000]}")
    return run.stdout.decode("utf-8", "replace")


def same_paragraph(want, got):
    """Equal but for white space; where `got` has a boundary, `want` may have a space or not:
    a line that ends draws no space."""
    pieces = re.split(r"([\s\0]+)", re.sub(r"^[\s\0]+|[\s\0]+$", "", got))
    words, gaps = pieces[::2], pieces[1::2]
    pattern = re.escape(words[0])
    for gap, word in zip(gaps, words[1:]):
        pattern += (" " if gap.strip(BOUNDARY) else " ?") + re.escape(word)
    return re.fullmatch(pattern, fold(want)) is not None


def compare(want, got, name):
    """Sentences about the paragraphs in which two lists differ."""

    def letters(text):
        return "".join(text.replace(BOUNDARY, "").split())

    want_keys, got_keys = [letters(one) for one in want], [letters(one) for one in got]
    found = []
    for what, a, b, c, d in SequenceMatcher(None, want_keys, got_keys, autojunk=False).get_opcodes():
        if what == "equal":
            pairs = zip(want[a:b], got[c:d])
            odd = [(x, y) for x, y in pairs if not same_paragraph(x, y)]
            found += [f"{name}: spaces differ: {fold(x)!r} in the tree, {y!r} here" for x, y in odd]
        else:
            here = [fold(one.replace(BOUNDARY, "")) for one in got[c:d]]
            found.append(f"{name}: paragraph {a + 1}: {want[a:b]!r} in the tree, {here!r} here")
    return found[:10]


def judge_words(want, got, name):
    """Like `compare`, where only the order of the words is known."""
    want, got = fold(" ".join(want)).split(), fold(got).split()
    for what, a, b, c, d in SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        if what != "equal":
            near = " ".join(want[max(0, a - 4):a])
            return [f"{name}: after {near!r}: {want[a:b][:12]!r} in the DOCX, {got[c:d][:12]!r} here"]
    return []


def judge_docx(path, tree, validator, machine):
    docx = Docx(path)
    found = docx.faults() + compare(tree, docx.paragraphs(), "words")
    if docx.language() != "vi-VN":
        found.append(f"language of the styles is {docx.language()!r}, not vi-VN")
    if not docx.title():
        found.append("no title in the properties")
    found += [f"{name}: names the machine: {word}" for name, data in docx.parts.items() for word in machine
              if word.encode() in data]
    report = json.loads(command(validator, path, check=False) or '{"ok": false, "errors": []}')
    errors = report["errors"]
    if not report["ok"] and not errors:
        found.append("OOXML validator gave no report")
    found += [f"OOXML: {one.get('path')} {one.get('xPath')}: {one['description']}" for one in errors[:10]]
    if len(errors) > 10:
        found.append(f"OOXML: {len(errors)} errors in all")
    return found


def judge_pdf(path, tree, machine):
    command("qpdf", "--check", path)
    found = judge_info(command("pdfinfo", "-f", 1, "-l", 99999, path)) + judge_fonts(command("pdffonts", path))
    pdf = Pdf(path)
    found += [f"names the machine: {word}" for word in machine if word.encode() in pdf.bytes()]
    found += compare(tree, [BOUNDARY.join(pieces) for pieces in pdf.paragraphs()], "words")
    if pdf.language().split("-")[0] != "vi":
        found.append(f"language is {pdf.language()!r}, not vi")
    found += [f"text outside the structure, no reader tells it: {text!r}" for text in pdf.stray[:5]]
    return found


def judge_info(said):
    """Faults in what `pdfinfo` says of the whole and of each page."""
    facts = dict(re.findall(r"^([^:\n]+):[ \t]*(.*)$", said, re.MULTILINE))
    found = [f"{fact} is missing" for fact in ("Title", "Author") if not facts.get(fact, "").strip()]
    if facts.get("Tagged") != "yes":
        found.append("not tagged")
    sizes = re.findall(r"^Page +(\d+) size: +([\d.]+) x ([\d.]+) pts", said, re.MULTILINE)
    if len(sizes) != int(facts.get("Pages", 0)) or not sizes:
        found.append("the number of pages and their sizes do not agree")
    odd = [f"page {number} is {wide} x {high} pt, not A4" for number, wide, high in sizes
           if (round(float(wide)), round(float(high))) not in A4]
    return found + odd


def judge_fonts(said):
    """Faults in the table that `pdffonts` prints."""
    rows = [line.split() for line in said.splitlines()[2:] if line.strip()]
    found = [] if rows else ["no font at all"]
    for row in rows:
        embedded, subset, letters = row[-5:-2]
        if not FONT.match(row[0]):
            found.append(f"font {row[0]} is neither Tinos nor the face of signs")
        if (embedded, subset, letters) != ("yes", "yes", "yes"):
            found.append(f"font {row[0]}: embedded {embedded}, subset {subset}, searchable {letters}")
    return found


def office_texts(paths):
    """What LibreOffice reads from each DOCX, all in one process."""
    with tempfile.TemporaryDirectory() as folder:
        copies = {path: Path(folder, f"{number}.docx") for number, path in enumerate(paths)}
        for path, copy in copies.items():
            shutil.copyfile(path, copy)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command("soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8",
                "--outdir", folder, *copies.values())
        texts = {path: copy.with_suffix(".txt") for path, copy in copies.items()}
        return {path: text.read_text("utf-8-sig") if text.exists() else None for path, text in texts.items()}


def judge_office(paths):
    """LibreOffice opens each DOCX and reads the words that stand in it."""
    found = {}
    for path, text in office_texts(paths).items():
        if text is None:
            found[path] = ["LibreOffice does not open it"]
        else:
            found[path] = judge_words(Docx(path).body_paragraphs(), text, "LibreOffice")
    return found


def judge_edited(yaml, vanban):
    """A DOCX that another program has saved is kept, until our own is told to replace it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out, saved = folder / "out", folder / "saved"
        docx = out / f"{yaml.stem}.docx"

        def build(*more):
            words = [vanban, "build", yaml, "--out", out, *more]
            return subprocess.run([str(word) for word in words], capture_output=True, timeout=600).returncode

        found = [] if build() == 0 else ["cannot be built"]
        written = docx.read_bytes()
        command("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                "docx:MS Word 2007 XML", "--outdir", saved, docx)
        edited = (saved / docx.name).read_bytes()
        docx.write_bytes(edited)
        if build() != 1 or docx.read_bytes() != edited:
            found.append("a DOCX saved by LibreOffice was not kept")
        if build("--force") != 0 or docx.read_bytes() != written:
            found.append("--force did not replace a DOCX saved by LibreOffice")
        return found


def guarded(judge, path, *rest):
    """A judge that cannot do its work has found a fault too."""
    try:
        return judge(path, *rest)
    except (OSError, KeyError, ValueError, IndexError, SyntaxError, Unreadable, subprocess.SubprocessError) as error:
        return [f"cannot be judged: {type(error).__name__}: {error}"]


def sources(out, content):
    """For the path of each pair of files, without ending, the YAML file it was built from."""
    yaml = {}
    for path in sorted(content.rglob("*.yaml")):
        if re.search(r"^loai:", path.read_text("utf-8"), re.MULTILINE):
            yaml.setdefault(path.stem, []).append(path)
    found, pairs = {}, {}
    for path in sorted({path.with_suffix("") for path in out.rglob("*") if path.suffix in (".pdf", ".docx")}):
        missing = [ending for ending in (".pdf", ".docx") if not path.with_suffix(ending).is_file()]
        if missing:
            found[path] = [f"no {ending} beside it" for ending in missing]
        elif len(yaml.get(path.name, [])) != 1:
            found[path] = [f"{len(yaml.get(path.name, []))} files named {path.name}.yaml in {content}, not one"]
        else:
            pairs[path] = yaml[path.name][0]
    if not pairs:
        found[out] = ["no pair of PDF and DOCX to judge"]
    return pairs, found


def tree_texts(vanban, yaml):
    """The paragraphs of the tree, in order: what both files have to hold."""
    lines = command(vanban, "tree", yaml, "--format", "texts").splitlines()
    return [line for line in lines if line.strip()]


def judge_pairs(pairs, vanban, validator):
    """Faults of every file, the judges working side by side."""
    machine = {str(Path.cwd()), str(Path.home()), tempfile.gettempdir() + "/"} - {"/"}
    with ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as pool:
        office = pool.submit(judge_office, [path.with_suffix(".docx") for path in pairs])
        jobs = []
        for path, yaml in pairs.items():
            tree = tree_texts(vanban, yaml)
            docx, pdf = path.with_suffix(".docx"), path.with_suffix(".pdf")
            jobs.append((docx, pool.submit(guarded, judge_docx, docx, tree, validator, machine)))
            jobs.append((pdf, pool.submit(guarded, judge_pdf, pdf, tree, machine)))
        results = {path: job.result() for path, job in jobs}
        for path, faults in office.result().items():
            results[path] += faults
    return results


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--vanban", required=True, type=Path)
    options.add_argument("--validator", required=True, type=Path)
    options.add_argument("--out", default=Path("out"), type=Path)
    options.add_argument("--content", default=Path("content"), type=Path)
    given = options.parse_args()
    pairs, found = sources(given.out, given.content)
    try:
        results = judge_pairs(pairs, given.vanban.absolute(), given.validator.absolute()) if pairs else {}
        for path, yaml in list(pairs.items())[:1]:
            results[path.with_suffix(".docx")] += guarded(judge_edited, yaml.absolute(), given.vanban.absolute())
    except (OSError, subprocess.SubprocessError) as error:
        sys.exit(f"judges: {error}")
    results.update(found)
    for path, faults in sorted(results.items()):
        print(f"{'ok    ' if not faults else 'FAULTY'} {path}")
        for fault in faults:
            print(f"       {fault}")
    failed = sum(1 for faults in results.values() if faults)
    print(f"judges: {len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
