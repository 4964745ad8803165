//! What a line may hold, told from one pass over its bytes: whether there are digits, slashes or
//! quotation marks in it, and a short signature of its words.
//!
//! In: a text. Out: a [`Signature`]; and [`WantedWords`] words, made when the program is built. Most rules look for a few words that most lines do not hold: the
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
    words: [u64; ROOM],
}

// What a byte is: a number rather than an enum, as the pass over all bytes of a paper is to be cheap in
// every build.
const OTHER: u8 = 0;
const SLASH: u8 = 1;
const QUOTE: u8 = 2;
/// Begins a sign of two bytes, or of three, that is no letter; quotation marks are among them.
const TWO: u8 = 3;
const THREE: u8 = 4;
/// The bit of what words are made of.
const IN_WORD: u8 = 8;
const LETTER: u8 = IN_WORD;
/// With a bit that none of the others has.
const DIGIT: u8 = IN_WORD | 16;

const CLASSES_OF: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'/' => SLASH,
            b'"' | b'\'' => QUOTE,
            0xc2 => TWO,
            0xe2 => THREE,
            0x80..=0xff => LETTER,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

static CLASSES: [u8; 256] = CLASSES_OF;

const fn class(byte: u8) -> u8 {
    CLASSES_OF[byte as usize]
}

/// How many times 64 bits a signature has for words.
const ROOM: usize = 16;

impl Signature {
    /// Of a line.
    pub(super) fn of(text: &str) -> Signature {
        let bytes = text.as_bytes();
        let mut signature = Signature::default();
        let mut at = 0;
        while at < bytes.len() {
            let mut word = START;
            let mut met = 0;
            let mut class = CLASSES[bytes[at] as usize];
            while class & IN_WORD != 0 {
                word = ((word ^ bytes[at] as u32) * STEP) & MASK;
                met |= class;
                at += 1;
                class = if at < bytes.len() { CLASSES[bytes[at] as usize] } else { OTHER };
            }
            if word != START {
                signature.words[place(word)] |= bit(word);
            }
            signature.digit |= met & DIGIT == DIGIT;
            at += 1;
            if class == SLASH {
                signature.slash = true;
            } else if class == QUOTE {
                signature.quote = true;
            } else if class == TWO {
                (signature.quote, at) = (true, at + 1);
            } else if class == THREE {
                (signature.quote, at) = (true, at + 2);
            }
        }
        signature
    }

    /// Whether the first of these words may stand in the line.
    pub(super) fn may_hold(&self, wanted: WantedWords) -> bool {
        self.words[wanted.place] & wanted.bit != 0
    }

    /// Whether the first and the last of these words, whole, may stand in the line.
    pub(super) fn may_hold_ends(&self, wanted: WantedWords) -> bool {
        let (place, bit) = wanted.last;
        self.may_hold(wanted) && self.words[place] & bit != 0
    }

    /// Whether the first word of any of these may stand in the line.
    pub(super) fn may_hold_any(&self, any: &AnyOf) -> bool {
        // All of them at once rather than up to the first.
        let mut met = 0;
        let mut at = 0;
        while at < ROOM {
            met |= self.words[at] & any.words[at];
            at += 1;
        }
        met != 0
    }
}

/// The number of 64 bits in which a word has its bit.
const fn place(word: u32) -> usize {
    (word >> 10) as usize & (ROOM - 1)
}

/// The bit of a word there.
const fn bit(word: u32) -> u64 {
    1 << ((word >> 4) & 63)
}

/// Several words of which any will do.
pub(super) struct AnyOf {
    words: [u64; ROOM],
}

impl AnyOf {
    /// These.
    pub(super) const fn words<const COUNT: usize>(wanted: &[WantedWords; COUNT]) -> AnyOf {
        let mut words = [0; ROOM];
        let mut at = 0;
        while at < COUNT {
            words[wanted[at].place] |= wanted[at].bit;
            at += 1;
        }
        AnyOf { words }
    }
}

/// Words that a rule looks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct WantedWords {
    /// They.
    pub(super) text: &'static str,
    /// The bit of the first of them.
    place: usize,
    bit: u64,
    /// The bit of the last of them.
    last: (usize, u64),
}

impl WantedWords {
    /// These words.
    pub(super) const fn words(text: &'static str) -> WantedWords {
        let bytes = text.as_bytes();
        let mut words = [START; 2];
        let mut at = 0;
        let mut word = START;
        let mut is_first = true;
        while at < bytes.len() {
            if matches!(class(bytes[at]), LETTER | DIGIT) {
                word = ((word ^ bytes[at] as u32) * STEP) & MASK;
                words[1] = word;
                if is_first {
                    words[0] = word;
                }
            } else {
                word = START;
                is_first = false;
                // As in a line, the rest of a sign is no letter.
                at += match class(bytes[at]) {
                    TWO => 1,
                    THREE => 2,
                    _ => 0,
                };
            }
            at += 1;
        }
        let [first, last] = words;
        WantedWords { text, place: place(first), bit: bit(first), last: (place(last), bit(last)) }
    }

    /// Several.
    pub(super) const fn all<const COUNT: usize>(texts: [&'static str; COUNT]) -> [WantedWords; COUNT] {
        let mut all = [WantedWords::words(""); COUNT];
        let mut at = 0;
        while at < COUNT {
            all[at] = WantedWords::words(texts[at]);
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

    use super::{Signature, WantedWords};

    #[test]
    fn signs_are_seen_and_most_words_that_are_not_there_are_known() {
        let signature = Signature::of("Giao xã 5 km–7 “Điểm”, và/hoặc «huyện»");
        assert!(signature.digit && signature.slash && signature.quote);
        for word in ["Giao", "xã", "5", "km", "7", "Điểm", "và", "hoặc", "huyện", "xã 5"] {
            assert!(signature.may_hold(WantedWords::words(word)), "{word}");
        }
        let others = ["quận", "thị", "điều", "mục", "phần", "chương", "đảm", "Khoản", "Pháp", "nhân"];
        assert!(others.iter().filter(|word| signature.may_hold(WantedWords::words(word))).count() < 3);
        let plain = Signature::of("không có gì");
        assert!(!plain.digit && !plain.slash && !plain.quote);
    }

    proptest! {
        /// No word of a line is passed over, whatever stands around it.
        #[test]
        fn no_word_is_passed_over(words in prop::collection::vec("[a-zA-Z0-9đĐệậịãỦề]{1,7}", 1..30), sign in "[ ,.;–“”«»/()]") {
            let signature = Signature::of(&words.join(&sign));
            let known = |word: &String| signature.may_hold(WantedWords::words(String::leak(word.clone())));
            prop_assert!(words.iter().all(known));
            let pairs = |pair: &[String]| {
                signature.may_hold_ends(WantedWords::words(String::leak(pair.join(" "))))
            };
            prop_assert!(words.windows(2).all(pairs));
        }
    }
}
