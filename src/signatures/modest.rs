//! How large a signature may be, before a library believes what it says of itself.
//!
//! In: bytes from anyone. Out: the length of the value they begin with, once it has no more parts side by side
//! or inside each other than any signature has: the library sorts the parts of a set one by one. What the parts
//! mean is left to `container`.

/// A signature with certificates and lists of revoked ones is not longer, in bytes.
pub(super) const LONGEST: usize = 4 * 1024 * 1024;
/// Parts of one part that may be a set.
const MOST_OF_SET: usize = 512;
/// Parts inside each other.
const DEEPEST: usize = 64;

/// The length of the one value that the bytes begin with; behind it are zeros only.
pub(super) fn length(bytes: &[u8]) -> Option<usize> {
    let (_, body, end) = head(bytes)?;
    if end > LONGEST || bytes[end..].iter().any(|&byte| byte != 0) {
        return None;
    }
    // The ends of the parts that are open, and how many parts each has so far, if they are bounded.
    let mut open: Vec<(usize, Option<usize>)> = vec![(end, of_set(bytes[0]).then_some(0))];
    let mut at = body;
    while let Some((end, count)) = open.last_mut() {
        if at == *end {
            open.pop();
            continue;
        }
        if let Some(count) = count {
            *count += 1;
            if *count > MOST_OF_SET {
                return None;
            }
        }
        let end = *end;
        let tag = *bytes.get(at)?;
        let (constructed, body, length) = head(&bytes[at..end])?;
        if constructed {
            if open.len() == DEEPEST {
                return None;
            }
            open.push((at + length, of_set(tag).then_some(0)));
            at += body;
        } else {
            at += length;
        }
    }
    Some(end)
}

/// Whether a tag may be that of a set: its own, or one that stands in its place. Lists of revoked certificates,
/// which may be long, are sequences.
fn of_set(tag: u8) -> bool {
    tag == 0x31 || tag & 0xe0 == 0xa0
}

/// Whether a value has parts, where its body begins, where it ends. Lengths are stated (DER).
fn head(bytes: &[u8]) -> Option<(bool, usize, usize)> {
    let tag = *bytes.first()?;
    // Numbers of tags over 30 stand in no signature.
    if tag & 0x1f == 0x1f {
        return None;
    }
    let first = *bytes.get(1)?;
    let (body, length) = match first {
        0..=0x7f => (2, usize::from(first)),
        0x81..=0x84 => {
            let digits = usize::from(first & 0x7f);
            let number = bytes.get(2..2 + digits)?.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            (2 + digits, number)
        }
        _ => return None,
    };
    let end = body.checked_add(length).filter(|&end| end <= bytes.len())?;
    Some((tag & 0x20 != 0, body, end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST_OF_SET, length};

    fn value(tag: u8, body: &[u8]) -> Vec<u8> {
        let long = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&[tag, 0x84][..], &long, body].concat()
    }

    #[test]
    fn a_value_has_zeros_behind_it_only() {
        assert_eq!(length(b"\x30\x03\x02\x01\x05\0\0"), Some(5));
        assert_eq!(length(b"\x30\x03\x02\x01\x05\0\x01"), None);
        assert_eq!(length(b"\x30\x04\x02\x01\x05"), None);
        assert_eq!(length(b"\x30\x03\x02\x02\x05"), None);
        assert_eq!(length(b"\x30\x80\x02\x01\x05\0\0"), None);
        assert_eq!(length(b""), None);
    }

    #[test]
    fn what_no_signature_has_is_refused() {
        let part = b"\x02\x01\x05";
        assert!(length(&value(0x31, &part.repeat(MOST_OF_SET))).is_some());
        assert!(length(&value(0x31, &part.repeat(MOST_OF_SET + 1))).is_none());
        assert!(length(&value(0x30, &part.repeat(MOST_OF_SET + 1))).is_some());
        let deep = (0..100).fold(part.to_vec(), |inner, _| value(0x30, &inner));
        assert!(length(&deep).is_none());
    }

    proptest! {
        #[test]
        fn any_bytes_are_safe(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let found = length(&bytes);
            prop_assert!(found.is_none_or(|end| end <= bytes.len()));
        }
    }
}
