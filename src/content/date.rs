//! Dates of documents: whole, or with day and month left open in a draft.
//!
//! In: the words of `ngay` and `nam`. Out: a [`DocDate`] and its form on paper.

use super::declare::Word;
use crate::finding::{Finding, Findings, codes};

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
    /// `ngày 05 tháng 01 năm 2020`: with a zero before days under 10 and months 1 and 2 (PL I, II.4).
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

    /// Year, month and day, if all are known.
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
pub fn read(ngay: Option<&Word>, nam: Option<&Word>, findings: &mut Findings) -> Option<DocDate> {
    let year = nam.and_then(|word| {
        let year = parse_year(&word.text);
        if year.is_none() {
            let message = format!("`nam` phải là một năm gồm bốn chữ số, ở đây là `{}`", word.text);
            findings.push(Finding::error(codes::C005, word.at, message).hint("ví dụ `nam: 2026`"));
        }
        year
    });
    let Some(word) = ngay else { return year.map(|year| DocDate::Draft { year }) };
    let Some(date) = parse_day(&word.text) else {
        let fault = fault(&word.text, year);
        let draft =
            if fault.meant.is_some() { "" } else { "; bản dự thảo thì bỏ `ngay`, ghi `nam: 2026`" };
        let message = format!("`ngay`: {}", fault.message(&word.text));
        findings.push(
            Finding::error(codes::C005, word.at, message).hint(format!("{}{draft}", fault.hint("ngay: "))),
        );
        return None;
    };
    if let (Some(year), Some(nam)) = (year, nam)
        && year != date.year()
    {
        let message = format!("`nam` là {year} nhưng `ngay` thuộc năm {}", date.year());
        findings.push(Finding::error(codes::C005, nam.at, message).hint("bỏ `nam` khi đã có `ngay`"));
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
    day_of(day.parse().ok()?, month.parse().ok()?, parse_year(year)?)
}

/// `ngày 31 tháng 10 năm 2026`, as paper has it.
pub fn long(text: &str) -> Option<DocDate> {
    let words = text.to_lowercase();
    let mut words = words.split_whitespace();
    let mut number = |named: &str| (words.next()? == named).then(|| words.next()?.parse::<u16>().ok())?;
    let (day, month, year) = (number("ngày")?, number("tháng")?, number("năm")?);
    let year = parse_year(&year.to_string())?;
    day_of(day.try_into().ok()?, month.try_into().ok()?, year).filter(|_| words.next().is_none())
}

/// A day of the calendar.
fn day_of(day: u8, month: u8, year: u16) -> Option<DocDate> {
    (1..=last_day(month, year)?).contains(&day).then_some(DocDate::Day { year, month, day })
}

/// The last day of a month. Returns None if there is no such month.
pub fn last_day(month: u8, year: u16) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(28 + u8::from(leap)),
        _ => None,
    }
}

/// What is wrong with a text that [`parse_day`] does not accept as a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayFault {
    /// The day that was most likely meant, if it is in the calendar.
    pub meant: Option<DocDate>,
    /// Why it is not in the calendar, if it is written like a day.
    impossible: Option<String>,
    /// The day and month, if only the year is missing.
    without_year: Option<String>,
}

impl DayFault {
    /// The sentence, without the name of the field.
    pub fn message(&self, text: &str) -> String {
        match (&self.meant, &self.impossible) {
            (None, Some(why)) => format!("không có ngày `{text}`: {why}"),
            (Some(_), _) => format!("ngày viết chưa đúng cách: `{text}`"),
            (None, None) if self.without_year.is_some() => format!("ngày chưa có năm: `{text}`"),
            (None, None) => format!("không phải ngày có trong lịch: `{text}`"),
        }
    }

    /// What to do; `before` is printed before the day, `ngay: `.
    pub fn hint(&self, before: &str) -> String {
        match (self.meant, &self.without_year) {
            (Some(day), _) => format!("viết `{before}{}`", day.numeric()),
            (None, Some(day)) => format!("viết thêm năm, ví dụ `{before}{day}/2026`"),
            (None, None) if self.impossible.is_some() => "xem lại ngày, tháng, năm".to_owned(),
            (None, None) => format!("viết ngày/tháng/năm, ví dụ `{before}31/10/2026`"),
        }
    }
}

/// What a person meant who wrote a day in another form: `2026-10-31`, `31-10-2026`, `5/9/26`, `31 tháng 10
/// năm 2026`, `10/31/2026`. `year` is known from elsewhere, if at all.
pub fn fault(text: &str, year: Option<u16>) -> DayFault {
    let mut found = DayFault { meant: None, impossible: None, without_year: None };
    let text = without_time(text);
    let numbers: Vec<&str> = text.split(|letter: char| !letter.is_ascii_digit()).collect();
    let numbers: Vec<&str> = numbers.into_iter().filter(|number| !number.is_empty()).collect();
    let (day, month, written) = match numbers[..] {
        [day, month, year] if day.len() <= 2 && month.len() <= 2 => (day, month, Some(year)),
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            (day, month, Some(year))
        }
        [day, month] if day.len() <= 2 && month.len() <= 2 => (day, month, None),
        _ => return found,
    };
    let (Ok(day), Ok(month)) = (day.parse::<u8>(), month.parse::<u8>()) else { return found };
    let written = match written {
        Some(short) if short.len() == 2 => parse_year(&format!("20{short}")),
        Some(whole) => parse_year(whole),
        None => year,
    };
    let Some(year) = written else {
        // Without a year it may be in any year; 2028 has all days.
        if numbers.len() == 2 && day_of(day, month, 2028).is_some() {
            found.without_year = Some(format!("{day:02}/{month:02}"));
        }
        return found;
    };
    found.meant = day_of(day, month, year).or_else(|| day_of(month, day, year));
    if found.meant.is_none() {
        found.impossible = Some(match last_day(month, year) {
            Some(last) if day > 0 => format!("tháng {month} năm {year} chỉ có {last} ngày"),
            Some(_) => "ngày đếm từ 1".to_owned(),
            None => "một năm chỉ có 12 tháng".to_owned(),
        });
    }
    found
}

