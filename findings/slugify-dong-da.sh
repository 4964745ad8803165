#!/usr/bin/env bash
# slugify 1.6.6 (npm), what many web programs name files by, takes “đ” for the Serbian letter and writes it as two:
# “Đống Đa” becomes “DJong-DJa”, “quyết định” becomes “quyet-djinh”, the sign “QĐ” of a decision “QDJ”. Its option for
# Vietnamese gives the one letter that readers expect; nothing says that it is needed. All other letters come right, so
# that nobody sees it before a ward, a commune or a decision has that letter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund slugify@1.6.6 >/dev/null
node - <<'JAVASCRIPT'
const assert = require("node:assert");
const slugify = require("slugify");
for (const [words, usual, vietnamese] of [
  ["Phường Đống Đa", "Phuong-DJong-DJa", "Phuong-Dong-Da"],
  ["quyết định", "quyet-djinh", "quyet-dinh"],
  ["12/QĐ-UBND", "12QDJ-UBND", "12QD-UBND"],
  ["Phường Cửa Nam", "Phuong-Cua-Nam", "Phuong-Cua-Nam"],
]) {
  const written = [slugify(words), slugify(words, { locale: "vi" })];
  console.log(`“${words}”: ${written[0]}, with locale vi ${written[1]}`);
  assert.deepStrictEqual(written, [usual, vietnamese]);
}
JAVASCRIPT
