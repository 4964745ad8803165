//! How names of places are written in a table of localities: without their type, each word with a capital
//! (PL II, II.1 and II.2), with the marks that the table of all localities has.
//!
//! In: a cell with a name and what its row says besides. Out: what is wrong with it, and the name as it
//! should be if that is certain: from the table of all localities by the code or the province, otherwise
//! by rule. It leaves making findings of it to `names`.

use unicode_normalization::UnicodeNormalization;

use super::bare::{BareName, Sure, Why, left};
use super::known::{KnownLocality, PROVINCES, UNITS};
use super::name::{is_syllable, is_toneless, is_unmarked, may_have_lost, spelling};
use super::named::NameCell;
use crate::content::{capitalised, is_roman};

/// What is wrong with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) why: Why,
    /// The name as it should be, if that is certain.
    pub(super) right: Option<String>,
    /// The locality of the table of all localities that has this name.
    pub(super) known: Option<KnownLocality>,
    /// Whether the name may still be right.
    pub(super) doubtful: bool,
}

/// What is wrong with a name. Returns None if nothing is wrong.
pub(super) fn wrong(place: &NameCell<'_>) -> Option<Wrong> {
    // Most rows agree with the table of all localities.
    let register = if place.province { &PROVINCES } else { &UNITS };
    if place.name.is_empty() || register.of_code(place.signs.code).is_some_and(|own| own.name == place.name) {
        return None;
    }
    let all = left(place, true);
    match all.iter().find_map(|left| Some((left, meant(&left.text, place)?))) {
        Some((left, (known, initials))) => by_table(place, left, known, initials),
        None => by_rule(place),
    }
}

/// The locality that a text means, and whether it is only the first letters of its name.
fn meant(text: &str, place: &NameCell<'_>) -> Option<(KnownLocality, bool)> {
    if !place.province {
        return UNITS.meant(text, place.signs).map(|known| (known, false));
    }
    let known = PROVINCES.province(text, place.signs.code)?;
    Some((known, PROVINCES.of_name(text).next().is_none()))
}

/// Compares a name with the one in the table of all localities.
fn by_table(place: &NameCell<'_>, left: &BareName, known: KnownLocality, initials: bool) -> Option<Wrong> {
    let by_code = known.code == place.signs.code;
    if !by_code && !place.province && UNITS.has_in(known.province, place.name) {
        return None;
    }
    let same = spelling(&left.text) == spelling(known.name);
    let form = form(&left.text);
    // It is right if written as in the table, or with other capitals within a word of another language.
    // With the tone on the other vowel it counts as another spelling only if the code names the same
    // locality.
    if place.name == known.name || (same && left.why.is_none() && form.is_none()) {
        let moved = by_code && !place.province && is_tone_moved(place.name, known.name);
        let right = Some(known.name.to_owned());
        return moved.then_some(Wrong { why: Why::Marks, right, known: Some(known), doubtful: true });
    }
    let why = match (left.why, &form) {
        (Some(why), _) => why,
        (None, _) if initials => Why::Initials,
        (None, Some(form)) if same => form.why,
        (None, _) => Why::Marks,
    };
    // It has marks, but different ones: the table of all localities may be the one that is wrong.
    let others = why == Why::Marks && form.is_none() && !is_unmarked(&left.text);
    let doubtful = others && !place.province;
    Some(Wrong { why, right: Some(known.name.to_owned()), known: Some(known), doubtful })
}

/// Whether both are the same letters, with a tone on another vowel: `Hoà`, `Hòa`.
fn is_tone_moved(one: &str, other: &str) -> bool {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let toneless = |name: &str| name.nfd().filter(|letter| !TONES.contains(letter)).collect::<String>();
    one.nfc().ne(other.nfc()) && toneless(one) == toneless(other)
}

