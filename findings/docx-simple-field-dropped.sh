#!/usr/bin/env bash
# A number put into a DOCX by a field of the short form (w:fldSimple, ECMA-376 part 1, 17.16.19:
# cross-references, captions, document properties) vanishes in three readers: "theo Điều 5 của"
# becomes "theo Điều  của" in pandoc 3.9 (by pypandoc_binary 1.17, no warning even when asked for
# all), python-docx 1.2.0 and mammoth 1.13.0 (which does list the element as ignored). The same
# field in the long form (w:fldChar) is kept by all three; docx2txt 0.9 keeps both.
# Seen with Python 3.11. A ground or a reference loses its number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pypandoc_binary==1.17 python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9
"$folder/venv/bin/python" - "$folder/field.docx" <<'PYTHON'
import sys

import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LONG = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF dieu </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SHORT = '<w:fldSimple w:instr=" REF dieu "><w:r><w:t>5</w:t></w:r></w:fldSimple>'
path = sys.argv[1]
document = docx.Document()
for field in (SHORT, LONG):
    runs = '<w:r><w:t xml:space="preserve">theo Điều </w:t></w:r>' + field + '<w:r><w:t xml:space="preserve"> của</w:t></w:r>'
    document.element.body.insert_element_before(parse_xml(f'<w:p xmlns:w="{W}">{runs}</w:p>'), "w:sectPr")
document.save(path)

assert pypandoc.get_pandoc_version().startswith("3.9")
with open(path, "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file)
read = {
    "pandoc": pypandoc.convert_file(path, "plain", extra_args=["--wrap=none", "--verbose"]),
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs),
    "mammoth": by_mammoth.value,
    "docx2txt": docx2txt.process(path),
}
for name, text in read.items():
    short, long = (" ".join(line.split()) for line in text.splitlines() if line.strip())
    print(f"{name}: short form {short!r}, long form {long!r}")
    assert short == ("theo Điều 5 của" if name == "docx2txt" else "theo Điều của")
    assert long == "theo Điều 5 của"
assert [message.message for message in by_mammoth.messages] == ["An unrecognised element was ignored: w:fldSimple"]
PYTHON
