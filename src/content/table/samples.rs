//! Tables for tests: the real one of the city, and the way from text to table.

use super::{BANG, Bang};
use crate::content::declare::Fields;
use crate::content::table;
use crate::finding::{Findings, render};
use crate::source::Sources;
use crate::yaml;

/// The appendix of the city's decision of 2025, its texts shortened.
pub(crate) const CITY: &str = include_str!("city.yaml");

/// Reads the text of a table.
pub(crate) fn read(text: &str) -> (Option<Bang>, (Sources, Findings)) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = sources.add("bang.yaml", text);
    let node = yaml::parse(&sources, file, &mut findings);
    let bang = node.and_then(|node| {
        BANG.check(&node, &mut findings);
        table::read(Fields::new(&node, &sources), &mut findings)
    });
    (bang, (sources, findings))
}

/// All that is found in reading the text of a table, in short form.
pub(super) fn findings(text: &str) -> String {
    let (_, (sources, mut findings)) = read(text);
    findings.sort();
    render::short(&sources, &findings)
}
