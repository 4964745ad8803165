//! What commands have in common: files are found and read, held, judged, written and recorded, on several
//! threads.
//!
//! In: what a command asks for, already parsed. Out: files, and what is to be reported about them, to a
//! [`Listener`]. Reading the command line and all printing is left to [`crate::cli`], and every judgement of
//! a document to [`crate::pipeline`].

pub(crate) mod archive;
pub(crate) mod bounds;
pub(crate) mod change;
pub(crate) mod converted;
pub(crate) mod crash;
pub(crate) mod documents;
mod durable;
pub(crate) mod follow;
mod font_dir;
pub(crate) mod hold;
pub(crate) mod inputs;
pub(crate) mod issued;
pub(crate) mod job;
pub(crate) mod kept;
pub(crate) mod laid_out;
mod listener;
pub(crate) mod locks;
pub(crate) mod lost;
pub(crate) mod own_templates;
pub(crate) mod packs;
pub(crate) mod parts;
pub(crate) mod places;
pub(crate) mod present;
pub(crate) mod print;
pub(crate) mod record;
pub(crate) mod records;
pub(crate) mod returned;
pub(crate) mod save;
pub(crate) mod signed;
pub(crate) mod spool;
pub(crate) mod stale;
pub(crate) mod stand;
mod step;
pub(crate) mod system;
pub(crate) mod tally;
pub(crate) mod unit_locks;
pub(crate) mod versions;
pub(crate) mod whole;
mod wildcards;
pub(crate) mod word_files;
pub(crate) mod workers;
pub(crate) mod written_back;

use std::io;

pub(crate) use listener::Listener;

use crate::finding;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything asked for was done.
    Done,
    /// Some document was not written.
    NotWritten,
}

/// Why a command could not begin: one sentence, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

impl Refusal {
    pub(crate) fn new(message: impl Into<String>) -> Refusal {
        Refusal { message: message.into(), hint: None }
    }

    pub(crate) fn hint(self, hint: impl Into<String>) -> Refusal {
        Refusal { hint: Some(hint.into()), ..self }
    }

    /// The refusal for a file that cannot be read.
    pub(crate) fn unread(name: &str, error: &io::Error) -> Refusal {
        let hint = system::where_from(error).map(str::to_owned);
        Refusal { message: format!("không đọc được `{name}`: {}", system::words(error)), hint }
    }

    /// The refusal for a finding after which nothing can be done.
    pub(crate) fn of(finding: finding::Finding) -> Refusal {
        Refusal { message: finding.message, hint: finding.hint }
    }
}
