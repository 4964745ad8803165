//! Rules of content that an office states itself, `templates/quy_tac.yaml`: over the decree, never against it.
//!
//! In: the text of the file. Out: [`HouseRules`], typed and checked, every fault at its line. What demanded
//! looks mean, the theme says; whether a paper keeps a rule, `rules`.

mod fields;
mod read;
mod schema;

pub use read::{LooksReader, read};
pub use schema::schema;

use crate::finding::{Code, Severity};

/// The name of the file.
pub const FILE: &str = "quy_tac.yaml";

/// The rules of an office, by code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseRules {
    /// All of them.
    pub all: Vec<HouseRule>,
}

/// A rule of an office.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseRule {
    /// Its code, `N01`, with its name.
    pub code: Code,
    /// How grave it is to break it.
    pub severity: Severity,
    /// Why the office wants it; None where it does not say.
    pub reason: Option<String>,
    /// The paper of the office that it rests on; None where it names none.
    pub source: Option<String>,
    /// The file that states it, and the line there.
    pub stated: (String, usize),
    /// What it asks for.
    pub asks: HouseAsk,
}

/// What a rule of an office asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum HouseAsk {
    /// Words that are to be others, in these places; none named is everywhere.
    Words(Vec<HouseWord>, Vec<HousePlace>),
    /// Abbreviations that may be used, each with its name, in these places.
    Abbreviations(Vec<(String, String)>, Vec<HousePlace>),
    /// Looks of the page and of roles: what the theme does not keep of them.
    Looks(Vec<HouseLook>),
}

/// A word that an office does not want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseWord {
    /// As it is not to be written.
    pub wrong: String,
    /// What stands there instead; None where the office names nothing.
    pub right: Option<String>,
}

/// A look that the theme does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseLook {
    /// The component that it is about; None of the page.
    pub element: Option<&'static str>,
    /// As it is and as it is to be.
    pub message: String,
    /// The line of the theme that makes it so.
    pub line: String,
    /// Whether one size of all letters demands it, which is told once for all of them.
    pub of_one_size: bool,
}

/// A place of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HousePlace {
    /// Number and symbol.
    Symbol,
    /// The issuer and the one above it.
    Issuer,
    /// Place and day.
    PlaceAndDay,
    /// The subject.
    Subject,
    /// To whom a paper is addressed.
    Address,
    /// The grounds.
    Grounds,
    /// The body with its headings.
    Body,
    /// Tables and what stands around them.
    Tables,
    /// Who signs.
    Signature,
    /// The recipients.
    Recipients,
    /// The line of the archive among them.
    Archive,
    /// The label and the title of an appendix.
    Appendix,
}

impl HousePlace {
    /// Its words.
    pub fn about(self) -> &'static str {
        let of = |one: &&super::choice::Choice<HousePlace>| one.value == self;
        fields::PLACES.of.iter().find(of).map_or("", |one| one.about)
    }
}

#[cfg(test)]
mod tests;
