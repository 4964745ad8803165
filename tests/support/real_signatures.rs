//! PDFs signed as signing tools do it, with keys made for the test: P-256, `ETSI.CAdES.detached`, at a quarter past nine on
//! 31/10/2026. The bytes may be spoilt on the way.

use cms::cert::x509::attr::{Attribute, Attributes};
use cms::cert::x509::certificate::{Certificate, TbsCertificate, Version};
use cms::cert::x509::der::asn1::{Any, BitString, ObjectIdentifier, OctetString, SetOfVec, UtcTime};
use cms::cert::x509::der::{DateTime, Encode};
use cms::cert::x509::name::Name;
use cms::cert::x509::serial_number::SerialNumber;
use cms::cert::x509::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use cms::cert::x509::time::{Time, Validity};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use lopdf::{Document, IncrementalDocument, Object, StringFormat, dictionary};
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};

use super::signed_fields::fields;

/// Bytes that the signature may take.
const ROOM: usize = 2_000;

/// Who signs: a key and a certificate that names it.
pub(crate) struct TestSigner {
    key: EcdsaKeyPair,
    certificate: Certificate,
}

fn oid(name: &str) -> ObjectIdentifier {
    name.parse().unwrap()
}

fn algorithm(name: &str) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: oid(name), parameters: None }
}

const ECDSA_SHA256: &str = "1.2.840.10045.4.3.2";

