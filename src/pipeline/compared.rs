//! Two versions of a dossier compared by their tables of money.
//!
//! In: both files. Out: a [`Comparison`], or what is wrong with either.

use super::{Input, Pipeline, Report, referred};
use crate::budget::diff::{self, Diff};
use crate::content;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::Sources;
use crate::template::{self, Figured};

/// What differs between two versions of a dossier.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Kind and trích yếu of the new version.
    pub title: String,
    /// Its tables, each with the old version of it.
    pub tables: Vec<Diff>,
}

impl Pipeline {
    /// Compares the tables of two versions of a dossier, or the one of an id; none when something
    /// in them is wrong.
    pub fn compare(
        &self,
        old: Input<'_>,
        new: Input<'_>,
        table: Option<&str>,
    ) -> (Option<Comparison>, Report) {
        let mut report = Report::default();
        let Report { sources, findings } = &mut report;
        let sides = [old, new].map(|input| self.figured(input, sources, findings));
        let comparison = match sides {
            [Some(old), Some(new)] if !findings.has_errors() => match compare(&old, &new, table) {
                Ok(tables) => Some(Comparison { title: new.title, tables }),
                Err(fault) => {
                    findings.push(fault.general());
                    None
                }
            },
            _ => None,
        };
        findings.sort();
        (comparison, report)
    }

    /// The figures of a dossier that is read by itself.
    pub(super) fn figured(
        &self,
        input: Input<'_>,
        sources: &mut Sources,
        findings: &mut Diagnostics,
    ) -> Option<Figured> {
        let node = referred::node(input.name, input.bytes, sources, findings)?;
        let catalogue = &self.office.catalogue;
        let document = content::read(&node, sources, catalogue, findings)?;
        let cited = referred::cited(&document, sources, input.files, catalogue, findings);
        if findings.has_errors() {
            return None;
        }
        let figured = template::figured(&self.office, &document, &cited, sources, findings);
        (!findings.has_errors()).then_some(figured)
    }
}

/// Why two dossiers cannot be compared.
#[derive(Debug)]
pub(super) struct Fault {
    message: String,
    hint: String,
}

impl Fault {
    /// At no place in a file.
    fn general(self) -> Diagnostic {
        Diagnostic::general(codes::B020, self.message).hint(self.hint)
    }
}

/// The differences of the tables of two dossiers, or of the tables of one id.
pub(super) fn compare(old: &Figured, new: &Figured, table: Option<&str>) -> Result<Vec<Diff>, Fault> {
    let mut pairs = diff::pairs_of_tables(&old.tables, &new.tables);
    if pairs.is_empty() {
        let message = "hai tệp đều không có bảng có cột tiền".to_owned();
        return Err(Fault {
            message,
            hint: "so sánh được những tệp có bảng kinh phí trong phụ lục".to_owned(),
        });
    }
    if let Some(id) = table {
        let ids: Vec<_> = pairs.iter().filter_map(|(_, new)| new.id.clone()).collect();
        pairs.retain(|(old, new)| [old, new].iter().any(|side| side.id.as_deref() == Some(id)));
        if pairs.is_empty() {
            let hint = match ids.as_slice() {
                [] => "chưa bảng nào có `ma`; bỏ lựa chọn bảng, hoặc thêm `ma` cho bảng".to_owned(),
                ids => format!("các bảng có mã: {}", ids.join(", ")),
            };
            return Err(Fault { message: format!("không có bảng mã `{id}`"), hint });
        }
    }
    pairs
        .iter()
        .map(|(old, new)| {
            diff::compare(old, new).ok_or_else(|| Fault {
                message: format!(
                    "số tiền của bảng cũ ({}) không đổi được chính xác sang {}",
                    old.unit.name(),
                    new.unit.name()
                ),
                hint: "ghi hai bảng cùng một `don_vi`".to_owned(),
            })
        })
        .collect()
}
