#!/usr/bin/env bash
# Word keeps a no-break hyphen (Ctrl+Shift+_) and a sign put in from the font Symbol not as letters but
# as elements of a run (w:noBreakHyphen, w:sym, ECMA-376 part 1, 17.3.3). docx2txt 0.9 (PyPI) and
# officeparser 7.8.0 (npm) drop both: "15/QĐ-UBND" becomes "15/QĐUBND", and "≥ 5 ha" and "≤ 5 ha"
# are both "5 ha". docx2python 3.7.1 drops the hyphen and gives ≥ as `&#x00B3;`, which is ³, in a span
# of HTML; python-docx 1.2.0 keeps the hyphen and drops ≥. mammoth 1.13.0 and pandoc 3.9 (by
# pypandoc_binary 1.17) keep both. No messages. Seen with Python 3.11 and Node.js 20. The paper is not
# found by its number, and of a limit nobody knows which side it bounds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0 pypandoc_binary==1.17
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
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
folder = sys.argv[1]
path = f"{folder}/signs.docx"


def read(before, element, after):
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    runs = text.format(before) + f"<w:r>{element}</w:r>" + text.format(after)
    document = docx.Document()
    document.element.body.insert_element_before(parse_xml(f'<w:p xmlns:w="{W}">{runs}</w:p>'), "w:sectPr")
    document.save(path)
    with open(path, "rb") as file:
        by_mammoth = mammoth.extract_raw_text(file)
    assert by_mammoth.messages == []
    with docx2python(path) as file:
        by_docx2python = file.text
    texts = {
        "docx2txt": docx2txt.process(path),
        "officeparser": subprocess.check_output(["node", f"{folder}/officeparser.cjs", path], text=True),
        "docx2python": by_docx2python,
        "python-docx": docx.Document(path).paragraphs[0].text,
        "mammoth": by_mammoth.value,
        "pandoc": pypandoc.convert_file(path, "plain", extra_args=["--wrap=none"]),
    }
    for reader, text in texts.items():
        print(f"{reader}: {text.strip()}")
    return {reader: text.strip() for reader, text in texts.items()}


def symbol(code):
    return f'<w:sym w:font="Symbol" w:char="{code}"/>'


def in_span(code):
    return f"đất <span style=font-family:Symbol>&#x{code};</span> 5 ha"


assert pypandoc.get_pandoc_version().startswith("3.9")
assert read("15/QĐ", "<w:noBreakHyphen/>", "UBND") == {
    "docx2txt": "15/QĐUBND",
    "officeparser": "15/QĐUBND",
    "docx2python": "15/QĐUBND",
    "python-docx": "15/QĐ-UBND",
    "mammoth": "15/QĐ\u2011UBND",
    "pandoc": "15/QĐ\u2011UBND",
}
for code, sign in (("F0B3", "≥"), ("F0A3", "≤")):
    assert read("đất ", symbol(code), " 5 ha") == {
        "docx2txt": "đất  5 ha",
        "officeparser": "đất  5 ha",
        "docx2python": in_span(code.replace("F0", "00")),
        "python-docx": "đất  5 ha",
        "mammoth": f"đất {sign} 5 ha",
        "pandoc": f"đất {sign} 5 ha",
    }
PYTHON
