//! What a text means as a day, in whichever way it is written, though no calendar may have it.
//!
//! In: a text. Out: each such day with its place and its numbers: `31/6` where a day is meant, `31-11-2026`,
//! `31.04.2026`, `31 tháng tư` beside those that [`dates`] reads; whether one is a day of the moon. Fractions, numbers of
//! papers and of houses are none. Whether the calendar has it is left to who asks.

use std::ops::Range;

use super::{dates, words};

/// A day that may be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DoubtfulDay<'t> {
    /// From its first number on.
    pub(super) at: Range<usize>,
    /// As written.
    pub(super) day: &'t str,
    /// None of a number that no month has.
    pub(super) month: Option<u8>,
    /// As written.
    pub(super) shown_month: &'t str,
    /// None where the year is not said.
    pub(super) year: Option<u16>,
}

/// Words before a number that is no day of the month.
const COUNTED: [&str; 9] = ["số", "tuần", "đợt", "kỳ", "lần", "phiên", "buổi", "mùng", "mồng"];
/// Words right before a day of which only day and month are said.
const LEADS: [&str; 2] = ["ngày", "trước"];
/// So many bytes before or behind a day may say what it is; a sentence may be as long as somebody likes.
const NEAR: usize = 240;
/// Months by their names, the longer ones first. "Tháng năm" may be the word for a year.
const NAMES: [(&str, u8); 11] = [
    ("mười một", 11),
    ("mười hai", 12),
    ("mười", 10),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
];
/// The ten stems that names of years of the moon begin with.
const STEMS: [&str; 12] =
    ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Kỉ", "Canh", "Tân", "Nhâm", "Quý", "Quí"];

/// Whether a text holds any, or any that `dates` reads: what is asked once for all rules of days.
pub(super) fn any(text: &str) -> bool {
    !dates::written(text).is_empty() || !all(text).is_empty()
}

/// All of a text, in order.
pub(super) fn all(text: &str) -> Vec<DoubtfulDay<'_>> {
    let known = dates::written(text)
        .into_iter()
        .filter(|day| {
            // "36 tháng 13 ngày" is so long, "12/40/2026" may be the number of anything.
            let before = words::before(text, day.at.start);
            matches!(before, "ngày" | "Ngày") || day.year.is_some() && !COUNTED.contains(&before)
        })
        .filter_map(|day| {
            let month = Some(day.month.parse().ok()?);
            Some(DoubtfulDay { at: day.at, day: day.day, month, shown_month: day.month, year: day.year })
        });
    // Both lists are gone through side by side: a paragraph may have thousands of days.
    let mut known = known.peekable();
    let mut all: Vec<DoubtfulDay<'_>> = Vec::new();
    let mut from = 0;
    while let Some(start) = dates::next_digit(text, from) {
        let day = dates::digits(&text[start..]);
        from = start + day.len();
        while let Some(past) = known.next_if(|day| day.at.end <= start) {
            all.push(past);
        }
        let glued = text[..start].ends_with(|one: char| one.is_alphanumeric() || "/.,-".contains(one));
        if glued || day.len() > 2 || known.peek().is_some_and(|known| known.at.contains(&start)) {
            continue;
        }
        let before = Before { text, start, last: all.last() };
        let found = short(&before, day).or_else(|| parted(&before, day)).or_else(|| named(&before, day));
        if let Some(found) = found {
            from = found.at.end;
            all.push(found);
        }
    }
    all.extend(known);
    all
}

/// Where a number stands.
struct Before<'t, 'd> {
    text: &'t str,
    start: usize,
    /// The day before it.
    last: Option<&'d DoubtfulDay<'t>>,
}

impl Before<'_, '_> {
    /// Whether what is said before it is followed by a day.
    fn leads(&self) -> bool {
        let before = words::before(self.text, self.start).to_lowercase();
        if LEADS.contains(&before.as_str()) {
            return true;
        }
        // "Hạn nộp là 30/02", "hạn chót: 31/6".
        let near = &self.text[self.text.ceil_char_boundary(self.start.saturating_sub(NEAR))..self.start];
        let clause = words::small(near.rsplit([',', ';', '.']).next().unwrap_or_default());
        let clause = clause.trim_end();
        let is_due = clause.ends_with(" là") || clause.ends_with(':');
        let limit = words::find(clause, "hạn").last();
        is_due && limit.is_some_and(|at| clause[at.end..].split_whitespace().count() <= 4) || self.goes_on()
    }

    /// Whether it stands behind another day: "từ ngày 01/4 đến 31/4".
    fn goes_on(&self) -> bool {
        let between = self.last.and_then(|last| self.text.get(last.at.end..self.start));
        between.is_some_and(|between| matches!(between.trim(), "đến" | "đến hết" | "và" | "," | "-" | "–"))
    }
}

/// `31/6`: only one that some year of some other month has, as all else may be a fraction.
fn short<'t>(before: &Before<'t, '_>, day: &'t str) -> Option<DoubtfulDay<'t>> {
    let rest = before.text[before.start + day.len()..].strip_prefix('/')?;
    let month = dates::digits(rest);
    let behind = &rest[month.len()..];
    let number: u8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let is_day = day.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    let ends = !behind.starts_with(|one: char| one.is_alphanumeric() || "/-%".contains(one))
        && !goes_on_in_digits(behind);
    let end = before.start + day.len() + 1 + month.len();
    (is_day && month.len() <= 2 && ends && before.leads()).then_some(DoubtfulDay {
        at: before.start..end,
        day,
        month: Some(number),
        shown_month: month,
        year: None,
    })
}