/// What is wrong, as far as letters and signs alone show it.
fn by_rule(place: &NameCell<'_>) -> Option<Wrong> {
    let register = if place.province { &PROVINCES } else { &UNITS };
    let province = PROVINCES.of_row(place.signs).filter(|_| !place.province);
    // Localities with this spelling in the row's own province, if it names one: a locality of another
    // province is a different one.
    let here = |name: &str| -> Vec<KnownLocality> {
        let all = register.of_name(name);
        all.filter(|known| province.is_some_and(|own| own.code == known.province)).collect()
    };
    let own = here(place.name);
    let is_known = if own.is_empty() {
        register.has(place.name)
    } else {
        own.iter().any(|known| known.name == place.name)
    };
    if is_known {
        return None;
    }
    let all = left(place, false);
    // "Phuong Liet" has no type in front if there is a locality Phương Liệt.
    let alike = |text: &str| {
        let named = |known: KnownLocality| is_unmarked(text) || spelling(known.name) == spelling(text);
        register.of_name(text).any(named)
    };
    let met = all.iter().find(|left| alike(&left.text));
    let last = met.or(all.last())?;
    let own = here(&last.text);
    let alike: Vec<KnownLocality> = if own.is_empty() { register.of_name(&last.text).collect() } else { own };
    let form = form(&last.text);
    let Some(why) = last.why.or(form.as_ref().map(|form| form.why)) else {
        // A name without tones, where all localities with these letters have some.
        let mut lost = alike.iter().filter(|known| may_have_lost(&last.text, known.name));
        let kept = alike.iter().any(|known| spelling(known.name) == spelling(&last.text));
        let known = lost.next().filter(|_| is_toneless(&last.text) && !kept).copied();
        return known.map(|_| Wrong { why: Why::Marks, right: None, known, doubtful: true });
    };
    let same = |known: &&KnownLocality| spelling(known.name) == spelling(&last.text);
    // A person who types no marks at all may have lost those of the name.
    let marked = has_tones(place.name) || !is_unmarked(&last.text);
    let mut named = alike.iter().filter(|known| !marked || same(known));
    let first = named.next().filter(same);
    let right = match first {
        Some(first) if named.all(|other| other.name == first.name) => Some(first.name.to_owned()),
        _ if marked || last.text.chars().all(|letter| letter.is_ascii_digit()) => match form {
            Some(form) => form.right,
            None => Some(last.text.clone()),
        },
        _ => None,
    };
    Some(Wrong { why, right: right.filter(|_| last.sure == Sure::Yes), known: None, doubtful: false })
}

fn has_tones(name: &str) -> bool {
    name.nfd().any(|letter| ('\u{300}'..='\u{36f}').contains(&letter))
}

/// What is wrong with the letters of a name, and how they should be, if rules can say so.
struct NameForm {
    why: Why,
    right: Option<String>,
}

fn form(name: &str) -> Option<NameForm> {
    let sign = |letter: char| !letter.is_alphanumeric() && !" -–'’ʼ".contains(letter);
    let of_marks = |letter: char| ('\u{300}'..='\u{36f}').contains(&letter);
    if name.contains(|letter| sign(letter) && !of_marks(letter)) {
        return Some(NameForm { why: Why::Signs, right: None });
    }
    let words: Vec<&str> = name.split(' ').collect();
    // A word of letters and digits is no name to judge.
    let mixed = |word: &&str| word.contains(char::is_numeric) && word.contains(char::is_alphabetic);
    if words.iter().any(mixed) || is_roman(name) {
        return None;
    }
    let letters: Vec<char> = name.chars().collect();
    if letters.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase()) {
        // "YênHòa"; "yÊN" has its capitals wrong.
        let small = words.iter().any(|word| word.starts_with(char::is_lowercase));
        return Some(NameForm { why: if small { Why::Case } else { Why::Blanks }, right: None });
    }
    let loud = letters.iter().filter(|letter| letter.is_alphabetic()).count() > 1
        && !letters.iter().any(|letter| letter.is_lowercase());
    let wrong = |at: usize, word: &str| {
        word.starts_with(char::is_lowercase)
            || (at == 0 || !is_roman(word))
                && word.split(APOSTROPHES).any(|part| is_loud(part) && is_syllable(part))
    };
    if !loud && !words.iter().enumerate().any(|(at, word)| wrong(at, word)) {
        return None;
    }
    let last = words.len() - 1;
    let right: Option<Vec<String>> =
        words.iter().enumerate().map(|(at, word)| word_in_name(word, at > 0 && at == last)).collect();
    Some(NameForm { why: Why::Case, right: right.map(|words| words.join(" ")) })
}

const APOSTROPHES: [char; 5] = ['\'', '’', 'ʼ', '-', '–'];

