//! The files that figures are in, with the new figures.
//!
//! In: which figures change. Out: the new bytes of YAML and CSV files, with everything else in them as it
//! was. A workbook is not written to, which is reported.

use std::collections::BTreeMap;

use super::FigureChange;
use crate::content::money::typed_amount;
use crate::content::table::figures;
use crate::files;
use crate::finding::{Finding, Report, codes};
use crate::pipeline::Input;
use crate::source::{FileId, Span};
use crate::tabular;
use crate::yaml::splice::{Edit, path_to, splice};
use crate::yaml::{self, Node, Value};

/// The files with the changes made in them.
pub(super) fn files(
    input: Input<'_>,
    changes: &[FigureChange],
    document: &mut Node,
    report: &mut Report,
) -> Option<Vec<(String, Vec<u8>)>> {
    let sheets = sheet_files(document);
    let mut by_file: BTreeMap<FileId, Vec<(Span, String)>> = BTreeMap::new();
    for change in changes {
        by_file.entry(change.at.file).or_default().push((change.at, typed_amount(change.new)));
    }
    let mut files = Vec::new();
    for (file, changes) in by_file {
        let name = report.sources.file(file).name().to_owned();
        let made = match report.sources.file(file).cell(0) {
            Some(_) => Err(Finding::general(
                codes::D007,
                format!("số tiền của bảng này nằm ở tệp Excel `{name}`, không ghi lại được vào đó"),
            )
            .hint("sửa số ngay trong tệp đó")),
            None => read(input, &name).and_then(|bytes| match sheets.get(&file) {
                Some(header) => tabular::replace(&bytes, &report.sources, *header, &changes),
                None => in_yaml(&name, &bytes, file, report, changes),
            }),
        };
        match made {
            Ok(bytes) => files.push((name, bytes)),
            Err(finding) => report.findings.push(finding),
        }
    }
    (!report.findings.has_errors()).then_some(files)
}

/// The CSV files that tables take their figures or their rows from, each with the name of a column that it must have;
/// one of rows has its own names.
fn sheet_files(document: &mut Node) -> BTreeMap<FileId, Option<&'static str>> {
    let tables = figures::tables(document).into_iter().filter_map(|table| match figures::reference(table) {
        Some(_) => Some((figures::first_figure(table)?.file, Some(figures::KEY))),
        None => Some((other_file(table, table.span.file)?, None)),
    });
    tables.collect()
}

/// The file of the first value that does not stand in this one.
fn other_file(node: &Node, own: FileId) -> Option<FileId> {
    match &node.value {
        _ if node.span.file != own => Some(node.span.file),
        Value::Scalar(_) => None,
        Value::List(items) => items.iter().find_map(|item| other_file(item, own)),
        Value::Map(entries) => entries.iter().find_map(|entry| other_file(&entry.value, own)),
    }
}

fn in_yaml(
    name: &str,
    bytes: &[u8],
    file: FileId,
    report: &mut Report,
    changes: Vec<(Span, String)>,
) -> Result<Vec<u8>, Finding> {
    // It was read without an error before.
    let root = report.unheard(|report| yaml::parse(file, report));
    let mut edits = Vec::new();
    for (at, value) in changes {
        let path = root.as_ref().and_then(|root| path_to(root, at)).ok_or_else(|| {
            Finding::error(codes::D007, at, "không ghi lại được số này").hint("sửa số này bằng tay")
        })?;
        edits.push(Edit::Replace { at: path, value });
    }
    splice(name, bytes, &edits)
}

/// The bytes of one of the files that were read.
pub(super) fn read(input: Input<'_>, name: &str) -> Result<Vec<u8>, Finding> {
    if name == input.name.replace('\\', "/") {
        return Ok(input.bytes.to_vec());
    }
    input.files.read(name).map_err(|error| {
        Finding::general(codes::C015, format!("không đọc được `{name}`: {}", files::words(&error)))
    })
}
