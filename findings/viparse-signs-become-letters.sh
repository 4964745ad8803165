#!/usr/bin/env bash
# viparse 0.1.31 (PyPI) repairs text from fonts older than Unicode and says that text which is
# Unicode already comes back unchanged. Short lines of proper Unicode do not: "Ký hiệu Ø, µ, ±, ²"
# becomes "Ký hiệu ử, ộ, ổ, ỗ" (though "ệ" is in no such font), "25 °C ± 2 °C" becomes
# "25 ồC ổ 2 ồC", "Ø300 ÷ Ø600" becomes "ỉ300 ữ ỉ600". Real TCVN3 text is mended rightly, and a
# longer line with the same signs is left alone. Seen with Python 3.11. Cells of technical
# tables are such short lines.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check viparse==0.1.31
"$folder/venv/bin/python" - <<'PYTHON'
from viparse import fix

seen = {
    "Ký hiệu Ø, µ, ±, ²": "Ký hiệu ử, ộ, ổ, ỗ",
    "25 °C ± 2 °C": "25 ồC ổ 2 ồC",
    "Ø300 ÷ Ø600": "ỉ300 ữ ỉ600",
    "Nồng độ bụi 5 µg/m³, nhiệt độ 25 °C ± 1": "Nồng độ bụi 5 µg/m³, nhiệt độ 25 °C ± 1",
    "B¸o c¸o tµi chÝnh": "Báo cáo tài chính",
}
for text, given in seen.items():
    print(f"{text}: {fix(text)}")
    assert fix(text) == given
PYTHON
