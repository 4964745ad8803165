//! YAML nodes as the typed content of a document, with every error found on the way.
//!
//! In: a node. Out: a [`VanBan`]. Texts stay as typed (variables and marks are the templates'
//! matter), numbers and dates are read here. It leaves sums to `budget`.

mod appendix;
mod articles;
pub mod body;
mod compared;
mod components;
pub mod date;
pub mod declare;
mod fields;
pub mod image;
mod issuing;
pub mod kind;
pub mod marking;
pub mod money;
pub mod number;
pub mod schema;
pub mod starter;
pub mod table;
pub mod units;
mod van_ban;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use appendix::PhuLuc;
pub use compared::SoSanh;
pub use components::VAN_BAN;
pub use issuing::Ban;
pub use units::{ATTACHED_WORDS, CONDITION};
pub use van_ban::{CoQuan, NguoiKy, VanBan, read};

use kind::Kind;

/// All kinds of documents that can be written.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    kinds: BTreeMap<String, Arc<Kind>>,
}

impl Catalogue {
    /// Adds a kind, in place of one with the same id.
    pub fn add(&mut self, kind: Kind) {
        self.kinds.insert(kind.id.clone(), Arc::new(kind));
    }

    /// The kind of an id.
    pub fn kind(&self, id: &str) -> Option<Arc<Kind>> {
        self.kinds.get(id).cloned()
    }

    /// All, by id.
    pub fn kinds(&self) -> impl Iterator<Item = &Arc<Kind>> + Clone {
        self.kinds.values()
    }
}

/// With its first letter as a sentence begins.
pub fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
