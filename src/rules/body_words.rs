//! Words and signs of a text for names of bodies: small letters, one way of tone marks, and what of it
//! is an abbreviation.
//!
//! In: a text. Out: its words in order. What is a name is left to `bodies`.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use super::recall::Recall;
use super::words;

/// A word or a sign.
#[derive(Clone, Debug)]
pub(super) struct BodyWord {
    /// In small letters, the tone mark in its older place: `ủy`, `hóa`.
    pub(super) text: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether all its letters are capitals, two at least: `UBND`.
    pub(super) short: bool,
    /// Its place.
    pub(super) at: Range<usize>,
}

impl BodyWord {
    /// Whether it is a sign.
    pub(super) fn is_sign(&self) -> bool {
        !self.text.starts_with(words::is_letter)
    }

    /// Whether it ends a name: all signs but commas and dashes, which stand in names as well.
    pub(super) fn ends_name(&self) -> bool {
        self.is_sign() && !matches!(self.text.as_str(), "," | "-" | "–" | "&")
    }

    /// Whether names are the same with and without it.
    pub(super) fn is_joint(&self) -> bool {
        matches!(self.text.as_str(), "," | "-" | "–" | "&" | "và" | "các" | "thuộc")
    }
}

/// All words and signs of a text.
pub(super) fn all(text: &str) -> Vec<BodyWord> {
    let mut all = Vec::with_capacity(text.len() / 4);
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if words::is_letter(letter) {
            start = start.or(Some(at));
            continue;
        }
        if let Some(from) = start.take() {
            all.push(word(&text[from..at], from..at));
        }
        if letter != ' ' {
            let end = at + letter.len_utf8();
            all.push(BodyWord { text: letter.to_string(), capital: false, short: false, at: at..end });
        }
    }
    all
}

fn word(text: &str, at: Range<usize>) -> BodyWord {
    let capital = text.starts_with(char::is_uppercase);
    let short = capital && text.chars().all(char::is_uppercase) && text.chars().count() >= 2;
    BodyWord { text: small(text), capital, short, at }
}

/// Endings whose tone mark stands in two places.
const TONES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// A word in small letters, the tone mark in one place.
fn small(word: &str) -> String {
    let mut small = words::small(word);
    // Most words end otherwise.
    let before = small.chars().rev().nth(1);
    if small.ends_with(|last: char| !last.is_ascii())
        && matches!(before, Some('o' | 'u'))
        && let Some((ending, right)) = TONES.iter().find(|(ending, _)| small.ends_with(ending))
    {
        small.truncate(small.len() - ending.len());
        small.push_str(right);
    }
    small
}

/// Words of a text, and the same joined, as they are looked at many times.
#[derive(Debug)]
pub(super) struct BodyWords {
    /// They, with their places in the text.
    pub(super) all: Vec<BodyWord>,
    joined: OnceCell<String>,
    anybody: OnceCell<bool>,
}

thread_local! {
    static TEXTS: RefCell<Recall<BodyWords>> = const { RefCell::new(Recall::new()) };
}

impl BodyWords {
    /// Those of a text, read once for all papers of a thread.
    pub(super) fn of(text: &str) -> Rc<BodyWords> {
        let read =
            |text: &str| BodyWords { all: all(text), joined: OnceCell::new(), anybody: OnceCell::new() };
        TEXTS.with_borrow_mut(|texts| texts.of(text, read))
    }

    /// They joined.
    pub(super) fn text(&self) -> &str {
        self.joined.get_or_init(|| joined(&self.all))
    }

    /// Whether a phrase among them may mean anybody: `các cơ quan, đơn vị`.
    pub(super) fn mean_anybody(&self) -> bool {
        *self.anybody.get_or_init(|| ANYBODY.iter().any(|phrase| self.text().contains(phrase)))
    }
}

/// Phrases that may mean anybody.
const ANYBODY: [&str; 19] = [
    " đơn vị ",
    " cơ quan ",
    " thành phần ",
    " thành viên ",
    " danh sách ",
    " các nơi ",
    " liên quan ",
    " cán bộ ",
    " công chức ",
    " cbcc",
    " như mục ",
    " như phần ",
    " như khoản ",
    " như kính gửi ",
    " tổ chức , cá nhân ",
    " có tên ",
    " toàn ngành ",
    " cq , ",
    " đv ",
];

/// Words as one text, without signs, for phrases that are looked for.
pub(super) fn joined(words: &[BodyWord]) -> String {
    let mut joined = String::from(" ");
    for word in words {
        if word.is_sign() && word.text != ":" {
            joined.push_str(", ");
        } else {
            joined.push_str(&word.text);
            joined.push(' ');
        }
    }
    joined
}

/// What a word is shortened to.
pub(super) fn letters(word: &BodyWord) -> String {
    let count = if word.short { word.text.len() } else { 1 };
    word.text.chars().take(count).map(bare).collect()
}

/// A small vowel without its marks: `UBND` stands for `ủy ban nhân dân`.
pub(super) fn bare(letter: char) -> char {
    if letter.is_ascii() || letter == 'đ' {
        return letter;
    }
    const VOWELS: [(&str, char); 6] = [
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
        ("èéẻẽẹêềếểễệ", 'e'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
        ("ùúủũụưừứửữự", 'u'),
        ("ỳýỷỹỵ", 'y'),
    ];
    VOWELS.iter().find(|(marked, _)| marked.contains(letter)).map_or(letter, |(_, bare)| *bare)
}

/// How many words name the body whose office stands before them, beyond the pairs of syllables that any name has.
pub(super) fn office_of(words: &[BodyWord]) -> usize {
    const BODIES: [&[&str]; 4] = [
        &["ủy", "ban", "nhân", "dân"],
        &["hội", "đồng", "nhân", "dân"],
        &["đoàn", "đại", "biểu", "quốc", "hội"],
        &["đăng", "ký", "đất", "đai"],
    ];
    let is = |body: &&&[&str]| {
        body.len() <= words.len() && body.iter().zip(words).all(|(one, word)| word.text == *one)
    };
    let capital = words.first().is_some_and(|word| word.capital);
    BODIES.iter().find(is).filter(|_| capital).map_or(0, |body| body.len())
}

#[cfg(test)]
mod tests {
    use super::{all, joined};

    #[test]
    fn tone_marks_and_capitals_make_no_other_word() {
        let words = all("UBND, Uỷ ban; Văn hoá - Xã hội (KCN&CX)");
        let shown: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(
            shown,
            ["ubnd", ",", "ủy", "ban", ";", "văn", "hóa", "-", "xã", "hội", "(", "kcn", "&", "cx", ")"]
        );
        assert!(words[0].short && words[11].short && !words[2].short && words[2].capital);
        assert_eq!(joined(&all("Các Sở, ngành TP")), " các sở , ngành tp ");
    }
}
