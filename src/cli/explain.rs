//! `vanban explain`: what a code means, and how to write what it is about.

use super::args::ExplainArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::finding::suggest::suggestion;
use crate::form;
use crate::rules::codes;
use crate::run::{Outcome, Refusal};

/// Runs the command.
pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let Some(wanted) = &args.code else {
        console.print(&format!("{}{}", form::codes::list(), codes::list()));
        return Ok(Outcome::Done);
    };
    let name = wanted.trim().trim_start_matches('[').trim_end_matches(']').to_uppercase();
    match codes::explained(&name).or_else(|| form::codes::explained(&name)) {
        Some(text) => {
            console.print(&text);
            Ok(Outcome::Done)
        }
        None => {
            let all = codes::all();
            let of_form = form::ALL.iter().map(|rule| rule.code.name);
            let hint = suggestion(&name, all.iter().map(|code| code.name).chain(of_form));
            let hint = format!("{hint} (xem mọi mã: `vanban explain`)");
            Err(Refusal::new(format!("không có mã `{wanted}`")).hint(hint))
        }
    }
}
