#!/usr/bin/env bash
# exceljs 4.4.0 (npm) takes a number for a date when its format holds an escaped letter d, m, y,
# h or s, or one that only gives a width: 45000 in `#,##0\ \m` (metres) is read as 15 March
# 2023, in `0\h` (hours) too, in `#,##0_m` too. It drops the backslash from the format it hands
# out. The same unit in quotes ("m") is read as 45000, and SheetJS 0.18.5 reads 45000 from all.
# Seen with Node.js 20. A column of figures with units becomes a column of days.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >/dev/null)
cat >"$folder/read.cjs" <<'JS'
const assert = require("node:assert");
const { Workbook } = require("exceljs");
const { read, utils, write } = require("xlsx");

const formats = { "#,##0\\ \\m": false, "0\\h": false, "#,##0_m": false, '#,##0\\ "m"': true, "#,##0": true };
const sheet = utils.aoa_to_sheet(Object.keys(formats).map((format) => [{ t: "n", v: 45000, z: format }]));
const bytes = write({ SheetNames: ["A"], Sheets: { A: sheet } }, { type: "buffer", bookType: "xlsx" });

(async () => {
  const control = read(bytes, { cellDates: true, cellNF: true }).Sheets.A;
  const book = new Workbook();
  await book.xlsx.load(bytes);
  Object.entries(formats).forEach(([format, right], row) => {
    const { value, numFmt } = book.worksheets[0].getCell(row + 1, 1);
    console.log(`${format}: ${value instanceof Date ? value.toISOString().slice(0, 10) : value}, format given as ${numFmt}`);
    assert.equal(numFmt, format.replaceAll("\\", ""));
    assert.equal(control[`A${row + 1}`].z, format);
    assert.equal(control[`A${row + 1}`].v, 45000);
    if (right) assert.equal(value, 45000);
    else assert.equal(value.toISOString(), "2023-03-15T00:00:00.000Z");
  });
})();
JS
node "$folder/read.cjs"
