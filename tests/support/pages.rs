//! Pages as they are printed: the edges of the text and what stands where, in points.

use vanban::rooms::write::pdf::{LineLayout, PageLayout};

/// A millimetre.
pub(crate) const MM: f64 = 72.0 / 25.4;
/// The edges of the text on an upright page: margins of 30 and 15, of 20 and 20 mm.
pub(crate) const LEFT: f64 = 30.0 * MM;
pub(crate) const RIGHT: f64 = 195.0 * MM;
pub(crate) const TOP: f64 = 20.0 * MM;
pub(crate) const BOTTOM: f64 = 277.0 * MM;

/// The first line that starts with these words.
#[track_caller]
pub(crate) fn line<'a>(page: &'a PageLayout, start: &str) -> &'a LineLayout {
    page.lines.iter().find(|line| line.text.starts_with(start)).unwrap_or_else(|| {
        panic!("no line {start:?} in {:#?}", page.lines.iter().map(|line| &line.text).collect::<Vec<_>>())
    })
}

/// The middle of a line, from left to right.
pub(crate) fn center(line: &LineLayout) -> f64 {
    line.x + line.width / 2.0
}
