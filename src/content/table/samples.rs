//! Tables for tests: the real one of the city, and helpers that read tables from text.

use super::{BANG, Bang};
use crate::content::declare::Fields;
use crate::content::table;
use crate::finding::{Report, render};
use crate::yaml;

/// The appendix of the city's decision of 2025, its texts shortened.
pub(crate) const CITY: &str = include_str!("city.yaml");

/// Reads the text of a table.
pub(crate) fn read(text: &str) -> (Option<Bang>, Report) {
    let mut report = Report::default();
    let node = yaml::open("bang.yaml", text.as_bytes(), &mut report);
    let bang = node.and_then(|node| {
        BANG.check(&node, &mut report.findings);
        table::read(Fields::new(&node), &mut report)
    });
    (bang, report)
}

/// All findings from reading the text of a table, in short form.
pub(super) fn findings(text: &str) -> String {
    let (_, mut report) = read(text);
    report.findings.sort();
    render::short(&report)
}
