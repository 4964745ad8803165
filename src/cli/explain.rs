//! `vanban explain`: what a code means, and how to write what it is about.

use super::args::ExplainArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::finding::Code;
use crate::rules::codes;
use crate::run::{Outcome, Refusal};

/// Runs the command.
pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let Some(wanted) = &args.code else {
        console.print(&codes::list());
        return Ok(Outcome::Done);
    };
    let name = wanted.trim().trim_start_matches('[').trim_end_matches(']').to_uppercase();
    match codes::explained(&name) {
        Some(text) => {
            console.print(&text);
            Ok(Outcome::Done)
        }
        None => {
            let hint = format!("{} (xem mọi mã: `vanban explain`)", near(&name));
            Err(Refusal::new(format!("không có mã `{wanted}`")).hint(hint))
        }
    }
}

/// How many codes are named where none of them is surely meant.
const NEAREST: usize = 3;

/// The codes that one which is not there may have been meant to be: of the same group those with the nearest
/// numbers, of a number alone those of every group.
fn near(name: &str) -> String {
    let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = name[letters.len()..].parse::<u32>().ok();
    let group = letters.trim_matches(|letter: char| !letter.is_alphabetic());
    let all = codes::all();
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
