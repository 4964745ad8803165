//! `vanban budget`: the figures of a dossier without its text.

mod comparison;
pub(super) mod export;
pub(super) mod import;
mod show;

use std::path::{Path, PathBuf};

use super::args::{BudgetArgs, BudgetCommand};
use super::console::Console;
use super::values::MessageFormat;
use crate::files::Files;
use crate::finding::Version;
use crate::pipeline::{Input, Pipeline, Report};
use crate::run::change;
use crate::run::hold::{HeldFolder, Hold};
use crate::run::own_templates;
use crate::run::{Listener, Outcome, Refusal, inputs, locks, system};
use crate::spreadsheet::Priced;

/// Runs the command.
pub(super) fn run(args: &BudgetArgs) -> Result<Outcome, Refusal> {
    match &args.command {
        BudgetCommand::Show(args) => {
            let _hold = enter_to_read(&[&args.file], &console());
            show::run(args)
        }
        BudgetCommand::Export(args) => {
            let _holds = (enter_to_read(&[&args.file], &console()), enter_to_write(args.out.as_slice())?);
            export::run(args)
        }
        BudgetCommand::Import(args) => import::run(args),
        BudgetCommand::Diff(args) => {
            let _holds = (enter_to_read(&[&args.old, &args.new], &console()), enter_to_write(&args.out)?);
            comparison::run(args)
        }
    }
}

/// Waits for whoever is changing these files now, and settles what an interrupted run left there.
fn enter_to_read(files: &[&Path], console: &Console) -> Hold {
    let places: Vec<HeldFolder> =
        files.iter().map(|file| HeldFolder::seen(system::folder_of(file))).collect();
    change::enter_to_read(&places, console).0
}

/// The same for files that are to be written and belong to no document.
fn enter_to_write(files: &[PathBuf]) -> Result<Hold, Refusal> {
    let places: Vec<HeldFolder> =
        files.iter().map(|file| HeldFolder::seen(system::folder_of(file))).collect();
    change::enter(&places, &console())
}

/// A file of the command line, or one that was sent.
pub(super) struct ArgumentFile {
    name: String,
    bytes: Vec<u8>,
    issued_by: Option<Version>,
}

impl ArgumentFile {
    /// A file that somebody has sent.
    pub(super) fn sent(name: String, bytes: Vec<u8>) -> ArgumentFile {
        ArgumentFile { name, bytes, issued_by: None }
    }

    fn read(path: &Path) -> Result<ArgumentFile, Refusal> {
        inputs::refuse_laws(path)?;
        let name = system::shown(path);
        let bytes = system::read(path).map_err(|error| Refusal::unread(&name, &error))?;
        Ok(ArgumentFile { name, bytes, issued_by: locks::issued_by(path) })
    }

    /// The document, with what it refers to.
    fn input<'a>(&'a self, files: &'a dyn Files) -> Input<'a> {
        Input { name: &self.name, bytes: &self.bytes, files, issued_by: self.issued_by }
    }
}

/// Calls the pipeline that serves a document, with the office's own templates beside it, and reports what is
/// found. Returns None if something is wrong.
fn ask<T>(
    path: &Path,
    console: &Console,
    question: impl FnOnce(&Pipeline) -> (Option<T>, Report),
) -> Option<(T, Report)> {
    let (answer, report) = question(&own_templates::only(system::folder_of(path), console)?);
    console.findings(&report);
    Some((answer?, report))
}

/// The tables of money of a file, or only the one with the given id.
fn tables(
    path: &Path,
    files: &dyn Files,
    id: Option<&str>,
    console: &Console,
) -> Result<Option<(Vec<Priced>, Report)>, Refusal> {
    let file = ArgumentFile::read(path)?;
    let Some((mut tables, report)) = ask(path, console, |pipeline| pipeline.tables(file.input(files))) else {
        return Ok(None);
    };
    if tables.is_empty() {
        return Err(Refusal::new(format!("`{}` không có bảng nào có cột tiền", file.name)));
    }
    if let Some(id) = id {
        let known: Vec<_> =
            tables.iter().filter_map(|table| table.bang().ma()).map(|id| format!("`{id}`")).collect();
        let hint = match known.as_slice() {
            [] => "chưa bảng nào có `ma`".to_owned(),
            known => format!("các bảng có mã: {}", known.join(", ")),
        };
        tables.retain(|table| table.bang().ma() == Some(id));
        if tables.is_empty() {
            return Err(Refusal::new(format!("`{}` không có bảng tiền mang mã `{id}`", file.name)).hint(hint));
        }
    }
    Ok(Some((tables, report)))
}

/// The console that a command reports its findings on.
fn console() -> Console {
    Console::new(MessageFormat::Human)
}
