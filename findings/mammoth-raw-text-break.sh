#!/usr/bin/env bash
# mammoth 1.13.0 (PyPI): `extract_raw_text` leaves out a line break inside a paragraph and glues
# the words around it: "one", w:br, "two" becomes "onetwo". `convert_to_html` of the same file
# keeps it as <br />. Titles of Vietnamese papers are often typed with such breaks.
# Seen with Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
from pathlib import Path

import mammoth
from docx import Document

path = Path(sys.argv[1]) / "break.docx"
document = Document()
paragraph = document.add_paragraph()
paragraph.add_run("one").add_break()
paragraph.add_run("two")
document.save(path)
with path.open("rb") as file:
    raw = mammoth.extract_raw_text(file).value.strip()
with path.open("rb") as file:
    html = mammoth.convert_to_html(file).value
print("raw text:", repr(raw))
print("html:", html)
assert raw == "onetwo"
assert html == "<p>one<br />two</p>"
PYTHON
