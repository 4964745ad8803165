//! A number shown as a section of a format says.
//!
//! In: a section and a number. Out: the words and digits that are seen, and whether they are the stored
//! number, a rounded one, or another.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{FormatSection, Token};
use crate::tabular::ShownText;

/// Most decimals of a format; Excel has 30, a decimal 28.
const DECIMALS: u32 = 20;

/// Words that multiply the number before them.
const SCALES: [&str; 11] = ["nghìn", "ngàn", "triệu", "tr", "tỷ", "tỉ", "nghin", "ngan", "trieu", "ty", "k"];

impl FormatSection {
    /// What it shows of a number. Returns None if that is not known.
    pub(super) fn number(&self, number: Decimal, minus: bool) -> Option<ShownText> {
        let tokens = &self.tokens;
        let places: Vec<usize> =
            (0..tokens.len()).filter(|at| matches!(tokens[*at], Token::Digit(_))).collect();
        if tokens.contains(&Token::General) || (places.is_empty() && tokens.contains(&Token::Text)) {
            let plain = number.abs().normalize().to_string().replace('.', ",");
            let words = tokens.iter().map(|token| match token {
                Token::General | Token::Text => plain.as_str(),
                token => token.words(),
            });
            return Some(self.judged(number, number, &joined(words, minus), minus));
        }
        let (Some(first), Some(last)) = (places.first(), places.last()) else {
            let words = joined(tokens.iter().map(Token::words), minus);
            let nothing = number.is_zero() && !words.contains(|letter: char| letter.is_ascii_digit());
            return Some(if nothing { ShownText::Plain } else { ShownText::Other(words) });
        };
        if tokens.contains(&Token::Exponent) || tokens.contains(&Token::Stroke) {
            return None;
        }
        let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
        let (whole, fraction): (Vec<usize>, Vec<usize>) = places.iter().partition(|at| **at < point);
        let last_whole = *whole.last().unwrap_or(last);
        let commas = || (0..tokens.len()).filter(|at| tokens[*at] == Token::Comma);
        let thousandths = commas().filter(|at| *at > last_whole).count();
        let grouped = commas().any(|at| at > *first && at < last_whole);
        let hundredfold = tokens.iter().filter(|token| **token == Token::Percent).count();
        let seen = moved(number, thousandths, hundredfold)?;
        let decimals = u32::try_from(fraction.len()).ok().filter(|count| *count <= DECIMALS)?;
        let seen = seen.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let parts = self.digits(seen, &whole, &fraction, grouped, point);
        let words = joined(parts.iter().map(String::as_str), minus);
        Some(match thousandths + hundredfold {
            0 => self.judged(number, seen, &words, minus),
            _ if number.is_zero() => ShownText::Plain,
            _ => ShownText::Other(words),
        })
    }

    /// What each part shows of a rounded number.
    fn digits(
        &self,
        seen: Decimal,
        whole: &[usize],
        fraction: &[usize],
        grouped: bool,
        point: usize,
    ) -> Vec<String> {
        let mut parts: Vec<String> = self.tokens.iter().map(|token| token.words().to_owned()).collect();
        let text = format!("{:.*}", fraction.len(), seen.abs());
        let (before, after) = text.split_once('.').unwrap_or((&text, ""));
        let mut left: Vec<char> = before.trim_start_matches('0').chars().collect();
        let mut count = 0;
        let mut placed = |digit: char| {
            let dot = if grouped && count > 0 && count % 3 == 0 { "." } else { "" };
            count += 1;
            format!("{digit}{dot}")
        };
        for at in whole.iter().rev() {
            let zero = (self.tokens[*at] == Token::Digit('0')).then_some('0');
            parts[*at] = left.pop().or(zero).map(&mut placed).unwrap_or_default();
        }
        // The first place has all digits that are left.
        let head = whole.first().copied().unwrap_or(point);
        while let Some(digit) = left.pop() {
            parts[head] = placed(digit) + &parts[head];
        }
        let must = fraction.iter().rposition(|at| self.tokens[*at] == Token::Digit('0'));
        let kept = after.trim_end_matches('0').len().max(must.map_or(0, |at| at + 1));
        for (at, digit) in fraction.iter().zip(after.chars()).take(kept) {
            parts[*at] = digit.to_string();
        }
        if kept > 0 {
            parts[point].push(',');
        }
        parts
    }

    /// Whether what is seen is the number that is stored.
    fn judged(&self, number: Decimal, seen: Decimal, words: &str, minus: bool) -> ShownText {
        let signs: String = self.tokens.iter().map(|token| format!("{} ", token.words())).collect();
        let mut each = signs.split(|letter: char| !letter.is_alphanumeric());
        let digits = signs.contains(|letter: char| letter.is_ascii_digit());
        if number.is_zero() && !digits {
            return ShownText::Plain;
        }
        let below = minus || signs.contains(['-', '(', '\u{2212}']);
        let scale = each.any(|word| SCALES.contains(&word.to_lowercase().as_str()));
        if digits || scale || below != number.is_sign_negative() || says_another(words, seen) {
            return ShownText::Other(words.to_owned());
        }
        if seen.abs() != number.abs() {
            return ShownText::Rounded(words.to_owned());
        }
        let plain = number.normalize().to_string().replace('.', ",");
        if words == plain { ShownText::Plain } else { ShownText::Dressed(words.to_owned()) }
    }
}

/// Whether the marks between the digits make another number, as `12,5` of the format `0\,0` does of 125.
/// Blanks and words only separate digits.
fn says_another(words: &str, seen: Decimal) -> bool {
    let mark = |one: char| one.is_ascii_digit() || matches!(one, '.' | ',');
    let Some(number) = words.split(|one| !mark(one)).find(|part| part.contains(['.', ','])) else {
        return false;
    };
    let number = number.trim_end_matches(['.', ',']);
    let (whole, fraction) = number.split_once(',').unwrap_or((number, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    // `0.075` shown for 75 is no number of thousands.
    let opens = groups.len() == 1 || !groups[0].starts_with('0');
    let grouped = opens && groups[1..].iter().all(|group| group.len() == 3);
    let read = Decimal::from_str_exact(&format!("{}.{fraction}0", groups.concat())).ok();
    let parted = words.split(|one| !mark(one)).filter(|part| !part.is_empty()).count() > 1;
    !parted && (!grouped || read != Some(seen.abs()))
}

impl Token {
    /// The words that it shows for any number.
    fn words(&self) -> &str {
        match self {
            Token::Words(words) => words,
            Token::Percent => "%",
            Token::Stroke => "/",
            _ => "",
        }
    }
}

/// All parts on one line, without the blanks that only align columns.
fn joined<'a>(parts: impl Iterator<Item = &'a str>, minus: bool) -> String {
    let text: String = parts.collect();
    let sign = if minus { "-" } else { "" };
    format!("{sign}{}", text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A number divided by 1000 and multiplied by 100, each so many times.
fn moved(number: Decimal, thousandths: usize, hundredfold: usize) -> Option<Decimal> {
    let mut seen = number;
    for _ in 0..thousandths {
        seen = seen.checked_div(Decimal::ONE_THOUSAND)?;
    }
    for _ in 0..hundredfold {
        seen = seen.checked_mul(Decimal::ONE_HUNDRED)?;
    }
    Some(seen)
}
