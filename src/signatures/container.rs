//! A signature by itself: whose certificate it names, and whether it is over the bytes it should be over (CMS,
//! RFC 5652; what it says of its certificate, RFC 5035; stamps of time, RFC 3161).
//!
//! In: the bytes of a signature, those that are signed. Out: what it says, and the first thing that is wrong with it.
//! Which bytes of a file these are is left to `super`, whom to trust to tools that know.

use cms::cert::CertificateChoices;
use cms::cert::x509::Certificate;
use cms::cert::x509::attr::Attributes;
use cms::cert::x509::der::asn1::{Any, ObjectIdentifier, OctetString};
use cms::cert::x509::der::{Decode, Encode, Header, Reader, SliceReader, Tag, Tagged};
use cms::cert::x509::ext::pkix::SubjectKeyIdentifier;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::cert::x509::time::Time;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};

use super::keys::{self, DigestKind, KeyVerdict};
use super::moment::SigningMoment;
use super::{ContainerFault, SignerNames, names, plain};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
/// The digest of the signer's certificate, SHA-1 and any.
const OWN_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const OWN_CERTIFICATE_2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
const STAMPED: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const KEY_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");

/// A signature that was read.
pub(super) struct SignatureContainer {
    signed: SignedData,
    signer: SignerInfo,
}

/// What a signature is found to be.
#[derive(Debug, Default)]
pub(super) struct ProvenContainer {
    pub(super) signer: Option<SignerNames>,
    /// By the signer's own clock.
    pub(super) claimed: Option<SigningMoment>,
    /// Whether it is of a digest or key too weak to sign with today.
    pub(super) is_weak: bool,
    pub(super) fault: Option<ContainerFault>,
}

/// A stamp of time on something.
#[derive(Debug)]
pub(super) struct ProvenStamp {
    pub(super) moment: SigningMoment,
    pub(super) proven: ProvenContainer,
}

impl SignatureContainer {
    /// Of the bytes that a PDF has, with zeros behind them.
    pub(super) fn read(bytes: &[u8]) -> Result<SignatureContainer, ContainerFault> {
        let plain = plain::value(bytes).ok_or(ContainerFault::Unreadable)?;
        let read = || {
            let info = ContentInfo::from_der(&plain).ok()?;
            (info.content_type == SIGNED_DATA).then_some(())?;
            info.content.decode_as::<SignedData>().ok()
        };
        let signed = read().ok_or(ContainerFault::Unreadable)?;
        match signed.signer_infos.0.as_slice() {
            [signer] => Ok(SignatureContainer { signer: signer.clone(), signed }),
            _ => Err(ContainerFault::Signers),
        }
    }

    /// The signature as one over bytes that it does not hold itself.
    pub(super) fn over(&self, pieces: &[&[u8]]) -> ProvenContainer {
        match self.signed.encap_content_info.econtent {
            None => self.proven(pieces),
            Some(_) => ProvenContainer { fault: Some(ContainerFault::Unreadable), ..Default::default() },
        }
    }

    fn proven(&self, pieces: &[&[u8]]) -> ProvenContainer {
        let mut proven = ProvenContainer { claimed: self.claimed(), ..Default::default() };
        let Some(certificate) = self.certificate() else {
            proven.fault = Some(ContainerFault::NoCertificate);
            return proven;
        };
        let body = &certificate.tbs_certificate;
        proven.signer =
            Some(SignerNames { subject: names::of(&body.subject), issuer: names::of(&body.issuer) });
        match self.holds(certificate, pieces) {
            Ok(is_weak) => proven.is_weak = is_weak,
            Err(fault) => proven.fault = Some(fault),
        }
        proven
    }

    /// Proves the digest of the bytes, the signature over it, and which certificate is meant. Returns whether any of it
    /// is weak.
    fn holds(&self, certificate: &Certificate, pieces: &[&[u8]]) -> Result<bool, ContainerFault> {
        let digest = DigestKind::of(&self.signer.digest_alg.oid).ok_or(ContainerFault::Algorithm)?;
        let message = match &self.signer.signed_attrs {
            None => pieces.concat(),
            Some(says) => {
                let kind =
                    only(says, CONTENT_TYPE).and_then(|kind| kind.decode_as::<ObjectIdentifier>().ok());
                if kind != Some(self.signed.encap_content_info.econtent_type) {
                    return Err(ContainerFault::Unreadable);
                }
                let own = only(says, MESSAGE_DIGEST).and_then(|own| own.decode_as::<OctetString>().ok());
                let own = own.ok_or(ContainerFault::Unreadable)?;
                if own.as_bytes() != digest.digest(pieces) {
                    return Err(ContainerFault::Digest);
                }
                says.to_der().map_err(|_| ContainerFault::Unreadable)?
            }
        };
        let key = &certificate.tbs_certificate.subject_public_key_info;
        let algorithm = &self.signer.signature_algorithm;
        let is_weak = match keys::proves(key, algorithm, digest, &message, self.signer.signature.as_bytes()) {
            KeyVerdict::Own(is_weak) => is_weak || digest == DigestKind::Sha1,
            KeyVerdict::NotOwn => return Err(ContainerFault::Signature),
            KeyVerdict::Unknown => return Err(ContainerFault::Algorithm),
        };
        if self.means(certificate) { Ok(is_weak) } else { Err(ContainerFault::OtherCertificate) }
    }

