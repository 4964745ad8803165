#!/usr/bin/env bash
# pyHanko 0.38.0 takes a form field that is filled in after a signature for a forged document when the field's
# element of the tags (PDF/UA wants one) has the field in a list of children, even a list of one: "unexplained
# xrefs", modification level OTHER. With the same field as the element's only child, no list, it says
# FORM_FILLING and the signature stays valid. ISO 32000-1 allows both forms (table 323). It also does so where one
# field shows at two places. So a paper whose number is filled in after its signer has signed needs each place to be
# a field of its own, its element without a list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyhanko==0.38.0 pikepdf==10.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import io
import logging

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


def signer():
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "signer")])
    day = datetime.datetime(2026, 1, 1)
    usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(day).not_valid_after(day.replace(year=2046))
        .add_extension(x509.BasicConstraints(True, None), True).add_extension(usage, True).sign(key, hashes.SHA256())
    )
    sealed = pkcs12.serialize_key_and_certificates(b"s", key, certificate, None, serialization.NoEncryption())
    return signers.SimpleSigner.load_pkcs12_data(sealed, other_certs=[], passphrase=None)


def paper(in_list, places):
    """A tagged page with a field of text, shown at so many places, and one to be signed."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 300)).obj
    parents, fields, shown, elements = Array(), Array(), Array(), Array()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))

    def place(at, **more):
        look = pdf.make_stream(b"")
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 50, 20])
        number = len(parents) // 2
        widget = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array([20, at, 70, at + 20]), P=page, F=4, StructParent=number,
            AP=Dictionary(N=look), **more))
        child = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)
        element = pdf.make_indirect(Dictionary(
            Type=Name.StructElem, S=Name.Form, P=document, Pg=page, K=Array([child]) if in_list else child))
        elements.append(element)
        parents.append(number)
        parents.append(element)
        shown.append(widget)
        return widget

    if places == 1:
        fields.append(place(200, FT=Name.Tx, T=String("number"), TU=String("Number")))
    else:
        widgets = [place(200 - 30 * at) for at in range(places)]
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("number"), TU=String("Number"), Kids=Array(widgets)))
        for widget in widgets:
            widget.Parent = field
        fields.append(field)
    fields.append(place(50, FT=Name.Sig, T=String("signature"), TU=String("Signature")))
    document.K = elements
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=parents))
    root.ParentTreeNextKey = len(parents) // 2
    page.Annots, page.Tabs = shown, Name.S
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=fields))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def filled(pdf):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    reference = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    field = reference.get_object()
    field["/V"] = generic.TextStringObject("206")
    writer.mark_update(reference)
    kids = field.get("/Kids")
    for place in [reference] if kids is None else [kids.raw_get(at) for at in range(len(kids))]:
        look = generic.StreamObject(stream_data=b"/Tx BMC EMC", dict_data={
            generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
            generic.pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 50, 20)))})
        place.get_object()["/AP"] = generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(look)})
        writer.mark_update(place)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def level(in_list, places):
    signed = io.BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(paper(in_list, places))),
        signers.PdfSignatureMetadata(field_name="signature"), signer=SIGNER, existing_fields_only=True, output=signed)
    [signature] = PdfFileReader(io.BytesIO(filled(signed.getvalue()))).embedded_signatures
    context = ValidationContext(allow_fetching=False, trust_roots=[signature.signer_cert])
    status = validate_pdf_signature(signature, context)
    return status.modification_level.name, status.bottom_line


SIGNER = signer()
told = {(in_list, places): level(in_list, places) for in_list in (False, True) for places in (1, 2)}
for (in_list, places), says in told.items():
    print("in a list" if in_list else "only child", f"{places} place(s):", *says)
assert told[False, 1] == ("FORM_FILLING", True)
assert told[False, 2] == ("OTHER", False)
assert told[True, 1] == ("OTHER", False)
assert told[True, 2] == ("OTHER", False)
PYTHON
