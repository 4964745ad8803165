//! Bounds on texts with variables and on an office's own templates: how long they are, how many tags and
//! levels they have, how many steps their loops take, how much they may read and write.
//!
//! In: a text and the engine that fills it in. Out: the words, or an error that says which bound was met.
//! All figures stand here; SECURITY.md and content/README.md name them.

mod budget;
mod grown;
mod scan;
mod weave;

use tera::{Context, ErrorKind, Tera, TeraResult};

use super::own_error;
pub(super) use budget::{new_paper, written};
pub(super) use weave::{WovenTemplate, weave};

/// The most bytes of a text with variables.
const LONGEST_TEXT: usize = 64 * 1024;
/// The most bytes of an office's own template of a kind.
const LONGEST_FRAME: usize = 1024 * 1024;
/// The most tags in one of them.
const MOST_TAGS: usize = 2000;
/// The most levels of tags within tags.
const DEEPEST: usize = 20;
/// The most `elif` of an `if`.
const MOST_BRANCHES: usize = 40;
/// The most values that a tag may list.
const MOST_ITEMS: usize = 256;
/// The most steps of all loops together.
const MOST_STEPS: u64 = 100_000;
/// The most bytes that loops go over, filters are given and values write, together.
const MOST_WORK: u64 = 16 * 1024 * 1024;
/// The most bytes of a value that a text makes.
const LONGEST_VALUE: u64 = 128 * 1024;
/// The most bytes that a text comes to.
const LONGEST_OUTPUT: u64 = 1024 * 1024;
/// The most bytes that a template of a kind comes to, with all that it includes.
const LONGEST_FRAME_OUTPUT: u64 = 16 * 1024 * 1024;
/// The most numbers that `range` gives.
const LONGEST_RANGE: u64 = 10_000;

#[cfg(test)]
mod tests;

/// Adds what counts to an engine, and the filters whose results are longer than what they are given.
pub(super) fn register(tera: &mut Tera) {
    budget::register(tera);
    grown::register(tera);
}

/// Fills in a text within the bounds. `escape`: values are escaped.
pub(super) fn render(tera: &Tera, text: &str, context: &Context, escape: bool) -> TeraResult<String> {
    let woven = weave(text, false).map_err(|refusal| own_error::beyond(&refusal.sentence, refusal.hint))?;
    budget::within(LONGEST_OUTPUT, || tera.render_str(&woven.text, context, escape))
}

/// Fills in a frame within the bounds.
pub(super) fn render_frame(tera: &Tera, name: &str, context: &Context) -> TeraResult<String> {
    let rendered = budget::within(LONGEST_FRAME_OUTPUT, || tera.render(name, context));
    rendered.map_err(|error| match (error.kind(), own_error::read(&error.to_string())) {
        // Tera has no place for what is too much for writing.
        (ErrorKind::Msg(_), Some((sentence, hint))) => {
            own_error::beyond(&format!("`{name}`: {sentence}"), hint)
        }
        _ => error,
    })
}

/// The byte of a text of the content that a line and a column of what Tera was given stand for.
pub(super) fn typed(text: &str, line: usize, column: usize) -> usize {
    weave(text, false).map_or(0, |woven| woven.typed(line, column))
}
