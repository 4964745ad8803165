#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian bookworm, `soffice --convert-to`) writes what Word tracks as deleted into
# plain text and HTML, with no mark: "phạt 5 triệu" amended to 7 is "phạt 57 triệu", a deleted
# article and a deleted row stand there as if in force. Even when the DOCX asks for the final view
# (w:revisionView w:markup="0", ECMA-376 part 1, 17.15.1.69), which the PDF of the same run obeys: 7,
# and no article. mammoth 1.13.0 and docx2txt 0.9 leave deletions out. Seen with Python 3.11.
# A draft goes into search or a model with amounts that nobody wrote. Needs this soffice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 pypdf==7.1.1
soffice --version | grep -F "LibreOffice 7.4."
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import html
import itertools
import re
import subprocess
import sys
from pathlib import Path

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from pypdf import PdfReader

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ids = itertools.count(1)
folder = Path(sys.argv[1])
path = folder / "draft.docx"


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def tracked(tag, content=""):
    return f'<w:{tag} w:id="{next(ids)}" w:author="A" w:date="2026-01-05T08:00:00Z">{content}</w:{tag}>'


def deleted(text):
    return tracked("del", run(text, "delText"))


def row(content, marks=""):
    width = '<w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
    return f"<w:tr>{marks}<w:tc>{width}<w:p>{content}</w:p></w:tc></w:tr>"


amended = run("Điều 1. Phạt ") + deleted("5") + tracked("ins", run("7")) + run(" triệu")
article = f"<w:pPr><w:rPr>{tracked('del')}</w:rPr></w:pPr>" + deleted("Điều 2. Bãi bỏ")
kept, gone = row(run("Xã A")), row(deleted("Xã B"), f"<w:trPr>{tracked('del')}</w:trPr>")
grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
document = docx.Document()
for element in (f"p@{amended}", f"p@{article}", f"tbl@{grid}{kept}{gone}", "p@"):
    tag, content = element.split("@", 1)
    document.element.body.insert_element_before(parse_xml(f'<w:{tag} xmlns:w="{W}">{content}</w:{tag}>'), "w:sectPr")
document.settings.element.insert(2, parse_xml(f'<w:revisionView xmlns:w="{W}" w:markup="0"/>'))
document.save(path)


def lines(text):
    return [line.strip() for line in text.split("\n") if line.strip()]


for kind in ("txt:Text (encoded):UTF8", "html", "pdf"):
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        + ["--convert-to", kind, "--outdir", folder, path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
    )
body = (folder / "draft.html").read_text("utf-8").partition("<body")[2].partition(">")[2]
with open(path, "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
read = {
    "LibreOffice, text": lines((folder / "draft.txt").read_text("utf-8-sig")),
    "LibreOffice, HTML": lines(html.unescape(re.sub("<[^>]+>", "\n", body))),
    "LibreOffice, PDF": lines(PdfReader(folder / "draft.pdf").pages[0].extract_text()),
    "mammoth": lines(by_mammoth),
    "docx2txt": lines(docx2txt.process(str(path))),
}
final = ["Điều 1. Phạt 7 triệu", "Xã A"]
mixed = ["Điều 1. Phạt 57 triệu", "Điều 2. Bãi bỏ", "Xã A", "Xã B"]
for reader, text in read.items():
    print(f"{reader}: {text}")
    assert text == (mixed if reader in ("LibreOffice, text", "LibreOffice, HTML") else final), reader
for mark in ("<del", "<strike", "<s>", "line-through"):
    assert mark not in body
PYTHON
