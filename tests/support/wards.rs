//! A template for many units and their table (`tests/batch/mau/`): a unit in, the words of its paper out.

use std::collections::BTreeMap;

use vanban::rooms::finding::Report;
use vanban::rooms::localities::money::MoneyColumns;
use vanban::rooms::localities::{self, Locality};
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, LocalityData};
use vanban::rooms::tabular::{self, WantedTable};

use super::papers::{PIPELINE, short};

/// The template of `tests/batch/mau/` and its table of units.
pub(crate) const TEMPLATE: &str = include_str!("../batch/mau/mau.yaml");
pub(crate) const TABLE: &str = include_str!("../batch/mau/don-vi.csv");

/// The units of a table that has no fault.
pub(crate) fn units(table: &str) -> BTreeMap<String, Locality> {
    let mut report = Report::default();
    let sheet = tabular::read("don-vi.csv", table.as_bytes(), WantedTable::default(), &mut report);
    let table = localities::read(
        &sheet.into_iter().collect::<Vec<_>>(),
        &MoneyColumns::default(),
        &mut report.findings,
    );
    let table = table.unwrap_or_else(|| panic!("{}", short(&report)));
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
        origins: None,
    };
    let (document, report) = PIPELINE.tree_for(Input::alone("mau.yaml", template.as_bytes()), local);
    let findings = short(&report);
    match document {
        Some(document) => {
            let texts: String = dump::texts(&document).iter().map(|text| format!("{text}\n")).collect();
            texts + &findings
        }
        None => findings,
    }
}
