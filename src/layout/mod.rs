//! Where everything of a tree stands on the page, decided once for all who write it.
//!
//! In: the tree and the theme. Out: [`Laid`]: the same blocks with their room, the widths of their
//! lines and where these may end, the places of a table's grid, lines that are level, levels of
//! headings, what stays together, which area words may use. It leaves words and roles to the tree, and
//! drawing to the writers, which measure nothing.
//!
//! | file | decides |
//! |---|---|
//! | `place` | rooms, widths and areas, in one walk ([`of`]) |
//! | `grid` | which places of a table's grid a cell takes |
//! | `level` | lines of two cells that are level |
//! | `outline` | levels of headings |
//! | `keep` | what stays together where a page ends |
//! | `breaks` | where lines may end, by `letters`, `measure`, `ties`, `parting`, `figures` |
//! | `blanks` | how a word processor, which breaks lines itself, ends them there too |
//! | `heights` | how high blocks stand |
//! | `areas` | what fits no place |

pub mod areas;
mod blanks;
mod breaks;
mod figures;
mod grid;
pub mod heights;
mod keep;
mod laid;
mod letters;
mod level;
pub mod measure;
mod outline;
mod parting;
mod place;
mod ties;

pub use blanks::{SetPiece, SetText};
pub use breaks::Setting;
pub use grid::{GridPlace, LaidRow, PlaceContent};
pub use keep::{Ending, RowStay, Stay};
pub use laid::{
    Laid, LaidBlock, LaidChart, LaidColumns, LaidContent, LaidFrame, LaidPair, LaidSection, LaidTable,
    LaidText,
};
pub use letters::NO_BREAK_SPACE;
pub use level::{ASCENT, DESCENT, GAP, LevelLines, extra_below};
pub use outline::short_title;
pub use place::of;
pub use ties::Ties;
