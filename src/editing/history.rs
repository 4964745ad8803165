//! What was changed in a file, step by step, to be taken back and made again.
//!
//! In: the bytes before and after each edit. Out: the bytes without the last one, or with it again; only of the very
//! bytes that the step left, so that nothing that somebody else wrote since then is lost.

use crate::digest::of_bytes;

/// The most steps that are kept.
const KEPT: usize = 1000;

/// The edits of a file.
#[derive(Debug, Default)]
pub struct EditHistory {
    done: Vec<EditStep>,
    undone: Vec<EditStep>,
}

/// The one stretch of a file that an edit changed.
#[derive(Debug)]
struct EditStep {
    start: usize,
    old: Vec<u8>,
    new: Vec<u8>,
    /// The digests of the whole file.
    before: String,
    after: String,
    /// What was edited, to know what goes on with it.
    what: String,
}

impl EditHistory {
    /// How many edits can be taken back, and how many can be made again.
    pub fn counts(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// Adds an edit of something. With `goes_on` it is one with the last edit, if that was one of the same.
    pub fn add(&mut self, before: &[u8], after: &[u8], what: &str, goes_on: bool) {
        if before == after {
            return;
        }
        self.undone.clear();
        let last =
            self.done.last().filter(|last| goes_on && last.what == what && last.after == of_bytes(before));
        let first = last.map(|last| replaced(before, last.start, &last.new, &last.old));
        if first.is_some() {
            self.done.pop();
        }
        let before = first.as_deref().unwrap_or(before);
        if before != after {
            self.done.push(EditStep::of(before, after, what));
        }
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
    }

    /// The bytes without the last edit. Returns None if there is none, or if these are not the bytes it left.
    pub fn undo(&mut self, now: &[u8]) -> Option<Vec<u8>> {
        let step = self.done.pop_if(|step| step.after == of_bytes(now))?;
        let bytes = replaced(now, step.start, &step.new, &step.old);
        self.undone.push(step);
        Some(bytes)
    }

    /// The bytes with the last edit again that was taken back. Returns None as [`EditHistory::undo`].
    pub fn redo(&mut self, now: &[u8]) -> Option<Vec<u8>> {
        let step = self.undone.pop_if(|step| step.before == of_bytes(now))?;
        let bytes = replaced(now, step.start, &step.old, &step.new);
        self.done.push(step);
        Some(bytes)
    }
}

impl EditStep {
    fn of(before: &[u8], after: &[u8], what: &str) -> EditStep {
        let start = before.iter().zip(after).take_while(|(one, two)| one == two).count();
        let most = before.len().min(after.len()) - start;
        let ends = before.iter().rev().zip(after.iter().rev()).take(most);
        let end = ends.take_while(|(one, two)| one == two).count();
        EditStep {
            start,
            old: before[start..before.len() - end].to_vec(),
            new: after[start..after.len() - end].to_vec(),
            before: of_bytes(before),
            after: of_bytes(after),
            what: what.to_owned(),
        }
    }
}

fn replaced(bytes: &[u8], start: usize, old: &[u8], new: &[u8]) -> Vec<u8> {
    [&bytes[..start], new, &bytes[start + old.len()..]].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::EditHistory;

    #[test]
    fn typing_is_one_step_and_nothing_of_others_is_lost() {
        let mut history = EditHistory::default();
        history.add(b"a: 1", b"a: 12", "a", false);
        history.add(b"a: 12", b"a: 123", "a", true);
        history.add(b"a: 123", b"a: 123\nb: 1", "b", true);
        assert_eq!(history.counts(), (2, 0));
        assert_eq!(history.undo(b"a: 9\nb: 1"), None, "somebody else wrote");
        assert_eq!(history.undo(b"a: 123\nb: 1").unwrap(), b"a: 123");
        assert_eq!(history.undo(b"a: 123").unwrap(), b"a: 1");
        assert_eq!(history.undo(b"a: 1"), None);
        assert_eq!(history.redo(b"a: 1").unwrap(), b"a: 123");
        // What was typed and taken back by hand is no step.
        history.add(b"a: 123", b"a: 4", "a", false);
        history.add(b"a: 4", b"a: 123", "a", true);
        assert_eq!(history.counts(), (1, 0));
    }

    proptest! {
        /// All that was done is taken back, and made again, byte by byte.
        #[test]
        fn all_is_taken_back_and_made_again(texts in prop::collection::vec("[ab]{0,6}", 2..8)) {
            let mut history = EditHistory::default();
            let mut seen: Vec<&[u8]> = vec![texts[0].as_bytes()];
            for text in &texts[1..] {
                history.add(seen[seen.len() - 1], text.as_bytes(), "a", false);
                if seen[seen.len() - 1] != text.as_bytes() {
                    seen.push(text.as_bytes());
                }
            }
            let mut now = seen[seen.len() - 1].to_vec();
            for text in seen.iter().rev().skip(1) {
                now = history.undo(&now).unwrap();
                prop_assert_eq!(&now[..], *text);
            }
            for text in &seen[1..] {
                now = history.redo(&now).unwrap();
                prop_assert_eq!(&now[..], *text);
            }
        }
    }
}
