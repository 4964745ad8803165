//! Which digests and keys signatures are proven with.
//!
//! In: what a signature and a certificate say of themselves. Out: the digest of bytes; whether a signature is the
//! key's. What is too old to sign with today is read all the same, and said to be weak.

use cms::cert::x509::der::asn1::{ContextSpecific, ObjectIdentifier};
use cms::cert::x509::der::{Decode, Encode, Reader, SliceReader, TagNumber};
use cms::cert::x509::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use ring::digest::{self, Context};
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};

/// A digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DigestKind {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");

impl DigestKind {
    /// Of its own name, or of that of a signature made with it.
    pub(super) fn of(name: &ObjectIdentifier) -> Option<DigestKind> {
        const NAMES: [(&str, DigestKind); 12] = [
            ("1.3.14.3.2.26", DigestKind::Sha1),
            ("2.16.840.1.101.3.4.2.1", DigestKind::Sha256),
            ("2.16.840.1.101.3.4.2.2", DigestKind::Sha384),
            ("2.16.840.1.101.3.4.2.3", DigestKind::Sha512),
            ("1.2.840.113549.1.1.5", DigestKind::Sha1),
            ("1.2.840.113549.1.1.11", DigestKind::Sha256),
            ("1.2.840.113549.1.1.12", DigestKind::Sha384),
            ("1.2.840.113549.1.1.13", DigestKind::Sha512),
            ("1.2.840.10045.4.1", DigestKind::Sha1),
            ("1.2.840.10045.4.3.2", DigestKind::Sha256),
            ("1.2.840.10045.4.3.3", DigestKind::Sha384),
            ("1.2.840.10045.4.3.4", DigestKind::Sha512),
        ];
        let own = name.to_string();
        NAMES.into_iter().find(|(name, _)| *name == own).map(|(_, kind)| kind)
    }

    /// The digest of these pieces, one behind the other.
    pub(super) fn digest(self, pieces: &[&[u8]]) -> Vec<u8> {
        let mut context = Context::new(match self {
            DigestKind::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
            DigestKind::Sha256 => &digest::SHA256,
            DigestKind::Sha384 => &digest::SHA384,
            DigestKind::Sha512 => &digest::SHA512,
        });
        pieces.iter().for_each(|piece| context.update(piece));
        context.finish().as_ref().to_vec()
    }

    fn length(self) -> u64 {
        match self {
            DigestKind::Sha1 => 20,
            DigestKind::Sha256 => 32,
            DigestKind::Sha384 => 48,
            DigestKind::Sha512 => 64,
        }
    }
}

/// What came of a look at a signature with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyVerdict {
    /// It is the key's. True where it is of a digest or a key too weak to sign with today.
    Own(bool),
    /// It is not.
    NotOwn,
    /// Of a kind that is not proven here.
    Unknown,
}

/// Whether a signature over a message is that of a key.
pub(super) fn proves(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    message_digest: DigestKind,
    message: &[u8],
    signed: &[u8],
) -> KeyVerdict {
    let Some(ways) = ways(key, algorithm, message_digest) else { return KeyVerdict::Unknown };
    let bytes = key.subject_public_key.raw_bytes();
    let own =
        ways.iter().find(|(way, _)| UnparsedPublicKey::new(*way, bytes).verify(message, signed).is_ok());
    own.map_or(KeyVerdict::NotOwn, |(_, is_weak)| KeyVerdict::Own(*is_weak))
}

/// A way to prove a signature, and whether it is weak.
type KeyWay = (&'static dyn VerificationAlgorithm, bool);

fn ways(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    message_digest: DigestKind,
) -> Option<Vec<KeyWay>> {
    let kind = key.algorithm.oid;
    if kind == CURVE {
        let curve = key.algorithm.parameters.as_ref()?.decode_as::<ObjectIdentifier>().ok()?;
        let way: &'static dyn VerificationAlgorithm = match (curve, DigestKind::of(&algorithm.oid)?) {
            (P256, DigestKind::Sha256) => &signature::ECDSA_P256_SHA256_ASN1,
            (P256, DigestKind::Sha384) => &signature::ECDSA_P256_SHA384_ASN1,
            (P384, DigestKind::Sha256) => &signature::ECDSA_P384_SHA256_ASN1,
            (P384, DigestKind::Sha384) => &signature::ECDSA_P384_SHA384_ASN1,
            _ => return None,
        };
        return Some(vec![(way, false)]);
    }
    if kind != RSA && kind != RSA_PSS {
        return None;
    }
    if algorithm.oid == RSA_PSS {
        let way: &'static dyn VerificationAlgorithm = match padded(algorithm)? {
            DigestKind::Sha256 => &signature::RSA_PSS_2048_8192_SHA256,
            DigestKind::Sha384 => &signature::RSA_PSS_2048_8192_SHA384,
            DigestKind::Sha512 => &signature::RSA_PSS_2048_8192_SHA512,
            DigestKind::Sha1 => return None,
        };
        return Some(vec![(way, false)]);
    }
    let digest = if algorithm.oid == RSA { message_digest } else { DigestKind::of(&algorithm.oid)? };
    Some(match digest {
        DigestKind::Sha1 => vec![(&signature::RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY, true)],
        DigestKind::Sha256 => vec![
            (&signature::RSA_PKCS1_2048_8192_SHA256, false),
            (&signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, true),
        ],
        DigestKind::Sha384 => vec![(&signature::RSA_PKCS1_2048_8192_SHA384, false)],
        DigestKind::Sha512 => vec![
            (&signature::RSA_PKCS1_2048_8192_SHA512, false),
            (&signature::RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY, true),
        ],
    })
}

/// The digest of RSASSA-PSS, if all of it uses the same and the salt is as long (RFC 4055, 3.1).
fn padded(algorithm: &AlgorithmIdentifierOwned) -> Option<DigestKind> {
    let parameters = algorithm.parameters.as_ref()?.to_der().ok()?;
    let mut reader = SliceReader::new(&parameters).ok()?;
    let read = reader.sequence(|reader| {
        let digest = ContextSpecific::<AlgorithmIdentifierOwned>::decode_explicit(reader, TagNumber::N0)?;
        let mask = ContextSpecific::<AlgorithmIdentifierOwned>::decode_explicit(reader, TagNumber::N1)?;
        let salt = ContextSpecific::<u64>::decode_explicit(reader, TagNumber::N2)?;
        let trailer = ContextSpecific::<u64>::decode_explicit(reader, TagNumber::N3)?;
        Ok((digest, mask, salt, trailer))
    });
    let (digest, mask, salt, trailer) = read.ok()?;
    let digest = DigestKind::of(&digest?.value.oid)?;
    let mask = mask?.value;
    let inner = mask.parameters.as_ref()?.to_der().ok()?;
    let inner = AlgorithmIdentifierOwned::from_der(&inner).ok()?;
    let fits = mask.oid == MGF1
        && DigestKind::of(&inner.oid) == Some(digest)
        && salt.map_or(20, |salt| salt.value) == digest.length()
        && trailer.is_none_or(|trailer| trailer.value == 1);
    fits.then_some(digest)
}

#[cfg(test)]
mod tests {
    use super::DigestKind;

    #[test]
    fn digests_are_known_by_their_names() {
        let name = "2.16.840.1.101.3.4.2.1".parse().unwrap();
        let kind = DigestKind::of(&name).unwrap();
        let digest: String = kind.digest(&[b"a", b"bc"]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(DigestKind::of(&"1.2.840.113549.2.5".parse().unwrap()), None);
    }
}
