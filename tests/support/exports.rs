//! Workbooks of `budget export` that go out and come back: a paper in, its workbook out; an edited
//! workbook in, what it changes out.

use std::collections::BTreeMap;

use vanban::rooms::pipeline::{Import, Input, StatedSums, WorkbookFile};
use vanban::rooms::spreadsheet;
use vanban::rooms::tabular::workbook::{self, Position, Workbook, WorkbookContent};

use super::harness::Case;
use super::papers::{PIPELINE, short};

/// The files beside a paper.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The workbook that is exported of a document.
#[track_caller]
pub(crate) fn exported(yaml: &str, files: &Files) -> Workbook {
    let input = Input { files, ..Input::alone("kh.yaml", yaml.as_bytes()) };
    let (tables, report) = PIPELINE.tables(input);
    spreadsheet::workbook(&tables.unwrap_or_else(|| panic!("{}", short(&report))))
}

/// What a workbook changes in a document, or what is found.
pub(crate) fn imported(
    yaml: &str,
    files: &Files,
    book: &Workbook,
    sums: StatedSums,
) -> Result<Import, String> {
    let bytes = workbook::write(book).unwrap();
    let input = Input { files, ..Input::alone("kh.yaml", yaml.as_bytes()) };
    let (import, report) = PIPELINE.import(input, WorkbookFile { name: "kp.xlsx", bytes: &bytes }, sums);
    import.ok_or_else(|| short(&report))
}

/// The workbook that is exported of a document, with other figures in some of its cells (row and column
/// from 0); and a document as it was then.
#[track_caller]
pub(crate) fn typed_in(case: Case, yaml: &str, book: &str, cells: &[(Position, &str)]) -> Case {
    let bytes = case.read(yaml);
    let tables = PIPELINE.tables(Input::alone("kh.yaml", &bytes)).0.expect("a right paper");
    let mut made = spreadsheet::workbook(&tables);
    for (position, figure) in cells {
        made.pages[0].cells.get_mut(position).expect("a cell").content =
            WorkbookContent::Number(figure.parse().unwrap());
    }
    case.file(book, workbook::write(&made).unwrap())
}
