//! The program as a user runs it: what it prints, writes and returns.
//!
//! `co_quan/` is a user's folder: a decision, a plan with a table one folder down, and a YAML
//! file that is no document.

mod amending;
mod amending_told;
mod budget;
mod build;
mod carried;
mod check;
mod check_sheet;
mod commands;
#[cfg(unix)]
mod confined;
mod drawn_over;
mod earlier;
mod edited;
mod faults;
mod fonts;
mod help;
mod issue;
mod issue_places;
mod laws;
mod letters;
mod library_words;
mod locks;
mod mending;
mod next_year;
mod next_year_files;
mod only;
mod orders;
mod output;
mod owners;
mod placeholders;
#[cfg(unix)]
mod plain_files;
mod reissued;
mod repeated;
mod replaced;
mod returned_refused;
mod returned_rows;
mod sheet_appendices;
mod sheet_columns;
mod sheet_computed;
mod sheet_rows;
mod sheet_totals;
mod signed;
mod signed_apart;
mod signed_file;
mod signed_first;
mod signed_told;
mod signed_wrongly;
mod signs;
mod stale;
mod starters;
mod taken;
mod templates;
mod totals;
mod verify;
mod windows;
mod word_files;
mod workbooks;

use crate::harness::Case;

/// The user's folder.
fn office() -> Case {
    Case::from_dir("cli/co_quan")
}

/// A folder with one decision, `a.yaml`.
fn decision() -> Case {
    let case = office();
    let text = case.read("content/quyet-dinh.yaml");
    Case::new().file("a.yaml", text)
}
