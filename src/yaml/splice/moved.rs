//! Where the words of an edited text were before.
//!
//! In: the pieces of both texts, from their beginnings. Out: for a range of the new text its range
//! in the old one. Ranges are those of the composed letters that every reader sees.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// The pieces of two texts, one for one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pieces: Vec<MovedPiece>,
    /// How long both texts are so far.
    old: usize,
    new: usize,
}

/// The words at one place of each text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MovedPiece {
    old: Range<usize>,
    new: Range<usize>,
    /// Whether both have the same words.
    same: bool,
}

impl Moved {
    /// Adds words that both texts have next.
    pub(super) fn same(&mut self, words: &str) {
        self.piece(words, words, true);
    }

    /// Adds words of the old text and those that replace them; `old` is empty where words were only
    /// added.
    pub(super) fn other(&mut self, old: &str, new: &str) {
        self.piece(old, new, false);
    }

    fn piece(&mut self, old: &str, new: &str, same: bool) {
        let length = |text: &str| text.nfc().map(char::len_utf8).sum::<usize>();
        let (old, new) = (self.old..self.old + length(old), self.new..self.new + length(new));
        (self.old, self.new) = (old.end, new.end);
        self.pieces.push(MovedPiece { old, new, same });
    }

    /// Where a range of the new text was in the old one: of words that replace others, where those were.
    /// Returns None for what was added.
    pub fn before(&self, range: Range<usize>) -> Option<Range<usize>> {
        let holds = |piece: &&MovedPiece| piece.new.contains(&range.start);
        let at_end = || self.pieces.iter().rfind(|piece| piece.same && piece.new.end == range.start);
        let piece = self.pieces.iter().find(holds).or_else(at_end)?;
        if !piece.same {
            return (!piece.old.is_empty()).then(|| piece.old.clone());
        }
        let back = |at: usize| piece.old.start + (at.min(piece.new.end) - piece.new.start);
        Some(back(range.start)..back(range.end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, splice_and_trace};
    use crate::source::Sources;

    /// Letters that are not composed count as the one letter they are read as.
    #[test]
    fn what_was_not_added_is_found_where_it_stood() {
        let old = "a: Xa\u{303}\nso:\nky_hieu: K\nten: cu\u{303}\nsau: [x]\n";
        let edits = [
            Edit::Replace { at: vec!["so".into()], value: "05".into() },
            Edit::Insert {
                map: Vec::new(),
                after: Some("ky_hieu".into()),
                key: "ngay".into(),
                value: "5/1".into(),
            },
            Edit::Remove { map: Vec::new(), key: "ten".into() },
        ];
        let (new, moved) = splice_and_trace("a.yaml", old.as_bytes(), &edits).unwrap();
        let mut sources = Sources::default();
        let [old, new] = [old, std::str::from_utf8(&new).unwrap()].map(|text| sources.add("a.yaml", text));
        let before = |words: &str| {
            let start = sources.file(new).text().find(words).unwrap();
            let range = moved.before(start..start + words.len())?;
            let (line, column) = sources.file(old).line_column(range.start);
            Some((line, column, &sources.file(old).text()[range]))
        };
        assert_eq!(before("[x]"), Some((5, 6, "[x]")));
        assert_eq!(before("Xã"), Some((1, 4, "Xã")));
        assert_eq!(before("ky_hieu"), Some((3, 1, "ky_hieu")));
        assert_eq!(before("5/1"), None, "it was added");
        assert_eq!(moved.before(0..0), Some(0..0));
    }
}
