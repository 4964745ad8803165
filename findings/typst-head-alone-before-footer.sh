#!/usr/bin/env bash
# Typst 0.15.2 leaves the head of a table alone at the end of a page when a footer follows it and no row
# of the body stands between: the page before ends with the head, the next one begins with the footer
# and has no head, though the head is to be repeated. With one row in between, head and row move on
# together. So a budget table whose rows all go with the signature, as its footer, loses its head.
# A block that may not be broken around the table keeps them together.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

import typst
from pypdf import PdfReader

TABLE = """table(
  columns: 2,
  table.header(repeat: true, [Content], [Amount]),
  {rows}
  table.footer(repeat: false, block(height: 2cm)[Total], [1.210]),
)"""


def pages(rows, around="#{}"):
    """The words of each page; the table begins where there is room for its head alone."""
    table = around.format(TABLE.format(rows=rows))
    source = f"#set page(width: 10cm, height: 6cm, margin: 1cm)\n#block(height: 2.5cm)[Above]\n{table}\n"
    pdf = typst.compile(source.encode(), format="pdf")
    return [page.extract_text().split() for page in PdfReader(io.BytesIO(pdf)).pages]


alone = pages("")
print("no row:   ", alone)
with_row = pages("[Trees], [1.210],")
print("one row:  ", with_row)
together = pages("", "#block(breakable: false, {})")
print("in a block:", together)
assert alone == [["Above", "Content", "Amount"], ["Total", "1.210"]]
assert with_row == [["Above"], ["Content", "Amount", "Trees", "1.210", "Total", "1.210"]]
assert together == [["Above"], ["Content", "Amount", "Total", "1.210"]]
PYTHON
