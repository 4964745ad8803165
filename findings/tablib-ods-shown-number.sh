#!/usr/bin/env bash
# tablib 3.10.0 (PyPI, with odfpy 1.4.1; django-import-export reads sheets by it) takes a number of
# an ODS file from the text that the cell shows, not from the value stored beside it. Where Vietnamese
# settings show dots, 1500 (shown "1.500") is read as 1.5 without a word; 3.14159 shown with one
# decimal is 3.1; "1.500.000" or "12,5" ends in a ValueError. Of a cell with two lines only the first
# is read. pandas 3.1.1 gives 1500, 1500000, 12.5 and both lines. Seen with Python 3.11.
# A sheet of whole amounts from 1.000 to 999.999 goes in a thousand times too small.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tablib==3.10.0 odfpy==1.4.1 pandas==3.1.1
"$folder/venv/bin/python" - "$folder/bang.ods" <<'PYTHON'
import sys
from pathlib import Path

import pandas
import tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

path = sys.argv[1]


def write(cell):
    document = OpenDocumentSpreadsheet()
    table = Table(name="A")
    document.spreadsheet.addElement(table)
    row = TableRow()
    row.addElement(cell)
    table.addElement(row)
    document.save(path)


def number(stored, shown):
    cell = TableCell(valuetype="float", value=stored)
    cell.addElement(P(text=shown))
    return cell


def by_tablib():
    try:
        return tablib.Dataset().load(Path(path).read_bytes(), format="ods", headers=False)[0][0]
    except ValueError as error:
        return str(error)


def by_pandas():
    return pandas.read_excel(path, engine="odf", header=None).iloc[0, 0]


for stored, shown, seen in (
    ("1500", "1500", 1500),
    ("1500", "1.500", 1.5),
    ("3.14159", "3.1", 3.1),
    ("1500000", "1.500.000", "could not convert string to float: '1.500.000'"),
    ("12.5", "12,5", "could not convert string to float: '12,5'"),
):
    write(number(stored, shown))
    print(f"{stored} shown as {shown}: tablib {by_tablib()}, pandas {by_pandas()}")
    assert by_tablib() == seen
    assert by_pandas() == float(stored)
lines = TableCell(valuetype="string")
for line in ("Xã A", "Xã B"):
    lines.addElement(P(text=line))
write(lines)
print(f"two lines: tablib {by_tablib()!r}, pandas {by_pandas()!r}")
assert by_tablib() == "Xã A"
assert by_pandas() == "Xã A\nXã B"
PYTHON
