//! Where everything of a tree stands on the page, decided once for all who write it.
//!
//! In: the tree and the theme. Out: how wide texts are and where their lines may end, how high
//! blocks stand, which level headings have, which area words may use. It leaves words and roles to
//! the tree, and drawing to the writers, which measure nothing.

pub mod areas;
pub mod figures;
pub mod heights;
pub mod letters;
pub mod measure;
pub mod outline;
pub mod parting;
pub mod ties;
