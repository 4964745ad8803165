#!/usr/bin/env bash
# Two libraries that put Vietnamese numbers into words drop the zero after the decimal comma, so
# that two amounts have the same words: "1,05 tỷ đồng" and "1,5 tỷ đồng" are both "một phẩy năm
# tỷ đồng" in vietnormalizer 0.2.3 (PyPI), 12.05 and 12.5 both "mười hai phẩy năm" in vnnum2word
# 0.3.0 (PyPI), which was made to mend the decimals of num2words. read-vietnamese-number 2.3.1
# (npm) keeps it: "chấm không năm". Seen with Python 3.11 and Node.js 20.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check vietnormalizer==0.2.3 vnnum2word==0.3.0
(cd "$folder" && npm install --silent --no-audit --no-fund read-vietnamese-number@2.3.1 >/dev/null)
"$folder/venv/bin/python" - <<'PYTHON'
from vietnormalizer import VietnameseNormalizer
from vnnum2word import convert_number

read = VietnameseNormalizer().normalize
for text in ("1,05 tỷ đồng", "1,5 tỷ đồng"):
    print(f"{text}: {read(text)}")
    assert read(text) == "một phẩy năm tỷ đồng"
for number in (12.05, 12.5):
    print(f"{number}: {convert_number(number)}")
    assert convert_number(number).strip() == "mười hai phẩy năm"
assert read("1,25 tỷ đồng") == "một phẩy hai mươi lăm tỷ đồng"
assert convert_number(12.25).strip() == "mười hai phẩy hai mươi lăm"
PYTHON
cat >"$folder/words.cjs" <<'JS'
const assert = require("node:assert");
const { doReadNumber, ReadingConfig } = require("read-vietnamese-number");
const config = new ReadingConfig();
config.unit = ["đồng"];
for (const [number, words] of [["12.05", "mười hai chấm không năm đồng"], ["12.5", "mười hai chấm năm đồng"]]) {
  console.log(`${number}: ${doReadNumber(number, config)}`);
  assert.equal(doReadNumber(number, config), words);
}
JS
node "$folder/words.cjs"
