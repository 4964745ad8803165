#!/usr/bin/env bash
# A paragraph of a DOCX to which a text box is tied, as Word writes it (mc:AlternateContent, with the
# box once more for old readers in mc:Fallback), comes out otherwise in every reader. pandoc 3.9 (by
# pypandoc_binary 1.17) gives the words of the box and drops those of the paragraph, with no message:
# "Số: 15/UBND-NC" beside a box "HỎA TỐC" becomes "HỎA TỐC". docx2txt 0.9 and docx2python 3.7.1
# read the box twice, python-docx 1.2.0 and officeparser 7.8.0 (npm) not at all. mammoth 1.13.0
# reads each once. Seen with Python 3.11 and Node.js 20. Marks of urgency often stand in
# such boxes: the mark or the number of the paper is lost, or the mark is there twice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pypandoc_binary==1.17 docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0
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

OPEN = "http://schemas.openxmlformats.org"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
NAMES = {
    "w": f"{OPEN}/wordprocessingml/2006/main",
    "mc": f"{OPEN}/markup-compatibility/2006",
    "wp": f"{OPEN}/drawingml/2006/wordprocessingDrawing",
    "a": f"{OPEN}/drawingml/2006/main",
    "wps": SHAPE,
    "v": "urn:schemas-microsoft-com:vml",
}
MARK, NUMBER = "HỎA TỐC", "Số: 15/UBND-NC"
content = f"<w:txbxContent><w:p><w:r><w:t>{MARK}</w:t></w:r></w:p></w:txbxContent>"
shape = (
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1080000" cy="360000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
)
drawing = (
    '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"'
    ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>3600000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="1080000" cy="360000"/><wp:wrapNone/><wp:docPr id="5" name="Box"/>'
    f'<a:graphic><a:graphicData uri="{SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
)
picture = f'<w:pict><v:shape style="width:85pt;height:28pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
box = (
    f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
    f"<mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
)
names = " ".join(f'xmlns:{short}="{long}"' for short, long in NAMES.items())
folder = sys.argv[1]
path = f"{folder}/urgent.docx"


def read(tied):
    document = docx.Document()
    paragraph = parse_xml(f"<w:p {names}>{tied}<w:r><w:t>{NUMBER}</w:t></w:r></w:p>")
    document.element.body.insert_element_before(paragraph, "w:sectPr")
    document.save(path)
    with open(path, "rb") as file:
        by_mammoth = mammoth.extract_raw_text(file).value
    with docx2python(path) as file:
        by_docx2python = file.text
    texts = {
        "pandoc": pypandoc.convert_file(path, "plain", extra_args=["--verbose"]),
        "docx2txt": docx2txt.process(path),
        "docx2python": by_docx2python,
        "python-docx": docx.Document(path).paragraphs[0].text,
        "officeparser": subprocess.check_output(["node", f"{folder}/officeparser.cjs", path], text=True),
        "mammoth": by_mammoth,
    }
    return {reader: text.split("\n") for reader, text in texts.items()}


def lines(texts):
    return {reader: sorted(line for line in text if line) for reader, text in texts.items()}


assert pypandoc.get_pandoc_version().startswith("3.9")
assert all(text == [NUMBER] for text in lines(read("")).values())
seen = lines(read(box))
for reader, text in seen.items():
    print(f"{reader}: {text}")
assert seen == {
    "pandoc": [MARK],
    "docx2txt": [MARK, MARK + NUMBER],
    "docx2python": [MARK, MARK, NUMBER],
    "python-docx": [NUMBER],
    "officeparser": [NUMBER],
    "mammoth": [MARK, NUMBER],
}
PYTHON
