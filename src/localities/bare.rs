//! What a cell of names holds besides the name: the type in front, the code, the province behind, blanks
//! and signs.
//!
//! In: the text of a cell. Out: the texts that remain as one thing after another is removed, and what was
//! removed. It leaves to `written` which of them is the name.

use super::known::PROVINCES;
use super::name::{folded, is_unmarked};
use super::named::NameCell;

/// What is wrong with how a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Its type, or an abbreviation of it, is in front.
    Kind,
    /// Its capitals are wrong.
    Case,
    /// Blanks other than single ordinary ones.
    Blanks,
    /// Signs that no name has.
    Signs,
    /// Its province, or another place, is behind.
    Province,
    /// Its code is there too.
    Code,
    /// "số" is in front of a number.
    Number,
    /// Marks are missing or wrong.
    Marks,
    /// Only the first letters of its words are there.
    Initials,
}

/// How certain it is that what remains is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// Only if the table of all localities has it.
    Never,
    /// It was wrong to write what was removed; what remains may be more than the name.
    Fault,
    /// It is certain.
    Yes,
}

/// A text that remains, and the first thing that was removed for it.
#[derive(Clone, Debug)]
pub(super) struct BareName {
    pub(super) text: String,
    pub(super) why: Option<Why>,
    pub(super) sure: Sure,
}

/// Types with their marks, including former ones.
const TYPES: [&str; 9] =
    ["đặc khu", "phường", "xã", "thị trấn", "thị xã", "thành phố", "tỉnh", "quận", "huyện"];
/// Types without marks, in two words or in one that no name begins with.
const UNMARKED: [&str; 5] = ["dac khu", "thi tran", "thi xa", "thanh pho", "phuong"];
/// Types without marks that are words of names too: "Xa Dung", "Quan Sơn" without its mark.
const DOUBTFUL: [&str; 4] = ["xa", "quan", "huyen", "tinh"];
/// Abbreviations before a dot, or a number.
const SHORT: [&str; 14] = ["t.p", "t.t", "t.x", "tp", "tt", "tx", "đk", "dk", "ph", "x", "p", "f", "q", "h"];
/// Abbreviations that need a dot: they may be a word of a name.
const DOTTED: [&str; 2] = ["t", "kp"];

/// All texts that remain, the whole first. `unsure`: also removes what only the table of all localities
/// can distinguish from a name.
pub(super) fn left(place: &NameCell<'_>, unsure: bool) -> Vec<BareName> {
    let words = place.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let blanks = (words != place.name).then_some(Why::Blanks);
    let mut all = vec![BareName { text: words, why: blanks, sure: Sure::Yes }];
    // Each step makes the text shorter.
    while let Some(last) = all.last().cloned() {
        let Some((text, why, sure)) = step(&last.text, place, unsure) else { break };
        all.push(BareName { text, why: last.why.or(Some(why)), sure: last.sure.min(sure) });
    }
    all
}

/// The text without the next thing that is no part of a name. Returns None if there is none.
fn step(text: &str, place: &NameCell<'_>, unsure: bool) -> Option<(String, Why, Sure)> {
    let found = kind(text, place.signs.kind, unsure)
        .or_else(|| code(text, place.signs.code).map(|rest| (rest, Why::Code, Sure::Yes)))
        .or_else(|| number(text).map(|rest| (rest, Why::Number, Sure::Yes)))
        .or_else(|| signs(text).map(|rest| (rest, Why::Signs, Sure::Yes)))
        .or_else(|| behind(text, place, unsure));
    let (rest, why, sure) = found?;
    let rest = rest.trim();
    rest.starts_with(char::is_alphanumeric).then(|| (rest.to_owned(), why, sure))
}

