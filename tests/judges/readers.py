#!/usr/bin/env python3
"""Judges every document with the programs that others read it with: search indexes, converters,
libraries. Each has to open each file and find every word, in the order of the tree, and every
heading with its level.

In: the output folder and a handful of kinds built here, our own program (for the tree), the
readers' folders. Out: a table of figures, one line a fault; exit code 1 if there is any. What a
reader itself loses is counted too, as theirs, and named in docs/doc-bang-phan-mem-khac.md.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pdf_text import Pdf

HERE = Path(__file__).resolve().parent
KINDS = HERE.parent / "cases" / "kinds"
# A letter with its foot, one with a frame, chapters and sections, two issuers, a form.
SOME = ["cong_van", "cong_van_khan", "quy_che", "ke_hoach_lien_tich", "giay_moi"]
HEADINGS = {"ten_loai", "nhan_phu_luc", "chuong", "muc_cua_chuong", "dieu", "muc", "tieu_de_khoan",
            "tieu_de_tieu_khoan"}
# Those that give the words of a page as they were drawn; the others go by places on the page.
AS_DRAWN = {"pdftotext -raw", "pypdf", "PyMuPDF", "pdf.js"}
# What a reader loses though it is there: a dash between two words, where a line ends on it; what
# stands in the header and the footer of a first page.
DASH = {"pdftotext"}
# What puts words together that stand apart: the terms of a formula in a narrow column, two cells whose lines are
# level though one of them comes in the next row.
GLUES = {"pdftotext", "pdf.js"}
NO_HEADERS = {"mammoth", "markitdown", "pandoc"}


def words(text):
    return text.split()


def letters(text):
    return "".join(text.split())


def missing(want, got):
    """The words that are not there, as often as they should be."""
    return Counter(want) - Counter(got)


def parted(want, got):
    """The words with those parted that are several of the wanted ones, one behind the other; and these."""
    known = set(want)
    all_words, parts = [], []
    for word in got:
        starts = () if word in known else (at for at, first in enumerate(want) if word.startswith(first))
        own = next((found for at in starts if (found := run_of(want, at, word))), [])
        all_words += own or [word]
        parts += own
    return all_words, parts


def run_of(want, start, word):
    """The wanted words from a place on that make this one; none if they do not."""
    for end in range(start + 1, len(want) + 1):
        glued = "".join(want[start:end])
        if glued == word and end - start > 1:
            return want[start:end]
        if not word.startswith(glued):
            break
    return []


def first_out_of_order(want, got):
    """The place of the first word that does not come after those before it; None if all do."""
    rest = iter(got)
    for at, word in enumerate(want):
        if word not in rest:
            return at
    return None


def placed(texts, paragraphs):
    """The words of the tree by the number of the page where each begins.

    `texts` are the paragraphs of the tree, `paragraphs` the same of the file's structure, each as
    pieces with their pages: a line that ends draws no space, so that only the tree knows words.
    """
    pages = {}
    for text, pieces in zip(texts, paragraphs, strict=True):
        where = [page for page, piece in pieces for _ in letters(piece)]
        if letters(text) != "".join(letters(piece) for _, piece in pieces):
            raise ValueError(f"other words in the structure: {text[:60]!r}")
        at = 0
        for word in words(text):
            pages.setdefault(where[at], []).append(word)
            at += len(word)
    return pages


def listed(line):
    """The letters of a paragraph in what `vanban tree` prints."""
    pieces = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    return letters(re.sub(r"\\(.)", r"\1", "".join(pieces)).replace("␣", ""))


def listed_headings(listing):
    """The headings in what `vanban tree` prints: their letters, in order."""
    found = []
    for line in listing.splitlines():
        match = re.match(r" {4}(\w+)\b", line)
        if match and match.group(1) in HEADINGS and listed(line):
            found.append(listed(line))
    return found


def listed_outside(listing):
    """What stands in the top margin and at the foot of first pages: the letters of each."""
    found, inside = [], False
    for line in listing.splitlines():
        if not line.startswith(" " * 6):
            inside = line.startswith(("    trên lề,", "    chân trang đầu"))
        elif inside and listed(line):
            found.append(listed(line))
    return found


def without(texts, outside):
    """The places of the paragraphs of the text itself."""
    left = list(outside)
    places = []
    for at, text in enumerate(texts):
        if letters(text) in left:
            left.remove(letters(text))
        else:
            places.append(at)
    return places


def judge_headings(want, found, name):
    """Of the tree no levels are known: each reader has the letters, all have the same levels."""
    if [letters(text) for _, text in found] != want:
        return [f"{name}: headings: {len(found)} found of {len(want)}, or others"]
    levels = [level for level, _ in found]
    if any(below > above + 1 for above, below in zip([0, *levels], levels)):
        return [f"{name}: a level of heading is skipped: {levels}"]
    return []


# The readers of DOCX: words, and headings where the reader knows of any.

def python_docx(path):
    import docx

    def blocks(container):
        for one in container.iter_inner_content():
            if not hasattr(one, "rows"):
                yield one.text
                continue
            seen = set()
            for row in one.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from blocks(cell)

    document = docx.Document(str(path))
    sections = [(one.first_page_header, one.first_page_footer) for one in document.sections
                if one.different_first_page_header_footer]
    around = [part for pair in sections for part in pair if not part.is_linked_to_previous]
    return " ".join([*blocks(document), *(text for part in around for text in blocks(part))]), None


def docx2python(path):
    from docx2python import docx2python
    with docx2python(path) as read:
        return " ".join(read.text.split()), None


def mammoth(path):
    import html
    import mammoth
    with open(path, "rb") as file:
        page = mammoth.convert_to_html(file).value
    text = lambda markup: html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br ?/>|</p>|</t[dh]>|</h\d>", " ", markup)))
    headings = re.findall(r"<h(\d)>(.*?)</h\1>", page, re.DOTALL)
    return text(page), [(int(level), text(title)) for level, title in headings]


def markitdown(path):
    from markitdown import MarkItDown
    page = MarkItDown().convert(str(path)).text_content
    plain = lambda markup: re.sub(r"\\(.)", r"\1", re.sub(r"\*\*|(?<!\\)[*|]|^#+ |^[ |:-]+$", "", markup, flags=re.MULTILINE))
    headings = re.findall(r"^(#+) (.*)$", page, re.MULTILINE)
    return plain(page), [(len(marks), plain(title)) for marks, title in headings]


def pandoc(path):
    import pypandoc
    page = json.loads(pypandoc.convert_file(str(path), "json", format="docx"))
    headings = [(block["c"][0], pandoc_text(block["c"][2])) for block in page["blocks"] if block["t"] == "Header"]
    return pandoc_text(page["blocks"]), headings


def pandoc_text(node):
    if isinstance(node, list):
        return "".join(pandoc_text(one) for one in node)
    if not isinstance(node, dict):
        return ""
    kind, inner = node.get("t"), node.get("c")
    if kind == "Str":
        return inner
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    return pandoc_text(inner) + (" " if kind in ("Para", "Plain", "Header") else "")


# The readers of PDF: the text of each page.

def pdftotext(path, *options):
    run = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return run.stdout.decode().split("\f")[:-1]


def pdftotext_raw(path):
    return pdftotext(path, "-raw")


def pypdf(path):
    import pypdf
    return [page.extract_text() for page in pypdf.PdfReader(str(path)).pages]


def pdfminer(path):
    from pdfminer.high_level import extract_text
    return extract_text(str(path)).split("\f")[:-1]


def pymupdf(path):
    import pymupdf
    return [page.get_text() for page in pymupdf.open(str(path))]


DOCX = {"python-docx": python_docx, "docx2python": docx2python, "mammoth": mammoth, "markitdown": markitdown,
        "pandoc": pandoc}
PDF = {"pdftotext": pdftotext, "pdftotext -raw": pdftotext_raw, "pypdf": pypdf, "pdfminer.six": pdfminer,
       "PyMuPDF": pymupdf}


class Judged:
    """What a reader made of a file: figures for the table, and faults."""

    def __init__(self, reader, want, got, theirs=()):
        lost = missing(want, got)
        ours = lost - Counter(theirs)
        self.reader, self.words = reader, len(want)
        self.found = len(want) - sum(lost.values())
        self.theirs = sum(lost.values()) - sum(ours.values())
        self.ordered, self.headings = None, None
        self.faults = [f"{reader}: {sum(ours.values())} words not found: {list(ours)[:8]}"] if ours else []

    def order(self, want, got, where=""):
        at = first_out_of_order(want, got)
        self.ordered = (self.ordered is not False) and at is None
        if at is not None:
            self.faults.append(f"{self.reader}: {where}out of order after {' '.join(want[max(0, at - 4):at + 1])!r}")


def flat(texts):
    return [word for text in texts for word in words(text)]


def judge_docx(path, texts, headings, outside):
    tree, inside = flat(texts), without(texts, outside)
    body = flat(texts[at] for at in inside)
    around = flat(text for at, text in enumerate(texts) if at not in inside)
    judged = []
    for reader, read in DOCX.items():
        try:
            text, found = read(path)
        except Exception as error:  # Whatever a reader stumbles over, it does not open the file.
            judged.append(Judged(reader, tree, tree))
            judged[-1].faults.append(f"{reader} does not open it: {type(error).__name__}: {error}")
            continue
        one = Judged(reader, tree, words(text), around if reader in NO_HEADERS else ())
        one.order(body, words(text))
        if found is not None:
            one.headings = len(found)
            one.faults += judge_headings(headings, found, reader)
        judged.append(one)
    return judged


def judge_pdf(path, texts, headings, outside, pages_of_js):
    tree = flat(texts)
    pdf = Pdf(path)
    # What stands at the foot of a page is read with what comes first on it, or last: both are right.
    inside, paragraphs = without(texts, outside), pdf.placed_paragraphs()
    if len(paragraphs) != len(texts):
        raise ValueError(f"{len(paragraphs)} paragraphs in the structure, {len(texts)} in the tree")
    pages = placed([texts[at] for at in inside], [paragraphs[at] for at in inside])
    judged = []
    for reader, read in [*PDF.items(), ("pdf.js", lambda _: pages_of_js)]:
        got = read(path)
        glued = parted(tree, flat(got))[1] if reader in GLUES else []
        one = Judged(reader, tree, flat(got), (["-"] * len(tree) if reader in DASH else []) + glued)
        if reader in AS_DRAWN:
            for number, want in sorted(pages.items()):
                found = words(got[number])
                one.order(want, parted(want, found)[0] if reader in GLUES else found, f"page {number + 1}: ")
        judged.append(one)
    tags = Judged("PDF structure", tree, tree)
    tags.headings, tags.faults = len(pdf.headings()), judge_headings(headings, pdf.headings(), "PDF structure")
    tags.ordered = True
    return [*judged, tags]


def judge_properties(docx, pdf):
    """The DOCX says of itself what the PDF says in its dictionary and in its XMP."""
    import docx as python_docx
    import pypdf
    core = python_docx.Document(str(docx)).core_properties
    read = pypdf.PdfReader(str(pdf))
    info, xmp = read.metadata, read.xmp_metadata
    day = lambda time: time.date() if time else None
    created = core._element.find("{http://purl.org/dc/terms/}created") is not None
    same = [
        ("title", core.title, info.title, xmp.dc_title.get("x-default")),
        ("author", core.author, info.author or "", ", ".join(xmp.dc_creator or [])),
        ("keywords", core.keywords, info.get("/Keywords", ""), xmp.pdf_keywords or ""),
        ("language", core.language, read.trailer["/Root"]["/Lang"], ", ".join(xmp.dc_language or [])),
        ("created", day(core.created) if created else None, day(info.creation_date), day(xmp.xmp_create_date)),
        ("modified", day(core.modified) if created else None, day(info.modification_date), day(xmp.xmp_modify_date)),
    ]
    found = [f"properties: {name}: {one!r} in the DOCX, {two!r} in the PDF, {three!r} in its XMP"
             for name, one, two, three in same if not one == two == three]
    packet = read.trailer["/Root"]["/Metadata"].get_data().decode()
    archive = "<pdfaid:part>2</pdfaid:part>" in packet and "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    if archive != created:
        found.append("properties: PDF/A-2a is declared of papers with a day, and of no others")
    if "<pdfuaid:part>1</pdfuaid:part>" not in packet:
        found.append("properties: PDF/UA-1 is not declared")
    return found


def judge(job):
    """One document, all readers."""
    path, texts, listing, pages_of_js = job
    headings, outside = listed_headings(listing), listed_outside(listing)
    docx, pdf = path.with_suffix(".docx"), path.with_suffix(".pdf")
    of_docx = judge_docx(docx, texts, headings, outside)
    return of_docx, judge_pdf(pdf, texts, headings, outside, pages_of_js), judge_properties(docx, pdf)


def command(*given, **options):
    run = subprocess.run([str(one) for one in given], stdin=subprocess.DEVNULL, capture_output=True, **options)
    if run.returncode:
        sys.exit(f"readers: {given[0]} ended with {run.returncode}: {run.stderr.decode('utf-8', 'replace')[:2000]}")
    return run.stdout.decode()


def documents(out, content, vanban, folder):
    """Each document with its YAML: those in the output folder, and some kinds built here."""
    for name in SOME:
        command(vanban, "build", KINDS / f"{name}.yaml", "--out", folder)
    sources = {path.stem: path for path in sorted(content.glob("*.yaml"))}
    sources.update({name: KINDS / f"{name}.yaml" for name in SOME})
    pdfs = sorted(out.glob("*.pdf")) + [folder / f"{name}.pdf" for name in SOME]
    return {pdf.with_suffix(""): sources[pdf.stem] for pdf in pdfs}


def table(rows):
    """Figures of each reader over all documents, as lines."""
    yield f"{'reader':16} {'files':>5} {'words':>7} {'found':>7} {'theirs':>6}  order     headings"
    for reader in dict.fromkeys(one.reader for one in rows):
        own = [one for one in rows if one.reader == reader]
        total, found, theirs = (sum(getattr(one, name) for one in own) for name in ("words", "found", "theirs"))
        known = [one.ordered for one in own if one.ordered is not None]
        order = f"{sum(known)}/{len(known)}" if known else "by place"
        headings = [one.headings for one in own if one.headings is not None]
        yield (f"{reader:16} {len(own):5} {total:7} {found:7} {theirs:6}  {order:8}  "
               f"{sum(headings) if headings else '-'}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--vanban", required=True, type=Path)
    options.add_argument("--pdfjs", required=True, type=Path, help="pdf.mjs of pdfjs-dist")
    options.add_argument("--out", default=Path("out"), type=Path)
    options.add_argument("--content", default=Path("content"), type=Path)
    given = options.parse_args()
    vanban = given.vanban.absolute()
    with tempfile.TemporaryDirectory() as folder:
        pairs = documents(given.out, given.content, vanban, Path(folder))
        paths = list(pairs)
        read = command("node", HERE / "pdfjs.mjs", given.pdfjs.absolute(), *(f"{path}.pdf" for path in paths))
        jobs = []
        for path, pages in zip(paths, json.loads(read), strict=True):
            texts = command(vanban, "tree", pairs[path], "--format", "texts").splitlines()
            listing = command(vanban, "tree", pairs[path])
            jobs.append((path, [text for text in texts if text.strip()], listing, pages))
        with ProcessPoolExecutor(os.cpu_count() or 2) as pool:
            results = dict(zip(paths, pool.map(judge, jobs)))
    failed = 0
    for path, (docx, pdf, properties) in results.items():
        faults = [fault for one in [*docx, *pdf] for fault in one.faults] + properties
        failed += bool(faults)
        print(f"{'FAULTY' if faults else 'ok    '} {path.name}")
        for fault in faults:
            print(f"       {fault}")
    for form, at in (("DOCX", 0), ("PDF", 1)):
        print(f"\n{form}")
        print("\n".join(table([one for result in results.values() for one in result[at]])))
    print(f"\nreaders: {len(results) - failed} passed, {failed} failed")
    return 1 if failed or not results else 0


if __name__ == "__main__":
    sys.exit(main())
