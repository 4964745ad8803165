//! The locality for which a template for many is looked at while it is typed: the first of its table.
//!
//! In: a template, its files. Out: that locality, or what is wrong with its tables. The others, overlays and the
//! city's money are left to `batch`.

use crate::content::localities::declared;
use crate::finding::{Finding, Report, Severity, codes};
use crate::localities::Locality;
use crate::localities::money::MoneyColumns;
use crate::pipeline::{Input, file_of, localities_with_money};
use crate::yaml;

/// A template as it is looked at.
pub(super) struct TemplateUnit {
    /// The first locality; None if its tables cannot be read.
    pub(super) unit: Option<Locality>,
    /// What is wrong with them.
    pub(super) report: Report,
    /// Whether some of its money comes from a city's allocation, which is not read here.
    pub(super) is_allocated: bool,
}

impl TemplateUnit {
    /// The unit of a template. Returns None for a paper of its own, and for what is no YAML.
    pub(super) fn of(input: Input<'_>) -> Option<TemplateUnit> {
        let mut report = Report::default();
        let node = report.unheard(|report| yaml::open(input.name, input.bytes, report))?;
        node.get("dia_phuong").filter(|node| !node.is_empty())?;
        let declared = declared(&node)?;
        let is_allocated = declared.allocation.is_some();
        let files = declared.tables.iter().map(|table| file_of(table, input.files, &mut report));
        let tables: Option<Vec<(String, Vec<u8>)>> = files.collect();
        let money = MoneyColumns::of(&declared.money, &mut report.findings);
        let table = tables.and_then(|tables| localities_with_money(&tables, &money, &mut report));
        let unit = table.and_then(|table| table.units.into_iter().next());
        Some(TemplateUnit { unit, report, is_allocated })
    }

    /// The findings of a look for this unit: of money that was not read nothing is known.
    pub(super) fn judged(&self, report: &mut Report) {
        if self.is_allocated {
            report.findings.retain(|one| one.code != codes::U020);
            let message = "kinh phí thành phố phân bổ chưa xét ở đây: xem bằng `vanban batch`";
            let note = Finding::general(codes::U020, message);
            report.findings.push(Finding { severity: Severity::Note, ..note });
        }
        if let Some(unit) = &self.unit {
            report.findings.about_unit(&unit.called());
        }
    }
}
