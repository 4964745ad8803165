//! `vanban tree`: the components of a document as text, or what is read from a Word file.

use super::args::TreeArgs;
use super::console::Console;
use super::values::{MessageFormat, TreeFormat};
use crate::files::Disk;
use crate::finding::{Findings, Report};
use crate::paper::dump;
use crate::pipeline::Input;
use crate::run::change;
use crate::run::hold::HeldFolder;
use crate::run::own_templates;
use crate::run::{Listener, Outcome, Refusal, converted, inputs, locks, system};
use crate::word;

/// Runs the command.
pub(super) fn run(args: &TreeArgs) -> Result<Outcome, Refusal> {
    inputs::refuse_laws(&args.file)?;
    let name = system::shown(&args.file);
    let console = Console::new(MessageFormat::Human);
    let (_hold, _) = change::enter_to_read(&[HeldFolder::seen(system::folder_of(&args.file))], &console);
    if system::is_word(&args.file) || converted::is_older(&args.file) {
        return word_file(args, &name, &console);
    }
    let bytes = system::read(&args.file).map_err(|error| Refusal::unread(&name, &error))?;
    let Some(pipeline) = own_templates::only(system::folder_of(&args.file), &console) else {
        return Ok(Outcome::NotWritten);
    };
    let (document, report) = pipeline.tree(Input {
        name: &name,
        bytes: &bytes,
        files: &Disk,
        issued_by: locks::issued_by(&args.file),
    });
    console.findings(&report);
    let Some(document) = document else { return Ok(Outcome::NotWritten) };
    match args.format {
        TreeFormat::Cay => console.print(&dump::dump(&document)),
        TreeFormat::Texts => {
            dump::texts(&document).iter().for_each(|text| console.print(&format!("{text}\n")));
        }
    }
    Ok(Outcome::Done)
}

/// Prints what is read from a Word file.
fn word_file(args: &TreeArgs, name: &str, console: &Console) -> Result<Outcome, Refusal> {
    let bytes = if converted::is_older(&args.file) {
        let mut told = Findings::default();
        match converted::as_word(&args.file, &mut told) {
            Ok(bytes) => {
                console.findings(&Report { findings: told, ..Report::default() });
                bytes
            }
            Err(finding) => {
                console.findings(&[finding].into_iter().collect());
                return Ok(Outcome::NotWritten);
            }
        }
    } else {
        let bytes = system::read_within(&args.file, word::LARGEST_FILE);
        bytes.map_err(|error| Refusal::unread(name, &error))?
    };
    let file = match word::read(&bytes, args.thay_doi) {
        Ok(file) => file,
        Err(fault) => {
            console.findings(&[fault.finding(name)].into_iter().collect());
            return Ok(Outcome::NotWritten);
        }
    };
    console.findings(&file.remarks.iter().map(|remark| remark.finding(name)).collect());
    match args.format {
        TreeFormat::Cay => console.print(&word::listing(&file)),
        TreeFormat::Texts => {
            word::texts(&file).iter().for_each(|text| console.print(&format!("{text}\n")));
        }
    }
    Ok(Outcome::Done)
}
