#!/usr/bin/env bash
# vn-num2words 1.0.4 (npm) puts the JavaScript word "undefined" into the words of a negative
# number: −5 becomes "undefined mươi lăm". It misspells fifteen as "muời năm" (for "mười lăm"),
# and leaves a blank at the end of round amounts. Seen with Node.js 20.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm install --silent --no-audit --no-fund vn-num2words@1.0.4 >/dev/null)
cat >"$folder/words.cjs" <<'JS'
const assert = require("node:assert");
const words = require("vn-num2words");
for (const [number, seen] of [[-5, "undefined mươi lăm"], [15, "muời năm"], [1500000, "một triệu năm trăm nghìn "]]) {
  const got = words(number);
  console.log(`${number}: "${got}"`);
  assert.equal(got, seen);
}
JS
node "$folder/words.cjs"
