//! YAML nodes as the typed content of a document, with every error that is found on the way.
//!
//! In: a node. Out: a [`Dossier`]. Texts stay as typed (variables and marks are left to the templates);
//! numbers and dates are read here. Sums are left to `budget`.

mod appendix;
mod articles;
pub mod body;
mod body_fields;
pub mod body_tables;
mod braces;
mod broken;
pub mod captions;
pub mod carried;
pub mod cells;
mod choice;
mod column_kind;
mod comparison;
mod components;
mod condition;
pub mod date;
pub mod declare;
mod division;
mod dossier;
pub mod escaped;
pub mod examples;
mod fields;
pub mod fixed;
mod header;
mod held;
pub mod house;
pub mod image;
mod issuing;
mod item;
pub mod kind;
pub mod laws;
mod level;
pub mod localities;
mod marker;
pub mod money;
mod naming;
mod not_yet;
pub mod number;
mod read_dossier;
pub mod row_label;
pub mod schema;
pub mod schema_of_laws;
mod schema_signs;
pub mod sheet_table;
mod sign_fields;
pub mod starter;
pub mod status;
pub mod status_words;
pub mod table;
mod table_fields;
pub mod taken;
mod unstopped;
pub mod waiver;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub use appendix::PhuLuc;
pub use comparison::ComparisonAppendix;
pub use components::VAN_BAN;
pub use condition::CONDITION;
pub use dossier::{CoQuan, Dossier, NguoiKy};
pub use localities::ATTACHED_WORDS;
pub use naming::{capitalised, is_roman};
pub use read_dossier::read;
pub use status_words::Ban;

use kind::Kind;

use crate::finding::suggest;

/// All kinds of documents that can be written.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    kinds: BTreeMap<String, ListedKind>,
}

/// A kind, or the built-in file from which it is read at first use: a run uses few of them.
#[derive(Clone, Debug)]
struct ListedKind {
    built_in: &'static str,
    kind: OnceLock<Arc<Kind>>,
}

impl ListedKind {
    fn kind(&self, id: &str) -> &Arc<Kind> {
        // Tests read all built-in files, so this cannot fail.
        let read = || Kind::of_text(id, self.built_in).unwrap_or_else(|report| panic!("{report}"));
        self.kind.get_or_init(|| Arc::new(read()))
    }
}

impl Catalogue {
    /// Adds a kind; it replaces one with the same id.
    pub fn add(&mut self, kind: Kind) {
        let id = kind.id.clone();
        self.kinds.insert(id, ListedKind { built_in: "", kind: Arc::new(kind).into() });
    }

    /// Adds a kind by its id and the text of its data file, which is known to be right.
    pub fn add_built_in(&mut self, id: &str, text: &'static str) {
        self.kinds.insert(id.to_owned(), ListedKind { built_in: text, kind: OnceLock::new() });
    }

    /// The kind with an id.
    pub fn kind(&self, id: &str) -> Option<Arc<Kind>> {
        self.kinds.get(id).map(|listed| listed.kind(id).clone())
    }

    /// The names that a person may type instead of an id, each with the id: "Quyết định", `QĐ`.
    fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let short = self.kinds().filter_map(|kind| Some((kind.id.as_str(), kind.viet_tat.as_deref()?)));
        self.kinds().map(|kind| (kind.id.as_str(), kind.ten.as_str())).chain(short)
    }

    /// What to do about an unknown id, and which one was meant if that is clear.
    pub fn unknown(&self, typed: &str) -> (String, Option<&str>) {
        (suggest::all_of(typed, self.names(), "loại văn bản"), suggest::meant(typed, self.names()))
    }

    /// All, by id.
    pub fn kinds(&self) -> impl Iterator<Item = &Arc<Kind>> + Clone {
        self.kinds.iter().map(|(id, listed)| listed.kind(id))
    }
}

/// A text with a capital first letter, as at the start of a sentence.
pub fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
