#!/usr/bin/env bash
# num2words 0.5.14 (PyPI), Vietnamese: the words of a negative number are those of another,
# positive one. −5 becomes "mười lăm" (fifteen), −3.5 becomes "mười bảy phẩy năm mươi"
# (seventeen point fifty); 1.5 becomes "một phẩy năm mươi" (one point fifty).
# Seen with Python 3.11. A sum in words made this way says another amount than its figures.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from num2words import num2words

seen = {-5: "mười lăm", -3.5: "mười bảy phẩy năm mươi", 1.5: "một phẩy năm mươi", 15: "mười lăm"}
for number, words in seen.items():
    got = num2words(number, lang="vi")
    print(f"{number}: {got}")
    assert got == words, f"changed: {number} was {words!r}, is {got!r}"
PYTHON
