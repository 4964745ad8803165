#!/usr/bin/env python3
"""A paper signed as a file, by free tools of others: the signer first, then number and day, then the agency.

In: our own program, a paper of the test folder with `chu_ky_so`. It writes the PDF with its fields; pyHanko, and
poppler's pdfsig, sign in the signer's field; `vanban issue --tu` fills in number and day; the agency signs. Out: one line
for each clause of PDF/A-2 (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) about fields that a file on the way does not keep, and for
each signature that pyHanko does not call valid, or that our own `verify` tells otherwise about, also of files that were
spoilt; exit code 1 if there is any. No whole checker of these standards can be
had as a package, so that what is looked at are the clauses that fields and signatures can break.
"""

import argparse
import datetime
import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic, text
from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator import ValidationContext

import embedded

INVISIBLE, HIDDEN, PRINT, NO_VIEW = 1, 2, 4, 32


def found(value):
    return value.get_object() if isinstance(value, generic.IndirectObject) else value


def parents(tree):
    """What each number of the tree of parents belongs to."""
    pairs = found(tree["/Nums"]) if "/Nums" in tree else []
    own = {int(pairs[at]): found(pairs[at + 1]) for at in range(0, len(pairs), 2)}
    for kid in found(tree.get("/Kids", [])):
        own.update(parents(found(kid)))
    return own


def fonts(resources, seen):
    """All fonts that something shows with, also in what it shows inside."""
    for font in found(resources.get("/Font", {})).values():
        yield found(font)
    for inner in found(resources.get("/XObject", {})).values():
        inner = found(inner)
        if id(inner) not in seen:
            seen.add(id(inner))
            yield from fonts(found(inner.get("/Resources", {})), seen)


def is_embedded(font):
    if font["/Subtype"] == "/Type0":
        font = found(found(font["/DescendantFonts"])[0])
    about = found(font.get("/FontDescriptor", {}))
    return any(f"/FontFile{sort}" in about for sort in ("", "2", "3"))


def faults(pdf):
    """What the fields of a file break, one sentence each."""
    root = PdfFileReader(io.BytesIO(pdf), strict=False).root
    form = found(root["/AcroForm"])
    told = []
    if form.get("/NeedAppearances") or "/XFA" in form:
        told.append("6.4.1, 6.4.2: how fields look is left to the reader")
    if not found(found(root["/MarkInfo"])["/Marked"]):
        told.append("7.1: not tagged")
    elements = parents(found(found(root["/StructTreeRoot"])["/ParentTree"]))
    widgets = 0
    for page in pages(found(root["/Pages"])):
        for widget in found(page.get("/Annots", [])):
            widget = found(widget)
            if widget.get("/Subtype") != "/Widget":
                continue
            widgets += 1
            name = widget.get("/T")
            flags = int(widget.get("/F", 0))
            if not flags & PRINT or flags & (INVISIBLE | HIDDEN | NO_VIEW):
                told.append(f"6.3.2: {name} is not to be printed, or hidden")
            looks = found(widget.get("/AP", {}))
            if list(looks) != ["/N"]:
                told.append(f"6.3.3: {name} has other looks than one: {list(looks)}")
            if "/A" in widget or "/AA" in widget:
                told.append(f"6.4.1: {name} has an action")
            if page.get("/Tabs") != "/S":
                told.append(f"7.18.3: the page of {name} is not gone over as its tags are")
            element = elements.get(int(widget.get("/StructParent", -1)))
            if element is None or found(element).get("/S") != "/Form":
                told.append(f"7.18.4: {name} is in no form of the tags")
            if not widget.get("/TU"):
                told.append(f"7.18.1: {name} has no words")
            resources = found(found(looks.get("/N", {})).get("/Resources", {}))
            lost = [font["/BaseFont"] for font in fonts(resources, set()) if not is_embedded(font)]
            if lost:
                told.append(f"6.2.11.4: {name} shows letters of {', '.join(lost)}, which the file does not hold")
    if not widgets:
        told.append("no field at all")
    metadata = found(root["/Metadata"]).data
    told += [f"not declared: {name}" for name in (b"pdfaid:part", b"pdfuaid:part") if name not in metadata]
    return told


