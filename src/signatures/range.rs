//! Over which bytes of a file a signature is.
//!
//! In: the four numbers that a signature states, and the file, both from anyone. Out: the bytes that are signed
//! and the signature between them; or what is wrong with the numbers. Whether the bytes are a whole PDF is left
//! to `super`.

/// What is wrong with the bytes that a signature says it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeFault {
    /// Not four numbers, or negative, out of order, behind the end of the file.
    Numbers,
    /// It does not begin with the file.
    Start,
    /// What is left out is something else than the signature itself.
    Gap,
}

/// Bytes that are signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SignedRange<'a> {
    /// Before and behind the signature.
    pub(super) pieces: [&'a [u8]; 2],
    /// Where the second piece ends in the file.
    pub(super) end: usize,
}

impl<'a> SignedRange<'a> {
    /// Of the numbers that a signature states. `contents` is its own value as a reader of PDF found it.
    pub(super) fn of(
        file: &'a [u8],
        numbers: &[i64],
        contents: &[u8],
    ) -> Result<SignedRange<'a>, RangeFault> {
        let &[start, first, again, second] = numbers else { return Err(RangeFault::Numbers) };
        let number = |value: i64| usize::try_from(value).map_err(|_| RangeFault::Numbers);
        let (start, first, again, second) = (number(start)?, number(first)?, number(again)?, number(second)?);
        if start != 0 {
            return Err(RangeFault::Start);
        }
        let end = again.checked_add(second).filter(|&end| end <= file.len()).ok_or(RangeFault::Numbers)?;
        // At least `<>` is left out.
        if again < first.saturating_add(2) {
            return Err(RangeFault::Numbers);
        }
        match unhexed(&file[first..again]) {
            Some(own) if own == contents => {
                Ok(SignedRange { pieces: [&file[..first], &file[again..end]], end })
            }
            _ => Err(RangeFault::Gap),
        }
    }
}

/// The bytes of `<30820a0b>`; None where it is something else.
fn unhexed(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.strip_prefix(b"<")?.strip_suffix(b">")?;
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    let mut half = None;
    for letter in digits.iter().filter(|letter| !letter.is_ascii_whitespace()) {
        let digit = u8::try_from(char::from(*letter).to_digit(16)?).ok()?;
        match half.take() {
            None => half = Some(digit),
            Some(high) => bytes.push(high << 4 | digit),
        }
    }
    // A last digit alone has a zero behind it.
    bytes.extend(half.map(|high| high << 4));
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RangeFault, SignedRange};

    const FILE: &[u8] = b"%PDF- /Contents <30 0a> rest %%EOF";

    fn read(numbers: &[i64]) -> Result<usize, RangeFault> {
        SignedRange::of(FILE, numbers, &[0x30, 0x0a]).map(|range| range.end)
    }

    #[test]
    fn all_but_the_signature_is_signed() {
        assert_eq!(read(&[0, 16, 23, 11]), Ok(34));
        assert_eq!(read(&[0, 16, 23, 5]), Ok(28));
        let range = SignedRange::of(FILE, &[0, 16, 23, 11], &[0x30, 0x0a]).unwrap();
        assert_eq!(range.pieces, [&b"%PDF- /Contents "[..], b" rest %%EOF"]);
    }

    #[test]
    fn wrong_numbers_are_told() {
        let large = i64::MAX;
        for numbers in [
            &[0, 16, 23][..],
            &[0, 16, 23, 12],
            &[0, 16, 23, -1],
            &[0, -16, 23, 11],
            &[0, 16, large, large],
            &[0, large, 23, 11],
            &[0, 23, 16, 11],
            &[0, 16, 17, 11],
        ] {
            assert_eq!(read(numbers), Err(RangeFault::Numbers), "{numbers:?}");
        }
        assert_eq!(read(&[1, 16, 23, 11]), Err(RangeFault::Start));
        for numbers in [[0, 15, 23, 11], [0, 16, 24, 10], [0, 0, 34, 0]] {
            assert_eq!(read(&numbers), Err(RangeFault::Gap), "{numbers:?}");
        }
        assert_eq!(SignedRange::of(FILE, &[0, 16, 23, 11], &[0x30, 0x0b]), Err(RangeFault::Gap));
    }

    proptest! {
        /// Whatever it states, what is signed is of the file and all of it but the signature.
        #[test]
        fn any_numbers_are_safe(numbers in proptest::collection::vec(-40_i64..80, 0..6)) {
            if let Ok(range) = SignedRange::of(FILE, &numbers, &[0x30, 0x0a]) {
                prop_assert_eq!(range.pieces[0], &FILE[..16]);
                prop_assert!(FILE[23..].starts_with(range.pieces[1]));
            }
        }
    }
}
