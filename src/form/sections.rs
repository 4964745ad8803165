//! Sections of the file as rules see them: which of them a message is about, and what begins in one.

use super::{FormBreaches, FormView};
use crate::finding::Severity;
use crate::length::Length;
use crate::orientation::Orientation;
use crate::source::Span;
use crate::word::WordSection;

/// Half a millimetre: sheets and margins are set by hand, in inches, centimetres and points.
pub(super) const NEAR: i32 = 28;

pub(super) fn near(length: Length, wanted: Length) -> bool {
    (length.to_twips() - wanted.to_twips()).abs() <= NEAR
}

/// Whether a section of a file is A3 on its side and follows another one, as an appendix does.
pub(super) fn is_a3_appendix(at: usize, section: &WordSection) -> bool {
    let (width, height) = Orientation::LandscapeA3.sheet();
    at > 0 && near(section.sheet.0, width) && near(section.sheet.1, height)
}

/// Which sections of the file, where it has several: ` (phần 2, 4 đến 6 của tệp)`.
pub(super) fn parts(view: &FormView<'_>, sections: &[usize]) -> String {
    if view.file.sections.len() < 2 {
        return String::new();
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &section in sections {
        match runs.last_mut().filter(|(_, last)| *last + 1 == section) {
            Some((_, last)) => *last = section,
            None => runs.push((section, section)),
        }
    }
    let names = runs.into_iter().map(|(first, last)| match last - first {
        0 => format!("{}", first + 1),
        1 => format!("{}, {}", first + 1, last + 1),
        _ => format!("{} đến {}", first + 1, last + 1),
    });
    format!(" (phần {} của tệp)", names.collect::<Vec<String>>().join(", "))
}

/// What the first line of a section of the file begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartBegins {
    /// Nothing: the text goes on.
    Nothing,
    /// An appendix.
    Appendix,
    /// The paper, or what is attached to it.
    Document,
}

/// What a section of the file begins.
pub(super) fn begun_by(view: &FormView<'_>, part: usize) -> PartBegins {
    let of_part = |at: usize| view.lines[at].word.place.section as usize == part;
    let Some(first) = (0..view.lines.len()).find(|at| of_part(*at)) else { return PartBegins::Nothing };
    let section = view.lines[first].section;
    if first > 0 && view.lines[first - 1].section == section {
        return PartBegins::Nothing;
    }
    match view.sections.get(section).and_then(|section| section.appendix) {
        Some(_) => PartBegins::Appendix,
        None => PartBegins::Document,
    }
}

/// Whether words of the paper stand in a section of the file.
pub(super) fn holds_words(view: &FormView<'_>, part: usize) -> bool {
    view.lines.iter().any(|line| line.word.place.section as usize == part)
}

/// Where the words of a section of the file begin.
pub(super) fn first_of(view: &FormView<'_>, part: usize) -> Option<Span> {
    view.lines.iter().find(|line| line.word.place.section as usize == part).and_then(|line| line.at)
}

/// What is told of sections of a file, each message once.
#[derive(Default)]
pub(super) struct ToldOnce {
    all: Vec<(Severity, String, String, Vec<usize>)>,
}

impl ToldOnce {
    pub(super) fn add(&mut self, section: usize, severity: Severity, message: String, hint: String) {
        match self.all.iter_mut().find(|(_, known, ..)| *known == message) {
            Some((.., sections)) => sections.push(section),
            None => self.all.push((severity, message, hint, vec![section])),
        }
    }

    pub(super) fn tell(self, view: &FormView<'_>, found: &mut FormBreaches) {
        for (severity, message, hint, sections) in self.all {
            found.add(severity, None, format!("{message}{}", parts(view, &sections)), hint);
        }
    }
}
