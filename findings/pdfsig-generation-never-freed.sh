#!/usr/bin/env bash
# pdfsig of poppler 22.12 (Debian 12) signs an empty signature field that has an appearance already, as PDF/A asks
# of every field, and writes that appearance anew as generation 1 of its number, which nothing says was freed before
# (ISO 32000-1, 7.5.4); the field goes on referring to generation 0. poppler reads its own file and calls the
# signature valid; pyHanko 0.38.0 refuses the file unless it is told not to be strict ("orphaned generation").
# Without an appearance all is well. What pdfsig has signed is to be checked with a reader
# that is not strict.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! command -v pdfsig certutil >/dev/null; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends poppler-utils libnss3-tools >/dev/null
fi
version=$(pdfsig -v 2>&1)
echo "${version%%$'\n'*}"
[[ $version == *'22.12.0'* ]]
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyhanko==0.38.0 pikepdf==10.18.0
mkdir "$folder/keys"
certutil -N -d "$folder/keys" --empty-password
head -c 64 /dev/urandom >"$folder/noise"
certutil -S -d "$folder/keys" -n signer -s CN=signer -x -t ,, -z "$folder/noise" -k rsa -g 2048 -v 120 2>/dev/null
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader

folder = Path(sys.argv[1])
pdf = pikepdf.new()
page = pdf.add_blank_page(page_size=(300, 300)).obj
look = pdf.make_stream(b"")
look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 40])
field = pdf.make_indirect(Dictionary(
    AP=Dictionary(N=look), Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("signature"), Rect=Array([20, 20, 120, 60]), P=page, F=4))
page.Annots = Array([field])
pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([field])))
pdf.save(folder / "paper.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)


def sign(which):
    words = ["pdfsig", "-nssdir", folder / "keys", "-sign", which, "-nick", "signer", folder / "paper.pdf", folder / "signed.pdf"]
    # It ends with a code of its own though it has signed.
    subprocess.run([str(word) for word in words], capture_output=True, check=False)


sign("signature")
signed = (folder / "signed.pdf").read_bytes()
table = signed[signed.rindex(b"\nxref"):].decode("latin-1")
number = re.search(r"\n(\d+) 1\s*\n\d{10} 00001 n", table).group(1)
own = re.findall(rf"(?:^|\n){number} (\d+) obj".encode(), signed)
freed = re.search(r"\n(\d+) 1\s*\n\d{10} 00001 f", table)
asked = sorted(set(re.findall(rf"{number} (\d+) R".encode(), signed)))
print(f"object {number}: generations {own}, referred to as {asked}, freed: {freed}")
assert own == [b"0", b"1"] and freed is None
try:
    list(PdfFileReader(io.BytesIO(signed)).embedded_signatures)
    said = "read"
except PdfStrictReadError as error:
    said = str(error)
print("pyHanko, strict:", said)
assert "orphaned generation" in said
assert len(list(PdfFileReader(io.BytesIO(signed), strict=False).embedded_signatures)) == 1
PYTHON
