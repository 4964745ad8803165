//! The ids of elements (eId), after the Akoma Ntoso Naming Convention: `art_2__para_1__point_a`.
//!
//! In: where an element is, what it is, its number on paper. Out: an id that no other element of the file
//! has. It leaves to others which elements get one.

use std::collections::{BTreeMap, BTreeSet};

/// The ids that are given away.
#[derive(Default)]
pub(super) struct EIds {
    taken: BTreeSet<String>,
    /// How many elements without a number there are of each kind at each place.
    counts: BTreeMap<String, usize>,
}

impl EIds {
    /// The id of an element with this number at this place; one that is counted if there is no number.
    pub(super) fn numbered(&mut self, place: &str, kind: &str, number: Option<&str>) -> String {
        match number.map(in_id).filter(|number| !number.is_empty()) {
            Some(number) => self.free(format!("{place}{kind}_{number}")),
            None => self.counted(place, kind),
        }
    }

    /// The id of an element that is known by how many of its kind come before it.
    pub(super) fn counted(&mut self, place: &str, kind: &str) -> String {
        let base = format!("{place}{kind}");
        let count = self.counts.entry(base.clone()).or_default();
        *count += 1;
        let id = format!("{base}_{count}");
        self.free(id)
    }

    /// The id of an element that is alone at its place.
    pub(super) fn alone(&mut self, place: &str, kind: &str) -> String {
        self.free(format!("{place}{kind}"))
    }

    /// The id itself, or with the first count behind it that makes it the only one: a paper may number two
    /// points alike.
    fn free(&mut self, id: String) -> String {
        let others = (2..).map(|count| format!("{id}-{count}"));
        let free = std::iter::once(id.clone()).chain(others).find(|one| !self.taken.contains(one));
        let free = free.expect("counts have no end");
        self.taken.insert(free.clone());
        free
    }
}

/// A number as it stands in an id: "1.2." is `1-2`, "Đ)" is `đ`.
fn in_id(number: &str) -> String {
    let parts = number.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::EIds;

    #[test]
    fn no_two_ids_are_alike() {
        let mut ids = EIds::default();
        let mut given = Vec::new();
        for number in [Some("1."), Some("1.2."), None, Some("1."), Some("Đ)"), Some("-"), Some("1.")] {
            given.push(ids.numbered("art_1__", "para", number));
        }
        given.push(ids.alone("", "body"));
        given.push(ids.alone("", "body"));
        let expected = [
            "art_1__para_1",
            "art_1__para_1-2",
            "art_1__para_1-3",
            "art_1__para_1-4",
            "art_1__para_đ",
            "art_1__para_2",
            "art_1__para_1-5",
            "body",
            "body-2",
        ];
        assert_eq!(given, expected);
    }
}
