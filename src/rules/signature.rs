//! What a line may hold, told from one pass over its bytes: whether there are digits, slashes or
//! quotation marks in it, and a short signature of its words.
//!
//! In: a text. Out: a [`Signature`]; and [`Wanted`] words, made when the program is built. Most rules look for a few words that most lines do not hold: the
//! signature says so without another look at the line. It may say yes for a word that is not there,
//! never no for one that is.

/// A short note of what a line holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signature {
    /// A digit.
    pub(super) digit: bool,
    /// A slash.
    pub(super) slash: bool,
    /// A sign that may be a quotation mark.
    pub(super) quote: bool,
    /// A bit for each word.
    words: [u64; 4],
}

/// What a byte is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a word.
    Letter,
    Digit,
    Slash,
    Quote,
    /// Begins a sign of two bytes, or of three, that is no letter; quotation marks are among them.
    Two,
    Three,
    Other,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'/' => Class::Slash,
            b'"' => Class::Quote,
            0xc2 => Class::Two,
            0xe2 => Class::Three,
            0x80..=0xff => Class::Letter,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

impl Signature {
    /// Of a line.
    pub(super) fn of(text: &str) -> Signature {
        let bytes = text.as_bytes();
        let mut signature = Signature::default();
        let mut word = START;
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            let class = CLASSES[byte as usize];
            at += 1;
            if class == Class::Letter || class == Class::Digit {
                word = ((word ^ byte as u32) * STEP) & MASK;
                signature.digit |= class == Class::Digit;
                continue;
            }
            if word != START {
                signature.note(word);
                word = START;
            }
            match class {
                Class::Slash => signature.slash = true,
                Class::Quote => signature.quote = true,
                Class::Two => (signature.quote, at) = (true, at + 1),
                Class::Three => (signature.quote, at) = (true, at + 2),
                _ => {}
            }
        }
        if word != START {
            signature.note(word);
        }
        signature
    }

    fn note(&mut self, word: u32) {
        let bit = word >> 4;
        self.words[(bit >> 6 & 3) as usize] |= 1 << (bit & 63);
    }

    /// Whether the first of these words may stand in the line.
    pub(super) fn may_hold(&self, wanted: Wanted) -> bool {
        self.words[wanted.place] & wanted.bit != 0
    }
}

/// Words that a rule looks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// They.
    pub(super) text: &'static str,
    /// The bit of the first of them.
    place: usize,
    bit: u64,
}

impl Wanted {
    /// These words.
    pub(super) const fn words(text: &'static str) -> Wanted {
        let bytes = text.as_bytes();
        let mut word = START;
        let mut at = 0;
        while at < bytes.len() && matches!(CLASSES[bytes[at] as usize], Class::Letter | Class::Digit) {
            word = ((word ^ bytes[at] as u32) * STEP) & MASK;
            at += 1;
        }
        let bit = word >> 4;
        Wanted { text, place: (bit >> 6 & 3) as usize, bit: 1 << (bit & 63) }
    }

    /// Several.
    pub(super) const fn all<const COUNT: usize>(texts: [&'static str; COUNT]) -> [Wanted; COUNT] {
        let mut all = [Wanted::words(""); COUNT];
        let mut at = 0;
        while at < COUNT {
            all[at] = Wanted::words(texts[at]);
            at += 1;
        }
        all
    }
}

/// Words are told apart by numbers of 20 bits: a product of one with the step stays in 32.
const START: u32 = 0x5_1ed3;
const STEP: u32 = 0x7f5;
const MASK: u32 = 0xf_ffff;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Signature, Wanted};

    #[test]
    fn signs_are_seen_and_most_words_that_are_not_there_are_known() {
        let signature = Signature::of("Giao xã 5 km–7 “Điểm”, và/hoặc «huyện»");
        assert!(signature.digit && signature.slash && signature.quote);
        for word in ["Giao", "xã", "5", "km", "7", "Điểm", "và", "hoặc", "huyện", "xã 5"] {
            assert!(signature.may_hold(Wanted::words(word)), "{word}");
        }
        let others = ["quận", "thị", "điều", "mục", "phần", "chương", "đảm", "Khoản", "Pháp", "nhân"];
        assert!(others.iter().filter(|word| signature.may_hold(Wanted::words(word))).count() < 3);
        let plain = Signature::of("không có gì");
        assert!(!plain.digit && !plain.slash && !plain.quote);
    }

    proptest! {
        /// No word of a line is passed over, whatever stands around it.
        #[test]
        fn no_word_is_passed_over(words in prop::collection::vec("[a-zA-Z0-9đĐệậịãỦề]{1,7}", 1..30), sign in "[ ,.;–“”«»/()]") {
            let signature = Signature::of(&words.join(&sign));
            let known = |word: &String| signature.may_hold(Wanted::words(String::leak(word.clone())));
            prop_assert!(words.iter().all(known));
        }
    }
}
