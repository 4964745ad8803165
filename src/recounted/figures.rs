//! Figures of cells, as people print them: `1.200.000`, `1.200,5`, `(5)` and `-5` for what is taken away,
//! `-` for nothing.
//!
//! In: the words of a cell. Out: the figure with the number of decimals that is printed, or what else they
//! are. What cannot be read in one way is unclear, and no sum with it is recounted.

use rust_decimal::Decimal;

/// How the digits of numbers are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarksOfNumbers {
    /// `1.200,5`, or blanks between thousands.
    Vietnamese,
    /// `1,200.5`.
    English,
}

impl MarksOfNumbers {
    /// Both, the usual one first.
    pub const ALL: [MarksOfNumbers; 2] = [MarksOfNumbers::Vietnamese, MarksOfNumbers::English];

    /// The mark between thousands and the one before decimals.
    const fn marks(self) -> (char, char) {
        match self {
            MarksOfNumbers::Vietnamese => ('.', ','),
            MarksOfNumbers::English => (',', '.'),
        }
    }
}

/// A figure as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedFigure {
    /// The number.
    pub amount: Decimal,
    /// How many decimals are printed.
    pub decimals: u32,
}

/// What the words of a cell are as a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellReading {
    /// Blank, or a dash.
    Nothing,
    /// A figure.
    Figure(PrintedFigure),
    /// Words without a digit.
    Words,
    /// Digits that are no figure, or that may be several.
    Unclear,
}

/// What people write for a minus, and for nothing.
const DASHES: [char; 6] = ['-', '–', '—', '\u{2212}', '\u{2010}', '\u{2011}'];
/// Most digits of a figure.
const MOST_DIGITS: usize = 18;

/// Reads the words of a cell.
pub(super) fn read(text: &str, marks: MarksOfNumbers) -> CellReading {
    let text = unmarked(text.trim());
    if text.chars().all(|one| one.is_whitespace() || DASHES.contains(&one)) {
        return CellReading::Nothing;
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return CellReading::Words;
    }
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let signed = text.strip_prefix(DASHES);
    let text = text.strip_prefix('+').map_or(text, str::trim_start);
    let (inner, is_negative) = match (bracketed, signed) {
        (Some(inner), _) | (None, Some(inner)) => (inner.trim(), true),
        (None, None) => (text, false),
    };
    match number(without_unit(inner), marks) {
        Some(figure) if is_negative => {
            CellReading::Figure(PrintedFigure { amount: -figure.amount, ..figure })
        }
        Some(figure) => CellReading::Figure(figure),
        None => CellReading::Unclear,
    }
}

/// A figure without the asterisks of a note behind it: `1.200*`, `1.200 (**)`. A number in brackets may be one
/// of its own.
fn unmarked(text: &str) -> &str {
    let bare = match text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((before, mark)) if !mark.is_empty() && mark.bytes().all(|byte| byte == b'*') => before,
        _ => text.trim_end_matches('*'),
    };
    bare.trim_end()
}

/// A figure without "đồng" behind it, which changes nothing of what it is worth.
fn without_unit(text: &str) -> &str {
    let ends = ["đồng", "đ", "VNĐ", "VND"];
    ends.iter().find_map(|end| text.strip_suffix(end)).map_or(text, str::trim_end)
}

fn number(text: &str, marks: MarksOfNumbers) -> Option<PrintedFigure> {
    let (thousands, comma) = marks.marks();
    let (whole, fraction) = text.split_once(comma).unwrap_or((text, ""));
    let has_comma = whole.len() < text.len();
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if has_comma && fraction.is_empty() || !is_digits(fraction) {
        return None;
    }
    let blank = [' ', '\u{a0}', '\u{2009}', '\u{202f}'];
    let separator: &[char] = if whole.contains(thousands) { &[thousands] } else { &blank };
    let groups: Vec<&str> = whole.split(separator).collect();
    let is_grouped = groups[1..].iter().all(|group| group.len() == 3)
        && (groups.len() == 1 || (1..=3).contains(&groups[0].len()));
    let digits = groups.concat() + fraction;
    if groups[0].is_empty() || !is_grouped || !is_digits(&digits) || digits.len() > MOST_DIGITS {
        return None;
    }
    let decimals = fraction.len() as u32;
    let amount = Decimal::try_from_i128_with_scale(digits.parse().ok()?, decimals).ok()?;
    Some(PrintedFigure { amount, decimals })
}

#[cfg(test)]
mod tests {
    use super::{CellReading, MarksOfNumbers, read};

    fn shown(text: &str, marks: MarksOfNumbers) -> String {
        match read(text, marks) {
            CellReading::Nothing => "nothing".to_owned(),
            CellReading::Words => "words".to_owned(),
            CellReading::Unclear => "unclear".to_owned(),
            CellReading::Figure(figure) => figure.amount.to_string(),
        }
    }

    #[test]
    fn figures_are_read_as_they_are_printed() {
        for (text, is) in [
            ("1.200.000", "1200000"),
            ("1.200,5", "1200.5"),
            ("1 200 000", "1200000"),
            ("1200", "1200"),
            ("(5)", "-5"),
            ("( 1.200 )", "-1200"),
            ("-5", "-5"),
            ("−5,25", "-5.25"),
            ("5.000đ", "5000"),
            ("5.000 đồng", "5000"),
            ("05", "5"),
            ("+5", "5"),
            ("1.200*", "1200"),
            ("(5)**", "-5"),
            ("1.200\u{a0}(*)", "1200"),
            ("", "nothing"),
            ("*", "nothing"),
            (" - ", "nothing"),
            ("–", "nothing"),
            ("Lồng ghép", "words"),
            ("12.5", "unclear"),
            ("1.200.00", "unclear"),
            ("1/2", "unclear"),
            ("10%", "unclear"),
            ("2026-2030", "unclear"),
            ("1.200 (1)", "unclear"),
            ("5,", "unclear"),
            ("1.200,5.3", "unclear"),
            ("9999999999999999999", "unclear"),
        ] {
            assert_eq!(shown(text, MarksOfNumbers::Vietnamese), is, "{text}");
        }
        for (text, is) in
            [("1,200,000", "1200000"), ("12.5", "12.5"), ("1,200.50", "1200.50"), ("1,2", "unclear")]
        {
            assert_eq!(shown(text, MarksOfNumbers::English), is, "{text}");
        }
    }
}
