#!/usr/bin/env bash
# docx-mailmerge2 1.0.3 (PyPI) says that it respects the number format of a MERGEFIELD, and prints
# another amount without a word: 1500000 in `\# #.##0`, the grouping that a template made under
# Vietnamese settings holds, is "1500000.000" (it reads as one and a half billion); in
# `\# "#,##0;(#,##0);-"` (forms for negative and zero) it is "1,500,000;(#,##0);-"; and 12.5 in
# `\# #,##0` is 12, since halves go to the even number (13.5 is 14). `\# #,##0` of 1500000 is
# right, and so is `\# 0.0` of 12.5. Seen with Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx-mailmerge2==1.0.3 python-docx==1.2.0
"$folder/venv/bin/python" -W error - "$folder" <<'PYTHON'
import sys

import docx
from docx.oxml import OxmlElement
from mailmerge import MailMerge

cells = [
    ("tien", "#,##0", "1,500,000"),
    ("tien", "#.##0", "1500000.000"),
    ("tien", '"#,##0;(#,##0);-"', "1,500,000;(#,##0);-"),
    ("le", "#,##0", "12"),
    ("le", "0.0", "12.5"),
    ("le_hon", "#,##0", "14"),
]
folder = sys.argv[1]
document = docx.Document()


def field_mark(run, kind):
    mark = OxmlElement("w:fldChar")
    mark.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldCharType", kind)
    run._r.append(mark)


for name, picture, _ in cells:
    paragraph = document.add_paragraph()
    field_mark(paragraph.add_run(), "begin")
    instruction = OxmlElement("w:instrText")
    instruction.text = f"MERGEFIELD {name} \\# {picture}"
    paragraph.add_run()._r.append(instruction)
    field_mark(paragraph.add_run(), "separate")
    paragraph.add_run(f"«{name}»")
    field_mark(paragraph.add_run(), "end")
document.save(f"{folder}/mau.docx")
with MailMerge(f"{folder}/mau.docx") as template:
    template.merge(tien=1500000, le=12.5, le_hon=13.5)
    template.write(f"{folder}/out.docx")
printed = [paragraph.text for paragraph in docx.Document(f"{folder}/out.docx").paragraphs]
for (name, picture, seen), got in zip(cells, printed, strict=True):
    print(f"{name} {picture}: {got}")
    assert got == seen
PYTHON
