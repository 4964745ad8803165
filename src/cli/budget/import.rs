//! `vanban budget import`: figures changed in a workbook, back into the files of a document.

use std::path::Path;

use super::{Named, ask, console};
use crate::cli::args::ImportArgs;
use crate::cli::save::{self, Existing};
use crate::cli::{Outcome, Refusal, issued, locks, system};
use crate::content::money::format_amount;
use crate::diag::Diagnostic;
use crate::files::Disk;
use crate::pipeline::{Book, Change, Import, Report, StatedSums};

/// Runs the command.
pub(super) fn run(args: &ImportArgs) -> Result<Outcome, Refusal> {
    if system::is_yaml(&args.book) && !system::is_yaml(&args.file) {
        let [book, file] = [&args.file, &args.book].map(|path| system::argument(&system::shown(path)));
        return Err(Refusal::new("tệp Excel phải đứng trước, tệp YAML đứng sau")
            .hint(format!("đổi chỗ hai tệp: `vanban budget import {book} {file}`")));
    }
    let (book, file) = (Named::read(&args.book)?, Named::read(&args.file)?);
    let console = console();
    let sums = if args.tong { StatedSums::Follow } else { StatedSums::Stay };
    let answer = ask(&args.file, &console, |pipeline| {
        pipeline.import(file.input(&Disk), Book { name: &book.name, bytes: &book.bytes }, sums)
    });
    let Some((import, report)) = answer else { return Ok(Outcome::NotWritten) };
    if import.changes.is_empty() {
        console.say("không có số nào thay đổi");
        return Ok(Outcome::Done);
    }
    let refused: Vec<_> = refused(args, &file, &import).collect();
    if !refused.is_empty() {
        console.notes(refused);
        return Ok(Outcome::NotWritten);
    }
    import.changes.iter().for_each(|change| console.say(&line(change, &report)));
    if args.dry_run {
        console.say(&format!("sẽ đổi {} số; chưa ghi tệp nào", import.changes.len()));
        return Ok(Outcome::Done);
    }
    for (name, bytes) in &import.files {
        save::file(Path::new(name), bytes, Existing::Updated)?;
        console.say(&format!("đã ghi {name}"));
    }
    Ok(Outcome::Done)
}

/// Why issued papers are in the way: this one, or another that takes its figures from the same file.
fn refused<'a>(
    args: &'a ImportArgs,
    file: &'a Named,
    import: &'a Import,
) -> impl Iterator<Item = Diagnostic> + 'a {
    const WHAT: &str = "không đưa số vào, chưa ghi gì";
    let own = issued::paper(&args.file, &file.bytes, WHAT).into_iter();
    let is_table = |name: &&String| locks::clean(name) != locks::clean(&file.name);
    let tables = import.files.iter().map(|(name, _)| name).filter(is_table).filter_map(|name| {
        let folders = [system::folder_of(&args.file), system::folder_of(Path::new(name))];
        issued::table(name, &folders, WHAT)
    });
    // The paper itself says it all.
    own.chain(tables).take(1)
}

/// `ke-hoach.yaml:57: nhiệm vụ tai_lieu, cột 2026: 420 -> 430`
fn line(change: &Change, report: &Report) -> String {
    let file = report.sources.file(change.at.file);
    let number = file.line_column(change.at.start as usize).0;
    let (old, new) = (format_amount(change.old), format_amount(change.new));
    format!("{}:{number}: {}, cột {}: {old} -> {new}", file.name(), change.owner, change.column)
}
