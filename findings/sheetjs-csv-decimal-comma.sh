#!/usr/bin/env bash
# SheetJS 0.18.5 (npm: xlsx) reads the CSV that Excel with Vietnamese settings writes (parts by
# `;`, decimal comma) without a word, and wrongly: 12,5 is 125 and 0,125 is 125, since every comma
# is dropped, wherever it stands; 1.500 (one thousand five hundred) is 1.5, while 1.500.000 stays
# text, so one column holds both. Polars 2.1.0 (PyPI), told of the comma, reads 12.5 and 0.125.
# Seen with Node.js 20 and Python 3.11. `raw: true` keeps all as text: use it with such files.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0
(cd "$folder" && npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null)
printf 'ma;ty_le;tien\nA;12,5;1.500\nB;0,125;1.500.000\n' >"$folder/bang.csv"
cat >"$folder/read.cjs" <<'JS'
const assert = require("node:assert");
const { readFile, utils } = require("xlsx");
const rows = (options) => {
  const book = readFile(`${__dirname}/bang.csv`, { FS: ";", ...options });
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1, raw: true }).slice(1);
};
console.log("SheetJS:", JSON.stringify(rows({})));
assert.deepEqual(rows({}), [["A", 125, 1.5], ["B", 125, "1.500.000"]]);
assert.deepEqual(rows({ raw: true }), [["A", "12,5", "1.500"], ["B", "0,125", "1.500.000"]]);
JS
node "$folder/read.cjs"
"$folder/venv/bin/python" - "$folder/bang.csv" <<'PYTHON'
import sys

import polars

table = polars.read_csv(sys.argv[1], separator=";", decimal_comma=True)
print("Polars:", table["ty_le"].to_list())
assert table["ty_le"].to_list() == [12.5, 0.125]
PYTHON
