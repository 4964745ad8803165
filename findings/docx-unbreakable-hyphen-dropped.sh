#!/usr/bin/env bash
# A hyphen typed in Word with Ctrl+Shift+_, so that a number of a paper stays on one line, is an
# element of its own (w:noBreakHyphen, ECMA-376 part 1, 17.3.3.18). docx2txt 0.9 (PyPI) and
# officeparser 7.8.0 (npm) drop it: "30/2020/NĐ-CP" becomes "30/2020/NĐCP", which no search for
# the number finds. python-docx 1.2.0 gives a plain hyphen, mammoth 1.13.0 gives U+2011.
# Seen with Python 3.11 and Node.js 20. A plain hyphen is kept by all four.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2txt==0.9 mammoth==1.13.0 python-docx==1.2.0
(cd "$folder" && npm install --silent --no-audit --no-fund officeparser@7.8.0 >/dev/null)
cat >"$folder/officeparser.cjs" <<'JS'
const { parseOffice } = require("officeparser");
(async () => {
  const text = await (await parseOffice(process.argv[2])).to("text");
  process.stdout.write(text.value ?? text);
})();
JS
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import subprocess
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement

folder = sys.argv[1]
path = f"{folder}/hyphen.docx"
document = docx.Document()
run = document.add_paragraph().add_run("30/2020/NĐ")
run._r.append(OxmlElement("w:noBreakHyphen"))
run.add_text("CP")
document.add_paragraph("30/2020/NĐ-CP")
document.save(path)

with open(path, "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
read = {
    "docx2txt": (docx2txt.process(path), "30/2020/NĐCP"),
    "officeparser": (
        subprocess.run(
            ["node", f"{folder}/officeparser.cjs", path], check=True, capture_output=True, encoding="utf-8"
        ).stdout,
        "30/2020/NĐCP",
    ),
    "mammoth": (by_mammoth, "30/2020/NĐ\N{NON-BREAKING HYPHEN}CP"),
    "python-docx": ("\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs), "30/2020/NĐ-CP"),
}
for name, (text, seen) in read.items():
    unbreakable, plain = (line.strip() for line in text.splitlines() if line.strip())
    print(f"{name}: {unbreakable!r}, {plain!r}")
    assert (unbreakable, plain) == (seen, "30/2020/NĐ-CP")
PYTHON
