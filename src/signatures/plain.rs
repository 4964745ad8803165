//! A signature as plain as its reader wants it (DER), of what tools write (BER), within the bounds of any signature.
//!
//! In: bytes from anyone. Out: the value that they begin with, each length stated, texts in one piece, nothing twice in
//! a set; None where it is broken, too long, or has more parts than any signature: the reader sorts the parts of a set
//! one by one. What the parts mean is left to `container`.

/// A signature with certificates and lists of revoked ones is not longer, in bytes.
const LONGEST: usize = 4 * 1024 * 1024;
/// Parts of one part that may be a set.
const MOST_OF_SET: usize = 512;
/// Parts inside each other.
const DEEPEST: usize = 48;

/// A text in pieces.
const PIECES: u8 = 0x24;
const TEXT: u8 = 0x04;

/// The value that bytes begin with; behind it may be zeros only.
pub(super) fn value(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    let length = put(&bytes[..bytes.len().min(LONGEST)], DEEPEST, &mut plain)?;
    bytes[length..].iter().all(|&byte| byte == 0).then_some(plain)
}

/// Adds the value that bytes begin with. Returns its length there.
fn put(bytes: &[u8], depth: usize, into: &mut Vec<u8>) -> Option<usize> {
    let tag = *bytes.first()?;
    // Numbers of tags over 30 stand in no signature.
    if tag & 0x1f == 0x1f {
        return None;
    }
    let (head, stated) = length(bytes)?;
    let end = match stated {
        Some(length) => head.checked_add(length).filter(|&end| end <= bytes.len())?,
        None => bytes.len(),
    };
    if tag & 0x20 == 0 {
        stated?;
        close(tag, &bytes[head..end], into);
        return Some(end);
    }
    let depth = depth.checked_sub(1)?;
    let mut body = Vec::new();
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = head;
    while stated.is_none() || at < end {
        let rest = &bytes[at..end];
        if stated.is_none() && rest.starts_with(&[0, 0]) {
            at += 2;
            break;
        }
        let from = body.len();
        at += put(rest, depth, &mut body)?;
        if tag == PIECES {
            let (head, _) = length(&body[from..]).filter(|_| body[from] == TEXT)?;
            body.drain(from..from + head);
        } else if is_set(tag) {
            if parts.iter().any(|part| body[part.clone()] == body[from..]) {
                body.truncate(from);
            } else if parts.len() == MOST_OF_SET {
                return None;
            } else {
                parts.push(from..body.len());
            }
        }
    }
    close(if tag == PIECES { TEXT } else { tag }, &body, into);
    Some(at)
}

/// Whether a tag may be that of a set: its own, or one that stands in its place. Lists of revoked certificates,
/// which may be long, are sequences.
fn is_set(tag: u8) -> bool {
    tag == 0x31 || tag & 0xe0 == 0xa0
}

/// Where the body of a value begins, and its length, if it is stated.
fn length(bytes: &[u8]) -> Option<(usize, Option<usize>)> {
    Some(match *bytes.get(1)? {
        first @ 0..=0x7f => (2, Some(usize::from(first))),
        0x80 => (2, None),
        first @ 0x81..=0x84 => {
            let digits = bytes.get(2..2 + usize::from(first & 0x7f))?;
            (2 + digits.len(), Some(digits.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))))
        }
        _ => return None,
    })
}

/// Adds a value with its length.
fn close(tag: u8, body: &[u8], into: &mut Vec<u8>) {
    into.push(tag);
    match u8::try_from(body.len()) {
        Ok(short) if short < 0x80 => into.push(short),
        _ => {
            let digits = body.len().to_be_bytes();
            let digits = &digits[body.len().leading_zeros() as usize / 8..];
            into.push(0x80 | u8::try_from(digits.len()).unwrap_or(8));
            into.extend(digits);
        }
    }
    into.extend(body);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST_OF_SET, value};

    fn long(tag: u8, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&[tag, 0x84][..], &length, body].concat()
    }

    #[test]
    fn what_is_plain_stays() {
        assert_eq!(value(b"\x30\x03\x02\x01\x05\0\0").as_deref(), Some(&b"\x30\x03\x02\x01\x05"[..]));
        for broken in [
            &b"\x30\x03\x02\x01\x05\0\x01"[..],
            b"\x30\x04\x02\x01\x05",
            b"\x30\x03\x02\x02\x05",
            b"",
            b"\x1f\x01\x01",
        ] {
            assert_eq!(value(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn lengths_that_are_not_stated_are_counted() {
        let plain = Some(&b"\x30\x05\x31\x03\x02\x01\x05"[..]);
        assert_eq!(value(b"\x30\x80\x31\x80\x02\x01\x05\0\0\0\0\0").as_deref(), plain);
        assert_eq!(value(b"\x30\x81\x05\x31\x03\x02\x01\x05").as_deref(), plain);
        assert_eq!(value(b"\x30\x80\x02\x01\x05"), None);
        assert_eq!(value(&long(0x04, &[7; 200])).unwrap()[..3], [0x04, 0x81, 200]);
    }

    #[test]
    fn texts_in_pieces_are_put_together_and_doubles_left_out() {
        assert_eq!(value(b"\x24\x80\x04\x01a\x04\x02bc\0\0").as_deref(), Some(&b"\x04\x03abc"[..]));
        assert_eq!(value(b"\x24\x80\x02\x01a\0\0"), None);
        assert_eq!(value(b"\xa0\x06\x02\x01\x05\x02\x01\x05").as_deref(), Some(&b"\xa0\x03\x02\x01\x05"[..]));
        assert_eq!(value(b"\x30\x06\x02\x01\x05\x02\x01\x05").map(|own| own.len()), Some(8));
    }

    #[test]
    fn what_no_signature_has_is_refused() {
        let parts = |count: usize| -> Vec<u8> {
            (0..count)
                .flat_map(|at| [&[2, 2][..], &u16::try_from(at).unwrap().to_be_bytes()].concat())
                .collect()
        };
        assert!(value(&long(0x31, &parts(MOST_OF_SET))).is_some());
        assert!(value(&long(0x31, &parts(MOST_OF_SET + 1))).is_none());
        assert!(value(&long(0x30, &parts(MOST_OF_SET + 1))).is_some());
        let deep = (0..100).fold(parts(1), |inner, _| long(0x30, &inner));
        assert!(value(&deep).is_none());
        assert!(value(&[0x30, 0x80].repeat(1000)).is_none());
    }

    proptest! {
        /// Whatever comes is safe, and what came out stays as it is.
        #[test]
        fn any_bytes_are_safe(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Some(plain) = value(&bytes) {
                prop_assert_eq!(value(&plain), Some(plain.clone()));
            }
        }
    }
}
