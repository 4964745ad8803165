//! A text as an editor holds it, and places in it as an editor names them.
//!
//! In: a text; lines and columns from 0, in the unit that editor and program agreed on. Out: bytes of the text as
//! typed, and of the text that every reader sees, which is in NFC and has no byte order mark.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::source::TypedPlaces;

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16, as the protocol counts where nothing else is agreed on.
    Utf16,
}

/// A place as an editor names it: both numbers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditorPlace {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A text as an editor holds it.
#[derive(Clone, Debug)]
pub struct EditorText {
    typed: String,
    /// How many bytes its byte order mark takes.
    mark: usize,
    places: TypedPlaces,
    line_starts: Vec<usize>,
}

impl EditorText {
    /// The text as typed.
    pub fn new(typed: impl Into<String>) -> EditorText {
        let typed = typed.into();
        let mark = typed.len() - typed.strip_prefix('\u{feff}').unwrap_or(&typed).len();
        let composed: String = typed[mark..].nfc().collect();
        let places = TypedPlaces::of(&typed[mark..], &composed);
        let bytes = typed.as_bytes();
        // A carriage return alone ends a line for editors too.
        let ends = (0..bytes.len()).filter(|&at| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let line_starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        EditorText { mark, places, line_starts, typed }
    }

    /// The text as typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The typed byte of a place; one that is behind the end of its line or of the text is at that end.
    pub fn byte(&self, place: EditorPlace, unit: ColumnUnit) -> usize {
        let Some(line) = self.line(place.line as usize) else { return self.typed.len() };
        let mut left = place.column as usize;
        for (at, letter) in self.typed[line.clone()].char_indices() {
            if left == 0 {
                return line.start + at;
            }
            left = left.saturating_sub(width(letter, unit));
        }
        line.end
    }

    /// The place of a typed byte.
    pub fn place(&self, byte: usize, unit: ColumnUnit) -> EditorPlace {
        let byte = self.typed.floor_char_boundary(byte.min(self.typed.len()));
        let line = self.line_starts.partition_point(|start| *start <= byte) - 1;
        let column: usize =
            self.typed[self.line_starts[line]..byte].chars().map(|one| width(one, unit)).sum();
        EditorPlace { line: line as u32, column: column as u32 }
    }

    /// The bytes of a line, from 0, without its end. Returns None if there is no such line.
    pub fn line(&self, line: usize) -> Option<Range<usize>> {
        let start = *self.line_starts.get(line)?;
        let next = self.line_starts.get(line + 1).map_or(self.typed.len(), |next| *next);
        let text = self.typed[start..next].trim_end_matches(['\n', '\r']);
        Some(start..start + text.len())
    }

    /// The line, from 0, that a typed byte is in.
    pub fn line_of(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte) - 1
    }

    /// The byte that readers see where this one is typed.
    pub fn read(&self, typed: usize) -> usize {
        self.places.composed(typed.saturating_sub(self.mark))
    }

    /// The typed bytes of those that readers see: of letters that are in them in part, all.
    pub fn typed_range(&self, read: Range<usize>) -> Range<usize> {
        let longest = self.typed.len();
        let at = |byte: usize| (self.mark + self.places.typed(byte)).min(longest);
        at(read.start)..at(read.end).max(at(read.start))
    }

    /// The text with other words in place of a range of typed bytes.
    pub fn changed(&self, range: Range<usize>, words: &str) -> EditorText {
        let (start, end) = (range.start, range.end.max(range.start));
        EditorText::new(format!("{}{words}{}", &self.typed[..start], &self.typed[end..]))
    }
}

fn width(letter: char, unit: ColumnUnit) -> usize {
    match unit {
        ColumnUnit::Utf8 => letter.len_utf8(),
        ColumnUnit::Utf16 => letter.len_utf16(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ColumnUnit, EditorPlace, EditorText};
    use crate::source::Sources;

    fn at(line: u32, column: u32) -> EditorPlace {
        EditorPlace { line, column }
    }

    #[test]
    fn columns_count_units_and_letters_are_found_however_they_were_typed() {
        // A byte order mark, letters with their marks apart, one that takes two units, line ends of Windows.
        let text = EditorText::new("\u{feff}a: Uy\u{309} ban\r\nb: 😀 xã\r\n\r\nc");
        let ban = text.typed().find("ban").unwrap();
        assert_eq!(text.place(ban, ColumnUnit::Utf16), at(0, 8));
        assert_eq!(text.place(ban, ColumnUnit::Utf8), at(0, 11));
        let commune = text.typed().find("xã").unwrap();
        assert_eq!(text.place(commune, ColumnUnit::Utf16), at(1, 6));
        assert_eq!(text.byte(at(1, 6), ColumnUnit::Utf16), commune);
        assert_eq!(text.byte(at(1, 99), ColumnUnit::Utf16), commune + "xã".len());
        assert_eq!(text.byte(at(9, 0), ColumnUnit::Utf16), text.typed().len());
        assert_eq!(text.place(text.typed().len(), ColumnUnit::Utf16), at(3, 1));
        // What readers see of it.
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text.typed());
        let read = sources.file(file).text();
        for word in ["ban", "😀", "xã", "c"] {
            let found = read.find(word).unwrap();
            let typed = text.typed_range(found..found + word.len());
            assert_eq!(&text.typed()[typed.clone()], word);
            assert_eq!(text.read(typed.start), found);
        }
        let body = read.find("Uỷ").unwrap();
        assert_eq!(&text.typed()[text.typed_range(body..body + 4)], "Uy\u{309}");
    }

    proptest! {
        /// The place of a byte leads back to it, in both units; a byte in the middle of a line end belongs to it.
        #[test]
        fn bytes_and_places_lead_to_each_other(typed in "[ab\u{309}ế😀\u{feff}\r\n:]{0,40}", at in 0usize..120) {
            let text = EditorText::new(typed.clone());
            let byte = typed.floor_char_boundary(at.min(typed.len()));
            for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16] {
                let place = text.place(byte, unit);
                let back = text.byte(place, unit);
                let line = text.line(place.line as usize).unwrap();
                prop_assert_eq!(back, byte.min(line.end));
                prop_assert_eq!(text.place(back, unit), EditorPlace { line: place.line, ..text.place(back, unit) });
            }
        }

        /// A change by places is the change of the text.
        #[test]
        fn a_change_is_made_where_it_is_said(before in "[aế\r\n]{0,12}", old in "[b😀]{0,4}", new in "[cử\n]{0,4}", behind in "[dđ]{0,6}") {
            let text = EditorText::new(format!("{before}{old}{behind}"));
            let unit = ColumnUnit::Utf16;
            let place = |byte| text.place(byte, unit);
            let (start, end) = (text.byte(place(before.len()), unit), text.byte(place(before.len() + old.len()), unit));
            let changed = text.changed(start..end, &new);
            let expected = format!("{before}{new}{behind}");
            prop_assert_eq!(changed.typed(), expected.as_str());
        }

        /// Readers' bytes lead to typed ones and back.
        #[test]
        fn what_readers_see_leads_to_what_was_typed(typed in "[aou\u{302}\u{301}\u{309}ế ]{0,20}") {
            let text = EditorText::new(typed);
            let mut sources = Sources::default();
            let file = sources.add("a.yaml", text.typed());
            let read = sources.file(file).text();
            for (byte, _) in read.char_indices() {
                let typed = text.typed_range(byte..byte);
                let back = text.read(typed.start);
                prop_assert!(back <= byte && text.typed_range(back..back) == typed);
            }
        }
    }
}
