//! How a text of the register is worded on paper: among the grounds, the first time in the body, later.
//!
//! In: a [`LegalText`]. Out: its words (Phụ lục I, II.6a and II.6c of Nghị định 30/2020/NĐ-CP): a law or an
//! ordinance by its name, among the grounds with its day; all others with number, day, body and subject,
//! later with the number alone. Among the grounds the number of a consolidated text follows the original in
//! brackets.

use super::{LegalDay, LegalText};
use crate::content::date::DocDate;

/// Where a text is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Citing {
    /// Among the grounds.
    Ground,
    /// In the body, for the first time.
    First,
    /// In the body, again.
    Later,
}

impl LegalText {
    /// Its words at a place.
    pub fn words(&self, citing: Citing) -> String {
        let consolidated = || match &self.consolidated {
            Some(number) => format!(" (hợp nhất tại Văn bản hợp nhất số {number})"),
            None => String::new(),
        };
        match (self.kind.by_name, citing) {
            (true, Citing::Ground) => format!("{} {}{}", self.short(), self.dated(), consolidated()),
            (true, _) | (false, Citing::Later) => self.short(),
            (false, Citing::First) => self.full(),
            (false, Citing::Ground) => self.full() + &consolidated(),
        }
    }

    /// `Nghị định số 30/2020/NĐ-CP`; for a law its name.
    pub fn short(&self) -> String {
        match (&self.number, self.kind.by_name) {
            (Some(number), false) => format!("{} số {number}", self.kind.name),
            _ => format!("{} {}", self.kind.name, self.name),
        }
    }

    /// `ngày 05 tháng 3 năm 2020`.
    pub fn dated(&self) -> String {
        long_day(self.day)
    }

    fn full(&self) -> String {
        let body = self.body.as_deref().unwrap_or_default();
        format!("{} {} của {body} {}", self.short(), self.dated(), self.name)
    }
}

/// `ngày 05 tháng 3 năm 2020`.
pub fn long_day((year, month, day): LegalDay) -> String {
    DocDate::Day { year, month, day }.words()
}

/// `05/3/2020`.
pub fn short_day((year, month, day): LegalDay) -> String {
    DocDate::Day { year, month, day }.short()
}
