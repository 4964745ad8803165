//! What a line may hold, told from one pass over its bytes: which signs are in it, a short signature of its
//! words, and which topics of rules its words belong to.
//!
//! In: a text, and the words that rules watch for. Out: a [`Signature`]; and [`WantedWords`] words, made when
//! the program is built. Most rules look for a few words that most lines do not hold: the signature says so
//! without another look at the line. It may say yes for a word that is not there, never no for one that is.

use std::ops::Range;

use super::watched::{START, Topics, WatchedWords, next, number};
use super::words;

/// A short note of what a line holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signature {
    /// A digit.
    pub(super) digit: bool,
    /// A blank beside a mark where none belongs, or none where one does; two blanks.
    pub(super) odd_blank: bool,
    /// A word twice.
    pub(super) repeated: bool,
    /// The topics of its words.
    pub(super) topics: Topics,
    /// A bit for each sort of sign.
    signs: u32,
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
const BLANK: u8 = 5;
/// A comma, a semicolon, a colon.
const MARK: u8 = 6;
const STOP: u8 = 7;
const OPEN: u8 = 8;
const CLOSE: u8 = 9;
const SQUARE: u8 = 10;
/// What else surrounds words that are to be filled in, or stands for them.
const TO_FILL: u8 = 11;
const PERCENT: u8 = 12;
/// Three dots in one sign, and signs that are rare in Vietnamese: no class of a byte, bits of what was seen.
const DOTS: u8 = 13;
const RARE_SIGN: u8 = 14;
/// Stands for a word before a sign.
const WORD: u8 = 15;
/// The bit of what words are made of.
const IN_WORD: u8 = 128;
const LETTER: u8 = IN_WORD;
/// With a bit that none of the others has.
const DIGIT: u8 = IN_WORD | 64;
/// Begins letters and signs that are rare.
const RARE: u8 = IN_WORD | 32;

const CLASSES_OF: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'/' => SLASH,
            b'"' | b'\'' => QUOTE,
            b' ' => BLANK,
            b',' | b';' | b':' => MARK,
            b'.' => STOP,
            b'(' => OPEN,
            b')' => CLOSE,
            b'[' | b']' => SQUARE,
            b'_' | b'{' | b'<' | b'?' => TO_FILL,
            b'%' => PERCENT,
            0xc2 => TWO,
            0xe2 => THREE,
            0xe3 | 0xef => RARE,
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

/// Before which signs a sign is odd: a bit for each.
static ODD_BEHIND: [u16; 16] = {
    let mut odd = [0; 16];
    odd[BLANK as usize] = 1 << BLANK | 1 << OPEN;
    odd[MARK as usize] = 1 << BLANK;
    odd[STOP as usize] = 1 << BLANK;
    odd[CLOSE as usize] = 1 << BLANK;
    // Signs of several bytes may be letters, which a blank belongs before.
    odd[TWO as usize] = 1 << MARK | 1 << STOP;
    odd[THREE as usize] = 1 << MARK | 1 << STOP;
    odd
};

/// How many times 64 bits a signature has for words.
const ROOM: usize = 16;

