//! `vanban explain`: what a code means, and how to write what it is about; also the codes of the office's own
//! rules in the current folder.

use super::args::ExplainArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::content::house::HouseRule;
use crate::finding::Code;
use crate::form;
use crate::rules::{codes, house};
use crate::run::{Outcome, Refusal, own_templates};

/// Runs the command.
pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let wanted = args.code.as_ref();
    let name =
        wanted.map(|wanted| wanted.trim().trim_start_matches('[').trim_end_matches(']').to_uppercase());
    // A code of the program is explained whatever is wrong with the office's files.
    let is_own = name.as_ref().is_none_or(|name| name.starts_with('N'));
    let pipeline = if is_own { own_templates::only(".".as_ref(), &console) } else { None };
    let own = pipeline.as_ref().map_or(&[][..], |pipeline| &pipeline.office().house.all);
    let (Some(wanted), Some(name)) = (wanted, name) else {
        console.print(&format!("{}{}", form::codes::list(), codes::list(own)));
        return Ok(Outcome::Done);
    };
    if let Some(rule) = own.iter().find(|rule| rule.code.name == name) {
        console.print(&house::explained(rule));
        return Ok(Outcome::Done);
    }
    match codes::explained(&name).or_else(|| form::codes::explained(&name)) {
        Some(text) => {
            console.print(&text);
            Ok(Outcome::Done)
        }
        None => {
            let hint = match (is_own, own.is_empty()) {
                (true, true) => {
                    "mã N.. là quy tắc riêng của cơ quan: chạy lệnh này trong thư mục có `templates/quy_tac.yaml`"
                        .to_owned()
                }
                _ => near(&name, own),
            };
            let hint = format!("{hint} (xem mọi mã: `vanban explain`)");
            Err(Refusal::new(format!("không có mã `{wanted}`")).hint(hint))
        }
    }
}

/// How many codes are suggested if none of them is surely meant.
const NEAREST: usize = 3;

/// The codes that an unknown one may have been meant to be: those of the same group with the nearest numbers,
/// or for a number alone those of every group.
fn near(name: &str, own: &[HouseRule]) -> String {
    let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = name[letters.len()..].parse::<u32>().ok();
    let group = letters.trim_matches(|letter: char| !letter.is_alphabetic());
    let all: Vec<Code> = codes::all()
        .into_iter()
        .chain(form::ALL.iter().map(|rule| rule.code))
        .chain(own.iter().map(|rule| rule.code))
        .collect();
    let numbered = |name: &str| name[1..].parse::<u32>().unwrap_or_default();
    let named = |found: &[&str]| found.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let of_group: Vec<&str> =
        all.iter().map(|code| code.name).filter(|name| name.get(..1) == Some(group)).collect();
    let Some(number) = number else {
        return match of_group.as_slice() {
            [] => format!("mã gồm một chữ cái và ba chữ số: {}", named(&firsts(&all))),
            [first, .., last] => format!("các mã {group}: từ `{first}` đến `{last}`"),
            [only] => format!("có phải ý bạn là `{only}`?"),
        };
    };
    if let Some(meant) = of_group.iter().find(|name| numbered(name) == number) {
        return format!("có phải ý bạn là `{meant}`?");
    }
    let mut near: Vec<&str> = match of_group.is_empty() {
        true => all.iter().map(|code| code.name).filter(|name| numbered(name) == number).collect(),
        false => of_group,
    };
    if near.is_empty() {
        return format!("mã gồm một chữ cái và ba chữ số: {}", named(&firsts(&all)));
    }
    near.sort_by_key(|name| (numbered(name).abs_diff(number), *name));
    near.truncate(if group.is_empty() { near.len() } else { NEAREST });
    near.sort_unstable();
    format!("mã gần nhất: {}", named(&near))
}

/// The first code of each group.
fn firsts(all: &[Code]) -> Vec<&'static str> {
    let mut first: Vec<&str> = Vec::new();
    for code in all {
        if first.iter().all(|known| known[..1] != code.name[..1]) {
            first.push(code.name);
        }
    }
    first
}