def not_at_the_top(pdf):
    """What is not as the decree has it where the agency signs a file that goes separately: top right, size 10, no picture."""
    root = PdfFileReader(io.BytesIO(pdf)).root
    page = next(pages(found(root["/Pages"])))
    widgets = {str(found(one)["/T"]): found(one) for one in found(page["/Annots"])}
    told = []
    if list(widgets) != ["thong_tin", "co_quan_1"]:
        return [f"its fields are {list(widgets)}"]
    if str(widgets["thong_tin"]["/V"]) != "Số: 206/QĐ-UBND; 31/10/2026;":
        told.append(f"its words are {widgets['thong_tin']['/V']}")
    *_, width, height = [float(one) for one in page["/MediaBox"]]
    for name, widget in widgets.items():
        left, lower, right, upper = [float(one) for one in widget["/Rect"]]
        if left < width / 2 or lower < height - 57 or right > width or upper > height:
            told.append(f"{name} is not at the top right: {widget['/Rect']}")
        look = found(found(widget["/AP"])["/N"])
        if any(found(one).get("/Subtype") == "/Image" for one in pictures(look, set())):
            told.append(f"{name} has a picture")
        if not list(fonts(found(look["/Resources"]), set())):
            told.append(f"{name} says nothing")
    return told


def pictures(look, seen):
    """All that something shows inside."""
    for inner in found(found(look.get("/Resources", {})).get("/XObject", {})).values():
        inner = found(inner)
        if id(inner) not in seen:
            seen.add(id(inner))
            yield inner
            yield from pictures(inner, seen)


def pages(tree):
    for kid in found(tree["/Kids"]):
        kid = found(kid)
        if "/Kids" in kid:
            yield from pages(kid)
        else:
            yield kid


