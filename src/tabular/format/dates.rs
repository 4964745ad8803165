//! Dates and times of day: a workbook stores them as days since its epoch.
//!
//! In: the parts of a format, a number, the epoch. Out: the date as an official paper writes it
//! (31/10/2026), whatever the order and the length of its parts on the sheet, as long as it is certain
//! which day that is; of a format that shows only a part (10/2026), that part.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Token;
use crate::tabular::ShownText;

/// Which day has the number 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tabular) enum Epoch {
    /// 1 January 1900, and there is a 29 February 1900.
    #[default]
    Of1900,
    /// 2 January 1904.
    Of1904,
}

/// The last day that a workbook knows: 31 December 9999.
const LAST: i64 = 2_958_465;
const SECONDS: i64 = 86_400;

/// What a date format shows of a number: the date, and whether the sheet shows something that may be read
/// as another date; that is None if it shows a part whose words are not known (`Thg10-26`). Returns None
/// if the number is no date.
pub(super) fn shown(tokens: &[Token], number: Decimal, epoch: Epoch) -> Option<(String, Option<ShownText>)> {
    let parts = parts(tokens);
    let seconds = (number.checked_mul(SECONDS.into())?).round().to_i64()?;
    if parts.iter().any(|part| part.elapsed) {
        return Some((elapsed(&parts, seconds)?, Some(ShownText::Plain)));
    }
    let days = seconds.div_euclid(SECONDS);
    if !(0..=LAST).contains(&days) {
        return None;
    }
    let (year, month, day) = date(days, epoch);
    let find = |letter: char| parts.iter().position(|part| part.letter == letter);
    let (d, m, y) = (find('d'), find('m'), find('y'));
    let time = seconds.rem_euclid(SECONDS);
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    let has_date = (d, m, y) != (None, None, None);
    let clock = match (find('h'), find('s')) {
        // A day is stored as its midnight.
        _ if time == 0 && has_date => None,
        (Some(_), Some(_)) => Some(format!("{hour:02}:{minute:02}:{second:02}")),
        (Some(_), None) => Some(format!("{hour:02}:{minute:02}")),
        (None, Some(_)) => return None,
        (None, None) => None,
    };
    if days == 0 && (d.is_some() || m.is_some() || y.is_some()) {
        return None;
    }
    let named = |at: Option<usize>| at.is_some_and(|at| parts[at].length > 2);
    let mut order = ShownText::Plain;
    let date = match (d, m, y) {
        (Some(d), Some(m), Some(_)) => {
            // Month before day, as in English: 05/06 may be either.
            let year_first = y.is_some_and(|y| y < m);
            if m < d && !year_first && !named(Some(m)) && day <= 12 && day != month {
                order = ShownText::Other(format!("{month:02}/{day:02}/{year}"));
            }
            Some(format!("{day:02}/{month:02}/{year}"))
        }
        (None, None, None) => None,
        _ if named(m) || named(d) => return Some((format!("{day:02}/{month:02}/{year}"), None)),
        (None, Some(_), Some(_)) => Some(format!("{month:02}/{year}")),
        (None, None, Some(_)) => Some(year.to_string()),
        (Some(d), Some(m), None) if d < m => Some(format!("{day:02}/{month:02}")),
        _ => return Some((format!("{day:02}/{month:02}/{year}"), None)),
    };
    let text = [date, clock].into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some((text, Some(order)))
}

/// A part of a date: `d`, `m`, `y`, of a time: `h`, `n` for minutes, `s`.
struct DatePart {
    letter: char,
    length: usize,
    elapsed: bool,
}

/// The parts in their order; an `m` beside hours or seconds is minutes.
fn parts(tokens: &[Token]) -> Vec<DatePart> {
    let mut parts: Vec<DatePart> = Vec::new();
    for token in tokens {
        match token {
            Token::Date(letter, length) => {
                let letter = match letter {
                    'm' if parts.last().is_some_and(|part| part.letter == 'h') => 'n',
                    letter => *letter,
                };
                if letter == 's'
                    && let Some(before) = parts.last_mut().filter(|part| part.letter == 'm')
                {
                    before.letter = 'n';
                }
                parts.push(DatePart { letter, length: *length, elapsed: false });
            }
            Token::Elapsed(letter) => parts.push(DatePart { letter: *letter, length: 1, elapsed: true }),
            _ => {}
        }
    }
    parts
}

/// Hours that count on over a day: `26:30`, `26:30:15`.
fn elapsed(parts: &[DatePart], seconds: i64) -> Option<String> {
    let letters: String = parts.iter().map(|part| part.letter).collect();
    let (hours, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match letters.as_str() {
        _ if seconds < 0 => None,
        "hn" => Some(format!("{hours}:{minute:02}")),
        "hns" => Some(format!("{hours}:{minute:02}:{second:02}")),
        _ => None,
    }
}

/// Year, month and day of a day's number.
fn date(number: i64, epoch: Epoch) -> (i64, i64, i64) {
    let days = match epoch {
        Epoch::Of1904 => number + 1462,
        Epoch::Of1900 if number == 60 => return (1900, 2, 29),
        Epoch::Of1900 if number < 60 => number + 1,
        Epoch::Of1900 => number,
    };
    // Days since 1 March of the year 0, by years of 400 each (Hinnant).
    let days = days + 693_899;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The number of a date that is written as text: `2026-10-31`, `2026-10-31T08:30:00`.
pub(in crate::tabular) fn serial(text: &str) -> Option<Decimal> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let mut numbers = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, from_march) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let days = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 693_899;
    let mut clock = time.trim_end_matches('Z').splitn(3, ':').map(|part| part.parse::<Decimal>().ok());
    let mut part = || clock.next().map_or(Some(Decimal::ZERO), |part| part);
    let (hour, minute, second) = match time {
        "" => Default::default(),
        _ => (part()?, part()?, part()?),
    };
    let seconds = (hour * Decimal::from(60) + minute) * Decimal::from(60) + second;
    Some(Decimal::from(days) + seconds / Decimal::from(SECONDS))
}
