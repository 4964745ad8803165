#!/usr/bin/env python3
"""Papers that went through other programs, taken back: the same words, each the same component.

In: our own program, samples and one paper of each kind. It writes them as DOCX; LibreOffice opens and saves each
(DOCX to DOCX), python-docx does too; `vanban import` makes YAML of what they saved and `vanban tree` builds it. Out:
one line a component that is another one or has other words than in the first paper; exit code 1 if there is any.
"""

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LINE = re.compile(r'^\s+([a-z_]+)[ ,].*"')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def components(tree):
    """Each component of a listing of `vanban tree`, with its words; bold and italic letters are words as others,
    room left to write in is a blank."""
    found = []
    for line in tree.splitlines():
        role = LINE.match(line)
        if role:
            words = "".join(QUOTED.findall(line)).replace("␣", " ").split()
            found.append((role.group(1), " ".join(words)))
    return found


def differences(before, after):
    """One sentence for each component that is gone, new, or another one."""
    told = []
    for sort, first, last, begin, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sort != "equal":
            gone = "; ".join(f"{role} {words!r}" for role, words in before[first:last])
            new = "; ".join(f"{role} {words!r}" for role, words in after[begin:end])
            told.append(f"{gone or 'nothing'} became {new or 'nothing'}")
    return told


def said(words, **options):
    run = subprocess.run([str(word) for word in words], capture_output=True, timeout=300, check=False, **options)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def tree_of(vanban, paper):
    code, out, told = said([vanban, "tree", paper])
    return components(out), None if code == 0 else told.strip()


def by_office(files, folder):
    """The files as LibreOffice saves them, all in one run of it."""
    profile = (folder / "profile").as_uri()
    words = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx"]
    code, _, told = said([*words, "--outdir", folder / "office", *files])
    assert code == 0, told
    return [folder / "office" / file.name for file in files]


def by_python(files, folder):
    """The files as python-docx saves them."""
    import docx

    (folder / "python").mkdir()
    for file in files:
        docx.Document(str(file)).save(str(folder / "python" / file.name))
    return [folder / "python" / file.name for file in files]


def judge(vanban, paper, saved):
    """What is not the same in a paper that another program saved."""
    before, fault = tree_of(vanban, paper)
    if fault or not before:
        return [f"{paper}: has no tree: {fault}"]
    if not saved.exists():
        return [f"{saved}: was not saved"]
    back = saved.with_suffix(".yaml")
    code, _, told = said([vanban, "import", saved, "--out", back, "--message-format", "short"])
    if code != 0:
        return [f"{saved}: is not imported: {told.strip()}"]
    after, fault = tree_of(vanban, back)
    if fault:
        return [f"{back}: does not build: {fault}"]
    return [f"{saved}: {line}" for line in differences(before, after)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--vanban", type=Path, required=True)
    arguments.add_argument("--few", action="store_true", help="one paper in four only")
    arguments.add_argument("folders", nargs="*", type=Path, default=[Path("content"), Path("tests/cases/kinds")])
    asked = arguments.parse_args()
    vanban = asked.vanban.resolve()
    papers = [paper for folder in asked.folders for paper in sorted(folder.glob("*.yaml")) if paper.stem != "phap_luat"]
    papers = papers[::4] if asked.few else papers
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count()) as threads:
        folder = Path(name)
        written = [folder / f"{number:02}-{paper.stem}.docx" for number, paper in enumerate(papers)]
        for paper, file in zip(papers, written):
            out = folder / file.stem
            code, _, told = said([vanban, "build", paper, "--format", "docx", "--out", out])
            assert code == 0, told
            (out / f"{paper.stem}.docx").rename(file)
        faults, pairs = [], []
        for save in (by_office, by_python):
            pairs += zip(papers, save(written, folder))
        for told in threads.map(lambda pair: judge(vanban, *pair), pairs):
            faults += told
    for fault in faults:
        print(fault.replace(name, ""))
    print(f"{len(papers)} papers, {len(pairs)} files saved by others: {len(faults)} differences")
    return 1 if faults or not papers else 0


if __name__ == "__main__":
    sys.exit(main())
