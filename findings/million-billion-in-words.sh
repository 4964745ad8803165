#!/usr/bin/env bash
# Two libraries of one origin agree on a wrong amount: 10^15 đồng is "một triệu tỷ" (a million
# times a billion), num2words 0.5.14 (PyPI) and n2words 4.0.0 (npm) both say "một trăm nghìn tỷ",
# which is 10^14. Two others say it right: vietnam-number 1.0.6 (PyPI) and docso 0.1.3 (npm).
# Seen with Python 3.11 and Node.js 20: comparing two libraries proves nothing here.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14 vietnam-number==1.0.6
(cd "$folder" && npm install --silent --no-audit --no-fund n2words@4.0.0 docso@0.1.3 >/dev/null)
"$folder/venv/bin/python" - <<'PYTHON'
from num2words import num2words
from vietnam_number import n2w

number = 10**15
wrong, right = num2words(number, lang="vi"), n2w(str(number))
print("num2words:", wrong)
print("vietnam-number:", right)
assert wrong == "một trăm nghìn tỷ" == num2words(10**14, lang="vi")
assert right == "một triệu tỷ"
PYTHON
cat >"$folder/words.mjs" <<'JS'
import assert from "node:assert";
import { createRequire } from "node:module";
import { toCardinal } from "n2words/vi-VN";
const docso = createRequire(import.meta.url)("docso");
const read = docso.default ?? docso;
console.log("n2words:", toCardinal(10n ** 15n));
console.log("docso:", read(1e15));
assert.equal(toCardinal(10n ** 15n), "một trăm nghìn tỷ");
assert.equal(toCardinal(10n ** 14n), "một trăm nghìn tỷ");
assert.equal(read(1e15), "một triệu tỷ");
JS
node "$folder/words.mjs"
