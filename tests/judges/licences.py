#!/usr/bin/env python3
"""The licences of all that the program is made of: whether each lets us pass the program on, and the
text that has to go along with it.

In: `cargo metadata` of this checkout, and the sources that cargo keeps. Out: one line a package whose
licence is not in the list below, and exit code 1 if there is any; with `--text FILE`, the names and
licence texts of all packages in the program, in one file that is the same on every machine.

Only packages that the program is linked with count: not those of tests, benches and build scripts.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Licences that ask for no more than that their text goes along. Another one is a decision: read it,
# and add it here or do without the package.
FREE = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
    "CC0-1.0", "ISC", "MIT", "MIT-0", "OFL-1.1", "Unicode-3.0", "Unlicense", "Zlib",
}
# Names under which packages keep the text of their licence.
FILE = re.compile(r"(licen[cs]e|copying|copyright|notice|unlicense)", re.IGNORECASE)


def is_free(expression):
    """Whether an SPDX expression can be met by licences of the list: one of each `OR`, all of each `AND`."""
    words = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))
    at = 0

    def one():
        nonlocal at
        if at >= len(words):
            raise ValueError(f"not an expression of licences: {expression}")
        word = words[at]
        at += 1
        if word == "(":
            free = either()
            if at >= len(words) or words[at] != ")":
                raise ValueError(f"not an expression of licences: {expression}")
            at += 1
            return free
        if words[at:at + 1] == ["WITH"]:
            word = " ".join([word, *words[at:at + 2]])
            at += 2
        return word in FREE

    def both():
        nonlocal at
        free = one()
        while words[at:at + 1] == ["AND"]:
            at += 1
            free = one() and free
        return free

    def either():
        nonlocal at
        free = both()
        while words[at:at + 1] == ["OR"]:
            at += 1
            free = both() or free
        return free

    free = either()
    if at != len(words):
        raise ValueError(f"not an expression of licences: {expression}")
    return free


def linked(metadata):
    """The packages that the program is linked with, by name and version; not the program itself."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    seen, open_ = set(), [root]
    while open_:
        package = open_.pop()
        if package in seen:
            continue
        seen.add(package)
        for dependency in nodes[package]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                open_.append(dependency["pkg"])
    packages = [package for package in metadata["packages"] if package["id"] in seen - {root}]
    return sorted(packages, key=lambda package: (package["name"], package["version"]))


def faults(packages):
    """One sentence for each package that may not go along."""
    for package in packages:
        name = f"{package['name']} {package['version']}"
        if not package["license"]:
            yield f"{name}: names no licence, see {package['license_file'] or 'its sources'}"
        elif not is_free(package["license"]):
            yield f"{name}: {package['license']}"


def text(packages):
    """Names, licences and licence texts of packages; equal texts stand once."""
    places = {}
    parts = ["Phần mềm của bên thứ ba trong chương trình vanban, và giấy phép của từng phần.\n"]
    for package in packages:
        folder = Path(package["manifest_path"]).parent
        parts.append(f"\n== {package['name']} {package['version']}: {package['license'] or 'xem dưới đây'}\n")
        files = sorted(file for file in folder.iterdir() if file.is_file() and FILE.match(file.name))
        for file in files:
            words = file.read_text("utf-8", "replace").strip()
            title = f"{package['name']} {package['version']}, {file.name}"
            first = places.setdefault(words, title)
            parts.append(f"\n-- {title}\n\n{words}\n" if first == title else f"-- {file.name}: như của {first}\n")
    return "".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--text", type=Path, help="file for the licence texts")
    parser.add_argument("--target", default="x86_64-unknown-linux-gnu", help="platform of the program")
    args = parser.parse_args()
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", args.target]
    packages = linked(json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout))
    found = list(faults(packages))
    print("\n".join(found) or f"{len(packages)} packages, each with a licence of the list")
    if args.text:
        args.text.write_text(text(packages), "utf-8")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
