#!/usr/bin/env bash
# docxcompose 2.2.0 (with python-docx 1.2.0) appends one DOCX to another and drops the page of the
# appended file's last section, without a word: a plan whose appendix lies on landscape pages comes out
# with the appendix upright, on the pages of the first file, so its wide table runs off the paper.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/lib" \
  docxcompose==2.2.0 python-docx==1.2.0
cd "$folder"
PYTHONPATH=$folder/lib python3 - <<'PY'
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm
from docxcompose.composer import Composer


def turned(section, wide):
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))


def shape(document):
    return ["landscape" if section.page_width > section.page_height else "portrait" for section in document.sections]


decision, plan = Document(), Document()
turned(decision.sections[0], False)
decision.add_paragraph("QUYẾT ĐỊNH")
turned(plan.sections[0], False)
plan.add_paragraph("KẾ HOẠCH")
turned(plan.add_section(WD_SECTION.NEW_PAGE), True)
plan.add_paragraph("PHỤ LỤC")
plan.save("plan.docx")

composer = Composer(decision)
composer.append(Document("plan.docx"))
composer.save("both.docx")
print("plan:", shape(Document("plan.docx")))
print("decision and plan:", shape(Document("both.docx")))
assert shape(Document("plan.docx")) == ["portrait", "landscape"]
assert shape(Document("both.docx")) == ["portrait", "portrait"]
PY
