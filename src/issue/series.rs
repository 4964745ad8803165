//! Which numbers are taken: no number twice in a series and a year (Điều 15, khoản 1).
//!
//! In: issued papers. Out: their numbers, a number that two papers have, and one whose day is not in the order of
//! the others. It leaves reporting to the caller.

use std::collections::BTreeMap;

use crate::content::Dossier;
use crate::content::date::{DocDate, parse_day};

/// A number in its series: the issuing body, what its numbers are counted by, and the year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The issuing body.
    pub body: String,
    /// Papers that are counted together: those of a symbol, `QĐ-UBND`; official letters all together,
    /// whatever office drafts them.
    pub series: String,
    /// The year.
    pub year: u16,
    /// The number as on paper.
    pub so: String,
}

impl Number {
    /// The number of an issued paper. Returns None if a part of it is missing.
    pub fn of(paper: &Dossier, body: &str, day: Option<DocDate>) -> Option<Number> {
        let series = match paper.kind.viet_tat {
            Some(_) => paper.ky_hieu.clone()?,
            None => paper.kind.ten.clone(),
        };
        let year = paper.date.or(day)?.year();
        Some(Number { body: body.to_owned(), series, year, so: paper.so.clone()? })
    }
}

/// The numbers so far, and the papers that have them.
#[derive(Debug, Default)]
pub struct Taken {
    by: BTreeMap<Number, String>,
    /// Papers with a day by their numbers, in each series and year.
    days: BTreeMap<(String, String, u16), BTreeMap<u32, DatedNumber>>,
}

/// A number with the day of its paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedNumber {
    /// The number as on paper.
    pub so: String,
    /// The day, `31/10/2026`.
    pub day: String,
    /// The paper.
    pub paper: String,
}

impl Taken {
    /// Takes a number for a paper of this day, which is empty where it has none. Returns the paper that already has
    /// it, if that is another one.
    pub fn take(&mut self, number: Number, day: &str, paper: &str) -> Option<&str> {
        if let (Ok(value), Some(_)) = (number.so.parse(), order_of(day)) {
            let of = (number.body.clone(), number.series.clone(), number.year);
            let dated = DatedNumber { so: number.so.clone(), day: day.to_owned(), paper: paper.to_owned() };
            self.days.entry(of).or_default().entry(value).or_insert(dated);
        }
        let holder = self.by.entry(number).or_insert_with(|| paper.to_owned());
        (holder != paper).then_some(holder)
    }

    /// The greatest number of the body, the series and the year of this one.
    pub fn last(&self, of: &Number) -> Option<u32> {
        let same = |one: &&Number| one.body == of.body && one.series == of.series && one.year == of.year;
        self.by.keys().filter(same).filter_map(|one| one.so.parse().ok()).max()
    }

    /// The paper next to a number whose day is not in the same order: numbers and days go on together (Điều 15). Of
    /// those with a later number only papers that `is_own` does not know.
    pub fn out_of_order(
        &self,
        number: &Number,
        day: &str,
        is_own: &dyn Fn(&str) -> bool,
    ) -> Option<&DatedNumber> {
        let (value, own) = (number.so.parse::<u32>().ok()?, order_of(day)?);
        let all = self.days.get(&(number.body.clone(), number.series.clone(), number.year))?;
        let before = all.range(..value).next_back().map(|(_, dated)| dated);
        let behind = all.range(value + 1..).next().map(|(_, dated)| dated);
        let later = before.filter(|dated| order_of(&dated.day) > Some(own));
        let behind = behind.filter(|dated| !is_own(&dated.paper));
        later.or_else(|| behind.filter(|dated| order_of(&dated.day).is_some_and(|day| day < own)))
    }
}

/// Year, month and day of a day, as they are ordered.
fn order_of(day: &str) -> Option<(u16, u8, u8)> {
    match parse_day(day)? {
        DocDate::Day { year, month, day } => Some((year, month, day)),
        DocDate::Draft { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, Taken};

    fn number(so: &str) -> Number {
        Number { body: "UBND".to_owned(), series: "QĐ-UBND".to_owned(), year: 2026, so: so.to_owned() }
    }

    /// A day is compared with those of the numbers next to it, in the order of numbers and not of letters.
    #[test]
    fn numbers_and_days_go_on_together() {
        let mut taken = Taken::default();
        for (so, day) in [("09", "01/3/2026"), ("12", "05/3/2026"), ("100", "31/12/2026"), ("7", "")] {
            assert_eq!(taken.take(number(so), day, so), None);
        }
        for (so, day, other) in [
            ("10", "01/3/2026", None),
            ("10", "05/3/2026", None),
            ("10", "06/3/2026", Some("12")),
            ("10", "28/02/2026", Some("09")),
            ("13", "04/3/2026", Some("12")),
            ("101", "30/12/2026", Some("100")),
            ("8", "02/3/2026", Some("09")),
            ("10", "", None),
        ] {
            let found = taken.out_of_order(&number(so), day, &|_| false).map(|dated| dated.so.as_str());
            assert_eq!(found, other, "{so}, {day}");
        }
        let other = Number { series: "KH-UBND".to_owned(), ..number("10") };
        assert_eq!(taken.out_of_order(&other, "06/3/2026", &|_| false), None);
        assert_eq!(taken.out_of_order(&number("10"), "06/3/2026", &|paper| paper == "12"), None);
        assert_eq!((taken.last(&number("1")), taken.last(&other)), (Some(100), None));
    }
}
