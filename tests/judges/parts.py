#!/usr/bin/env python3
"""The lines of docs/chay-nhieu-may.md, run as they stand there: parts of a run at the same time.

A folder gets a template and a table of 30 wards. Each `sh` block of the page is run in it; what it
leaves must be, file by file, what one run leaves, and `vanban verify` must accept it. The command of
the Kubernetes Job is run too, for each of its indices, with its shares of the same table.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "chay-nhieu-may.md"
TEMPLATE = ROOT / "tests" / "batch" / "mau" / "mau.yaml"
HEAD = "ma,ten,loai,ma_tinh,ten_tinh,loai_tinh,phong,ky_hieu,chuc_vu,nguoi_ky,kinh_phi,giu_ten\n"
ROW = "{:05},{} An,xã,99,Thử Nghiệm,tỉnh,,UBND,Chủ tịch,Nguyễn Văn An,{},có\n"
NAMES = ("Bình", "Hòa", "Long", "Mỹ", "Phú", "Tân", "Thới", "Vĩnh")
HIDDEN = ".vanban."


def lay_out(folder):
    folder.mkdir()
    shutil.copy(TEMPLATE, folder / "mau.yaml")
    rows = (ROW.format(90000 + 7 * at, NAMES[at % len(NAMES)], at + 1) for at in range(30))
    (folder / "don-vi.csv").write_text(HEAD + "".join(rows), encoding="utf-8")


def blocks(text):
    """The blocks of the page that are to be run as they stand."""
    return re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def job(text):
    """The command of the Job, and how many indices it has."""
    command = re.search(r"command: \[sh, -c, '(.*)'\]", text).group(1)
    return command, int(re.search(r"completions: (\d+)", text).group(1))


def made(folder):
    out = folder / "ban-in"
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and not path.name.startswith(HIDDEN))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def differences(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def run(command, folder, path, **variables):
    environment = {**os.environ, "PATH": f"{path}:{os.environ['PATH']}", **variables}
    done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", command], cwd=folder, env=environment,
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {command}\n{done.stdout}{done.stderr}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vanban", required=True, type=Path)
    path = parser.parse_args().vanban.resolve().parent
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        lay_out(folder / "one")
        run("vanban batch mau.yaml --out ban-in", folder / "one", path)
        whole = made(folder / "one")
        # Two files for each ward, what each DOCX was made of, the template among it, and the record.
        assert len(whole) == 30 * 2 + 30 + 1 + 1, sorted(whole)
        tried = 0
        for at, block in enumerate(blocks(text)):
            tool = block.split()[0]
            if tool == "parallel" and not shutil.which(tool):
                sys.exit("GNU parallel is not here: apt-get install parallel")
            place = folder / f"block-{at}"
            lay_out(place)
            run(block, place, path)
            if wrong := differences(whole, made(place)):
                sys.exit(f"{block}leaves other files than one run: {wrong[:5]}")
            tried += 1
        command, count = job(text)
        place = folder / "job"
        lay_out(place)
        for index in range(count):
            run(command.replace("exec vanban", "vanban"), place, path, JOB_COMPLETION_INDEX=str(index))
        run("vanban verify ban-in", place, path)
        if wrong := differences(whole, made(place)):
            sys.exit(f"the Job leaves other files than one run: {wrong[:5]}")
    assert tried == 2, tried
    print(f"{tried} blocks and the command of the Job leave what one run leaves")


if __name__ == "__main__":
    main()