impl Signature {
    /// Of a line.
    pub(super) fn of(text: &str, watched: &WatchedWords) -> Signature {
        let bytes = text.as_bytes();
        let mut signature = Signature::default();
        let (mut met, mut odd, mut signs) = (0, 0, 0_u32);
        let (mut last, mut repeated) = (START, false);
        let (mut topics, mut before) = (Topics::NONE, OTHER);
        let mut at = 0;
        loop {
            let start = at;
            let mut word = START;
            let mut class = OTHER;
            while at < bytes.len() {
                class = CLASSES[bytes[at] as usize];
                if class & IN_WORD == 0 {
                    break;
                }
                word = next(word, bytes[at]);
                met |= class;
                at += 1;
            }
            if at > start {
                let (place, bit) = bit(word);
                signature.words[place] |= bit;
                repeated |= word == last;
                last = word;
                topics = watched.with(topics, word);
                // A figure may follow a mark: 1.500, 08:30.
                if before == MARK || before == STOP {
                    odd |= u16::from(CLASSES[bytes[start] as usize] != DIGIT);
                }
                before = WORD;
                // Most words have a blank behind them.
                if class == BLANK {
                    before = BLANK;
                    at += 1;
                    continue;
                }
            }
            if at == bytes.len() {
                break;
            }
            odd |= ODD_BEHIND[usize::from(class & 15)] >> before & 1;
            // Two stops may begin a row of dots.
            signs |= 1 << class | u32::from(class == STOP && before == STOP) << DOTS;
            before = class;
            at += 1;
            if class == TWO {
                at += 1;
            } else if class == THREE {
                signs |= u32::from(bytes.get(at + 1) == Some(&0xa6)) << DOTS;
                at += 2;
            }
        }
        signature.topics = topics;
        signature.digit = met & DIGIT == DIGIT;
        signature.odd_blank = odd != 0;
        signature.repeated = repeated;
        signature.signs = signs | u32::from(met & RARE == RARE) << RARE_SIGN;
        signature
    }

    /// The same, but such that any word may stand in the line.
    #[cfg(feature = "rooms")]
    pub(super) fn of_anything(self) -> Signature {
        Signature { words: [u64::MAX; ROOM], ..self }
    }

    /// Whether it holds a slash.
    pub(super) fn slash(&self) -> bool {
        self.holds(&[SLASH])
    }

    /// Whether it holds a sign that may be a quotation mark.
    pub(super) fn quote(&self) -> bool {
        self.holds(&[QUOTE, TWO, THREE])
    }

    /// Whether it holds an opening bracket.
    pub(super) fn bracket(&self) -> bool {
        self.holds(&[OPEN, SQUARE])
    }

    /// Whether it holds a sign of percent.
    pub(super) fn percent(&self) -> bool {
        self.holds(&[PERCENT])
    }

    /// Whether it holds a sign of what is to be filled in.
    pub(super) fn left_open(&self) -> bool {
        self.holds(&[SQUARE, TO_FILL, DOTS, RARE_SIGN])
    }

    fn holds(&self, sorts: &[u8]) -> bool {
        sorts.iter().any(|sort| self.signs >> sort & 1 != 0)
    }

    fn has(&self, (place, bit): WordBit) -> bool {
        self.words[place] & bit != 0
    }
}

/// A text with its signature.
#[derive(Clone, Copy)]
pub(super) struct SignedText<'t> {
    /// It.
    pub(super) text: &'t str,
    /// Its signature.
    pub(super) signature: &'t Signature,
}

impl<'t> SignedText<'t> {
    /// Whether the first of these words may stand in it.
    pub(super) fn may_hold(self, wanted: WantedWords) -> bool {
        self.signature.has(wanted.first)
    }

    /// Whether this word may stand in it.
    pub(super) fn may_hold_either(self, wanted: EitherCase) -> bool {
        wanted.bits.into_iter().any(|bit| self.signature.has(bit))
    }

    /// Each place of words that stand alone, not in the middle of others.
    pub(super) fn find(self, wanted: WantedWords) -> impl Iterator<Item = Range<usize>> + 't {
        let ends = self.signature.has(wanted.first) && self.signature.has(wanted.last);
        let text = ends.then_some(self.text);
        text.into_iter().flat_map(move |text| words::find(text, wanted.text))
    }
}

/// The bit of a word, and the number of 64 bits in which it stands.
type WordBit = (usize, u64);

const fn bit(word: u32) -> WordBit {
    ((word >> 22) as usize & (ROOM - 1), 1 << (word >> 26))
}

/// A word that is looked for with a small first letter and with a capital.
#[derive(Clone, Copy, Debug)]
pub(super) struct EitherCase {
    bits: [WordBit; 2],
}

impl EitherCase {
    /// This one, in small letters.
    pub(super) const fn word(word: &str) -> EitherCase {
        EitherCase { bits: [bit(number(word, false)), bit(number(word, true))] }
    }
}

