//! One template, many units: `mau/` is a small template with its table.

mod allocations;
mod capital;
mod city;
mod codes;
mod kept;
mod leak;
mod names;
mod others;
mod overlays;
mod runs;
mod tables;
mod words;

use std::collections::BTreeMap;

use vanban::rooms::finding::{Report, render};
use vanban::rooms::localities::{self, Locality};
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, LocalityData, Pipeline};
use vanban::rooms::tabular::{self, WantedTable};

pub(crate) const TEMPLATE: &str = include_str!("mau/mau.yaml");
pub(crate) const TABLE: &str = include_str!("mau/don-vi.csv");

/// The units of a table that has no fault.
pub(crate) fn units(table: &str) -> BTreeMap<String, Locality> {
    let mut report = Report::default();
    let sheet = tabular::read("don-vi.csv", table.as_bytes(), WantedTable::default(), &mut report);
    let table = localities::read(&sheet.into_iter().collect::<Vec<_>>(), &mut report.findings);
    let table = table.unwrap_or_else(|| panic!("{}", render::short(&report)));
    table.units.into_iter().map(|unit| (unit.code().to_owned(), unit)).collect()
}

/// The paragraphs of a unit's document, one a line; its findings where it has an error, and
/// under them where it has warnings.
pub(crate) fn paper(template: &str, table: &str, code: &str, overlay: Option<&str>) -> String {
    let units = units(table);
    let local = LocalityData {
        unit: &units[code],
        overlay: overlay.map(|overlay| ("rieng.yaml", overlay.as_bytes())),
        allocation: None,
    };
    let pipeline = Pipeline::built_in();
    let (document, report) = pipeline.tree_for(Input::alone("mau.yaml", template.as_bytes()), local);
    let findings = render::short(&report);
    match document {
        Some(document) => {
            let texts: String = dump::texts(&document).iter().map(|text| format!("{text}\n")).collect();
            texts + &findings
        }
        None => findings,
    }
}