/// A type in front.
fn kind<'t>(text: &'t str, own: &str, unsure: bool) -> Option<(&'t str, Why, Sure)> {
    let typed = TYPES.iter().find_map(|one| word(text, one));
    let typed = typed.or_else(|| SHORT.iter().find_map(|one| short(text, one, false)));
    if let Some(rest) = typed.or_else(|| DOTTED.iter().find_map(|one| short(text, one, true))) {
        return Some((rest, Why::Kind, Sure::Yes));
    }
    if !is_unmarked(text) {
        return None;
    }
    let is_own = |one: &str| folded(one) == folded(own);
    let all = UNMARKED.iter().map(|one| (*one, true)).chain(DOUBTFUL.iter().map(|one| (*one, is_own(one))));
    let (rest, sure) = all.filter_map(|(one, sure)| Some((word(text, one)?, sure))).next()?;
    match (sure, unsure) {
        (true, _) => Some((rest, Why::Kind, Sure::Yes)),
        (false, true) => Some((rest, Why::Kind, Sure::Never)),
        (false, false) => None,
    }
}

/// What follows words, however they are typed: blanks, dots, colons and dashes go with them.
fn word<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = after(text, words)?;
    let name = rest.trim_start_matches([' ', '.', ':', '-', '–', ',', '/']);
    // "TPhuc", "Xã" alone and "Xã'" are no type with a name behind it.
    (name.len() < rest.len() && !name.is_empty()).then_some(name)
}

/// What follows an abbreviation.
fn short<'t>(text: &'t str, short: &str, dotted: bool) -> Option<&'t str> {
    let rest = after(text, short)?;
    let name = rest.trim_start_matches([' ', '.', ':']);
    let marked = rest.trim_start().starts_with(['.', ':']);
    let number = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_digit());
    let blank = name.len() < rest.len() && !dotted;
    (!name.is_empty() && (marked || blank || (number && !dotted))).then_some(name)
}

/// What follows these lower-case letters, whatever it is.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut letters = text.chars();
    for wanted in words.chars() {
        let found = letters.next()?;
        if !(found.to_lowercase().eq([wanted]) || (found == 'Ð' && wanted == 'đ')) {
            return None;
        }
    }
    Some(letters.as_str())
}

/// The text without the code of the row; a short code may be a number in the name, "Hà Giang 1".
fn code<'t>(text: &'t str, code: &str) -> Option<&'t str> {
    const BETWEEN: [char; 10] = [' ', '.', ':', '-', '–', '_', '/', ')', '(', ','];
    if code.len() < 4 {
        return None;
    }
    let rest = match text.trim_start_matches('(').strip_prefix(code) {
        Some(rest) => rest,
        None => text.trim_end_matches(')').strip_suffix(code)?,
    };
    let name = rest.trim_matches(BETWEEN);
    (name.len() < rest.len()).then_some(name)
}

/// `2` of `Số 2`.
fn number(text: &str) -> Option<&str> {
    let rest = ["số", "so"].iter().find_map(|one| word(text, one))?;
    rest.chars().all(|letter| letter.is_ascii_digit()).then_some(rest)
}

/// The text without signs around it.
fn signs(text: &str) -> Option<&str> {
    let outside = |letter: char| !letter.is_alphanumeric() && !matches!(letter, ')' | '(');
    let name = text.trim_matches(outside);
    (name.len() < text.len()).then_some(name)
}

/// The text without a place behind it: after a comma, in brackets, after a dash.
fn behind<'t>(text: &'t str, place: &NameCell<'_>, unsure: bool) -> Option<(&'t str, Why, Sure)> {
    let is_province = |tail: &str| {
        let tail = tail.trim().trim_end_matches(['.', ',', ')']);
        let bare = kind(tail, "", true).map_or(tail, |(rest, ..)| rest);
        !place.province && PROVINCES.province(bare, place.signs.province_code).is_some()
    };
    if let Some((name, tail)) = text.split_once([',', ';', '(']) {
        let sure = if is_province(tail) { Sure::Yes } else { Sure::Fault };
        let bracket = text[name.len()..].starts_with('(') && sure == Sure::Fault;
        return Some((name, if bracket { Why::Signs } else { Why::Province }, sure));
    }
    let (name, tail) = [" - ", " – "].iter().find_map(|dash| text.rsplit_once(dash))?;
    (unsure && is_province(tail)).then_some((name, Why::Province, Sure::Never))
}
