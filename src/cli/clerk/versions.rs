//! Two versions of a paper side by side.
//!
//! In: two of the papers and records of the folder. Out: their lines with what differs, by the marks of the redline
//! that `redline` makes of them; and that Word file.

use std::path::{Path, PathBuf};

use super::super::console::Console;
use super::super::redline;
use super::shelf::ShelfPapers;
use crate::files::disk;
use crate::redline::RedlineAuthor;
use crate::run::{Refusal, locks, system};
use crate::word::{self, ChangeSort, ChangeView, WordBlock, WordChange, WordFile, WordParagraph};
use crate::workbench::{ComparedLine, ComparedPiece, ComparedVersions, SentFile, VersionOffer};

/// Whose changes they are.
const AUTHOR: &str = "vanban";

/// The papers of the desk, the records of those that were issued, and the Word files of the folder.
pub(super) fn offers(shelf: &ShelfPapers) -> Option<Vec<(PathBuf, VersionOffer)>> {
    let folder = shelf.folder()?;
    let offer = |path: &Path, about: &str| {
        (path.to_owned(), VersionOffer { name: system::shown(path), about: about.to_owned() })
    };
    let mut all = Vec::new();
    for (paper, _) in shelf.papers().into_iter().filter(|(paper, _)| disk::is_file(paper)) {
        let lock = locks::read(&paper).ok().flatten();
        all.push(offer(&paper, if lock.is_some() { "như tệp đang có" } else { "đang soạn" }));
        if let Some(lock) = lock {
            all.push(offer(&locks::path_of(&paper), &format!("như khi phát hành: {}", lock.van_ban)));
        }
    }
    let entries = disk::read_dir(folder).into_iter().flatten().flatten();
    let mut words: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx")))
        .filter(|path| disk::is_file(path))
        .collect();
    words.sort();
    all.extend(words.iter().map(|path| offer(path, "tệp Word")));
    Some(all)
}

/// Compares two of them. Returns None if there is no redline, which is reported.
pub(super) fn compare(
    shelf: &ShelfPapers,
    names: [&str; 2],
    console: &Console,
) -> Result<Option<(ComparedVersions, SentFile)>, Refusal> {
    let offers = offers(shelf).unwrap_or_default();
    let path = |name: &str| {
        let found = offers.iter().find(|(_, offer)| offer.name == name).map(|(path, _)| path.as_path());
        let unknown = || Refusal::new(format!("không có bản `{name}`")).hint("tải lại trang rồi chọn lại");
        found.ok_or_else(unknown)
    };
    let [old, new] = [path(names[0])?, path(names[1])?];
    let author = RedlineAuthor { name: AUTHOR.to_owned(), day: None };
    let Some(made) = redline::compared([old, new], &author, console)? else { return Ok(None) };
    let file = word::read(&made.bytes, ChangeView::Marked)
        .map_err(|fault| Refusal::of(fault.finding(&redline::file_name(new))))?;
    let mut lines = Vec::new();
    blocks(&file, file.body(), &mut lines);
    lines.retain(|line| line.cells.iter().flatten().any(|piece| !piece.text.trim().is_empty()));
    let (count, told) = (made.counts.all(), redline::parts_of(&made.counts));
    let compared = ComparedVersions { lines, count, told };
    Ok(Some((compared, SentFile { name: redline::file_name(new), bytes: made.bytes })))
}

/// The lines of blocks.
fn blocks(file: &WordFile, blocks: &[WordBlock], lines: &mut Vec<ComparedLine>) {
    for block in blocks {
        match *block {
            WordBlock::Paragraph(id) => {
                let cells = vec![pieces(file.paragraph(id), None)];
                lines.push(ComparedLine { cells, is_row: false });
            }
            WordBlock::Table(id) => {
                for row in &file.table(id).rows {
                    let of_row = mark(&row.changes);
                    let cell = |blocks: &[WordBlock], around: Option<bool>| {
                        let mut all: Vec<ComparedPiece> = Vec::new();
                        each_paragraph(file, blocks, &mut |paragraph| {
                            if !all.is_empty() {
                                all.push(ComparedPiece { text: "\n".to_owned(), is_new: around });
                            }
                            all.extend(pieces(paragraph, around));
                        });
                        all
                    };
                    let cells = row.cells.iter().filter(|cell| cell.rows > 0);
                    let cells = cells.map(|one| cell(&one.blocks, mark(&one.changes).or(of_row))).collect();
                    lines.push(ComparedLine { cells, is_row: true });
                }
            }
        }
    }
}

fn each_paragraph(file: &WordFile, blocks: &[WordBlock], see: &mut dyn FnMut(&WordParagraph)) {
    for block in blocks {
        match *block {
            WordBlock::Paragraph(id) => see(file.paragraph(id)),
            WordBlock::Table(id) => {
                let cells = file.table(id).rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| each_paragraph(file, &cell.blocks, see));
            }
        }
    }
}

/// The words of a paragraph; `around` is the change that all of it is in.
fn pieces(paragraph: &WordParagraph, around: Option<bool>) -> Vec<ComparedPiece> {
    let mut all: Vec<ComparedPiece> = Vec::new();
    let mut add = |text: String, is_new: Option<bool>| match all.last_mut() {
        Some(last) if last.is_new == is_new => last.text.push_str(&text),
        _ => all.push(ComparedPiece { text, is_new }),
    };
    if let Some(label) = &paragraph.label {
        add(format!("{} ", label.text), around.or(mark(&paragraph.changes)));
    }
    for run in paragraph.runs.iter().filter(|run| !run.look.hidden) {
        let mut text = String::new();
        run.piece.show(&mut text);
        if !text.is_empty() {
            add(text, around.or(mark(&run.changes)));
        }
    }
    all
}

/// Whether what has these changes is in the new version alone, or in the old one alone.
fn mark(changes: &[WordChange]) -> Option<bool> {
    changes.last().map(|change| matches!(change.sort, ChangeSort::Inserted | ChangeSort::MovedTo))
}
