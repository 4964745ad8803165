//! `vanban budget export`: the tables of money of a document as a workbook.

use std::collections::BTreeSet;
use std::path::Path;

use super::{console, tables};
use crate::cli::args::ExportArgs;
use crate::cli::console::Console;
use crate::files::{Disk, Files};
use crate::finding::{Finding, Severity, codes};
use crate::pipeline::Report;
use crate::run::record::Watched;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, issued, system};
use crate::spreadsheet::{self, Priced};
use crate::tabular::workbook;

/// Runs the command.
pub(super) fn run(args: &ExportArgs) -> Result<Outcome, Refusal> {
    let out = args.out.clone().unwrap_or_else(|| args.file.with_extension("xlsx"));
    if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        let message = format!("`{}`: lệnh này chỉ ghi tệp Excel", system::shown(&out));
        return Err(Refusal::new(message).hint("đặt tên tệp có đuôi .xlsx"));
    }
    let console = console();
    let files = Watched::new(&Disk);
    let made = workbook_of(&args.file, &files, args.bang.as_deref(), &console)?;
    let Some(BudgetBook { bytes, notes }) = made else { return Ok(Outcome::NotWritten) };
    let folders = [system::folder_of(&args.file), system::folder_of(&out)];
    if let Some(finding) = issued::table(&system::shown(&out), &folders, "không ghi đè") {
        return Err(Refusal::of(finding.hint("chọn tên khác bằng `--out <TỆP>`")));
    }
    let existing = Existing::with(args.signed.with(args.force));
    console.notes(save::files(&[(&out, &bytes)], &files.read_with(&[&args.file]), existing)?);
    console.say(&format!("đã ghi {}", system::shown(&out)));
    console.notes(notes);
    Ok(Outcome::Done)
}

/// The tables of money of a document as a workbook.
pub(in crate::cli) struct BudgetBook {
    /// The file.
    pub(in crate::cli) bytes: Vec<u8>,
    /// What is to be known of it.
    pub(in crate::cli) notes: Vec<Finding>,
}

/// Makes the workbook of a document, or of its table with an id. Returns None if the document has an error, which is
/// reported.
pub(in crate::cli) fn workbook_of(
    file: &Path,
    files: &dyn Files,
    id: Option<&str>,
    console: &Console,
) -> Result<Option<BudgetBook>, Refusal> {
    let Some((tables, report)) = tables(file, files, id, console)? else { return Ok(None) };
    let bytes =
        workbook::write(&spreadsheet::workbook(&tables)).map_err(|error| Refusal::new(error.to_string()))?;
    Ok(Some(BudgetBook { bytes, notes: one_way(&tables, &report) }))
}

/// A note for tables whose figures come from a workbook: `import` does not write into a workbook.
fn one_way(tables: &[Priced], report: &Report) -> Vec<Finding> {
    let mut books = BTreeSet::new();
    for table in tables {
        let amounts = table.bang().all_tasks().into_iter().flat_map(|task| &task.amounts);
        let file = amounts.flatten().next().map(|amount| report.sources.file(amount.at.file));
        books.extend(file.filter(|file| file.cell(0).is_some()).map(|file| file.name().to_owned()));
    }
    let note = |book: String| {
        let message = format!("bảng lấy số từ `{book}`: sửa thẳng tệp đó; tệp xuất ra không nhập lại được");
        Finding { severity: Severity::Note, ..Finding::general(codes::D007, message) }
    };
    books.into_iter().map(note).collect()
}
