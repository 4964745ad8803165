#!/usr/bin/env python3
"""Makes `by_pyhanko.pdf`: one small PDF, signed again and again by pyHanko 0.38.0 in ways that offices' tools use.

In: nothing. Out: the file beside this one; keys and certificates are made for it and thrown away, so that a second run
gives other bytes. The order: RSA with PKCS 1 (adbe.pkcs7.detached), RSA with PSS and a salt as long as the digest, the same
with the longest salt (which pyHanko takes by itself), P-256, P-384 (ETSI.CAdES.detached, the last with a stamp of time),
RSA over SHA-1, a stamp of time on the whole file.
"""

import datetime
import io
from pathlib import Path

from asn1crypto import algos, keys, x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

DAY = datetime.datetime(2026, 10, 31, 2, 15, tzinfo=datetime.timezone.utc)


def made(key, name, stamps=False):
    """The key and a certificate of its own, for pyHanko."""
    own = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Sở Công Thương"),
        x509.NameAttribute(NameOID.COMMON_NAME, name),
    ])
    builder = (
        x509.CertificateBuilder().subject_name(own).issuer_name(own).public_key(key.public_key()).serial_number(7)
        .not_valid_before(DAY).not_valid_after(DAY.replace(year=2046))
    )
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    certificate = builder.sign(key, hashes.SHA256())
    der = serialization.Encoding.DER
    private = key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return keys.PrivateKeyInfo.load(private), asn1_x509.Certificate.load(certificate.public_bytes(der))


def signer(key, name, **options):
    private, certificate = made(key, name)
    return signers.SimpleSigner(
        signing_cert=certificate, signing_key=private, cert_registry=SimpleCertificateStore(), **options
    )


def padded():
    """RSA with PSS over SHA-512, the salt as long as the digest."""
    digest = {"algorithm": "sha512"}
    parameters = {
        "hash_algorithm": digest,
        "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": digest},
        "salt_length": 64,
    }
    return algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": parameters})


def main():
    rsa_key = rsa.generate_private_key(65537, 2048)
    private, certificate = made(rsa_key, "Máy đóng dấu thời gian", stamps=True)
    stamper = DummyTimeStamper(tsa_cert=certificate, tsa_key=private, fixed_dt=DAY)

    writer = PdfFileWriter()
    content = writer.add_object(generic.StreamObject(stream_data=b""))
    writer.insert_page(PageObject(contents=content, media_box=(0, 0, 100, 100)))
    out = io.BytesIO()
    writer.write(out)
    adobe, cades = fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED, fields.SigSeedSubFilter.PADES
    for field, kind, own, digest, stamp in [
        ("rsa", adobe, signer(rsa_key, "Nguyễn Văn An"), "sha256", None),
        ("pss", cades, signer(rsa_key, "Trần Thị Bình", signature_mechanism=padded()), "sha512", None),
        ("pss_dai", cades, signer(rsa_key, "Trần Thị Bình", prefer_pss=True), "sha512", None),
        ("p256", cades, signer(ec.generate_private_key(ec.SECP256R1()), "Lê Văn Cường"), "sha256", None),
        ("p384", cades, signer(ec.generate_private_key(ec.SECP384R1()), "Phạm Thị Dung"), "sha384", stamper),
        ("sha1", adobe, signer(rsa_key, "Nguyễn Văn An"), "sha1", None),
    ]:
        metadata = signers.PdfSignatureMetadata(field_name=field, subfilter=kind, md_algorithm=digest)
        own = signers.PdfSigner(metadata, signer=own, timestamper=stamp)
        size = 6000 if stamp else 3200
        out = own.sign_pdf(IncrementalPdfFileWriter(out), bytes_reserved=size, in_place=False)
    own = signers.PdfTimeStamper(stamper, field_name="dau")
    out = own.timestamp_pdf(IncrementalPdfFileWriter(out), "sha256", bytes_reserved=4000)
    Path(__file__).with_name("by_pyhanko.pdf").write_bytes(out.getbuffer())


if __name__ == "__main__":
    main()
