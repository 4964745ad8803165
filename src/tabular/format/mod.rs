//! Number formats: what a cell shows of what it stores.
//!
//! In: a format code as workbooks keep it (`#,##0,,`, `0.0%`, `00000`), and a value. Out: what a
//! person sees, as a Vietnamese Excel shows it: dots between groups, a comma before decimals; or
//! that the format is not understood. `code` reads the code, `section` lays out a number,
//! `dates` a date.

mod code;
mod dates;
mod section;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

pub(super) use code::built_in;
pub(super) use dates::{Epoch, serial};

use super::{CellValue, ShownText};

/// A format: for numbers above, below and at zero, and for texts.
/// Cheap to clone: many looks have one format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CellFormat {
    code: Arc<str>,
    sections: Arc<[FormatSection]>,
}

/// A code that no format has: it marks one that is not understood.
pub(super) const STRANGE: &str = "[?]";

/// Bytes of a code, and of a section of it, that are read: Excel takes 255 letters, and what a section says is
/// shown in each cell that has the format.
const LONGEST_CODE: usize = 1_000;
const LONGEST_SECTION: usize = 150;

/// What a format says of some numbers, or of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct FormatSection {
    /// Which numbers it is for, where it says so: `[>=1000000]`.
    condition: Option<(Relation, Decimal)>,
    tokens: Vec<Token>,
    /// Whether anything in it is not understood.
    strange: bool,
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Below,
    AtMost,
    Equal,
    Unequal,
    AtLeast,
    Above,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// Words or signs, shown as they are.
    Words(String),
    /// The place of a digit: `0`, `#` or `?`.
    Digit(char),
    /// The place of the decimal comma.
    Point,
    /// Between digits: groups of three. Behind the last digit: a thousandth.
    Comma,
    /// Percent: the number times 100, with the sign.
    Percent,
    /// `E+`.
    Exponent,
    /// Between digits a fraction, in a date a stroke.
    Stroke,
    /// As the program likes.
    General,
    /// The text of the cell.
    Text,
    /// A part of a date or of a time of day, and how many letters it has.
    Date(char, usize),
    /// Hours, minutes or seconds that count on over a day: `[h]`.
    Elapsed(char),
    /// AM or PM.
    HalfDay,
}

impl CellFormat {
    /// Reads a format code.
    pub(super) fn of(code: &str) -> CellFormat {
        if code.len() > LONGEST_CODE || code.split(';').any(|section| section.len() > LONGEST_SECTION) {
            let shown: String = code.chars().take(LONGEST_SECTION).collect();
            let strange =
                FormatSection { strange: true, tokens: vec![Token::Text], ..FormatSection::default() };
            return CellFormat { code: format!("{shown}…").into(), sections: [strange].into() };
        }
        CellFormat { code: code.into(), sections: code::sections(code).into() }
    }

    /// Its code.
    pub(super) fn code(&self) -> Arc<str> {
        self.code.clone()
    }

    /// What a cell with a number of this format holds and shows.
    pub(super) fn number(&self, number: Decimal, epoch: Epoch) -> (CellValue, ShownText) {
        let stored = CellValue::Number(number);
        let unknown = || ShownText::Unknown(self.code.clone());
        let Some((section, minus)) = self.section(number).filter(|(section, _)| !section.strange) else {
            return (stored, unknown());
        };
        if section.tokens.iter().any(|token| matches!(token, Token::Date(..) | Token::Elapsed(_))) {
            return match dates::shown(&section.tokens, number, epoch) {
                Some((date, shown)) => (CellValue::Date(date), shown.unwrap_or_else(unknown)),
                None => (stored, unknown()),
            };
        }
        let shown = section.number(number, minus).unwrap_or_else(unknown);
        (stored, shown)
    }

    /// What a cell of this format shows of a text.
    pub(super) fn text(&self, text: &str) -> ShownText {
        let has_text = |section: &&FormatSection| section.tokens.contains(&Token::Text);
        let Some(section) = self.sections.get(3).or_else(|| self.sections.iter().find(has_text)) else {
            return ShownText::Plain;
        };
        if section.strange {
            return ShownText::Unknown(self.code.clone());
        }
        let parts = section.tokens.iter().map(|token| match token {
            Token::Text => text,
            Token::Words(words) => words,
            _ => "",
        });
        let shown = parts.collect::<String>().trim().to_owned();
        if shown == text { ShownText::Plain } else { ShownText::Other(shown) }
    }

    /// The section for a number, and whether a minus goes before what it shows.
    fn section(&self, number: Decimal) -> Option<(&FormatSection, bool)> {
        let sections = &self.sections[..self.sections.len().min(3)];
        let below = number.is_sign_negative() && !number.is_zero();
        if sections.iter().all(|section| section.condition.is_none()) {
            return match sections {
                [one] => Some((one, below)),
                [_, negative, ..] if below => Some((negative, false)),
                [_, _, zero] if number.is_zero() => Some((zero, false)),
                [first, ..] => Some((first, false)),
                [] => None,
            };
        }
        // Programs differ in the sign they show under a condition.
        let holds = |section: &&FormatSection| {
            section.condition.is_some_and(|(relation, to)| relation.holds(number, to))
        };
        let mut others = sections.iter().filter(|section| section.condition.is_none());
        let other = others.next().filter(|_| others.next().is_none());
        let found = sections.iter().find(holds).or(other)?;
        (!below).then_some((found, false))
    }
}

/// The formats of a workbook, each read once, however many looks name it.
#[derive(Default)]
pub(super) struct KnownFormats {
    formats: BTreeMap<String, CellFormat>,
    letters: usize,
}

impl KnownFormats {
    /// The format with this code. Of more codes than any program keeps none is understood.
    pub(super) fn of(&mut self, code: String) -> CellFormat {
        const MOST_LETTERS: usize = 1_000_000;
        if let Some(known) = self.formats.get(&code) {
            return known.clone();
        }
        self.letters += code.len();
        if self.letters > MOST_LETTERS {
            return CellFormat::of(STRANGE);
        }
        let format = CellFormat::of(&code);
        self.formats.insert(code, format.clone());
        format
    }
}

impl Relation {
    pub(super) fn holds(self, number: Decimal, to: Decimal) -> bool {
        match self {
            Relation::Below => number < to,
            Relation::AtMost => number <= to,
            Relation::Equal => number == to,
            Relation::Unequal => number != to,
            Relation::AtLeast => number >= to,
            Relation::Above => number > to,
        }
    }
}
