//! Two versions of a dossier compared by their tables of money.
//!
//! In: both files. Out: a [`Comparison`], or what is wrong with either.

use super::{Input, Opened, Pipeline, Report, cited, compared_rows, referred};
use crate::budget;
use crate::budget::comparison::{self, ComparedTable, ShownRows, TableComparison};
use crate::content::declare::Word;
use crate::content::{Dossier, PhuLuc};
use crate::files::Files;
use crate::finding::{Finding, codes};
use crate::layout;
use crate::paper::{Chart, Orientation, Paper};
use crate::source::Span;
use crate::template::{self, Figured};
use crate::yaml::Node;

/// What differs between two versions of a dossier.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Kind and trích yếu of the new version.
    pub title: String,
    /// Its tables, each with the old version of it.
    pub tables: Vec<TableComparison>,
}

impl Pipeline {
    /// Compares the tables of two versions of a dossier, or only the one with the given id. Returns None if
    /// something in them is wrong.
    pub fn compare(
        &self,
        old: Input<'_>,
        new: Input<'_>,
        table: Option<&str>,
    ) -> (Option<Comparison>, Report) {
        let mut report = Report::default();
        let sides = [old, new].map(|input| {
            // Errors in one file do not hide errors in the other.
            let (side, own) = report.apart(input.issued_by, |report| self.figured(input, report));
            own.iter().for_each(|finding| report.findings.push(finding.clone()));
            side
        });
        let comparison = match sides {
            [Some(old), Some(new)] if !report.findings.has_errors() => match compare(&old, &new, table) {
                Ok(tables) => Some(Comparison { title: new.title, tables }),
                Err(fault) => {
                    report.findings.push(fault.general());
                    None
                }
            },
            _ => None,
        };
        report.findings.sort();
        (comparison, report)
    }

    /// A comparison as a paper of its own.
    pub fn comparison_sheet(&self, comparison: &Comparison, shown: ShownRows) -> Paper {
        let theme = &self.office.theme;
        let mut sheet = template::sheet(&comparison.title, &comparison.tables, shown);
        // Its columns are as wide as their contents: no width can be wrong.
        layout::decide(&mut sheet, theme);
        sheet
    }

    /// The charts of a comparison, one per table that has anything to draw.
    pub fn comparison_charts(&self, comparison: &Comparison) -> Vec<Chart> {
        let mut charts = template::charts(&comparison.tables);
        let decide = |chart| layout::decide_chart(chart, &self.office.theme, Orientation::Landscape);
        charts.iter_mut().for_each(decide);
        charts
    }

    /// The comparisons of a document's appendices, by their places. Returns None if one of them cannot be
    /// made.
    pub(super) fn compared(
        &self,
        document: &Dossier,
        files: &dyn Files,
        report: &mut Report,
    ) -> Option<Vec<(Span, TableComparison)>> {
        let mut compared = Vec::new();
        let mut all = Some(());
        for so_sanh in appendices(document).into_iter().filter_map(|appendix| appendix.so_sanh.as_ref()) {
            let old = self.version(&so_sanh.cu, files, report);
            let new = self.version(&so_sanh.moi, files, report);
            let (Some(old), Some(new)) = (old, new) else {
                all = None;
                continue;
            };
            let at = so_sanh.bang.as_ref().map_or(so_sanh.at, |bang| bang.at);
            let table = so_sanh.bang.as_ref().map(|bang| bang.text.as_str());
            match compare(&old, &new, table).and_then(the_only) {
                Ok(diff) => {
                    if diff.is_empty() {
                        let message = "hai bản không có gì khác nhau";
                        let finding = Finding::warning(codes::B021, so_sanh.moi.at, message);
                        report.findings.push(finding.hint("xem lại `cu`, `moi` đã đúng tệp chưa"));
                    }
                    compared.push((so_sanh.at, diff));
                }
                Err(fault) => {
                    report.findings.push(fault.at(at));
                    all = None;
                }
            }
        }
        all?;
        compared_rows::check(document, &compared, report);
        Some(compared)
    }

