//! Where the words of a text of the register are in its file.
//!
//! In: the fields of a text; words of a paper that came from it. Out: their place in the register's own file,
//! for findings about them.

use std::ops::Range;

use super::{Citing, LegalText};
use crate::content::declare::Fields;
use crate::source::Span;

/// Places of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalPlaces {
    /// The place of its name.
    name: Option<Span>,
    /// The place of its number.
    number: Option<Span>,
    /// The place of its day.
    day: Option<Span>,
    /// The place of the body that issued it.
    body: Option<Span>,
    /// The place of the number of its consolidated text.
    consolidated: Option<Span>,
    /// The place of its successor's key.
    pub(super) replaced_by: Option<Span>,
    /// The place of the keys of what amended it.
    pub(super) amended_by: Option<Span>,
}

impl LegalPlaces {
    /// The places of the text with these fields.
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

    /// The place of its number, else of its name.
    pub(super) fn identity(self, at: Span) -> Span {
        self.number.or(self.name).unwrap_or(at)
    }
}

impl LegalText {
    /// Where words that it gave to a paper are in the register's file, whose text this is. Returns None if
    /// they do not belong to a single value. If it was cited as a whole, words around its name are its own as
    /// well.
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
        // Words that continue over the end of a line, and a day, are written differently in the file.
        let within = file.get(place.clone())?.find(words).map(|at| place.start + at);
        Some(within.map_or(place, |start| start..start + words.len()))
    }
}
