//! `vanban budget import`: figures changed in a workbook, back into the files of a document.

use std::path::Path;

use super::{ArgumentFile, ask, console, enter_to_read};
use crate::cli::args::ImportArgs;
use crate::content::money::format_amount;
use crate::files::{self, Disk};
use crate::finding::Finding;
use crate::pipeline::{Import, Pipeline, Report, StatedSums, WorkbookFile};
use crate::run::change::{self, FileChange, Unchanged};
use crate::run::hold::HeldFolder;
use crate::run::own_templates::Pipelines;
use crate::run::{Listener, Outcome, Refusal, issued, system, whole};

/// Runs the command.
pub(super) fn run(args: &ImportArgs) -> Result<Outcome, Refusal> {
    if system::is_yaml(&args.book) && !system::is_yaml(&args.file) {
        let [book, file] = [&args.file, &args.book].map(|path| system::argument(&system::shown(path)));
        return Err(Refusal::new("tệp Excel phải đứng trước, tệp YAML đứng sau")
            .hint(format!("đổi chỗ hai tệp: `vanban budget import {book} {file}`")));
    }
    let console = console();
    let hold = match args.dry_run {
        true => enter_to_read(&[&args.file]),
        false => change::enter(&places(args), &console)?,
    };
    let (book, file) = (ArgumentFile::read(&args.book)?, ArgumentFile::read(&args.file)?);
    let answer = ask(&args.file, &console, |pipeline| import(args, &book, &file, pipeline));
    let Some((import, report)) = answer else { return Ok(Outcome::NotWritten) };
    if import.changes.is_empty() && import.rows.is_empty() {
        console.say("không có số, chữ, hàng nào thay đổi");
        return Ok(Outcome::Done);
    }
    let refused: Vec<_> = refused(args, &file, &import).collect();
    if !refused.is_empty() {
        console.notes(refused);
        return Ok(Outcome::NotWritten);
    }
    import.rows.iter().for_each(|change| console.say(change));
    import.changes.iter().for_each(|change| console.say(&line(change, &report)));
    if args.dry_run {
        let rows = match import.rows.len() {
            0 => String::new(),
            rows => format!("{rows} hàng, chữ và "),
        };
        console.say(&format!("sẽ đổi {rows}{} số; chưa ghi tệp nào", import.changes.len()));
        return Ok(Outcome::Done);
    }
    let what = format!("nhập thay đổi từ `{}` vào `{}`", book.name, file.name);
    let mut change = FileChange::new(what, system::folder_of(&args.file), &hold);
    for (name, bytes) in &import.files {
        let place = whole::place_of(Path::new(name))?;
        whole::check(&place).map_err(|error| whole::refused(Path::new(name), &error))?;
        change.put(&place, bytes.as_slice());
    }
    change.write().map_err(Unchanged::refusal)?;
    import.files.iter().for_each(|(name, _)| console.say(&format!("đã ghi {name}")));
    Ok(Outcome::Done)
}

/// Why issued papers prevent an import: this one, or another that takes its figures from the same file.
fn refused<'a>(
    args: &'a ImportArgs,
    file: &'a ArgumentFile,
    import: &'a Import,
) -> impl Iterator<Item = Finding> + 'a {
    const WHAT: &str = "không đưa gì vào, chưa ghi gì";
    let own = issued::paper(&args.file, &file.bytes, WHAT).into_iter();
    let is_table = |name: &&String| files::clean(name) != files::clean(&file.name);
    let tables = import.files.iter().map(|(name, _)| name).filter(is_table).filter_map(|name| {
        let folders = [system::folder_of(&args.file), system::folder_of(Path::new(name))];
        issued::table(name, &folders, WHAT)
    });
    // If the paper itself was issued, that says it all.
    own.chain(tables).take(1)
}

fn import(
    args: &ImportArgs,
    book: &ArgumentFile,
    file: &ArgumentFile,
    pipeline: &Pipeline,
) -> (Option<Import>, Report) {
    let sums = if args.tong { StatedSums::Follow } else { StatedSums::Stay };
    pipeline.import(file.input(&Disk), WorkbookFile { name: &book.name, bytes: &book.bytes }, sums)
}

/// The folders that are written to: those of the document and of the tables that it names. They are found by
/// a trial run.
fn places(args: &ImportArgs) -> Vec<HeldFolder> {
    let tried = || {
        let (book, file) = (ArgumentFile::read(&args.book).ok()?, ArgumentFile::read(&args.file).ok()?);
        let mut pipelines = Pipelines::default();
        let at = pipelines.of_paper(&args.file);
        import(args, &book, &file, pipelines.get(at)?).0
    };
    let files = tried().map(|import| import.files.into_iter().map(|(name, _)| name).collect::<Vec<_>>());
    let folders = files.iter().flatten().map(|name| system::folder_of(Path::new(name)));
    folders.chain([system::folder_of(&args.file)]).map(HeldFolder::own).collect()
}

/// `ke-hoach.yaml:57: nhiệm vụ tai_lieu, cột 2026: 420 -> 430`
fn line(change: &crate::pipeline::FigureChange, report: &Report) -> String {
    let file = report.sources.file(change.at.file);
    let number = file.line_column(change.at.start as usize).0;
    let (old, new) = (format_amount(change.old), format_amount(change.new));
    format!("{}:{number}: {}, cột {}: {old} -> {new}", file.name(), change.owner, change.column)
}
