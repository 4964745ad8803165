//! House rules: rules of content that an office states itself in `templates/quy_tac.yaml`, in addition to the
//! decree and never against it.
//!
//! In: the text of the file. Out: [`HouseRules`], typed and checked, every error at its line. What demanded
//! looks mean is left to the theme; whether a paper keeps a rule, to `rules`.

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
    /// How severe it is to break it.
    pub severity: Severity,
    /// Why the office wants it; None if it does not say.
    pub reason: Option<String>,
    /// The office's paper that it is based on; None if it names none.
    pub source: Option<String>,
    /// The file that states it, and the line there.
    pub stated: (String, usize),
    /// What it asks for.
    pub asks: HouseAsk,
}

/// What a rule of an office asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum HouseAsk {
    /// Words that are to be replaced, in these places; no place means everywhere.
    Words(Vec<HouseWord>, Vec<HousePlace>),
    /// Abbreviations that may be used, each with its name, in these places.
    Abbreviations(Vec<(String, String)>, Vec<HousePlace>),
    /// Looks of the page and of roles: those that the theme does not have as demanded.
    Looks(Vec<HouseLook>),
}

/// A word that an office does not want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseWord {
    /// The wrong spelling.
    pub wrong: String,
    /// What to write instead; None if the office names nothing.
    pub right: Option<String>,
}

/// A demanded look that the theme does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseLook {
    /// The component that it is about; None for the page.
    pub element: Option<&'static str>,
    /// What it is and what it should be.
    pub message: String,
    /// The line of the theme that makes it so.
    pub line: String,
    /// Whether it comes from a demand of one size for all letters, which is reported once for all of them.
    pub of_one_size: bool,
}

/// A place of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HousePlace {
    /// Number and symbol.
    Symbol,
    /// The issuing body and its superior body.
    Issuer,
    /// Place name and day.
    PlaceAndDay,
    /// The subject.
    Subject,
    /// To whom a paper is addressed.
    Address,
    /// The grounds.
    Grounds,
    /// The body with its headings.
    Body,
    /// Tables and what is around them.
    Tables,
    /// The signature.
    Signature,
    /// The recipients.
    Recipients,
    /// The line of the archive (`Lưu`) among them.
    Archive,
    /// The label and the title of an appendix.
    Appendix,
}

impl HousePlace {
    /// The words for the place.
    pub fn about(self) -> &'static str {
        let of = |one: &&super::choice::Choice<HousePlace>| one.value == self;
        fields::PLACES.of.iter().find(of).map_or("", |one| one.about)
    }
}

#[cfg(test)]
mod tests;
