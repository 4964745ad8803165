//! The order of names as Vietnamese dictionaries have it: a ă â b c d đ e ê …, tones after letters, numbers by
//! their value.
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
    signs: Vec<OrderSign>,
    tones: Vec<usize>,
    /// What is the same but for capitals and marks stays apart.
    name: String,
}

/// A part of a name; a blank comes before everything, so that `An` comes before `An Bình` and that before `Anh`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OrderSign {
    Blank,
    Number(u64),
    Letter(usize),
    Other(char),
}

/// The place of a name.
pub fn name_order(name: &str) -> NameOrder {
    let (mut signs, mut tones): (Vec<OrderSign>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut letters =
        name.nfd().flat_map(char::to_lowercase).filter(|one| *one != '\'' && *one != '’').peekable();
    while let Some(letter) = letters.next() {
        let mut letter = letter;
        if let Some(digit) = letter.to_digit(10) {
            match signs.last_mut() {
                Some(OrderSign::Number(number)) => {
                    *number = number.saturating_mul(10).saturating_add(u64::from(digit));
                }
                _ => {
                    signs.push(OrderSign::Number(u64::from(digit)));
                    tones.push(0);
                }
            }
            continue;
        }
        if !letter.is_alphanumeric() {
            if !matches!(signs.last(), None | Some(OrderSign::Blank)) {
                signs.push(OrderSign::Blank);
                tones.push(0);
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
        signs.push(place.map_or(OrderSign::Other(letter), OrderSign::Letter));
        tones.push(tone);
    }
    while signs.last() == Some(&OrderSign::Blank) {
        signs.pop();
        tones.pop();
    }
    NameOrder { signs, tones, name: name.to_owned() }
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
            "An",
            "An Bình",
            "Anh Sơn",
            "Ái Quốc",
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
        assert_eq!(name_order("Hoà Bình").signs, name_order("Hòa Bình").signs);
    }
}
