#!/usr/bin/env bash
# pyHanko 0.38.0 writes the widths of an embedded TrueType face as the face itself has them, in units of its own em;
# a PDF wants thousandths of an em (ISO 32000-1, 9.7.4.3). For a face of 1000 units that is the same; of most TrueType
# faces (2048 units: Times New Roman, Arial, Roboto) all widths come out twice as large, so that the words in a visible
# signature stand with a gap behind each letter, and a reader that copies them may part them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pyhanko[opentype]==0.38.0" font-roboto==0.0.1
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import io
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
from pyhanko.pdf_utils.writer import PdfFileWriter

face = next(Path(sys.argv[1]).rglob("Roboto-Regular.ttf"))
font = TTFont(face)
units = font["head"].unitsPerEm
name = font.getBestCmap()[ord("0")]
own, number = font["hmtx"][name][0], font.getGlyphID(name)

writer = PdfFileWriter()
engine = GlyphAccumulatorFactory(str(face)).create_font_engine(writer)
engine.shape("0")
engine.prepare_write()
writer.write(io.BytesIO())
inner = engine.as_resource().get_object()["/DescendantFonts"][0].get_object()
widths = list(inner["/W"])
written = next(list(widths[at + 1])[number - first] for at, first in enumerate(widths)
               if at % 2 == 0 and 0 <= number - first < len(widths[at + 1]))
print(f"“0” is {own} of {units} units wide: {own * 1000 / units:.0f} thousandths, written as {written}")
assert units == 2048
assert written == own
assert abs(written - own * 1000 / units) > 500
PYTHON
