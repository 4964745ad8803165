//! Findings of many localities: what all have is told once.
//!
//! In: the report of each locality, in order. Out: what no earlier one had in the same words; at the end which
//! others have it too.

use std::collections::BTreeMap;

use crate::cli::console::Console;
use crate::finding::render::{place, severity_name};
use crate::localities::Locality;
use crate::pipeline::Report;
use crate::run::Listener;

/// Findings of the localities, each reported once.
pub(in crate::cli) struct ReportedOnce {
    /// Whether each of them is reported, for programs.
    each: bool,
    /// How they are reported, and the further localities that have them too.
    by: BTreeMap<String, Vec<String>>,
}

impl ReportedOnce {
    /// With `each` every finding is reported, however many localities have it.
    pub(in crate::cli) fn new(each: bool) -> ReportedOnce {
        ReportedOnce { each, by: BTreeMap::new() }
    }

    /// Reports those findings of a locality that no earlier one had in the same words.
    pub(in crate::cli) fn tell(&mut self, console: &Console, unit: &Locality, report: &mut Report) {
        if !self.each {
            let (sources, told) = (&report.sources, &mut self.by);
            report.findings.retain(|one| {
                let kind = severity_name(one.severity);
                let at = one.at.map(|at| format!("{}: ", place(sources, at))).unwrap_or_default();
                let key = format!("{at}{kind}[{}]: {}", one.code.name, one.message);
                match told.get_mut(&key) {
                    Some(units) => units.push(unit.code().to_owned()),
                    None => drop(told.insert(key.clone(), Vec::new())),
                }
                told[&key].is_empty()
            });
        }
        report.findings.about_unit(&unit.called());
        console.findings(report);
    }

    /// Says which other localities have them.
    pub(in crate::cli) fn again(&self, console: &Console) {
        for (finding, units) in self.by.iter().filter(|(_, units)| !units.is_empty()) {
            let shown: Vec<&str> = units.iter().take(5).map(String::as_str).collect();
            let more = if units.len() > shown.len() { ", …" } else { "" };
            let units = format!("{} địa phương khác: {}{more}", units.len(), shown.join(", "));
            console.say(&format!("{finding}\n  cũng gặp ở {units}"));
        }
    }
}
