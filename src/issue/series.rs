//! Which numbers are taken: no number twice in a series and a year (Điều 15, khoản 1).
//!
//! In: issued papers. Out: their numbers, and a number that two papers have. It leaves reporting to the
//! caller.

use std::collections::BTreeMap;

use crate::content::Dossier;
use crate::content::date::DocDate;

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
}

impl Taken {
    /// Takes a number for a paper. Returns the paper that already has it, if that is another one.
    pub fn take(&mut self, number: Number, paper: &str) -> Option<&str> {
        let holder = self.by.entry(number).or_insert_with(|| paper.to_owned());
        (holder != paper).then_some(holder)
    }
}