    /// One of the two versions, read from its file.
    fn version(&self, reference: &Word, files: &dyn Files, report: &mut Report) -> Option<Figured> {
        let (name, bytes) = referred::file_of(reference, files, report)?;
        let issued_by = cited::rules(&name, files, &report.findings);
        let input = Input { name: &name, bytes: &bytes, files, issued_by };
        let (figured, _) = report.apart(issued_by, |report| self.figured(input, report));
        if figured.is_none() {
            let message = format!("văn bản được so sánh `{name}` còn lỗi");
            report.findings.push(
                Finding::error(codes::C015, reference.at, message)
                    .hint(format!("sửa tệp đó trước; xem lỗi bằng `vanban build {name}`")),
            );
        }
        figured
    }

    /// The figures of a dossier that is read on its own.
    fn figured(&self, input: Input<'_>, report: &mut Report) -> Option<Figured> {
        self.figured_paper(input, report).map(|(_, _, figured)| figured)
    }

    /// The same, with the dossier itself.
    pub(super) fn figured_paper(
        &self,
        input: Input<'_>,
        report: &mut Report,
    ) -> Option<(Node, Dossier, Figured)> {
        let Opened { node, content, cited, .. } = self.opened(input, report)?;
        let sheets = budget::sheets(content.tables(), &mut report.findings);
        let mut figured = template::figured(&self.office, &content, &sheets, &cited, report);
        // A paper that was issued before words were compared keeps its notes.
        if !report.findings.applies(codes::C075.since) {
            figured.tables = figured.tables.into_iter().map(ComparedTable::without_words).collect();
        }
        (!report.findings.has_errors()).then_some((node, content, figured))
    }
}

/// The appendices of a document and of its attachments.
/// Whether a dossier compares anything.
pub(super) fn is_any(document: &Dossier) -> bool {
    appendices(document).iter().any(|appendix| appendix.so_sanh.is_some())
}

fn appendices(document: &Dossier) -> Vec<&PhuLuc> {
    let attached = document.kem_theo.iter().flat_map(appendices);
    document.phu_luc.iter().chain(attached).collect()
}

/// The only table: an appendix compares one table.
fn the_only(tables: Vec<TableComparison>) -> Result<TableComparison, NotComparable> {
    let ids: Vec<String> = tables.iter().filter_map(|diff| diff.id.clone()).collect();
    let count = tables.len();
    let mut tables = tables.into_iter();
    match (tables.next(), tables.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(NotComparable {
            message: format!("hai bản có {count} bảng có cột tiền, chưa rõ so sánh bảng nào"),
            hint: match ids.as_slice() {
                [] => "thêm `ma` cho các bảng, rồi ghi `bang: <mã>` ở `so_sanh`".to_owned(),
                ids => format!("ghi `bang: {}` ở `so_sanh`; các bảng có mã: {}", ids[0], ids.join(", ")),
            },
        }),
    }
}

/// Why two dossiers cannot be compared.
#[derive(Debug)]
pub(super) struct NotComparable {
    message: String,
    hint: String,
}

impl NotComparable {
    fn at(self, at: Span) -> Finding {
        Finding::error(codes::B020, at, self.message).hint(self.hint)
    }

    /// The finding without a place in a file.
    pub(super) fn general(self) -> Finding {
        Finding::general(codes::B020, self.message).hint(self.hint)
    }
}

/// The differences of the tables of two dossiers, or only of the tables with the given id.
pub(super) fn compare(
    old: &Figured,
    new: &Figured,
    table: Option<&str>,
) -> Result<Vec<TableComparison>, NotComparable> {
    let mut pairs = comparison::pairs_of_tables(&old.tables, &new.tables);
    if pairs.is_empty() {
        let message = "hai tệp đều không có bảng có cột tiền".to_owned();
        return Err(NotComparable {
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
            return Err(NotComparable { message: format!("không có bảng mã `{id}`"), hint });
        }
    }
    pairs
        .iter()
        .map(|(old, new)| {
            comparison::compare(old, new).ok_or_else(|| NotComparable {
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
