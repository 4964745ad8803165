//! The marks of tracked changes: who, when, and a number that no other has.
//!
//! In: the author and the day that were asked for. Out: the begin and the end of each mark. Nothing is read
//! from a clock.

use std::fmt::Write;

use quick_xml::escape::escape;

/// Whose changes they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedlineAuthor {
    /// As the file will say.
    pub name: String,
    /// The day, as `2026-10-31`; without one the changes say none.
    pub day: Option<String>,
}

/// What a mark says was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RedlineKind {
    Inserted,
    Deleted,
}

impl RedlineKind {
    /// The element.
    pub(super) fn name(self) -> &'static str {
        match self {
            RedlineKind::Inserted => "w:ins",
            RedlineKind::Deleted => "w:del",
        }
    }
}

/// Why something is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RedlineReason {
    /// Somebody wrote it.
    Written,
    /// A number only shifts, because something before it came or went.
    Renumbered,
    /// What stays on one page with the next has changed, because something else follows.
    Kept,
}

/// Gives out marks.
#[derive(Clone, Debug)]
pub(super) struct RedlineMarks {
    who: String,
    renumbered: String,
    kept: String,
    next: u32,
}

/// What is behind the name of who only shifts numbers.
pub(super) const RENUMBERED: &str = " (đánh số lại)";
/// What is behind the name of who only keeps paragraphs together.
const KEPT: &str = " (giữ liền trang)";

impl RedlineMarks {
    /// Marks whose numbers begin at `first`.
    pub(super) fn new(author: &RedlineAuthor, first: u32) -> RedlineMarks {
        let day = author.day.as_ref().map_or_else(String::new, |day| format!(" w:date=\"{day}T00:00:00Z\""));
        let who = |suffix: &str| format!(" w:author=\"{}{suffix}\"{day}", escape(author.name.as_str()));
        RedlineMarks { who: who(""), renumbered: who(RENUMBERED), kept: who(KEPT), next: first }
    }

    /// A number and nothing else.
    pub(super) fn id(&mut self) -> String {
        self.next += 1;
        format!(" w:id=\"{}\"", self.next - 1)
    }

    fn attributes(&mut self, reason: RedlineReason) -> String {
        let mut attributes = self.id();
        attributes.push_str(match reason {
            RedlineReason::Written => &self.who,
            RedlineReason::Renumbered => &self.renumbered,
            RedlineReason::Kept => &self.kept,
        });
        attributes
    }

    /// A mark around runs.
    pub(super) fn around(&mut self, kind: RedlineKind, reason: RedlineReason, runs: &str) -> String {
        let (name, attributes) = (kind.name(), self.attributes(reason));
        format!("<{name}{attributes}>{runs}</{name}>")
    }

    /// A mark that stands alone: of a row, of the mark of a paragraph.
    pub(super) fn alone(&mut self, kind: RedlineKind) -> String {
        format!("<{}{}/>", kind.name(), self.attributes(RedlineReason::Written))
    }

    /// What something looked like before: `w:pPrChange` and its like.
    pub(super) fn change(&mut self, of: &str, old: &str) -> String {
        self.change_for(of, old, RedlineReason::Written)
    }

    /// The same, for a reason.
    pub(super) fn change_for(&mut self, of: &str, old: &str, reason: RedlineReason) -> String {
        let mut xml = format!("<{of}Change{}>", self.attributes(reason));
        let _ = match old {
            "" => write!(xml, "<{of}/>"),
            old => write!(xml, "<{of}>{old}</{of}>"),
        };
        let _ = write!(xml, "</{of}Change>");
        xml
    }
}
