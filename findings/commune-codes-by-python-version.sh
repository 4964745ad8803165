#!/usr/bin/env bash
# vietnam-provinces (PyPI) under Python 3.10 or 3.11 is installed as 2025.10.1, without a word,
# since later releases want 3.12; it holds the codes of a draft, and 123 of its 3,321 communes have
# another code than in 2026.9.0 and in vietnamadminunits 1.0.4, which agree with each other. Nine of
# the codes stand for another commune: 01558 is Xã Lý Quốc in the one, Xã Hạ Lang in the others,
# 00226 is Phường Kim Liên or Phường Văn Miếu - Quốc Tử Giám. Names agree but for tone marks
# (Hoà, Hòa), six apostrophes and dashes. Python 3.11. A batch joined by code writes one ward's
# paper to another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check vietnamadminunits==1.0.4
for version in 2025.10.1 2026.9.0; do
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --ignore-requires-python \
        --target "$folder/$version" "vietnam-provinces==$version"
    PYTHONPATH="$folder/$version" "$folder/venv/bin/python" - >"$folder/$version.tsv" <<'PYTHON'
from vietnam_provinces import Province, Ward

for ward in Ward.iter_all():
    print(f"{int(ward.code):05}", ward.name, Province.from_code(ward.province_code).name, sep="\t")
PYTHON
done
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
from pathlib import Path

from vietnamadminunits import parse_address

draft, later = (
    [line.split("\t") for line in (Path(sys.argv[1]) / f"{version}.tsv").read_text("utf-8").splitlines()]
    for version in ("2025.10.1", "2026.9.0")
)


def by_address(rows):
    """The code this release gives, and the one the other library finds for name and province."""
    return [(code, name, parse_address(f"{name}, {province}").ward_code) for code, name, province in rows]


assert len(draft) == len(later) == 3321
assert all(code == found for code, _, found in by_address(later))
other = [(code, name, found) for code, name, found in by_address(draft) if code != found]
names = {code: name for code, name, _ in draft}
taken = {found: (names[found], name) for _, name, found in other if found in names}
print(len(other), "communes under another code;", len(taken), "codes of another commune:")
for code, (wrong, right) in sorted(taken.items()):
    print(f"{code}: {wrong} in 2025.10.1, {right} elsewhere")
assert (len(other), len(taken)) == (123, 9)
assert taken["01558"] == ("Xã Lý Quốc", "Xã Hạ Lang")
assert taken["00226"] == ("Phường Kim Liên", "Phường Văn Miếu - Quốc Tử Giám")
PYTHON
