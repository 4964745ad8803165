#!/usr/bin/env bash
# A row of a DOCX table may begin some columns in (w:gridBefore, ECMA-376 part 1, 17.4.15). The
# HTML of pandoc 3.9 (by pypandoc_binary 1.17) and of mammoth 1.13.0 sets such a row at the first
# column: 30, which stands under "2027", stands under "Nhiệm vụ", with no message from either.
# python-docx 1.2.0 gives the same single cell but says that two columns go before it.
# Seen with Python 3.11. Rows without the mark keep their columns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pypandoc_binary==1.17 python-docx==1.2.0 mammoth==1.13.0 lxml==6.1.3
"$folder/venv/bin/python" - "$folder/table.docx" <<'PYTHON'
import sys

import docx
import lxml.html
import mammoth
import pypandoc
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
path = sys.argv[1]
document = docx.Document()
table = document.add_table(rows=3, cols=3)
for row, texts in zip(table.rows, (["Nhiệm vụ", "2026", "2027"], ["A", "10", "20"], ["", "", "30"])):
    for cell, text in zip(row.cells, texts):
        cell.text = text
last = table.rows[2]._tr
for cell in list(last.tc_lst)[:2]:
    last.remove(cell)
before = f'<w:trPr xmlns:w="{W}"><w:gridBefore w:val="2"/><w:wBefore w:w="5760" w:type="dxa"/></w:trPr>'
last.insert(0, parse_xml(before))
document.save(path)

with open(path, "rb") as file:
    by_mammoth = mammoth.convert_to_html(file)
assert by_mammoth.messages == []
assert pypandoc.get_pandoc_version().startswith("3.9")
pages = {"pandoc": pypandoc.convert_file(path, "html", extra_args=["--verbose"]), "mammoth": by_mammoth.value}
for name, html in pages.items():
    rows = lxml.html.fromstring(f"<div>{html}</div>").findall(".//tr")
    cells = [[cell.text_content().strip() for cell in row if cell.tag in ("td", "th")] for row in rows]
    print(f"{name}: {cells}")
    assert cells[1] == ["A", "10", "20"]
    assert cells[2][0] == "30" and "30" not in cells[2][1:]
row = docx.Document(path).tables[0].rows[2]
print("python-docx:", [cell.text for cell in row.cells], "after", row.grid_cols_before, "columns")
assert ([cell.text for cell in row.cells], row.grid_cols_before) == (["30"], 2)
PYTHON