/// `31-11-2026`, `31.04.2026`.
fn parted<'t>(before: &Before<'t, '_>, day: &'t str) -> Option<DoubtfulDay<'t>> {
    let behind = &before.text[before.start + day.len()..];
    let sign = behind.chars().next().filter(|sign| matches!(sign, '-' | '.'))?;
    let rest = &behind[1..];
    let month = dates::digits(rest);
    let rest = rest[month.len()..].strip_prefix(sign)?;
    let year = dates::digits(rest);
    let behind = &rest[year.len()..];
    let ends = !behind.starts_with(|one: char| one.is_alphanumeric() || "/-%".contains(one))
        && !goes_on_in_digits(behind);
    let end = before.text.len() - behind.len();
    ((1..=2).contains(&month.len()) && year.len() == 4 && ends && before.leads()).then(|| DoubtfulDay {
        at: before.start..end,
        day,
        month: month.parse().ok(),
        shown_month: month,
        year: year.parse().ok(),
    })
}

/// `31 tháng tư`, behind "ngày" only.
fn named<'t>(before: &Before<'t, '_>, day: &'t str) -> Option<DoubtfulDay<'t>> {
    let rest = before.text[before.start + day.len()..].strip_prefix(" tháng ")?;
    let (name, month) = NAMES.into_iter().find(|(name, _)| {
        rest.strip_prefix(name).is_some_and(|behind| !behind.starts_with(words::is_letter))
    })?;
    if !matches!(words::before(before.text, before.start), "ngày" | "Ngày") {
        return None;
    }
    let behind = &rest[name.len()..];
    let year = behind.strip_prefix(" năm ").map(dates::digits).filter(|year| year.len() == 4);
    let end = before.text.len() - behind.len() + year.map_or(0, |year| " năm ".len() + year.len());
    Some(DoubtfulDay {
        at: before.start..end,
        day,
        month: Some(month),
        shown_month: &rest[..name.len()],
        year: year.and_then(|year| year.parse().ok()),
    })
}

/// Whether a number goes on behind a stop or a comma.
fn goes_on_in_digits(behind: &str) -> bool {
    behind.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|one: char| one.is_ascii_digit()))
}

/// Whether a day is one of the moon: its sentence says so, or the name of a year of the moon stands behind it.
pub(super) fn is_lunar(text: &str, at: &Range<usize>) -> bool {
    let from = text.ceil_char_boundary(at.start.saturating_sub(NEAR));
    let near = &text[from..text.floor_char_boundary(at.end + NEAR)];
    let sentence = words::small(words::sentence(near, at.start - from));
    let year = words::behind(text, at.end).trim_start_matches(',').trim_start();
    let year = year.strip_prefix("năm ");
    sentence.contains("âm lịch")
        || sentence.contains("(âl)")
        || year.is_some_and(|year| STEMS.iter().any(|stem| year.starts_with(stem)))
}

#[cfg(test)]
mod tests {
    use super::{all, is_lunar};

    fn found(text: &str) -> Vec<&str> {
        all(text).into_iter().map(|day| &text[day.at]).collect()
    }

    #[test]
    fn days_are_read_in_each_way() {
        let text = "Trước 31/6, ngày 31-11-2026, trước 31.04.2026; hạn nộp là 30/02; ngày 31 tháng tư năm 2026; \
                    từ ngày 01/4 đến 31/4; ngày 5 tháng mười hai.";
        let wanted = [
            "31/6",
            "31-11-2026",
            "31.04.2026",
            "30/02",
            "31 tháng tư năm 2026",
            "01/4",
            "31/4",
            "5 tháng mười hai",
        ];
        assert_eq!(found(text), wanted);
    }

    #[test]
    fn fractions_and_numbers_are_no_days() {
        for text in [
            "đạt 30/2 phiếu, ngày họp 15/10",
            "Quyết định số 31/2/QĐ-UBND, số nhà 32/13, tổ 31/4, ngõ 31/9/2",
            "31.4 và 31.6; bản 31.2.2026; hồ sơ số 31-02-2026/HS; điện thoại 024.32.13.2026",
            "đơn giá trước 31/02/m2; trước 31/6%; 7h30/2 ca; thời hạn giải quyết theo bảng 30/2",
            "30 ngày của tháng 02; sau 31 tháng tư vấn; ngày 31 tháng tưới",
        ] {
            let none: Vec<_> = found(text).into_iter().filter(|day| *day != "15/10").collect();
            assert_eq!(none, Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn days_of_the_moon_are_known() {
        let lunar = |text: &str| is_lunar(text, &all(text)[0].at);
        assert!(lunar("Âm lịch ngày 30 tháng 02.") && lunar("ngày 30 tháng 02 năm Bính Ngọ"));
        assert!(!lunar("ngày 30 tháng 02 năm 2026. Tết âm lịch"));
    }
}
