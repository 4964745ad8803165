//! The numbers that Word shows before paragraphs.
//!
//! In: the lists, and of each paragraph in order the list and level it is of. Out: the number as
//! shown. Lists of one form count together; a list that says where it begins does so at its first
//! paragraph; a level begins again after a higher one unless it says otherwise.

use std::collections::{HashMap, HashSet};

use super::model::WordLabel;
use super::numbering::{LEVELS, WordNumbering};
use super::place::NumberRef;
use super::styles::WordStyles;
use super::text;

/// The count of all lists so far.
#[derive(Default)]
pub(super) struct LabelCount {
    /// Of each form: the last number of each level; None where none was yet, or it begins again.
    counts: HashMap<i32, [Option<i32>; LEVELS]>,
    /// Lists and levels whose own beginning was used.
    begun: HashSet<(i32, usize)>,
}

/// A number that was counted, and how it is written where that is not known here.
pub(super) struct Labelled {
    pub(super) label: WordLabel,
    pub(super) unknown: Option<String>,
}

impl LabelCount {
    /// The next number of a list; None where the list has no such level.
    pub(super) fn next(
        &mut self,
        number: NumberRef,
        numbering: &WordNumbering,
        styles: &WordStyles,
    ) -> Option<Labelled> {
        let at = usize::from(number.level).min(LEVELS - 1);
        let form = numbering.form(number.list, styles)?;
        let level = numbering.level(number.list, number.level, styles)?;
        let counts = self.counts.entry(form).or_default();
        if let Some(start) = numbering.start(number.list, at)
            && self.begun.insert((number.list, at))
        {
            counts[at] = Some(start.saturating_sub(1));
        }
        counts[at] = Some(counts[at].map_or(level.start, |last| last.saturating_add(1)));
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let deeper = numbering.level(number.list, below as u8, styles);
            let begins_again = match deeper.and_then(|deeper| deeper.restart) {
                Some(0) => false,
                Some(after) => at < after.max(0) as usize,
                None => true,
            };
            if begins_again {
                *count = None;
            }
        }
        let counts = *counts;
        let mut unknown = None;
        let mut shown = String::new();
        let mut letters = level.text.chars().peekable();
        while let Some(letter) = letters.next() {
            let digit = letters.peek().and_then(|next| next.to_digit(10)).filter(|digit| *digit > 0);
            let Some(of) = digit.filter(|_| letter == '%') else {
                shown.push(letter);
                continue;
            };
            letters.next();
            let of = of as usize - 1;
            let Some(other) = numbering.level(number.list, of as u8, styles) else { continue };
            let count = counts[of].unwrap_or(other.start);
            let format = if level.plain && &*other.format != "none" { "decimal" } else { &*other.format };
            match written(count, format) {
                Some(text) => shown.push_str(&text),
                None => {
                    unknown = Some(format.to_owned());
                    shown.push_str(&count.to_string());
                }
            }
        }
        if &*level.format == "bullet" {
            shown = bullet(&shown, level.run.font.as_ref());
        }
        let label = WordLabel { text: shown, behind: level.behind, number };
        Some(Labelled { label, unknown })
    }
}

/// A bullet of a typeface of signs as the sign it shows.
fn bullet(text: &str, font: Option<&super::settings::FontName>) -> String {
    let font = match font {
        Some(super::settings::FontName::Named(name)) => name,
        _ => "",
    };
    let is_private = |letter: char| ('\u{f000}'..='\u{f0ff}').contains(&letter);
    let signs = ["symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"];
    let is_sign = signs.contains(&font.to_lowercase().as_str());
    let shown = |letter: char| match letter {
        letter if is_sign && !letter.is_whitespace() => text::symbol(font, letter as u32),
        letter if is_private(letter) => text::symbol("Symbol", letter as u32),
        letter => letter,
    };
    text.chars().map(shown).collect()
}

/// A number in a way of writing; None where that is not known here.
fn written(number: i32, format: &str) -> Option<String> {
    Some(match format {
        "decimal" => number.to_string(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letter(number),
        "lowerLetter" => letter(number).to_lowercase(),
        "none" | "bullet" => String::new(),
        "numberInDash" => format!("- {number} -"),
        _ => return None,
    })
}

/// A, B … Z, AA, BB: Word doubles letters, and has no Đ.
fn letter(number: i32) -> String {
    /// Beyond, Word itself begins again.
    const MOST: i32 = 780;
    if number < 1 {
        return number.to_string();
    }
    let number = (number - 1) % MOST;
    let one = char::from(b'A' + (number % 26) as u8);
    one.to_string().repeat((number / 26 + 1) as usize)
}

fn roman(number: i32) -> String {
    const PARTS: [(i32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=32767).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (worth, letters) in PARTS {
        while rest >= worth {
            text.push_str(letters);
            rest -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn ways_of_writing() {
        let shown = |number, format| written(number, format).unwrap();
        assert_eq!(shown(14, "upperRoman"), "XIV");
        assert_eq!(shown(5, "lowerLetter"), "e");
        assert_eq!(shown(28, "lowerLetter"), "bb");
        assert_eq!(shown(7, "decimalZero"), "07");
        assert_eq!(shown(0, "upperRoman"), "0");
        assert_eq!(shown(3, "none"), "");
        assert_eq!(written(3, "chineseCounting"), None);
    }
}