impl TestSigner {
    /// One of this name; all have the same number of their certificate.
    pub(crate) fn new(name: &str) -> TestSigner {
        let random = SystemRandom::new();
        let file = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, file.as_ref(), &random).unwrap();
        let name: Name = format!("CN={name},O=Sở Công Thương").parse().unwrap();
        let day = |year| {
            Time::UtcTime(UtcTime::from_date_time(DateTime::new(year, 1, 1, 0, 0, 0).unwrap()).unwrap())
        };
        let curve = oid("1.2.840.10045.3.1.7");
        let body = TbsCertificate {
            version: Version::V3,
            serial_number: SerialNumber::new(&[7]).unwrap(),
            signature: algorithm(ECDSA_SHA256),
            issuer: "CN=Nơi cấp chứng thư".parse().unwrap(),
            validity: Validity { not_before: day(2026), not_after: day(2046) },
            subject: name,
            subject_public_key_info: SubjectPublicKeyInfoOwned {
                algorithm: AlgorithmIdentifierOwned {
                    oid: oid("1.2.840.10045.2.1"),
                    parameters: Some(Any::encode_from(&curve).unwrap()),
                },
                subject_public_key: BitString::from_bytes(key.public_key().as_ref()).unwrap(),
            },
            issuer_unique_id: None,
            subject_unique_id: None,
            extensions: None,
        };
        // Nobody looks at who vouches for a certificate.
        let signature = BitString::from_bytes(b"-").unwrap();
        let certificate =
            Certificate { tbs_certificate: body, signature_algorithm: algorithm(ECDSA_SHA256), signature };
        TestSigner { key, certificate }
    }

    /// A PDF signed in the field of this name.
    pub(crate) fn signed(&self, pdf: &[u8], field: &str) -> Vec<u8> {
        self.signed_over(pdf, field, |range| range)
    }

    /// The same over other bytes than all but the signature. The numbers are what a signature states: start, length,
    /// start, length.
    pub(crate) fn signed_over(
        &self,
        pdf: &[u8],
        field: &str,
        other: impl Fn([usize; 4]) -> [usize; 4],
    ) -> Vec<u8> {
        let document = Document::load_mem(pdf).unwrap();
        let (_, id) = fields(&document).into_iter().find(|(own, _)| own == field).unwrap();
        let mut update = IncrementalDocument::create_from(pdf.to_vec(), document);
        let open = 9_999_999_999_i64;
        let signature = update.new_document.add_object(dictionary! {
            "Type" => "Sig",
            "Filter" => "Adobe.PPKLite",
            "SubFilter" => "ETSI.CAdES.detached",
            "M" => Object::string_literal("D:20261031091500+07'00'"),
            "ByteRange" => vec![open.into(), open.into(), open.into(), open.into()],
            "Contents" => Object::String(vec![0; ROOM], StringFormat::Hexadecimal),
        });
        update.opt_clone_object_to_new_document(id).unwrap();
        update.new_document.get_dictionary_mut(id).unwrap().set("V", signature);
        let mut bytes = Vec::new();
        update.save_to(&mut bytes).unwrap();

        let zeros = format!("<{}>", "0".repeat(2 * ROOM));
        let at = place(&bytes[pdf.len()..], zeros.as_bytes()) + pdf.len();
        let range = other([0, at, at + zeros.len(), bytes.len() - at - zeros.len()]);
        let open = [open; 4].map(|number| number.to_string()).join(" ");
        let stated =
            format!("{:width$}", range.map(|number| number.to_string()).join(" "), width = open.len());
        let numbers = place(&bytes[pdf.len()..], open.as_bytes()) + pdf.len();
        bytes[numbers..numbers + open.len()].copy_from_slice(stated.as_bytes());

        let own = self.container(&[&bytes[range[0]..][..range[1]], &bytes[range[2]..][..range[3]]].concat());
        let digits: String = own.iter().map(|byte| format!("{byte:02x}")).collect();
        bytes[at + 1..][..digits.len()].copy_from_slice(digits.as_bytes());
        bytes
    }

    /// One who has this certificate and the key of this one.
    pub(crate) fn with_certificate_of(self, other: &TestSigner) -> TestSigner {
        TestSigner { key: self.key, certificate: other.certificate.clone() }
    }

    fn container(&self, message: &[u8]) -> Vec<u8> {
        let data = oid("1.2.840.113549.1.7.1");
        let digest = OctetString::new(digest(&SHA256, message).as_ref()).unwrap();
        let says = |name: &str, value: Any| Attribute {
            oid: oid(name),
            values: SetOfVec::try_from(vec![value]).unwrap(),
        };
        let says: Attributes = SetOfVec::try_from(vec![
            says("1.2.840.113549.1.9.3", Any::encode_from(&data).unwrap()),
            says("1.2.840.113549.1.9.4", Any::encode_from(&digest).unwrap()),
        ])
        .unwrap();
        let signed = self.key.sign(&SystemRandom::new(), &says.to_der().unwrap()).unwrap();
        let body = &self.certificate.tbs_certificate;
        let sha256 = algorithm("2.16.840.1.101.3.4.2.1");
        let signer = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                issuer: body.issuer.clone(),
                serial_number: body.serial_number.clone(),
            }),
            digest_alg: sha256.clone(),
            signed_attrs: Some(says),
            signature_algorithm: algorithm(ECDSA_SHA256),
            signature: OctetString::new(signed.as_ref()).unwrap(),
            unsigned_attrs: None,
        };
        let own = CertificateChoices::Certificate(self.certificate.clone());
        let data = SignedData {
            version: CmsVersion::V1,
            digest_algorithms: SetOfVec::try_from(vec![sha256]).unwrap(),
            encap_content_info: EncapsulatedContentInfo { econtent_type: data, econtent: None },
            certificates: Some(CertificateSet(SetOfVec::try_from(vec![own]).unwrap())),
            crls: None,
            signer_infos: SignerInfos(SetOfVec::try_from(vec![signer]).unwrap()),
        };
        let info = ContentInfo {
            content_type: oid("1.2.840.113549.1.7.2"),
            content: Any::encode_from(&data).unwrap(),
        };
        info.to_der().unwrap()
    }
}

/// Where some bytes first are in others.
pub(crate) fn place(bytes: &[u8], some: &[u8]) -> usize {
    bytes.windows(some.len()).position(|window| window == some).unwrap()
}
