#!/usr/bin/env python3
"""Takes off the four Tinos faces what no paper needs: hinting, names of glyphs, names nobody asks for.

In: a folder with the files of Debian's `fonts-croscore` 20201225, unchanged. Out: the same four, beside this script.
The hinting is ttfautohint's, for coarse screens; names of glyphs and a licence's words would go into every PDF.
Outlines, widths, letters and layout stay as they are. With fontTools 4.68.0 the same files give the same bytes:
`pip install fonttools==4.68.0`, then `fonts/slim.py FOLDER`.
"""

import sys
from pathlib import Path

import fontTools
from fontTools.ttLib import TTFont

FACES = "Regular", "Bold", "Italic", "BoldItalic"
# The program of a face, what it reads, what was reckoned with it for single sizes, and a signature over all that.
TABLES = "fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "DSIG"
# What an interpreter of such programs has to keep ready, in `maxp`.
NEEDS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
)
# Copyright, family, style, unique name, full name, version, PostScript name. Names go into every PDF. The files have
# them for Windows alone, so trademark, makers and licence are gone from the face: LICENSE-OFL.txt stands beside it.
NAMES = range(7)
WINDOWS = 3


def slim(source, target):
    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
    for table in TABLES:
        if table in font:
            del font[table]
    glyphs = font["glyf"]
    for name in glyphs.keys():
        glyphs[name].removeHinting()
    for need in NEEDS:
        setattr(font["maxp"], need, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    names = font["name"]
    names.names = [record for record in names.names if record.platformID != WINDOWS or record.nameID in NAMES]
    for record in names.names:
        if record.nameID == 5:
            record.string = record.toUnicode().replace("ttfautohint (v1.8.2)", "without hinting")
    font.save(target)


def main():
    if len(sys.argv) != 2 or fontTools.version != "4.68.0":
        sys.exit(f"usage: slim.py FOLDER, with fontTools 4.68.0 (here: {fontTools.version})")
    for face in FACES:
        name = f"Tinos-{face}.ttf"
        slim(Path(sys.argv[1]) / name, Path(__file__).parent / name)


if __name__ == "__main__":
    main()
