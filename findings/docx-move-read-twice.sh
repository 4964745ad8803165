#!/usr/bin/env bash
# A passage that Word tracks as moved stands in the DOCX at both places, w:moveFrom and w:moveTo
# (ECMA-376 part 1, 17.13.5). docx2txt 0.9 (PyPI) and officeparser 7.8.0 (npm) read both, so an
# amount that was moved is there twice, while both leave out a tracked deletion. mammoth 1.13.0
# reads it once, at its new place; python-docx 1.2.0 reads neither of the two, so it is lost.
# Seen with Python 3.11 and Node.js 20. A draft under revision goes into search or a sum wrongly.
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
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
folder = sys.argv[1]
path = f"{folder}/moved.docx"
by = 'w:author="A" w:date="2026-01-05T08:00:00Z"'


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


document = docx.Document()
for content in (
    run("Một: ") + f'<w:moveFrom w:id="1" {by}>{run("1.500 triệu")}</w:moveFrom>',
    run("Hai: ") + f'<w:moveTo w:id="2" {by}>{run("1.500 triệu")}</w:moveTo>',
    run("Ba: ") + f'<w:del w:id="3" {by}>{run("900 triệu", "delText")}</w:del>' + run("700 triệu"),
):
    document.element.body.insert_element_before(parse_xml(f'<w:p xmlns:w="{W}">{content}</w:p>'), "w:sectPr")
document.save(path)

with open(path, "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
read = {
    "docx2txt": docx2txt.process(path),
    "officeparser": subprocess.run(
        ["node", f"{folder}/officeparser.cjs", path], check=True, capture_output=True, encoding="utf-8"
    ).stdout,
    "mammoth": by_mammoth,
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs),
}
once = {"docx2txt": 2, "officeparser": 2, "mammoth": 1, "python-docx": 0}
for name, text in read.items():
    print(f"{name}:", [line.strip() for line in text.splitlines() if line.strip()])
    assert text.count("1.500 triệu") == once[name]
    assert "900" not in text and "Ba: 700 triệu" in text
PYTHON
