//! Numbers that a table gives twice, reported at its rows before any paper is laid out.
//!
//! In: the rows of a table, with the files that they are for. Out: findings at the cells of numbers. Numbers
//! that are already given, in records and the register, are left to `numbers`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::files::Disk;
use crate::finding::{Finding, codes};
use crate::issue::orders::OrderRow;
use crate::issue::series::Number;
use crate::pipeline::{Input, Report};
use crate::run::own_templates::Pipelines;
use crate::run::{locks, system};
use crate::source::{Sources, Span};

/// The rows that give a number, in their order, grouped by that number.
#[derive(Default)]
pub(super) struct Numbers {
    by: BTreeMap<String, Vec<GivenNumber>>,
}

struct GivenNumber {
    path: PathBuf,
    row: OrderRow,
    at: Span,
}

impl Numbers {
    /// Adds a row.
    pub(super) fn add(&mut self, row: &OrderRow, path: &Path) {
        if let (Some(so), Some(at)) = (&row.order.so, row.so_at) {
            let given = GivenNumber { path: path.to_owned(), row: row.clone(), at };
            self.by.entry(so.clone()).or_default().push(given);
        }
    }

    /// Reports the rows whose number an earlier row already gives, in the same series and year.
    pub(super) fn tell(self, report: &mut Report) {
        let mut pipelines = Pipelines::default();
        for rows in self.by.into_values().filter(|rows| rows.len() > 1) {
            let mut taken: BTreeMap<Number, GivenNumber> = BTreeMap::new();
            for given in rows {
                let Some(number) = number(&given, &mut pipelines) else { continue };
                let Some(first) = taken.get(&number) else {
                    taken.insert(number, given);
                    continue;
                };
                let Number { series, so, year, .. } = &number;
                // All official letters share one series, whatever their symbols.
                let called =
                    if series.contains(' ') { format!("{so} ({series})") } else { format!("{so}/{series}") };
                let message = format!(
                    "số {called} năm {year} đã ghi cho `{}` ở {}",
                    first.row.key,
                    place(&report.sources, first.at)
                );
                let hint = "mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số";
                report.findings.push(Finding::error(codes::P005, given.at, message).hint(hint));
            }
        }
    }
}

/// The number as it will be, in its series; what is wrong with the paper is reported when it is read.
fn number(given: &GivenNumber, pipelines: &mut Pipelines) -> Option<Number> {
    let bytes = system::read(&given.path).ok()?;
    let name = system::shown(&given.path);
    let at = pipelines.of_paper(&given.path);
    let issued_by = locks::issued_by(&given.path);
    let input = Input { name: &name, bytes: &bytes, files: &Disk, issued_by };
    pipelines.get(at)?.number_given(input, given.row.order.so.as_deref()?, given.row.order.ngay)
}

/// `dòng 2`, `ô C2`.
fn place(sources: &Sources, at: Span) -> String {
    let file = sources.file(at.file);
    match file.cell(at.start as usize) {
        Some((_, cell)) => format!("ô {cell}"),
        None => format!("dòng {}", file.line_column(at.start as usize).0),
    }
}
