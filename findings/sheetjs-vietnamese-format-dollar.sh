#!/usr/bin/env bash
# SheetJS 0.18.5 (npm: xlsx) puts a dollar sign before a number whose format names the language
# Vietnamese and no currency: `[$-42A]#,##0`, as LibreOffice writes it for a Vietnamese cell,
# shows 1500000 as "$1,500,000", in `w` and in the CSV. ECMA-376 lets that bracket name a
# language alone. Without it the text is right, and so is a date in the same language.
# Seen with Node.js 20. The stored value is right: only what is shown or exported is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >/dev/null)
cat >"$folder/read.cjs" <<'JS'
const assert = require("node:assert");
const { Workbook } = require("exceljs");
const { read, utils } = require("xlsx");

const cells = [
  ["[$-42A]#,##0", 1500000, "$1,500,000"],
  ["[$-42A]0.0%", 0.125, "$12.5%"],
  ["#,##0", 1500000, "1,500,000"],
  ["[$-42A]dd/mm/yyyy", 46270, "05/09/2026"],
];

(async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet("A");
  for (const [format, value] of cells) {
    const cell = sheet.addRow([value]).getCell(1);
    cell.numFmt = format;
  }
  const seen = read(await book.xlsx.writeBuffer()).Sheets.A;
  const lines = utils.sheet_to_csv(seen, { FS: ";" }).trim().split("\n");
  cells.forEach(([format, value, shown], row) => {
    console.log(`${format}: stored ${seen[`A${row + 1}`].v}, shown ${lines[row]}`);
    assert.equal(seen[`A${row + 1}`].v, value);
    assert.equal(lines[row], shown);
  });
})();
JS
node "$folder/read.cjs"