/// A day without the time of day and the day of the week beside it: `2026-09-05 10:30`,
/// `8 giờ 00, thứ 5, ngày 05/9/2026`.
fn without_time(text: &str) -> String {
    let text = text.to_lowercase();
    let mut kept = String::new();
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        let in_word = kept.ends_with(|before: char| before.is_alphanumeric());
        // "2026-09-05t10:30" has a letter between them.
        let behind_t =
            kept.ends_with('t') && kept[..kept.len() - 1].ends_with(|one: char| one.is_ascii_digit());
        if let Some(behind) = time(rest).or_else(|| weekday(rest)).filter(|_| !in_word || behind_t) {
            kept.push(' ');
            rest = behind;
            continue;
        }
        kept.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    kept
}

/// What follows a time of day: `10:30`, `10:30:00.000`, `8 giờ 30 phút`, `8h30`.
fn time(text: &str) -> Option<&str> {
    let behind = number(text)?;
    let signed = behind.trim_start();
    if let Some(minutes) = signed.strip_prefix(':') {
        let mut rest = number(minutes.trim_start())?;
        while let Some(more) = rest.strip_prefix([':', '.']).and_then(|more| {
            Some(more.trim_start_matches(|one: char| one.is_ascii_digit()))
                .filter(|rest| rest.len() < more.len())
        }) {
            rest = more;
        }
        return Some(rest);
    }
    let hours = ["giờ", "gio", "h", "g"].iter().find_map(|word| signed.strip_prefix(word))?;
    let hours = Some(hours).filter(|rest| !rest.starts_with(char::is_alphabetic))?;
    let Some(minutes) = number(hours.trim_start()) else { return Some(hours) };
    // "8 giờ 05/9/2026": the number belongs to the day.
    if minutes.trim_start().starts_with(['/', '-', '.']) {
        return Some(hours);
    }
    Some(
        ["phút", "phut", "p", "'"]
            .iter()
            .find_map(|word| minutes.trim_start().strip_prefix(word))
            .unwrap_or(minutes),
    )
}

/// What follows a day of the week: `thứ 5`.
fn weekday(text: &str) -> Option<&str> {
    let behind = ["thứ", "thu"].iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    number(behind).filter(|rest| !rest.starts_with(['/', '-', '.']))
}

/// What follows a number of one or two digits.
fn number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    (1..=2).contains(&(text.len() - rest.len())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{DocDate, fault, long, parse_day};

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
    #[test]
    fn a_day_in_another_writing_is_written_anew() {
        for (typed, right) in [
            ("2026-10-31", "31/10/2026"),
            ("2026/9/5", "05/09/2026"),
            ("31-10-2026", "31/10/2026"),
            ("31.10.2026", "31/10/2026"),
            ("5/9/26", "05/09/2026"),
            ("31 tháng 10 năm 2026", "31/10/2026"),
            ("ngày 5 tháng 9 năm 2026", "05/09/2026"),
            ("10/31/2026", "31/10/2026"),
            ("31/10/2026.", "31/10/2026"),
            ("2026-09-05 10:30", "05/09/2026"),
            ("2026-09-05T10:30:00.000Z", "05/09/2026"),
            ("31/10/2026 08:00", "31/10/2026"),
            ("31/10/2026 00:00:00", "31/10/2026"),
            ("31/10/2026 8:00 AM", "31/10/2026"),
            ("10:30 05/09/2026", "05/09/2026"),
            ("10:30, 2026-09-05", "05/09/2026"),
            ("8 giờ 30 phút ngày 5/9/2026", "05/09/2026"),
            ("8h30 5/9/2026", "05/09/2026"),
            ("08h00, ngày 5 tháng 9 năm 2026", "05/09/2026"),
            ("8 giờ 05/9/2026", "05/09/2026"),
            ("thứ 5, ngày 31/10/2026", "31/10/2026"),
            ("Thứ Năm, 31/10/2026", "31/10/2026"),
        ] {
            assert_eq!(fault(typed, None).hint(""), format!("viết `{right}`"), "{typed}");
        }
        assert_eq!(long("Ngày 05 tháng 9 năm 2026"), parse_day("5/9/2026"));
        assert_eq!(long("ngày 31 tháng 9 năm 2026"), None);
        assert_eq!(fault("31/10", Some(2026)).hint("ngay: "), "viết `ngay: 31/10/2026`");
        assert_eq!(fault("31/10", None).message("31/10"), "ngày chưa có năm: `31/10`");
        for (typed, why) in [
            ("31/02/2026", "không có ngày `31/02/2026`: tháng 2 năm 2026 chỉ có 28 ngày"),
            ("32/13/2026", "không có ngày `32/13/2026`: một năm chỉ có 12 tháng"),
            ("0/1/2026", "không có ngày `0/1/2026`: ngày đếm từ 1"),
            ("hôm nay", "không phải ngày có trong lịch: `hôm nay`"),
            ("5/9/1226", "không phải ngày có trong lịch: `5/9/1226`"),
        ] {
            assert_eq!(fault(typed, None).message(typed), why, "{typed}");
        }
    }
}
