//! Which letters of a line were typed where.
//!
//! In: a paragraph, the text that it comes from. Out: for each of its letters, blanks not counted, the bytes of that
//! text it was typed with. Capitals that the paper alone has are no difference; a letter that a variable gave, a number,
//! a sign that paper prints by itself has no place.

use std::ops::Range;

use super::origins::{is_counted, text_of};
use crate::paper::{GivenBy, Paragraph};
use crate::redline::differing;

/// The letters of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct LetterPlaces {
    /// Where each was typed, in bytes of the text.
    pub(super) typed: Vec<Option<Range<usize>>>,
    /// Who gave it, if nobody typed it there.
    pub(super) given: Vec<Option<GivenBy>>,
}

/// What a letter is compared by: its small form, or that it is like no other.
#[derive(PartialEq, Eq, Hash)]
enum Compared {
    Letter(char),
    Other(bool, usize),
}

impl LetterPlaces {
    /// The places of a paragraph's letters in the text it was typed in.
    pub(super) fn of(paragraph: &Paragraph, source: &str) -> LetterPlaces {
        let text = text_of(paragraph);
        let mut given = Vec::new();
        let mut shown = Vec::new();
        for (at, letter) in text.char_indices().filter(|(_, letter)| is_counted(*letter)) {
            let giver = paragraph.given.iter().find(|one| one.at.contains(&at)).map(|one| one.by.clone());
            let is_other = matches!(giver, Some(GivenBy::Program | GivenBy::Variable(_)));
            shown.push(match is_other {
                true => Compared::Other(true, shown.len()),
                false => Compared::Letter(small(letter)),
            });
            given.push(giver.filter(|_| is_other));
        }
        let hidden = variables(source);
        let mut places = Vec::new();
        let mut typed_letters = Vec::new();
        for (at, letter) in source.char_indices().filter(|(_, letter)| is_counted(*letter)) {
            let is_hidden = hidden.iter().any(|one| one.contains(&at));
            typed_letters.push(match is_hidden {
                true => Compared::Other(false, at),
                false => Compared::Letter(small(letter)),
            });
            places.push(at..at + letter.len_utf8());
        }
        let mut typed = vec![None; shown.len()];
        let mut at = (0, 0);
        let last = (shown.len()..shown.len(), places.len()..places.len());
        for (olds, news) in differing(shown.iter(), typed_letters.iter()).into_iter().chain([last]) {
            while at.0 < olds.start {
                typed[at.0] = Some(places[at.1].clone());
                at = (at.0 + 1, at.1 + 1);
            }
            at = (olds.end, news.end);
        }
        LetterPlaces { typed, given }
    }

    /// Whether any of these letters has a place.
    pub(super) fn any_typed(&self, letters: Range<usize>) -> bool {
        self.typed[letters].iter().any(Option::is_some)
    }

    /// Whether a variable or the program gave any of its letters.
    pub(super) fn any_given(&self) -> bool {
        self.given.iter().any(Option::is_some)
    }
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Where variables and conditions stand in a text.
pub(super) fn variables(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").into_iter().chain(text[from..].find("{%")).min() {
        let start = from + start;
        let closing = if text[start..].starts_with("{{") { "}}" } else { "%}" };
        let end = text[start..].find(closing).map_or(text.len(), |end| start + end + 2);
        all.push(start..end);
        from = end;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::LetterPlaces;
    use crate::paper::{GivenBy, GivenWords, Inline, Paragraph, Role};

    #[test]
    fn letters_are_found_where_they_were_typed() {
        let shown = "1. Năm 2026 chi 5 triệu đồng;";
        let at = shown.find("5 triệu").unwrap();
        let mut paragraph = Paragraph::new(Role::Khoan, vec![Inline::text(shown)]);
        paragraph.given =
            vec![GivenWords { at: at..at + "5 triệu".len(), by: GivenBy::Variable("muc".to_owned()) }];
        let source = "Năm **2026** chi {{ muc }} đồng";
        let places = LetterPlaces::of(&paragraph, source);
        let typed: String =
            places.typed.iter().map(|place| place.clone().map_or("·", |place| &source[place])).collect();
        assert_eq!(typed, "··Năm2026chi······đồng·");
        assert!(places.any_given() && !places.any_typed(0..2));
    }
}
