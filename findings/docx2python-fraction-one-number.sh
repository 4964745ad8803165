#!/usr/bin/env bash
# docx2python 3.7.1 (PyPI) sets the parts of an equation in a DOCX side by side, between <latex> and
# </latex> though no LaTeX stands there: the fraction 12/5 is read as 125, 10 to the power 6 as 106,
# the root of 25 as 25, one and a half (1, then 1/2) as 112. No warning. pandoc 3.9 (by
# pypandoc_binary 1.17) keeps fraction, power and root; python-docx 1.2.0 and docx2txt 0.9 leave the
# equation out. Seen with Python 3.11. A rate or a norm becomes another, believable number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    docx2python==3.7.1 pypandoc_binary==1.17 python-docx==1.2.0 docx2txt==0.9
"$folder/venv/bin/python" - "$folder/rate.docx" <<'PYTHON'
import sys

import docx
import docx2txt
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
path = sys.argv[1]


def run(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def fraction(above, below):
    return f"<m:f><m:num>{run(above)}</m:num><m:den>{run(below)}</m:den></m:f>"


power = f"<m:sSup><m:e>{run(10)}</m:e><m:sup>{run(6)}</m:sup></m:sSup>"
root = f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{run(25)}</m:e></m:rad>'
assert pypandoc.get_pandoc_version().startswith("3.9")
for equation, seen, meant in (
    (fraction(12, 5), "125", r"\frac{12}{5}"),
    (power, "106", "10^{6}"),
    (root, "25", r"\sqrt{25}"),
    (run(1) + fraction(1, 2), "112", r"1\frac{1}{2}"),
):
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    content = text.format("định mức ") + f"<m:oMath>{equation}</m:oMath>" + text.format(" ha")
    document = docx.Document()
    document.element.body.insert_element_before(
        parse_xml(f'<w:p xmlns:w="{W}" xmlns:m="{M}">{content}</w:p>'), "w:sectPr"
    )
    document.save(path)
    with docx2python(path) as file:
        by_docx2python = file.text.strip()
    by_pandoc = pypandoc.convert_file(path, "latex").strip()
    print(f"docx2python: {by_docx2python}; pandoc: {by_pandoc}")
    assert by_docx2python == f"định mức <latex>{seen}</latex> ha"
    assert by_pandoc == rf"định mức \({meant}\) ha"
    assert docx.Document(path).paragraphs[0].text == docx2txt.process(path).strip() == "định mức  ha"
PYTHON