def unsound(pdf, strict=True):
    """What pyHanko does not like about the signatures of a file, and how many there are."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=strict)
    told = []
    for signature in reader.embedded_signatures:
        context = ValidationContext(allow_fetching=False, trust_roots=[signature.signer_cert])
        status = validate_pdf_signature(signature, context)
        if not status.bottom_line:
            told.append(f"the signature in {signature.field_name}: {status.summary()}, {status.modification_level}")
    return told, len(reader.embedded_signatures)


def key_of(name, folder):
    """A key with its certificate, made for this run."""
    key = rsa.generate_private_key(65537, 2048)
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    day = datetime.datetime(2026, 1, 1)
    usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
    certificate = (
        x509.CertificateBuilder().subject_name(own).issuer_name(own).public_key(key.public_key()).serial_number(7)
        .not_valid_before(day).not_valid_after(day.replace(year=2046))
        .add_extension(x509.BasicConstraints(True, None), True).add_extension(usage, True).sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.p12"
    sealed = serialization.BestAvailableEncryption(b"x")
    path.write_bytes(pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, sealed))
    return path


WORDS = "Người ký: %(signer)s\nThời gian ký: %(ts)s"


def by_pyhanko(pdf, field, key, face, words=WORDS, time="%d/%m/%Y %H:%M:%S %z", size=None):
    """Signed in a field that is there, with words in letters that the file holds."""
    # In letters of a size of their own nothing is scaled, and nothing is around them.
    plain = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN, y_align=AxisAlignment.ALIGN_MID, margins=Margins(0, 0, 0, 0),
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    own = {"border_width": 0, "inner_content_layout": plain} if size else {}
    box = {"font_size": size, "leading": size, "box_layout_rule": plain} if size else {}
    box = text.TextBoxStyle(font=GlyphAccumulatorFactory(str(face)), **box)
    look = TextStampStyle(stamp_text=words, background=None, text_box_style=box, timestamp_format=time, **own)
    out = io.BytesIO()
    signer = signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name=field),
        signer=signers.SimpleSigner.load_pkcs12(key, passphrase=b"x"),
        stamp_style=look,
    )
    signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), existing_fields_only=True, output=out)
    return out.getvalue()


def by_pdfsig(pdf, field, key, folder):
    """Signed by poppler in a field that is there."""
    keys = folder / "nss"
    keys.mkdir()
    run(["certutil", "-N", "-d", keys, "--empty-password"])
    run(["pk12util", "-i", key, "-d", keys, "-W", "x", "-K", ""])
    (folder / "draft.pdf").write_bytes(pdf)
    # It ends with a code of its own though it has signed, for the keys are still open.
    words = ["pdfsig", "-nssdir", keys, "-sign", field, "-nick", key.stem, folder / "draft.pdf", folder / "signed.pdf"]
    done = subprocess.run([str(word) for word in words], capture_output=True, timeout=120, check=False)
    signed = folder / "signed.pdf"
    return signed.read_bytes() if signed.exists() else sys.exit(f"pdfsig: {done.stdout.decode()}{done.stderr.decode()}")


def run(words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, timeout=120, check=False, **options)
    if done.returncode:
        sys.exit(f"{words[0]} {words[1]}: {done.stdout.decode()}{done.stderr.decode()}")


class Desk:
    """A folder with one paper, from draft to signed."""

    def __init__(self, vanban, paper, folder):
        self.vanban, self.folder = vanban, folder
        (folder / "a.yaml").write_text("chu_ky_so: có\n" + paper.read_text(encoding="utf-8"), encoding="utf-8")
        run([vanban, "build", "a.yaml"], cwd=folder)

    def build(self, *words):
        run([self.vanban, "build", "a.yaml", *words], cwd=self.folder)

    def pdf(self):
        return (self.folder / "out/a.pdf").read_bytes()

    def issue(self, signed):
        (self.folder / "ky.pdf").write_bytes(signed)
        run([self.vanban, "issue", "a.yaml", "--so", "206", "--ngay", "31/10/2026", "--tu", "ky.pdf"], cwd=self.folder)

    def verify(self):
        run([self.vanban, "verify", "out"], cwd=self.folder)

    def told(self, pdf):
        """What our own program says of the signatures of a file in the place of the paper: exit code, lines, total."""
        place = self.folder / "out/a.pdf"
        kept = place.read_bytes()
        place.write_bytes(pdf)
        words = [str(self.vanban), "verify", "out/a.pdf", "--message-format", "json"]
        done = subprocess.run(words, cwd=self.folder, capture_output=True, timeout=120, check=False)
        place.write_bytes(kept)
        lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
        totals = [line["tong"] for line in lines if "tong" in line]
        return done.returncode, [line for line in lines if "chu_ky" in line], totals[0] if totals else {}


def own_words(what, desk, pdf, signers, added):
    """What our own program does not say as it is about a good file, and about the same file spoilt."""
    code, lines, total = desk.told(pdf)
    wrong = []
    if code or total.get("dung") != len(signers) or [line["nguoi_ky"] for line in lines] != signers:
        wrong.append(f"{what}: our own program says {code}, {lines}")
    if [line["them"] for line in lines] != added:
        wrong.append(f"{what}: added is {[line['them'] for line in lines]}, not {added}")
    changed = bytearray(pdf)
    changed[3000] ^= 1
    for spoilt, how in ((bytes(changed), "a byte"), (pdf + b"\nmore", "more bytes"), (pdf[:-100], "cut off")):
        if desk.told(spoilt)[0] != 1:
            wrong.append(f"{what}: our own program takes it with {how}")
    return wrong


def judge(vanban, paper, face, folder):
    """One line for each fault of a file on the way."""
    told = []

    def look(what, pdf, signatures, strict=True):
        wrong, count = unsound(pdf, strict)
        if count != signatures:
            wrong.append(f"{count} signatures, not {signatures}")
        told.extend(f"{what}: {one}" for one in wrong + faults(pdf) + embedded.faults(pdf))
        print(f"{what}: {count} signatures, {len(wrong)} not sound", flush=True)

    leader, agency = key_of("nguoi-ky", folder), key_of("co-quan", folder)
    (folder / "one").mkdir()
    desk = Desk(vanban, paper, folder / "one")
    look("draft", desk.pdf(), 0)
    filled = "điền ô ngay “31”, ngay_2 “31”, so “206”, so_2 “206”, thang “10”, thang_2 “10”"
    signed = by_pyhanko(desk.pdf(), "ky_1", leader, face)
    look("signed by pyHanko", signed, 1)
    told.extend(own_words("signed by pyHanko", desk, signed, ["nguoi-ky"], [[]]))
    desk.issue(signed)
    look("with number and day", desk.pdf(), 1)
    told.extend(own_words("with number and day", desk, desk.pdf(), ["nguoi-ky"], [[filled]]))
    desk.verify()
    both = by_pyhanko(desk.pdf(), "co_quan_1", agency, face)
    look("signed by the agency", both, 2)
    more = [filled, "ký ở ô co_quan_1", "thuộc tính của tệp"]
    told.extend(own_words("signed by the agency", desk, both, ["nguoi-ky", "co-quan"], [more, []]))
    (desk.folder / "out/a.pdf").write_bytes(both)
    desk.verify()

    (folder / "three").mkdir()
    desk = Desk(vanban, paper, folder / "three")
    desk.build("--kem-nguon", "--force")
    look("draft with its source", desk.pdf(), 0)
    # The check itself: the same file with another word where it says what a file is to the paper.
    spoilt = desk.pdf().replace(b"/AFRelationship", b"/AFRelationshiq")
    if not embedded.faults(spoilt):
        told.append("draft with its source: taken also where no file says what it is to the paper")
    signed = by_pyhanko(desk.pdf(), "ky_1", leader, face)
    look("the same, signed", signed, 1)
    desk.issue(signed)
    look("the same with number and day", desk.pdf(), 1)
    told.extend(own_words("source, number and day", desk, desk.pdf(), ["nguoi-ky"], [[filled]]))
    desk.build("--only", "phu_luc", "--format", "pdf")
    apart = (desk.folder / "out/a.phu-luc.pdf").read_bytes()
    look("an appendix of its own", apart, 0)
    signed = by_pyhanko(apart, "co_quan_1", agency, face, words="%(ts)s", time="%H:%M:%S %z", size=10)
    look("the same, signed by the agency", signed, 1)
    told.extend(f"an appendix of its own: {one}" for one in not_at_the_top(signed))

    (folder / "two").mkdir()
    desk = Desk(vanban, paper, folder / "two")
    # The table of places that it writes is wrong in one number, which pyHanko takes only if it is not strict.
    signed = by_pdfsig(desk.pdf(), "ky_1", leader, folder)
    look("signed by pdfsig", signed, 1, strict=False)
    told.extend(own_words("signed by pdfsig", desk, signed, ["nguoi-ky"], [[]]))
    desk.issue(signed)
    look("the same with number and day", desk.pdf(), 1, strict=False)
    told.extend(own_words("the same with number and day", desk, desk.pdf(), ["nguoi-ky"], [[filled]]))
    desk.verify()
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vanban", type=Path, required=True)
    parser.add_argument("--paper", type=Path, default=Path("tests/cases/bang_rong/dieu-chinh-du-toan.yaml"))
    parser.add_argument("--face", type=Path, default=Path("fonts/Tinos-Regular.ttf"))
    args = parser.parse_args()
    missing = [name for name in ("pdfsig", "certutil", "pk12util") if not shutil.which(name)]
    if missing:
        sys.exit(f"not there: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        told = judge(args.vanban.resolve(), args.paper, args.face.resolve(), Path(folder))
    print("\n".join(told) or "all files on the way keep what they declare")
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
