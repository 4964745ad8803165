#!/usr/bin/env python3
"""Judges the log that `vanban check --message-format sarif` prints, with a validator that is not ours.

In: our own program. Out: one line a fault; exit code 1 if there is any. The log must have what
SARIF 2.1.0 demands of the objects that we write (in our own words below, closed: a key that is not
named is a fault), each result the rule that its index says, each place the words that it is about.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jsonschema import Draft202012Validator

LEVEL = {"enum": ["none", "note", "warning", "error"]}
COUNT = {"type": "integer", "minimum": 1}
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}},
        "additionalProperties": False}


def thing(required, **others):
    """An object with these keys, and these that may be left out."""
    return {"type": "object", "required": list(required), "properties": {**required, **others},
            "additionalProperties": False}


def some(item):
    return {"type": "array", "items": item}


ARTIFACT = thing({"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~!$&'()*+,;=@/:%-]+$"}})
REGION = thing({key: COUNT for key in ["startLine", "startColumn", "endLine", "endColumn"]})
PHYSICAL = thing({"artifactLocation": ARTIFACT}, region=REGION)
LOGICAL = thing({"name": {"type": "string"}, "fullyQualifiedName": {"type": "string"}})
LOCATION = thing({"physicalLocation": PHYSICAL}, logicalLocations=some(LOGICAL))
RELATED = thing({"physicalLocation": PHYSICAL, "id": {"type": "integer"}, "message": TEXT},
                logicalLocations=some(LOGICAL))
SUPPRESSION = thing({"kind": {"enum": ["inSource", "external"]}},
                    status={"enum": ["accepted", "underReview", "rejected"]},
                    justification={"type": "string", "minLength": 1}, location=LOCATION)
FIX = thing({"artifactChanges": some(thing({"artifactLocation": ARTIFACT, "replacements": some(thing(
    {"deletedRegion": REGION, "insertedContent": thing({"text": {"type": "string"}})}))}))})
RULE = thing({"id": {"type": "string"}, "name": {"type": "string", "pattern": "^[A-Za-z0-9]+$"},
              "shortDescription": TEXT, "fullDescription": TEXT, "help": TEXT,
              "defaultConfiguration": thing({"level": LEVEL})},
             properties={"type": "object"})
RESULT = thing({"ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0},
                "level": LEVEL, "message": TEXT, "locations": some(LOCATION)},
               relatedLocations=some(RELATED), suppressions=some(SUPPRESSION), fixes=some(FIX))
DRIVER = thing({"name": {"const": "vanban"}, "version": {"type": "string"},
                "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                "language": {"const": "vi"}, "rules": {**some(RULE), "uniqueItems": True}})
RUN = thing({"tool": thing({"driver": DRIVER}), "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
             "language": {"const": "vi"},
             "invocations": some(thing({"executionSuccessful": {"type": "boolean"},
                                        "exitCode": {"type": "integer"}})),
             "artifacts": some(thing({"location": ARTIFACT, "roles": some({"const": "analysisTarget"}),
                                      "properties": {"type": "object"}})),
             "results": some(RESULT)})
LOG = thing({"$schema": {"type": "string", "pattern": "sarif-schema-2.1.0.json$"}, "version": {"const": "2.1.0"},
             "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": RUN}})

# Letters beyond the basic plane, blanks and marks in a name, what is let stand, no YAML.
FILES = {
    "nội dung/a b#1.yaml": """\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
so: 12
ky_hieu: QĐ-UBND
dia_danh: An Bình
ngay: 16/3/2026
trich_yeu: Về việc thành lập Tổ công nghệ số cộng đồng
bo_qua:
  - {quy_tac: C060, ly_do: Lời của Đề án}
can_cu: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
dieu:
  - Giao 𠀀 quận Ba Đình bảo đảm 98 %; đảm bảo an toàn.
  - Quyết định này có hiệu lực kể từ ngày ký./.
noi_nhan: [Như Điều 2, Đảng ủy xã]
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
""",
    "nội dung/b.yaml": "loai: quyet_dinh\nso: [1\n",
}
# What a fix takes out and puts in, by the codes of what it mends.
FIXED = {"C057": ("98 %", "98%")}
# Words that results are about, by their codes.
WORDS = {"T005": "𠀀", "C054": "quận", "C060": "đảm bảo"}


def judged(log, folder):
    """The faults of a log."""
    found = [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(LOG).iter_errors(log)]
    if found:
        return found
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        at = result["ruleIndex"]
        if at >= len(rules) or rules[at]["id"] != result["ruleId"]:
            found.append(f"{result['ruleId']}: rule {at} is another")
        for location in result["locations"]:
            found += misplaced(result["ruleId"], location["physicalLocation"], folder)
        for fix in result.get("fixes", []):
            found += unlike(result["ruleId"], fix, folder)
    return found


def unlike(code, fix, folder):
    """What is wrong with a fix of a finding with this code."""
    found = []
    for change in fix["artifactChanges"]:
        for one in change["replacements"]:
            place = {"artifactLocation": change["artifactLocation"], "region": one["deletedRegion"]}
            old = marked(place, folder)
            if code in FIXED and (old, one["insertedContent"]["text"]) != FIXED[code]:
                found.append(f"{code}: `{old}` is to become `{one['insertedContent']['text']}`")
    return found


def marked(place, folder):
    """The words of a place, which is of one line."""
    region = place["region"]
    file = folder / unquote(place["artifactLocation"]["uri"])
    line = file.read_text(encoding="utf-8").split("\n")[region["startLine"] - 1]
    units = line.encode("utf-16-le")
    return units[2 * (region["startColumn"] - 1):2 * (region["endColumn"] - 1)].decode("utf-16-le")


def misplaced(code, place, folder):
    """What is wrong with a place in a file of this folder."""
    uri = place["artifactLocation"]["uri"]
    file = folder / unquote(uri)
    if urlsplit(uri).scheme or not file.is_file():
        return [f"{code}: no file `{uri}`"]
    if code not in WORDS or place.get("region") is None:
        return []
    words = marked(place, folder)
    return [] if words == WORDS[code] else [f"{code}: `{words}` stands there, not `{WORDS[code]}`"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vanban", required=True)
    program = Path(parser.parse_args().vanban).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found, codes = [], set()
        for letters in ["𠀀 ", ""]:
            for path, text in FILES.items():
                (folder / path).parent.mkdir(exist_ok=True)
                (folder / path).write_text(text.replace("𠀀 ", letters), encoding="utf-8")
            command = [program, "check", "nội dung", "--message-format", "sarif"]
            told = subprocess.run(command, cwd=folder, capture_output=True, check=False)
            log = json.loads(told.stdout)
            found += judged(log, folder)
            codes |= {result["ruleId"] for result in log["runs"][0]["results"]}
            mended = {result["ruleId"] for result in log["runs"][0]["results"] if "fixes" in result}
            found += [f"{code} has no fix" for code in sorted(FIXED.keys() - mended)]
            if told.returncode != log["runs"][0]["invocations"][0]["exitCode"]:
                found.append(f"exit code {told.returncode} is not the log's")
        found += [f"{code} is not found" for code in sorted({*WORDS, "Y001"} - codes)]
    print("\n".join(found) or f"SARIF: {len(codes)} codes in two logs")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
