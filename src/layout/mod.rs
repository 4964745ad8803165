//! Decides where everything of a tree is on the page, once for all writers.
//!
//! In: the tree and the theme. Out, in two steps: [`decide`] fills in what the tree leaves open, its
//! lengths and what stays together; [`of`] lays it out as [`Laid`]: the same blocks with the room above
//! them, the widths of their lines and where these may end, the places of a table's grid, lines that are
//! level, levels of headings, which area words may use. It leaves words and roles to the tree, and
//! drawing to the writers, which measure nothing.
//!
//! | file | decides |
//! |---|---|
//! | `pairs` | in the tree: widths of header and signature, rules, frames, room to sign |
//! | `tables`, `widths`, `widest`, `chart` | in the tree: widths of columns, bars; what of a table does not fit |
//! | `place` | rooms, widths and areas, in one walk ([`of`]) |
//! | `grid` | the same in the cells of a table, and which places of its grid each takes |
//! | `level` | lines of two cells that are level |
//! | `outline` | levels of headings |
//! | `keep_marks`, `rows` | which blocks and rows stay together, as marks in the tree |
//! | `keep` | what follows from these marks where a page ends |
//! | `breaks` | where lines may end, by `letters`, `measure`, `ties`, `parting`, `figures` |
//! | `blanks` | how a word processor, which breaks lines itself, ends them there too |
//! | `heights` | heights of blocks |
//! | `alone` | widths of a chart by itself |
//! | `areas` | the area that words may use, and what fits none |
//! | `sure` | whether all words are surely within their areas |

mod alone;
mod area;
pub mod areas;
mod blanks;
mod breaks;
mod chart;
mod decide;
mod faults;
mod figures;
mod grid;
mod head_room;
mod heights;
mod keep;
mod keep_marks;
mod laid;
mod letters;
mod level;
pub mod measure;
mod outline;
mod pairs;
mod parting;
mod place;
mod rows;
mod setting;
mod sure;
mod tables;
mod text;
mod ties;
mod widest;
mod widths;
mod word_columns;

pub use alone::ChartAlone;
pub use blanks::{SetPiece, SetText};
pub use breaks::{CutPiece, CutWords};
pub use chart::decide as decide_chart;
pub use decide::decide;
pub use faults::{Narrow, NarrowPair, PageFault, TableFault, TooWide};
pub use grid::{GridPlace, LaidRow, PlaceContent};
pub use keep::{Ending, RowStay, Stay};
pub use laid::{
    Laid, LaidBlock, LaidChart, LaidColumns, LaidContent, LaidFrame, LaidPair, LaidPart, LaidSection,
    LaidSimple, LaidTable,
};
pub use letters::NO_BREAK_SPACE;
pub use level::{ASCENT, DESCENT, GAP, LevelLines, extra_below};
pub use outline::short_title;
pub use place::of;
pub use setting::Setting;
pub use sure::fits_surely;
pub use text::LaidText;
