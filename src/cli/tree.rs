//! `vanban tree`: a document's components as text.

use super::args::TreeArgs;
use super::console::Console;
use super::values::{MessageFormat, TreeFormat};
use crate::files::Disk;
use crate::paper::dump;
use crate::pipeline::Input;
use crate::run::change;
use crate::run::hold::HeldFolder;
use crate::run::own_templates;
use crate::run::{Listener, Outcome, Refusal, inputs, locks, system};

/// Runs the command.
pub(super) fn run(args: &TreeArgs) -> Result<Outcome, Refusal> {
    inputs::refuse_laws(&args.file)?;
    let name = system::shown(&args.file);
    let console = Console::new(MessageFormat::Human);
    let (_hold, _) = change::enter_to_read(&[HeldFolder::seen(system::folder_of(&args.file))], &console);
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
