//! The order of names as Vietnamese dictionaries have it, syllable by syllable: a ă â b c d đ e ê …, those with the
//! same letters by their tones (ngang, huyền, hỏi, ngã, sắc, nặng), numbers by their value.
//!
//! In: a name. Out: a key; keys compare as names stand in a list.

use unicode_normalization::UnicodeNormalization;

/// The letters, in order; the letters of other languages stand where English has them.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// The tones, in order: none, huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
/// What makes another letter of a letter.
const MARKS: [char; 3] = ['\u{306}', '\u{302}', '\u{31b}'];

/// The place of a name in a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameOrder {
    syllables: Vec<Syllable>,
    /// What is the same but for capitals and marks stays apart.
    name: String,
}

/// A syllable: those with the same letters stand together, in the order of their tones, whatever comes after.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Syllable {
    signs: Vec<OrderSign>,
    tones: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OrderSign {
    Number(u64),
    Letter(usize),
    Other(char),
}

/// The place of a name.
pub fn name_order(name: &str) -> NameOrder {
    let plain: String = name.nfd().flat_map(char::to_lowercase).filter(|one| !"'’".contains(*one)).collect();
    let is_mark = |one: char| ('\u{300}'..='\u{36f}').contains(&one);
    let words =
        plain.split(|one: char| !one.is_alphanumeric() && !is_mark(one)).filter(|word| !word.is_empty());
    NameOrder { syllables: words.map(syllable).collect(), name: name.to_owned() }
}

fn syllable(word: &str) -> Syllable {
    let mut syllable = Syllable::default();
    let mut letters = word.chars().peekable();
    while let Some(mut letter) = letters.next() {
        if let Some(digit) = letter.to_digit(10) {
            let digit = u64::from(digit);
            match syllable.signs.last_mut() {
                Some(OrderSign::Number(number)) => *number = number.saturating_mul(10).saturating_add(digit),
                _ => syllable.signs.push(OrderSign::Number(digit)),
            }
            continue;
        }
        let mut tone = 0;
        while let Some(mark) = letters.next_if(|one| ('\u{300}'..='\u{36f}').contains(one)) {
            if MARKS.contains(&mark) {
                letter = [letter, mark].into_iter().nfc().next().unwrap_or(letter);
            } else {
                tone = TONES.iter().position(|one| *one == mark).map_or(tone, |at| at + 1);
            }
        }
        let place = LETTERS.chars().position(|one| one == letter);
        syllable.signs.push(place.map_or(OrderSign::Other(letter), OrderSign::Letter));
        // Wherever the tone is written in its syllable.
        if tone > 0 {
            syllable.tones.push(tone);
        }
    }
    syllable
}

#[cfg(test)]
mod tests {
    use super::name_order;

    #[test]
    fn names_stand_as_in_a_dictionary() {
        let sorted = [
            "1",
            "2",
            "10",
            "Ái Quốc",
            "An",
            "An Bình",
            "Anh Sơn",
            "Ăn",
            "Ân Thi",
            "Ba Đình",
            "Bà Rịa",
            "Bả",
            "Bã",
            "Bá Thước",
            "Bạch Mai",
            "Cẩm Lệ",
            "Chợ Lớn",
            "Dương",
            "Đa Phước",
            "Đà Bắc",
            "Đông Anh",
            "Ea H'leo",
            "Êa",
            "Ô Chợ Dừa",
            "Ơ",
            "Phường 2",
            "Phường 10",
            "Thượng Cát",
            "Ưu",
            "Vân Đồn",
            "Yên Hòa",
            "Yên Nghĩa",
        ];
        let mut names = sorted;
        names.reverse();
        names.sort_by_key(|name| name_order(name));
        assert_eq!(names, sorted);
        // However it is written.
        assert_eq!(name_order("Hoà Bình").syllables, name_order("Hòa Bình").syllables);
    }
}
