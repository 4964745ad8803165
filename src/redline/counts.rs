//! How many places a redline marks, as a reader counts them.
//!
//! In: each place, as it is made. Out: their numbers. What is replaced is one place, and so are paragraphs, or rows,
//! one after another that come or go together; numbers that shift by as much in one place of the paper are one.

use std::collections::BTreeSet;

/// The places of a redline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedlineCounts {
    /// Words in a paragraph.
    pub words: usize,
    /// Paragraphs that came or went.
    pub paragraphs: usize,
    /// Tables that came, went, or were replaced.
    pub tables: usize,
    /// Rows that came or went.
    pub rows: usize,
    /// Looks that changed, each with what it became; the same change of several places is one.
    looks: BTreeSet<(String, String)>,
    /// Sections whose page changed.
    pub sections: usize,
    /// Numbers that shifted, together; each with how many.
    shifts: BTreeSet<(usize, String)>,
    /// Numbers that shifted, one by one.
    pub shifted: usize,
    /// Lists, or tables, in which other paragraphs stay together with the next.
    keeps: BTreeSet<usize>,
    /// Which list, or table, numbers belong to.
    group: usize,
    /// How many such there are.
    groups: usize,
}

impl RedlineCounts {
    /// All places.
    pub fn all(&self) -> usize {
        let looks = self.looks() + self.sections + self.keeps();
        self.words + self.paragraphs + self.tables + self.rows + looks + self.shifts()
    }

    /// Looks that changed; the same change of several places is one.
    pub fn looks(&self) -> usize {
        self.looks.len()
    }

    /// Lists, or tables, in which other paragraphs stay together with the next.
    pub fn keeps(&self) -> usize {
        self.keeps.len()
    }

    /// Groups of numbers that shifted.
    pub fn shifts(&self) -> usize {
        self.shifts.len()
    }

    /// A table begins. Returns what to leave it with.
    pub(super) fn enter(&mut self) -> usize {
        self.groups += 1;
        std::mem::replace(&mut self.group, self.groups)
    }

    /// A table ends.
    pub(super) fn leave(&mut self, outer: usize) {
        self.group = outer;
    }

    /// A look changes.
    pub(super) fn looked(&mut self, old: &str, new: &str) {
        self.looks.insert((old.to_owned(), new.to_owned()));
    }

    /// A paragraph stays together with the next, or no longer.
    pub(super) fn kept(&mut self) {
        self.keeps.insert(self.group);
    }

    /// A number shifts; one that names an article elsewhere shifts with the articles.
    pub(super) fn renumbered(&mut self, old: &str, new: &str, is_cited: bool) {
        let by = match (old.parse::<i64>(), new.parse::<i64>()) {
            (Ok(old), Ok(new)) => (new - old).to_string(),
            _ => String::new(),
        };
        self.shifted += 1;
        self.shifts.insert((if is_cited { 0 } else { self.group }, by));
    }
}
