//! What clap reports, in Vietnamese: help, version, and errors of the command line.

use std::error::Error as _;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error};

use super::args::Cli;
use super::closed;
use super::console::{self, Console};
use crate::content::declare::suggestion;
use crate::files::disk;
use crate::run::Refusal;

/// Prints it; the exit code is 0 for help that was asked for and could be printed, otherwise 2.
pub(super) fn tell(error: &Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            match closed::stdout() && !error.use_stderr() {
                true => console::unheard(),
                false => console::said(error.print().and_then(|()| io::stdout().flush())),
            }
            if let Err(refusal) = console::all_said() {
                Console::refuse(&refusal);
                return ExitCode::from(2);
            }
        }
        _ => Console::refuse(&refusal(error)),
    }
    ExitCode::from(error.exit_code() as u8)
}

fn refusal(error: &Error) -> Refusal {
    let value = |kind| text(error, kind);
    let argument = value(ContextKind::InvalidArg);
    let given = value(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh `{}`", value(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("không có tùy chọn hoặc tham số `{argument}`"),
        ErrorKind::InvalidValue if given.is_empty() => format!("`{argument}` cần một giá trị đi kèm"),
        ErrorKind::InvalidValue | ErrorKind::TooManyValues => {
            format!("`{argument}` không nhận giá trị `{given}`")
        }
        ErrorKind::ValueValidation => {
            let reason = error.source().map(|reason| format!(": {reason}")).unwrap_or_default();
            // A reason that already quotes the given value is enough.
            match reason.contains(&format!("`{given}`")) {
                true => format!("`{argument}`{reason}"),
                false => format!("`{argument}` không nhận giá trị `{given}`{reason}"),
            }
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu tham số {argument}"),
        ErrorKind::MissingSubcommand => "chưa nêu lệnh".to_owned(),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("số giá trị của `{argument}` không đúng")
        }
        ErrorKind::ArgumentConflict if argument == value(ContextKind::PriorArg) => {
            format!("`{argument}` chỉ được nêu một lần")
        }
        ErrorKind::ArgumentConflict => {
            format!("không dùng `{argument}` cùng với `{}`", value(ContextKind::PriorArg))
        }
        ErrorKind::InvalidUtf8 => "có tham số không phải chữ Unicode hợp lệ".to_owned(),
        _ => "dòng lệnh không đúng".to_owned(),
    };
    Refusal::new(message).hint(hint(error))
}

fn hint(error: &Error) -> String {
    let typed = text(error, ContextKind::InvalidSubcommand);
    if typed == "help" {
        return format!("xem cách dùng: {}", help());
    }
    if looks_like_input(&typed) {
        return format!("muốn xuất văn bản thì viết `vanban build {typed}`");
    }
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        let suggested = text(error, kind);
        if !suggested.is_empty() {
            return format!("có phải là `{}`?", suggested.replace(", ", "` hay `"));
        }
    }
    let valid = text(error, ContextKind::ValidValue);
    match valid.is_empty() {
        true => format!("xem cách dùng: {}", help()),
        false => suggestion(&text(error, ContextKind::InvalidValue), valid.split(", ")),
    }
}

/// The command that prints the help of the command that was named.
fn help() -> String {
    let mut command = Cli::command();
    let mut words = vec!["vanban".to_owned()];
    for argument in std::env::args_os().skip(1) {
        if argument == "help" && words.len() == 1 {
            continue;
        }
        let Some(below) = command.find_subcommand(&argument).cloned() else { break };
        words.push(below.get_name().to_owned());
        command = below;
    }
    match (words.len(), command.has_subcommands()) {
        (1, _) => "`vanban --help`, hoặc `vanban <LỆNH> --help`".to_owned(),
        (_, true) => format!("`{0} --help`, hoặc `{0} <LỆNH> --help`", words.join(" ")),
        (_, false) => format!("`{} --help`", words.join(" ")),
    }
}

/// Whether this looks like a file or folder, given where a command should be.
fn looks_like_input(typed: &str) -> bool {
    !typed.is_empty() && (typed.ends_with(".yaml") || typed.ends_with(".yml") || disk::is_dir(typed))
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        Some(ContextValue::StyledStr(one)) => one.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
