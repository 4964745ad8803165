#!/usr/bin/env python3
"""What two programs others would take need for the plans of the 126 wards: docxtpl for DOCX, WeasyPrint for PDF.

In: the program, built for release; docxtpl 0.20.2 and WeasyPrint 70.0 (`pip install docxtpl==0.20.2 weasyprint==70.0`).
Out: a line for each with seconds of the processor, the least and the most of the rounds, and its ratio to the
program's within a round. One process makes all plans, on one thread. What they fill in is the finished plan of
one ward with the ward's name left open, as a docxtpl template and as a page of HTML with the same words, so they
have no sums, no rules and no checks to make; WeasyPrint's PDF is asked for tags (PDF/UA), the program's has them.
"""

import argparse
import csv
import resource
import statistics
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLAN = ROOT / "content/mau/ke-hoach-san-xuat-tieu-dung-2026.yaml"
SAMPLE = "00004-ba-dinh"
NAME = "Ba Đình"
OPEN = "{{ ten }}"
CSS = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm }
body { font: 14pt Tinos, 'Times New Roman', serif; text-align: justify }
p { margin: 6pt 0; text-indent: 1.27cm }
h1, h2, h3 { font-size: 14pt; margin: 6pt 0 } h1 { text-align: center }
table { width: 100% } td { text-align: center; vertical-align: top; white-space: pre-line }
"""


def html_of(document):
    """The words of a DOCX as HTML: headings, paragraphs, tables."""
    parts = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = ("".join(f"<td>{escape(cell.text)}</td>" for cell in row.cells) for row in block.rows)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            level = block.style.name.removeprefix("Heading ")
            tag = f"h{level}" if level in "123" else "p"
            parts.append(f"<{tag}>{escape(block.text)}</{tag}>")
    return f"<html lang=vi><title>Kế hoạch</title><style>{CSS}</style><body>{''.join(parts)}"


def open_template(source, target):
    """Leaves the ward's name open wherever a run of the DOCX has it; in the head it is in capitals."""
    import docx

    document = docx.Document(source)
    for text in document.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        text.text = text.text.replace(NAME, OPEN).replace(NAME.upper(), "{{ ten|upper }}")
    document.save(target)
    return html_of(document)


def names():
    with (ROOT / "content/don-vi-hanh-chinh.csv").open(encoding="utf-8-sig") as table:
        return [row["ten"] for row in csv.DictReader(table) if row["ma_tinh"] == "01"]


def fill(kind, folder):
    """The work of one peer; runs in a process of its own."""
    if kind == "docxtpl":
        from docxtpl import DocxTemplate

        template = DocxTemplate(folder / "template.docx")
        for at, name in enumerate(names()):
            template.render({"ten": name})
            template.save(folder / f"{at}.docx")
    else:
        from weasyprint import HTML

        page = (folder / "template.html").read_text()
        for at, name in enumerate(names()):
            text = page.replace("{{ ten|upper }}", name.upper()).replace(OPEN, name)
            HTML(string=text).write_pdf(folder / f"{at}.pdf", pdf_variant="pdf/ua-1")


def seconds(words):
    """What the processor takes for a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, capture_output=True, check=True, env={"RAYON_NUM_THREADS": "1", "HOME": "/nonexistent"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--fill", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.fill:
        fill(given.fill[0], Path(given.fill[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        batch = [given.program.absolute(), "batch", PLAN, "--where", "ma_tinh=01", "--force", "--out", folder / "out"]
        subprocess.run([*batch, "--format", "docx"], capture_output=True, check=True)
        page = open_template(folder / "out" / f"{SAMPLE}.docx", folder / "template.docx")
        (folder / "template.html").write_text(page)
        for kind, peer in ("docx", "docxtpl"), ("pdf", "weasyprint"):
            own, others = [], []
            for _ in range(given.rounds):
                own.append(seconds([*batch, "--format", kind]))
                others.append(seconds([sys.executable, __file__, given.program, "--fill", peer, folder]))
            ratio = statistics.median(other / mine for mine, other in zip(own, others))
            places = folder / "out", folder
            sizes = [statistics.median(made.stat().st_size for made in place.glob(f"*.{kind}")) for place in places]
            print(
                f"{kind}: vanban {min(own):.2f} to {max(own):.2f} s, {peer} {min(others):.2f} to {max(others):.2f} s,"
                f" {ratio:.1f} times; a file {sizes[0]:,.0f} and {sizes[1]:,.0f} bytes",
                flush=True,
            )


if __name__ == "__main__":
    main()
