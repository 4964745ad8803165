//! Names of other localities in a text: what a template says of one locality by its name would be printed
//! in the papers of all.
//!
//! In: the localities of a table, a text as on paper, and the locality it is for. Out: the names of
//! others in it, with their type or behind the name of a body. It leaves out a name alone, which may be a
//! street or a person.

use std::collections::{BTreeMap, BTreeSet};

use super::Locality;
use super::columns::{NAME, TYPE};

/// Bodies that a locality's name may follow without its type.
const BODIES: [&str; 7] =
    ["ubnd", "hđnd", "ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "đảng ủy", "đảng uỷ"];
/// The greatest number of words in a name.
const LONGEST: usize = 7;

/// The names of all localities of a table.
#[derive(Debug, Default)]
pub struct Others {
    /// By type; both in lower case.
    by_type: BTreeMap<String, BTreeSet<String>>,
    /// Names without their types.
    bare: BTreeSet<String>,
}

impl Others {
    /// Makes it of these types and names.
    pub fn of<'a>(units: impl Iterator<Item = (&'a str, &'a str)>) -> Others {
        let mut others = Others::default();
        for (kind, name) in units.filter(|(_, name)| !name.is_empty()) {
            others.by_type.entry(kind.to_lowercase()).or_default().insert(name.to_lowercase());
            others.bare.insert(name.to_lowercase());
        }
        others
    }

    /// The names of others in a text for this locality, as they are typed. A name that is in one of the
    /// locality's own words is intended: its neighbours may be a column.
    pub fn named<'t>(&self, text: &'t str, own: &Locality) -> Vec<&'t str> {
        let mut found = Vec::new();
        let small = small(text);
        // Most texts name no type and no body.
        let fronts = self.by_type.keys().map(String::as_str).chain(BODIES);
        if !fronts.into_iter().any(|front| small.contains(front)) {
            return found;
        }
        let columns = own.columns();
        let (own_kind, own_name) = (own.cell(TYPE).to_lowercase(), own.name().to_lowercase());
        let types =
            self.by_type.iter().map(|(kind, names)| (kind.as_str(), names, Some(kind) == Some(&own_kind)));
        let bodies = BODIES.into_iter().map(|body| (body, &self.bare, true));
        for (front, names, of_own) in types.chain(bodies) {
            for (start, name) in behind(text, &small, front) {
                let Some(end) = longest(name, names) else { continue };
                let typed = name[..end].to_lowercase();
                let meant = || {
                    columns
                        .iter()
                        .any(|(column, value)| column != NAME && holds(&value.to_lowercase(), &typed))
                };
                let own = of_own && typed == own_name;
                if !own && !meant() {
                    found.push(&text[start..text.len() - name.len() + end]);
                }
            }
        }
        found
    }

    /// Whether this is the bare name of another locality.
    pub fn is_other(&self, name: &str, own: &Locality) -> bool {
        let name = name.to_lowercase();
        self.bare.contains(&name) && name != own.name().to_lowercase()
    }
}

/// A text in lower case with every byte at the same position: a letter whose lower-case form has another
/// length is kept.
fn small(text: &str) -> String {
    let small = |letter: char| {
        let mut small = letter.to_lowercase();
        small.next().filter(|one| one.len_utf8() == letter.len_utf8() && small.next().is_none())
    };
    text.chars().map(|letter| small(letter).unwrap_or(letter)).collect()
}

/// What follows these words, and where they begin; `small` is the text in lower case.
fn behind<'t>(text: &'t str, small: &str, words: &str) -> Vec<(usize, &'t str)> {
    let found = small.match_indices(words).filter_map(|(at, _)| {
        let rest = &text[at + words.len()..];
        let name = rest.trim_start_matches([' ', '\u{a0}']);
        let begins = !small[..at].ends_with(char::is_alphanumeric);
        (begins && name.len() < rest.len()).then_some((at, name))
    });
    found.collect()
}

/// The length in bytes of the longest of these names at the start of a text, if it is written as a name.
fn longest(text: &str, names: &BTreeSet<String>) -> Option<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    for word in text.split(' ').take(LONGEST) {
        let kept = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        // "xã hội an toàn" names no locality: a name begins with a capital.
        if kept.is_empty() || kept.starts_with(char::is_lowercase) {
            break;
        }
        ends.push(at + kept.len());
        if kept.len() < word.len() {
            break;
        }
        at += word.len() + 1;
    }
    let end = ends.iter().rev().copied().find(|&end| names.contains(&text[..end].to_lowercase()))?;
    // With a capital behind it, it is part of a longer name, or of a heading in capitals, where nothing
    // shows the end of a name.
    let more = text[end..].trim_start_matches(' ').starts_with(char::is_uppercase);
    (!more).then_some(end)
}

/// Whether a text has these words, as whole words.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let behind = &text[at + words.len()..];
        !text[..at].ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Locality, Others};

    fn unit(cells: &[(&str, &str)]) -> Locality {
        let cell = |(column, value): &(&str, &str)| ((*column).to_owned(), (*value).to_owned());
        Locality { columns: cells.iter().map(cell).collect::<BTreeMap<_, _>>() }
    }

    #[test]
    fn names_of_others_are_found_and_none_else() {
        let table = [
            ("phường", "Yên Hòa"),
            ("xã", "Hội An"),
            ("xã", "Sóc Sơn"),
            ("phường", "1"),
            ("phường", "10"),
            ("phường", "Sóc Sơn"),
        ];
        let others = Others::of(table.into_iter());
        let own = unit(&[("ma", "2"), ("ten", "Sóc Sơn"), ("loai", "xã"), ("giap", "giáp Phường 10")]);
        for (text, wanted) in [
            ("Tại phường Yên Hòa, xã Sóc Sơn", vec!["phường Yên Hòa"]),
            ("PHƯỜNG YÊN HÒA", vec!["PHƯỜNG YÊN HÒA"]),
            ("Giao UBND Yên Hòa; UBND Sóc Sơn", vec!["UBND Yên Hòa"]),
            ("Giao Phường Sóc Sơn", vec!["Phường Sóc Sơn"]),
            ("phường 1, phường 10", vec!["phường 1"]),
            ("Ủy ban nhân dân phường Yên Hòa", vec!["phường Yên Hòa"]),
            ("xã hội an toàn, xã Hội Anh, phường Yên Hòa Bình", vec![]),
            ("AN SINH XÃ HỘI AN TOÀN", vec![]),
            ("đường Yên Hòa, ông Yên Hòa, các phường, xã", vec![]),
            ("UBND phường; UBND xã; phường 15", vec![]),
        ] {
            assert_eq!(others.named(text, &own), wanted, "{text}");
        }
        assert!(others.is_other("Yên Hòa", &own) && !others.is_other("Sóc Sơn", &own));
    }
}
