"""Files inside a PDF (`--kem-nguon`), by the clauses of PDF/A-3 about them (ISO 19005-3, 6.8 and 6.6.4).

In: the bytes of a PDF. Out: one sentence for each clause that it does not keep. No whole checker of the standard can be had
as a package; what else of it a file may break is looked at elsewhere (`signing.py`, qpdf).
"""

import io
import re

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

RELATIONS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
# type/subtype, each a token of RFC 2045.
MIME = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+\Z")

# What our own program writes where the paper has no day yet: never that of the clock.
NO_DAY = "D:20000101"


def found(value):
    return value.get_object() if isinstance(value, generic.IndirectObject) else value


def named(tree):
    """The file specifications of a tree of names."""
    pairs = found(tree.get("/Names", []))
    for at in range(1, len(pairs), 2):
        yield found(pairs[at])
    for kid in found(tree.get("/Kids", [])):
        yield from named(found(kid))


def associated(reader):
    """The file specifications that anything in the file is associated with."""
    for number in range(1, int(found(reader.trailer["/Size"]))):
        try:
            one = reader.get_object(generic.Reference(number, 0, reader))
        except Exception:  # a free number
            continue
        if isinstance(one, generic.DictionaryObject) and "/AF" in one:
            files = found(one["/AF"])
            if not isinstance(files, generic.ArrayObject):
                yield None
                continue
            yield from (found(each) for each in files)


def faults(pdf):
    """What the files inside a PDF break, one sentence each."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    root = reader.root
    told = []
    metadata = found(root["/Metadata"]).data.decode("utf-8")
    declared = {name: re.search(rf"pdfaid:{name}(?:>|=\")([^<\"]*)", metadata) for name in ("part", "conformance")}
    declared = {name: one.group(1) if one else None for name, one in declared.items()}
    files = list(named(found(found(root.get("/Names", {})).get("/EmbeddedFiles", {}))))
    if not files:
        if declared["part"] == "3":
            told.append("6.8: no file inside, and the part for files is declared")
        return told
    if declared != {"part": "3", "conformance": "A"}:
        told.append(f"6.6.4: declared are {declared}")
    owners = list(associated(reader))
    if None in owners:
        told.append("6.8: what something is associated with is no list")
    info = found(reader.trailer["/Info"]) if "/Info" in reader.trailer else {}
    days = {str(info[key])[:10] for key in ("/CreationDate", "/ModDate") if key in info} or {NO_DAY}
    for about in files:
        name = about.get("/UF") or about.get("/F")
        if about.get("/Type") != "/Filespec":
            told.append(f"6.8: {name} is no file specification by its type")
        if "/F" not in about or "/UF" not in about:
            told.append(f"6.8: {name} has no name in both /F and /UF")
        if about.get("/AFRelationship") not in RELATIONS:
            told.append(f"6.8: {name} does not say what it is to the paper")
        if not any(about is one or about == one for one in owners if one is not None):
            told.append(f"6.8: nothing in the paper is associated with {name}")
        inner = found(about.get("/EF", {}))
        streams = [found(inner[key]) for key in ("/F", "/UF") if key in inner]
        if not streams:
            told.append(f"6.8: {name} is not inside")
        for stream in streams[:1]:
            kind = str(stream.get("/Subtype", ""))[1:].replace("#2F", "/").replace("#2f", "/")
            if not MIME.match(kind):
                told.append(f"6.8: {name} is of the kind “{kind}”")
            params = found(stream.get("/Params", {}))
            day = params.get("/ModDate")
            if day is not None and str(day)[:10] not in days:
                told.append(f"6.8: {name} was changed at {day}, which is not the day of the paper")
            if "/Size" in params and int(params["/Size"]) != len(stream.data):
                told.append(f"6.8: {name} has {len(stream.data)} bytes, said are {params['/Size']}")
    return told
