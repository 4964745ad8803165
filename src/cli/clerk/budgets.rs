//! The figures of a paper as a workbook, and back.
//!
//! In: a paper, a workbook that was sent. Out: the workbook that `budget export` writes; what `budget import` changes,
//! told first and written once somebody has seen it.

use std::path::Path;

use super::super::budget::ArgumentFile;
use super::super::budget::export::{self, BudgetBook};
use super::super::budget::import::{self, BookWish, ThenWhat};
use super::super::console::Console;
use crate::files::Disk;
use crate::pipeline::StatedSums;
use crate::run::{Listener, Refusal};
use crate::workbench::{BudgetTold, BudgetWish};

/// The workbook of a paper. Returns None if the paper has an error, which is reported.
pub(super) fn workbook(paper: &Path, console: &Console) -> Result<Option<Vec<u8>>, Refusal> {
    let Some(BudgetBook { bytes, notes }) = export::workbook_of(paper, &Disk, None, console)? else {
        return Ok(None);
    };
    console.notes(notes);
    Ok(Some(bytes))
}

/// What a workbook changes. Returns None if something is wrong, which is reported.
pub(super) fn bring_in(
    paper: &Path,
    wish: BudgetWish,
    console: &Console,
) -> Result<Option<BudgetTold>, Refusal> {
    let is_written = wish.seen.is_some();
    let wish = BookWish {
        file: paper,
        book: ArgumentFile::sent(wish.book.name, wish.book.bytes),
        sums: if wish.follow_sums { StatedSums::Follow } else { StatedSums::Stay },
        then: wish.seen.map_or(ThenWhat::Nothing, ThenWhat::WriteSeen),
    };
    let taken = import::bring_in(&wish, console)?;
    Ok(taken.map(|taken| {
        let is_written = is_written && !taken.lines.is_empty();
        let (lines, mark, files) = (taken.lines, taken.mark, taken.files);
        BudgetTold { lines, mark, files, is_written, found: Vec::new() }
    }))
}