/// Whether a word has a capital behind another letter.
fn is_loud(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// A word as it is written in a name. Returns None if that is not certain.
fn word_in_name(word: &str, last: bool) -> Option<String> {
    let roman = word.to_uppercase();
    if last && is_roman(&roman) {
        // "VI" and "XI" may be numbers or syllables.
        return (roman == word && !is_syllable_too(word)).then(|| word.to_owned());
    }
    let fine = !word.starts_with(char::is_lowercase) && !is_loud(word);
    (fine || is_syllable(word)).then(|| capitalised(word))
}

/// Whether a Roman number is a syllable as well.
fn is_syllable_too(roman: &str) -> bool {
    matches!(roman, "I" | "VI" | "XI")
}

#[cfg(test)]
mod tests {
    use super::{NameCell, PROVINCES, UNITS, wrong};
    use crate::localities::known::Signs;

    /// A name without its tones is reported if the row has its province; without province and code it is
    /// reported if no other locality is spelled like that.
    #[test]
    fn a_name_that_lost_its_tones_is_told_within_its_province() {
        use unicode_normalization::UnicodeNormalization;
        let tone =
            |letter: &char| matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let toneless = |name: &str| name.nfd().filter(|letter| !tone(letter)).nfc().collect::<String>();
        let unmarked = |name: &str| {
            let plain = name.nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter));
            plain
                .map(|letter| match letter {
                    'đ' => 'd',
                    'Đ' => 'D',
                    other => other,
                })
                .collect::<String>()
        };
        let mut counts = [[0; 4]; 2];
        for known in UNITS.all() {
            for (at, lost) in [toneless(known.name), unmarked(known.name)].iter().enumerate() {
                if lost == known.name {
                    continue;
                }
                let told = |province_code: &str, province: &str| {
                    let signs = Signs { kind: known.kind, province_code, province, ..Signs::default() };
                    wrong(&NameCell { name: lost, signs, province: false }).is_some()
                };
                let province = PROVINCES.of_code(known.province).unwrap();
                counts[at][0] += 1;
                counts[at][1] += usize::from(told("", ""));
                counts[at][2] += usize::from(told(province.code, ""));
                counts[at][3] += usize::from(told("", province.name));
            }
        }
        // How many there are, and how many of them are reported: by the name alone, by province code, by
        // province.
        assert_eq!(counts, [[2643, 2600, 2642, 2642], [3148, 3133, 3147, 3147]]);
    }

    #[test]
    fn names_stand_without_type_and_with_capitals() {
        let right = |name: &str, kind: &str, province: bool| {
            let signs = Signs { kind, ..Signs::default() };
            wrong(&NameCell { name, signs, province }).map(|wrong| wrong.right.unwrap_or_default())
        };
        for (name, kind, wanted) in [
            ("Phường Yên Hòa", "phường", "Yên Hòa"),
            ("xã Sóc Sơn", "xã", "Sóc Sơn"),
            ("Đặc khu Vân Đồn", "đặc khu", "Vân Đồn"),
            ("Thị trấn Yên Viên", "xã", "Yên Viên"),
            ("YÊN HÒA", "phường", "Yên Hòa"),
            ("PHƯỜNG YÊN HÒA", "phường", "Yên Hòa"),
            ("sóc sơn", "xã", "Sóc Sơn"),
            ("Sóc sơn", "xã", "Sóc Sơn"),
            ("Thành phố Hà Nội", "thành phố", "Hà Nội"),
            ("TP. Hồ Chí Minh", "thành phố", "Hồ Chí Minh"),
            ("TP.Huế", "thành phố", "Huế"),
            ("Tỉnh Quảng Ninh", "tỉnh", "Quảng Ninh"),
        ] {
            let province = matches!(kind, "thành phố" | "tỉnh");
            assert_eq!(right(name, kind, province).as_deref(), Some(wanted), "{name}");
        }
        for (name, kind) in [
            ("Yên Hòa", "phường"),
            ("M'Drắk", "xã"),
            ("Ia O", "xã"),
            ("Hà Giang 1", "phường"),
            ("TÊN0X", "xã"),
            ("Xã", "xã"),
            ("XII", "phường"),
            ("", "xã"),
        ] {
            assert_eq!(right(name, kind, false), None, "{name}");
        }
    }
}
