//! The code of a number format, read: `_(* #,##0_);[Red](#,##0);"-"`.
//!
//! In: the code. Out: its sections with their parts; a section with anything that is not understood is
//! marked as strange, and nothing is guessed.

use rust_decimal::Decimal;

use super::{FormatSection, Relation, Token};

/// The sections of a code; without a code the number is shown as the program likes.
pub(super) fn sections(code: &str) -> Vec<FormatSection> {
    if code.trim().is_empty() {
        return vec![FormatSection { tokens: vec![Token::General], ..FormatSection::default() }];
    }
    let mut reader = FormatCodeReader { letters: code.chars().collect(), at: 0 };
    let mut sections = Vec::new();
    let mut section = FormatSection::default();
    while let Some(letter) = reader.take() {
        match letter {
            ';' => sections.push(std::mem::take(&mut section)),
            letter => reader.part(letter, &mut section),
        }
    }
    sections.push(section);
    sections
}

struct FormatCodeReader {
    letters: Vec<char>,
    at: usize,
}

impl FormatCodeReader {
    fn take(&mut self) -> Option<char> {
        let letter = self.letters.get(self.at).copied()?;
        self.at += 1;
        Some(letter)
    }

    /// Goes past these words if they are next, whatever their capitals. Returns whether they are.
    fn skip(&mut self, words: &str) -> bool {
        let here = self.letters[self.at..].iter().flat_map(|letter| letter.to_lowercase());
        let found = here.take(words.len()).eq(words.chars());
        if found {
            self.at += words.len();
        }
        found
    }

    /// The part that begins with a letter.
    fn part(&mut self, letter: char, section: &mut FormatSection) {
        let token = match letter {
            '0' | '#' | '?' => Token::Digit(letter),
            '.' => Token::Point,
            ',' => Token::Comma,
            '%' => Token::Percent,
            '/' => Token::Stroke,
            '@' => Token::Text,
            '"' => Token::Words(self.until('"')),
            '\\' | '!' => Token::Words(self.take().into_iter().collect()),
            // A blank as wide as a letter that is not shown.
            '_' => Token::Words(self.take().map(|_| ' ').into_iter().collect()),
            // A letter that fills the cell.
            '*' => {
                section.strange |= self.take().is_some_and(char::is_alphanumeric);
                return;
            }
            '[' => return self.bracket(section),
            'E' | 'e' if matches!(self.letters.get(self.at), Some('+' | '-')) => {
                self.at += 1;
                Token::Exponent
            }
            'G' | 'g' if self.skip("eneral") => Token::General,
            'A' | 'a' if self.skip("m/pm") || self.skip("/p") => Token::HalfDay,
            letter if "dmyhsDMYHS".contains(letter) => {
                let letter = letter.to_ascii_lowercase();
                let mut count = 1;
                while self.letters.get(self.at).is_some_and(|next| next.to_ascii_lowercase() == letter) {
                    self.at += 1;
                    count += 1;
                }
                Token::Date(letter, count)
            }
            letter => {
                section.strange |= letter.is_ascii_alphanumeric();
                Token::Words(letter.to_string())
            }
        };
        section.tokens.push(token);
    }

    fn until(&mut self, end: char) -> String {
        std::iter::from_fn(|| self.take().filter(|letter| *letter != end)).collect()
    }

    /// Reads square brackets: a colour, a currency, a condition, hours that count on over a day.
    fn bracket(&mut self, section: &mut FormatSection) {
        let inside = self.until(']');
        let lower = inside.to_lowercase();
        if let Some(currency) = inside.strip_prefix('$') {
            // Behind the dash a language is named.
            let sign = currency.split('-').next().unwrap_or_default();
            section.tokens.push(Token::Words(sign.to_owned()));
        } else if let Some(condition) = condition(&inside) {
            section.strange |= section.condition.replace(condition).is_some();
        } else if let Some(letter @ ('h' | 'm' | 's')) = lower.chars().next()
            && lower.chars().all(|other| other == letter)
        {
            section.tokens.push(Token::Elapsed(letter));
        } else {
            // White letters hide a number.
            const COLOURS: [&str; 7] = ["black", "blue", "cyan", "green", "magenta", "red", "yellow"];
            section.strange |= !COLOURS.contains(&lower.as_str()) && !lower.starts_with("color");
        }
    }
}

fn condition(text: &str) -> Option<(Relation, Decimal)> {
    let at = text.find(|letter: char| !"<>=".contains(letter))?;
    let relation = match &text[..at] {
        "<" => Relation::Below,
        "<=" => Relation::AtMost,
        "=" => Relation::Equal,
        "<>" => Relation::Unequal,
        ">=" => Relation::AtLeast,
        ">" => Relation::Above,
        _ => return None,
    };
    Some((relation, text[at..].trim().parse().ok()?))
}

/// The codes of formats that files need not write out (ECMA-376 18.8.30); 14 and 22 follow the settings
/// of the machine: in Vietnam day before month.
pub(in crate::tabular) fn built_in(number: u16) -> &'static str {
    match number {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 | 13 => "# ?/?",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "dd/mm/yyyy h:mm",
        37 | 38 => "#,##0_);(#,##0)",
        39 | 40 => "#,##0.00_);(#,##0.00)",
        41 => "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        42 => "_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)",
        43 => "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
        44 => "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        // Dates and times of other languages.
        27..=36 | 50..=58 => "[?]",
        49 => "@",
        _ => "General",
    }
}
