//! `vanban budget import`: figures changed in a workbook, back into the files of a document.

use std::path::Path;

use super::{ArgumentFile, ask, console, enter_to_read};
use crate::cli::args::ImportArgs;
use crate::cli::console::Console;
use crate::content::money::format_amount;
use crate::digest;
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
    let wish = BookWish {
        file: &args.file,
        book: ArgumentFile::read(&args.book)?,
        sums: if args.tong { StatedSums::Follow } else { StatedSums::Stay },
        then: if args.dry_run { ThenWhat::Nothing } else { ThenWhat::Write },
    };
    let console = console();
    let Some(taken) = bring_in(&wish, &console)? else { return Ok(Outcome::NotWritten) };
    if taken.lines.is_empty() {
        console.say("không có số, chữ, hàng nào thay đổi");
        return Ok(Outcome::Done);
    }
    taken.lines.iter().for_each(|line| console.say(line));
    match args.dry_run {
        true => {
            let rows = match taken.rows {
                0 => String::new(),
                rows => format!("{rows} hàng, chữ và "),
            };
            console.say(&format!("sẽ đổi {rows}{} số; chưa ghi tệp nào", taken.lines.len() - taken.rows));
        }
        false => taken.files.iter().for_each(|name| console.say(&format!("đã ghi {name}"))),
    }
    Ok(Outcome::Done)
}

/// A workbook that is to be brought into a document.
pub(in crate::cli) struct BookWish<'a> {
    /// The document.
    pub(in crate::cli) file: &'a Path,
    /// The workbook.
    pub(in crate::cli) book: ArgumentFile,
    pub(in crate::cli) sums: StatedSums,
    pub(in crate::cli) then: ThenWhat,
}

/// What is done with the changes.
pub(in crate::cli) enum ThenWhat {
    /// They are only told.
    Nothing,
    /// They are written.
    Write,
    /// They are written if they are those with this mark, which somebody has seen.
    WriteSeen(String),
}

/// What a workbook changes in a document.
pub(in crate::cli) struct BookChanges {
    /// A line for each row, text and figure, in the order of the files.
    pub(in crate::cli) lines: Vec<String>,
    /// How many of them are of rows and texts.
    pub(in crate::cli) rows: usize,
    /// The files that change.
    pub(in crate::cli) files: Vec<String>,
    /// Names these changes of these files.
    pub(in crate::cli) mark: String,
}

/// Brings a workbook into a document. Returns None if something is wrong, which is reported.
pub(in crate::cli) fn bring_in(
    wish: &BookWish<'_>,
    console: &Console,
) -> Result<Option<BookChanges>, Refusal> {
    let BookWish { file: path, book, sums, then } = wish;
    let hold = match then {
        ThenWhat::Nothing => enter_to_read(&[path], console),
        ThenWhat::Write | ThenWhat::WriteSeen(_) => change::enter(&places(wish), console)?,
    };
    let file = ArgumentFile::read(path)?;
    let answer = ask(path, console, |pipeline| import(book, &file, *sums, pipeline));
    let Some((import, report)) = answer else { return Ok(None) };
    let lines = import.rows.iter().cloned().chain(import.changes.iter().map(|one| line(one, &report)));
    let taken = BookChanges {
        lines: lines.collect(),
        rows: import.rows.len(),
        files: import.files.iter().map(|(name, _)| name.clone()).collect(),
        mark: mark(&file, &import),
    };
    if taken.lines.is_empty() {
        return Ok(Some(taken));
    }
    let refused: Vec<_> = refused(path, &file, &import).collect();
    if !refused.is_empty() {
        console.notes(refused);
        return Ok(None);
    }
    match then {
        ThenWhat::Nothing => return Ok(Some(taken)),
        ThenWhat::WriteSeen(seen) if *seen != taken.mark => {
            let message = format!("`{}` vừa được sửa ở nơi khác; chưa ghi gì", file.name);
            return Err(Refusal::new(message).hint("xem lại những chỗ sẽ đổi rồi xác nhận lại"));
        }
        ThenWhat::Write | ThenWhat::WriteSeen(_) => {}
    }
    let what = format!("nhập thay đổi từ `{}` vào `{}`", book.name, file.name);
    let mut change = FileChange::new(what, system::folder_of(path), &hold);
    for (name, bytes) in &import.files {
        let place = whole::place_of(Path::new(name))?;
        whole::check(&place).map_err(|error| whole::refused(Path::new(name), &error))?;
        change.put(&place, bytes.as_slice());
    }
    change.write().map_err(Unchanged::refusal)?;
    Ok(Some(taken))
}

/// Names what a document is now and what its files become.
fn mark(file: &ArgumentFile, import: &Import) -> String {
    let files = import.files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]);
    let all = std::iter::once(file.bytes.as_slice()).chain(files).map(digest::of_bytes);
    digest::of_bytes(all.collect::<Vec<_>>().join("\n").as_bytes())
}

/// Why issued papers prevent an import: this one, or another that takes its figures from the same file.
fn refused<'a>(
    path: &'a Path,
    file: &'a ArgumentFile,
    import: &'a Import,
) -> impl Iterator<Item = Finding> + 'a {
    const WHAT: &str = "không đưa gì vào, chưa ghi gì";
    let own = issued::paper(path, &file.bytes, WHAT).into_iter();
    let is_table = |name: &&String| files::clean(name) != files::clean(&file.name);
    let tables = import.files.iter().map(|(name, _)| name).filter(is_table).filter_map(|name| {
        let folders = [system::folder_of(path), system::folder_of(Path::new(name))];
        issued::table(name, &folders, WHAT)
    });
    // If the paper itself was issued, that says it all.
    own.chain(tables).take(1)
}

fn import(
    book: &ArgumentFile,
    file: &ArgumentFile,
    sums: StatedSums,
    pipeline: &Pipeline,
) -> (Option<Import>, Report) {
    pipeline.import(file.input(&Disk), WorkbookFile { name: &book.name, bytes: &book.bytes }, sums)
}

/// The folders that are written to: those of the document and of the tables that it names. They are found by
/// a trial run.
fn places(wish: &BookWish<'_>) -> Vec<HeldFolder> {
    let tried = || {
        let file = ArgumentFile::read(wish.file).ok()?;
        let mut pipelines = Pipelines::default();
        let at = pipelines.of_paper(wish.file);
        import(&wish.book, &file, wish.sums, pipelines.get(at)?).0
    };
    let files = tried().map(|import| import.files.into_iter().map(|(name, _)| name).collect::<Vec<_>>());
    let folders = files.iter().flatten().map(|name| system::folder_of(Path::new(name)));
    folders.chain([system::folder_of(wish.file)]).map(HeldFolder::own).collect()
}

/// `ke-hoach.yaml:57: nhiệm vụ tai_lieu, cột 2026: 420 -> 430`
fn line(change: &crate::pipeline::FigureChange, report: &Report) -> String {
    let file = report.sources.file(change.at.file);
    let number = file.line_column(change.at.start as usize).0;
    let (old, new) = (format_amount(change.old), format_amount(change.new));
    format!("{}:{number}: {}, cột {}: {old} -> {new}", file.name(), change.owner, change.column)
}
