//! Words that rules watch for, and the topics that they belong to.
//!
//! In: lists of words, when the program is built. Out: for the number of a word the [`Topics`] it may belong to.
//! Which words these are is left to `topics`.

/// Words are told apart by numbers of which the first bits depend on all letters.
pub(super) const START: u32 = 0x9e37_79b9;
const STEP: u32 = 0x0100_8f6b;

/// The number of a word with another byte behind it.
pub(super) const fn next(word: u32, byte: u8) -> u32 {
    (word ^ byte as u32).wrapping_mul(STEP)
}

/// Several topics: a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Topics(u128);

impl Topics {
    /// None of them.
    pub(super) const NONE: Topics = Topics(0);
    /// All of them.
    #[cfg(feature = "rooms")]
    pub(super) const ALL: Topics = Topics(u128::MAX);

    /// The one of this number.
    pub(super) const fn one(number: u8) -> Topics {
        Topics(1 << number)
    }

    /// These and others.
    pub(super) const fn and(self, other: Topics) -> Topics {
        Topics(self.0 | other.0)
    }

    /// These without others.
    pub(super) const fn without(self, other: Topics) -> Topics {
        Topics(self.0 & !other.0)
    }

    /// Whether any of these is among others.
    pub(super) const fn any_of(self, other: Topics) -> bool {
        self.0 & other.0 != 0
    }
}

/// How many words are told apart here.
const NUMBERS: usize = 1 << 16;
/// How many sets of topics words have.
const SETS: usize = 256;

/// The topics of words.
pub(super) struct WatchedWords {
    /// Which of the sets each number has.
    set_of: [u8; NUMBERS],
    sets: [Topics; SETS],
}

impl WatchedWords {
    /// Words with their topics; `either` are in small letters, and watched for with a capital as well.
    pub(super) const fn of(lists: &[(Topics, &[&str])], either: &[(Topics, &[&str])]) -> WatchedWords {
        let mut watched = WatchedWords { set_of: [0; NUMBERS], sets: [Topics::NONE; SETS] };
        watched.add(lists, false);
        watched.add(either, false);
        watched.add(either, true);
        watched
    }

    const fn add(&mut self, lists: &[(Topics, &[&str])], capital: bool) {
        let mut list = 0;
        while list < lists.len() {
            let (topics, words) = lists[list];
            let mut at = 0;
            while at < words.len() {
                let place = place(number(words[at], capital));
                let wanted = self.sets[self.set_of[place] as usize].and(topics);
                // The first set is empty, and so is each that is not taken.
                let mut set = 1;
                while self.sets[set].0 != wanted.0 && self.sets[set].0 != 0 {
                    set += 1;
                }
                self.sets[set] = wanted;
                self.set_of[place] = set as u8;
                at += 1;
            }
            list += 1;
        }
    }

    /// Topics and those of a word by its number.
    pub(super) fn with(&self, topics: Topics, word: u32) -> Topics {
        match self.set_of[place(word)] {
            // Most words have none.
            0 => topics,
            set => topics.and(self.sets[usize::from(set)]),
        }
    }
}

/// The number of a word, its first letter as a capital or as it is.
pub(super) const fn number(word: &str, capital: bool) -> u32 {
    let bytes = word.as_bytes();
    let mut number = START;
    let mut at = 0;
    while at < bytes.len() {
        let byte = match (capital, at, bytes[at]) {
            (true, 0, b'a'..=b'z') => bytes[at].to_ascii_uppercase(),
            // đ.
            (true, 1, 0x91) if bytes[0] == 0xc4 => 0x90,
            (true, 0, 0x80..=0xff) => {
                assert!(bytes[0] == 0xc4 && bytes[1] == 0x91, "the capital of this letter is not known here");
                bytes[at]
            }
            (_, _, byte) => byte,
        };
        number = next(number, byte);
        at += 1;
    }
    number
}

const fn place(word: u32) -> usize {
    (word >> 16) as usize
}
