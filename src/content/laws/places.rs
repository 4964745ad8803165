//! Where the words of a text of the register stand in its file.
//!
//! In: the fields of a text; words of a paper that came from it. Out: their place in the register's own
//! file, for who tells what is wrong with them.

use std::ops::Range;

use super::{Citing, LegalText};
use crate::content::declare::Fields;
use crate::source::Span;

/// Places of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalPlaces {
    /// Of its name.
    name: Option<Span>,
    /// Of its number.
    number: Option<Span>,
    /// Of its day.
    day: Option<Span>,
    /// Of who issued it.
    body: Option<Span>,
    /// Of the number of its consolidated text.
    consolidated: Option<Span>,
    /// Of its successor's key.
    pub(super) replaced_by: Option<Span>,
    /// Of the keys of what amended it.
    pub(super) amended_by: Option<Span>,
}

impl LegalPlaces {
    /// Of the text of these fields.
    pub(super) fn of(fields: &Fields<'_>) -> LegalPlaces {
        let place = |key: &str| fields.get(key).map(|node| node.span);
        LegalPlaces {
            name: place("ten"),
            number: place("so"),
            day: place("ngay"),
            body: place("co_quan"),
            consolidated: place("hop_nhat"),
            replaced_by: place("thay_the_boi"),
            amended_by: place("sua_doi_boi"),
        }
    }

    /// Of its number, else of its name.
    pub(super) fn identity(self, at: Span) -> Span {
        self.number.or(self.name).unwrap_or(at)
    }
}

impl LegalText {
    /// Where words that it gave to a paper stand in the register's file, whose text this is; None where they are of
    /// no single value. Where it was called as a whole, words around its name are its own as well.
    pub fn place_of(&self, words: &str, whole: bool, file: &str) -> Option<Range<usize>> {
        let LegalPlaces { name, number, day, body, consolidated, .. } = self.places;
        let dated = self.dated();
        let values = [
            (name, Some(&self.name)),
            (body, self.body.as_ref()),
            (number, self.number.as_ref()),
            (consolidated, self.consolidated.as_ref()),
            (day, Some(&dated)),
        ];
        let place = values.into_iter().find(|(_, value)| value.is_some_and(|value| value.contains(words)));
        let Some((place, _)) = place else {
            // "Luật Đất Đai".
            let own = self.words(Citing::Ground).contains(words) && words.contains(&self.name);
            return name.filter(|_| whole && own).map(Span::range);
        };
        let place = place?.range();
        // Words that go over the end of a line, and a day, stand otherwise in the file.
        let within = file.get(place.clone())?.find(words).map(|at| place.start + at);
        Some(within.map_or(place, |start| start..start + words.len()))
    }
}
