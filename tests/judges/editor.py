#!/usr/bin/env python3
"""`vanban lsp` in a real editor: Neovim's own client, set up with the very lines of the page for users.

    python3 tests/judges/editor.py --vanban target/release/vanban

In: the program; nvim of the system (Debian 12 has 0.7). Out: a line for each thing that holds; exit code 1 with what
does not. What holds: a fault that is typed shows at its columns and goes when it is mended; keys are offered on an empty
line; a figure is told with the lines behind it and leads to its column; parts are listed; a correction is made by the
editor; nothing is written.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "trinh-soan-thao.md"

PAPER = """loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Trồng rừng năm 2026
noi_dung:
  - muc: Mục tiêu
    loi_van: |
      1. Kinh phí {{ tong["2026"] | tien }} triệu đồng, theo Phụ lục.
      2. Đạt 98 % diện tích./.
noi_nhan: [Đảng ủy xã]
nguoi_ky: {chuc_vu: Chủ tịch}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
      nhiem_vu:
        - {ten: Trồng keo, kinh_phi: {2026: 700}}
        - {ten: Trồng lim, kinh_phi: {2026: 500}}
"""


def config():
    """The lines for Neovim, as the page prints them."""
    blocks = re.findall(r"^```lua\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    if not blocks:
        sys.exit(f"{PAGE.name} has no lines for Neovim")
    return blocks[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vanban", required=True, type=pathlib.Path)
    parser.add_argument("--nvim", default="nvim")
    arguments = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "ho-so").mkdir()
        paper = folder / "ho-so" / "ke-hoach.yaml"
        paper.write_text(PAPER, encoding="utf-8")
        (folder / "config.lua").write_text(config(), encoding="utf-8")
        # The page calls the program by its name.
        (folder / "bin").mkdir()
        (folder / "bin" / "vanban").symlink_to(arguments.vanban.resolve())
        environment = {
            **os.environ,
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "VANBAN_CONFIG": str(folder / "config.lua"),
            "VANBAN_PAPER": str(paper),
        }
        command = [arguments.nvim, "--headless", "-u", "NONE", "-S", str(ROOT / "tests" / "judges" / "editor.lua")]
        run = subprocess.run(
            command, cwd=folder / "ho-so", env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
        if run.returncode != 0 or not lines:
            sys.exit(f"Neovim ended with {run.returncode}:\n{run.stdout}{run.stderr}")
        seen = json.loads(lines[-1])
        written = sorted(str(one.relative_to(folder / "ho-so")) for one in (folder / "ho-so").rglob("*"))
        same = paper.read_text(encoding="utf-8") == PAPER

    hover = seen["hover"]["value"]
    holds = [
        ("a fault that is typed shows at its columns", [(one["line"], one["from"], one["code"]) for one in seen["found"]] == [(5, 0, "C001")]),
        ("its columns are those of the buffer", seen["found"][0]["to"] == len("trich_yêu".encode())),
        ("it says what to do", "trich_yeu" in seen["found"][0]["message"]),
        ("keys are offered on an empty line", any(one.startswith("can_cu: ") for one in seen["keys"])),
        ("a key that is there is not offered", not any(one.startswith("loai: ") for one in seen["keys"])),
        ("a figure is told with its lines", "1.200 triệu đồng" in hover and "Trồng keo" in hover and "700" in hover),
        ("it leads to its column", seen["definition"]["start"]["line"] == 19),
        ("parts are listed", seen["symbols"] == ["I. Mục tiêu", "Phụ lục. Kinh phí"]),
        ("a correction is made by the editor", seen.get("corrected", "").strip() == "2. Đạt 98% diện tích./."),
        ("the server writes nothing", same and written == ["ke-hoach.yaml"] and seen["modified"]),
    ]
    for words, is_so in holds:
        print(f"{'holds' if is_so else 'DOES NOT HOLD'}: {words}")
    print(f"{time.monotonic() - start:.1f} s")
    if not all(is_so for _, is_so in holds):
        print(json.dumps(seen, ensure_ascii=False, indent=1))
        sys.exit(1)


if __name__ == "__main__":
    main()
