//! What a certificate says of whose it is.
//!
//! In: a name as certificates have it. Out: words for people. Whether it is true is left to tools that know whom
//! to trust.

use cms::cert::x509::der::asn1::{Any, ObjectIdentifier};
use cms::cert::x509::der::{Tag, Tagged};
use cms::cert::x509::name::Name;

const COMMON: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

/// `Nguyễn Văn An, Sở Công Thương`: the common name and the organisation; all of it where it has neither.
pub(super) fn of(name: &Name) -> String {
    let parts: Vec<String> = [COMMON, ORGANISATION].iter().filter_map(|kind| part(name, kind)).collect();
    match parts.is_empty() {
        true => name.to_string(),
        false => parts.join(", "),
    }
}

/// The last part of this kind: names go from the country to the person.
fn part(name: &Name, kind: &ObjectIdentifier) -> Option<String> {
    let all = name.0.iter().flat_map(|one| one.0.iter());
    all.filter(|one| one.oid == *kind).filter_map(|one| text(&one.value)).next_back()
}

/// A text in one of the alphabets of certificates.
fn text(value: &Any) -> Option<String> {
    let bytes = value.value();
    let text = match value.tag() {
        Tag::BmpString => {
            let units =
                bytes.chunks(2).map(|two| two.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte)));
            char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        Tag::TeletexString => bytes.iter().copied().map(char::from).collect(),
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        _ => return None,
    };
    Some(text.trim().to_owned()).filter(|text: &String| !text.is_empty())
}