    /// The certificate that the signature names, of those that it brings along.
    fn certificate(&self) -> Option<&Certificate> {
        let all = self.signed.certificates.as_ref()?.0.iter().filter_map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => Some(certificate),
            CertificateChoices::Other(_) => None,
        });
        let is_meant = |certificate: &&Certificate| {
            let body = &certificate.tbs_certificate;
            match &self.signer.sid {
                SignerIdentifier::IssuerAndSerialNumber(own) => {
                    body.issuer == own.issuer && body.serial_number == own.serial_number
                }
                SignerIdentifier::SubjectKeyIdentifier(own) => {
                    let names = body.extensions.iter().flatten().filter(|one| one.extn_id == KEY_NAME);
                    names.into_iter().any(|name| {
                        SubjectKeyIdentifier::from_der(name.extn_value.as_bytes())
                            .is_ok_and(|name| name == *own)
                    })
                }
            }
        };
        all.into_iter().find(is_meant)
    }

    /// Whether a certificate is the one whose digest is signed along, if one is: another of the same key may say
    /// another name.
    fn means(&self, certificate: &Certificate) -> bool {
        let Some(says) = &self.signer.signed_attrs else { return true };
        let Ok(bytes) = certificate.to_der() else { return false };
        [(OWN_CERTIFICATE, DigestKind::Sha1), (OWN_CERTIFICATE_2, DigestKind::Sha256)].into_iter().all(
            |(name, usual)| match says.iter().any(|one| one.oid == name) {
                false => true,
                true => only(says, name)
                    .and_then(|value| first_named(&value.to_der().ok()?, usual))
                    .is_some_and(|(kind, own)| kind.digest(&[&bytes]) == own),
            },
        )
    }

    /// When it was made by the signer's clock.
    fn claimed(&self) -> Option<SigningMoment> {
        let time = only(self.signer.signed_attrs.as_ref()?, SIGNING_TIME)?.to_der().ok()?;
        SigningMoment::of(Time::from_der(&time).ok()?.to_date_time())
    }

    /// The stamp of time on the signature, if it has one; an error where it has one that is of something else.
    pub(super) fn stamp(&self) -> Option<Result<ProvenStamp, ContainerFault>> {
        let says = self.signer.unsigned_attrs.as_ref()?;
        says.iter().any(|one| one.oid == STAMP).then(|| {
            let token = only(says, STAMP).and_then(|token| token.to_der().ok());
            let token = SignatureContainer::read(&token.ok_or(ContainerFault::Unreadable)?)?;
            token.stamps(&[self.signer.signature.as_bytes()])
        })
    }

    /// The signature as a stamp of time on these bytes.
    pub(super) fn stamps(&self, pieces: &[&[u8]]) -> Result<ProvenStamp, ContainerFault> {
        let content = &self.signed.encap_content_info;
        let inner = content.econtent.as_ref().filter(|_| content.econtent_type == STAMPED);
        let inner = inner.and_then(|inner| inner.decode_as::<OctetString>().ok());
        let inner = inner.ok_or(ContainerFault::Unreadable)?;
        let (kind, own, moment) = stamped(inner.as_bytes()).ok_or(ContainerFault::Unreadable)?;
        let mut proven = self.proven(&[inner.as_bytes()]);
        proven.is_weak |= kind == DigestKind::Sha1;
        if proven.fault.is_none() && kind.digest(pieces) != own {
            proven.fault = Some(ContainerFault::Digest);
        }
        Ok(ProvenStamp { moment, proven })
    }
}

/// The value of an attribute that is there once and has one.
fn only(says: &Attributes, name: ObjectIdentifier) -> Option<&Any> {
    let mut all = says.iter().filter(|one| one.oid == name);
    match (all.next(), all.next()) {
        (Some(one), None) => match one.values.as_slice() {
            [value] => Some(value),
            _ => None,
        },
        _ => None,
    }
}

/// The digest of the first certificate that an attribute names, which is the signer's.
fn first_named(value: &[u8], usual: DigestKind) -> Option<(DigestKind, Vec<u8>)> {
    let mut reader = SliceReader::new(value).ok()?;
    // The attribute, its list, the first of the list.
    for _ in 0..3 {
        let head = Header::decode(&mut reader).ok()?;
        (head.tag == Tag::Sequence).then_some(())?;
    }
    let kind = match reader.peek_tag().ok()? {
        Tag::Sequence => DigestKind::of(&AlgorithmIdentifierOwned::decode(&mut reader).ok()?.oid)?,
        _ => usual,
    };
    let own = OctetString::decode(&mut reader).ok()?;
    Some((kind, own.as_bytes().to_vec()))
}

/// What a stamp says: the digest of what is stamped, and when.
fn stamped(value: &[u8]) -> Option<(DigestKind, Vec<u8>, SigningMoment)> {
    let mut reader = SliceReader::new(value).ok()?;
    let head = Header::decode(&mut reader).ok()?;
    (head.tag == Tag::Sequence).then_some(())?;
    let mut part = || Any::decode(&mut reader).ok();
    let (_version, _policy, imprint, _number, time) = (part()?, part()?, part()?, part()?, part()?);
    let imprint = imprint.to_der().ok()?;
    let mut reader = SliceReader::new(&imprint).ok()?;
    Header::decode(&mut reader).ok()?;
    let kind = DigestKind::of(&AlgorithmIdentifierOwned::decode(&mut reader).ok()?.oid)?;
    let own = OctetString::decode(&mut reader).ok()?;
    (time.tag() == Tag::GeneralizedTime).then_some(())?;
    Some((kind, own.as_bytes().to_vec(), SigningMoment::of_stamp(time.value())?))
}
