#!/usr/bin/env python3
"""The ends of papers, judged on the pages of both formats: long lists of recipients, short bodies.

In: our own program. It builds papers of several lengths; LibreOffice lays out their DOCX, poppler
reads the pages of both. Out: one line a fault; exit code 1 if there is any.
"""

import argparse
import html
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# The edges of the text on A4, in points, and the middle of it.
TOP, BOTTOM, LEFT, RIGHT, MIDDLE = 56, 786, 84, 554, 319
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
ONE = "{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Lê Thị Hòa}"
TWO = "[{chuc_vu: Người lập, ho_ten: Trần Bình}, {chuc_vu: Chủ tịch, ho_ten: Lê Thị Hòa}]"
PAPER = """loai: %s
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: %s-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Kết quả công tác
noi_dung: |
%snoi_nhan: |
%sluu: {don_vi: TH}
nguoi_ky: %s
"""


def papers():
    """The name of each paper, how many recipients it has, its text."""
    for lines in range(17, 36, 3):
        for recipients in (8, 28, 70):
            for kind, signers in ("thong_bao", ONE), ("bao_cao", TWO):
                body = "".join(f"  Nội dung {number}.\n" for number in range(lines))
                # Every other one takes two lines.
                longer = " để phối hợp thực hiện theo chức năng, nhiệm vụ được giao" * 2
                names = "".join(f"  N{number:02}{longer[:57 * (number % 2)]}\n" for number in range(recipients))
                yield (f"{kind}-{lines}-{recipients}", recipients,
                       PAPER % (kind, "TB" if signers == ONE else "BC", body, names, signers))


def pages(pdf):
    """The words of each page with their edges, but for its number."""
    said = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return [[(*map(float, word[:4]), html.unescape(word[4])) for word in WORD.findall(page) if float(word[3]) > TOP]
            for page in said.split("<page ")[1:]]


def faults(paper, recipients):
    """What is wrong with the pages of a paper."""
    found = [f"{word} stands outside of the text of page {number}" for number, page in enumerate(paper, 1)
             for left, _, right, below, word in page if left < LEFT or right > RIGHT or below > BOTTOM]
    listed = [(number, word) for number, page in enumerate(paper) for _, _, _, _, word in
              sorted((word for word in page if re.fullmatch(r"N\d\d;?", word[4])), key=lambda word: word[1])]
    if [word.strip(";") for _, word in listed] != [f"N{number:02}" for number in range(recipients)]:
        found.append("not every recipient once and in order")
    # "CHỦ" opens the signature, "Hòa" ends it, "nhận:" opens the list.
    place = {word: (number, above) for number, page in enumerate(paper) for left, above, _, _, word in page
             if word in ("CHỦ", "Hòa", "nhận:") and (left > MIDDLE or word == "nhận:")}
    if len(place) != 3 or len({number for number, _ in place.values()}) != 1:
        return found + [f"signature and list begin on {place}"]
    signed, above = place["CHỦ"]
    if len([1 for number, _ in listed if number == signed]) < 2:
        found.append("fewer than two recipients beside the signature")
    body = {round(word[1]) for word in paper[signed] if word[4] == "Nội" and word[1] < above}
    if len(body) < 2:
        found.append(f"{len(body)} lines of the body beside the signature")
    lone = [page for page in paper if page and min(page, key=lambda word: (round(word[1]), word[0]))[4] not in
            ("ỦY", "Nội", "-")]
    if lone:
        found.append("a recipient is parted")
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--vanban", required=True, type=Path)
    vanban = options.parse_args().vanban.absolute()
    tried, failed = 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = {paper: recipients for paper, recipients, text in papers()
                if (folder / f"{paper}.yaml").write_text(text, "utf-8")}
        subprocess.run([vanban, "build", folder, "--out", folder / "out"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                        "pdf", "--outdir", folder / "office", *sorted((folder / "out").glob("*.docx"))],
                       check=True, capture_output=True, timeout=600)
        jobs = [(folder / where / f"{paper}.pdf", f"{paper}.{ending}", recipients)
                for where, ending in (("out", "pdf"), ("office", "docx")) for paper, recipients in made.items()]
        with ThreadPoolExecutor() as pool:
            results = pool.map(lambda job: faults(pages(job[0]), job[2]), jobs)
        for (_, paper, _), found in zip(jobs, results):
            tried, failed = tried + 1, failed + bool(found)
            for fault in found:
                print(f"{paper}: {fault}")
    print(f"ends of papers: {tried - failed} right, {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
