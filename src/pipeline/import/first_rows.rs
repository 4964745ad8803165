//! The first of two steps of an import: rows and words into the files, before figures are read into them.
//!
//! In: a document and a workbook. Out: what changes in rows and words, or nothing to do, or what is wrong in
//! them. Faults that have nothing to do with rows are left to the second step, which tells them.

use std::collections::BTreeMap;

use super::rows::{self, RowChanges, RowsTaking};
use super::{Import, Input, Pipeline, Report, StatedSums, WorkbookFile, referred, sheets, taken};
use crate::files::Files;
use crate::finding::Findings;
use crate::spreadsheet::{Exported, TableMarks};
use crate::{tabular, yaml};

/// What the first step came to.
pub(super) enum FirstRows {
    /// Rows and words are the same, or it cannot be known.
    Nothing,
    /// Something in rows or words is wrong.
    Wrong(Report),
    /// Something changes.
    Changed(RowChanges),
}

/// Files, some of them with new bytes.
struct ChangedFiles<'a> {
    files: &'a dyn Files,
    changed: &'a BTreeMap<String, Vec<u8>>,
}

impl Files for ChangedFiles<'_> {
    fn read(&self, name: &str) -> std::io::Result<Vec<u8>> {
        self.changed.get(name).map_or_else(|| self.files.read(name), |bytes| Ok(bytes.clone()))
    }
}

impl Pipeline {
    /// Finds what a workbook changes in rows and words.
    pub(super) fn first_rows(&self, input: Input<'_>, book: WorkbookFile<'_>) -> FirstRows {
        let mut report = input.report();
        match self.found_rows(input, book, &mut report) {
            Some(rows) if rows.told.is_empty() && !rows.rekeyed => FirstRows::Nothing,
            Some(rows) => FirstRows::Changed(rows),
            None if report.findings.has_errors() => FirstRows::Wrong(report),
            None => FirstRows::Nothing,
        }
    }

    /// Returns None without an error where nothing is known of rows.
    fn found_rows(
        &self,
        input: Input<'_>,
        book: WorkbookFile<'_>,
        report: &mut Report,
    ) -> Option<RowChanges> {
        let quiet = |report: &mut Report| {
            report.findings = Findings::about_paper(input.issued_by);
            None
        };
        let Some(mut document) = yaml::open(input.name, input.bytes, report) else { return quiet(report) };
        taken::attach(&mut document, input.files, report);
        let mut figured = document.clone();
        referred::figures(&mut figured, input.files, report);
        if report.findings.has_errors() {
            return quiet(report);
        }
        let Some(before) = self.typed(&figured, report) else { return quiet(report) };
        let Some(tabs) = tabular::tabs(book.name, book.bytes, report) else { return quiet(report) };
        let money = before.tables().into_iter().filter(|bang| bang.has_money());
        let marks = TableMarks::of(money.map(|bang| &**bang));
        let Some(sheets) = sheets(book, &tabs, &marks, &mut report.findings) else { return quiet(report) };
        let exported = Exported::of(&tabs);
        let Some(laid) = self.laid(figured, input, report) else { return quiet(report) };
        // What was found so far is found again when figures are read.
        report.findings = Findings::about_paper(input.issued_by);
        let taking = RowsTaking { input, tabs: &tabs, sheets: &sheets, exported: &exported, laid: &laid };
        rows::changes(&taking, &mut document, report)
    }

    /// The second step, in a document that has the new rows and words.
    pub(super) fn with_rows(
        &self,
        input: Input<'_>,
        taking: (WorkbookFile<'_>, StatedSums),
        rows: RowChanges,
        report: &mut Report,
    ) -> Option<Import> {
        let files = ChangedFiles { files: input.files, changed: &rows.files };
        let own = rows.files.get(&input.name.replace('\\', "/")).or(rows.files.get(input.name));
        let bytes = own.map_or(input.bytes, Vec::as_slice);
        let input = Input { bytes, files: &files, ..input };
        let mut import = self.changed(input, taking, Some(&rows), report)?;
        for (name, bytes) in &rows.files {
            if import.files.iter().all(|(other, _)| other != name) {
                import.files.push((name.clone(), bytes.clone()));
            }
        }
        import.files.sort();
        Some(Import { rows: rows.told, ..import })
    }
}
