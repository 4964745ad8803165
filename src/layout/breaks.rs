//! Where the lines of a paragraph may end and where they may not.
//!
//! In: a paragraph with its look, in lines so wide. Out: its ties, its partings, its lines. Of one that
//! is one line without a doubt nothing is found but that.

use super::letters::{Limits, Measured, on_one_line};
use super::measure::{SetLine, lines};
use super::parting::parted;
use super::setting::Setting;
use super::ties::Ties;

/// The breaks of a paragraph.
#[derive(Default)]
pub(super) struct Breaks {
    /// None where it is one line without a doubt.
    pub(super) measured: Option<Measured>,
    pub(super) ties: Ties,
    /// As [`super::parting`] has them.
    pub(super) partings: Vec<usize>,
}

impl Breaks {
    pub(super) fn of(setting: &Setting<'_>) -> Breaks {
        let Setting { content, style, size, width, faces } = *setting;
        let limits = setting.limits();
        if on_one_line(content, style, size, limits.narrowest(), faces).is_some() {
            return Breaks::default();
        }
        let measured = Measured::of(content, style, faces);
        let ties = Ties::within(&measured, style, size, width);
        let partings = parted(&measured, limits);
        Breaks { measured: Some(measured), ties, partings }
    }

    /// The lines of a paragraph of more than one.
    pub(super) fn lines(&self, measured: &Measured, limits: Limits) -> Vec<SetLine> {
        lines(measured, limits, &self.ties, &self.partings)
    }
}
