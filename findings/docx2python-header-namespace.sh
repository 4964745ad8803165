#!/usr/bin/env bash
# docx2python 3.7.1 (PyPI) refuses a valid DOCX whose header part does not declare the prefix
# `r`, which that part does not use: KeyError: 'r'. The same file with the unused declaration
# added opens; python-docx opens both. Seen with Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2python==3.7.1 python-docx==1.2.0
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
import zipfile
from pathlib import Path

from docx import Document
from docx2python import docx2python

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def write(path, declared):
    extra = f' xmlns:r="{R}"' if declared else ""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{TYPES}.header+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/header" Target="header1.xml"/></Relationships>',
        "word/header1.xml": f'<w:hdr xmlns:w="{W}"{extra}><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:hdr>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:p><w:r><w:t>Body</w:t></w:r></w:p>'
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, text in parts.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)


def opened(path):
    try:
        with docx2python(path) as file:
            return "Body" in file.text
    except KeyError as error:
        return f"KeyError: {error}"


folder = Path(sys.argv[1])
for declared in (False, True):
    path = folder / f"{declared}.docx"
    write(path, declared)
    assert Document(path).paragraphs[0].text == "Body"
    print(f"xmlns:r declared: {declared}: {opened(path)}")
assert opened(folder / "False.docx") == "KeyError: 'r'"
assert opened(folder / "True.docx") is True
PYTHON
