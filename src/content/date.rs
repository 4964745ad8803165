//! Dates of documents: whole, or with day and month left open in a draft.
//!
//! In: the words of `ngay` and `nam`. Out: a [`DocDate`] and its form on paper.

use super::declare::Word;
use crate::diag::{Diagnostic, Diagnostics, codes};

/// When a document is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocDate {
    /// Day and month are written in by hand.
    Draft {
        /// The year.
        year: u16,
    },
    /// A day of the calendar.
    Day {
        /// The year.
        year: u16,
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

/// Room to write in day or month by hand: 8 mm at 14 pt.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// Room to write in a document's number by hand: 11 mm at 13 pt.
pub const NUMBER_BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

impl DocDate {
    /// `ngày 05 tháng 01 năm 2020`: a zero before days under 10 and months 1 and 2
    /// (PL I, II.4).
    pub fn words(self) -> String {
        match self {
            DocDate::Draft { year } => format!("ngày{BLANK}tháng{BLANK}năm {year}"),
            DocDate::Day { year, month, day } if month < 3 => {
                format!("ngày {day:02} tháng {month:02} năm {year}")
            }
            DocDate::Day { year, month, day } => format!("ngày {day:02} tháng {month} năm {year}"),
        }
    }

    /// `05/01/2026`, `05/3/2026`: zeros as in the long form (practice).
    pub fn short(self) -> String {
        match self {
            DocDate::Draft { year } => year.to_string(),
            DocDate::Day { year, month, day } if month < 3 => format!("{day:02}/{month:02}/{year}"),
            DocDate::Day { year, month, day } => format!("{day:02}/{month}/{year}"),
        }
    }

    /// `05/01/2026`, `31/10/2026`: two digits each, as in tables and registers.
    pub fn numeric(self) -> String {
        match self {
            DocDate::Draft { year } => year.to_string(),
            DocDate::Day { year, month, day } => format!("{day:02}/{month:02}/{year}"),
        }
    }

    /// Year, month and day, when all are known.
    pub fn day(self) -> Option<(u16, u8, u8)> {
        match self {
            DocDate::Draft { .. } => None,
            DocDate::Day { year, month, day } => Some((year, month, day)),
        }
    }

    /// The year.
    pub fn year(self) -> u16 {
        match self {
            DocDate::Draft { year } | DocDate::Day { year, .. } => year,
        }
    }
}

/// Reads `ngay` and `nam`; with both, the year must be the same.
pub fn read(ngay: Option<&Word>, nam: Option<&Word>, diags: &mut Diagnostics) -> Option<DocDate> {
    let year = nam.and_then(|word| {
        let year = parse_year(&word.text);
        if year.is_none() {
            let message = format!("`nam` phải là một năm gồm bốn chữ số, ở đây là `{}`", word.text);
            diags.push(Diagnostic::error(codes::C005, word.at, message).hint("ví dụ `nam: 2026`"));
        }
        year
    });
    let Some(word) = ngay else { return year.map(|year| DocDate::Draft { year }) };
    let Some(date) = parse_day(&word.text) else {
        let message = format!("`ngay` không phải ngày có trong lịch: `{}`", word.text);
        diags.push(Diagnostic::error(codes::C005, word.at, message).hint(
            "viết ngày/tháng/năm, ví dụ `ngay: 31/10/2026`; bản dự thảo thì bỏ `ngay`, ghi `nam: 2026`",
        ));
        return None;
    };
    if let (Some(year), Some(nam)) = (year, nam)
        && year != date.year()
    {
        let message = format!("`nam` là {year} nhưng `ngay` thuộc năm {}", date.year());
        diags.push(Diagnostic::error(codes::C005, nam.at, message).hint("bỏ `nam` khi đã có `ngay`"));
    }
    Some(date)
}

fn parse_year(text: &str) -> Option<u16> {
    let good = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| good && (1945..=2100).contains(year))
}

/// `31/10/2026`, a day of the calendar.
pub fn parse_day(text: &str) -> Option<DocDate> {
    let mut parts = text.split('/').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !digits(day) || !digits(month) {
        return None;
    }
    let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, parse_year(year)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => return None,
    };
    (1..=last).contains(&day).then_some(DocDate::Day { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::{DocDate, parse_day};

    #[test]
    fn zeros_stand_before_days_under_ten_and_the_first_two_months() {
        let words = |text| parse_day(text).map(DocDate::words);
        assert_eq!(words("5/1/2026").unwrap(), "ngày 05 tháng 01 năm 2026");
        assert_eq!(words("05/03/2020").unwrap(), "ngày 05 tháng 3 năm 2020");
        assert_eq!(words("31/10/2026").unwrap(), "ngày 31 tháng 10 năm 2026");
    }

    #[test]
    fn days_outside_the_calendar_are_refused() {
        for text in
            ["31/4/2026", "29/2/2026", "0/1/2026", "1/13/2026", "2026-10-31", "1/1/26", "1/1/2026/1", ""]
        {
            assert_eq!(parse_day(text), None, "{text}");
        }
        assert!(parse_day("29/2/2028").is_some());
    }
}
