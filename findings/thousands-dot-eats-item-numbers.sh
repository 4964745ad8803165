#!/usr/bin/env bash
# Told that the dot parts thousands, as in Vietnamese CSV, pandas 3.1.1 and DuckDB 2.0.1 (PyPI)
# drop every dot in anything that is then all digits: the item numbers 1.1, 1.10 and 2.1 become
# the integers 11, 110 and 21, and pandas makes the day 05.09.2026 the integer 5092026. Groups
# of three are not asked for, and no warning is given. DuckDB reads the day as a day; Polars
# 2.1.0, told of the decimal comma, leaves item numbers text. Amounts are right. Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 duckdb==2.0.1 polars==2.1.0
printf 'tt;kinh_phi;ngay\n1.1;1.500.000;05.09.2026\n1.10;1.234.567,5;31.12.2026\n2.1;150;01.02.2026\n' >"$folder/bang.csv"
"$folder/venv/bin/python" - "$folder/bang.csv" <<'PYTHON'
import sys

import duckdb
import pandas
import polars

path = sys.argv[1]
amounts = [1_500_000.0, 1_234_567.5, 150.0]
seen = pandas.read_csv(path, sep=";", thousands=".", decimal=",")
print(seen)
assert seen["tt"].tolist() == [11, 110, 21]
assert seen["ngay"].tolist() == [5092026, 31122026, 1022026]
assert seen["kinh_phi"].tolist() == amounts
rows = duckdb.execute(
    "SELECT tt, kinh_phi, ngay FROM read_csv(?, delim = ';', thousands = '.', decimal_separator = ',')", [path]
).fetchall()
print(rows)
assert [row[0] for row in rows] == [11, 110, 21]
assert [row[1] for row in rows] == amounts
assert [row[2].isoformat() for row in rows] == ["2026-09-05", "2026-12-31", "2026-02-01"]
text = polars.read_csv(path, separator=";", decimal_comma=True)["tt"].to_list()
print("Polars:", text)
assert text == ["1.1", "1.10", "2.1"]
PYTHON
