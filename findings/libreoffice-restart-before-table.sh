#!/usr/bin/env bash
# LibreOffice 25.2.3 (bookworm-backports) forgets that a section's page numbers start again at 1
# when the section begins with a table, as each attached Vietnamese paper does with its heading in
# two columns: pages 1, 2, 3, 4 where 7.4 (bookworm) shows 1, 2, 1, 2. With a paragraph in front
# both start again. No message. Seen with Debian 12 as root; needs mmdebstrap, or installs it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf --one-file-system "$folder"' EXIT
command -v mmdebstrap >/dev/null || apt-get install -y -qq --no-install-recommends mmdebstrap >/dev/null
command -v pdftotext >/dev/null || apt-get install -y -qq --no-install-recommends poppler-utils >/dev/null
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
apt-config dump --no-empty Acquire::http Acquire::https >"$folder/apt.conf"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0
mkdir "$folder/papers"
"$folder/venv/bin/python" - "$folder/papers" <<'PYTHON'
import sys
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

for begins_with in ("paragraph", "table"):
    paper = Document()
    paper.add_paragraph("Decision")
    paper.add_page_break()
    paper.add_paragraph("Signature")
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), "PAGE")
    paper.sections[0].header.paragraphs[0]._p.append(page)
    attached = paper.add_section(WD_SECTION.NEW_PAGE)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    attached._sectPr.append(start)
    if begins_with == "table":
        paper.add_table(1, 1).cell(0, 0).text = "Heading"
    paper.add_paragraph("Plan")
    paper.add_page_break()
    paper.add_paragraph("Signature")
    paper.save(f"{sys.argv[1]}/{begins_with}.docx")
PYTHON

# The numbers of the pages, in a root folder with this release's LibreOffice.
numbers() {
  local root=$folder/$1 paper
  shift
  timeout 1500 mmdebstrap --mode=root --variant=apt --include=libreoffice-writer-nogui,fonts-liberation2 \
    --aptopt="$folder/apt.conf" --aptopt='APT::Install-Recommends "false"' "$@" >/dev/null 2>&1
  cp -R "$folder/papers" "$root/papers"
  for paper in paragraph table; do
    unshare --mount --pid --fork --kill-child sh -c 'mount -t proc proc "$1/proc" && exec chroot "$1" env HOME=/papers \
      soffice --headless --convert-to pdf --outdir /papers "/papers/$2.docx"' sh "$root" "$paper" >/dev/null 2>&1
    echo "$paper: $(pdftotext -layout "$root/papers/$paper.pdf" - | tr '\f' '\n' | grep -oE '^ *[0-9]+ *$' | tr -d ' ' | paste -sd ' ')"
  done
}

older=$(numbers older bookworm "$folder/older" "deb $mirror bookworm main")
newer=$(numbers newer \
  --setup-hook='printf "Package: *\nPin: release n=bookworm-backports\nPin-Priority: 500\n" >"$1/etc/apt/preferences.d/newer"' \
  bookworm "$folder/newer" "deb $mirror bookworm main" "deb $mirror bookworm-backports main")
printf '7.4\n%s\n25.2\n%s\n' "$older" "$newer"
[ "$older" = $'paragraph: 1 2 1 2\ntable: 1 2 1 2' ]
[ "$newer" = $'paragraph: 1 2 1 2\ntable: 1 2 3 4' ]
