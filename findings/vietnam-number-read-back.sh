#!/usr/bin/env bash
# vietnam-number 1.0.6 (PyPI) reads Vietnamese words back as another number, without an error:
# "một nghìn tỷ" (10^12) is read as 10,000,001,000, "âm năm" (minus five) as 5; and it writes
# the decimal 1,5 as "mười lăm" (fifteen). Seen with Python 3.11. Plain amounts below a thousand
# billion are read right, so a small test passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check vietnam-number==1.0.6
"$folder/venv/bin/python" - <<'PYTHON'
from vietnam_number import n2w, w2n

for words, number in {
    "một trăm hai mươi lăm tỷ một trăm hai mươi triệu": 125_120_000_000,
    "một nghìn tỷ": 10_000_001_000,
    "âm năm": 5,
}.items():
    got = w2n(words)
    print(f"{words}: {got}")
    assert got == number, f"changed: {words} was {number}, is {got}"
print("1,5:", n2w("1,5"))
assert n2w("1,5") == "mười lăm"
PYTHON
