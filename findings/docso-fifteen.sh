#!/usr/bin/env bash
# docso 0.1.3 (npm) writes 15 as "mười năm", which in Vietnamese is "ten years" (fifteen is
# "mười lăm"), and 1015 likewise; a minus sign is dropped: −5 becomes "năm" (five).
# 25 is right ("hai mươi lăm"). Seen with Node.js 20.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm install --silent --no-audit --no-fund docso@0.1.3 >/dev/null)
cat >"$folder/words.cjs" <<'JS'
const assert = require("node:assert");
const docso = require("docso");
const read = docso.default ?? docso;
for (const [number, seen] of [[15, "mười năm"], [1015, "một nghìn không trăm mười năm"], [-5, "năm"], [25, "hai mươi lăm"]]) {
  console.log(`${number}: ${read(number)}`);
  assert.equal(read(number), seen);
}
JS
node "$folder/words.cjs"
