//! `vanban explain`: what a code means, and how to write what it is about; also the codes of rules that the
//! office of the folder at hand has stated itself.

use super::args::ExplainArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::finding::suggest::suggestion;
use crate::rules::{codes, house};
use crate::run::{Outcome, Refusal, own_templates};

/// Runs the command.
pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let wanted = args.code.as_ref();
    let name =
        wanted.map(|wanted| wanted.trim().trim_start_matches('[').trim_end_matches(']').to_uppercase());
    // A code of the program is told whatever is wrong with the office's files.
    let is_own = name.as_ref().is_none_or(|name| name.starts_with('N'));
    let pipeline = if is_own { own_templates::only(".".as_ref(), &console) } else { None };
    let own = pipeline.as_ref().map_or(&[][..], |pipeline| &pipeline.office().house.all);
    let (Some(wanted), Some(name)) = (wanted, name) else {
        console.print(&codes::list(own));
        return Ok(Outcome::Done);
    };
    if let Some(rule) = own.iter().find(|rule| rule.code.name == name) {
        console.print(&house::explained(rule));
        return Ok(Outcome::Done);
    }
    match codes::explained(&name) {
        Some(text) => {
            console.print(&text);
            Ok(Outcome::Done)
        }
        None => {
            let all = codes::all();
            let known = all.iter().map(|code| code.name).chain(own.iter().map(|rule| rule.code.name));
            let hint = match (is_own, own.is_empty()) {
                (true, true) => {
                    "mã N.. là quy tắc riêng của cơ quan: chạy lệnh này trong thư mục có `templates/quy_tac.yaml`"
                        .to_owned()
                }
                _ => suggestion(&name, known),
            };
            let hint = format!("{hint} (xem mọi mã: `vanban explain`)");
            Err(Refusal::new(format!("không có mã `{wanted}`")).hint(hint))
        }
    }
}
