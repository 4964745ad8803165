//! What an editor asks of a paper that is being typed: what may stand at a place, what a key means, where a name
//! is declared, what a text is made of. No protocol, no screen and no disk: an editor's server and tests ask.
//!
//! In: a text as the editor holds it, what was found in it last. Out: words and places. All that it says of keys
//! comes from the declarations that also read the file; all figures from the look at the paper. How an editor is
//! spoken to is left to `cli`.

mod cursor;
mod declared;
mod definition;
mod expression;
mod files_named;
mod hover;
mod ids;
mod meaning;
mod outline;
mod paper;
mod positions;
mod proposal;
mod proposals;
mod snippets;
mod units;
mod variables;
mod ways;

pub use declared::TypedFile;
pub use definition::{DeclaredAt, definition};
pub use files_named::{FolderEntry, attached, is_paper, place_that_names};
pub use hover::{HoverWords, hover};
pub use outline::{OutlinePart, OutlineSort, outline};
pub use paper::{GoodPaper, KnownPaper, PaperLook};
pub use positions::{ColumnUnit, EditorPlace, EditorText};
pub use proposal::{Proposal, ProposedSort};
pub use proposals::proposals;
pub use snippets::Snippet;