/// Words that a rule looks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct WantedWords {
    /// They.
    pub(super) text: &'static str,
    /// The first of them, and the last.
    first: WordBit,
    last: WordBit,
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
            if class(bytes[at]) & IN_WORD != 0 {
                word = next(word, bytes[at]);
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
        WantedWords { text, first: bit(words[0]), last: bit(words[1]) }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::watched::{Topics, WatchedWords};
    use super::{EitherCase, Signature, SignedText, WantedWords};

    static WATCHED: WatchedWords = WatchedWords::of(
        &[(Topics::one(1), &["huyện"]), (Topics::one(2), &["xã", "huyện"])],
        &[(Topics::one(3), &["đọc"])],
    );

    fn signature(text: &str) -> Signature {
        Signature::of(text, &WATCHED)
    }

    #[test]
    fn signs_are_seen_and_most_words_that_are_not_there_are_known() {
        let text = "Giao xã 5 km–7 “Điểm”, và/hoặc «huyện»";
        let signature = &signature(text);
        let signed = SignedText { text, signature };
        assert!(signature.digit && signature.slash() && signature.quote() && !signature.odd_blank);
        for word in ["Giao", "xã", "5", "km", "7", "Điểm", "và", "hoặc", "huyện", "xã 5"] {
            assert!(signed.may_hold(WantedWords::words(word)), "{word}");
        }
        let others = ["quận", "thị", "điều", "mục", "phần", "chương", "đảm", "Khoản", "Pháp", "nhân"];
        assert!(others.iter().filter(|word| signed.may_hold(WantedWords::words(word))).count() < 3);
        let plain = self::signature("không có gì");
        assert!(!plain.digit && !plain.slash() && !plain.quote() && !plain.bracket() && !plain.percent());
    }

    #[test]
    fn topics_are_those_of_the_words() {
        assert_eq!(signature("các huyện, tỉnh").topics, Topics::one(1).and(Topics::one(2)));
        assert_eq!(signature("(xã)").topics, Topics::one(2));
        assert_eq!(signature("Huyện, huyệnx").topics, Topics::NONE);
        assert_eq!([signature("Đọc"), signature("đọc")].map(|one| one.topics), [Topics::one(3); 2]);
        assert!(signature("các các xã").repeated && !signature("các xã, các").repeated);
        let text = "Đọc giả";
        let signed = SignedText { text, signature: &signature(text) };
        assert!(
            signed.may_hold_either(EitherCase::word("đọc"))
                && !signed.may_hold_either(EitherCase::word("xét"))
        );
    }

    #[test]
    fn signs_beside_blanks_are_odd_where_they_should_not_be() {
        for text in ["a , b", "a,b", "a.b", "( a", "a )", "a  b", "hết .", "a:b", "a,”", "a ;"] {
            assert!(signature(text).odd_blank, "{text}");
        }
        for text in ["a, b", "1.500, 08:30 (a) b. c", "xong./.", "", ",", "a; b: “c”"] {
            assert!(!signature(text).odd_blank, "{text}");
        }
        for text in ["[tên]", "…", "....", "<x>", "a_b", "???", "../..", "【a】", "［a］"] {
            assert!(signature(text).left_open(), "{text}");
        }
        assert!(!signature("Ủy ban nhân dân (xã).").left_open());
    }

    proptest! {
        /// No word of a line is passed over, whatever stands around it.
        #[test]
        fn no_word_is_passed_over(words in prop::collection::vec("[a-zA-Z0-9đĐệậịãỦề]{1,7}", 1..30), sign in "[ ,.;–“”«»/()]") {
            let text = &words.join(&sign);
            let signed = SignedText { text, signature: &signature(text) };
            let known = |word: &String| signed.may_hold(WantedWords::words(String::leak(word.clone())));
            prop_assert!(words.iter().all(known));
            let pairs = |pair: &[String]| {
                let pair = WantedWords::words(String::leak(pair.join(" ")));
                signed.signature.has(pair.first) && signed.signature.has(pair.last)
            };
            prop_assert!(words.windows(2).all(pairs));
        }
    }
}
