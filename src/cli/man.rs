//! `vanban man`: pages for `man`, made from the same help that `--help` prints.
//!
//! In: the words of a command. Out: one page in roff on stdout. What a page says is left to
//! [`super::args`]; this file gives it headings in Vietnamese.

use clap::CommandFactory;
use clap_mangen::Man;

use super::args::{Cli, ManArgs};
use super::console::Console;
use super::values::MessageFormat;
use crate::finding::suggest::suggestion;
use crate::run::{Outcome, Refusal};

/// Runs the command.
pub(super) fn run(args: &ManArgs) -> Result<Outcome, Refusal> {
    let mut command = Cli::command();
    command.build();
    let mut name = command.get_name().to_owned();
    for word in &args.command {
        let Some(below) = command.find_subcommand(word) else {
            return Err(unknown(word, &command, &name.replace('-', " ")));
        };
        name = format!("{name}-{}", below.get_name());
        command = below.clone();
    }
    Console::new(MessageFormat::Human).print(&page(command, name));
    Ok(Outcome::Done)
}

/// The error that a command has no subcommand of this name.
fn unknown(word: &str, command: &clap::Command, called: &str) -> Refusal {
    if !command.has_subcommands() {
        return Refusal::new(format!("`{called}` không có lệnh con, không có `{word}`")).hint(format!(
            "trang hướng dẫn của lệnh này: `vanban man {}`",
            called.replacen("vanban ", "", 1)
        ));
    }
    let hint = suggestion(word, command.get_subcommands().map(clap::Command::get_name));
    Refusal::new(format!("không có lệnh `{word}` trong `{called}`")).hint(hint)
}

/// The headings that the library writes, and what a reader of the page sees instead.
const HEADINGS: [(&str, &str); 6] = [
    (".SH NAME", ".SH TÊN"),
    (".SH SYNOPSIS", ".SH \"CÁCH DÙNG\""),
    (".SH DESCRIPTION", ".SH \"MÔ TẢ\""),
    (".SH Lệnh", ".SH LỆNH"),
    (".SH EXTRA", ".SH \"NÓI THÊM\""),
    (".SH VERSION", ".SH \"PHIÊN BẢN\""),
];

/// The page of a command. It has no date, so that the same program always makes the same page.
fn page(command: clap::Command, name: String) -> String {
    let man = Man::new(command.display_name(name.clone()))
        .title(name)
        .date("")
        .source(concat!("vanban ", env!("CARGO_PKG_VERSION")))
        .manual("Sổ tay vanban");
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    man.render(&mut bytes).expect("a page is written to memory");
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().map(|line| {
        HEADINGS.iter().find(|(english, _)| *english == line).map_or(line, |(_, vietnamese)| vietnamese)
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}
