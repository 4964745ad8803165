#!/usr/bin/env bash
# pypdf 7.1.1 (PyPI): `extract_text` puts no blank where the next text stands far to the left and
# a little lower than the one before, as the next row's first cell does below a cell that is
# centred over two rows: "Sum" and "TW" become "SumTW". With the second text a whole line lower
# they are parted. Seen with Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

from pypdf import PdfReader


def pdf(lower):
    content = f"BT /F1 12 Tf 1 0 0 1 400 707 Tm (Sum) Tj 1 0 0 1 100 {707 - lower} Tm (TW) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


for lower, seen in {7: "SumTW", 14: "Sum\nTW"}.items():
    text = PdfReader(io.BytesIO(pdf(lower))).pages[0].extract_text().strip()
    print(f"{lower} points lower: {text!r}")
    assert text == seen
PYTHON
