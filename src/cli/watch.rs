//! `vanban watch`: a paper in the browser, which follows its file.
//!
//! In: a file. Out: a page in the browser, a line on the terminal for each look at the paper; no file. It leaves
//! the page to [`crate::workbench`], looking at the paper to [`super::watched`].

use std::path::Path;
use std::sync::Arc;

use super::args::WatchArgs;
use super::console::Console;
use super::desk_server::DeskServer;
use super::values::MessageFormat;
use super::watched::WatchedPaper;
use crate::files::disk;
use crate::run::{Listener, Outcome, Refusal, inputs, system};
use crate::session::Session;
use crate::workbench::Desk;

/// Runs the command.
pub(super) fn run(args: &WatchArgs) -> Result<Outcome, Refusal> {
    let name = system::shown(&args.file);
    refuse(&args.file, &name)?;
    let console = Console::new(MessageFormat::Human);
    let desk = Arc::new(Desk::default());
    let number = desk.put(&name);
    let server = DeskServer::start(&desk, &args.desk, &args.file, &system::argument(&name), &console)?;
    let mut paper = WatchedPaper::of(&args.file);
    loop {
        let view =
            paper.look(None, args.desk.fonts.folder(), &console, &mut |early| desk.show(number, early))?;
        desk.show(number, view.clone());
        Session::forget();
        console.say(&paper.told(&view));
        while !paper.has_changed() {
            if !server.is_open() {
                return Ok(Outcome::Done);
            }
        }
    }
}

/// What is no document.
fn refuse(file: &Path, name: &str) -> Result<(), Refusal> {
    inputs::refuse_laws(file)?;
    if disk::is_dir(file) {
        let hint = format!(
            "nêu một tệp YAML trong đó, hoặc xem cả thư mục: `vanban soan {}`",
            system::argument(name)
        );
        return Err(Refusal::new(format!("`{name}` là thư mục")).hint(hint));
    }
    if system::is_word(file) {
        let hint = format!("nhập thành YAML trước: `vanban import {}`", system::argument(name));
        return Err(Refusal::new(format!("`{name}` là tệp Word, không phải YAML")).hint(hint));
    }
    system::read(file).map(drop).map_err(|error| Refusal::unread(name, &error))
}
